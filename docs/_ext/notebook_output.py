"""Directives that run an expression and put its chart or its HTML into the page.

The output is made when the pages are built, so no generated file is kept in the repository.

``{chart} czsu.dataset.plot()`` draws the chart that the expression returns. Its option `:alt:` is
the text for readers who cannot see the chart. ``{notebook} czsu.dataset`` inserts the HTML that a
notebook displays for the value of the expression.
"""

from html import escape
from typing import Any, ClassVar

import vl_convert
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import czsu_relations as czsu


class NotebookOutput(SphinxDirective):
    """The HTML that a notebook displays for a value."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the HTML as it is."""
        return [nodes.raw("", evaluate(self)._repr_html_(), format="html")]


class Chart(SphinxDirective):
    """A chart as SVG, in a box that scrolls where the page is too narrow."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the chart as SVG, with the alternative text."""
        if "alt" not in self.options:
            raise self.error("a chart needs :alt:")
        svg: str = vl_convert.vegalite_to_svg(evaluate(self).to_dict())
        label = escape(self.options["alt"])
        # Without `tabindex`, the keyboard cannot scroll the box.
        html = f'<div class="chart" role="img" aria-label="{label}" tabindex="0">{svg}</div>'
        return [nodes.raw("", html, format="html")]


def evaluate(directive: SphinxDirective) -> Any:
    """Return the value of the expression after the directive's name."""
    return eval(directive.arguments[0], {"czsu": czsu})  # noqa: S307 - only from our own pages


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.add_directive("chart", Chart)
    app.add_directive("notebook", NotebookOutput)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
