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

ROOMS: Final = ("periods", "events", "conditions", "treaties", "actors", "references")
SIZES: Final = (10_000, 100_000)


def cost(make: Callable[[], object]) -> tuple[int, int]:
    """Return the bytes that a new object takes, and the most that were taken while it was made."""
    make()  # so that what is imported or kept for later is not counted
    gc.collect()
    tracemalloc.start()
    made = make()
    gc.collect()
    taken = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del made
    return taken


def show(what: str, records: int, make: Callable[[], object]) -> None:
    """Print a line of the table."""
    taken, most = (size / records for size in cost(make))
    print(f"{what:30}{records:>8} records {taken:>8.0f} bytes each, {most:>6.0f} in the making")


def main() -> None:
    """Print the table."""
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}")
    print(f"data edition {czsu.dataset.edition}")
    shipped = partial(czsu.Dataset.from_json, czsu.dataset.to_json())
    show("shipped data", len(czsu.dataset.records), shipped)
    for room in ROOMS:
        records = tuple(getattr(czsu.dataset, room))
        show(f"  its {room}", len(records), partial(pickle.loads, pickle.dumps(records)))
    for size in SIZES:
        text = json.dumps(synthetic.dataset(size))
        show("synthetic", size, partial(czsu.Dataset.from_json, text))


if __name__ == "__main__":
    main()
