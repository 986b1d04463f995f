"""The columns of records and of claims, in order.

A published column keeps its name and its meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from czsu_relations._dates.limits import first_possible_day, last_possible_day
from czsu_relations._model.names import names_of
from czsu_relations._model.participants import actors_in_role, participant_ids
from czsu_relations._model.records import Actor, Condition, Event, Period, Record, Treaty
from czsu_relations._model.reference import Reference, format_author
from czsu_relations._model.sourced_claims import SourcedClaim
from czsu_relations._model.vocabulary.roles import Role
from czsu_relations._tables.table import Cell, Column, Table

if TYPE_CHECKING:
    from czsu_relations._dates.timespan import TimeSpan

__all__ = ["COLUMNS", "build_table"]

TableItem = Record | SourcedClaim
"""What a row is about."""


def build_table(
    cls: type[TableItem], items: Iterable[TableItem], by_id: Mapping[str, Record]
) -> Table:
    """Return records of one type, or claims, as a table.

    Args:
        cls: the type of the items, which decides the columns.
        items: the records or claims, one for each row.
        by_id: all records of the dataset, for the titles of those that the rows link to.
    """
    columns = COLUMNS[cls]
    rows: list[tuple[Cell, ...]] = []
    for item in items:
        rows.append(tuple([column.read(item, by_id) for column in columns]))
    return Table(columns, rows)


@frozen
class RecordColumn(Column):
    """A column of records or claims: its meaning, and how it is read."""

    meaning: str
    """A sentence for people; the codebook and the data package print it."""
    read: Callable[[Any, Mapping[str, Record]], Cell]
    """The cell of an item, given the item and all records of the dataset by id."""


# ---- how columns are made ----------------------------------------------------


def _copy_field(name: str, meaning: str, holds: type = str) -> RecordColumn:
    """Return a column for a field as it is: a text, a term, a link, or a list of them."""
    return RecordColumn(name, holds, meaning, lambda record, _: _to_cell(getattr(record, name)))


def _to_cell(value: Cell | Enum) -> Cell:
    """Return the value of a field with its terms as texts, or as numbers if they are numbers."""
    if isinstance(value, tuple):
        return tuple(map(str, value))
    if isinstance(value, Enum):
        cell: Cell = value.value
        return cell
    return value


def _compute_column(
    name: str, meaning: str, read: Callable[[Any], Cell], holds: type = str
) -> RecordColumn:
    """Return a column whose cells a function computes from the record alone."""
    return RecordColumn(name, holds, meaning, lambda record, _: read(record))


def _make_link_columns(
    names: tuple[str, str], meaning: str, read_ids: Callable[[Any], tuple[str, ...]]
) -> tuple[RecordColumn, RecordColumn]:
    """Return two columns for links: the ids, and the titles or names of the same records."""
    ids_name, titles_name = names
    return (
        _compute_column(ids_name, f"{meaning}, by id.", read_ids, tuple),
        RecordColumn(
            titles_name,
            tuple,
            "The titles or names of the same records, in the same order.",
            lambda record, by_id: tuple(names_of(by_id[key])[0] for key in read_ids(record)),
        ),
    )


def _make_date_columns(
    field: str, meaning: str, names: tuple[str, str, str, str]
) -> tuple[RecordColumn, ...]:
    """Return the columns of a date: EDTF under the field's name, and four more under `names`."""
    english, earliest, latest, certain_day = names

    def read_date(read: Callable[[TimeSpan], Cell]) -> Callable[[Any], Cell]:
        def read_field(record: object) -> Cell:
            span: TimeSpan | None = getattr(record, field)
            if span is None:
                return None
            return read(span)

        return read_field

    return (
        _compute_column(field, f"{meaning}, EDTF.", read_date(str)),
        _compute_column(
            english, "The same date in English.", read_date(lambda span: span.describe())
        ),
        _compute_column(
            earliest,
            "The first possible day of the date; empty if it has no lower bound.",
            read_date(first_possible_day),
            date,
        ),
        _compute_column(
            latest,
            "The last possible day of the date; empty if it has no upper bound.",
            read_date(last_possible_day),
            date,
        ),
        _compute_column(
            certain_day,
            "Whether the date is one certain calendar day.",
            read_date(lambda span: span.is_day),
            bool,
        ),
    )


def _make_kind_column(vocabulary: str) -> RecordColumn:
    return _copy_field("kind", f"A term of the codebook: `{vocabulary}`.")


# ---- how cells are computed --------------------------------------------------


def _list_participants(event: Event) -> tuple[str, ...]:
    """Return the participants of an event as `id[role]`."""
    return tuple(f"{participant.actor}[{participant.role}]" for participant in event.participants)


def _list_names(actor: Actor) -> tuple[str, ...]:
    return tuple(name.text for name in actor.names)


def _list_other_titles(record: Event | Treaty) -> tuple[str, ...]:
    return tuple(name.text for name in record.also_titled)


def _list_identifiers(record: Treaty | Actor) -> tuple[str, ...]:
    """Return the identifiers of a record as `scheme[value]`, with their spans after them."""
    texts: list[str] = []
    for identifier in record.identifiers:
        text = f"{identifier.scheme}[{identifier.value}]"
        if identifier.span:
            text += f" {identifier.span}"
        texts.append(text)
    return tuple(texts)


def _list_citations(record: Period | Event | Condition | Treaty | Actor) -> tuple[str, ...]:
    """Return the citations of a record as `key[locator]`, or `key` where there is no locator."""
    texts: list[str] = []
    for citation in record.citations:
        text = citation.reference
        if citation.locator:
            text += f"[{citation.locator}]"
        texts.append(text)
    return tuple(texts)


def _list_authors(reference: Reference) -> tuple[str, ...]:
    return tuple(map(format_author, reference.authors))


def _format_access_date(reference: Reference) -> str | None:
    if reference.accessed is None:
        return None
    return str(reference.accessed)


# ---- the columns -------------------------------------------------------------
# The names of the columns of a date are written out at every date on purpose, so that a search for
# a published name finds it here.

_ID: Final = _copy_field("id", "The id, unique in the dataset.")
_TITLE: Final = _copy_field("title", "The title, in English.")
_PLACE: Final = _copy_field("place", "The place, in English.")
_ALSO_TITLED: Final = _compute_column(
    "also_titled", "The names in Czech, Slovak or Russian.", _list_other_titles, tuple
)
_IDENTIFIERS: Final = _compute_column(
    "identifiers",
    "The identifiers in other datasets, each as `scheme[value]`; after it the time for which that "
    "dataset counts the record, EDTF, if it gives one.",
    _list_identifiers,
    tuple,
)
_ATTESTATION: Final = (
    _copy_field("summary", "A summary in our own words."),
    _copy_field("disputed", "Whether a source disputes the record or gives another date.", bool),
    _compute_column(
        "citations",
        "The citations, each as `key[locator]`, or `key` alone.",
        _list_citations,
        tuple,
    ),
)
"""The last columns of every record type but references."""

COLUMNS: Final[Mapping[type[TableItem], tuple[RecordColumn, ...]]] = {
    Period: (
        _ID,
        _TITLE,
        *_make_date_columns(
            "span",
            "When the period began and ended",
            ("span_english", "earliest", "latest", "certain_day"),
        ),
        _copy_field("part_of", "The id of the wider period."),
        *_ATTESTATION,
    ),
    Event: (
        _ID,
        _TITLE,
        *_make_date_columns(
            "date",
            "When the event happened",
            ("date_english", "earliest", "latest", "certain_day"),
        ),
        _make_kind_column("EventKind"),
        _copy_field(
            "mode",
            "The quadrant of event data to which the kind belongs; empty for a kind that is "
            "neither cooperation nor conflict.",
        ),
        _copy_field("plover", "The PLOVER category of the kind; empty where `mode` is."),
        _copy_field(
            "salience", "The importance: 1 a turning point, 2 a milestone, 3 a detail.", int
        ),
        _PLACE,
        *_make_link_columns(
            ("actors", "actor_names"), "The actors that took part", participant_ids
        ),
        _compute_column(
            "participants",
            "The same actors with their roles, each as `id[role]`.",
            _list_participants,
            tuple,
        ),
        _compute_column(
            "initiators",
            "Those of them in the role `initiator`, by id.",
            lambda event: actors_in_role(event, Role.INITIATOR),
            tuple,
        ),
        _compute_column(
            "targets",
            "Those of them in the role `target`, by id.",
            lambda event: actors_in_role(event, Role.TARGET),
            tuple,
        ),
        *_make_link_columns(
            ("treaties", "treaty_titles"),
            "The treaties that the event concerns",
            lambda event: event.treaties,
        ),
        _copy_field(
            "because_of",
            "The ids of the events and conditions that a source names as causes.",
            tuple,
        ),
        _ALSO_TITLED,
        *_ATTESTATION,
    ),
    Condition: (
        _ID,
        _TITLE,
        *_make_date_columns(
            "span",
            "When the condition began and ended",
            ("span_english", "earliest", "latest", "certain_day"),
        ),
        _make_kind_column("ConditionKind"),
        *_make_link_columns(
            ("actors", "actor_names"),
            "The actors that the condition concerns",
            lambda condition: condition.actors,
        ),
        _copy_field("began_with", "The ids of the events that began it.", tuple),
        _copy_field("ended_with", "The ids of the events that ended it.", tuple),
        *_ATTESTATION,
    ),
    Treaty: (
        _ID,
        _TITLE,
        _make_kind_column("TreatyKind"),
        *_make_date_columns(
            "signed",
            "When the treaty was signed",
            ("signed_english", "earliest", "latest", "certain_day"),
        ),
        _PLACE,
        *_make_link_columns(
            ("parties", "party_names"), "The parties", lambda treaty: treaty.parties
        ),
        *_make_date_columns(
            "ratified",
            "When ratifications were exchanged or deposited",
            ("ratified_english", "ratified_earliest", "ratified_latest", "ratified_certain_day"),
        ),
        *_make_date_columns(
            "in_force",
            "When the treaty came into force and ended, if a source says so",
            ("in_force_english", "in_force_earliest", "in_force_latest", "in_force_certain_day"),
        ),
        _copy_field("obligations", "The obligations of the parties.", tuple),
        _copy_field("terms", "The conditions and provisions.", tuple),
        _copy_field("prolongs", "The ids of the treaties that it prolonged.", tuple),
        _copy_field("supersedes", "The ids of the treaties that it replaced.", tuple),
        _IDENTIFIERS,
        _ALSO_TITLED,
        *_ATTESTATION,
    ),
    Actor: (
        _ID,
        _copy_field("name", "The first of the names."),
        _compute_column("names", "All names and abbreviations.", _list_names, tuple),
        _make_kind_column("ActorKind"),
        *_make_date_columns(
            "existed",
            "When the body existed or the person lived",
            ("existed_english", "earliest", "latest", "certain_day"),
        ),
        _copy_field("part_of", "The id of the larger actor to which it belongs."),
        _copy_field("successor_of", "The ids of the states or bodies that it succeeded.", tuple),
        _IDENTIFIERS,
        *_ATTESTATION,
    ),
    Reference: (
        _ID,
        _copy_field("type", "The type of the source, as CSL names it."),
        _TITLE,
        _compute_column("authors", "Persons as `Family, Given`, and bodies.", _list_authors, tuple),
        _copy_field("container_title", "The journal, book or site in which it appeared."),
        _copy_field("publisher", "The publisher."),
        _copy_field("publisher_place", "The place of publication."),
        *_make_date_columns(
            "issued",
            "When the source was published",
            ("issued_english", "earliest", "latest", "certain_day"),
        ),
        _copy_field("volume", "The volume of a journal or a series."),
        _copy_field("issue", "The issue of a journal."),
        _copy_field("page", "The pages."),
        _copy_field("url", "The address at which it can be read."),
        _compute_column("accessed", "When that address was last read, EDTF.", _format_access_date),
        _copy_field("language", "The language, BCP 47."),
        _copy_field("evidence", "A term of the codebook: `Evidence`."),
    ),
    SourcedClaim: (
        _copy_field("record", "The id of the record."),
        RecordColumn(
            "title",
            str,
            "The title or name of the same record.",
            lambda claim, by_id: names_of(by_id[claim.record])[0],
        ),
        _copy_field("field", "The field of the record that the source dates: `ClaimField`."),
        *_make_date_columns(
            "span",
            "The date that the source gives for the field",
            ("span_english", "earliest", "latest", "certain_day"),
        ),
        _copy_field("reference", "The id of the source."),
        _copy_field("locator", "The place in the source."),
        _copy_field("as_written", "The wording of the source, if it matters."),
        _copy_field(
            "stance", "Whether the source supports, qualifies or disputes the record: `Stance`."
        ),
        _copy_field("rejected", "Whether we hold the date to be an error of fact.", bool),
        _copy_field("agrees", "Whether the date agrees with the record's own.", bool),
    ),
}
