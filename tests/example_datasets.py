"""Small hand-made datasets, built from records, whose answers can be read off this page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import settings

import czsu_relations as czsu
from czsu_relations import TimeSpan

if TYPE_CHECKING:
    from czsu_relations import (
        Actor,
        Citation,
        Condition,
        Event,
        Participant,
        Period,
        Record,
        Reference,
        Treaty,
    )

__all__ = [
    "WORLD",
    "actor",
    "cite",
    "condition",
    "event",
    "patient",
    "period",
    "reference",
    "takes_part",
    "treaty",
    "world",
]


patient = settings(deadline=None)
"""For properties: how long an example takes is no matter."""

W = TypeVar("W", bound=czsu.Term)


def _word(cls: type[W], text: str) -> W:
    """The word of a vocabulary; mypy does not take `cls(text)`, for a word has a meaning too."""
    return {str(word): word for word in cls}[text]


def cite(reference: str, stance: str = "supports", **dates: str) -> Citation:
    """A citation with the dates that the source gives, by field."""
    claims = (
        czsu.Claim(field=_word(czsu.ClaimField, field), span=TimeSpan(span))
        for field, span in dates.items()
    )
    return czsu.Citation(
        reference=reference, stance=_word(czsu.Stance, stance), dates=tuple(claims)
    )


_DATED = {"date", "span", "existed", "signed", "ratified", "in_force", "issued"}


def _filled(key: str, *layers: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record, later layers over earlier ones; what is a date becomes a span."""
    fields: dict[str, Any] = {"id": key}
    for layer in layers:
        fields |= layer
    return {
        name: TimeSpan(value) if name in _DATED and isinstance(value, str) else value
        for name, value in fields.items()
    }


def _told(key: str) -> dict[str, Any]:
    """What every record but a reference wants, and few tests are about."""
    return {"summary": f"About {key}.", "citations": (cite("atlas"),)}


def period(key: str, span: str, **fields: Any) -> Period:  # noqa: ANN401 - any field it has
    """A period."""
    return czsu.Period(**_filled(key, _told(key), {"title": key, "span": span}, fields))


def takes_part(actor: str, role: str = "party") -> Participant:
    """An actor in a role."""
    return czsu.Participant(actor=actor, role=_word(czsu.Role, role))


def event(key: str, date: str, kind: str = "visit", **fields: Any) -> Event:  # noqa: ANN401 - any field it has
    """An event, a detail unless it says otherwise."""
    own = {
        "title": key,
        "date": date,
        "kind": _word(czsu.EventKind, kind),
        "salience": czsu.Salience.DETAIL,
    }
    return czsu.Event(**_filled(key, _told(key), own, fields))


def condition(key: str, span: str, kind: str = "stance", **fields: Any) -> Condition:  # noqa: ANN401 - any field it has
    """A condition."""
    own = {"title": key, "span": span, "kind": _word(czsu.ConditionKind, kind)}
    return czsu.Condition(**_filled(key, _told(key), own, fields))


def treaty(key: str, signed: str, *parties: str, **fields: Any) -> Treaty:  # noqa: ANN401 - any field it has
    """A treaty, of friendship unless it says otherwise."""
    own = {
        "title": key,
        "signed": signed,
        "parties": parties,
        "kind": czsu.TreatyKind.FRIENDSHIP,
    }
    return czsu.Treaty(**_filled(key, _told(key), own, fields))


def actor(key: str, *names: str, kind: str = "state", **fields: Any) -> Actor:  # noqa: ANN401 - any field it has
    """An actor of these names, or of its id."""
    texts = tuple(czsu.Name(text=name, language="en") for name in names or (key,))
    own = {"names": texts, "kind": _word(czsu.ActorKind, kind)}
    return czsu.Actor(**_filled(key, _told(key), own, fields))


def reference(key: str, **fields: Any) -> Reference:  # noqa: ANN401 - any field it has
    """A reference, a scholarly book unless it says otherwise."""
    own = {"title": key, "type": czsu.CslType.BOOK, "evidence": czsu.Evidence.SCHOLARLY}
    return czsu.Reference(**_filled(key, own, fields))


def world(*records: Record, coverage: str = "1900/1950") -> czsu.Dataset:
    """A dataset of these records; references that they cite and that are not there are made."""
    rooms: dict[str, Any] = {
        "periods": [one for one in records if isinstance(one, czsu.Period)],
        "events": [one for one in records if isinstance(one, czsu.Event)],
        "conditions": [one for one in records if isinstance(one, czsu.Condition)],
        "treaties": [one for one in records if isinstance(one, czsu.Treaty)],
        "actors": [one for one in records if isinstance(one, czsu.Actor)],
        "references": [one for one in records if isinstance(one, czsu.Reference)],
    }
    cited = {
        citation.reference
        for one in records
        if not isinstance(one, czsu.Reference)
        for citation in one.citations
    }
    missing = cited - {one.id for one in rooms["references"]}
    rooms["references"] += [reference(key) for key in sorted(missing)]
    header: dict[str, Any] = {
        "title": "A small world",
        "edition": "1",
        "coverage": TimeSpan(coverage),
    }
    return czsu.Dataset(**header | rooms)


def _identified(scheme: str, value: str) -> tuple[czsu.Identifier, ...]:
    return (czsu.Identifier(scheme=_word(czsu.Scheme, scheme), value=value),)


WORLD = world(
    period("whole", "1900/1950", title="The whole time"),
    period("early", "1900/1924", part_of="whole"),
    period("late", "1925/1950", part_of="whole"),
    period("crisis", "1930/1935", part_of="late", citations=(cite("letters"),)),
    event(
        "founding-1905",
        "1905-03-01",
        "state-founding",
        title="Southland is founded",
        summary="The Křižák family's state was proclaimed.",
        place="Stone Harbour",
        participants=(takes_part("south", "founded"),),
    ),
    event(
        "visit-1910",
        "1910-05",
        title="A visit",
        participants=(
            takes_part("north", "guest"),
            takes_part("south", "host"),
            takes_part("jan", "leader"),
        ),
        citations=(cite("atlas", date="1910-05"), cite("gazette", date="1910-05-07")),
    ),
    event(
        "muster-1912",
        "1912-06-01",
        "show-of-force",
        participants=(takes_part("north-guard", "initiator"), takes_part("south", "target")),
        because_of=("tension",),
    ),
    event(
        "pact-signed-1912",
        "1912-06-01",
        "treaty-signing",
        title="Harbour Pact",
        participants=(takes_part("north", "signatory"), takes_part("south", "signatory")),
        treaties=("pact",),
        because_of=("visit-1910", "muster-1912"),
        citations=(cite("atlas"), cite("gazette", "qualifies", date="1912-06-01")),
    ),
    event(
        "break-1930",
        "1930-01-15",
        "severance",
        participants=(takes_part("north-army", "initiator"), takes_part("north", "party")),
        treaties=("pact", "renewal"),
        because_of=("muster-1912", "tension"),
        also_titled=(czsu.Name(text="Rozchod", language="cs"),),
        citations=(cite("atlas"), cite("gazette", date="1931")),
    ),
    event(
        "rumour-1931",
        "1931~",
        "protest",
        citations=(cite("atlas"), cite("letters", "disputes")),
    ),
    event("either-1934", "[1934,1936]", citations=(cite("letters"),)),
    condition(
        "tension",
        "1911/1930-01-15",
        actors=("north", "south"),
        ended_with=("break-1930",),
        citations=(cite("gazette", span="1912/1930"),),
    ),
    condition(
        "garrison",
        "1912-06/",
        "troop-presence",
        actors=("north-army", "south"),
        began_with=("muster-1912",),
    ),
    treaty(
        "pact",
        "1912-06-01",
        "north",
        "south",
        title="Harbour Pact",
        also_titled=(czsu.Name(text="Přístavní smlouva", language="cs"),),
        ratified="1912-06-20",
        in_force="1912-07/1930",
        obligations=(czsu.Obligation.DEFENCE, czsu.Obligation.CONSULTATION),
        identifiers=_identified("lnts", "7 LNTS 12"),
        citations=(
            cite("atlas", in_force="1912-07/1930"),
            cite("gazette", signed="1912-06-02", in_force="1912-08/1929"),
        ),
    ),
    treaty(
        "renewal",
        "1922",
        "north",
        "south",
        kind=czsu.TreatyKind.PROLONGATION,
        prolongs=("pact",),
        obligations=(czsu.Obligation.DEFENCE,),
    ),
    treaty(
        "covenant",
        "1920-01",
        "north",
        "league",
        kind=czsu.TreatyKind.ALLIANCE,
        in_force="1920-02-01/..",
        obligations=(czsu.Obligation.NEUTRALITY,),
        citations=(cite("letters"),),
    ),
    actor(
        "north",
        "Northland",
        "Severní země",
        existed="1900/1940",
        identifiers=_identified("cow", "10"),
        citations=(cite("atlas"), cite("gazette", existed="1901/1940")),
    ),
    actor("north-army", "Army of the North", kind="armed-force", part_of="north"),
    actor("north-guard", "Guard", kind="armed-force", part_of="north-army"),
    actor("south", "Southland", existed="1905-03-01/.."),
    actor(
        "heir",
        "Heirland",
        existed="1940/",
        successor_of=("north",),
        identifiers=_identified("cow", "10"),
    ),
    actor("league", "League", "LoN", kind="organisation"),
    actor("jan", "Jan Černý", existed="1880/1920", kind="person"),
    actor("jan-younger", "Jan Cerny", kind="person", citations=(cite("letters"),)),
    reference("atlas", issued="1950", title="Atlas of the Two Lands"),
    reference("gazette", issued="1925-03", type=czsu.CslType.ARTICLE_NEWSPAPER),
    reference("letters", evidence=czsu.Evidence.PRIMARY),
    reference("unused"),
)
"""Two states, their pact of 1912 and their break of 1930, as four references tell it."""
