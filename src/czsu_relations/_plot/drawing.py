"""What all charts share: Altair, colours, the time axis, tooltips, the frame and the title.

Channels are written as classes, such as `alt.X2("last:T")`. Altair looks through all classes of its
schema for each channel that is a bare text, an `alt.value` or an `alt.condition`, which took up to
half of the time of drawing a chart.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from czsu_relations._display.labels import cite_edition
from czsu_relations._extras import LazyPackage
from czsu_relations._plot.frame import AXIS_WIDTH, NO_MODE, cuttable_text, utc_moments

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    "modes_to_explain",
    "pixel_height",
    "time_axis",
    "tooltip",
    "value_where",
]

alt: Any = LazyPackage("altair", "plot")

INK: Final = "#222222"
"""The colour of text."""

QUIET: Final = "#666666"
"""The colour of text that matters less."""

_GRID: Final = "#dddddd"
"""The colour of the vertical lines of the time axis."""

_DARK: Final = "#8db0cf"
"""The colour of a bar where it is certain."""

_LIGHT: Final = "#dbe7f1"
"""The colour of a bar where it is only possible."""

_MODE_MARKS: Final = {
    "verbal cooperation": ("#56b4e9", "circle"),
    "material cooperation": ("#0072b2", "square"),
    "verbal conflict": ("#e69f00", "triangle-up"),
    "material conflict": ("#d55e00", "diamond"),
    NO_MODE: ("#777777", "cross"),
}
"""Colours and shapes of events; the colours of Okabe and Ito suit colour-blind people."""

_DAY_LENGTH: Final = 86_400_000
"""The length of a day in milliseconds."""

_DATE_FORMATS: Final = dict.fromkeys(("day", "date", "week"), "%-d %b")
"""How the axis writes days: Vega's own "Tue 20" would leave out the month."""

_ENOUGH_FOR_NAME: Final = 50
"""The width in pixels at which a longer name is shown, although it is cut off."""

_VISIBLE_START: Final = "max(0, scale('x', datum.first))"
"""A Vega expression: where the visible part of a bar begins, at any zoom."""

_VISIBLE_WIDTH: Final = f"(min({AXIS_WIDTH}, scale('x', datum.last)) - {_VISIBLE_START})"
"""A Vega expression: the width of the visible part of a bar, at any zoom."""

_FONTS: Final = "Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"
"""Fonts of one width, the third of which vl-convert brings along, and one that Linux has.

A picture is the same wherever it is drawn, and vl-convert need not read a font for each text.
"""

_TOOLTIP_LABELS: Final = {
    "title": "What",
    "when": "When",
    "disputed": "Note",
    "verdict": "Status",
    "sources": "Sources",
}
"""The labels of the rows of a tooltip, by the field that they show."""

RECORD_TOOLTIP: Final = ("title", "when", "disputed", "sources")
"""The fields that the tooltip of a record shows."""

_SUBTITLE_LETTERS: Final = 150
"""The number of letters in a line of the subtitle."""


def chart_of(rows: Iterable[Row]) -> Any:
    """Return a chart with these rows of data, without marks."""
    shape = alt.JsonDataFormat(type="json", parse=dict.fromkeys(("first", "last", "at"), "date"))
    return alt.Chart(alt.InlineData(values=list(rows), format=shape))


def time_axis(field: str = "first", **more: Any) -> Any:
    """Return the channel of the time axis, which is in UTC in every time zone.

    Args:
        field: the field of a row with the moment.
        more: more properties of the scale.
    """
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
        tickMinStep=_DAY_LENGTH,
        format=_DATE_FORMATS,
        zindex=0,
    )
    return alt.X(f"{field}:T", scale=scale, axis=axis)


def pixel_height(field: str = "y") -> Any:
    """Return the channel of a height that is given in pixels."""
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def tooltip(*fields: str) -> dict[str, Any]:
    """Return the channels of a tooltip and of the description for screen readers.

    The tooltip leaves out fields that are empty. Dates are in words, since Vega would write them
    in the time zone of the reader.
    """
    rows: list[str] = []
    for name in fields:
        label = _TOOLTIP_LABELS[name]
        rows.append(f"datum.{name} ? {{'{label}': datum.{name}}} : {{}}")
    content = alt.ExprRef(f"merge({', '.join(rows)})")
    return {"tooltip": alt.TooltipValue(content), "description": alt.Description("said:N")}


def value_where(test: str, value: Any) -> dict[str, Any]:
    """Return the condition of a channel that has another value where a Vega expression is true."""
    return {"test": test, "value": value}


def modes_to_explain(rows: Iterable[Row]) -> list[str]:
    """Return the labels of the four modes, and that of events without a mode if there are any."""
    modes = [*_MODE_MARKS]
    if all(row["mode"] != NO_MODE for row in rows):
        modes.remove(NO_MODE)
    return modes


def mode_colour(modes: Sequence[str], **legend: Any) -> Any:
    """Return the channel of the colours of modes of events, with their legend."""
    scale = alt.Scale(domain=[*modes], range=[_MODE_MARKS[mode][0] for mode in modes])
    return alt.Color("mode:N", scale=scale, legend=alt.Legend(title="Events: mode", **legend))


def mode_shape(modes: Sequence[str]) -> Any:
    """Return the channel of the shapes of modes of events."""
    scale = alt.Scale(domain=[*modes], range=[_MODE_MARKS[mode][1] for mode in modes])
    return alt.Shape("mode:N", scale=scale)


def draw_frame(plan: Frame) -> list[Any]:
    """Return the layers behind a chart: its axis, its periods, and the lines between rows."""
    axis = _draw_zoomable_axis(plan)
    bands = _draw_period_bands(plan)
    rules = chart_of(plan.rules).mark_rule(aria=False, color="#ececec").encode(y=pixel_height())
    periods = _draw_periods(plan)
    titles = draw_names(plan.periods, size=9.5, middle=8.5)
    return [axis, bands, rules, periods, titles]


def _draw_zoomable_axis(plan: Frame) -> Any:
    """Return an invisible layer that sets the years of the axis, and lets it zoom and pan."""
    years = utc_moments(*plan.window)
    # A mark with a second end will not do: Vega-Lite would take its domain for that of another.
    return (
        chart_of([years])
        .mark_rule(opacity=0, aria=False)
        .encode(x=time_axis(domain=[*years.values()]))
        .add_params(alt.selection_interval(name="zoom", bind="scales", encodings=["x"]))
    )


def _draw_period_bands(plan: Frame) -> Any:
    """Return bands through the whole chart that shade every other outermost period."""
    outermost = [row for row in plan.periods if row["depth"] == 0]
    return (
        chart_of(row | {"shade": number % 2} for number, row in enumerate(outermost))
        .mark_rect(clip=True, aria=False)
        .encode(
            x=time_axis(),
            x2=alt.X2("last:T"),
            y=alt.YValue(0),
            y2=alt.Y2Value(plan.height),
            color=alt.ColorValue("#00000000", condition=value_where("datum.shade", "#00000009")),
        )
    )


def _draw_periods(plan: Frame) -> Any:
    return (
        chart_of(plan.periods)
        .mark_rect(clip=True, stroke="white", strokeWidth=1.5)
        .encode(
            x=time_axis(),
            x2=alt.X2("last:T"),
            y=pixel_height(),
            y2=alt.Y2("y2:Q"),
            color=alt.ColorValue("#e7e5dd", condition=value_where("datum.depth == 0", "#d6d3c8")),
            **tooltip(*RECORD_TOOLTIP),
        )
    )


def draw_names(rows: Iterable[Row], *, size: float, middle: float) -> Any:
    """Return names in their bars, cut off at the end; hidden where too little would be left.

    Args:
        rows: the bars.
        size: the size of the letters in pixels.
        middle: the middle of a name below the upper edge of its bar, in pixels.
    """
    return (
        chart_of(rows)
        .mark_text(
            clip=True,
            align="left",
            baseline="middle",
            fontSize=size,
            color=INK,
            dy=middle,
            x=alt.ExprRef(f"{_VISIBLE_START} + 3"),
            limit=alt.ExprRef(f"max(1, {_VISIBLE_WIDTH} - 4)"),
            opacity=alt.ExprRef(f"{_VISIBLE_WIDTH} > min(datum.room, {_ENOUGH_FOR_NAME}) ? 1 : 0"),
            aria=False,
        )
        .encode(y=pixel_height(), text=alt.Text("name:N"))
    )


def draw_bars(rows: Iterable[Row], *, legend: str, tooltips: dict[str, Any]) -> Any:
    """Return bars that are dark where they are certain, and light where they are only possible.

    Args:
        rows: the bars.
        legend: the title of the legend.
        tooltips: the channels of the tooltip.
    """
    fill = alt.Fill(
        "holds:N",
        scale=alt.Scale(domain=["certainly", "possibly"], range=[_DARK, _LIGHT]),
        legend=alt.Legend(title=legend, symbolType="square"),
    )
    return (
        chart_of(rows)
        .mark_bar(clip=True)
        .encode(
            x=time_axis(),
            x2=alt.X2("last:T"),
            y=pixel_height(),
            y2=alt.Y2("y2:Q"),
            fill=fill,
            **tooltips,
        )
    )


def draw_headings(rows: Iterable[Row]) -> Any:
    """Return the headings of sections and the names of rows, to the left of the axis."""
    return (
        chart_of(rows)
        .mark_text(clip=False, align="right", baseline="middle", aria=False, fontSize=9.5)
        .encode(
            x=alt.XValue(-8),
            y=pixel_height(),
            text=alt.Text("text:N"),
            color=alt.ColorValue(QUIET, condition=value_where("datum.head", INK)),
        )
    )


def finish_chart(
    layers: Iterable[Any],
    collection: Collection,
    *,
    title: str,
    subtitle: Iterable[str],
    **size: float,
) -> LayerChart:
    """Return the layers as one chart, under its title, how to read it, and how to cite it.

    Args:
        layers: the layers, each drawn over the one before.
        collection: all records of the dataset.
        title: the title of the chart.
        subtitle: paragraphs on how to read the chart, broken into lines here.
        size: width and height in pixels.
    """
    lines: list[str] = []
    for paragraph in subtitle:
        lines += wrap(paragraph, _SUBTITLE_LETTERS)
    lines.append(cuttable_text(cite_edition(collection.header)))
    title = cuttable_text(title)
    chart: LayerChart = (
        alt.layer(*layers)
        .properties(
            title=alt.TitleParams(title, subtitle=lines),
            description=title,  # or screen readers would call it "Vega visualization"
            **size,
        )
        .configure(font=_FONTS, background="white", padding=12)
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
            columnPadding=14,
        )
    )
    return chart
