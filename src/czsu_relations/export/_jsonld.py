"""Linked data: a dataset as one JSON-LD 1.1 document, which needs nothing from the network.

Its nodes are the records as the dataset's own JSON has them, each with an IRI and a class. The
context maps their keys to terms of CIDOC CRM 7.1.3 (its RDFS), CiTO, PeriodO, SKOS and schema.org;
a key for which these have no term gets one in a vocabulary of the document's own.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import has

from czsu_relations._dates.limits import first_possible_day, last_possible_day
from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.fields import fields_of, problem_with_text, text_format_of
from czsu_relations._model.participants import participant_ids
from czsu_relations._model.parts import Name, Url
from czsu_relations._model.records import Actor, Event, Period, Record, Treaty
from czsu_relations._model.time_bounds import extents_of
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._model.vocabulary.identifiers import Scheme
from czsu_relations._model.vocabulary.term import Term
from czsu_relations._model.wording import describe_value
from czsu_relations.errors import QueryError, QueryTypeError
from czsu_relations.export._catalogue import SUMMARY, license_address, list_identifiers
from czsu_relations.export._exportable import Exportable, collection_to_export
from czsu_relations.export._jsonld_terms import (
    CLASSES,
    CONTEXT,
    Node,
    describe_terms,
    term_iri,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from czsu_relations._model.collection import Collection, Header
    from czsu_relations._model.fields import Field

__all__ = ["jsonld"]

_BASE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[A-Za-z0-9._~!$&'()*+,;=:@%/-]+/")
_WIKIDATA_ITEM: Final = re.compile("Q[1-9][0-9]*")


def jsonld(
    data: Exportable,
    *,
    base: str = "https://czsu-relations.invalid/",
    download: str | None = None,
) -> dict[str, Any]:
    """Return a dataset, or the excerpt of a selection, as one JSON-LD document.

    Write it with `json.dump`. The document contains its context, and every node has an IRI. So the
    same data give the same triples wherever they are read, and the triples of an excerpt are a
    part of those of the whole dataset. A time-span has its first and its last possible second, as
    CIDOC CRM wants it. Links to Wikidata are `schema:sameAs`, not `owl:sameAs`: a reasoner does
    not add the statements of Wikidata to the record.

    Args:
        data: a dataset or a selection.
        base: the beginning of the IRIs of the records. Give your own when you publish the
            document. Give another one for the account of a single source (`according_to`), which
            makes other statements about the same records.
        download: the web address at which you publish the document, as a distribution of the
            dataset. Without one the document names no distribution.

    Raises:
        QueryTypeError: `data` is neither a dataset nor a selection, or `base` or `download` is not
            a text.
        QueryError: `base` is not an absolute IRI that ends in a slash, or `download` is not a web
            address.

    >>> import czsu_relations as czsu
    >>> document = czsu.export.jsonld(czsu.events.on("1935-05-16"))
    >>> event = next(node for node in document["@graph"] if "crm:E5_Event" in node["@type"])
    >>> event["date"]["edtf"], event["date"]["end_of_the_end"]
    ('1935-05-16', '1935-05-16T23:59:59')
    """
    if type(base) is not str:
        raise QueryTypeError(f"base is a text, not {describe_value(base)}")
    if not _BASE.fullmatch(base):
        raise QueryError(
            "base is an absolute IRI that ends in a slash, such as "
            f"'https://example.org/relations/', not {base!r}"
        )
    _check_download(download)
    records = collection_to_export(data).records
    # Headers and times in force are those of the whole dataset, so that an excerpt agrees with it.
    whole = data.collection
    graph = [_describe_dataset(whole.header, base, download)]
    for record in records:
        graph.append(_describe_record(record, whole))
    graph.extend(describe_terms(records))
    context = {"@version": 1.1, "@base": base, "@vocab": f"{base}terms/", **CONTEXT}
    return {"@context": context, "@graph": graph}


def _check_download(download: object) -> None:
    if download is None:
        return
    if type(download) is not str:
        raise QueryTypeError(f"download is a text, not {describe_value(download)}")
    problem = problem_with_text(text_format_of(Url), download)
    if problem:
        raise QueryError(f"download: {problem}")


def _describe_dataset(header: Header, base: str, download: str | None) -> Node:
    """Return the dataset itself, with the properties of schema.org."""
    creators: list[Node] = []
    for number, author in enumerate(header.authors, 1):
        creators.append(_describe_fields(author, f"#authors-{number}"))
    properties: Node = {
        "schema:name": header.title,
        "schema:description": SUMMARY,
        "schema:identifier": list_identifiers(header),
        "schema:url": header.url,
        "schema:version": header.edition,
        "schema:temporalCoverage": header.coverage.edtf,
        "schema:datePublished": header.issued and header.issued.edtf,
        "schema:license": _describe_license(header.license),
        "schema:creator": creators,
        "schema:about": [{"@id": state} for state in header.dyad],
        "schema:distribution": download and _describe_download(download),
    }
    return {
        "@id": base,
        "@type": ["schema:Dataset", "skos:ConceptScheme"],
        **_without_empty_values(properties),
    }


def _describe_download(address: str) -> Node:
    return {
        "@id": "#download",
        "@type": ["schema:DataDownload"],
        "schema:contentUrl": address,
        "schema:encodingFormat": "application/ld+json",
    }


def _describe_license(expression: str | None) -> object:
    """Return the IRI of a licence, or its SPDX expression if that is not a single id."""
    address = license_address(expression)
    if address:
        return {"@id": address}
    return expression


def _describe_record(record: Record, whole: Collection) -> Node:
    """Return a record: its fields, and the properties that standards add to them."""
    node = _describe_fields(record, record.id)
    properties: Node = {}
    match record:
        case Period():
            properties = _describe_for_periodo(record)
        case Event():
            actors = participant_ids(record)
            properties = {
                "crm:P11_had_participant": [{"@id": actor} for actor in actors],
                "salience": int(record.salience),
            }
        case Treaty():
            properties = {"possibly_in_force": list(_describe_times_in_force(record, whole))}
        case Actor():
            if record.kind is ActorKind.PERSON:
                node["@type"].append("crm:E21_Person")
            else:
                node["@type"].append("crm:E74_Group")
            properties = {
                "title": record.name,
                "schema:sameAs": list(_list_wikidata_items(record)),
            }
        case _:
            pass
    return node | _without_empty_values(properties)


def _without_empty_values(node: Node) -> Node:
    return {key: value for key, value in node.items() if value}


def _describe_fields(record: object, iri: str) -> Node:
    """Return a record, or a part of one, field by field."""
    cls = type(record)
    node: Node = {"@id": iri, "@type": [cls.__name__, *CLASSES.get(cls, ())]}
    # The IRI of a part extends that of its record, in which one fragment may begin.
    separator = "-" if "#" in iri else "#"
    for field in fields_of(cls):
        value = getattr(record, field.name)
        field_iri = f"{iri}{separator}{field.name}"
        if field.many:
            items: list[object] = []
            for number, item in enumerate(value, 1):
                items.append(_describe_value(item, field, f"{field_iri}-{number}"))
            node[field.name] = items
        elif value is not None:
            node[field.name] = _describe_value(value, field, field_iri)
    return _without_empty_values(node)


def _describe_value(value: Any, field: Field, iri: str) -> object:
    """Return the value of a field, or an item of it; `iri` is its own, if it is a node."""
    if field.link:
        return {"@id": value}
    match value:
        case TimeSpan():
            return _describe_time_span(value, iri)
        case Term():
            return {"@id": term_iri(value)}
        case Name():
            return {"@value": value.text, "@language": value.language}
        case _ if has(field.base):
            return _describe_fields(value, iri)
        case _:
            return value


def _describe_time_span(span: TimeSpan, iri: str) -> Node:
    return {
        "@id": iri,
        "@type": ["crm:E52_Time-Span"],
        "title": span.describe(),
        "edtf": span.edtf,
        **_describe_bounds(first_possible_day(span), last_possible_day(span)),
    }


def _describe_bounds(first: date | None, last: date | None) -> Node:
    """Return the first and the last second of a time-span, without those that have no bound."""
    bounds: Node = {}
    if first:
        bounds["begin_of_the_begin"] = f"{first}T00:00:00"
    if last:
        bounds["end_of_the_end"] = f"{last}T23:59:59"
    return bounds


def _describe_times_in_force(treaty: Treaty, whole: Collection) -> Iterator[Node]:
    """Yield the time-spans in which a treaty is possibly in force."""
    for number, (first, last) in enumerate(extents_of(treaty, "in_force", whole), 1):
        iri = f"{treaty.id}#possibly_in_force-{number}"
        bounds = _describe_bounds(*_without_infinity(treaty.in_force, first, last))
        yield {"@id": iri, "@type": ["crm:E52_Time-Span"], **bounds}


def _without_infinity(
    span: TimeSpan | None, first: date, last: date
) -> tuple[date | None, date | None]:
    """Return the first and the last day of a stretch of a time, or None where it has no bound."""
    starts = first > date.min or (span is not None and span.starts_bounded)
    ends = last < date.max or (span is not None and span.ends_bounded)
    return first if starts else None, last if ends else None


def _list_wikidata_items(actor: Actor) -> Iterator[Node]:
    """Yield the items of Wikidata for an actor, without values that cannot be in an IRI."""
    for identifier in actor.identifiers:
        is_item = _WIKIDATA_ITEM.fullmatch(identifier.value)
        if identifier.scheme is Scheme.WIKIDATA and is_item:
            yield {"@id": f"http://www.wikidata.org/entity/{identifier.value}"}


def _describe_for_periodo(period: Period) -> Node:
    """Return the properties of a period in the data model of PeriodO, <https://perio.do>."""
    start, stop = period.span.ends
    # The empty IRI is the base: the dataset itself, which is the concept scheme.
    properties: Node = {"label": period.title, "authority": {"@id": ""}}
    if period.part_of:
        properties["skos:broader"] = {"@id": period.part_of}
    if start:
        properties["start"] = _describe_years(start, f"{period.id}#start")
    if stop:
        properties["stop"] = _describe_years(stop, f"{period.id}#stop")
    return properties


def _describe_years(span: TimeSpan, iri: str) -> Node:
    """Return the start or the stop of a period: in words, and as one year or a range of years."""
    first_year = _format_year(first_possible_day(span))
    last_year = _format_year(last_possible_day(span))
    if first_year == last_year:
        years: Node = {"year": first_year}
    else:
        years = {"earliestYear": first_year, "latestYear": last_year}
    description = {"@id": f"{iri}-in", **_without_empty_values(years)}
    return {"@id": iri, "label": span.describe(), "in": description}


def _format_year(day: date | None) -> str | None:
    """Return the year of a bound with four digits, as `xsd:gYear` wants; None without a bound."""
    if day is None:
        return None
    return f"{day.year:04}"
