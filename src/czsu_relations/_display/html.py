"""What people see in a notebook: cards, tables, snapshots, years, the dataset at a glance.

Each is one table, of the elements that the room below has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from czsu_relations._display.content import (
    FORCE_UNKNOWN,
    NOTHING_RECORDED,
    CardContent,
    SnapshotContent,
    agreeing_sources,
    claim_differs,
    dates_of,
    describe_periods,
    describe_time,
    describe_treaty,
    dissenting_sources,
    facts_of,
    format_count,
    format_term,
    other_names_of,
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
    link_to,
    linked_title,
    marked_title,
    records_grid,
    short_source,
    source_line,
)
from czsu_relations._display.labels import cite_edition
from czsu_relations._model.collection import RECORD_TYPES
from czsu_relations._model.dyad_year import CONDITION_MEASURES, OBLIGATION_MEASURES, main_states
from czsu_relations._model.records import Actor, Condition, Event, Period, Treaty
from czsu_relations._model.reference import Reference
from czsu_relations._model.vocabulary.sources import Stance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.collection import Collection
    from czsu_relations._model.dyad_year import DyadYear
    from czsu_relations._model.parts import Citation, Claim
    from czsu_relations._model.records import AttestedRecord, Record

__all__ = ["card_html", "dataset_html", "dyad_years_html", "snapshot_html", "table_html"]

_MOST: Final = 3
"""How many actors or sources a cell of a table names."""


# ---- a card ------------------------------------------------------------------


def card_html(card: CardContent) -> str:
    """Return a record: what it is, what it is linked to, and on whose word it stands."""
    return html_table(marked_title(card.record), *(heading_row(*told) for told in _told(card)))


def _told(card: CardContent) -> Iterator[tuple[str, str]]:
    record = card.record
    for field, span in dates_of(record):
        yield field.capitalize(), span.describe()
    if not isinstance(record, Reference):
        yield "Summary", isolate(record.summary)
    for what, value in facts_of(record):
        yield what.capitalize(), link_to(isolate(value), value if what == "read at" else None)
    if terms := getattr(record, "terms", ()):
        yield "Terms", item_list(map(isolate, terms))
    if names := other_names_of(record):
        yield "Also called", item_list(isolate(one.text, one.language) for one in names)
    if card.actors:
        yield "Actors", item_list(_acting(card))
    for heading, records in card.links:
        yield (
            heading,
            item_list(
                join_html((linked_title(one), f" ({describe_time(one)})")) for one in records
            ),
        )
    if not isinstance(record, Reference):
        words = (_on_the_word_of(one, record, card.references) for one in record.citations)
        yield "Sources", item_list(words)


def _acting(card: CardContent) -> Iterator[Html]:
    for actor, roles in card.actors:
        yield join_html((linked_title(actor), f" ({roles})" if roles else ""))


def _on_the_word_of(
    citation: Citation, record: AttestedRecord, references: Mapping[str, Reference]
) -> Html:
    """Say which source, where in it, what it makes of the record, and which dates it gives."""
    reference = references[citation.reference]
    where = (" [", isolate(citation.locator), "]") if citation.locator else ()
    said = [_dating(citation, claim, record, reference) for claim in citation.dates]
    if citation.stance is not Stance.SUPPORTS:
        mark = "mark" if citation.stance is Stance.DISPUTES else "em"
        said.insert(0, element(mark, f"{citation.stance} this"))
    lines = [join_html((source_line(reference), *where)), join_html(said, "; ")]
    if citation.note:
        lines.append(element("small", isolate(citation.note)))
    return join_html(filter(None, lines), BREAK)


def _dating(citation: Citation, claim: Claim, record: AttestedRecord, reference: Reference) -> Html:
    """Say which date a source gives, in its own words, too, and whether it is another."""
    said: list[str] = [format_term(claim.field), " ", claim.span.describe()]
    if claim.as_written:
        said += " (“", isolate(claim.as_written, reference.language), "”)"
    if claim_differs(record, citation, claim):
        said += " ", element("mark", "another date")
    return join_html(said)


# ---- a selection -------------------------------------------------------------


def table_html(table: str, records: Sequence[Record], collection: Collection) -> str:
    """Return records of one table as an HTML table."""
    caption = f"{len(records)} {table}"
    return records_grid(caption, _COLUMNS[RECORD_TYPES[table]], records, collection.by_id)


def _of_date(field: str) -> HtmlColumn:
    return format_term(field).capitalize(), lambda record, _: _english(getattr(record, field))


def _of_actors(heading: str, ids: Callable[[Any], Iterable[str]]) -> HtmlColumn:
    return heading, lambda record, among: _several(
        [linked_title(among[key]) for key in ids(record)]
    )


def _several(some: Sequence[str]) -> Html:
    """The first of them, and the count of the others."""
    more = len(some) - _MOST
    return join_html((join_html(some[:_MOST], "; "), f" and {more} more" if more > 0 else ""))


def _titled(record: Record, _: Mapping[str, Any]) -> Html:
    return marked_title(record)


def _english(span: TimeSpan | None) -> str:
    return "undated" if span is None else span.describe()


def _sources(record: AttestedRecord, among: Mapping[str, Any]) -> Html:
    keys = dict.fromkeys(citation.reference for citation in record.citations)
    return _several([short_source(among[key]) for key in keys])


_SOURCES: Final = ("Sources", _sources)

_COLUMNS: Final[Mapping[type[Record], tuple[HtmlColumn, ...]]] = {
    Period: (_of_date("span"), ("Period", _titled), _SOURCES),
    Event: (
        _of_date("date"),
        ("Event", _titled),
        _of_actors("Actors", lambda event: dict.fromkeys(one.actor for one in event.participants)),
        _SOURCES,
    ),
    Condition: (
        _of_date("span"),
        ("Condition", _titled),
        _of_actors("Actors", lambda condition: condition.actors),
        _SOURCES,
    ),
    Treaty: (
        _of_date("signed"),
        ("Treaty", _titled),
        _of_actors("Parties", lambda treaty: treaty.parties),
        _of_date("in_force"),
        _SOURCES,
    ),
    Actor: (
        ("Actor", _titled),
        ("Kind", lambda actor, _: actor.kind),
        _of_date("existed"),
        _SOURCES,
    ),
    Reference: (
        ("Source", lambda reference, _: source_line(reference)),
        ("Evidence", lambda reference, _: reference.evidence),
    ),
}


# ---- two states, year by year ------------------------------------------------


def dyad_years_html(years: Sequence[DyadYear], collection: Collection) -> str:
    """Return what bound the two, what held, and how often they met, year by year."""
    actors = collection.actors_by_id
    named = join_html(map(linked_title, main_states(years, actors)), " – ") or "Two states"
    return records_grid(
        join_html((named, f", {format_count(len(years), 'year')}")), _YEAR, years, actors
    )


def _sides(year: DyadYear, among: Mapping[str, Actor]) -> Iterator[Html]:
    for states in (year.states_a, year.states_b):
        yield join_html((linked_title(among[key]) for key in states), ", ")


def _measures(heading: str, names: tuple[str, ...]) -> HtmlColumn:
    return heading, lambda year, _: join_html(_holding(year, names), ", ") or "–"


def _holding(year: DyadYear, names: tuple[str, ...]) -> Iterator[Html]:
    """Yield what held at some time in the year; what sources leave open is marked."""
    for name in names:
        held = getattr(year, name)
        if held is not False:
            open_ = (" (", element("em", "open"), ")") if held is None else ()
            yield join_html((name.replace("_", "-"), *open_))


def _count(heading: str, name: str) -> HtmlColumn:
    return heading, lambda year, _: str(getattr(year, name))


_YEAR: Final[tuple[HtmlColumn, ...]] = (
    _count("Year", "year"),
    ("States", lambda year, among: join_html(_sides(year, among), " – ")),
    _measures("Obligations", OBLIGATION_MEASURES),
    _measures("Conditions", CONDITION_MEASURES),
    _count("Verbal cooperation", "verbal_cooperation"),
    _count("Material cooperation", "material_cooperation"),
    _count("Verbal conflict", "verbal_conflict"),
    _count("Material conflict", "material_conflict"),
)


# ---- a snapshot --------------------------------------------------------------


def snapshot_html(snapshot: SnapshotContent) -> str:
    """Return who stood where at a time, what bound, held and had happened last; on whose word."""
    framed = describe_periods(snapshot.periods)
    under = (BREAK, element("small", isolate(framed))) if framed else ()
    caption = join_html((snapshot.date.describe(), *under))
    among = snapshot.collection.by_id
    groups = [
        group_rows(heading, _TOLD, grid_rows(_TOLD, told, among) if told else NOTHING_RECORDED)
        for heading, told in snapshot.sections
    ]
    if snapshot.force_unknown:
        named = (
            join_html((linked_title(one), describe_treaty(one))) for one in snapshot.force_unknown
        )
        groups.append(group_rows(FORCE_UNKNOWN, _TOLD, join_html(named, "; ")))
    return headed_table(caption, _TOLD, *groups)


def _what(told: tuple[AttestedRecord, bool], _: Mapping[str, Any]) -> Html:
    """What is recorded, whether only possibly so, and of a treaty what it bound to."""
    record, certain = told
    possibly = () if certain else (" – ", element("em", "possibly"))
    return join_html((marked_title(record, describe_treaty(record)), *possibly))


def _on_whose_word(told: tuple[AttestedRecord, bool], among: Mapping[str, Any]) -> Html:
    """The sources, and under them whoever says otherwise."""
    others = dissenting_sources(told[0])
    lines = [_several([short_source(among[key]) for key in agreeing_sources(told[0], others)])]
    for key, dates in others.items():
        said = ("but ", f": {'; '.join(dates)}") if dates else ("disputed by ", "")
        lines.append(join_html((said[0], short_source(among[key]), said[1])))
    return join_html(filter(None, lines), BREAK)


_TOLD: Final[tuple[HtmlColumn, ...]] = (
    ("When", lambda told, _: _english(time_of(told[0]))),
    ("What", _what),
    ("Sources", _on_whose_word),
)


# ---- the dataset -------------------------------------------------------------


def dataset_html(collection: Collection) -> str:
    """Return what the dataset is about, how much is in it, and how to cite it."""
    title = isolate(collection.header.title)
    return html_table(title, *(heading_row(*told) for told in _overview(collection)))


def _overview(collection: Collection) -> Iterator[tuple[str, str]]:
    header = collection.header
    yield "Edition", isolate(header.edition)
    yield "Covers", header.coverage.describe()
    for name in RECORD_TYPES:
        records: Sequence[Record] = getattr(collection, name)
        disputed = sum(getattr(record, "disputed", False) for record in records)
        yield name.capitalize(), f"{len(records)}{f' ({disputed} disputed)' if disputed else ''}"
    yield "Cite as", isolate(cite_edition(header))
