"""Events as a calendar: iCalendar, RFC 5545; the calendar's name and description, RFC 7986."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from czsu_relations._extras import import_extra
from czsu_relations._model.vocabulary.sources import Stance
from czsu_relations._model.wording import describe_value
from czsu_relations.errors import QueryTypeError
from czsu_relations.export._exportable import Exportable, events_to_export

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.collection import Header
    from czsu_relations._model.parts import Citation
    from czsu_relations._model.records import Event
    from czsu_relations._model.reference import Reference

__all__ = ["count_left_out", "ical"]

_DAY: Final = timedelta(days=1)
_YEAR: Final = timedelta(days=365)
_NEVER_ISSUED: Final = date(1970, 1, 1)
"""The time stamp of a dataset without a date: not the clock, so that the bytes stay the same."""
_NAMESPACE: Final = UUID("009d23d5-7b60-4391-9591-b8f033c6af94")

_ESCAPES: Final = {
    **dict.fromkeys([*range(9), *range(10, 32), 127, 0xFEFF], "\N{REPLACEMENT CHARACTER}"),
    **{ord(mark): f"\\{mark}" for mark in "\\;,"},
}
"""Characters that a text cannot contain (control characters but the tab; a byte order mark), and
those that it must escape."""


def ical(data: Exportable, *, anniversaries: bool = False) -> bytes:
    """Return the events that have certain days as a calendar, with one all-day entry for each.

    A calendar has no imprecise dates. So it contains the events of which all days are certain: a
    day, an interval from one certain day to another, or several days, of which each has an entry
    of its own. The description of the calendar gives the number of the other events.
    The UID of an entry is made from the id of its event and the title of the dataset: a newer
    edition replaces the entries of an older one.
    The format is that of [RFC 5545](https://www.rfc-editor.org/rfc/rfc5545). The same data give
    the same bytes.

    Args:
        data: a dataset or a selection of events.
        anniversaries: repeat the entries every year, with the year of the event in the title. An
            event of 29 February is repeated on the last day of February. An event that lasted for
            more than a year is not repeated.

    Returns:
        The content of an `.ics` file.

    Raises:
        MissingExtraError: icalendar is not installed.
        QueryTypeError: the data are neither a dataset nor a selection of events, or
            `anniversaries` is not True or False.

    >>> import czsu_relations as czsu
    >>> calendar = czsu.export.ical(czsu.events.search("Munich Agreement"))
    >>> b"DTSTART;VALUE=DATE:19380929" in calendar, b"DTEND;VALUE=DATE:19381001" in calendar
    (True, True)
    """
    if type(anniversaries) is not bool:
        value = describe_value(anniversaries)
        raise QueryTypeError(f"anniversaries is True for those of every year, and not {value}")
    events, collection = events_to_export(data)
    header = collection.header
    stamp = _make_stamp(header)
    dataset_id = uuid5(_NAMESPACE, header.title)
    components: list[Any] = []
    for event in events:
        for number, (first, last) in enumerate(_certain_stretches(event.date), 1):
            title = event.title
            if anniversaries:
                title += f" ({first.year})"
            # An id has no full stop in it.
            uid = event.id if number == 1 else f"{event.id}.{number}"
            component = _make_component(
                "Event",
                uid=f"{uid}@{dataset_id}",
                dtstamp=stamp,
                **_date_properties(first, last, repeated=anniversaries),
                summary=title,
                description=_describe_event(event, collection.references_by_id),
                location=event.place,
                categories=_list_categories(event),
                transp="TRANSPARENT",
            )
            components.append(component)
    description = (
        f"Edition {header.edition}. Licence: {header.license or 'not stated'}. "
        f"{count_left_out(events)} of {len(events)} events are left out: no certain days."
    )
    calendar = _make_component(
        "Calendar",
        version="2.0",
        prodid="-//czsu_relations//events//EN",
        name=header.title,
        x_wr_calname=header.title,
        description=description,
        x_wr_caldesc=description,
    )
    if not components:
        # RFC 5545 requires a component in a calendar. This one shows nothing and takes no time.
        components.append(_make_component("FreeBusy", uid=str(dataset_id), dtstamp=stamp))
    for component in components:
        calendar.add_component(component)
    # Unsorted: the properties stay in the order in which they were added.
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _make_stamp(header: Header) -> datetime:
    """Return the time stamp of all entries: the day on which the edition was issued."""
    day = _NEVER_ISSUED
    if header.issued:
        day = header.issued.earliest
    return datetime.combine(day, time(), UTC)


def count_left_out(events: Iterable[Event]) -> int:
    """Return how many events a calendar leaves out, because their days are not certain."""
    return sum(not _certain_stretches(event.date) for event in events)


def _certain_stretches(span: TimeSpan) -> list[tuple[date, date]]:
    """Return the (first, last) days of each stretch of a date, if all of its days are certain."""
    if span.extents != span.certain_extents or not (span.starts_bounded and span.ends_bounded):
        return []
    stretches: list[tuple[date, date]] = []
    for first, last in sorted(span.extents):
        if stretches and first - stretches[-1][1] <= _DAY:
            stretches[-1] = (stretches[-1][0], max(last, stretches[-1][1]))
        else:
            stretches.append((first, last))
    return stretches


def _date_properties(first: date, last: date, *, repeated: bool) -> dict[str, Any]:
    """Return the properties for the days of an entry, and for its repetition."""
    properties: dict[str, Any] = {"dtstart": first}
    if last < date.max:
        properties["dtend"] = last + _DAY  # RFC 5545: the first day after the entry
    else:
        # Python has no day after the last one of the year 9999.
        properties["duration"] = last - first + _DAY
    if repeated and last - first < _YEAR:
        properties["rrule"] = {"FREQ": "YEARLY"}
        if (first.month, first.day) == (2, 29):
            properties["rrule"] |= {"BYMONTH": 2, "BYMONTHDAY": -1}
    return properties


def _list_categories(event: Event) -> list[str]:
    """Return the kind of an event, and its mode if it has one."""
    categories = [event.kind.value]
    if event.mode:
        categories.append(event.mode.value)
    return categories


def _describe_event(event: Event, references: Mapping[str, Reference]) -> str:
    """Return the summary of an event and a list of its sources."""
    lines = [event.summary, "", "Sources:"]
    for citation in event.citations:
        lines.append(_describe_citation(citation, event, references))
    return "\n".join(lines)


def _describe_citation(
    citation: Citation, event: Event, references: Mapping[str, Reference]
) -> str:
    """Return a source with its locator, its stance if it does not support, and its other dates."""
    text = references[citation.reference].describe()
    if citation.locator:
        text += f" [{citation.locator}]"
    remarks: list[str] = []
    if citation.stance is not Stance.SUPPORTS:
        remarks.append(citation.stance.value)
    for claim in citation.dates:
        if claim.span != event.date:
            remarks.append(claim.span.describe())
    if remarks:
        text += f" ({'; '.join(remarks)})"
    return text


def _make_component(kind: str, /, **properties: Any) -> Any:
    """Return a component of icalendar with the properties that are not None."""
    icalendar = import_extra("icalendar", "ical")
    component = getattr(icalendar, kind)()
    for name, value in properties.items():
        if value is None:
            continue
        content = value
        if isinstance(value, str):
            # Escaped here, for icalendar's vText takes a backslash before N for a line break.
            content = icalendar.prop.vInline(_escape_text(value))
        component.add(name.replace("_", "-"), content)
    return component


def _escape_text(text: str) -> str:
    """Return a text by the rules of RFC 5545, with every line break as the one that it has."""
    return r"\n".join(line.translate(_ESCAPES) for line in text.splitlines())
