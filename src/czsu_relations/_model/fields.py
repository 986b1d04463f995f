"""The types of fields, read from their annotations, for records, JSON and the schema alike."""

from __future__ import annotations

import re
import reprlib
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

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
    "simplify_signature",
    "text_format_of",
]

T = TypeVar("T")

_TYPE_NAMES: Final = {
    str: "text",
    dict: "object",
    list: "list",
    bool: "truth value",
    int: "number",
}
"""The names of types in error messages; those of JSON, where it has them."""

_SHORT_REPR: Final = reprlib.Repr()
_SHORT_REPR.maxstring = 80
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@attrs.frozen
class TextFormat:
    """A note in an annotation: the text of the field matches a pattern."""

    pattern: str
    """The regular expression that the whole text matches."""
    description: str
    """What the pattern stands for, in English."""


@attrs.frozen
class Link:
    """A note in an annotation: the text of the field is the id of a record in certain tables."""

    tables: tuple[str, ...]
    """The names of the tables."""


@attrs.frozen
class Field:
    """A field of a record, as its annotation declares it.

    `tuple[Annotated[str, Link(("actors",))], ...]` is a field with `many` items of base `str`.
    """

    name: str
    """The name of the field."""
    base: type
    """The type of its value, or of each item."""
    many: bool
    """Whether its value is a tuple of items."""
    optional: bool
    """Whether its value may be None."""
    default: object
    """The value of a field that is left out; `attrs.NOTHING` if it must be given."""
    text_format: TextFormat | None
    """The pattern that its text matches."""
    link: Link | None
    """The tables that its text leads to."""

    @property
    def required(self) -> bool:
        """Whether the field must be given."""
        return self.default is attrs.NOTHING

    @property
    def terms(self) -> list[str | int]:
        """The terms of a closed vocabulary, as the JSON has them; none for any other base."""
        if not issubclass(self.base, Enum):
            return []
        return [member.value for member in self.base]


_FIELDS: Final[dict[type, tuple[Field, ...]]] = {}


def fields_of(cls: type) -> tuple[Field, ...]:
    """Return the fields of a record type, in the order of its JSON."""
    if cls not in _FIELDS:
        _FIELDS[cls] = tuple(_read_field(attribute) for attribute in attrs.fields(cls))
    return _FIELDS[cls]


def _read_field(attribute: attrs.Attribute[Any]) -> Field:
    """Return the field that an attribute declares, its annotation unwrapped layer by layer."""
    annotation: Any = attribute.type
    optional = get_origin(annotation) in {Union, UnionType}
    if optional:
        annotation = next(part for part in get_args(annotation) if part is not NoneType)
    many = get_origin(annotation) is tuple
    if many:
        annotation = get_args(annotation)[0]
    base = annotation
    if get_origin(annotation) is Annotated:
        base = get_args(annotation)[0]
    return Field(
        name=attribute.name,
        base=base,
        many=many,
        optional=optional,
        default=attribute.default,
        text_format=text_format_of(annotation),
        link=_find_note(annotation, Link),
    )


def text_format_of(annotation: object) -> TextFormat | None:
    """Return the text format that an annotation asks for, or None."""
    return _find_note(annotation, TextFormat)


def _find_note(annotation: object, cls: type[T]) -> T | None:
    """Return the note of a type in an annotation, or None."""
    if get_origin(annotation) is not Annotated:
        return None
    for note in get_args(annotation)[1:]:
        if isinstance(note, cls):
            return note
    return None


def simplify_signature(cls: type[T]) -> type[T]:
    """Show plain types in the signature of a class: `str`, without the notes on its format.

    The signature is what `help` begins with. `fields_of` still finds the notes.
    """
    constructor: Any = vars(cls)["__init__"]
    # For None, which a constructor returns, get_type_hints has NoneType.
    constructor.__annotations__ = {**get_type_hints(constructor), "return": None}
    return cls


def problem_with_value(field: Field, value: object) -> str | None:
    """Return what is wrong with the value of a field and what would be right; None if nothing."""
    if not field.many:
        if value is None and field.optional:
            return None
        return _problem_with_item(field, value)
    if type(value) is not tuple:
        return f"wants a tuple, not {describe_value(value)}"
    for item in cast("tuple[object, ...]", value):
        problem = _problem_with_item(field, item)
        if problem:
            return problem
    return None


def _problem_with_item(field: Field, value: object) -> str | None:
    if field.base is str:
        return problem_with_text(field.text_format, value)
    # The exact type: a bool is no number, and a subclass could be mutable.
    if type(value) is field.base:
        return None
    return f"wants {_with_article(_type_name(field.base))}, not {describe_value(value)}"


def problem_with_text(text_format: TextFormat | None, value: object) -> str | None:
    """Return what is wrong with a text; None if nothing."""
    if type(value) is not str:
        return f"wants a text, not {describe_value(value)}"
    if not value:
        return "is empty"
    if not value.isascii() and _SURROGATE.search(value):
        return f"{_SHORT_REPR.repr(value)} has half of a surrogate pair, which no file can hold"
    if text_format is not None and not _compile_matcher(text_format.pattern)(value):
        return f"{_SHORT_REPR.repr(value)} is not {text_format.description}"
    return None


@cache
def _compile_matcher(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).fullmatch


def links_of(record: object, *path: str | int) -> Iterator[tuple[tuple[str | int, ...], Link, str]]:
    """Yield every link of a record: the path to it, the tables it may lead to, and the id.

    Args:
        record: a record, or a part of one.
        path: the path to the part in its record.
    """
    for field in fields_of(type(record)):
        if not field.link and not attrs.has(field.base):
            continue
        value = getattr(record, field.name)
        if field.many:
            for index, item in enumerate(value):
                yield from _links_of_item(field, item, (*path, field.name, index))
        elif value is not None:
            yield from _links_of_item(field, value, (*path, field.name))


def _links_of_item(
    field: Field, item: Any, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Link, str]]:
    if field.link:
        yield path, field.link, item
    else:
        yield from links_of(item, *path)


def describe_value(value: object) -> str:
    """Return what a value is, in a few words, however long or deeply nested it is."""
    if value is None:
        return "nothing"
    try:
        shown = _SHORT_REPR.repr(value)
    except ValueError:  # str() of a number of more than 4300 digits
        shown = "too long to print"
    return f"{_with_article(_type_name(type(value)))} ({shown})"


def _type_name(cls: type) -> str:
    return _TYPE_NAMES.get(cls, cls.__name__)


def _with_article(noun: str) -> str:
    """Return a noun with "a" or "an" before it."""
    if noun[0] in "AEIOUaeiou":
        return f"an {noun}"
    return f"a {noun}"
