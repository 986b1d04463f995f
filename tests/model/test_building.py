"""Constructors of records convert as queries do: text to dates and terms, lists to tuples."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import chain
from typing import Any, Literal, get_args, get_origin

import pytest
from attrs import evolve

import czsu_relations as czsu
from czsu_relations import (
    Actor,
    Author,
    Citation,
    Claim,
    ClaimField,
    Condition,
    DatasetError,
    Event,
    EventKind,
    Header,
    Identifier,
    Name,
    Obligation,
    Participant,
    Period,
    Ratification,
    RecordError,
    Reference,
    Role,
    Salience,
    Scheme,
    Stance,
    TimeSpan,
    Treaty,
)
from czsu_relations._model.collection import RECORD_TYPES
from czsu_relations._model.fields import fields_of
from czsu_relations._model.vocabulary import literals
from raw_datasets import rich_dataset

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")

PUBLIC_NAMES = {name: getattr(czsu, name) for name in czsu.__all__}

EVENT = Event(id="visit", title="Visit", date="1934", kind="visit", salience=3, summary="S.")
TREATY = Treaty(
    id="pact",
    title="Pact",
    kind="alliance",
    parties=["prague", "moscow"],
    signed="16 May 1935",
    summary="S.",
)


class TestConversion:
    """What a constructor makes of its arguments."""

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("1939-11-30", "1939-11-30"),
            ("1944-09/1945-05", "1944-09/1945-05"),
            ("30 November 1939", "1939-11-30"),
            ("May 1935", "1935-05"),
            (1939, "1939"),
            (date(1939, 11, 30), "1939-11-30"),
            (datetime(1939, 11, 30, 23, 59, tzinfo=UTC), "1939-11-30"),
            (np.int64(1939), "1939"),
            (np.datetime64("1939-11"), "1939-11"),
            (pd.Timestamp("1939-11-30"), "1939-11-30"),
            (TimeSpan("1938-39"), "1938-39"),
        ],
    )
    def test_dates(self, value: Any, text: str) -> None:
        """A date is what `TimeSpan.of` takes, as in a query."""
        assert evolve(EVENT, date=value).date == TimeSpan(text)
        assert evolve(TREATY, ratified=value).ratified == TimeSpan(text)
        assert evolve(TREATY, ratified=None).ratified is None

    @pytest.mark.parametrize(
        "value",
        [
            "treaty-signing",
            "Treaty signing",
            "TREATY-SIGNING",
            "treaty_signing",
            np.str_("treaty-signing"),
        ],
    )
    def test_terms(self, value: Any) -> None:
        """A term is its text, in any spelling that a query takes."""
        assert evolve(EVENT, kind=value).kind is EventKind.TREATY_SIGNING
        assert czsu.events.of_kind(value) == czsu.events.of_kind(EventKind.TREATY_SIGNING)

    def test_terms_with_an_underscore(self) -> None:
        """The name of a field is a term, too."""
        assert Claim(field="in_force", span="1935").field is ClaimField.IN_FORCE

    @pytest.mark.parametrize("value", [1, np.int64(1), np.uint8(1), Salience.TURNING_POINT])
    def test_salience(self, value: Any) -> None:
        """Salience is any whole number from 1 to 3."""
        assert evolve(EVENT, salience=value).salience is Salience.TURNING_POINT

    @pytest.mark.parametrize(
        "value",
        [0, True, np.bool_(True), Salience, np.array([1, 2]), "turning point"],  # noqa: FBT003 - numpy's true
    )
    def test_no_salience(self, value: Any) -> None:
        """Nothing else is a salience."""
        with pytest.raises(RecordError, match=r"salience: wants a Salience \(1, 2, 3\), not"):
            evolve(EVENT, salience=value)

    def test_every_type(self) -> None:
        """Each type of record and of part converts: all values have their final types."""
        source = Citation(
            reference="book", dates=[Claim(field="date", span=1934)], stance="disputes"
        )
        assert source == Citation(
            reference="book",
            dates=(Claim(field=ClaimField.DATE, span=TimeSpan("1934")),),
            stance=Stance.DISPUTES,
        )
        event = evolve(
            EVENT,
            participants=[Participant(actor="prague", role="host")],
            treaties=["pact"],
            because_of=["fear"],
            also_titled=[Name(text="Návštěva", language="cs")],
            citations=[source],
        )
        assert event.participants == (Participant(actor="prague", role=Role.HOST),)
        assert (event.treaties, event.because_of) == (("pact",), ("fear",))
        treaty = evolve(
            TREATY,
            obligations=["defence", Obligation.CONSULTATION],
            ratifications=[Ratification(party="prague", date="1935-06")],
            identifiers=[Identifier(scheme="atop", value="2365", span="1935/1938")],
            in_force="1935/1938",
        )
        assert treaty.obligations == (Obligation.DEFENCE, Obligation.CONSULTATION)
        assert treaty.identifiers[0].scheme is Scheme.ATOP
        for record in (
            event,
            treaty,
            Period(id="war", title="War", span="1939/1945", summary="S.", citations=[source]),
            Condition(
                id="fear",
                title="Fear",
                span="1933/1945",
                kind="stance",
                actors=["prague"],
                began_with=["visit"],
                summary="S.",
            ),
            Actor(
                id="prague",
                kind="state",
                names=[Name(text="Prague", language="en")],
                existed="1918/1992",
                successor_of=["vienna"],
                summary="S.",
            ),
            Reference(
                id="book",
                type="book",
                title="Book",
                authors=[Author(literal="A")],
                issued=1999,
                accessed=date(2020, 1, 2),
                evidence="scholarly",
            ),
            Header(title="T", edition="1", coverage="1917/1993", dyad=["prague", "moscow"]),
        ):
            # A repr has every value in its final type.
            assert eval(repr(record), dict(PUBLIC_NAMES)) == record  # noqa: S307 - our own repr
            assert hash(record) == hash(evolve(record))

    def test_every_field_that_is_no_text_converts(self) -> None:
        """No record or part has a field of dates, terms or items without a converter."""
        types: set[Any] = {*RECORD_TYPES.values(), Header}
        for cls in list(types):
            types |= parts_of(cls)
        for cls in types:
            converted = {field.name for field in cls.__attrs_attrs__ if field.converter}
            expected = {
                field.name
                for field in fields_of(cls)
                if field.many or field.base not in {str, bool}
            }
            # The one text that may be given as a number.
            numbers = {"value"} if cls is czsu.Identifier else set[str]()
            assert converted == expected | numbers, cls

    @pytest.mark.parametrize("value", [375, np.int64(375), "375"])
    def test_an_identifier(self, value: Any) -> None:
        """A number is the same identifier as its text; a number with a fraction is none."""
        assert czsu.Identifier(scheme="cow", value=value).value == "375"
        fraction: Any = 375.0
        with pytest.raises(czsu.RecordError, match="wants a text, not a float"):
            czsu.Identifier(scheme="cow", value=fraction)

    def test_dataset(self) -> None:
        """The constructor of a dataset converts its header."""
        dataset = czsu.Dataset(
            title="T", edition="1", coverage="1917/1993", issued=date(2026, 1, 2)
        )
        assert (str(dataset.coverage), str(dataset.issued)) == ("1917/1993", "2026-01-02")

    @pytest.mark.parametrize(
        ("table", "field", "value"),
        [
            ("events", "date", 1934),
            ("events", "date", "May 1935"),
            ("events", "kind", "Negotiation"),
            ("events", "salience", True),
            ("events", "treaties", "pact"),
        ],
    )
    def test_json_stays_strict(self, table: str, field: str, value: object) -> None:
        """A file has one spelling of everything: what a constructor converts is refused there."""
        raw: Any = rich_dataset()
        raw[table][0][field] = value
        with pytest.raises(DatasetError) as caught:
            czsu.Dataset.from_dict(raw)
        assert [problem.pointer for problem in caught.value.problems] == [f"/{table}/0/{field}"]


def parts_of(cls: type) -> set[Any]:
    """Return the types of the parts of a record type, and of their parts."""
    parts: set[Any] = set()
    for field in fields_of(cls):
        if hasattr(field.base, "__attrs_attrs__"):
            parts |= {field.base} | parts_of(field.base)
    return parts


LITERALS = {name: value for name, value in vars(literals).items() if get_origin(value) is Literal}


class TestLiterals:
    """The types of the texts of terms, by which type checkers find a misspelt one."""

    @pytest.mark.parametrize("name", LITERALS)
    def test_equals_the_enum(self, name: str) -> None:
        """Each type has the terms of its vocabulary, in their order."""
        vocabulary = getattr(czsu, name.removesuffix("Text").removesuffix("Number"))
        assert get_args(LITERALS[name]) == tuple(term.value for term in vocabulary)

    def test_every_vocabulary_of_records_has_one(self) -> None:
        """The vocabularies of the fields of records and of queries are all there."""
        assert sorted(LITERALS) == literals.__all__
        names = {name.removesuffix("Text").removesuffix("Number") for name in LITERALS}
        used = {czsu.Mode.__name__}
        types: set[Any] = set(RECORD_TYPES.values())
        for cls in [*types, *chain.from_iterable(map(parts_of, types))]:
            used |= {field.base.__name__ for field in fields_of(cls) if field.terms}
        assert names == used
