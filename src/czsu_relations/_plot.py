"""The timeline as people see it, drawn with Altair."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from czsu_relations._exporting import Late
from czsu_relations._selections import Conditions, Events, Periods, Treaties
from czsu_relations._timeline import WIDTH, Timeline, cuttable

if TYPE_CHECKING:
    from altair import Chart, LayerChart

    from czsu_relations._dataset import Dataset

__all__ = ["timeline"]

alt: Any = Late("altair", "plot")

_INK, _QUIET, _GRID = "#222222", "#666666", "#dddddd"
_SOLID, _LIGHT = "#8db0cf", "#dbe7f1"

_MODES: Final = {
    "verbal cooperation": ("#56b4e9", "circle"),
    "material cooperation": ("#0072b2", "square"),
    "verbal conflict": ("#e69f00", "triangle-up"),
    "material conflict": ("#d55e00", "diamond"),
}
"""Colours of Okabe and Ito, which colour-blind people can tell apart; shapes beside them."""

_ENOUGH: Final = 50
"""Pixels that a name needs, if it needs more."""

_WEIGHTS: Final = {"turning point": 95, "milestone": 42, "detail": 18}

_LEFT: Final = "max(0, scale('x', datum.first))"
_SEEN: Final = f"(min({WIDTH}, scale('x', datum.last)) - {_LEFT})"
"""Where what is to be seen of a bar begins, and how wide that is, at any zoom."""


def timeline(data: Dataset | Periods | Events | Treaties | Conditions) -> LayerChart:
    """Draw a dataset, or a selection under the periods of its dataset."""
    rooms: dict[str, Any]
    if isinstance(data, Periods | Events | Treaties | Conditions):
        dataset, rooms = data.dataset, {"periods": data.dataset.periods, data.room: data}
    else:
        dataset = data
        rooms = {
            name: getattr(data, name) for name in ("periods", "events", "treaties", "conditions")
        }
    return _drawn(Timeline.of(dataset, **rooms), rooms)


def _drawn(plan: Timeline, rooms: dict[str, Any]) -> LayerChart:
    layers = [
        *_background(plan),
        *_bars(plan),
        *_events(plan),
        _headings(plan),
    ]
    counts = ", ".join(f"{len(some)} {name}" for name, some in rooms.items())
    title = alt.TitleParams(
        cuttable(plan.dataset.title),
        subtitle=[
            f"{counts[0].upper()}{counts[1:]}.",
            *wrap(_HOW, 130),
            cuttable(plan.dataset.citation()),
        ],
    )
    made: LayerChart = (
        alt.layer(*layers)
        .properties(width=WIDTH, height=plan.height, title=title)
        .configure(
            font="Helvetica, Arial, DejaVu Sans, sans-serif",
            background="white",
            padding=12,
        )
        .configure_view(stroke=None)
        .configure_title(
            anchor="start",
            frame="bounds",
            fontSize=18,
            subtitleFontSize=11,
            offset=14,
            subtitleColor=_QUIET,
            color=_INK,
            subtitlePadding=6,
            limit=880,
        )
        .configure_legend(
            orient="bottom",
            direction="horizontal",
            titleFontSize=9,
            labelFontSize=9,
            titleColor=_QUIET,
            labelColor=_INK,
            symbolStrokeWidth=1,
            titleAnchor="start",
            offset=6,
            columnPadding=6,
        )
    )
    return made


_HOW: Final = (
    "Bars are dark where a thing certainly held, light where it only may have; a tick is a "
    "signature, with no word on force; a grey line says that an event lies somewhere on it."
)


def _data(rows: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - of a library that is loaded late
    return alt.InlineData(
        values=rows,
        format=alt.JsonDataFormat(
            type="json", parse={"first": "date", "last": "date", "at": "date"}
        ),
    )


def _x(plan: Timeline, field: str = "first") -> Any:  # noqa: ANN401 - of a library that is loaded late
    domain = [f"{plan.window[0]}T00:00:00Z", f"{plan.window[1]}T23:59:59Z"]
    return alt.X(
        f"{field}:T",
        scale=alt.Scale(type="utc", domain=domain, nice=False),
        axis=alt.Axis(
            title=None,
            grid=True,
            gridColor=_GRID,
            gridDash=[1, 3],
            labelColor=_QUIET,
            ticks=False,
            domain=False,
            orient="top",
            labelFontSize=10,
            tickCount=10,
            zindex=0,
        ),
    )


def _y(field: str = "y") -> Any:  # noqa: ANN401 - of a library that is loaded late
    return alt.Y(f"{field}:Q", scale=None, axis=None)


# What is read aloud is said in words: Vega would give days in the time zone of the reader.
_TOLD: Final = [("title", "What"), ("when", "When"), ("disputed", "But"), ("sources", "Sources")]


def _tooltip() -> Any:  # noqa: ANN401 - of a library that is loaded late
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in _TOLD]


def _base(rows: list[dict[str, Any]]) -> Chart:
    made: Chart = alt.Chart(_data(rows))
    return made


def _inside() -> dict[str, Any]:
    """Return where a name stands in its bar, cut off at its end; hidden if that is too little."""
    return {
        "x": alt.ExprRef(f"{_LEFT} + 3"),
        "limit": alt.ExprRef(f"max(1, {_SEEN} - 4)"),
        "opacity": alt.ExprRef(f"{_SEEN} > min(datum.room, {_ENOUGH}) ? 1 : 0"),
    }


def _background(plan: Timeline) -> list[Chart]:
    zoom = alt.selection_interval(name="zoom", bind="scales", encodings=["x"])
    outer = [row for row in plan.periods if row["depth"] == 0]
    shades = [row | {"shade": number % 2} for number, row in enumerate(outer)]
    bands = (
        _base(shades)
        .mark_rect(clip=True, aria=False)
        .encode(
            x=_x(plan),
            x2="last:T",
            y=alt.value(0),
            y2=alt.value(plan.height),
            color=alt.condition("datum.shade", alt.value("#00000009"), alt.value("#00000000")),
        )
        .add_params(zoom)
    )
    header = (
        _base(plan.periods)
        .mark_rect(clip=True, stroke="white", strokeWidth=1.5)
        .encode(
            x=_x(plan),
            x2="last:T",
            y=_y(),
            y2="y2:Q",
            tooltip=_tooltip(),
            description="said:N",
            color=alt.condition("datum.depth == 0", alt.value("#d6d3c8"), alt.value("#e7e5dd")),
        )
    )
    names = (
        _base(plan.periods)
        .mark_text(
            clip=True,
            align="left",
            baseline="middle",
            fontSize=9.5,
            color=_INK,
            dy=8.5,
            **_inside(),
            aria=False,
        )
        .encode(y=_y(), text="name:N")
    )
    lines = (
        alt.Chart(alt.InlineData(values=plan.rules))
        .mark_rule(aria=False, color="#ececec")
        .encode(y=_y())
    )
    return [bands, lines, header, names]


def _bars(plan: Timeline) -> list[Chart]:
    fill = alt.Fill(
        "holds:N",
        scale=alt.Scale(domain=["certainly", "possibly"], range=[_SOLID, _LIGHT]),
        legend=alt.Legend(title="Bars: it held", symbolType="square"),
    )
    drawn = [
        _base(rows)
        .mark_bar(clip=True)
        .encode(
            x=_x(plan),
            x2="last:T",
            y=_y(),
            y2="y2:Q",
            fill=fill,
            tooltip=_tooltip(),
            description="said:N",
        )
        for rows in (plan.possible, plan.certain)
    ]
    names = (
        _base(plan.bars)
        .mark_text(
            clip=True,
            align="left",
            baseline="middle",
            fontSize=8.5,
            color=_INK,
            dy=_MIDDLE,
            **_inside(),
            aria=False,
        )
        .encode(y=_y(), text="name:N")
    )
    signed = (
        _base(plan.signatures)
        .mark_point(clip=True, shape="stroke", angle=90, size=70, color=_QUIET, yOffset=_MIDDLE)
        .encode(x=_x(plan), y=_y(), tooltip=_tooltip(), description="said:N")
    )
    return [*drawn, signed, names]


_MIDDLE: Final = 5


def _events(plan: Timeline) -> list[Chart]:
    names = list(_MODES)
    colours, shapes = zip(*_MODES.values(), strict=True)
    poles = (
        _base(plan.labels)
        .mark_rule(clip=True, color="#999999", strokeWidth=0.7, aria=False)
        .encode(x=_x(plan, "at"), y=_y(), y2="y2:Q")
    )
    spans = (
        _base(plan.marks)
        .mark_rule(clip=True, aria=False, color="#bbbbbb", strokeWidth=1.5, opacity=0.8)
        .encode(x=_x(plan), x2="last:T", y=_y())
    )
    marks = (
        _base(plan.marks)
        .mark_point(clip=True, filled=True, stroke="white", strokeWidth=0.7)
        .encode(
            x=_x(plan, "at"),
            y=_y(),
            color=alt.Color(
                "mode:N",
                scale=alt.Scale(domain=names, range=list(colours)),
                legend=alt.Legend(title="Events: mode"),
            ),
            shape=alt.Shape("mode:N", scale=alt.Scale(domain=names, range=list(shapes))),
            size=alt.Size(
                "weight:N",
                scale=alt.Scale(domain=list(_WEIGHTS), range=list(_WEIGHTS.values())),
                sort=None,
                legend=alt.Legend(title="Events: weight"),
            ),
            opacity=alt.condition("datum.sure", alt.value(1), alt.value(0.45)),
            tooltip=_tooltip(),
            description="said:N",
        )
    )
    texts = [
        _base([row for row in plan.labels if row["left"] is left])
        .mark_text(
            clip=True,
            align="right" if left else "left",
            dx=-4 if left else 4,
            baseline="top",
            fontSize=9.5,
            color=_INK,
            lineHeight=12,
            aria=False,
        )
        .encode(x=_x(plan, "at"), y=_y("text_y"), text="lines:N")
        for left in (False, True)
    ]
    return [poles, spans, marks, *texts]


def _headings(plan: Timeline) -> Chart:
    made: Chart = (
        alt.Chart(alt.InlineData(values=plan.headings))
        .mark_text(clip=False, align="right", baseline="middle", aria=False, fontSize=9.5)
        .encode(
            x=alt.value(-8),
            y=_y(),
            text="text:N",
            color=alt.condition("datum.head", alt.value(_INK), alt.value(_QUIET)),
        )
    )
    return made
