"""Plain data that are known to be sound, to records: how the bundled data are read.

Nothing is checked here, which makes it quick; the converter that checks everything is slow to
import. A test proves that both build the same records from the bundled data.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import has

from czsu_relations._model.fields import Field, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["build_records"]

T = TypeVar("T")


def build_records(raw: Iterable[dict[str, Any]], cls: type[T]) -> tuple[T, ...]:
    """Return records, or parts of records, of one type."""
    build = _make_builder(cls)
    return tuple([build(plain) for plain in raw])


def _make_builder(cls: type[T]) -> Callable[[dict[str, Any]], T]:
    """Return a function that builds a record from plain data, without its validators."""
    # `__set__` of a slot writes past the frozen `__setattr__`, and faster than `object` does.
    fields = [
        (field.name, field.default, _make_reader(field), getattr(cls, field.name).__set__)
        for field in fields_of(cls)
    ]

    def build(plain: dict[str, Any]) -> T:
        record = object.__new__(cls)
        for name, default, read, put in fields:
            put(record, read(plain[name]) if name in plain else default)
        return record

    return build


def _make_reader(field: Field) -> Callable[[Any], object]:
    """Return a function that reads the value of a field from plain data."""
    read: Callable[[Any], object] = field.base
    if has(field.base):
        read = _make_builder(field.base)
    elif field.base is not str:
        read = cache(read)  # most dates and terms occur many times
    if not field.many:
        return read
    return lambda raw: tuple([read(item) for item in raw])
