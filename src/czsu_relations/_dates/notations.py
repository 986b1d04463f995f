"""Common notations of dates that are not EDTF, and what to write instead of them.

Nothing is guessed here: a text that is explained is still refused. The explanation has the EDTF
text that its author probably means, so that it can be copied.
"""

from __future__ import annotations

import re
from calendar import monthrange

from czsu_relations._dates.calendar import MONTHS, SEASONS
from czsu_relations._dates.edtf import is_edtf

__all__ = ["MONTH_NUMBERS", "explain_notation", "explain_two_years"]

MONTH_NUMBERS = {
    **{month.casefold(): number for number, month in enumerate(MONTHS, 1)},
    **{month[:3].casefold(): number for number, month in enumerate(MONTHS, 1)},
    "sept": 9,
}
"""The number of each month by its name or its abbreviation, in lower case."""

_SEASON_CODES = {name: code for code, (name, _, _) in SEASONS.items()} | {"fall": "23"}
_LAST_SEASON = "32"
_CODE_BEFORE_QUARTERS = 32
_YEARS_IN_CENTURY = 100
_MONTHS_IN_YEAR = 12
_MOST_CHARACTERS = 80
"""The length of the longest text that can be one of these notations, which bounds the search."""

_TWO_YEARS = re.compile(r"(?P<year>[0-9]{4})-(?P<short>[0-9]{2})(?P<mark>[?~%]?)")
_YEARS = re.compile(r"(?P<start>[0-9]{4})[-/](?P<end>[0-9]{4}|[0-9]{2})")
_RANGE = re.compile(
    r"""
    (?: from \s+ )?
    (?P<start> \S+? )
    (?: \s+ (?: to | until | till | through | - ) \s+ | \s* [\u2010-\u2015\u2212] \s* )
    (?P<end> \S+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DECADE = re.compile(r"(?:the\s+)?(?P<start>[0-9]{3})0['\u2019]?s", re.IGNORECASE)
_QUARTER = re.compile(
    r"Q(?P<quarter>[1-4])[-\s/]*(?P<year>[0-9]{4})|(?P<first_year>[0-9]{4})[-\s]*Q(?P<last>[1-4])",
    re.IGNORECASE,
)
_CENTURY = re.compile(r"(?:the\s+)?(?P<number>[0-9]{1,2})(?:st|nd|rd|th)\s+century", re.IGNORECASE)
_PART = re.compile(
    rf"""
    (?: in \s+ )? (?: the \s+ )?
    (?: (?P<first> early | beginning \s+ of | start \s+ of )
      | (?P<middle> mid | middle \s+ of )
      | late | end \s+ of )
    [-\s]+ (?: the \s+ )?
    (?: (?P<decade> [0-9]{{3}} ) 0['\u2019]?s
      | (?: (?P<month> {"|".join(MONTH_NUMBERS)} ) \s+ )? (?P<year> [0-9]{{4}} ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SEASON_NAME = rf"(?P<season>{'|'.join(_SEASON_CODES)})"
_SEASONS = (
    # summer 1968, the summer of 1968, winter 1944-45
    re.compile(
        rf"(?:the\s+)?{_SEASON_NAME}(?:\s+of|,)?\s+"
        r"(?P<year>[0-9]{4})(?:[-/\u2013](?P<next>[0-9]{4}|[0-9]{2}))?",
        re.IGNORECASE,
    ),
    # 1968 summer
    re.compile(rf"(?P<year>[0-9]{{4}})(?P<next>),?\s+{_SEASON_NAME}", re.IGNORECASE),
)
_DAYS = (
    # 16-May-1935, May-1935
    re.compile(
        r"(?:(?P<day>[0-9]{1,2})[-/])?(?P<month>[a-z]+)[-/](?P<year>[0-9]{4})", re.IGNORECASE
    ),
    # May-16-1935
    re.compile(r"(?P<month>[a-z]+)[-/](?P<day>[0-9]{1,2})[-/](?P<year>[0-9]{4})", re.IGNORECASE),
    # 1935-May-16, 1935-May
    re.compile(
        r"(?P<year>[0-9]{4})[-/](?P<month>[a-z]+)(?:[-/](?P<day>[0-9]{1,2}))?", re.IGNORECASE
    ),
    # 1935/05/16, 1935-5-16, 1935. 5. 16.
    re.compile(
        r"(?P<year>[0-9]{4})(?P<sign>[-./]|\s)\s*(?P<month>[0-9]{1,2})"
        r"(?P=sign)\s*(?P<day>[0-9]{1,2})\.?"
    ),
    # 19350516
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
)
_STAMP = re.compile(
    r"""
    (?P<sign> \+? ) (?P<year> [0-9]{4} ) - (?P<month> [0-9]{2} ) - (?P<day> [0-9]{2} )
    (?P<time> [T\s]\s* [0-9]{1,2} : [0-9]{2} (?: : [0-9]{2} )? (?P<fraction> [.,][0-9]+ )?
        \s* (?: Z | UTC | GMT | [+-][0-9]{2} :? (?: [0-9]{2} )? )?
    )?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def explain_two_years(text: str) -> str | None:
    """Return why a text such as 1938-39 can be read in two ways; None if it cannot.

    EDTF means a season or another part of 1938 by it, but most people mean two years. A month is
    not doubted: 1904-05 is how everybody writes May 1904.
    """
    match = _TWO_YEARS.fullmatch(text)
    if not match or match["short"] not in SEASONS:
        return None
    year, mark = int(match["year"]), match["mark"]
    if (year + 1) % _YEARS_IN_CENTURY != int(match["short"]):
        return None
    name, first_month, months = SEASONS[match["short"]]
    # A winter ends in the year after the one that it is named by.
    later_years, last_index = divmod(first_month + months - 2, _MONTHS_IN_YEAR)
    first = f"{year:04}-{first_month:02}{mark}"
    last = f"{year + later_years:04}-{last_index + 1:02}{mark}"
    return (
        f"{text!r} can be read in two ways: write {year:04}{mark}/{year + 1:04}{mark} for the"
        f' years, or {first}/{last} for the {name} (in Python also TimeSpan("{text}"))'
    )


def explain_notation(text: str) -> str | None:
    """Return what to write instead of a date in a common notation that is not EDTF.

    Args:
        text: a text that is not EDTF.

    Returns:
        The explanation, or None if the notation is none of those known here.
    """
    stripped = text.strip()
    if len(stripped) > _MOST_CHARACTERS:
        return None
    for read in _READERS:
        advice = read(stripped)
        if advice:
            return f"{text!r} cannot be read as a date: write {advice}"
    return None


def _read_range(text: str) -> str | None:
    """Return how to write a range, such as 1938-1945, 1938-45 or 1938 to 1945."""
    match = _YEARS.fullmatch(text) or _RANGE.fullmatch(text)
    if not match:
        return None
    start, end = match["start"], match["end"]
    if start.isdecimal() and end.isdecimal() and len(end) == len("45"):
        end = _complete_year(start, end)
    edtf = f"{start}/{end}"
    if start == end or not is_edtf(edtf):
        return None
    return f"the range as {edtf}"


def _complete_year(start: str, end: str) -> str:
    """Return the second year of a range of which only the last two digits are given.

    The years of 1938-45 lie in one century; only the year after 1999 is also written 00.
    """
    following = int(start) + 1
    if following % _YEARS_IN_CENTURY == int(end):
        return f"{following:04}"
    return f"{start[:2]}{end}"


def _read_decade(text: str) -> str | None:
    """Return how to write a decade, such as 1940s; the 1900s can also be a century."""
    match = _DECADE.fullmatch(text)
    if not match:
        return None
    start = match["start"]
    advice = f"the decade as {start}X"
    if start.endswith("0"):
        advice += f", or the century as {start[:2]}XX"
    return advice


def _read_quarter(text: str) -> str | None:
    """Return how to write a quarter of a year, such as Q2 1968 or 1968Q2."""
    match = _QUARTER.fullmatch(text)
    if not match:
        return None
    year, number = match["year"] or match["first_year"], match["quarter"] or match["last"]
    edtf = f"{year}-{_CODE_BEFORE_QUARTERS + int(number)}"
    return f"the quarter as {edtf}" if is_edtf(edtf) else None


def _read_century(text: str) -> str | None:
    """Return how to write a century, such as the 19th century."""
    match = _CENTURY.fullmatch(text)
    if not match or int(match["number"]) == 0:
        return None
    return f"the century as {int(match['number']) - 1:02}XX"


def _read_part(text: str) -> str | None:
    """Return how to write a part of a decade, a year or a month, such as late 1967."""
    match = _PART.fullmatch(text)
    if not match:
        return None
    third = 2
    if match["first"]:
        third = 0
    elif match["middle"]:
        third = 1
    if match["decade"]:
        noun, start, units = "years", match["decade"], [(0, 3), (4, 6), (7, 9)]
    elif match["month"]:
        number = MONTH_NUMBERS[match["month"].casefold()]
        start = f"{match['year']}-{number:02}-"
        _, last_day = monthrange(int(match["year"]), number)
        noun, units = "days", [(1, 10), (11, 20), (21, last_day)]
    else:
        noun, start, units = "months", f"{match['year']}-", [(1, 4), (5, 8), (9, 12)]
    width = 1 if match["decade"] else 2
    first, last = (f"{start}{unit:0{width}}" for unit in units[third])
    edtf = f"[{first}..{last}]"
    if not is_edtf(edtf):
        return None
    return f"the {noun} that you mean, such as {edtf}"


def _read_season(text: str) -> str | None:
    """Return how to write a season or a quarter of a year, such as summer 1968."""
    for pattern in _SEASONS:
        match = pattern.fullmatch(text)
        if not match:
            continue
        code = _SEASON_CODES[match["season"].casefold()]
        edtf = f"{match['year']}-{code}"
        if not is_edtf(edtf):
            return None
        noun = "season"
        if code > _LAST_SEASON:
            noun = match["season"].split()[-1].casefold()  # quarter, quadrimester or semester
        advice = f"the {noun} as {edtf}"
        _, first_month, months = SEASONS[code]
        following = f"{int(match['year']) + 1:04}"
        if first_month + months - 1 > _MONTHS_IN_YEAR:
            advice += f", which is December {match['year']} to February {following}"
            if match["next"] not in {None, "", following, following[2:]}:
                return None
        elif match["next"]:
            return None
        return advice
    return None


def _read_stamp(text: str) -> str | None:
    """Return how to write a date with a time of day, or one as in Wikidata (+1935-05-16T…)."""
    match = _STAMP.fullmatch(text)
    if not match:
        return None
    surplus: list[str] = []
    if match["sign"]:
        surplus.append("the sign")
    if match["time"]:
        surplus.append("the time of day")
    # A time that EDTF almost accepts has an error of its own, which says more.
    has_edtf_time = match["time"] and match["time"].startswith("T") and not match["fraction"]
    if not surplus or (has_edtf_time and not match["sign"]):
        return None
    # Wikidata writes 00 for a month or a day that is not given.
    edtf, noun = f"{match['year']}-{match['month']}-{match['day']}", "day"
    if match["day"] == "00":
        edtf, noun = f"{match['year']}-{match['month']}", "month"
    if match["month"] == "00":
        edtf, noun = match["year"], "year"
    if not is_edtf(edtf):
        return None
    return f"the {noun} as {edtf}, without {' and '.join(surplus)}"


def _read_day(text: str) -> str | None:
    """Return how to write a day or a month, such as 16-May-1935 or 1935/05/16."""
    for pattern in _DAYS:
        match = pattern.fullmatch(text)
        if not match:
            continue
        month = match["month"].casefold()
        number = int(month) if month.isdecimal() else MONTH_NUMBERS.get(month, 0)
        edtf, noun = f"{match['year']}-{number:02}", "month"
        if match["day"]:
            edtf, noun = f"{edtf}-{int(match['day']):02}", "day"
        if is_edtf(edtf):
            return f"the {noun} as {edtf}"
    return None


_READERS = (
    _read_range,
    _read_decade,
    _read_century,
    _read_quarter,
    _read_part,
    _read_season,
    _read_stamp,
    _read_day,
)
"""The functions that explain one notation each."""
