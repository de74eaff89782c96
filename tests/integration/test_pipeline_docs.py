"""The docs show the pipeline and its rules as they are."""

from pathlib import Path

from tasks.extraction.pipeline import PASSES
from tasks.extraction.tables import rule_list

DOCS = Path(__file__).parents[2] / "docs/extraction.md"


def test_the_docs_show_each_pass_with_what_it_gives_and_needs_in_order():
    told = [(", ".join(step.gives), ", ".join(step.needs)) for step in PASSES]
    lines = [f"{gives:<20}  <- {needs}" if needs else gives for gives, needs in told]
    assert "```text\n" + "\n".join(lines) + "\n```" in DOCS.read_text(encoding="utf-8")


def test_the_docs_list_every_rule_as_it_is():
    listed = (DOCS.parent / "rules.md").read_text(encoding="utf-8")
    assert listed == rule_list(), "python -m tasks.extraction.tables > docs/rules.md"
