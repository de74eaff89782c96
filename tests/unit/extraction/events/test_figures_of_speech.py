"""Words of harm that tell no harm, and words that belong to another noun; sentences of our own."""

import pytest

from tasks.extraction import read
from values.categories import Event, Kind


def events(text):
    return [figure.event for figure in read(text, None).figures]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("She received five death threats.", Event.OTHER),
        ("The town has many bomb shelters.", Event.OTHER),
        ("He threw five touchdowns.", Event.OTHER),
        ("Gunmen threw five grenades.", Event.ATTACKED),
        ("The army launched 12 missiles.", Event.ATTACKED),
        ("The firm launched 12 products.", Event.OTHER),
        ("A four-term mayor was hit.", None),
        ("Sales hit 14 million.", None),
        ("Shrapnel hit two girls.", Event.KILLED_OR_INJURED),
        ("The 2°C limit is dead.", None),
        ("The shop has 240 replies of a mostly sunny tone.", Event.OTHER),
        ("The office sent 28 questions to the mayor.", None),
        ("Over several winters they demonstrated that ice melts.", Event.OTHER),
        ("About 40 students demonstrated on Friday.", Event.ATTENDING),
        ("Around 20 volunteers painted the hall.", Event.OTHER),
        ("The battalion has around 20 volunteers.", Event.ENLISTED),
    ],
)
def test_a_figure_of_speech_harms_nobody(text, event):
    assert events(text)[0] is event


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("At least 106 protesters in 21 towns have been killed.", [Event.KILLED, Event.OTHER]),
        ("Roughly 13,000 troops remain there, 18 years after Dorva invaded the country.", [Event.DEPLOYED]),
        ("The hostel set 46 rooms aside as beds for homeless people.", [Event.OTHER]),
        ("Shepherds reached them and found two climbers in injured condition.", [Event.INJURED]),
        ("He was one of the two men who died in the blast.", [Event.KILLED]),
        ("The mines that killed the six medics were laid beside a well.", [Event.KILLED]),
    ],
)
def test_an_event_is_told_of_its_own_noun(text, told):
    assert [event for event in events(text) if event is not None] == told


def test_rooms_never_become_persons():
    (rooms,) = read("The hostel set 46 rooms aside as beds for homeless people.", None).figures
    assert rooms.kind is Kind.OBJECTS


@pytest.mark.parametrize("text", ["The 1898 case is cited often.", "Kestrel 3.0 was released."])
def test_old_years_and_versions_are_no_figures(text):
    assert events(text) == []
