"""A takedown on the samples: afterwards no byte of the data folder tells of it, and it does not come back."""

import gzip
import re

import duckdb
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from flows.command.cli import app

pytestmark = pytest.mark.usefixtures("prefect_server")
REASON = "asked for by the family"


@pytest.fixture
def ingest(prefect_server, data_folder):  # noqa: ARG001 - the server runs, the folder is set
    from flows.ingest import ingest

    return ingest


def invoke(*arguments):
    return CliRunner().invoke(app, arguments)


def rows_of(path):
    with duckdb.connect(path, read_only=True) as connection:
        tables = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        return "".join(str(connection.execute(f"SELECT * FROM {table}").fetchall()) for (table,) in tables)


def told_by(path):
    """Return everything that a file holds, as it stands on disk and as its readers see it."""
    content = path.read_bytes()
    told = content.decode("utf-8", "replace")
    if path.suffix == ".gz":
        told += gzip.decompress(content).decode("utf-8", "replace")
    elif path.suffix == ".duckdb":
        told += rows_of(path)
    elif path.suffix == ".parquet":
        told += str(pq.read_table(path).to_pylist())
    return told


def holding(folder, *phrases):
    wanted = re.compile("|".join(map(re.escape, phrases)), re.IGNORECASE)
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix() for path in files if wanted.search(told_by(path))}


def urls_of(folder):
    with duckdb.connect(folder / "figures.duckdb", read_only=True) as connection:
        return {url for (url,) in connection.execute("SELECT url FROM articles").fetchall()}


SUBJECTS = {
    "person": ("Voss Ilan", ("Ilan Voss", "a welder from the coast", "recruitment office in Port Lisk")),
    "url": ("/valley-record/vigil-in-lower-aske.html", ("held a vigil in Lower Aske", "Petra Ferrel", "Jonas Ferrel")),
}


@pytest.mark.parametrize("by", SUBJECTS)
def test_no_file_holds_a_word_of_what_was_taken_down_and_no_run_brings_it_back(ingest, data_folder, by):
    ingest()
    subject, phrases = SUBJECTS[by]
    before = urls_of(data_folder)
    slug = "20260410-register-port-lisk" if by == "person" else "vigil-in-lower-aske"
    [url] = [url for url in before if slug in url]
    held = holding(data_folder, *phrases, url)
    assert {"warehouse.duckdb", "figures.duckdb", "samples.sqlite"} <= held
    for folder in ("snapshots/", "published/report/", "published/exports/csv/", "published/exports/parquet/"):
        assert any(path.startswith(folder) for path in held), folder
    (data_folder / "warehouse.duckdb.before-0001.bak").write_bytes((data_folder / "warehouse.duckdb").read_bytes())

    named = subject if by == "person" else url + "?utm_source=letter"
    looked = invoke("takedown", f"--{by}", named, "--reason", REASON, "--dry-run")
    assert looked.exit_code == 0, looked.output
    assert urls_of(data_folder) == before
    done = invoke("takedown", f"--{by}", named, "--reason", REASON, "--by", "desk")
    assert done.exit_code == 0, done.output
    assert holding(data_folder, *phrases, url, slug) == set()
    assert urls_of(data_folder) == before - {url}
    assert (data_folder / "published" / "report" / "index.html").exists()
    assert (data_folder / "published" / "exports" / "csv" / "figure_sources.csv").exists()
    with duckdb.connect(data_folder / "figures.duckdb", read_only=True) as connection:
        noted = connection.execute("SELECT subject, reason, requested_by, articles FROM takedowns").fetchall()
        places = connection.execute("SELECT warc_file, warc_offset, body_sha256 FROM revisions").fetchall()
    assert noted == [(by, REASON, "desk", 1)]
    assert invoke("snapshots", "verify").exit_code == 0
    assert_readable(data_folder / "snapshots", places)

    again = ingest()
    assert again.exit_code == 0
    assert urls_of(data_folder) == before - {url}
    assert holding(data_folder, *phrases, url) == set()


def assert_readable(folder, places):
    from tasks.fetching import Archive

    with Archive(folder) as archive:
        for file, offset, digest in places:
            assert archive.read(file, offset).sha256 == digest


@pytest.mark.parametrize("by", SUBJECTS)
def test_a_copy_on_disk_does_not_bring_it_back(ingest, data_folder, tmp_path, by):
    subject, phrases = SUBJECTS[by]
    page = "<title>Storm</title><article><h1>Storm</h1>" + "".join(f"<p>{phrase} on Monday.</p>" for phrase in phrases)
    ingest()
    url = next(url for url in urls_of(data_folder) if by == "person" or url.endswith(subject))
    assert invoke("takedown", f"--{by}", subject if by == "person" else url, "--reason", REASON).exit_code == 0
    saved = tmp_path / "saved.html"
    saved.write_text(f'<html><head><link rel="canonical" href="{url}"></head><body>{page}</article></body></html>')
    summary = ingest([str(saved)])
    assert (summary.kept_out, summary.articles, summary.exit_code) == (1, 0, 0)
    assert holding(data_folder, *phrases) == set()


SURNAME_PAGES = {
    "named": "Mira Quill, 40, was injured when a quay wall gave way in Lowick on Friday, the harbour master said.",
    "surname": "Quill was taken to a hospital in Lowick with 3 other people, a nurse said on Saturday.",
    "accented": "The family of Quíll thanked the 12 volunteers who had searched the quay in Lowick.",
    "plain": "Some 40 quills were sold at the fair in Lowick on Sunday, and a quill pen fetched 30 pounds.",
}


def test_articles_with_a_part_of_the_name_are_listed_for_a_person_to_decide(ingest, data_folder, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, words in SURNAME_PAGES.items():
        filler = "<p>The quay of Lowick was built in stone and is used by small boats of the coast.</p>" * 3
        page = f"<title>Lowick quay</title></head><body><article><h1>Lowick quay</h1><p>{words}</p>{filler}</article>"
        (pages / f"{name}.html").write_text(f'<html lang="en"><head>{page}</body></html>')
    ingest([str(pages)])
    asked = ("takedown", "--person", "Mira Quill", "--reason", REASON)
    for arguments in ((*asked, "--dry-run"), asked):
        told = invoke(*arguments)
        assert told.exit_code == 0, told.output
        assert "2 other articles hold a part of the name only" in " ".join(told.stdout.split())
        listed = re.findall(r"^  (\w+): \S+/(\w+)\.html$", told.stdout, re.MULTILINE)
        assert sorted(listed) == [("Quill", "accented"), ("Quill", "surname")]
    assert {url.rsplit("/", 1)[1] for url in urls_of(data_folder)} == {"surname.html", "accented.html", "plain.html"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--reason", "asked"),
        ("--reason", "asked", "--person", "Ana Example", "--url", "https://news.example/1"),
        ("--reason", "Ana Example asked", "--person", "Ana Example"),
        ("--reason", "asked", "--person", "123"),
    ],
)
def test_a_takedown_that_is_unclear_or_would_keep_the_name_ends_with_2(data_folder, arguments):
    assert invoke("takedown", *arguments).exit_code == 2
    assert not data_folder.exists()
