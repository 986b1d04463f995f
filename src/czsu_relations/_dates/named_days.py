"""The single days that a date names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from czsu_relations._dates.edtf import parse_edtf
from czsu_relations._dates.tree import Date, Interval

if TYPE_CHECKING:
    from datetime import date

__all__ = ["named_days"]


def named_days(edtf: str) -> tuple[date, ...]:
    """Return the days that an EDTF text names: a day, the sides of an interval, members of a set.

    A month or a year names no day, and neither do the limits of a range in a set: they say between
    which days a day lies.
    """
    tree = parse_edtf(edtf)
    if isinstance(tree, Date):
        parts = [tree]
    elif isinstance(tree, Interval):
        parts = [side for side in (tree.start, tree.end) if isinstance(side, Date)]
    else:
        parts = [member for member in tree.dates if isinstance(member, Date)]
    # A dict keeps the order, and each day once.
    return tuple(dict.fromkeys(part.first for part in parts if part.first == part.last))
