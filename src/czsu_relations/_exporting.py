"""What exporters share: packages that only some of them need, and what they are given."""

import re
from importlib import import_module
from typing import Any, Final

from czsu_relations._dataset import Dataset
from czsu_relations._forms import described
from czsu_relations._selection import Selection
from czsu_relations._selections import Events
from czsu_relations.errors import MissingExtraError, QueryTypeError

__all__ = ["Late", "as_dataset", "as_events", "load", "spdx_id"]

_SPDX_ID: Final = re.compile(r"(?!LicenseRef-)[A-Za-z0-9.-]+")


def load(package: str, extra: str) -> Any:  # noqa: ANN401 - a module
    """Import a package that is no dependency, or name the extra that brings it."""
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:  # it is there, and something that it needs is not
            raise
        raise MissingExtraError(package, extra) from error


class Late:
    """A package that is no dependency, under the name it is known by, imported at first use."""

    def __init__(self, package: str, extra: str) -> None:
        self._known = (package, extra)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the package has
        return getattr(load(*self._known), name)


def as_dataset(data: object) -> Dataset:
    """Return a dataset as it is, and of a selection its excerpt."""
    if isinstance(data, Dataset):
        return data
    if isinstance(data, Selection):
        return data.dataset.excerpt(data)  # pyright: ignore[reportUnknownArgumentType] - of any records
    raise QueryTypeError(f"this exports a dataset or a selection, not {described(data)}")


def spdx_id(expression: str | None) -> str | None:
    """Return an SPDX expression if it is one id of the list, for formats that know no other."""
    return expression if expression and _SPDX_ID.fullmatch(expression) else None


def as_events(data: object) -> Events:
    """Return the events of a dataset, and a selection of events as it is."""
    if isinstance(data, Dataset):
        return data.events
    if isinstance(data, Events):
        return data
    raise QueryTypeError(f"this exports a dataset or a selection of events, not {described(data)}")
