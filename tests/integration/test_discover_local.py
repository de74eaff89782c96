import gzip
import json
from datetime import date

import pytest

from tasks.fetching.inputs import InputKind, LocalPage, UnusableInputError, input_kind, pages_in, snapshot_of_file
from values.snapshot import Outcome

PAGE = b"<html><body><h1>Ferry aground</h1><p>Four people were hurt.</p></body></html>"
CAP = 10_000


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(PAGE))
    (tmp_path / "notes.txt").write_text("no page")
    return tmp_path


@pytest.mark.parametrize(
    ("argument", "kind"),
    [("https://news.example/feed", InputKind.WEB), ("HTTP://news.example/a.html", InputKind.WEB)],
)
def test_a_web_address_is_told_by_its_scheme(argument, kind):
    assert input_kind(argument) is kind


def test_files_and_folders_are_told_by_their_endings(folder):
    (folder / "c.warc.gz").write_bytes(b"")
    assert input_kind(str(folder)) is InputKind.FOLDER
    assert input_kind(str(folder / "b.html.gz")) is InputKind.PAGE
    assert input_kind(str(folder / "c.warc.gz")) is InputKind.ARCHIVE


@pytest.mark.parametrize(
    ("argument", "why"),
    [
        ("nowhere.html", "no such file"),
        ("ftp://news.example/a", "no such file"),
        ("https:///feed", "no web address"),
        ("https://[news.example/", "no web address"),
        ("https://news.example:0/", "no web address"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(argument, why):
    with pytest.raises(UnusableInputError, match=why):
        input_kind(argument)


@pytest.mark.parametrize("argument", ["https://reader:open-sesame@[bad/", "ftp://reader:open-sesame@news.example/"])
def test_a_refusal_does_not_repeat_the_password_of_an_address(argument):
    with pytest.raises(UnusableInputError) as refused:
        input_kind(argument)
    assert "open-sesame" not in str(refused.value)


def test_another_file_is_refused(folder):
    with pytest.raises(UnusableInputError, match="neither a page"):
        input_kind(str(folder / "notes.txt"))


def test_a_folder_without_an_index_gives_every_page_below_it(folder):
    assert [page.file.name for page in pages_in(folder)] == ["a.html", "b.html.gz"]


def test_an_index_names_the_pages_with_address_and_day(folder):
    entries = [{"file": "b.html.gz", "url": "https://news.example/b", "date": "2026-03-07"}, {"file": "a.html"}]
    (folder / "index.json").write_text(json.dumps(entries))
    assert pages_in(folder) == [
        LocalPage(folder / "b.html.gz", "https://news.example/b", date(2026, 3, 7)),
        LocalPage(folder / "a.html"),
    ]


@pytest.mark.parametrize("index", ["{", "{}", "7", "null"])
def test_a_broken_index_is_refused_by_name(folder, index):
    (folder / "index.json").write_text(index)
    with pytest.raises(UnusableInputError, match=r"index\.json"):
        pages_in(folder)


def test_a_folder_without_a_page_is_refused(tmp_path):
    with pytest.raises(UnusableInputError, match="no page in it"):
        pages_in(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "outcome"),
    [
        ("good.html", PAGE, Outcome.OK),
        ("good.html.gz", gzip.compress(PAGE, mtime=0), Outcome.OK),
        ("empty.html", b"", Outcome.EMPTY),
        ("blank.html", b" \n", Outcome.EMPTY),
        ("binary.html", b"\x89PNG\r\n\x1a\n" + bytes(200), Outcome.UNSUPPORTED_TYPE),
        ("cut.html.gz", gzip.compress(PAGE, mtime=0)[:-12], Outcome.TRUNCATED),
        ("not.html.gz", PAGE, Outcome.TRUNCATED),
        ("large.html", b"<p>" + b"x" * CAP, Outcome.TOO_LARGE),
        ("bomb.html.gz", gzip.compress(b"<p>" + b"x" * CAP * 100, mtime=0), Outcome.TOO_LARGE),
    ],
)
def test_every_file_ends_in_one_outcome(tmp_path, name, content, outcome):
    (tmp_path / name).write_bytes(content)
    snapshot = snapshot_of_file(LocalPage(tmp_path / name), CAP)
    assert snapshot.outcome is outcome
    assert (snapshot.sha256 is not None) == (outcome is Outcome.OK)
    assert (snapshot.error is None) == (outcome is Outcome.OK)


def test_a_file_that_is_gone_is_named(tmp_path):
    assert snapshot_of_file(LocalPage(tmp_path / "gone.html"), CAP).outcome is Outcome.NOT_FOUND


def test_an_address_with_letters_beyond_ascii_is_kept_in_its_quoted_form(folder):
    page = LocalPage(folder / "a.html", "https://news.example/sturm-über-köln", date(2026, 3, 7))
    assert snapshot_of_file(page, CAP).final_url == "https://news.example/sturm-%C3%BCber-k%C3%B6ln"
