"""The day of the happening that an article is about."""

from collections import defaultdict
from datetime import date

from tasks.extraction.incidents.grains import bin_of, grain_of
from tasks.extraction.incidents.story import DatedWords, Days, Story, family_of
from tasks.extraction.incidents.tenses import PAST, tense_around
from tasks.extraction.incidents.weighing import Choice, Option, weigh, weights_of
from tasks.extraction.rows.mentions import EventMention
from tasks.extraction.setting import LAW, distance_of
from tasks.extraction.text import lexicon
from tasks.extraction.words.inflection import ends_as_past
from values.categories import Event

BACKGROUND = frozenset(lexicon("incidents")["background"])
GRAINS = frozenset({"day", "week"})
VIOLENT = frozenset({Event.KILLED, Event.INJURED, Event.ATTACKED, Event.KILLED_OR_INJURED})
BESIDE_DAY = frozenset(lexicon("incidents")["beside_day"])
NEAR = 8.0
UNDATED: Days = (None, None)


def main_day(story: Story) -> Choice[Days]:
    """Return the days of the main happening, (None, None) where nothing dates it."""
    return weigh(main_day_options(story), weights_of("main_day"))


def heading_day(story: Story) -> date | None:
    """Return the day that heads the article, which dates what the text itself puts on no day."""
    return next((option.value[0] for option in main_day_options(story) if "dateline" in option.features), None)


def main_day_options(story: Story) -> list[Option[Days]]:
    """Return the days told in the text, the day of publication and none, each with its features."""
    options: dict[Days, Option[Days]] = {}
    times: dict[Days, int] = defaultdict(int)
    opening = next((event for event in story.doc.events if family_of(event.event) in ("harm", "law")), None)
    for dated in story.dated:
        if grain_of(dated.days) not in GRAINS:
            continue
        option = options.setdefault(dated.days, Option(dated.days))
        if not times[dated.days]:
            option.features.add(f"first_{bin_of(dated.sentence.index, (0, 1, 2, 5, 10))}")
        times[dated.days] += 1
        option.features |= _told(story, dated, opening)
    if story.published is not None:
        today = (story.published, story.published)
        options.setdefault(today, Option(today)).features.add("published")
        for days, option in options.items():
            option.features |= {_gap(story.published, days), f"times_{min(4, times[days])}"}
    return [*options.values(), Option(UNDATED, {"none"})]


def _gap(published: date, days: Days) -> str:
    """Return how long before publication the days lie, as a feature."""
    last = days[1] or days[0]
    ago = (published - last).days if last is not None else 0
    return "gap_ahead" if ago < 0 else f"gap_{bin_of(ago, (0, 1, 3, 7, 31, 366))}"


def _of_opening(opening: EventMention, near: list[EventMention]) -> set[str]:
    """Return whether the day stands beside what the story opens with."""
    family = any(family_of(event.event) == family_of(opening.event) for event in near)
    told = {"family_of_opening"} if family else set()
    return told | ({"event_of_opening"} if any(event.event is opening.event for event in near) else set())


def _told(story: Story, dated: DatedWords, opening: EventMention | None) -> set[str]:
    """Return what speaks for or against one mention of a day."""
    doc, mention = story.doc, dated.mention
    harms = [event for event in dated.events if family_of(event.event) in ("harm", "law")]
    costs = [distance_of(doc, mention, event.first) for event in harms if not event.hypothetical]
    found = {f"event_{bin_of(min(costs), (1, 2, 4, 8, 19))}" if costs else "no_event"}
    near = [event for event in harms if distance_of(doc, mention, event.first) < NEAR]
    found |= _of_opening(opening, near) if opening is not None else set()
    found.add("of_speech" if dated.of_speech else "not_of_speech")
    found.add("dateline" if mention.rule == "dateline" else "not_dateline")
    if dated.of_record:
        found.add("of_record")
    if any(doc.lower(index) in BACKGROUND for index in range(dated.sentence.first, dated.sentence.last)):
        found.add("background")
    found.add(f"tense_{tense_around(doc, mention.first, dated.sentence)}")
    if grain_of(dated.days) == "week":
        found.add("week")
    if mention.rule in ("weekday", "part_of_day"):
        found.add(f"rule_{mention.rule}")
    if mention.type == "TIME":
        found.add("clock")
    return found | _beside(story, dated) | (_of_nearest(harms[0]) if harms else set())


def _beside(story: Story, dated: DatedWords) -> set[str]:
    """Return the kinds of the verbs right before and behind a day: "was charged Tuesday", "on Friday identified"."""
    doc, first = story.doc, dated.mention.first - 1
    while first > dated.sentence.first and doc.lower(first) in BESIDE_DAY:
        first -= 1
    told = {at: family_of(event.event) for event in dated.events for at in range(event.first, event.last)}
    found = set()
    for at in (first, dated.mention.last):
        word = doc.lower(at)
        if told.get(at) in ("harm", "law"):
            found.add(f"beside_{told[at]}")
        elif word in PAST or ends_as_past(word):
            found.add("beside_other_verb")
    return found


def _of_nearest(event: EventMention) -> set[str]:
    """Return what the first harm beside a day tells of it."""
    told = {"nearest_violent"} if event.event in VIOLENT else set()
    return told | ({"nearest_law"} if event.event in LAW else set())
