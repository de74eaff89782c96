"""English inflection, as far as the lexicons need it: the forms of a verb, the plural and singular of a noun."""

VOWELS = "aeiou"
SHORTEST_PAST = 4
# Verbs of two syllables that double their last letter although the rule for one syllable does not reach them.
DOUBLING = frozenset(
    {
        "kidnap",
        "expel",
        "enrol",
        "transfer",
        "admit",
        "commit",
        "submit",
        "permit",
        "patrol",
        "compel",
        "repel",
        "defer",
        "handicap",
    }
)


def ends_as_past(word: str) -> bool:
    """Return whether a lower-case word ends as a regular past tense or participle ("burned", not "red" nor "need")."""
    return word.endswith("ed") and len(word) > SHORTEST_PAST


def doubles(verb: str) -> bool:
    """Return whether the last letter doubles before "-ed" and "-ing" ("stab", "stabbed")."""
    if verb in DOUBLING:
        return True
    ends_cvc = len(verb) > 2 and verb[-1] not in VOWELS + "wxy" and verb[-2] in VOWELS and verb[-3] not in VOWELS
    return ends_cvc and sum(letter in VOWELS for letter in verb) == 1


def third_person(verb: str) -> str:
    """Return the form after "he" ("kills", "crushes", "buries"); the plural of a noun follows the same spelling."""
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def past(verb: str) -> str:
    """Return the regular past form ("killed", "buried", "stabbed")."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if doubles(verb) else "") + "ed"


def gerund(verb: str) -> str:
    """Return the form in "-ing" ("killing", "dying", "stabbing")."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if doubles(verb) else "") + "ing"


IRREGULAR_PLURALS = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "wife": "wives",
    "life": "lives",
    "loaf": "loaves",
}


def plural(noun: str) -> str:
    """Return the plural of a lower-case noun ("deaths", "casualties", "gunmen", "loss of life" -> "losses of life")."""
    head, of, rest = noun.partition(" of ")
    if of:
        return plural(head) + of + rest
    for singular, form in IRREGULAR_PLURALS.items():
        if head.endswith(singular) and not head.endswith("human"):
            return head[: -len(singular)] + form
    return third_person(head)
