"""Terms and numbers that a vocabulary lacks: the error says what would be right, or where it is."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Any

import pytest

import czsu_relations as czsu
from raw_datasets import rich_dataset

if TYPE_CHECKING:
    from collections.abc import Callable

UNKNOWN: Any = "xyzzy"
"""No term at all: a type checker would refuse it."""

ALL_KINDS = "list(czsu_relations.EventKind) has all of them"


def error_of(query: Callable[[], object]) -> czsu.UnknownNameError:
    """Return the error of a query with an unknown term."""
    with pytest.raises(czsu.UnknownNameError) as caught:
        query()
    return caught.value


class TestLongVocabularies:
    """Vocabularies that are too long to be listed in an error."""

    @pytest.mark.parametrize("kind", ["war", "mass"])
    def test_a_term_that_shares_a_word(self, kind: Any) -> None:
        """It is suggested, but may not be meant, so the error says where the others are."""
        error = error_of(lambda: czsu.events.of_kind(kind))
        assert error.nearest
        assert str(error).startswith(f"no event kind is called {kind!r}; did you mean '")
        assert str(error).endswith(f"'? Otherwise, {ALL_KINDS}")

    @pytest.mark.parametrize("kind", ["meeting", "invade", "xyzzy", ""])
    def test_no_similar_term(self, kind: Any) -> None:
        """The error says where all terms are."""
        error = error_of(lambda: czsu.events.of_kind(kind))
        assert str(error) == f"no event kind is called {kind!r}; {ALL_KINDS}"
        assert error.vocabulary == "czsu_relations.EventKind"

    @pytest.mark.parametrize("kind", ["vist", "visits", "treaty signin", "Recogntion"])
    def test_a_misspelt_term(self, kind: Any) -> None:
        """What was meant is plain, and the error has no more than that."""
        error = error_of(lambda: czsu.events.of_kind(kind))
        assert str(error).endswith("'?")
        assert error.vocabulary == ""

    @pytest.mark.parametrize(
        ("query", "vocabulary"),
        [
            (lambda: czsu.events.involving("benes", role=UNKNOWN), czsu.Role),
            (lambda: czsu.references.of_type(UNKNOWN), czsu.CslType),
            (lambda: czsu.conditions.of_kind(UNKNOWN), czsu.ConditionKind),
            (lambda: czsu.events.of_kind(UNKNOWN), czsu.EventKind),
        ],
    )
    def test_every_vocabulary(
        self, query: Callable[[], object], vocabulary: type[czsu.Term]
    ) -> None:
        """The class is named as users import it, or all its terms are listed."""
        error = error_of(query)
        assert error.vocabulary or error.nearest == tuple(vocabulary)
        if error.vocabulary:
            assert getattr(czsu, error.vocabulary.removeprefix("czsu_relations.")) is vocabulary

    def test_short_vocabularies(self) -> None:
        """All terms are in the error itself."""
        error = error_of(lambda: czsu.events.in_mode(UNKNOWN))
        assert error.nearest == tuple(czsu.Mode)
        assert error.vocabulary == ""

    def test_the_hint_is_a_part_of_the_error(self) -> None:
        """Copies and pickles have it."""
        error = error_of(lambda: czsu.events.of_kind(UNKNOWN))
        for same in copy.copy(error), pickle.loads(pickle.dumps(error)):  # noqa: S301 - our own
            assert same == error
            assert str(same) == str(error)


class TestSalience:
    """The salience of an event in JSON, which is a number."""

    @staticmethod
    def message_of(salience: Any) -> str:
        """Return the message of the only problem of a dataset with this salience."""
        raw = copy.deepcopy(rich_dataset())
        raw["events"][0]["salience"] = salience
        with pytest.raises(czsu.DatasetError) as caught:
            czsu.Dataset.from_dict(raw)
        (problem,) = caught.value.problems
        assert problem.pointer == "/events/0/salience"
        return problem.message

    @pytest.mark.parametrize(
        ("salience", "number"),
        [
            ("1", 1),
            (" 2 ", 2),
            ("turning-point", 1),
            ("Turning point", 1),
            ("MILESTONE", 2),
            ("detail", 3),
            (1.0, 1),
            (3.0, 3),
        ],
    )
    def test_what_is_meant(self, salience: object, number: int) -> None:
        """The message has the number that stands for it, and says how to write it."""
        hint = f" is no salience; write the number {number}, without quotes or a decimal point"
        assert self.message_of(salience).endswith(hint)

    @pytest.mark.parametrize("salience", ["4", "", "high", 0, 1.5, True, None, [1]])
    def test_what_cannot_be_meant(self, salience: object) -> None:
        """The message lists all numbers."""
        assert self.message_of(salience).endswith(" is no salience; it is one of 1, 2, 3")


@pytest.mark.parametrize("vocabulary", [czsu.EventKind, czsu.Role, czsu.Stance, czsu.Scheme])
def test_the_vocabulary_itself_gives_the_error_of_queries(vocabulary: type[czsu.Term]) -> None:
    """`EventKind("vist")` suggests what is near, and is a ValueError, as of any enum."""
    first = next(iter(vocabulary))
    misspelt = f"{first}x"
    with pytest.raises(czsu.UnknownTermError) as caught:
        vocabulary(misspelt)
    assert isinstance(caught.value, ValueError)
    assert str(first) in caught.value.nearest
    with pytest.raises(ValueError, match="3 is not a valid"):
        vocabulary(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point


def test_a_number_that_is_no_salience() -> None:
    """The error lists the numbers."""
    with pytest.raises(czsu.UnknownTermError, match="did you mean '1' or '2' or '3'"):
        czsu.Salience(4)
    with pytest.raises(ValueError, match="'1' is not a valid Salience"):
        czsu.Salience("1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point
