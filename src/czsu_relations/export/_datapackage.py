"""A Frictionless Data Package: tables in CSV, and a descriptor that says what is in them."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen, has

from czsu_relations._dates.bounds import finite_day
from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.collection import RECORD_TYPES
from czsu_relations._model.fields import describe_value, fields_of
from czsu_relations._model.names import fold_text, names_of
from czsu_relations._model.parts import Claim
from czsu_relations._model.vocabulary.events import Salience
from czsu_relations._storage.json_text import dump_json
from czsu_relations._storage.read_write import header_to_dict
from czsu_relations._tables.columns import COLUMNS
from czsu_relations._tables.csv_text import format_csv
from czsu_relations.errors import QueryError, QueryTypeError
from czsu_relations.export._exportable import Exportable, collection_to_export, spdx_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from os import PathLike

    from czsu_relations._model.collection import Collection
    from czsu_relations._model.fields import Field, Link
    from czsu_relations._model.parts import Author
    from czsu_relations._model.records import Record

__all__ = ["datapackage"]

Plain = dict[str, Any]
Cells = list[str | int | date | None]

_ABOUT: Final = """\
Periods, events, conditions, treaties and actors, and the references that attest them.

What a record has several of stands in a table of its own: `record` says whose it is, `position` \
in which order. A date is EDTF (ISO 8601-2); beside it stand the first and the last day that it \
can touch. A text that a spreadsheet would run as a formula has an apostrophe before it."""

_LICENSES: Final = {
    "CC-BY-SA-4.0": {
        "path": "https://creativecommons.org/licenses/by-sa/4.0/",
        "title": "Creative Commons Attribution Share-Alike 4.0",
    }
}
"""In the words of the Open Definition, which the standard refers to."""

_MEANINGS: Final = {
    "text": "The name or title, as it is written in its language.",
    "language": "BCP 47, such as `en`, `cs`, `sk`, `ru`.",
    "value": "The identifier, numbers as text.",
    "locator": "Where in the reference: a page, a document, a sentence.",
    "note": "What else there is to know.",
    "as_written": "The source's own wording, where it matters.",
    "family": "A person's family name.",
    "given": "A person's given names.",
    "literal": "The name of a body, or one that does not split.",
    "term": "In our own words.",
}
"""Columns of text that the tables of records do not have."""


@frozen
class _List:
    """A table of what records have several of."""

    name: str
    about: str
    fields: tuple[str, ...]
    column: str = ""
    """What an item is called that has no fields of its own."""


_LISTS: Final = (
    _List("names", "Names of actors, other titles of the rest.", ("names", "also_titled")),
    _List("participants", "Who took part in events, and how.", ("participants",)),
    _List("event_treaties", "Treaties that events have to do with.", ("treaties",), "treaty"),
    _List("causes", "What events happened because of.", ("because_of",), "because_of"),
    _List("condition_actors", "Whose conditions they were.", ("actors",), "actor"),
    _List("beginnings", "Events that conditions began with.", ("began_with",), "began_with"),
    _List("endings", "Events that conditions ended with.", ("ended_with",), "ended_with"),
    _List("treaty_parties", "Whom treaties bound.", ("parties",), "party"),
    _List("ratifications", "When parties ratified treaties.", ("ratifications",)),
    _List("obligations", "What treaties bound their parties to.", ("obligations",), "obligation"),
    _List("terms", "Conditions and provisions of treaties.", ("terms",), "term"),
    _List("prolongations", "Treaties that treaties prolonged.", ("prolongs",), "prolongs"),
    _List("supersessions", "Treaties that treaties replaced.", ("supersedes",), "supersedes"),
    _List("identifiers", "What other data sets call the records.", ("identifiers",)),
    _List("predecessors", "Whom actors followed.", ("successor_of",), "successor_of"),
    _List("reference_authors", "Who wrote the references.", ("authors",)),
    _List("citations", "On whose word the records stand.", ("citations",)),
)


def datapackage(data: Exportable, directory: str | PathLike[str]) -> Path:
    """Write a Frictionless Data Package: tables in CSV, and `datapackage.json`.

    The descriptor is valid by versions 1 and 2 of the standard, which is at datapackage.org. Its
    property `dataset` is the head of the dataset's own JSON.

    >>> import tempfile
    >>> import czsu_relations as czsu
    >>> with tempfile.TemporaryDirectory() as directory:
    ...     path = czsu.export.datapackage(czsu.events.search("Munich"), directory)
    ...     sorted(one.name for one in path.parent.glob("t*"))
    ['terms.csv', 'treaties.csv', 'treaty_parties.csv']

    Args:
        data: a dataset, or a selection, whose excerpt is written.
        directory: it is made if it is missing; files of the same names are replaced.

    Returns:
        The path of `datapackage.json`.

    Raises:
        QueryTypeError: the data is neither, or the directory is no path.
        QueryError: the directory is a file, or below one.
        OSError: one of the files cannot be written; then none of them is changed.
    """
    collection = collection_to_export(data)
    try:
        target = Path(directory)
    except TypeError as error:
        raise QueryTypeError(
            f"a directory is given by its path, not {describe_value(directory)}"
        ) from error
    tables = list(_tables(collection))
    descriptor = {**_metadata(collection), "resources": [resource for resource, _ in tables]}
    files = {resource["path"]: content for resource, content in tables}
    files["datapackage.json"] = dump_json(descriptor).encode()
    try:
        target.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise QueryError(
            f"a data package is written into a directory, not a file: {target}"
        ) from error
    for name in files:
        # One that cannot be written, since another program holds it, is found before any is.
        (target / name).open("ab").close()
    for name, content in files.items():
        (target / name).write_bytes(content)
    return target / "datapackage.json"


def _metadata(collection: Collection) -> Plain:
    """Return the descriptor without its resources."""
    header = collection.header
    words = re.findall("[a-z0-9]+", fold_text(header.title))
    issued, licence = header.issued, spdx_id(header.license)
    optional: Plain = {
        "name": "-".join(words),
        "created": f"{issued.earliest}T00:00:00Z" if issued and issued.is_day else None,
        "licenses": [{"name": licence, **_LICENSES.get(licence, {})}] if licence else None,
        "contributors": [_contributor(author) for author in header.authors],
    }
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "tabular-data-package",
        **{name: value for name, value in optional.items() if value},
        "title": header.title,
        "description": _ABOUT,
        "version": header.edition,
        "sources": [_source(one.title, one.url) for one in collection.references],
        "dataset": header_to_dict(header),
    }


def _contributor(author: Author) -> Plain:
    named = {"givenName": author.given, "familyName": author.family}
    return {
        "title": author.literal or " ".join(filter(None, named.values())),
        **{key: name for key, name in named.items() if name},
        "role": "author",
        "roles": ["author"],
    }


def _source(title: str, url: str | None) -> Plain:
    # Two dots are refused by version 1; RFC 3986 has them mean the same when they are encoded.
    return {"title": title, **({"path": url.replace("..", "%2E%2E")} if url else {})}


# ---- tables: what describes each, and its text ----


def _tables(collection: Collection) -> Iterator[tuple[Plain, bytes]]:
    for room, cls in RECORD_TYPES.items():
        yield _room(room, cls, getattr(collection, room))
    yield _register(collection.records)
    for one in _LISTS:
        yield _list(one, collection.records)
    yield _claims(collection.records)


def _room(room: str, cls: type[Record], records: Iterable[Record]) -> tuple[Plain, bytes]:
    fields = _single(fields_of(cls))
    meanings = {column.name: column.meaning for column in COLUMNS[cls]}
    columns = [one for field in fields for one in _columns(field, meanings[field.name])]
    rows = [_cells(record, fields) for record in records]
    return _table(room, f"The {room}.", _schema(columns, ["id"], _links(fields, room)), rows)


def _register(records: tuple[Record, ...]) -> tuple[Plain, bytes]:
    """Return the table for links that lead to records of several types."""
    columns = [
        _column("id", "The id, unique in the dataset."),
        _column("room", "The table that it is in.", enum=list(RECORD_TYPES)),
        _column("title", "Its title, or the first of its names."),
    ]
    rooms = {cls: room for room, cls in RECORD_TYPES.items()}
    rows: list[Cells] = [[one.id, rooms[type(one)], names_of(one)[0]] for one in records]
    return _table("records", "All records.", _schema(columns, ["id"], []), rows)


def _list(one: _List, records: Iterable[Record]) -> tuple[Plain, bytes]:
    holders = [
        (room, field)
        for room, cls in RECORD_TYPES.items()
        for field in fields_of(cls)
        if field.name in one.fields
    ]
    room, field = holders[0]
    item = evolve(field, name=one.column, many=False)
    fields = _single(fields_of(field.base)) if has(field.base) else [item]
    columns = [_RECORD, _POSITION, *(column for inner in fields for column in _columns(inner))]
    owner = _foreign(["record"], room if len(holders) == 1 else "records", ["id"])
    schema = _schema(columns, ["record", "position"], [owner, *_links(fields)])
    rows = [[*key, *_cells(item, fields)] for key, item in _items(records, one.fields)]
    return _table(one.name, one.about, schema, rows)


def _claims(records: Iterable[Record]) -> tuple[Plain, bytes]:
    fields = fields_of(Claim)
    key = ["record", "citation", "position"]
    columns = [_RECORD, _CITATION, _POSITION, *(one for field in fields for one in _columns(field))]
    citation = _foreign(["record", "citation"], "citations", ["record", "position"])
    rows = [
        [*key, position, *_cells(claim, fields)]
        for key, cited in _items(records, ("citations",))
        for position, claim in enumerate(cited.dates, 1)
    ]
    about = "The dates that citations give for fields of their records."
    return _table("claims", about, _schema(columns, key, [citation]), rows)


def _items(records: Iterable[Record], names: tuple[str, ...]) -> Iterator[tuple[Cells, Any]]:
    for record in records:
        for name in names:
            for position, item in enumerate(getattr(record, name, ()), 1):
                yield [record.id, position], item


def _single(fields: Iterable[Field]) -> list[Field]:
    return [field for field in fields if not field.many]


def _cells(thing: object, fields: Iterable[Field]) -> Cells:
    cells: Cells = []
    for field in fields:
        value: Any = getattr(thing, field.name) if has(type(thing)) else thing
        cells.append(None if value is None else str(value))
        if field.base is TimeSpan:
            cells += (
                [finite_day(value.earliest), finite_day(value.latest)] if value else [None, None]
            )
    return cells


# ---- descriptions, in the words of the standard ----


def _table(name: str, about: str, schema: Plain, rows: Iterable[Cells]) -> tuple[Plain, bytes]:
    content = format_csv([column["name"] for column in schema["fields"]], rows).encode()
    resource = {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "type": "table",
        "description": about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "doubleQuote": True, "skipInitialSpace": False},
        "schema": schema,
    }
    return resource, content


def _schema(columns: list[Plain], key: list[str], links: list[Plain]) -> Plain:
    foreign = {"foreignKeys": links} if links else {}
    return {"fields": columns, "missingValues": [""], "primaryKey": key, **foreign}


def _columns(field: Field, meaning: str = "") -> Iterator[Plain]:
    required: Plain = {} if field.optional else {"required": True}
    words: Plain = {"enum": field.terms} if field.terms else {}
    kind = "integer" if field.base is Salience else "string"
    yield _column(field.name, meaning or _meaning(field), kind, **required, **words)
    if field.base is TimeSpan:
        for bound, day in ("earliest", "first"), ("latest", "last"):
            about = f"The {day} day that it can touch; empty if nothing bounds it."
            yield _column(f"{field.name}_{bound}", about, "date")


def _meaning(field: Field) -> str:
    if field.terms:
        return f"A word of the codebook: `{field.base.__name__}`."
    if field.link:
        return f"An id in `{_target(field.link)}`."
    return "EDTF." if field.base is TimeSpan else _MEANINGS[field.name]


def _column(name: str, meaning: str, kind: str = "string", **constraints: object) -> Plain:
    more = {"constraints": constraints} if constraints else {}
    return {"name": name, "type": kind, "description": meaning, **more}


def _links(fields: Iterable[Field], table: str = "") -> list[Plain]:
    targets = [(field.name, _target(field.link)) for field in fields if field.link]
    # A table's link into itself is empty in version 1, and may be so in version 2.
    return [_foreign([name], "" if to == table else to, ["id"]) for name, to in targets]


def _target(link: Link) -> str:
    return link.tables[0] if len(link.tables) == 1 else "records"


def _foreign(columns: list[str], table: str, others: list[str]) -> Plain:
    return {"fields": columns, "reference": {"resource": table, "fields": others}}


_RECORD: Final = _column("record", "The id of the record whose it is.", required=True)
_CITATION: Final = _column("citation", "The position of the citation.", "integer", required=True)
_POSITION: Final = _column("position", "1 for the first.", "integer", required=True)
