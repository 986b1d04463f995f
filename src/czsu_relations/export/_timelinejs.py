"""Events on a timeline for a web page: the JSON of TimelineJS 3."""

import re
from collections.abc import Iterable
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, Final, Literal

from czsu_relations._dates.bounds import finite_day
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

_Date = dict[str, int | str]

_GROUPS: Final = ("mode", "kind", "plover")

_DATES: Final = re.compile(r"[^][{},/.]+")
"""The dates in an EDTF text, without the marks of sets, intervals and open ends."""


def timelinejs(
    data: Exportable, *, group: Literal["mode", "kind", "plover"] = "mode"
) -> dict[str, Any]:
    """Return a timeline for TimelineJS, to be written with `json.dumps`.

    It has a title slide, a slide for each event, and as eras the narrowest of the periods that
    the events touch, from the first day to the last that they can have. All texts of the data are
    escaped as HTML. No events make one slide that says so: TimelineJS shows an error in the place
    of a timeline without any.

    A date is drawn at its first day: of a set that of the earliest member, of an interval those of
    both ends, so far as they are known. It has only the parts that this takes; `display_date` says
    the whole.

    The format is [TimelineJS's own](https://timeline.knightlab.com/docs/json-format.html); what
    this does not say was read in the source of version 3.9.11.

    Args:
        data: a dataset or some of its events.
        group: what the rows of the axis stand for. Each is a row of its own: there are four modes,
            but the kinds of a whole dataset are higher than a screen.

    Raises:
        QueryTypeError: the data are neither a dataset nor a selection of events.
        QueryError: there are no such groups.

    >>> import czsu_relations as czsu
    >>> timeline = czsu.export.timelinejs(czsu.events.search("peace note"))
    >>> slide = timeline["events"][0]
    >>> slide["unique_id"], slide["start_date"], slide["display_date"]
    ('soviet-peace-note-1920', {'year': 1920, 'month': 2}, 'between February and 11 March 1920')
    """
    events, collection = events_to_export(data)
    if group not in _GROUPS:
        raise QueryError(f"events are grouped by {', '.join(_GROUPS)}, not by {group!r}")
    header = collection.header
    touched = [period for period in collection.periods if _touches_any(period, events)]
    wider = {period.part_of for period in touched}
    count = f"{len(events)} of {len(collection.events)} events."
    nothing = _slide("_nothing", "No events") | _when(header.coverage)
    return {  # the id of the title has a mark that no record's has
        "title": _slide("_title", header.title, _p(count), _p(cite_edition(header))),
        "events": [_event(event, collection, group) for event in events] or [nothing],
        "eras": [
            _era(period) for period in touched if period.id not in wider and _has_ends(period.span)
        ],
    }


def _touches_any(period: Period, events: Iterable[Event]) -> bool:
    """Whether some of the events possibly lie in a period."""
    first, last = period.span.earliest, period.span.latest
    return any(event.date.possibly_overlaps(first, last) for event in events)


def _event(event: Event, collection: Collection, group: str) -> dict[str, Any]:
    actors = (
        f"{collection.actors_by_id[one.actor].name} ({one.role.value})"
        for one in event.participants
    )
    sources = (f"<li>{_source(one, collection)}</li>" for one in event.citations)
    slide = _slide(
        event.id,
        event.title,
        _p(event.summary),
        _p(f"Place: {event.place}") if event.place else "",
        _p(f"Actors: {'; '.join(actors)}") if event.participants else "",
        f"<p>Sources:</p><ul>{''.join(sources)}</ul>",
    )
    word: Term = getattr(event, group)
    return slide | _when(event.date) | {"group": word.value.replace("-", " ")}


def _source(citation: Citation, collection: Collection) -> str:
    reference = collection.references_by_id[citation.reference]
    told = escape(reference.title if reference.url else reference.describe())
    if reference.url:
        told = f'<a href="{escape(reference.url)}">{told}</a>'
    if citation.locator:
        told += f" [{escape(citation.locator)}]"
    return told if citation.stance is Stance.SUPPORTS else f"{told} ({citation.stance.value})"


def _slide(key: str, headline: str, *html: str) -> dict[str, Any]:
    return {
        "unique_id": key,
        "text": {"headline": escape(headline), "text": "".join(html)},
        # TimelineJS would make links out of a text that it has made safe, and unsafe by that.
        "autolink": False,
    }


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _has_ends(span: TimeSpan) -> bool:
    """Whether it has a first and a last day, without which TimelineJS refuses an era."""
    return (
        bool(finite_day(span.earliest) and finite_day(span.latest)) and span.earliest < span.latest
    )


def _era(period: Period) -> dict[str, Any]:
    return {
        "text": {"headline": escape(period.title)},
        "start_date": _day(period.span.earliest),
        "end_date": _day(period.span.latest),
    }


def _when(span: TimeSpan) -> dict[str, Any]:
    return _dates(span) | {"display_date": span.describe()}


def _dates(span: TimeSpan) -> dict[str, _Date]:
    """Return the start, and of an interval the end, if it is known and comes after the start."""
    dates = [TimeSpan(text) for text in _DATES.findall(span.edtf)]
    first = next((one for one in dates if one.earliest == span.earliest), dates[0])
    last = dates[-1] if "/" in span.edtf else first
    if last.earliest <= first.earliest:
        return {"start_date": _date(first)}
    # TimelineJS drops an end that agrees with all the start says, as 1968-08 does with 1968.
    start = _date(first) | {"display_date": first.describe()}
    return {"start_date": start, "end_date": _date(last)}


def _day(day: date) -> _Date:
    return {"year": day.year, "month": day.month, "day": day.day}


def _date(span: TimeSpan) -> _Date:
    """Return the first day, without the parts that the date leaves out."""
    first, last = span.earliest, span.latest
    parts = _day(first)
    if first != last and first.day == 1:
        del parts["day"]
        if first.month == 1 and (first.year, first.month) != (last.year, last.month):
            del parts["month"]
    return parts
