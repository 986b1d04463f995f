"""The selection of periods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from czsu_relations._model.nested_periods import periods_framing
from czsu_relations._model.records import Period
from czsu_relations._public import publish
from czsu_relations._query.attested import Attested
from czsu_relations._query.time_range import read_time

if TYPE_CHECKING:
    from czsu_relations._dates.timespan import When

__all__ = ["Periods"]


class Periods(Attested[Period]):
    """Periods in chronological order, a period before its parts.

    >>> import czsu_relations as czsu
    >>> czsu.periods[0].title
    'Revolution and interwar years'
    """

    __slots__ = ()

    noun = "period"
    table = "periods"
    _time_field = "span"

    def parts_of(self, period: str | Period) -> Self:
        """Return the periods that are directly a part of a period.

        >>> import czsu_relations as czsu
        >>> czsu.periods.parts_of("interwar").ids
        ('early-hostility', 'rapprochement', 'second-republic')

        Args:
            period: a period, or its id or title.

        Raises:
            UnknownNameError: no period has the name; the error suggests similar names.
            AmbiguousNameError: several periods have the name.
        """
        whole = self._dataset.periods.named(period).id
        return self.where(lambda part: part.part_of == whole)

    def framing(self, when: When) -> tuple[Period, ...]:
        """Return the periods that contain a day, from the widest to the narrowest.

        Of several such chains of periods, this is the longest; of two that are as long, the one
        that begins later.

        >>> import czsu_relations as czsu
        >>> [period.id for period in czsu.periods.framing("1938-09-30")]
        ['interwar', 'rapprochement']

        Args:
            when: a day; of a longer time, the first day counts.

        Raises:
            EDTFError: `when` is not a date.
            QueryError: its days do not follow each other (`XXXX-08-21`).
            QueryTypeError: `when` has none of the types of `When`.
        """
        day, _ = read_time(when).position
        return periods_framing(day, self)


publish(globals())
