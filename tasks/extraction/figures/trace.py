"""Why each field of a figure says what it says."""

from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document
from values.reading import Figure, Step

GROUP = ("nationality", "standing", "sex", "age_band")


class Trace:
    """Collects the steps of the figures of one text, in their order."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.steps: list[Step] = []

    def note(self, figure: int, field: str, rule: str, span: tuple[int, int]) -> None:
        """Add that a field of a figure was read by a rule from the characters of `span`."""
        self.steps.append(Step(figure, field, rule, *span))

    def note_counted(self, number: int, figure: Figure, quantity: Quantity) -> None:
        """Add where the number, its noun and the group that the noun names were read."""
        span = figure.start, figure.end
        self.note(number, "value", quantity.rule, span)
        if quantity.unit is None:
            return
        noun = self.noun(quantity) or span
        self.note(number, "unit", "elided_noun" if quantity.elided else "own_noun", noun)
        for field in GROUP:
            if getattr(figure, field) is not None:
                self.note(number, field, "word_of_noun", noun)

    def noun(self, quantity: Quantity) -> tuple[int, int] | None:
        """Return the characters of the counted noun."""
        if quantity.unit_first is None or quantity.unit_last is None or quantity.unit_first >= quantity.unit_last:
            return None
        return self.doc.span(quantity.unit_first, quantity.unit_last)

    def whole(self) -> list[Step]:
        """Return the steps, figure by figure, one a field: the last rule that set it."""
        last = {(step.figure, step.field): step for step in self.steps}
        return sorted(last.values(), key=lambda step: step.figure)
