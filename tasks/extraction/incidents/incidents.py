"""Find the incidents of a story: their days and places go to the figures that are told of them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tasks.extraction.incidents.casualties import HARMFUL, groups_of, loose_groups, singles_of
from tasks.extraction.incidents.counts import HARMS, VictimGroup, count_of
from tasks.extraction.incidents.grains import grain_of
from tasks.extraction.incidents.joining import join_figures
from tasks.extraction.incidents.lengths import length_until_now
from tasks.extraction.incidents.main_day import UNDATED, heading_day, main_day
from tasks.extraction.incidents.member_days import day_of_member, may_inherit
from tasks.extraction.incidents.member_places import settle_places
from tasks.extraction.incidents.settings import chains_of, set_lead_place, set_place
from tasks.extraction.incidents.story import Days, Member, Story, family_of, make_story
from tasks.extraction.incidents.weighing import Choice
from tasks.extraction.text import Document, Sentence
from values.categories import Event, Kind, Precision, Stance
from values.incident import Incident
from values.reading import Figure

GRAINS = {"day": Precision.DAY, "week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR}
MAIN = -1


def find_incidents(doc: Document) -> list[Incident]:
    """Return the incidents in the order of the text; figures without a day of their own are given the incident's."""
    story = make_story(doc)
    chains = chains_of(doc)
    main = main_day(story)
    for member in story.members:
        settle_days(story, member, main)
    numbers = join_figures(story, main.value)
    groups: dict[int, list[Member]] = defaultdict(list)
    for member, number in zip(story.members, numbers, strict=True):
        if number is not None:
            member.figure.incident = number
            groups[number].append(member)
    settle_places(story, story.members)
    incidents = [_incident(story, groups[number], chains) for number in sorted(groups)]
    loose = loose_groups(doc)
    if not incidents and (single := _of_victims(doc, loose)) is not None:
        incidents.append(single)
    _choose_main(incidents, groups, main.value)
    _take_in(story, incidents, groups)
    for incident in incidents:
        if incident.is_main:
            _set_main(story, incident, main, chains)
    home = _attach(doc, incidents)
    for number, incident in enumerate(incidents):
        of_it = [(event, group) for sentence, event, group in loose if home.get(sentence.index, home[MAIN]) == number]
        _count(doc, incident, of_it)
    return incidents


def settle_days(story: Story, member: Member, main: Choice[Days]) -> None:
    """Give a figure the days of its happening where its own sentence names none."""
    figure = member.figure
    if (length := length_until_now(story.doc, story.published, member)) is not None:
        _set_days(figure, length, "length_until_now")
    elif may_inherit(story, member):
        choice = day_of_member(story, member, main)
        _set_days(figure, choice.value, f"incident:{choice.reason}")
    elif _is_within(story, main.value, figure):
        _set_days(figure, main.value, "incident:main_day")


def _is_within(story: Story, main: Days, figure: Figure) -> bool:
    """Return whether harm told of a weekend, a week or a month was on the very day of the main happening in it.

    What reaches up to publication counts over its whole time.
    """
    (start, end), (first, last) = main, (figure.period_start, figure.period_end)
    if start is None or start != end or first is None or last is None or not first <= start <= last or first == last:
        return False
    grain = grain_of((first, last))
    short = grain == "day" or (grain in ("week", "month") and last != story.published)
    return short and family_of(figure.event) == "harm"


def _set_days(figure: Figure, days: Days, rule: str) -> None:
    figure.period_start, figure.period_end = days
    dated = days != UNDATED
    figure.period_precision = GRAINS.get(grain_of(days)) if dated else None
    figure.period_rule = rule if dated else None


def _incident(story: Story, members: list[Member], chains: Mapping[str, list[str]]) -> Incident:
    """Return the row of one happening, named by the words of its first event."""
    doc = story.doc
    naming = next((m.event for m in members if m.event is not None), None)
    first = members[0]
    start, end = doc.span(naming.first, naming.last) if naming is not None else (first.figure.start, first.figure.end)
    sentence = doc.tokens[naming.first].sentence if naming is not None else first.figure.sentence
    told = Counter(m.figure.event for m in members if m.figure.event not in (None, Event.OTHER))
    what = told.most_common(1)[0][0] if told else None
    incident = Incident(start, end, doc.text[start:end], sentence, what.value if what else "happening", "joined")
    dated = Counter((m.figure.period_start, m.figure.period_end) for m in members if m.figure.period_rule)
    if dated:
        days = dated.most_common(1)[0][0]
        source = next(m.figure for m in members if (m.figure.period_start, m.figure.period_end) == days)
        incident.period_start, incident.period_end = days
        incident.period_precision, incident.period_rule = source.period_precision, source.period_rule
    set_place(incident, members, chains)
    return incident


def _of_victims(doc: Document, loose: Sequence[tuple[Sentence, Event, VictimGroup]]) -> Incident | None:
    """Return the happening of a text that counts nobody, named by its first victim or vague group; None without any."""
    first = next(iter(doc.victims), None)
    if first is not None:
        return Incident(first.start, first.end, first.quote, first.sentence, first.event.value, "victim")
    for sentence, event, group in loose[:1]:
        start = doc.text.index(group.vague or "", sentence.start)
        end = start + len(group.vague or "")
        return Incident(start, end, doc.text[start:end], sentence.index, event.value, "vague_group")
    return None


def _set_main(story: Story, incident: Incident, main: Choice[Days], chains: Mapping[str, list[str]]) -> None:
    """Give the main incident the day and the place that the story is at, where its own figures tell none."""
    if incident.period_start is None and incident.period_end is None and main.value != UNDATED:
        incident.period_start, incident.period_end = main.value
        incident.period_precision = GRAINS.get(grain_of(main.value))
        incident.period_rule = f"main_day:{main.reason}"
    elif incident.period_start is None and (head := heading_day(story)) is not None:
        incident.period_start = incident.period_end = head
        incident.period_precision, incident.period_rule = Precision.DAY, "main_day:dateline"
    set_lead_place(story.doc, incident, chains)


def _choose_main(incidents: list[Incident], groups: dict[int, list[Member]], main: Days) -> None:
    """Mark the happening that the article is about: on its main day, told early and by many figures."""

    def weight(number: int) -> tuple[bool, float]:
        members = groups[number]
        if not members:
            return True, 0.0
        harmed = sum(family_of(m.figure.event) in ("harm", "law") for m in members)
        on_day = (incidents[number].period_start, incidents[number].period_end) == main != UNDATED
        return on_day, harmed + len(members) / 4 - members[0].figure.sentence / 3

    if incidents:
        incidents[max(range(len(incidents)), key=weight)].is_main = True


def _take_in(story: Story, incidents: list[Incident], groups: dict[int, list[Member]]) -> None:
    """Give the main incident the victims that join none: counted persons, harmed or held on no other day."""
    number = next((index for index, incident in enumerate(incidents) if incident.is_main), None)
    if number is None or not groups[number]:
        return
    days = {UNDATED, (incidents[number].period_start, incidents[number].period_end)}
    for member in story.members:
        figure = member.figure
        on_day = (figure.period_start, figure.period_end) in days and figure.stance is not Stance.HYPOTHETICAL
        if figure.incident is None and figure.kind is Kind.PERSONS and figure.event in HARMFUL and on_day:
            figure.incident = number


def _attach(doc: Document, incidents: list[Incident]) -> dict[int, int]:
    """Give each incident its figures, and the persons, victims and denials told beside them.

    Returns sentence -> the number of its incident, under MAIN that of the main one.
    """
    by_sentence: dict[int, int] = {}
    for index, figure in enumerate(doc.figures):
        if figure.incident is not None:
            incidents[figure.incident].figures.append(index)
            by_sentence.setdefault(figure.sentence, figure.incident)
    main = next((number for number, incident in enumerate(incidents) if incident.is_main), None)
    if main is None:
        return {}
    for index, person in enumerate(doc.persons):
        person.incident = by_sentence.get(person.sentence, main)
        incidents[person.incident].persons.append(index)
    for index, victim in enumerate(doc.victims):
        victim.incident = by_sentence.get(victim.sentence, main)
        incidents[victim.incident].victims.append(index)
    for index, denial in enumerate(doc.denials):
        denial.incident = by_sentence.get(denial.sentence, main)
        incidents[denial.incident].denials.append(index)
    return by_sentence | {MAIN: main}


def _count(doc: Document, incident: Incident, loose: Sequence[tuple[Event, VictimGroup]]) -> None:
    figures = [doc.figures[index] for index in incident.figures]
    persons = [doc.persons[index] for index in incident.persons]
    victims = [doc.victims[index] for index in incident.victims]
    for harm, events in HARMS.items():
        groups = groups_of(doc, figures, loose, events)
        singles = singles_of(doc, persons, victims, figures, events)
        count = count_of(groups, singles, any(f.negated and f.event in events for f in figures))
        for field, value in (("low", count.low), ("best", count.best), ("high", count.high)):
            setattr(incident, f"{harm}_{field}", value)
        if harm != "injured":
            setattr(incident, f"vague_{harm}", count.vague)
