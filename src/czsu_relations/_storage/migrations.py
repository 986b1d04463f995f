"""Older forms of the JSON, rewritten in the newest form before a dataset is read.

Format 2 (data edition 2026.12) refuses two kinds of dates that format 1 took although EDTF does not
have them: a range in a set whose ends have different precisions, as `[1920-02..1920-03-11]`, and a
second 60 that is no leap second. Each is rewritten as a date with the same meaning.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from attrs import has

from czsu_relations._dates.calendar import SEASONS
from czsu_relations._dates.edtf import is_edtf, parse_edtf
from czsu_relations._dates.precision import join_in_one_precision, precision_of, qualifier_sign
from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._dates.tree import Date
from czsu_relations._model.collection import RECORD_TYPES, Header
from czsu_relations._model.fields import Field, fields_of
from czsu_relations._storage.json_text import as_list, as_object
from czsu_relations.errors import EDTFError

__all__ = ["FORMAT_VERSION", "migrate"]

FORMAT_VERSION: Final = 2
"""The version of the format in which datasets are written. Every version up to it is read."""

ChangeDate = Callable[[str], str]

_SECOND_60: Final = re.compile(r"(?<=T[0-9]{2}:[0-9]{2}:)60")
_YEAR_DIGITS: Final = 4


def migrate(content: dict[object, object]) -> dict[object, object]:
    """Return a dataset in the newest format: the same object, or a new one if it is older.

    What is wrong with the data stays as it is, and is found when they are read.
    """
    version = content.get("format_version")
    # True equals 1, and would pass for the version.
    if type(version) is int and version == 1:
        return _migrate_from_1(content)
    return content


def _migrate_from_1(content: dict[object, object]) -> dict[object, object]:
    migrated = _change_dates_in_object(content, Header, _rewrite_date_of_1)
    migrated["format_version"] = FORMAT_VERSION
    for table, cls in RECORD_TYPES.items():
        records = as_list(content.get(table))
        if records is not None:
            migrated[table] = [_change_dates(raw, cls, _rewrite_date_of_1) for raw in records]
    return migrated


# ---- the dates of plain data -------------------------------------------------


def _change_dates(raw: object, cls: type, change: ChangeDate) -> object:
    """Return a value that is to become a date, a record or a part of one, with its dates changed.

    A value of any other type is wrong there, and is returned as it is.
    """
    if cls is TimeSpan:
        return change(raw) if isinstance(raw, str) else raw
    content = as_object(raw)
    if content is None:
        return raw
    return _change_dates_in_object(content, cls, change)


def _change_dates_in_object(
    content: dict[object, object], cls: type, change: ChangeDate
) -> dict[object, object]:
    """Return a copy of the data of a record, or of a part of one, with its dates changed."""
    changed = dict(content)
    for field in fields_of(cls):
        if field.name in content and _can_have_dates(field):
            value = content[field.name]
            items = as_list(value)
            if items is None:
                changed[field.name] = _change_dates(value, field.base, change)
            else:
                changed[field.name] = [_change_dates(item, field.base, change) for item in items]
    return changed


def _can_have_dates(field: Field) -> bool:
    return field.base is TimeSpan or has(field.base)


# ---- from format 1 to 2 ------------------------------------------------------


def _rewrite_date_of_1(text: str) -> str:
    """Return a date of format 1 as EDTF; a text that was no date in format 1 stays as it is."""
    if is_edtf(text):
        return text
    if text.startswith(("[", "{")):
        members = text[1:-1].split(",")
        rewritten = [_rewrite_member(member, every=text[0] == "{") for member in members]
        candidate = f"{text[0]}{','.join(rewritten)}{text[-1]}"
    else:
        # The time counts for nothing, so that the second before has the same meaning.
        candidate = _SECOND_60.sub("59", text)
    if is_edtf(candidate):
        return candidate
    return text


def _rewrite_member(member: str, *, every: bool) -> str:
    """Return a member of a set; the ends of a range have the same precision in the new text.

    Args:
        member: the member.
        every: whether all members of the set are meant, or one of them.
    """
    first_text, _, last_text = member.partition("..")
    try:
        first, last = parse_edtf(first_text), parse_edtf(last_text)
    except EDTFError:
        return member
    if not (isinstance(first, Date) and isinstance(last, Date)) or "T" in member:
        return member
    if precision_of(first) == precision_of(last):
        return member
    if every:
        return _pad_range(first, last)
    return join_in_one_precision(first, last)


def _pad_range(first: Date, last: Date) -> str:
    """Return a range of which the coarser end is padded with unspecified digits.

    In a set of all members, `{1934-05-01..1936}` says that the last date is some day of 1936. Its
    new form is `{1934-05-01..1936-XX-XX}`, since `{1934-05-01..1936-12-31}` would say every day.
    """
    with_day = bool(first.day or last.day)
    first_text = _pad_date(first, first.first, with_day=with_day)
    last_text = _pad_date(last, last.last, with_day=with_day)
    return f"{first_text}..{last_text}"


def _pad_date(moment: Date, bound: date, *, with_day: bool) -> str:
    """Return a date as a month or a day, with an `X` for each digit that it does not give.

    Args:
        moment: the date.
        bound: its first or last day. A season cannot be padded; the month of this day is taken.
        with_day: whether to return a day.
    """
    year, month = moment.year, moment.month or "XX"
    if moment.significant:
        unspecified = len(str(int(year))) - moment.significant
        year = year[: _YEAR_DIGITS - unspecified] + "X" * unspecified
    if month in SEASONS:
        year, month, _ = bound.isoformat().split("-")
    padded = f"{year}-{month}"
    if with_day:
        padded += f"-{moment.day or 'XX'}"
    return padded + qualifier_sign(uncertain=moment.uncertain, approximate=moment.approximate)
