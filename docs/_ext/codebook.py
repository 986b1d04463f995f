"""Directives that make tables of the vocabularies, fields and columns from the code.

``{codebook} EventKind`` makes the table of the terms of one vocabulary, ``{fields} Event`` the
table of the fields of one record type, and ``{columns} Event`` the table of the columns that the
rows of a record type, of claims, or of dyad-years, have.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import Any

import attrs
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import czsu_relations as czsu
from czsu_relations._model.attributes_section import attribute_docs
from czsu_relations._model.collection import RECORD_TYPES
from czsu_relations._model.fields import Field, fields_of
from czsu_relations._tables.columns import COLUMNS

DATE_FORM = "a date ([EDTF](time.md))"
COLUMN_FORMS = {
    str: "a text",
    int: "a number",
    bool: "yes or no",
    dt.date: "a day",
    tuple: "a list",
}
BROADER_TERMS = {
    czsu.EventKind: ["PLOVER", "Mode"],
    czsu.Plover: ["Mode"],
    czsu.Role: ["Part"],
}
"""Further columns of the tables of some vocabularies: the broader terms of their terms."""


def format_table(headings: list[str], rows: Iterable[list[str]]) -> str:
    """Return a table in Markdown."""
    lines: list[str] = []
    for row in [headings, ["---"] * len(headings), *rows]:
        cells = [cell.replace("|", "\\|") for cell in row]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


# ---- the vocabularies --------------------------------------------------------


def terms_in(value: object) -> Iterator[Enum]:
    """Yield every term in a record, or in a part of it."""
    if isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from terms_in(item)
    elif attrs.has(type(value)):
        for field in fields_of(type(value)):
            yield from terms_in(getattr(value, field.name))
    if isinstance(value, czsu.Event):
        if value.plover:
            yield value.plover
        if value.mode:
            yield value.mode
    if isinstance(value, czsu.Participant):
        yield value.role.part


def count_terms() -> Counter[Enum]:
    """Count how often the bundled dataset uses each term."""
    counts: Counter[Enum] = Counter()
    for table in RECORD_TYPES:
        for record in getattr(czsu.dataset, table):
            counts.update(terms_in(record))
    return counts


def codebook_table(vocabulary: type[Enum]) -> str:
    """Return the table of the terms of one vocabulary."""
    counts = count_terms()
    rows: list[list[str]] = []
    for term in vocabulary:
        name = f"`{term.value}`"
        if isinstance(term, czsu.Salience):
            name += f" {term.name.replace('_', ' ').lower()}"
        extra: list[str] = []
        if isinstance(term, czsu.EventKind):
            extra = [f"`{broader}`" if broader else "–" for broader in (term.plover, term.mode)]
        elif isinstance(term, czsu.Plover):
            extra = [f"`{term.mode}`"]
        elif isinstance(term, czsu.Role):
            extra = [f"`{term.part}`"]
        rows.append([name, term.meaning, *extra, str(counts[term] or "–")])
    extra_headings = BROADER_TERMS.get(vocabulary, [])
    return format_table(["Term", "Meaning", *extra_headings, "Used"], rows)


# ---- the records -------------------------------------------------------------


def describe_form(field: Field) -> str:
    """Return the form of a field's value, such as "a list of texts"."""
    if field.link:
        tables = " or ".join(f"`{table}`" for table in field.link.tables)
        return f"ids of {tables}" if field.many else f"an id of {tables}"
    if issubclass(field.base, Enum):
        name = field.base.__name__
        vocabulary = f"{{ref}}`{name} <terms-{name.lower()}>`"
        return f"terms: {vocabulary}" if field.many else f"a term: {vocabulary}"
    if field.base is czsu.TimeSpan:
        return DATE_FORM
    if attrs.has(field.base):
        return f"a list of {{class}}`.{field.base.__name__}`"
    return "a list of texts" if field.many else describe_text(field)


def describe_text(field: Field) -> str:
    """Return the format of a text in a few words, without the details that follow them."""
    if not field.text_format:
        return "a text"
    return field.text_format.description.partition(" without ")[0].partition(": ")[0]


def fields_table(record_type: type) -> str:
    """Return the table of the fields of one record type."""
    docs = attribute_docs(record_type)
    rows: list[list[str]] = []
    for field in fields_of(record_type):
        form = describe_form(field)
        if not field.required:
            form += "; optional"
        rows.append([f"`{field.name}`", docs.get(field.name, ""), form])
    return format_table(["Field", "Meaning", "Form"], rows)


def columns_table(row_type: type) -> str:
    """Return the table of the columns of a record type, of claims, or of dyad-years."""
    if row_type in COLUMNS:
        rows = [
            [f"`{column.name}`", column.meaning, COLUMN_FORMS[column.holds]]
            for column in COLUMNS[row_type]
        ]
        return format_table(["Column", "Meaning", "Form"], rows)
    docs = attribute_docs(row_type)
    names = [field.name for field in fields_of(row_type)]
    return format_table(["Column", "Meaning"], [[f"`{name}`", docs[name]] for name in names])


# ---- the directives ----------------------------------------------------------


class _Table(SphinxDirective):
    """A table about one public class."""

    required_arguments = 1
    make_table: Callable[[Any], str]

    def run(self) -> list[nodes.Node]:
        """Return the table; its class widens the column of explanations."""
        cls = getattr(czsu, self.arguments[0])
        tables = self.parse_text_to_nodes(type(self).make_table(cls))
        for table in tables:
            table["classes"].append("explained")
        return tables


class Codebook(_Table):
    """The table of the terms of one vocabulary."""

    make_table = codebook_table


class Columns(_Table):
    """The table of the columns of a row."""

    make_table = columns_table


class Fields(_Table):
    """The table of the fields of one record type."""

    make_table = fields_table


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.add_directive("codebook", Codebook)
    app.add_directive("columns", Columns)
    app.add_directive("fields", Fields)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
