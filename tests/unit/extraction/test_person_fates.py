from datetime import date

import pytest

from tasks.extraction import read

PUBLISHED = date(2025, 4, 11)


def fates(text):
    return {p.name: [fate.value for fate in p.fate] for p in read(text, PUBLISHED).persons}


@pytest.mark.parametrize(
    "text",
    [
        "“That is not so,” Karl Weber shot back.",
        "Karl Weber, a long-shot candidate, leads in the north.",
        "Polls released Sunday showed Karl Weber ahead by two points.",
        "Karl Weber’s press release does not mention the vote.",
        "The budget that Karl Weber released is thin.",
        "The town must publish the releases of the Weber emails.",
        "Karl Weber charged that the minister had hidden the report.",
        "“It is a lie,” Karl Weber charged.",
        "Karl Weber charged into the debate.",
        "Friends pleaded with Karl Weber to run, and Karl Weber pleaded for patience.",
        "Karl Weber made a passionate plea for better schools.",
        "Karl Weber locked up the support of the unions.",
        "Karl Weber was hit hard by the new poll.",
        "Ana Ruiz crushed Karl Weber in the northern vote.",
        "Karl Weber hurt himself with the remark on taxes.",
        "Karl Weber wants to stop the bleeding after two weak debates.",
        "Karl Weber and Ana Ruiz are in a dead heat.",
        "Karl Weber is dead in the water without the young.",
        "Karl Weber’s popularity remains high.",
        "Karl Weber signed up as a delegate.",
        "The party wants to draft Karl Weber at the congress.",
        "Footage captured Karl Weber leaving the hall.",
        "Karl Weber and Tim Braun were missing from the film.",
        "They mourned the death of the Weber dynasty.",
        "Karl Weber joined forces with Tim Braun.",
    ],
)
def test_words_of_violence_and_law_have_peaceful_senses(text):
    assert fates(text).get("Karl Weber", []) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officer Karl Weber arrested Ana Ruiz.", {"Ana Ruiz": ["detained"]}),
        ("Judge Karl Weber sentenced Ana Ruiz to prison.", {"Ana Ruiz": ["charged"]}),
        ("Police say Karl Weber has killed a guard.", {}),
        ("Karl Weber shot and wounded Mayor Ana Ruiz.", {"Ana Ruiz": ["injured"]}),
        ("Ana Ruiz arrested, charged with theft.", {"Ana Ruiz": ["detained"]}),
        ("Ana Ruiz was shot an hour later.", {"Ana Ruiz": ["injured"]}),
        ("Ana Ruiz, arrested the same day, is a nurse.", {"Ana Ruiz": ["detained"]}),
    ],
)
def test_a_verb_in_the_active_tells_the_fate_of_its_object_alone(text, expected):
    assert fates(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The son of Ana Ruiz was killed on Monday.", {}),
        ("Rebels killed the son of Ana Ruiz.", {}),
        ("One of the guards of Ana Ruiz, a bank manager, is recovering from an attack.", {}),
        ("Ana Ruiz, the mother of Tim Weber, was killed.", {"Ana Ruiz": ["killed"]}),
        ("They met Ana Ruiz, the mother of Tim Weber, who was fatally shot in 2012.", {"Tim Weber": ["killed"]}),
        ("The son of former German President Karl von Holm, Tim von Holm was killed.", {"Tim von Holm": ["killed"]}),
        ("They caught the murderer of Ana Ruiz.", {"Ana Ruiz": ["killed"]}),
    ],
)
def test_the_fate_of_a_relative_or_guard_is_not_that_of_the_person_they_belong_to(text, expected):
    assert fates(text) == expected
