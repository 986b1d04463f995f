"""The selection of periods."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Self

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.nested_periods import periods_framing
from czsu_relations._model.records import Period
from czsu_relations._public import publish
from czsu_relations._query.attested import Attested

if TYPE_CHECKING:
    from collections.abc import Callable

    from czsu_relations._query.selection import When


__all__ = ["Periods"]


class Periods(Attested[Period]):
    """Periods frame: in chronological order, a period before its parts."""

    __slots__ = ()

    noun: ClassVar[str] = "period"
    table: ClassVar[str] = "periods"
    _time: ClassVar[Callable[[Any], TimeSpan | None]] = attrgetter("span")

    def parts_of(self, period: str | Period) -> Self:
        """Keep the periods that are directly a part of this one."""
        whole = self._dataset.periods.named(period).id
        return self.where(lambda part: part.part_of == whole)

    def framing(self, when: When) -> tuple[Period, ...]:
        """Return the periods that contain the first day of a time, outermost first.

        The last is the deepest, under the most others; of two as deep, the later begun wins.
        """
        day, _ = TimeSpan.of(when).position
        return periods_framing(day, self)


publish(globals())
