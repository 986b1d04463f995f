"""What people read as plain text: the chronicle, a card, a day, a list.

Each is laid out in lines of 80 characters. A terminal may give them their styles; `str()` of a
card or a snapshot is the same lines without.
"""

from __future__ import annotations

import unicodedata
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, Final, NamedTuple

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
    title_of,
)
from czsu_relations._model.nested_periods import periods_framing
from czsu_relations._model.reference import Reference, format_entry, issue_year
from czsu_relations._model.vocabulary.events import Salience
from czsu_relations._model.vocabulary.sources import Evidence, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.collection import Collection
    from czsu_relations._model.parts import Citation
    from czsu_relations._model.records import AttestedRecord, Period, Record, Treaty

__all__ = [
    "BOLD",
    "DIM",
    "Line",
    "card_lines",
    "card_text",
    "chronicle_lines",
    "count_line",
    "heading_lines",
    "join_lines",
    "list_lines",
    "replace_controls",
    "snapshot_lines",
    "snapshot_text",
]

BOLD: Final = "1"
DIM: Final = "2"

_WIDTH: Final = 80

_DATES: Final = 26
"""The width of the column of dates."""

_MARGIN: Final = " " * (_DATES + 2)
"""What stands before titles where no date does."""

_COLUMN: Final = _WIDTH - len(_MARGIN)
_FEW: Final = 3

_RULES: Final = ("=", "-", "")
"""What underlines the headings of periods, of periods in them, and of those in these."""

_LEGEND: Final = (
    "?   possibly so: a date leaves it open, or sources disagree",
    "+1  and one source more; the card of a record (`show`) has what each says",
)


class Line(NamedTuple):
    """A line of text and how it looks."""

    text: str
    style: str = ""
    """A parameter of Select Graphic Rendition (ECMA-48), or nothing."""
    before: str = ""
    """What stands before it, in no style."""


def join_lines(lines: Iterable[Line]) -> str:
    """Return lines without their styles, harmless wherever they are printed."""
    return "\n".join(replace_controls(f"{line.before}{line.text}").rstrip(" ") for line in lines)


def replace_controls(text: str) -> str:
    """Replace what would command a terminal, break a line or turn its direction."""
    return "".join("\ufffd" if _commands(char) else char for char in text)


def _commands(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


# ---- parts of all ------------------------------------------------------------


def heading_lines(heading: str) -> Iterator[Line]:
    """Yield a heading after an empty line."""
    yield Line("")
    yield Line(heading, BOLD)


def _filled(text: str, style: str = "", before: str = "", hanging: str = "") -> Iterator[Line]:
    """Yield a paragraph in lines; what hangs stands before all of them but the first."""
    after = before + hanging
    for number, part in enumerate(
        wrap(text, _WIDTH, initial_indent=before, subsequent_indent=after)
    ):
        indent = after if number else before
        yield Line(part[len(indent) :], style, indent)


def _beside(span: TimeSpan | None, lines: Iterable[Line]) -> Iterator[Line]:
    """Put a date into the margin of lines."""
    dates = _margin(span) if span else []
    for date, beside in zip_longest(dates, lines, fillvalue=None):
        yield (beside or Line(""))._replace(before=f"{date or '':<{len(_MARGIN)}}")


def _margin(span: TimeSpan) -> list[str]:
    """Return a date as it stands in the margin: in lines, that end where one can pause."""
    said = span.describe()
    if len(said) > _DATES - 2:
        for pause, broken in (" – ", " –\n"), (", ", ",\n"), (" and ", "\nand "):
            said = said.replace(pause, broken)
    return [f"  {part}" for whole in said.splitlines() for part in wrap(whole, _DATES - 2)]


def _column(text: str, style: str = "") -> Iterator[Line]:
    """Yield lines that fit beside dates; an id is broken at a hyphen if it must be."""
    long = any(len(word) > _COLUMN for word in text.split())
    for part in wrap(text, _COLUMN, break_on_hyphens=long):
        yield Line(part, style)


# ---- the chronicle, and lists ------------------------------------------------


def chronicle_lines(collection: Collection) -> Iterator[Line]:
    """Yield all events in order, under the periods that they begin in; turning points are bold."""
    yield from _underlined(collection.header.title, "=")
    framed: tuple[Period, ...] = ()
    for event in collection.events:
        day, _ = event.date.position
        periods = periods_framing(day, collection.periods)
        yield from _headings(periods, framed)
        framed = periods
        style = BOLD if event.salience is Salience.TURNING_POINT else ""
        yield from _beside(event.date, _column(event.title, style))
    yield Line("")
    count = count_line(len(collection.events), "event")
    yield count._replace(text=f"{count.text} · data edition {collection.header.edition}")


def _headings(periods: tuple[Period, ...], above: tuple[Period, ...]) -> Iterator[Line]:
    """Yield a heading for each period that was not open already."""
    for level, period in enumerate(periods):
        if period not in above:
            heading = f"{period.title} ({period.span.describe()})"
            yield Line("")
            rule = _RULES[min(level, len(_RULES) - 1)]
            yield from _underlined(heading if level else heading.upper(), rule)


def _underlined(heading: str, rule: str) -> Iterator[Line]:
    lines = list(_filled(heading, BOLD))
    yield from lines
    if rule:
        yield Line(rule * max(len(each.text) for each in lines))


def list_lines(records: Iterable[Record]) -> Iterator[Line]:
    """Yield for each record its date, title and id."""
    for record in records:
        beside = (*_column(title_of(record)), *_column(record.id, DIM))
        yield from _beside(time_of(record), beside)


def count_line(count: int, noun: str) -> Line:
    """Return how many there are; none are none that is recorded."""
    return Line(format_count(count, noun) if count else NOTHING_RECORDED, DIM)


# ---- a card ------------------------------------------------------------------


def card_text(card: CardContent) -> str:
    """Return the card of a record as plain text."""
    return join_lines(card_lines(card))


def card_lines(card: CardContent) -> Iterator[Line]:
    """Yield what a record is, what it is linked to, and on whose word it stands."""
    record = card.record
    disputed = getattr(record, "disputed", False)
    yield from _filled(f"{title_of(record)}{' [disputed]' if disputed else ''}", BOLD)
    dates = ((what, span.describe()) for what, span in dates_of(record))
    for what, said in (*dates, *facts_of(record)):
        yield from _filled(f"{what}: {said}", hanging="  ")
    if not isinstance(record, Reference):
        yield Line("")
        yield from _filled(record.summary)
    yield from _items("Terms", getattr(record, "terms", ()))
    yield from _items("Also called", (name.text for name in other_names_of(record)))
    actors = (f"{actor.name} ({roles})" if roles else actor.name for actor, roles in card.actors)
    yield from _items("Actors", actors)
    for heading, records in card.links:
        yield from _items(heading, (f"{title_of(one)} ({describe_time(one)})" for one in records))
    if not isinstance(record, Reference):
        yield from heading_lines("Sources")
        for citation in record.citations:
            yield from _on_the_word_of(citation, record, card.references)


def _items(heading: str, items: Iterable[str]) -> Iterator[Line]:
    lines = [part for item in items for part in _filled(item, before="  ", hanging="  ")]
    if lines:
        yield from heading_lines(heading)
        yield from lines


def _on_the_word_of(
    citation: Citation, record: AttestedRecord, references: Mapping[str, Reference]
) -> Iterator[Line]:
    """Say which source, where in it, what it makes of the record, and which dates it gives."""
    source = references[citation.reference]
    named = format_entry(source.authors, source.title, issue_year(source.issued))
    yield from _filled(named, before="  ", hanging="  ")
    said = citation.reference + (f"[{citation.locator}]" if citation.locator else "")
    if citation.stance is not Stance.SUPPORTS:
        said += f", which {citation.stance} this"
    for claim in citation.dates:
        said += f"; {format_term(claim.field)}: {claim.span.describe()}"
        said += f" (“{claim.as_written}”)" if claim.as_written else ""
        said += ", which is another date" if claim_differs(record, citation, claim) else ""
    yield from _filled(f"{said}. {citation.note}" if citation.note else said, before="    ")


# ---- a snapshot --------------------------------------------------------------


def snapshot_text(snapshot: SnapshotContent) -> str:
    """Return what is recorded of a time as plain text."""
    return join_lines(snapshot_lines(snapshot))


def snapshot_lines(snapshot: SnapshotContent) -> Iterator[Line]:
    """Yield who stood where at a time, what bound, held and had happened last; on whose word."""
    yield Line(snapshot.date.describe(), BOLD)
    yield from _filled(describe_periods(snapshot.periods))
    references = snapshot.collection.references_by_id
    for heading, told in snapshot.sections:
        yield from heading_lines(heading)
        for record, certain in told:
            yield from _told(record, references, possibly=not certain)
        if not told:
            yield Line(NOTHING_RECORDED, DIM, "  ")
        if heading == "Treaties in force":
            yield from _unknown(snapshot.force_unknown)
    yield Line("")
    yield from (Line(text, DIM) for text in _LEGEND)


def _unknown(treaties: Sequence[Treaty]) -> Iterator[Line]:
    """Yield in one paragraph what was signed and may have bound, the latest by name."""
    named = [f"{one.title} ({one.signed.describe()})" for one in treaties[: -_FEW - 1 : -1]]
    more = [f"and {len(treaties) - _FEW} more"] if len(treaties) > _FEW else []
    if named:
        yield from _filled(f"{FORCE_UNKNOWN}: {'; '.join([*named, *more])}.", DIM, "  ")


def _told(
    record: AttestedRecord, references: Mapping[str, Reference], *, possibly: bool
) -> Iterator[Line]:
    """Yield when, what, on whose word, and who says otherwise."""
    beside = [*_column(title_of(record) + describe_treaty(record))]
    for said in _words(record, references):
        beside += _column(said, DIM)
    mark = "?" if possibly else " "
    for each in _beside(time_of(record), beside):
        yield each._replace(before=mark + each.before[1:])
        mark = " "


def _words(record: AttestedRecord, references: Mapping[str, Reference]) -> Iterator[str]:
    """Yield the sources that stand nearest to it, a line of them, and whoever says otherwise."""
    grades = list(Evidence)
    others = dissenting_sources(record)
    named = agreeing_sources(record, others)
    cited = [references[key] for key in sorted(named)]
    keys = [one.id for one in sorted(cited, key=lambda one: grades.index(one.evidence))]
    shown = _fitting(keys)
    yield ", ".join(shown) + (f" +{len(keys) - len(shown)}" if len(keys) > len(shown) else "")
    for key, dates in others.items():
        yield f"but {key}: {'; '.join(dates)}" if dates else f"disputed by {key}"


def _fitting(keys: Sequence[str]) -> Sequence[str]:
    """Return the first keys that fit on a line with a count of the rest; one at least."""
    room = _COLUMN - len(" +99")
    most = max(1, *(n for n in range(len(keys) + 1) if len(", ".join(keys[:n])) <= room))
    return keys[:most]
