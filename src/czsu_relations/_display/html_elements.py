"""Plain HTML for notebooks: elements, tables, titles; whatever is not markup is escaped.

There is no script, no class, nothing from elsewhere. Styles stand on the elements, because
notebooks that are not trusted drop style sheets. Colours are those of the page, and lines are a
grey that one can see through, so that they fit a page that is light or dark, however it tells.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from czsu_relations._display.labels import label_reference
from czsu_relations._model.records import Actor
from czsu_relations._model.reference import Reference, describe_container, format_entry

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
    "records_grid",
    "short_source",
    "source_line",
]

_ENDS: Final = 5
"""How many rows a long table shows of its beginning, and of its end."""

_GREY: Final = "rgba(128, 128, 128, 0.4)"
_CELL: Final = (
    "text-align: left; vertical-align: top; padding: 0.3em 0.8em 0.3em 0.3em; "
    f"border: 0; border-top: 1px solid {_GREY}"
)

_GROUP: Final = f"{_CELL}; padding-top: 1.2em; border: 0"
"""How the heading of a group of rows stands apart from what is above."""

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
"""How elements look that look otherwise than a notebook has them."""


class Html(str):
    """Markup. Any other text is escaped before it becomes a part of any."""

    __slots__ = ()


def element(tag: str, *inside: str, **attributes: str | None) -> Html:
    """Return an element with what is in it; attributes that are empty are left out."""
    apart = attributes.get("scope") == "rowgroup"
    attributes["style"] = _GROUP if apart else _STYLES.get(tag)
    written = (f' {key}="{escape(value)}"' for key, value in attributes.items() if value)
    return Html(f"<{tag}{''.join(written)}>{join_html(inside)}</{tag}>")


def join_html(parts: Iterable[str], between: str = "") -> Html:
    """Return parts as one, with markup between them."""
    return Html(between.join(part if isinstance(part, Html) else escape(part) for part in parts))


BREAK: Final = Html("<br>")


def item_list(texts: Iterable[str]) -> Html:
    """Return a list."""
    return element("ul", *(element("li", text) for text in texts))


def isolate(text: str, language: str | None = None, key: str | None = None) -> Html:
    """Return a text whose direction is its own; pointing at it shows the id that it goes by."""
    return element("bdi", text, lang=None if language == "en" else language, title=key)


def link_to(inside: Html, url: str | None) -> Html:
    """Return a link to an address, if there is one."""
    return element("a", inside, href=url) if url else inside


def html_table(caption: str, *rows: str) -> str:
    """Return a whole table, which scrolls by itself where the page is narrow."""
    whole = element("table", element("caption", caption), *rows)
    return str(element("div", whole, lang="en"))


def heading_row(heading: str, told: str) -> Html:
    """Return a row with its heading beside it."""
    return element("tr", element("th", heading, scope="row"), element("td", told))


HtmlColumn: TypeAlias = "tuple[str, Callable[[Any, Mapping[str, Any]], str]]"
"""A heading, and what stands under it: takes what a row is about, and all records by id."""


def records_grid(
    caption: str, columns: Sequence[HtmlColumn], rows: Sequence[Any], among: Mapping[str, Any]
) -> str:
    """Return a table under headings; of a long one its ends, and the count between."""
    hidden = max(0, len(rows) - 2 * _ENDS)
    first, last = (rows[:_ENDS], rows[-_ENDS:]) if hidden else (rows, ())
    between = [_across(columns, f"… {hidden} more …")] if hidden else []
    lines = (*grid_rows(columns, first, among), *between, *grid_rows(columns, last, among))
    return headed_table(caption, columns, element("tbody", *lines))


def grid_rows(
    columns: Sequence[HtmlColumn], rows: Iterable[Any], among: Mapping[str, Any]
) -> list[Html]:
    """Return a line for each of the things that rows are about."""
    return [
        element("tr", *(element("td", read(one, among)) for _, read in columns)) for one in rows
    ]


def group_rows(heading: str, columns: Sequence[HtmlColumn], rows: Sequence[Html] | str) -> Html:
    """Return rows of a table under a heading of their own; a text may stand in their place."""
    head = element("th", heading, colspan=str(len(columns)), scope="rowgroup")
    told = [_across(columns, rows)] if isinstance(rows, str) else rows
    return element("tbody", element("tr", head), *told)


def _across(columns: Sequence[HtmlColumn], told: str) -> Html:
    return element("tr", element("td", told, colspan=str(len(columns))))


def headed_table(caption: str, columns: Sequence[HtmlColumn], *bodies: Html) -> str:
    """Return a table with a heading above each column."""
    headings = (element("th", heading, scope="col") for heading, _ in columns)
    return html_table(caption, element("thead", element("tr", *headings)), *bodies)


# ---- records -----------------------------------------------------------------


def linked_title(record: Record) -> Html:
    """Return the title of a record or the first name of an actor; of a source, a link to it."""
    if isinstance(record, Reference):
        return _cited(record)
    if isinstance(record, Actor):
        return isolate(record.name, record.names[0].language, record.id)
    return isolate(record.title, key=record.id)


def _cited(reference: Reference) -> Html:
    title = isolate(reference.title, _language(reference), reference.id)
    return link_to(element("cite", title), reference.url)


def _language(reference: Reference) -> str | None:
    """The language of a title; one in square brackets is ours, where the source has none."""
    return None if reference.title.startswith("[") else reference.language


def short_source(reference: Reference) -> Html:
    """Return a source by its author, else by its title; the rest shows on pointing at it."""
    if reference.authors:
        named = isolate(label_reference(reference))
    else:
        named = element("cite", isolate(label_reference(reference), _language(reference)))
    return link_to(element("span", named, title=reference.describe()), reference.url)


def marked_title(record: Record, more: str = "") -> Html:
    """Return the title of a record, what else there is to say, and whether sources disagree."""
    disputed = getattr(record, "disputed", False)
    mark = (" ", element("mark", "disputed")) if disputed else ()
    return join_html((linked_title(record), more, *mark))


def source_line(reference: Reference) -> Html:
    """Return a source in one line: what, who, where it stands, when."""
    issued = reference.issued.describe() if reference.issued else "n.d."
    rest = format_entry(
        reference.authors, describe_container(reference), issued, reference.publisher
    )
    return join_html((_cited(reference), " " if rest.startswith("(") else " – ", isolate(rest)))
