"""A record with its links resolved."""

# `from __future__ import annotations` would break this module: `publish` says that `Card` lives in
# the package, so `typing.get_type_hints` looks up annotations that are text among the names of the
# package. These are loaded lazily, and some of them may still be missing then.
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from czsu_relations._dates.bounds import finite_day
from czsu_relations._model.fields import links_of
from czsu_relations._model.participants import named_actors
from czsu_relations._model.records import Actor, Condition, Event, Record, Treaty
from czsu_relations._model.time_bounds import TimeBounds
from czsu_relations._public import publish
from czsu_relations._query.actors import Actors
from czsu_relations._query.conditions import Conditions
from czsu_relations._query.events import Events
from czsu_relations._query.periods import Periods
from czsu_relations._query.references import References
from czsu_relations._query.treaties import Treaties

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from czsu_relations._display.content import ActorInCard, CardContent, CardItem
    from czsu_relations._query.dataset import Dataset

__all__ = ["Card", "make_card"]


_CARD_PARTS: Final = (
    "actors", "treaties", "causes", "conditions", "began", "ended", "events", "consequences",
    "periods", "references",
)  # fmt: skip
"""The attributes of a card that hold linked records."""

_MOST_SHOWN: Final = 60
"""The most records that text and HTML show under one heading."""


@frozen(kw_only=True, repr=False)
class Card:
    """One record with the records that it is linked to, as `Dataset.card` returns it.

    A record has only the ids of other records; its card has these records themselves, as
    selections. A selection is empty if nothing of the kind is recorded.

    `print(card)` shows the whole card as text, and a notebook shows it as a table.

    >>> import czsu_relations as czsu
    >>> card = czsu.dataset.card("recognition-de-jure-1934")
    >>> print(card.record.title)
    Czechoslovakia recognises the Soviet Union de jure
    >>> [actor.name for actor in card.actors]
    ['Czechoslovakia', 'Edvard Beneš', 'Maxim Litvinov', 'Soviet Union']
    >>> card.consequences.ids
    ('mutual-assistance-treaty-1935',)
    >>> card.began.ids
    ('envoys-exchanged-1934',)

    Attributes:
        record: the record itself.
        actors: the actors that the record names.
        treaties: the treaties that the record names; of an actor, those to which it is a party.
        causes: the events that are named as causes of an event.
        conditions: the conditions that are named as causes of an event; of an actor, those that
            name it, such as its offices.
        began: the conditions that began with an event.
        ended: the conditions that ended with an event.
        events: the events that a condition began or ended with; of a treaty, those that concern
            it; of an actor, those in which it took part.
        consequences: the events that name this event or condition as a cause.
        periods: of a period, the period that contains it and those that it contains.
        references: the sources of the record.
        bounds: the first and last day of the record, as `Dataset.bounds` returns them.
    """

    record: Record
    actors: Actors
    treaties: Treaties
    causes: Events
    conditions: Conditions
    began: Conditions
    ended: Conditions
    events: Events
    consequences: Events
    periods: Periods
    references: References
    bounds: TimeBounds | None

    def to_dict(self) -> dict[str, Any]:
        """Return the card as new plain dicts: the record, and the linked records of each kind.

        The records are as in the JSON of a dataset. `bounds` has the days as ISO dates, None where
        nothing bounds the time, and the id of the record that cut an unknown end off.

        >>> import czsu_relations as czsu
        >>> card = czsu.dataset.card("recognition-de-jure-1934").to_dict()
        >>> card["record"]["title"], card["bounds"]["first"]
        ('Czechoslovakia recognises the Soviet Union de jure', '1934-06-09')
        """
        plain: dict[str, Any] = {"record": self.record.to_dict()}
        for part in _CARD_PARTS:
            plain[part] = getattr(self, part).to_dict()[getattr(self, part).table]
        bounds = self.bounds
        if bounds is None:
            return {**plain, "bounds": None}
        days = {"first": finite_day(bounds.first), "last": finite_day(bounds.last)}
        plain["bounds"] = {name: day and day.isoformat() for name, day in days.items()}
        plain["bounds"]["cut_by"] = bounds.cut_by and bounds.cut_by.id
        return plain

    def to_json(self) -> str:
        """Return the card as JSON, in the form of `to_dict`.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.card("recognition-de-jure-1934").to_json().splitlines()[1]
        '  "record": {'
        """
        from czsu_relations._storage.json_text import dump_json

        return dump_json(self.to_dict())

    def __repr__(self) -> str:
        return f"<Card: {self.record.id}>"

    def __str__(self) -> str:
        from czsu_relations._display.text import card_text

        return card_text(card_content(self))

    def _repr_html_(self) -> str:
        from czsu_relations._display.html import card_html

        return card_html(card_content(self))


def make_card(dataset: "Dataset", record: Record) -> Card:
    """Return the card of a record, with the records that it links to and that link to it."""
    linked = {key for _, _, key in links_of(record)}
    linking = set(_linking_ids(dataset, record))
    causes: set[str] = set()
    if isinstance(record, Event):
        causes.update(record.because_of)
    return Card(
        record=record,
        actors=dataset.actors.where(lambda actor: actor.id in linked),
        treaties=dataset.treaties.where(lambda treaty: treaty.id in linked or treaty.id in linking),
        causes=dataset.events.where(lambda event: event.id in causes),
        conditions=dataset.conditions.where(
            lambda condition: condition.id in causes or condition.id in linking
        ),
        began=dataset.conditions.where(lambda condition: record.id in condition.began_with),
        ended=dataset.conditions.where(lambda condition: record.id in condition.ended_with),
        # An event links to other events as its causes only; those have an attribute of their own.
        events=dataset.events.where(lambda event: event.id in (linked - causes) | linking),
        consequences=dataset.events.where(lambda event: record.id in event.because_of),
        periods=dataset.periods.where(
            lambda period: period.id in linked or period.part_of == record.id
        ),
        references=dataset.references.where(lambda reference: reference.id in linked),
        bounds=dataset.bounds(record),
    )


def _linking_ids(dataset: "Dataset", record: Record) -> "Iterator[str]":
    """Yield the ids of the records that name an actor or a treaty."""
    if isinstance(record, Actor):
        for other in chain(dataset.events, dataset.conditions, dataset.treaties):
            if record.id in named_actors(other):
                yield other.id
    elif isinstance(record, Treaty):
        for event in dataset.events:
            if record.id in event.treaties:
                yield event.id
        for treaty in dataset.treaties:
            if record.id in (*treaty.supersedes, *treaty.prolongs):
                yield treaty.id


def card_content(card: Card) -> "CardContent":
    """Return what text and HTML show of a card."""
    from czsu_relations._display.content import CardContent

    causes = (*card.causes, *card.conditions)
    is_actor = isinstance(card.record, Actor)
    events_heading = "Events"
    if isinstance(card.record, Condition):
        events_heading = "Events that began or ended it"
    links: tuple[tuple[str, Sequence[Record]], ...] = (
        ("Treaties", card.treaties),
        ("Conditions" if is_actor else "Causes", causes),
        (events_heading, card.events),
        ("Consequences", card.consequences),
        ("Conditions that it began", card.began),
        ("Conditions that it ended", card.ended),
        ("Wider and narrower periods", card.periods),
    )
    return CardContent(
        record=card.record,
        actors=list(_actors_with_roles(card)),
        links=[(heading, _most_important(records, card)) for heading, records in links if records],
        references={reference.id: reference for reference in card.references},
        bounds=card.bounds,
    )


def _most_important(records: "Sequence[Record]", card: Card) -> "list[CardItem]":
    """Return the records, or if they are many, the most salient and where the others are."""
    if len(records) <= _MOST_SHOWN:
        return list(records)
    # Sorting keeps the order of records of one salience.
    by_weight = sorted(records, key=lambda record: getattr(record, "salience", 1))
    shown = by_weight[:_MOST_SHOWN]
    from czsu_relations._display.content import format_count

    left = format_count(len(records) - _MOST_SHOWN, "more record")
    where = f'`czsu.dataset.card("{card.record.id}")` has all of them'
    return [*(record for record in records if record in shown), f"… {left}; {where}"]


def _actors_with_roles(card: Card) -> "Iterator[ActorInCard]":
    """Yield each actor with its roles; only the actors of an event have any."""
    from czsu_relations._display.content import ActorInCard

    roles_of: dict[str, list[str]] = {}
    if isinstance(card.record, Event):
        for participant in card.record.participants:
            roles_of.setdefault(participant.actor, []).append(participant.role)
    for actor in card.actors:
        yield ActorInCard(actor, ", ".join(roles_of.get(actor.id, [])))


publish(globals())
