"""The panel of the bundled dataset: what leaves a cell open, and what single sources say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

import czsu_relations as czsu
from czsu_relations._model.fields import fields_of
from czsu_relations._model.panel_columns import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

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
