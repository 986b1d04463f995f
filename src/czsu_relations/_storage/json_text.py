"""JSON text to plain data and back, and what no JSON may say."""

import json
from collections import Counter
from typing import Final, cast

from attrs import frozen

from czsu_relations._model.fields import describe_value
from czsu_relations.errors import Problem

__all__ = [
    "as_list",
    "as_object",
    "dump_json",
    "extend_pointer",
    "find_json_problems",
    "parse_json",
]

DEEPEST: Final = 64
"""How many levels of objects and lists may stand in each other."""

MOST_DIGITS: Final = 4300
"""How many digits a number may have; Python itself reads no more."""


class _Twice(dict[str, object]):
    """An object in which keys stand twice."""

    twice: tuple[str, ...] = ()


@frozen
class _NoNumber:
    """What stands where a number should, such as NaN."""

    text: str

    @property
    def complaint(self) -> str:
        """What is wrong with it."""
        long = len(self.text) > MOST_DIGITS
        said = f"a number of {len(self.text)} digits" if long else self.text
        return f"{said} is no number that JSON can hold here"


def parse_json(text: str | bytes) -> tuple[object, list[Problem]]:
    """Read JSON text; return what it says, or the one problem that kept it from being read."""
    try:
        plain = text.decode("utf-8") if isinstance(text, bytes) else text
    except UnicodeDecodeError as error:
        return None, [Problem("", f"byte {error.start} is not UTF-8, which the file must be in")]
    if plain.startswith("\ufeff"):
        return None, [Problem("", "begins with a byte order mark; the file must be UTF-8 without")]
    try:
        return json.loads(
            plain,
            object_pairs_hook=_object,
            parse_constant=_NoNumber,
            parse_int=_integer,
        ), []
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        return None, [Problem("", f"is not JSON at {place}: {error.msg}")]
    except RecursionError:
        return None, [_too_deep("")]


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) == len(pairs):
        return content
    marked = _Twice(content)
    marked.twice = tuple(
        key for key, times in Counter(key for key, _ in pairs).items() if times > 1
    )
    return marked


def _integer(digits: str) -> object:
    return _NoNumber(digits) if len(digits.lstrip("-")) > MOST_DIGITS else int(digits)


Trail = tuple["Trail", object] | None
"""The way to a value: the way to what holds it, and the key. Few become pointers."""


def find_json_problems(raw: object) -> tuple[list[Problem], bool]:
    """Find what a parser lets pass and JSON does not allow.

    Returns:
        What was found, and whether the rest can be read all the same.
    """
    problems: list[Problem] = []
    seen: set[tuple[int, int]] = set()
    ahead: list[tuple[Trail, object, int]] = [(None, raw, 1)]
    while ahead:
        trail, value, depth = ahead.pop()
        if isinstance(value, _NoNumber):
            problems.append(Problem(_place(trail), value.complaint))
        held = _held(value)
        if held is None or (id(value), depth) in seen:
            continue
        seen.add((id(value), depth))
        if depth > DEEPEST:
            return [*problems, _too_deep(_place(trail))], False
        if odd := [key for key in as_object(value) or () if type(key) is not str]:
            said = f"a key is a text, not {describe_value(odd[0])}"
            return [*problems, Problem(_place(trail), said)], False
        for key in value.twice if isinstance(value, _Twice) else ():
            said = "this key stands twice in its object"
            problems.append(Problem(extend_pointer(_place(trail), key), said))
        ahead += [((trail, key), held[key], depth + 1) for key in reversed(held)]
    return problems, True


def _held(value: object) -> dict[object, object] | None:
    """Return what an object or a list holds, by key or by place; None for what holds nothing."""
    items = as_list(value)
    return as_object(value) if items is None else dict(enumerate(items))


def _place(trail: Trail) -> str:
    steps: list[object] = []
    while trail is not None:
        trail, step = trail
        steps.append(step)
    return extend_pointer("", *reversed(steps))


def _too_deep(place: str) -> Problem:
    return Problem(place, f"nests deeper than {DEEPEST} levels")


def as_object(raw: object) -> dict[object, object] | None:
    """Return a JSON object as such; None for anything else."""
    return cast("dict[object, object]", raw) if isinstance(raw, dict) else None


def as_list(raw: object) -> list[object] | None:
    """Return a JSON list as such; None for anything else."""
    return cast("list[object]", raw) if isinstance(raw, list) else None


def extend_pointer(place: str, *steps: object) -> str:
    """Return the JSON Pointer (RFC 6901) of steps further down."""
    for step in steps:
        text = str(step).replace("~", "~0").replace("/", "~1")
        place += "/" + text.encode("utf-8", "backslashreplace").decode("utf-8")
    return place


def dump_json(raw: object) -> str:
    """Write plain data as canonical JSON: two blanks, UTF-8 letters as they are, a last newline."""
    return json.dumps(raw, ensure_ascii=False, indent=2) + "\n"
