"""The picture of the pipeline in the docs is the pipeline."""

from pathlib import Path

from tasks.extraction.pipeline import PASSES

DOCS = Path(__file__).parents[2] / "docs/extraction.md"


def test_the_docs_show_each_pass_with_what_it_gives_and_needs_in_order():
    told = [(", ".join(step.gives), ", ".join(step.needs)) for step in PASSES]
    lines = [f"{gives:<20}  <- {needs}" if needs else gives for gives, needs in told]
    assert "```text\n" + "\n".join(lines) + "\n```" in DOCS.read_text(encoding="utf-8")
