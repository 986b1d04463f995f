"""Freeze the current data as an edition, which never changes again. See RELEASE.md.

Run it in a clone of the repository in which the package is installed:

    python editions/freeze.py
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypedDict

from czsu_relations import Dataset, DatasetError
from czsu_relations._storage.folder import collection_from_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

EDITIONS: Final = Path(__file__).resolve().parent
DATA: Final = EDITIONS.parent / "src" / "czsu_relations" / "data"
TABLES: Final = ("periods", "events", "conditions", "treaties", "actors", "references")
NUMBER: Final = re.compile(
    r"(?P<year>[1-9][0-9]{3})\.(?P<month>[1-9]|1[0-2])\.(?P<count>0|[1-9][0-9]*)", re.ASCII
)
"""The number of a published edition: the year, the month, and a count from 0 in that month."""


class Entry(TypedDict):
    """An edition in the index."""

    edition: str
    date: str
    sha256: str
    counts: dict[str, int]


class FreezeError(Exception):
    """The data cannot be frozen as they are; the message says what to do."""


def read_data(folder: Path) -> Dataset:
    """Read the JSON files of the data and check the whole dataset.

    Raises:
        DatasetError: the data are not sound.
        OSError: a file is missing or cannot be read.
    """
    return Dataset.from_collection(collection_from_folder(folder))


def read_index(folder: Path) -> list[Entry]:
    """Read the index of the editions, oldest first."""
    entries: list[Entry] = json.loads((folder / "index.json").read_text("utf-8"))
    return entries


def edition_path(folder: Path, edition: str) -> Path:
    """Return the path of an edition's file."""
    return folder / f"{edition}.json.xz"


def parse_number(edition: str) -> tuple[int, int, int]:
    """Return the year, month and count of an edition's number; they sort as editions do.

    Raises:
        FreezeError: it is not the number of an edition to be published.
    """
    match = NUMBER.fullmatch(edition)
    if match is None:
        raise FreezeError(
            f"{edition!r} cannot be published: in dataset.json, set `edition` to the year, the "
            "month and a number, such as 2026.11.2, without .dev0"
        )
    return int(match["year"]), int(match["month"]), int(match["count"])


def describe_edition(dataset: Dataset, text: str) -> Entry:
    """Return the index entry of a dataset and its canonical JSON.

    Raises:
        FreezeError: the dataset does not say on which day it was issued.
    """
    if dataset.issued is None or not dataset.issued.is_day:
        raise FreezeError(
            "the day of publication is missing: in dataset.json, set `issued` to a day, "
            "such as 2026-11-26"
        )
    plain: dict[str, Any] = dataset.to_dict()
    return {
        "edition": dataset.edition,
        "date": str(dataset.issued),
        "sha256": sha256(text.encode()).hexdigest(),
        "counts": {table: len(plain[table]) for table in TABLES},
    }


def check_number(entry: Entry, index: list[Entry], path: Path) -> None:
    """Check that an edition's number is free, or stands for the very same data.

    Raises:
        FreezeError: other data have the number, or a higher number has been published.
    """
    taken = FreezeError(
        f"edition {entry['edition']} is published with other data, and never changes: "
        "give the data a new number"
    )
    # The file is read as well, since the index may lack an edition whose freezing was interrupted.
    if path.exists():
        frozen = lzma.decompress(path.read_bytes())
        if sha256(frozen).hexdigest() != entry["sha256"]:
            raise taken
    if entry in index:
        return
    numbers = [published["edition"] for published in index]
    if entry["edition"] in numbers:
        raise taken
    if numbers and parse_number(entry["edition"]) < parse_number(numbers[-1]):
        raise FreezeError(
            f"edition {entry['edition']} is older than {numbers[-1]}, which is published: "
            "give the data a higher number"
        )


def freeze(dataset: Dataset, folder: Path) -> str:
    """Write a dataset as an edition, enter it in the index, and return a sentence that says so.

    To freeze the same data again changes nothing.

    Raises:
        FreezeError: the number is taken, too low or not to be published, or the day is missing.
    """
    text = dataset.to_json()
    # The number is checked first: if it still has .dev0, the day will not be set either.
    parse_number(dataset.edition)
    entry = describe_edition(dataset, text)
    index = read_index(folder)
    path = edition_path(folder, dataset.edition)
    check_number(entry, index, path)
    if entry in index and path.exists():
        return f"edition {dataset.edition} is frozen already"
    if not path.exists():
        preset = 9 | lzma.PRESET_EXTREME
        path.write_bytes(lzma.compress(text.encode(), format=lzma.FORMAT_XZ, preset=preset))
    if entry not in index:
        index.append(entry)
        lines = json.dumps(index, ensure_ascii=False, indent=2) + "\n"
        (folder / "index.json").write_text(lines, encoding="utf-8", newline="\n")
    return f"edition {dataset.edition} is frozen: commit {path.name} and index.json"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(
        prog="freeze.py",
        description="Freeze the current data as an edition, which never changes again.",
        epilog="RELEASE.md in the repository lists what to do before and after.",
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=DATA,
        metavar="FOLDER",
        help="the folder of the data to freeze (default: src/czsu_relations/data)",
    )
    parser.add_argument(
        "--editions",
        type=Path,
        default=EDITIONS,
        metavar="FOLDER",
        help="the folder of the editions and index.json (default: the folder of this script)",
    )
    options = parser.parse_args(arguments)
    try:
        print(freeze(read_data(options.data), options.editions))
    except (DatasetError, FreezeError) as error:
        parser.exit(1, f"{parser.prog}: {error}\n")


if __name__ == "__main__":
    main()
