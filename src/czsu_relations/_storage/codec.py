"""Plain data to the records of a dataset, as far as they can be read, with every problem."""

from collections.abc import Iterator
from typing import Final, TypeVar

from attrs import evolve, frozen
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
)

from czsu_relations._model.collection import RECORD_TYPES, Header
from czsu_relations._model.fields import describe_value, fields_of, problem_with_text
from czsu_relations._model.names import nearest_names
from czsu_relations._model.parts import ID
from czsu_relations._model.records import Record
from czsu_relations._storage.converter import (
    DATA_ERRORS,
    ListError,
    WrongValueError,
    structure_record,
)
from czsu_relations._storage.json_text import as_list, as_object, extend_pointer, find_json_problems
from czsu_relations.errors import EDTFError, Problem, RecordError, format_suggestions

__all__ = ["FORMAT_VERSION", "PartialDataset", "decode_dataset"]

FORMAT_VERSION: Final = 1

T = TypeVar("T")


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
        """Return a partial dataset without records and problems."""
        return cls(
            header=header,
            tables={table: {} for table in RECORD_TYPES},
            broken={table: set() for table in RECORD_TYPES},
            problems=[],
        )


def decode_dataset(raw: object) -> PartialDataset:
    """Read a dataset from plain dicts and lists, as far as it can be read."""
    partial = PartialDataset.empty()
    problems, readable = find_json_problems(raw)
    partial.problems.extend(problems)
    if not readable:
        return partial
    content = as_object(raw)
    if content is None:
        message = f"wants an object with the dataset in it, not {describe_value(raw)}"
        return evolve(partial, problems=[Problem("", message)])
    _decode_tables(content, partial)
    header = _decode_header(content, partial)
    return evolve(partial, header=header, problems=_first_at_each_place(partial.problems))


def _decode_header(content: dict[object, object], partial: PartialDataset) -> Header | None:
    version = content.get("format_version")
    if type(version) is not int or version != FORMAT_VERSION:
        message = (
            f"wants {FORMAT_VERSION}, the version of the format, not {describe_value(version)}"
        )
        partial.problems.append(Problem("/format_version", message))
    fields = [field.name for field in fields_of(Header)]
    known = [*fields, "format_version", *RECORD_TYPES]
    for key in content:
        if key not in known:
            partial.problems.append(
                Problem(extend_pointer("", key), _describe_unknown_key(key, known))
            )
            # It may be a misspelt table, whose records links then cannot find.
            for table in nearest_names(str(key), RECORD_TYPES, 1):
                partial.broken[table].add(None)
    header = {key: content[key] for key in fields if key in content}
    return _try_to_build(header, Header, "", partial)


def _decode_tables(content: dict[object, object], partial: PartialDataset) -> None:
    twice = {problem.pointer for problem in partial.problems}
    for table, cls in RECORD_TYPES.items():
        raw = content.get(table, [])
        items = as_list(raw)
        if items is None:
            message = f"wants a list, not {describe_value(raw)}"
            partial.problems.append(Problem(f"/{table}", message))
        if items is None or f"/{table}" in twice:
            partial.broken[table].add(None)
        for index, item in enumerate(items or ()):
            record = _try_to_build(item, cls, f"/{table}/{index}", partial)
            if record is not None:
                partial.tables[table][index] = record
            else:
                partial.broken[table].add(_readable_id(item))


def _readable_id(raw: object) -> str | None:
    """Return the id of a record that could not be built, if at least that can be read."""
    key = (as_object(raw) or {}).get("id")
    if isinstance(key, str) and problem_with_text(ID, key) is None:
        return key
    return None


def _try_to_build(raw: object, cls: type[T], place: str, partial: PartialDataset) -> T | None:
    """Return the record, or None after noting what is wrong with it."""
    try:
        return structure_record(raw, cls)
    except DATA_ERRORS as caught:
        error = caught
    # Outside of the `except`, so that a fault of ours that surfaces here keeps its own context.
    partial.problems.extend(_problems_of(error, place))
    return None


def _first_at_each_place(problems: list[Problem]) -> list[Problem]:
    """Keep one problem a place: what is no JSON at all was found first, and is enough."""
    kept: dict[str, Problem] = {}
    for problem in problems:
        kept.setdefault(problem.pointer, problem)
    return list(kept.values())


def _problems_of(error: BaseException, place: str) -> Iterator[Problem]:
    """Turn what cattrs raised into problems, each with the pointer that cattrs noted.

    cattrs puts every exception of a field into its ClassValidationError, our own faults among
    them. A fault is no problem of the user's data, so it is raised again as it is.
    """
    match error:
        case ClassValidationError():
            for inner in error.exceptions:
                yield from _problems_of(inner, _extend_by_notes(place, inner))
        case ListError():
            for index, inner in error.errors:
                yield from _problems_of(inner, extend_pointer(place, index))
        case ForbiddenExtraKeysError():
            known = [field.name for field in fields_of(error.cl)]
            for key in sorted(error.extra_fields, key=str):
                yield Problem(extend_pointer(place, key), _describe_unknown_key(key, known))
        case RecordError():
            fields = [error.field] if error.field else []
            yield Problem(extend_pointer(place, *fields), error.problem)
        case EDTFError():
            text = describe_value(error.text)
            yield Problem(place, f"{text}, character {error.position + 1}: {error.reason}")
        case WrongValueError():
            yield Problem(place, str(error))
        case _:
            raise error


def _extend_by_notes(place: str, error: BaseException) -> str:
    """Return the pointer of the field that cattrs noted on an error."""
    notes: list[str] = getattr(error, "__notes__", [])
    fields = [note.name for note in notes if isinstance(note, AttributeValidationNote)]
    return extend_pointer(place, *fields)


def _describe_unknown_key(key: object, known: list[str]) -> str:
    close = nearest_names(key, known, 1) if isinstance(key, str) else ()
    hint = format_suggestions(close) if close else f"known keys are {', '.join(known)}"
    return f"is no key of this object; {hint}"
