"""The bundled data: every record, one by one, and the facts that a historian would check first."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import czsu_relations as czsu

ROOMS = (czsu.periods, czsu.events, czsu.conditions, czsu.treaties, czsu.actors)
RECORDS = [record for room in ROOMS for record in room]
DAY = timedelta(days=1)

Told = czsu.Period | czsu.Event | czsu.Condition | czsu.Treaty | czsu.Actor

by_id = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)


# ---- every record -------------------------------------------------------------------


def runs(text: str) -> set[str]:
    """Return a hash for every run of eight words."""
    words = re.findall(r"\w+", text.lower())
    return {
        sha256(" ".join(words[i : i + 8]).encode()).hexdigest()[:10] for i in range(len(words) - 7)
    }


ARTICLE_RUNS = frozenset(
    (Path(__file__).parent / "article_runs.txt").read_text(encoding="ascii").split()
)
"""The founding article's runs of eight words, hashed: enough to know them, too little to read."""


@by_id
def test_summary_is_short_and_ours(record: Told) -> None:
    """One to three sentences, and no run of eight words that the founding article has."""
    sentences = re.findall(r"[^\s.][.!?](?=\s|$)", record.summary)
    assert 1 <= len(sentences) <= 3
    assert record.summary.endswith((".", "!", "?"))
    assert not runs(record.summary) & ARTICLE_RUNS


def test_runs_are_told() -> None:
    """The check can fail: seven words have no run, nine have two, whatever their case."""
    assert runs("one two three four five six seven") == set()
    assert len(runs("One two three four five six seven eight nine.")) == 2
    assert len(ARTICLE_RUNS) > 500


@by_id
def test_a_record_stands_on_somebodys_word(record: Told) -> None:
    """At least one citation agrees with it, and a dispute says what it is about."""
    assert any(one.stance is not czsu.Stance.DISPUTES for one in record.citations)
    for citation in record.citations:
        if citation.stance is czsu.Stance.DISPUTES:
            assert citation.note or citation.dates


@by_id
def test_titles_are_not_sentences(record: Told) -> None:
    """A title has no full stop; it is unlike its id."""
    title = record.name if isinstance(record, czsu.Actor) else record.title
    assert not title.endswith(".")
    assert title != record.id


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.table)
def test_no_two_records_are_alike(room: czsu.Selection[Told]) -> None:
    """No two records of one room share their title or name; nor, but for people, their summary."""
    titles = Counter(one.name if isinstance(one, czsu.Actor) else one.title for one in room)
    assert [title for title, count in titles.items() if count > 1] == []
    if room is czsu.actors:
        return
    summaries = Counter(getattr(one, "summary", "") for one in room)
    assert [text for text, count in summaries.items() if count > 1] == []


def test_no_two_events_of_a_kind_have_one_date_and_title() -> None:
    """What two ledgers tell is one record."""
    seen = Counter((event.kind, event.date, event.title) for event in czsu.events)
    assert max(seen.values()) == 1


# ---- references -----------------------------------------------------------------------


@pytest.mark.parametrize("reference", czsu.references, ids=lambda reference: reference.id)
def test_reference(reference: czsu.Reference) -> None:
    """It is used; its address has a host and no blank; its title is no address."""
    assert any(room.citing(reference) for room in ROOMS)
    if reference.url:
        parts = urlsplit(reference.url)
        assert parts.scheme in {"http", "https"}
        assert re.fullmatch(r"[a-z0-9.-]+\.[a-z0-9-]{2,}(:\d+)?", parts.netloc)
    assert "://" not in reference.title


def test_no_work_is_listed_twice() -> None:
    """One address is one reference; so is one title by one author in one place."""
    urls = Counter(one.url for one in czsu.references if one.url)
    assert [url for url, count in urls.items() if count > 1] == []
    works = Counter(
        (one.title, one.authors, one.container_title, one.issued, one.url)
        for one in czsu.references
    )
    assert [work for work, count in works.items() if count > 1] == []


PIRATES = (
    *("bibliboba", "litfond.net", "readli", "livebooks", "hotlib", "hub-books", "readboom"),
    *("litbaza", "club-books", "knizhkionline", "readania", "docslide", "pdfslide", "issuhub"),
    *("coek.info", "scribd", "newlib"),
)


def test_unauthorised_copies_are_not_linked() -> None:
    """A work read in such a copy is cited as the work itself."""
    linked = [one.url for one in czsu.references if one.url]
    assert [url for url in linked if any(host in url for host in PIRATES)] == []


# ---- what is in it ----------------------------------------------------------------------


def test_it_is_as_large_as_it_claims() -> None:
    """The ledgers' matter is all there."""
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
    """A handful in each era, read once more in the researched sources."""
    assert czsu.events[key].date == czsu.TimeSpan(when)


@pytest.mark.parametrize(
    "key",
    [
        "recognition-de-jure-1934",  # 9 June, or 9 July
        "exile-government-recognition-1941",  # who was first
        "ruthenia-treaty-1945",  # 1945, or 1946
        "mutual-assistance-1935",  # its end
        "alliance-1943",  # "held for twenty years"
        "dubcek-first-secretary-1968",  # "late 1967"
        "politburo-rejects-1968-methods-1986",  # 1986, or 1987
        "comecon-membership-1949",  # June, or September 1991
        "soviet-troop-withdrawal-1945",  # November, December, or 1946
        "last-soviet-troops-leave-1991",  # the 21st, the 27th, the 30th
    ],
)
def test_known_disagreements_are_visible(key: str) -> None:
    """What historians know to be disputed is."""
    record = czsu.dataset.record(key)
    assert not isinstance(record, czsu.Reference)
    assert record.disputed


def test_the_recognition_of_1934_on_both_words() -> None:
    """June by most, July by one, the bare year by the article."""
    claims = {
        claim.span.edtf
        for citation in czsu.events["recognition-de-jure-1934"].citations
        for claim in citation.dates
    }
    assert {"1934-06-09", "1934-07-09", "1934"} <= claims


# ---- treaties ------------------------------------------------------------------------------


def test_the_alliance_runs_through_its_treaties() -> None:
    """1935, 1943, prolonged in 1963, 1970, then a treaty without an alliance."""
    assert "mutual-assistance-1935" in czsu.treaties["alliance-1943"].supersedes
    assert czsu.treaties["alliance-prolongation-1963"].prolongs == ("alliance-1943",)
    assert "alliance-1943" in czsu.treaties["friendship-1970"].supersedes


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        ("1934-12-31", set[str](), set[str]()),
        ("1937-06-01", {"mutual-assistance-1935"}, {"mutual-assistance-1935"}),
        ("1940-06-01", set[str](), {"mutual-assistance-1935"}),
        ("1950-01-01", {"alliance-1943"}, {"alliance-1943"}),
        ("1960-01-01", {"alliance-1943", "warsaw-treaty-1955"}, {"alliance-1943"}),
        ("1980-01-01", {"warsaw-treaty-1955"}, {"warsaw-treaty-1955"}),
        ("1992-01-01", set[str](), set[str]()),
    ],
)
def test_what_bound_them_to_defence(day: str, certain: set[str], possible: set[str]) -> None:
    """Between the two states, on the sources' agreement or on some of them."""
    bilateral = czsu.treaties.obliging("defence").involving("czechoslovakia")
    between = bilateral.involving("soviet-union")
    assert certain <= set(between.in_force(day, certain=True).ids)
    assert possible <= set(between.in_force(day).ids)
    if not possible:
        assert not between.in_force(day)


# ---- conditions tile history ------------------------------------------------------------------


def inside(day: date) -> bool:
    """Whether the dataset covers a day."""
    return czsu.dataset.coverage.earliest <= day <= czsu.dataset.coverage.latest


@pytest.mark.parametrize("condition", czsu.conditions, ids=lambda condition: condition.id)
def test_both_sides_of_a_conditions_bounds(condition: czsu.Condition) -> None:
    """It is possible from its earliest to its latest day, certain in between, and not outside."""
    span = condition.span
    for day, there in (
        (span.earliest - DAY if span.earliest > date.min else date.min, False),
        (span.earliest, True),
        (span.latest, True),
        (span.latest + DAY if span.latest < date.max else date.max, False),
    ):
        if inside(day):
            assert (condition in czsu.on(day).conditions) is there
    if span.certainly_overlaps(span.latest_start, span.latest_start) and span.edtf[0] not in "[{":
        for day in (span.latest_start, span.earliest_end):
            assert not inside(day) or condition in czsu.on(day).certain.conditions


@pytest.mark.parametrize("treaty", czsu.treaties, ids=lambda treaty: treaty.id)
def test_both_sides_of_a_treatys_force(treaty: czsu.Treaty) -> None:
    """It is in force on the first day that any source allows, and not on the day before."""
    spans = [
        claim.span
        for citation in treaty.citations
        for claim in citation.dates
        if claim.field is czsu.ClaimField.IN_FORCE
    ]
    if treaty.in_force is None:
        assert treaty in czsu.treaties.force_unknown
        return
    starts = [span.earliest for span in (treaty.in_force, *spans) if span.earliest > date.min]
    first = max(min(starts, default=date.min), treaty.signed.earliest)
    assert treaty in czsu.treaties.in_force(first)
    assert treaty not in czsu.treaties.in_force(first - DAY)
    known = [span for span in (treaty.in_force, *spans) if not span.end_unknown]
    if len(known) == 1 + len(spans):
        last = max(span.latest for span in known)
        assert treaty in czsu.treaties.in_force(last)
        assert not inside(last + DAY) or treaty not in czsu.treaties.in_force(last + DAY)


def turning_days() -> list[date]:
    """Return the days at which anything begins or ends, and their neighbours, 1918 to 1992."""
    spans = [one.span for one in (*czsu.periods, *czsu.conditions)]
    spans += [event.date for event in czsu.events]
    spans += [treaty.in_force for treaty in czsu.treaties if treaty.in_force]
    bounds = {
        bound
        for span in spans
        for bound in (span.earliest, span.latest_start, span.earliest_end, span.latest)
    }
    first, last = date(1918, 1, 1), date(1992, 12, 31)
    inner = {bound for bound in bounds if first <= bound <= last}
    return sorted(
        day for bound in inner for day in {bound - DAY, bound, bound + DAY} if first <= day <= last
    )


LAST_PRESIDENT = date(1992, 7, 20)


def test_no_day_is_without_an_answer() -> None:
    """Each such day has one chain of periods, somebody in office, and a state of relations."""
    for day in turning_days():
        seen = czsu.on(day)
        assert seen.certain.periods, day
        assert seen.conditions.of_kind("office") or day > LAST_PRESIDENT, day
        assert seen.conditions.of_kind(
            *("stance", "mission", "diplomatic-relations", "broken-relations", "exile-relations")
        ), day


def test_contact_is_of_one_kind_at_a_time() -> None:
    """Relations, exile relations and their breach exclude each other on every day."""
    kinds = ("diplomatic-relations", "broken-relations", "exile-relations")
    contact = czsu.conditions.of_kind(*kinds).involving("soviet-union")
    for day in turning_days():
        certain = contact.on(day, certain=True).involving("czechoslovakia", parts=True)
        assert len({one.kind for one in certain}) <= 1 or day in _CHANGES, day


_CHANGES = {date(1941, 7, 18)}
"""The day of a change belongs to both."""


def test_periods_leave_no_gap_at_the_top() -> None:
    """From the first day of the coverage to its last, day by day in turn."""
    top = czsu.periods.where(lambda period: period.part_of is None)
    assert top.ids == ("interwar", "second-world-war", "communist")
    assert top[0].span.earliest == czsu.dataset.coverage.earliest
    assert top[-1].span.latest == czsu.dataset.coverage.latest
    for before, after in pairwise(top):
        assert after.span.earliest - before.span.latest == DAY


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
    """Aliases, abbreviations, accents left out, Cyrillic."""
    assert czsu.actors.named(name).id == key
    assert czsu.events.involving(name) == czsu.events.involving(key)


def test_names_in_czech_find_events() -> None:
    """An event is found by its own name."""
    assert "prague-spring-1968" in czsu.events.search("Pražské jaro").ids


def test_states_have_their_numbers() -> None:
    """One COW number for the Russian line, none for the Slovak state of the war."""
    assert {one.id for one in czsu.actors.identified("cow", 365)} == {
        *("soviet-russia", "soviet-union", "russia"),
    }
    assert czsu.actors.identified("gw", 315).ids == ("czechoslovakia",)
    schemes = {one.scheme for one in czsu.actors["slovak-state"].identifiers}
    assert not schemes & {czsu.Scheme.COW, czsu.Scheme.GW, czsu.Scheme.ISO_ALPHA_2}
    assert czsu.actors.identified("cow", 317).ids == ("slovakia",)


def test_former_codes_are_former() -> None:
    """`CS` was reused for Serbia and Montenegro; Czechoslovakia has four letters of the past."""
    for key, former in (("czechoslovakia", "CSHH"), ("soviet-union", "SUHH")):
        codes = {(one.scheme, one.value) for one in czsu.actors[key].identifiers}
        assert (czsu.Scheme.ISO_FORMER, former) in codes
        assert not {scheme for scheme, _ in codes} & {
            *(czsu.Scheme.ISO_ALPHA_2, czsu.Scheme.ISO_ALPHA_3, czsu.Scheme.ISO_NUMERIC),
        }
    with pytest.raises(czsu.UnknownNameError):
        czsu.actors.identified("iso-3166-1-alpha-2", "CS")


@pytest.mark.parametrize("actor", czsu.actors, ids=lambda actor: actor.id)
def test_lives_are_plausible(actor: czsu.Actor) -> None:
    """Nobody lived for more than 105 years; offices were held by the living."""
    if actor.existed is None or actor.kind is not czsu.ActorKind.PERSON:
        return
    if actor.existed.latest != date.max:
        assert actor.existed.latest.year - actor.existed.earliest.year <= 105
    for office in czsu.conditions.of_kind("office").involving(actor):
        assert actor.existed.possibly_overlaps(office.span.earliest, office.span.earliest)


# ---- panel data ---------------------------------------------------------------------------------


@pytest.mark.parametrize("row", czsu.dataset.dyad_years(), ids=lambda row: str(row.year))
def test_a_row_agrees_with_the_days(row: czsu.DyadYear) -> None:
    """What the row says of 31 December is what `on` says of it."""
    day = czsu.on(date(row.year, 12, 31))
    for name in ("defence", "consultation", "neutrality", "non-aggression", "offence"):
        bound = [
            treaty.id
            for treaty in day.certain.treaties
            if name in treaty.obligations
            and not {"soviet-russia", "soviet-union", "russia"}.isdisjoint(treaty.parties)
            and not {"czechoslovakia", "czech-republic", "slovakia"}.isdisjoint(treaty.parties)
        ]
        assert (getattr(row, f"{name.replace('-', '_')}_year_end") is True) == bool(bound)
    for kind in ("diplomatic-relations", "broken-relations", "shared-border"):
        held = [one for one in day.certain.conditions.of_kind(kind) if len(one.actors) >= 2]
        assert (getattr(row, f"{kind.replace('-', '_')}_year_end") is True) <= bool(held)


def test_the_panel_is_that_of_the_state_systems() -> None:
    """COW has a gap from 1940 to 1944, Gleditsch and Ward have none."""
    years = {row.year: row for row in czsu.dataset.dyad_years()}
    assert [*years] == list(range(1918, 1994))
    assert [year for year, row in years.items() if not row.in_cow] == list(range(1940, 1945))
    assert all(row.in_gw for row in years.values())
    assert years[1939].in_cow_year_end is False
    assert (years[1950].cow_a, years[1950].cow_b, years[1950].gw_a) == (315, 365, 315)
    assert years[1993].cow_a is None


def test_milestones_of_the_panel() -> None:
    """Troops, border, alliance, relations in years that everybody knows."""
    years = {row.year: row for row in czsu.dataset.dyad_years()}
    troops = [year for year, row in years.items() if row.troop_presence]
    assert troops == [1944, 1945, *range(1968, 1992)]
    assert [years[year].shared_border for year in (1938, 1950, 1990, 1993)] == [
        *(False, True, True, False),
    ]
    assert [years[year].defence for year in (1934, 1936, 1950, 1980, 1992)] == [
        *(False, True, True, True, False),
    ]
    assert [years[year].diplomatic_relations for year in (1933, 1936, 1943, 1950)] == [
        *(False, True, False, True),
    ]
    assert years[1943].exile_relations is True
    assert "comecon" in years[1960].joint_organisations
    assert years[1968].material_conflict_by_b >= 1
