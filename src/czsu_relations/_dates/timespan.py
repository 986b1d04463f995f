"""`TimeSpan`: a date of any precision, with its calendar bounds, its order and its English."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NoReturn, SupportsIndex, final

from czsu_relations._dates.agreement import extents_meet, intervals_agree
from czsu_relations._dates.bounds import (
    bounds_of_tree,
    certain_extents_of_tree,
    has_known_end,
    has_known_start,
)
from czsu_relations._dates.conversion import edtf_of_value, plain_text
from czsu_relations._dates.edtf import Date, DateSet, End, Interval, parse_edtf, qualifiers_of
from czsu_relations._dates.value import Value
from czsu_relations._public import publish

if TYPE_CHECKING:
    from czsu_relations._dates.bounds import Bounds, Days

__all__ = ["TimeSpan", "When"]


@final
class TimeSpan(Value):
    """A historical date of any precision: an EDTF text and the calendar days that it can mean.

    A plain date such as `1934` means some moment within it. An interval means the whole time from
    its start to its end: `1934/1935` is from some day of 1934 to some day of 1935. A set means one
    of its members (`[1934,1936]`) or all of them (`{1934,1936}`).

    >>> from czsu_relations import TimeSpan
    >>> span = TimeSpan("1944-09/1945-05")
    >>> print(span.earliest_start, span.latest_start, span.earliest_end, span.latest_end)
    1944-09-01 1944-09-30 1945-05-01 1945-05-31

    Qualifiers (`?` uncertain, `~` approximate, `%` both) never widen the bounds. Seasons are
    meteorological: `1944-21` is March to May 1944, `1944-24` December 1944 to February 1945.

    Spans are immutable and hashable, equal when their texts are equal, and ordered by `position`
    and then by text.

    Args:
        text: EDTF of level 0, 1 or 2, within the years 1 to 9999.

    Raises:
        EDTFError: `text` is not such a date; the error points at the wrong character.
        QueryTypeError: `text` is not a string.
    """

    __slots__ = ("_approximate", "_bounds", "_edtf", "_members", "_tree", "_uncertain")

    _edtf: str
    _tree: Date | Interval | DateSet
    _members: tuple[Bounds, ...]
    _bounds: Bounds
    _uncertain: bool
    _approximate: bool

    def __new__(cls, text: str) -> TimeSpan:
        if type(text) is not str:
            text = plain_text(text)
        tree = parse_edtf(text)
        bounds, members = bounds_of_tree(tree)
        uncertain, approximate = qualifiers_of(tree)
        self = object.__new__(cls)
        put = object.__setattr__  # since a span refuses to set its own attributes
        put(self, "_edtf", text)
        put(self, "_tree", tree)
        put(self, "_members", members)
        put(self, "_bounds", bounds)
        put(self, "_uncertain", uncertain)
        put(self, "_approximate", approximate)
        return self

    @classmethod
    def parse(cls, text: str) -> TimeSpan:
        """Return the date that an EDTF text means, as the constructor does.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan.parse("1935-05-16")
        TimeSpan('1935-05-16')

        Raises:
            EDTFError: `text` is not EDTF of the years 1 to 9999.
        """
        return cls(text)

    @classmethod
    def of(cls, value: When) -> TimeSpan:
        """Return a date from any value that can be read in only one way.

        Args:
            value: a `TimeSpan`, a `datetime.date`, a `datetime.datetime` (its calendar day), a
                year (1938 or 1938.0), EDTF text, or an English date with a month name and a
                four-digit year. Dates and whole numbers of numpy and pandas count, too.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan.of("16 May 1935"), TimeSpan.of("May 1935"), TimeSpan.of(1935)
        (TimeSpan('1935-05-16'), TimeSpan('1935-05'), TimeSpan('1935'))

        Raises:
            EDTFError: `value` is not a date, or has two readings ("10/5/1935", "1938-39").
            QueryTypeError: `value` has none of these types, or is missing (`None`, `nan`, `NaT`).
        """
        if isinstance(value, TimeSpan):
            return value
        return cls(edtf_of_value(value))

    @property
    def edtf(self) -> str:
        """The EDTF text as given, which is also what `str()` returns."""
        return self._edtf

    @property
    def earliest_start(self) -> date:
        """The first day on which the time can have begun; `date.min` if it has no beginning.

        >>> from czsu_relations import TimeSpan
        >>> print(TimeSpan("1944-09/1945-05").earliest_start)
        1944-09-01
        """
        return self._bounds[0]

    @property
    def latest_start(self) -> date:
        """The last day on which the time can have begun.

        >>> from czsu_relations import TimeSpan
        >>> print(TimeSpan("1944-09/1945-05").latest_start)
        1944-09-30
        """
        return self._bounds[1]

    @property
    def earliest_end(self) -> date:
        """The first day on which the time can have ended.

        >>> from czsu_relations import TimeSpan
        >>> print(TimeSpan("1944-09/1945-05").earliest_end)
        1945-05-01
        """
        return self._bounds[2]

    @property
    def latest_end(self) -> date:
        """The last day on which the time can have ended; `date.max` if its end is open or unknown.

        >>> from czsu_relations import TimeSpan
        >>> print(TimeSpan("1944-09/1945-05").latest_end)
        1945-05-31
        """
        return self._bounds[3]

    @property
    def earliest(self) -> date:
        """The first day that the time can include: short for `earliest_start`."""
        return self._bounds[0]

    @property
    def latest(self) -> date:
        """The last day that the time can include: short for `latest_end`."""
        return self._bounds[3]

    @property
    def uncertain(self) -> bool:
        """Whether any part of the date is qualified as uncertain, `?` or `%`.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("1934?").uncertain
        True
        """
        return self._uncertain

    @property
    def approximate(self) -> bool:
        """Whether any part of the date is qualified as approximate, `~` or `%`.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("1934~").approximate
        True
        """
        return self._approximate

    @property
    def is_day(self) -> bool:
        """Whether the date is a single calendar day without a qualifier.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("1935-05-16").is_day, TimeSpan("1935-05").is_day
        (True, False)
        """
        if self._uncertain or self._approximate or self._bounds[0] != self._bounds[3]:
            return False
        # In `9999-12-31/..` the two days are the same, too.
        return self.starts_bounded and self.ends_bounded

    @property
    def starts_bounded(self) -> bool:
        """Whether the time has a first possible day: its start is neither open nor unknown.

        If not, `earliest_start` is `date.min`, which otherwise is a day like any other.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("0001-01-01/1945").starts_bounded, TimeSpan("/1945").starts_bounded
        (True, False)
        """
        return has_known_start(self._tree)

    @property
    def ends_bounded(self) -> bool:
        """Whether the time has a last possible day: its end is neither open nor unknown.

        If not, `latest_end` is `date.max`, which otherwise is a day like any other.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("1945/9999").ends_bounded, TimeSpan("1945/..").ends_bounded
        (True, False)
        """
        return has_known_end(self._tree)

    @property
    def start_unknown(self) -> bool:
        """Whether this is an interval whose start is not known, such as `/1945`.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("/1945").start_unknown, TimeSpan("../1945").start_unknown
        (True, False)
        """
        return isinstance(self._tree, Interval) and self._tree.start is End.UNKNOWN

    @property
    def end_unknown(self) -> bool:
        """Whether this is an interval whose end is not known, such as `1945/`.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("1945/").end_unknown, TimeSpan("1945/..").end_unknown
        (True, False)
        """
        return isinstance(self._tree, Interval) and self._tree.end is End.UNKNOWN

    @property
    def ends(self) -> tuple[TimeSpan | None, TimeSpan | None]:
        """The start and end of an interval, None if open or unknown; any other date, twice.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("1944-09/1945-05").ends, TimeSpan("1945/..").ends
        ((TimeSpan('1944-09'), TimeSpan('1945-05')), (TimeSpan('1945'), None))
        """
        if not isinstance(self._tree, Interval):
            return self, self
        sides = [TimeSpan(side) if side.strip(".") else None for side in self._edtf.split("/")]
        return sides[0], sides[1]

    @property
    def position(self) -> tuple[date, date]:
        """The sort key: earliest start, then latest end.

        If the start is open or unknown, the latest possible start is used, because nobody can say
        when the time began.

        >>> from czsu_relations import TimeSpan
        >>> print(*TimeSpan("1934").position)
        1934-01-01 1934-12-31
        """
        if has_known_start(self._tree):
            return self._bounds[0], self._bounds[3]
        return self._bounds[1], self._bounds[3]

    def possibly_overlaps(self, first: When, last: When | None = None) -> bool:
        """Whether at least one reading of the date overlaps the time from `first` to `last`.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("1934").possibly_overlaps("1934-05"), TimeSpan("1934").possibly_overlaps(1935)
        (True, False)

        Args:
            first: the time, or its beginning; anything that `of` takes.
            last: its end, of which the last day counts.
        """
        first, last = _range_of_days(first, last)
        if self._members:
            return any(start <= last and end >= first for start, _, _, end in self._members)
        return self._bounds[0] <= last and self._bounds[3] >= first

    @property
    def extents(self) -> tuple[tuple[date, date], ...]:
        """The (first, last) days that the date can cover: one pair, or one for each set member.

        A pair begins at `date.min` or ends at `date.max` if the time has no limit there.

        >>> from czsu_relations import TimeSpan
        >>> [(first.year, last.year) for first, last in TimeSpan("[1934,1936]").extents]
        [(1934, 1934), (1936, 1936)]
        """
        if self._members:
            return tuple((start, end) for start, _, _, end in self._members)
        return ((self._bounds[0], self._bounds[3]),)

    @property
    def certain_extents(self) -> tuple[tuple[date, date], ...]:
        """The (first, last) days of each stretch of time that the date certainly covers.

        `certainly_overlaps` is true for the days in them, and for no other single day.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("1944-09-30/1945").certain_extents, TimeSpan("1944").certain_extents
        (((datetime.date(1944, 9, 30), datetime.date(1945, 1, 1)),), ())
        """
        if self._uncertain or self._approximate:
            return ()
        return certain_extents_of_tree(self._tree, self._bounds, self._members)

    def certainly_overlaps(self, first: When, last: When | None = None) -> bool:
        """Whether every reading of the date overlaps the time from `first` to `last`.

        It is False if any part of the date is uncertain or approximate. The arguments are those of
        `possibly_overlaps`.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("1934").certainly_overlaps("May 1934")
        False
        """
        first, last = _range_of_days(first, last)
        if self._uncertain or self._approximate:
            return False
        if isinstance(self._tree, DateSet):
            enough = any if self._tree.every else all
            return enough(start <= last and end >= first for _, start, end, _ in self._members)
        return self._bounds[1] <= last and self._bounds[2] >= first

    def agrees_with(self, other: When) -> bool:
        """Whether two dates can both be right about one matter, whatever their precision.

        Two dates agree if they have a possible day in common. If both are intervals, their starts
        need one, too, and so do their ends; an open or unknown side says nothing. Qualifiers do not
        count. `other` is anything that `of` takes.

        >>> from czsu_relations import TimeSpan
        >>> span = TimeSpan("1955/1991")
        >>> span.agrees_with("1955-06-04/1991-07-01"), span.agrees_with("1955-05-14/1989")
        (True, False)
        """
        span: TimeSpan = TimeSpan.of(other)
        if isinstance(self._tree, Interval) and isinstance(span._tree, Interval):
            return intervals_agree(self._tree, self._bounds, span._tree, span._bounds)
        return extents_meet(self.extents, span.extents)

    def describe(self) -> str:
        """Return the date in English, for example "spring 1944".

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("1944-21").describe(), TimeSpan("1945/").describe()
        ('spring 1944', 'from 1945, end unknown')
        """
        from czsu_relations._dates.english import describe_date

        return describe_date(self._tree)

    def __repr__(self) -> str:
        return f"TimeSpan({self._edtf!r})"

    def __str__(self) -> str:
        return self._edtf

    def __format__(self, spec: str) -> str:
        return format(self._edtf, spec)

    def __eq__(self, other: object) -> bool:
        return self._edtf == other._edtf if isinstance(other, TimeSpan) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._edtf)

    def _key(self) -> tuple[tuple[date, date], str]:
        return self.position, self._edtf

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("TimeSpan is final: it cannot be subclassed")

    def __reduce__(self) -> tuple[type[TimeSpan], tuple[str]]:
        return TimeSpan, (self._edtf,)


When = TimeSpan | date | SupportsIndex | str
"""A time in a query: text (EDTF, ISO 8601, English), a date, a datetime, or a year as a number."""


def _range_of_days(first: When, last: When | None) -> Days:
    """Return the first day of `first` and the last day of `last`, or else of `first`."""
    if type(first) is date and type(last) is date:
        return first, last  # the most frequent case by far
    start = TimeSpan.of(first)
    return start.earliest, (start if last is None else TimeSpan.of(last)).latest


publish(globals())
