# ruff: noqa: INP001 - the kernel runs it by its path
"""What the kernel does first that runs the notebooks: draw charts as SVG."""

import altair as alt

alt.renderers.enable("svg")
