"""What people read in a terminal: the chronicle, a record's card, a day's snapshot."""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from textwrap import fill, wrap
from typing import Final

from czsu_relations._answers import Card, Snapshot
from czsu_relations._author_year import part_of
from czsu_relations._dataset import Dataset
from czsu_relations._forms import fields_of
from czsu_relations._names import names_of
from czsu_relations._parts import Citation
from czsu_relations._records import Actor, Event, Period, Record, Reference
from czsu_relations._timespan import TimeSpan

__all__ = [
    "MARGIN",
    "acting",
    "card_text",
    "chronicle",
    "dated",
    "linked",
    "margin",
    "published",
    "recorded",
    "snapshot_text",
    "transliterated",
]

_WIDTH: Final = 80

_DATES: Final = 26
"""The width of the column of dates."""

MARGIN: Final = " " * (_DATES + 2)
"""What stands before titles where no date does."""

_PLAIN: Final = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "’": "'", "…": "...", "·": "-"}
)


# ---- the chronicle -----------------------------------------------------------


def chronicle(dataset: Dataset) -> str:
    """Return all events in order, under the periods that they begin in."""
    lines = [dataset.title, "=" * len(dataset.title)]
    framed: tuple[Period, ...] = ()
    for event in dataset.events:
        framing = dataset.periods.framing(event.date.position[0])
        lines += _headings(framing, framed)
        framed = framing
        lines += _entry(event.date, event.title)
    count = len(dataset.events)
    events = f"{count} event{'' if count == 1 else 's'}"
    lines += ["", f"{events} · data edition {dataset.edition}", ""]
    return "\n".join(lines)


def _headings(framing: tuple[Period, ...], above: tuple[Period, ...]) -> Iterator[str]:
    """Yield a heading for each period that was not open already."""
    for level, period in enumerate(framing):
        if period not in above:
            heading = f"{period.title} ({period.span.describe()})"
            yield from ("", heading if level else heading.upper(), "=-"[level > 0] * len(heading))


def _entry(span: TimeSpan, title: str) -> Iterator[str]:
    """Yield the lines of a date and a title, side by side."""
    sides = zip_longest(margin(span), wrap(title, _WIDTH - len(MARGIN)), fillvalue="")
    yield from (f"{date:<{len(MARGIN)}}{text}".rstrip() for date, text in sides)


def margin(span: TimeSpan) -> list[str]:
    """Return a date as it stands in the margin: in lines, that end where one can pause."""
    said = span.describe()
    if len(said) > _DATES - 2:
        for pause, broken in (" – ", " –\n"), (", ", ",\n"), (" and ", "\nand "):
            said = said.replace(pause, broken)
    return [f"  {line}" for part in said.splitlines() for line in wrap(part, _DATES - 2)]


# ---- a card ------------------------------------------------------------------


def card_text(card: Card) -> str:
    """Return a record in words: what it is, what it is linked to, and on whose word it stands."""
    record = card.record
    lines = [names_of(record)[0]]
    lines += (f"{field}: {span.describe()}" for field, span in dated(record))
    if isinstance(record, Reference):
        lines += (f"{what}: {value}" for what, value in published(record))
    else:
        lines += ["", fill(record.summary, _WIDTH)]
    actors = (f"{actor.name} ({roles})" if roles else actor.name for actor, roles in acting(card))
    lines += _listed("Actors", actors)
    for heading, records in linked(card):
        lines += _listed(heading, _titled(records))
    if not isinstance(record, Reference):
        lines += _listed("On the word of", map(_on_the_word_of, record.citations))
    return "\n".join(lines)


def dated(record: Record) -> Iterator[tuple[str, TimeSpan]]:
    """Yield the dates of a record, each after what it is the date of."""
    for field in fields_of(type(record)):
        span = getattr(record, field.name)
        if isinstance(span, TimeSpan):
            yield field.name.replace("_", " "), span


def published(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield who wrote a source, what it is a part of, and where it came out and can be read."""
    authors = (
        one.literal or ", ".join(name for name in (one.family, one.given) if name)
        for one in reference.authors
    )
    told = [
        ("by", "; ".join(authors)),
        ("in", part_of(reference)),
        ("published by", reference.publisher),
        ("at", reference.publisher_place),
        ("read at", reference.url),
    ]
    for what, value in told:
        if value:
            yield what, value


def acting(card: Card) -> Iterator[tuple[Actor, str]]:
    """Yield the actors of a card with their roles, which only those of an event have."""
    participants = card.record.participants if isinstance(card.record, Event) else ()
    for actor in card.actors:
        roles = ", ".join(one.role for one in participants if one.actor == actor.id)
        yield actor, roles


def linked(card: Card) -> tuple[tuple[str, Iterable[Record]], ...]:
    """Return what else a record is linked to, under headings."""
    return (
        ("Treaties", card.treaties),
        ("Because of", (*card.causes, *card.conditions)),
        ("Began or ended with", card.events),
        ("Led to", card.consequences),
        ("Began with it", card.began),
        ("Ended with it", card.ended),
        ("Wider and narrower periods", card.periods),
    )


def _titled(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        span = record.date if isinstance(record, Event) else None
        yield names_of(record)[0] + (f" ({span.describe()})" if span else "")


def _on_the_word_of(citation: Citation) -> str:
    """Say which source, where in it, what it makes of the record, and which dates it gives."""
    said = citation.reference + (f"[{citation.locator}]" if citation.locator else "")
    if citation.stance != "supports":
        said += f", which {citation.stance} this"
    for claim in citation.dates:
        wording = f" (“{claim.as_written}”)" if claim.as_written else ""
        said += f"; {claim.field.replace('_', ' ')}: {claim.span.describe()}{wording}"
    return said + (f". {citation.note}" if citation.note else "")


def _listed(heading: str, items: Iterable[str]) -> list[str]:
    lines = [fill(item, _WIDTH, initial_indent="  ", subsequent_indent="    ") for item in items]
    return ["", heading, *lines] if lines else []


# ---- a snapshot --------------------------------------------------------------


def snapshot_text(snapshot: Snapshot) -> str:
    """Return what framed, bound and held at a time; what is only possibly so is marked."""
    lines = [snapshot.date.describe()]
    for heading, told in recorded(snapshot):
        titles = zip(_titled(one for one, _ in told), told, strict=True)
        marked = (title if certain else f"{title} – possibly" for title, (_, certain) in titles)
        lines += _listed(heading, marked) or ["", heading, "  nothing recorded"]
    return "\n".join(lines)


def recorded(snapshot: Snapshot) -> Iterator[tuple[str, list[tuple[Record, bool]]]]:
    """Yield, under headings, what is recorded of a time, and whether each of it is certain."""
    sure = snapshot.certain
    for heading, records, certain in (
        ("Framed by", snapshot.periods, sure.periods.ids),
        ("Treaties in force", snapshot.treaties, sure.treaties.ids),
        ("Signed, time in force unknown", snapshot.force_unknown, sure.force_unknown.ids),
        ("Conditions", snapshot.conditions, sure.conditions.ids),
        ("Events", snapshot.events, sure.events.ids),
        ("In the 90 days before", snapshot.recent, sure.recent.ids),
    ):
        yield heading, [(one, one.id in certain) for one in records]


# ---- any terminal ------------------------------------------------------------


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
