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
    "EXAMPLE",
    "dataset_of",
    "make_actor",
    "make_citation",
    "make_condition",
    "make_event",
    "make_participant",
    "make_period",
    "make_reference",
    "make_treaty",
    "no_deadline",
]


no_deadline = settings(deadline=None)
"""For properties: how long an example takes is no matter."""

W = TypeVar("W", bound=czsu.Term)


def _word(cls: type[W], text: str) -> W:
    """The word of a vocabulary; mypy does not take `cls(text)`, for a word has a meaning too."""
    return {str(word): word for word in cls}[text]


def make_citation(reference: str, stance: str = "supports", **dates: str) -> Citation:
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
    return {"summary": f"About {key}.", "citations": (make_citation("atlas"),)}


def make_period(key: str, span: str, **fields: Any) -> Period:
    """A period."""
    return czsu.Period(**_filled(key, _told(key), {"title": key, "span": span}, fields))


def make_participant(actor: str, role: str = "party") -> Participant:
    """An actor in a role."""
    return czsu.Participant(actor=actor, role=_word(czsu.Role, role))


def make_event(key: str, date: str, kind: str = "visit", **fields: Any) -> Event:
    """An event, a detail unless it says otherwise."""
    own = {
        "title": key,
        "date": date,
        "kind": _word(czsu.EventKind, kind),
        "salience": czsu.Salience.DETAIL,
    }
    return czsu.Event(**_filled(key, _told(key), own, fields))


def make_condition(key: str, span: str, kind: str = "stance", **fields: Any) -> Condition:
    """A condition."""
    own = {"title": key, "span": span, "kind": _word(czsu.ConditionKind, kind)}
    return czsu.Condition(**_filled(key, _told(key), own, fields))


def make_treaty(key: str, signed: str, *parties: str, **fields: Any) -> Treaty:
    """A treaty, of friendship unless it says otherwise."""
    own = {
        "title": key,
        "signed": signed,
        "parties": parties,
        "kind": czsu.TreatyKind.FRIENDSHIP,
    }
    return czsu.Treaty(**_filled(key, _told(key), own, fields))


def make_actor(key: str, *names: str, kind: str = "state", **fields: Any) -> Actor:
    """An actor of these names, or of its id."""
    texts = tuple(czsu.Name(text=name, language="en") for name in names or (key,))
    own = {"names": texts, "kind": _word(czsu.ActorKind, kind)}
    return czsu.Actor(**_filled(key, _told(key), own, fields))


def make_reference(key: str, **fields: Any) -> Reference:
    """A reference, a scholarly book unless it says otherwise."""
    own = {"title": key, "type": czsu.CslType.BOOK, "evidence": czsu.Evidence.SCHOLARLY}
    return czsu.Reference(**_filled(key, own, fields))


def dataset_of(*records: Record, coverage: str = "1900/1950") -> czsu.Dataset:
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
    rooms["references"] += [make_reference(key) for key in sorted(missing)]
    header: dict[str, Any] = {
        "title": "A small world",
        "edition": "1",
        "coverage": TimeSpan(coverage),
    }
    return czsu.Dataset(**header | rooms)


def _identified(scheme: str, value: str) -> tuple[czsu.Identifier, ...]:
    return (czsu.Identifier(scheme=_word(czsu.Scheme, scheme), value=value),)


EXAMPLE = dataset_of(
    make_period("whole", "1900/1950", title="The whole time"),
    make_period("early", "1900/1924", part_of="whole"),
    make_period("late", "1925/1950", part_of="whole"),
    make_period("crisis", "1930/1935", part_of="late", citations=(make_citation("letters"),)),
    make_event(
        "founding-1905",
        "1905-03-01",
        "state-founding",
        title="Southland is founded",
        summary="The Křižák family's state was proclaimed.",
        place="Stone Harbour",
        participants=(make_participant("south", "founded"),),
    ),
    make_event(
        "visit-1910",
        "1910-05",
        title="A visit",
        participants=(
            make_participant("north", "guest"),
            make_participant("south", "host"),
            make_participant("jan", "leader"),
        ),
        citations=(
            make_citation("atlas", date="1910-05"),
            make_citation("gazette", date="1910-05-07"),
        ),
    ),
    make_event(
        "muster-1912",
        "1912-06-01",
        "show-of-force",
        participants=(
            make_participant("north-guard", "initiator"),
            make_participant("south", "target"),
        ),
        because_of=("tension",),
    ),
    make_event(
        "pact-signed-1912",
        "1912-06-01",
        "treaty-signing",
        title="Harbour Pact",
        participants=(
            make_participant("north", "signatory"),
            make_participant("south", "signatory"),
        ),
        treaties=("pact",),
        because_of=("visit-1910", "muster-1912"),
        citations=(
            make_citation("atlas"),
            make_citation("gazette", "qualifies", date="1912-06-01"),
        ),
    ),
    make_event(
        "break-1930",
        "1930-01-15",
        "severance",
        participants=(
            make_participant("north-army", "initiator"),
            make_participant("north", "party"),
        ),
        treaties=("pact", "renewal"),
        because_of=("muster-1912", "tension"),
        also_titled=(czsu.Name(text="Rozchod", language="cs"),),
        citations=(make_citation("atlas"), make_citation("gazette", date="1931")),
    ),
    make_event(
        "rumour-1931",
        "1931~",
        "protest",
        citations=(make_citation("atlas"), make_citation("letters", "disputes")),
    ),
    make_event("either-1934", "[1934,1936]", citations=(make_citation("letters"),)),
    make_condition(
        "tension",
        "1911/1930-01-15",
        actors=("north", "south"),
        ended_with=("break-1930",),
        citations=(make_citation("gazette", span="1912/1930"),),
    ),
    make_condition(
        "garrison",
        "1912-06/",
        "troop-presence",
        actors=("north-army", "south"),
        began_with=("muster-1912",),
    ),
    make_treaty(
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
            make_citation("atlas", in_force="1912-07/1930"),
            make_citation("gazette", signed="1912-06-02", in_force="1912-08/1929"),
        ),
    ),
    make_treaty(
        "renewal",
        "1922",
        "north",
        "south",
        kind=czsu.TreatyKind.PROLONGATION,
        prolongs=("pact",),
        obligations=(czsu.Obligation.DEFENCE,),
    ),
    make_treaty(
        "covenant",
        "1920-01",
        "north",
        "league",
        kind=czsu.TreatyKind.ALLIANCE,
        in_force="1920-02-01/..",
        obligations=(czsu.Obligation.NEUTRALITY,),
        citations=(make_citation("letters"),),
    ),
    make_actor(
        "north",
        "Northland",
        "Severní země",
        existed="1900/1940",
        identifiers=_identified("cow", "10"),
        citations=(make_citation("atlas"), make_citation("gazette", existed="1901/1940")),
    ),
    make_actor("north-army", "Army of the North", kind="armed-force", part_of="north"),
    make_actor("north-guard", "Guard", kind="armed-force", part_of="north-army"),
    make_actor("south", "Southland", existed="1905-03-01/.."),
    make_actor(
        "heir",
        "Heirland",
        existed="1940/",
        successor_of=("north",),
        identifiers=_identified("cow", "10"),
    ),
    make_actor("league", "League", "LoN", kind="organisation"),
    make_actor("jan", "Jan Černý", existed="1880/1920", kind="person"),
    make_actor("jan-younger", "Jan Cerny", kind="person", citations=(make_citation("letters"),)),
    make_reference("atlas", issued="1950", title="Atlas of the Two Lands"),
    make_reference("gazette", issued="1925-03", type=czsu.CslType.ARTICLE_NEWSPAPER),
    make_reference("letters", evidence=czsu.Evidence.PRIMARY),
    make_reference("unused"),
)
"""Two states, their pact of 1912 and their break of 1930, as four references tell it."""
