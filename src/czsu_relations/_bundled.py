"""The bundled dataset, read when this room is first imported: once, under the import lock.

The test suite proves it sound and in order, so reading it checks nothing.
"""

from __future__ import annotations

import json
from typing import Any

from czsu_relations._dataset import Dataset, bound
from czsu_relations._records import ROOMS, Header, Rooms
from czsu_relations._trusted import records
from czsu_relations.errors import EditionError

__all__ = [
    "actors",
    "citation",
    "conditions",
    "dataset",
    "events",
    "on",
    "periods",
    "references",
    "treaties",
]


def _read(name: str) -> Any:  # noqa: ANN401 - what JSON says
    # The loader also reads from a zip; importlib.resources would, too, and is slow to import.
    loader: Any = __spec__.loader
    return json.loads(loader.get_data(__file__.removesuffix("_bundled.py") + f"data/{name}.json"))


def _load() -> Dataset:
    header = _read("dataset")
    del header["format_version"]
    rooms: dict[str, Any] = {name: records(_read(name), cls) for name, cls in ROOMS.items()}
    return bound(records([header], Header)[0], Rooms(**rooms), of_edition)


def of_edition(edition: str) -> Dataset:
    """Open a pickle: return the bundled dataset if it is of this edition.

    Raises:
        EditionError: another edition is installed.
    """
    if edition != dataset.edition:
        raise EditionError(edition, dataset.edition)
    return dataset


dataset = _load()
periods = dataset.periods
events = dataset.events
conditions = dataset.conditions
treaties = dataset.treaties
actors = dataset.actors
references = dataset.references
on = dataset.on
citation = dataset.citation
