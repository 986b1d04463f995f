# ruff: noqa: INP001, T201 - a script, and a table is printed
"""Measure the memory that a loaded dataset takes, and print one table. See README.md."""

import gc
import json
import pickle
import platform
import tracemalloc
from collections.abc import Callable
from functools import partial
from typing import Final

import synthetic

import czsu_relations as czsu

TABLES: Final = ("periods", "events", "conditions", "treaties", "actors", "references")
SIZES: Final = (10_000, 100_000)


def measure_memory(make: Callable[[], object]) -> tuple[int, int]:
    """Return the bytes that a new object takes, and the most bytes taken while it is made."""
    make()  # the first call also imports modules and fills caches, which are not measured
    gc.collect()
    tracemalloc.start()
    made = make()
    gc.collect()
    current, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del made
    return current, peak


def print_row(label: str, records: int, make: Callable[[], object]) -> None:
    """Print a row of the table: the bytes per record of an object with this many records."""
    current, peak = measure_memory(make)
    print(
        f"{label:30}{records:>8} records {current / records:>8.0f} bytes each, "
        f"{peak / records:>6.0f} in the making"
    )


def main() -> None:
    """Print the table."""
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}")
    print(f"data edition {czsu.dataset.edition}")
    load_shipped = partial(czsu.Dataset.from_json, czsu.dataset.to_json())
    print_row("shipped data", len(czsu.dataset.records), load_shipped)
    for table in TABLES:
        records = tuple(getattr(czsu.dataset, table))
        print_row(f"  its {table}", len(records), partial(pickle.loads, pickle.dumps(records)))
    for size in SIZES:
        text = json.dumps(synthetic.make_dataset(size))
        print_row("synthetic", size, partial(czsu.Dataset.from_json, text))


if __name__ == "__main__":
    main()
