"""The columns of the six records, in order: a name once published keeps its meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from czsu_relations._dates.bounds import finite_day
from czsu_relations._model.names import names_of
from czsu_relations._model.records import Actor, Condition, Event, Period, Record, Treaty
from czsu_relations._model.reference import Reference
from czsu_relations._tables.table import Cell, Column, Table

if TYPE_CHECKING:
    from czsu_relations._dates.timespan import TimeSpan

__all__ = ["COLUMNS", "build_table"]


def build_table(cls: type[Record], records: Iterable[Record], by_id: Mapping[str, Record]) -> Table:
    """Return records of one type as a table.

    Args:
        cls: the type of the records, which has its own columns.
        records: one row each.
        by_id: all records of the dataset, for the titles of those that the rows link to.
    """
    columns = COLUMNS[cls]
    titles = {key: names_of(record)[0] for key, record in by_id.items()}
    rows = [tuple(column.read(record, titles) for column in columns) for record in records]
    return Table(columns, rows)


@frozen
class RecordColumn(Column):
    """A column of records: what it means, and how it is read."""

    meaning: str
    read: Callable[[Any, Mapping[str, str]], Cell]
    """Takes a record and the titles of all records, by id."""


def _own(name: str, meaning: str, holds: type = str) -> RecordColumn:
    """A field of the record as it stands: a text, a word, a link, or a list of them."""
    return RecordColumn(name, holds, meaning, lambda record, _: _plain(getattr(record, name)))


def _plain(value: Cell | Enum) -> Cell:
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return value.value if isinstance(value, Enum) else value


def _made(name: str, meaning: str, read: Callable[[Any], Cell], holds: type = str) -> RecordColumn:
    """A column worked out from the record alone."""
    return RecordColumn(name, holds, meaning, lambda record, _: read(record))


def _linked(
    name: str, meaning: str, titled: str, ids: Callable[[Any], tuple[str, ...]]
) -> tuple[RecordColumn, RecordColumn]:
    """Links to records, by id and by title or name."""
    return (
        _made(name, f"{meaning}, by id.", ids, tuple),
        RecordColumn(
            titled,
            tuple,
            f"The same by {titled.partition('_')[2].removesuffix('s')}.",
            lambda record, names: tuple(names[key] for key in ids(record)),
        ),
    )


def _dated(field: str, what: str, prefix: str = "") -> tuple[RecordColumn, ...]:
    """The columns of a date."""

    def of_span(read: Callable[[TimeSpan], Cell]) -> Callable[[Any], Cell]:
        def read_field(record: object) -> Cell:
            span: TimeSpan | None = getattr(record, field)
            return None if span is None else read(span)

        return read_field

    return (
        _made(field, f"{what}, EDTF.", of_span(str)),
        _made(f"{field}_english", "The same in English.", of_span(lambda span: span.describe())),
        _made(
            f"{prefix}earliest",
            "The first day that it can touch; empty if nothing bounds it.",
            of_span(lambda span: finite_day(span.earliest)),
            date,
        ),
        _made(
            f"{prefix}latest",
            "The last day that it can touch; empty if nothing bounds it.",
            of_span(lambda span: finite_day(span.latest)),
            date,
        ),
        _made(
            f"{prefix}certain_day",
            "Whether it is one day of the calendar, known for certain.",
            of_span(lambda span: span.is_day),
            bool,
        ),
    )


def _actors_of(event: Event) -> tuple[str, ...]:
    """Return who took part, once each, whatever their roles."""
    return tuple(dict.fromkeys(one.actor for one in event.participants))


_ID: Final = _own("id", "The id, unique in the dataset.")
_TITLE: Final = _own("title", "In English.")
_PLACE: Final = _own("place", "Where, in English.")
_ALSO_TITLED: Final = _made(
    "also_titled",
    "Its names in Czech, Slovak or Russian.",
    lambda record: tuple(name.text for name in record.also_titled),
    tuple,
)
_IDENTIFIERS: Final = _made(
    "identifiers",
    "What other data sets call it, each as `scheme[value]`.",
    lambda record: tuple(f"{one.scheme}[{one.value}]" for one in record.identifiers),
    tuple,
)
_ATTESTED: Final = (
    _own("summary", "In our own words."),
    _own("disputed", "Whether a source disputes it, or dates it otherwise.", bool),
    _made(
        "citations",
        "On whose word, each as `key[locator]`, or `key` alone.",
        lambda record: tuple(
            f"{one.reference}[{one.locator}]" if one.locator else one.reference
            for one in record.citations
        ),
        tuple,
    ),
)


def _kind(vocabulary: str) -> RecordColumn:
    return _own("kind", f"A word of the codebook: `{vocabulary}`.")


COLUMNS: Final[Mapping[type[Record], tuple[RecordColumn, ...]]] = {
    Period: (
        _ID,
        _TITLE,
        *_dated("span", "From when to when"),
        _own("part_of", "The id of the wider period."),
        *_ATTESTED,
    ),
    Event: (
        _ID,
        _TITLE,
        *_dated("date", "When it happened"),
        _kind("EventKind"),
        _own("mode", "The quadrant of event data that the kind falls into."),
        _own("plover", "The PLOVER category of the kind."),
        _own("salience", "How much it weighed: 1 a turning point, 2 a milestone, 3 a detail.", int),
        _PLACE,
        *_linked("actors", "Who took part", "actor_names", _actors_of),
        _made(
            "participants",
            "The same with their roles, each as `id[role]`.",
            lambda event: tuple(f"{one.actor}[{one.role}]" for one in event.participants),
            tuple,
        ),
        *_linked(
            "treaties",
            "The treaties that it has to do with",
            "treaty_titles",
            lambda event: event.treaties,
        ),
        _own("because_of", "The events and conditions that a source names as causes.", tuple),
        _ALSO_TITLED,
        *_ATTESTED,
    ),
    Condition: (
        _ID,
        _TITLE,
        *_dated("span", "From when to when it held"),
        _kind("ConditionKind"),
        *_linked(
            "actors", "Those it was a condition of", "actor_names", lambda record: record.actors
        ),
        _own("began_with", "The ids of the events that began it.", tuple),
        _own("ended_with", "The ids of the events that ended it.", tuple),
        *_ATTESTED,
    ),
    Treaty: (
        _ID,
        _TITLE,
        _kind("TreatyKind"),
        *_dated("signed", "When it was signed"),
        _PLACE,
        *_linked("parties", "The parties", "party_names", lambda treaty: treaty.parties),
        *_dated("ratified", "The exchange or deposit of the ratifications", "ratified_"),
        *_dated("in_force", "From when to when it was in force, if a source says", "in_force_"),
        _own("obligations", "What it bound its parties to.", tuple),
        _own("terms", "Conditions and provisions.", tuple),
        _own("prolongs", "The ids of the treaties that it prolonged.", tuple),
        _own("supersedes", "The ids of the treaties that it took the place of.", tuple),
        _IDENTIFIERS,
        _ALSO_TITLED,
        *_ATTESTED,
    ),
    Actor: (
        _ID,
        _own("name", "The first of the names."),
        _made(
            "names",
            "All of its names and abbreviations.",
            lambda actor: tuple(name.text for name in actor.names),
            tuple,
        ),
        _kind("ActorKind"),
        *_dated("existed", "When the body existed or the person lived"),
        _own("part_of", "The id of the larger actor that it is a part of."),
        _own("successor_of", "The ids of the states or bodies that it followed.", tuple),
        _IDENTIFIERS,
        *_ATTESTED,
    ),
    Reference: (
        _ID,
        _own("type", "What sort of source, in CSL's terms."),
        _TITLE,
        _made(
            "authors",
            "Persons as `Family, Given`, and bodies.",
            lambda reference: tuple(
                one.literal or ", ".join(filter(None, (one.family, one.given)))
                for one in reference.authors
            ),
            tuple,
        ),
        _own("container_title", "The journal, book or site that it is a part of."),
        _own("publisher", "Who published it."),
        _own("publisher_place", "Where it was published."),
        *_dated("issued", "When it was published"),
        _own("volume", "Of a journal or a series."),
        _own("issue", "Of a journal."),
        _own("page", "The pages that it stands on."),
        _own("url", "Where it can be read."),
        _made(
            "accessed",
            "When that address was last read, EDTF.",
            lambda reference: reference.accessed and str(reference.accessed),
        ),
        _own("language", "Its language, BCP 47."),
        _own("evidence", "How near it stands to what it tells: a word of the codebook."),
    ),
}
