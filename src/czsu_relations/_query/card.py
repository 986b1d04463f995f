"""A record with its links resolved."""

from typing import TYPE_CHECKING

from attrs import frozen

from czsu_relations._model.fields import links_of
from czsu_relations._model.records import Event, Record
from czsu_relations._public import publish
from czsu_relations._query.actors import Actors
from czsu_relations._query.conditions import Conditions
from czsu_relations._query.events import Events
from czsu_relations._query.periods import Periods
from czsu_relations._query.references import References
from czsu_relations._query.treaties import Treaties

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from czsu_relations._display.content import CardContent
    from czsu_relations._model.records import Actor
    from czsu_relations._query.dataset import Dataset

__all__ = ["Card", "make_card"]


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
        from czsu_relations._display.text import card_text

        return card_text(card_content(self))

    def _repr_html_(self) -> str:
        from czsu_relations._display.html import card_html

        return card_html(card_content(self))


def make_card(dataset: "Dataset", record: Record) -> Card:
    """Resolve the links of a record, and those of other records to it."""
    linked = {key for _, _, key in links_of(record)}
    causes = set(record.because_of) if isinstance(record, Event) else set[str]()
    return Card(
        record=record,
        actors=dataset.actors.where(lambda actor: actor.id in linked),
        treaties=dataset.treaties.where(lambda treaty: treaty.id in linked),
        causes=dataset.events.where(lambda event: event.id in causes),
        conditions=dataset.conditions.where(lambda condition: condition.id in causes),
        consequences=dataset.events.where(lambda event: record.id in event.because_of),
        events=dataset.events.where(lambda event: event.id in linked - causes),
        began=dataset.conditions.where(lambda condition: record.id in condition.began_with),
        ended=dataset.conditions.where(lambda condition: record.id in condition.ended_with),
        periods=dataset.periods.where(
            lambda period: period.id in linked or period.part_of == record.id
        ),
        references=dataset.references.where(lambda reference: reference.id in linked),
    )


def card_content(card: Card) -> "CardContent":
    """Return what people see of a card, for text and HTML alike."""
    from czsu_relations._display.content import CardContent

    links: tuple[tuple[str, Sequence[Record]], ...] = (
        ("Treaties", card.treaties),
        ("Causes", (*card.causes, *card.conditions)),
        ("Events that began or ended it", card.events),
        ("Consequences", card.consequences),
        ("Conditions that it began", card.began),
        ("Conditions that it ended", card.ended),
        ("Wider and narrower periods", card.periods),
    )
    return CardContent(
        record=card.record,
        actors=list(_actors_with_roles(card)),
        links=[(heading, records) for heading, records in links if records],
        references={reference.id: reference for reference in card.references},
    )


def _actors_with_roles(card: Card) -> "Iterator[tuple[Actor, str]]":
    """Yield the actors with their roles, which only those of an event have."""
    participants = card.record.participants if isinstance(card.record, Event) else ()
    for actor in card.actors:
        roles = (participant.role for participant in participants if participant.actor == actor.id)
        yield actor, ", ".join(roles)


publish(globals())
