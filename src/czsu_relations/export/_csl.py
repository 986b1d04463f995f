"""Sources as CSL-JSON, which Zotero and citation processors read.

The fields are those of <https://docs.citationstyles.org/en/stable/specification.html>, and their
form is that of its JSON Schema (`csl-data.json`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations._model.reference import Reference

__all__ = ["csl_items"]

_KEYS: Final = {
    "authors": "author",
    "editors": "editor",
    "recipients": "recipient",
    "doi": "DOI",
    "isbn": "ISBN",
    "url": "URL",
    "evidence": "keyword",
}
"""The names that CSL gives to fields; other names differ in their hyphens alone."""

_DAY: Final = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")
_SEASON: Final = re.compile(r"(?P<year>\d{4})-2(?P<number>[1-4])")
"""A season without hemisphere, which EDTF counts from 21, and CSL from 1."""
_QUALIFIER_OR_TIME: Final = re.compile(r"[?~%]|T.*")


def csl_items(references: Iterable[Reference]) -> list[dict[str, Any]]:
    """Return sources as CSL items, in their order, each under its id."""
    return [_make_item(reference) for reference in references]


def _make_item(record: object) -> dict[str, Any]:
    """Return the fields of a source, or of an author, that have a value, under CSL's names."""
    item: dict[str, Any] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if value:
            key = _KEYS.get(field.name, field.name.replace("_", "-"))
            item[key] = _make_value(value)
    return item


def _make_value(value: object) -> object:
    if isinstance(value, TimeSpan):
        return _make_date(value)
    if isinstance(value, tuple):
        authors = cast("tuple[object, ...]", value)
        return [_make_item(author) for author in authors]
    return str(value)


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
