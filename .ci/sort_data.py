#!/usr/bin/env python3
"""Put the data files in order: `python .ci/sort_data.py`.

Records are sorted within their files, and keys within their records; nothing else changes. If the
data are not valid, no file is written, and every problem is listed.
"""

import json
import sys
from pathlib import Path

from czsu_relations import CzsuError, Dataset
from czsu_relations._storage.folder import collection_from_folder

DATA = Path(__file__).resolve().parents[1] / "src" / "czsu_relations" / "data"


def sort_data(folder: Path) -> list[str]:
    """Write the files of a folder in order, and return the names of those that were not.

    Raises:
        DatasetError: the data are not valid.
    """
    dataset = Dataset.from_collection(collection_from_folder(folder))
    header = dataset.to_dict()
    contents: dict[str, object] = {"dataset": header}
    for table in dataset.records_by_table:
        contents[table] = header.pop(table)
    changed: list[str] = []
    for name, content in contents.items():
        path = folder / f"{name}.json"
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        # The bytes are compared, so that line endings of Windows are put right as well.
        if path.read_bytes() != text.encode():
            path.write_bytes(text.encode())
            changed.append(path.name)
    return changed


if __name__ == "__main__":
    try:
        names = sort_data(DATA)
    except CzsuError as error:
        sys.exit(str(error))
    sys.stdout.writelines(f"{name} is now in order\n" for name in names)
