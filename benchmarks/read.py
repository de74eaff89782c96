"""Sentences a second of the whole reading, beside quantulum3 in the same run, and time against length of text.

uv run --with quantulum3 python benchmarks/read.py
"""

import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tasks.extraction import read
from tasks.extraction.text import tokenise

PAGES = sorted((Path(__file__).parents[1] / "samples" / "site").rglob("*.html"))


def story(page: Path) -> str:
    """Return the text of the page's paragraphs."""
    html = page.read_text(encoding="utf-8")
    paragraphs = re.findall(r"<p[^>]*>(.*?)</p>", html, flags=re.DOTALL)
    return "\n\n".join(re.sub(r"<[^>]+>", "", paragraph) for paragraph in paragraphs)


def rate(function: Callable[[str], object], texts: list[str], sentences: int) -> float:
    """Return sentences a second over all texts, the best of three passes."""
    best = 0.0
    for _ in range(3):
        began = time.process_time()
        for text in texts:
            function(text)
        best = max(best, sentences / (time.process_time() - began))
    return best


def main() -> None:
    """Print the rates and the growth with length."""
    texts = [story(page) for page in PAGES]
    sentences = sum(len(tokenise(text).sentences) for text in texts)
    published = date(2025, 4, 11)
    print(f"{len(texts)} sample articles, {sentences} sentences, CPU time of one core")
    ours = rate(lambda text: read(text, published), texts, sentences)
    print(f"tallywire   {ours:8.0f} sentences/s (figures, persons, dates, places, speakers, denials)")
    try:
        from quantulum3 import parser
    except ImportError:
        print("quantulum3  not installed: uv run --with quantulum3 python benchmarks/read.py")
    else:
        theirs = rate(parser.parse, texts, sentences)
        print(f"quantulum3  {theirs:8.0f} sentences/s (quantities only): {ours / theirs:.1f} times as fast")
    block = "\n\n".join(texts)
    for size in (125_000, 250_000, 500_000, 1_000_000):
        text = (block * (size // len(block) + 1))[:size]
        began = time.process_time()
        read(text, published)
        print(f"{size / 1e6:5.3f} MB    {time.process_time() - began:6.2f} s")


if __name__ == "__main__":
    main()
