"""What people read in a terminal: the chronicle, and one record's card."""

import textwrap
import unicodedata
from collections.abc import Iterator
from typing import Final

from czsu_relations._dataset import Card, Dataset
from czsu_relations._records import Event, Period

__all__ = ["card_text", "chronicle", "transliterated"]

_DATES: Final = 26
"""The width of the column of dates."""

_PLAIN: Final = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "’": "'", "…": "...", "→": "->", "·": "-"}
)


def chronicle(dataset: Dataset, width: int = 80) -> str:
    """Return all events in order, under the periods that they begin in."""
    lines = [dataset.title, "=" * len(dataset.title)]
    framed: tuple[Period, ...] = ()
    for event in dataset.events:
        framing = dataset.periods.framing(event.date.position[0])
        lines += _headings(framing, framed)
        framed = framing
        lines += _entry(event, width)
    lines += ["", f"{len(dataset.events)} events · data edition {dataset.edition}"]
    return "\n".join(lines) + "\n"


def _headings(framing: tuple[Period, ...], above: tuple[Period, ...]) -> Iterator[str]:
    """Yield a heading for each period that was not open already."""
    for level, period in enumerate(framing):
        if period in above:
            continue
        heading = f"{period.title} ({period.span.describe()})"
        yield ""
        yield heading if level else heading.upper()
        yield ("-" if level else "=") * len(heading)


def _entry(event: Event, width: int) -> list[str]:
    date = textwrap.wrap(event.date.describe(), _DATES - 2)
    title = textwrap.wrap(event.title, width - _DATES - 2)
    rows = max(len(date), len(title))
    date += [""] * (rows - len(date))
    title += [""] * (rows - len(title))
    return [f"  {d:<{_DATES}}{t}".rstrip() for d, t in zip(date, title, strict=True)]


def card_text(card: Card, width: int = 80) -> str:
    """Return a record with what it is linked to, and on whose word it stands."""
    record = card.record
    name: str = getattr(record, "title", None) or card.record.id
    return "\n".join([name, *textwrap.wrap(getattr(record, "summary", ""), width)])


def transliterated(text: str, encoding: str) -> str:
    """Return the text as near as an encoding can hold it: č as c, – as -, else ?."""
    return "".join(_near(char, encoding) for char in text)


def _near(char: str, encoding: str) -> str:
    for near in (char, char.translate(_PLAIN), unicodedata.normalize("NFKD", char)[0]):
        try:
            near.encode(encoding)
        except UnicodeEncodeError:
            continue
        return near
    return "?"
