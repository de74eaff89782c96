"""Every table of rules that the engine decides by, for the tests and the list in the docs."""

from typing import Any

from tasks.extraction.figures.event_rules import COUNTED, EVENT
from tasks.extraction.figures.kind_rules import KIND
from tasks.extraction.figures.stance_rules import STANCE
from tasks.extraction.rows.rules import Table

TABLES: tuple[Table[Any, Any], ...] = (EVENT, COUNTED, KIND, STANCE)
