"""What "victims" suffered, which the word does not tell."""

from tasks.extraction.figures.counting import Counting
from tasks.extraction.text import lexicon
from values.categories import Event

CARE = frozenset(lexicon("linking")["care"])
CARE_REACH = 12
SHELTERS = frozenset({"camp", "camps", "shelter", "shelters"})


def of_victims(case: Counting) -> Event:
    """Return what "victims" suffered: flight where they are in shelters, injury in care, else the toll told last."""
    sentence = case.doc.sentences[case.doc.tokens[case.quantity.first].sentence]
    if any(case.doc.lower(at) in SHELTERS for at in range(sentence.first, sentence.last)):
        return Event.DISPLACED
    near = case.doc.tokens.run(case.quantity.last, min(sentence.last, case.quantity.last + CARE_REACH))
    if any(token.lower in CARE for token in near):
        return Event.INJURED
    return case.told.toll or Event.KILLED_OR_INJURED
