# ruff: noqa: INP001 - Sphinx finds it by its path
"""Charts, drawn when the pages are built, so that no generated file is kept.

``{chart} czsu.dataset`` draws the timeline of what the expression gives; what is below it is the
text for those who do not see it.
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
    """The timeline of a dataset or a selection, as SVG."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Draw it into the page."""
        data: Any = eval(self.arguments[0], {"czsu": czsu})  # noqa: S307 - of our own pages
        chart = data.plot()
        svg: str = vl_convert.vegalite_to_svg(chart.to_dict())
        told = escape(self.options.get("alt", ""))
        html = f'<figure style="margin: 0" role="img" aria-label="{told}">{svg}</figure>'
        return [nodes.raw("", html, format="html")]


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directive known."""
    app.add_directive("chart", Chart)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
