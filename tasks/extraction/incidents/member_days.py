"""The days of figures whose own sentence names none: those of the happening that they are told of."""

from tasks.extraction.incidents.grains import bin_of, grain_of
from tasks.extraction.incidents.main_day import BACKGROUND, NEAR, UNDATED
from tasks.extraction.incidents.story import DatedWords, Days, Member, Story, family_of
from tasks.extraction.incidents.tenses import tense_around, tense_of_verb
from tasks.extraction.incidents.weighing import Choice, Option, weigh, weights_of
from tasks.extraction.quantities import is_distance
from tasks.extraction.setting import distance_of
from tasks.extraction.text import lexicon
from values.categories import Event, Kind, Stance

PRESENT = frozenset(lexicon("incidents")["present"])
GRAINS = frozenset({"day", "week", "month"})
FARTHEST = 15
"""Sentences between a figure and the words that may date it."""
SURE = 0.75
SO_FAR = ("so far", "to date", "until now", "up to now")
LEAD = 1
"""The last sentence of the lead."""
COUNTS = frozenset({Kind.PERSONS, Kind.OBJECTS})
TIMELESS = frozenset({Kind.AGE, Kind.DURATION})


def has_own_day(story: Story, member: Member) -> bool:
    """Return whether the figure's sentence names a day of anything but a speech."""
    return any(not dated.of_speech for dated in story.dated_around(member.figure.sentence, 0))


def day_of_member(story: Story, member: Member, main: Choice[Days]) -> Choice[Days]:
    """Return the days that a figure inherits, (None, None) where the text puts it on none."""
    table = "other_day" if family_of(member.figure.event) == "none" else "member_day"
    return weigh(member_day_options(story, member, main), weights_of(table))


def may_inherit(story: Story, member: Member) -> bool:
    """Return whether a figure takes its days from elsewhere: its sentence names none, and it is not timeless."""
    timeless = member.figure.kind in TIMELESS and family_of(member.figure.event) == "none"
    return not timeless and not is_distance(story.doc, member.quantity) and not has_own_day(story, member)


def member_day_options(story: Story, member: Member, main: Choice[Days]) -> list[Option[Days]]:
    """Return the days that the sentences around tell, the main happening's, the day of publication and none."""
    options: dict[Days, Option[Days]] = {}
    before: Days | None = None
    for dated in story.dated_around(member.figure.sentence, FARTHEST):
        if not _may_date(member, dated):
            continue
        options.setdefault(dated.days, Option(dated.days)).features |= _told(story, member, dated)
        if dated.sentence.index < member.figure.sentence:
            before = dated.days
    if before is not None:
        options[before].features.add("last_before")
    clause = _clause(story, member)
    if main.value != UNDATED:
        options.setdefault(main.value, Option(main.value)).features |= _as_main(member, main, clause)
    if story.published is not None:
        today = (story.published, story.published)
        options.setdefault(today, Option(today)).features |= {f"published_{name}" for name in ("", *clause)}
    options[UNDATED] = Option(UNDATED, {f"none_{name}" for name in ("", f"kind_{_kind(member)}", *clause)})
    ruled = (member.figure.period_start, member.figure.period_end)
    if ruled in options:
        options[ruled].features.add("ruled_none" if ruled == UNDATED else "ruled")
    return list(options.values())


def _may_date(member: Member, dated: DatedWords) -> bool:
    gap = member.figure.sentence - dated.sentence.index
    if dated.of_speech or dated.of_record or dated.mention.rule == "dateline" or dated.mention.value == "PRESENT_REF":
        return False
    return gap != 0 and abs(gap) <= FARTHEST and grain_of(dated.days) in GRAINS


def _told(story: Story, member: Member, dated: DatedWords) -> set[str]:
    """Return what speaks for or against the day of another sentence."""
    gap = member.figure.sentence - dated.sentence.index
    side = "before" if gap > 0 else "after"
    found = {"told", f"{side}_{bin_of(abs(gap), (1, 3, 7))}", _shared_event(story, member, dated)}
    if dated.sentence.paragraph == story.doc.sentences[member.figure.sentence].paragraph:
        found.add(f"paragraph_{side}")
    if len(story.words[member.figure.sentence] & story.words[dated.sentence.index]) >= 2:
        found.add("shares_words")
    if grain_of(dated.days) == "month":
        found.add("month")
    if dated.sentence.index <= LEAD:
        found.add("lead")
    found |= _shared_names(story, member, dated)
    if story.published is not None and dated.days[0] is not None and dated.days[0] > story.published:
        found.add("ahead")
    return found


def _shared_event(story: Story, member: Member, dated: DatedWords) -> str:
    """Return how the events that a mention dates stand to the event of the figure."""
    told = [
        event.event
        for event in dated.events
        if not event.hypothetical and distance_of(story.doc, dated.mention, event.first) < NEAR
    ]
    if member.figure.event in told:
        return "same_event"
    if family_of(member.figure.event) in {family_of(event) for event in told}:
        return "same_family"
    return "other_event" if told else "dates_nothing"


def _shared_names(story: Story, member: Member, dated: DatedWords) -> set[str]:
    """Return what the sentence of a mention names again: the counted noun, the very verb, a name."""
    words = story.words[dated.sentence.index]
    found = set()
    noun = (member.figure.unit_norm or "").lower().rpartition(" ")[2]
    if noun and (noun + "s" in words or (noun in words and not noun.endswith("s"))):
        found.add("names_counted")
    if member.event is not None and any(event.lemma == member.event.lemma for event in dated.events):
        found.add("same_verb")
    if story.names[member.figure.sentence] & story.names[dated.sentence.index]:
        found.add("shares_name")
    return found


def _clause(story: Story, member: Member) -> set[str]:
    """Return tense, event family, stance and the signs of background and present of the figure's clause."""
    doc = story.doc
    sentence = doc.sentences[member.figure.sentence]
    verb = member.event is not None and member.event.form == "verb"
    tense = (tense_of_verb if verb else tense_around)(doc, member.anchor if verb else member.quantity.first, sentence)
    found = {tense, family_of(member.figure.event), f"stance_{member.figure.stance}"}
    words = [*map(doc.lower, range(sentence.first, sentence.last))]
    if not BACKGROUND.isdisjoint(words):
        found.add("background")
    if not PRESENT.isdisjoint(words) or any(phrase in " ".join(words) for phrase in SO_FAR):
        found.add("now")
    return found


def _as_main(member: Member, main: Choice[Days], clause: set[str]) -> set[str]:
    found = {"main", "main_sure" if main.share > SURE else "main_unsure"}
    found |= {f"main_{name}" for name in clause & {"harm", "law", Event.ATTENDING, Event.DEPLOYED, Event.PAID}}
    found |= {f"main_{name}" for name in clause & {"background", "now"}}
    if member.figure.stance is Stance.HYPOTHETICAL:
        found.add("main_hypothetical")
    if clause & {"present", "perfect"}:
        found.add("main_present")
    if member.figure.kind is Kind.AGE:
        found.add("main_age")
    return found


def _kind(member: Member) -> str:
    return "count" if member.figure.kind in COUNTS else member.figure.kind.value
