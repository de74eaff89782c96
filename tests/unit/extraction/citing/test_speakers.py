"""Whose words a figure is: the speaker that the whole reading gives it."""

from datetime import date

import pytest

from tasks.extraction import read


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The agency quoted a doctor as saying that 12 people died.", "a doctor"),
        ("As many as 12 died, the agency quoted a doctor as saying.", "a doctor"),
        ("Twelve people died, Marek was quoted as saying.", "Marek"),
        ("Marek was quoted by the agency as saying that 12 men died.", "Marek"),
        ("The plan, said Marek and others, would help 12 towns.", "Marek and others"),
        ("14:32 Police say 12 people have been arrested.", "Police"),
        ("He has a fortune estimated at 12 million euros, according to court files.", "court files"),
        ("There were 3,248 cases reported worldwide, with 12 deaths.", None),
        ("The gun that officers believe was used in 12 raids burnt.", "officers"),
        ("Sales fell, with exports forecast to fall 12 per cent.", None),
        ("Several studies have found that 12 per cent left.", "Several studies"),
    ],
)
def test_the_speaker_is_who_says_it_and_not_who_stands_nearest(text, speaker):
    assert [row.speaker for row in read(text, date(2025, 4, 11)).figures][-1] == speaker


def test_who_quotes_another_passes_it_on():
    (row,) = read("The agency quoted a doctor as saying that 12 people died.", None).figures
    assert (row.speaker, row.via) == ("a doctor", "The agency")


def test_a_day_before_by_does_not_make_a_participle_a_statement():
    (row,) = read("The plan announced Wednesday by the mayor was to cost 12 million euros.", None).figures
    assert row.speaker == "the mayor"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "According to the Torvan government, the country had admitted more than 1,400 families.",
            "the Torvan government",
        ),
        ("Three suspects have been charged over 12 thefts, according to the sheriff.", "the sheriff"),
        ("The rangers also held two suspected poachers and seized 12 rifles.", None),
        ("The Norda survey showed 59% of farmers are poor.", "The Norda survey"),
        (
            "The survey found that 54 percent of boys said they would sell, while 25 percent would not.",
            "The survey",
        ),
        ("For the quarter, the airline posted net income of $133 million.", None),
    ],
)
def test_a_word_that_only_looks_like_a_statement_gives_no_speaker(text, speaker):
    assert read(text, date(2025, 4, 11)).figures[-1].speaker == speaker


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ferry sinks off Osten, 18 dead, 24 missing - coast guard", ["coast guard", "coast guard"]),
        ("Storm over Osten wounds 54 – aid group", ["aid group"]),
        ("Police reported 40 arrests, while lawyers spoke of more than 200.", ["Police", "lawyers"]),
        ("Organisers put the crowd at 3,000, while police counted 700.", ["Organisers", "police"]),
        ("Police said 11 drowned; a hospital official gave a figure of 14.", ["Police", "a hospital official"]),
        (
            "Halden, citing a source in the harbour office, reported that 12 men drowned.",
            ["a source in the harbour office"],
        ),
        ("The army denied a report by the monitoring group that its men had shot 45 goats.", ["the monitoring group"]),
        ("The Courier pegged him at $29 million.", ["The Courier"]),
    ],
)
def test_each_number_has_the_speaker_of_its_own_clause(text, speakers):
    assert [row.speaker for row in read(text, date(2025, 4, 11)).figures] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The resolution hailed the treaty. It noted that 12 towns had signed.", "The resolution"),
        ("Norway hopes its sailors will win. It expects that 300 boats will come.", "Norway"),
        ("Villagers feared the flood. They said 12 cows drowned.", "Villagers"),
        ('"It was dark. It wounded 12 of us," Courier editor-in-chief Anna Lind said in a statement.', "Anna Lind"),
        (
            "lind said the ferry was late and old and that nobody had told the harbour of it. 12 men drowned, he said.",
            "lind",
        ),
    ],
)
def test_a_pronoun_means_the_subject_of_the_sentence_before(text, speaker):
    assert read(text, date(2025, 4, 11)).figures[-1].speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ("The army denied a report by the aid group that its men had shot 45 goats.", "the aid group", "denied"),
        ("Osten denied a Norwegian statement that 200 of its boats had sunk.", "Norwegian", "denied"),
        ("Unions said 900 marched, against 460 by the harbour ministry's count.", "the harbour ministry", "asserted"),
        (
            "Some 1,600 had left, the paper learned from the flood control office.",
            "the flood control office",
            "asserted",
        ),
        ("The rescue agency increases the death toll from the storm to 267.", "The rescue agency", "asserted"),
        ("Friday's storm raised the death toll to 12.", None, "reported"),
        ("Officials fear that 80 cows are buried under the slide.", None, "estimated"),
        ("On Friday, President Ana Lind spoke at sea. She said 12 boats sank.", "Ana Lind", "asserted"),
        ("Mayor Nils Berg met Omar Dahl. He said 12 boats sank.", "Nils Berg", "asserted"),
    ],
)
def test_who_counts_denies_fears_or_opens_the_sentence_is_heard(text, speaker, stance):
    figure = read(text, date(2025, 4, 11)).figures[-1]
    assert (figure.speaker, figure.stance.value) == (speaker, stance)
