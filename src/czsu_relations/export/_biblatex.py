"""The parts of an entry in a BibLaTeX file: escaped texts, names, dates.

The manual of biblatex defines the fields and the dates (section 2, <https://ctan.org/pkg/biblatex>).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from czsu_relations._dates.precision import qualifier_sign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.parts import Author

__all__ = [
    "biblatex_date",
    "escape_tex",
    "escape_url",
    "format_bib_entry",
    "format_bib_names",
    "protect_tex",
]

_ESCAPES: Final = str.maketrans(
    # Parsers count braces, also escaped ones; so braces are written by the names that TeX has.
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: rf"\{char}" for char in "&%$#_"},
    }
)

_BLANKS: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
"""What becomes one blank: white space, line breaks, and control characters that stop TeX."""

_PLAIN_GIVEN_NAME: Final = re.compile(r"(?!.*\band\b)([^\W_]|[ .'’-])+", re.IGNORECASE)
"""Given names that no parser takes apart: no comma and no `and`."""

_END: Final = r"\d{4}(-\d\d){0,2}[?~%]?"
_BIBLATEX_DATE: Final = re.compile(
    rf"{_END}|({_END}|\.\.)?/({_END}|\.\.)?"
    r"|\d{3}X|\d\dXX|\d{4}-XX(-XX)?|\d{4}-\d\d-XX"
)
"""The dates of EDTF that biblatex reads, by its manual (section 2.3.8)."""

_OPEN: Final = ".."


def format_bib_entry(kind: str, key: str, fields: Iterable[tuple[str, str | None]]) -> str:
    """Return an entry with the fields that have a value."""
    lines = [f"@{kind}{{{key},"]
    for name, value in fields:
        if value:
            lines.append(f"  {name} = {{{value}}},")
    lines.append("}\n")
    return "\n".join(lines)


def escape_tex(text: str | None) -> str:
    """Return a text that LaTeX prints as it is, on one line; "" for None."""
    one_line = _BLANKS.sub(" ", text or "").strip()
    return one_line.translate(_ESCAPES)


def escape_url(url: str | None) -> str | None:
    """Return an address with those characters percent-encoded that would end the field."""
    if url is None:
        return None
    return re.sub(r"[{}\\]", _percent_encode, url)


def _percent_encode(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):X}"


def protect_tex(text: str | None) -> str:
    """Return an escaped text in braces, which keep capitals and an `and` in it; "" for None."""
    if not text:
        return ""
    return f"{{{escape_tex(text)}}}"


def format_bib_names(authors: Iterable[Author]) -> str:
    """Return persons and bodies as a list of names."""
    return " and ".join(map(_format_name, authors))


def _format_name(author: Author) -> str:
    if author.family is None:
        return protect_tex(author.literal)
    family = protect_tex(author.family)
    if author.given is None:
        return family
    if _PLAIN_GIVEN_NAME.fullmatch(author.given):
        # Without braces, styles can print initials.
        return f"{family}, {author.given}"
    return f"{family}, {protect_tex(author.given)}"


def biblatex_date(span: TimeSpan | None) -> tuple[str, str]:
    """Return a date as biblatex reads it, and in English if biblatex cannot read the whole date.

    A date that biblatex cannot read becomes its years. A time of day is left out.
    """
    if span is None:
        return "", ""
    day_text = span.edtf.partition("T")[0]
    if _BIBLATEX_DATE.fullmatch(day_text):
        return day_text, ""
    qualifier = qualifier_sign(uncertain=span.uncertain, approximate=span.approximate)
    first_year = last_year = _OPEN
    if span.starts_bounded:
        first_year = f"{span.earliest.year:04}{qualifier}"
    if span.ends_bounded:
        last_year = f"{span.latest.year:04}{qualifier}"
    if first_year != last_year:
        years = f"{first_year}/{last_year}"
    elif first_year == _OPEN:
        years = ""
    else:
        years = first_year
    return years, span.describe()
