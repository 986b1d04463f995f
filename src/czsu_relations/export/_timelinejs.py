"""Events on a timeline for a web page: the JSON of TimelineJS 3."""

import re
from collections.abc import Iterable
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, Final, Literal

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._display.labels import cite_edition
from czsu_relations._model.collection import Collection
from czsu_relations._model.parts import Citation
from czsu_relations._model.records import Event, Period
from czsu_relations._model.vocabulary.sources import Stance
from czsu_relations.errors import QueryError
from czsu_relations.export._exportable import Exportable, events_to_export

if TYPE_CHECKING:
    from czsu_relations._model.vocabulary.term import Term

__all__ = ["timelinejs"]

_Slide = dict[str, Any]
_Date = dict[str, int | str]

_GROUPS: Final = ("mode", "kind", "plover")

_NO_MODE: Final = "neither: founding, election, death …"
"""The row of the events without a mode, which are neither cooperation nor conflict."""

_DATES_IN_EDTF: Final = re.compile(r"[^][{},/.]+")
"""The dates in an EDTF text, without the marks of sets, intervals and open ends."""


def timelinejs(
    data: Exportable, *, group: Literal["mode", "kind", "plover"] = "mode"
) -> dict[str, Any]:
    """Return a timeline for TimelineJS; write it with `json.dump`.

    The timeline has a title slide, a slide for each event, and eras. The eras are the narrowest
    periods that the events touch, from the first possible day of a period to its last. All texts
    of the data are escaped as HTML. If there are no events, one slide says so, because TimelineJS
    shows an error instead of a timeline without slides.

    An event is drawn at the first possible day of its date: of the earliest member for a set, of
    both ends, as far as they are known, for an interval. The drawn date has no more parts (year,
    month, day) than are needed for that; `display_date` has the whole date in English.

    The format is [TimelineJS's own](https://timeline.knightlab.com/docs/json-format.html). Details
    that this page leaves out were taken from the source of version 3.9.11.

    Args:
        data: a dataset or a selection of events.
        group: the meaning of the rows of the axis. Each group has a row of its own: there are four
            modes, and a row for the events without a mode or PLOVER category; but the kinds of a
            whole dataset take more rows than a screen has.

    Returns:
        The timeline as plain dicts, lists, texts and numbers.

    Raises:
        QueryTypeError: the data are neither a dataset nor a selection of events.
        QueryError: `group` is none of the three.

    >>> import czsu_relations as czsu
    >>> timeline = czsu.export.timelinejs(czsu.events.search("peace note"))
    >>> slide = timeline["events"][0]
    >>> slide["start_date"], slide["display_date"]
    ({'year': 1920, 'month': 2, 'day': 1}, 'between 1 February and 11 March 1920')
    """
    events, collection = events_to_export(data)
    if group not in _GROUPS:
        raise QueryError(f"events are grouped by {', '.join(_GROUPS)}, not by {group!r}")
    slides = [_make_event_slide(event, collection, group) for event in events]
    if not slides:
        slides.append(_make_empty_slide(collection))
    return {
        "title": _make_title_slide(collection, len(events)),
        "events": slides,
        "eras": _make_eras(collection.periods, events),
    }


def _make_title_slide(collection: Collection, event_count: int) -> _Slide:
    header = collection.header
    count = f"{event_count} of {len(collection.events)} events."
    html = _paragraph(count) + _paragraph(cite_edition(header))
    # The underscore keeps the id apart from those of records, which have none.
    return _make_slide("_title", header.title, html)


def _make_empty_slide(collection: Collection) -> _Slide:
    """Return the slide of a timeline without events."""
    slide = _make_slide("_nothing", "No events", "")
    return slide | _date_properties(collection.header.coverage)


def _make_event_slide(event: Event, collection: Collection, group: str) -> _Slide:
    html = _paragraph(event.summary)
    if event.place:
        html += _paragraph(f"Place: {event.place}")
    if event.participants:
        actors: list[str] = []
        for participant in event.participants:
            actor = collection.actors_by_id[participant.actor]
            actors.append(f"{actor.name} ({participant.role.value})")
        html += _paragraph(f"Actors: {'; '.join(actors)}")
    html += "<p>Sources:</p><ul>"
    for citation in event.citations:
        html += f"<li>{_format_citation(citation, collection)}</li>"
    html += "</ul>"
    term: Term | None = getattr(event, group)
    return {
        **_make_slide(event.id, event.title, html),
        **_date_properties(event.date),
        "group": term.value.replace("-", " ") if term else _NO_MODE,
    }


def _format_citation(citation: Citation, collection: Collection) -> str:
    """Return a citation as HTML: the source, linked where it has an address, and the locator."""
    reference = collection.references_by_id[citation.reference]
    if reference.url:
        html = f'<a href="{escape(reference.url)}">{escape(reference.title)}</a>'
    else:
        html = escape(reference.describe())
    if citation.locator:
        html += f" [{escape(citation.locator)}]"
    if citation.stance is not Stance.SUPPORTS:
        html += f" ({citation.stance.value})"
    return html


def _make_slide(key: str, headline: str, html: str) -> _Slide:
    return {
        "unique_id": key,
        "text": {"headline": escape(headline), "text": html},
        # TimelineJS would make links in escaped texts, and undo their escapes by that.
        "autolink": False,
    }


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


# ---- eras --------------------------------------------------------------------


def _make_eras(periods: Iterable[Period], events: Iterable[Event]) -> list[dict[str, Any]]:
    """Return the narrowest of the periods that the events touch."""
    touched = [period for period in periods if _touches_any(period, events)]
    wider_ids = {period.part_of for period in touched}
    eras: list[dict[str, Any]] = []
    for period in touched:
        if period.id not in wider_ids and _has_duration(period.span):
            eras.append(_make_era(period))
    return eras


def _touches_any(period: Period, events: Iterable[Event]) -> bool:
    """Whether some of the events possibly lie in a period."""
    first, last = period.span.earliest, period.span.latest
    return any(event.date.possibly_overlaps(first, last) for event in events)


def _has_duration(span: TimeSpan) -> bool:
    """Whether a span has a first day and a later last day; else TimelineJS refuses an era."""
    return span.starts_bounded and span.ends_bounded and span.earliest < span.latest


def _make_era(period: Period) -> dict[str, Any]:
    return {
        "text": {"headline": escape(period.title)},
        "start_date": _split_day(period.span.earliest),
        "end_date": _split_day(period.span.latest),
    }


# ---- dates -------------------------------------------------------------------


def _date_properties(span: TimeSpan) -> dict[str, Any]:
    """Return the start, the end of an interval if it is known and later, and the text."""
    first, last = _drawn_dates(span)
    properties: dict[str, Any] = {"start_date": _split_date(first)}
    if last.earliest > first.earliest:
        # With a text of its own the start never equals a part of the end. TimelineJS drops an end
        # that has all parts of the start: 1968-08 would be dropped beside 1968.
        properties["start_date"]["display_date"] = first.describe()
        properties["end_date"] = _split_date(last)
    properties["display_date"] = span.describe()
    return properties


def _drawn_dates(span: TimeSpan) -> tuple[TimeSpan, TimeSpan]:
    """Return the date at which a span is drawn, and the date at which it ends."""
    dates = [TimeSpan(text) for text in _DATES_IN_EDTF.findall(span.edtf)]
    first = dates[0]
    for member in dates:
        if member.earliest == span.earliest:
            first = member
            break
    if "/" in span.edtf:
        return first, dates[-1]
    return first, first


def _split_date(span: TimeSpan) -> _Date:
    """Return the first day of a date, without a day or month that the date does not have."""
    first, last = span.earliest, span.latest
    parts = _split_day(first)
    if first == last:
        return parts
    # A date that begins within a month, as 1938-09-2X does, needs its day to be drawn there.
    if first.day == 1:
        del parts["day"]
        is_within_month = (first.year, first.month) == (last.year, last.month)
        if first.month == 1 and not is_within_month:
            del parts["month"]
    return parts


def _split_day(day: date) -> _Date:
    return {"year": day.year, "month": day.month, "day": day.day}
