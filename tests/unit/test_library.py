"""`import tallywire`: what docs/python.md shows is what comes out."""

import doctest
import subprocess
import sys
from pathlib import Path

import tallywire

DOCUMENT = Path(__file__).parents[2] / "docs" / "python.md"


def test_the_examples_of_the_document_give_what_it_shows():
    results = doctest.testfile(str(DOCUMENT), module_relative=False, optionflags=doctest.REPORT_NDIFF)
    assert results.attempted > 8
    assert results.failed == 0


def test_every_public_name_is_there_and_documented():
    assert all(hasattr(tallywire, name) for name in tallywire.__all__)
    assert (Path(tallywire.__file__).parent / "py.typed").exists()
    text = DOCUMENT.read_text("utf-8")
    assert [name for name in ("read", "read_html", "open_published") if f"tallywire.{name}(" not in text] == []


def test_reading_needs_neither_prefect_nor_great_expectations():
    code = "import sys, tallywire; print({'prefect', 'great_expectations'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
