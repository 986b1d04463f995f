"""What makes a dataset sound: one small function a rule, each yielding problems.

Rules look only at records that could be built, and pass over links to those that could not,
so that one slip is one problem.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeVar

from attrs import frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.collection import RECORD_TYPES
from czsu_relations._model.fields import Link, fields_of, links_of
from czsu_relations._model.names import nearest_names
from czsu_relations._model.records import Actor, Condition, Event, Period, Record, Treaty
from czsu_relations._model.reference import Reference
from czsu_relations._model.vocabulary.events import Role
from czsu_relations._storage.codec import PartialDataset
from czsu_relations._storage.json_text import extend_pointer
from czsu_relations.errors import Problem, format_suggestions

__all__ = ["RULES", "find_problems"]

R = TypeVar("R", bound=Record)

_PASSIVE: Final = frozenset({Role.TARGET, Role.SUBJECT, Role.BENEFICIARY, Role.VICTIM})
"""The roles that an actor may have before it exists or after it is gone."""


@frozen
class LinkedRecords:
    """The readable part of a dataset, open at the places the rules look at."""

    reading: PartialDataset
    by_id: Mapping[str, Mapping[str, Record]]
    """The records of each table by id; of two with one id, the first."""

    def of(self, cls: type[R]) -> Iterator[tuple[str, R]]:
        """Yield the records of a type, each with its pointer."""
        for place, record in self.all():
            if isinstance(record, cls):
                yield place, record

    def all(self) -> Iterator[tuple[str, Record]]:
        """Yield every record with its pointer."""
        for name, records in self.reading.tables.items():
            for index, record in records.items():
                yield f"/{name}/{index}", record

    def linked(self, cls: type[R], ids: Iterable[str]) -> Iterator[tuple[int, R]]:
        """Yield the records of a type that links lead to, each with the place of its link."""
        table = next(self.by_id[name] for name, kind in RECORD_TYPES.items() if kind is cls)
        for index, key in enumerate(ids):
            record = table.get(key)
            if isinstance(record, cls):
                yield index, record

    def is_broken(self, link: Link, key: str) -> bool:
        """Whether the link may lead to a record that could not be built."""
        return any(not {key, None}.isdisjoint(self.reading.broken[table]) for table in link.tables)


def find_problems(reading: PartialDataset) -> list[Problem]:
    """Return what the rules find wrong."""
    by_id: dict[str, dict[str, Record]] = {name: {} for name in RECORD_TYPES}
    for name, records in reading.tables.items():
        for record in records.values():
            by_id[name].setdefault(record.id, record)
    book = LinkedRecords(reading, by_id)
    return [problem for rule in RULES for problem in rule(book)]


def ids_are_unique(book: LinkedRecords) -> Iterator[Problem]:
    """An id stands for one record in the whole dataset."""
    first: dict[str, str] = {}
    for place, record in book.all():
        taken = first.setdefault(record.id, place)
        if taken != place:
            yield Problem(
                extend_pointer(place, "id"), f"{record.id!r} is already the id of {taken}"
            )


def links_lead_somewhere(book: LinkedRecords) -> Iterator[Problem]:
    """A link leads to a record of the right table."""
    for place, record in book.all():
        for path, link, key in links_of(record):
            if any(key in book.by_id[name] for name in link.tables) or book.is_broken(link, key):
                continue
            table = next((name for name in RECORD_TYPES if key in book.by_id[name]), None)
            wanted = " or ".join(link.tables)
            if table:
                said = f"{key!r} is in {table}; this link leads to {wanted}"
            else:
                known = [one for name in link.tables for one in book.by_id[name]]
                close = nearest_names(key, known)
                hint = f"; {format_suggestions(close)}" if close else ""
                said = f"there is no {key!r} in {wanted}{hint}"
            yield Problem(extend_pointer(place, *path), said)


def nothing_is_linked_twice(book: LinkedRecords) -> Iterator[Problem]:
    """A list of ids, participants or identifiers has each of them once."""
    for place, record in book.all():
        for field in fields_of(type(record)):
            if not field.many or field.name == "citations":
                continue
            items: tuple[object, ...] = getattr(record, field.name)
            seen: set[object] = set()
            for index, item in enumerate(items):
                if item in seen:
                    yield Problem(
                        extend_pointer(place, field.name, index), "stands twice in this list"
                    )
                seen.add(item)


def everything_is_cited(book: LinkedRecords) -> Iterator[Problem]:
    """Every record but a reference stands on somebody's word."""
    for place, record in book.all():
        if not isinstance(record, Reference) and not record.citations:
            yield Problem(extend_pointer(place, "citations"), "wants at least one citation")


def claims_have_a_field(book: LinkedRecords) -> Iterator[Problem]:
    """A claim dates a field that its record has, and that the record itself dates."""
    for place, record in book.all():
        if isinstance(record, Reference):
            continue
        for i, citation in enumerate(record.citations):
            for j, claim in enumerate(citation.dates):
                if isinstance(getattr(record, claim.field, None), TimeSpan):
                    continue
                dated = ", ".join(f.name for f in fields_of(type(record)) if f.base is TimeSpan)
                known = claim.field in {field.name for field in fields_of(type(record))}
                said = (
                    f"the record itself has no date for '{claim.field}'; give it the best one"
                    if known
                    else f"a record of this type has no '{claim.field}'; it has {dated}"
                )
                yield Problem(extend_pointer(place, "citations", i, "dates", j, "field"), said)


_GRAPHS: Final[tuple[tuple[type[Record], str], ...]] = (
    (Period, "part_of"),
    (Event, "because_of"),
    (Treaty, "prolongs"),
    (Treaty, "supersedes"),
    (Actor, "part_of"),
    (Actor, "successor_of"),
)


def nothing_runs_in_a_circle(book: LinkedRecords) -> Iterator[Problem]:
    """No record is its own part, cause, predecessor or prolongation, however indirectly."""
    for cls, name in _GRAPHS:
        places = {record.id: place for place, record in book.of(cls)}
        steps = {record.id: _targets(record, name) for _, record in book.of(cls)}
        for circle in _circles(steps):
            said = "runs in a circle: " + " → ".join([*circle, circle[0]])
            yield Problem(extend_pointer(places[circle[0]], name), said)


def _targets(record: Record, name: str) -> tuple[str, ...]:
    value: tuple[str, ...] | str | None = getattr(record, name)
    if isinstance(value, str):
        return (value,)
    return value or ()


def _circles(steps: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Walk depth first; yield the circle that each step back to the path just walked closes."""
    done: set[str] = set()
    for start in steps:
        path: dict[str, Iterator[str]] = {}
        here: str | None = start if start not in done else None
        while here is not None:
            ahead = path.setdefault(here, iter(steps.get(here, ())))
            step = next(ahead, None)
            if step is None:
                done.add(here)
                del path[here]
                here = next(reversed(path), None)
            elif step in path:
                walked = list(path)
                yield walked[walked.index(step) :]
            elif step not in done:
                here = step


def causes_come_first(book: LinkedRecords) -> Iterator[Problem]:
    """A cause does not certainly begin after its effect."""
    for place, event in book.of(Event):
        for cls, name in ((Event, "date"), (Condition, "span")):
            for index, cause in book.linked(cls, event.because_of):
                span: TimeSpan = getattr(cause, name)
                if span.earliest_start > event.date.latest_start:
                    said = f"{cause.id!r} ({span}) begins after its effect ({event.date})"
                    yield Problem(extend_pointer(place, "because_of", index), said)


def treaties_run_in_order(book: LinkedRecords) -> Iterator[Problem]:
    """A treaty is not ratified or in force before it is signed, and follows what it replaces."""
    for place, treaty in book.of(Treaty):
        signed = treaty.signed
        later = [
            ("ratified", treaty.ratified and treaty.ratified.latest),
            ("in_force", treaty.in_force and treaty.in_force.latest_start),
        ]
        for name, latest in later:
            if latest and latest < signed.earliest:
                said = f"{getattr(treaty, name)} is before the signature, {signed}"
                yield Problem(extend_pointer(place, name), said)
        for index, one in enumerate(treaty.ratifications):
            if one.date.latest < signed.earliest:
                said = f"{one.date} is before the signature, {signed}"
                yield Problem(extend_pointer(place, "ratifications", index, "date"), said)
            if one.party not in treaty.parties:
                said = f"{one.party!r} is no party to the treaty"
                yield Problem(extend_pointer(place, "ratifications", index, "party"), said)
        for name in ("prolongs", "supersedes"):
            for index, earlier in book.linked(Treaty, _targets(treaty, name)):
                if signed.latest < earlier.signed.earliest:
                    said = f"{earlier.id!r} was signed only later, {earlier.signed}"
                    yield Problem(extend_pointer(place, name, index), said)


def parts_lie_within(book: LinkedRecords) -> Iterator[Problem]:
    """A period lies within the period that it is a part of."""
    for place, period in book.of(Period):
        for _, whole in book.linked(Period, _targets(period, "part_of")):
            inside = (
                whole.span.earliest <= period.span.earliest
                and period.span.latest <= whole.span.latest
            )
            if not inside:
                said = f"{period.span} does not lie within {whole.id!r} ({whole.span})"
                yield Problem(extend_pointer(place, "span"), said)


def conditions_begin_and_end(book: LinkedRecords) -> Iterator[Problem]:
    """A condition does not begin before what it began with, nor outlast what it ended with."""
    for place, condition in book.of(Condition):
        span = condition.span
        for index, event in book.linked(Event, condition.began_with):
            if event.date.earliest_start > span.latest_start:
                said = f"{event.id!r} ({event.date}) happened after the condition began ({span})"
                yield Problem(extend_pointer(place, "began_with", index), said)
        for index, event in book.linked(Event, condition.ended_with):
            if event.date.latest_end < span.earliest_end:
                said = f"{event.id!r} ({event.date}) was over before the condition ended ({span})"
                yield Problem(extend_pointer(place, "ended_with", index), said)


def actors_are_of_their_time(book: LinkedRecords) -> Iterator[Problem]:
    """Nobody acts before coming into being or after ceasing to be."""
    for place, event in book.of(Event):
        acting = [one.actor for one in event.participants if one.role not in _PASSIVE]
        at = [i for i, one in enumerate(event.participants) if one.role not in _PASSIVE]
        for index, actor in book.linked(Actor, acting):
            life = actor.existed
            if life and not life.possibly_overlaps(event.date.earliest, event.date.latest):
                said = f"{actor.id!r} existed {life}, which {event.date} is outside of"
                yield Problem(extend_pointer(place, "participants", at[index]), said)


def events_are_covered(book: LinkedRecords) -> Iterator[Problem]:
    """An event lies in the time that the dataset covers."""
    header = book.reading.header
    for place, event in book.of(Event):
        if header and not header.coverage.possibly_overlaps(event.date.earliest, event.date.latest):
            said = f"{event.date} is outside of the coverage, {header.coverage}"
            yield Problem(extend_pointer(place, "date"), said)


RULES: Final[tuple[Callable[[LinkedRecords], Iterator[Problem]], ...]] = (
    ids_are_unique,
    links_lead_somewhere,
    nothing_is_linked_twice,
    everything_is_cited,
    claims_have_a_field,
    nothing_runs_in_a_circle,
    causes_come_first,
    treaties_run_in_order,
    parts_lie_within,
    conditions_begin_and_end,
    actors_are_of_their_time,
    events_are_covered,
)
