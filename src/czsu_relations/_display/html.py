"""What a notebook shows: cards, tables of records, snapshots, dyad-years, the dataset.

Each is one table, made of the elements of `html_elements`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from czsu_relations._display.content import (
    FORCE_UNKNOWN,
    NOTHING_RECORDED,
    UNDATED,
    CardContent,
    Section,
    SnapshotContent,
    SnapshotEntry,
    agreeing_sources,
    describe_entry,
    describe_periods,
    describe_treaty,
    dissenting_sources,
    format_count,
    format_term,
    time_of,
)
from czsu_relations._display.html_elements import (
    BREAK,
    Html,
    HtmlColumn,
    element,
    grid_rows,
    group_rows,
    headed_table,
    heading_row,
    html_table,
    isolate,
    item_list,
    join_html,
    linked_title,
    marked_title,
    records_grid,
    short_source,
    source_line,
)
from czsu_relations._display.labels import cite_edition
from czsu_relations._display.record_html import citation_html, described_rows
from czsu_relations._model.collection import RECORD_TYPES
from czsu_relations._model.dyad_year import (
    CONDITION_MEASURES,
    OBLIGATION_MEASURES,
    is_recorded,
    main_states,
)
from czsu_relations._model.participants import participant_ids
from czsu_relations._model.records import Actor, Condition, Event, Period, Treaty
from czsu_relations._model.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.collection import Collection
    from czsu_relations._model.dyad_year import DyadYear
    from czsu_relations._model.records import AttestedRecord, Record

__all__ = ["card_html", "dataset_html", "dyad_years_html", "snapshot_html", "table_html"]

_SHOWN_IN_CELL: Final = 3
"""How many actors or sources a cell of a table names."""


# ---- a card ------------------------------------------------------------------


def card_html(card: CardContent) -> str:
    """Return the card of a record: its fields, its links, and its sources."""
    rows = [heading_row(heading, content) for heading, content in _card_rows(card)]
    return html_table(marked_title(card.record), *rows)


def _card_rows(card: CardContent) -> Iterator[tuple[str, Html]]:
    """Yield (heading, content) for each row of a card."""
    yield from described_rows(card)
    if not isinstance(card.record, Reference):
        yield "Sources", item_list(_cited_sources(card.record, card.references))


def _cited_sources(record: AttestedRecord, references: Mapping[str, Reference]) -> Iterator[Html]:
    for citation in record.citations:
        reference = references[citation.reference]
        yield citation_html(citation, record, source_line(reference), reference.language)


# ---- a selection -------------------------------------------------------------


def table_html(table: str, records: Sequence[Record], collection: Collection) -> str:
    """Return records of one table as an HTML table."""
    caption = f"{len(records)} {table}"
    return records_grid(caption, _COLUMNS[RECORD_TYPES[table]], records, collection.by_id)


def _date_column(field: str) -> HtmlColumn:
    """Return the column of a date, under the name of its field."""

    def date_cell(record: Record, _: Mapping[str, Any]) -> str:
        return _date_or_undated(getattr(record, field))

    return format_term(field).capitalize(), date_cell


def _actors_column(heading: str, ids_of: Callable[[Any], Iterable[str]]) -> HtmlColumn:
    """Return the column of the actors whose ids `ids_of` gives for a record."""

    def actors_cell(record: Record, by_id: Mapping[str, Any]) -> str:
        return _join_first([linked_title(by_id[key]) for key in ids_of(record)])

    return heading, actors_cell


def _join_first(items: Sequence[str]) -> Html:
    """Return the first items in one line, and the number of the others."""
    line = join_html(items[:_SHOWN_IN_CELL], "; ")
    others = len(items) - _SHOWN_IN_CELL
    if others <= 0:
        return line
    return join_html((line, f" and {others} more"))


def _title_cell(record: Record, _: Mapping[str, Any]) -> Html:
    return marked_title(record)


def _date_or_undated(span: TimeSpan | None) -> str:
    if span is None:
        return UNDATED
    return span.describe()


def _sources_cell(record: AttestedRecord, by_id: Mapping[str, Any]) -> Html:
    return _name_sources((citation.reference for citation in record.citations), by_id)


def _name_sources(keys: Iterable[str], by_id: Mapping[str, Any]) -> Html:
    """Return the labels of the first sources, each once, and the number of the others."""
    return _join_first([short_source(by_id[key]) for key in dict.fromkeys(keys)])


_SOURCES: Final = ("Sources", _sources_cell)

_COLUMNS: Final[Mapping[type[Record], tuple[HtmlColumn, ...]]] = {
    Period: (_date_column("span"), ("Period", _title_cell), _SOURCES),
    Event: (
        _date_column("date"),
        ("Event", _title_cell),
        _actors_column("Actors", participant_ids),
        _SOURCES,
    ),
    Condition: (
        _date_column("span"),
        ("Condition", _title_cell),
        _actors_column("Actors", lambda condition: condition.actors),
        _SOURCES,
    ),
    Treaty: (
        _date_column("signed"),
        ("Treaty", _title_cell),
        _actors_column("Parties", lambda treaty: treaty.parties),
        _date_column("in_force"),
        _SOURCES,
    ),
    Actor: (
        ("Actor", _title_cell),
        ("Kind", lambda actor, _: actor.kind),
        _date_column("existed"),
        _SOURCES,
    ),
    Reference: (
        ("Source", lambda reference, _: source_line(reference)),
        ("Evidence", lambda reference, _: reference.evidence),
    ),
}


# ---- two states, year by year ------------------------------------------------


def dyad_years_html(years: Sequence[DyadYear], collection: Collection) -> str:
    """Return obligations, conditions and numbers of events of two states, year by year."""
    actors = collection.actors_by_id
    names = [linked_title(state) for state in main_states(years, actors)]
    states = join_html(names, " – ")
    if not names:
        states = Html("Two states")
    caption = join_html((states, f", {format_count(len(years), 'year')}"))
    return records_grid(caption, _YEAR_COLUMNS, years, actors)


def _states_cell(year: DyadYear, actors: Mapping[str, Actor]) -> Html:
    sides: list[Html] = []
    for keys in (year.states_a, year.states_b):
        sides.append(join_html((linked_title(actors[key]) for key in keys), ", "))
    return join_html(sides, " – ")


def _measures_column(heading: str, measures: tuple[str, ...]) -> HtmlColumn:
    """Return the column that names the measures that are true, uncertain or disputed in a year."""

    def measures_cell(year: DyadYear, _: Mapping[str, Any]) -> str:
        return join_html(_name_measures(year, measures), ", ") or "–"

    return heading, measures_cell


def _name_measures(year: DyadYear, measures: tuple[str, ...]) -> Iterator[Html]:
    for measure in measures:
        answer, disputed = getattr(year, measure), getattr(year, f"{measure}_disputed")
        if not is_recorded(year, measure) or (answer is False and not disputed):
            continue
        name = join_html([format_term(measure)])
        # None is not False: our dates leave open whether it was so.
        if answer is None:
            name = join_html((name, " (", element("em", "uncertain"), ")"))
        elif answer is False:
            name = join_html((name, " (", element("em", "not by our dates"), ")"))
        if disputed:
            name = join_html((name, " ", element("mark", "disputed")))
        yield name


def _number_column(heading: str, field: str) -> HtmlColumn:
    """Return a column of numbers, with a dash where the dataset has no record of the kind."""

    def number_cell(year: DyadYear, _: Mapping[str, Any]) -> str:
        number = getattr(year, field)
        return "–" if number is None else str(number)

    return heading, number_cell


_YEAR_COLUMNS: Final[tuple[HtmlColumn, ...]] = (
    _number_column("Year", "year"),
    ("States", _states_cell),
    _measures_column("Obligations", OBLIGATION_MEASURES),
    _measures_column("Conditions", CONDITION_MEASURES),
    _number_column("Verbal cooperation", "verbal_cooperation"),
    _number_column("Material cooperation", "material_cooperation"),
    _number_column("Verbal conflict", "verbal_conflict"),
    _number_column("Material conflict", "material_conflict"),
)


# ---- a snapshot --------------------------------------------------------------


def snapshot_html(snapshot: SnapshotContent) -> str:
    """Return a snapshot: date, periods, and sections of records with their sources."""
    caption = join_html([snapshot.date.describe()])
    periods = describe_periods(snapshot.periods)
    if periods:
        caption = join_html((caption, BREAK, element("small", isolate(periods))))
    groups: list[Html] = []
    for section in snapshot.sections:
        groups += _section_groups(section, snapshot.collection.by_id)
    return headed_table(caption, _ENTRY_COLUMNS, *groups)


def _section_groups(section: Section, by_id: Mapping[str, Any]) -> Iterator[Html]:
    """Yield the rows of a section, and those of its treaties of unknown force."""
    rows: Sequence[Html] | str = NOTHING_RECORDED
    if section.entries:
        rows = grid_rows(_ENTRY_COLUMNS, section.entries, by_id)
    yield group_rows(section.heading, _ENTRY_COLUMNS, rows)
    if section.force_unknown:
        treaties: list[Html] = []
        for treaty in section.force_unknown:
            treaties.append(join_html((linked_title(treaty), " ", describe_treaty(treaty))))
        yield group_rows(FORCE_UNKNOWN, _ENTRY_COLUMNS, join_html(treaties, "; "))


def _time_cell(entry: SnapshotEntry, _: Mapping[str, Any]) -> str:
    return _date_or_undated(time_of(entry.record))


def _record_cell(entry: SnapshotEntry, _: Mapping[str, Any]) -> Html:
    """Return the title of a record, a treaty's details, and whether it is only possible."""
    title = marked_title(entry.record, describe_entry(entry))
    if entry.certain:
        return title
    return join_html((title, " – ", element("em", "possibly")))


def _entry_sources_cell(entry: SnapshotEntry, by_id: Mapping[str, Any]) -> Html:
    """Return the sources that agree with a record, then each that disagrees on its own line."""
    dissenting = dissenting_sources(entry.record)
    lines: list[Html] = []
    agreeing = agreeing_sources(entry.record, dissenting)
    if agreeing:
        lines.append(_name_sources(agreeing, by_id))
    for key, dates in dissenting.items():
        source = short_source(by_id[key])
        if dates:
            lines.append(join_html(("but ", source, f": {'; '.join(dates)}")))
        else:
            lines.append(join_html(("disputed by ", source)))
    return join_html(lines, BREAK)


_ENTRY_COLUMNS: Final[tuple[HtmlColumn, ...]] = (
    ("When", _time_cell),
    ("What", _record_cell),
    ("Sources", _entry_sources_cell),
)


# ---- the dataset -------------------------------------------------------------


def dataset_html(collection: Collection) -> str:
    """Return the title, coverage and size of a dataset, and how to cite it."""
    rows = [heading_row(heading, content) for heading, content in _dataset_rows(collection)]
    return html_table(isolate(collection.header.title), *rows)


def _dataset_rows(collection: Collection) -> Iterator[tuple[str, str]]:
    """Yield (heading, content) for each row of a dataset's table."""
    header = collection.header
    yield "Edition", isolate(header.edition)
    yield "Covers", header.coverage.describe()
    for table in RECORD_TYPES:
        records: Sequence[Record] = getattr(collection, table)
        count = str(len(records))
        # References have no sources that could dispute them.
        disputed = sum(getattr(record, "disputed", False) for record in records)
        if disputed:
            count += f" ({disputed} disputed)"
        yield table.capitalize(), count
    yield "Cite as", isolate(cite_edition(header))
