"""Every error has attributes and a message made from them; errors are comparable and picklable."""

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
    MissingRowError,
    Problem,
    QueryError,
    QueryTypeError,
    RecordError,
    UnknownNameError,
    UnknownTermError,
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
    (
        UnknownTermError("vist", "event kind", ["visit"]),
        ValueError,
        "no event kind is called 'vist'; did you mean 'visit'?",
    ),
    (MissingRowError(1995), IndexError, "no row is at position 1995, and none is of that year"),
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
        "2 problems in the dataset:\n  /events/0: is missing\n  (the whole dataset): is empty",
    ),
    (
        DatasetError([Problem("/title", "is empty")]),
        ValueError,
        "1 problem in the dataset:\n  /title: is empty",
    ),
]


@pytest.mark.parametrize(("error", "builtin", "sentence"), CASES, ids=lambda case: repr(case)[:40])
class TestFamily:
    """What every error of the package can do."""

    def test_sentence(self, error: CzsuError, builtin: type[Exception], sentence: str) -> None:
        """Each error is also a built-in error that fits, and its message is a sentence."""
        assert isinstance(error, builtin)
        assert str(error) == sentence

    def test_value(self, error: CzsuError, builtin: type[Exception], sentence: str) -> None:
        """A copied or unpickled error is equal to the original, with the same attributes."""
        unpickled = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own pickle
        for copied in (copy.copy(error), copy.deepcopy(error), unpickled):
            assert copied == error
            assert hash(copied) == hash(error)
            assert vars(copied) == vars(error)
            assert str(copied) == sentence
        assert error != builtin(*error.args)


def test_every_error_is_a_case() -> None:
    """The cases above contain every public error class."""
    public = [getattr(czsu, name) for name in czsu.__all__]
    classes = [value for value in public if isinstance(value, type)]
    error_classes = {cls for cls in classes if issubclass(cls, CzsuError)}
    assert {type(error) for error, *_ in CASES} == error_classes - {CzsuError}


def test_attributes() -> None:
    """An error has its arguments as attributes, also if it was given an iterator."""
    error = UnknownNameError("dubcke", "actor", iter(["dubcek"]))
    assert (error.sought, error.noun, error.nearest) == ("dubcke", "actor", ("dubcek",))
    assert UnknownNameError("a", "actor") != UnknownNameError("b", "actor")
    assert UnknownNameError("a", "actor") != CoverageError("a", "actor")
