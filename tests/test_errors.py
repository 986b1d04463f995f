"""One family of errors: facts as attributes, sentences of their own, equal and picklable."""

import copy
import pickle

import pytest

import czsu_relations as czsu
from czsu_relations import (
    AmbiguousNameError,
    CoverageError,
    CzsuError,
    DatasetError,
    EditionError,
    EDTFError,
    MissingExtraError,
    Problem,
    QueryError,
    QueryTypeError,
    RecordError,
    UnknownNameError,
)

CASES: list[tuple[CzsuError, type[Exception], str]] = [
    (
        EDTFError("1935-02-29", 8, "there is no day 29"),
        ValueError,
        "there is no day 29\n    1935-02-29\n            ^",
    ),
    (
        EDTFError("19\n35", 2, "no line breaks"),
        ValueError,
        "no line breaks\n    19\\n35\n      ^",
    ),
    (QueryError("the range runs backwards"), ValueError, "the range runs backwards"),
    (QueryTypeError("a name is a text"), TypeError, "a name is a text"),
    (
        CoverageError("1995", "1917/1993"),
        ValueError,
        "1995 is not wholly inside what this dataset covers, 1917/1993",
    ),
    (
        UnknownNameError("dubcke", "actor", ["dubcek", "x"]),
        LookupError,
        "no actor is called 'dubcke'; did you mean 'dubcek' or 'x'?",
    ),
    (UnknownNameError("zzz", "actor"), LookupError, "no actor is called 'zzz'"),
    (
        AmbiguousNameError("Masaryk", "actor", iter(["tgm", "jan"])),
        LookupError,
        "'Masaryk' names more than one actor: 'tgm' and 'jan'; ask for one by its id",
    ),
    (
        EditionError("1", "2"),
        ValueError,
        (
            "this was pickled with data edition 1, but 2 is installed; "
            "pickle it again, or keep it as JSON"
        ),
    ),
    (
        MissingExtraError("polars", "polars"),
        ImportError,
        'this needs polars, which is not installed: python -m pip install "czsu-relations[polars]"',
    ),
    (RecordError("Event", "date", "wants a TimeSpan"), ValueError, "Event.date: wants a TimeSpan"),
    (RecordError("Author", "", "has no name"), ValueError, "Author: has no name"),
    (
        DatasetError([Problem("/events/0", "is missing"), Problem("", "is empty")]),
        ValueError,
        "2 problems in the dataset:\n  /events/0: is missing\n  (the whole): is empty",
    ),
    (
        DatasetError([Problem("/title", "is empty")]),
        ValueError,
        "1 problem in the dataset:\n  /title: is empty",
    ),
]


@pytest.mark.parametrize(("error", "builtin", "sentence"), CASES, ids=lambda case: repr(case)[:40])
class TestFamily:
    """What all of them keep."""

    def test_sentence(self, error: CzsuError, builtin: type[Exception], sentence: str) -> None:
        """Each is a fitting builtin, too, and its text is a sentence."""
        assert isinstance(error, builtin)
        assert str(error) == sentence

    def test_value(self, error: CzsuError, builtin: type[Exception], sentence: str) -> None:
        """Each is equal to its copies and pickles, with all that it knows."""
        for again in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301 - our own pickle
            assert again == error
            assert hash(again) == hash(error)
            assert vars(again) == vars(error)
            assert str(again) == sentence
        assert error != builtin(*error.args)


def test_every_error_is_a_case() -> None:
    """The cases above leave no class of the family out."""
    family = {
        thing
        for name in czsu.__all__
        if isinstance(thing := getattr(czsu, name), type) and issubclass(thing, CzsuError)
    }
    assert {type(error) for error, *_ in CASES} == family - {CzsuError}


def test_facts() -> None:
    """What an error knows can be read off it, also if it was given an iterator."""
    error = UnknownNameError("dubcke", "actor", iter(["dubcek"]))
    assert (error.sought, error.noun, error.nearest) == ("dubcke", "actor", ("dubcek",))
    assert UnknownNameError("a", "actor") != UnknownNameError("b", "actor")
    assert UnknownNameError("a", "actor") != CoverageError("a", "actor")
