"""A command that is not in the README, or has no example in its help, does not exist for its users."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from flows.command.cli import app

README = (Path(__file__).parents[4] / "README.md").read_text(encoding="utf-8")


def commands_of(group, path=()):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands_of(command, (*path, name))
        else:
            yield (*path, name), command


COMMANDS = dict(commands_of(typer.main.get_command(app)))


def test_the_command_line_has_commands():
    assert {("ingest",), ("sql",), ("review", "list")} <= set(COMMANDS)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_is_in_the_readme(path):
    listed = README.partition("## All commands")[2]
    row = next(line for line in listed.splitlines() if line.startswith(f"| `tallywire {path[0]}"))
    assert all(word in row for word in path)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_shows_an_example_of_itself(path):
    assert f"Example: `tallywire {' '.join(path)}" in COMMANDS[path].help


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_option_and_argument_is_described(path):
    assert all(getattr(parameter, "help", "shown") for parameter in COMMANDS[path].params)


def test_help_ends_well():
    assert CliRunner().invoke(app, ["--help"]).exit_code == 0
