"""Who says so: sources, cues, contents, speakers and stances read from sentences of our own."""

from datetime import date

import pytest

from tasks.extraction.citing.attribution import find_attributions, speaker_at, speakers
from tasks.extraction.events.modality import modality_at
from tasks.extraction.rows.mentions import NameMention, TimeMention
from tasks.extraction.text import Document, tokenise
from values.categories import Stance
from values.reading import Attribution


def named(doc: Document, *names: str) -> list[NameMention]:
    """Return mentions of the given names, as the reader of names would."""
    found = []
    for name in names:
        words = name.lower().split()
        for i in doc.positions.get(words[0], []):
            if [doc.lower(i + k) for k in range(len(words))] == words:
                found.append(NameMention(i, i + len(words), name, name))
    return found


def said_of(text: str, word: str, *names: str) -> Attribution | None:
    """Return the attribution that covers the first token `word`."""
    doc = tokenise(text)
    return speaker_at(doc, find_attributions(doc, named(doc, *names)), doc.positions[word][0])


def speaker_of(text: str, word: str, *names: str) -> str | None:
    row = said_of(text, word, *names)
    return row.speaker if row else None


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("The ministry said that 12 people died.", "12", "The ministry"),
        ("Officials in the northern province said 12 people died.", "12", "Officials in the northern province"),
        ("At least 12 people died, a police spokesman said.", "12", "a police spokesman"),
        ("At least 12 people died, a police spokesman said late Monday.", "12", "a police spokesman"),
        ("Three workers were hurt, said the harbour authority.", "three", "the harbour authority"),
        ("According to the health office, 12 people died.", "12", "the health office"),
        ("The toll rose to 45 on Tuesday, according to the health office.", "45", "the health office"),
        ("The raid, the army said, killed 12 fighters.", "12", "the army"),
        ("As the Daily Courier reported, the fund lost 12 million.", "12", "the Daily Courier"),
        ("The agency announced the fire had burned 40 homes.", "40", "The agency"),
        ("The company, which has many staff, said 15 jobs would go.", "15", "The company"),
        ("The mayor last week said 200 families had left.", "200", "The mayor"),
        ("The office said in a statement that 200 families had left.", "200", "The office"),
        ("The office said on Tuesday the fire had burned 40 homes.", "40", "The office"),
        ("Residents told police six men had fled.", "six", "Residents"),
        ("Police were told by residents that six men had fled.", "six", "residents"),
        ("The group rose to speak and said 12 of its members were held.", "12", "The group"),
        ("The aid agency, Seahelp, estimates that 12 boats sank.", "12", "The aid agency"),
        ("Three people fell ill, said the harbour authority.", "three", "the harbour authority"),
        ("Novak, who had seen the raid, said the fire took 12 homes.", "12", "Novak"),
        ("The governor - a former colonel - said 12 homes burned.", "12", "The governor"),
        ("A source close to him said 12 homes burned.", "12", "A source close to him"),
        ("Ann, who was in her 30s, said Friday from her home in Irving, Texas: “I saw 12 men.”", "12", "Ann"),
        ("The toll was put at 45 by the ministry.", "45", "the ministry"),
        ("KABUL - The army said 12 men fled and the governor told reporters that 4 hid.", "12", "The army"),
        ("KABUL - The army said 12 men fled and the governor told reporters that 4 hid.", "4", "the governor"),
        ("The survey found 12 percent had moved.", "12", "The survey"),
        ("Sales came to 100 million last year, company records show.", "100", "company records"),
        ("The ministry put the number of homeless at 5,000.", "5,000", "The ministry"),
        ("Police: three dead in harbour fire", "three", "Police"),
        ("Three dead in harbour fire: police", "three", "police"),
        ("The body was seen by one man, which is what the two sailors said from the start.", "one", "the two sailors"),
    ],
)
def test_the_subject_of_a_citing_verb_is_the_speaker(text, word, speaker):
    assert speaker_of(text, word) == speaker


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Twelve people died in the fire. The mayor said he was sad.", "twelve"),
        ("The group released 12 prisoners on Monday.", "12"),
        ("The blast claimed 12 lives.", "12"),
        ("The shop added 500 jobs last month.", "500"),
        ("The north deplored the blasts which killed 12 people.", "12"),
        ("The judge denied bail to 12 men.", "12"),
        ("When the mayor spoke to reporters, 12 people left.", "12"),
        ("Territorial disputes and 12 raids kept them apart.", "12"),
        ("The office did not say whether 12 people died.", "12"),
        ("Image: 12 boats in the harbour.", "12"),
        ("Hill: 547.", "547"),
    ],
)
def test_words_that_nobody_is_cited_for_are_the_articles_own(text, word):
    assert speaker_of(text, word) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('"We lost 20 men," said Colonel Ivan Petrenko, who leads the unit.', "20"),
        ('"We lost 20 men," Ivan Petrenko said. "Five more were taken."', "five"),
        ("``We lost 20 men,'' said Ivan Petrenko of the unit.", "20"),
        ("''We lost 20 men,'' Ivan Petrenko said.", "20"),
        ('""We lost 20 men,"" said Ivan Petrenko."', "20"),
        ('Ivan Petrenko said: "We left. We lost 20 men."', "20"),
        ("“We left,” Ivan Petrenko said. “It was cold.\n\n“Later we lost 20 men.”", "20"),
        ('Ivan Petrenko spoke of his fear, and said it was cold.\n\n"Later we lost 20 men."', "20"),
        ('"Stop! Two more are in there!" Ivan Petrenko shouted.', "two"),
    ],
)
def test_a_direct_quotation_keeps_its_speaker_over_sentences(text, word):
    assert speaker_of(text, word, "Ivan Petrenko") == "Ivan Petrenko"


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("Ann Hill spoke on Friday. She said two men died.", "two", "Ann Hill"),
        ("Minister Ann Hill accused the firm of fraud. Two men died, she added.", "two", "Ann Hill"),
        ("Ann Hill said it was over. Her brother Kevin Hill died in 2008, she said.", "2008", "Ann Hill"),
        ("The Harbour Ministry said ships were late. The ministry said two sank.", "two", "The Harbour Ministry"),
        ("The Daily Courier reported delays. The outlet said two ships sank.", "two", "The Daily Courier"),
        (
            "The army said it was ready. The Coast Gazette reported a fire. The newspaper said two died.",
            "two",
            "The Coast Gazette",
        ),
        ("The emergency service said homes burned. Two shops were hit, it said.", "two", "The emergency service"),
        ("City officials said homes burned. They said two shops were hit.", "two", "City officials"),
        ("A doctor from the town, Ann Hill, said two men died.", "two", "Ann Hill"),
        ("Ann Hill, 58, a nurse from Springfield, said two men died.", "two", "Ann Hill"),
        ("Two men died, said Ann Hill, a nurse from Springfield.", "two", "Ann Hill"),
        ("Ann Hill, who runs the clinic, said two men died.", "two", "Ann Hill"),
        ("A spokesman for Ann Hill said two men died.", "two", "A spokesman for Ann Hill"),
    ],
)
def test_a_pronoun_or_bare_role_is_resolved_to_the_source_named_before(text, word, speaker):
    assert speaker_of(text, word, "Ann Hill", "Kevin Hill") == speaker


@pytest.mark.parametrize(
    ("text", "word", "stance"),
    [
        ("The ministry said 12 people died.", "12", Stance.ASSERTED),
        ("The army accused the rebels of killing 12 people.", "12", Stance.ALLEGED),
        ("The army claimed that 12 rebels died.", "12", Stance.ALLEGED),
        ("The army denied that 12 people died.", "12", Stance.DENIED),
        ("It was said that 12 died, but this report was denied by the army.", "12", Stance.DENIED),
        ("“They fired under the pretext that 12 men had crossed,” said the army.", "12", Stance.DENIED),
        ("The office vowed to send 12 trucks.", "12", Stance.HYPOTHETICAL),
        ("Estimates suggest 12 people are at sea.", "12", Stance.ESTIMATED),
    ],
)
def test_the_cue_gives_the_stance(text, word, stance):
    row = said_of(text, word)
    assert row is not None
    assert row.stance is stance


def test_estimates_without_an_author_have_no_speaker():
    assert speaker_of("Estimates suggest 12 people are at sea.", "12") is None


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("State media reported, citing the army, that 40 rebels died.", "the army", "State media"),
        ("Local media, quoting hospital sources, reported 40 deaths.", "hospital sources", "Local media"),
        ("According to the Courier, Ann Hill believes 40 rebels died.", "Ann Hill", "the Courier"),
        ("The Courier reports that the army said 40 rebels died.", "the army", "The Courier"),
    ],
)
def test_a_chain_of_sources_keeps_who_passed_it_on(text, speaker, via):
    row = said_of(text, "40", "Ann Hill")
    assert row is not None
    assert (row.speaker, row.via) == (speaker, via)


def test_a_later_verb_of_the_same_rank_ends_the_content():
    text = "The army said 12 rebels died, but the rebels said only two were hurt."
    assert speaker_of(text, "12") == "The army"
    assert speaker_of(text, "two") == "the rebels"


@pytest.mark.parametrize(
    "text",
    [
        "THE ARMY SAID THAT 12 REBELS DIED IN THE RAID ON THE TOWN.",
        "the army said that 12 rebels died in the raid on the town by the river, and so on and on.",
    ],
)
def test_texts_in_one_case_are_read_too(text):
    row = said_of(text, "12")
    assert row is not None
    assert row.speaker is not None
    assert row.speaker.lower() == "the army"


@pytest.mark.parametrize(
    ("text", "word", "stance"),
    [
        ("The law carries a fine of up to 500 dollars.", "500", Stance.HYPOTHETICAL),
        ("The city will send 12 trucks.", "12", Stance.HYPOTHETICAL),
        ("If 12 trucks come, we leave.", "12", Stance.HYPOTHETICAL),
        ("He faces the 3,000 men believed to be in the town.", "3,000", Stance.ESTIMATED),
        ("Two women were allegedly shot.", "two", Stance.ALLEGED),
        ("The video was posted in May 2024 with 12 others.", "12", None),
        ("Twelve men died.", "twelve", None),
    ],
)
def test_modality_is_read_from_the_clause(text, word, stance):
    doc = tokenise(text)
    assert modality_at(doc, doc.positions[word][0]) is stance


def test_speakers_agrees_with_speaker_at_for_every_token():
    doc = tokenise("According to the Courier, the army said 40 rebels died. “Two fled,” Ann Hill said. Rain fell.")
    rows = find_attributions(doc, named(doc, "Ann Hill"))
    assert speakers(doc, rows) == [speaker_at(doc, rows, i) for i in range(len(doc.tokens))]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The army said on Friday that 12 rebels died.", True),
        ("12 rebels died, the army said Friday.", True),
        ("On Friday, the army said 12 rebels died.", True),
        ("The army accused the rebels of theft on Friday, alleging that 12 had fled.", True),
        ("The army said that 12 rebels died in the town on Friday.", False),
    ],
)
def test_the_day_of_a_statement_stands_beside_its_cue(text, dated):
    doc = tokenise(text)
    (friday,) = doc.positions["friday"]
    day = date(2025, 4, 11)
    dates = [TimeMention(friday, friday + 1, "DATE", "2025-04-11", "weekday", day, day)]
    row = speaker_at(doc, find_attributions(doc, [], dates), doc.positions["12"][0])
    assert row is not None
    assert row.said_on == (day if dated else None)


@pytest.mark.parametrize(
    "text", ["", " ", '"', "''", "said", "said said said", "according to", ": :", "“”“", "Ещё 12 человек"]
)
def test_no_text_breaks_the_reading(text):
    doc = tokenise(text)
    for row in find_attributions(doc, []):
        assert doc.text[row.start : row.end] == row.quote
        assert all(0 <= start < end <= len(text) for start, end in [*row.source, *row.cue, *row.content])
