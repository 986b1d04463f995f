"""The records: values that cannot change, fields that hold what they say, and their vocabulary."""

from __future__ import annotations

import copy
import pickle
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
from raw_datasets import rich_dataset, run_python

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
    RATIFICATION,
    SOURCE,
    *SOURCE.dates,
    *EVENT.participants,
    *PRAGUE.names,
)


def records_of(dataset: Dataset) -> Iterator[Record]:
    """Every record of a dataset."""
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
IDS = [f"{type(one).__name__}{index}" for index, one in enumerate(VALUES)]
FACE = {name: getattr(czsu, name) for name in czsu.__all__}


def reachable(value: Any) -> Iterator[object]:
    """A value and everything that it holds, but for what belongs to its type."""
    yield value
    is_word = isinstance(value, Enum)
    held: list[object] = [value.value] if is_word else []
    for cls in type(value).__mro__ if not is_word else ():
        slots: str | tuple[str, ...] = vars(cls).get("__slots__", ())
        names = (slots,) if isinstance(slots, str) else slots
        held.extend(getattr(value, name) for name in names if not name.startswith("__"))
    if not is_word and type(value).__mro__[-2] is tuple:
        held.extend(value)
    for one in held:
        yield from reachable(one)


class TestImmutability:
    """Nothing in a record can change."""

    @pytest.mark.parametrize("dataset", [czsu.dataset, Dataset.from_dict(rich_dataset())], ids=repr)
    def test_nothing_mutable_is_within_reach(self, dataset: Dataset) -> None:
        """No record leads to a list, a dict or a set, and all that it leads to has a hash."""
        found = {type(one) for record in records_of(dataset) for one in reachable(record)}
        assert not [cls for cls in found if issubclass(cls, list | dict | set | bytearray)]
        assert not [cls for cls in found if getattr(cls, "__hash__", None) is None]
        assert {TimeSpan, tuple, str} < found
        assert all(not hasattr(record, "__dict__") for record in records_of(dataset))

    @pytest.mark.parametrize("value", VALUES, ids=IDS)
    def test_assignment_and_deletion_raise(self, value: object) -> None:
        """No field can be set or deleted, and none can be added."""
        before = repr(value)
        for name in [*(field.name for field in fields_of(type(value))), "new"]:
            with pytest.raises(AttributeError):
                setattr(value, name, None)
            with pytest.raises(AttributeError):
                delattr(value, name)
        assert repr(value) == before

    def test_derived_fields_cannot_be_set(self) -> None:
        """What derives from other fields cannot be set either."""
        for name in ("mode", "plover", "disputed"):
            with pytest.raises(AttributeError):
                setattr(EVENT, name, None)


class TestValues:
    """Records are values."""

    @pytest.mark.parametrize("value", VALUES, ids=IDS)
    def test_copies_are_equal(self, value: Any) -> None:
        """A copy by any way is equal, has the same hash, and the type it had."""
        copies = [
            copy.copy(value),
            copy.deepcopy(value),
            attrs.evolve(value),
            *(pickle.loads(pickle.dumps(value, n)) for n in range(2, pickle.HIGHEST_PROTOCOL + 1)),  # noqa: S301 - our own
        ]
        assert all(type(one) is type(value) for one in copies)
        assert {value, *copies} == {value}
        assert [repr(one) for one in copies] == [repr(value)] * len(copies)

    @pytest.mark.parametrize("value", VALUES, ids=IDS)
    def test_repr_evaluates_to_an_equal_value(self, value: object) -> None:
        """The names in a repr are those of the face; fields that say nothing are left out."""
        assert eval(repr(value), FACE.copy()) == value  # noqa: S307 - that is the promise

    def test_shipped_records_too(self) -> None:
        """So it is with every record that is shipped."""
        for record in records_of(czsu.dataset):
            assert eval(repr(record), FACE.copy()) == record  # noqa: S307 - that is the promise
            assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301 - our own

    def test_repr(self) -> None:
        """A repr is the call that makes the value."""
        assert repr(RATIFICATION) == ("Ratification(party='prague', date=TimeSpan('1935-06-07'))")
        assert repr(REFERENCE) == (
            "Reference(id='book', type=CslType.BOOK, title='Book', evidence=Evidence.SCHOLARLY)"
        )

    def test_equality(self) -> None:
        """Records are equal when their types and all fields are."""
        other = attrs.evolve(EVENT, summary="They did not talk.")
        assert attrs.evolve(EVENT) == EVENT
        assert other != EVENT
        assert len({*VALUES, *map(repr, VALUES)}) == 2 * len(set(VALUES))
        for one, two in product(VALUES, repeat=2):
            assert (one == two) is (repr(one) == repr(two))

    def test_pickles_cross_processes(self) -> None:
        """A pickle written by one process opens in another, with another hash seed."""
        write = (
            "import pickle, sys; sys.path[:0] = {folders!r};"
            "from test_records import VALUES; sys.stdout.buffer.write(pickle.dumps(VALUES))"
        )
        folders = [str(folder) for folder in Path(__file__).parents[:2]]
        theirs = pickle.loads(run_python(write.format(folders=folders), seed=7))  # noqa: S301 - our own
        assert theirs == VALUES
        assert set(theirs) == set(VALUES)

    @pytest.mark.parametrize("cls", TYPES.values(), ids=TYPES)
    def test_every_type_lives_on_the_face(self, cls: type) -> None:
        """A record says that it is of the package, takes keywords only, and has no `__dict__`."""
        assert cls.__module__ == "czsu_relations"
        assert getattr(czsu, cls.__name__) is cls
        assert cls.__doc__
        with pytest.raises(TypeError):
            cls("a")

    def test_every_type_is_tried(self) -> None:
        """The values here are of every record type, and of every type of part."""
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
    (EVENT, "date", "1934", "wants a TimeSpan, not a text ('1934')"),
    (EVENT, "date", None, "wants a TimeSpan, not nothing"),
    (EVENT, "kind", "negotiation", "wants an EventKind, not a text ('negotiation')"),
    (EVENT, "kind", ConditionKind.ARMED_CONFLICT, "wants an EventKind, not a ConditionKind"),
    (EVENT, "salience", 1, "wants a Salience, not a number (1)"),
    (EVENT, "salience", True, "wants a Salience, not a truth value (True)"),
    (EVENT, "participants", [], "wants a tuple, not a list ([])"),
    (EVENT, "participants", ("prague",), "wants a Participant, not a text ('prague')"),
    (EVENT, "treaties", "pact", "wants a tuple, not a text ('pact')"),
    (EVENT, "treaties", {"pact"}, "wants a tuple, not a set ({'pact'})"),
    (EVENT, "treaties", ["pact"], "wants a tuple, not a list (['pact'])"),
    (EVENT, "treaties", None, "wants a tuple, not nothing"),
    (EVENT, "treaties", ("pact", 1), "wants a text, not a number (1)"),
    (EVENT, "treaties", ("a", None), "wants a text, not nothing"),
    (EVENT, "place", 1, "wants a text, not a number (1)"),
    (EVENT, "place", True, "wants a text, not a truth value (True)"),
    (EVENT, "citations", (REFERENCE,), "wants a Citation, not a Reference"),
    (PACT, "obligations", ("defence",), "wants an Obligation, not a text ('defence')"),
    (PACT, "in_force", "1935", "wants a TimeSpan, not a text ('1935')"),
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
    """Give a copy of a record this value in this field."""
    attrs.evolve(record, **{field: value})


class TestFields:
    """A field takes what it is for, and nothing else."""

    @pytest.mark.parametrize(
        ("record", "field", "value", "said"),
        WRONG,
        ids=[f"{field}: {said[:30]}" for _, field, _, said in WRONG],
    )
    def test_wrong_values_are_refused(
        self, record: object, field: str, value: object, said: str
    ) -> None:
        """The error names the record, the field and what it wants."""
        with pytest.raises(RecordError) as caught:
            changed(record, field, value)
        error = caught.value
        assert (error.record, error.field) == (type(record).__name__, field)
        assert error.problem.startswith(said)
        assert str(error) == f"{error.record}.{field}: {error.problem}"
        assert pickle.loads(pickle.dumps(error)) == error  # noqa: S301 - our own

    def test_long_values_make_no_long_errors(self) -> None:
        """An error shows only the beginning of what is too long to read."""
        for field in ("title", "id"):
            with pytest.raises(RecordError) as caught:
                changed(EVENT, field, " " + "x" * 100_000)
            assert len(str(caught.value)) < 300

    @pytest.mark.parametrize(
        ("cls", "fields", "said"),
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
    def test_fields_fit_together(self, cls: type, fields: dict[str, object], said: str) -> None:
        """What is wrong between fields is said of the record."""
        with pytest.raises(RecordError) as caught:
            cls(**fields)
        assert caught.value == RecordError(cls.__name__, "", said)
        assert str(caught.value) == f"{cls.__name__}: {said}"

    def test_no_treaty_without_parties_nor_actor_without_names(self) -> None:
        """A treaty has parties, and an actor has names."""
        with pytest.raises(RecordError, match="Treaty: has no parties"):
            attrs.evolve(PACT, parties=())
        with pytest.raises(RecordError, match="Actor: has no names"):
            attrs.evolve(PRAGUE, names=())
        assert PRAGUE.name == "Prague"

    def test_two_fields_may_be_dated(self) -> None:
        """One citation may date several fields, each once."""
        claims = tuple(Claim(field=one, span=TimeSpan("1935")) for one in ClaimField)
        assert Citation(reference="book", dates=claims).dates == claims

    def test_links(self) -> None:
        """A record's links are found wherever they stand, with the rooms that they lead to."""
        assert [
            ("/".join(map(str, path)), link.tables, key) for path, link, key in links_of(EVENT)
        ] == [
            ("participants/0/actor", ("actors",), "prague"),
            ("treaties/0", ("treaties",), "pact"),
            ("because_of/0", ("events", "conditions"), "fear"),
            ("citations/0/reference", ("references",), "book"),
        ]


def claiming(record: Any, field: ClaimField, span: str, stance: Stance) -> bool:
    """Whether a record is disputed if one source claims this."""
    claim = Claim(field=field, span=TimeSpan(span))
    plain = Citation(reference="other")
    citation = Citation(reference="book", dates=(claim,), stance=stance)
    disputed: bool = attrs.evolve(record, citations=(plain, citation)).disputed
    return disputed


LASTED = Period(id="p", title="P", span=TimeSpan("1934/1938"), summary="p")
OPEN = Condition(
    id="c", title="C", span=TimeSpan("1934/.."), kind=ConditionKind.ALLIANCE, summary="c"
)


class TestDisputed:
    """Disputed is what a source disputes, or dates apart from the record's own span."""

    @pytest.mark.parametrize(
        ("record", "field", "span", "expected"),
        [
            pytest.param(LASTED, "span", "1935-05-16", False, id="a-day-inside"),
            pytest.param(LASTED, "span", "1938-12-31/1940", False, id="meets-at-its-last-day"),
            pytest.param(LASTED, "span", "1930/1934-01-01", False, id="meets-at-its-first-day"),
            pytest.param(LASTED, "span", "1939-01-01/1940", True, id="a-day-after"),
            pytest.param(LASTED, "span", "1933-12-31", True, id="a-day-before"),
            pytest.param(LASTED, "span", "193X", False, id="coarse-claim"),
            pytest.param(LASTED, "span", "1935?", False, id="uncertain-claim-inside"),
            pytest.param(LASTED, "span", "1939?", True, id="uncertain-claim-apart"),
            pytest.param(LASTED, "span", "[1933,1939]", False, id="hull-of-a-set-meets"),
            pytest.param(OPEN, "span", "1990/..", False, id="open-ends-meet"),
            pytest.param(EVENT, "date", "1934", False, id="coarser-than-the-event"),
            pytest.param(EVENT, "date", "1934-07-01", True, id="the-day-after-the-month"),
            pytest.param(PACT, "signed", "1935-05-17", True, id="another-day"),
            pytest.param(PACT, "in_force", "1935", True, id="of-a-field-without-date"),
            pytest.param(PRAGUE, "existed", "1918", True, id="of-an-actor-without-date"),
        ],
    )
    def test_claims(self, record: object, field: str, span: str, expected: bool) -> None:  # noqa: FBT001 - a table
        """A claim that does not meet the record's own span disputes it, whatever its stance."""
        for stance in (Stance.SUPPORTS, Stance.QUALIFIES):
            assert claiming(record, ClaimField(field), span, stance) is expected
        assert claiming(record, ClaimField(field), span, Stance.DISPUTES)

    def test_stances(self) -> None:
        """Without claims only the stance disputes."""
        for stance in Stance:
            citation = Citation(reference="book", stance=stance)
            record = attrs.evolve(LASTED, citations=(citation,))
            assert record.disputed is (stance is Stance.DISPUTES)
        assert not LASTED.disputed


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
    """Closed lists, each word with its meaning."""

    @pytest.mark.parametrize("cls", VOCABULARIES)
    def test_words(self, cls: Any) -> None:
        """Values and meanings are unique, and each meaning is a sentence."""
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

    @pytest.mark.parametrize("cls", [one for one in VOCABULARIES if one is not Salience])
    def test_a_word_is_its_text(self, cls: type[Term]) -> None:
        """A word equals, prints, formats and hashes as its text."""
        for word in cls:
            assert word == word.value
            assert str(word) == f"{word}" == word.value
            assert hash(word) == hash(word.value)
            assert {word.value: 1}[word] == 1

    def test_salience_counts(self) -> None:
        """Salience is a number, and 1 weighs most."""
        assert list(Salience) == [1, 2, 3]
        assert min(Salience) is Salience.TURNING_POINT

    def test_every_kind_has_one_category_and_mode(self) -> None:
        """An event's kind fixes its PLOVER category, and that its mode."""
        for kind in EventKind:
            event = attrs.evolve(EVENT, kind=kind)
            assert event.plover is kind.plover
            assert event.mode is kind.mode is kind.plover.mode
            assert isinstance(kind.plover, Plover)
            assert isinstance(kind.mode, Mode)
        assert {kind.plover for kind in EventKind} == set(Plover)
        assert {category.mode for category in Plover} == set(Mode)

    def test_claim_fields_are_the_dates_of_records(self) -> None:
        """A source can date every date of an attested record, and nothing else."""
        attested = (Period, Event, Condition, Treaty, Actor)
        dates = [f.name for cls in attested for f in fields_of(cls) if f.base is TimeSpan]
        assert set(dates) == set(ClaimField)
