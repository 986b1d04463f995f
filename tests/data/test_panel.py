"""The panel of the bundled dataset: which events it leaves out, and what leaves a cell open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

import czsu_relations as czsu
from czsu_relations._model.fields import fields_of
from czsu_relations._model.panel_columns import Measure
from panel_oracle import PanelOracle

if TYPE_CHECKING:
    from collections.abc import Iterator

UNCOUNTED: Final = {
    # to be judged: the Legion and the Red Army fought each other, so one of them is an opponent
    "legion-bolshevik-conflict-1918": "a fight with parties only; nobody is acted upon",
    # to be judged: as above
    "chelyabinsk-incident-1918": "a fight with parties only; nobody is acted upon",
    # to be judged: a pledge to stand by Czechoslovakia is addressed to it
    "litvinov-statement-1938": "Czechoslovakia is its subject",
    # to be judged: as above
    "litvinov-league-speech-1938": "Czechoslovakia is its subject",
    "soviet-note-poland-1938": "directed against Poland; a conflict in Czechoslovakia's favour",
    "munich-agreement-1938": "imposed by four others; the Soviet Union is its subject",
    "tass-munich-disclaimer-1938": "directed at France and Britain",
    "partition-czechoslovakia-1939": "an act of Germany; the Soviet Union is a witness",
    "soviet-protest-note-1939": "directed against Germany, in Czechoslovakia's favour",
    "league-benes-protest-1939": "directed at the League; both sides stood together",
    # to be judged: it withdrew the recognition of Czechoslovakia in fact
    "slovak-state-recognition-1939": "the Slovak state is no part of either side",
    # to be judged: the Soviet Union raised and armed the unit together with the exiles
    "buzuluk-battalion-1942": "both sides act, and nobody is acted upon or gains",
    # to be judged: as above
    "czechoslovak-brigade-1943": "both sides act, and nobody is acted upon or gains",
    # to be judged: as above
    "czechoslovak-army-corps-1944": "both sides act, and nobody is acted upon or gains",
    # to be judged: Stalin and Beneš greet each other; each is the target of the other
    "red-army-at-frontier-1944": "both sides write, and nobody is acted upon",
    "slovak-uprising-soviet-aid-1944": "directed against Germany; both sides stand together",
    # to be judged: the Soviet Union only gains by it, which is no act of its own
    "mukachevo-manifesto-1944": "the Soviet Union gains by an act of others",
    "lublin-recognition-1945": "directed at Poland",
    # to be judged: the troops left Czechoslovakia, which gained, as in 1991
    "soviet-troop-withdrawal-1945": "Czechoslovakia is its subject",
    "february-coup-1948": "a coup of Czechoslovaks; nobody of the Soviet side is acted upon",
    "slansky-trial-1952": "a trial of Czechoslovaks; nobody of the Soviet side is acted upon",
    "security-council-veto-1968": "directed at the Security Council",
    # to be judged: the Soviet Union imposed it on Czechoslovakia
    "moscow-protocol-1968": "Czechoslovakia has signed, and is not acted upon",
    # to be judged: the doctrine was aimed at Czechoslovakia
    "brezhnev-doctrine-1968": "Czechoslovakia is its subject",
}
"""The events that name both sides, have a mode and are not counted, each with a reason."""

LONG_OPEN: Final[dict[tuple[str, int, int], str]] = {}
"""Stretches of more than six years in which a column is None, each with a reason."""

MOST_OPEN_YEARS: Final = 6

OPEN_DATE: Final = re.compile(
    r"\b(not known|unknown|undated|no date|not dated|in force|nobody|unclear|uncertain|when it)\b",
    re.IGNORECASE,
)
"""Words with which a note says why a time is open."""

PANEL: Final = czsu.dataset.dyad_years()
MEASURES: Final = [
    column.name
    for column in fields_of(czsu.DyadYear)
    if isinstance(column.note, Measure) and not column.note.disputed
]


def counted_events() -> set[str]:
    """Return the ids of all events that some cell of the panel counts."""
    ids: set[str] = set()
    for row in PANEL:
        for mode in czsu.Mode:
            column = str(mode).replace("-", "_")
            sources = row.sources(column)
            ids.update(record.id for record in sources.records)
    return ids


def test_events_that_name_both_sides_and_are_not_counted() -> None:
    """Editors have judged each event that names both sides and that the panel leaves out."""
    oracle = PanelOracle(czsu.dataset, *czsu.dataset.dyad)
    naming_both: list[str] = []
    for event in oracle.events:
        if oracle.names_both_sides(event):
            naming_both.append(event["id"])
    with_mode = {key for key in naming_both if czsu.events[key].mode is not None}
    assert with_mode - counted_events() == set(UNCOUNTED)


def test_only_events_that_name_both_sides_are_counted() -> None:
    """No event counts without somebody of each side, or without a mode."""
    oracle = PanelOracle(czsu.dataset, *czsu.dataset.dyad)
    naming_both = {event["id"] for event in oracle.events if oracle.names_both_sides(event)}
    assert counted_events() <= naming_both
    assert all(czsu.events[key].mode for key in counted_events())


def open_stretches(column: str) -> Iterator[list[czsu.DyadYear]]:
    """Yield the rows of each stretch of years in which a column is None."""
    rows: list[czsu.DyadYear] = []
    for row in PANEL:
        if getattr(row, column) is None:
            rows.append(row)
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


@pytest.mark.parametrize("column", MEASURES)
def test_records_leave_each_blank_cell_open(column: str) -> None:
    """Behind a cell that is None are records, and none stays None for long without a reason."""
    for rows in open_stretches(column):
        notes: list[str] = []
        for row in rows:
            records = row.sources(column).records
            assert records, row.year
            for record in records:
                citations: tuple[czsu.Citation, ...] = getattr(record, "citations", ())
                notes += [citation.note for citation in citations if citation.note]
        stretch = column, rows[0].year, rows[-1].year
        if len(rows) > MOST_OPEN_YEARS and stretch not in LONG_OPEN:
            assert any(OPEN_DATE.search(note) for note in notes), stretch


def test_reasons_are_for_stretches_of_the_panel() -> None:
    """No reason is left for a stretch that is not open any more."""
    stretches = {
        (column, rows[0].year, rows[-1].year)
        for column in MEASURES
        for rows in open_stretches(column)
    }
    assert set(LONG_OPEN) <= stretches


def test_no_state_column_of_the_bundled_panel_is_unrecorded() -> None:
    """The dataset has records of every kind that a column is about."""
    for column in fields_of(czsu.DyadYear):
        if column.name[:3] not in {"cow", "gw_"}:
            assert any(getattr(row, column.name) is not None for row in PANEL), column.name


def test_cases_of_the_panel() -> None:
    """Some cells that a historian would look at first."""
    years = {row.year: row for row in PANEL}
    assert next(row.year for row in PANEL if row.both_exist) == 1918
    assert years[1948].material_conflict_by_a == 0
    assert [row.year for row in PANEL if row.broken_relations] == [1939, 1940, 1941]
    assert years[1968].troop_presence is True
    assert years[1968].material_conflict_by_b
    assert all(years[year].defence for year in range(1936, 1939))
    assert all(years[year].consultation is not None for year in range(1939, 1955))
    assert all(row.neutrality is not None for row in PANEL.between(1935, 1991))


def test_a_source_that_says_nothing_leaves_cells_blank() -> None:
    """ATOP has the pact of 1935 with its own dates, and says nothing of relations or events."""
    account = czsu.dataset.according_to("atop-4-01")
    pact = account.treaties["mutual-assistance-1935"]
    assert pact.in_force == czsu.TimeSpan("1935-05-16/1938-09")
    years = {row.year: row for row in account.dyad_years("czechoslovakia", "soviet-union")}
    assert (years[1936].defence, years[1936].defence_disputed) == (True, False)
    assert [year for year in range(1933, 1942) if years[year].defence] == [1935, 1936, 1937, 1938]
    assert years[1938].defence_year_end is False
    for column in ("diplomatic_relations", "shared_border", "joint_organisations", "mission"):
        assert {getattr(row, column) for row in years.values()} == {None}
    modes = {event.mode for event in account.events}
    for mode in czsu.Mode:
        name = str(mode).replace("-", "_")
        for column in (name, f"{name}_by_a", f"{name}_by_b"):
            cells = {getattr(row, column) is None for row in years.values()}
            assert cells == {mode not in modes}, column


def test_the_correlates_of_war_speak_of_membership_only() -> None:
    """Their list of states gives numbers with spans, and no time of existence."""
    account = czsu.dataset.according_to("cow-states-2016")
    years = {row.year: row for row in account.dyad_years("czechoslovakia", "soviet-union")}
    assert [years[year].in_cow for year in (1930, 1942, 1950)] == [True, False, True]
    assert years[1950].defence is None
    assert years[1950].both_exist is None


def test_an_account_joins_the_sides_that_a_source_gives_apart() -> None:
    """No source of the dataset keeps one side of a time that it gives in two halves."""
    for reference in czsu.references:
        for record in czsu.dataset.records:
            citations: tuple[czsu.Citation, ...] = getattr(record, "citations", ())
            spans = [
                claim.span.edtf
                for citation in citations
                if citation.reference == reference.id
                for claim in citation.dates
                if claim.field in {"span", "existed", "in_force"}
            ]
            if len(spans) < 2 or not (spans[0].endswith("/") or spans[0].startswith("/")):
                continue
            field = {"Condition": "span", "Period": "span", "Actor": "existed"}.get(
                type(record).__name__, "in_force"
            )
            account = czsu.dataset.according_to(reference)
            joined = getattr(account.record(record.id), field)
            assert joined.starts_bounded, (reference.id, record.id)
            assert joined.ends_bounded, (reference.id, record.id)
