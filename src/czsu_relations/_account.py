"""Parts of a dataset: one source's account, with its own dates, and the excerpt of some records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from czsu_relations._forms import fields_of, links_of
from czsu_relations._parts import Ratification
from czsu_relations._records import ROOMS, Record, Rooms
from czsu_relations._timespan import TimeSpan
from czsu_relations._vocabulary import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from czsu_relations._parts import Citation

__all__ = ["account", "excerpt"]

R = TypeVar("R", bound=Record)


def account(rooms: Rooms, reference: str) -> Rooms:
    """Return the records that a reference attests, as it tells them, and the nouns they name."""
    return excerpt(
        rooms,
        (_as_told(record, own) for record in rooms.all() if (own := _attesting(record, reference))),
    )


def excerpt(rooms: Rooms, records: Iterable[Record]) -> Rooms:
    """Return these records and the nouns they name, without links to anything else."""
    told = {record.id: record for record in records}
    nouns: dict[str, Record] = {
        one.id: one for room in (rooms.treaties, rooms.actors, rooms.references) for one in room
    }
    pending = list(told.values())
    while pending:
        for _, _, key in links_of(pending.pop()):
            if key in nouns and key not in told:
                told[key] = nouns[key]
                pending.append(nouns[key])
    return _shelved(_without_links(record, told) for record in told.values())


def _shelved(records: Iterable[Record]) -> Rooms:
    shelves: dict[str, list[Any]] = {name: [] for name in ROOMS}
    names = {cls: name for name, cls in ROOMS.items()}
    for record in records:
        shelves[names[type(record)]].append(record)
    return Rooms(**{name: tuple(shelf) for name, shelf in shelves.items()})


def _attesting(record: Record, reference: str) -> tuple[Citation, ...]:
    citations: tuple[Citation, ...] = getattr(record, "citations", ())
    own = (one for one in citations if one.reference == reference)
    return tuple(one for one in own if one.stance is not Stance.DISPUTES)


def _as_told(record: R, own: tuple[Citation, ...]) -> R:
    """Give a record its source's dates: for each field the first one claimed."""
    claims: dict[str, TimeSpan] = {}
    for citation in own:
        for claim in citation.dates:
            claims.setdefault(claim.field, claim.span)
    changes: dict[str, Any] = {"citations": own}
    for field in fields_of(type(record)):
        if field.base is TimeSpan and (field.optional or field.name in claims):
            changes[field.name] = claims.get(field.name)
        if field.base is Ratification:
            changes[field.name] = ()  # dates, too, and no source claims them
    return evolve(record, **changes)


def _without_links(record: R, kept: Mapping[str, object]) -> R:
    """Leave out the links to what is not kept."""
    changes: dict[str, Any] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.link and field.many:
            changes[field.name] = tuple(key for key in value if key in kept)
        elif field.link and value not in kept:
            changes[field.name] = None
    return evolve(record, **changes)
