"""The dataset that a command is about: the bundled one, or that of a file or a folder."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from czsu_relations._model.wording import join_words
from czsu_relations._query.dataset import Dataset
from czsu_relations.errors import QueryError

if TYPE_CHECKING:
    from typing import BinaryIO

__all__ = ["read_dataset", "read_edition"]

_COMPRESSED: Final = ".json.xz"
"""How the files of the published editions end."""

_CHUNK: Final = 1 << 20
"""How many bytes are read at once: a file may be endless, and a limit larger than the memory."""


def read_dataset(path: str | None, max_bytes: int | None = None) -> Dataset:
    """Return the dataset of a file or folder, or the bundled one if none is given.

    Args:
        path: a file or a folder; "-" for standard input; None for the bundled dataset.
        max_bytes: the most bytes to read, of all files together; None for no limit.

    Raises:
        DatasetError: the data are not sound.
        QueryError: there are more bytes than the limit allows.
        OSError: a file is missing or cannot be read.
    """
    if path is None:
        from czsu_relations._query.bundled import dataset

        return dataset
    reader = _LimitedReader(max_bytes)
    if path == "-":
        return Dataset.from_json(reader.read_standard_input())
    if Path(path).is_dir():
        from czsu_relations._storage.folder import collection_from_folder

        return Dataset.from_collection(collection_from_folder(Path(path), reader.read_file))
    return Dataset.from_json(reader.read_file(Path(path)))


def read_edition(name: str) -> Dataset:
    """Return an edition by its number, or the dataset of a file or a folder.

    Editions are the bundled one and, in a checkout of the repository, those in its folder
    `editions`. Files may be compressed, as those are.

    Raises:
        DatasetError: the data are not sound.
        QueryError: a compressed file is broken; or in a checkout, there is neither such a file nor
            such an edition.
        OSError: elsewhere, there is no such file.
    """
    bundled = read_dataset(None)
    if name == bundled.edition:
        return bundled
    path = Path("editions", f"{name}{_COMPRESSED}")
    if not path.is_file():
        path = Path(name)
    if path.name.endswith(".xz"):
        import lzma

        try:
            return Dataset.from_json(lzma.decompress(path.read_bytes()))
        except lzma.LZMAError as error:
            raise QueryError(f"{name}: it is not compressed with xz, or not whole") from error
    files = Path("editions").glob(f"*{_COMPRESSED}")
    frozen = [file.name.removesuffix(_COMPRESSED) for file in files]
    if frozen and name != "-" and not path.exists():
        known = join_words([*sorted(frozen), bundled.edition])
        raise QueryError(f"there is no file and no edition {name}; the editions are {known}")
    return read_dataset(name)


class _LimitedReader:
    """Reads files until a limit is reached, which counts for all of them together."""

    def __init__(self, max_bytes: int | None) -> None:
        self._max_bytes = max_bytes
        self._bytes_read = 0

    def read_file(self, path: Path) -> bytes:
        """Return the content of a file."""
        with path.open("rb") as file:
            return self._read(file, str(path))

    def read_standard_input(self) -> bytes:
        """Return what is on standard input."""
        # Python has no such stream if the shell has closed it (`<&-`).
        if sys.stdin is None:
            raise OSError(errno.EBADF, "standard input is closed")
        return self._read(sys.stdin.buffer, "standard input")

    def _read(self, file: BinaryIO, name: str) -> bytes:
        # The size of a file says nothing about a pipe or a device, so bytes are counted.
        chunks: list[bytes] = []
        while chunk := file.read(_CHUNK):
            self._bytes_read += len(chunk)
            if self._max_bytes is not None and self._bytes_read > self._max_bytes:
                raise QueryError(
                    f"{name}: there is more to read than {self._max_bytes} bytes;"
                    " `check --max-bytes N` reads up to N bytes"
                )
            chunks.append(chunk)
        return b"".join(chunks)
