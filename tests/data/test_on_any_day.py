"""What the bundled data answer on any day: the written rule, and what no historian would sign."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given

import czsu_relations as czsu
from czsu_relations import TimeSpan
from date_strategies import queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from czsu_relations import Record

Days = tuple[date, date]

TIMES: Final = {
    "periods": "span",
    "events": "date",
    "conditions": "span",
    "treaties": "signed",
    "actors": "existed",
    "references": "issued",
}
"""The field that a query by time compares, by table."""


# ---- the written rule, record by record -------------------------------------------------------


@cache
def members_of(text: str) -> tuple[TimeSpan, ...]:
    """Return the members of a set, or a date itself."""
    if text[0] not in "[{":
        return (TimeSpan(text),)
    members: list[TimeSpan] = []
    for member in text[1:-1].split(","):
        if ".." not in member:
            members.append(TimeSpan(member))
        elif text[0] == "{":
            # Every day from one to another; the data have no other ranges in such sets.
            assert len(member) == len("1935-05-16..1935-05-16"), text
            members.append(TimeSpan(member.replace("..", "/")))
        else:
            # A range is one unknown date of it, also alone.
            members.append(TimeSpan(f"[{member}]"))
    return tuple(members)


def possible(span: TimeSpan, days: Days) -> bool:
    """Whether some member of a date has a possible day among some days."""
    first, last = days
    for member in members_of(span.edtf):
        if member.earliest_start <= last and member.latest_end >= first:
            return True
    return False


def certain(span: TimeSpan, days: Days) -> bool:
    """Whether one member of an all-of set, or else each, certainly has a day among some days."""
    if set(span.edtf) & set("?~%"):
        return False
    first, last = days
    answers: list[bool] = []
    for member in members_of(span.edtf):
        answers.append(member.latest_start <= last and member.earliest_end >= first)
    return any(answers) if span.edtf[0] == "{" else all(answers)


def agree(one: TimeSpan, other: TimeSpan) -> bool:
    """Whether two dates can both be right."""
    if "/" in one.edtf and "/" in other.edtf:
        sides = list(zip(one.edtf.split("/"), other.edtf.split("/"), strict=True))
        for side, (text, other_text) in enumerate(sides):
            if text in {"", ".."} or other_text in {"", ".."}:
                continue
            if side == 0:
                begun = max(one.earliest_start, other.earliest_start)
                if begun > min(one.latest_start, other.latest_start):
                    return False
            else:
                ended = max(one.earliest_end, other.earliest_end)
                if ended > min(one.latest_end, other.latest_end):
                    return False
        return True
    return any(possible(one, (m.earliest, m.latest)) for m in members_of(other.edtf))


def contradicted(record: Record, field: str, days: Days) -> bool:
    """Whether a source has live dates, of which none agrees and none has a day among some days."""
    if isinstance(record, czsu.Reference):
        return False
    own: TimeSpan = getattr(record, field)
    for source in {citation.reference for citation in record.citations}:
        spans: list[TimeSpan] = []
        for citation in record.citations:
            if citation.reference == source:
                live = [claim for claim in citation.dates if not claim.rejected]
                spans += [claim.span for claim in live if claim.field.value == field]
        opposing = [span for span in spans if not agree(own, span)]
        is_opposing = bool(spans) and len(opposing) == len(spans)
        if is_opposing and not any(possible(span, days) for span in opposing):
            return True
    return False


def limits_of(record: Record) -> Iterator[date]:
    """Yield what can cut the unknown end of a record off, the weightiest first."""
    if isinstance(record, czsu.Condition | czsu.Treaty) and record.ended_with:
        yield max(czsu.events[key].date.latest for key in record.ended_with)
    replaced: list[date] = []
    for later in czsu.treaties:
        if record.id in later.supersedes:
            replaced.append(later.in_force.latest_start if later.in_force else later.signed.latest)
    if replaced:
        yield min(replaced)
    named = actors_of(record)
    ends = [last_day_of_line(key, named) for key in named]
    if ends and min(ends) < date.max:
        yield min(ends)


def actors_of(record: Record) -> set[str]:
    """Return the actors whose end limits a record: not persons and groups beside others."""
    named: set[str] = set()
    if isinstance(record, czsu.Event):
        named = {participant.actor for participant in record.participants}
    elif isinstance(record, czsu.Condition):
        named = {*record.actors}
    elif isinstance(record, czsu.Treaty):
        named = {*record.parties}
    if isinstance(record, czsu.Condition) and record.kind is czsu.ConditionKind.OFFICE:
        return named
    no_bodies = {czsu.ActorKind.PERSON, czsu.ActorKind.GROUP}
    return {key for key in named if czsu.actors[key].kind not in no_bodies} or named


def last_day_of_line(key: str, named: set[str]) -> date:
    """Return the last day of an actor and those named beside it that followed each other."""
    line = {key}
    for _ in named:
        followed = {old for new in line for old in czsu.actors[new].successor_of}
        followers = {new for new in named if line.intersection(czsu.actors[new].successor_of)}
        line |= (followed | followers) & named
    last_days: list[date] = []
    for member in line:
        existed = czsu.actors[member].existed
        last_days.append(existed.latest if existed else date.max)
    return max(last_days)


@cache
def last_day_of(key: str, field: str) -> date:
    """Return the last day of a record, after its end is cut off if it is unknown."""
    record = czsu.dataset.record(key)
    own: TimeSpan = getattr(record, field)
    if own.edtf.endswith("/"):
        for limit in limits_of(record):
            if limit >= own.latest_start:
                return limit
    return own.latest


@cache
def first_day_of(key: str, field: str) -> date:
    """Return the first day of a record, which is not before its signature or first event."""
    record = czsu.dataset.record(key)
    own: TimeSpan = getattr(record, field)
    if field == "signed" or own.edtf.startswith(".."):
        return own.earliest
    limits = [own.earliest]
    if isinstance(record, czsu.Treaty):
        limits.append(record.signed.earliest)
    if isinstance(record, czsu.Condition) and record.began_with:
        limits.append(min(czsu.events[event].date.earliest for event in record.began_with))
    return max(limits)


OF_MANY: Final = {treaty.id for treaty in czsu.treaties if len(treaty.parties) > 2}
"""Treaties of more than two parties, which the two sides alone cut off."""


def check_answer(
    whole: Iterable[Record], field: str, days: Days, found: Iterable[str], certainly: Iterable[str]
) -> None:
    """Compare the ids that a query answers about some days with the rule, for every record."""
    found_ids, certain_ids = set(found), set(certainly)
    for record in whole:
        own: TimeSpan | None = getattr(record, field)
        is_possible = is_certain = False
        if own is not None:
            in_bounds = (
                first_day_of(record.id, field) <= days[1]
                and last_day_of(record.id, field) >= days[0]
            )
            is_possible = possible(own, days) and in_bounds
            is_certain = certain(own, days) and not contradicted(record, field, days)
        if not (record.id in OF_MANY and own is not None and own.end_unknown):
            assert (record.id in found_ids) is is_possible, (record.id, days)
        assert (record.id in certain_ids) is is_certain, (record.id, days)
    assert certain_ids <= found_ids


def turning_days(record: Record, field: str) -> Iterator[date]:
    """Yield the days on which the answer about a record may change, and the days beside them."""
    own: TimeSpan = getattr(record, field)
    spans = [own]
    if not isinstance(record, czsu.Reference):
        spans += [claim.span for citation in record.citations for claim in citation.dates]
    days = {first_day_of(record.id, field), last_day_of(record.id, field)}
    for span in spans:
        days |= {span.earliest, span.latest_start, span.earliest_end, span.latest}
    for day in days:
        for shift in (-1, 0, 1):
            number = day.toordinal() + shift
            if date(1917, 1, 1).toordinal() <= number <= date(1993, 12, 31).toordinal():
                yield date.fromordinal(number)


@pytest.mark.parametrize("table", TIMES)
@given(days=queries())
def test_any_days(table: str, days: Days) -> None:
    """On any day and in any longer time, every kind of record answers by one rule."""
    whole = getattr(czsu, table)
    for asked in (days, (days[0], days[0])):
        found, certainly = whole.between(*asked), whole.between(*asked, certain=True)
        check_answer(whole, TIMES[table], asked, found.ids, certainly.ids)


@given(days=queries())
def test_treaties_in_force_on_any_days(days: Days) -> None:
    """So do treaties in force."""
    for first, last in (days, (days[0], days[0])):
        when = f"{first}/{last}"
        found = czsu.treaties.in_force(when)
        certainly = czsu.treaties.in_force(when, certain=True)
        check_answer(czsu.treaties, "in_force", (first, last), found.ids, certainly.ids)


@pytest.mark.parametrize(("table", "field"), [*TIMES.items(), ("treaties", "in_force")])
def test_days_on_which_an_answer_changes(table: str, field: str) -> None:
    """Each record is asked about on the days on which its own date or a claim begins or ends."""
    whole: czsu.Selection[Any] = getattr(czsu, table)
    for index, record in enumerate(whole):
        if getattr(record, field) is None:
            continue
        alone: Any = whole[index : index + 1]
        query = alone.in_force if field == "in_force" else alone.on
        for day in set(turning_days(record, field)):
            found, certainly = query(day), query(day, certain=True)
            check_answer(alone, field, (day, day), found.ids, certainly.ids)


# ---- what was wrong in 0.4.0 ------------------------------------------------------------------

ALLIANCES: Final = ("mutual-assistance-1935", "alliance-1943", "warsaw-treaty-1955")


@pytest.mark.parametrize(
    ("day", "possible_ids", "certain_ids"),
    [
        ("1938-09-29", ["mutual-assistance-1935"], ["mutual-assistance-1935"]),
        ("1943-12-11", [], []),
        ("1943-12-13", ["alliance-1943"], ["alliance-1943"]),
        ("1950-06-01", ["alliance-1943"], ["alliance-1943"]),
        ("1971-01-01", ["warsaw-treaty-1955"], ["warsaw-treaty-1955"]),
        ("1975-01-01", ["warsaw-treaty-1955"], ["warsaw-treaty-1955"]),
        ("1991-03-01", ["warsaw-treaty-1955"], ["warsaw-treaty-1955"]),
        ("1991-07-02", ["warsaw-treaty-1955"], []),
        ("1992-01-01", [], []),
    ],
)
def test_one_alliance_at_a_time(day: str, possible_ids: list[str], certain_ids: list[str]) -> None:
    """An alliance binds until its successor takes its place; a coarse claim does not hide it."""
    snapshot = czsu.on(day)
    assert [key for key in snapshot.treaties.ids if key in ALLIANCES] == possible_ids
    assert [key for key in snapshot.certain.treaties.ids if key in ALLIANCES] == certain_ids


def test_data_sets_count_one_alliance_through_three_treaties() -> None:
    """The run of 1935–1989 is the span of an identifier, and no claim about the first treaty."""
    pact = czsu.treaties["mutual-assistance-1935"]
    spans = {i.scheme.value: str(i.span) for i in pact.identifiers if i.span is not None}
    assert TimeSpan(spans["cow-alliance"]).latest.year == 1989
    for citation in pact.citations:
        for claim in citation.dates:
            assert claim.span.latest.year < 1989, citation.reference


@pytest.mark.parametrize("year", range(1946, 1994))
def test_every_first_of_june(year: int) -> None:
    """A condition that is over is not found: a consulate, advisers, a slogan, an old treaty."""
    day = date(year, 6, 1)
    snapshot = czsu.on(day)
    conditions, treaties = set(snapshot.conditions.ids), set(snapshot.treaties.ids)
    assert "soviet-consulate-prague-1939" not in conditions
    assert ("soviet-advisers-1949" in conditions) is (1950 <= year <= 1989)
    assert ("slogan-soviet-union-forever-1951" in conditions) is (1951 <= year <= 1968)
    assert "mutual-assistance-1935" not in treaties
    assert ("alliance-1943" in treaties) is (year <= 1970)
    assert ("trade-1935" in treaties) is (year <= 1948)
    assert "franco-soviet-1935" not in treaties


def test_no_period_is_an_article_s_heading() -> None:
    """In 1992 no period says that the communists ruled."""
    titles = [period.title for period in czsu.on("1992-06-01").periods]
    assert titles[0] == "After communism"
    assert not [title for title in titles if "ommunist" in title]
    assert "Communist regime" not in {period.title for period in czsu.periods}


DAY: Final = timedelta(days=1)


def test_nobody_holds_an_office_before_or_after_living() -> None:
    """An office is not found on the days before its holder was born, and after the death."""
    checked = 0
    for office in czsu.conditions.of_kind("office"):
        holders = [czsu.actors[key] for key in office.actors]
        for holder in holders:
            existed = holder.existed
            if holder.kind is not czsu.ActorKind.PERSON or existed is None:
                continue
            days = [existed.earliest - DAY]
            if existed.ends_bounded:
                days.append(existed.latest + DAY)
            for day in days:
                checked += 1
                assert office not in czsu.conditions.on(day), (office.id, day)
    assert checked


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("czechoslovakia", "1930-01-01"),
        ("czechoslovakia", "1992-12-31"),
        ("munich-agreement-1938", "1938-09-29"),
        ("munich-agreement-1938", "1938-09-30"),
        ("benes-questions-moscow-1938", "1938-09-19"),
        ("benes-questions-moscow-1938", "1938-09-20"),
        ("recognition-de-jure-1934", "1934-06-09"),
        ("last-soviet-troops-leave-1991", "1991-06-27"),
    ],
)
def test_a_coarse_or_partial_claim_is_no_contradiction(key: str, day: str) -> None:
    """A source that names the year, or one of two days, does not make the day uncertain."""
    record = czsu.dataset.record(key)
    table = czsu.actors if isinstance(record, czsu.Actor) else czsu.events
    assert key in table.on(day, certain=True).ids
