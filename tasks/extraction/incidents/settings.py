"""Where an incident was: the place of its figures, else the first that its lead puts something into."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tasks.extraction.incidents.story import Member, family_of
from tasks.extraction.places import is_province, is_put_inside
from tasks.extraction.rows.mentions import PlaceMention
from tasks.extraction.text import Document
from values.incident import Incident

OPENING = 12
"""Sentences in which a deed is looked for that opens the article."""
LEAD = 3
"""Sentences in which any place is taken for that of the happening."""


def set_place(incident: Incident, members: Sequence[Member], chains: Mapping[str, list[str]]) -> None:
    """Give an incident the place most told of its figures, and the wider places written behind it."""
    placed = Counter(m.figure.place for m in members if m.figure.place)
    if placed:
        place = placed.most_common(1)[0][0]
        source = next(m.figure for m in members if m.figure.place == place)
        incident.place, incident.place_id = source.place, source.place_id
        incident.place_precision, incident.place_rule = source.place_precision, source.place_rule
        incident.place_chain = list(chains.get(place, ()))


def set_lead_place(doc: Document, incident: Incident, chains: Mapping[str, list[str]]) -> None:
    """Give the main incident the first place that its opening puts something into, where it has none.

    The sentence that names it is looked at first, then those that tell a harm or a deed of law, then the lead.
    """
    if incident.place is not None:
        return
    opening = doc.sentences[:OPENING]
    told = [s for s in opening if any(family_of(event.event) in ("harm", "law") for event in doc.events.within(s))]
    for sentence in [doc.sentences[incident.sentence], *told, *opening[:LEAD]]:
        place = next((p for p in doc.places.within(sentence) if is_put_inside(doc, p)), None)
        if place is not None:
            incident.place, incident.place_id = doc.quote(place.first, place.last), place.place_id
            incident.place_precision, incident.place_rule = place.precision, "lead"
            incident.place_chain = list(chains.get(incident.place, ()))
            return


def chains_of(doc: Document) -> dict[str, list[str]]:
    """Return place -> the wider places, from the next wider on: "Osten, Kell district, Varn".

    Those written behind it come first, then the provinces that its sentences name.
    """
    chains: dict[str, list[str]] = defaultdict(list)
    behind: list[PlaceMention] = []
    for mention in reversed(list(doc.places)):
        joined = behind and behind[0].first == mention.last + 1 and doc.lower(mention.last) == ","
        behind = [mention, *behind] if joined else [mention]
        wider = [doc.quote(other.first, other.last) for other in behind[1:]]
        chain = chains[doc.quote(mention.first, mention.last)]
        chain[:] = dict.fromkeys([*wider, *chain])
    for mention in doc.places:
        if not is_province(doc, mention):
            sentence = doc.sentences[doc.tokens[mention.first].sentence]
            provinces = (doc.quote(p.first, p.last) for p in doc.places.within(sentence) if is_province(doc, p))
            chain = chains[doc.quote(mention.first, mention.last)]
            chain[:] = dict.fromkeys([*chain, *provinces])
    return chains
