"""A record by itself as HTML: its fields, and ids where a card has the records behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from czsu_relations._display.claims_html import claim_html
from czsu_relations._display.content import (
    WEB_ADDRESS,
    ActorInCard,
    CardContent,
    dates_of,
    describe_first_date,
    facts_of,
    format_term,
)
from czsu_relations._display.html_elements import (
    BREAK,
    Html,
    element,
    heading_row,
    html_table,
    isolate,
    item_list,
    join_html,
    link_to,
    linked_title,
    marked_title,
    place_in_source,
)
from czsu_relations._model.fields import fields_of
from czsu_relations._model.parts import Name, Participant, Ratification
from czsu_relations._model.reference import Reference
from czsu_relations._model.sourced_claims import claims_in
from czsu_relations._model.vocabulary.sources import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from czsu_relations._display.content import CardItem
    from czsu_relations._model.parts import Citation
    from czsu_relations._model.records import AttestedRecord, Record

__all__ = ["citation_html", "described_rows", "record_html"]


def record_html(record: Record) -> str:
    """Return a record as a table, with ids in place of the records that it links to."""
    rows = [heading_row(heading, content) for heading, content in _record_rows(record)]
    return html_table(marked_title(record), *rows)


def _record_rows(record: Record) -> Iterator[tuple[str, Html]]:
    """Yield (heading, content) for each row, in the order of a card."""
    # The card of a record in no dataset: no other records, and no end that is cut off.
    card = CardContent(record=record, actors=(), links=(), references={}, bounds=None)
    yield from described_rows(card)
    for heading, texts in _linked_ids(record):
        yield heading, item_list(isolate(text) for text in texts)
    if not isinstance(record, Reference):
        yield "Sources", item_list(_cited_ids(record))


def described_rows(card: CardContent) -> Iterator[tuple[str, Html]]:
    """Yield (heading, content) for each row of a card but that of the sources."""
    record = card.record
    for label, span in dates_of(record):
        yield label.capitalize(), join_html([span.describe()])
    if not isinstance(record, Reference):
        yield "Summary", isolate(record.summary)
    for label, value in facts_of(card):
        content = isolate(value)
        if label == WEB_ADDRESS:
            content = link_to(content, value)
        yield label.capitalize(), content
    for heading, items in card.sections:
        yield heading, item_list(_item_html(item) for item in items)


def _item_html(item: CardItem) -> Html:
    """Return an item of a card's section as HTML."""
    if isinstance(item, str):
        return isolate(item)
    if isinstance(item, Name):
        return isolate(item.text, item.language)
    if isinstance(item, ActorInCard):
        title = linked_title(item.actor)
        if item.roles:
            return join_html((title, f" ({item.roles})"))
        return title
    return join_html((linked_title(item), f" ({describe_first_date(item)})"))


def _linked_ids(record: Record) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each field with links, and the ids in it, with roles and dates."""
    for field in fields_of(type(record)):
        is_linked = field.link is not None or field.base in (Participant, Ratification)
        value = getattr(record, field.name)
        if is_linked and value:
            items = value if field.many else (value,)
            yield format_term(field.name).capitalize(), [_describe_link(item) for item in items]


def _describe_link(item: object) -> str:
    """Return the id of a linked record, with the role of a participant or the date of a party."""
    if isinstance(item, Participant):
        return f"{item.actor} ({item.role})"
    if isinstance(item, Ratification):
        return f"{item.party} ({item.date.describe()})"
    return str(item)


def _cited_ids(record: AttestedRecord) -> Iterator[Html]:
    for citation in record.citations:
        yield citation_html(citation, record, isolate(citation.reference), None)


def citation_html(
    citation: Citation, record: AttestedRecord, source: Html, language: str | None
) -> Html:
    """Return a source, the place in it, its stance, the dates that it gives, and our note.

    Args:
        citation: the citation.
        record: the record that has the citation.
        source: what names the source.
        language: the language of the source, if it is known.
    """
    lines = [place_in_source(source, citation.locator)]
    statements: list[Html] = []
    if citation.stance is not Stance.SUPPORTS:
        tag = "em"
        if citation.stance is Stance.DISPUTES:
            tag = "mark"
        statements.append(element(tag, citation.stance))
    for claim in claims_in(citation, record):
        statements.append(claim_html(claim, language))
    if statements:
        lines.append(join_html(statements, "; "))
    if citation.note:
        lines.append(element("small", isolate(citation.note)))
    return join_html(lines, BREAK)
