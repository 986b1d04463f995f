"""Output to terminals, pipes and files: styles and characters that they can show."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING, Final

from czsu_relations._display.text import Line, replace_controls

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO, TextIO

__all__ = ["transliterate", "write_bytes", "write_lines"]

_ASCII_PUNCTUATION: Final = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "’": "'", "…": "...", "·": "-"}
)


def write_lines(lines: Iterable[Line], out: TextIO) -> None:
    """Write lines for people.

    Characters that the encoding of the stream lacks are replaced by similar ones, and control
    characters by `�`. Only a terminal gets styles.
    """
    styled = _shows_styles(out)
    encoding = out.encoding or "utf-8"  # a stream without an encoding holds any text
    for line in lines:
        before = transliterate(replace_controls(line.before), encoding)
        text = transliterate(replace_controls(line.text), encoding)
        if text and line.style and styled:
            text = f"\x1b[{line.style}m{text}\x1b[0m"
        out.write(f"{before}{text}".rstrip(" ") + "\n")


def write_bytes(data: bytes, out: TextIO) -> None:
    """Write UTF-8 for programs.

    A pipe or a file gets the bytes unchanged. A terminal gets them as lines for people, so that
    control characters in the data cannot do harm.
    """
    binary: BinaryIO | None = getattr(out, "buffer", None)
    if binary is None or out.isatty():
        # A byte order mark is for files.
        write_lines(map(Line, data.decode("utf-8-sig").splitlines()), out)
    else:
        out.flush()  # text that was written before goes before these bytes
        binary.write(data)


def _shows_styles(out: TextIO) -> bool:
    """Whether a stream is a terminal that shows styles, and the user wants them."""
    if os.environ.get("NO_COLOR"):  # see https://no-color.org: any value counts but an empty one
        return False
    if os.name != "posix" or os.environ.get("TERM") == "dumb":
        return False
    return out.isatty()


def transliterate(text: str, encoding: str) -> str:
    """Return a text in characters that an encoding has: c for č, - for –, ? for what has none."""
    return "".join(_nearest_character(character, encoding) for character in text)


def _nearest_character(character: str, encoding: str) -> str:
    """Return a character, or the text that an encoding has in its place."""
    without_accents = unicodedata.normalize("NFKD", character)[0]
    for candidate in (character, character.translate(_ASCII_PUNCTUATION), without_accents):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        return candidate
    return "?"
