"""The HTML that a notebook shows, read by an HTML parser and checked as all of it must be."""

from __future__ import annotations

from html.parser import HTMLParser
from importlib import import_module
from typing import Any, Final

from attrs import define, field

__all__ = ["Element", "bones", "formatters", "grid", "read", "rows", "texts"]

formatters: Any = import_module("IPython.core.formatters")
_show: Final = formatters.HTMLFormatter()
"""Return the HTML that IPython gives a notebook for an object."""

ALLOWED: Final[dict[str, set[str]]] = {
    "div": {"lang", "style"},
    "table": {"style"},
    "caption": {"style"},
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"colspan", "scope", "style"},
    "td": {"colspan", "style"},
    "ul": {"style"},
    "li": {"style"},
    "a": {"href", "style"},
    "bdi": {"lang", "title"},
    "br": set(),
    "cite": set(),
    "em": set(),
    "mark": {"style"},
    "small": {"style"},
    "span": {"title"},
}
"""The elements and attributes that may occur: none of them can run or load anything."""


@define
class Element:
    """An element: its tag, its attributes, the elements in it, and all of its text."""

    tag: str
    attributes: dict[str, str] = field(factory=dict[str, str])
    inside: list[Element] = field(factory=list["Element"])
    text: str = ""

    def all(self, *tags: str) -> list[Element]:
        """Return the elements with these tags in it, at any depth, in order."""
        found: list[Element] = []
        for element in self.inside:
            if element.tag in tags:
                found.append(element)
            found += element.all(*tags)
        return found


class Page(HTMLParser):
    """A fragment of HTML, read by the parser of the standard library."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Element("")
        self._open = [self.root]
        self.feed(html)
        self.close()
        assert self._open == [self.root], "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, which must be an allowed one."""
        attributes = {name: value or "" for name, value in attrs}
        assert len(attributes) == len(attrs)
        assert attributes.keys() <= ALLOWED[tag]
        element = Element(tag, attributes)
        self._open[-1].inside.append(element)
        if tag != "br":
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must have this tag."""
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Add to the text of all elements around it."""
        for element in self._open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        """Refuse comments."""
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        """Refuse declarations."""
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        """Refuse processing instructions."""
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        """Refuse declarations that the parser does not know."""
        raise AssertionError(data)


def read(shown: object) -> Element:
    """Return what a notebook shows, after the checks that all HTML must pass."""
    (root,) = Page(_show(shown)).root.inside
    assert root.tag == "div"
    assert root.attributes["lang"] == "en"
    (table,) = root.inside
    assert table.inside[0].tag == "caption"
    assert table.inside[0].text
    for element in root.all(*ALLOWED):
        assert element.attributes.get("href", "http://").startswith(("http://", "https://"))
        for declared in element.attributes.get("style", "").split(";"):
            name, _, value = declared.partition(":")
            assert "url" not in value
            assert "#" not in value
            assert value.count("rgb") == value.count("rgba(128, 128, 128, 0.")
            if name.strip() in {"color", "background", "background-color"}:
                assert value.strip() in {"inherit", "none"}
    for heading in root.all("th"):
        assert heading.text
        assert heading.attributes["scope"] in {"col", "row", "rowgroup"}
    return root


def rows(shown: object) -> dict[str, Element]:
    """Return the cell beside each heading."""
    pairs = [row.inside for row in read(shown).all("tr")]
    for pair in pairs:
        assert [cell.tag for cell in pair] == ["th", "td"]
    found = {heading.text: cell for heading, cell in pairs}
    assert len(found) == len(pairs)
    return found


def grid(shown: object) -> tuple[list[str], list[list[Element]]]:
    """Return the headings of a table, and its cells, row by row."""
    page = read(shown)
    head, *body = page.all("tr")
    assert {heading.attributes["scope"] for heading in head.inside} == {"col"}
    assert all(
        len(row.inside) == len(head.inside)
        or row.inside[0].attributes["colspan"] == str(len(head.inside))
        for row in body
    )
    return [heading.text for heading in head.inside], [row.inside for row in body]


def texts(element: Element, *tags: str) -> list[str]:
    """Return the texts of the elements with these tags in an element."""
    return [inner.text for inner in element.all(*tags)]


def bones(element: Element) -> list[Any]:
    """Return the nested tags of an element, without any text."""
    return [element.tag, *map(bones, element.inside)]
