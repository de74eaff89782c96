"""The case that the rules for the event of a figure are asked about."""

from dataclasses import dataclass

from tasks.extraction.rows.mentions import Link, Quantity
from tasks.extraction.text import Document
from values.categories import Event, Kind


@dataclass(slots=True)
class ToldEvent:
    """What the text told before the figure."""

    fates: dict[tuple[int, int], list[Event]]
    """The fates of the persons of a sentence and an age."""
    armed: bool
    """Whether the text names an army."""
    toll: Event | None = None
    """What befell the persons counted last, where it killed or hurt them."""
    counted: Event | None = None
    """What befell the persons counted last."""


@dataclass(slots=True)
class Counting:
    """A quantity whose event is asked for, with its link and what was told before."""

    doc: Document
    quantity: Quantity
    link: Link
    told: ToldEvent

    @property
    def kind(self) -> Kind:
        """Return the kind of the quantity."""
        return self.quantity.kind

    @property
    def lemma(self) -> str:
        """Return the base form of the event word, "" without one."""
        return self.link.mention.lemma if self.link.mention is not None else ""

    @property
    def noun(self) -> str:
        """Return the last word of the counted noun."""
        return (self.quantity.unit_norm or "").lower().rpartition(" ")[2]

    def counts(self, kind: Kind, *lemmas: str) -> bool:
        """Return whether the number is of a kind and the event word one of `lemmas`."""
        return self.kind is kind and self.lemma in lemmas
