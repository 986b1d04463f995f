"""Answers laid out for a terminal, and the way there: a day, a list, a card."""

from __future__ import annotations

import os
import unicodedata
from itertools import pairwise, zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from czsu_relations._display import MARGIN, margin, transliterated
from czsu_relations._names import names_of
from czsu_relations._records import Treaty
from czsu_relations._timespan import TimeSpan
from czsu_relations._vocabulary import Evidence, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO, TextIO

    from czsu_relations._answers import Snapshot
    from czsu_relations._parts import Citation, Claim
    from czsu_relations._records import Record
    from czsu_relations._selection import Selection
    from czsu_relations._selections import Events, Periods, References, Treaties

__all__ = ["BOLD", "DIM", "Line", "day", "headed", "listed", "put", "put_data", "time_of"]

BOLD: Final = "1"
DIM: Final = "2"

_WIDTH: Final = 80

_COLUMN: Final = _WIDTH - len(MARGIN)
_FEW: Final = 3

_TIMES: Final = ("date", "span", "in_force", "signed", "existed", "issued")
"""The fields by which records answer when asked for a time, the first that is known."""

_LEGEND: Final = (
    "?   possibly so: a date leaves it open, or sources disagree",
    "+1  and one source more; `show` with a title tells all of a record",
)


class Line(NamedTuple):
    """A line of text and how it looks."""

    text: str
    style: str = ""
    """A parameter of Select Graphic Rendition (ECMA-48), or nothing."""
    before: str = ""
    """What stands before it, in no style."""


# ---- a day -------------------------------------------------------------------


def day(snapshot: Snapshot) -> Iterator[Line]:
    """Yield who stood where at a time, what bound, held and had just happened; on whose word."""
    sure = snapshot.certain
    offices = snapshot.conditions.of_kind("office")
    held = snapshot.conditions - offices
    yield Line(snapshot.date.describe(), BOLD)
    yield from map(Line, wrap(_framing(snapshot.periods), _WIDTH))
    yield from _section("Who held office", offices, sure.conditions)
    bound = sorted(
        snapshot.treaties, key=lambda one: (bool(one.obligations), one.signed), reverse=True
    )
    yield from _section("What bound", bound, sure.treaties)
    yield from _unknown(snapshot.force_unknown)
    yield from _section("What held", held, sure.conditions)
    yield from _section("What had just happened", _past(snapshot), _past(sure))
    yield from _section("What happened", snapshot.events, sure.events)
    yield Line("")
    yield from (Line(line, DIM) for line in _LEGEND)


def _framing(periods: Periods) -> str:
    said = "".join(one.title for one in periods[:1])
    for outer, inner in pairwise(periods):
        said += f"{' > ' if inner.part_of == outer.id else '; '}{inner.title}"
    return said


def _past(snapshot: Snapshot) -> Events:
    """Return the events of the 90 days before, or the last ones if there are few."""
    earlier = snapshot.events.dataset.events.before(snapshot.date, certain=True) - snapshot.events
    return (snapshot.recent - snapshot.events) | earlier[-_FEW:]


def _section(heading: str, records: Sequence[Record], sure: Selection[Any]) -> Iterator[Line]:
    """Yield what is certain, and then what is possible."""
    yield from headed(heading)
    for record in sorted(records, key=lambda one: one not in sure):
        yield from _told(record, sure.dataset.references, possibly=record not in sure)
    if not records:
        yield Line("  nothing recorded", DIM)


def _unknown(treaties: Treaties) -> Iterator[Line]:
    """Yield in one paragraph what was signed and may have bound, the latest by name."""
    named = [f"{one.title} ({one.signed.describe()})" for one in treaties[: -_FEW - 1 : -1]]
    more = [f"and {len(treaties) - _FEW} more"] if len(treaties) > _FEW else []
    if named:
        said = "Signed by then, time in force not recorded: " + "; ".join([*named, *more]) + "."
        yield from (Line(f"  {line}", DIM) for line in wrap(said, _WIDTH - 2))


def _told(record: Record, references: References, *, possibly: bool) -> Iterator[Line]:
    """Yield when, what, on whose word, and who says otherwise."""
    title = names_of(record)[0]
    if isinstance(record, Treaty) and record.obligations:
        title += f" ({', '.join(record.obligations)})"
    beside = [Line(text, DIM if possibly else "") for text in wrap(title, _COLUMN)]
    beside += (Line(text, DIM) for said in _words(record, references) for text in _column(said))
    mark = "?" if possibly else " "
    for line in _beside(time_of(record), beside):
        yield line._replace(before=mark + line.before[1:])
        mark = " "


def _words(record: Any, references: References) -> Iterator[str]:  # noqa: ANN401 - of any that cites
    """Yield the sources that stand nearest to it, a line of them, and whoever says otherwise."""
    grades = list(Evidence)
    agreeing = {one.reference for one in record.citations if one.stance is not Stance.DISPUTES}
    cited = references.where(lambda one: one.id in agreeing)
    keys = [one.id for one in sorted(cited, key=lambda one: grades.index(one.evidence))]
    shown = _fitting(keys)
    yield ", ".join(shown) + (f" +{len(keys) - len(shown)}" if len(keys) > len(shown) else "")
    yield from dict.fromkeys(said for one in record.citations for said in _dissent(one, record))


def _fitting(keys: list[str]) -> list[str]:
    """Return the first keys that fit on a line with a count of the rest; one at least."""
    room = _COLUMN - len(" +99")
    most = max(1, *(n for n in range(len(keys) + 1) if len(", ".join(keys[:n])) <= room))
    return keys[:most]


def _dissent(citation: Citation, record: Record) -> Iterator[str]:
    """Say which other dates a source has, or that it disputes what has no other."""
    disputes = citation.stance is Stance.DISPUTES
    others = [
        said for claim in citation.dates if (said := _otherwise(claim, record, disputes=disputes))
    ]
    if others:
        yield f"but {citation.reference}: {'; '.join(others)}"
    elif disputes:
        yield f"disputed by {citation.reference}"


def _otherwise(claim: Claim, record: Record, *, disputes: bool) -> str | None:
    """Return the date that a source gives, if it is not the record's."""
    own: TimeSpan | None = getattr(record, claim.field)
    apart = own and not own.possibly_overlaps(claim.span.earliest, claim.span.latest)
    if claim.span == own or not (disputes or apart):
        return None
    what = "" if own == time_of(record) else f"{claim.field.replace('_', ' ')} "
    return f"{what}{claim.span.describe()}"


def _column(text: str) -> list[str]:
    return wrap(text, _COLUMN, break_on_hyphens=False)


def _beside(span: TimeSpan | None, lines: Iterable[Line]) -> Iterator[Line]:
    """Put a date into the margin of lines."""
    dates = margin(span) if span else []
    for date, line in zip_longest(dates, lines, fillvalue=None):
        yield (line or Line(""))._replace(before=f"{date or '':<{len(MARGIN)}}")


def time_of(record: Record) -> TimeSpan | None:
    """Return the time that a record answers by, if it is known."""
    times = (getattr(record, name, None) for name in _TIMES)
    return next((time for time in times if isinstance(time, TimeSpan)), None)


# ---- lists -------------------------------------------------------------------


def headed(heading: str) -> Iterator[Line]:
    """Yield a heading after an empty line."""
    yield Line("")
    yield Line(heading, BOLD)


def listed(records: Iterable[Record]) -> Iterator[Line]:
    """Yield for each record its date, title and id."""
    for record in records:
        lines = [Line(text) for text in wrap(names_of(record)[0], _COLUMN)]
        lines += (Line(text, DIM) for text in _column(record.id))
        yield from _beside(time_of(record), lines)


# ---- the way out -------------------------------------------------------------


def put(lines: Iterable[Line], out: TextIO) -> None:
    """Write lines for people: as near as the encoding can hold them, with styles on a terminal."""
    styled = _shows_styles(out)
    encoding = out.encoding or "utf-8"  # a stream without one holds any text
    for line in lines:
        before, text = (transliterated(_clean(part), encoding) for part in (line.before, line.text))
        if text and line.style and styled:
            text = f"\x1b[{line.style}m{text}\x1b[0m"
        out.write(f"{before}{text}".rstrip(" ") + "\n")


def put_data(data: bytes, out: TextIO) -> None:
    """Write UTF-8 for programs, byte for byte; a terminal gets it as text."""
    binary: BinaryIO | None = getattr(out, "buffer", None)
    if binary is None or out.isatty():
        put(map(Line, data.decode().splitlines()), out)
    else:
        out.flush()
        binary.write(data)


def _shows_styles(out: TextIO) -> bool:
    """Whether styles are wanted and understood; NO_COLOR as https://no-color.org has it."""
    dumb = os.name != "posix" or os.environ.get("TERM") == "dumb"
    return out.isatty() and not dumb and not os.environ.get("NO_COLOR")


def _clean(text: str) -> str:
    """Replace what would command a terminal, break a line or turn its direction."""
    return "".join("\ufffd" if _commands(char) else char for char in text)


def _commands(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
