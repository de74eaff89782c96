"""Words without the accents that name lists leave out."""

from unicodedata import category, normalize


def folded(word: str) -> str:
    """Return a lower-case word without the accents that name lists leave out."""
    return word if word.isascii() else _unaccented(word)


def _unaccented(word: str) -> str:
    return "".join(
        c for c in normalize("NFKD", word.replace("ł", "l").replace("ø", "o").replace("ı", "i")) if category(c) != "Mn"
    )
