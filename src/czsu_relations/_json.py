"""JSON text to plain data and back, and what no JSON may say."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Final, cast

from attrs import frozen

from czsu_relations.errors import Problem

__all__ = ["as_list", "as_object", "dump", "is_too_deep", "no_json", "parse", "pointer"]

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


def parse(text: str | bytes) -> tuple[object, list[Problem]]:
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


def no_json(raw: object) -> Iterator[Problem]:
    """Yield what a parser lets pass and JSON does not allow; stop where it nests too deep."""
    ahead: list[tuple[str, object, int]] = [("", raw, 1)]
    while ahead:
        place, value, depth = ahead.pop()
        if isinstance(value, _NoNumber):
            long = len(value.text) > MOST_DIGITS
            said = f"a number of {len(value.text)} digits" if long else value.text
            yield Problem(place, f"{said} is no number that JSON can hold here")
        if isinstance(value, _Twice):
            for key in value.twice:
                yield Problem(pointer(place, key), "this key stands twice in its object")
        inner = (as_object(value) or {}).items() or enumerate(as_list(value) or ())
        steps = [(pointer(place, key), item, depth + 1) for key, item in inner]
        if steps and depth > DEEPEST:
            yield _too_deep(place)
            return
        ahead += reversed(steps)


def _too_deep(place: str) -> Problem:
    return Problem(place, f"nests deeper than {DEEPEST} levels")


def is_too_deep(problem: Problem) -> bool:
    """Whether this is the problem after which nothing more was looked at."""
    return problem.message == _too_deep("").message


def as_object(raw: object) -> dict[object, object] | None:
    """Return a JSON object as such; None for anything else."""
    return cast("dict[object, object]", raw) if isinstance(raw, dict) else None


def as_list(raw: object) -> list[object] | None:
    """Return a JSON list as such; None for anything else."""
    return cast("list[object]", raw) if isinstance(raw, list) else None


def pointer(place: str, *steps: object) -> str:
    """Return the JSON Pointer (RFC 6901) of steps further down."""
    for step in steps:
        text = str(step).replace("~", "~0").replace("/", "~1")
        place += "/" + text.encode("utf-8", "backslashreplace").decode("utf-8")
    return place


def dump(raw: object) -> str:
    """Write plain data as canonical JSON: two blanks, UTF-8 letters as they are, a last newline."""
    return json.dumps(raw, ensure_ascii=False, indent=2) + "\n"
