"""The bundled dataset, read when this module is first imported: once, under the import lock.

The test suite proves that it is valid and sorted, so it is read without a check.
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


def _read_json(name: str) -> Any:
    # The loader also reads from a zip file. So would importlib.resources, which is slow to import.
    package, _, _ = __file__.rpartition("_query")
    loader: Any = __spec__.loader
    return json.loads(loader.get_data(f"{package}data/{name}.json"))


def _load_bundled_dataset() -> Dataset:
    raw_header = _read_json("dataset")
    del raw_header["format_version"]
    header = build_records([raw_header], Header)[0]
    tables: dict[str, Any] = {
        name: build_records(_read_json(name), cls) for name, cls in RECORD_TYPES.items()
    }
    return Dataset.from_collection(Collection(header=header, **tables), loader=of_edition)


def of_edition(edition: str) -> Dataset:
    """Return the bundled dataset, for a pickle that was made with this edition of it.

    Raises:
        EditionError: another edition is installed.
    """
    if edition != dataset.edition:
        raise EditionError(edition, dataset.edition)
    return dataset


dataset = _load_bundled_dataset()
periods = dataset.periods
events = dataset.events
conditions = dataset.conditions
treaties = dataset.treaties
actors = dataset.actors
references = dataset.references
on = dataset.on
citation = dataset.citation
