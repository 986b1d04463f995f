# ruff: noqa: INP001 - Sphinx finds it by its path
"""Tables of the vocabularies and of the records' fields, written from the code.

``{codebook} EventKind`` makes the table of one vocabulary, ``{fields} Event`` that of one record,
``{columns} Event`` that of the columns which records, or years, have as rows.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import Any

import attrs
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective

import czsu_relations as czsu
from czsu_relations._model.collection import RECORD_TYPES
from czsu_relations._model.fields import Field, fields_of
from czsu_relations._tables.columns import COLUMNS

MODULE_OF: dict[str, str] = vars(czsu)["_MODULE_OF"]
_DATE = "a date ([EDTF](time.md))"
_HELD = {str: "a text", int: "a number", bool: "yes or no", dt.date: "a day", tuple: "a list"}


def table(headings: list[str], rows: Iterable[list[str]]) -> str:
    """Return a table in Markdown."""
    cells = [headings, ["---"] * len(headings), *rows]
    lines = ["| " + " | ".join(one.replace("|", "\\|") for one in row) + " |" for row in cells]
    return "\n".join(lines)


# ---- the vocabularies --------------------------------------------------------


def words(value: object) -> Iterator[Enum]:
    """Yield every word of a vocabulary that a record bears, however deep."""
    if isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from words(item)
    elif attrs.has(type(value)):
        for field in fields_of(type(value)):
            yield from words(getattr(value, field.name))
    if isinstance(value, czsu.Event):
        yield value.plover
        yield value.mode


def uses() -> Counter[Enum]:
    """Count how often the bundled dataset uses each word."""
    records = (record for table in RECORD_TYPES for record in getattr(czsu.dataset, table))
    return Counter(word for record in records for word in words(record))


def codebook(vocabulary: type[Enum]) -> str:
    """Return the table of one vocabulary."""
    used = uses()
    headings = ["Term", "Meaning", "Used"]
    rows: list[list[str]] = []
    for word in vocabulary:
        row = [f"`{word.value}`", word.meaning, str(used[word] or "–")]
        if isinstance(word, czsu.Salience):
            row[0] += f" {word.name.replace('_', ' ').lower()}"
        if isinstance(word, czsu.EventKind):
            row[2:2] = [f"`{word.plover}`", f"`{word.mode}`"]
        elif isinstance(word, czsu.Plover):
            row[2:2] = [f"`{word.mode}`"]
        rows.append(row)
    headings[2:2] = {czsu.EventKind: ["PLOVER", "Mode"], czsu.Plover: ["Mode"]}.get(vocabulary, [])
    return table(headings, rows)


# ---- the records -------------------------------------------------------------


def holds(field: Field) -> str:
    """Say what a field holds."""
    if field.link:
        tables = " or ".join(f"`{table}`" for table in field.link.tables)
        return f"ids of {tables}" if field.many else f"an id of {tables}"
    if issubclass(field.base, Enum):
        name = field.base.__name__
        vocabulary = f"{{ref}}`{name} <words-{name.lower()}>`"
        return f"words: {vocabulary}" if field.many else f"a word: {vocabulary}"
    if field.base is czsu.TimeSpan:
        return _DATE
    if attrs.has(field.base):
        return f"a list of {{class}}`.{field.base.__name__}`"
    if field.many:
        return "a list of texts"
    return (
        field.text_format.description.partition(" without ")[0].partition(": ")[0]
        if field.text_format
        else "a text"
    )


def fields(record: type) -> str:
    """Return the table of one record's fields."""
    module = f"czsu_relations.{MODULE_OF[record.__name__]}"
    docs = ModuleAnalyzer.for_module(module).find_attr_docs()
    rows: list[list[str]] = []
    for field in fields_of(record):
        told = " ".join(docs.get((record.__name__, field.name), [])).strip()
        form = holds(field) if field.required else f"{holds(field)}; optional"
        rows.append([f"`{field.name}`", told, form])
    return table(["Field", "Meaning", "Form"], rows)


def columns(record: type) -> str:
    """Return the table of the columns of a row."""
    if record in COLUMNS:
        rows = [[f"`{one.name}`", one.meaning, _HELD[one.holds]] for one in COLUMNS[record]]
        return table(["Column", "Meaning", "Form"], rows)
    module = f"czsu_relations.{MODULE_OF[record.__name__]}"
    docs = ModuleAnalyzer.for_module(module).find_attr_docs()
    rows = [
        [f"`{field.name}`", " ".join(docs[(record.__name__, field.name)]).strip()]
        for field in attrs.fields(record)
    ]
    return table(["Column", "Meaning"], rows)


# ---- the directives ----------------------------------------------------------


class _Table(SphinxDirective):
    """A table about the public class that is named."""

    required_arguments = 1
    table_of: Callable[[Any], str]

    def run(self) -> list[nodes.Node]:
        """Return the table, in which what explains has room."""
        made = self.parse_text_to_nodes(type(self).table_of(getattr(czsu, self.arguments[0])))
        for one in made:
            one["classes"].append("explained")
        return made


class Codebook(_Table):
    """The table of one vocabulary."""

    table_of = codebook


class Columns(_Table):
    """The table of the columns of a row."""

    table_of = columns


class Fields(_Table):
    """The table of one record's fields."""

    table_of = fields


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directives known."""
    app.add_directive("codebook", Codebook)
    app.add_directive("columns", Columns)
    app.add_directive("fields", Fields)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
