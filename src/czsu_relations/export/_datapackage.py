"""A Frictionless Data Package: tables in CSV, and descriptors that explain them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen, has

from czsu_relations._dates.limits import first_possible_day, last_possible_day
from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.collection import RECORD_TYPES
from czsu_relations._model.fields import fields_of
from czsu_relations._model.names import fold_text, names_of
from czsu_relations._model.parts import Claim
from czsu_relations._model.wording import describe_value
from czsu_relations._storage.json_text import dump_json
from czsu_relations._storage.read_write import header_to_dict
from czsu_relations._tables.columns import COLUMNS
from czsu_relations._tables.csv_text import format_csv
from czsu_relations.errors import QueryError, QueryTypeError
from czsu_relations.export._catalogue import SUMMARY, split_name
from czsu_relations.export._croissant import describe_croissant
from czsu_relations.export._datapackage_schema import (
    CITATION_COLUMN,
    POSITION_COLUMN,
    RECORD_COLUMN,
    Descriptor,
    describe_column,
    describe_field,
    describe_link,
    describe_links,
    describe_schema,
)
from czsu_relations.export._exportable import Exportable, collection_to_export
from czsu_relations.export._license import spdx_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from os import PathLike

    from czsu_relations._model.collection import Collection
    from czsu_relations._model.fields import Field
    from czsu_relations._model.parts import Author
    from czsu_relations._model.records import Record
    from czsu_relations._model.reference import Reference

    Row = list[str | int | date | None]
    Resource = tuple[Descriptor, bytes]
    """The description of a table, and the content of its file."""

__all__ = ["datapackage"]

_DESCRIPTION: Final = f"""\
{SUMMARY}

Fields that can have several values are in tables of their own: `record` is the id of the record \
to which a row belongs, `position` the place in the list. A date is EDTF (ISO 8601-2); the two \
columns after it are its first and its last possible day. A text that a spreadsheet would run as \
a formula has an apostrophe before it."""

_LICENSES: Final = {
    "CC-BY-SA-4.0": {
        "path": "https://creativecommons.org/licenses/by-sa/4.0/",
        "title": "Creative Commons Attribution Share-Alike 4.0",
    }
}
"""Licences as the Open Definition has them, to which the standard refers."""


@frozen
class _ListTable:
    """A table for the items of fields that can have several values."""

    name: str
    description: str
    fields: tuple[str, ...]
    """The fields of records whose items are the rows."""
    column: str = ""
    """The column for an item that is a single value and has no fields of its own."""


_LIST_TABLES: Final = (
    _ListTable(
        "names", "The names of actors, and the other titles of records.", ("names", "also_titled")
    ),
    _ListTable("participants", "The participants of events, with their roles.", ("participants",)),
    _ListTable("event_treaties", "The treaties that events concern.", ("treaties",), "treaty"),
    _ListTable(
        "causes", "The events and conditions that caused events.", ("because_of",), "because_of"
    ),
    _ListTable("condition_actors", "The actors that conditions concern.", ("actors",), "actor"),
    _ListTable("beginnings", "The events that began conditions.", ("began_with",), "began_with"),
    _ListTable(
        "endings", "The events that ended conditions and treaties.", ("ended_with",), "ended_with"
    ),
    _ListTable("treaty_parties", "The parties of treaties.", ("parties",), "party"),
    _ListTable("ratifications", "The ratifications of treaties by party.", ("ratifications",)),
    _ListTable(
        "obligations", "The obligations of parties by treaty.", ("obligations",), "obligation"
    ),
    _ListTable("terms", "The conditions and provisions of treaties.", ("terms",), "term"),
    _ListTable("prolongations", "The treaties that treaties prolonged.", ("prolongs",), "prolongs"),
    _ListTable(
        "supersessions", "The treaties that treaties replaced.", ("supersedes",), "supersedes"
    ),
    _ListTable(
        "identifiers",
        "The identifiers of records in other datasets, with the time for which these count them.",
        ("identifiers",),
    ),
    _ListTable(
        "predecessors", "The actors that actors succeeded.", ("successor_of",), "successor_of"
    ),
    _ListTable("reference_authors", "The authors of references.", ("authors",)),
    _ListTable("reference_editors", "The editors of references.", ("editors",)),
    _ListTable("reference_recipients", "The recipients of letters.", ("recipients",)),
    _ListTable("citations", "The citations of the records.", ("citations",)),
)


def datapackage(data: Exportable, directory: str | PathLike[str]) -> Path:
    """Write a Frictionless Data Package: tables in CSV, `datapackage.json`, `croissant.json`.

    The descriptor is valid by versions 1 and 2 of the standard, which is at datapackage.org. Its
    property `dataset` is the header of the dataset's own JSON. `croissant.json` describes the same
    tables in Croissant 1.0, the format of mlcommons.org, which catalogues of datasets read.

    Args:
        data: a dataset, or a selection, of which the excerpt is written.
        directory: the directory to write to. It is made if it is missing; files of the same names
            are replaced.

    Returns:
        The path of `datapackage.json`.

    Raises:
        QueryTypeError: the data are neither a dataset nor a selection, or the directory is no
            path.
        QueryError: the directory is a file, or lies below one.
        OSError: one of the files cannot be written; then none of them is changed.

    >>> import tempfile
    >>> import czsu_relations as czsu
    >>> with tempfile.TemporaryDirectory() as directory:
    ...     path = czsu.export.datapackage(czsu.events.search("Munich"), directory)
    ...     sorted(table.name for table in path.parent.glob("t*"))
    ['terms.csv', 'treaties.csv', 'treaty_parties.csv']
    """
    collection = collection_to_export(data)
    try:
        target = Path(directory)
    except TypeError as error:
        raise QueryTypeError(
            f"a directory is given by its path, not {describe_value(directory)}"
        ) from error
    resources: list[Descriptor] = []
    files: dict[str, bytes] = {}
    for resource, content in _make_tables(collection):
        resources.append(resource)
        files[resource["path"]] = content
    descriptor = {**_describe_package(collection), "resources": resources}
    files["datapackage.json"] = dump_json(descriptor).encode()
    croissant = describe_croissant(collection.header, _DESCRIPTION, resources)
    files["croissant.json"] = dump_json(croissant).encode()
    _write_files(files, target)
    return target / "datapackage.json"


def _write_files(files: dict[str, bytes], directory: Path) -> None:
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise QueryError(
            f"a data package is written into a directory, not a file: {directory}"
        ) from error
    # A file that cannot be written, for example because another program has it open, is found here,
    # before any file is changed.
    for name in files:
        (directory / name).open("ab").close()
    for name, content in files.items():
        (directory / name).write_bytes(content)


# ---- the descriptor, without its tables --------------------------------------


def _describe_package(collection: Collection) -> Descriptor:
    header = collection.header
    optional: Descriptor = {
        # The name is a part of addresses, and so it is ASCII.
        "name": "-".join(re.findall("[a-z0-9]+", fold_text(header.title))),
        "created": _creation_time(header.issued),
        "licenses": _describe_licenses(header.license),
        "contributors": [_describe_contributor(author) for author in header.authors],
    }
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "tabular-data-package",
        **{name: value for name, value in optional.items() if value},
        "title": header.title,
        "description": _DESCRIPTION,
        "version": header.edition,
        "sources": [_describe_source(reference) for reference in collection.references],
        "dataset": header_to_dict(header),
    }


def _creation_time(issued: TimeSpan | None) -> str | None:
    """Return the time that the standard wants, or None if the dataset gives no certain day."""
    if issued is None or not issued.is_day:
        return None
    return f"{issued.earliest}T00:00:00Z"


def _describe_licenses(expression: str | None) -> list[Descriptor]:
    """Return the licence if it is a single SPDX id; the standard has no place for an expression."""
    license_id = spdx_id(expression)
    if license_id is None:
        return []
    return [{"name": license_id, **_LICENSES.get(license_id, {})}]


def _describe_contributor(author: Author) -> Descriptor:
    names = split_name(author)
    return {
        "title": author.literal or " ".join(names.values()),
        **names,
        # Version 1 has one role, version 2 several.
        "role": "author",
        "roles": ["author"],
    }


def _describe_source(reference: Reference) -> Descriptor:
    source: Descriptor = {"title": reference.title}
    if reference.url:
        # Version 1 refuses two dots; RFC 3986 makes them and their encoded form the same.
        source["path"] = reference.url.replace("..", "%2E%2E")
    return source


# ---- the tables --------------------------------------------------------------


def _make_tables(collection: Collection) -> Iterator[Resource]:
    for table, cls in RECORD_TYPES.items():
        yield _make_record_table(table, cls, getattr(collection, table))
    yield _make_register(collection.records)
    for list_table in _LIST_TABLES:
        yield _make_list_table(list_table, collection.records)
    yield _make_claim_table(collection.records)


def _make_record_table(table: str, cls: type[Record], records: Iterable[Record]) -> Resource:
    """Return the table of one record type, with its fields that have a single value."""
    fields = _single_fields(cls)
    meanings = {column.name: column.meaning for column in COLUMNS[cls]}
    columns: list[Descriptor] = []
    for field in fields:
        columns.extend(describe_field(field, meanings[field.name]))
    rows = [_make_cells(record, fields) for record in records]
    schema = describe_schema(columns, ["id"], describe_links(fields, table))
    return _make_table(table, f"The {table}.", schema, rows)


def _make_register(records: tuple[Record, ...]) -> Resource:
    """Return the table of all records, to which links lead that several tables may answer."""
    columns = [
        describe_column("id", "The id, unique in the dataset."),
        # A published column keeps its name, though the package calls a room a table.
        describe_column("room", "The table with the record.", enum=list(RECORD_TYPES)),
        describe_column("title", "The title, or the first of the names."),
    ]
    tables = {cls: table for table, cls in RECORD_TYPES.items()}
    rows: list[Row] = []
    for record in records:
        rows.append([record.id, tables[type(record)], names_of(record)[0]])
    return _make_table("records", "All records.", describe_schema(columns, ["id"], []), rows)


def _make_list_table(list_table: _ListTable, records: Iterable[Record]) -> Resource:
    """Return a table with one row for each item of some fields."""
    owners, field = _find_owners(list_table)
    fields = [evolve(field, name=list_table.column, many=False)]
    if has(field.base):
        fields = _single_fields(field.base)
    columns = [RECORD_COLUMN, POSITION_COLUMN]
    for inner_field in fields:
        columns.extend(describe_field(inner_field))
    owner = "records"
    if len(owners) == 1:
        owner = owners[0]
    links = [describe_link(["record"], owner, ["id"]), *describe_links(fields)]
    schema = describe_schema(columns, ["record", "position"], links)
    rows: list[Row] = []
    for record, position, item in _list_items(records, list_table.fields):
        rows.append([record.id, position, *_make_cells(item, fields)])
    return _make_table(list_table.name, list_table.description, schema, rows)


def _find_owners(list_table: _ListTable) -> tuple[list[str], Field]:
    """Return the tables of the records that have the fields of a list table, and such a field."""
    owners: list[str] = []
    found: list[Field] = []
    for table, cls in RECORD_TYPES.items():
        for field in fields_of(cls):
            if field.name in list_table.fields:
                owners.append(table)
                found.append(field)
    # The fields of one list table have items of one type, so that any of them will do.
    return owners, found[0]


def _make_claim_table(records: Iterable[Record]) -> Resource:
    """Return the table of the claims, which are lists in the citations."""
    fields = _single_fields(Claim)
    columns = [RECORD_COLUMN, CITATION_COLUMN, POSITION_COLUMN]
    for field in fields:
        columns.extend(describe_field(field))
    rows: list[Row] = []
    for record, citation_position, citation in _list_items(records, ("citations",)):
        for position, claim in enumerate(citation.dates, 1):
            rows.append([record.id, citation_position, position, *_make_cells(claim, fields)])
    link = describe_link(["record", "citation"], "citations", ["record", "position"])
    schema = describe_schema(columns, ["record", "citation", "position"], [link])
    description = "The dates that citations give for fields of their records."
    return _make_table("claims", description, schema, rows)


def _list_items(
    records: Iterable[Record], names: tuple[str, ...]
) -> Iterator[tuple[Record, int, Any]]:
    """Yield the items of some fields, each with its record and its position, counted from 1."""
    for record in records:
        for name in names:
            for position, item in enumerate(getattr(record, name, ()), 1):
                yield record, position, item


def _single_fields(cls: type) -> list[Field]:
    """Return the fields of a class that have a single value."""
    return [field for field in fields_of(cls) if not field.many]


def _make_cells(record: object, fields: Iterable[Field]) -> Row:
    """Return the cells for the fields of a record or a part; a single value is a field itself."""
    cells: Row = []
    for field in fields:
        value: Any = record
        if has(type(record)):
            value = getattr(record, field.name)
        if value is None or field.base is bool:
            cells.append(value)
        else:
            cells.append(str(value))
        if field.base is TimeSpan:
            cells.extend(_make_bounds(value))
    return cells


def _make_bounds(span: TimeSpan | None) -> Row:
    """Return the cells after a date: its first and its last possible day."""
    if span is None:
        return [None, None]
    return [first_possible_day(span), last_possible_day(span)]


def _make_table(name: str, description: str, schema: Descriptor, rows: Iterable[Row]) -> Resource:
    names = [column["name"] for column in schema["fields"]]
    content = format_csv(names, rows).encode()
    resource = {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "type": "table",
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "doubleQuote": True, "skipInitialSpace": False},
        "schema": schema,
    }
    return resource, content
