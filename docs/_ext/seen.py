# ruff: noqa: INP001 - Sphinx finds it by its path
"""What people see, made when the pages are built, so that no generated file is kept.

``{chart} czsu.dataset.plot()`` draws what the expression gives; `:alt:` is the text for those who
do not see it. ``{shown} czsu.dataset`` has what a notebook shows of it.
"""

from html import escape
from typing import Any, ClassVar

import vl_convert
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import czsu_relations as czsu


class Shown(SphinxDirective):
    """What a notebook shows, as HTML."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Write it into the page."""
        return [nodes.raw("", value_of(self)._repr_html_(), format="html")]


class Chart(SphinxDirective):
    """A chart as SVG, in a box of its own that scrolls where the page is narrow."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Draw it into the page."""
        if "alt" not in self.options:
            raise self.error("a chart needs :alt:")
        svg: str = vl_convert.vegalite_to_svg(value_of(self).to_dict())
        told = escape(self.options["alt"])
        # Only what has the focus scrolls by the keys.
        html = f'<div class="chart" role="img" aria-label="{told}" tabindex="0">{svg}</div>'
        return [nodes.raw("", html, format="html")]


def value_of(directive: SphinxDirective) -> Any:
    """Return what the expression after the directive's name gives."""
    return eval(directive.arguments[0], {"czsu": czsu})  # noqa: S307 - of our own pages


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directives known."""
    app.add_directive("chart", Chart)
    app.add_directive("shown", Shown)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
