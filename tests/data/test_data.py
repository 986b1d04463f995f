"""The bundled data: rules for every record, and the facts that a historian would check first.

A rule for every record is one test, which fails with a line for each problem of each record. The
lines are the message of the assertion, because pytest shortens a long list that is compared.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import czsu_relations as czsu
from repetition import find_repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from czsu_relations._model.records import AttestedRecord

TABLES = (czsu.periods, czsu.events, czsu.conditions, czsu.treaties, czsu.actors)
"""The tables of records that cite references."""

RECORDS = [*czsu.periods, *czsu.events, *czsu.conditions, *czsu.treaties, *czsu.actors]
DAY = timedelta(days=1)


# ---- every record -------------------------------------------------------------------


LENGTH_OF_HASH = 5
"""In bytes: long enough that two runs of words hardly ever have the same hash."""


def hash_runs(text: str) -> dict[bytes, str]:
    """Return every run of eight words, by its hash."""
    words = re.findall(r"\w+", text.lower())
    runs: dict[bytes, str] = {}
    for start in range(len(words) - 7):
        run = " ".join(words[start : start + 8])
        runs[sha256(run.encode()).digest()[:LENGTH_OF_HASH]] = run
    return runs


def read_hashes() -> frozenset[bytes]:
    """Return the hashes of runs of eight words that are not ours."""
    content = (Path(__file__).parent / "runs_of_words.bin").read_bytes()
    starts = range(0, len(content), LENGTH_OF_HASH)
    return frozenset(content[start : start + LENGTH_OF_HASH] for start in starts)


RUNS_OF_OTHERS = read_hashes()
"""Hashes of runs of words of the founding article, and of the notes that were taken from sources.

The runs can be recognised by them, but not read.
"""


def texts_of(record: AttestedRecord) -> Iterator[str]:
    """Yield the texts of a record that have to be in our own words."""
    yield record.summary
    if isinstance(record, czsu.Treaty):
        yield from record.terms
    for citation in record.citations:
        if citation.note:
            yield citation.note


def problems_of_summary(summary: str) -> Iterator[str]:
    """Yield what is wrong with the length and the end of a summary."""
    sentences = re.findall(r"[^\s.][.!?](?=\s|$)", summary)
    if not 1 <= len(sentences) <= 3:
        yield f"its summary has {len(sentences)} sentences, not one to three"
    if not summary.endswith((".", "!", "?")):
        yield f"its summary does not end as a sentence does: {summary[-20:]!r}"


def test_summaries_are_short() -> None:
    """A summary has one to three sentences."""
    problems: list[str] = []
    for record in RECORDS:
        problems += [f"{record.id}: {problem}" for problem in problems_of_summary(record.summary)]
    assert not problems, "\n".join(problems)


@pytest.mark.slow
def test_texts_are_ours() -> None:
    """No text has eight words in a row that somebody else wrote."""
    problems: list[str] = []
    for record in RECORDS:
        for text in texts_of(record):
            runs = hash_runs(text)
            problems += [f"{record.id}: {runs[key]!r}" for key in runs.keys() & RUNS_OF_OTHERS]
    assert not problems, "\n".join(problems)


def test_runs_of_words_are_found() -> None:
    """The check can fail: seven words have no run, nine have two, in any case of letters."""
    assert hash_runs("one two three four five six seven") == {}
    assert len(hash_runs("One two three four five six seven eight nine.")) == 2
    assert len(RUNS_OF_OTHERS) > 40_000


def test_every_record_has_a_source_that_agrees() -> None:
    """Not all citations dispute the record, and one that does says what it disputes."""
    problems: list[str] = []
    for record in RECORDS:
        stances = {citation.stance for citation in record.citations}
        if not stances - {czsu.Stance.DISPUTES}:
            problems.append(f"{record.id}: no source agrees with it")
        for citation in record.citations:
            says_what = citation.note or citation.dates
            if citation.stance is czsu.Stance.DISPUTES and not says_what:
                problems.append(f"{record.id}: what does {citation.reference} dispute?")
    assert not problems, "\n".join(problems)


def name_or_title(record: AttestedRecord) -> str:
    """Return the name of an actor, or the title of another record."""
    if isinstance(record, czsu.Actor):
        return record.name
    return record.title


def test_titles_are_not_sentences() -> None:
    """A title does not end in a full stop, and differs from the id."""
    problems: list[str] = []
    for record in RECORDS:
        title = name_or_title(record)
        if title.endswith("."):
            problems.append(f"{record.id}: its title ends in a full stop: {title!r}")
        if title == record.id:
            problems.append(f"{record.id}: its title is its id")
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.table)
def test_no_two_records_are_alike(table: czsu.Selection[AttestedRecord]) -> None:
    """No two records of a table share a title or name; except for actors, nor a summary."""
    assert find_repeated(name_or_title(record) for record in table) == []
    if table is not czsu.actors:
        assert find_repeated(record.summary for record in table) == []


def test_no_two_events_of_a_kind_have_one_date_and_title() -> None:
    """An event that two ledgers list is one record."""
    assert find_repeated((event.kind, event.date, event.title) for event in czsu.events) == []


# ---- facts ------------------------------------------------------------------------------


def test_it_is_as_large_as_it_claims() -> None:
    """The dataset has not lost records."""
    assert len(czsu.events) + len(czsu.conditions) >= 190
    assert len(czsu.treaties) >= 35
    assert len(czsu.actors) >= 100
    assert len(czsu.references) >= 400


@pytest.mark.parametrize(
    ("key", "when"),
    [
        # 1917–1938
        ("penza-agreement-1918", "1918-03-26"),
        ("czechoslovakia-proclaimed-1918", "1918-10-28"),
        ("provisional-treaty-1922", "1922-06-05"),
        ("ukrainian-provisional-treaty-1922", "1922-06-06"),
        ("ussr-formed-1922", "1922-12-30"),
        ("recognition-de-jure-1934", "1934-06-09"),
        ("ussr-league-admission-1934", "1934-09-18"),
        ("franco-soviet-treaty-1935", "1935-05-02"),
        ("mutual-assistance-treaty-1935", "1935-05-16"),
        # 1938–1945
        ("soviet-protest-note-1939", "1939-03-18"),
        ("slovak-state-recognition-1939", "1939-09-16"),
        ("exile-government-recognition-1941", "1941-07-18"),
        ("military-agreement-1941", "1941-09-27"),
        ("gulag-amnesty-1942", "1942-01-03"),
        ("sokolovo-battle-1943", "1943-03-08"),
        ("alliance-treaty-1943", "1943-12-12"),
        ("civil-administration-agreement-1944", "1944-05-08"),
        ("liberation-prague-1945", "1945-05-09"),
        ("ruthenia-treaty-1945", "1945-06-29"),
        # 1945–1967
        ("uranium-agreement-1945", "1945-11-23"),
        ("ruthenia-treaty-in-force-1946", "1946-01-30"),
        ("february-coup-1948", "1948-02-25"),
        ("slansky-trial-1952", "1952-11-20/1952-11-27"),
        ("warsaw-pact-1955", "1955-05-14"),
        ("consular-convention-1957", "1957-10-05"),
        ("alliance-treaty-renewal-1963", "1963-11-27"),
        # 1968–1993
        ("dubcek-first-secretary-1968", "1968-01-05"),
        ("judicial-rehabilitation-act-1968", "1968-06-25"),
        ("invasion-of-czechoslovakia-1968", "1968-08-20/1968-08-21"),
        ("treaty-temporary-stay-1968", "1968-10-16"),
        ("dubcek-replaced-by-husak-1969", "1969-04-17"),
        ("friendship-treaty-1970", "1970-05-06"),
        ("troop-withdrawal-agreement-1990", "1990-02-26"),
        ("warsaw-pact-dissolved-1991", "1991-07-01"),
        ("czechoslovakia-dissolved-1992", "1992-12-31"),
        ("czech-russian-treaty-1993", "1993-08-26"),
    ],
)
def test_dates_checked_by_hand(key: str, when: str) -> None:
    """Some dates of each era, which were compared with the sources once more."""
    assert czsu.events[key].date == czsu.TimeSpan(when)


@pytest.mark.parametrize(
    "key",
    [
        "exile-government-recognition-1941",  # who was first
        "ruthenia-treaty-1945",  # 1945, or 1946
        "mutual-assistance-1935",  # its end
        "moscow-1968",  # the 26th, or the 27th
        "comecon-membership-1949",  # June, or September 1991
        "soviet-troop-withdrawal-1945",  # November, December, or 1946
        "last-soviet-troops-leave-1991",  # the 21st, the 27th, the 30th
    ],
)
def test_known_disagreements_are_visible(key: str) -> None:
    """A record that historians dispute is disputed in the data."""
    record = czsu.dataset.record(key)
    assert not isinstance(record, czsu.Reference)
    assert record.disputed


def test_every_date_of_the_recognition_of_1934() -> None:
    """Most sources give June, one gives July, the article only the year."""
    dates: set[str] = set()
    for citation in czsu.events["recognition-de-jure-1934"].citations:
        dates |= {claim.span.edtf for claim in citation.dates}
    assert {"1934-06-09", "1934-07-09", "1934"} <= dates


# ---- treaties ------------------------------------------------------------------------------


def test_each_alliance_continues_the_one_before() -> None:
    """The treaty of 1935 was followed by one in 1943, its prolongation in 1963, one in 1970."""
    assert "mutual-assistance-1935" in czsu.treaties["alliance-1943"].supersedes
    assert czsu.treaties["alliance-prolongation-1963"].prolongs == ("alliance-1943",)
    assert "alliance-1943" in czsu.treaties["friendship-1970"].supersedes


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        ("1934-12-31", set[str](), set[str]()),
        ("1937-06-01", {"mutual-assistance-1935"}, {"mutual-assistance-1935"}),
        # By ATOP the first ended with Munich; the treaty of 1943 calls it existing, which is shown.
        ("1940-06-01", set[str](), set[str]()),
        ("1950-01-01", {"alliance-1943"}, {"alliance-1943"}),
        ("1960-01-01", {"alliance-1943", "warsaw-treaty-1955"}, {"alliance-1943"}),
        ("1980-01-01", {"friendship-1970", "warsaw-treaty-1955"}, {"friendship-1970"}),
        # Nobody is known to have denounced the treaty of 1970 before others replaced it.
        ("1992-01-01", set[str](), {"friendship-1970"}),
    ],
)
def test_alliances_in_force(day: str, certain: set[str], possible: set[str]) -> None:
    """These alliances of the two states were in force, certainly or possibly."""
    alliances = czsu.treaties.obliging("defence").involving("czechoslovakia")
    alliances = alliances.involving("soviet-union")
    assert certain <= set(alliances.in_force(day, certain=True).ids)
    assert possible <= set(alliances.in_force(day).ids)
    if not possible:
        assert not alliances.in_force(day)


# ---- conditions and treaties, day by day ------------------------------------------------------


def is_covered(day: date) -> bool:
    """Whether the dataset covers a day."""
    return czsu.dataset.coverage.earliest <= day <= czsu.dataset.coverage.latest


def first_day_of(condition: czsu.Condition) -> date:
    """Return the first day of a condition, which is not before the events that it began with."""
    began = [czsu.events[key].date.earliest for key in condition.began_with]
    return max(condition.span.earliest, min(began, default=date.min))


def problems_of_bounds(condition: czsu.Condition) -> Iterator[str]:
    """Yield the days around the bounds of a condition on which the snapshot has a wrong answer."""
    span = condition.span
    first = first_day_of(condition)
    outside: list[date] = []
    if first > date.min:
        outside.append(first - DAY)
    if span.latest < date.max:
        outside.append(span.latest + DAY)
    certain_days: list[date] = []
    # A set has gaps, in which it is not certain, and a source may contradict the bounds.
    if (
        not condition.disputed
        and span.certainly_overlaps(span.latest_start, span.latest_start)
        and span.edtf[0] not in "[{"
    ):
        certain_days = [span.latest_start, span.earliest_end]
    for day in filter(is_covered, (first, span.latest)):
        if condition not in czsu.on(day).conditions:
            yield f"{span} begins or ends on {day}, but it is not found on that day"
    for day in filter(is_covered, outside):
        if condition in czsu.on(day).conditions:
            yield f"{day} is outside {span}, but it is found on that day"
    for day in filter(is_covered, certain_days):
        if condition not in czsu.on(day).certain.conditions:
            yield f"{day} is certainly in {span}, but it is not certain on that day"


def test_both_sides_of_conditions_bounds() -> None:
    """They are possible from the earliest to the latest day, certain in between, not outside."""
    problems: list[str] = []
    for condition in czsu.conditions:
        problems += [f"{condition.id}: {problem}" for problem in problems_of_bounds(condition)]
    assert not problems, "\n".join(problems)


def days_of_force(treaty: czsu.Treaty, in_force: czsu.TimeSpan) -> Iterator[tuple[date, bool]]:
    """Yield the first and last day that its date allows, and their neighbours: is it in force?"""
    first = max(in_force.earliest, treaty.signed.earliest)
    yield first, True
    # Of some treaties only the year is known in which they came into force: that of the signature.
    if first > date.min and (in_force.start_unknown or in_force.earliest == first):
        yield first - DAY, False
    # The last day that a coarse end allows may be one that the dataset does not cover.
    if in_force.ends_bounded and is_covered(in_force.latest):
        last = in_force.latest
        yield last, True
        if is_covered(last + DAY):
            yield last + DAY, False


def problems_of_force(treaty: czsu.Treaty) -> Iterator[str]:
    """Yield the days around a treaty's time in force on which its table has a wrong answer."""
    if treaty.in_force is None:
        if treaty not in czsu.treaties.force_unknown:
            yield "has no time in force, but is not in force_unknown"
        return
    for day, should_be_in_force in days_of_force(treaty, treaty.in_force):
        if not is_covered(day):
            yield f"cannot be looked up on {day}, which the dataset does not cover"
            continue
        is_in_force = treaty in czsu.treaties.in_force(day)
        if is_in_force and not should_be_in_force:
            yield f"is in force on {day}, which no date of it allows"
        elif should_be_in_force and not is_in_force:
            yield f"is not in force on {day}, which a date of it allows"


def test_both_sides_of_treaties_force() -> None:
    """They are in force on the first day that their date allows, and not on the day before."""
    problems: list[str] = []
    for treaty in czsu.treaties:
        problems += [f"{treaty.id}: {problem}" for problem in problems_of_force(treaty)]
    assert not problems, "\n".join(problems)


def turning_days() -> list[date]:
    """Return the days on which a record may begin or end, the days before and after, 1918–1992."""
    spans = [record.span for record in (*czsu.periods, *czsu.conditions)]
    spans += [event.date for event in czsu.events]
    spans += [treaty.in_force for treaty in czsu.treaties if treaty.in_force]
    bounds: set[date] = set()
    for span in spans:
        bounds |= {span.earliest, span.latest_start, span.earliest_end, span.latest}
    first, last = date(1918, 1, 1), date(1992, 12, 31)
    days: set[date] = set()
    for bound in bounds:
        if first <= bound <= last:
            days |= {bound - DAY, bound, bound + DAY}
    return sorted(day for day in days if first <= day <= last)


FOUNDATION = date(1918, 10, 28)
LAST_PRESIDENT = date(1992, 7, 20)


def test_no_day_is_without_an_answer() -> None:
    """Every turning day has periods, somebody in office, and, of two states, their relations."""
    relations = [
        czsu.ConditionKind.STANCE,
        czsu.ConditionKind.MISSION,
        czsu.ConditionKind.DIPLOMATIC_RELATIONS,
        czsu.ConditionKind.BROKEN_RELATIONS,
        czsu.ConditionKind.EXILE_RELATIONS,
    ]
    for day in turning_days():
        snapshot = czsu.on(day)
        assert snapshot.certain.periods, day
        assert snapshot.conditions.of_kind("office") or day > LAST_PRESIDENT, day
        assert snapshot.conditions.of_kind(*relations) or day < FOUNDATION, day


DAYS_OF_CHANGE = {date(1941, 7, 18)}
"""Days that belong both to the relations that ended and to those that began."""


def test_relations_are_of_one_kind_at_a_time() -> None:
    """Relations, relations with the exile and broken relations exclude each other on every day."""
    relations = czsu.conditions.of_kind(
        "diplomatic-relations", "broken-relations", "exile-relations"
    ).involving("soviet-union")
    for day in turning_days():
        certain = relations.on(day, certain=True).involving("czechoslovakia", parts=True)
        found_kinds = {condition.kind for condition in certain}
        assert len(found_kinds) <= 1 or day in DAYS_OF_CHANGE, day


def test_main_periods_leave_no_gap() -> None:
    """The periods that are part of no other follow each other through the whole coverage."""
    top = czsu.periods.where(lambda period: period.part_of is None)
    assert top.ids == (
        "interwar",
        "second-world-war",
        "third-republic",
        "communist",
        "end-of-both-states",
    )
    assert top[0].span.earliest == czsu.dataset.coverage.earliest
    assert top[-1].span.latest == czsu.dataset.coverage.latest
    for before, after in pairwise(top):
        assert after.span.earliest - before.span.latest == DAY


def test_parts_of_a_period_leave_no_gap() -> None:
    """The parts of a period follow each other to its end; all but two begin with it."""
    for period in czsu.periods:
        parts = czsu.periods.parts_of(period)
        for before, after in pairwise(parts):
            assert after.span.earliest - before.span.latest == DAY, after.id
        if parts:
            assert parts[-1].span.latest == period.span.latest, period.id
        # Nothing in particular marks the months before the Bolsheviks took power, and those before
        # the treaty of Brest.
        if parts and period.id not in {"interwar", "early-hostility"}:
            assert parts[0].span.earliest == period.span.earliest, period.id


@pytest.mark.parametrize(
    ("day", "titles"),
    [
        ("1917-11-07", ["Revolution and interwar years"]),
        ("1939-03-14", ["Revolution and interwar years"]),
        ("1939-03-15", ["Occupation and war"]),
        ("1945-05-09", ["Occupation and war"]),
        ("1945-05-10", ["Third Republic"]),
        ("1948-02-24", ["Third Republic"]),
        ("1948-02-25", ["Communist Czechoslovakia"]),
        ("1989-11-17", ["Communist Czechoslovakia", "Velvet Revolution"]),
        ("1989-12-28", ["Communist Czechoslovakia", "Velvet Revolution"]),
        ("1989-12-29", ["After communism"]),
        ("1992-06-01", ["After communism"]),
    ],
)
def test_main_periods_on_their_first_and_last_days(day: str, titles: list[str]) -> None:
    """No period covers a time of which its title is not true."""
    shown = [period.title for period in czsu.on(day).periods]
    assert [title for title in shown if title in titles] == titles
    assert shown[0] == titles[0]


# ---- actors -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("СССР", "soviet-union"),
        ("USSR", "soviet-union"),
        ("SSSR", "soviet-union"),
        ("Sovětský svaz", "soviet-union"),
        ("ČSR", "czechoslovakia"),
        ("ČSSR", "czechoslovakia"),
        ("cssr", "czechoslovakia"),
        ("KSČ", "communist-party-of-czechoslovakia"),
        ("Czechoslovak Communist Party", "communist-party-of-czechoslovakia"),
        ("RVHP", "comecon"),
        ("Benes", "benes"),
        ("Dubcek", "dubcek"),
        ("Молотов", "molotov"),
    ],
)
def test_names_that_people_use(name: str, key: str) -> None:
    """Aliases, abbreviations, names without accents and in Cyrillic find the actor."""
    assert czsu.actors.named(name).id == key
    assert czsu.events.involving(name) == czsu.events.involving(key)


def test_names_in_czech_find_events() -> None:
    """An event is found by its name in Czech."""
    assert "prague-spring-1968" in czsu.events.search("Pražské jaro").ids


def test_states_have_their_numbers() -> None:
    """Russia and its predecessors share a COW number, the Slovak state of the war has none."""
    russian_states = {"soviet-russia", "soviet-union", "russia"}
    assert set(czsu.actors.identified("cow", 365).ids) == russian_states
    assert czsu.actors.identified("gw", 315).ids == ("czechoslovakia",)
    schemes = {identifier.scheme for identifier in czsu.actors["slovak-state"].identifiers}
    assert not schemes & {czsu.Scheme.COW, czsu.Scheme.GW, czsu.Scheme.ISO_ALPHA_2}
    assert czsu.actors.identified("cow", 317).ids == ("slovakia",)


def test_states_are_counted_in_the_spans_of_their_numbers() -> None:
    """The Correlates of War do not count Czechoslovakia while it was occupied."""
    counted = {
        day: czsu.actors.identified("cow", 315, on=day).ids
        for day in ("1918-10-27", "1938", "1942", "1950", "1993")
    }
    assert counted == {
        "1918-10-27": (),
        "1938": ("czechoslovakia",),
        "1942": (),
        "1950": ("czechoslovakia",),
        "1993": (),
    }
    assert czsu.actors.identified("gw", 315, on="1942").ids == ("czechoslovakia",)
    # One number for all of Russia's states: who existed then is another question.
    assert czsu.actors.identified("cow", 365, on="1950").on("1950").ids == ("soviet-union",)


def test_being_counted_is_no_claim() -> None:
    """No state system and no number of an alliance dates a record."""
    counting = {"cow-states-2016", "gleditsch-ward-states", "cow-alliances-v4"}
    dating = [
        f"{record.id} by {citation.reference}"
        for record in (*czsu.actors, *czsu.treaties)
        for citation in record.citations
        if citation.reference in counting and citation.dates
    ]
    assert dating == []
    assert czsu.dataset.according_to("cow-states-2016").actors["czechoslovakia"].existed is None


def test_former_codes_are_former() -> None:
    """`CS` was reused for Serbia and Montenegro: former states have only their former codes."""
    current = {czsu.Scheme.ISO_ALPHA_2, czsu.Scheme.ISO_ALPHA_3, czsu.Scheme.ISO_NUMERIC}
    for key, former_code in (("czechoslovakia", "CSHH"), ("soviet-union", "SUHH")):
        codes: dict[czsu.Scheme, set[str]] = {}
        for identifier in czsu.actors[key].identifiers:
            codes.setdefault(identifier.scheme, set()).add(identifier.value)
        assert former_code in codes[czsu.Scheme.ISO_FORMER]
        assert not codes.keys() & current
    with pytest.raises(czsu.UnknownNameError):
        czsu.actors.identified("iso-3166-1-alpha-2", "CS")


def test_lives_are_plausible() -> None:
    """Nobody lived for more than 105 years or was in office outside their life."""
    problems: list[str] = []
    for actor in czsu.actors:
        life = actor.existed
        if life is None or actor.kind is not czsu.ActorKind.PERSON:
            continue
        if life.latest != date.max and life.latest.year - life.earliest.year > 105:
            problems.append(f"{actor.id}: lived for more than 105 years: {life}")
        for office in czsu.conditions.of_kind("office").involving(actor):
            if not life.possibly_overlaps(office.span.earliest, office.span.earliest):
                problems.append(f"{actor.id}: lived {life}, but {office.id} began {office.span}")
    assert not problems, "\n".join(problems)


# ---- panel data ---------------------------------------------------------------------------------


def problems_of_year_end(row: czsu.DyadYear) -> Iterator[str]:
    """Yield the columns for 31 December that do not agree with the snapshot of that day."""
    last_day = date(row.year, 12, 31)
    snapshot = czsu.on(last_day)
    side_a = {"czechoslovakia", "czech-republic", "slovakia"}
    side_b = {"soviet-russia", "soviet-union", "russia"}
    # What a source says otherwise is in the columns that end in `_disputed`.
    between_the_sides = snapshot.treaties.where(
        lambda treaty: (
            bool(side_a & set(treaty.parties))
            and bool(side_b & set(treaty.parties))
            and treaty.in_force is not None
            and treaty.in_force.certainly_overlaps(last_day, last_day)
        )
    )
    for obligation in ("defence", "consultation", "neutrality", "non-aggression", "offence"):
        column = f"{obligation.replace('-', '_')}_year_end"
        value = getattr(row, column)
        treaties = [treaty.id for treaty in between_the_sides if obligation in treaty.obligations]
        if (value is True) != bool(treaties):
            yield f"{column} is {value}, but the treaties in force are {treaties}"
    for kind in ("diplomatic-relations", "broken-relations", "shared-border"):
        column = f"{kind.replace('-', '_')}_year_end"
        conditions = snapshot.conditions.of_kind(kind)
        is_between_two = any(len(condition.actors) >= 2 for condition in conditions)
        if getattr(row, column) is True and not is_between_two:
            yield f"{column} is True, but no condition of two actors is certain"


def test_rows_agree_with_the_days() -> None:
    """The columns for 31 December agree with the snapshot of that day."""
    problems: list[str] = []
    for row in czsu.dataset.dyad_years():
        problems += [f"{row.year}: {problem}" for problem in problems_of_year_end(row)]
    assert not problems, "\n".join(problems)


def test_membership_of_the_state_systems() -> None:
    """In COW it has a gap from 1940 to 1944, in Gleditsch and Ward none."""
    years = {row.year: row for row in czsu.dataset.dyad_years()}
    assert [*years] == list(range(1918, 1994))
    assert [year for year, row in years.items() if not row.in_cow] == list(range(1940, 1945))
    assert all(row.in_gw for row in years.values())
    assert years[1939].in_cow_year_end is False
    assert (years[1950].cow_a, years[1950].cow_b, years[1950].gw_a) == (315, 365, 315)
    assert years[1993].cow_a is None


@pytest.mark.parametrize("key", ["cow-states-2016", "gleditsch-ward-states"])
def test_account_of_a_state_system_counts_as_the_dataset_does(key: str) -> None:
    """The identifiers keep their spans in the account, so its panel knows who was counted."""
    account = czsu.dataset.according_to(key)
    counted = {row.year: (row.in_cow, row.in_gw) for row in account.dyad_years()}
    for row in czsu.dataset.dyad_years():
        assert counted[row.year] == (row.in_cow, row.in_gw), row.year


def test_milestones_of_the_panel() -> None:
    """Troops, border, alliance and relations are as everybody knows them."""
    years = {row.year: row for row in czsu.dataset.dyad_years()}
    troops = [year for year, row in years.items() if row.troop_presence]
    assert troops == [1944, 1945, *range(1968, 1992)]
    borders = {year: years[year].shared_border for year in (1938, 1950, 1990, 1993)}
    assert borders == {1938: False, 1950: True, 1990: True, 1993: False}
    alliances = {year: years[year].defence for year in (1934, 1936, 1950, 1980, 1992)}
    # Whether the treaty of 1970 was still in force in 1992 is not known.
    assert alliances == {1934: False, 1936: True, 1950: True, 1980: True, 1992: None}
    relations = {year: years[year].diplomatic_relations for year in (1933, 1936, 1943, 1950)}
    assert relations == {1933: False, 1936: True, 1943: False, 1950: True}
    assert years[1943].exile_relations is True
    assert "comecon" in (years[1960].joint_organisations or ())
    assert (years[1968].material_conflict_by_b or 0) >= 1


def test_who_comes_on_a_visit_is_a_guest() -> None:
    """Nobody leads a visit: a question about the guests has whoever came."""
    leaders = [
        (event.id, participant.actor)
        for event in czsu.events.of_kind("visit")
        for participant in event.participants
        if participant.role == "leader"
    ]
    assert leaders == []


def test_an_office_names_its_holder_and_its_state() -> None:
    """The first actor is the one person; of states there is one, perhaps with its successor."""
    problems: list[str] = []
    for office in czsu.conditions.of_kind("office"):
        kinds = [czsu.actors[key].kind for key in office.actors]
        if kinds[0] != "person" or kinds.count(czsu.ActorKind.PERSON) != 1:
            problems.append(f"{office.id}: its first actor is not the one who held it")
        states = [key for key in office.actors if czsu.actors[key].kind == "state"]
        first, *later = states or [""]
        if not first or any(first not in czsu.actors[key].successor_of for key in later):
            problems.append(f"{office.id}: it is not the office of one state and its successor")
        if office.office is None:
            problems.append(f"{office.id}: which office is it?")
    assert not problems, "\n".join(problems)
