"""The licence of a dataset, for formats that have a place for an id of SPDX alone."""

import re
from typing import Final

__all__ = ["spdx_id"]

_SPDX_ID: Final = re.compile(r"(?!LicenseRef-)[A-Za-z0-9.-]+")


def spdx_id(expression: str | None) -> str | None:
    """Return a licence if its SPDX expression is a single id; else None.

    Some formats have a place for an id of SPDX, but not for an expression.
    """
    if expression and _SPDX_ID.fullmatch(expression):
        return expression
    return None
