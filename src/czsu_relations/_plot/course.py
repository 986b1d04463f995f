"""The lay-out of the course of a relationship, year by year. No drawing."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final

from attrs import define, field

from czsu_relations._display.content import format_term
from czsu_relations._model.dyad_year import CONDITION_MEASURES, OBLIGATION_MEASURES, main_states
from czsu_relations._model.vocabulary.events import Mode
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

    Measure = Callable[[DyadYear], bool | None]

__all__ = ["Course", "course_title"]

_LANE, _GAP = 13, 26
"""Heights: of a strip, and between two sections."""

_LONGEST: Final = 25
"""The letters that there is room for to the left of a strip."""

_SQUARE, _TALLEST = 9, 150
"""Heights: of an event, and of all events of one side in a year."""

_STEP: Final = 5
"""After how many events there is a line to count by."""


@define
class Course(Frame):
    """What is drawn, as rows of data, and how high it stands."""

    squares: list[Row] = field(factory=list[Row])
    strips: list[Row] = field(factory=list[Row])
    names: list[Row] = field(factory=list[Row])

    @classmethod
    def of(cls, years: Sequence[DyadYear], collection: Collection) -> Course:
        """Lay out events above, and beneath them what bound the two and what held."""
        covered = collection.header.coverage
        first = years[0].year if years else covered.earliest.year
        last = years[-1].year if years else covered.latest.year
        self = cls(collection, (date(first, 1, 1), date(last, 12, 31)))
        self.add_periods(collection.periods)
        self._add_events(years)
        self._add_strips("Bound to", years, _measures(OBLIGATION_MEASURES))
        self._add_strips("Between the two", years, _measures(CONDITION_MEASURES))
        self._add_strips("Both belonged to", years, _memberships(years, collection))
        return self

    def _add_events(self, years: Iterable[DyadYear]) -> None:
        """Pile up a square for each event: cooperation above a line, conflict below it."""
        piles = {side: [*_pile(years, side)] for side in ("cooperation", "conflict")}
        most = {
            side: max((row["level"] for row in pile), default=0) for side, pile in piles.items()
        }
        size = min(_SQUARE, _TALLEST / max(*most.values(), 1))
        self.head("Events in a year", self.height + _GAP / 2)
        line = self.height + _GAP + most["cooperation"] * size
        self.rules.append({"y": line})
        for side, sign in (("cooperation", -1), ("conflict", 1)):
            self.name(side, line + sign * 9)
            for level in range(_STEP, most[side] + 1, _STEP):
                self.name(str(level), line + sign * level * size)
                self.rules.append({"y": line + sign * level * size})
            for row in piles[side]:
                y = line + sign * row["level"] * size
                self.squares.append(row | {"y": y, "y2": y - sign * size})
        self.height = line + most["conflict"] * size + 4

    def _add_strips(
        self, heading: str, years: Iterable[DyadYear], measures: Iterable[tuple[str, Measure]]
    ) -> None:
        """Lay out what held in at least one year, one strip beneath the other."""
        found = [(name, strips) for name, it in measures if (strips := _strips(name, years, it))]
        if not found:
            return
        self.height += _GAP
        self.head(heading, self.height - 9)
        beside = max(len(name) for name, _ in found) <= _LONGEST
        for name, strips in found:
            y = {"y": self.height + 1, "y2": self.height + _LANE - 1}
            self.strips += [strip | y for strip in strips]
            if beside:
                self.name(name, self.height + _LANE / 2)
            else:
                ends = {"first": strips[0]["first"], "last": utc_moments(*self.window)["last"]}
                room = {
                    "name": cuttable_text(name),
                    "room": len(name) * LETTER_WIDTH,
                    "y": self.height,
                }
                self.names.append(ends | room)
            self.height += _LANE
            self.rules.append({"y": self.height})


def course_title(years: Sequence[DyadYear], collection: Collection) -> str:
    """Return the names that the two sides bore for most of the years."""
    names = " – ".join(state.name for state in main_states(years, collection.actors_by_id))
    return f"{names or 'Two states'}, year by year"


def _pile(years: Iterable[DyadYear], side: str) -> Iterator[Row]:
    """Yield a row for each event of a side, with its level in the pile of its year."""
    for year in years:
        modes = [one for one in Mode if one.endswith(side)]
        counts = {format_term(one): getattr(year, one.name.lower()) for one in modes}
        happened = [word for word, count in counts.items() for _ in range(count)]
        for level, word in enumerate(happened, 1):
            told = _told(f"{word}: {counts[word]}", year.year, year.year)
            yield told | {"mode": word, "level": level}


def _measures(names: Iterable[str]) -> Iterator[tuple[str, Measure]]:
    """Yield measures of a year, after their names in words."""
    yield from ((format_term(name), attrgetter(name)) for name in names)


def _memberships(
    years: Sequence[DyadYear], collection: Collection
) -> Iterator[tuple[str, Measure]]:
    """Yield a measure for each organisation that both states ever belonged to."""
    for key in dict.fromkeys(key for year in years for key in year.joint_organisations):
        yield collection.actors_by_id[key].name, partial(_joins, key)


def _joins(organisation: str, year: DyadYear) -> bool:
    return organisation in year.joint_organisations


def _strips(name: str, years: Iterable[DyadYear], measure: Measure) -> list[Row]:
    """Return a row for each run of years in which a measure was true, or left open."""
    numbered = [(measure(year), year.year, year.year - place) for place, year in enumerate(years)]
    rows: list[Row] = []
    for (held, _), run in groupby(numbered, itemgetter(0, 2)):
        if held is not False:
            span = [year for _, year, _ in run]
            doubt = "" if held else "sources leave it open"
            kind = {"holds": "certainly" if held else "possibly", "disputed": doubt}
            rows.append(_told(name, span[0], span[-1]) | kind)
    return rows


def _told(title: str, first: int, last: int) -> Row:
    when = str(first) if first == last else f"{first}–{last}"
    told = {"title": writable_text(title), "when": when, "said": writable_text(f"{title}, {when}")}
    return told | utc_moments(date(first, 1, 1), date(last, 12, 31))
