"""How figures stand to one another: part of a whole, statistic of a group."""

from collections.abc import Sequence

from tasks.extraction.quantities import names_whole, topic_of
from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, by_word, lexicon
from tasks.extraction.words.persons import counts_persons
from values.categories import Event, Kind, Statistic
from values.reading import Figure

STATISTICS = {word: Statistic(name) for name, words in lexicon("relations")["statistics"].items() for word in words}
PART_CUES = by_word(lexicon("relations")["part_cues"], -1)
PARTITIVES = by_word(lexicon("relations")["partitives"])
BE = frozenset(lexicon("verb_context")["be"])
Related = tuple[int, str, str]
"""The number of a figure, the field that was set, and the name of the rule that set it."""
REACH = 8
GROUP_REACH = 3


def relate(doc: Document, quantities: Sequence[Quantity], figures: Sequence[Figure]) -> list[Related]:
    """Fill `part_of`, `statistic` and `statistic_of` of each figure; return which fields were set, by which rule."""
    found: list[Related] = []
    for number, (quantity, figure) in enumerate(zip(quantities, figures, strict=True)):
        if quantity.kind is Kind.AGE:
            found += _relate_statistic(doc, number, quantity, figures)
            continue
        figure.part_of, rule = _part_of(doc, number, quantities, figures)
        if figure.part_of is None:
            continue
        found.append((number, "part_of", rule))
        if figure.event is Event.OTHER and _only_says_who(doc, quantity):
            figure.event = figures[figure.part_of].event
            found.append((number, "event", "event_of_whole"))
    return found


def _part_of(
    doc: Document, number: int, quantities: Sequence[Quantity], figures: Sequence[Figure]
) -> tuple[int | None, str]:
    """Return the whole that a figure is part of, and the name of the rule that looked for it."""
    quantity = quantities[number]
    if _after_part_cue(doc, quantity.first):
        return _whole_before(number, figures), "part_cue"
    if _partitive(doc, quantity):
        return _whole_of(doc, number, quantity, quantities, figures), "partitive"
    if number and (topic := topic_of(doc, quantity, quantities[max(0, number - REACH) : number])) is not None:
        return _part_of_topic(number, quantities.index(topic), figures), "topic"
    return _group_before(doc, number, quantities, figures), "group_before"


def _group_before(doc: Document, number: int, quantities: Sequence[Quantity], figures: Sequence[Figure]) -> int | None:
    """Return the figure of the sentence before that a bare number tells more of ("Six died. Two were children.")."""
    quantity = quantities[number]
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    if not number or quantity.first != sentence.first or not quantity.elided or not _only_says_who(doc, quantity):
        return None
    if not any(counts_persons(doc.lower(k)) for k in range(quantity.last + 1, quantity.last + 4)):
        return None
    last = next((k for k in range(number) if figures[k].sentence == figures[number].sentence - 1), None)
    if last is None or figures[last].kind is not Kind.PERSONS or figures[last].part_of is not None:
        return None
    return last if _may_hold(figures[last], figures[number]) else None


def _only_says_who(doc: Document, quantity: Quantity) -> bool:
    """Return whether the sentence says who the part was, not what happened to it ("seven of them were children")."""
    be = next((k for k in range(quantity.last, quantity.last + 3) if doc.lower(k) in BE), None)
    if be is None or be + 1 >= len(doc.tokens):
        return False
    return doc.tokens[be + 1].tag in ("", "determiner") and not doc.lower(be + 1).endswith("ed")


def _relate_statistic(doc: Document, number: int, quantity: Quantity, figures: Sequence[Figure]) -> list[Related]:
    start = max(doc.sentences[doc.tokens[quantity.first].sentence].first, quantity.first - REACH)
    for index in range(quantity.first - 1, start - 1, -1):
        statistic = STATISTICS.get(doc.lower(index))
        if statistic is not None:
            figures[number].statistic = statistic
            figures[number].statistic_of = _last_group(number, figures)
            return [(number, "statistic", "statistic_word"), *_share_with_group(number, figures)]
    return []


def _share_with_group(number: int, figures: Sequence[Figure]) -> list[Related]:
    """Give a statistic the event and period of its group where the sentence gives it none of its own."""
    figure = figures[number]
    if figure.statistic_of is None:
        return []
    group = figures[figure.statistic_of]
    shared = [(number, "event", "of_group")] if figure.event is None and group.event is not None else []
    figure.event = figure.event or group.event
    if figure.period_start is None and figure.period_end is None:
        figure.period_start, figure.period_end = group.period_start, group.period_end
        figure.period_precision, figure.period_rule = group.period_precision, "of_group"
        if group.period_start is not None or group.period_end is not None:
            shared.append((number, "period", "of_group"))
    return shared


def _last_group(number: int, figures: Sequence[Figure]) -> int | None:
    """Return the nearest group of more than one person told before."""
    for back in range(number - 1, -1, -1):
        figure = figures[back]
        if figures[number].sentence - figure.sentence > GROUP_REACH:
            return None
        if figure.kind is Kind.PERSONS and (figure.value_low or figure.value_high or 0) > 1:
            return back
    return None


def _after_part_cue(doc: Document, first: int) -> bool:
    """Return whether "including" or its like stands before token `first`, one determiner or adverb allowed between."""
    for last in (first - 1, first - 2):
        if any(doc.starts(last + 1 - len(cue), cue) for cue in PART_CUES.get(doc.lower(last), ())):
            return True
    return False


def _partitive(doc: Document, quantity: Quantity) -> bool:
    return any(doc.starts(quantity.last, cue) for cue in PARTITIVES.get(doc.lower(quantity.last), ()))


def _whole_before(number: int, figures: Sequence[Figure]) -> int | None:
    """Return the nearest larger figure of the same kind and sentence ("12, including 3 A and 2 B")."""
    part = figures[number]
    for back in range(number - 1, -1, -1):
        whole = figures[back]
        if whole.sentence != part.sentence:
            return None
        if whole.kind is part.kind and whole.part_of is None and _may_hold(whole, part):
            return back
    return None


def _whole_of(
    doc: Document, number: int, quantity: Quantity, quantities: Sequence[Quantity], figures: Sequence[Figure]
) -> int | None:
    """Return the whole of "two of the 14" (the next number) or "four of them" (the figure told before)."""
    if number + 1 < len(figures):
        following = quantities[number + 1]
        if 0 <= following.first - quantity.last <= 3 and figures[number + 1].sentence == figures[number].sentence:
            return number + 1
    pronoun = doc.lower(quantity.last + 1) in ("them", "those", "whom", "these")
    if not pronoun and doc.lower(quantity.last + 1) != "the":
        return None
    for back in range(number - 1, -1, -1):
        fits = figures[back].kind is figures[number].kind and _may_hold(figures[back], figures[number])
        if fits and (pronoun or names_whole(doc, quantity.last + 2, quantities[back])):
            return back
    return None


def _part_of_topic(number: int, topic: int, figures: Sequence[Figure]) -> int | None:
    same = figures[number].kind is figures[topic].kind
    return topic if same and _may_hold(figures[topic], figures[number]) else None


def _may_hold(whole: Figure, part: Figure) -> bool:
    top, low = whole.value_high or whole.value_low, part.value_low
    return top is None or low is None or whole.value_high is None or top >= low
