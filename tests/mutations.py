"""Documents damaged at random: bytes cut out, doubled, swapped for others or for what parsers trip over."""

from hypothesis import strategies as st

STUMBLES = (
    b"<!DOCTYPE[",
    b"]>",
    b"<!--",
    b"-->",
    b"&#xD800;",
    b"&x;",
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"http://[::1",
    b"https://desk:made-up@a.test:99999/",
    b"999999999999999999999999",
    b"2024-13-45",
    b"!!int abc",
    b"*a",
    b"&a",
    b"[" * 300,
    b"{",
    b"\\ud800",
    b"<url><loc>",
    b"</urlset>",
    b"Content-Length: -1\r\n",
    b"Content-Length: 99999999999\r\n",
    b"\r\n\r\n",
    b"WARC/1.1\r\n",
    b"Content-Encoding: gzip\r\n",
    b": ",
    b"\n  ",
)


@st.composite
def damaged(draw: st.DrawFn, document: bytes) -> bytes:
    """Return the document after one to four damages."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(document)))
        end = min(start + draw(st.integers(0, 60)), len(document))
        put = draw(st.one_of(st.sampled_from(STUMBLES), st.binary(max_size=8), st.just(document[start:end] * 2)))
        document = document[:start] + put + document[end:]
    return document
