"""The engine's version follows its rules and word lists."""

from tasks.extraction import EXTRACTOR_VERSION
from tasks.extraction.version import ENGINE, digest_of


def test_the_version_is_that_of_the_rules_as_they_are():
    assert digest_of(ENGINE) == EXTRACTOR_VERSION


def test_a_changed_rule_a_moved_one_and_a_new_word_change_the_version(tmp_path):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "rule.py").write_text("LEAST = 3\n")
    (tmp_path / "lexicon" / "words.yml").write_text("killed: [slain]\n")
    seen = [digest_of(tmp_path)]
    (tmp_path / "rule.py").write_text("LEAST = 4\n")
    seen.append(digest_of(tmp_path))
    (tmp_path / "lexicon" / "words.yml").write_text("killed: [slain, felled]\n")
    seen.append(digest_of(tmp_path))
    (tmp_path / "rule.py").rename(tmp_path / "first_rule.py")
    seen.append(digest_of(tmp_path))
    assert len(set(seen)) == 4


def test_what_python_compiled_changes_no_version(tmp_path):
    (tmp_path / "rule.py").write_text("LEAST = 3\n")
    before = digest_of(tmp_path)
    (tmp_path / "rule.pyc").write_bytes(b"compiled")
    assert digest_of(tmp_path) == before
