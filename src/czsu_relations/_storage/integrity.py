"""The rules of a sound dataset: one small function for each rule, which yields the problems.

Rules look only at records that could be built. They skip links to records that could not be built,
so that one mistake is one problem.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeVar

from attrs import frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.collection import RECORD_TYPES
from czsu_relations._model.fields import Link, fields_of, links_of
from czsu_relations._model.lineage import lineage_of
from czsu_relations._model.names import nearest_names
from czsu_relations._model.records import Actor, Condition, Event, Period, Record, Treaty
from czsu_relations._model.reference import Reference
from czsu_relations._model.vocabulary.roles import Role
from czsu_relations._storage.decoding import PartialDataset
from czsu_relations._storage.json_text import extend_pointer
from czsu_relations.errors import Problem, format_suggestions

__all__ = ["RULES", "find_problems"]

R = TypeVar("R", bound=Record)

_PASSIVE_ROLES: Final = frozenset({Role.TARGET, Role.SUBJECT, Role.BENEFICIARY, Role.VICTIM})
"""The roles that an actor may have before it exists or after it is gone."""

_MOST_LINKS_WITH_SUGGESTIONS: Final = 50
"""The number of links that lead nowhere for which similar ids are looked up."""

_TABLE_OF_TYPE: Final[Mapping[type, str]] = {cls: table for table, cls in RECORD_TYPES.items()}


@frozen
class BuiltRecords:
    """The records of a dataset that could be built, with their pointers and by id."""

    dataset: PartialDataset
    by_id: Mapping[str, Mapping[str, Record]]
    """The records of each table by id; if two have the same id, the first."""

    @classmethod
    def of_dataset(cls, dataset: PartialDataset) -> "BuiltRecords":
        """Return the records of a dataset, and index them by id."""
        by_id: dict[str, dict[str, Record]] = {table: {} for table in RECORD_TYPES}
        for table, records in dataset.tables.items():
            for record in records.values():
                by_id[table].setdefault(record.id, record)
        return cls(dataset, by_id)

    def with_pointers(self) -> Iterator[tuple[str, Record]]:
        """Yield every record with its pointer."""
        for table, records in self.dataset.tables.items():
            for index, record in records.items():
                yield f"/{table}/{index}", record

    def of_type(self, cls: type[R]) -> Iterator[tuple[str, R]]:
        """Yield the records of one type, each with its pointer."""
        for pointer, record in self.with_pointers():
            if isinstance(record, cls):
                yield pointer, record

    def find(self, cls: type[R], key: str) -> R | None:
        """Return the record of this type and id, or None if there is none."""
        record = self.by_id[_TABLE_OF_TYPE[cls]].get(key)
        if isinstance(record, cls):
            return record
        return None

    def find_linked(self, cls: type[R], ids: Iterable[str]) -> Iterator[tuple[int, R]]:
        """Yield the records of one type that a list of ids names, each with its index there."""
        for index, key in enumerate(ids):
            record = self.find(cls, key)
            if record is not None:
                yield index, record

    def find_table(self, tables: Iterable[str], key: str) -> str | None:
        """Return the first of the tables that has a record with this id, or None."""
        for table in tables:
            if key in self.by_id[table]:
                return table
        return None

    def may_be_broken(self, link: Link, key: str) -> bool:
        """Whether a link may lead to a record that could not be built."""
        for table in link.tables:
            broken_ids = self.dataset.broken[table]
            # None is the id of a broken record whose id cannot be read: it could be any id.
            if key in broken_ids or None in broken_ids:
                return True
        return False


def find_problems(dataset: PartialDataset) -> list[Problem]:
    """Return all problems that the rules find."""
    records = BuiltRecords.of_dataset(dataset)
    problems: list[Problem] = []
    for rule in RULES:
        problems.extend(rule(records))
    return problems


def ids_are_unique(records: BuiltRecords) -> Iterator[Problem]:
    """An id stands for one record in the whole dataset."""
    first_pointers: dict[str, str] = {}
    for pointer, record in records.with_pointers():
        first_pointer = first_pointers.setdefault(record.id, pointer)
        if first_pointer != pointer:
            message = f"{record.id!r} is already the id of {first_pointer}"
            yield Problem(extend_pointer(pointer, "id"), message)


def links_lead_somewhere(records: BuiltRecords) -> Iterator[Problem]:
    """A link leads to a record of the right table."""
    lost = 0
    for pointer, record in records.with_pointers():
        for path, link, key in links_of(record):
            is_found = records.find_table(link.tables, key) is not None
            if not is_found and not records.may_be_broken(link, key):
                # Similar ids are looked for among all ids: too slow for every link of a large file.
                lost += 1
                suggest = lost <= _MOST_LINKS_WITH_SUGGESTIONS
                message = _describe_lost_link(records, link, key, suggest=suggest)
                yield Problem(extend_pointer(pointer, *path), message)


def _describe_lost_link(
    records: BuiltRecords, link: Link, key: str, *, suggest: bool = True
) -> str:
    """Say why a link leads to no record; with `suggest`, name ids that look like its own."""
    wanted = " or ".join(link.tables)
    other_table = records.find_table(RECORD_TYPES, key)
    if other_table is not None:
        return f"{key!r} is in {other_table}; this link leads to {wanted}"
    message = f"there is no {key!r} in {wanted}"
    if not suggest:
        return message
    known_ids: list[str] = []
    for table in link.tables:
        known_ids.extend(records.by_id[table])
    similar_ids = nearest_names(key, known_ids)
    if similar_ids:
        message += f"; {format_suggestions(similar_ids)}"
    return message


def nothing_is_linked_twice(records: BuiltRecords) -> Iterator[Problem]:
    """A list of ids, participants or identifiers has each of them once."""
    for pointer, record in records.with_pointers():
        for field in fields_of(type(record)):
            # One source may be cited twice, for two passages in it.
            if not field.many or field.name == "citations":
                continue
            items: tuple[object, ...] = getattr(record, field.name)
            seen: set[object] = set()
            for index, item in enumerate(items):
                if item in seen:
                    item_pointer = extend_pointer(pointer, field.name, index)
                    yield Problem(item_pointer, "stands twice in this list")
                seen.add(item)


def everything_is_cited(records: BuiltRecords) -> Iterator[Problem]:
    """Every record but a reference has at least one citation."""
    for pointer, record in records.with_pointers():
        if not isinstance(record, Reference) and not record.citations:
            yield Problem(extend_pointer(pointer, "citations"), "wants at least one citation")


def claims_have_a_field(records: BuiltRecords) -> Iterator[Problem]:
    """A claim dates a field that its record has, and that the record itself dates."""
    for pointer, record in records.with_pointers():
        if isinstance(record, Reference):
            continue
        for citation_index, citation in enumerate(record.citations):
            for claim_index, claim in enumerate(citation.dates):
                if isinstance(getattr(record, claim.field, None), TimeSpan):
                    continue
                path = ("citations", citation_index, "dates", claim_index, "field")
                message = _describe_undated_field(record, claim.field)
                yield Problem(extend_pointer(pointer, *path), message)


def _describe_undated_field(record: Record, name: str) -> str:
    """Say why a claim cannot date this field of a record."""
    fields = fields_of(type(record))
    if name in {field.name for field in fields}:
        return f"the record itself has no date for '{name}'; add one to the record"
    date_fields = ", ".join(field.name for field in fields if field.base is TimeSpan)
    return f"a record of this type has no '{name}'; it has {date_fields}"


_LINKS_WITHOUT_CIRCLES: Final[tuple[tuple[type[Record], str], ...]] = (
    (Period, "part_of"),
    (Event, "because_of"),
    (Treaty, "prolongs"),
    (Treaty, "supersedes"),
    (Actor, "part_of"),
    (Actor, "successor_of"),
)
"""The fields that link records of one type, and in which no record may lead back to itself.

Each is checked alone: an actor may be a part of its own successor.
"""


def nothing_runs_in_a_circle(records: BuiltRecords) -> Iterator[Problem]:
    """No record is its own part, cause, predecessor or prolongation, however indirectly."""
    for cls, name in _LINKS_WITHOUT_CIRCLES:
        pointers: dict[str, str] = {}
        links: dict[str, tuple[str, ...]] = {}
        for pointer, record in records.of_type(cls):
            pointers[record.id] = pointer
            links[record.id] = _linked_ids(record, name)
        for circle in _find_circles(links):
            message = "runs in a circle: " + " → ".join([*circle, circle[0]])
            yield Problem(extend_pointer(pointers[circle[0]], name), message)


def _linked_ids(record: Record, name: str) -> tuple[str, ...]:
    """Return the ids in a field of links, which holds one id, several or none."""
    value: tuple[str, ...] | str | None = getattr(record, name)
    if isinstance(value, str):
        return (value,)
    return value or ()


def _find_circles(links: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Walk the links depth first; yield a circle for each link back to the current path."""
    finished: set[str] = set()
    for start in links:
        if start in finished:
            continue
        # The ids from the start to the current one, each with the links not followed yet. There is
        # no recursion, for a chain of causes may be longer than Python's limit.
        path: dict[str, Iterator[str]] = {}
        current: str | None = start
        while current is not None:
            remaining = path.setdefault(current, iter(links.get(current, ())))
            target = next(remaining, None)
            if target is None:
                finished.add(current)
                del path[current]
                current = next(reversed(path), None)
            elif target in path:
                walked = list(path)
                yield walked[walked.index(target) :]
            elif target not in finished:
                current = target


def causes_come_first(records: BuiltRecords) -> Iterator[Problem]:
    """A cause does not certainly begin after its effect."""
    for pointer, event in records.of_type(Event):
        causes: list[tuple[int, Event | Condition, TimeSpan]] = []
        for index, earlier_event in records.find_linked(Event, event.because_of):
            causes.append((index, earlier_event, earlier_event.date))
        for index, condition in records.find_linked(Condition, event.because_of):
            causes.append((index, condition, condition.span))
        for index, cause, span in causes:
            # Imprecise dates are a problem only if no choice of days would be in order.
            if span.earliest_start > event.date.latest_start:
                message = f"{cause.id!r} ({span}) begins after its effect ({event.date})"
                yield Problem(extend_pointer(pointer, "because_of", index), message)


def treaties_run_in_order(records: BuiltRecords) -> Iterator[Problem]:
    """A treaty is not ratified or in force before it is signed, and follows what it replaces."""
    for pointer, treaty in records.of_type(Treaty):
        signed = treaty.signed
        if treaty.ratified and treaty.ratified.latest < signed.earliest:
            message = f"{treaty.ratified} is before the signature, {signed}"
            yield Problem(extend_pointer(pointer, "ratified"), message)
        if treaty.in_force and treaty.in_force.latest_start < signed.earliest:
            message = f"{treaty.in_force} is before the signature, {signed}"
            yield Problem(extend_pointer(pointer, "in_force"), message)
        for index, ratification in enumerate(treaty.ratifications):
            ratification_pointer = extend_pointer(pointer, "ratifications", index)
            if ratification.date.latest < signed.earliest:
                message = f"{ratification.date} is before the signature, {signed}"
                yield Problem(extend_pointer(ratification_pointer, "date"), message)
            if ratification.party not in treaty.parties:
                message = f"{ratification.party!r} is no party to the treaty"
                yield Problem(extend_pointer(ratification_pointer, "party"), message)
        for name in ("prolongs", "supersedes"):
            for index, earlier in records.find_linked(Treaty, _linked_ids(treaty, name)):
                if signed.latest < earlier.signed.earliest:
                    message = f"{earlier.id!r} was signed only later, {earlier.signed}"
                    yield Problem(extend_pointer(pointer, name, index), message)


def parts_lie_within(records: BuiltRecords) -> Iterator[Problem]:
    """A period lies within the period that it is a part of."""
    for pointer, period in records.of_type(Period):
        for _, whole in records.find_linked(Period, _linked_ids(period, "part_of")):
            begins_within = whole.span.earliest <= period.span.earliest
            ends_within = period.span.latest <= whole.span.latest
            if not (begins_within and ends_within):
                message = f"{period.span} does not lie within {whole.id!r} ({whole.span})"
                yield Problem(extend_pointer(pointer, "span"), message)


def conditions_begin_in_order(records: BuiltRecords) -> Iterator[Problem]:
    """A condition does not begin before the events that it began with."""
    for pointer, condition in records.of_type(Condition):
        span = condition.span
        for index, event in records.find_linked(Event, condition.began_with):
            if event.date.earliest_start > span.latest_start:
                message = f"{event.id!r} ({event.date}) happened after the condition began ({span})"
                yield Problem(extend_pointer(pointer, "began_with", index), message)


def ends_fit_their_events(records: BuiltRecords) -> Iterator[Problem]:
    """A condition, or the force of a treaty, ends when the events happened that ended it."""
    for pointer, record in records.with_pointers():
        if not isinstance(record, Condition | Treaty):
            continue
        span = record.span if isinstance(record, Condition) else record.in_force
        events = list(records.find_linked(Event, record.ended_with))
        if span is None or not events:
            continue
        # The last of several events is the one that completed the end.
        index, last = max(events, key=lambda item: item[1].date.latest_end)
        path = extend_pointer(pointer, "ended_with", index)
        if last.date.latest_end < span.earliest_end:
            message = f"{last.id!r} ({last.date}) was over before the end of {span}"
            yield Problem(path, message)
        elif last.date.earliest_start > span.latest_end:
            message = f"{last.id!r} ({last.date}) happened only after the end of {span}"
            yield Problem(path, message)


def actors_are_of_their_time(records: BuiltRecords) -> Iterator[Problem]:
    """Nobody acts before coming into being or after ceasing to be."""
    for pointer, event in records.of_type(Event):
        for index, participant in enumerate(event.participants):
            actor = records.find(Actor, participant.actor)
            if actor is None or participant.role in _PASSIVE_ROLES:
                continue
            # An actor whose time nobody dates may act at any time.
            existed = actor.existed
            if existed and not existed.possibly_overlaps(event.date.earliest, event.date.latest):
                message = f"{actor.id!r} existed {existed}; {event.date} is outside of that time"
                yield Problem(extend_pointer(pointer, "participants", index), message)


def dyad_is_two_states(records: BuiltRecords) -> Iterator[Problem]:
    """The dyad of the dataset is two actors, of which neither followed the other."""
    header = records.dataset.header
    if header is None or not header.dyad:
        return
    try:
        first, second = header.dyad
    except ValueError:
        yield Problem("/dyad", f"wants the ids of two states, not {len(header.dyad)}")
        return
    for path, link, key in links_of(header):
        if records.find(Actor, key) is None and not records.may_be_broken(link, key):
            message = _describe_lost_link(records, link, key)
            yield Problem(extend_pointer("", *path), message)
    actors = [actor for _, actor in records.of_type(Actor)]
    if second in lineage_of(first, actors):
        message = f"{first!r} and {second!r} are one state, or one followed the other"
        yield Problem("/dyad", message)


def events_are_covered(records: BuiltRecords) -> Iterator[Problem]:
    """An event lies in the period that the dataset covers."""
    header = records.dataset.header
    # A header that cannot be read is a problem already; the events have none.
    if header is None:
        return
    for pointer, event in records.of_type(Event):
        if not header.coverage.possibly_overlaps(event.date.earliest, event.date.latest):
            message = f"{event.date} is outside of the coverage, {header.coverage}"
            yield Problem(extend_pointer(pointer, "date"), message)


RULES: Final[tuple[Callable[[BuiltRecords], Iterator[Problem]], ...]] = (
    ids_are_unique,
    links_lead_somewhere,
    nothing_is_linked_twice,
    everything_is_cited,
    claims_have_a_field,
    nothing_runs_in_a_circle,
    causes_come_first,
    treaties_run_in_order,
    parts_lie_within,
    conditions_begin_in_order,
    ends_fit_their_events,
    actors_are_of_their_time,
    events_are_covered,
    dyad_is_two_states,
)
