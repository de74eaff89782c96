"""Make one row of each quantity: what happened, who says so, when and where, and how it stands to other figures."""

from collections import defaultdict

from tasks.extraction.citing import speakers
from tasks.extraction.denials import is_taken_for_granted
from tasks.extraction.figures.columns import Columns, part_columns
from tasks.extraction.figures.group_events import GroupEvents
from tasks.extraction.figures.kind_rules import kind_of
from tasks.extraction.figures.relations import relate
from tasks.extraction.figures.stance_rules import STANCE, StanceCase
from tasks.extraction.figures.stocks import case_status_of, measure_of
from tasks.extraction.figures.trace import Trace
from tasks.extraction.places import choose_place
from tasks.extraction.quantities import has_direction, is_distance, is_of_none, is_rejected
from tasks.extraction.rows.mentions import Link, PlaceMention, Quantity, Road, TimeMention
from tasks.extraction.setting import ADJOINING, choose_period
from tasks.extraction.text import Document
from values.categories import CueSort, Kind, Precision, Stance
from values.reading import Attribution, Figure, Step

IN_APPOSITION = frozenset({"age_apposition"})
OWN_DATE = frozenset({"in", "on"})
AGE_REACH = 5
# A sign is told as the word that it stands for, so that both ways of writing give one unit.
SPELLED = {"%": "percent"}
DASHES = frozenset({"—", "–"})
BESIDE = frozenset({"in", "at", "near"})
COUNTS = frozenset({Kind.PERSONS, Kind.OBJECTS})


def assemble(doc: Document) -> tuple[list[Figure], list[Step]]:
    """Return one figure a quantity, in the order of the text, and why each of its fields says what it says."""
    columns = Columns(doc)
    assembler = Assembler(doc, columns)
    figures = [assembler.figure(quantity, link) for quantity, link in zip(doc.told, doc.links, strict=True)]
    for number, field, rule in [*relate(doc, doc.told, figures), *part_columns(columns, doc.told, figures)]:
        assembler.trace.note(number, field, rule, (figures[number].start, figures[number].end))
    return figures, assembler.trace.whole()


class Assembler:
    """Makes figures of the quantities of one text, taken in the order of the text."""

    def __init__(self, doc: Document, columns: Columns) -> None:
        self.doc = doc
        self.columns = columns
        self.trace = Trace(doc)
        self.number = -1
        self.events = GroupEvents(doc, doc.persons)
        self.speakers = speakers(doc, doc.attributions)
        self.cues: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for row in doc.attributions:
            self.cues[row.sentence].append((row.start, row.end))
        self.denying: dict[int, list[Attribution]] = defaultdict(list)
        for row in doc.attributions:
            if row.sort is CueSort.DENIAL:
                self.denying[row.sentence].append(row)

    def figure(self, quantity: Quantity, link: Link) -> Figure:
        """Return the whole row of one quantity."""
        self.number += 1
        start, end = self.doc.span(quantity.first, quantity.last)
        sentence = self.doc.sentences[self.doc.tokens[quantity.first].sentence]
        event, event_rule = self.events.event_of(quantity, link)
        kind, kind_rule = kind_of(quantity, link, event)
        figure = Figure(
            start=start,
            end=end,
            quote=self.doc.text[start:end],
            sentence=sentence.index,
            value_low=quantity.value_low,
            value_high=quantity.value_high,
            value_best=quantity.value_best,
            modifier=quantity.modifier,
            kind=kind,
            rule=f"{quantity.rule}/{link.road}",
            unit=SPELLED.get(quantity.unit or "", quantity.unit),
            unit_norm=quantity.unit_norm,
            nationality=quantity.nationality,
            standing=quantity.standing,
            sex=quantity.sex,
            age_band=quantity.age_band,
            event=event,
            negated=quantity.negated or self._is_negated(quantity, link),
            measure=measure_of(self.doc, quantity, link, event),
            case_status=case_status_of(quantity),
            zone=sentence.zone,
        )
        _without_dash(figure)
        self.trace.note_counted(self.number, figure, quantity)
        kind_rule = quantity.rule if kind is quantity.kind else kind_rule
        self._note("kind", kind_rule, self.trace.noun(quantity) or (start, end))
        self._note_event(figure, event_rule, link)
        self._say_who(figure, quantity)
        self._say_when(figure, quantity, link)
        self._say_where(figure, quantity, link)
        return figure

    def _note(self, field: str, rule: str, span: tuple[int, int]) -> None:
        self.trace.note(self.number, field, rule, span)

    def _note_event(self, figure: Figure, rule: str, link: Link) -> None:
        """Add what the event was read from: its word, or the figure where no word tells it."""
        own = figure.start, figure.end
        word = self.doc.span(link.mention.first, link.mention.last) if link.mention is not None else own
        if figure.event is not None:
            self._note("event", rule, word)
        if figure.negated:
            told = link.mention is not None and link.mention.negated
            self._note("negated", "negated_event" if told else "none_counted", word)
        if figure.measure is not None:
            self._note("measure", f"{figure.measure.value}_words", word)
        if figure.case_status is not None:
            self._note("case_status", "word_of_noun", own)

    def _is_negated(self, quantity: Quantity, link: Link) -> bool:
        """Return whether the event is told as one that did not happen to the counted."""
        if link.mention is None:
            return False
        none = is_of_none(self.doc, quantity.first) or is_rejected(self.doc, quantity)
        zero = quantity.value_high == 0 and not self.doc.lower(quantity.first).startswith("00")
        return link.mention.negated or none or (quantity.kind in COUNTS and zero)

    def _say_who(self, figure: Figure, quantity: Quantity) -> None:
        """Fill speaker, cue and stance; an age or a distance in apposition is the article's own in any sentence."""
        if quantity.rule in IN_APPOSITION or self._names_its_bearer(quantity) or has_direction(self.doc, quantity):
            return
        said = self.speakers[quantity.first]
        if said is not None and said.stance is Stance.DENIED and is_taken_for_granted(self.doc, quantity.first, said):
            said = None
        if said is not None:
            figure.speaker, figure.cue, figure.via, figure.said_on = said.speaker, said.quote, said.via, said.said_on
            figure.stance = said.stance
            self._note("speaker" if said.speaker else "cue", said.rule, (said.start, said.end))
            self._note("stance", said.rule, (said.start, said.end))
            if self._is_denied_by_another(figure, said):
                figure.stance = Stance.DENIED
        if figure.stance in (Stance.REPORTED, Stance.ASSERTED):
            self._say_how_sure(StanceCase(self.doc, figure, quantity, said))

    def _say_how_sure(self, case: StanceCase) -> None:
        rule = STANCE.decide(case)
        stance = rule.gives(case) if rule is not None else None
        if rule is not None and stance is not None:
            case.figure.stance = stance
            self._note("stance", rule.name, (case.figure.start, case.figure.end))

    def _is_denied_by_another(self, figure: Figure, said: Attribution) -> bool:
        """Return whether somebody else denies what is cited ("the army denied a report by the group that 45 died")."""
        denials = (row for row in self.denying.get(figure.sentence, ()) if row is not said)
        spans = (span for row in denials if row.speaker != said.speaker for span in row.content)
        return any(a <= min(said.start, figure.start) and figure.start < b for a, b in spans)

    def _names_its_bearer(self, quantity: Quantity) -> bool:
        """Return whether a name follows an age ("5-year-old Ann Lind"), or commas set it off (", a 12-year-old,")."""
        if quantity.kind is not Kind.AGE or self.doc.lower(quantity.first - 1) in DASHES:
            return False
        near = range(quantity.last, quantity.last + AGE_REACH)
        old = next((k for k in near if self.doc.lower(k) == "old"), None)
        if old is None:
            return False
        apposed = self.doc.lower(quantity.first - 1) in {"a", "an"} and self.doc.lower(quantity.first - 2) == ","
        closed = any(self.doc.lower(k) == "," for k in range(old + 1, old + 4))
        return (apposed and closed) or any(name.first == old + 1 for name in self.doc.names)

    def _say_when(self, figure: Figure, quantity: Quantity, link: Link) -> None:
        lasting = figure.event is None and quantity.kind is Kind.DURATION
        timeless = (figure.event is None and quantity.kind is Kind.AGE) or is_distance(self.doc, quantity)
        if timeless or link.road is Road.SUMMED:
            return
        bound = link.mention is not None and not lasting and not self._dated_itself(quantity)
        anchor = link.mention.first if link.mention is not None and bound else None
        if (own := self._own_date(quantity)) is not None:
            figure.period_start, figure.period_end = own.start, own.end
            figure.period_precision, figure.period_rule = own.precision, own.rule
            self._note("period", own.rule, self.doc.span(own.first, own.last))
            return
        cues = self.cues.get(figure.sentence, [])
        period = choose_period(
            self.doc, self.doc.times, quantity.first, anchor, cues, self.doc.events, ADJOINING if lasting else None
        )
        if period is not None and period.value == "PRESENT_REF" and figure.said_on is not None:
            figure.period_start = figure.period_end = figure.said_on
            figure.period_precision, figure.period_rule = Precision.DAY, "speech_time"
            self._note("period", "speech_time", self.doc.span(period.first, period.last))
        elif period is not None:
            figure.period_start, figure.period_end = period.start, period.end
            figure.period_precision, figure.period_rule = period.precision, period.rule
            self._note("period", period.rule, self.doc.span(period.first, period.last))

    def _own_date(self, quantity: Quantity) -> TimeMention | None:
        """Return the date that stands right behind a share ("7.1% in March from 6.9% in February")."""
        end = quantity.end
        if quantity.kind is not Kind.PERCENT or self.doc.lower(end) not in OWN_DATE:
            return None
        sentence = self.doc.sentences[self.doc.tokens[quantity.first].sentence]
        own = self.doc.times.within(sentence)
        return next((d for d in own if d.first == end + 1 and d.type == "DATE" and d.start is not None), None)

    def _dated_itself(self, quantity: Quantity) -> bool:
        """Return whether an elided number is told with a date of its own ("up from 187 in 2024")."""
        near = range(quantity.last, quantity.last + 2)
        sentence = self.doc.sentences[self.doc.tokens[quantity.first].sentence]
        own = self.doc.times.within(sentence) if quantity.elided else ()
        return any(mention.first in near and mention.type == "DATE" for mention in own)

    def _say_where(self, figure: Figure, quantity: Quantity, link: Link) -> None:
        anchor = link.mention.first if link.mention is not None else None
        said = self.speakers[quantity.first]
        source = said.source[0] if said is not None and said.source else None
        if link.road is Road.COLUMN:
            place = self.columns.place_of(quantity, self.doc.places)
        else:
            beside = self._place_beside(quantity)
            place = beside or choose_place(self.doc, self.doc.places, quantity.first, anchor, source)
        if place is not None:
            figure.place = self.doc.quote(place.first, place.last)
            figure.place_id, figure.place_precision = place.place_id, place.precision
            figure.place_rule = place.rule
            self._note("place", place.rule, self.doc.span(place.first, place.last))

    def _place_beside(self, quantity: Quantity) -> PlaceMention | None:
        """Return the place that the words tie to the number itself: "nine in Lima", "Lima (9)"."""
        doc = self.doc
        if doc.lower(quantity.first - 1) == "(":
            return doc.places.at(quantity.first - 2)
        end = quantity.last if quantity.elided else quantity.end
        at = end + 1 + (doc.tokens[end + 1].tag == "determiner")
        return next(iter(doc.places.between(at, at + 1)), None) if doc.lower(end) in BESIDE else None


def _without_dash(figure: Figure) -> None:
    """Take the hyphen before a count of persons for a dash ("the dead -5 of them children- were")."""
    if figure.kind is Kind.PERSONS and (figure.value_low or 0.0) < 0 and "-" in figure.quote:
        ends = sorted(abs(value) for value in (figure.value_low, figure.value_high) if value is not None)
        figure.value_low, figure.value_high = ends[0], ends[-1] if figure.value_high is not None else None
        figure.value_best = figure.value_best if figure.value_best is None else abs(figure.value_best)
