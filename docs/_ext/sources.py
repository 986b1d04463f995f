"""Directives that list the sources, written from the data when the pages are built.

``{sources} primary`` lists every reference of one grade of evidence, with the records that cite it.

``{article} disputes`` lists the sentences of the founding article that other sources contradict;
``{article} qualifies`` those that are true with a reservation; ``{article} supports`` those that
are true, and that other sources date more precisely.
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
TABLES = (czsu.periods, czsu.events, czsu.conditions, czsu.treaties, czsu.actors)
MOST_NAMES = 12
MOST_REFERENCES = 6
Attested = czsu.Period | czsu.Event | czsu.Condition | czsu.Treaty | czsu.Actor


def escape_markdown(text: str) -> str:
    """Return text with the characters escaped that mean something in Markdown."""
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>|#" else sign for sign in text)


def name_of(record: Attested) -> str:
    """Return the name of an actor, or the title of any other record."""
    return record.name if isinstance(record, czsu.Actor) else record.title


def attested_records() -> Iterator[Attested]:
    """Yield every record that has citations."""
    for table in TABLES:
        yield from table


# ---- the references ----------------------------------------------------------


def format_reference(reference: czsu.Reference) -> str:
    """Return a reference as a line of a bibliography, with a link to its text."""
    line = escape_markdown(evolve(reference, url=None, accessed=None).describe())
    if reference.url:
        line += f" [Read it](<{reference.url}>)."
    return line


def records_by_reference() -> dict[str, list[Attested]]:
    """Return the records that cite each reference, by its id."""
    found: dict[str, list[Attested]] = {reference.id: [] for reference in czsu.references}
    for record in attested_records():
        # A record may cite one reference several times.
        for key in dict.fromkeys(citation.reference for citation in record.citations):
            found[key].append(record)
    return found


def list_references(evidence: str) -> str:
    """Return the list of the references of one grade of evidence."""
    records = records_by_reference()
    lines: list[str] = []
    for reference in czsu.references.of_evidence(evidence):
        key = reference.id
        names = [escape_markdown(name_of(record)) for record in records[key]]
        names_listed = "; ".join(names[:MOST_NAMES])
        if len(names) > MOST_NAMES:
            names_listed += f"; and {len(names) - MOST_NAMES} more"
        line = f"- [`{key}`]{{#{key}}} {format_reference(reference)} *Attests:* {names_listed}."
        lines.append(line)
    return "\n".join(lines)


# ---- the founding article ----------------------------------------------------


def compare_with_sources(record: Attested, citation: czsu.Citation) -> str:
    """Return how a sentence of the article compares with other sources; empty if they agree."""
    if citation.stance is czsu.Stance.QUALIFIES:
        return "qualifies"
    if evolve(record, citations=(citation,)).disputed:
        return "disputes"
    return "supports" if claims_with_other_date(record, citation) else ""


def claims_with_other_date(record: Attested, citation: czsu.Citation) -> list[czsu.Claim]:
    """Return the dates that the article gives and that differ from those of the record."""
    return [claim for claim in citation.dates if claim.span != getattr(record, claim.field)]


def other_references(record: Attested, fields: set[czsu.ClaimField]) -> list[str]:
    """Return the other references of a record: those that date one of the fields, or else all."""
    all_keys: list[str] = []
    dating_keys: list[str] = []
    for citation in record.citations:
        key = citation.reference
        if key == ARTICLE:
            continue
        all_keys.append(key)
        if any(claim.field in fields for claim in citation.dates):
            dating_keys.append(key)
    return list(dict.fromkeys(dating_keys or all_keys))


def format_sentence(record: Attested, citation: czsu.Citation, *, with_note: bool) -> str:
    """Return the line about one sentence of the article."""
    remarks: list[str] = []
    for claim in claims_with_other_date(record, citation):
        own_date: czsu.TimeSpan = getattr(record, claim.field)
        article_date = claim.span.describe()
        remarks.append(f"The article has {article_date}, the record {own_date.describe()}.")
    if citation.note and with_note:
        remarks.append(escape_markdown(citation.note))
    keys = other_references(record, {claim.field for claim in citation.dates})
    links = ", ".join(f"[`{key}`](sources.md#{key})" for key in keys[:MOST_REFERENCES])
    name = escape_markdown(name_of(record))
    return f"- `{citation.locator or ''}` **{name}**. {' '.join(remarks)} ({links})"


def list_sentences(comparison: str) -> str:
    """Return the sentences of the article that compare with other sources in one way."""
    lines: list[tuple[int, str, str]] = []
    for record in attested_records():
        for citation in record.citations:
            if citation.reference != ARTICLE:
                continue
            if compare_with_sources(record, citation) != comparison:
                continue
            locator = citation.locator or ""
            section = SECTIONS.index(locator.partition(".")[0])
            line = format_sentence(record, citation, with_note=comparison != "supports")
            lines.append((section, locator, line))
    return "\n".join(line for _, _, line in sorted(lines))


# ---- the directives ----------------------------------------------------------


class _List(SphinxDirective):
    """A list that depends on one argument."""

    required_arguments = 1
    make_list: Callable[[Any], str]

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        return self.parse_text_to_nodes(type(self).make_list(self.arguments[0]))


class Sources(_List):
    """The references of one grade of evidence."""

    make_list = list_references


class Article(_List):
    """The sentences of the founding article, compared with other sources."""

    make_list = list_sentences


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.add_directive("sources", Sources)
    app.add_directive("article", Article)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
