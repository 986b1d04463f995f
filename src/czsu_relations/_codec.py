"""Records to plain data and back: one strict private converter, whose errors become ours."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final, NoReturn, TypeVar, get_args, get_origin

import cattrs
from attrs import evolve, frozen, has
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from czsu_relations._forms import described, fields_of, form_of, text_complaint
from czsu_relations._json import as_list, as_object, no_json, pointer
from czsu_relations._names import nearest
from czsu_relations._parts import ID
from czsu_relations._records import ROOMS, Header, Record
from czsu_relations._timespan import TimeSpan
from czsu_relations._vocabulary import Salience, Word
from czsu_relations.errors import EDTFError, Problem, RecordError, did_you_mean

__all__ = ["FORMAT_VERSION", "Reading", "decode", "encode"]

FORMAT_VERSION: Final = 1

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]


class _WrongValueError(Exception):
    """A value of the user's data is wrong; the message says how.

    Our hooks raise this and no ValueError, TypeError or KeyError, so that one of those can only
    be a fault of ours.
    """


class _ListError(Exception):
    """What went wrong in a list, item by item."""

    def __init__(self, errors: list[tuple[int, Exception]]) -> None:
        super().__init__(errors)
        self.errors = errors


_DATA_ERRORS: Final = (
    ClassValidationError,
    ForbiddenExtraKeysError,
    EDTFError,
    RecordError,
    _ListError,
    _WrongValueError,
)
"""What says that the user's data are wrong. Any other exception is a fault of ours."""


class _RequiredKeys(dict[object, object]):
    """An object of the user's data, in which a key that has to be there is an error of the data.

    The functions that cattrs writes look a required key up with `[]`. A KeyError from there could
    not be told from a KeyError inside a hook.
    """

    def __missing__(self, key: object) -> NoReturn:
        raise _WrongValueError("is missing")


@frozen
class Reading:
    """What could be read of a dataset, and what is wrong with the rest."""

    header: Header | None
    rooms: dict[str, dict[int, Record]]
    """The records that could be built, by room and by place in its list."""
    broken: dict[str, set[str | None]]
    """The ids of the records that could not, by room; None for an id that cannot be read."""
    problems: list[Problem]

    @classmethod
    def empty(cls, header: Header | None = None) -> "Reading":
        """Return a reading in which nothing stands yet."""
        return cls(header, {name: {} for name in ROOMS}, {name: set() for name in ROOMS}, [])


def decode(raw: object) -> Reading:
    """Read a dataset from plain dicts and lists, as far as it can be read."""
    reading = Reading.empty()
    problems, readable = no_json(raw)
    reading.problems.extend(problems)
    if not readable:
        return reading
    given = as_object(raw)
    if given is None:
        said = f"wants an object with the dataset in it, not {described(raw)}"
        return evolve(reading, problems=[Problem("", said)])
    _decode_rooms(given, reading)
    header = _decode_header(given, reading)
    return evolve(reading, header=header, problems=_first_at_each_place(reading.problems))


def _decode_header(given: dict[object, object], reading: Reading) -> Header | None:
    version = given.get("format_version")
    if type(version) is not int or version != FORMAT_VERSION:
        said = f"wants {FORMAT_VERSION}, the version of the format, not {described(version)}"
        reading.problems.append(Problem("/format_version", said))
    fields = [field.name for field in fields_of(Header)]
    known = [*fields, "format_version", *ROOMS]
    for key in given:
        if key not in known:
            reading.problems.append(Problem(pointer("", key), _unknown_key(key, known)))
            for room in nearest(str(key), ROOMS, 1):
                reading.broken[room].add(None)
    return _attempt({key: given[key] for key in fields if key in given}, Header, "", reading)


def _decode_rooms(given: dict[object, object], reading: Reading) -> None:
    twice = {problem.pointer for problem in reading.problems}
    for name, cls in ROOMS.items():
        raw = given.get(name, [])
        items = as_list(raw)
        if items is None:
            reading.problems.append(Problem(f"/{name}", f"wants a list, not {described(raw)}"))
        if items is None or f"/{name}" in twice:
            reading.broken[name].add(None)
        for index, item in enumerate(items or ()):
            place = f"/{name}/{index}"
            record = _attempt(item, cls, place, reading)
            if record is not None:
                reading.rooms[name][index] = record
            else:
                reading.broken[name].add(_id_of(item))


def _id_of(raw: object) -> str | None:
    """Return the id of a record that could not be built, if at least that can be read."""
    given = as_object(raw) or {}
    key = given.get("id")
    return key if isinstance(key, str) and text_complaint(ID, key) is None else None


def _attempt(raw: object, cls: type[T], place: str, reading: Reading) -> T | None:
    try:
        return _converter().structure(raw, cls)
    except _DATA_ERRORS as caught:
        error = caught
    # Outside of the `except`, so that a fault of ours that surfaces here keeps its own context.
    reading.problems.extend(_problems(error, place))
    return None


def _first_at_each_place(problems: list[Problem]) -> list[Problem]:
    """Keep one problem a place: what is no JSON at all is said first, and said once."""
    kept: dict[str, Problem] = {}
    for problem in problems:
        kept.setdefault(problem.pointer, problem)
    return list(kept.values())


def _problems(error: BaseException, place: str) -> Iterator[Problem]:
    """Turn what cattrs raised into problems, each with the pointer that cattrs noted.

    cattrs puts every exception of a field into its ClassValidationError, our own faults among
    them. A fault is no problem of the user's data, so it is raised again as it is.
    """
    match error:
        case ClassValidationError():
            for inner in error.exceptions:
                yield from _problems(inner, _noted(inner, place))
        case _ListError():
            for index, inner in error.errors:
                yield from _problems(inner, pointer(place, index))
        case ForbiddenExtraKeysError():
            known = [field.name for field in fields_of(error.cl)]
            for key in sorted(error.extra_fields, key=str):
                yield Problem(pointer(place, key), _unknown_key(key, known))
        case RecordError():
            yield Problem(pointer(place, error.field) if error.field else place, error.complaint)
        case EDTFError():
            said = f"{described(error.text)}, character {error.position + 1}: {error.reason}"
            yield Problem(place, said)
        case _WrongValueError():
            yield Problem(place, str(error))
        case _:
            raise error


def _noted(error: BaseException, place: str) -> str:
    notes: list[str] = getattr(error, "__notes__", [])
    fields = (note.name for note in notes if isinstance(note, AttributeValidationNote))
    return pointer(place, *fields)


def _unknown_key(key: object, known: list[str]) -> str:
    close = nearest(key, known, 1) if isinstance(key, str) else ()
    hint = did_you_mean(close) if close else f"known keys are {', '.join(known)}"
    return f"is no key of this object; {hint}"


# ---- the converter -----------------------------------------------------------


def encode(record: Record | Header) -> dict[str, Any]:
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
            given = as_object(raw)
            if given is None:
                raise _WrongValueError(f"wants an object, not {described(raw)}")
            return build(_RequiredKeys(given), cls)

        return hook

    def list_hook(annotation: object) -> Hook:
        item_type = get_args(annotation)[0]
        item_hook: Hook = converter.get_structure_hook(item_type)

        def hook(raw: object, _: object) -> object:
            items = as_list(raw)
            if items is None:
                raise _WrongValueError(f"wants a list, not {described(raw)}")
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
    converter.register_structure_hook(Word, _word)
    converter.register_structure_hook(Salience, _word)
    converter.register_structure_hook(TimeSpan, _span)
    converter.register_unstructure_hook_factory(has, plain_hook)
    converter.register_unstructure_hook(TimeSpan, str)
    converter.register_unstructure_hook(Word, str)
    converter.register_unstructure_hook(Salience, int)
    return converter


def _is_tuple(annotation: Any) -> bool:  # noqa: ANN401 - cattrs asks about any
    origin: object = get_origin(annotation)
    return origin is tuple


def _has_form(annotation: Any) -> bool:  # noqa: ANN401 - cattrs asks about any
    return form_of(annotation) is not None


def _each(items: list[object], item_type: object, item_hook: Hook) -> tuple[object, ...]:
    built: list[object] = []
    errors: list[tuple[int, Exception]] = []
    for index, item in enumerate(items):
        try:
            built.append(item_hook(item, item_type))
        except _DATA_ERRORS as error:
            errors.append((index, error))
    if errors:
        raise _ListError(errors)
    return tuple(built)


def _text_hook(annotation: object) -> Hook:
    form = form_of(annotation)

    def hook(raw: object, _: object) -> object:
        if said := text_complaint(form, raw):
            raise _WrongValueError(said)
        return raw

    return hook


def _word(raw: object, cls: type[Word] | type[Salience]) -> Word | Salience:
    words = _words(cls)
    if isinstance(raw, str | int) and not isinstance(raw, bool) and raw in words:
        return words[raw]
    known = [str(word) for word in words]
    close = nearest(raw, known) if isinstance(raw, str) else ()
    hint = did_you_mean(close) if close else f"it is one of {', '.join(known)}"
    noun = re.sub(r"(?<!^)([A-Z])", r" \1", cls.__name__).lower()
    raise _WrongValueError(f"{described(raw)} is no {noun}; {hint}")


@cache
def _words(cls: type[Word] | type[Salience]) -> dict[object, Word | Salience]:
    return {member.value: member for member in cls}


def _span(raw: object, _: object) -> TimeSpan:
    if not isinstance(raw, str):
        raise _WrongValueError(f"wants a date in EDTF, such as '1935-05-16', not {described(raw)}")
    return TimeSpan(raw)
