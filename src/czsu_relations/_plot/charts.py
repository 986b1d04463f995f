"""The charts as people see them, drawn with Altair."""

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
    pixel_height,
    time_axis,
    tooltip,
)
from czsu_relations._plot.frame import AXIS_WIDTH
from czsu_relations._plot.timeline import LINE_HEIGHT, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from altair import LayerChart

    from czsu_relations._model.dyad_year import DyadYear
    from czsu_relations._model.records import Record
    from czsu_relations._plot.frame import Days

__all__ = ["draw_course", "draw_disputes", "draw_timeline"]

_WEIGHTS: Final = {"turning point": 95, "milestone": 42, "detail": 18}

_MIDDLE: Final = 5
"""Of a bar, in pixels."""

_LEFT_OPEN: Final = "#bbbbbb"
"""The colour of a line over the days that a date leaves open."""

_HELD: Final = "Bars are strong where a thing certainly held, pale where it only may have."
_SIGNED: Final = "A tick is a signature, with no word on force."
_OPEN: Final = "A grey line has the days that a date leaves open."


def draw_timeline(
    tables: Mapping[str, Sequence[Record]], collection: Collection, days: Days
) -> LayerChart:
    """Draw records on a timeline, under periods, from one day to another.

    Args:
        tables: the records, by table; without periods among them, those of the collection.
        collection: all records of the dataset.
        days: the first day and the last of the axis; `date.min` and `date.max` are no limit.
    """
    chosen: dict[str, Any] = {**tables}
    periods = [
        period
        for period in chosen.get("periods", collection.periods)
        if period.span.possibly_overlaps(*days)
    ]
    plan = Timeline.of(collection, days, **chosen | {"periods": periods})
    undated = [actor for actor in chosen.get("actors", ()) if not actor.existed]
    how = (
        (plan.bars, _HELD),
        (plan.signatures, _SIGNED),
        (plan.marks or plan.signatures, _OPEN),
        (undated, f"Left out: {len(undated)} of unknown time."),
    )
    return finish_chart(
        [*draw_frame(plan), *_held(plan), *_happened(plan), draw_headings(plan.headings)],
        collection,
        title=collection.header.title,
        said=[_counts(plan, tables), " ".join(text for rows, text in how if rows)],
        width=AXIS_WIDTH,
        height=plan.height,
    )


def _counts(plan: Timeline, tables: Mapping[str, Sequence[Record]]) -> str:
    """Return how many records are drawn, and of which years."""
    drawn = (plan.periods, plan.marks, plan.bars, plan.signatures)
    ids = {row["id"] for rows in drawn for row in rows}
    counts: list[str] = []
    for table, records in tables.items():
        count = sum(record.id in ids for record in records)
        noun = RECORD_TYPES[table].__name__.lower() if count == 1 else table
        counts.append(f"{count} {noun}")
    first, last = (day.year for day in plan.window)
    return f"{', '.join(counts)}, {first if first == last else f'{first}–{last}'}."


def _held(plan: Timeline) -> list[Any]:
    if not plan.bars and not plan.signatures:
        return []
    open_ = (
        chart_of(plan.signatures)
        .mark_rule(clip=True, aria=False, color=_LEFT_OPEN, strokeWidth=1.5, yOffset=_MIDDLE)
        .encode(x=time_axis(), x2="last:T", y=pixel_height())
    )
    signed = (
        chart_of(plan.signatures)
        .mark_point(clip=True, shape="stroke", angle=90, size=70, color=QUIET, yOffset=_MIDDLE)
        .encode(x=time_axis("at"), y=pixel_height(), **tooltip(*RECORD_TOOLTIP))
    )
    drawn = draw_bars(
        plan.possible, plan.certain, legend="Bars: it held", told=tooltip(*RECORD_TOOLTIP)
    )
    return [*drawn, open_, signed, draw_names(plan.bars, size=8.5, middle=_MIDDLE)]


def _happened(plan: Timeline) -> list[Any]:
    if not plan.marks:
        return []
    poles = (
        chart_of(plan.labels)
        .mark_rule(clip=True, color="#999999", strokeWidth=0.7, aria=False)
        .encode(x=time_axis("at"), y=pixel_height(), y2="y2:Q")
    )
    spans = (
        chart_of(plan.marks)
        .mark_rule(clip=True, aria=False, color=_LEFT_OPEN, strokeWidth=1.5, opacity=0.8)
        .encode(x=time_axis(), x2="last:T", y=pixel_height())
    )
    marks = (
        chart_of(plan.marks)
        .mark_point(clip=True, filled=True, stroke="white", strokeWidth=0.7)
        .encode(
            x=time_axis("at"),
            y=pixel_height(),
            color=mode_colour(),
            shape=mode_shape(),
            size=alt.Size(
                "weight:O",
                scale=alt.Scale(domain=list(_WEIGHTS), range=list(_WEIGHTS.values())),
                sort=None,
                legend=alt.Legend(title="Events: weight"),
            ),
            opacity=alt.condition("datum.sure", alt.value(1), alt.value(0.45)),
            **tooltip(*RECORD_TOOLTIP),
        )
    )
    texts = [
        chart_of(row for row in plan.labels if row["left"] is left)
        .mark_text(
            clip=True,
            align="right" if left else "left",
            dx=-4 if left else 4,
            baseline="top",
            fontSize=9.5,
            color=INK,
            lineHeight=LINE_HEIGHT,
            aria=False,
        )
        .encode(x=time_axis("at"), y=pixel_height("text_y"), text="lines:N")
        for left in (False, True)
    ]
    return [poles, spans, marks, *texts]


# ---- the course of a relationship --------------------------------------------

_COUNTED: Final = (
    "A square is an event between the two sides, in each year that it certainly touches, else in "
    "the first that it may. A strip is strong in years in which something certainly held on some "
    "day, pale where sources leave it open. Few squares mean that little is recorded, not that "
    "little happened."
)


def draw_course(years: Sequence[DyadYear], collection: Collection) -> LayerChart:
    """Draw two states year by year: their events, treaties, conditions and memberships."""
    plan = Course.of(years, collection)
    squares = (
        chart_of(plan.squares)
        .mark_rect(clip=True, stroke="white", strokeWidth=1)
        .encode(
            x=time_axis(),
            x2="last:T",
            y=pixel_height(),
            y2="y2:Q",
            color=mode_colour(symbolType="square"),
            **tooltip("title", "when"),
        )
    )
    return finish_chart(
        [
            *draw_frame(plan),
            *draw_bars(
                plan.strips,
                legend="Strips: it held",
                told=tooltip("title", "when", "disputed"),
            ),
            squares,
            draw_names(plan.names, size=9.5, middle=6.5),
            draw_headings(plan.headings),
        ],
        collection,
        title=course_title(years, collection),
        said=[_COUNTED],
        width=AXIS_WIDTH,
        height=plan.height,
    )


# ---- where sources disagree --------------------------------------------------

_VERDICTS: Final = {OWN_DATE: INK, AGREEING_DATE: "#0072b2", OTHER_DATE: "#d55e00"}

_OWN_SCALE: Final = (
    "Each has a scale of its own, as long as the line beneath it. Strong is what a date "
    "certainly covers, pale what it only may."
)


def draw_disputes(records: Iterable[Record], collection: Collection) -> LayerChart:
    """Draw every date of some records that sources disagree on."""
    attested = [record for record in records if not isinstance(record, Reference)]
    plan = Disputes.of(collection, attested)
    count = len(plan.titles)
    dates = f"{format_count(count, 'date') if count else 'No dates'} that sources disagree on"
    return finish_chart(
        [*_titles(plan), *_dates(plan), *_sources(plan)],
        collection,
        title="Where sources disagree on a date",
        said=[f"{dates}.", *([_OWN_SCALE] if count else [])],
        width=TOTAL_WIDTH,
        height=plan.height,
    )


def _at(field: str = "x") -> Any:
    return alt.X(f"{field}:Q", scale=None, axis=None)


def _titles(plan: Disputes) -> list[Any]:
    text = {"baseline": "middle", "aria": False}
    return [
        chart_of(plan.titles)
        .mark_text(
            align="left", fontWeight="bold", fontSize=10, color=INK, x=0, limit=TOTAL_WIDTH, **text
        )
        .encode(y=pixel_height(), text="text:N"),
        chart_of(plan.scales)
        .mark_rule(color="#bbbbbb", aria=False)
        .encode(x=_at(), x2="x2:Q", y=pixel_height()),
        chart_of(plan.scales)
        .mark_text(fontSize=8.5, color=QUIET, dy=8, **text)
        .encode(x=_at("middle"), y=pixel_height(), text="long:N"),
    ]


def _dates(plan: Disputes) -> list[Any]:
    drawn = {
        "y": pixel_height(),
        "color": alt.Color(
            "verdict:N",
            scale=alt.Scale(domain=[*_VERDICTS], range=[*_VERDICTS.values()]),
            legend=alt.Legend(title=None, symbolType="square"),
        ),
        "opacity": alt.condition("datum.sure", alt.value(0.9), alt.value(0.3)),
        **tooltip("title", "when", "verdict", "sources"),
    }
    return [
        chart_of(plan.bars).mark_bar(height=7).encode(x=_at(), x2="x2:Q", **drawn),
        chart_of(plan.dots)
        .mark_point(filled=True, size=45)
        .encode(
            x=_at("middle"),
            shape=alt.condition(
                f"datum.verdict == '{OTHER_DATE}'", alt.value("diamond"), alt.value("circle")
            ),
            **drawn,
        ),
    ]


def _sources(plan: Disputes) -> list[Any]:
    text = {"baseline": "middle", "fontSize": 9.5, "color": INK}
    told = {"y": pixel_height(), **tooltip("title", "when", "verdict", "sources")}
    return [
        chart_of(plan.lines)
        .mark_text(align="right", x=DATES_END, limit=DATES_END, aria=False, **text)
        .encode(text="date:N", **told),
        chart_of(plan.lines)
        .mark_text(
            align="left", x=SOURCES_START, limit=TOTAL_WIDTH - SOURCES_START, aria=False, **text
        )
        .encode(text="named:N", **told),
    ]
