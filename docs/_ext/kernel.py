"""Start-up code of the kernel that runs the notebooks: draw charts as SVG."""

import altair as alt

alt.renderers.enable("svg")
