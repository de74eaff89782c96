"""Invented pages of a newswire, as many as wanted: several outlets report on the same events over some days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

FIRST = date(2026, 1, 5)
OUTLETS = ("Northgate Press Agency", "The Harbour Ledger", "Valley Record", "Evening Courier", "Upland Times")
STEMS = ("Arn", "Bel", "Cor", "Dun", "Esk", "Fal", "Gor", "Hal", "Ist", "Jor", "Kel", "Lor", "Mor", "Nor", "Orl", "Pen")
ENDS = ("ford", "mouth", "wick", "haven", "stead", "bury", "dale", "moor", "gate", "hollow", "minster", "ness")
SPEAKERS = ("police", "the coastguard", "the fire service", "the health ministry", "the district governor")
DEEDS = (
    ("a coach left the road", "passengers", "injured"),
    ("a mine collapsed", "miners", "killed"),
    ("a ferry ran aground", "people", "rescued"),
    ("a river burst its banks", "residents", "displaced"),
    ("shells hit a market", "civilians", "killed"),
)
BOUNDS = ("At least {}", "{}", "About {}", "More than {}", "Up to {}", "Between {} and {}")
FILLER = (
    "The road to the {place} hospital stayed closed while crews cleared it, and the school served as a shelter.",
    "Neighbours brought blankets and soup to the hall at {place}, where volunteers wrote down who looked for whom.",
    "The council of {place} had asked for repairs two years ago, according to minutes that this paper has seen.",
    "Rain is forecast for the rest of the week, and the district office asked drivers to keep away from the valley.",
)
PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{day}T09:00:00Z">
</head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>"""


@dataclass(frozen=True, slots=True)
class Story:
    """One page of one outlet."""

    url: str
    outlet: str
    title: str
    text: str
    published: date

    @property
    def html(self) -> str:
        """Return the page as an outlet would serve it."""
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in self.text.split("\n\n"))
        return PAGE.format(title=self.title, outlet=self.outlet, day=self.published, paragraphs=paragraphs)


def stories(number: int, seed: int = 7) -> Iterator[Story]:
    """Yield that many pages, the same ones for the same seed; five outlets report on each event."""
    for page in range(number):
        yield _story(page // len(OUTLETS), page % len(OUTLETS), seed)


def _story(event: int, outlet: int, seed: int) -> Story:
    about, told = Random(f"{seed} {event}"), Random(f"{seed} {event} {outlet}")
    place = about.choice(STEMS) + about.choice(ENDS)
    happened, counted, deed = about.choice(DEEDS)
    toll, day = about.randint(5, 90), FIRST + timedelta(days=event % 300)
    published = day + timedelta(days=outlet // 2)
    number = BOUNDS[told.randrange(len(BOUNDS))].format(toll + told.randint(0, 6), toll + 9)
    sentences = [
        f"{number} {counted} were {deed} on {day:%A} when {happened} at {place}, {told.choice(SPEAKERS)} said.",
        f"Another {told.randint(2, 40)} people were treated at {place}, {told.choice(SPEAKERS)} said.",
        f"Some {told.randint(100, 900)} households lost their power, according to {told.choice(SPEAKERS)}.",
        f"{told.randint(3, 30)} people were still missing on {published:%A}, {told.choice(SPEAKERS)} said.",
    ]
    filler = [line.format(place=place) for line in told.sample(FILLER, len(FILLER))]
    text = "\n\n".join(line for pair in zip(sentences, filler, strict=True) for line in pair)
    name = OUTLETS[outlet].lower().replace(" ", "-")
    return Story(
        f"https://{name}.example/{event}.html",
        OUTLETS[outlet],
        f"{happened[0].upper()}{happened[1:]} at {place}",
        text,
        published,
    )
