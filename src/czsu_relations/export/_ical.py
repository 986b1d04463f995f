"""Events as a calendar: iCalendar, RFC 5545; the calendar's name and description, RFC 7986."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from czsu_relations._extras import import_extra
from czsu_relations._model.vocabulary.sources import Stance
from czsu_relations.export._exportable import Exportable, events_to_export

if TYPE_CHECKING:
    from collections.abc import Mapping

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.parts import Citation
    from czsu_relations._model.records import Event
    from czsu_relations._model.reference import Reference

__all__ = ["ical"]

_DAY: Final = timedelta(days=1)
_YEAR: Final = timedelta(days=365)
_NEVER_ISSUED: Final = date(1970, 1, 1)
_NAMESPACE: Final = UUID("009d23d5-7b60-4391-9591-b8f033c6af94")

_ESCAPES: Final = {
    **dict.fromkeys([*range(9), *range(10, 32), 127, 0xFEFF], "\N{REPLACEMENT CHARACTER}"),
    **{ord(mark): f"\\{mark}" for mark in "\\;,"},
}
"""What a text cannot hold (most control characters; a byte order mark), and what it escapes."""


def ical(data: Exportable, *, anniversaries: bool = False) -> bytes:
    """Return the events that have certain days as a calendar, one all-day entry for each.

    A calendar has no imprecise dates: it gets the events whose date is one certain day, or an
    interval from one certain day to another. Its description says how many others there are.
    An entry's UID is made from the id of its event and the title of the dataset.
    The format is that of [RFC 5545](https://www.rfc-editor.org/rfc/rfc5545); the same data give
    the same bytes.

    Args:
        data: a dataset or some of its events.
        anniversaries: repeat the entries every year, with the year of the event in the title. An
            event of 29 February comes back on the last day of February; one that lasted for more
            than a year does not come back.

    Raises:
        MissingExtraError: icalendar is not installed.
        QueryTypeError: this is neither a dataset nor a selection of events.

    >>> import czsu_relations as czsu
    >>> calendar = czsu.export.ical(czsu.events.search("Munich Agreement"))
    >>> b"DTSTART;VALUE=DATE:19380929" in calendar, b"DTEND;VALUE=DATE:19381001" in calendar
    (True, True)
    """
    events, collection = events_to_export(data)
    header = collection.header
    stamp = datetime.combine(
        header.issued.earliest if header.issued else _NEVER_ISSUED, time(), UTC
    )
    source = uuid5(_NAMESPACE, header.title)
    entries = [
        _component(
            "Event",
            uid=f"{event.id}@{source}",
            dtstamp=stamp,
            **_when(*days, repeated=anniversaries),
            summary=f"{event.title} ({days[0].year})" if anniversaries else event.title,
            description=_description(event, collection.references_by_id),
            location=event.place,
            categories=[event.kind.value, event.mode.value],
            transp="TRANSPARENT",
        )
        for event in events
        if (days := _days(event.date))
    ]
    about = (
        f"Edition {header.edition}. Licence: {header.license or 'not stated'}. "
        f"{len(events) - len(entries)} of {len(events)} events are left out: no certain days."
    )
    calendar = _component(
        "Calendar",
        version="2.0",
        prodid="-//czsu_relations//events//EN",
        name=header.title,
        x_wr_calname=header.title,
        description=about,
        x_wr_caldesc=about,
    )
    # A calendar must have a component; this one says that no time is taken.
    for entry in entries or [_component("FreeBusy", uid=str(source), dtstamp=stamp)]:
        calendar.add_component(entry)
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _days(span: TimeSpan) -> tuple[date, date] | None:
    """Return the first day and the last, if both are certain."""
    first, last = span.ends
    if not (first and last and first.is_day and last.is_day):
        return None
    return first.earliest, last.latest


def _when(first: date, last: date, *, repeated: bool) -> dict[str, Any]:
    """Return the properties that say when."""
    when: dict[str, Any] = {"dtstart": first}
    if last < date.max:
        when["dtend"] = last + _DAY  # the first day that is no longer part of it
    else:
        when["duration"] = last - first + _DAY
    if repeated and last - first < _YEAR:
        when["rrule"] = {"FREQ": "YEARLY"}
        if (first.month, first.day) == (2, 29):
            when["rrule"] |= {"BYMONTH": 2, "BYMONTHDAY": -1}
    return when


def _description(event: Event, references: Mapping[str, Reference]) -> str:
    sources = (_source(citation, event, references) for citation in event.citations)
    return "\n".join([event.summary, "", "Sources:", *sources])


def _source(citation: Citation, event: Event, references: Mapping[str, Reference]) -> str:
    """Return a source with its locator, and whether it says otherwise."""
    told = references[citation.reference].describe()
    if citation.locator:
        told += f" [{citation.locator}]"
    remarks = [citation.stance.value] if citation.stance is not Stance.SUPPORTS else []
    remarks += [one.span.describe() for one in citation.dates if one.span != event.date]
    return f"{told} ({'; '.join(remarks)})" if remarks else told


def _component(kind: str, /, **properties: Any) -> Any:
    """Return a component with those of its properties that there are."""
    icalendar = import_extra("icalendar", "ical")
    component = getattr(icalendar, kind)()
    for key, value in properties.items():
        if value is not None:
            # Escaped here: icalendar's own vText takes a backslash before N for a line break.
            told = icalendar.prop.vInline(_escaped(value)) if isinstance(value, str) else value
            component.add(key.replace("_", "-"), told)
    return component


def _escaped(text: str) -> str:
    return r"\n".join(line.translate(_ESCAPES) for line in text.splitlines())
