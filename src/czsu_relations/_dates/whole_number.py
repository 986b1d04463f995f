"""Whole numbers of any library."""

from __future__ import annotations

import operator
from contextlib import suppress
from typing import SupportsIndex

__all__ = ["read_whole_number"]


def read_whole_number(value: object) -> int | None:
    """Return a whole number, such as one of numpy, as an `int`; None for anything else.

    True is no number here, although it is an `int`, too.
    """
    # Not `int()`, which would also take a float.
    if isinstance(value, SupportsIndex) and not isinstance(value, bool):
        with suppress(TypeError):  # of an array, which has an index only if it has one number
            return operator.index(value)
    return None
