"""Values that a list has more than once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def find_repeated(values: Iterable[object]) -> list[object]:
    """Return the values that there are more than once."""
    return [value for value, count in Counter(values).items() if count > 1]
