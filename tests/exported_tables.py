"""Tables to export, and the rows that they must have, worked out here from the records."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from attrs import fields

import czsu_relations as czsu
from czsu_relations import Claims, DyadYear, DyadYears, SourcedClaim
from czsu_relations._model.collection import RECORD_TYPES
from open_dates import has_first_day, has_last_day
from raw_datasets import (
    Raw,
    raw_actor,
    raw_condition,
    raw_dataset,
    raw_event,
    raw_period,
    raw_reference,
    raw_treaty,
    rich_dataset,
)

if TYPE_CHECKING:
    from datetime import date

    from czsu_relations._query.tabular import Tabular

__all__ = ["HOSTILE", "TABLES", "Row", "column_types", "expected_rows", "tables_of"]

Row = dict[str, Any]

HOSTILE: Final = (
    '=HYPERLINK("http://example.org","go")',
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1",
    "'=1",
    "''tis",
    'a "quoted" {brace}',
    "a,b;c\\",
    "one; two",
    "two\nlines",
    "two\r\nlines",
    "two\rlines",
    "<script>alert(1)</script>",
    "\u202eright to left\u202c",
    "\ufeffmark",
    "NA",
    "null",
    "true",
    "1",
    "1935-05-16",
)
"""Texts that some format reads as something else."""

DATES: Final = (
    "0001-01-01",
    "9999-12-31",
    "0001",
    "9999",
    "1945/..",
    "../1945",
    "1945/",
    "/1945",
    "[1934,1936]",
    "{1934,1936-05}",
    "[..1934]",
    "1934?",
    "[9990..9999]",
    "%1934-05-16",
    "XXXX-12-XX",
    "1944-24",
    "1950S2",
    "1935-05-16",
    "0001/9999",
    "1945-05-09/1945-05-09",
    "1934-36",
)


def _make_odd_dataset() -> czsu.Dataset:
    """Return a dataset with each hostile text in each table, beside dates of every form."""
    czech_names = [{"text": text, "language": "cs"} for text in HOSTILE]
    tables: dict[str, list[Raw]] = {table: [] for table in RECORD_TYPES}
    tables["references"].append(raw_reference())
    for number, (text, edtf) in enumerate(zip(HOSTILE, DATES, strict=True)):
        key = f"x{number}"
        tables["periods"].append(raw_period(f"p{key}", edtf, title=text, summary=text))
        tables["events"].append(
            raw_event(
                f"e{key}",
                edtf,
                title=text,
                summary=text,
                place=text,
                also_titled=czech_names,
                participants=[
                    {"actor": f"a{key}", "role": "party"},
                    {"actor": f"a{key}", "role": "victim"},
                ],
                citations=[
                    {
                        "reference": f"r{key}",
                        "locator": text,
                        "dates": [{"field": "date", "span": edtf, "as_written": text}],
                    },
                    {"reference": "book", "dates": [{"field": "date", "span": "1935-05"}]},
                ],
            )
        )
        tables["conditions"].append(raw_condition(f"c{key}", edtf, title=text, actors=[f"a{key}"]))
        tables["treaties"].append(
            raw_treaty(
                f"t{key}",
                edtf,
                title=text,
                place=text,
                parties=[f"a{key}"],
                terms=list(HOSTILE),
                identifiers=[{"scheme": "lnts", "value": text, "span": edtf}],
            )
        )
        english_name = {"text": text, "language": "en"}
        tables["actors"].append(
            raw_actor(f"a{key}", existed=edtf, names=[english_name, *czech_names])
        )
        tables["references"].append(
            raw_reference(
                f"r{key}",
                title=text,
                issued=edtf,
                accessed=edtf,
                publisher=text,
                authors=[{"family": text, "given": text}, {"literal": text}, {"family": text}],
            )
        )
    return czsu.Dataset.from_dict({**raw_dataset(**tables), "coverage": "0001/9999"})


def tables_of(dataset: czsu.Dataset) -> dict[str, Tabular]:
    """Return the tables of a dataset by name."""
    return {table: getattr(dataset, table) for table in (*RECORD_TYPES, "claims")}


def _make_tables() -> dict[str, Tabular]:
    datasets = {
        "": czsu.dataset,
        ", odd": _make_odd_dataset(),
        ", rich": czsu.Dataset.from_dict(rich_dataset()),
        ", none": czsu.Dataset.from_dict({**raw_dataset(), "references": []}),
    }
    tables: dict[str, Tabular] = {}
    for suffix, dataset in datasets.items():
        for name, table in tables_of(dataset).items():
            tables[f"{name}{suffix}"] = table
    years = czsu.dataset.dyad_years()
    tables["dyad_years"] = years
    two_states = raw_dataset(actors=[raw_actor("moscow"), raw_actor("prague")])
    odd_years = czsu.Dataset.from_dict(two_states).dyad_years("prague", "moscow")
    tables["dyad_years, odd"] = odd_years
    tables["events, empty"] = czsu.events[:0]
    tables["claims, empty"] = czsu.events[:0].claims
    tables["dyad_years, empty"] = years[:0]
    return tables


TABLES: Final = _make_tables()
"""Tables of the bundled dataset, of odd ones, and empty ones; before a comma stands the type."""


def expected_rows(table: Tabular) -> list[Row]:
    """Return the rows that a table must have; no value is None, and several are a list."""
    if isinstance(table, DyadYears):
        return [_dyad_year_row(year) for year in table]
    if isinstance(table, Claims):
        return [_claim_row(claim, table.dataset) for claim in table]
    records: Any = table
    return [_ROWS[type(record)](record, records.dataset) for record in records]


@cache
def column_types(table_name: str) -> dict[str, type]:
    """Return the type of each column, judged by the values in all tables of this name."""
    found: dict[str, set[type]] = {}
    for name, table in TABLES.items():
        if not name.startswith(table_name):
            continue
        for row in expected_rows(table):
            for column, value in row.items():
                found.setdefault(column, set()).add(value.__class__)
    types: dict[str, type] = {}
    for column, value_types in found.items():
        value_types.discard(type(None))
        assert len(value_types) == 1, (column, value_types)
        types[column] = value_types.pop()
    return types


def _dyad_year_row(year: DyadYear) -> Row:
    row: Row = {}
    for field in fields(DyadYear):
        if field.name.startswith("_"):
            continue
        row[field.name] = getattr(year, field.name)
        if isinstance(row[field.name], tuple):
            row[field.name] = list(row[field.name])
    return row


def _claim_row(claim: SourcedClaim, dataset: czsu.Dataset) -> Row:
    record: Any = dataset.record(claim.record)
    own: czsu.TimeSpan | None = getattr(record, claim.field.value)
    return {
        "record": claim.record,
        "title": record.names[0].text if isinstance(record, czsu.Actor) else record.title,
        "field": claim.field.value,
        **_date_columns("span", claim.span),
        "reference": claim.reference,
        "locator": claim.locator,
        "as_written": claim.as_written,
        "stance": claim.stance.value,
        "rejected": claim.rejected,
        "agrees": own is not None and claim.span.agrees_with(own),
    }


def _date_columns(name: str, span: czsu.TimeSpan | None, prefix: str = "") -> Row:
    english, certain_day = f"{name}_english", f"{prefix}certain_day"
    earliest, latest = f"{prefix}earliest", f"{prefix}latest"
    row: Row = dict.fromkeys([name, english, earliest, latest, certain_day])
    if span is None:
        return row
    row[name] = span.edtf
    row[english] = span.describe()
    row[certain_day] = span.is_day
    # A date without a beginning or an end has no first or last day.
    if has_first_day(span.edtf):
        row[earliest] = span.earliest
    if has_last_day(span.edtf):
        row[latest] = span.latest
    return row


def _source_columns(record: Any) -> Row:
    citations: list[str] = []
    for citation in record.citations:
        if citation.locator is None:
            citations.append(citation.reference)
        else:
            citations.append(f"{citation.reference}[{citation.locator}]")
    return {"summary": record.summary, "disputed": record.disputed, "citations": citations}


def _texts(names: tuple[czsu.Name, ...]) -> list[str]:
    return [name.text for name in names]


def _format_identifiers(identifiers: tuple[czsu.Identifier, ...]) -> list[str]:
    texts: list[str] = []
    for identifier in identifiers:
        span = "" if identifier.span is None else f" {identifier.span.edtf}"
        texts.append(f"{identifier.scheme.value}[{identifier.value}]{span}")
    return texts


def _first_names(ids: list[str], dataset: czsu.Dataset) -> list[str]:
    return [dataset.actors[key].names[0].text for key in ids]


def _period_row(period: czsu.Period, _: czsu.Dataset) -> Row:
    return {
        "id": period.id,
        "title": period.title,
        **_date_columns("span", period.span),
        "part_of": period.part_of,
        **_source_columns(period),
    }


def _event_row(event: czsu.Event, dataset: czsu.Dataset) -> Row:
    actors = list(dict.fromkeys(participant.actor for participant in event.participants))
    participants: list[str] = []
    for participant in event.participants:
        participants.append(f"{participant.actor}[{participant.role.value}]")
    return {
        "id": event.id,
        "title": event.title,
        **_date_columns("date", event.date),
        "kind": event.kind.value,
        "mode": event.kind.mode.value if event.kind.mode else None,
        "plover": event.kind.plover.value if event.kind.plover else None,
        "salience": event.salience.value,
        "place": event.place,
        "actors": actors,
        "actor_names": _first_names(actors, dataset),
        "participants": participants,
        "initiators": _actors_with_role(event, "initiator"),
        "targets": _actors_with_role(event, "target"),
        "treaties": list(event.treaties),
        "treaty_titles": [dataset.treaties[key].title for key in event.treaties],
        "because_of": list(event.because_of),
        "also_titled": _texts(event.also_titled),
        **_source_columns(event),
    }


def _actors_with_role(event: czsu.Event, role: str) -> list[str]:
    """Return the ids of the participants with a role."""
    return [participant.actor for participant in event.participants if participant.role == role]


def _first_day_in_force(treaty: czsu.Treaty) -> date | None:
    """Return the first possible day in force: by its own date, but not before the signature."""
    if treaty.in_force is None:
        return None
    spans = (treaty.in_force, treaty.signed)
    days = [span.earliest for span in spans if span.starts_bounded]
    return max(days, default=None)


def _condition_row(condition: czsu.Condition, dataset: czsu.Dataset) -> Row:
    return {
        "id": condition.id,
        "title": condition.title,
        **_date_columns("span", condition.span),
        "kind": condition.kind.value,
        "office": condition.office and condition.office.value,
        "actors": list(condition.actors),
        "actor_names": _first_names(list(condition.actors), dataset),
        "began_with": list(condition.began_with),
        "ended_with": list(condition.ended_with),
        **_source_columns(condition),
    }


def _treaty_row(treaty: czsu.Treaty, dataset: czsu.Dataset) -> Row:
    return {
        "id": treaty.id,
        "title": treaty.title,
        "kind": treaty.kind.value,
        **_date_columns("signed", treaty.signed),
        "place": treaty.place,
        "parties": list(treaty.parties),
        "party_names": _first_names(list(treaty.parties), dataset),
        **_date_columns("ratified", treaty.ratified, "ratified_"),
        **_date_columns("in_force", treaty.in_force, "in_force_"),
        "in_force_earliest": _first_day_in_force(treaty),
        "obligations": [obligation.value for obligation in treaty.obligations],
        "terms": list(treaty.terms),
        "prolongs": list(treaty.prolongs),
        "supersedes": list(treaty.supersedes),
        "identifiers": _format_identifiers(treaty.identifiers),
        "also_titled": _texts(treaty.also_titled),
        **_source_columns(treaty),
    }


def _actor_row(actor: czsu.Actor, _: czsu.Dataset) -> Row:
    return {
        "id": actor.id,
        "name": actor.names[0].text,
        "names": _texts(actor.names),
        "kind": actor.kind.value,
        **_date_columns("existed", actor.existed),
        "part_of": actor.part_of,
        "successor_of": list(actor.successor_of),
        "identifiers": _format_identifiers(actor.identifiers),
        **_source_columns(actor),
    }


def _reference_row(reference: czsu.Reference, _: czsu.Dataset) -> Row:
    return {
        "id": reference.id,
        "type": reference.type.value,
        "title": reference.title,
        "authors": [*map(_format_author, reference.authors)],
        "container_title": reference.container_title,
        "publisher": reference.publisher,
        "publisher_place": reference.publisher_place,
        **_date_columns("issued", reference.issued),
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.page,
        "url": reference.url,
        "accessed": None if reference.accessed is None else reference.accessed.edtf,
        "language": reference.language,
        "evidence": reference.evidence.value,
        "genre": reference.genre,
        "editors": [*map(_format_author, reference.editors)],
        "recipients": [*map(_format_author, reference.recipients)],
        "collection_title": reference.collection_title,
        "version": reference.version,
        "doi": reference.doi,
        "isbn": reference.isbn,
    }


def _format_author(author: czsu.Author) -> str | None:
    if author.literal is not None:
        return author.literal
    if author.given is None:
        return author.family
    return f"{author.family}, {author.given}"


_ROWS: Final[dict[type, Any]] = {
    czsu.Period: _period_row,
    czsu.Event: _event_row,
    czsu.Condition: _condition_row,
    czsu.Treaty: _treaty_row,
    czsu.Actor: _actor_row,
    czsu.Reference: _reference_row,
}
