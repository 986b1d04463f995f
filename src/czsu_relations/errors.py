"""The errors that the package raises on purpose."""

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
    "MissingRowError",
    "Problem",
    "QueryError",
    "QueryTypeError",
    "RecordError",
    "UnknownNameError",
    "UnknownTermError",
]


def format_suggestions(names: Iterable[str]) -> str:
    """Return the question whether one of these names was meant."""
    return f"did you mean {' or '.join(map(repr, names))}?"


class CzsuError(Exception):
    """The base class of all errors that this package raises on purpose.

    Errors of the same class with the same attributes are equal, and every error can be pickled.

    >>> import czsu_relations as czsu
    >>> try:
    ...     czsu.events["munich"]
    ... except czsu.CzsuError as error:
    ...     print(type(error).__name__)
    UnknownNameError
    """

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.args == other.args

    def __hash__(self) -> int:
        return hash((type(self), self.args))


class EDTFError(CzsuError, ValueError):
    """A text that is not a date in EDTF, or is a date outside the years 1 to 9999.

    >>> import czsu_relations as czsu
    >>> try:
    ...     czsu.TimeSpan("1935-02-29")
    ... except czsu.EDTFError as error:
    ...     print(error)
    there is no day 29: February 1935 has 28 days
        1935-02-29
                ^

    Attributes:
        text: the text that is not a date.
        position: the index in `text` of the first wrong character.
        reason: what is wrong there, and what to write instead.
    """

    def __init__(self, text: str, position: int, reason: str) -> None:
        super().__init__(text, position, reason)
        self.text = text
        self.position = position
        self.reason = reason

    def __str__(self) -> str:
        shown = self.text
        indent = self.position
        if not self.text.isprintable():
            # Escapes such as \n are longer than the character, and move the caret to the right.
            shown = _escape_text(self.text)
            indent = len(_escape_text(self.text[: self.position]))
        return f"{self.reason}\n    {shown}\n    {' ' * indent}^"


def _escape_text(text: str) -> str:
    """Return the text with line breaks and all characters outside ASCII as escapes."""
    return ascii(text)[1:-1]


class RecordError(CzsuError, ValueError):
    """A record that was given a value which its field does not accept.

    >>> import czsu_relations as czsu
    >>> try:
    ...     czsu.Name(text="Praha", language="Czech")
    ... except czsu.RecordError as error:
    ...     print(error)
    Name.language: 'Czech' is not a language tag of BCP 47 such as 'cs'

    Attributes:
        record: the name of the record's type, such as "Event".
        field: the name of the field; empty if several fields do not fit together.
        problem: what is wrong with the value, and what would be right.
    """

    def __init__(self, record: str, field: str, problem: str) -> None:
        super().__init__(record, field, problem)
        self.record = record
        self.field = field
        self.problem = problem

    def __str__(self) -> str:
        place = self.record
        if self.field:
            place += f".{self.field}"
        return f"{place}: {self.problem}"


class MissingExtraError(CzsuError, ImportError):
    """A function that needs an optional package which is not installed.

    >>> import czsu_relations as czsu
    >>> print(czsu.MissingExtraError("altair", "plot"))
    this needs altair, which is not installed: python -m pip install "czsu-relations[plot]"

    Attributes:
        package: the name of the missing package.
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
    """A query whose arguments have the right types but make no sense, such as a reversed range.

    >>> import czsu_relations as czsu
    >>> try:
    ...     czsu.events.between("1945", "1938")
    ... except czsu.QueryError as error:
    ...     print(error)
    the range runs backwards: 1945 begins after 1938 has ended
    """


class QueryTypeError(CzsuError, TypeError):
    """A query with an argument of the wrong type.

    >>> import czsu_relations as czsu
    >>> try:
    ...     czsu.TimeSpan(1935)
    ... except czsu.QueryTypeError as error:
    ...     print(error)
    TimeSpan takes EDTF text, not a value of type int; TimeSpan.of() also takes dates and years
    """


class CoverageError(CzsuError, ValueError):
    """A query about a time that the dataset does not cover, so that an empty answer would mislead.

    >>> import czsu_relations as czsu
    >>> try:
    ...     czsu.on("1995")
    ... except czsu.CoverageError as error:
    ...     print(error)
    1995 is not wholly inside what this dataset covers, 1917/1993

    Attributes:
        asked: the time in the query, as EDTF.
        coverage: the time that the dataset covers, as EDTF.
    """

    def __init__(self, asked: str, coverage: str) -> None:
        super().__init__(asked, coverage)
        self.asked = asked
        self.coverage = coverage

    def __str__(self) -> str:
        return f"{self.asked} is not wholly inside what this dataset covers, {self.coverage}"


class UnknownNameError(CzsuError, LookupError):
    """An id, a name or a term that does not exist.

    >>> import czsu_relations as czsu
    >>> try:
    ...     czsu.events.involving("Dubcekk")
    ... except czsu.UnknownNameError as error:
    ...     print(error)
    no actor is called 'Dubcekk'; did you mean 'dubcek'?

    Attributes:
        sought: the name that was looked up.
        noun: what it should name, such as "event" or "event kind".
        nearest: similar names that exist, best first, or all terms of a short vocabulary.
        bearers: if an id was wanted, the ids of the records of which this is a name or title.
        vocabulary: the public name of the class that has all terms, if no term is similar in
            spelling; otherwise empty.
    """

    def __init__(
        self,
        sought: str,
        noun: str,
        nearest: Iterable[str] = (),
        bearers: Iterable[str] = (),
        vocabulary: str = "",
    ) -> None:
        super().__init__(sought, noun, tuple(nearest), tuple(bearers), vocabulary)
        self.sought = sought
        self.noun = noun
        self.nearest: tuple[str, ...] = self.args[2]
        self.bearers: tuple[str, ...] = self.args[3]
        self.vocabulary = vocabulary

    def __str__(self) -> str:
        if self.bearers:
            ids = " and ".join(map(repr, self.bearers))
            return (
                f"no {self.noun} has the id {self.sought!r}, a name or title of {ids};"
                " write the id, or use named()"
            )
        sentence = f"no {self.noun} is called {self.sought!r}"
        if self.nearest:
            sentence += f"; {format_suggestions(self.nearest)}"
        if self.vocabulary:
            sentence += " Otherwise," if self.nearest else ";"
            sentence += f" list({self.vocabulary}) has all of them"
        return sentence


class UnknownTermError(UnknownNameError, ValueError):
    """A text that is no term of a vocabulary; also a ValueError, as every enum raises.

    >>> import czsu_relations as czsu
    >>> try:
    ...     czsu.EventKind("vist")
    ... except czsu.UnknownTermError as error:
    ...     print(error)
    no event kind is called 'vist'; did you mean 'visit'?

    It has the attributes of `UnknownNameError`.
    """


class MissingRowError(CzsuError, IndexError):
    """A position or a year of which dyad-years have no row.

    >>> import czsu_relations as czsu
    >>> try:
    ...     czsu.dataset.dyad_years()[1995]
    ... except czsu.MissingRowError as error:
    ...     print(error)
    no row is at position 1995, and none is of that year

    Attributes:
        index: the position or the year.
    """

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index

    def __str__(self) -> str:
        return f"no row is at position {self.index}, and none is of that year"


class AmbiguousNameError(CzsuError, LookupError):
    """A name that several records have.

    >>> import czsu_relations as czsu
    >>> try:
    ...     czsu.actors.named("Girsa")
    ... except czsu.AmbiguousNameError as error:
    ...     print(error)
    'Girsa' names more than one actor: 'josef-girsa' and 'vaclav-girsa'; ask for one by its id

    Attributes:
        sought: the name that was looked up.
        noun: what it should name, such as "actor".
        candidates: the ids of the records that have this name.
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
    """A pickle that was made with another edition of the data than the one installed.

    >>> import czsu_relations as czsu
    >>> error = czsu.EditionError("2025.1", "2026.1")
    >>> error.pickled, error.installed
    ('2025.1', '2026.1')

    Attributes:
        pickled: the edition that the pickle was made with.
        installed: the edition that is installed.
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
    """A single error in a dataset, and where in its JSON it is.

    >>> from czsu_relations import Problem
    >>> print(Problem("/events/3/date", "1935-02-29 is not a date"))
    /events/3/date: 1935-02-29 is not a date
    """

    pointer: str
    """The place, a JSON Pointer (RFC 6901) into what was read; empty for all of it."""
    message: str
    """What is wrong there, and what would be right."""

    def __str__(self) -> str:
        return self.describe()

    def describe(self, subject: str = "dataset") -> str:
        """Return the place and the message in one line.

        >>> from czsu_relations import Problem
        >>> Problem("", "is not JSON").describe("record")
        '(the whole record): is not JSON'

        Args:
            subject: what was read: "dataset" or "record".
        """
        place = self.pointer or f"(the whole {subject})"
        return f"{place}: {self.message}"


class DatasetError(CzsuError, ValueError):
    """A dataset, or a single record, with errors; they are all listed.

    >>> import czsu_relations as czsu
    >>> print(czsu.DatasetError([czsu.Problem("/title", "is missing")]))
    1 problem in the dataset:
      /title: is missing

    Attributes:
        problems: every problem found, in the order of the JSON.
        subject: what was read: "dataset" or "record".
    """

    def __init__(self, problems: Iterable[Problem], subject: str = "dataset") -> None:
        super().__init__(tuple(problems), subject)
        self.problems: tuple[Problem, ...] = self.args[0]
        self.subject = subject

    def __str__(self) -> str:
        count = len(self.problems)
        heading = f"{count} problems in the {self.subject}:"
        if count == 1:
            heading = f"1 problem in the {self.subject}:"
        lines = [problem.describe(self.subject) for problem in self.problems]
        return "\n  ".join([heading, *lines])


publish(globals())
