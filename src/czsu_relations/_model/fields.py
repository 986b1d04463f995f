"""The types of fields, read from their annotations, for records, JSON and the schema alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, IntEnum
from functools import cache
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    Literal,
    NamedTuple,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)

import attrs

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.vocabulary.matching import describe_unknown_term
from czsu_relations._model.vocabulary.term import Term
from czsu_relations._model.wording import (
    abbreviate,
    describe_edtf_error,
    describe_type,
    describe_value,
)
from czsu_relations.errors import EDTFError, QueryTypeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "Field",
    "Link",
    "RecordLink",
    "TextFormat",
    "fields_of",
    "links_of",
    "problem_with_text",
    "problem_with_value",
    "simplify_signature",
    "text_format_of",
]

T = TypeVar("T")

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
    note: object = None
    """The note on the whole of its value, such as the rule of a column; None if there is none."""

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


# Not `functools.cache` as below: mypy takes a class for unhashable if its instances have a
# `__hash__` of their own.
_FIELDS: Final[dict[type, tuple[Field, ...]]] = {}


def fields_of(cls: type) -> tuple[Field, ...]:
    """Return the fields of a record type, in the order of its JSON."""
    if cls not in _FIELDS:
        # What begins with an underscore is no part of the record.
        public = [
            attribute for attribute in attrs.fields(cls) if not attribute.name.startswith("_")
        ]
        _FIELDS[cls] = tuple(map(_read_field, public))
    return _FIELDS[cls]


def _read_field(attribute: attrs.Attribute[Any]) -> Field:
    """Return the field that an attribute declares, its annotation unwrapped layer by layer."""
    annotation: Any = attribute.type
    note: object = None
    # `Annotated[bool | None, rule]`: the note is on the whole value, and not on a text in it.
    if get_origin(annotation) is Annotated and not isinstance(get_args(annotation)[0], type):
        annotation, note = get_args(annotation)
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
        note=note,
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

    The signature is what `help` begins with, and a list of all terms would fill its screen.
    `fields_of` still finds the notes, and type checkers the terms.
    """
    constructor: Any = vars(cls)["__init__"]
    hints: dict[str, Any] = constructor.__annotations__
    constructor.__annotations__ = {name: _simplify_type(hint) for name, hint in hints.items()}
    return cls


# Cached, because few types serve many fields, and every import would pay for all of them.
@cache
def _simplify_type(hint: Any) -> Any:
    """Return a type without notes, and with the type of its literals in their place."""
    origin: Any = get_origin(hint)
    arguments: tuple[Any, ...] = get_args(hint)
    if origin is Annotated:
        return _simplify_type(arguments[0])
    if origin is Literal:
        literal: object = arguments[0]
        return type(literal)
    if origin not in {Union, UnionType, tuple, Sequence}:
        return hint
    generic: Any = Union if origin is UnionType else origin
    return generic[tuple([_simplify_type(argument) for argument in arguments])]


def problem_with_value(field: Field, value: object) -> str | None:
    """Return what is wrong with the value of a field and what would be right; None if nothing."""
    if not field.many:
        if value is None and field.optional:
            return None
        return _problem_with_item(field, value)
    if type(value) is not tuple:
        return f"wants a list or a tuple, not {describe_value(value)}"
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
    problem = _problem_with_date(field, value) or _problem_with_term(field, value)
    wanted = describe_type(field.base)
    if issubclass(field.base, IntEnum):
        wanted += f" ({', '.join(str(member.value) for member in field.base)})"
    return problem or f"wants {wanted}, not {describe_value(value)}"


def _problem_with_date(field: Field, value: Any) -> str | None:
    """Return why the value of a date's field is no date; None if its type alone is wrong."""
    if field.base is not TimeSpan:
        return None
    try:
        TimeSpan.of(value)
    except EDTFError as error:
        return describe_edtf_error(error)
    except QueryTypeError:
        pass
    return None


def _problem_with_term(field: Field, value: object) -> str | None:
    """Return that a text is no term, with the terms that are near; None if it is no text."""
    # A term of another vocabulary is a text, too, but no misspelt one.
    if not isinstance(value, str) or isinstance(value, Enum) or not issubclass(field.base, Term):
        return None
    return describe_unknown_term(field.base, value, field.terms)


def problem_with_text(text_format: TextFormat | None, value: object) -> str | None:
    """Return what is wrong with a text; None if nothing."""
    if type(value) is not str:
        return f"wants a text, not {describe_value(value)}"
    if not value:
        return "is empty"
    if not value.isascii() and _SURROGATE.search(value):
        return f"{abbreviate(value)} has half of a surrogate pair, which no file can hold"
    if text_format is not None and not _compile_matcher(text_format.pattern)(value):
        return f"{abbreviate(value)} is not {text_format.description}"
    return None


@cache
def _compile_matcher(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).fullmatch


class RecordLink(NamedTuple):
    """A link of a record to another one."""

    path: tuple[str | int, ...]
    """The fields and indexes that lead to it in its record."""
    link: Link
    """The tables that it may lead to."""
    key: str
    """The id of the other record."""


def links_of(record: object) -> Iterator[RecordLink]:
    """Yield every link of a record and of its parts."""
    return _walk_links(record, ())


def _walk_links(part: object, path: tuple[str | int, ...]) -> Iterator[RecordLink]:
    """Yield every link of a record or of a part of one, which is found there by the path."""
    for field in fields_of(type(part)):
        if not field.link and not attrs.has(field.base):
            continue
        value = getattr(part, field.name)
        if field.many:
            for index, item in enumerate(value):
                yield from _walk_item(field, item, (*path, field.name, index))
        elif value is not None:
            yield from _walk_item(field, value, (*path, field.name))


def _walk_item(field: Field, item: Any, path: tuple[str | int, ...]) -> Iterator[RecordLink]:
    if field.link:
        yield RecordLink(path, field.link, item)
    else:
        yield from _walk_links(item, path)
