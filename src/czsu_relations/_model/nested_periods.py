"""The periods that a day lies in, and the periods that a period is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from czsu_relations._model.records import Period

__all__ = ["periods_framing", "wider_periods"]


def periods_framing(day: date, periods: Sequence[Period]) -> tuple[Period, ...]:
    """Return the most deeply nested period that contains a day, after all its wider periods.

    Of two periods that are equally deep, the one that begins later counts.
    """
    by_id = {period.id: period for period in periods}
    containing = [period for period in periods if period.span.earliest <= day <= period.span.latest]
    longest: list[Period] = []
    # The last period first, because an equally long chain does not replace the first one found.
    for period in reversed(containing):
        chain = [period, *wider_periods(period, by_id)]
        if len(chain) > len(longest):
            longest = chain
    return tuple(reversed(longest))


def wider_periods(period: Period, by_id: Mapping[str, Period]) -> list[Period]:
    """Return the periods that a period is part of, directly or indirectly, the narrowest first."""
    wider: list[Period] = []
    while period.part_of and period.part_of in by_id:
        period = by_id[period.part_of]
        wider.append(period)
    return wider
