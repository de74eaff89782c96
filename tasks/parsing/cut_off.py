"""Leave out the sentence that a page breaks off: without its verb, a number in it says something else."""

import re
from dataclasses import replace

from tasks.parsing.blocks import Block

CUT_OFF = re.compile(r"[^\W_][\s\[(]*(?:…|\.\.\.)[\])]*$")
SENTENCE = re.compile(r".*?(?:[.!?।][\"'”»’)\]]*(?=\s|$)|[。！？][」』）]*)", re.DOTALL)
DIGIT = re.compile(r"\d")


def whole_sentences(story: list[Block]) -> list[Block]:
    """Return the blocks of a story; a sentence with a number that breaks off at its end is left out."""
    if not story or story[-1].tag == "tr" or not CUT_OFF.search(story[-1].text):
        return story
    text = story[-1].text
    body = CUT_OFF.sub("", text)
    whole = "".join(SENTENCE.findall(body))
    if not DIGIT.search(text[len(whole) :]):
        return story
    return [*story[:-1], replace(story[-1], text=whole.strip())] if whole.strip() else story[:-1]
