"""One run from the command line over inputs that each hold something bad: it is named, and the rest is read."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.attacks.processes import private
from tests.attacks.test_files import HTTP, PAGE, archive
from tests.browser.newsroom import newsroom
from tests.loopback import served_text

TALLYWIRE = str(Path(sys.executable).with_name("tallywire"))
TEXT = "At least {} people were injured on Tuesday when a coach left the road at Lowick, police said."
STORY = f"<html lang=en><head><title>Coach at Lowick</title></head><body><article><p>{TEXT}</p></article></body></html>"
SITEMAP = "<!-- <urlset > --><url><loc>http://127.0.0.1/1</loc></url><url><loc>http://[::1</loc></url>"
SOURCES = """sources:
  - name: Broken
    home: http://127.0.0.1:{broken}/
    sitemaps: [http://127.0.0.1:{broken}/map.xml]
    max_age_days: null
  - name: Whole
    home: {home}
    feeds: [{home}/feed.xml]
    max_age_days: null
    topic: {{patterns: ['(?i)coach', '(?i)storm']}}
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Read everything once; return the folder and what the command said."""
    folder = tmp_path_factory.mktemp("reading")
    pages = folder / "pages"
    pages.mkdir()
    (pages / "a.html").write_text(STORY.format(31))
    good = {"file": "a.html", "url": "https://desk:made-up@herald.test/a", "date": "2026-03-07"}
    (pages / "index.json").write_text(json.dumps([{"file": "a.html", "url": "http://[::1"}, good, 7]))
    block = HTTP.replace(PAGE, STORY.format(32).encode())
    whole = ("https://paper.test/w", block, str(len(block)))
    (folder / "a.warc.gz").write_bytes(archive(True, (("https://paper.test/x", b"", "0"), "http://[::1", whole)))
    with newsroom() as outlet, served_text(SITEMAP) as broken:
        outlet.publish("coach", "Coach leaves road", TEXT.format(33))
        (folder / "sources.yml").write_text(SOURCES.format(broken=broken, home=outlet.home))
        allowed = {"TALLYWIRE_FETCH__ALLOW": '["127.0.0.1"]', "TALLYWIRE_FETCH__DELAY": "0"}
        done = subprocess.run(
            [TALLYWIRE, "ingest", "sources.yml", "pages", "a.warc.gz"],
            cwd=folder,
            env=private(folder) | allowed | {"COLUMNS": "400"},
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )
    return folder, done


def test_the_good_ones_are_read_and_the_bad_ones_named(read):
    folder, done = read
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    with duckdb.connect(folder / "data" / "figures.duckdb", read_only=True) as connection:
        found = connection.execute(
            "SELECT value_low FROM figures_current WHERE event = 'injured' ORDER BY 1"
        ).fetchall()
    assert found == [(31,), (32,), (33,)]
    told = "".join(done.stdout.split())
    for named in ("entry0ofindex.json", "entry2ofindex.json", "noHTTPresponseintherecord", "noaddressthatcanbeasked"):
        assert named in told, named


def test_a_password_in_an_address_is_nowhere(read):
    folder, done = read
    assert "made-up" not in done.stdout + done.stderr
    held = [path for path in (folder / "data").rglob("*") if path.is_file() and b"made-up" in path.read_bytes()]
    assert held == []
    with duckdb.connect(folder / "data" / "figures.duckdb", read_only=True) as connection:
        urls = connection.execute("SELECT url FROM articles WHERE url LIKE '%herald.test%'").fetchall()
    assert urls == [("https://herald.test/a",)]


def test_every_file_and_folder_is_for_its_owner_alone(read):
    folder, _ = read
    made = [folder / "data", *(folder / "data").rglob("*"), *(folder / ".prefect").rglob("*")]
    assert len(made) > 10
    assert [path for path in made if not path.is_symlink() and path.stat().st_mode & 0o077] == []
