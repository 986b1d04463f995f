"""The situation at a time."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._public import publish
from czsu_relations._query.conditions import Conditions
from czsu_relations._query.events import Events
from czsu_relations._query.periods import Periods
from czsu_relations._query.treaties import Treaties

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from czsu_relations._display.content import SnapshotContent
    from czsu_relations._model.records import AttestedRecord
    from czsu_relations._query.dataset import Dataset

__all__ = ["Snapshot", "last_events_before", "snapshot_content", "take_snapshot"]

_RECENT: Final = timedelta(days=90)
"""How far back the recent events of a snapshot go."""

_MOST_EARLIER: Final = 3
"""How many events from before that are shown."""


@frozen(kw_only=True, repr=False)
class Snapshot:
    """The situation at a time: periods, treaties in force, conditions, and events.

    Everything that is possibly so is in it; `certain` is the stricter snapshot. What is empty
    is not recorded; whether it was so is another matter.
    """

    date: TimeSpan
    """The time asked about."""
    periods: Periods
    """The periods that it lies in."""
    treaties: Treaties
    """The treaties in force."""
    force_unknown: Treaties
    """Treaties signed by then that may have been in force: no source dates that."""
    conditions: Conditions
    """The conditions that held."""
    events: Events
    """The events of the time."""
    recent: Events
    """The events of the 90 days before."""
    _stricter: "Snapshot | None" = field(default=None, repr=False, alias="stricter")

    @property
    def certain(self) -> "Snapshot":
        """The snapshot of what is certainly so."""
        return self._stricter or self

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
    stricter = _take(dataset, asked, certain=True, stricter=None)
    return _take(dataset, asked, certain=False, stricter=stricter)


def _take(
    dataset: "Dataset", asked: TimeSpan, *, certain: bool, stricter: Snapshot | None
) -> Snapshot:
    return Snapshot(
        date=asked,
        periods=dataset.periods.on(asked, certain=certain),
        treaties=dataset.treaties.in_force(asked, certain=certain),
        force_unknown=dataset.treaties.force_unknown.between(None, asked, certain=certain),
        conditions=dataset.conditions.on(asked, certain=certain),
        events=dataset.events.on(asked, certain=certain),
        recent=_recent_events(dataset, asked.earliest, certain=certain),
        stricter=stricter,
    )


def _recent_events(dataset: "Dataset", day: "date", *, certain: bool) -> Events:
    days_before = day - type(day).min
    if not days_before:
        return dataset.events[:0]
    since = day - min(_RECENT, days_before)
    return dataset.events.between(since, day - timedelta(days=1), certain=certain)


def last_events_before(snapshot: Snapshot) -> Events:
    """Return the last events wholly over by a time, without those of the 90 days before."""
    events = snapshot.events.dataset.events
    over = events.where(lambda event: event.date.latest < snapshot.date.earliest)
    return over[-_MOST_EARLIER:] - snapshot.recent


def snapshot_content(snapshot: Snapshot) -> "SnapshotContent":
    """Return what people see of a snapshot, for text and HTML alike."""
    from czsu_relations._display.content import SnapshotContent

    certain = snapshot.certain
    offices = snapshot.conditions.of_kind("office")
    treaties = sorted(
        snapshot.treaties,
        key=lambda treaty: (treaty in certain.treaties, bool(treaty.obligations), treaty.signed),
        reverse=True,
    )
    past = (snapshot.recent - snapshot.events) | last_events_before(snapshot)
    certainly_past = past.before(snapshot.date, certain=True)
    sections: tuple[tuple[str, Iterable[AttestedRecord], set[str]], ...] = (
        ("Offices", offices, set(certain.conditions.ids)),
        ("Treaties in force", treaties, set(certain.treaties.ids)),
        ("Conditions", snapshot.conditions - offices, set(certain.conditions.ids)),
        ("Earlier events", past, set(certainly_past.ids)),
        ("Events", snapshot.events, set(certain.events.ids)),
    )
    return SnapshotContent(
        date=snapshot.date,
        periods=snapshot.periods,
        sections=[
            (heading, [(record, record.id in ids) for record in records])
            for heading, records, ids in sections
        ],
        force_unknown=snapshot.force_unknown,
        collection=snapshot.events.collection,
    )


publish(globals())
