"""The columns of records and of claims, in order.

A published column keeps its name and its meaning.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from czsu_relations._dates.limits import first_possible_day
from czsu_relations._model.names import names_of
from czsu_relations._model.participants import actors_in_role, participant_ids
from czsu_relations._model.records import Actor, Condition, Event, Period, Record, Treaty
from czsu_relations._model.reference import Reference, format_author
from czsu_relations._model.sourced_claims import SourcedClaim
from czsu_relations._model.vocabulary.roles import Role
from czsu_relations._tables.record_columns import (
    RecordColumn,
    compute_column,
    copy_field,
    make_date_columns,
    make_kind_column,
    make_link_columns,
)
from czsu_relations._tables.table import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


# ---- how cells are computed --------------------------------------------------


def _list_participants(event: Event) -> tuple[str, ...]:
    """Return the participants of an event as `id[role]`."""
    return tuple(f"{participant.actor}[{participant.role}]" for participant in event.participants)


def _list_names(actor: Actor) -> tuple[str, ...]:
    return tuple(name.text for name in actor.names)


def _make_names_column(field: str, meaning: str) -> RecordColumn:
    """Return the column for persons and bodies in a field of references."""
    return compute_column(
        field, meaning, lambda source: tuple(map(format_author, getattr(source, field))), tuple
    )


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


def _format_access_date(reference: Reference) -> str | None:
    if reference.accessed is None:
        return None
    return str(reference.accessed)


# ---- the columns -------------------------------------------------------------
# The names of the columns of a date are written out at every date on purpose, so that a search for
# a published name finds it here.

_ID: Final = copy_field("id", "The id, unique in the dataset.")
_TITLE: Final = copy_field("title", "The title, in English.")
_PLACE: Final = copy_field("place", "The place, in English.")
_ALSO_TITLED: Final = compute_column(
    "also_titled", "The names in Czech, Slovak or Russian.", _list_other_titles, tuple
)
_IDENTIFIERS: Final = compute_column(
    "identifiers",
    "The identifiers in other datasets, each as `scheme[value]`; after it the time for which that "
    "dataset counts the record, EDTF, if it gives one.",
    _list_identifiers,
    tuple,
)
_ATTESTATION: Final = (
    copy_field("summary", "A summary in our own words."),
    copy_field("disputed", "Whether a source disputes the record or gives another date.", bool),
    compute_column(
        "citations",
        "The citations, each as `key[locator]`, or `key` alone.",
        _list_citations,
        tuple,
    ),
)
"""The last columns of every record type but references."""


def _read_first_day_in_force(treaty: Treaty) -> Cell:
    """Return the first day on which a treaty can have been in force."""
    if treaty.in_force is None:
        return None
    days = (first_possible_day(treaty.in_force), first_possible_day(treaty.signed))
    return max((day for day in days if day), default=None)


_IN_FORCE: Final = make_date_columns(
    "in_force",
    "When the treaty came into force and ended, if a source says so",
    ("in_force_english", "in_force_earliest", "in_force_latest", "in_force_certain_day"),
)

COLUMNS: Final[Mapping[type[TableItem], tuple[RecordColumn, ...]]] = {
    Period: (
        _ID,
        _TITLE,
        *make_date_columns(
            "span",
            "When the period began and ended",
            ("span_english", "earliest", "latest", "certain_day"),
        ),
        copy_field("part_of", "The id of the wider period."),
        *_ATTESTATION,
    ),
    Event: (
        _ID,
        _TITLE,
        *make_date_columns(
            "date",
            "When the event happened",
            ("date_english", "earliest", "latest", "certain_day"),
        ),
        make_kind_column("EventKind"),
        copy_field(
            "mode",
            "The quadrant of event data to which the kind belongs; empty for a kind that is "
            "neither cooperation nor conflict.",
        ),
        copy_field("plover", "The PLOVER category of the kind; empty where `mode` is."),
        copy_field(
            "salience", "The importance: 1 a turning point, 2 a milestone, 3 a detail.", int
        ),
        _PLACE,
        *make_link_columns(("actors", "actor_names"), "The actors that took part", participant_ids),
        compute_column(
            "participants",
            "The same actors with their roles, each as `id[role]`.",
            _list_participants,
            tuple,
        ),
        compute_column(
            "initiators",
            "Those of them in the role `initiator`, by id.",
            lambda event: actors_in_role(event, Role.INITIATOR),
            tuple,
        ),
        compute_column(
            "targets",
            "Those of them in the role `target`, by id.",
            lambda event: actors_in_role(event, Role.TARGET),
            tuple,
        ),
        *make_link_columns(
            ("treaties", "treaty_titles"),
            "The treaties that the event concerns",
            lambda event: event.treaties,
        ),
        copy_field(
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
        *make_date_columns(
            "span",
            "When the condition began and ended",
            ("span_english", "earliest", "latest", "certain_day"),
        ),
        make_kind_column("ConditionKind"),
        copy_field("office", "Of an office, a term of the codebook: `Office`."),
        *make_link_columns(
            ("actors", "actor_names"),
            "The actors that the condition concerns",
            lambda condition: condition.actors,
        ),
        copy_field("began_with", "The ids of the events that began it.", tuple),
        copy_field("ended_with", "The ids of the events that ended it.", tuple),
        *_ATTESTATION,
    ),
    Treaty: (
        _ID,
        _TITLE,
        make_kind_column("TreatyKind"),
        *make_date_columns(
            "signed",
            "When the treaty was signed",
            ("signed_english", "earliest", "latest", "certain_day"),
        ),
        _PLACE,
        *make_link_columns(
            ("parties", "party_names"), "The parties", lambda treaty: treaty.parties
        ),
        *make_date_columns(
            "ratified",
            "When ratifications were exchanged or deposited",
            ("ratified_english", "ratified_earliest", "ratified_latest", "ratified_certain_day"),
        ),
        *_IN_FORCE[:2],
        compute_column(
            "in_force_earliest",
            "The first possible day in force, which is not before the signature.",
            _read_first_day_in_force,
            date,
        ),
        *_IN_FORCE[3:],
        copy_field("obligations", "The obligations of the parties.", tuple),
        copy_field("terms", "The conditions and provisions.", tuple),
        copy_field("prolongs", "The ids of the treaties that it prolonged.", tuple),
        copy_field("supersedes", "The ids of the treaties that it replaced.", tuple),
        _IDENTIFIERS,
        _ALSO_TITLED,
        *_ATTESTATION,
    ),
    Actor: (
        _ID,
        copy_field("name", "The first of the names."),
        compute_column("names", "All names and abbreviations.", _list_names, tuple),
        make_kind_column("ActorKind"),
        *make_date_columns(
            "existed",
            "When the body existed or the person lived",
            ("existed_english", "earliest", "latest", "certain_day"),
        ),
        copy_field("part_of", "The id of the larger actor to which it belongs."),
        copy_field("successor_of", "The ids of the states or bodies that it succeeded.", tuple),
        _IDENTIFIERS,
        *_ATTESTATION,
    ),
    Reference: (
        _ID,
        copy_field("type", "The type of the source, as CSL names it."),
        _TITLE,
        _make_names_column("authors", "Persons as `Family, Given`, and bodies."),
        copy_field("container_title", "The journal, book or site in which it appeared."),
        copy_field("publisher", "The publisher."),
        copy_field("publisher_place", "The place of publication."),
        *make_date_columns(
            "issued",
            "When the source was published",
            ("issued_english", "earliest", "latest", "certain_day"),
        ),
        copy_field("volume", "The volume of a journal or a series."),
        copy_field("issue", "The issue of a journal."),
        copy_field("page", "The pages."),
        copy_field("url", "The address at which it can be read."),
        compute_column("accessed", "When that address was last read, EDTF.", _format_access_date),
        copy_field("language", "The language, BCP 47."),
        copy_field("evidence", "A term of the codebook: `Evidence`."),
        copy_field("genre", "What it is, such as a telegram, where the type says too little."),
        _make_names_column("editors", "The editors, as the authors."),
        _make_names_column("recipients", "Those to whom it is addressed."),
        copy_field("collection_title", "The series in which it appeared."),
        copy_field("version", "The version of a data set, or the revision of a page."),
        copy_field("doi", "The Digital Object Identifier, without an address."),
        copy_field("isbn", "The International Standard Book Number."),
    ),
    SourcedClaim: (
        copy_field("record", "The id of the record."),
        RecordColumn(
            "title",
            str,
            "The title or name of the same record.",
            lambda claim, by_id: names_of(by_id[claim.record])[0],
        ),
        copy_field("field", "The field of the record that the source dates: `ClaimField`."),
        *make_date_columns(
            "span",
            "The date that the source gives for the field",
            ("span_english", "earliest", "latest", "certain_day"),
        ),
        copy_field("reference", "The id of the source."),
        copy_field("locator", "The place in the source."),
        copy_field("as_written", "The wording of the source, if it matters."),
        copy_field(
            "stance", "Whether the source supports, qualifies or disputes the record: `Stance`."
        ),
        copy_field("rejected", "Whether we hold the date to be an error of fact.", bool),
        copy_field("agrees", "Whether the date agrees with the record's own.", bool),
    ),
}
