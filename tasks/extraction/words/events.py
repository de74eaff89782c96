"""Inflect the event lexicon once: every form of every word, and the phrases by their first word."""

from dataclasses import dataclass

from tasks.extraction.text import lexicon
from tasks.extraction.words.inflection import gerund, past, plural, third_person
from values.categories import Event


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form: the class tells whether the counted is its object, its subject, or counted by it."""

    event: Event
    lemma: str
    word_class: str
    tense: str


def _verb_forms(entry: str) -> list[tuple[str, str]]:
    """Return (form, tense) of a lexicon entry, "lemma" or "lemma: past participle"."""
    lemma, _, irregular = entry.partition(":")
    first, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    done = irregular.split() or [past(first)]
    forms = [
        (done[-1], "past"),
        (done[0], "past"),
        (first, "base"),
        (third_person(first), "present"),
        (gerund(first), "gerund"),
    ]
    return [(form + tail, tense) for form, tense in forms]


def _inflected(word_class: str, entry: str) -> list[tuple[str, str]]:
    if word_class in ("verb", "act"):
        return _verb_forms(entry)
    if word_class in ("noun", "group"):
        return [(entry, "noun"), (plural(entry), "noun")]
    return [(entry, "adjective")]


CLASSES = {"verbs": "verb", "acts": "act", "nouns": "noun", "groups": "group", "adjectives": "adjective"}
MULTIWORD_VERBS: dict[str, str] = lexicon("verb_context")["multiword_verbs"]


def _phrase_forms(entry: str, word_class: str) -> list[tuple[str, str]]:
    irregular = MULTIWORD_VERBS.get(entry.partition(" ")[0])
    if irregular is not None:
        return _verb_forms(f"{entry}:{irregular}")
    if word_class in ("noun", "adjective"):
        return [(entry, word_class)]
    return [(entry, "gerund" if entry.partition(" ")[0].endswith("ing") else "past")]


def _load() -> tuple[dict[str, list[Form]], dict[str, list[tuple[tuple[str, ...], Form]]]]:
    """Return the single words, and the phrases by their first word, the longest first."""
    words: dict[str, list[Form]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Form]]] = {}
    for name, lists in lexicon("events").items():
        entries = [(CLASSES[key], entry) for key in CLASSES for entry in lists[key]]
        for word_class, entry in entries:
            for form, tense in _inflected(word_class, entry):
                _add(words, phrases, form, Form(Event(name), entry.partition(":")[0], word_class, tense))
        for entry in lists["phrases"]:
            phrase, _, word_class = entry.partition("/")
            for form, tense in _phrase_forms(phrase, word_class):
                _add(words, phrases, form, Form(Event(name), phrase, word_class, tense))
    for options in phrases.values():
        options.sort(key=lambda option: -len(option[0]))
    return words, phrases


def _add(
    words: dict[str, list[Form]], phrases: dict[str, list[tuple[tuple[str, ...], Form]]], form: str, entry: Form
) -> None:
    parts = tuple(form.replace("-", " - ").split())
    if len(parts) == 1:
        if all(
            (x.event, x.word_class, x.tense) != (entry.event, entry.word_class, entry.tense)
            for x in words.setdefault(form, [])
        ):
            words[form].append(entry)
    elif all(parts != known for known, _ in phrases.setdefault(parts[0], [])):
        phrases[parts[0]].append((parts, entry))


@dataclass(frozen=True, slots=True)
class Gapped:
    """A verb form that makes an event with one of the nouns behind it ("suffered two gunshot wounds")."""

    event: Event
    lemma: str
    role: str
    tense: str
    nouns: frozenset[str]


def _load_gapped() -> dict[str, list[Gapped]]:
    """Return the verb forms of all gapped events."""
    found: dict[str, list[Gapped]] = {}
    for name, lists in lexicon("events").items():
        for entry in lists.get("gapped", ()):
            lemma = entry["verb"].partition(":")[0]
            for form, tense in _verb_forms(entry["verb"]):
                gapped = Gapped(
                    Event(name), f"{lemma} {entry['nouns'][0]}", entry["role"], tense, frozenset(entry["nouns"])
                )
                found.setdefault(form, []).append(gapped)
    return found


def _preterites() -> frozenset[str]:
    """Return the past tenses that are no participles too ("drove", not "shot")."""
    entries = [entry for lists in lexicon("events").values() for entry in lists["verbs"] if ":" in entry]
    pasts = [entry.partition(":")[2].split() for entry in entries if " " not in entry.partition(":")[0]]
    return frozenset(forms[0] for forms in pasts if forms[0] != forms[-1] and not forms[0].endswith("ed"))


PRETERITES = _preterites()
WORDS, PHRASES = _load()
GAPPED = _load_gapped()
