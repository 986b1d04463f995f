"""Plain data that is known to be right, to records: how the bundled data are read.

It checks nothing, and so it is quick; the converter that checks everything is slow to import.
A test proves that both read the bundled data to the same records.
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
    """Build records, or parts of them, of one type."""
    build = _builder(cls)
    return tuple([build(one) for one in raw])


def _builder(cls: type[T]) -> Callable[[dict[str, Any]], T]:
    fields = [
        (field.name, field.default, _reader(field), getattr(cls, field.name).__set__)
        for field in fields_of(cls)
    ]

    def build(raw: dict[str, Any]) -> T:
        record = object.__new__(cls)
        for name, default, read, put in fields:
            put(record, read(raw[name]) if name in raw else default)
        return record

    return build


def _reader(field: Field) -> Callable[[Any], object]:
    read: Callable[[Any], object] = field.base
    if has(field.base):
        read = _builder(field.base)
    elif field.base is not str:
        read = cache(read)  # most dates and words stand many times
    if not field.many:
        return read
    return lambda raw: tuple([read(item) for item in raw])
