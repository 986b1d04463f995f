"""Records to plain data and back: one strict private converter, whose errors become ours."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final, TypeVar, get_args, get_origin

import cattrs
from attrs import evolve, frozen, has
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.collection import RECORD_TYPES, Header
from czsu_relations._model.fields import (
    describe_value,
    fields_of,
    problem_with_text,
    text_format_of,
)
from czsu_relations._model.names import nearest_names
from czsu_relations._model.parts import ID
from czsu_relations._model.records import Record
from czsu_relations._model.vocabulary.events import Salience
from czsu_relations._model.vocabulary.term import Term
from czsu_relations._storage.json_text import as_list, as_object, extend_pointer, find_json_problems
from czsu_relations.errors import EDTFError, Problem, RecordError, format_suggestions

__all__ = ["FORMAT_VERSION", "PartialDataset", "decode_dataset", "encode_record"]

FORMAT_VERSION: Final = 1

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]


class _ListError(Exception):
    """What went wrong in a list, item by item."""

    def __init__(self, errors: list[tuple[int, Exception]]) -> None:
        super().__init__(errors)
        self.errors = errors


@frozen
class PartialDataset:
    """What could be read of a dataset, and what is wrong with the rest."""

    header: Header | None
    tables: dict[str, dict[int, Record]]
    """The records that could be built, by table and by place in its list."""
    broken: dict[str, set[str | None]]
    """The ids of the records that could not, by table; None for an id that cannot be read."""
    problems: list[Problem]

    @classmethod
    def empty(cls, header: Header | None = None) -> "PartialDataset":
        """Return a reading in which nothing stands yet."""
        return cls(
            header, {name: {} for name in RECORD_TYPES}, {name: set() for name in RECORD_TYPES}, []
        )


def decode_dataset(raw: object) -> PartialDataset:
    """Read a dataset from plain dicts and lists, as far as it can be read."""
    reading = PartialDataset.empty()
    problems, readable = find_json_problems(raw)
    reading.problems.extend(problems)
    if not readable:
        return reading
    given = as_object(raw)
    if given is None:
        said = f"wants an object with the dataset in it, not {describe_value(raw)}"
        return evolve(reading, problems=[Problem("", said)])
    _decode_tables(given, reading)
    header = _decode_header(given, reading)
    return evolve(reading, header=header, problems=_first_at_each_place(reading.problems))


def _decode_header(given: dict[object, object], reading: PartialDataset) -> Header | None:
    version = given.get("format_version")
    if type(version) is not int or version != FORMAT_VERSION:
        said = f"wants {FORMAT_VERSION}, the version of the format, not {describe_value(version)}"
        reading.problems.append(Problem("/format_version", said))
    fields = [field.name for field in fields_of(Header)]
    known = [*fields, "format_version", *RECORD_TYPES]
    for key in given:
        if key not in known:
            reading.problems.append(Problem(extend_pointer("", key), _unknown_key(key, known)))
            for table in nearest_names(str(key), RECORD_TYPES, 1):
                reading.broken[table].add(None)
    return _attempt({key: given[key] for key in fields if key in given}, Header, "", reading)


def _decode_tables(given: dict[object, object], reading: PartialDataset) -> None:
    twice = {problem.pointer for problem in reading.problems}
    for name, cls in RECORD_TYPES.items():
        raw = given.get(name, [])
        items = as_list(raw)
        if items is None:
            reading.problems.append(Problem(f"/{name}", f"wants a list, not {describe_value(raw)}"))
        if items is None or f"/{name}" in twice:
            reading.broken[name].add(None)
        for index, item in enumerate(items or ()):
            place = f"/{name}/{index}"
            record = _attempt(item, cls, place, reading)
            if record is not None:
                reading.tables[name][index] = record
            else:
                reading.broken[name].add(_id_of(item))


def _id_of(raw: object) -> str | None:
    """Return the id of a record that could not be built, if at least that can be read."""
    given = as_object(raw) or {}
    key = given.get("id")
    return key if isinstance(key, str) and problem_with_text(ID, key) is None else None


def _attempt(raw: object, cls: type[T], place: str, reading: PartialDataset) -> T | None:
    try:
        return _converter().structure(raw, cls)
    except Exception as error:  # noqa: BLE001 - whatever cattrs raises becomes problems
        reading.problems.extend(_problems(error, place))
        return None


def _first_at_each_place(problems: list[Problem]) -> list[Problem]:
    """Keep one problem a place: what is no JSON at all is said first, and said once."""
    kept: dict[str, Problem] = {}
    for problem in problems:
        kept.setdefault(problem.pointer, problem)
    return list(kept.values())


def _problems(error: BaseException, place: str) -> Iterator[Problem]:
    """Turn what cattrs raised into problems, each with the pointer that cattrs noted."""
    match error:
        case ClassValidationError():
            for inner in error.exceptions:
                yield from _problems(inner, _noted(inner, place))
        case _ListError():
            for index, inner in error.errors:
                yield from _problems(inner, extend_pointer(place, index))
        case ForbiddenExtraKeysError():
            known = [field.name for field in fields_of(error.cl)]
            for key in sorted(error.extra_fields, key=str):
                yield Problem(extend_pointer(place, key), _unknown_key(key, known))
        case KeyError():
            yield Problem(place, "is missing")
        case RecordError():
            yield Problem(
                extend_pointer(place, error.field) if error.field else place, error.problem
            )
        case EDTFError():
            said = f"{describe_value(error.text)}, character {error.position + 1}: {error.reason}"
            yield Problem(place, said)
        case _:
            yield Problem(place, str(error))


def _noted(error: BaseException, place: str) -> str:
    notes: list[str] = getattr(error, "__notes__", [])
    fields = (note.name for note in notes if isinstance(note, AttributeValidationNote))
    return extend_pointer(place, *fields)


def _unknown_key(key: object, known: list[str]) -> str:
    close = nearest_names(key, known, 1) if isinstance(key, str) else ()
    hint = format_suggestions(close) if close else f"known keys are {', '.join(known)}"
    return f"is no key of this object; {hint}"


# ---- the converter -----------------------------------------------------------


def encode_record(record: Record | Header) -> dict[str, Any]:
    """Turn a record into plain data, fields in their order, without those at their default."""
    plain: dict[str, Any] = _converter().unstructure(record)
    return plain


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=True)

    def record_hook(cls: type[Any]) -> Hook:
        build: Callable[..., object] = make_dict_structure_fn(
            cls, converter, _cattrs_forbid_extra_keys=True
        )

        def hook(raw: object, _: object) -> object:
            if as_object(raw) is None:
                raise TypeError(f"wants an object, not {describe_value(raw)}")
            return build(raw, cls)

        return hook

    def list_hook(annotation: object) -> Hook:
        item_type = get_args(annotation)[0]
        item_hook: Hook = converter.get_structure_hook(item_type)

        def hook(raw: object, _: object) -> object:
            items = as_list(raw)
            if items is None:
                raise TypeError(f"wants a list, not {describe_value(raw)}")
            return _each(items, item_type, item_hook)

        return hook

    def plain_hook(cls: type[Any]) -> Callable[[Any], dict[str, Any]]:
        plain = make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
        names = [field.name for field in fields_of(cls)]

        def hook(record: object) -> dict[str, Any]:
            content = plain(record)  # which has the required fields first
            return {name: content[name] for name in names if name in content}

        return hook

    converter.register_structure_hook_factory(has, record_hook)
    converter.register_structure_hook_factory(_is_tuple, list_hook)
    converter.register_structure_hook_factory(_has_form, _text_hook)
    converter.register_structure_hook(Term, _word)
    converter.register_structure_hook(Salience, _word)
    converter.register_structure_hook(TimeSpan, _span)
    converter.register_unstructure_hook_factory(has, plain_hook)
    converter.register_unstructure_hook(TimeSpan, str)
    converter.register_unstructure_hook(Term, str)
    converter.register_unstructure_hook(Salience, int)
    return converter


def _is_tuple(annotation: Any) -> bool:
    origin: object = get_origin(annotation)
    return origin is tuple


def _has_form(annotation: Any) -> bool:
    return text_format_of(annotation) is not None


def _each(items: list[object], item_type: object, item_hook: Hook) -> tuple[object, ...]:
    built: list[object] = []
    errors: list[tuple[int, Exception]] = []
    for index, item in enumerate(items):
        try:
            built.append(item_hook(item, item_type))
        except Exception as error:  # noqa: BLE001 - gathered, and raised together
            errors.append((index, error))
    if errors:
        raise _ListError(errors)
    return tuple(built)


def _text_hook(annotation: object) -> Hook:
    form = text_format_of(annotation)

    def hook(raw: object, _: object) -> object:
        if said := problem_with_text(form, raw):
            raise ValueError(said)
        return raw

    return hook


def _word(raw: object, cls: type[Term] | type[Salience]) -> Term | Salience:
    words = _words(cls)
    if isinstance(raw, str | int) and not isinstance(raw, bool) and raw in words:
        return words[raw]
    known = [str(word) for word in words]
    close = nearest_names(raw, known) if isinstance(raw, str) else ()
    hint = format_suggestions(close) if close else f"it is one of {', '.join(known)}"
    noun = re.sub(r"(?<!^)([A-Z])", r" \1", cls.__name__).lower()
    raise ValueError(f"{describe_value(raw)} is no {noun}; {hint}")


@cache
def _words(cls: type[Term] | type[Salience]) -> dict[object, Term | Salience]:
    return {member.value: member for member in cls}


def _span(raw: object, _: object) -> TimeSpan:
    if not isinstance(raw, str):
        raise TypeError(f"wants a date in EDTF, such as '1935-05-16', not {describe_value(raw)}")
    return TimeSpan(raw)
