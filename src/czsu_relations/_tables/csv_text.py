"""Tables as CSV, in which no text begins as a formula does."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

__all__ = ["escape_formula", "format_csv"]

_FORMULA: Final = re.compile("'*[=+@\t\r\n\0＝＋－＠-]")  # noqa: RUF001 - full-width forms are meant
"""What a spreadsheet may take for a formula, be it with apostrophes before it already."""


def escape_formula(text: str) -> str:
    r"""Put an apostrophe before a text that a spreadsheet would run as a formula.

    The characters are those of OWASP's page on CSV injection and of ASVS 1.2.10. A text that has
    apostrophes before such a character gets one more, so that every text comes back by taking one
    off where `'+[=+@\t\r\n\0＝＋－＠-]` matches.

    >>> safe("=1+1"), safe("'=1+1"), safe("'tis"), safe("1+1")
    ("'=1+1", "''=1+1", "'tis", '1+1')
    """  # noqa: RUF002 - full-width forms are meant
    return f"'{text}" if _FORMULA.match(text) else text


def format_csv(
    names: Iterable[str], rows: Iterable[Iterable[str | int | bool | date | None]]
) -> str:
    r"""Return a table as CSV, a heading first: RFC 4180, with quotes only where they are needed.

    Yes and no are `true` and `false`, days are ISO, None is empty, texts are `safe`.

    >>> csv_text(["id", "known"], [["a,b", True], ["=c", None]])
    'id,known\r\n"a,b",true\r\n\'=c,\r\n'
    """
    with io.StringIO(newline="") as target:
        writer = csv.writer(target)
        writer.writerow(names)
        writer.writerows(map(_text, row) for row in rows)
        return target.getvalue()


def _text(cell: str | int | bool | date | None) -> str:  # noqa: FBT001 - a cell, not a switch
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return escape_formula(cell) if isinstance(cell, str) else str(cell)
