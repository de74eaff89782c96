"""A long article is asked about in pieces; what two pieces show is one answer."""

import re
from datetime import date

from tasks.extraction import read
from tasks.reading.article import ArticleText
from tasks.reading.outcomes import Reply
from tasks.reading.readers import ModelReader
from tests.unit.reading.told import SETTINGS, about, content, missed
from values.second_reading import Decider, Field, ReadBy, RequestOutcome

SENTENCE = "In the harbour of Lowick {} boats were lost on Saturday, the coast guard said in the evening."
TEXT = "\n\n".join([*(SENTENCE.format(n) for n in range(2, 30)), "One of the keepers died.", "The storm went on."])
ARTICLE = ArticleText(TEXT, date(2026, 3, 10))
SMALL = SETTINGS.model_copy(update={"piece": 1_200})


def second(outcomes=()):
    """Read the article with a model that calls each figure destroyed and names the keeper wherever it is shown."""
    failing = dict(enumerate(outcomes))
    shown = []

    def ask(request):
        words = request.body["messages"][1]["content"]
        shown.append(words)
        if (outcome := failing.get(len(shown) - 1)) is not None:
            return Reply(outcome, error="made up")
        numbers = [int(number) for number in re.findall(r"⟦(\d+)\|", words)]
        keeper = missed("One", context="One of the keepers", value_low=1, value_high=1, unit="keepers", event="killed")
        also = (keeper,) if "One of the keepers" in words else ()
        return Reply(
            RequestOutcome.ANSWERED, content=content(*(about(n, event="destroyed") for n in numbers), also=also)
        )

    rules = read(ARTICLE.text, ARTICLE.published)
    return ModelReader(SMALL, ask, Decider.MODEL).second(ARTICLE, rules), shown


def test_every_figure_is_asked_about_once_under_its_own_number():
    reading, shown = second()
    assert len(shown) > 2
    assert reading.exchange.requests == len(shown)
    assert reading.refusals == []
    assert {row.read_by for row in reading.standings if row.read_by is not ReadBy.MODEL} == {ReadBy.BOTH}
    assert reading.compared[Field.EVENT] == len(reading.standings) - 1


def test_a_figure_that_two_pieces_name_as_missed_is_one_row():
    reading, _ = second()
    assert [row.quote for row, own in zip(reading.reading.figures, reading.standings, strict=True)
            if own.read_by is ReadBy.MODEL] == ["One"]  # fmt: skip


def test_a_piece_that_is_not_answered_leaves_its_figures_to_the_rules_and_is_told():
    reading, _ = second([None, RequestOutcome.CUT])
    assert reading.exchange.outcome is RequestOutcome.CUT
    assert {own.read_by for own in reading.standings} == {ReadBy.RULES, ReadBy.BOTH, ReadBy.MODEL}
