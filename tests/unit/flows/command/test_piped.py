"""What the next program gets, and who decides where nobody has a name."""

import os
import subprocess
import sys

import pytest

from flows.command import groups

ADDRESS = "https://quay-courier.test/" + "a-very-long-slug-" * 20
PRINTING = f"from flows.command.console import out, table; out.print(table(None, ('url', 'n'), [({ADDRESS!r}, 1)]))"


def printed(**environment):
    env = {name: value for name, value in os.environ.items() if name != "COLUMNS"} | environment
    done = subprocess.run([sys.executable, "-c", PRINTING], capture_output=True, text=True, check=True, env=env)
    return done.stdout


def test_what_is_piped_is_not_wrapped():
    assert any(line.startswith(f"{ADDRESS}  ") for line in printed().splitlines())


def test_a_width_that_the_user_sets_holds_for_pipes_too():
    assert max(map(len, printed(COLUMNS="60").splitlines())) <= 60


@pytest.mark.parametrize("error", [KeyError("getpwuid(): uid not found: 4711"), OSError("No username set")])
def test_a_decision_has_a_name_where_the_user_has_none(monkeypatch, error):
    def nobody():
        raise error

    monkeypatch.setattr(groups, "getuser", nobody)
    assert groups.decider() == f"user {os.getuid()}"


def test_a_decision_has_the_name_of_the_user(monkeypatch):
    monkeypatch.setenv("LOGNAME", "desk")
    assert groups.decider() == "desk"
