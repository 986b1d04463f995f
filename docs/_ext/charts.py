# ruff: noqa: INP001 - Sphinx finds it by its path
"""Charts, drawn when the pages are built, so that no generated file is kept.

``{chart} czsu.dataset.plot()`` draws the Altair chart that the expression gives; `:alt:` is for
those who do not see it.
"""

from html import escape
from typing import Any, ClassVar

import vl_convert
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import czsu_relations as czsu


class Chart(SphinxDirective):
    """A chart as SVG, in a box of its own that scrolls where the page is narrow."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Draw it into the page."""
        if "alt" not in self.options:
            raise self.error("a chart needs :alt:")
        chart: Any = eval(self.arguments[0], {"czsu": czsu})  # noqa: S307 - of our own pages
        svg: str = vl_convert.vegalite_to_svg(chart.to_dict())
        told = escape(self.options["alt"])
        # Only what has the focus scrolls by the keys.
        html = f'<div class="chart" role="img" aria-label="{told}" tabindex="0">{svg}</div>'
        return [nodes.raw("", html, format="html")]


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directive known."""
    app.add_directive("chart", Chart)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
