import pytest
from hypothesis import given
from hypothesis import strategies as st
from w3lib.url import canonicalize_url

from tasks.fetching import urls
from tasks.fetching.urls import host_of, origin_of, url_key, web_url

PLAIN = st.from_regex(r"https?://[a-z]{1,8}\.example(:8[0-9]{3})?(/[A-Za-z0-9_~-]{1,6}){0,3}(\?[a-z]{1,3}=[0-9]{0,3}(&[a-z]{1,3}=[a-z]{0,3}){0,3})?", fullmatch=True)  # fmt: skip  # noqa: E501


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://Herald.example/a?utm_source=x&id=7&fbclid=y#top", "https://herald.example/a?id=7"),
        ("https://herald.example/a?b=2&a=1", "https://herald.example/a?a=1&b=2"),
        ("https://herald.example:443/a", "https://herald.example/a"),
        ("http://herald.example", "http://herald.example/"),
        ("http://reader:secret@herald.example/a", "http://herald.example/a"),
        ("https://herald.example/caf\u00e9", "https://herald.example/caf%C3%A9"),
        ("https://herald.example/a/../b/./c", "https://herald.example/b/c"),
        ("https://herald.example/a?q=", "https://herald.example/a?q="),
        ("https://herald.example/a?UTM_Campaign=1", "https://herald.example/a"),
    ],
)
def test_spellings_of_one_url_share_a_key(url, key):
    assert url_key(url) == key
    assert url_key(key) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://herald.example/a", "http://herald.example/a"),
        ("https://herald.example/a", "https://herald.example/A"),
        ("https://herald.example/a?id=1", "https://herald.example/a?id=2"),
        ("https://herald.example/a", "https://www.herald.example/a"),
    ],
)
def test_what_may_be_served_differently_keeps_its_own_key(one, other):
    assert url_key(one) != url_key(other)


@given(PLAIN)
def test_the_quick_way_to_a_key_agrees_with_w3lib(url):
    quick = urls._plain_key(url)
    names = [pair.partition("=")[0] for pair in url.partition("?")[2].split("&")]
    assert quick is None or any(map(urls.is_tracker, names)) or quick == canonicalize_url(url)


def test_the_quick_way_is_taken_where_it_can_be():
    assert urls._plain_key("https://h.example/a/b-c?b=2&utm_source=x&a=1") == "https://h.example/a/b-c?a=1&b=2"
    assert urls._plain_key("https://h.example/a/../b") is None


@pytest.mark.parametrize(
    "url",
    ["ftp://herald.example/", "javascript:alert(1)", "file:///etc/passwd", "http://", "//herald.example", "", "http://[",
     "http://h.example:0/", "http://h.example:99999/", "mailto:desk@herald.example"],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(url):
    with pytest.raises(ValueError, match=r".+"):
        web_url(url)


def test_the_asked_url_keeps_its_parameters_and_their_order():
    assert web_url(" https://h.example/a?utm_source=x&b=1&a=2#top ") == "https://h.example/a?utm_source=x&b=1&a=2"


@pytest.mark.parametrize(
    "url", ["https://reader:pw@h.example/a", "https://reader@h.example/a", "https://a:b@c@h.example/a"]
)
def test_userinfo_never_leaves(url):
    assert web_url(url) == "https://h.example/a"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://H.Example/a", "h.example"),
        ("http://h.example./a", "h.example"),
        ("http://h.example:80/a", "h.example"),
        ("http://h.example:443/", "h.example:443"),
        ("http://h.example:8080/", "h.example:8080"),
        ("http://[::1]:81/", "[::1]:81"),
        ("https://[::1]/", "[::1]"),
    ],
)
def test_politeness_is_owed_to_a_name_under_http_and_https_alike(url, host):
    assert host_of(url) == host
    assert origin_of(url).endswith(host)
