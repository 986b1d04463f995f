"""The bundled dataset, read when this module is first imported: once, under the import lock.

The test suite proves it sound and in order, so reading it checks nothing.
"""

from __future__ import annotations

import json
from typing import Any

from czsu_relations._model.collection import RECORD_TYPES, Collection, Header
from czsu_relations._query.dataset import Dataset
from czsu_relations._storage.trusted_reader import build_records
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


def _read(name: str) -> Any:
    # The loader also reads from a zip; importlib.resources would, too, and is slow to import.
    package, _, _ = __file__.rpartition("_query")
    loader: Any = __spec__.loader
    return json.loads(loader.get_data(f"{package}data/{name}.json"))


def _load() -> Dataset:
    header = _read("dataset")
    del header["format_version"]
    tables: dict[str, Any] = {
        name: build_records(_read(name), cls) for name, cls in RECORD_TYPES.items()
    }
    collection = Collection(header=build_records([header], Header)[0], **tables)
    return Dataset.from_collection(collection, loader=of_edition)


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
