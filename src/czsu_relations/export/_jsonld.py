"""Linked data: a dataset as one JSON-LD 1.1 document that needs nothing from the network.

Its nodes are the records as the dataset's own JSON has them, each with an IRI and a class. The
context says what their keys mean: in the terms of CIDOC CRM 7.1.3 (its RDFS), of CiTO, PeriodO,
SKOS and schema.org where these have one, else in a vocabulary of the document's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import has

from czsu_relations._dates.bounds import finite_day
from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.fields import describe_value, fields_of
from czsu_relations._model.parts import Citation, Claim, Identifier, Name
from czsu_relations._model.records import Actor, Condition, Event, Period, Record, Treaty
from czsu_relations._model.reference import Reference
from czsu_relations._model.treaty_force import possible_extents_in_force
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._model.vocabulary.events import EventKind, Plover
from czsu_relations._model.vocabulary.identifiers import Scheme
from czsu_relations._model.vocabulary.sources import Stance
from czsu_relations._model.vocabulary.term import Term
from czsu_relations.errors import QueryError, QueryTypeError
from czsu_relations.export._exportable import Exportable, collection_to_export, spdx_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from czsu_relations._model.collection import Collection, Header
    from czsu_relations._model.fields import Field

__all__ = ["jsonld"]

Node = dict[str, Any]

_BASE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[A-Za-z0-9._~!$&'()*+,;=:@%/-]+/")

_CONTEXT: Final = {
    "cito": "http://purl.org/spar/cito/",
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "dcterms": "http://purl.org/dc/terms/",
    "periodo": "http://n2t.net/ark:/99152/p0v#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    # Records, and what is a part of them
    "id": "dcterms:identifier",
    "title": "rdfs:label",
    "names": "skos:altLabel",
    "also_titled": "skos:altLabel",
    "summary": "crm:P3_has_note",
    "kind": "crm:P2_has_type",
    "date": "crm:P4_has_time-span",
    "span": "crm:P4_has_time-span",
    "part_of": "dcterms:isPartOf",
    "supersedes": "dcterms:replaces",
    "identifiers": "schema:identifier",
    "scheme": "schema:propertyID",
    "value": "schema:value",
    # Time-spans
    "edtf": {"@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "begin_of_the_begin": {"@id": "crm:P82a_begin_of_the_begin", "@type": "xsd:dateTime"},
    "end_of_the_end": {"@id": "crm:P82b_end_of_the_end", "@type": "xsd:dateTime"},
    # Citations
    "citations": {"@reverse": "cito:hasCitingEntity"},
    "reference": "cito:hasCitedEntity",
    "stance": "cito:hasCitationCharacterization",
    "note": "crm:P3_has_note",
    "dates": {"@context": {"span": "crm:P141_assigned"}},
    "field": "crm:P177_assigned_property_of_type",
    # References
    "type": "crm:P2_has_type",
    "authors": "schema:author",
    "family": "schema:familyName",
    "given": "schema:givenName",
    "literal": "schema:name",
    "publisher": "schema:publisher",
    "volume": "schema:volumeNumber",
    "issue": "schema:issueNumber",
    "page": "schema:pagination",
    "url": "schema:url",
    "language": "schema:inLanguage",
    # Periods as PeriodO has them
    "label": "skos:prefLabel",
    "authority": "skos:inScheme",
    "start": "time:intervalStartedBy",
    "stop": "time:intervalFinishedBy",
    "in": "time:hasDateTimeDescription",
    "year": {"@id": "time:year", "@type": "xsd:gYear"},
    "earliestYear": {"@id": "periodo:earliestYear", "@type": "xsd:gYear"},
    "latestYear": {"@id": "periodo:latestYear", "@type": "xsd:gYear"},
}

_CLASSES: Final[dict[type, tuple[str, ...]]] = {
    Period: ("crm:E4_Period", "skos:Concept"),
    Event: ("crm:E5_Event",),
    Condition: ("crm:E4_Period",),  # E3 Condition State is of physical things
    Treaty: ("crm:E73_Information_Object",),
    Reference: ("crm:E31_Document", "schema:CreativeWork"),
    Citation: ("cito:Citation",),
    Claim: ("crm:E13_Attribute_Assignment",),
    Identifier: ("schema:PropertyValue",),
}

_STANCES: Final = {
    Stance.SUPPORTS: "cito:isSupportedBy",
    Stance.QUALIFIES: "cito:isQualifiedBy",
    Stance.DISPUTES: "cito:isDisputedBy",
}
"""Seen from the record, which cites, while our words are said of the source."""


def jsonld(data: Exportable, *, base: str = "https://czsu-relations.invalid/") -> dict[str, Any]:
    """Return a dataset, or the excerpt of a selection, as one JSON-LD document.

    Write it with `json.dump`. The context stands in it, and every node has an IRI, so that the
    same data give the same triples wherever they are read, and an excerpt some of those of the
    whole. A time-span has the first and the last
    second that it can touch, as CIDOC CRM wants it. `schema:sameAs`, and not `owl:sameAs`, leads to
    Wikidata: nobody is made to believe all that is said there.

    >>> import czsu_relations as czsu
    >>> document = czsu.export.jsonld(czsu.events.on("1935-05-16"))
    >>> event = next(node for node in document["@graph"] if "crm:E5_Event" in node["@type"])
    >>> event["date"]["edtf"], event["date"]["end_of_the_end"]
    ('1935-05-16', '1935-05-16T23:59:59')

    Args:
        data: a dataset or a selection.
        base: what the IRIs of the records begin with. Give your own when you publish, and another
            to what one source tells (`according_to`), for that says otherwise of the same records.

    Raises:
        QueryTypeError: `data` is neither, or `base` is not a text.
        QueryError: `base` is not an absolute IRI that ends in a slash.
    """
    if type(base) is not str:
        raise QueryTypeError(f"base is a text, not {describe_value(base)}")
    if not _BASE.fullmatch(base):
        said = "an absolute IRI that ends in a slash, such as 'https://example.org/relations/'"
        raise QueryError(f"base is {said}, not {base!r}")
    records = collection_to_export(data).records
    whole = data.collection
    graph = [
        _whole(whole.header, base),
        *(_record(record, whole) for record in records),
        *map(_word, _words_of(records)),
    ]
    own = {"@version": 1.1, "@base": base, "@vocab": f"{base}terms/"}
    return {"@context": {**own, **_CONTEXT}, "@graph": graph}


def _whole(header: Header, base: str) -> Node:
    license_ = spdx_id(header.license)
    told = {
        "schema:name": header.title,
        "schema:version": header.edition,
        "schema:temporalCoverage": header.coverage.edtf,
        "schema:datePublished": header.issued and header.issued.edtf,
        "schema:license": {"@id": f"https://spdx.org/licenses/{license_}"}
        if license_
        else header.license,
        "schema:creator": [
            _node(author, f"#authors-{n}") for n, author in enumerate(header.authors, 1)
        ],
    }
    return {"@id": base, "@type": ["schema:Dataset", "skos:ConceptScheme"], **_filled(told)}


def _record(record: Record, whole: Collection) -> Node:
    """Return a record with what the standards want to know of it besides its fields."""
    node = _node(record, record.id)
    match record:
        case Period():
            more = _as_periodo(record)
        case Event():
            actors = dict.fromkeys(one.actor for one in record.participants)
            more = {
                "crm:P11_had_participant": [{"@id": actor} for actor in actors],
                "salience": int(record.salience),
            }
        case Treaty():
            more = {"possibly_in_force": list(_possibly_in_force(record, whole))}
        case Actor():
            is_person = record.kind is ActorKind.PERSON
            node["@type"].append("crm:E21_Person" if is_person else "crm:E74_Group")
            more = {"title": record.name, "schema:sameAs": list(_items_of_wikidata(record))}
        case _:
            more = {}
    return node | _filled(more)


def _filled(node: Node) -> Node:
    return {key: value for key, value in node.items() if value}


def _node(thing: object, iri: str) -> Node:
    """Return a record, or a part of one, field by field."""
    node: Node = {"@id": iri, "@type": [type(thing).__name__, *_CLASSES.get(type(thing), ())]}
    mark = "-" if "#" in iri else "#"
    for field in fields_of(type(thing)):
        value = getattr(thing, field.name)
        place = f"{iri}{mark}{field.name}"
        if field.many:
            node[field.name] = [
                _value(item, field, f"{place}-{n}") for n, item in enumerate(value, 1)
            ]
        elif value is not None:
            node[field.name] = _value(value, field, place)
    return _filled(node)


def _value(value: Any, field: Field, iri: str) -> object:
    if field.link:
        return {"@id": value}
    match value:
        case TimeSpan():
            return _time_span(value, iri)
        case Stance():
            return {"@id": _STANCES[value]}
        case Term():
            return {"@id": _iri(value)}
        case Name():
            return {"@value": value.text, "@language": value.language}
        case _:
            return _node(value, iri) if has(field.base) else value


def _time_span(span: TimeSpan, iri: str) -> Node:
    node = {"@id": iri, "@type": ["crm:E52_Time-Span"], "title": span.describe(), "edtf": span.edtf}
    return node | _bounds(span.earliest, span.latest)


def _bounds(first: date, last: date) -> Node:
    return _filled(
        {
            "begin_of_the_begin": finite_day(first) and f"{first}T00:00:00",
            "end_of_the_end": finite_day(last) and f"{last}T23:59:59",
        }
    )


def _possibly_in_force(treaty: Treaty, whole: Collection) -> Iterator[Node]:
    for n, (first, last) in enumerate(possible_extents_in_force(treaty, whole), 1):
        iri = f"{treaty.id}#possibly_in_force-{n}"
        yield {"@id": iri, "@type": ["crm:E52_Time-Span"], **_bounds(first, last)}


def _items_of_wikidata(actor: Actor) -> Iterator[Node]:
    for one in actor.identifiers:
        if one.scheme is Scheme.WIKIDATA and re.fullmatch("Q[1-9][0-9]*", one.value):
            yield {"@id": f"http://www.wikidata.org/entity/{one.value}"}


def _as_periodo(period: Period) -> Node:
    """Return what makes a period one in the data model of PeriodO, <https://perio.do>."""
    start, stop = period.span.ends
    return {
        "label": period.title,
        "authority": {"@id": ""},
        "skos:broader": {"@id": period.part_of} if period.part_of else None,
        "start": start and _side(start, f"{period.id}#start"),
        "stop": stop and _side(stop, f"{period.id}#stop"),
    }


def _side(span: TimeSpan, iri: str) -> Node:
    """Return the years of the start or the stop of a period."""
    first = finite_day(span.earliest) and f"{span.earliest.year:04}"
    last = finite_day(span.latest) and f"{span.latest.year:04}"
    years = {"year": first} if first == last else {"earliestYear": first, "latestYear": last}
    return {"@id": iri, "label": span.describe(), "in": {"@id": f"{iri}-in", **_filled(years)}}


# ---- the words of the vocabularies -------------------------------------------


def _words_of(records: Iterable[Record]) -> list[Term]:
    """Return the words that records use, and those above them, each once."""
    used = (word for record in records for word in _words_in(record))
    # By IRI, for words of two vocabularies may be equal texts.
    words = {_iri(above): above for word in used for above in _lineage(word)}
    return [words[iri] for iri in sorted(words)]


def _words_in(thing: object) -> Iterator[Term]:
    for field in fields_of(type(thing)):
        value = getattr(thing, field.name)
        for item in value if field.many else (value,):
            if has(field.base):
                yield from _words_in(item)
            elif isinstance(item, Term) and not isinstance(item, Stance):
                yield item


def _lineage(word: Term) -> Iterator[Term]:
    yield word
    if above := _broader(word):
        yield from _lineage(above)


def _broader(word: Term) -> Term | None:
    if isinstance(word, EventKind):
        return word.plover
    return word.mode if isinstance(word, Plover) else None


def _word(word: Term) -> Node:
    above = _broader(word)
    return {
        "@id": _iri(word),
        "@type": ["crm:E55_Type", "skos:Concept"],
        "label": word.value,
        "skos:definition": word.meaning,
        **({"skos:broader": {"@id": _iri(above)}} if above else {}),
    }


def _iri(word: Term) -> str:
    return f"terms/{type(word).__name__}/{word}"
