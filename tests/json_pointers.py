"""JSON Pointers (RFC 6901): reading and changing plain data, and the problems at a place in it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from czsu_relations import Dataset, DatasetError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raw_datasets import Raw

__all__ = ["REMOVED", "pointers_in", "problems_of", "replace_at", "value_at"]

REMOVED: Final = object()
"""The value that `replace_at` takes to remove what is at a pointer."""


def problems_of(data: object) -> tuple[Problem, ...]:
    """Return the problems of a raw dataset; none if it is sound."""
    try:
        Dataset.from_dict(data)
    except DatasetError as error:
        return error.problems
    return ()


def replace_at(data: Raw, pointer: str, value: object) -> Raw:
    """Return a copy with another value at a pointer.

    Args:
        data: what is copied.
        pointer: a place that exists, a new key of an object, or the end of a list.
        value: the new value, or REMOVED.
    """
    changed = copy.deepcopy(data)
    parent_pointer, _, last_step = pointer.rpartition("/")
    parent = value_at(changed, parent_pointer)
    is_list = _is_instance(list, parent)
    key: Any = _unescape(last_step)
    if is_list:
        key = int(last_step)
    if value is REMOVED:
        del parent[key]
    elif is_list and key == len(parent):
        parent.append(value)
    else:
        parent[key] = value
    return changed


def value_at(data: object, pointer: str) -> Any:
    """Return the value at a pointer.

    Raises:
        LookupError: there is no such place in the data.
    """
    value: Any = data
    for step in pointer.split("/")[1:]:
        if _is_instance(dict, value):
            # Half of a surrogate pair is written in a pointer as its escape.
            keys = {str(key).encode("utf-8", "backslashreplace").decode(): key for key in value}
            value = value[keys[_unescape(step)]]
        elif _is_instance(list, value):
            value = value[int(step)]
        else:
            raise LookupError(pointer)
    return value


def pointers_in(data: object, pointer: str = "") -> Iterator[str]:
    """Yield the pointer of every value in plain data, which are themselves at a pointer."""
    yield pointer
    value: Any = data
    if _is_instance(dict, value):
        for key, item in value.items():
            yield from pointers_in(item, f"{pointer}/{_escape(key)}")
    elif _is_instance(list, value):
        for index, item in enumerate(value):
            yield from pointers_in(item, f"{pointer}/{index}")


def _is_instance(cls: type, value: object) -> bool:
    """Whether a value is of a type; a value that is `Any` to type checkers stays `Any`."""
    return isinstance(value, cls)


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _unescape(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")
