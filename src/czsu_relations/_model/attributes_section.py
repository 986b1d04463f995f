"""The section "Attributes" of a docstring, which describes the fields of a class."""

from __future__ import annotations

import inspect
import re

from czsu_relations._model.wording import capitalise

__all__ = ["attribute_docs", "find_section"]

HEADING = "Attributes:"

FIELD = re.compile(r" {4}(?P<name>\w+): (?P<text>.*)")
"""The line that begins the text of a field; the lines that go on with it are indented further."""


def attribute_docs(cls: type) -> dict[str, str]:
    """Return the texts about the fields of a class, by field; empty if there is no section."""
    lines = (inspect.getdoc(cls) or "").splitlines()
    start, end = find_section(lines)
    texts: dict[str, str] = {}
    name = ""
    for line in lines[start + 1 : end]:
        field = FIELD.fullmatch(line)
        if field:
            name = field["name"]
            texts[name] = capitalise(field["text"])
        else:
            texts[name] += f" {line.strip()}"
    return texts


def find_section(lines: list[str]) -> tuple[int, int]:
    """Return the index of the heading, and that of the empty line after the section or the end."""
    if HEADING not in lines:
        return len(lines), len(lines)
    start = lines.index(HEADING)
    end = start + 1
    while end < len(lines) and lines[end]:
        end += 1
    return start, end
