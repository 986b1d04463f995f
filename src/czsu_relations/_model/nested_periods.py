"""Which periods a day lies in, and which periods lie in others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from czsu_relations._model.records import Period

__all__ = ["periods_framing", "wider_periods"]


def periods_framing(day: date, periods: Sequence[Period]) -> tuple[Period, ...]:
    """Return the periods that contain a day, outermost first.

    The last is the deepest, under the most others; of two as deep, the one that begins later.
    """
    by_id = {period.id: period for period in periods}
    containing = [period for period in periods if period.span.earliest <= day <= period.span.latest]
    chains = [(period, *wider_periods(period, by_id)) for period in reversed(containing)]
    return max(chains, key=len, default=())[::-1]


def wider_periods(period: Period, by_id: Mapping[str, Period]) -> list[Period]:
    """Return the periods that a period is a part of, the narrowest first."""
    wider: list[Period] = []
    while period.part_of and period.part_of in by_id:
        period = by_id[period.part_of]
        wider.append(period)
    return wider
