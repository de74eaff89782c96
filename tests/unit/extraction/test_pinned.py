from tests.unit.extraction.pinned import PINNED, lines


def test_each_sentence_is_read_as_it_was_pinned():
    changed = set(lines()) ^ set(PINNED.read_text(encoding="utf-8").splitlines())
    assert not changed, "a reading changed; if it should: python -m tests.unit.extraction.pinned"
