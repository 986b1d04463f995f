"""One item of CSL: its names, dates and texts.

Their form is that of the JSON Schema of CSL (`csl-data.json`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.fields import fields_of
from czsu_relations._model.parts import Author

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["make_csl_item"]

_DAY: Final = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")
_SEASON: Final = re.compile(r"(?P<year>\d{4})-2(?P<number>[1-4])")
"""A season without hemisphere, which EDTF counts from 21, and CSL from 1."""
_QUALIFIER_OR_TIME: Final = re.compile(r"[?~%]|T.*")


def make_csl_item(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields that have a value, each in the form that CSL has for it.

    Args:
        fields: dates, authors and texts, under CSL's names.
    """
    item: dict[str, object] = {}
    for name, value in fields.items():
        if value:
            item[name] = _make_value(value)
    return item


def _make_value(value: object) -> object:
    if isinstance(value, TimeSpan):
        return _make_date(value)
    if isinstance(value, tuple):
        authors = cast("tuple[Author, ...]", value)
        return [_make_name(author) for author in authors]
    return str(value)


def _make_name(author: Author) -> dict[str, object]:
    """Return the parts of a name; CSL's names for them are ours."""
    return make_csl_item({field.name: getattr(author, field.name) for field in fields_of(Author)})


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
