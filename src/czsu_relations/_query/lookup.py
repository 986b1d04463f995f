"""The records that a query names: by id, by name, by identifier, and with their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, SupportsIndex, TypeVar

from czsu_relations._dates.whole_number import read_whole_number
from czsu_relations._model.names import (
    find_bearers,
    names_of,
    nearest_names,
    require_text,
    resolve_name,
)
from czsu_relations._model.records import Actor, Record, Treaty
from czsu_relations._model.vocabulary.identifiers import Scheme
from czsu_relations._model.wording import describe_value
from czsu_relations._query.terms import find_term
from czsu_relations._query.time_range import read_time
from czsu_relations.errors import QueryTypeError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations._dates.timespan import TimeSpan, When
    from czsu_relations._query.actors import Actors

__all__ = ["find_record", "identified_records", "part_ids", "unknown_id"]

R = TypeVar("R", bound=Record)
Identified = TypeVar("Identified", Actor, Treaty)


def find_record(records: Iterable[R], noun: str, sought: str | Record) -> R:
    """Return the one record with this id, name or title, or the record itself.

    Args:
        records: the records to search.
        noun: what to call one of them in an error.
        sought: an id, a name, a title, or one of the records.

    Raises:
        UnknownNameError: no record has the name; the error suggests similar names.
        AmbiguousNameError: several records have the name.
        QueryTypeError: `sought` is neither a string nor one of the records.
    """
    by_id = {record.id: record for record in records}
    if isinstance(sought, str):
        # An id wins over a name that another record may have, and needs no look at the names.
        if sought in by_id:
            return by_id[sought]
        names = {key: names_of(record) for key, record in by_id.items()}
        return by_id[resolve_name(sought, noun, names)]
    for record in by_id.values():
        if record == sought:
            return record
    raise QueryTypeError(f"{describe_value(sought)} is no {noun} here, and no name of one")


def unknown_id(records: Iterable[Record], noun: str, sought: str) -> UnknownNameError:
    """Return the error for a text that is not the id of a record, but may be a name of one.

    Args:
        records: the records among which the id was looked up.
        noun: what to call one of them in the error.
        sought: the text that was looked up.
    """
    names = {record.id: names_of(record) for record in records}
    bearers = find_bearers(sought, names)
    nearest = bearers or nearest_names(sought, names)
    return UnknownNameError(sought, noun, nearest, bearers)


def part_ids(actors: Actors, whole: Actor) -> frozenset[str]:
    """Return the ids of the parts of an actor, and of their parts."""
    ids: set[str] = set()
    newest = {whole.id}
    while newest:
        newest = {member.id for member in actors if member.part_of in newest} - ids
        ids |= newest
    return frozenset(ids)


def identified_records(
    chosen: Iterable[Identified],
    known: Iterable[Identified],
    scheme: str,
    value: str | SupportsIndex,
    on: When | None,
) -> list[Identified]:
    """Return the chosen records that have an identifier, at any time or at a given one.

    Args:
        chosen: the records to search.
        known: all records of the dataset; at least one of them must have the identifier.
        scheme: the data set or register that gave the identifier.
        value: the identifier, as text or as a number.
        on: a time that the span of the identifier has to overlap, possibly; an identifier without
            a span overlaps every time. None stands for any time.

    Raises:
        UnknownNameError: there is no such scheme, or no known record has this identifier.
        EDTFError: `on` is not a date.
        QueryError: its days do not follow each other (`XXXX-08-21`).
        QueryTypeError: `value` is neither a string nor a number, or `on` has none of the types of
            `When`.
    """
    wanted_scheme = find_term(Scheme, scheme, "scheme")
    number = read_whole_number(value)
    wanted_value = str(number)
    if number is None:
        wanted_value = require_text(value, "an identifier is a text or a number of type int")

    known_values: list[str] = []
    for record in known:
        known_values += _values_of(record, wanted_scheme, None)
    # A value that no record ever had is a typing error; one that none had at that time is not.
    if wanted_value not in known_values:
        similar = nearest_names(wanted_value, known_values)
        raise UnknownNameError(wanted_value, f"{scheme} identifier", similar)
    asked = None if on is None else read_time(on)
    return [record for record in chosen if wanted_value in _values_of(record, wanted_scheme, asked)]


def _values_of(record: Actor | Treaty, scheme: Scheme, asked: TimeSpan | None) -> list[str]:
    """Return the identifiers that a scheme gave to a record, possibly in the time asked about."""
    values: list[str] = []
    for identifier in record.identifiers:
        span = identifier.span
        is_of_time = (
            asked is None or span is None or span.possibly_overlaps(asked.earliest, asked.latest)
        )
        if identifier.scheme is scheme and is_of_time:
            values.append(identifier.value)
    return values
