"""Records are immutable values with checked fields and closed vocabularies."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
from enum import Enum
from itertools import chain, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import czsu_relations as czsu
from czsu_relations import (
    Actor,
    ActorKind,
    Author,
    Citation,
    Claim,
    ClaimField,
    Condition,
    ConditionKind,
    CslType,
    Dataset,
    Event,
    EventKind,
    Evidence,
    Identifier,
    Mode,
    Name,
    Obligation,
    Office,
    Participant,
    Period,
    Plover,
    Ratification,
    RecordError,
    Reference,
    Role,
    Salience,
    Scheme,
    Stance,
    Term,
    TimeSpan,
    Treaty,
    TreatyKind,
)
from czsu_relations._model.collection import RECORD_TYPES
from czsu_relations._model.fields import fields_of, links_of
from processes import run_python
from raw_datasets import rich_dataset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from czsu_relations import Record

SOURCE = Citation(
    reference="book",
    locator="p. 1",
    dates=(Claim(field=ClaimField.DATE, span=TimeSpan("1934"), as_written="that year"),),
    stance=Stance.QUALIFIES,
    note="Says so.",
)
EVENT = Event(
    id="talks",
    title="Talks",
    date=TimeSpan("1934-06"),
    kind=EventKind.NEGOTIATION,
    participants=(Participant(actor="prague", role=Role.PARTY),),
    place="Geneva",
    treaties=("pact",),
    because_of=("fear",),
    salience=Salience.DETAIL,
    summary="They talked.",
    also_titled=(Name(text="Jednání", language="cs"),),
    citations=(SOURCE,),
)
PACT = Treaty(
    id="pact",
    title="A pact",
    kind=TreatyKind.ALLIANCE,
    parties=("prague", "moscow"),
    signed=TimeSpan("1935-05-16"),
    summary="They agreed.",
)
REFERENCE = Reference(id="book", type=CslType.BOOK, title="Book", evidence=Evidence.SCHOLARLY)
PRAGUE = Actor(
    id="prague",
    kind=ActorKind.STATE,
    names=(Name(text="Prague", language="en"), Name(text="Praha", language="cs")),
    summary="A state.",
)
RATIFICATION = Ratification(party="prague", date=TimeSpan("1935-06-07"))

PARTS: tuple[object, ...] = (
    Author(family="Dvořák", given="Jan"),
    Author(literal="The Institute"),
    Identifier(scheme=Scheme.COW, value="315"),
    Identifier(scheme=Scheme.COW, value="315", span=TimeSpan("1945-05-10/1992-12-31")),
    RATIFICATION,
    SOURCE,
    *SOURCE.dates,
    *EVENT.participants,
    *PRAGUE.names,
)


def records_of(dataset: Dataset) -> Iterator[Record]:
    """Return every record of a dataset."""
    return chain(
        dataset.periods,
        dataset.events,
        dataset.conditions,
        dataset.treaties,
        dataset.actors,
        dataset.references,
    )


RICH = tuple(records_of(Dataset.from_dict(rich_dataset())))
VALUES = (*RICH, *PARTS, EVENT, PACT, PRAGUE, REFERENCE)
TYPES = {cls.__name__: cls for cls in map(type, VALUES)}
DESCRIBED: list[type] = [
    *TYPES.values(),
    czsu.Header,
    czsu.Collection,
    czsu.DyadYear,
    czsu.CellSources,
]
IDS = [f"{type(value).__name__}{index}" for index, value in enumerate(VALUES)]
PUBLIC_NAMES = {name: getattr(czsu, name) for name in czsu.__all__}


def reachable(value: Any) -> Iterator[object]:
    """Yield a value and, step by step, everything that its attributes and items refer to."""
    yield value
    if isinstance(value, Enum):
        yield value.value
        return
    for cls in type(value).__mro__:
        slots: str | tuple[str, ...] = vars(cls).get("__slots__", ())
        names = (slots,) if isinstance(slots, str) else slots
        for name in names:
            if not name.startswith("__"):
                yield from reachable(getattr(value, name))
    if type(value).__mro__[-2] is tuple:
        for item in value:
            yield from reachable(item)


class TestImmutability:
    """Nothing in a record can change."""

    @pytest.mark.parametrize("dataset", [czsu.dataset, Dataset.from_dict(rich_dataset())], ids=repr)
    def test_nothing_mutable_is_within_reach(self, dataset: Dataset) -> None:
        """No record refers to a list, a dict or a set, and all that it refers to has a hash."""
        found: set[type] = set()
        for record in records_of(dataset):
            found.update(type(value) for value in reachable(record))
        assert not [cls for cls in found if issubclass(cls, list | dict | set | bytearray)]
        assert not [cls for cls in found if getattr(cls, "__hash__", None) is None]
        assert {TimeSpan, tuple, str} < found
        assert all(not hasattr(record, "__dict__") for record in records_of(dataset))

    @pytest.mark.parametrize("value", VALUES, ids=IDS)
    def test_assignment_and_deletion_raise(self, value: object) -> None:
        """No field can be set, deleted or added."""
        before = repr(value)
        for name in [*(field.name for field in fields_of(type(value))), "new"]:
            with pytest.raises(AttributeError):
                setattr(value, name, None)
            with pytest.raises(AttributeError):
                delattr(value, name)
        assert repr(value) == before

    def test_derived_fields_cannot_be_set(self) -> None:
        """Properties that derive from fields cannot be set either."""
        for name in ("mode", "plover", "disputed"):
            with pytest.raises(AttributeError):
                setattr(EVENT, name, None)


class TestValues:
    """Records are values, equal if all their fields are."""

    @pytest.mark.parametrize("value", VALUES, ids=IDS)
    def test_copies_are_equal(self, value: Any) -> None:
        """A copy of any kind is equal, with the same hash and the same type."""
        copies = [copy.copy(value), copy.deepcopy(value), attrs.evolve(value)]
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            copies.append(pickle.loads(pickle.dumps(value, protocol)))  # noqa: S301 - our own
        assert all(type(copied) is type(value) for copied in copies)
        assert {value, *copies} == {value}
        assert [repr(copied) for copied in copies] == [repr(value)] * len(copies)

    @pytest.mark.parametrize("value", VALUES, ids=IDS)
    def test_repr_evaluates_to_an_equal_value(self, value: object) -> None:
        """A repr uses public names only, and leaves out fields with their default value."""
        assert eval(repr(value), PUBLIC_NAMES.copy()) == value  # noqa: S307 - that is the promise

    def test_shipped_records_too(self) -> None:
        """The repr and the pickle of every bundled record give an equal record."""
        for record in records_of(czsu.dataset):
            assert eval(repr(record), PUBLIC_NAMES.copy()) == record  # noqa: S307 - that is the promise
            assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301 - our own

    def test_repr(self) -> None:
        """A repr is the call of the constructor."""
        assert repr(RATIFICATION) == ("Ratification(party='prague', date=TimeSpan('1935-06-07'))")
        assert repr(REFERENCE) == (
            "Reference(id='book', type=CslType.BOOK, title='Book', evidence=Evidence.SCHOLARLY)"
        )

    def test_equality(self) -> None:
        """Records are equal if their types and all their fields are."""
        other = attrs.evolve(EVENT, summary="They did not talk.")
        assert attrs.evolve(EVENT) == EVENT
        assert other != EVENT
        assert len({*VALUES, *map(repr, VALUES)}) == 2 * len(set(VALUES))
        for first, second in product(VALUES, repeat=2):
            assert (first == second) is (repr(first) == repr(second))

    def test_pickles_cross_processes(self) -> None:
        """A pickle opens in another process with another hash seed."""
        write = (
            "import pickle, sys; sys.path[:0] = {folders!r};"
            "from test_records import VALUES; sys.stdout.buffer.write(pickle.dumps(VALUES))"
        )
        folders = [str(folder) for folder in Path(__file__).parents[:2]]
        theirs = pickle.loads(run_python(write.format(folders=folders), seed=7))  # noqa: S301 - our own
        assert theirs == VALUES
        assert set(theirs) == set(VALUES)

    @pytest.mark.parametrize("cls", TYPES.values(), ids=TYPES)
    def test_every_type_is_public(self, cls: type) -> None:
        """A type has the package as its module, a docstring, and keyword-only arguments."""
        assert cls.__module__ == "czsu_relations"
        assert getattr(czsu, cls.__name__) is cls
        assert cls.__doc__
        with pytest.raises(TypeError):
            cls("a")

    @pytest.mark.parametrize("cls", DESCRIBED, ids=lambda cls: cls.__name__)
    def test_docstring_describes_every_field(self, cls: type) -> None:
        """`help` shows what each field means: the docstring has a line with a text for each."""
        _, _, section = (inspect.getdoc(cls) or "").partition("\nAttributes:\n")
        described = re.findall(r"^    (\w+): \w", section, re.MULTILINE)
        names = [field.name for field in attrs.fields(cls)]
        assert described == [name for name in names if not name.startswith("_")]

    @pytest.mark.parametrize("cls", DESCRIBED, ids=lambda cls: cls.__name__)
    def test_signature_shows_plain_types(self, cls: type) -> None:
        """The line that `help` begins with has no notes on the format of texts."""
        assert "Annotated" not in str(inspect.signature(cls))

    def test_every_type_is_tested(self) -> None:
        """The values in this module have every type of record and of part."""
        known = set[type](RECORD_TYPES.values())
        for cls in [*known, Citation, Treaty]:
            known |= {field.base for field in fields_of(cls) if attrs.has(field.base)}
        assert set(TYPES.values()) == known


WRONG: list[tuple[object, str, object, str]] = [
    (EVENT, "id", "Talks", "'Talks' is not an id: lower-case ASCII words joined by hyphens"),
    (EVENT, "id", "talks\n", "'talks\\n' is not an id: lower-case ASCII words joined by hyphens"),
    (EVENT, "id", "a--b", "'a--b' is not an id: lower-case ASCII words joined by hyphens"),
    (EVENT, "id", "", "is empty"),
    (EVENT, "id", None, "wants a text, not nothing"),
    (EVENT, "id", Stance.SUPPORTS, "wants a text, not a Stance (Stance.SUPPORTS)"),
    (EVENT, "title", " Talks", "' Talks' is not a text without blanks at its ends"),
    (EVENT, "title", "Talks\n", "'Talks\\n' is not a text without blanks at its ends"),
    (EVENT, "title", "", "is empty"),
    (EVENT, "title", b"Talks", "wants a text, not a bytes (b'Talks')"),
    (
        EVENT,
        "title",
        "\ud800",
        "'\\ud800' has half of a surrogate pair, which no file can hold",
    ),
    (
        EVENT,
        "date",
        "1935-02-29",
        "a text ('1935-02-29'), character 9: there is no day 29: February 1935 has 28 days",
    ),
    (EVENT, "date", "1938-39", "a text ('1938-39'), character 6: '1938-39' can be read in two"),
    (EVENT, "date", "the thaw", "a text ('the thaw'), character 1: "),
    (EVENT, "date", 0, "a text ('0'), character 1: this year is out of range"),
    (EVENT, "date", True, "wants a TimeSpan, not a truth value (True)"),
    (EVENT, "date", 1934.5, "wants a TimeSpan, not a float (1934.5)"),
    (EVENT, "date", ["1934"], "wants a TimeSpan, not a list (['1934'])"),
    (EVENT, "date", None, "wants a TimeSpan, not nothing"),
    (EVENT, "kind", "vist", "a text ('vist') is no event kind; did you mean 'visit'?"),
    (EVENT, "kind", "", "a text ('') is no event kind; it is one of agreement, "),
    (EVENT, "kind", 1, "wants an EventKind, not a number (1)"),
    (EVENT, "kind", None, "wants an EventKind, not nothing"),
    (EVENT, "kind", ConditionKind.ARMED_CONFLICT, "wants an EventKind, not a ConditionKind"),
    (EVENT, "salience", 4, "wants a Salience (1, 2, 3), not a number (4)"),
    (EVENT, "salience", "1", "wants a Salience (1, 2, 3), not a text ('1')"),
    (EVENT, "salience", 1.0, "wants a Salience (1, 2, 3), not a float (1.0)"),
    (EVENT, "salience", True, "wants a Salience (1, 2, 3), not a truth value (True)"),
    (
        EVENT,
        "participants",
        [{"actor": "prague", "role": "party"}],
        "wants a Participant, not an object ({'actor': 'prague', 'role': 'party'})",
    ),
    (EVENT, "participants", ("prague",), "wants a Participant, not a text ('prague')"),
    (EVENT, "treaties", "pact", "wants a list or a tuple, not a text ('pact')"),
    (EVENT, "treaties", {"pact"}, "wants a list or a tuple, not a set ({'pact'})"),
    (EVENT, "treaties", ["pact", 1], "wants a text, not a number (1)"),
    (EVENT, "treaties", None, "wants a list or a tuple, not nothing"),
    (EVENT, "treaties", ("pact", 1), "wants a text, not a number (1)"),
    (EVENT, "treaties", ("a", None), "wants a text, not nothing"),
    (EVENT, "place", 1, "wants a text, not a number (1)"),
    (EVENT, "place", True, "wants a text, not a truth value (True)"),
    (EVENT, "citations", (REFERENCE,), "wants a Citation, not a Reference"),
    (PACT, "obligations", "defence", "wants a list or a tuple, not a text ('defence')"),
    (PACT, "obligations", ["Defence", "help"], "a text ('help') is no obligation; it is one of"),
    (PACT, "obligations", (Role.PARTY,), "wants an Obligation, not a Role (Role.PARTY)"),
    (PACT, "in_force", "1945/1935", "a text ('1945/1935'), character 6: "),
    (PACT, "place", 10**5000, "wants a text, not a number (too long to print)"),
    (PRAGUE.names[0], "language", "Czech", "'Czech' is not a language tag of BCP 47 such as 'cs'"),
    (
        REFERENCE,
        "url",
        "example.org",
        "'example.org' is not a web address that begins with http:// or https://",
    ),
]


def changed(record: Any, field: str, value: object) -> None:
    """Copy a record with another value in a field."""
    attrs.evolve(record, **{field: value})


class TestFields:
    """A field accepts values of its type only."""

    @pytest.mark.parametrize(
        ("record", "field", "value", "problem"),
        WRONG,
        ids=[f"{field}: {problem[:30]}" for _, field, _, problem in WRONG],
    )
    def test_wrong_values_are_refused(
        self, record: object, field: str, value: object, problem: str
    ) -> None:
        """The error names the record and the field, and says what the field accepts."""
        with pytest.raises(RecordError) as caught:
            changed(record, field, value)
        error = caught.value
        assert (error.record, error.field) == (type(record).__name__, field)
        assert error.problem.startswith(problem)
        assert str(error) == f"{error.record}.{field}: {error.problem}"
        assert pickle.loads(pickle.dumps(error)) == error  # noqa: S301 - our own

    def test_long_values_make_no_long_errors(self) -> None:
        """An error shows only the beginning of a long value."""
        for field in ("title", "id"):
            with pytest.raises(RecordError) as caught:
                changed(EVENT, field, " " + "x" * 100_000)
            assert len(str(caught.value)) < 300

    @pytest.mark.parametrize(
        ("cls", "fields", "problem"),
        [
            (Author, {}, "wants either a family name or a literal name, and not both"),
            (
                Author,
                {"family": "A", "literal": "B"},
                "wants either a family name or a literal name, and not both",
            ),
            (Author, {"given": "A", "literal": "B"}, "has a given name but no family name"),
            (
                Author,
                {"given": "A"},
                "wants either a family name or a literal name, and not both",
            ),
            (
                Citation,
                {"reference": "book", "dates": SOURCE.dates * 2},
                "dates one field twice; a source with two dates is cited twice",
            ),
        ],
    )
    def test_fields_fit_together(self, cls: type, fields: dict[str, object], problem: str) -> None:
        """Fields that do not fit together are an error of the record."""
        with pytest.raises(RecordError) as caught:
            cls(**fields)
        assert caught.value == RecordError(cls.__name__, "", problem)
        assert str(caught.value) == f"{cls.__name__}: {problem}"

    def test_no_treaty_without_parties_nor_actor_without_names(self) -> None:
        """A treaty must have parties, and an actor must have names."""
        with pytest.raises(RecordError, match="Treaty: has no parties"):
            attrs.evolve(PACT, parties=())
        with pytest.raises(RecordError, match="Actor: has no names"):
            attrs.evolve(PRAGUE, names=())
        assert PRAGUE.name == "Prague"

    def test_an_office_is_of_the_kind_office(self) -> None:
        """A condition of another kind holds no office."""
        problem = "has the office 'envoy', but its kind is 'alliance'"
        with pytest.raises(RecordError, match=problem):
            attrs.evolve(CONDITION, office=Office.ENVOY)

    def test_two_fields_may_be_dated(self) -> None:
        """A citation may date several fields, each once."""
        claims = tuple(Claim(field=field, span=TimeSpan("1935")) for field in ClaimField)
        assert Citation(reference="book", dates=claims).dates == claims

    def test_links(self) -> None:
        """The links of a record are found in all its parts, with the tables that they lead to."""
        assert [
            ("/".join(map(str, path)), link.tables, key) for path, link, key in links_of(EVENT)
        ] == [
            ("participants/0/actor", ("actors",), "prague"),
            ("treaties/0", ("treaties",), "pact"),
            ("because_of/0", ("events", "conditions"), "fear"),
            ("citations/0/reference", ("references",), "book"),
        ]


def is_disputed_by(record: Any, field: ClaimField, span: str, stance: Stance) -> bool:
    """Whether a record is disputed if a source makes this claim."""
    claim = Claim(field=field, span=TimeSpan(span))
    plain = Citation(reference="other")
    citation = Citation(reference="book", dates=(claim,), stance=stance)
    disputed: bool = attrs.evolve(record, citations=(plain, citation)).disputed
    return disputed


PERIOD = Period(id="p", title="P", span=TimeSpan("1934/1938"), summary="p")
CONDITION = Condition(
    id="c", title="C", span=TimeSpan("1934/.."), kind=ConditionKind.ALLIANCE, summary="c"
)


class TestDisputed:
    """A record is disputed if a source disputes it, or if its own date excludes a claim."""

    @pytest.mark.parametrize(
        ("record", "field", "span", "expected"),
        [
            pytest.param(PERIOD, "span", "1935-05-16", False, id="a-day-inside"),
            pytest.param(PERIOD, "span", "1938-12-31/1940", True, id="interval-of-other-ends"),
            pytest.param(PERIOD, "span", "1934-05/1938-05", False, id="interval-of-the-same-ends"),
            pytest.param(PERIOD, "span", "1939-01-01/1940", True, id="a-day-after"),
            pytest.param(PERIOD, "span", "1933-12-31", True, id="a-day-before"),
            pytest.param(PERIOD, "span", "193X", False, id="coarse-claim"),
            pytest.param(PERIOD, "span", "1935?", False, id="uncertain-claim-inside"),
            pytest.param(PERIOD, "span", "1939?", True, id="uncertain-claim-apart"),
            pytest.param(PERIOD, "span", "[1933,1939]", True, id="hull-of-a-set-meets"),
            pytest.param(CONDITION, "span", "1990/..", True, id="starts-apart"),
            pytest.param(EVENT, "date", "1934", False, id="coarser-than-the-event"),
            pytest.param(EVENT, "date", "1934-07-01", True, id="the-day-after-the-month"),
            pytest.param(PACT, "signed", "1935-05-17", True, id="another-day"),
            pytest.param(PACT, "in_force", "1935", True, id="of-a-field-without-date"),
            pytest.param(PRAGUE, "existed", "1918", True, id="of-an-actor-without-date"),
        ],
    )
    def test_claims(self, record: object, field: str, span: str, expected: bool) -> None:  # noqa: FBT001 - a table
        """A claim that the record's date excludes disputes it, whatever the source's stance."""
        for stance in (Stance.SUPPORTS, Stance.QUALIFIES):
            assert is_disputed_by(record, ClaimField(field), span, stance) is expected
        assert is_disputed_by(record, ClaimField(field), span, Stance.DISPUTES)

    def test_stances(self) -> None:
        """Without claims, a record is disputed only by the stance of a source."""
        for stance in Stance:
            citation = Citation(reference="book", stance=stance)
            record = attrs.evolve(PERIOD, citations=(citation,))
            assert record.disputed is (stance is Stance.DISPUTES)
        assert not PERIOD.disputed


VOCABULARIES = [
    ActorKind,
    ClaimField,
    ConditionKind,
    CslType,
    EventKind,
    Evidence,
    Mode,
    Obligation,
    Plover,
    Role,
    Salience,
    Scheme,
    Stance,
    TreatyKind,
]


class TestVocabulary:
    """Vocabularies are closed lists of terms with a meaning."""

    @pytest.mark.parametrize("cls", VOCABULARIES)
    def test_terms(self, cls: Any) -> None:
        """Values and meanings are unique, and every meaning is a sentence."""
        members: list[Term | Salience] = list(cls)
        assert len(members) == len(cls.__members__)
        assert len({member.meaning for member in members}) == len(members)
        for member in members:
            assert member.meaning[0].isupper()
            assert member.meaning.endswith(".")
            assert cls(member.value) is member
            assert repr(member) == f"{cls.__name__}.{member.name}"
            assert pickle.loads(pickle.dumps(member)) is member  # noqa: S301 - our own
            assert copy.deepcopy(member) is member

    @pytest.mark.parametrize("cls", [cls for cls in VOCABULARIES if cls is not Salience])
    def test_a_term_is_its_text(self, cls: type[Term]) -> None:
        """A term is equal to its text, and prints, formats and hashes like it."""
        for term in cls:
            assert term == term.value
            assert str(term) == f"{term}" == term.value
            assert hash(term) == hash(term.value)
            assert {term.value: 1}[term] == 1

    def test_salience_is_a_number(self) -> None:
        """Salience is a number from 1 to 3, and 1 is the highest."""
        assert list(Salience) == [1, 2, 3]
        assert min(Salience) is Salience.TURNING_POINT

    def test_a_kind_has_at_most_one_category_and_mode(self) -> None:
        """The kind of an event determines its PLOVER category, and the category its mode."""
        for kind in EventKind:
            event = attrs.evolve(EVENT, kind=kind)
            assert event.plover is kind.plover
            assert event.mode is kind.mode
            if kind.plover is None:
                assert kind.mode is None
            else:
                assert isinstance(kind.plover, Plover)
                assert kind.mode is kind.plover.mode
        assert {category.mode for category in Plover} == set(Mode)

    def test_claim_fields_are_the_dates_of_records(self) -> None:
        """A source can date every date field of an attested record, and no other field."""
        attested = (Period, Event, Condition, Treaty, Actor)
        date_fields: set[str] = set()
        for cls in attested:
            date_fields |= {field.name for field in fields_of(cls) if field.base is TimeSpan}
        assert date_fields == set(ClaimField)
