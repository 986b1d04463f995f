"""Which sides of an EDTF text are open or unknown, by its characters alone."""

from __future__ import annotations

import re

__all__ = ["has_first_day", "has_last_day"]


def has_first_day(text: str) -> bool:
    """Return whether a date has a first possible day: no `..` and no empty side at its start."""
    return not re.match(r"[{\[]?\.\.|/", text)


def has_last_day(text: str) -> bool:
    """Return whether a date has a last possible day: no `..` and no empty side at its end."""
    return not re.search(r"(\.\.[}\]]?|/)$", text)
