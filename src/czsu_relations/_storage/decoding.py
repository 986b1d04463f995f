"""Plain data to the records of a dataset, as far as they can be read, with every problem."""

from collections.abc import Iterator
from typing import TypeVar

from attrs import Factory, define
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
)

from czsu_relations._dates.conversion import edtf_of_value
from czsu_relations._model.collection import RECORD_TYPES, Header
from czsu_relations._model.fields import fields_of, problem_with_text
from czsu_relations._model.names import nearest_names
from czsu_relations._model.parts import ID
from czsu_relations._model.records import Record
from czsu_relations._model.wording import describe_edtf_error, describe_value
from czsu_relations._storage.converter import (
    DATA_ERRORS,
    ListError,
    WrongValueError,
    decode_record,
)
from czsu_relations._storage.json_text import as_list, as_object, extend_pointer, find_json_problems
from czsu_relations._storage.migrations import FORMAT_VERSION, migrate
from czsu_relations.errors import EDTFError, Problem, RecordError, format_suggestions

__all__ = ["PartialDataset", "decode_dataset", "decode_lone_record"]

T = TypeVar("T")


def _empty_tables() -> dict[str, dict[int, Record]]:
    return {table: {} for table in RECORD_TYPES}


def _no_broken_records() -> dict[str, set[str | None]]:
    return {table: set() for table in RECORD_TYPES}


@define
class PartialDataset:
    """What could be read of a dataset, and what is wrong with the rest, collected step by step."""

    header: Header | None = None
    tables: dict[str, dict[int, Record]] = Factory(_empty_tables)
    """The records that could be built, by table and by place in its list."""
    broken: dict[str, set[str | None]] = Factory(_no_broken_records)
    """The ids of the records that could not, by table; None for an id that cannot be read."""
    problems: list[Problem] = Factory(list[Problem])

    def add_problem(self, pointer: str, message: str) -> None:
        """Note what is wrong with the value at a JSON Pointer."""
        self.problems.append(Problem(pointer, message))


def decode_dataset(raw: object) -> PartialDataset:
    """Read a dataset from plain dicts and lists, as far as it can be read."""
    partial = PartialDataset()
    problems, readable = find_json_problems(raw)
    partial.problems.extend(problems)
    if not readable:
        return partial
    content = as_object(raw)
    if content is None:
        message = f"wants an object with the dataset in it, not {describe_value(raw)}"
        partial.problems = [Problem("", message)]
        return partial
    content = migrate(content)
    _decode_tables(content, partial)
    _check_version(content, partial)
    _check_keys(content, partial)
    _decode_header(content, partial)
    partial.problems = _first_at_each_place(partial.problems)
    return partial


def decode_lone_record(raw: object, cls: type[Record], table: str) -> PartialDataset:
    """Read a record of one table from plain data, as the first and only record of a dataset.

    Links may lead anywhere, since the other records are not known.
    """
    place = f"/{table}/0"
    partial = PartialDataset()
    for records in partial.broken.values():
        records.add(None)
    problems, readable = find_json_problems(raw)
    for problem in problems:
        partial.add_problem(place + problem.pointer, problem.message)
    if readable:
        record = _try_to_build(raw, cls, place, partial)
        if record is not None:
            partial.tables[table][0] = record
    partial.problems = _first_at_each_place(partial.problems)
    return partial


def _decode_tables(content: dict[object, object], partial: PartialDataset) -> None:
    # Only what is no JSON has been found so far.
    marked_pointers = {problem.pointer for problem in partial.problems}
    for table, cls in RECORD_TYPES.items():
        raw = content.get(table, [])
        items = as_list(raw)
        if items is None:
            partial.add_problem(f"/{table}", f"wants a list, not {describe_value(raw)}")
        # A table that stands twice in the JSON is marked, and the records of its first list are
        # lost. A link to one of them is not a second mistake.
        if items is None or f"/{table}" in marked_pointers:
            partial.broken[table].add(None)
        for index, item in enumerate(items or ()):
            record = _try_to_build(item, cls, f"/{table}/{index}", partial)
            if record is not None:
                partial.tables[table][index] = record
            else:
                partial.broken[table].add(_readable_id(item))


def _check_version(content: dict[object, object], partial: PartialDataset) -> None:
    version = content.get("format_version")
    # 2.0 equals 2, and would pass for the version.
    if type(version) is not int or version != FORMAT_VERSION:
        message = (
            f"wants {FORMAT_VERSION}, the version of the format, or an older one,"
            f" not {describe_value(version)}"
        )
        partial.add_problem("/format_version", message)


def _check_keys(content: dict[object, object], partial: PartialDataset) -> None:
    """Note the unknown keys of the whole dataset."""
    known = [*_header_keys(), "format_version", *RECORD_TYPES]
    for key in content:
        if key not in known:
            partial.add_problem(extend_pointer("", key), _describe_unknown_key(key, known))
            # It may be a misspelt table, whose records links then cannot find.
            for table in nearest_names(str(key), RECORD_TYPES, 1):
                partial.broken[table].add(None)


def _decode_header(content: dict[object, object], partial: PartialDataset) -> None:
    header = {key: content[key] for key in _header_keys() if key in content}
    partial.header = _try_to_build(header, Header, "", partial)


def _header_keys() -> list[str]:
    return [field.name for field in fields_of(Header)]


def _readable_id(raw: object) -> str | None:
    """Return the id of a record that could not be built, if at least that can be read."""
    key = (as_object(raw) or {}).get("id")
    if isinstance(key, str) and problem_with_text(ID, key) is None:
        return key
    return None


def _try_to_build(raw: object, cls: type[T], place: str, partial: PartialDataset) -> T | None:
    """Return the record, or None after noting what is wrong with it."""
    try:
        return decode_record(raw, cls)
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
            yield Problem(place, _describe_wrong_date(error))
        case WrongValueError():
            yield Problem(place, str(error))
        case _:
            raise error


def _describe_wrong_date(error: EDTFError) -> str:
    """Return why a text is no date, with the text to write if it is one in another notation."""
    # Here and not above, because its patterns take time to compile: see `_dates.conversion`.
    from czsu_relations._dates.phrases import explain_text

    try:
        edtf = edtf_of_value(error.text)
    except EDTFError:
        return explain_text(error.text) or describe_edtf_error(error)
    return f"{describe_value(error.text)} is not EDTF: write {edtf}"


def _extend_by_notes(place: str, error: BaseException) -> str:
    """Return the pointer of the field that cattrs noted on an error."""
    notes: list[str] = getattr(error, "__notes__", [])
    fields = [note.name for note in notes if isinstance(note, AttributeValidationNote)]
    return extend_pointer(place, *fields)


def _describe_unknown_key(key: object, known: list[str]) -> str:
    close = nearest_names(key, known, 1) if isinstance(key, str) else ()
    hint = format_suggestions(close) if close else f"known keys are {', '.join(known)}"
    return f"is no key of this object; {hint}"
