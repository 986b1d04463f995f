"""Sources as CSL-JSON, which Zotero and citation processors read.

The fields are those of <https://docs.citationstyles.org/en/stable/specification.html>, their form
that of its JSON Schema (`csl-data.json`).
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

_KEYS: Final = {"authors": "author", "url": "URL", "evidence": "keyword"}
_DAY: Final = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")
_SEASON: Final = re.compile(r"(\d{4})-2([1-4])")


def csl_items(references: Iterable[Reference]) -> list[dict[str, Any]]:
    """Return sources as CSL items, in their order, each under its id."""
    return [_plain(reference) for reference in references]


def _plain(record: object) -> dict[str, Any]:
    """Return what a record has to say, under the names of CSL."""
    values = {field.name: getattr(record, field.name) for field in fields_of(type(record))}
    return {
        _KEYS.get(name, name.replace("_", "-")): _value(value)
        for name, value in values.items()
        if value
    }


def _value(value: object) -> object:
    if isinstance(value, TimeSpan):
        return _date(value)
    if isinstance(value, tuple):
        return list(map(_plain, cast("tuple[object, ...]", value)))
    return str(value)


def _date(span: TimeSpan) -> dict[str, object]:
    """Return a day, month, year, season or interval of them in numbers, anything else in words."""
    text = re.sub(r"[?~%]|T.*", "", str(span))
    season = _SEASON.fullmatch(text)
    days = [season[1]] if season else text.split("/")
    if not all(map(_DAY.fullmatch, days)):
        return {"literal": span.describe()}
    date: dict[str, object] = {"date-parts": [list(map(int, day.split("-"))) for day in days]}
    if season:
        date["season"] = int(season[2])
    if span.uncertain or span.approximate:
        date["circa"] = True
    return date
