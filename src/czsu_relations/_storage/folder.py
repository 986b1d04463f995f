"""Reading a dataset from a folder: `dataset.json` for the header, and a JSON file for each table.

The data of this package are laid out like that.
"""

from collections.abc import Callable
from pathlib import Path

from czsu_relations._model.collection import RECORD_TYPES, Collection
from czsu_relations._storage.json_text import as_object, extend_pointer, parse_json
from czsu_relations._storage.read_write import collection_from_dict
from czsu_relations.errors import DatasetError, Problem

__all__ = ["collection_from_folder"]


def collection_from_folder(
    folder: Path, read: Callable[[Path], bytes] = Path.read_bytes
) -> Collection:
    """Return the collection in a folder.

    Args:
        folder: the folder.
        read: the function that returns the content of a file.

    Raises:
        DatasetError: the data are not sound; the error has every problem found.
        OSError: a file is missing or cannot be read.
    """
    problems: list[Problem] = []
    raw = _read_file(folder / "dataset.json", "", read, problems)
    # If the header is no object, the tables cannot be added to it: this is found below.
    content = as_object(raw)
    for table in RECORD_TYPES:
        pointer = extend_pointer("", table)
        records = _read_file(folder / f"{table}.json", pointer, read, problems)
        if content is None:
            continue
        if table in content:
            message = f"remove this key from dataset.json; its records belong in {table}.json"
            problems.append(Problem(pointer, message))
        content[table] = records
    if problems:
        raise DatasetError(problems)
    return collection_from_dict(raw)


def _read_file(
    path: Path, pointer: str, read: Callable[[Path], bytes], problems: list[Problem]
) -> object:
    """Return the content of a JSON file; note the problem if it cannot be parsed."""
    content, found = parse_json(read(path))
    for problem in found:
        problems.append(Problem(pointer, f"{problem.message} (in {path.name})"))
    return content
