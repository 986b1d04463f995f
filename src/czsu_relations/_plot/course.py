"""The layout of the course of a relationship, year by year, without drawing it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field, frozen

from czsu_relations._display.content import format_term
from czsu_relations._model.dyad_year import (
    CONDITION_MEASURES,
    OBLIGATION_MEASURES,
    is_recorded,
    main_states,
)
from czsu_relations._model.three_valued import Answer
from czsu_relations._model.vocabulary.plover import Mode
from czsu_relations._plot.frame import (
    LETTER_WIDTH,
    Frame,
    Row,
    cuttable_text,
    utc_moments,
    writable_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from czsu_relations._model.collection import Collection
    from czsu_relations._model.dyad_year import DyadYear

    Measure = Callable[[DyadYear], tuple[Answer, bool]]
    """The answer of a year, and whether a source gives another."""

__all__ = ["Course", "course_title"]

_STRIP_HEIGHT: Final = 13
"""The height in pixels of a strip with the lines around it."""

_COURSE_GAP: Final = 26
"""The height in pixels between two sections."""

_HEADING_DISTANCE: Final = 9
"""The distance in pixels of the heading of strips, or of the name of a side, from what it names."""

_LONGEST_NAME: Final = 25
"""The number of letters of the longest name that is written to the left of a strip."""

_LARGEST_SQUARE: Final = 9
"""The height in pixels of an event, unless there are too many in a year."""

_TALLEST_PILE: Final = 150
"""The greatest height in pixels of all events of one side in a year."""

_COUNTING_STEP: Final = 5
"""The number of events between two horizontal lines with counts."""

_PILES_MARGIN: Final = 4
"""The space in pixels below the events."""

_UPWARDS: Final = -1
_DOWNWARDS: Final = 1


@frozen
class _Run:
    """Successive years in which a measure has the same answer, disputed or not."""

    answer: Answer
    disputed: bool
    first: int
    last: int


@define
class Course(Frame):
    """The course of a relationship as rows of data, with its height."""

    squares: list[Row] = field(factory=list[Row])
    """The events of each year."""
    strips: list[Row] = field(factory=list[Row])
    """The years in which measures are true or open."""
    names: list[Row] = field(factory=list[Row])
    """The names that are too long to be written to the left of their strips."""

    @classmethod
    def of(cls, years: Sequence[DyadYear], collection: Collection) -> Course:
        """Lay out the events of the years, and below them strips for treaties and conditions."""
        coverage = collection.header.coverage
        first, last = coverage.earliest.year, coverage.latest.year
        if years:
            first, last = years[0].year, years[-1].year
        course = cls(collection, (date(first, 1, 1), date(last, 12, 31)))
        course.add_periods(collection.periods)
        course.add_events(years)
        course.add_strips("Treaty obligations", years, _measures_named(OBLIGATION_MEASURES))
        course.add_strips("Conditions", years, _measures_named(CONDITION_MEASURES))
        course.add_strips("Joint memberships", years, _memberships(years, collection))
        return course

    def add_events(self, years: Sequence[DyadYear]) -> None:
        """Pile up a square for each event: cooperation above a line, conflict below it."""
        cooperation = list(_event_rows(years, "cooperation"))
        conflict = list(_event_rows(years, "conflict"))
        above, below = _height_in_events(cooperation), _height_in_events(conflict)
        size = min(_LARGEST_SQUARE, _TALLEST_PILE / max(above, below, 1))
        self.add_heading("Events per year", self.height + _COURSE_GAP / 2)
        line = self.height + _COURSE_GAP + above * size
        self.rules.append({"y": line})
        self._name_side("cooperation", line, _UPWARDS)
        self._add_counting_lines(above, line, _UPWARDS * size)
        self._add_squares(cooperation, line, _UPWARDS * size)
        self._name_side("conflict", line, _DOWNWARDS)
        self._add_counting_lines(below, line, _DOWNWARDS * size)
        self._add_squares(conflict, line, _DOWNWARDS * size)
        self.height = line + below * size + _PILES_MARGIN

    def _name_side(self, side: str, line: float, direction: int) -> None:
        self.add_row_name(side, line + direction * _HEADING_DISTANCE)

    def _add_counting_lines(self, count: int, line: float, step: float) -> None:
        """Draw a line with its number at every fifth event of the highest pile of a side.

        Args:
            count: the number of events in the highest pile.
            line: the height of the line between cooperation and conflict.
            step: how far an event is below the one before; negative if it is above.
        """
        for number in range(_COUNTING_STEP, count + 1, _COUNTING_STEP):
            y = line + number * step
            self.add_row_name(str(number), y)
            self.rules.append({"y": y})

    def _add_squares(self, rows: Iterable[Row], line: float, step: float) -> None:
        """Place the events of a side in their piles; `line` and `step` as for the lines."""
        for row in rows:
            outer_edge = line + row["level"] * step
            self.squares.append(row | {"y": outer_edge, "y2": outer_edge - step})

    def add_strips(
        self, heading: str, years: Sequence[DyadYear], measures: Iterable[tuple[str, Measure]]
    ) -> None:
        """Lay out the measures of a section, except those that are nowhere true or open."""
        strips_by_name: list[tuple[str, list[Row]]] = []
        for name, measure in measures:
            strips = _strip_rows(name, years, measure)
            if strips:
                strips_by_name.append((name, strips))
        if not strips_by_name:
            return
        self.height += _COURSE_GAP
        self.add_heading(heading, self.height - _HEADING_DISTANCE)
        longest = max(len(name) for name, _ in strips_by_name)
        for name, strips in strips_by_name:
            place = {"y": self.height + 1, "y2": self.height + _STRIP_HEIGHT - 1}
            for strip in strips:
                self.strips.append(strip | place)
            # One long name moves all names of the section into the strips, to keep them in line.
            if longest <= _LONGEST_NAME:
                self.add_row_name(name, self.height + _STRIP_HEIGHT / 2)
            else:
                self._add_name_in_strip(name, strips[0]["first"])
            self.height += _STRIP_HEIGHT
            self.rules.append({"y": self.height})

    def _add_name_in_strip(self, name: str, first: str) -> None:
        """Write a name from a moment on; it may go on beyond the end of the strip."""
        self.names.append(
            {
                "first": first,
                "last": utc_moments(*self.window)["last"],
                "name": cuttable_text(name),
                "room": len(name) * LETTER_WIDTH,
                "y": self.height,
            }
        )


def course_title(years: Sequence[DyadYear], collection: Collection) -> str:
    """Return a title with the state that each side was in most of the years."""
    names = [state.name for state in main_states(years, collection.actors_by_id)]
    sides = " – ".join(names) or "Two states"
    return f"{sides}, year by year"


def _event_rows(years: Iterable[DyadYear], side: str) -> Iterator[Row]:
    """Yield a row for each event of a side, with its level in the pile of its year."""
    modes = [mode for mode in Mode if mode.endswith(side)]
    for year in years:
        level = 0
        for mode in modes:
            mode_label = format_term(mode)
            # None, where the dataset has no event of the mode, is drawn as nothing.
            count: int = getattr(year, mode.name.lower()) or 0
            row = _years_row(f"{mode_label}: {count}", year.year, year.year)
            for _ in range(count):
                level += 1
                yield row | {"mode": mode_label, "level": level}


def _height_in_events(rows: Iterable[Row]) -> int:
    """Return the number of events in the highest pile."""
    return max((row["level"] for row in rows), default=0)


def _measures_named(columns: Iterable[str]) -> Iterator[tuple[str, Measure]]:
    """Yield (label, measure) pairs for columns of a year."""
    for column in columns:
        yield format_term(column), partial(_read_measure, column)


def _read_measure(column: str, year: DyadYear) -> tuple[Answer, bool]:
    """Return the answer of a year, and whether a source gives another."""
    if not is_recorded(year, column):
        return False, False
    return getattr(year, column), getattr(year, f"{column}_disputed")


def _memberships(
    years: Sequence[DyadYear], collection: Collection
) -> Iterator[tuple[str, Measure]]:
    """Yield (name, measure) pairs for the organisations that both states belonged to."""
    keys: dict[str, None] = {}
    for year in years:
        keys |= dict.fromkeys(year.joint_organisations or ())
    for key in keys:
        yield collection.actors_by_id[key].name, partial(_has_joint_membership, key)


def _has_joint_membership(organisation: str, year: DyadYear) -> tuple[Answer, bool]:
    # Which of several memberships is disputed, the column does not say.
    return organisation in (year.joint_organisations or ()), False


def _strip_rows(name: str, years: Iterable[DyadYear], measure: Measure) -> list[Row]:
    """Return a row for each run of years in which a measure is true, open, or so by a source."""
    rows: list[Row] = []
    for run in _runs_of(years, measure):
        notes: list[str] = []
        if run.answer is None:
            notes.append("our dates leave it open")
        elif not run.answer:
            notes.append("not so by our dates")
        if run.disputed:
            notes.append("a source says otherwise")
        row = _years_row(name, run.first, run.last) | {"disputed": "; ".join(notes)}
        if run.answer:
            rows.append(row | {"holds": "certainly"})
        elif run.answer is None or run.disputed:
            rows.append(row | {"holds": "possibly"})
    return rows


def _runs_of(years: Iterable[DyadYear], measure: Measure) -> list[_Run]:
    """Return the runs of years with the same answer; a missing year ends a run."""
    runs: list[_Run] = []
    for year in years:
        run = _Run(*measure(year), year.year, year.year)
        if runs and _goes_on(runs[-1], run):
            run = evolve(run, first=runs.pop().first)
        runs.append(run)
    return runs


def _goes_on(previous: _Run, run: _Run) -> bool:
    """Whether a run is the continuation of the one before it."""
    same = (previous.answer, previous.disputed) == (run.answer, run.disputed)
    return same and previous.last == run.first - 1


def _years_row(title: str, first: int, last: int) -> Row:
    """Return the texts and the days of what lasted from one year to another."""
    when = f"{first}–{last}"
    if first == last:
        when = str(first)
    return {
        "title": writable_text(title),
        "when": when,
        "said": writable_text(f"{title}, {when}"),
        **utc_moments(date(first, 1, 1), date(last, 12, 31)),
    }
