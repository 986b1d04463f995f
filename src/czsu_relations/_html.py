"""What people read in a notebook: cards, tables, snapshots, the dataset at a glance.

Each is one table of plain HTML: no script, no class, nothing from elsewhere. Styles stand on the
elements, because notebooks that are not trusted drop style sheets. Colours are those of the page,
which may be light or dark.
"""

from __future__ import annotations

from html import escape
from itertools import starmap
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import evolve

from czsu_relations._author_year import line, part_of, year
from czsu_relations._display import acting, dated, linked, published, recorded
from czsu_relations._parts import Citation
from czsu_relations._records import ROOMS, Actor, Condition, Event, Period, Reference, Treaty
from czsu_relations._vocabulary import Stance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from czsu_relations._answers import Card, Snapshot
    from czsu_relations._dataset import Dataset
    from czsu_relations._dyads import DyadYear, DyadYears
    from czsu_relations._parts import Claim, Name
    from czsu_relations._records import Record
    from czsu_relations._selection import Selection
    from czsu_relations._selections import References
    from czsu_relations._timespan import TimeSpan

__all__ = ["card_html", "dataset_html", "dyad_years_html", "selection_html", "snapshot_html"]

_ENDS: Final = 5
"""How many rows a long table shows of its beginning, and of its end."""

_MOST: Final = 3
"""How many actors or sources a cell of a table names."""

_LONGEST: Final = 40
"""How many characters of a title stand where it only tells one source from another."""

_PLAIN: Final = ("date", "span")
"""Dates that need not be called by their name."""

_Attested = Period | Event | Condition | Treaty | Actor
"""A record that has citations."""


# ---- elements ----------------------------------------------------------------


class _Html(str):
    """Markup. Any other text is escaped before it becomes a part of any."""

    __slots__ = ()


_CELL: Final = (
    "text-align: left; vertical-align: top; padding: 0.3em 0.8em 0.3em 0; "
    "border-top: 1px solid rgba(128, 128, 128, 0.4)"
)

_STYLES: Final = {
    "div": "overflow-x: auto",
    "table": "border-collapse: collapse; table-layout: auto; margin: 0; max-width: 60em",
    "caption": "text-align: left; color: inherit; font-weight: bold; padding: 0.4em 0",
    "th": f"{_CELL}; min-width: 5em",
    "td": _CELL,
    "ul": "margin: 0; padding: 0 0 0 1.2em",
    "a": "color: inherit",
    "mark": "color: inherit; background: none; border: 1px solid; padding: 0 0.3em",
}
"""How elements look that look otherwise than a notebook has them."""


def _element(tag: str, *inside: str, **attributes: str | None) -> _Html:
    attributes["style"] = _STYLES.get(tag)
    written = (f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
    return _Html(f"<{tag}{''.join(written)}>{_joined(inside)}</{tag}>")


def _joined(parts: Iterable[str], between: str = "") -> _Html:
    return _Html(between.join(part if isinstance(part, _Html) else escape(part) for part in parts))


_BREAK: Final = _Html("<br>")


def _list(items: Iterable[str]) -> _Html:
    return _element("ul", *(_element("li", item) for item in items))


def _table(caption: str, *rows: str) -> str:
    table = _element("table", _element("caption", caption), *rows)
    return str(_element("div", table, lang="en"))


def _row(heading: str, told: str) -> _Html:
    """A row with its heading beside it."""
    return _element("tr", _element("th", heading, scope="row"), _element("td", told))


# ---- words -------------------------------------------------------------------


def _name(text: str, language: str | None = None) -> _Html:
    """A name or title, whose direction is its own; all that stands here is English otherwise."""
    return _element("bdi", text, lang=None if language == "en" else language)


def _title(record: Record) -> _Html:
    """The title of a record or the first name of an actor; of a source, a link to it."""
    if isinstance(record, Reference):
        return _cited(record)
    if isinstance(record, Actor):
        return _name(record.name, record.names[0].language)
    return _name(record.title)


def _cited(reference: Reference) -> _Html:
    title = _element("cite", _name(reference.title, _language(reference)))
    return _linked_to(title, reference.url)


def _language(reference: Reference) -> str | None:
    """The language of a title; one in square brackets is ours, where the source has none."""
    return None if reference.title.startswith("[") else reference.language


def _short(reference: Reference) -> _Html:
    """A source by its first author, else by its title; what else there is shows on pointing."""
    if reference.authors:
        first, *others = reference.authors
        more = " et al." if others else ""
        named = _name(f"{first.family or first.literal}{more} {year(reference.issued)}")
    else:
        title = shorten(reference.title, _LONGEST, placeholder="…")
        named = _element("cite", _name(title, _language(reference)))
    shown = _element("span", named, title=reference.describe())
    return _linked_to(shown, reference.url)


def _linked_to(inside: _Html, url: str | None) -> _Html:
    return _element("a", inside, href=url) if url else inside


def _english(span: TimeSpan | None) -> str:
    return "undated" if span is None else span.describe()


def _when(record: Record) -> str:
    """The first date of a record that has any, in brackets."""
    field, span = next(dated(record))
    return f" ({'' if field in _PLAIN else f'{field} '}{span.describe()})"


def _marked(record: Record) -> _Html:
    """The title of a record, and whether sources disagree on it."""
    disputed = getattr(record, "disputed", False)
    mark = (" ", _element("mark", "disputed")) if disputed else ()
    return _joined((_title(record), *mark))


# ---- a card ------------------------------------------------------------------


def card_html(card: Card) -> str:
    """Return a record: what it is, what it is linked to, and on whose word it stands."""
    return _table(_marked(card.record), *(_row(*told) for told in _told(card)))


def _told(card: Card) -> Iterator[tuple[str, str]]:
    record = card.record
    for field, span in dated(record):
        yield field.capitalize(), span.describe()
    if isinstance(record, Reference):
        for what, value in published(record):
            told = _linked_to(_name(value), record.url if value == record.url else None)
            yield what.capitalize(), told
        yield "Evidence", record.evidence
        return
    yield "Summary", _name(record.summary)
    yield from _fields(record)
    if card.actors:
        yield "Actors", _list(_acting(card))
    for heading, records in linked(card):
        items = [_joined((_title(one), _when(one))) for one in records]
        if items:
            yield heading, _list(items)
    words = (_on_the_word_of(one, record, card.references) for one in record.citations)
    yield "On the word of", _list(words)


def _fields(record: _Attested) -> Iterator[tuple[str, str]]:
    """Yield what is neither a date nor a link."""
    if not isinstance(record, Period):
        yield "Kind", record.kind
    if isinstance(record, Event | Treaty) and record.place:
        yield "Place", _name(record.place)
    if isinstance(record, Treaty) and record.obligations:
        yield "Obligations", ", ".join(record.obligations)
    if isinstance(record, Treaty) and record.terms:
        yield "Terms", _list(map(_name, record.terms))
    names: tuple[Name, ...] = (
        *getattr(record, "names", ())[1:],
        *getattr(record, "also_titled", ()),
    )
    if names:
        yield "Also called", _list(_name(name.text, name.language) for name in names)


def _acting(card: Card) -> Iterator[_Html]:
    for actor, roles in acting(card):
        yield _joined((_title(actor), f" ({roles})" if roles else ""))


def _on_the_word_of(citation: Citation, record: _Attested, references: References) -> _Html:
    """Say which source, where in it, what it makes of the record, and which dates it gives."""
    reference = references[citation.reference]
    where = (" [", _name(citation.locator), "]") if citation.locator else ()
    said = [_dating(claim, record, reference) for claim in citation.dates]
    if citation.stance is not Stance.SUPPORTS:
        mark = "mark" if citation.stance is Stance.DISPUTES else "em"
        said.insert(0, _element(mark, f"{citation.stance} this"))
    lines = [_joined((_source(reference), *where)), _joined(said, "; ")]
    if citation.note:
        lines.append(_element("small", _name(citation.note)))
    return _joined(filter(None, lines), _BREAK)


def _dating(claim: Claim, record: _Attested, reference: Reference) -> _Html:
    """Say which date a source gives, in its own words, too, and whether it is another."""
    said: list[str] = [claim.field.replace("_", " "), " ", claim.span.describe()]
    if claim.as_written:
        said += " (“", _name(claim.as_written, reference.language), "”)"
    alone = Citation(reference=reference.id, dates=(claim,))
    if evolve(record, citations=(alone,)).disputed:
        said += " ", _element("mark", "another date")
    return _joined(said)


def _source(reference: Reference) -> _Html:
    """A source in one line: what, who, where it stands, when."""
    when = reference.issued.describe() if reference.issued else "n.d."
    rest = line(reference.authors, part_of(reference), when, reference.publisher)
    return _joined((_cited(reference), " – ", rest))


# ---- a selection -------------------------------------------------------------

_Column: TypeAlias = "tuple[str, Callable[[Any, Mapping[str, Any]], str]]"
"""A heading, and what stands under it: takes a record, and all records by id."""


def selection_html(selection: Selection[Any]) -> str:
    """Return a table of the records, or the card of the only one."""
    if len(selection) == 1:
        return card_html(selection.dataset.card(selection[0]))
    among = {record.id: record for record in selection.dataset.records}
    caption = f"{len(selection)} {selection.room}"
    return _grid(caption, _COLUMNS[ROOMS[selection.room]], selection, among)


def _grid(
    caption: str, columns: Sequence[_Column], rows: Sequence[Any], among: Mapping[str, Any]
) -> str:
    """A table under headings; of a long one its beginning, its end, and the count between."""
    hidden = max(0, len(rows) - 2 * _ENDS)
    first, last = (rows[:_ENDS], rows[-_ENDS:]) if hidden else (rows, ())
    between = (_element("td", f"… {hidden} more …", colspan=str(len(columns))),) if hidden else ()
    lines = [
        *([_element("td", read(row, among)) for _, read in columns] for row in first),
        between,
        *([_element("td", read(row, among)) for _, read in columns] for row in last),
    ]
    head = _element("tr", *(_element("th", heading, scope="col") for heading, _ in columns))
    body = _element("tbody", *(_element("tr", *cells) for cells in lines if cells))
    return _table(caption, _element("thead", head), body)


def _of_date(field: str) -> _Column:
    return field.capitalize().replace("_", " "), lambda record, _: _english(getattr(record, field))


def _of_actors(heading: str, ids: Callable[[Any], Iterable[str]]) -> _Column:
    return heading, lambda record, among: _several([_title(among[key]) for key in ids(record)])


def _several(items: Sequence[str]) -> _Html:
    """The first of them, and the count of the others."""
    more = len(items) - _MOST
    return _joined((_joined(items[:_MOST], "; "), f" and {more} more" if more > 0 else ""))


def _titled(record: Record, _: Mapping[str, Any]) -> _Html:
    return _marked(record)


def _sources(record: _Attested, among: Mapping[str, Any]) -> _Html:
    keys = dict.fromkeys(citation.reference for citation in record.citations)
    return _several([_short(among[key]) for key in keys])


_SOURCES: Final = ("Sources", _sources)

_COLUMNS: Final[Mapping[type[Record], tuple[_Column, ...]]] = {
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
        ("Source", lambda reference, _: _source(reference)),
        ("Evidence", lambda reference, _: reference.evidence),
    ),
}


# ---- two states, year by year ------------------------------------------------

_BOUND: Final = ("defence", "offence", "neutrality", "non_aggression", "consultation")
_HELD: Final = (
    "diplomatic_relations",
    "exile_relations",
    "mission",
    "broken_relations",
    "shared_border",
    "troop_presence",
)


def dyad_years_html(years: DyadYears) -> str:
    """Return what bound the two, what held, and how often they met, year by year."""
    return _grid(f"{len(years)} years of two states", _YEAR, years, {})


def _measures(heading: str, names: tuple[str, ...]) -> _Column:
    return heading, lambda year, _: _joined(_holding(year, names), ", ")


def _holding(year: DyadYear, names: tuple[str, ...]) -> Iterator[_Html]:
    """Yield what held at some time in the year; what sources leave open is marked."""
    for name in names:
        held = getattr(year, name)
        if held is not False:
            open_ = (" (", _element("em", "open"), ")") if held is None else ()
            yield _joined((name.replace("_", "-"), *open_))


def _count(heading: str, name: str) -> _Column:
    return heading, lambda year, _: str(getattr(year, name))


_YEAR: Final[tuple[_Column, ...]] = (
    _count("Year", "year"),
    ("States", lambda year, _: " – ".join(map(", ".join, (year.states_a, year.states_b)))),
    _measures("Bound to", _BOUND),
    _measures("Held", _HELD),
    _count("Cooperation in word", "verbal_cooperation"),
    _count("Cooperation in deed", "material_cooperation"),
    _count("Conflict in word", "verbal_conflict"),
    _count("Conflict in deed", "material_conflict"),
)


# ---- a snapshot, and the dataset ---------------------------------------------


def snapshot_html(snapshot: Snapshot) -> str:
    """Return what framed, bound and held at a time; what is only possibly so is marked."""
    rows = (
        _row(heading, _list(starmap(_recorded, told)) if told else "nothing recorded")
        for heading, told in recorded(snapshot)
    )
    return _table(snapshot.date.describe(), *rows)


def _recorded(record: Record, certain: bool) -> _Html:  # noqa: FBT001 - one of a pair
    possibly = () if certain else (" – ", _element("em", "possibly"))
    return _joined((_title(record), _when(record), *possibly))


def dataset_html(dataset: Dataset) -> str:
    """Return what the dataset is about, how much is in it, and how to cite it."""
    return _table(dataset.title, *(_row(*told) for told in _overview(dataset)))


def _overview(dataset: Dataset) -> Iterator[tuple[str, str]]:
    yield "Edition", dataset.edition
    yield "Covers", dataset.coverage.describe()
    for room in ROOMS:
        records: Sequence[Record] = getattr(dataset, room)
        disputed = sum(getattr(record, "disputed", False) for record in records)
        yield room.capitalize(), f"{len(records)}{f' ({disputed} disputed)' if disputed else ''}"
    yield "Cite as", dataset.citation()
