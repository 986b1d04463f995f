"""`TimeSpan`: one date of any precision, with its calendar bounds, in an order, and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from czsu_relations._dates.bounds import (
    bounds_of_date,
    bounds_of_interval,
    bounds_of_members,
    bounds_of_set,
    finite_day,
)
from czsu_relations._dates.conversion import edtf_of_value, plain_text
from czsu_relations._dates.edtf import Date, DateSet, End, Interval, dates_in, parse_edtf
from czsu_relations._dates.english import describe_date, edtf_from_english
from czsu_relations._public import publish
from czsu_relations.errors import EDTFError

if TYPE_CHECKING:
    from datetime import date
    from typing import NoReturn

    from czsu_relations._dates.bounds import Bounds

__all__ = ["TimeSpan"]


@final
class TimeSpan:
    """A historical date or stretch of time: one EDTF expression and its calendar bounds.

    A *date* is an event at some moment in it: `1934` is some time in 1934. An *interval* went on
    throughout: `1934/1935` from some time in 1934 to some time in 1935. A *set* is one of its
    members (`[1934,1936]`) or all of them (`{1934,1936}`).

    >>> from czsu_relations import TimeSpan
    >>> span = TimeSpan("1944-09/1945-05")
    >>> span.earliest_start, span.latest_end
    (datetime.date(1944, 9, 1), datetime.date(1945, 5, 31))
    >>> span.describe()
    'September 1944 – May 1945'

    Qualifiers (`?` uncertain, `~` approximate, `%` both) never widen the bounds. Seasons are
    meteorological: `1944-21` is March to May 1944, `1944-24` December 1944 to February 1945.

    Spans are immutable and hashable, equal when their texts are equal, and ordered by `position`
    and then by text.

    Args:
        text: EDTF of level 0, 1 or 2, within the years 1 to 9999.

    Raises:
        EDTFError: the text is no such date; the error points at the character.
    """

    __slots__ = (
        "_approximate",
        "_earliest_end",
        "_earliest_start",
        "_edtf",
        "_latest_end",
        "_latest_start",
        "_members",
        "_tree",
        "_uncertain",
    )

    _edtf: str
    _tree: Date | Interval | DateSet
    _members: tuple[Bounds, ...]
    _earliest_start: date
    _latest_start: date
    _earliest_end: date
    _latest_end: date
    _uncertain: bool
    _approximate: bool

    def __new__(cls, text: str) -> TimeSpan:
        if type(text) is not str:
            text = plain_text(text)
        tree = parse_edtf(text)
        members: tuple[Bounds, ...] = ()
        uncertain = approximate = False
        if isinstance(tree, Date):
            bounds = bounds_of_date(tree)
            uncertain, approximate = tree.uncertain, tree.approximate
        else:
            if isinstance(tree, Interval):
                bounds = bounds_of_interval(tree)
            else:
                members = tuple(bounds_of_members(tree))
                bounds = bounds_of_set(members, every=tree.every)
            for part in dates_in(tree):
                uncertain = uncertain or part.uncertain
                approximate = approximate or part.approximate
        self = object.__new__(cls)
        put = object.__setattr__
        put(self, "_edtf", text)
        put(self, "_tree", tree)
        put(self, "_members", members)
        put(self, "_earliest_start", bounds[0])
        put(self, "_latest_start", bounds[1])
        put(self, "_earliest_end", bounds[2])
        put(self, "_latest_end", bounds[3])
        put(self, "_uncertain", uncertain)
        put(self, "_approximate", approximate)
        return self

    @classmethod
    def parse(cls, text: str) -> TimeSpan:
        """Read EDTF, as the constructor does.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan.parse("1935-05-16")
        TimeSpan('1935-05-16')

        Raises:
            EDTFError: the text is not EDTF of the years 1 to 9999.
        """
        return cls(text)

    @classmethod
    def of(cls, value: TimeSpan | str | date | int) -> TimeSpan:
        """Take a date in any form that has one meaning.

        Args:
            value: a `TimeSpan`; a `datetime.date`; a `datetime.datetime`, which counts as its
                calendar day as written; a year; or text, either EDTF or an English date with the
                month's name and a year in four digits.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan.of("16 May 1935"), TimeSpan.of("May 1935"), TimeSpan.of(1935)
        (TimeSpan('1935-05-16'), TimeSpan('1935-05'), TimeSpan('1935'))

        Raises:
            EDTFError: the text is no date, or one that can be read in two ways ("10/5/1935").
            QueryTypeError: the value has none of these types.
        """
        if isinstance(value, TimeSpan):
            return value
        if not isinstance(value, str):
            return cls(edtf_of_value(value))
        try:
            return cls(value)
        except EDTFError as error:
            fault = error
        return cls(edtf_from_english(value, fault))

    @property
    def edtf(self) -> str:
        """The text as given."""
        return self._edtf

    @property
    def earliest_start(self) -> date:
        """The first day on which it can have begun; `date.min` if it has no beginning."""
        return self._earliest_start

    @property
    def latest_start(self) -> date:
        """The last day on which it can have begun."""
        return self._latest_start

    @property
    def earliest_end(self) -> date:
        """The first day on which it can have ended."""
        return self._earliest_end

    @property
    def latest_end(self) -> date:
        """The last day on which it can have ended; `date.max` if it goes on."""
        return self._latest_end

    @property
    def earliest(self) -> date:
        """The first day that it can touch: short for `earliest_start`."""
        return self._earliest_start

    @property
    def latest(self) -> date:
        """The last day that it can touch: short for `latest_end`."""
        return self._latest_end

    @property
    def uncertain(self) -> bool:
        """Whether any part of it is qualified as uncertain, `?` or `%`."""
        return self._uncertain

    @property
    def approximate(self) -> bool:
        """Whether any part of it is qualified as approximate, `~` or `%`."""
        return self._approximate

    @property
    def is_day(self) -> bool:
        """Whether it is one certain day of the calendar: its bounds meet, and no qualifier."""
        if self._uncertain or self._approximate or self._earliest_start != self._latest_end:
            return False
        return isinstance(self._tree, Date) or finite_day(self._latest_end) is not None

    @property
    def end_unknown(self) -> bool:
        """Whether it is an interval of which the end is not known, as `1945/`."""
        return isinstance(self._tree, Interval) and self._tree.end is End.UNKNOWN

    @property
    def ends(self) -> tuple[TimeSpan | None, TimeSpan | None]:
        """The start and the end of an interval, None where open or unknown; else itself twice.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("1944-09/1945-05").ends
        (TimeSpan('1944-09'), TimeSpan('1945-05'))
        >>> TimeSpan("1945/..").ends
        (TimeSpan('1945'), None)
        """
        if not isinstance(self._tree, Interval):
            return self, self
        start, end = (
            None if side in {"", ".."} else TimeSpan(side) for side in self._edtf.split("/")
        )
        return start, end

    def filled(self, other: TimeSpan) -> TimeSpan:
        """Put another interval's ends where this one's are unknown, if they fit.

        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("1955-06-05/").filled(TimeSpan("1955/1991"))
        TimeSpan('1955-06-05/1991')
        """
        if not (isinstance(self._tree, Interval) and isinstance(other._tree, Interval)):
            return self
        ends = zip(self._edtf.split("/"), other._edtf.split("/"), strict=True)
        text = "/".join(own or another for own, another in ends)
        try:
            return self if text == self._edtf else TimeSpan(text)
        except EDTFError:
            return self

    @property
    def position(self) -> tuple[date, date]:
        """Where it stands in chronological order.

        By its earliest start, or by its latest where the start is open or unknown, since nobody
        can say when it began; then by its latest end.
        """
        tree = self._tree
        if isinstance(tree, Interval):
            sided = isinstance(tree.start, Date)
        else:
            opening = tree.dates[0] if isinstance(tree, DateSet) else tree
            sided = isinstance(opening, Date) or opening.first is not None
        return (self._earliest_start if sided else self._latest_start), self._latest_end

    def possibly_overlaps(self, first: date, last: date) -> bool:
        """Whether it can have touched the days from `first` to `last`.

        >>> from datetime import date
        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("1934").possibly_overlaps(date(1934, 5, 1), date(1934, 5, 31))
        True
        >>> TimeSpan("[1934,1936]").possibly_overlaps(date(1935, 1, 1), date(1935, 12, 31))
        False
        """
        if self._members:
            return any(starts <= last and ends >= first for starts, _, _, ends in self._members)
        return self._earliest_start <= last and self._latest_end >= first

    @property
    def extents(self) -> tuple[tuple[date, date], ...]:
        """The stretches of days that it can touch, each by its first and last: one, but in a set.

        Like `earliest` and `latest`, they begin at `date.min` or end at `date.max` where nothing
        bounds them, and an `X` in a date stands for all that it leaves open.

        >>> from czsu_relations import TimeSpan
        >>> for first, last in TimeSpan("[1934,1936]").extents:
        ...     print(first, last)
        1934-01-01 1934-12-31
        1936-01-01 1936-12-31
        """
        if self._members:
            return tuple((starts, ends) for starts, _, _, ends in self._members)
        return ((self._earliest_start, self._latest_end),)

    @property
    def certain_extents(self) -> tuple[tuple[date, date], ...]:
        """The stretches of days that it must have touched, all of them, each by its ends.

        `certainly_overlaps` is true of a day in one of them, and of no other day.

        >>> from czsu_relations import TimeSpan
        >>> for first, last in TimeSpan("1944-09/1945-05").certain_extents:
        ...     print(first, last)
        1944-09-30 1945-05-01
        >>> TimeSpan("1944").certain_extents
        ()
        """
        if self._uncertain or self._approximate:
            return ()
        if isinstance(self._tree, DateSet) and self._tree.every:
            stretches = [(begun, ends) for _, begun, ends, _ in self._members]
        elif self._members:
            begun, ends = zip(*((begun, ends) for _, begun, ends, _ in self._members), strict=True)
            stretches = [(max(begun), min(ends))]
        else:
            stretches = [(self._latest_start, self._earliest_end)]
        return tuple((first, last) for first, last in stretches if first <= last)

    def certainly_overlaps(self, first: date, last: date) -> bool:
        """Whether it must have touched the days from `first` to `last`, however it is read.

        What is uncertain or approximate never must.

        >>> from datetime import date
        >>> from czsu_relations import TimeSpan
        >>> TimeSpan("1934").certainly_overlaps(date(1934, 5, 1), date(1934, 5, 31))
        False
        >>> TimeSpan("1934/1936").certainly_overlaps(date(1935, 5, 1), date(1935, 5, 31))
        True
        """
        if self._uncertain or self._approximate:
            return False
        tree = self._tree
        if isinstance(tree, DateSet):
            enough = any if tree.every else all
            return enough(begun <= last and ends >= first for _, begun, ends, _ in self._members)
        return self._latest_start <= last and self._earliest_end >= first

    def describe(self) -> str:
        """Return the date in English, for example "spring 1944".

        >>> from czsu_relations import TimeSpan
        >>> for text in (
        ...     "1935-05-16", "1935~", "1935?", "1944-21", "193X", "1944-09/1945-05", "1945/..",
        ...     "1945/", "[1934,1936]", "{1934,1936}", "[..1935-05]",
        ... ):
        ...     print(TimeSpan(text).describe())
        16 May 1935
        about 1935
        perhaps 1935
        spring 1944
        1930s
        September 1944 – May 1945
        1945 onwards
        from 1945, end unknown
        1934 or 1936
        1934 and 1936
        by May 1935
        """
        return describe_date(self._tree)

    def __repr__(self) -> str:
        return f"TimeSpan({self._edtf!r})"

    def __str__(self) -> str:
        return self._edtf

    def __eq__(self, other: object) -> bool:
        return self._edtf == other._edtf if isinstance(other, TimeSpan) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._edtf)

    def __lt__(self, other: object) -> bool:
        return self._key() < other._key() if isinstance(other, TimeSpan) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self._key() <= other._key() if isinstance(other, TimeSpan) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self._key() > other._key() if isinstance(other, TimeSpan) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self._key() >= other._key() if isinstance(other, TimeSpan) else NotImplemented

    def _key(self) -> tuple[tuple[date, date], str]:
        return self.position, self._edtf

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a TimeSpan is immutable: {name!r} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a TimeSpan is immutable: {name!r} cannot be deleted")

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("TimeSpan is final: it cannot be subclassed")

    def __reduce__(self) -> tuple[type[TimeSpan], tuple[str]]:
        return TimeSpan, (self._edtf,)

    def __copy__(self) -> TimeSpan:
        return self

    def __deepcopy__(self, memo: object) -> TimeSpan:
        return self


publish(globals())
