"""A takedown takes what is meant and nothing else, whatever links stand in the folder and whoever reads meanwhile."""

import re
import subprocess
import sys

import duckdb
import pytest
from typer.testing import CliRunner

from flows.command.cli import app
from flows.run.settings import settings
from tasks.publish import export_published, publish_warehouse
from tests.unit.warehouse.made_rows import RUN, TEXT, made_batch
from warehouse.load import load
from warehouse.storing.connection import open_writer
from warehouse.tables.batch import Batch
from warehouse.tables.verdict import Verdict

SAYS = {
    "ann-lee": "Ann Lee thanked the crew.",
    "lee-ann": "Lee, Ann (40) thanked the crew.",
    "joann": "Joann Leeds thanked the crew.",
    "o-lee": "Ann O'Lee thanked the crew.",
    "compound": "Mary-Ann Lee-Smith thanked the crew.",
    "two-sentences": "The crew thanked Ann. Lee was away.",
    "li": "Li thanked the crew.",
    "list": "Lily lifted the list of the liner.",
    "accents": "Rene\u0301 Mu\u0308ller thanked the crew.",
    "turkish": "İlhan Işık thanked the crew.",
    "german": "Jan Strauß thanked the crew.",
    "hidden": "I\u00adlan Vo\u200bss thanked the crew.",
    "bare": "The crew thanked nobody.",
}


def address(name):
    return f"https://harbour-gazette.test/{name}"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a data folder with an article for each of `SAYS`, published."""
    data = tmp_path / "data"
    monkeypatch.setenv("TALLYWIRE_DATA_FOLDER", str(data))
    settings.cache_clear()
    batch = Batch()
    for name, words in SAYS.items():
        batch.add(made_batch(name, text=f"{TEXT}\n\n{words}"))
    with open_writer(data / "warehouse.duckdb", "test") as connection:
        load(connection, Verdict(batch), RUN)
    publish_warehouse(data / "warehouse.duckdb", data / "figures.duckdb", "test")
    export_published(data / "figures.duckdb", data / "published" / "exports")
    yield data
    settings.cache_clear()


def takedown(*arguments, **options):
    return CliRunner().invoke(app, ["takedown", *arguments, "--reason", "asked for by the family"], **options)


def left(data):
    with duckdb.connect(data / "figures.duckdb", read_only=True) as connection:
        return {url.rsplit("/", 1)[1] for (url,) in connection.execute("SELECT url FROM articles").fetchall()}


WHOM = {
    "Ann Lee": {"ann-lee", "lee-ann"},
    "LEE ANN": {"ann-lee", "lee-ann"},
    "Joann Leeds": {"joann"},
    "Li": {"li"},
    "Al": set(),
    "René Müller": {"accents"},
    "Rene Mueller": {"accents"},
    "Ilhan Isik": {"turkish"},
    "Jan Strauss": {"german"},
    "Ilan Voss": {"hidden"},
    "Ann O’Lee": {"o-lee"},
}


def test_a_dry_run_names_each_article_that_is_meant_with_the_words_for_which_and_no_other(folder):
    for person, meant in WHOM.items():
        told = takedown("--person", person, "--dry-run")
        assert told.exit_code == 0, told.output
        listed = dict(re.findall(r"^  \S+/([\w-]+): …(.*)…$", told.stdout, re.MULTILINE))
        assert set(listed) == meant, person
        assert all("thanked the crew" in words for words in listed.values())
        assert f"would remove {len(meant)} article" in told.stdout
    assert len(left(folder)) == len(SAYS)


@pytest.mark.usefixtures("folder")
def test_an_address_is_found_under_any_spelling():
    for spelt in (
        "https://harbour-gazette.test/%61nn%2Dlee",
        "HTTPS://Harbour-Gazette.test:443/x/../ann-lee?utm_source=a#b",
    ):
        told = takedown("--url", spelt, "--dry-run")
        assert "would remove 1 article" in told.stdout
        assert "/ann-lee: " in told.stdout


POLL = """
import sys, duckdb
told = set()
print("polling", flush=True)
while True:
    try:
        with duckdb.connect(sys.argv[1], read_only=True) as connection:
            told.add(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except Exception as error:
        told.add(str(error))
    if select.select([sys.stdin], [], [], 0.005)[0]:
        break
print(sorted(map(str, told)))
"""


def test_the_articles_that_are_meant_go_and_no_other_and_the_published_copy_answers_at_every_moment(folder):
    command = [sys.executable, "-c", "import select" + POLL, str(folder / "figures.duckdb")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout.readline() == "polling\n"
        done = takedown("--person", "Ann Lee")
        told, _ = reader.communicate("enough\n")
    assert done.exit_code == 0, done.output
    assert told == f"{sorted([str(len(SAYS)), str(len(SAYS) - 2)])}\n"
    assert left(folder) == SAYS.keys() - {"ann-lee", "lee-ann"}


def test_what_links_lead_to_is_cleaned_there_and_what_is_left_is_named(folder, tmp_path):
    elsewhere = tmp_path / "other disk"
    elsewhere.mkdir()
    for name in ("warehouse.duckdb", "figures.duckdb", "published"):
        (folder / name).rename(elsewhere / name)
        (folder / name).symlink_to(elsewhere / name)
    (elsewhere / "note.html").write_text("<p>Joann Lee<b>ds</b></p>")
    (elsewhere / "back").symlink_to(elsewhere)
    (folder / "mine").symlink_to(elsewhere)
    done = takedown("--person", "Joann Leeds")
    assert done.exit_code == 1, done.output
    assert done.stdout.replace("\n", "").count("still holds it") == 1
    assert "note.html" in done.stdout.replace("\n", "")
    assert all((folder / name).is_symlink() for name in ("warehouse.duckdb", "figures.duckdb", "published"))
    held = [path for path in elsewhere.rglob("*") if path.is_file() and b"Joann Leeds" in path.read_bytes()]
    assert held == []
    assert left(folder) == SAYS.keys() - {"joann"}


@pytest.mark.parametrize(
    "arguments",
    [("--person", "\u200b"), ("--person", "J. R."), ("--person", "Ann Lee", "--by", "LEE, ANN"), ("--url", " ")],
)
def test_a_request_that_means_nobody_or_would_keep_the_name_is_refused(folder, arguments):
    assert takedown(*arguments).exit_code == 2
    assert len(left(folder)) == len(SAYS)
