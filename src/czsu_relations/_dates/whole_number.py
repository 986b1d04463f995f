"""Whole numbers of any library."""

from __future__ import annotations

import operator
from contextlib import suppress
from typing import SupportsIndex, TypeGuard

__all__ = ["read_whole_number", "read_year"]


def read_whole_number(value: object) -> int | None:
    """Return a whole number, such as one of numpy, as an `int`; None for anything else.

    True is no number here, although it is an `int`, too.
    """
    # Not `int()`, which would also take a float.
    if isinstance(value, SupportsIndex) and not isinstance(value, bool):
        with suppress(TypeError):  # of an array, which has an index only if it has one number
            return operator.index(value)
    return None


def read_year(value: object) -> int | None:
    """Return a year as an `int`, also if it is a float without a fraction; None for anything else.

    In a data frame, a column of years holds floats as soon as one of them is missing.
    """
    if _is_float(value) and float(value).is_integer():
        return int(value)
    return read_whole_number(value)


def _is_float(value: object) -> TypeGuard[float]:
    """Whether a value is a float, of Python or of numpy."""
    cls = type(value)
    return isinstance(value, float) or (
        cls.__module__ == "numpy" and cls.__name__.startswith("float")
    )
