"""The vocabularies of a JSON-LD document: its context, its classes, and its terms as concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import has

from czsu_relations._model.fields import fields_of
from czsu_relations._model.parts import Citation, Claim, Identifier
from czsu_relations._model.records import Condition, Event, Period, Record, Treaty
from czsu_relations._model.reference import Reference
from czsu_relations._model.vocabulary.events import EventKind
from czsu_relations._model.vocabulary.plover import Plover
from czsu_relations._model.vocabulary.sources import Stance
from czsu_relations._model.vocabulary.term import Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["CLASSES", "CONTEXT", "Node", "describe_terms", "term_iri"]

Node = dict[str, Any]
"""An object of JSON-LD."""

CONTEXT: Final = {
    "cito": "http://purl.org/spar/cito/",
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "dcterms": "http://purl.org/dc/terms/",
    "periodo": "http://n2t.net/ark:/99152/p0v#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    # Records and their parts
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
    # An identifier is no temporal entity, so its span is not CIDOC CRM's.
    "identifiers": {"@id": "schema:identifier", "@context": {"span": "counted_during"}},
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
    "genre": "schema:genre",
    "authors": "schema:author",
    "editors": "schema:editor",
    "recipients": "schema:recipient",
    "family": "schema:familyName",
    "given": "schema:givenName",
    "literal": "schema:name",
    "publisher": "schema:publisher",
    "version": "schema:version",
    "volume": "schema:volumeNumber",
    "issue": "schema:issueNumber",
    "page": "schema:pagination",
    "doi": "http://purl.org/ontology/bibo/doi",
    "isbn": "schema:isbn",
    "url": "schema:url",
    "language": "schema:inLanguage",
    # Periods in the data model of PeriodO
    "label": "skos:prefLabel",
    "authority": "skos:inScheme",
    "start": "time:intervalStartedBy",
    "stop": "time:intervalFinishedBy",
    "in": "time:hasDateTimeDescription",
    "year": {"@id": "time:year", "@type": "xsd:gYear"},
    "earliestYear": {"@id": "periodo:earliestYear", "@type": "xsd:gYear"},
    "latestYear": {"@id": "periodo:latestYear", "@type": "xsd:gYear"},
}
"""The meaning of the keys; a key that is missing here is a term below the document's own base."""

CLASSES: Final[dict[type, tuple[str, ...]]] = {
    Period: ("crm:E4_Period", "skos:Concept"),
    Event: ("crm:E5_Event",),
    Condition: ("crm:E4_Period",),  # E3 Condition State is of physical things
    Treaty: ("crm:E73_Information_Object",),
    Reference: ("crm:E31_Document", "schema:CreativeWork"),
    Citation: ("cito:Citation",),
    Claim: ("crm:E13_Attribute_Assignment",),
    Identifier: ("schema:PropertyValue",),
}
"""The classes of records and their parts, beside one of the document's own for each."""

_STANCES: Final = {
    Stance.SUPPORTS: "cito:isSupportedBy",
    Stance.QUALIFIES: "cito:isQualifiedBy",
    Stance.DISPUTES: "cito:isDisputedBy",
}
"""The character of a citation in CiTO, which names it from the side of the citing record."""


def term_iri(term: Term) -> str:
    """Return the IRI of a term: CiTO's for a stance, else one relative to the document's base."""
    if isinstance(term, Stance):
        return _STANCES[term]
    return f"terms/{type(term).__name__}/{term}"


def describe_terms(records: Iterable[Record]) -> Iterator[Node]:
    """Yield a concept for each term that the records use or that is broader, in order of IRI."""
    # The key is the IRI, for terms of two vocabularies may be equal texts.
    terms: dict[str, Term] = {}
    for record in records:
        for used_term in _find_terms(record):
            term: Term | None = used_term
            while term is not None:
                terms[term_iri(term)] = term
                term = _broader_term(term)
    for iri in sorted(terms):
        yield _describe_term(terms[iri])


def _find_terms(record: object) -> Iterator[Term]:
    """Yield the terms in the fields of a record and of its parts."""
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        items = value if field.many else (value,)
        for item in items:
            if has(field.base):
                yield from _find_terms(item)
            # A stance is a term of CiTO, which defines it.
            elif isinstance(item, Term) and not isinstance(item, Stance):
                yield item


def _broader_term(term: Term) -> Term | None:
    """Return the next broader term: of a kind its category, if any, of a category its mode."""
    if isinstance(term, EventKind):
        return term.plover
    if isinstance(term, Plover):
        return term.mode
    return None


def _describe_term(term: Term) -> Node:
    node: Node = {
        "@id": term_iri(term),
        "@type": ["crm:E55_Type", "skos:Concept"],
        "label": term.value,
        "skos:definition": term.meaning,
    }
    broader = _broader_term(term)
    if broader:
        node["skos:broader"] = {"@id": term_iri(broader)}
    return node
