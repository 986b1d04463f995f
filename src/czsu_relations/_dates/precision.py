"""The precision of a date, and ranges whose two ends have the same precision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from czsu_relations._dates.calendar import SEASONS

if TYPE_CHECKING:
    from datetime import date

    from czsu_relations._dates.tree import Date

__all__ = ["join_in_one_precision", "precision_of", "qualifier_sign"]

_LAST_SEASON = "32"
_DAY_CHARACTERS = len("1935-05-16")
_MONTH_CHARACTERS = len("1935-05")


def precision_of(moment: Date) -> str:
    """Return the unit in which a date is given: from a year to a day.

    Unspecified digits and significant digits do not change it: `193X` and `1950S2` are years.
    """
    if moment.day:
        return "day"
    if not moment.month:
        return "year"
    if moment.month not in SEASONS:
        return "month"
    # The codes up to 32 are the seasons, each under a name of its own.
    if moment.month <= _LAST_SEASON:
        return "season"
    name, _, _ = SEASONS[moment.month]
    return name.rpartition(" ")[2]


def join_in_one_precision(first: Date, last: Date) -> str:
    """Return a range from the first day of one date to the last day of another.

    The ends are days if one of the dates is a day, or else months, of which any longer unit
    consists. Qualifiers of parts are written together, at the end of their date.
    """
    characters = _MONTH_CHARACTERS
    if first.day or last.day:
        characters = _DAY_CHARACTERS
    return (
        f"{_format_end(first, first.first, characters)}..{_format_end(last, last.last, characters)}"
    )


def _format_end(moment: Date, bound: date, characters: int) -> str:
    sign = qualifier_sign(uncertain=moment.uncertain, approximate=moment.approximate)
    return bound.isoformat()[:characters] + sign


def qualifier_sign(*, uncertain: bool, approximate: bool) -> str:
    """Return the qualifier for a whole date, or an empty text if it is neither of the two."""
    if uncertain and approximate:
        return "%"
    if uncertain:
        return "?"
    if approximate:
        return "~"
    return ""
