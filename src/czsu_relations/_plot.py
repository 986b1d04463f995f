"""The charts as people see them, drawn with Altair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from czsu_relations._content import counted
from czsu_relations._course import Course, titled
from czsu_relations._dataset import Dataset
from czsu_relations._disputes import DATES, HERE, OTHERWISE, SOURCES, SUPPORTS, TOTAL, Disputes
from czsu_relations._drawing import (
    INK,
    QUIET,
    RECORD,
    along,
    alt,
    bars,
    chart,
    finished,
    frame,
    headings,
    mode_colour,
    mode_shape,
    names,
    pointed_at,
    put,
)
from czsu_relations._frame import WIDTH
from czsu_relations._records import Reference
from czsu_relations._selection import limits
from czsu_relations._timeline import LINE, Timeline

if TYPE_CHECKING:
    from altair import LayerChart

    from czsu_relations._dyads import DyadYears
    from czsu_relations._selection import Attested, When

__all__ = ["course", "disputes", "timeline"]

_WEIGHTS: Final = {"turning point": 95, "milestone": 42, "detail": 18}

_MIDDLE: Final = 5
"""Of a bar, in pixels."""

_LEFT_OPEN: Final = "#bbbbbb"
"""The colour of a line over the days that a date leaves open."""

_HELD: Final = "Bars are strong where a thing certainly held, pale where it only may have."
_SIGNED: Final = "A tick is a signature, with no word on force."
_OPEN: Final = "A grey line has the days that a date leaves open."


def timeline(
    data: Dataset | Attested[Any], start: When | None = None, end: When | None = None
) -> LayerChart:
    """Draw a dataset, or a selection under the periods of its dataset, from one time to another."""
    dataset = data if isinstance(data, Dataset) else data.dataset
    whole = ("events", "treaties", "conditions")
    rooms: dict[str, Any] = (
        {name: getattr(data, name) for name in whole}
        if isinstance(data, Dataset)
        else {data.room: data}
    )
    periods = rooms.get("periods", dataset.periods).between(start, end)
    plan = Timeline.of(dataset, limits(start, end), **rooms | {"periods": periods})
    undated = [one for one in rooms.get("actors", ()) if not one.existed]
    how = (
        (plan.bars, _HELD),
        (plan.signatures, _SIGNED),
        (plan.marks or plan.signatures, _OPEN),
        (undated, f"Left out: {len(undated)} of unknown time."),
    )
    return finished(
        [*frame(plan), *_held(plan), *_happened(plan), headings(plan.headings)],
        dataset,
        title=dataset.title,
        said=[_counts(plan, rooms), " ".join(text for rows, text in how if rows)],
        width=WIDTH,
        height=plan.height,
    )


def _counts(plan: Timeline, rooms: dict[str, Any]) -> str:
    """Say how many records are drawn, and of which years."""
    drawn = (plan.periods, plan.marks, plan.bars, plan.signatures)
    ids = {row["id"] for rows in drawn for row in rows}
    counts = {name: sum(one.id in ids for one in some) for name, some in rooms.items()}
    told = (f"{count} {rooms[name].noun if count == 1 else name}" for name, count in counts.items())
    first, last = (day.year for day in plan.window)
    return f"{', '.join(told)}, {first if first == last else f'{first}–{last}'}."


def _held(plan: Timeline) -> list[Any]:
    if not plan.bars and not plan.signatures:
        return []
    open_ = (
        chart(plan.signatures)
        .mark_rule(clip=True, aria=False, color=_LEFT_OPEN, strokeWidth=1.5, yOffset=_MIDDLE)
        .encode(x=along(), x2="last:T", y=put())
    )
    signed = (
        chart(plan.signatures)
        .mark_point(clip=True, shape="stroke", angle=90, size=70, color=QUIET, yOffset=_MIDDLE)
        .encode(x=along("at"), y=put(), **pointed_at(*RECORD))
    )
    drawn = bars(plan.possible, plan.certain, legend="Bars: it held", told=pointed_at(*RECORD))
    return [*drawn, open_, signed, names(plan.bars, size=8.5, middle=_MIDDLE)]


def _happened(plan: Timeline) -> list[Any]:
    if not plan.marks:
        return []
    poles = (
        chart(plan.labels)
        .mark_rule(clip=True, color="#999999", strokeWidth=0.7, aria=False)
        .encode(x=along("at"), y=put(), y2="y2:Q")
    )
    spans = (
        chart(plan.marks)
        .mark_rule(clip=True, aria=False, color=_LEFT_OPEN, strokeWidth=1.5, opacity=0.8)
        .encode(x=along(), x2="last:T", y=put())
    )
    marks = (
        chart(plan.marks)
        .mark_point(clip=True, filled=True, stroke="white", strokeWidth=0.7)
        .encode(
            x=along("at"),
            y=put(),
            color=mode_colour(),
            shape=mode_shape(),
            size=alt.Size(
                "weight:O",
                scale=alt.Scale(domain=list(_WEIGHTS), range=list(_WEIGHTS.values())),
                sort=None,
                legend=alt.Legend(title="Events: weight"),
            ),
            opacity=alt.condition("datum.sure", alt.value(1), alt.value(0.45)),
            **pointed_at(*RECORD),
        )
    )
    texts = [
        chart(row for row in plan.labels if row["left"] is left)
        .mark_text(
            clip=True,
            align="right" if left else "left",
            dx=-4 if left else 4,
            baseline="top",
            fontSize=9.5,
            color=INK,
            lineHeight=LINE,
            aria=False,
        )
        .encode(x=along("at"), y=put("text_y"), text="lines:N")
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


def course(years: DyadYears) -> LayerChart:
    """Draw two states year by year: their events, and what bound them and held."""
    plan = Course.of(years)
    squares = (
        chart(plan.squares)
        .mark_rect(clip=True, stroke="white", strokeWidth=1)
        .encode(
            x=along(),
            x2="last:T",
            y=put(),
            y2="y2:Q",
            color=mode_colour(symbolType="square"),
            **pointed_at("title", "when"),
        )
    )
    return finished(
        [
            *frame(plan),
            *bars(
                plan.strips,
                legend="Strips: it held",
                told=pointed_at("title", "when", "disputed"),
            ),
            squares,
            names(plan.names, size=9.5, middle=6.5),
            headings(plan.headings),
        ],
        years.dataset,
        title=titled(years),
        said=[_COUNTED],
        width=WIDTH,
        height=plan.height,
    )


# ---- where sources disagree --------------------------------------------------

_VERDICTS: Final = {HERE: INK, SUPPORTS: "#0072b2", OTHERWISE: "#d55e00"}

_OWN_SCALE: Final = (
    "Each has a scale of its own, as long as the line beneath it. Strong is what a date "
    "certainly covers, pale what it only may."
)


def disputes(data: Dataset | Attested[Any]) -> LayerChart:
    """Draw every date that sources disagree on, of a dataset or a selection."""
    dataset = data if isinstance(data, Dataset) else data.dataset
    records = dataset.records if isinstance(data, Dataset) else data
    plan = Disputes.of(dataset, [one for one in records if not isinstance(one, Reference)])
    count = len(plan.titles)
    dates = f"{counted(count, 'date') if count else 'No dates'} that sources disagree on"
    return finished(
        [*_titles(plan), *_dates(plan), *_sources(plan)],
        dataset,
        title="Where sources disagree on a date",
        said=[f"{dates}.", *([_OWN_SCALE] if count else [])],
        width=TOTAL,
        height=plan.height,
    )


def _at(field: str = "x") -> Any:  # noqa: ANN401 - of a library that is loaded late
    return alt.X(f"{field}:Q", scale=None, axis=None)


def _titles(plan: Disputes) -> list[Any]:
    text = {"baseline": "middle", "aria": False}
    return [
        chart(plan.titles)
        .mark_text(
            align="left", fontWeight="bold", fontSize=10, color=INK, x=0, limit=TOTAL, **text
        )
        .encode(y=put(), text="text:N"),
        chart(plan.scales)
        .mark_rule(color="#bbbbbb", aria=False)
        .encode(x=_at(), x2="x2:Q", y=put()),
        chart(plan.scales)
        .mark_text(fontSize=8.5, color=QUIET, dy=8, **text)
        .encode(x=_at("middle"), y=put(), text="long:N"),
    ]


def _dates(plan: Disputes) -> list[Any]:
    drawn = {
        "y": put(),
        "color": alt.Color(
            "verdict:N",
            scale=alt.Scale(domain=[*_VERDICTS], range=[*_VERDICTS.values()]),
            legend=alt.Legend(title=None, symbolType="square"),
        ),
        "opacity": alt.condition("datum.sure", alt.value(0.9), alt.value(0.3)),
        **pointed_at("title", "when", "verdict", "sources"),
    }
    return [
        chart(plan.bars).mark_bar(height=7).encode(x=_at(), x2="x2:Q", **drawn),
        chart(plan.dots)
        .mark_point(filled=True, size=45)
        .encode(
            x=_at("middle"),
            shape=alt.condition(
                f"datum.verdict == '{OTHERWISE}'", alt.value("diamond"), alt.value("circle")
            ),
            **drawn,
        ),
    ]


def _sources(plan: Disputes) -> list[Any]:
    text = {"baseline": "middle", "fontSize": 9.5, "color": INK}
    told = {"y": put(), **pointed_at("title", "when", "verdict", "sources")}
    return [
        chart(plan.lines)
        .mark_text(align="right", x=DATES, limit=DATES, aria=False, **text)
        .encode(text="date:N", **told),
        chart(plan.lines)
        .mark_text(align="left", x=SOURCES, limit=TOTAL - SOURCES, aria=False, **text)
        .encode(text="named:N", **told),
    ]
