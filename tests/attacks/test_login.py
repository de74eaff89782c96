"""The login of Prefect's server: made once, for its owner only, never taken from a file of another."""

import stat

import pytest

from flows.command.serving.login import FILE, login_of


def test_it_is_made_once_and_only_its_owner_reads_it(tmp_path):
    made = login_of(tmp_path / "data")
    assert login_of(tmp_path / "data") == made
    assert len(made.split(":")[1]) >= 32
    assert stat.S_IMODE((tmp_path / "data" / FILE).stat().st_mode) == 0o600


def test_two_folders_have_two_logins(tmp_path):
    assert login_of(tmp_path / "one") != login_of(tmp_path / "two")


def test_a_file_that_others_could_read_is_closed(tmp_path):
    (tmp_path / FILE).write_text("desk:made-up-words\n")
    (tmp_path / FILE).chmod(0o644)
    assert login_of(tmp_path) == "desk:made-up-words"
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_a_link_to_another_file_is_no_login(tmp_path):
    (tmp_path / "other").write_text("desk:made-up-words\n")
    (tmp_path / FILE).symlink_to(tmp_path / "other")
    with pytest.raises(OSError, match=FILE):
        login_of(tmp_path)


def test_an_empty_file_lets_nobody_in(tmp_path):
    (tmp_path / FILE).touch()
    with pytest.raises(PermissionError, match="delete it"):
        login_of(tmp_path)
