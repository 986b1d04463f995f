"""Plain HTML for notebooks: elements, tables, titles. All text that is not `Html` is escaped.

The HTML has no scripts, no classes, and loads nothing. Styles are attributes of the elements,
because notebooks remove style sheets from output that is not trusted. Text has the colour of the
page, and lines are a transparent grey, so that both fit light pages and dark ones.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from czsu_relations._display.labels import label_reference
from czsu_relations._model.records import Actor
from czsu_relations._model.reference import (
    Reference,
    describe_container,
    describe_issue,
    format_entry,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from czsu_relations._model.records import Record

__all__ = [
    "BREAK",
    "Html",
    "HtmlColumn",
    "element",
    "grid_rows",
    "group_rows",
    "headed_table",
    "heading_row",
    "html_table",
    "isolate",
    "item_list",
    "join_html",
    "link_to",
    "linked_title",
    "marked_title",
    "place_in_source",
    "records_grid",
    "short_source",
    "source_line",
]

_END_ROWS: Final = 5
"""How many rows a long table shows at its beginning, and how many at its end."""

_GREY: Final = "rgba(128, 128, 128, 0.4)"
_CELL: Final = (
    "text-align: left; vertical-align: top; padding: 0.3em 0.8em 0.3em 0.3em; "
    f"border: 0; border-top: 1px solid {_GREY}"
)

_GROUP: Final = f"{_CELL}; padding-top: 1.2em; border: 0"
"""The style of the heading of a group of rows: space above it instead of a line."""

_STYLES: Final = {
    "div": "overflow-x: auto",
    "table": "border-collapse: collapse; table-layout: auto; margin: 0; max-width: 60em",
    "caption": (
        "caption-side: top; text-align: left; color: inherit; "
        "font-size: 1.15em; font-weight: bold; padding: 0.4em 0.3em"
    ),
    "th": f"{_CELL}; min-width: 5em",
    "td": _CELL,
    "ul": "margin: 0; padding: 0 0 0 1.2em",
    "li": "margin: 0 0 0.2em",
    "small": "font-weight: normal",
    "a": "color: inherit; text-decoration: underline rgba(128, 128, 128, 0.8)",
    "mark": (
        "color: inherit; background: none; border: 1px solid; border-radius: 0.3em; "
        "padding: 0 0.3em; font-size: 0.85em; font-weight: normal; white-space: nowrap"
    ),
}
"""The styles of the elements that a notebook would show differently."""


class Html(str):
    """A text that is markup already; any other text is escaped when it is joined with markup."""

    __slots__ = ()


def element(tag: str, *inside: str, **attributes: str | None) -> Html:
    """Return an element with its content and those of its attributes that are not empty."""
    style = _STYLES.get(tag)
    if attributes.get("scope") == "rowgroup":
        style = _GROUP
    attributes["style"] = style
    opening = tag
    for name, value in attributes.items():
        if value:
            opening += f' {name}="{escape(value)}"'
    return Html(f"<{opening}>{join_html(inside)}</{tag}>")


def join_html(parts: Iterable[str], between: str = "") -> Html:
    """Return parts as one text of markup, with the markup `between` them."""
    escaped: list[str] = []
    for part in parts:
        if isinstance(part, Html):
            escaped.append(part)
        else:
            escaped.append(escape(part))
    return Html(between.join(escaped))


BREAK: Final = Html("<br>")


def item_list(texts: Iterable[str]) -> Html:
    """Return a list with a bullet before each text."""
    return element("ul", *(element("li", text) for text in texts))


def isolate(text: str, language: str | None = None, key: str | None = None) -> Html:
    """Return a text whose direction does not affect the text around it.

    Args:
        text: the text, in any language.
        language: its BCP 47 tag; English is the language of the whole table and is left out.
        key: the id of the record that the text names, shown when the pointer is on it.
    """
    if language == "en":
        language = None
    return element("bdi", text, lang=language, title=key)


def link_to(inside: Html, url: str | None) -> Html:
    """Return markup as a link, or as it is if there is no address."""
    if not url:
        return inside
    return element("a", inside, href=url)


def html_table(caption: str, *rows: str) -> str:
    """Return a complete table, in an element that scrolls where the page is narrow."""
    table = element("table", element("caption", caption), *rows)
    return str(element("div", table, lang="en"))


def heading_row(heading: str, content: str) -> Html:
    """Return a row of two cells: a heading and what it is the heading of."""
    return element("tr", element("th", heading, scope="row"), element("td", content))


HtmlColumn: TypeAlias = "tuple[str, Callable[[Any, Mapping[str, Any]], str]]"
"""A heading, and a function that returns a cell for an item and a mapping of records by id."""


def records_grid(
    caption: str, columns: Sequence[HtmlColumn], items: Sequence[Any], by_id: Mapping[str, Any]
) -> str:
    """Return a table with a row for each item; of a long one, its first and last rows only."""
    hidden = len(items) - 2 * _END_ROWS
    if hidden > 0:
        rows = [
            *grid_rows(columns, items[:_END_ROWS], by_id),
            _wide_row(columns, f"… {hidden} more …"),
            *grid_rows(columns, items[-_END_ROWS:], by_id),
        ]
    else:
        rows = grid_rows(columns, items, by_id)
    return headed_table(caption, columns, element("tbody", *rows))


def grid_rows(
    columns: Sequence[HtmlColumn], items: Iterable[Any], by_id: Mapping[str, Any]
) -> list[Html]:
    """Return one table row per item."""
    rows: list[Html] = []
    for item in items:
        cells = [element("td", make_cell(item, by_id)) for _, make_cell in columns]
        rows.append(element("tr", *cells))
    return rows


def group_rows(heading: str, columns: Sequence[HtmlColumn], rows: Sequence[Html] | str) -> Html:
    """Return a group of rows under a heading, or a text in place of the rows."""
    head = element("th", heading, colspan=str(len(columns)), scope="rowgroup")
    if isinstance(rows, str):
        rows = [_wide_row(columns, rows)]
    return element("tbody", element("tr", head), *rows)


def _wide_row(columns: Sequence[HtmlColumn], content: str) -> Html:
    """Return a row with one cell across all columns."""
    return element("tr", element("td", content, colspan=str(len(columns))))


def headed_table(caption: str, columns: Sequence[HtmlColumn], *bodies: Html) -> str:
    """Return a table with a heading above each column."""
    headings = [element("th", heading, scope="col") for heading, _ in columns]
    return html_table(caption, element("thead", element("tr", *headings)), *bodies)


# ---- records -----------------------------------------------------------------


def linked_title(record: Record) -> Html:
    """Return the title of a record or the first name of an actor; of a source, as a link to it."""
    if isinstance(record, Reference):
        return _source_title(record)
    if isinstance(record, Actor):
        return isolate(record.name, record.names[0].language, record.id)
    return isolate(record.title, key=record.id)


def _source_title(reference: Reference) -> Html:
    title = isolate(reference.title, _title_language(reference), reference.id)
    return link_to(element("cite", title), reference.url)


def _title_language(reference: Reference) -> str | None:
    """Return the language of a source's title, or None where the title is our own English."""
    # A source without a title has one from us in square brackets.
    if reference.title.startswith("["):
        return None
    return reference.language


def short_source(reference: Reference) -> Html:
    """Return the label of a source as a link; its full entry shows when the pointer is on it."""
    if reference.authors:
        label = isolate(label_reference(reference))
    else:
        title = isolate(label_reference(reference), _title_language(reference))
        label = element("cite", title)
    return link_to(element("span", label, title=reference.describe()), reference.url)


def place_in_source(source: Html, locator: str | None) -> Html:
    """Return what names a source, with the place in it in brackets if it is known."""
    if locator:
        return join_html((source, " [", isolate(locator), "]"))
    return source


def marked_title(record: Record, details: str = "") -> Html:
    """Return the title of a record with details after it, and a mark if it is disputed."""
    parts: list[str] = [linked_title(record)]
    if details:
        parts += [" ", details]
    if getattr(record, "disputed", False):
        parts += [" ", element("mark", "disputed")]
    return join_html(parts)


def source_line(reference: Reference) -> Html:
    """Return a source in one line: title, authors, date, container and publisher."""
    issued = describe_issue(reference)
    if reference.issued:
        issued = reference.issued.describe()
    entry = format_entry(
        reference.authors, describe_container(reference), issued, reference.publisher
    )
    # Without authors and container, the entry is only the date in brackets.
    separator = " – "
    if entry.startswith("("):
        separator = " "
    return join_html((_source_title(reference), separator, isolate(entry)))
