"""Records as plain text for people: the chronicle, a card, a snapshot, a list.

Lines are at most 80 characters wide. The command line prints them with styles on a terminal;
`str()` of a card or a snapshot has the same lines without styles.
"""

from __future__ import annotations

import unicodedata
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, Final, NamedTuple

from czsu_relations._display.content import (
    FORCE_UNKNOWN,
    NOTHING_RECORDED,
    ActorInCard,
    CardContent,
    CardItem,
    Section,
    SnapshotContent,
    SnapshotEntry,
    agreeing_sources,
    dates_of,
    describe_entry,
    describe_periods,
    describe_record,
    dissenting_sources,
    facts_of,
    format_count,
    format_term,
    listed_time_of,
    time_of,
    title_of,
    verdict_on,
)
from czsu_relations._model.nested_periods import periods_framing
from czsu_relations._model.parts import Name
from czsu_relations._model.reference import Reference, describe_issue, format_entry
from czsu_relations._model.sourced_claims import claims_in
from czsu_relations._model.vocabulary.events import Salience
from czsu_relations._model.vocabulary.sources import Evidence, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.collection import Collection
    from czsu_relations._model.parts import Citation
    from czsu_relations._model.records import AttestedRecord, Period, Record, Treaty
    from czsu_relations._model.sourced_claims import SourcedClaim

__all__ = [
    "BOLD",
    "DIM",
    "Line",
    "card_lines",
    "card_text",
    "chronicle_lines",
    "count_line",
    "dated_title_lines",
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

_DATE_WIDTH: Final = 24
_TITLE_COLUMN: Final = 28
"""Where titles begin: after a mark and a blank, the date, and two blanks."""

_TITLE_WIDTH: Final = _WIDTH - _TITLE_COLUMN

_FORCE_UNKNOWN_SHOWN: Final = 3
"""The number of treaties of unknown force that a snapshot names."""

_RULES: Final = ("=", "-", "")
"""What underlines the heading of a period, of a period within it, and of all deeper ones."""

_LEGEND: Final = (
    "?    possibly so: a date is imprecise or unknown, or sources disagree",
    "+2   and two more sources",
    "but  this source gives another date",
    'To see what each source says, use `czsu-relations show "TITLE"` or, in Python,',
    '`czsu.dataset.card("TITLE")`.',
)


class Line(NamedTuple):
    """A line of text and its style."""

    text: str
    style: str = ""
    """A parameter of Select Graphic Rendition (ECMA-48), or nothing."""
    before: str = ""
    """What stands before the text on the line, without the style."""


def join_lines(lines: Iterable[Line]) -> str:
    """Return lines as one text without styles, safe to print anywhere."""
    texts: list[str] = []
    for line in lines:
        texts.append(replace_controls(f"{line.before}{line.text}").rstrip(" "))
    return "\n".join(texts)


def replace_controls(text: str) -> str:
    """Replace characters that control a terminal, break a line or turn its direction."""
    return "".join("\ufffd" if _is_control(char) else char for char in text)


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


# ---- parts that several texts have -------------------------------------------


def heading_lines(heading: str) -> Iterator[Line]:
    """Yield an empty line and a heading."""
    yield Line("")
    yield Line(heading, BOLD)


def _wrap_paragraph(
    text: str, style: str = "", *, indent: str = "", hanging: str = ""
) -> Iterator[Line]:
    """Yield a paragraph in lines; all but the first are indented by `hanging` as well."""
    before = indent
    parts = wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + hanging)
    for part in parts:
        # The indent is kept apart from the text so that no style applies to it.
        yield Line(part[len(before) :], style, before)
        before = indent + hanging


def put_beside_date(span: TimeSpan | None, lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines with a date in the column before them."""
    dates: list[str] = []
    if span:
        dates = _wrap_date(span)
    for date, line in zip_longest(dates, lines):
        before = (date or "").ljust(_TITLE_COLUMN)
        yield (line or Line(""))._replace(before=before)


def _wrap_date(span: TimeSpan) -> list[str]:
    """Return a date in English, in lines for the column of dates."""
    date = span.describe()
    if len(date) > _DATE_WIDTH:
        # A long date is broken where a reader pauses, before it is broken anywhere else.
        date = date.replace(" – ", " –\n").replace(", ", ",\n").replace(" and ", "\nand ")
    lines: list[str] = []
    for phrase in date.splitlines():
        lines += wrap(phrase, _DATE_WIDTH)
    return [f"  {line}" for line in lines]


def wrap_title(text: str, style: str = "") -> Iterator[Line]:
    """Yield a text in lines that fit beside the column of dates."""
    # Only an id that is too long for a line is broken, and then at a hyphen.
    too_long = any(len(word) > _TITLE_WIDTH for word in text.split())
    for part in wrap(text, _TITLE_WIDTH, break_on_hyphens=too_long):
        yield Line(part, style)


# ---- the chronicle, and lists ------------------------------------------------


def chronicle_lines(collection: Collection) -> Iterator[Line]:
    """Yield all events in order, under the periods that they begin in; turning points are bold."""
    yield from _underline_heading(collection.header.title, "=")
    open_periods: tuple[Period, ...] = ()
    for event in collection.events:
        day, _ = event.date.position
        periods = periods_framing(day, collection.periods)
        yield from _period_headings(periods, open_periods)
        open_periods = periods
        yield from dated_title_lines([event])
    yield Line("")
    count = count_line(len(collection.events), "event")
    yield count._replace(text=f"{count.text} · data edition {collection.header.edition}")


def dated_title_lines(records: Iterable[Record]) -> Iterator[Line]:
    """Yield the date and title of each record; turning points are bold."""
    for record in records:
        style = ""
        if getattr(record, "salience", None) is Salience.TURNING_POINT:
            style = BOLD
        yield from put_beside_date(listed_time_of(record), wrap_title(title_of(record), style))


def _period_headings(
    periods: tuple[Period, ...], open_periods: tuple[Period, ...]
) -> Iterator[Line]:
    """Yield a heading for each period that is not open already."""
    for level, period in enumerate(periods):
        if period in open_periods:
            continue
        heading = f"{period.title} ({period.span.describe()})"
        if level == 0:
            heading = heading.upper()
        yield Line("")
        yield from _underline_heading(heading, _RULES[min(level, len(_RULES) - 1)])


def _underline_heading(heading: str, rule: str) -> Iterator[Line]:
    """Yield a heading and, unless `rule` is empty, a line of that character below it."""
    lines = list(_wrap_paragraph(heading, BOLD))
    yield from lines
    if rule:
        yield Line(rule * max(len(line.text) for line in lines))


def list_lines(records: Iterable[Record]) -> Iterator[Line]:
    """Yield the date, title and id of each record."""
    for record in records:
        lines = (*wrap_title(title_of(record)), *wrap_title(record.id, DIM))
        yield from put_beside_date(listed_time_of(record), lines)


def count_line(count: int, noun: str) -> Line:
    """Return a line with the number of records, or "nothing recorded" for 0."""
    if count:
        return Line(format_count(count, noun), DIM)
    return Line(NOTHING_RECORDED, DIM)


# ---- a card ------------------------------------------------------------------


def card_text(card: CardContent) -> str:
    """Return the card of a record as plain text."""
    return join_lines(card_lines(card))


def card_lines(card: CardContent) -> Iterator[Line]:
    """Yield the lines of a card: the fields of a record, its links, and its sources."""
    record = card.record
    title = title_of(record)
    if getattr(record, "disputed", False):
        title += " [disputed]"
    yield from _wrap_paragraph(title, BOLD)
    for label, span in dates_of(record):
        yield from _wrap_paragraph(f"{label}: {span.describe()}", hanging="  ")
    for label, value in facts_of(card):
        yield from _wrap_paragraph(f"{label}: {value}", hanging="  ")
    if not isinstance(record, Reference):
        yield Line("")
        yield from _wrap_paragraph(record.summary)
    for heading, items in card.sections:
        yield from heading_lines(heading)
        for item in items:
            yield from _wrap_paragraph(_describe_item(item), indent="  ", hanging="  ")
    if not isinstance(record, Reference):
        yield from heading_lines("Sources")
        for citation in record.citations:
            yield from _citation_lines(citation, record, card.references)


def _describe_item(item: CardItem) -> str:
    """Return an item of a card's section as text."""
    if isinstance(item, str):
        return item
    if isinstance(item, Name):
        return item.text
    if isinstance(item, ActorInCard):
        if item.roles:
            return f"{item.actor.name} ({item.roles})"
        return item.actor.name
    return describe_record(item)


def _citation_lines(
    citation: Citation, record: AttestedRecord, references: Mapping[str, Reference]
) -> Iterator[Line]:
    """Yield a source, the place in it, its stance, the dates that it gives, and our note."""
    source = references[citation.reference]
    entry = format_entry(source.authors, source.title, describe_issue(source))
    yield from _wrap_paragraph(entry, indent="  ", hanging="  ")
    place = citation.reference
    if citation.locator:
        place += f" [{citation.locator}]"
    if citation.stance is not Stance.SUPPORTS:
        place += f" [{citation.stance}]"
    yield from _wrap_paragraph(place, indent="    ", hanging="  ")
    for claim in claims_in(citation, record):
        date = _format_claim(claim)
        yield from _wrap_paragraph(date, indent="    ", hanging="  ")
    if citation.note:
        yield from _wrap_paragraph(citation.note, indent="    ")


def _format_claim(claim: SourcedClaim) -> str:
    """Return the date of a claim, its wording in the source, and a note if the date differs."""
    text = f"{format_term(claim.field)}: {claim.span.describe()}"
    if claim.as_written:
        text += f" (“{claim.as_written}”)"
    verdict = verdict_on(claim)
    if verdict:
        text += f" ({verdict})"
    return text


# ---- a snapshot --------------------------------------------------------------


def snapshot_text(snapshot: SnapshotContent) -> str:
    """Return a snapshot as plain text."""
    return join_lines(snapshot_lines(snapshot))


def snapshot_lines(snapshot: SnapshotContent) -> Iterator[Line]:
    """Yield the lines of a snapshot: date, periods, sections of records with sources, legend."""
    yield Line(snapshot.date.describe(), BOLD)
    yield from _wrap_paragraph(describe_periods(snapshot.periods), hanging="  ")
    for section in snapshot.sections:
        yield from _section_lines(section, snapshot.collection.references_by_id)
    yield Line("")
    for text in _LEGEND:
        yield Line(text, DIM)


def _section_lines(section: Section, references: Mapping[str, Reference]) -> Iterator[Line]:
    yield from heading_lines(section.heading)
    for entry in section.entries:
        yield from _entry_lines(entry, references)
    if not section.entries:
        yield Line(NOTHING_RECORDED, DIM, "  ")
    if section.force_unknown:
        note = _name_force_unknown(section.force_unknown)
        yield from _wrap_paragraph(note, DIM, indent="  ")


def _name_force_unknown(treaties: Sequence[Treaty]) -> str:
    """Return a sentence that names the treaties signed last, and counts the others."""
    items: list[str] = []
    latest_first = treaties[::-1]
    for treaty in latest_first[:_FORCE_UNKNOWN_SHOWN]:
        items.append(f"{treaty.title} ({treaty.signed.describe()})")
    others = len(treaties) - len(items)
    if others:
        items.append(f"and {others} more")
    return f"{FORCE_UNKNOWN}: {'; '.join(items)}."


def _entry_lines(entry: SnapshotEntry, references: Mapping[str, Reference]) -> Iterator[Line]:
    """Yield the date and title of a record, and its sources under the title."""
    record = entry.record
    title = title_of(record)
    details = describe_entry(entry)
    if details:
        title += f" {details}"
    lines = list(wrap_title(title))
    for text in _source_texts(record, references):
        lines += wrap_title(text, DIM)
    mark = "?"
    if entry.certain:
        mark = " "
    for line in put_beside_date(time_of(record), lines):
        yield line._replace(before=mark + line.before[1:])
        mark = " "  # only the first line is marked


def _source_texts(record: AttestedRecord, references: Mapping[str, Reference]) -> Iterator[str]:
    """Yield the best sources of a record in one line, then each source that disagrees."""
    dissenting = dissenting_sources(record)
    keys = sorted(agreeing_sources(record, dissenting))
    # The sort keeps the order of the ids among sources of the same grade of evidence.
    grades = list(Evidence)
    keys.sort(key=lambda key: grades.index(references[key].evidence))
    shown = _keys_on_one_line(keys)
    text = ", ".join(shown)
    if len(keys) > len(shown):
        text += f" +{len(keys) - len(shown)}"
    yield text
    for key, dates in dissenting.items():
        if dates:
            yield f"but {key}: {'; '.join(dates)}"
        else:
            yield f"disputed by {key}"


def _keys_on_one_line(keys: Sequence[str]) -> Sequence[str]:
    """Return as many of the first keys as fit on one line with a count of the others."""
    width = _TITLE_WIDTH - len(" +99")
    count = 0
    while count < len(keys) and len(", ".join(keys[: count + 1])) <= width:
        count += 1
    # The first is always shown: where it alone is too long, it is broken over lines.
    return keys[: max(1, count)]
