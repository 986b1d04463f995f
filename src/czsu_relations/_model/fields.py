"""What a field may hold, read off its annotation: one rule for records, JSON and schema."""

from __future__ import annotations

import re
import reprlib
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar, Union, cast, get_args, get_origin

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "Field",
    "Link",
    "TextFormat",
    "describe_value",
    "fields_of",
    "links_of",
    "problem_with_text",
    "problem_with_value",
    "text_format_of",
]

T = TypeVar("T")

_ENGLISH: Final = {str: "text", dict: "object", list: "list", bool: "truth value", int: "number"}
_SHORT: Final = reprlib.Repr()
_SHORT.maxstring = 80
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@attrs.frozen
class TextFormat:
    """In an annotation: the text has this pattern."""

    pattern: str
    description: str
    """What would be right, in English."""


@attrs.frozen
class Link:
    """In an annotation: the text is the id of a record in one of these tables."""

    tables: tuple[str, ...]


@attrs.frozen
class Field:
    """A field of a record, as its annotation declares it.

    `tuple[Annotated[str, Link(("actors",))], ...]` is a field of many, of base `str`.
    """

    name: str
    base: type
    many: bool
    optional: bool
    default: object
    """What stands for a field that is left out; `attrs.NOTHING` where none may be."""
    text_format: TextFormat | None
    link: Link | None

    @property
    def required(self) -> bool:
        """Whether the field must be given."""
        return self.default is attrs.NOTHING

    @property
    def terms(self) -> list[str | int]:
        """The words of a closed vocabulary, as the JSON has them; none for any other base."""
        return [member.value for member in self.base] if issubclass(self.base, Enum) else []


_FIELDS: Final[dict[type, tuple[Field, ...]]] = {}


def fields_of(cls: type) -> tuple[Field, ...]:
    """Return the fields of a record type, in the order of its JSON."""
    if cls not in _FIELDS:
        _FIELDS[cls] = tuple(_field(attribute) for attribute in attrs.fields(cls))
    return _FIELDS[cls]


def _field(attribute: attrs.Attribute[Any]) -> Field:
    annotation: Any = attribute.type
    optional = get_origin(annotation) in {Union, UnionType}
    if optional:
        annotation = next(part for part in get_args(annotation) if part is not NoneType)
    many = get_origin(annotation) is tuple
    if many:
        annotation = get_args(annotation)[0]
    return Field(
        name=attribute.name,
        base=get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation,
        many=many,
        optional=optional,
        default=attribute.default,
        text_format=text_format_of(annotation),
        link=_note(annotation, Link),
    )


def text_format_of(annotation: object) -> TextFormat | None:
    """Return the form that an annotation asks for, if it asks for one."""
    return _note(annotation, TextFormat)


def _note(annotation: object, cls: type[T]) -> T | None:
    notes = get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
    return next((note for note in notes if isinstance(note, cls)), None)


def problem_with_value(field: Field, value: object) -> str | None:
    """Say what is wrong with a field's value and what would be right; None if it is right."""
    if not field.many:
        if value is None and field.optional:
            return None
        return _problem_with_item(field, value)
    if type(value) is not tuple:
        return f"wants a tuple, not {describe_value(value)}"
    items = cast("tuple[object, ...]", value)
    return next((said for item in items if (said := _problem_with_item(field, item))), None)


def _problem_with_item(field: Field, value: object) -> str | None:
    if field.base is str:
        return problem_with_text(field.text_format, value)
    if type(value) is field.base:
        return None
    return f"wants {_article(field.base)}, not {describe_value(value)}"


def problem_with_text(form: TextFormat | None, value: object) -> str | None:
    """Say what is wrong with a text; None if it is right."""
    if type(value) is not str:
        return f"wants a text, not {describe_value(value)}"
    if not value:
        return "is empty"
    if not value.isascii() and _SURROGATE.search(value):
        return f"{_SHORT.repr(value)} has half of a surrogate pair, which no file can hold"
    if form is not None and not _matcher(form.pattern)(value):
        return f"{_SHORT.repr(value)} is not {form.description}"
    return None


@cache
def _matcher(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).fullmatch


def links_of(record: object, *path: str | int) -> Iterator[tuple[tuple[str | int, ...], Link, str]]:
    """Yield every link of a record: the way to it, the tables it may lead to, and the id."""
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        steps = enumerate(value) if field.many else (() if value is None else ((None, value),))
        for index, item in steps:
            place = (*path, field.name) if index is None else (*path, field.name, index)
            if field.link:
                yield place, field.link, item
            elif attrs.has(field.base):
                yield from links_of(item, *place)


def describe_value(value: object) -> str:
    """Say what a value is, in a few words, however large or deep it is."""
    if value is None:
        return "nothing"
    try:
        shown = _SHORT.repr(value)
    except ValueError:
        shown = "too long to print"
    return f"{_article(type(value))} ({shown})"


def _article(cls: type) -> str:
    name = _ENGLISH.get(cls, cls.__name__)
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"
