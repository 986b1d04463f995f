"""Linked data: rdflib and PyLD read the same triples, which agree with the records."""

from __future__ import annotations

import importlib
import json
import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, strategies as st

import czsu_relations as czsu
from czsu_relations.export import jsonld
from dataset_strategies import few_examples, sound_datasets
from exported_tables import TABLES
from offline import refuse_network
from processes import run_python
from raw_datasets import Raw, raw_actor, raw_dataset, raw_event, raw_period, rich_dataset

if TYPE_CHECKING:
    from collections.abc import Iterator

rdflib: Any = importlib.import_module("rdflib")
pyld: Any = importlib.import_module("pyld.jsonld")

BASE: Final = "https://czsu-relations.invalid/"
DCTERMS: Final = "http://purl.org/dc/terms/"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
CRM: Final = "http://www.cidoc-crm.org/cidoc-crm/"
CITO: Final = "http://purl.org/spar/cito/"
OWL_TIME: Final = "http://www.w3.org/2006/time#"
PERIODO: Final = "http://n2t.net/ark:/99152/p0v#"
SCHEMA: Final = "https://schema.org/"

PREFIXES: Final = f"""
PREFIX crm: <{CRM}>
PREFIX cito: <{CITO}>
PREFIX dcterms: <{DCTERMS}>
PREFIX czsu: <{BASE}terms/>
PREFIX periodo: <{PERIODO}>
PREFIX rdfs: <{RDFS}>
PREFIX schema: <{SCHEMA}>
PREFIX skos: <{SKOS}>
PREFIX time: <{OWL_TIME}>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

IN_CRM: Final = {
    *("E4_Period", "E5_Event", "E13_Attribute_Assignment", "E21_Person", "E31_Document"),
    *("E52_Time-Span", "E55_Type", "E73_Information_Object", "E74_Group"),
    *("P2_has_type", "P3_has_note", "P4_has_time-span", "P11_had_participant", "P141_assigned"),
    *("P82a_begin_of_the_begin", "P82b_end_of_the_end", "P177_assigned_property_of_type"),
}
"""Names as the RDFS of CIDOC CRM 7.1.3 spells them."""

IN_FORCE: Final = """
SELECT DISTINCT ?id WHERE {
    ?treaty dcterms:identifier ?id ; czsu:possibly_in_force ?time .
    OPTIONAL { ?time crm:P82a_begin_of_the_begin ?begin }
    OPTIONAL { ?time crm:P82b_end_of_the_end ?end }
    FILTER (coalesce(?begin <= ?midnight_after, true) && coalesce(?end >= ?midnight, true))
}
"""
"""The treaties possibly in force on a day."""

ODD: Final[Any] = TABLES["events, odd"]

CASES: Final[dict[str, Any]] = {
    "excerpt": czsu.events.search("Munich"),
    "references": czsu.references.of_evidence("primary"),
    "no events": czsu.events[:0],
    "every field": czsu.Dataset.from_dict(rich_dataset()),
    "hostile": ODD.dataset,
}

Triple = tuple[str, str, tuple[str, ...]]


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every access to the network fail."""
    refuse_network(monkeypatch)


def graph_of(document: dict[str, Any]) -> Any:
    """Return the graph that rdflib reads from the document."""
    return rdflib.Graph().parse(data=json.dumps(document), format="json-ld")


@cache
def whole_graph() -> Any:
    """Return the graph of the whole dataset."""
    return graph_of(jsonld(czsu.dataset))


def by_rdflib(document: dict[str, Any]) -> set[Triple]:
    """Return the triples that rdflib reads."""
    return {(str(s), str(p), _of_rdflib(o)) for s, p, o in graph_of(document)}


def _of_rdflib(term: Any) -> tuple[str, ...]:
    if isinstance(term, rdflib.URIRef):
        return (str(term),)
    return str(term), str(term.datatype or ""), (term.language or "").lower()


def by_pyld(document: dict[str, Any]) -> list[Triple]:
    """Return the triples that PyLD reads."""
    (triples,) = pyld.to_rdf(json.loads(json.dumps(document))).values()
    return [
        (triple["subject"]["value"], triple["predicate"]["value"], _of_pyld(triple["object"]))
        for triple in triples
    ]


def _of_pyld(term: dict[str, Any]) -> tuple[str, ...]:
    if term["type"] == "IRI":
        return (term["value"],)
    assert term["type"] == "literal"  # nothing is a blank node
    datatype, language = term["datatype"], term.get("language", "")
    untyped = language or datatype.endswith("#string")
    return term["value"], "" if untyped else datatype, language.lower()


def count_triples(document: dict[str, Any]) -> int:
    """Return the number of triples; both libraries have to find the same, and none twice."""
    found = by_pyld(document)
    assert len(found) == len(set(found))
    assert set(found) == by_rdflib(document)
    return len(found)


def ask(graph: Any, query: str, **bound: object) -> set[tuple[str | None, ...]]:
    """Return the rows of an answer, as texts."""
    bindings = {name: rdflib.Literal(value) for name, value in bound.items()}
    rows = graph.query(PREFIXES + query, initBindings=bindings)
    return {tuple(None if cell is None else str(cell) for cell in row) for row in rows}


def in_force(graph: Any, day: date) -> set[str | None]:
    """Return the ids of the treaties that the query finds."""
    midnight = rdflib.Literal(f"{day}T00:00:00", datatype=rdflib.XSD.dateTime)
    after = rdflib.Literal(f"{day}T23:59:59", datatype=rdflib.XSD.dateTime)
    return {row[0] for row in ask(graph, IN_FORCE, midnight=midnight, midnight_after=after)}


def citing_records(dataset: czsu.Dataset) -> Iterator[Any]:
    """Return the records that have citations."""
    return (record for record in dataset.records if not isinstance(record, czsu.Reference))


class TestTriples:
    """Two libraries read the same triples, without the network, blank nodes and repetitions."""

    @pytest.mark.parametrize("case", CASES)
    def test_examples(self, case: str) -> None:
        """Excerpts, every field, hostile texts."""
        assert count_triples(jsonld(CASES[case])) > 0

    @pytest.mark.slow
    def test_the_whole_dataset(self) -> None:
        """All records."""
        assert count_triples(jsonld(czsu.dataset)) == len(whole_graph())

    @given(sound_datasets())
    def test_any_dataset(self, plain: Raw) -> None:
        """Any sound dataset."""
        count_triples(jsonld(czsu.Dataset.from_dict(plain)))

    @pytest.mark.slow
    @pytest.mark.parametrize("case", ["excerpt", "references", "no events"])
    def test_an_excerpt_is_a_part_of_the_whole(self, case: str) -> None:
        """All triples of an excerpt are triples of the whole dataset."""
        assert by_rdflib(jsonld(CASES[case])) < by_rdflib(jsonld(czsu.dataset))

    @few_examples
    @given(sound_datasets())
    def test_so_is_an_excerpt_of_any_dataset(self, plain: Raw) -> None:
        """An excerpt of any dataset agrees with it, also if it leaves out a superseding treaty."""
        dataset = czsu.Dataset.from_dict(plain)
        for part in (dataset.treaties[:1], dataset.events[:1], dataset.actors[:1]):
            assert by_rdflib(jsonld(part)) <= by_rdflib(jsonld(dataset))

    def test_loading_it_twice_adds_nothing(self) -> None:
        """Every node has an IRI, so that a store can load a newer document."""
        document = jsonld(czsu.events.search("Munich"))
        twice = graph_of(document).parse(data=json.dumps(document), format="json-ld")
        assert len(twice) == len(graph_of(document))

    def test_the_document_is_always_the_same(self) -> None:
        """Other processes, with other hash seeds, write the same document."""
        program = (
            "import json, czsu_relations as czsu;"
            "print(json.dumps(czsu.export.jsonld(czsu.dataset)))"
        )
        assert run_python(program, seed=1) == run_python(program, seed=2)


class TestTerms:
    """The vocabularies of the document."""

    @pytest.mark.slow
    def test_names_of_cidoc_crm(self) -> None:
        """All names of the list are used, and no others of CIDOC CRM."""
        terms = {str(term) for triple in whole_graph() for term in triple}
        assert {term.removeprefix(CRM) for term in terms if term.startswith(CRM)} == IN_CRM

    def test_every_field_has_a_term_of_a_known_vocabulary(self) -> None:
        """Every predicate is of a standard or a term below the base."""
        bibo = "http://purl.org/ontology/bibo/"
        known = (CRM, CITO, DCTERMS, RDFS, SKOS, OWL_TIME, PERIODO, SCHEMA, bibo, f"{BASE}terms/")
        rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
        graph = graph_of(jsonld(CASES["every field"]))
        predicates = {str(predicate) for predicate in graph.predicates()} - {rdf_type}
        assert {predicate for predicate in predicates if not predicate.startswith(known)} == set()

    @pytest.mark.slow
    def test_every_term_is_defined(self) -> None:
        """Every term has a label and a definition, also "party", which is in two vocabularies."""
        terms = {
            str(term) for term in whole_graph().objects() if str(term).startswith(f"{BASE}terms/")
        }
        words = {term for term in terms if term.count("/") == f"{BASE}terms/".count("/") + 1}
        found = ask(
            whole_graph(), "SELECT ?term { ?term skos:prefLabel ?label ; skos:definition ?text }"
        )
        assert {f"{BASE}terms/ActorKind/party", f"{BASE}terms/Role/party"} <= words
        assert {word for (word,) in found} == words

    @pytest.mark.slow
    def test_kinds_lead_to_plover_and_to_modes(self) -> None:
        """The broader concepts of a kind are its PLOVER category and its mode, if it has them."""
        found = ask(
            whole_graph(),
            """
            SELECT ?id ?kind ?plover ?mode ?meaning WHERE {
                ?event a crm:E5_Event ; dcterms:identifier ?id ; crm:P2_has_type ?word .
                ?word skos:prefLabel ?kind ; skos:definition ?meaning ; skos:broader ?category .
                ?category skos:prefLabel ?plover ; skos:broader/skos:prefLabel ?mode .
            }
            """,
        )
        assert found == {
            (event.id, event.kind.value, event.plover.value, event.mode.value, event.kind.meaning)
            for event in czsu.events
            if event.plover and event.mode
        }
        without_category = ask(
            whole_graph(),
            """
            SELECT ?id WHERE {
                ?event a crm:E5_Event ; dcterms:identifier ?id ; crm:P2_has_type ?word .
                ?word skos:prefLabel ?kind FILTER NOT EXISTS { ?word skos:broader ?category }
            }
            """,
        )
        assert without_category == {(event.id,) for event in czsu.events.in_mode(None)}


class TestRecords:
    """The triples agree with the records."""

    @pytest.mark.slow
    def test_when_events_happened(self) -> None:
        """Time-spans run from the first second of the first day to the last of the last day."""
        found = ask(
            whole_graph(),
            """
            SELECT ?id ?title ?edtf ?begin ?end WHERE {
                ?event a crm:E5_Event ; dcterms:identifier ?id ; rdfs:label ?title ;
                    crm:P4_has_time-span ?time .
                ?time a crm:E52_Time-Span ; czsu:edtf ?edtf ;
                    crm:P82a_begin_of_the_begin ?begin ; crm:P82b_end_of_the_end ?end .
            }
            """,
        )
        assert found == {
            (
                event.id,
                event.title,
                str(event.date),
                f"{event.date.earliest}T00:00:00",
                f"{event.date.latest}T23:59:59",
            )
            for event in czsu.events
        }

    @pytest.mark.parametrize(
        ("span", "bounds"),
        [
            ("0001-01-01", ("0001-01-01T00:00:00", "0001-01-01T23:59:59")),
            ("9999-12-31", ("9999-12-31T00:00:00", "9999-12-31T23:59:59")),
            ("[9990..9999]", ("9990-01-01T00:00:00", "9999-12-31T23:59:59")),
            ("9999/..", ("9999-01-01T00:00:00", "")),
            ("../0001", ("", "0001-12-31T23:59:59")),
            ("1945/..", ("1945-01-01T00:00:00", "")),
            ("/1945", ("", "1945-12-31T23:59:59")),
            ("[1934,1936]", ("1934-01-01T00:00:00", "1936-12-31T23:59:59")),
            ("1944-24?", ("1944-12-01T00:00:00", "1945-02-28T23:59:59")),
        ],
    )
    def test_bounds(self, span: str, bounds: tuple[str, str]) -> None:
        """An open or unknown side has no bound; the ends of the calendar are days like others."""
        dataset = czsu.Dataset.from_dict(
            {**raw_dataset(events=[raw_event(date=span)]), "coverage": "0001/.."}
        )
        query = """
            SELECT ?begin ?end ?edtf WHERE {
                ?event crm:P4_has_time-span ?time . ?time czsu:edtf ?edtf .
                OPTIONAL { ?time crm:P82a_begin_of_the_begin ?begin }
                OPTIONAL { ?time crm:P82b_end_of_the_end ?end }
            }
            """
        begin, end = (bound or None for bound in bounds)
        assert ask(graph_of(jsonld(dataset)), query) == {(begin, end, span)}

    @pytest.mark.slow
    def test_who_took_part(self) -> None:
        """Participants are linked by CIDOC CRM, and with their roles by terms of the document."""
        plain = ask(
            whole_graph(),
            """
            SELECT ?id ?name ?class WHERE {
                ?event dcterms:identifier ?id ; crm:P11_had_participant ?actor .
                ?actor rdfs:label ?name ; a ?class . FILTER strstarts(str(?class), str(crm:))
            }
            """,
        )
        persons = {True: f"{CRM}E21_Person", False: f"{CRM}E74_Group"}
        actors = {actor.id: actor for actor in czsu.actors}
        assert plain == {
            (
                event.id,
                actors[participant.actor].name,
                persons[actors[participant.actor].kind == "person"],
            )
            for event in czsu.events
            for participant in event.participants
        }
        in_roles = ask(
            whole_graph(),
            """
            SELECT ?id ?actor ?role WHERE {
                ?event dcterms:identifier ?id ; czsu:participants ?part .
                ?part czsu:actor/dcterms:identifier ?actor ; czsu:role/skos:prefLabel ?role .
            }
            """,
        )
        assert in_roles == {
            (event.id, participant.actor, participant.role.value)
            for event in czsu.events
            for participant in event.participants
        }

    @pytest.mark.slow
    def test_citations(self) -> None:
        """Each citation leads from the record to the source, with a citation character of CiTO."""
        found = ask(
            whole_graph(),
            """
            SELECT ?citation ?id ?reference ?stance ?locator WHERE {
                ?citation a cito:Citation ; cito:hasCitingEntity/dcterms:identifier ?id ;
                    cito:hasCitedEntity/dcterms:identifier ?reference ;
                    cito:hasCitationCharacterization ?stance .
                OPTIONAL { ?citation czsu:locator ?locator }
            }
            """,
        )
        seen_from_the_record = {
            "supports": f"{CITO}isSupportedBy",
            "qualifies": f"{CITO}isQualifiedBy",
            "disputes": f"{CITO}isDisputedBy",
        }
        assert found == {
            (
                f"{BASE}{record.id}#citations-{number}",
                record.id,
                citation.reference,
                seen_from_the_record[citation.stance],
                citation.locator,
            )
            for record in citing_records(czsu.dataset)
            for number, citation in enumerate(record.citations, 1)
        }

    @pytest.mark.slow
    def test_which_dates_sources_give(self) -> None:
        """A claim assigns a time-span to a field, and has none itself."""
        found = ask(
            whole_graph(),
            """
            SELECT ?claim ?field ?edtf ?words WHERE {
                ?claim a crm:E13_Attribute_Assignment ; crm:P141_assigned/czsu:edtf ?edtf ;
                    crm:P177_assigned_property_of_type/skos:prefLabel ?field .
                OPTIONAL { ?claim czsu:as_written ?words }
                FILTER NOT EXISTS { ?claim crm:P4_has_time-span ?time }
            }
            """,
        )
        assert found == {
            (
                f"{BASE}{record.id}#citations-{number}-dates-{claim_number}",
                claim.field.value,
                str(claim.span),
                claim.as_written,
            )
            for record in citing_records(czsu.dataset)
            for number, citation in enumerate(record.citations, 1)
            for claim_number, claim in enumerate(citation.dates, 1)
        }

    @pytest.mark.slow
    def test_names_have_languages(self) -> None:
        """Names of actors and other titles are texts with a language."""
        rows = whole_graph().query(
            PREFIXES + "SELECT ?id ?name { ?node dcterms:identifier ?id ; skos:altLabel ?name }"
        )
        named = [(actor.id, actor.names) for actor in czsu.actors]
        titled = [(record.id, record.also_titled) for record in (*czsu.events, *czsu.treaties)]
        assert {(str(key), str(name), name.language) for key, name in rows} == {
            (key, name.text, name.language) for key, names in (*named, *titled) for name in names
        }

    def test_hostile_texts_come_back(self) -> None:
        """A title of any characters is the text of a literal."""
        query = """
            SELECT ?id ?title {
                ?event a crm:E5_Event ; dcterms:identifier ?id ; rdfs:label ?title
            }
            """
        assert ask(graph_of(jsonld(ODD)), query) == {(event.id, event.title) for event in ODD}

    @pytest.mark.slow
    def test_wikidata(self) -> None:
        """Links lead to items of Wikidata; identifiers that are no item are left out."""
        query = "SELECT ?id ?item { ?node dcterms:identifier ?id ; schema:sameAs ?item }"
        expected = {
            (actor.id, f"http://www.wikidata.org/entity/{identifier.value}")
            for actor in czsu.actors
            for identifier in actor.identifiers
            if identifier.scheme == "wikidata"
        }
        assert len(expected) > 5
        assert ask(whole_graph(), query) == expected
        numbers = [{"scheme": "wikidata", "value": text} for text in ("Q0", "Q 1", "P1", "Q12")]
        odd = czsu.Dataset.from_dict(raw_dataset(actors=[raw_actor("a", identifiers=numbers)]))
        assert ask(graph_of(jsonld(odd)), query) == {("a", "http://www.wikidata.org/entity/Q12")}

    @pytest.mark.slow
    def test_identifiers(self) -> None:
        """An identifier has its scheme, its value, and the time for which that dataset counts it.

        That time is not a time-span of the record, so no query for those finds it.
        """
        query = """
            SELECT ?id ?scheme ?value ?edtf {
                ?record dcterms:identifier ?id ; schema:identifier ?identifier .
                ?identifier a schema:PropertyValue ; schema:value ?value ;
                    schema:propertyID/skos:prefLabel ?scheme .
                OPTIONAL { ?identifier czsu:counted_during/czsu:edtf ?edtf }
                FILTER NOT EXISTS { ?identifier crm:P4_has_time-span ?time }
            }
            """
        assert ask(whole_graph(), query) == {
            (
                record.id,
                identifier.scheme.value,
                identifier.value,
                identifier.span and identifier.span.edtf,
            )
            for record in (*czsu.actors, *czsu.treaties)
            for identifier in record.identifiers
        }


class TestInForce:
    """A query finds the treaties in force on a day, and agrees with `in_force`."""

    @pytest.mark.slow
    def test_on_every_turning_day(self) -> None:
        """The two agree on all days on which a treaty begins or ends, and on their neighbours."""
        dates = {
            day
            for treaty in czsu.treaties
            for first, last in czsu.treaties.extents_in_force(treaty)
            for turn in (first, last, treaty.signed.earliest)
            if 1917 <= turn.year <= 1992
            for day in (turn - timedelta(1), turn, turn + timedelta(1))
        }
        assert len(dates) > 60
        for day in dates:
            assert in_force(whole_graph(), day) == set(czsu.treaties.in_force(day).ids), day

    @few_examples
    @given(sound_datasets(), st.dates())
    def test_in_any_dataset(self, plain: Raw, drawn: date) -> None:
        """The two agree for open, unknown, disputed and superseded times."""
        dataset = czsu.Dataset.from_dict(plain)
        graph = graph_of(jsonld(dataset))
        dates = {drawn, *(treaty.signed.earliest for treaty in dataset.treaties)}
        for day in dates:
            assert in_force(graph, day) == set(dataset.treaties.in_force(day).ids)


class TestPeriods:
    """Periods follow PeriodO's data model."""

    SIDES: Final = """
        SELECT ?side ?label ?year ?earliest ?latest WHERE {
            ?period a skos:Concept , crm:E4_Period ; ?property ?interval .
            VALUES (?property ?side) {
                (time:intervalStartedBy "start") (time:intervalFinishedBy "stop")
            }
            ?interval skos:prefLabel ?label ; time:hasDateTimeDescription ?in .
            OPTIONAL { ?in time:year ?year }
            OPTIONAL { ?in periodo:earliestYear ?earliest }
            OPTIONAL { ?in periodo:latestYear ?latest }
        }
        """

    @pytest.mark.parametrize(
        ("span", "sides"),
        [
            ("1939-03-15/1945-05-09", "start,15 March 1939,1939,, stop,9 May 1945,1945,,"),
            ("1945", "start,1945,1945,, stop,1945,1945,,"),
            ("192X/1938", "start,1920s,,1920,1929 stop,1938,1938,,"),
            ("1945/..", "start,1945,1945,,"),
            ("1945/", "start,1945,1945,,"),
            ("/1945~", "stop,about 1945,1945,,"),
            ("[1934,1936]", "start,1934 or 1936,,1934,1936 stop,1934 or 1936,,1934,1936"),
            ("[..1934]", "start,by 1934,,,1934 stop,by 1934,,,1934"),
            ("0001/9999", "start,1,0001,, stop,9999,9999,,"),
            ("../0001", "stop,1,0001,,"),
            ("0987/1001", "start,987,0987,, stop,1001,1001,,"),
        ],
    )
    def test_start_and_stop(self, span: str, sides: str) -> None:
        """Both are in English and in years; an open or unknown side is left out."""
        dataset = czsu.Dataset.from_dict(
            {**raw_dataset(periods=[raw_period(span=span)]), "coverage": "0001/9999"}
        )
        found = ask(graph_of(jsonld(dataset)), self.SIDES)
        rows = re.split(r" (?=stop,)", sides)
        assert found == {tuple(cell or None for cell in row.split(",")) for row in rows}

    @pytest.mark.slow
    def test_they_are_concepts_of_the_dataset(self) -> None:
        """Each period is a concept of the dataset, below the wider period."""
        found = ask(
            whole_graph(),
            """
            SELECT ?id ?title ?wider ?authority WHERE {
                ?period skos:inScheme ?authority ; skos:prefLabel ?title ; dcterms:identifier ?id .
                ?authority a skos:ConceptScheme .
                OPTIONAL { ?period skos:broader/dcterms:identifier ?wider }
            }
            """,
        )
        assert found == {(period.id, period.title, period.part_of, BASE) for period in czsu.periods}


class TestWhole:
    """The dataset itself as a schema:Dataset."""

    QUERY: Final = """
        SELECT ?name ?version ?covers ?issued ?license ?creator WHERE {
            ?whole a schema:Dataset ; schema:name ?name ; schema:version ?version ;
                schema:temporalCoverage ?covers .
            OPTIONAL { ?whole schema:datePublished ?issued }
            OPTIONAL { ?whole schema:license ?license }
            OPTIONAL { ?whole schema:creator/schema:name ?creator }
        }
        """

    @pytest.mark.slow
    def test_bundled(self) -> None:
        """Title, edition, coverage, day, licence and authors are those of the dataset."""
        data = czsu.dataset
        licence = "https://spdx.org/licenses/CC-BY-SA-4.0"
        authors = "The czsu_relations authors"
        expected = (data.title, data.edition, "1917/1993", str(data.issued), licence, authors)
        assert ask(whole_graph(), self.QUERY) == {expected}

    def test_small(self) -> None:
        """Missing fields are left out; a licence that is no single id stays a text."""
        small = czsu.Dataset.from_dict(raw_dataset())
        expected = ("Two states", "1", "1917/1993", None)
        assert ask(graph_of(jsonld(small)), self.QUERY) == {(*expected, None, None)}
        mine = czsu.Dataset.from_dict({**raw_dataset(), "license": "MIT AND CC0-1.0"})
        found = ask(graph_of(jsonld(mine)), self.QUERY)
        assert found == {(*expected, "MIT AND CC0-1.0", None)}

    CATALOGUED: Final = """
        SELECT ?property ?value WHERE {
            ?whole a schema:Dataset ; ?property ?value .
            FILTER (?property IN (schema:description, schema:identifier, schema:url))
        }
        """

    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            ({}, {("identifier", "two-states-1")}),
            (
                {"doi": "10.1000/183", "url": "https://example.org/a{b}"},
                {
                    ("identifier", "two-states-1"),
                    ("identifier", "https://doi.org/10.1000/183"),
                    ("url", "https://example.org/a{b}"),
                },
            ),
        ],
        ids=["neither DOI nor address", "both"],
    )
    def test_catalogued(self, more: Raw, expected: set[tuple[str, str]]) -> None:
        """A catalogue finds a description, identifiers, and the address if there is one."""
        data = czsu.Dataset.from_dict({**raw_dataset(), **more})
        found = ask(graph_of(jsonld(data)), self.CATALOGUED)
        description = (
            "Periods, events, conditions, treaties and actors, and the references that attest them."
        )
        pairs = expected | {("description", description)}
        assert found == {(f"{SCHEMA}{name}", value) for name, value in pairs}

    DISTRIBUTION: Final = """
        SELECT ?whole ?address ?format WHERE {
            ?whole a schema:Dataset ; schema:distribution ?download .
            ?download a schema:DataDownload ; schema:contentUrl ?address ;
                schema:encodingFormat ?format .
        }
        """

    def test_distribution(self) -> None:
        """A distribution is named only if the document has an address."""
        address = "https://example.org/relations.jsonld"
        for data in (CASES["every field"], CASES["every field"].events):
            assert ask(graph_of(jsonld(data)), self.DISTRIBUTION) == set()
            assert ask(graph_of(jsonld(data, download=address)), self.DISTRIBUTION) == {
                (BASE, address, "application/ld+json")
            }

    @pytest.mark.parametrize("download", ["", "a.jsonld", "ftp://example.org/a", "https://a b"])
    def test_no_download(self, download: str) -> None:
        """A download has a web address."""
        with pytest.raises(czsu.QueryError, match=r"^download: .*(is empty|is not a web address)"):
            jsonld(czsu.events, download=download)

    def test_download_is_a_text(self) -> None:
        """A path, for example, is not an address."""
        wrong: Any = 3
        with pytest.raises(czsu.QueryTypeError, match=r"^download is a text, not a number"):
            jsonld(czsu.events, download=wrong)


class TestBase:
    """The beginning of the IRIs."""

    def test_every_iri_of_its_own_begins_with_it(self) -> None:
        """The base replaces that of records, their parts and the terms."""
        mine = by_pyld(jsonld(czsu.events.search("Munich"), base="http://example.org/a/b%20c/"))
        found = by_pyld(jsonld(czsu.events.search("Munich")))
        moved = json.dumps(sorted(found)).replace(BASE, "http://example.org/a/b%20c/")
        assert sorted(json.loads(json.dumps(sorted(mine)))) == sorted(json.loads(moved))

    @pytest.mark.parametrize(
        "base",
        ["", "/", "records/", "https://example.org", "https://a b/", "https://a/#", "https://ž/"],
    )
    def test_no_base(self, base: str) -> None:
        """A base must be an absolute IRI with a slash at its end."""
        with pytest.raises(czsu.QueryError, match="an absolute IRI that ends in a slash, such as"):
            jsonld(czsu.events, base=base)

    @pytest.mark.parametrize("base", [None, 3, b"https://example.org/"])
    def test_no_text(self, base: Any) -> None:
        """A base must be a text."""
        with pytest.raises(czsu.QueryTypeError, match="base is a text, not "):
            jsonld(czsu.events, base=base)

    @pytest.mark.parametrize("data", [None, "events", czsu.dataset.dyad_years()])
    def test_no_data(self, data: Any) -> None:
        """Only a dataset or a selection of records can be exported."""
        with pytest.raises(czsu.QueryTypeError, match="a dataset or a selection, not "):
            jsonld(data)
