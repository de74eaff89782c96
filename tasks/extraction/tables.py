"""Every table of rules that the engine decides by, for the tests and the list in the docs."""

import sys
from typing import Any

from tasks.extraction.figures.counted_rules import COUNTED
from tasks.extraction.figures.event_rules import EVENT
from tasks.extraction.figures.kind_rules import KIND
from tasks.extraction.figures.stance_rules import STANCE
from tasks.extraction.quantities.age_rules import AGES
from tasks.extraction.quantities.ignored import IGNORED
from tasks.extraction.quantities.ones import ONES
from tasks.extraction.rows.rules import Table

TABLES: tuple[Table[Any, Any], ...] = (IGNORED, ONES, AGES, EVENT, COUNTED, KIND, STANCE)


def rule_list() -> str:
    """Return the list of all rules as the docs show it: `python -m tasks.extraction.tables > docs/rules.md`."""
    return HEAD + "".join(f"\n## {table.name}\n\n{table.question}\n\n{COLUMNS}{_lines(table)}" for table in TABLES)


HEAD = """# The rules

The tables of rules by which figures are read. A table is asked from the top, and the first rule that holds decides.
Each rule stands with a sentence that it decides and one that it leaves; a test reads them all. The rule behind each
field of a figure is in the view `figure_steps`, and `tallywire explain "A sentence."` prints it.
"""
COLUMNS = "| rule | decides | leaves |\n| --- | --- | --- |\n"


def _lines(table: Table[Any, Any]) -> str:
    return "".join(f"| `{rule.name}` | {_cell(rule.reads)} | {_cell(rule.leaves)} |\n" for rule in table.rules)


def _cell(sentence: str) -> str:
    return sentence.replace("|", "\\|").replace("\n", " / ")


if __name__ == "__main__":
    sys.stdout.write(rule_list())
