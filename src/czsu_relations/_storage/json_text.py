"""JSON text to plain data and back, and the checks that a JSON parser does not make."""

import json
import re
from collections import Counter
from os import PathLike
from typing import Final, cast

from attrs import frozen

from czsu_relations._model.wording import describe_value
from czsu_relations.errors import Problem, QueryTypeError

__all__ = [
    "as_list",
    "as_object",
    "dump_json",
    "extend_pointer",
    "find_json_problems",
    "parse_json",
]

_FILE_NAME: Final = re.compile(r"[^\n]{,1000}\.json")

MAX_DEPTH: Final = 64
"""How many levels of objects and lists may be nested."""

MAX_DIGITS: Final = 4300
"""How many digits a number may have; Python itself reads no more."""


class _ObjectWithRepeatedKeys(dict[str, object]):
    """A JSON object in which keys are repeated."""

    repeated_keys: tuple[str, ...] = ()


@frozen
class _InvalidNumber:
    """A number that JSON does not allow, or that is too long."""

    text: str

    @property
    def problem(self) -> str:
        """The message for the author of the data."""
        digits = len(self.text.lstrip("-"))
        if digits > MAX_DIGITS:
            return f"a number of {digits} digits is too long: at most {MAX_DIGITS} can be read"
        return f"JSON has no number {self.text}"


def parse_json(text: object) -> tuple[object, list[Problem]]:
    """Read JSON text; return its content, or None and the problem that stopped the reading.

    Raises:
        QueryTypeError: the argument is neither a text nor bytes.
    """
    if not isinstance(text, str | bytes):
        problem = f"from_json takes a text or bytes, not {describe_value(text)}"
        if isinstance(text, PathLike):
            problem += "; read the file first: path.read_bytes()"
        raise QueryTypeError(problem)
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8")
        except UnicodeDecodeError as error:
            return None, [Problem("", f"byte {error.start} is not UTF-8; save the file as UTF-8")]
    if text.startswith("\ufeff"):
        message = "begins with a byte order mark; save the file as UTF-8 without one"
        return None, [Problem("", message)]
    try:
        content: object = json.loads(
            text,
            object_pairs_hook=_build_object,
            parse_constant=_InvalidNumber,
            parse_int=_parse_integer,
        )
    except json.JSONDecodeError as error:
        message = f"is not JSON at line {error.lineno}, column {error.colno}: {error.msg}"
        if _FILE_NAME.fullmatch(text):
            message += "; read the file first, as with pathlib.Path(...).read_bytes()"
        return None, [Problem("", message)]
    except RecursionError:
        return None, [_depth_problem("")]
    return content, []


def _build_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return a JSON object, which notes the keys that are repeated in it."""
    content = dict(pairs)
    if len(content) == len(pairs):
        return content
    counts = Counter(key for key, _ in pairs)
    marked = _ObjectWithRepeatedKeys(content)
    marked.repeated_keys = tuple(key for key, count in counts.items() if count > 1)
    return marked


def _parse_integer(digits: str) -> object:
    """Return the integer, or an invalid number where int() would refuse to read it."""
    if len(digits.lstrip("-")) > MAX_DIGITS:
        return _InvalidNumber(digits)
    return int(digits)


Trail = tuple["Trail", object] | None
"""The path to a value: the trail of its container, and its key there; None for the whole.

Trails share their beginnings, for most values have no problem and need no pointer.
"""


def find_json_problems(raw: object) -> tuple[list[Problem], bool]:
    """Find what a parser accepts and JSON does not allow.

    Returns:
        The problems, and whether the data can be read in spite of them.
    """
    problems: list[Problem] = []
    seen: set[tuple[int, int]] = set()
    # A stack, not recursion: the data may be deeper than Python's limit, or contain themselves.
    pending: list[tuple[Trail, object, int]] = [(None, raw, 1)]
    while pending:
        trail, value, depth = pending.pop()
        if isinstance(value, _InvalidNumber):
            problems.append(Problem(_point_to(trail), value.problem))
        children = _children_of(value)
        # What stands in many places is checked once for each depth, not once for each place.
        if children is None or (id(value), depth) in seen:
            continue
        seen.add((id(value), depth))
        if depth > MAX_DEPTH:
            return [*problems, _depth_problem(_point_to(trail))], False
        key_problem = _describe_wrong_key(value)
        if key_problem:
            return [*problems, Problem(_point_to(trail), key_problem)], False
        if isinstance(value, _ObjectWithRepeatedKeys):
            for repeated_key in value.repeated_keys:
                pointer = extend_pointer(_point_to(trail), repeated_key)
                problems.append(Problem(pointer, "this key stands twice in its object"))
        # The last is taken from the stack first: reversed, problems come in the order of the data.
        for key in reversed(children):
            pending.append(((trail, key), children[key], depth + 1))
    return problems, True


def _children_of(value: object) -> dict[object, object] | None:
    """Return the values in an object by key, or in a list by index; None for any other value."""
    items = as_list(value)
    if items is not None:
        return dict(enumerate(items))
    return as_object(value)


def _describe_wrong_key(value: object) -> str | None:
    """Say which key of an object is not a text, as only Python can have it; None if all are."""
    for key in as_object(value) or ():
        if type(key) is not str:
            return f"a key is a text, not {describe_value(key)}"
    return None


def _point_to(trail: Trail) -> str:
    """Return the JSON Pointer of a value, given its trail."""
    steps: list[object] = []
    while trail is not None:
        trail, step = trail
        steps.append(step)
    return extend_pointer("", *reversed(steps))


def _depth_problem(pointer: str) -> Problem:
    return Problem(pointer, f"nests deeper than {MAX_DEPTH} levels")


def as_object(raw: object) -> dict[object, object] | None:
    """Return the value, typed as a JSON object; None if it is none."""
    if isinstance(raw, dict):
        return cast("dict[object, object]", raw)
    return None


def as_list(raw: object) -> list[object] | None:
    """Return the value, typed as a JSON list; None if it is none."""
    if isinstance(raw, list):
        return cast("list[object]", raw)
    return None


def extend_pointer(pointer: str, *steps: object) -> str:
    """Return a JSON Pointer (RFC 6901) with more steps at its end."""
    for step in steps:
        escaped = str(step).replace("~", "~0").replace("/", "~1")
        # A lone surrogate in a key could not be printed in a message.
        printable = escaped.encode("utf-8", "backslashreplace").decode("utf-8")
        pointer += f"/{printable}"
    return pointer


def dump_json(raw: object) -> str:
    """Write plain data as canonical JSON: indented by two, not escaped, with a last newline."""
    return json.dumps(raw, ensure_ascii=False, indent=2) + "\n"
