"""Answers that are more than a selection: a day's snapshot, a record's card."""

from attrs import field, frozen

from czsu_relations._public import publish
from czsu_relations._records import Record
from czsu_relations._selections import Actors, Conditions, Events, Periods, References, Treaties
from czsu_relations._timespan import TimeSpan

__all__ = ["Card", "Snapshot"]


@frozen(kw_only=True, repr=False)
class Snapshot:
    """What framed, bound and held at a time, what happened then, and what just had.

    Everything that is possibly so is in it; `certain` is the stricter snapshot. What is empty
    is not recorded; whether it was so is another matter.
    """

    date: TimeSpan
    """The time asked about."""
    periods: Periods
    """What framed it."""
    treaties: Treaties
    """What was in force."""
    force_unknown: Treaties
    """What was signed by then, and may have been in force: no source dates that."""
    conditions: Conditions
    """What held."""
    events: Events
    """What happened."""
    recent: Events
    """The events of the 90 days before."""
    _stricter: "Snapshot | None" = field(default=None, repr=False, alias="stricter")

    @property
    def certain(self) -> "Snapshot":
        """The same of what is certainly so."""
        return self._stricter or self

    def __repr__(self) -> str:
        return f"<Snapshot: {self.date}>"

    def __str__(self) -> str:
        from czsu_relations._display import snapshot_text  # noqa: PLC0415 - a door to the room above

        return snapshot_text(self)

    def _repr_html_(self) -> str:
        from czsu_relations._html import snapshot_html  # noqa: PLC0415 - a door to the room above

        return snapshot_html(self)


@frozen(kw_only=True, repr=False)
class Card:
    """One record with its links resolved."""

    record: Record
    """The record itself."""
    actors: Actors
    """The actors that it names."""
    treaties: Treaties
    """The treaties that it names."""
    causes: Events
    """The events among its causes."""
    conditions: Conditions
    """The conditions among its causes."""
    began: Conditions
    """The conditions that began with it."""
    ended: Conditions
    """The conditions that ended with it."""
    events: Events
    """The events that a condition began and ended with."""
    consequences: Events
    """The events that it is a cause of."""
    periods: Periods
    """The period that it is a part of, and those that are a part of it."""
    references: References
    """The references that it cites."""

    def __repr__(self) -> str:
        return f"<Card: {self.record.id}>"

    def __str__(self) -> str:
        from czsu_relations._display import card_text  # noqa: PLC0415 - a door to the room above

        return card_text(self)

    def _repr_html_(self) -> str:
        from czsu_relations._html import card_html  # noqa: PLC0415 - a door to the room above

        return card_html(self)


publish(globals())
