"""The way to a terminal: styles where they are understood, letters that it can show."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING, Final

from czsu_relations._display.text import Line, replace_controls

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO, TextIO

__all__ = ["transliterate", "write_bytes", "write_lines"]

_PLAIN: Final = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "’": "'", "…": "...", "·": "-"}
)


def write_lines(lines: Iterable[Line], out: TextIO) -> None:
    """Write lines for people: as near as the encoding can hold them, with styles on a terminal."""
    styled = _shows_styles(out)
    encoding = out.encoding or "utf-8"  # a stream without one holds any text
    for line in lines:
        before, text = (
            transliterate(replace_controls(part), encoding) for part in (line.before, line.text)
        )
        if text and line.style and styled:
            text = f"\x1b[{line.style}m{text}\x1b[0m"
        out.write(f"{before}{text}".rstrip(" ") + "\n")


def write_bytes(data: bytes, out: TextIO) -> None:
    """Write UTF-8 for programs, byte for byte; a terminal gets it as text."""
    binary: BinaryIO | None = getattr(out, "buffer", None)
    if binary is None or out.isatty():
        write_lines(map(Line, data.decode().splitlines()), out)
    else:
        out.flush()
        binary.write(data)


def _shows_styles(out: TextIO) -> bool:
    """Whether styles are wanted and understood; NO_COLOR as https://no-color.org has it."""
    dumb = os.name != "posix" or os.environ.get("TERM") == "dumb"
    return out.isatty() and not dumb and not os.environ.get("NO_COLOR")


def transliterate(text: str, encoding: str) -> str:
    """Return the text as near as an encoding can hold it: č as c, – as -, else ?."""
    return "".join(_near(char, encoding) for char in text)


def _near(char: str, encoding: str) -> str:
    for near in (char, char.translate(_PLAIN), unicodedata.normalize("NFKD", char)[0]):
        try:
            near.encode(encoding)
        except UnicodeEncodeError:
            continue
        return near
    return "?"
