"""What the charts share: Altair itself, colours, the axis of time, names, the frame."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from czsu_relations._display.labels import cite_edition
from czsu_relations._extras import LazyPackage
from czsu_relations._plot.frame import AXIS_WIDTH, cuttable_text, utc_moments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from altair import LayerChart

    from czsu_relations._model.collection import Collection
    from czsu_relations._plot.frame import Frame, Row

__all__ = [
    "INK",
    "QUIET",
    "RECORD_TOOLTIP",
    "alt",
    "chart_of",
    "draw_bars",
    "draw_frame",
    "draw_headings",
    "draw_names",
    "finish_chart",
    "mode_colour",
    "mode_shape",
    "pixel_height",
    "time_axis",
    "tooltip",
]

alt: Any = LazyPackage("altair", "plot")

INK, QUIET = "#222222", "#666666"
_GRID, _STRONG, _PALE = "#dddddd", "#8db0cf", "#dbe7f1"

_MODES: Final = {
    "verbal cooperation": ("#56b4e9", "circle"),
    "material cooperation": ("#0072b2", "square"),
    "verbal conflict": ("#e69f00", "triangle-up"),
    "material conflict": ("#d55e00", "diamond"),
}
"""Colours of Okabe and Ito, which colour-blind people can tell apart; shapes beside them."""

_DAY: Final = 86_400_000
"""In milliseconds."""

_DAYS: Final = dict.fromkeys(("day", "date", "week"), "%-d %b")
"""How days are written on the axis: Vega would write "Tue 20", and leave out the month."""

_ENOUGH: Final = 50
"""Pixels that a name needs, if it needs more."""

_LEFT: Final = "max(0, scale('x', datum.first))"
_SEEN: Final = f"(min({AXIS_WIDTH}, scale('x', datum.last)) - {_LEFT})"
"""Where what is to be seen of a bar begins, and how wide that is, at any zoom."""

# What is read aloud is said in words: Vega would give days in the time zone of the reader.
_TOLD: Final = {
    "title": "What",
    "when": "When",
    "disputed": "But",
    "verdict": "Verdict",
    "sources": "Sources",
}


RECORD_TOOLTIP: Final = ("title", "when", "disputed", "sources")
"""What is told of a record."""


def chart_of(rows: Iterable[Row]) -> Any:
    """Return an empty chart of these rows."""
    shape = alt.JsonDataFormat(type="json", parse=dict.fromkeys(("first", "last", "at"), "date"))
    return alt.Chart(alt.InlineData(values=list(rows), format=shape))


def time_axis(field: str = "first", **more: Any) -> Any:
    """Return a place on the axis of time, which is that of UTC wherever the reader is."""
    scale = alt.Scale(type="utc", nice=False, **more)
    axis = alt.Axis(
        title=None,
        grid=True,
        gridColor=_GRID,
        gridDash=[1, 3],
        labelColor=QUIET,
        ticks=False,
        domain=False,
        orient="top",
        labelFontSize=10,
        tickCount=10,
        tickMinStep=_DAY,
        format=_DAYS,
        zindex=0,
    )
    return alt.X(f"{field}:T", scale=scale, axis=axis)


def pixel_height(field: str = "y") -> Any:
    """Return a height in pixels."""
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def tooltip(*fields: str) -> dict[str, Any]:
    """Return what is told when something is pointed at, or read aloud; of the fields, the full."""
    rows = (f"datum.{name} ? {{'{_TOLD[name]}': datum.{name}}} : {{}}" for name in fields)
    told = alt.ExprRef(f"merge({', '.join(rows)})")
    return {"tooltip": alt.value(told), "description": "said:N"}


def mode_colour(**legend: Any) -> Any:
    """Return the colours of the modes of events, with their legend."""
    scale = alt.Scale(domain=[*_MODES], range=[colour for colour, _ in _MODES.values()])
    return alt.Color("mode:N", scale=scale, legend=alt.Legend(title="Events: mode", **legend))


def mode_shape() -> Any:
    """Return the shapes that stand for the modes of events beside their colours."""
    scale = alt.Scale(domain=[*_MODES], range=[shape for _, shape in _MODES.values()])
    return alt.Shape("mode:N", scale=scale)


def draw_frame(plan: Frame) -> list[Any]:
    """Return the periods, the lines between rows, and what is zoomed and panned."""
    years = utc_moments(*plan.window)
    # On a mark that has no second end: Vega-Lite would take the domain of that one for another.
    edge = (
        chart_of([years])
        .mark_rule(opacity=0, aria=False)
        .encode(x=time_axis(domain=[*years.values()]))
        .add_params(alt.selection_interval(name="zoom", bind="scales", encodings=["x"]))
    )
    outer = [row for row in plan.periods if row["depth"] == 0]
    bands = (
        chart_of(row | {"shade": number % 2} for number, row in enumerate(outer))
        .mark_rect(clip=True, aria=False)
        .encode(
            x=time_axis(),
            x2="last:T",
            y=alt.value(0),
            y2=alt.value(plan.height),
            color=alt.condition("datum.shade", alt.value("#00000009"), alt.value("#00000000")),
        )
    )
    rules = chart_of(plan.rules).mark_rule(aria=False, color="#ececec").encode(y=pixel_height())
    header = (
        chart_of(plan.periods)
        .mark_rect(clip=True, stroke="white", strokeWidth=1.5)
        .encode(
            x=time_axis(),
            x2="last:T",
            y=pixel_height(),
            y2="y2:Q",
            color=alt.condition("datum.depth == 0", alt.value("#d6d3c8"), alt.value("#e7e5dd")),
            **tooltip(*RECORD_TOOLTIP),
        )
    )
    return [edge, bands, rules, header, draw_names(plan.periods, size=9.5, middle=8.5)]


def draw_names(rows: Iterable[Row], *, size: float, middle: float) -> Any:
    """Return names in their bars, cut off at the end; hidden where too little would be left."""
    return (
        chart_of(rows)
        .mark_text(
            clip=True,
            align="left",
            baseline="middle",
            fontSize=size,
            color=INK,
            dy=middle,
            x=alt.ExprRef(f"{_LEFT} + 3"),
            limit=alt.ExprRef(f"max(1, {_SEEN} - 4)"),
            opacity=alt.ExprRef(f"{_SEEN} > min(datum.room, {_ENOUGH}) ? 1 : 0"),
            aria=False,
        )
        .encode(y=pixel_height(), text="name:N")
    )


def draw_bars(*layers: Iterable[Row], legend: str, told: dict[str, Any]) -> list[Any]:
    """Return bars that are strong where a thing held, and pale where it only may have."""
    fill = alt.Fill(
        "holds:N",
        scale=alt.Scale(domain=["certainly", "possibly"], range=[_STRONG, _PALE]),
        legend=alt.Legend(title=legend, symbolType="square"),
    )
    return [
        chart_of(rows)
        .mark_bar(clip=True)
        .encode(x=time_axis(), x2="last:T", y=pixel_height(), y2="y2:Q", fill=fill, **told)
        for rows in layers
    ]


def draw_headings(rows: Iterable[Row]) -> Any:
    """Return what sections and rows are, to the left of them."""
    return (
        chart_of(rows)
        .mark_text(clip=False, align="right", baseline="middle", aria=False, fontSize=9.5)
        .encode(
            x=alt.value(-8),
            y=pixel_height(),
            text="text:N",
            color=alt.condition("datum.head", alt.value(INK), alt.value(QUIET)),
        )
    )


def finish_chart(
    layers: Iterable[Any], collection: Collection, *, title: str, said: Iterable[str], **size: float
) -> LayerChart:
    """Return the layers as one chart, under its title, how to read it, and how to cite it."""
    subtitle = [
        *(line for each in said for line in wrap(each, 150)),
        cuttable_text(cite_edition(collection.header)),
    ]
    title = cuttable_text(title)
    made: LayerChart = (
        alt.layer(*layers)
        .properties(
            title=alt.TitleParams(title, subtitle=subtitle),
            description=title,  # or a reader of screens says "Vega visualization"
            **size,
        )
        .configure(font="Helvetica, Arial, DejaVu Sans, sans-serif", background="white", padding=12)
        .configure_view(stroke=None)
        .configure_title(
            anchor="start",
            frame="bounds",
            fontSize=18,
            subtitleFontSize=11,
            offset=14,
            subtitleColor=QUIET,
            color=INK,
            subtitlePadding=6,
            limit=880,
        )
        .configure_legend(
            orient="bottom",
            direction="horizontal",
            titleFontSize=9,
            labelFontSize=9,
            titleColor=QUIET,
            labelColor=INK,
            symbolStrokeWidth=1,
            titleAnchor="start",
            offset=6,
            columnPadding=6,
        )
    )
    return made
