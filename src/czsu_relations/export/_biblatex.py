"""What an entry of a BibLaTeX file is written with: escaped texts, names, dates.

The manual of biblatex defines the fields and the dates (section 2, <https://ctan.org/pkg/biblatex>).
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.parts import Author

__all__ = ["biblatex_date", "escape_tex", "format_bib_entry", "format_bib_names", "protect_tex"]

_ESCAPES: Final = str.maketrans(
    # Parsers count braces, escaped or not, so that these have names here.
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
"""What becomes one blank: line breaks, and the control characters that TeX stops at."""

_SIDE: Final = r"\d{4}(-\d\d){0,2}[?~%]?"
_UNDERSTOOD: Final = re.compile(
    rf"{_SIDE}|({_SIDE}|\.\.)?/({_SIDE}|\.\.)?"
    r"|\d{3}X|\d\dXX|\d{4}-XX(-XX)?|\d{4}-\d\d-XX"
)
"""The dates of EDTF that biblatex reads, by its manual (section 2.3.8)."""


def format_bib_entry(kind: str, key: str, fields: Iterable[tuple[str, str | None]]) -> str:
    """Return an entry with the fields that have a value."""
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@{kind}{{{key},", *lines, "}\n"])


def escape_tex(text: str | None) -> str:
    """Return a text that LaTeX prints as it is, on one line; nothing if there is none."""
    return _BLANKS.sub(" ", text or "").strip().translate(_ESCAPES)


def protect_tex(text: str | None) -> str:
    """Return a text as one whole: its capitals stay, and an `and` in it separates nothing."""
    return f"{{{escape_tex(text)}}}" if text else ""


def format_bib_names(authors: Iterable[Author]) -> str:
    """Return persons and bodies as a list of names."""
    return " and ".join(map(_name, authors))


def _name(author: Author) -> str:
    if author.family is None:
        return protect_tex(author.literal)
    if author.given is None:
        return protect_tex(author.family)
    plain = re.fullmatch(r"(?!.*\band\b)([^\W_]|[ .'’-])+", author.given, re.IGNORECASE)
    return f"{protect_tex(author.family)}, {author.given if plain else protect_tex(author.given)}"


def biblatex_date(span: TimeSpan | None) -> tuple[str, str]:
    """Return a date as biblatex reads it, and in English what that does not say.

    A date that biblatex cannot read becomes its years. A time of day is left out.
    """
    if span is None:
        return "", ""
    text = str(span).partition("T")[0]
    if _UNDERSTOOD.fullmatch(text):
        return text, ""
    mark = "%" if span.uncertain and span.approximate else "?" * span.uncertain
    mark = mark or "~" * span.approximate
    first = ".." if span.earliest == date.min else f"{span.earliest.year:04}{mark}"
    last = ".." if span.latest == date.max else f"{span.latest.year:04}{mark}"
    years = first if first == last else f"{first}/{last}"
    return years.strip(".") and years, span.describe()
