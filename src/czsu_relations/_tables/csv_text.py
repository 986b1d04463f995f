"""Tables as CSV, in which no text can be taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    CsvCell = str | int | bool | date | None

__all__ = ["escape_formula", "format_csv"]

_FULL_WIDTH: Final = (
    "\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
_FORMULA: Final = re.compile(rf"'*[=+@\t\r\n\0{_FULL_WIDTH}-]")
"""The beginning of a text that a spreadsheet may run, also where apostrophes precede it."""


def escape_formula(text: str) -> str:
    r"""Return a text with an apostrophe before it if a spreadsheet would run it as a formula.

    The characters are those of OWASP's page on CSV injection and of ASVS 1.2.10: `=`, `+`, `-` and
    `@`, also full-width, tab, carriage return, line feed and null. A text in which apostrophes
    precede such a character gets one more apostrophe. So every text can be restored: take one
    apostrophe off wherever at least one precedes such a character.

    >>> escape_formula("=1+1"), escape_formula("'=1+1")
    ("'=1+1", "''=1+1")
    >>> escape_formula("'tis"), escape_formula("1+1")
    ("'tis", '1+1')
    """
    if _FORMULA.match(text):
        return f"'{text}"
    return text


def format_csv(names: Iterable[str], rows: Iterable[Iterable[CsvCell]]) -> str:
    r"""Return a table as CSV by RFC 4180: a heading and the rows, with quotes only where needed.

    Booleans are `true` and `false`, days are ISO, None is empty. Texts are escaped by
    `escape_formula`.

    >>> format_csv(["id", "known"], [["a,b", True], ["=c", None]])
    'id,known\r\n"a,b",true\r\n\'=c,\r\n'
    """
    with io.StringIO(newline="") as target:
        writer = csv.writer(target)
        writer.writerow(names)
        for row in rows:
            writer.writerow([_format_cell(cell) for cell in row])
        return target.getvalue()


def _format_cell(cell: CsvCell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, str):
        return escape_formula(cell)
    return str(cell)
