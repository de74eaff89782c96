import pytest

from tasks.parsing import decode

LATIN = "“At least 51” – Zoë’s figure"
CYRILLIC = "Не менее 51 человека подписали контракты, сообщило издание. " * 5


@pytest.mark.parametrize(
    ("body", "charset", "text", "encoding", "how"),
    [
        ("Zoë".encode(), None, "Zoë", "utf-8", "utf-8"),
        ("Zoë".encode(), "ISO-8859-1", "Zoë", "utf-8", "utf-8"),
        (b"\xef\xbb\xbf" + "Zoë".encode(), "windows-1251", "Zoë", "utf-8", "bom"),
        (b"\xff\xfe" + "Zoë".encode("utf-16-le"), None, "Zoë", "utf-16-le", "bom"),
        (LATIN.encode("cp1252"), "iso-8859-1", LATIN, "cp1252", "header"),
        ("五十一人签署".encode("gb18030"), "gb2312", "五十一人签署", "gb18030", "header"),
        ("五十一人".encode("iso2022_jp"), "iso-2022-jp", "五十一人", "iso2022_jp", "header"),
    ],
)
def test_bom_goes_before_valid_utf8_and_that_before_the_label(body, charset, text, encoding, how):
    assert decode(body, charset) == (text, encoding, how)


def test_the_page_names_its_encoding_where_the_header_does_not():
    body = b"<meta charset=windows-1251>" + CYRILLIC.encode("cp1251")
    text, encoding, how = decode(body, None)
    assert CYRILLIC in text
    assert (encoding, how) == ("cp1251", "meta")


def test_an_unknown_label_is_passed_over_for_the_detector():
    text, _, how = decode(CYRILLIC.encode("cp1251"), "utf8mb4")
    assert CYRILLIC in text
    assert how == "detector"


def test_a_few_broken_bytes_do_not_change_the_declared_encoding():
    text, encoding, how = decode(b"<p>At least 51 people\xff signed.</p>" * 1, "utf-8")
    assert (encoding, how) == ("utf-8", "header")
    assert "51 people\ufffd signed" in text


@pytest.mark.parametrize("label", ["", "  ", "rot13", "base64", "utf-7", "no such thing", '"utf-8"'])
def test_no_label_raises(label):
    assert decode(b"plain \xe9", label)[0].startswith("plain ")


@pytest.mark.parametrize(
    ("lang", "encoding", "sentence"),
    [
        ("fr", "cp1252", "Près de 51 mineurs ont été piégés à Velgrad, où l'eau est entrée, a déclaré le préfet."),
        ("cs", "cp1250", "Nejméně 51 horníků uvízlo v pátek, když se šachta zaplnila vodou, řekli úřady ve městě."),
        ("tr", "cp1254", "Cuma günü maden ocağını su basınca en az 51 işçi mahsur kaldı, dedi şehrin valisi."),
    ],
)
def test_kindred_encodings_are_told_apart_by_the_language_of_the_page(lang, encoding, sentence):
    text, _, how = decode(f'<html lang="{lang}"><p>{sentence}</p></html>'.encode(encoding), "utf-8")
    assert (sentence in text, how) == (True, "detector")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_are_known_without_a_mark(encoding):
    assert "51 mineurs" in decode("<html><p>Près de 51 mineurs</p></html>".encode(encoding))[0]


def test_a_lone_byte_in_a_page_of_utf_8_is_read_as_it_was_pasted():
    body = "<p>Ada Ērgle said ".encode() + b"In\xe9s Havel heard 51 of them.</p>"
    assert "Ada Ērgle said Inés Havel" in decode(body, "utf-8")[0]
