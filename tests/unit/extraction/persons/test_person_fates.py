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


@pytest.mark.parametrize(
    "text",
    [
        "The director decided not to recommend indicting Karl Weber.",
        "They ask that Karl Weber be charged.",
        "He upset the town by calling for the assassination of Karl Weber.",
        "Their refusal to prosecute Karl Weber was noted.",
        "There was not enough evidence to convict Karl Weber.",
        "Rebels have promised to release Karl Weber.",
        "Karl Weber is expected to be released on Friday.",
        "Police foiled a plot for the murder of Karl Weber.",
    ],
)
def test_what_is_called_for_promised_or_weighed_has_not_happened(text):
    assert fates(text).get("Karl Weber", []) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karl Weber, 40, fatally stabbed his wife.", {"Karl Weber": []}),
        ("Tim Braun shot to death Ana Ruiz and her son.", {"Ana Ruiz": ["killed"]}),
        ("After the shooting Karl Weber, 20, fled.", {"Karl Weber": []}),
        ("The shooting suspect, Ana Ruiz, was arrested.", {"Ana Ruiz": ["detained"]}),
        ("Karl Weber, 20, got a gun and shot at the boys. He also shot into a house.", {"Karl Weber": []}),
        ("Four men are charged with killing 16-year-old Tim Braun.", {"Tim Braun": ["killed"]}),
        ("Karl Weber is due in court to face his murder charge.", {"Karl Weber": ["charged"]}),
        ("A vigil for Ana Ruiz was held on Friday.", {"Ana Ruiz": ["killed"]}),
        ("Karl Weber was killed along with Ana Ruiz.", {"Karl Weber": ["killed"], "Ana Ruiz": ["killed"]}),
        ("He fired the weapon at Tim Braun, killing him.", {"Tim Braun": ["killed"]}),
    ],
)
def test_the_one_who_shoots_or_is_accused_is_not_the_one_harmed(text, expected):
    assert fates(text) == expected


def test_a_pronoun_of_the_other_sex_means_somebody_else():
    assert fates("Hillary Weber met Tim Braun. He was arrested on Monday.") == {"Tim Braun": ["detained"]}


def test_a_given_name_does_not_state_the_sex():
    assert read("Linda Weber, 38, was there.", PUBLISHED).persons[0].sex is None


@pytest.mark.parametrize(
    "text",
    [
        "In 2008 the late mayor Ana Ruiz gave him a prize in Turin.",
        "A vigil for Ana Ruiz was held on Friday in Turin.",
        "Tribute was paid on Monday in Turin to the killer of Ana Ruiz.",
    ],
)
def test_the_day_of_a_vigil_or_a_memory_is_not_that_of_the_death(text):
    person = read(text, PUBLISHED).persons[0]
    assert (person.fate, person.fate_start, person.place) == (["killed"], None, None)


@pytest.mark.parametrize(
    "text",
    [
        "A man was charged on Monday. They live in Turin for two reasons: Karl Weber and Ana Ruiz.",
        "A man was charged. The reporters are Anna Palm and Karl Weber, two of the best.",
        "A boy was shot on Monday. Police look for two suspects: Karl Weber, 26, and Dora Feld, 38.",
        "Ana Ruiz was killed. She is survived by two brothers, Karl Weber and Tim Ruiz.",
    ],
)
def test_those_named_beside_the_harmed_are_not_harmed(text):
    assert fates(text).get("Karl Weber", []) == []


def test_they_are_those_told_of_last():
    text = "{} They were identified as Karl Weber, 18, and Ida Braun, 17."
    assert fates(text.format("A man was shot. Three teens were arrested."))["Karl Weber"] == ["detained"]
    assert fates(text.format("A man and a woman were killed."))["Karl Weber"] == ["killed"]


def test_the_dead_are_not_charged_where_an_accused_bears_their_name():
    text = "Tim Weber, 20, is accused of killing Ana Weber, 40. Weber is charged with murder. She was a nurse."
    assert fates(text) == {"Tim Weber": ["charged"], "Ana Weber": ["killed"]}
    text = "Karl Braun was arrested. Ana Ruiz was killed. He is being held in the jail."
    assert fates(text)["Ana Ruiz"] == ["killed"]


def test_a_list_parted_by_semicolons_holds_only_what_begins_between_them():
    text = "Auction of the gun used to kill Tim Braun quashed; a site refuses to let Karl Weber, 40, sell it."
    assert fates(text) == {"Tim Braun": ["killed"], "Karl Weber": []}
    text = "The dead are Ana Ruiz, 40; her cousin, Nora Feld, 25; and family friend Ida Braun, 26."
    assert set(fates(text)) == {"Ana Ruiz", "Nora Feld", "Ida Braun"}


@pytest.mark.parametrize(
    "text",
    [
        "“It is a dead heat by now,” as Karl Weber said on Monday.",
        "The guard tipped Karl Weber’s shot in for the lead.",
        "‘He died in my hands’: three pro-Weber workers killed at a plant. Karl Weber spoke.",
        "A new video is out, hitting Karl Weber for his stance on taxes.",
        "He wants envoys to see Karl Weber and check on his condition.",
        "Karl Weber, his uncle, spoke. Mr. Weber heard of it before the father perished.",
        "News leaked in late 2011 that Karl Weber had been paying them.",
        "“He was guilty,” a rival said of Karl Weber.",
        "People were killed. The fund is that of the industrialist brothers Karl Weber and Tim Weber.",
        "Karl Weber survived what many believed to be the end of his race.",
        "Police named the man killed as Tim Braun, 32, of Holm, Ariz.--Karl Weber.",
        "Karl Weber went under the knife for his knee in 2009.",
        "Ida Wood, whose husband was one of four men killed in the attack, met Karl Weber.",
    ],
)
def test_nobody_dies_or_is_hurt_in_a_figure_of_speech_or_by_the_fate_of_another(text):
    assert fates(text).get("Karl Weber", []) == []


@pytest.mark.parametrize(
    "text",
    [
        "Karl Weber, 40, goes free, released from prison on 3 May 2025.",
        "Karl Weber, 40, could be there. He is released from jail in 2028.",
        "A reward of $5,000 has been offered for the capture of Karl Weber, 40.",
    ],
)
def test_what_is_dated_after_the_day_of_publication_or_only_rewarded_has_not_happened(text):
    assert fates(text) == {"Karl Weber": []}


def test_the_number_of_a_street_is_not_the_year_of_an_arrest():
    person = read("Officers later arrested Ana Ruiz, 32, of 1119 Oak St., on Friday.", PUBLISHED).persons[0]
    assert person.fate_start is None or person.fate_start.year == 2025


def test_a_group_that_is_said_to_include_somebody_shares_its_fate():
    assert fates("The released prisoners included Karl Weber, the brother of a rebel.") == {"Karl Weber": ["released"]}
    assert fates("They saw reporter Karl Weber being arrested in Turin.") == {"Karl Weber": ["detained"]}
