# ruff: noqa: INP001 - Sphinx finds it by its path
"""Pages about the sources, written from the data when the documentation is built.

``{sources} primary`` lists every reference of one grade of evidence with the records that cite it;
``{article} disputes`` lists what the sources say of the founding article: where they contradict it
(`disputes`), where it simplifies (`qualifies`), where they only date more closely (`supports`).
"""

from collections.abc import Callable, Iterator
from typing import Any

from attrs import evolve
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import czsu_relations as czsu

ARTICLE = "wikipedia-2018"
SECTIONS = ("lead", "interwar", "wwii", "communist")
ROOMS = (czsu.periods, czsu.events, czsu.conditions, czsu.treaties, czsu.actors)
Attested = czsu.Period | czsu.Event | czsu.Condition | czsu.Treaty | czsu.Actor


def plain(text: str) -> str:
    """Return text in which Markdown finds nothing to do."""
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>|#" else sign for sign in text)


def name_of(record: Attested) -> str:
    """Return what people call a record."""
    return record.name if isinstance(record, czsu.Actor) else record.title


def attested() -> Iterator[Attested]:
    """Yield every record that cites."""
    for room in ROOMS:
        yield from room


# ---- the references ----------------------------------------------------------


def entry(reference: czsu.Reference) -> str:
    """Return a reference as a line of a bibliography, with a link to where it can be read."""
    told = plain(evolve(reference, url=None, accessed=None).describe())
    return f"{told} [Read it](<{reference.url}>)." if reference.url else told


def cited_by() -> dict[str, list[Attested]]:
    """Return for each reference the records that cite it."""
    found: dict[str, list[Attested]] = {one.id: [] for one in czsu.references}
    for record in attested():
        for key in dict.fromkeys(citation.reference for citation in record.citations):
            found[key].append(record)
    return found


def sources(evidence: str) -> str:
    """Return the list of the references of one grade of evidence."""
    records = cited_by()
    lines: list[str] = []
    for one in czsu.references.of_evidence(evidence):
        names = [plain(name_of(record)) for record in records[one.id]]
        shown = "; ".join(names[:12]) + (f"; and {len(names) - 12} more" if names[12:] else "")
        lines.append(f"- [`{one.id}`]{{#{one.id}}} {entry(one)} *Attests:* {shown}.")
    return "\n".join(lines)


# ---- the founding article ----------------------------------------------------


def verdict(record: Attested, citation: czsu.Citation) -> str:
    """Say how the sources stand to one citation of the article."""
    if citation.stance is czsu.Stance.QUALIFIES:
        return "qualifies"
    if evolve(record, citations=(citation,)).disputed:
        return "disputes"
    return "supports" if differing(record, citation) else ""


def differing(record: Attested, citation: czsu.Citation) -> list[czsu.Claim]:
    """Return the article's dates that are not the record's."""
    return [one for one in citation.dates if one.span != getattr(record, one.field)]


def others(record: Attested, fields: set[czsu.ClaimField]) -> list[str]:
    """Return the references beside the article, those first that date one of the fields."""
    keys: dict[str, bool] = {}
    for citation in record.citations:
        if citation.reference != ARTICLE:
            dates = any(one.field in fields for one in citation.dates)
            keys[citation.reference] = keys.get(citation.reference, False) or dates
    dating = [key for key, dates in keys.items() if dates]
    return dating or list(keys)


def article(wanted: str) -> str:
    """Return what the sources make of the article's sentences, for one verdict."""
    lines: list[tuple[int, str, str]] = []
    for record in attested():
        for citation in record.citations:
            if citation.reference != ARTICLE or verdict(record, citation) != wanted:
                continue
            said = [
                f"The article has {one.span.describe()}, "
                f"the record {getattr(record, one.field).describe()}."
                for one in differing(record, citation)
            ]
            if citation.note and wanted != "supports":
                said.append(plain(citation.note))
            fields = {one.field for one in citation.dates}
            keys = ", ".join(f"[`{key}`](sources.md#{key})" for key in others(record, fields)[:6])
            locator = citation.locator or ""
            told = " ".join(said)
            line = f"- `{locator}` **{plain(name_of(record))}**. {told} ({keys})"
            lines.append((SECTIONS.index(locator.split(".")[0]), locator, line))
    return "\n".join(line for _, _, line in sorted(lines))


# ---- the directives ----------------------------------------------------------


class _List(SphinxDirective):
    """A list about the word that is given."""

    required_arguments = 1
    list_of: Callable[[Any], str]

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        return self.parse_text_to_nodes(type(self).list_of(self.arguments[0]))


class Sources(_List):
    """The references of one grade of evidence."""

    list_of = sources


class Article(_List):
    """What the sources make of the founding article."""

    list_of = article


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directives known."""
    app.add_directive("sources", Sources)
    app.add_directive("article", Article)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
