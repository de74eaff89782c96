"""Read a round number that a toll comes to: "crossed the 250 mark" is more than 250, "close to the 800-mark" less."""

from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, TokenKind, lexicon
from values.categories import Modifier

BEYOND, NEAR, AT = (frozenset(lexicon("counted")[f"mark_{side}"]) for side in ("beyond", "near", "at"))


def set_mark(doc: Document, quantity: Quantity) -> bool:
    """Give a number the bound that the verb before its mark says; return whether it is one ("hit the 300 mark")."""
    at = quantity.last + (doc.lower(quantity.last) == "-")
    before = doc.lower(quantity.first - 2) if doc.lower(quantity.first - 1) == "the" else ""
    bounded = quantity.modifier is not Modifier.EXACT
    if doc.lower(at) != "mark" or not (bounded or before in BEYOND | NEAR | AT):
        return False
    if doc.tokens[at + 1].kind is TokenKind.WORD and not doc.tokens[at + 1].tag:
        return False  # "the 50 mark note"
    if not bounded and before in BEYOND:
        quantity.modifier, quantity.value_high = Modifier.MORE_THAN, None
    elif not bounded and before in NEAR:
        quantity.modifier, quantity.value_low = Modifier.LESS_THAN, None
    return True
