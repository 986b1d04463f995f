"""The values of a CSL item: names, dates and texts.

Their form is that of the JSON Schema of CSL (`csl-data.json`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.fields import fields_of

if TYPE_CHECKING:
    from czsu_relations._model.parts import Author

__all__ = ["csl_value"]

_DAY: Final = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")
_SEASON: Final = re.compile(r"(?P<year>\d{4})-2(?P<number>[1-4])")
"""A season without hemisphere, which EDTF counts from 21, and CSL from 1."""
_QUALIFIER_OR_TIME: Final = re.compile(r"[?~%]|T.*")


def csl_value(value: object) -> object:
    """Return a date, authors, or a text or number in the form that CSL has for them."""
    if isinstance(value, TimeSpan):
        return _make_date(value)
    if isinstance(value, tuple):
        authors = cast("tuple[Author, ...]", value)
        return [_make_name(author) for author in authors]
    return str(value)


def _make_name(author: Author) -> dict[str, str]:
    """Return the parts of a name that have a value; CSL's names for them are ours."""
    name: dict[str, str] = {}
    for field in fields_of(type(author)):
        part = getattr(author, field.name)
        if part:
            name[field.name] = part
    return name


def _make_date(span: TimeSpan) -> dict[str, object]:
    """Return a date in numbers; in English if CSL has no numbers for it.

    CSL has days, months, years, and intervals of them, and a season of a year.
    """
    text = _QUALIFIER_OR_TIME.sub("", span.edtf)
    season = _SEASON.fullmatch(text)
    if season:
        ends = [season["year"]]
    else:
        ends = text.split("/")
    if not all(map(_DAY.fullmatch, ends)):
        return {"literal": span.describe()}
    date_parts: list[list[int]] = []
    for end in ends:
        date_parts.append([int(part) for part in end.split("-")])
    date: dict[str, object] = {"date-parts": date_parts}
    if season:
        date["season"] = int(season["number"])
    if span.uncertain or span.approximate:
        date["circa"] = True
    return date
