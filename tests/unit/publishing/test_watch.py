import pytest

from tasks.publishing.watch import Claimed, Watch, WatchListError, changes, load_watches

TOLL = Claimed("12 people killed, penhallow", (12, 12, 12), False, "Twelve people were killed at Penhallow.")


def test_a_watch_wants_every_word_whole_and_in_any_case():
    watch = Watch(name="mine", words=("killed", "Penhallow"))
    assert watch.is_about("Twelve were Killed at penhallow.")
    assert not watch.is_about("Twelve were killed at Penhallowick.")
    assert not watch.is_about("Twelve were hurt at Penhallow.")


def test_a_claim_that_stays_is_not_told_of():
    assert changes({"a": TOLL}, {"a": TOLL}) == []


def test_a_new_claim_is_told_of_with_its_words():
    assert changes({}, {"a": TOLL}) == [
        "12 people killed, penhallow (new): \u201cTwelve people were killed at Penhallow.\u201d"
    ]


def test_a_number_that_changed_is_told_of_with_the_one_before():
    risen = Claimed("12 to 15 people killed, penhallow", (12, 15, 15), True, "Fifteen were killed.")
    assert changes({"a": TOLL}, {"a": risen}) == [
        "12 to 15 people killed, penhallow (was 12, disputed): \u201cFifteen were killed.\u201d"
    ]


def test_a_dispute_alone_is_a_change():
    disputed = Claimed(TOLL.title, TOLL.bounds, True, TOLL.last_words)
    assert len(changes({"a": TOLL}, {"a": disputed})) == 1


def test_no_file_is_no_watch_list(tmp_path):
    assert load_watches(tmp_path / "watch.yml") == []


@pytest.mark.parametrize("text", ["watch: [{name: x}]", "watch: [{name: x, words: []}]", "watch: [", "other: 1"])
def test_a_list_that_cannot_be_used_is_named(tmp_path, text):
    (tmp_path / "watch.yml").write_text(text, "utf-8")
    with pytest.raises(WatchListError, match=r"watch\.yml:1: "):
        load_watches(tmp_path / "watch.yml")
