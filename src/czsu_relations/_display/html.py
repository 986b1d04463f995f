"""What people see in a notebook: cards, tables, snapshots, years, the dataset at a glance.

Each is one table, of the elements that the room below has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from czsu_relations._display.content import (
    NOTHING,
    UNKNOWN,
    CardContent,
    SnapshotContent,
    agreeing,
    bound,
    called,
    counted,
    dated,
    differs,
    dissent,
    facts,
    framing,
    spoken,
    time_of,
    when,
)
from czsu_relations._display.html_elements import (
    BREAK,
    Column,
    Html,
    element,
    grid,
    group,
    headed,
    isolated,
    items,
    joined,
    lined,
    link,
    marked,
    row,
    shortened,
    source,
    table,
    titled,
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
    return table(marked(card.record), *(row(*told) for told in _told(card)))


def _told(card: CardContent) -> Iterator[tuple[str, str]]:
    record = card.record
    for field, span in dated(record):
        yield field.capitalize(), span.describe()
    if not isinstance(record, Reference):
        yield "Summary", isolated(record.summary)
    for what, value in facts(record):
        yield what.capitalize(), link(isolated(value), value if what == "read at" else None)
    if terms := getattr(record, "terms", ()):
        yield "Terms", items(map(isolated, terms))
    if names := called(record):
        yield "Also called", items(isolated(one.text, one.language) for one in names)
    if card.actors:
        yield "Actors", items(_acting(card))
    for heading, records in card.links:
        yield heading, items(joined((titled(one), f" ({when(one)})")) for one in records)
    if not isinstance(record, Reference):
        words = (_on_the_word_of(one, record, card.references) for one in record.citations)
        yield "On the word of", items(words)


def _acting(card: CardContent) -> Iterator[Html]:
    for actor, roles in card.actors:
        yield joined((titled(actor), f" ({roles})" if roles else ""))


def _on_the_word_of(
    citation: Citation, record: AttestedRecord, references: Mapping[str, Reference]
) -> Html:
    """Say which source, where in it, what it makes of the record, and which dates it gives."""
    reference = references[citation.reference]
    where = (" [", isolated(citation.locator), "]") if citation.locator else ()
    said = [_dating(citation, claim, record, reference) for claim in citation.dates]
    if citation.stance is not Stance.SUPPORTS:
        mark = "mark" if citation.stance is Stance.DISPUTES else "em"
        said.insert(0, element(mark, f"{citation.stance} this"))
    lines = [joined((source(reference), *where)), joined(said, "; ")]
    if citation.note:
        lines.append(element("small", isolated(citation.note)))
    return joined(filter(None, lines), BREAK)


def _dating(citation: Citation, claim: Claim, record: AttestedRecord, reference: Reference) -> Html:
    """Say which date a source gives, in its own words, too, and whether it is another."""
    said: list[str] = [spoken(claim.field), " ", claim.span.describe()]
    if claim.as_written:
        said += " (“", isolated(claim.as_written, reference.language), "”)"
    if differs(record, citation, claim):
        said += " ", element("mark", "another date")
    return joined(said)


# ---- a selection -------------------------------------------------------------


def table_html(table: str, records: Sequence[Record], collection: Collection) -> str:
    """Return records of one table as an HTML table."""
    caption = f"{len(records)} {table}"
    return grid(caption, _COLUMNS[RECORD_TYPES[table]], records, collection.by_id)


def _of_date(field: str) -> Column:
    return spoken(field).capitalize(), lambda record, _: _english(getattr(record, field))


def _of_actors(heading: str, ids: Callable[[Any], Iterable[str]]) -> Column:
    return heading, lambda record, among: _several([titled(among[key]) for key in ids(record)])


def _several(some: Sequence[str]) -> Html:
    """The first of them, and the count of the others."""
    more = len(some) - _MOST
    return joined((joined(some[:_MOST], "; "), f" and {more} more" if more > 0 else ""))


def _titled(record: Record, _: Mapping[str, Any]) -> Html:
    return marked(record)


def _english(span: TimeSpan | None) -> str:
    return "undated" if span is None else span.describe()


def _sources(record: AttestedRecord, among: Mapping[str, Any]) -> Html:
    keys = dict.fromkeys(citation.reference for citation in record.citations)
    return _several([shortened(among[key]) for key in keys])


_SOURCES: Final = ("Sources", _sources)

_COLUMNS: Final[Mapping[type[Record], tuple[Column, ...]]] = {
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
        ("Source", lambda reference, _: source(reference)),
        ("Evidence", lambda reference, _: reference.evidence),
    ),
}


# ---- two states, year by year ------------------------------------------------


def dyad_years_html(years: Sequence[DyadYear], collection: Collection) -> str:
    """Return what bound the two, what held, and how often they met, year by year."""
    actors = collection.actors_by_id
    named = joined(map(titled, main_states(years, actors)), " – ") or "Two states"
    return grid(joined((named, f", {counted(len(years), 'year')}")), _YEAR, years, actors)


def _sides(year: DyadYear, among: Mapping[str, Actor]) -> Iterator[Html]:
    for states in (year.states_a, year.states_b):
        yield joined((titled(among[key]) for key in states), ", ")


def _measures(heading: str, names: tuple[str, ...]) -> Column:
    return heading, lambda year, _: joined(_holding(year, names), ", ") or "–"


def _holding(year: DyadYear, names: tuple[str, ...]) -> Iterator[Html]:
    """Yield what held at some time in the year; what sources leave open is marked."""
    for name in names:
        held = getattr(year, name)
        if held is not False:
            open_ = (" (", element("em", "open"), ")") if held is None else ()
            yield joined((name.replace("_", "-"), *open_))


def _count(heading: str, name: str) -> Column:
    return heading, lambda year, _: str(getattr(year, name))


_YEAR: Final[tuple[Column, ...]] = (
    _count("Year", "year"),
    ("States", lambda year, among: joined(_sides(year, among), " – ")),
    _measures("Bound to", OBLIGATION_MEASURES),
    _measures("Held", CONDITION_MEASURES),
    _count("Cooperation in word", "verbal_cooperation"),
    _count("Cooperation in deed", "material_cooperation"),
    _count("Conflict in word", "verbal_conflict"),
    _count("Conflict in deed", "material_conflict"),
)


# ---- a snapshot --------------------------------------------------------------


def snapshot_html(snapshot: SnapshotContent) -> str:
    """Return who stood where at a time, what bound, held and had happened last; on whose word."""
    framed = framing(snapshot.periods)
    under = (BREAK, element("small", isolated(framed))) if framed else ()
    caption = joined((snapshot.date.describe(), *under))
    among = snapshot.collection.by_id
    groups = [
        group(heading, _TOLD, lined(_TOLD, told, among) if told else NOTHING)
        for heading, told in snapshot.sections
    ]
    if snapshot.force_unknown:
        named = (joined((titled(one), bound(one))) for one in snapshot.force_unknown)
        groups.append(group(UNKNOWN, _TOLD, joined(named, "; ")))
    return headed(caption, _TOLD, *groups)


def _what(told: tuple[AttestedRecord, bool], _: Mapping[str, Any]) -> Html:
    """What is recorded, whether only possibly so, and of a treaty what it bound to."""
    record, certain = told
    possibly = () if certain else (" – ", element("em", "possibly"))
    return joined((marked(record, bound(record)), *possibly))


def _on_whose_word(told: tuple[AttestedRecord, bool], among: Mapping[str, Any]) -> Html:
    """The sources, and under them whoever says otherwise."""
    others = dissent(told[0])
    lines = [_several([shortened(among[key]) for key in agreeing(told[0], others)])]
    for key, dates in others.items():
        said = ("but ", f": {'; '.join(dates)}") if dates else ("disputed by ", "")
        lines.append(joined((said[0], shortened(among[key]), said[1])))
    return joined(filter(None, lines), BREAK)


_TOLD: Final[tuple[Column, ...]] = (
    ("When", lambda told, _: _english(time_of(told[0]))),
    ("What", _what),
    ("On whose word", _on_whose_word),
)


# ---- the dataset -------------------------------------------------------------


def dataset_html(collection: Collection) -> str:
    """Return what the dataset is about, how much is in it, and how to cite it."""
    title = isolated(collection.header.title)
    return table(title, *(row(*told) for told in _overview(collection)))


def _overview(collection: Collection) -> Iterator[tuple[str, str]]:
    header = collection.header
    yield "Edition", isolated(header.edition)
    yield "Covers", header.coverage.describe()
    for name in RECORD_TYPES:
        records: Sequence[Record] = getattr(collection, name)
        disputed = sum(getattr(record, "disputed", False) for record in records)
        yield name.capitalize(), f"{len(records)}{f' ({disputed} disputed)' if disputed else ''}"
    yield "Cite as", isolated(cite_edition(header))
