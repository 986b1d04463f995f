"""Records to plain data and back, one record at a time: one strict private cattrs converter."""

from collections.abc import Callable
from functools import cache
from typing import Any, Final, NoReturn, TypeVar, get_args, get_origin

import cattrs
from attrs import has
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.collection import Header
from czsu_relations._model.fields import fields_of, problem_with_text, text_format_of
from czsu_relations._model.names import fold_text
from czsu_relations._model.records import Record
from czsu_relations._model.vocabulary.events import Salience
from czsu_relations._model.vocabulary.matching import describe_unknown_term
from czsu_relations._model.vocabulary.term import Term
from czsu_relations._model.wording import describe_value
from czsu_relations._storage.json_text import as_list, as_object
from czsu_relations.errors import EDTFError, RecordError

__all__ = ["DATA_ERRORS", "ListError", "WrongValueError", "decode_record", "encode_record"]

T = TypeVar("T")
StructureHook = Callable[[Any, Any], Any]
"""What cattrs calls for a value and the type that it is to become."""


class WrongValueError(Exception):
    """A value of the user's data is wrong; the message says how.

    Our hooks raise this and no ValueError, TypeError or KeyError, so that one of those can only
    be a fault of ours.
    """


class ListError(Exception):
    """Some items of a list are wrong; the errors stand with their places in the list."""

    def __init__(self, errors: list[tuple[int, Exception]]) -> None:
        super().__init__(errors)
        self.errors = errors


DATA_ERRORS: Final = (
    ClassValidationError,
    ForbiddenExtraKeysError,
    EDTFError,
    RecordError,
    ListError,
    WrongValueError,
)
"""The errors of the user's data. Any other exception is a fault of ours."""


class _DataObject(dict[object, object]):
    """An object of the user's data.

    cattrs looks required keys up with `[]`; this object then says "is missing" instead of raising
    a KeyError, which could as well be a fault of ours.
    """

    def __missing__(self, key: object) -> NoReturn:
        raise WrongValueError("is missing")


def decode_record(raw: object, cls: type[T]) -> T:
    """Make a record of plain data.

    Raises:
        DATA_ERRORS: the data are wrong.
    """
    return _converter().structure(raw, cls)


def encode_record(record: Record | Header) -> dict[str, Any]:
    """Return a record as plain data: fields in their order, without those at their default."""
    plain: dict[str, Any] = _converter().unstructure(record)
    return plain


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=True)
    # cattrs coerces by default (None becomes "None", a text a list of letters): hooks for every
    # form that a field has leave nothing to its defaults. The last one registered is asked first.
    converter.register_structure_hook_factory(has, _make_object_hook)
    converter.register_structure_hook_factory(_is_tuple, _make_list_hook)
    converter.register_structure_hook_factory(_has_text_format, _make_text_hook)
    converter.register_structure_hook(bool, _structure_bool)
    converter.register_structure_hook(Term, _structure_term)
    converter.register_structure_hook(Salience, _structure_term)
    converter.register_structure_hook(TimeSpan, _structure_span)
    converter.register_unstructure_hook_factory(has, _make_unstructure_hook)
    converter.register_unstructure_hook(TimeSpan, str)
    converter.register_unstructure_hook(Term, str)
    converter.register_unstructure_hook(Salience, int)
    return converter


def _make_object_hook(cls: type[Any], converter: cattrs.Converter) -> StructureHook:
    build: Callable[..., object] = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True
    )

    def structure_object(raw: object, _: object) -> object:
        given = as_object(raw)
        if given is None:
            raise WrongValueError(f"wants an object, not {describe_value(raw)}")
        return build(_DataObject(given), cls)

    return structure_object


def _make_list_hook(annotation: object, converter: cattrs.Converter) -> StructureHook:
    item_type = get_args(annotation)[0]
    item_hook: StructureHook = converter.get_structure_hook(item_type)

    def structure_list(raw: object, _: object) -> object:
        items = as_list(raw)
        if items is None:
            raise WrongValueError(f"wants a list, not {describe_value(raw)}")
        return _structure_items(items, item_type, item_hook)

    return structure_list


def _make_unstructure_hook(
    cls: type[Any], converter: cattrs.Converter
) -> Callable[[Any], dict[str, Any]]:
    unstructure = make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
    names = [field.name for field in fields_of(cls)]

    def unstructure_object(record: object) -> dict[str, Any]:
        content = unstructure(record)
        # cattrs puts the required fields first; ours stand in the order of the class.
        return {name: content[name] for name in names if name in content}

    return unstructure_object


def _is_tuple(annotation: Any) -> bool:
    origin: object = get_origin(annotation)
    return origin is tuple


def _has_text_format(annotation: Any) -> bool:
    return text_format_of(annotation) is not None


def _structure_items(
    items: list[object], item_type: object, item_hook: StructureHook
) -> tuple[object, ...]:
    """Structure every item, and raise the errors of all of them together."""
    structured: list[object] = []
    errors: list[tuple[int, Exception]] = []
    for index, item in enumerate(items):
        try:
            structured.append(item_hook(item, item_type))
        except DATA_ERRORS as error:
            errors.append((index, error))
    if errors:
        raise ListError(errors)
    return tuple(structured)


def _make_text_hook(annotation: object) -> StructureHook:
    text_format = text_format_of(annotation)

    def structure_text(raw: object, _: object) -> object:
        problem = problem_with_text(text_format, raw)
        if problem:
            raise WrongValueError(problem)
        return raw

    return structure_text


def _structure_term(raw: object, cls: type[Term] | type[Salience]) -> Term | Salience:
    members = _members_by_value(cls)
    # True equals 1, and would pass for a salience.
    if isinstance(raw, str | int) and not isinstance(raw, bool) and raw in members:
        return members[raw]
    hint = ""
    if issubclass(cls, Salience):
        number = _salience_meant(raw)
        if number is not None:
            hint = f"write the number {number}, without quotes or a decimal point"
    raise WrongValueError(describe_unknown_term(cls, raw, members, hint))


def _salience_meant(raw: object) -> int | None:
    """Return the number that a text ("1", "turning point") or a float (1.0) stands for, if any."""
    for salience in Salience:
        if isinstance(raw, float) and raw == float(salience):
            return salience.value
        if isinstance(raw, str) and fold_text(raw) in {
            str(salience.value),
            fold_text(salience.name),
        }:
            return salience.value
    return None


@cache
def _members_by_value(cls: type[Term] | type[Salience]) -> dict[object, Term | Salience]:
    return {member.value: member for member in cls}


def _structure_bool(raw: object, _: object) -> bool:
    if not isinstance(raw, bool):
        raise WrongValueError(f"wants true or false, not {describe_value(raw)}")
    return raw


def _structure_span(raw: object, _: object) -> TimeSpan:
    if not isinstance(raw, str):
        raise WrongValueError(
            f"wants a date in EDTF, such as '1935-05-16', not {describe_value(raw)}"
        )
    return TimeSpan(raw)
