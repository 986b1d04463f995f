"""The charts, drawn with Altair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from czsu_relations._display.content import format_count
from czsu_relations._model.collection import RECORD_TYPES, Collection
from czsu_relations._model.reference import Reference
from czsu_relations._plot.course import Course, course_title
from czsu_relations._plot.disputes import (
    AGREEING_DATE,
    DATES_END,
    OTHER_DATE,
    OWN_DATE,
    REJECTED_DATE,
    SOURCES_START,
    TOTAL_WIDTH,
    Disputes,
)
from czsu_relations._plot.drawing import (
    INK,
    QUIET,
    RECORD_TOOLTIP,
    alt,
    chart_of,
    draw_bars,
    draw_frame,
    draw_headings,
    draw_names,
    finish_chart,
    mode_colour,
    mode_shape,
    modes_to_explain,
    pixel_height,
    time_axis,
    tooltip,
    value_where,
)
from czsu_relations._plot.event_labels import LINE_HEIGHT
from czsu_relations._plot.frame import AXIS_WIDTH
from czsu_relations._plot.timeline import Timeline, TimelineRecords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from altair import LayerChart

    from czsu_relations._model.dyad_year import DyadYear
    from czsu_relations._model.records import Record
    from czsu_relations._plot.frame import Days, Row

__all__ = ["draw_course", "draw_disputes", "draw_timeline"]

# ---- a timeline --------------------------------------------------------------

_MARK_AREAS: Final = {"turning point": 95, "milestone": 42, "detail": 18}
"""The areas of the marks of events in square pixels, by salience."""

_BAR_MIDDLE: Final = 5
"""The middle of a bar below its upper edge, in pixels."""

_EXTENT_COLOUR: Final = "#bbbbbb"
"""The colour of a line over the days that a date may cover."""

_BAR_NOTE: Final = "Bar: dark where certain, light where only possible."
_TICK_NOTE: Final = "Tick: signed; period in force unknown."
_LINE_NOTE: Final = "Grey line: the days that a date may cover."


def draw_timeline(
    tables: Mapping[str, Sequence[Record]],
    collection: Collection,
    days: Days,
    title: str | None,
) -> LayerChart:
    """Draw records on a timeline, under periods, from one day to another.

    Args:
        tables: the records, by table; without periods among them, those of the collection.
        collection: all records of the dataset.
        days: the first and the last day of the axis; `date.min` and `date.max` are no limit.
        title: the title of the chart; that of the dataset by default.
    """
    drawn_tables: dict[str, Any] = {**tables}
    drawn_tables["periods"] = [
        period
        for period in drawn_tables.get("periods", collection.periods)
        if period.span.possibly_overlaps(*days)
    ]
    plan = Timeline.of(collection, days, TimelineRecords(**drawn_tables))
    layers = [
        *draw_frame(plan),
        *_draw_dated_bars(plan),
        *_draw_events(plan),
        draw_headings(plan.headings),
    ]
    undated = [actor for actor in drawn_tables.get("actors", ()) if not actor.existed]
    return finish_chart(
        layers,
        collection,
        title=collection.header.title if title is None else title,
        subtitle=[_describe_contents(plan, tables), _reading_notes(plan, len(undated))],
        width=AXIS_WIDTH,
        height=plan.height,
    )


def _describe_contents(plan: Timeline, tables: Mapping[str, Sequence[Record]]) -> str:
    """Return how many records of each table are drawn, and the years of the axis."""
    drawn_ids: set[str] = set()
    for rows in (plan.periods, plan.marks, plan.bars, plan.signatures):
        drawn_ids |= {row["id"] for row in rows}
    counts: list[str] = []
    for table, records in tables.items():
        count = sum(record.id in drawn_ids for record in records)
        noun = RECORD_TYPES[table].__name__.lower() if count == 1 else table
        counts.append(f"{count} {noun}")
    first, last = (day.year for day in plan.window)
    years = str(first) if first == last else f"{first}–{last}"
    return f"{', '.join(counts)}, {years}."


def _reading_notes(plan: Timeline, undated: int) -> str:
    """Return how to read those marks that the timeline has.

    Args:
        plan: the timeline.
        undated: the number of actors that are left out because their dates are unknown.
    """
    notes: list[str] = []
    if plan.bars:
        notes.append(_BAR_NOTE)
    if plan.signatures:
        notes.append(_TICK_NOTE)
    if plan.marks or plan.signatures:
        notes.append(_LINE_NOTE)
    if undated:
        notes.append(f"Not shown: {format_count(undated, 'actor')} without known dates.")
    return " ".join(notes)


def _draw_dated_bars(plan: Timeline) -> list[Any]:
    """Return the layers of treaties, conditions and actors."""
    if not plan.bars and not plan.signatures:
        return []
    extents = (
        chart_of(plan.signatures)
        .mark_rule(
            clip=True, aria=False, color=_EXTENT_COLOUR, strokeWidth=1.5, yOffset=_BAR_MIDDLE
        )
        .encode(x=time_axis(), x2=alt.X2("last:T"), y=pixel_height())
    )
    ticks = (
        chart_of(plan.signatures)
        .mark_point(clip=True, shape="stroke", angle=90, size=70, color=QUIET, yOffset=_BAR_MIDDLE)
        .encode(x=time_axis("at"), y=pixel_height(), **tooltip(*RECORD_TOOLTIP))
    )
    # What is certain is drawn over what is possible.
    bars = [
        draw_bars(rows, legend="Bars: time covered", tooltips=tooltip(*RECORD_TOOLTIP))
        for rows in (plan.possible, plan.certain)
    ]
    return [*bars, extents, ticks, draw_names(plan.bars, size=8.5, middle=_BAR_MIDDLE)]


def _draw_events(plan: Timeline) -> list[Any]:
    """Return the layers of events: poles of labels, extents of dates, marks and labels."""
    if not plan.marks:
        return []
    poles = (
        chart_of(plan.labels)
        .mark_rule(clip=True, color="#999999", strokeWidth=0.7, aria=False)
        .encode(x=time_axis("at"), y=pixel_height(), y2=alt.Y2("y2:Q"))
    )
    extents = (
        chart_of(plan.marks)
        .mark_rule(clip=True, aria=False, color=_EXTENT_COLOUR, strokeWidth=1.5, opacity=0.8)
        .encode(x=time_axis(), x2=alt.X2("last:T"), y=pixel_height())
    )
    marks = _draw_marks(plan.marks)
    # Vega cannot read the alignment of a text from its row, hence a layer for each.
    right = [row for row in plan.labels if not row["left"]]
    left = [row for row in plan.labels if row["left"]]
    return [
        poles,
        extents,
        marks,
        _draw_labels(right, align="left", dx=4),
        _draw_labels(left, align="right", dx=-4),
    ]


def _draw_marks(rows: Sequence[Row]) -> Any:
    """Return the marks of events; a mark that may not belong there is light."""
    modes = modes_to_explain(rows)
    legend = None
    if len({row["weight"] for row in rows}) > 1:
        legend = alt.Legend(title="Events: salience")
    return (
        chart_of(rows)
        .mark_point(clip=True, filled=True, stroke="white", strokeWidth=0.7)
        .encode(
            x=time_axis("at"),
            y=pixel_height(),
            color=mode_colour(modes),
            shape=mode_shape(modes),
            size=alt.Size(
                "weight:O",
                scale=alt.Scale(domain=list(_MARK_AREAS), range=list(_MARK_AREAS.values())),
                sort=None,
                legend=legend,
            ),
            opacity=alt.OpacityValue(0.45, condition=value_where("datum.sure", 1)),
            **tooltip(*RECORD_TOOLTIP),
        )
    )


def _draw_labels(rows: Iterable[Row], *, align: str, dx: int) -> Any:
    return (
        chart_of(rows)
        .mark_text(
            clip=True,
            align=align,
            dx=dx,
            baseline="top",
            fontSize=9.5,
            color=INK,
            lineHeight=LINE_HEIGHT,
            aria=False,
        )
        .encode(x=time_axis("at"), y=pixel_height("text_y"), text=alt.Text("lines:N"))
    )


# ---- the course of a relationship --------------------------------------------

_COURSE_NOTES: Final = (
    "Square: an act of cooperation or conflict between the two sides, in every year that it "
    "certainly touches, or else in the first year that it may touch. Strip: dark if certainly in "
    "effect on some day of the year, light if our dates leave it open, or only a source says so. "
    "Few squares mean few "
    "records, not few events."
)


def draw_course(years: Sequence[DyadYear], collection: Collection, title: str | None) -> LayerChart:
    """Draw two states year by year: their events, treaties, conditions and memberships."""
    plan = Course.of(years, collection)
    squares = (
        chart_of(plan.squares)
        .mark_rect(clip=True, stroke="white", strokeWidth=1)
        .encode(
            x=time_axis(),
            x2=alt.X2("last:T"),
            y=pixel_height(),
            y2=alt.Y2("y2:Q"),
            color=mode_colour(modes_to_explain(plan.squares), symbolType="square"),
            **tooltip("title", "when"),
        )
    )
    frame = draw_frame(plan)
    strips = draw_bars(
        plan.strips, legend="Strips: in effect", tooltips=tooltip("title", "when", "disputed")
    )
    layers = [
        *frame,
        strips,
        squares,
        draw_names(plan.names, size=9.5, middle=6.5),
        draw_headings(plan.headings),
    ]
    return finish_chart(
        layers,
        collection,
        title=course_title(years, collection) if title is None else title,
        subtitle=[_COURSE_NOTES],
        width=AXIS_WIDTH,
        height=plan.height,
    )


# ---- dates that sources disagree on ------------------------------------------

_DATE_COLOURS: Final = {
    OWN_DATE: INK,
    AGREEING_DATE: "#0072b2",
    OTHER_DATE: "#d55e00",
    REJECTED_DATE: "#999999",
}
"""The colours of dates, by how they agree with the dataset."""

_SCALE_NOTE: Final = (
    "Each dispute has its own scale; the line below shows its length. Bar: dark for days that a "
    "date certainly covers, light for days that it may cover."
)


def draw_disputes(
    records: Iterable[Record], collection: Collection, title: str | None
) -> LayerChart:
    """Draw every date of some records that sources disagree on."""
    attested = [record for record in records if not isinstance(record, Reference)]
    plan = Disputes.of(collection, attested)
    subtitle = ["No disputed dates."]
    if plan.titles:
        subtitle = [f"{format_count(len(plan.titles), 'disputed date')}.", _SCALE_NOTE]
    return finish_chart(
        [*_draw_scales(plan), *_draw_given_dates(plan), *_draw_texts(plan)],
        collection,
        title="Where sources disagree on a date" if title is None else title,
        subtitle=subtitle,
        width=TOTAL_WIDTH,
        height=plan.height,
    )


def _pixel_place(field: str = "x") -> Any:
    """Return the channel of a horizontal place that is given in pixels."""
    return alt.X(f"{field}:Q", scale=None, axis=None)


def _draw_scales(plan: Disputes) -> list[Any]:
    """Return the layers of titles, and of scales with their lengths."""
    titles = (
        chart_of(plan.titles)
        .mark_text(
            align="left",
            baseline="middle",
            fontWeight="bold",
            fontSize=10,
            color=INK,
            x=0,
            limit=TOTAL_WIDTH,
            aria=False,
        )
        .encode(y=pixel_height(), text=alt.Text("text:N"))
    )
    scales = (
        chart_of(plan.scales)
        .mark_rule(color="#bbbbbb", aria=False)
        .encode(x=_pixel_place(), x2=alt.X2("x2:Q"), y=pixel_height())
    )
    lengths = (
        chart_of(plan.scales)
        .mark_text(baseline="middle", fontSize=8.5, color=QUIET, dy=8, aria=False)
        .encode(x=_pixel_place("middle"), y=pixel_height(), text=alt.Text("long:N"))
    )
    return [titles, scales, lengths]


def _draw_given_dates(plan: Disputes) -> list[Any]:
    """Return the layers of dates on their scales: bars, and marks for what is too short."""
    channels = {
        "y": pixel_height(),
        "color": alt.Color(
            "verdict:N",
            scale=alt.Scale(domain=[*_DATE_COLOURS], range=[*_DATE_COLOURS.values()]),
            legend=alt.Legend(title=None, symbolType="square"),
        ),
        "opacity": alt.OpacityValue(0.3, condition=value_where("datum.sure", 0.9)),
        **tooltip("title", "when", "verdict", "sources"),
    }
    bars = (
        chart_of(plan.bars)
        .mark_bar(height=7)
        .encode(x=_pixel_place(), x2=alt.X2("x2:Q"), **channels)
    )
    disagrees = f"datum.verdict == '{OTHER_DATE}'"
    shape = alt.ShapeValue("circle", condition=value_where(disagrees, "diamond"))
    dots = (
        chart_of(plan.dots)
        .mark_point(filled=True, size=45)
        .encode(x=_pixel_place("middle"), shape=shape, **channels)
    )
    return [bars, dots]


def _draw_texts(plan: Disputes) -> list[Any]:
    """Return the layers of dates in words, and of their sources."""
    style = {"baseline": "middle", "fontSize": 9.5, "color": INK, "aria": False}
    channels = {"y": pixel_height(), **tooltip("title", "when", "verdict", "sources")}
    dates = (
        chart_of(plan.lines)
        .mark_text(align="right", x=DATES_END, limit=DATES_END, **style)
        .encode(text=alt.Text("date:N"), **channels)
    )
    sources = (
        chart_of(plan.lines)
        .mark_text(align="left", x=SOURCES_START, limit=TOTAL_WIDTH - SOURCES_START, **style)
        .encode(text=alt.Text("named:N"), **channels)
    )
    return [dates, sources]
