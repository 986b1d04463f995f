"""The situation on a date."""

# `from __future__ import annotations` would break this module, for the reason given in `card`.
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.time_bounds import bounds_of
from czsu_relations._model.vocabulary.events import Salience
from czsu_relations._public import publish
from czsu_relations._query.conditions import Conditions
from czsu_relations._query.events import Events
from czsu_relations._query.periods import Periods
from czsu_relations._query.treaties import Treaties

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from czsu_relations._display.content import Section, SnapshotContent
    from czsu_relations._model.records import AttestedRecord, Treaty
    from czsu_relations._query.dataset import Dataset

__all__ = ["SNAPSHOT_PARTS", "Snapshot", "last_events_before", "snapshot_content", "take_snapshot"]

SNAPSHOT_PARTS: Final = (
    "periods", "treaties", "force_unknown", "conditions", "events", "recent",
)  # fmt: skip
"""The attributes of a snapshot that hold records, in the order of its rows."""

_RECENT: Final = timedelta(days=90)
"""How far back the recent events of a snapshot go."""

_EARLIER_SHOWN: Final = 3
"""How many of the last events are shown, however long ago they were."""


@frozen(kw_only=True, repr=False)
class Snapshot:
    """The situation on a date, or over a longer time, as `Dataset.on` returns it.

    All of it is *possibly* so; `certain` is the snapshot of what is certainly so. An empty
    selection means that nothing is recorded, not that there was nothing.

    `print(snapshot)` shows it as text, and a notebook shows it as a table.

    >>> import czsu_relations as czsu
    >>> day = czsu.on("1955-05-14")
    >>> day.events.ids
    ('warsaw-pact-1955',)
    >>> day.recent.ids
    ('atomic-cooperation-agreement-1955', 'stalin-monument-prague-1955')
    >>> [period.title for period in day.periods]
    ['Communist Czechoslovakia', 'Satellite of the Soviet Union', 'A hesitant thaw']

    Attributes:
        date: the date or the longer time asked about.
        periods: the periods that contain it, the wider before the narrower.
        treaties: the treaties in force.
        force_unknown: treaties that were already signed, of which no source says when they were in
            force, and which nothing is known to have ended or replaced (see `TimeBounds`).
        conditions: the conditions that held.
        events: the events that happened on the date or in the time.
        recent: the events of the 90 days before.
    """

    date: TimeSpan
    periods: Periods
    treaties: Treaties
    force_unknown: Treaties
    conditions: Conditions
    events: Events
    recent: Events
    # The alias is what attrs calls it anyway; not every type checker knows that.
    _stricter: "Snapshot | None" = field(default=None, alias="stricter")
    """The snapshot that `certain` returns; None in that snapshot itself."""

    @property
    def certain(self) -> "Snapshot":
        """The snapshot of what is certainly so.

        >>> import czsu_relations as czsu
        >>> day = czsu.on("1925-06-01")
        >>> day.events.ids, day.certain.events.ids
        (('mission-frictions-1925',), ())
        """
        return self._stricter or self

    def to_dict(self) -> dict[str, Any]:
        """Return the snapshot as new plain dicts: the date, and the records of each part.

        The records are as in the JSON of a dataset. `certain` has the ids of those that the
        snapshot of that name has, by part.

        >>> import czsu_relations as czsu
        >>> day = czsu.on("1925-06-01").to_dict()
        >>> [event["id"] for event in day["events"]], day["certain"]["events"]
        (['mission-frictions-1925'], [])
        """
        plain: dict[str, Any] = {"date": self.date.edtf}
        certain: dict[str, list[str]] = {}
        for part in SNAPSHOT_PARTS:
            plain[part] = getattr(self, part).to_dict()[getattr(self, part).table]
            certain[part] = list(getattr(self.certain, part).ids)
        # No source says whether these treaties were in force: neither yes nor no is certain.
        del certain["force_unknown"]
        return {**plain, "certain": certain}

    def to_json(self) -> str:
        """Return the snapshot as JSON, in the form of `to_dict`.

        >>> import czsu_relations as czsu
        >>> czsu.on("1955-05-14").to_json().splitlines()[1]
        '  "date": "1955-05-14",'
        """
        from czsu_relations._storage.json_text import dump_json

        return dump_json(self.to_dict())

    def __repr__(self) -> str:
        return f"<Snapshot: {self.date}>"

    def __str__(self) -> str:
        from czsu_relations._display.text import snapshot_text

        return snapshot_text(snapshot_content(self))

    def _repr_html_(self) -> str:
        from czsu_relations._display.html import snapshot_html

        return snapshot_html(snapshot_content(self))


def take_snapshot(dataset: "Dataset", asked: TimeSpan) -> Snapshot:
    """Return the snapshot of a time that the dataset covers."""
    stricter = _make_snapshot(dataset, asked, certain=True, stricter=None)
    return _make_snapshot(dataset, asked, certain=False, stricter=stricter)


def _make_snapshot(
    dataset: "Dataset", asked: TimeSpan, *, certain: bool, stricter: Snapshot | None
) -> Snapshot:
    return Snapshot(
        date=asked,
        periods=dataset.periods.on(asked, certain=certain),
        treaties=dataset.treaties.in_force(asked, certain=certain),
        force_unknown=_undated_treaties(dataset, asked, certain=certain),
        conditions=dataset.conditions.on(asked, certain=certain),
        events=dataset.events.on(asked, certain=certain),
        recent=_recent_events(dataset, asked.earliest, certain=certain),
        stricter=stricter,
    )


def _undated_treaties(dataset: "Dataset", asked: TimeSpan, *, certain: bool) -> Treaties:
    """Return the treaties of unknown force that were signed, and can still have been in force."""

    def can_last(treaty: "Treaty") -> bool:
        bounds = bounds_of(treaty, "in_force", dataset.collection)
        return bounds is None or bounds.last >= asked.earliest

    return dataset.treaties.force_unknown.between(None, asked, certain=certain).where(can_last)


def _recent_events(dataset: "Dataset", day: "date", *, certain: bool) -> Events:
    """Return the events of the 90 days before a day."""
    days_before = day - type(day).min
    if not days_before:
        return dataset.events[:0]
    # The calendar of `datetime` begins in the year 1: earlier days cannot be asked for.
    since = day - min(_RECENT, days_before)
    return dataset.events.between(since, day - timedelta(days=1), certain=certain)


def last_events_before(snapshot: Snapshot) -> Events:
    """Return the last three events wholly before a snapshot, and the last turning point.

    Those that are recent are left out.
    """
    events = snapshot.events.dataset.events
    over = events.where(lambda event: event.date.latest < snapshot.date.earliest)
    turning_points = over.of_salience(Salience.TURNING_POINT)
    return (turning_points[-1:] | over[-_EARLIER_SHOWN:]) - snapshot.recent


def snapshot_content(snapshot: Snapshot) -> "SnapshotContent":
    """Return what text and HTML show of a snapshot."""
    from czsu_relations._display.content import SnapshotContent

    certain = snapshot.certain
    offices = snapshot.conditions.of_kind("office")
    # An event that began before the date and went on is among the events of the date.
    earlier = (snapshot.recent - snapshot.events) | last_events_before(snapshot)
    certainly_earlier = earlier.before(snapshot.date, certain=True)
    # An event on several days, such as {1953-03-05,1953-03-14}, may have begun without being over.
    unfinished = earlier.after(snapshot.date, certain=True)
    return SnapshotContent(
        date=snapshot.date,
        periods=snapshot.periods,
        sections=(
            _section("Offices", offices, certain.conditions.ids),
            _section(
                "Treaties in force",
                _treaties_by_weight(snapshot),
                certain.treaties.ids,
                snapshot.force_unknown,
            ),
            _section("Conditions", snapshot.conditions - offices, certain.conditions.ids),
            _section(
                "Earlier events", earlier, certainly_earlier.ids, unfinished_ids=unfinished.ids
            ),
            _section("Events", snapshot.events, certain.events.ids),
        ),
        collection=snapshot.events.collection,
    )


def _section(
    heading: str,
    records: "Iterable[AttestedRecord]",
    certain_ids: "Iterable[str]",
    force_unknown: "Iterable[Treaty]" = (),
    unfinished_ids: "Iterable[str]" = (),
) -> "Section":
    from czsu_relations._display.content import Section, SnapshotEntry

    certain = set(certain_ids)
    unfinished = set(unfinished_ids)
    entries = [
        SnapshotEntry(record, record.id in certain, record.id in unfinished) for record in records
    ]
    return Section(heading, entries, tuple(force_unknown))


def _treaties_by_weight(snapshot: Snapshot) -> "list[Treaty]":
    """Return the treaties in force: certain ones first, then those with obligations, then late."""
    certain = snapshot.certain.treaties

    def weight(treaty: "Treaty") -> tuple[bool, bool, TimeSpan]:
        return treaty in certain, bool(treaty.obligations), treaty.signed

    return sorted(snapshot.treaties, key=weight, reverse=True)


publish(globals())
