"""Layers of a text: what one pass read, in the order of the text, and found again by place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Protocol, TypeVar, overload


class Bounds(Protocol):
    """A sentence, as far as a layer asks: its tokens `first:last` and its characters `start:end`."""

    first: int
    last: int
    start: int
    end: int


M = TypeVar("M")


class Layer(Sequence[M]):
    """Mentions by their tokens; what begins at one place stays in the order in which it was read."""

    __slots__ = ("_ends", "_members", "_places")
    OPENS, CLOSES = "first", "last"

    def __init__(self, members: Iterable[M] = ()) -> None:
        place = attrgetter(self.OPENS)
        self._members = sorted(members, key=place)
        self._places: list[int] = list(map(place, self._members))

    def __len__(self) -> int:
        return len(self._members)

    def __iter__(self) -> Iterator[M]:
        return iter(self._members)

    @overload
    def __getitem__(self, index: int) -> M: ...
    @overload
    def __getitem__(self, index: slice) -> list[M]: ...
    def __getitem__(self, index: int | slice) -> M | list[M]:
        return self._members[index]

    def at(self, place: int) -> M | None:
        """Return the member that holds a place, the first one where several do; None where none does."""
        for number in range(bisect_right(self._places, place) - 1, -1, -1):
            if getattr(self._members[number], self.CLOSES) > place:
                return self._members[number]
        return None

    def between(self, first: int, last: int) -> list[M]:
        """Return the members that begin in `first:last`."""
        return self._members[bisect_left(self._places, first) : bisect_left(self._places, last)]

    def within(self, sentence: Bounds) -> list[M]:
        """Return the members that begin in a sentence."""
        return self.between(sentence.first, sentence.last)

    def before(self, place: int) -> list[M]:
        """Return the members that begin before a place."""
        return self._members[: bisect_left(self._places, place)]

    def after(self, place: int) -> list[M]:
        """Return the members that begin behind a place."""
        return self._members[bisect_right(self._places, place) :]


class Rows(Layer[M]):
    """Rows of a reading by their characters."""

    __slots__ = ()
    OPENS, CLOSES = "start", "end"

    def within(self, sentence: Bounds) -> list[M]:
        """Return the rows that begin in a sentence."""
        return self.between(sentence.start, sentence.end)
