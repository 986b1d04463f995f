"""Conversion of dates, datetimes, years and English to EDTF text."""

from __future__ import annotations

import operator
import re
import reprlib
from datetime import date

from czsu_relations._dates.edtf import parse_edtf
from czsu_relations._dates.whole_number import read_year
from czsu_relations.errors import EDTFError, QueryTypeError

__all__ = ["edtf_of_value", "plain_text"]

_MOST_BITS_IN_DECIMAL = 64
"""The size of the largest number shown in decimal; beyond 4300 digits `str()` raises an error."""

_DIGITS_OF_DAY = 8

_NUMPY_UNIT = re.compile(r"datetime64\[(?!W\])[A-Za-z]+\]")
"""A unit in which a `numpy.datetime64` begins with its year, its month or its day.

A week has no EDTF, and a step of several units, such as `[10Y]`, does not show in the text.
"""


def edtf_of_value(value: object) -> str:
    """Return the EDTF text of a date, a datetime, a year or a text, if it has only one reading.

    The scalars of numpy and pandas are read without importing either: their integers are years,
    a `Timestamp` is a datetime, and the text of a `datetime64` is ISO 8601 of its precision.

    Raises:
        EDTFError: the text is not a date or can be read in two ways, or the year is out of range.
        QueryTypeError: the value is a missing one, or has none of these types.
    """
    if isinstance(value, str):
        return _edtf_of_text(plain_text(value))
    if _is_missing(value):
        raise QueryTypeError(
            f"{reprlib.repr(value)} is a missing value, not a date: leave such values out"
        )
    if isinstance(value, date):
        # A `pandas.Timestamp` can have a year that a date cannot have.
        year = _edtf_of_year(value.year)
        return f"{year}-{value.month:02}-{value.day:02}"
    if type(value).__module__ == "numpy" and type(value).__name__ == "datetime64":
        return _edtf_of_numpy_date(value)
    return _edtf_of_year(value)


def _edtf_of_text(text: str) -> str:
    """Return the EDTF text of a date in EDTF or in English."""
    # Here and not above: the many patterns of other notations take time to compile, and whoever
    # only reads data does not need them.
    from czsu_relations._dates.english import edtf_from_english
    from czsu_relations._dates.notations import explain_two_years
    from czsu_relations._dates.phrases import explain_text

    explanation = explain_two_years(text)
    if explanation:
        raise EDTFError(text, text.index("-") + 1, explanation)
    try:
        parse_edtf(text)
    except EDTFError as error:
        edtf_error = error  # leaves the handler, so that no error is raised while handling it
    else:
        return text
    try:
        return edtf_from_english(text, edtf_error)
    except EDTFError as error:
        explanation = explain_text(text)
        if explanation is None:
            raise
        raise EDTFError(text, error.position, explanation) from None


def _is_missing(value: object) -> bool:
    """Whether a value stands for a missing one: None, nan, NaT or `pandas.NA`."""
    # The comparisons of NA give NA, which is neither true nor false.
    if value is None or type(value).__name__ == "NAType":
        return True
    try:
        # Of all values, only missing ones differ from themselves.
        return bool(operator.ne(value, value))
    except (TypeError, ValueError, ArithmeticError):  # such as an array, or a signalling nan
        return False


def _edtf_of_numpy_date(value: object) -> str:
    """Return the EDTF text of a `numpy.datetime64`, with the day, month or year that it gives."""
    unit = str(getattr(value, "dtype", ""))
    if not _NUMPY_UNIT.fullmatch(unit):
        raise QueryTypeError(
            f"{value!r} counts in {unit}, which are neither days, months nor years:"
            " convert it with astype('datetime64[D]')"
        )
    return str(value).partition("T")[0]


def _edtf_of_year(value: object) -> str:
    """Return the EDTF text of a year, which has four digits."""
    year = read_year(value)
    if year is None:
        hint = "; a year is a whole number" if isinstance(value, float) else ""
        raise QueryTypeError(
            "a date is a TimeSpan, an EDTF or English text, a datetime.date or a year, "
            f"not {reprlib.repr(value)} of type {type(value).__name__}{hint}"
        )
    if date.min.year <= year <= date.max.year:
        return f"{year:04}"
    if year.bit_length() <= _MOST_BITS_IN_DECIMAL:
        shown = str(year)
        if len(shown) == _DIGITS_OF_DAY:
            # Such as 19380930, which is a day in some tables: the error says so.
            return _edtf_of_text(shown)
    else:
        shown = hex(year)
    raise EDTFError(shown, 0, "this year is out of range: the years here are 1 to 9999")


def plain_text(text: object) -> str:
    """Return a text as a plain `str`, because a subclass could have a repr of its own.

    Raises:
        QueryTypeError: the value is not a text.
    """
    if isinstance(text, str):
        return str.__str__(text)
    raise QueryTypeError(
        f"TimeSpan takes EDTF text, not a value of type {type(text).__name__};"
        " TimeSpan.of() also takes dates and years"
    )
