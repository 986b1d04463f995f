"""The directive ``{editions}``, which lists the editions of the data and what changed in each.

It is written from the files in the folder ``editions`` when the pages are built.
"""

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sources import escape_markdown
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import czsu_relations as czsu

EDITIONS = Path(__file__).parents[2] / "editions"
LISTED_TABLES = ("periods", "events", "conditions", "treaties", "actors")
"""The tables whose records are named; of references, only those that were removed are."""


def read_editions() -> list[tuple[dict[str, str], czsu.Dataset]]:
    """Return the published editions, oldest first, each with what the index says of it."""
    index = json.loads((EDITIONS / "index.json").read_text("utf-8"))
    found: list[tuple[dict[str, str], czsu.Dataset]] = []
    for entry in index:
        content = (EDITIONS / f"{entry['edition']}.json.xz").read_bytes()
        found.append((entry, czsu.Dataset.from_json(lzma.decompress(content))))
    return found


def describe_editions() -> Iterator[str]:
    """Yield the paragraphs of the page, newest edition first."""
    published = read_editions()
    newest = published[-1][1]
    if czsu.dataset.edition != newest.edition:
        yield f"## {czsu.dataset.edition}, in preparation"
        yield from describe_changes(newest, czsu.dataset)
    for number in reversed(range(len(published))):
        entry, dataset = published[number]
        yield f"## {dataset.edition}"
        yield (
            f"Published on {czsu.TimeSpan(entry['date']).describe()}. {{download}}`Download"
            f" <../editions/{dataset.edition}.json.xz>` (JSON, compressed with xz). SHA-256 of the"
            f" JSON: `{entry['sha256']}`"
        )
        if number:
            yield from describe_changes(published[number - 1][1], dataset)
        else:
            yield f"The first edition has {join_counts(count_records(dataset))}."


def count_records(dataset: czsu.Dataset) -> dict[str, int]:
    """Return the number of records in each table."""
    return {table: len(records) for table, records in dataset.records_by_table.items()}


def join_counts(counts: dict[str, int]) -> str:
    """Return counts in words: "8 periods, 1 event"."""
    parts = [f"{n} {table[:-1] if n == 1 else table}" for table, n in counts.items() if n]
    return ", ".join(parts)


def describe_changes(before: czsu.Dataset, after: czsu.Dataset) -> Iterator[str]:
    """Yield what was added, removed and changed since the edition before."""
    changes = before.diff(after)
    yield f"Since {before.edition}, with the number of all records in brackets:"
    yield "\n".join(table_of_counts(changes, after))
    for table in LISTED_TABLES:
        fields: dict[str, list[str]] = {}
        for change in changes:
            if is_of(change, table, "changed"):
                fields.setdefault(change.record, []).append(f"`{change.field}`")
        added = {change.record for change in changes if is_of(change, table, "added")}
        records = getattr(after, table)
        new = [describe_record(record) for record in records if record.id in added]
        yield from foldable_list(f"{table.capitalize()} added", new)
        changed: list[str] = []
        for record in records:
            if record.id in fields:
                changed.append(f"{describe_record(record)} – {', '.join(fields[record.id])}")
        yield from foldable_list(f"{table.capitalize()} changed", changed)
    withdrawn = json.loads((EDITIONS / "withdrawn.json").read_text("utf-8"))
    gone: list[str] = []
    for change in changes:
        if change.change == "removed":
            gone.append(describe_removed(change, withdrawn[change.record]))
    yield from foldable_list("Records removed", gone)


def describe_removed(change: czsu.Change, entry: dict[str, Any]) -> str:
    """Return the title of a record that was removed, what stands for it now, and why."""
    successors = ", ".join(f"`{key}`" for key in entry["successors"])
    instead = f" (now {successors})" if successors else ""
    return f"`{change.record}`: {escape_markdown(change.title)}{instead}. {entry['reason']}"


def describe_record(record: czsu.Record) -> str:
    """Return the title and the date of a record."""
    return escape_markdown(str(record))


def foldable_list(heading: str, items: list[str]) -> Iterator[str]:
    """Yield a list that is unfolded by its heading; nothing without items."""
    if items:
        summary = f"<details><summary>{heading} ({len(items)})</summary>"
        yield f"```{{raw}} html\n{summary}\n```"
        yield "\n".join(f"- {item}" for item in items)
        yield "```{raw} html\n</details>\n```"


def is_of(change: czsu.Change, table: str, kind: str) -> bool:
    """Whether a change is of a table and of a kind."""
    return change.table == table and change.change == kind


def table_of_counts(changes: czsu.Changes, after: czsu.Dataset) -> Iterator[str]:
    """Yield the lines of a table with the number of records that were added, changed, removed."""
    yield "| | added | changed | removed |"
    yield "| --- | --- | --- | --- |"
    for table, count in count_records(after).items():
        cells: list[str] = []
        for kind in ("added", "changed", "removed"):
            cells.append(str(len({c.record for c in changes if is_of(c, table, kind)})))
        yield f"| {table} ({count}) | {' | '.join(cells)} |"


class Editions(SphinxDirective):
    """The editions, newest first."""

    def run(self) -> list[nodes.Node]:
        """Return the sections of the page."""
        text = "\n\n".join(describe_editions())
        return self.parse_text_to_nodes(text, allow_section_headings=True)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("editions", Editions)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
