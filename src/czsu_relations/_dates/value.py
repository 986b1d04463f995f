"""Values that never change, and have an order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, Self

__all__ = ["Value"]


class Value:
    """The base class of an immutable value: it is its own copy, and is ordered by `_key`."""

    __slots__ = ()

    if TYPE_CHECKING:

        def _key(self) -> tuple[Any, ...]: ...

    def __lt__(self, other: object) -> bool:
        return self._key() < other._key() if isinstance(other, type(self)) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self._key() <= other._key() if isinstance(other, type(self)) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self._key() > other._key() if isinstance(other, type(self)) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self._key() >= other._key() if isinstance(other, type(self)) else NotImplemented

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} is immutable: {name!r} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} is immutable: {name!r} cannot be deleted")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self
