"""One family of errors: each keeps its facts as attributes and writes its own sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from czsu_relations._public import publish

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "AmbiguousNameError",
    "CoverageError",
    "CzsuError",
    "DatasetError",
    "EDTFError",
    "EditionError",
    "MissingExtraError",
    "Problem",
    "QueryError",
    "QueryTypeError",
    "RecordError",
    "UnknownNameError",
]


def format_suggestions(names: Iterable[str]) -> str:
    """Ask whether one of the nearest names was meant."""
    return f"did you mean {' or '.join(map(repr, names))}?"


class CzsuError(Exception):
    """The family's root: catch it to catch everything this package raises on purpose.

    Errors of one class with the same facts are equal, and all of them pickle.
    """

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.args == other.args

    def __hash__(self) -> int:
        return hash((type(self), self.args))


class EDTFError(CzsuError, ValueError):
    """A text that is not a date in EDTF, or is one outside the years 1 to 9999.

    Attributes:
        text: what was to be read.
        position: index in `text` of the character at fault.
        reason: what is wrong there and what would be right.
    """

    def __init__(self, text: str, position: int, reason: str) -> None:
        super().__init__(text, position, reason)
        self.text = text
        self.position = position
        self.reason = reason

    def __str__(self) -> str:
        shown = ascii(self.text)[1:-1] if not self.text.isprintable() else self.text
        caret = (
            len(ascii(self.text[: self.position])[1:-1]) if shown != self.text else self.position
        )
        return f"{self.reason}\n    {shown}\n    {' ' * caret}^"


class RecordError(CzsuError, ValueError):
    """A record given a value that its field does not take.

    Attributes:
        record: the record's type, such as "Event".
        field: the field at fault; empty where fields do not fit together.
        problem: what is wrong, and what would be right.
    """

    def __init__(self, record: str, field: str, problem: str) -> None:
        super().__init__(record, field, problem)
        self.record = record
        self.field = field
        self.problem = problem

    def __str__(self) -> str:
        place = f"{self.record}.{self.field}" if self.field else self.record
        return f"{place}: {self.problem}"


class MissingExtraError(CzsuError, ImportError):
    """An export that needs a package which is not installed.

    Attributes:
        package: what is to be imported.
        extra: the extra of czsu-relations that installs it.
    """

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(package, extra)
        self.package = package
        self.extra = extra

    def __str__(self) -> str:
        return (
            f"this needs {self.package}, which is not installed:"
            f' python -m pip install "czsu-relations[{self.extra}]"'
        )


class QueryError(CzsuError, ValueError):
    """A question that has the right types and makes no sense, such as a reversed range."""


class QueryTypeError(CzsuError, TypeError):
    """A question put with a value of a type that it does not take."""


class CoverageError(CzsuError, ValueError):
    """A question about a time that the dataset does not cover, where "no" would be untrue.

    Attributes:
        asked: the time asked about, as EDTF.
        coverage: the time that the dataset covers, as EDTF.
    """

    def __init__(self, asked: str, coverage: str) -> None:
        super().__init__(asked, coverage)
        self.asked = asked
        self.coverage = coverage

    def __str__(self) -> str:
        return f"{self.asked} is not wholly inside what this dataset covers, {self.coverage}"


class UnknownNameError(CzsuError, LookupError):
    """An id, name or word that nothing bears.

    Attributes:
        sought: what was asked for.
        noun: what it should have named, such as "event" or "event kind".
        nearest: what it may have been meant to be, best first.
    """

    def __init__(self, sought: str, noun: str, nearest: Iterable[str] = ()) -> None:
        super().__init__(sought, noun, tuple(nearest))
        self.sought = sought
        self.noun = noun
        self.nearest: tuple[str, ...] = self.args[2]

    def __str__(self) -> str:
        sentence = f"no {self.noun} is called {self.sought!r}"
        if self.nearest:
            sentence += f"; {format_suggestions(self.nearest)}"
        return sentence


class AmbiguousNameError(CzsuError, LookupError):
    """A name that several records bear.

    Attributes:
        sought: the name asked for.
        noun: what it should have named, such as "actor".
        candidates: the ids of the records that bear it.
    """

    def __init__(self, sought: str, noun: str, candidates: Iterable[str]) -> None:
        super().__init__(sought, noun, tuple(candidates))
        self.sought = sought
        self.noun = noun
        self.candidates: tuple[str, ...] = self.args[2]

    def __str__(self) -> str:
        ids = " and ".join(map(repr, self.candidates))
        return f"{self.sought!r} names more than one {self.noun}: {ids}; ask for one by its id"


class EditionError(CzsuError, ValueError):
    """A pickle of one data edition, opened where another is installed.

    Attributes:
        pickled: the edition that the pickle speaks of.
        installed: the edition at hand.
    """

    def __init__(self, pickled: str, installed: str) -> None:
        super().__init__(pickled, installed)
        self.pickled = pickled
        self.installed = installed

    def __str__(self) -> str:
        return (
            f"this was pickled with data edition {self.pickled}, "
            f"but {self.installed} is installed; pickle it again, or keep it as JSON"
        )


class Problem(NamedTuple):
    """One thing wrong with a dataset, and where.

    >>> from czsu_relations import Problem
    >>> print(Problem("/events/3/date", "1935-02-29 is no date"))
    /events/3/date: 1935-02-29 is no date
    """

    pointer: str
    """Where: a JSON Pointer (RFC 6901) into the dataset's JSON; empty for the whole."""
    message: str
    """What is wrong, and what would be right."""

    def __str__(self) -> str:
        return f"{self.pointer or '(the whole)'}: {self.message}"


class DatasetError(CzsuError, ValueError):
    """A dataset that is not sound.

    Attributes:
        problems: everything found wrong, in the order of the dataset's JSON.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__(tuple(problems))
        self.problems: tuple[Problem, ...] = self.args[0]

    def __str__(self) -> str:
        count = len(self.problems)
        heading = f"{count} problem{'' if count == 1 else 's'} in the dataset:"
        return "\n  ".join([heading, *map(str, self.problems)])


publish(globals())
