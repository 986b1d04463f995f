"""Answers that may be left open: True, False, or None where it is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Answer", "any_of"]

Answer: TypeAlias = bool | None
"""True, False, or None if it is not known: the strong logic of Kleene."""


def any_of(answers: Iterable[Answer]) -> Answer:
    """Whether one of several things is so: one True suffices, and one None leaves it open."""
    found = set(answers)
    if True in found:
        return True
    if None in found:
        return None
    return False
