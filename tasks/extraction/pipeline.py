"""The whole reading of one text, in the order in which its parts lean on one another."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from tasks.extraction.citing import find_attributions
from tasks.extraction.denials import find_denials, find_plain_denials, find_refutations, link_answers
from tasks.extraction.events import find_events
from tasks.extraction.figures import assemble, find_victims, link_events, told_and_untold
from tasks.extraction.incidents import find_incidents, retraced
from tasks.extraction.names import complete_names, find_names
from tasks.extraction.persons import find_persons
from tasks.extraction.places import find_places
from tasks.extraction.quantities import find_quantities
from tasks.extraction.reading import reading_of, sentence_rows
from tasks.extraction.text import Document, Layer, Rows, language_of, tokenise
from tasks.extraction.times import read_times, with_periods
from values.languages import READ
from values.reading import Reading, Stretch


def _expressions(doc: Document) -> None:
    doc.expressions = Layer(read_times(doc, doc.published))


def _times(doc: Document) -> None:
    doc.times = Layer(with_periods(doc, doc.expressions, doc.published))


def _places(doc: Document) -> None:
    doc.places = Layer(find_places(doc))


def _names(doc: Document) -> None:
    names = find_names(doc, doc.places)
    if doc.title and doc.title not in doc.text:
        headline = tokenise(doc.title)
        complete_names(names, find_names(headline, find_places(headline)))
    doc.names = Layer(names)


def _quantities(doc: Document) -> None:
    quantities, ignored = find_quantities(doc, doc.times)
    doc.quantities, doc.passed_over = Layer(quantities), Rows(ignored)


def _events(doc: Document) -> None:
    doc.events = Layer(find_events(doc))


def _attributions(doc: Document) -> None:
    doc.attributions = Rows(find_attributions(doc, doc.names, doc.times))


def _persons(doc: Document) -> None:
    doc.persons = Rows(find_persons(doc))


def _links(doc: Document) -> None:
    told, doc.links, untold = told_and_untold(doc, list(doc.quantities), link_events(doc))
    doc.told, doc.ignored = Layer(told), Rows([*doc.passed_over, *untold])


def _figures(doc: Document) -> None:
    figures, doc.steps = assemble(doc)
    doc.figures = Rows(figures)


def _denials(doc: Document) -> None:
    told = find_denials(doc, doc.attributions)
    told += find_plain_denials(doc, doc.attributions, told)
    doc.denials = Rows([*told, *find_refutations(doc, doc.attributions, doc.events, told)])
    link_answers(doc, doc.denials, doc.figures, doc.events)


def _victims(doc: Document) -> None:
    doc.victims = Rows(find_victims(doc, doc.events, doc.told, doc.names))


def _incidents(doc: Document) -> None:
    doc.incidents = Rows(find_incidents(doc))
    doc.steps[:] = retraced(doc.steps, doc.figures, doc.incidents)


class Pass(NamedTuple):
    """One step of reading: the layers it gives, who reads them, and the layers it needs; it may read no others."""

    gives: tuple[str, ...]
    run: Callable[[Document], None]
    needs: tuple[str, ...] = ()


PASSES = (
    Pass(("expressions",), _expressions),
    Pass(("times",), _times, ("expressions",)),
    Pass(("places",), _places),
    Pass(("names",), _names, ("places",)),
    Pass(("quantities", "passed_over"), _quantities, ("times",)),
    Pass(("events",), _events),
    Pass(("attributions",), _attributions, ("names", "times")),
    Pass(("persons",), _persons, ("names", "quantities", "events", "times", "places")),
    Pass(("told", "links", "ignored"), _links, ("quantities", "passed_over", "events")),
    Pass(
        ("figures", "steps"),
        _figures,
        ("told", "links", "events", "attributions", "persons", "names", "times", "places"),
    ),
    Pass(("denials",), _denials, ("attributions", "events", "figures")),
    Pass(("victims",), _victims, ("events", "told", "names")),
    Pass(
        ("incidents",),
        _incidents,
        (
            "figures",
            "told",
            "links",
            "events",
            "times",
            "places",
            "attributions",
            "persons",
            "victims",
            "denials",
            "steps",
        ),
    ),
)


def analyse(text: str, published: date | None, title: str | None = None, zones: Sequence[Stretch] = ()) -> Document:
    """Return the text with every layer that the passes read from it, whatever its language.

    `published`, `title` and `zones` are those of `read`.
    """
    return _through_passes(_begun(text, published, title, zones))


def read(text: str, published: date | None, title: str | None = None, zones: Sequence[Stretch] = ()) -> Reading:
    """Return all rows that the text states; every row's quote is `text[start:end]`.

    `published` is the publisher's local day, from which "on Friday" is counted; None leaves such words unresolved.
    A text in a language that is not read gives its sentences only; `Reading.language` is the code of its language.
    `title` gives a surname of the text its first name, where the text itself never does. `zones` tell caption from
    body.
    """
    doc = _begun(text, published, title, zones)
    if (language := language_of(doc)) not in READ:
        return Reading(sentences=sentence_rows(doc), language=language)
    return reading_of(_through_passes(doc))


def _begun(text: str, published: date | None, title: str | None, zones: Sequence[Stretch]) -> Document:
    doc = tokenise(text, zones)
    doc.published, doc.title = published, title
    return doc


def _through_passes(doc: Document) -> Document:
    for step in PASSES:
        step.run(doc)
    return doc
