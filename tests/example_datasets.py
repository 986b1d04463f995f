"""Small datasets that are written by hand, so that a reader can work out what they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import czsu_relations as czsu
from czsu_relations import TimeSpan
from czsu_relations._model.collection import RECORD_TYPES

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
]


T = TypeVar("T", bound=czsu.Term)


def _term(cls: type[T], text: str) -> T:
    """Return a term of a vocabulary.

    mypy refuses `cls(text)`, since the constructor of a term takes its meaning as well.
    """
    return {str(term): term for term in cls}[text]


def make_citation(reference: str, stance: str = "supports", **dates: str) -> Citation:
    """Return a citation; `dates` are the dates that the source gives, by field of the record."""
    claims = (
        czsu.Claim(field=_term(czsu.ClaimField, field), span=TimeSpan(span))
        for field, span in dates.items()
    )
    return czsu.Citation(
        reference=reference, stance=_term(czsu.Stance, stance), dates=tuple(claims)
    )


_DATE_FIELDS = {"date", "span", "existed", "signed", "ratified", "in_force", "issued"}


def _make_fields(record_id: str, *layers: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a record, later layers over earlier ones; dates may be given as text."""
    fields: dict[str, Any] = {"id": record_id}
    for layer in layers:
        fields |= layer
    for name in _DATE_FIELDS & fields.keys():
        if isinstance(fields[name], str):
            fields[name] = TimeSpan(fields[name])
    return fields


def _common_fields(record_id: str) -> dict[str, Any]:
    """Return the fields that every record but a reference must have, and few tests are about."""
    return {"summary": f"About {record_id}.", "citations": (make_citation("atlas"),)}


def make_period(key: str, span: str, **fields: Any) -> Period:
    """Return a period."""
    return czsu.Period(
        **_make_fields(key, _common_fields(key), {"title": key, "span": span}, fields)
    )


def make_participant(actor: str, role: str = "party") -> Participant:
    """Return an actor in a role."""
    return czsu.Participant(actor=actor, role=_term(czsu.Role, role))


def make_event(key: str, date: str, kind: str = "visit", **fields: Any) -> Event:
    """Return an event of low salience, unless `salience` is given."""
    required = {
        "title": key,
        "date": date,
        "kind": _term(czsu.EventKind, kind),
        "salience": czsu.Salience.DETAIL,
    }
    return czsu.Event(**_make_fields(key, _common_fields(key), required, fields))


def make_condition(key: str, span: str, kind: str = "stance", **fields: Any) -> Condition:
    """Return a condition."""
    required = {"title": key, "span": span, "kind": _term(czsu.ConditionKind, kind)}
    return czsu.Condition(**_make_fields(key, _common_fields(key), required, fields))


def make_treaty(key: str, signed: str, *parties: str, **fields: Any) -> Treaty:
    """Return a treaty of friendship, unless `kind` is given."""
    required = {
        "title": key,
        "signed": signed,
        "parties": parties,
        "kind": czsu.TreatyKind.FRIENDSHIP,
    }
    return czsu.Treaty(**_make_fields(key, _common_fields(key), required, fields))


def make_actor(key: str, *names: str, kind: str = "state", **fields: Any) -> Actor:
    """Return an actor with these English names; without any, its id is its name."""
    texts = tuple(czsu.Name(text=name, language="en") for name in names or (key,))
    required = {"names": texts, "kind": _term(czsu.ActorKind, kind)}
    return czsu.Actor(**_make_fields(key, _common_fields(key), required, fields))


def make_reference(key: str, **fields: Any) -> Reference:
    """Return a scholarly book, unless `type` or `evidence` is given."""
    required = {"title": key, "type": czsu.CslType.BOOK, "evidence": czsu.Evidence.SCHOLARLY}
    return czsu.Reference(**_make_fields(key, required, fields))


def dataset_of(
    *records: Record, coverage: str = "1900/1950", dyad: tuple[str, ...] = ()
) -> czsu.Dataset:
    """Return a dataset of these records; missing references that they cite are added."""
    tables: dict[str, list[Record]] = {table: [] for table in RECORD_TYPES}
    cited_ids: set[str] = set()
    for record in records:
        for table, cls in RECORD_TYPES.items():
            if isinstance(record, cls):
                tables[table].append(record)
        if not isinstance(record, czsu.Reference):
            cited_ids |= {citation.reference for citation in record.citations}
    missing_ids = cited_ids - {reference.id for reference in tables["references"]}
    tables["references"] += [make_reference(key) for key in sorted(missing_ids)]
    fields: dict[str, Any] = {
        "title": "A small world",
        "edition": "1",
        "coverage": TimeSpan(coverage),
        "dyad": dyad,
        **tables,
    }
    return czsu.Dataset(**fields)


def _make_identifiers(scheme: str, value: str) -> tuple[czsu.Identifier, ...]:
    return (czsu.Identifier(scheme=_term(czsu.Scheme, scheme), value=value),)


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
        citations=(make_citation("gazette", span="1912/1931"),),
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
        identifiers=_make_identifiers("lnts", "7 LNTS 12"),
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
        identifiers=_make_identifiers("cow", "10"),
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
        identifiers=_make_identifiers("cow", "10"),
    ),
    make_actor("league", "League", "LoN", kind="organisation"),
    make_actor("jan", "Jan Černý", existed="1880/1920", kind="person"),
    make_actor("jan-younger", "Jan Cerny", kind="person", citations=(make_citation("letters"),)),
    make_reference("atlas", issued="1950", title="Atlas of the Two Lands"),
    make_reference("gazette", issued="1925-03", type=czsu.CslType.ARTICLE_NEWSPAPER),
    make_reference("letters", evidence=czsu.Evidence.PRIMARY),
    make_reference("unused"),
)
"""Two states, their pact of 1912 and their break of 1930, by three sources that disagree."""
