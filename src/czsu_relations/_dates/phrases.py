"""Phrases with dates in them, and dates in Czech, Slovak or Russian: what to write instead.

As in `notations`, nothing is guessed: a text that is explained is still refused.
"""

from __future__ import annotations

import re
from typing import Final

from czsu_relations._dates.calendar import MONTHS
from czsu_relations._dates.edtf import is_edtf
from czsu_relations._dates.english import edtf_from_english
from czsu_relations._dates.notations import explain_notation
from czsu_relations.errors import EDTFError

__all__ = ["MONTH_IN_ENGLISH", "explain_phrase", "explain_text"]

_MOST_CHARACTERS: Final = 80
"""The length of the longest text that can be one of these phrases, which bounds the search."""

_MONTHS_OF_OTHERS: Final = (
    "leden ledna január januára январь января",
    "únor února február februára февраль февраля",
    "březen března marec marca март марта",
    "duben dubna apríl apríla апрель апреля",
    "květen května máj mája май мая",
    "červen června jún júna июнь июня",
    "červenec července júl júla июль июля",
    "srpen srpna august augusta август августа",
    "září september septembra сентябрь сентября",
    "říjen října október októbra октябрь октября",
    "listopad listopadu november novembra ноябрь ноября",
    "prosinec prosince december decembra декабрь декабря",
)
"""The names of each month in Czech, Slovak and Russian, alone and after the number of a day."""

MONTH_IN_ENGLISH: Final[dict[str, str]] = {
    name: month
    for month, names in zip(MONTHS, _MONTHS_OF_OTHERS, strict=True)
    for name in names.split()
}

_WORD: Final = re.compile(r"[^\W\d_]+")
_YEAR_SIGN: Final = re.compile(r"(?<=[0-9]{4})\s*\u0433(?:\.|\u043e\u0434\u0430?\b)")
"""What stands after a year in Russian."""

_ONE_DATE: Final[tuple[tuple[str, str], ...]] = (
    (r"from (?P<a>.+), end unknown", "{a}/"),
    (r"from an unknown date to (?P<a>.+)", "/{a}"),
    (r"(?:since|from) (?P<a>.+?)(?: on| onwards?)?", "{a}/.."),
    (r"(?P<a>.+) onwards?", "{a}/.."),
    (r"(?:until|till|up to) (?P<a>.+)", "../{a}"),
    (r"(?:before|by) (?P<a>.+)", "[..{a}]"),
    (r"after (?P<a>.+)", "[{a}..]"),
    (r"(?:about|around|circa|ca?\.?) ?(?P<a>.+)", "{a}~"),
)
"""Phrases with one date, and their EDTF."""

_TWO_DATES: Final[tuple[tuple[str, str], ...]] = (
    (
        r"between (?P<a>.+) and (?P<b>.+)",
        "[{a}..{b}] for one moment, or {a}/{b} for all the time",
    ),
    (r"(?:from )?(?P<a>.+?)(?: to | until | till | ?[-\u2013\u2014] ?)(?P<b>.+)", "{a}/{b}"),
    (r"(?P<a>.+) or (?P<b>.+)", "[{a},{b}]"),
)
"""Phrases with two dates, of which the first may lack what it shares with the second."""


def explain_text(text: str) -> str | None:
    """Return what to write instead of a date in another notation, or of a phrase with dates.

    Args:
        text: a text that is no date in EDTF or in English.

    Returns:
        The explanation, or None if neither is known here.
    """
    return explain_notation(text) or explain_phrase(text)


def explain_phrase(text: str) -> str | None:
    """Return what to write instead of a phrase with dates, or a date in another language.

    Args:
        text: a text that is no date in EDTF or in English.

    Returns:
        The explanation, or None if there is no date in the text.
    """
    stripped = " ".join(text.split())
    if len(stripped) > _MOST_CHARACTERS:
        return None
    phrase = _YEAR_SIGN.sub("", _WORD.sub(_translate_month, stripped))
    edtf = _read_date(phrase)
    advice = edtf or _read_phrase(phrase)
    if advice is None:
        return None
    return f"{text!r} cannot be read as a date: write {advice}"


def _translate_month(word: re.Match[str]) -> str:
    return MONTH_IN_ENGLISH.get(word[0].casefold(), word[0])


def _read_phrase(phrase: str) -> str | None:
    for pattern, template in _ONE_DATE:
        match = re.fullmatch(pattern, phrase, re.IGNORECASE)
        first = _read_date(match["a"]) if match else None
        if first:
            return _fill(template, first, "")
    for pattern, template in _TWO_DATES:
        match = re.fullmatch(pattern, phrase, re.IGNORECASE)
        second = _read_date(match["b"]) if match else None
        first = _read_first(match["a"], match["b"]) if match and second else None
        if first and second and first != second:
            return _fill(template, first, second)
    return None


def _fill(template: str, first: str, second: str) -> str | None:
    """Return a template with two dates in it, or None if that is no EDTF."""
    advice = template.format(a=first, b=second)
    edtf = advice.partition(" ")[0]
    return advice if is_edtf(edtf) else None


def _read_first(first: str, second: str) -> str | None:
    """Return the first of two dates, which may lack the month and year of the second."""
    shared = second.split()
    for count in range(len(shared)):
        edtf = _read_date(" ".join([first, *shared[len(shared) - count :]]))
        if edtf:
            return edtf
    return None


def _read_date(text: str) -> str | None:
    """Return the EDTF of a date in EDTF or in English."""
    if is_edtf(text):
        return text
    try:
        return edtf_from_english(text, EDTFError(text, 0, "no date"))
    except EDTFError:
        return None
