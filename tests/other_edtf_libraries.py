"""The bounds that other EDTF libraries compute; a wrapper, because those have no types.

The tests that compare them leave out the texts for which they are known to be wrong.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import warnings
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # edtf uses what its own dependencies call deprecated
    from edtf import parse_edtf
    from undate.converters.edtf import EDTFDateConverter  # type: ignore[import-untyped]  # has no types
    from undate.interval import UndateInterval  # type: ignore[import-untyped]  # has no types

__all__ = ["python_edtf_bounds", "undate_bounds"]


def python_edtf_bounds(text: str) -> tuple[str, str]:
    """Return the first and the last day as ISO dates; infinity is an empty text."""
    parsed: Any = parse_edtf(text)
    return _from_struct_time(parsed.lower_strict()), _from_struct_time(parsed.upper_strict())


def _from_struct_time(bound: Any) -> str:
    if isinstance(bound, float):
        return ""
    return f"{bound[0]:04}-{bound[1]:02}-{bound[2]:02}"


def undate_bounds(text: str) -> tuple[str, str]:
    """Return the first and the last day as ISO dates; infinity is an empty text."""
    parsed: Any = EDTFDateConverter().parse(text)
    if isinstance(parsed, UndateInterval):
        start, end = parsed.earliest, parsed.latest
        first = str(start.earliest) if start else ""
        last = str(end.latest) if end else ""
        return first, last
    return str(parsed.earliest), str(parsed.latest)
