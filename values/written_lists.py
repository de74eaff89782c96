"""YAML files that people write: their content, and the line on which each value stands."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

MOST_NODES = 200_000
"""Values of a file, those that references (`*name`) stand for counted each time."""
# pydantic's words for what a writer of YAML knows by other names.
_PLAIN_WORDS = {
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "model_type": "must be fields, each with its value",
    "missing": "is missing",
    "extra_forbidden": "no such field",
}


class WrittenListError(ValueError):
    """A file cannot be used; each line of the message names the file, the line and what is wrong."""


def read_written(path: Path) -> tuple[Any, yaml.Node | None]:
    """Return the content of a YAML file, and the tree of its nodes; raises WrittenListError with file and line."""
    try:
        text = path.read_text("utf-8-sig")
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        _refuse_endless(path.name, tree)
        _refuse_repeated(path.name, tree)
        return _constructed(path.name, text, tree), tree
    except UnicodeDecodeError as error:
        raise WrittenListError(f"{path.name}:1: not text in UTF-8 (byte {error.start})") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise WrittenListError(f"{path.name}:{line}: not YAML: {getattr(error, 'problem', error)}") from error
    except RecursionError as error:
        raise WrittenListError(f"{path.name}:1: nested too deep") from error


def _constructed(name: str, text: str, tree: yaml.Node | None) -> Any:  # noqa: ANN401 - whatever the file holds
    try:
        return yaml.safe_load(text)
    except (ValueError, OverflowError, TypeError) as error:
        # A day or a number that cannot be, such as 2024-13-45: YAML itself says neither which nor where.
        line, told = _unusable_scalar(tree) or (1, str(error))
        raise WrittenListError(f"{name}:{line}: no value that can be: {told}") from error


def _unusable_scalar(tree: yaml.Node | None) -> tuple[int, str] | None:
    for node in _nodes(tree):
        if isinstance(node, yaml.ScalarNode):
            try:
                yaml.SafeLoader("").construct_object(node)
            except (ValueError, OverflowError, TypeError):
                return node.start_mark.line + 1, node.value[:40]
    return None


def _nodes(node: yaml.Node | None) -> Iterable[yaml.Node]:
    waiting = [node] if node else []
    while waiting:
        found = waiting.pop()
        yield found
        children = found.value if isinstance(found, yaml.CollectionNode) else ()
        waiting += [part for child in children for part in (child if isinstance(child, tuple) else (child,))]


def _refuse_endless(name: str, tree: yaml.Node | None) -> None:
    """Refuse a file whose references stand for more values than anybody writes, or for themselves."""
    for count, node in enumerate(_nodes(tree)):
        if count > MOST_NODES:
            raise WrittenListError(f"{name}:{node.start_mark.line + 1}: its references stand for too many values")


def _refuse_repeated(name: str, tree: yaml.Node | None) -> None:
    """Refuse a field that is there twice: YAML would keep the last one without a word."""
    for node in _nodes(tree):
        seen: set[str] = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if not isinstance(key, yaml.ScalarNode):
                raise WrittenListError(f"{name}:{key.start_mark.line + 1}: the name of a field is a word")
            if key.value in seen:
                raise WrittenListError(f"{name}:{key.start_mark.line + 1}: {key.value!r} is there twice")
            seen.add(key.value)


def complaints(path: Path, tree: yaml.Node | None, error: ValidationError, at: tuple[int | str, ...] = ()) -> str:
    """Return one line for each fault, in the order of the file: file, line, field and what is wrong.

    `at` is where in the file the checked value stands.
    """
    lines = []
    for fault in error.errors(include_url=False):
        place = (*at, *fault["loc"])
        why = _PLAIN_WORDS.get(fault["type"], fault["msg"].removeprefix("Value error, "))
        lines.append((line_of(tree, place), f"{'.'.join(map(str, place))}: {why}"))
    return "\n".join(f"{path.name}:{line}: {why}" for line, why in sorted(lines))


def line_of(node: yaml.Node | None, path: tuple[int | str, ...]) -> int:
    """Return the line on which the value at `path` stands, or the nearest thing around it."""
    line = node.start_mark.line + 1 if node else 1
    for part in path:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == part]
            if not found:
                return line
            line = found[0][0].start_mark.line + 1
            node = found[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            return line
    return line
