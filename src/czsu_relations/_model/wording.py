"""The words of error messages for values and their types, and how texts are put together."""

import reprlib
from collections.abc import Sequence
from typing import Final

from czsu_relations.errors import EDTFError

__all__ = [
    "abbreviate",
    "capitalise",
    "describe_edtf_error",
    "describe_type",
    "describe_value",
    "join_words",
]

_TYPE_NAMES: Final = {
    str: "text",
    dict: "object",
    list: "list",
    bool: "truth value",
    int: "number",
}
"""The names of types in error messages; those of JSON, where it has them."""


class _ShortRepr(reprlib.Repr):
    """Texts of values, cut where they are long."""

    def repr_int(self, x: int, level: int) -> str:
        """Return the digits of a number; raise ValueError if they are too many to print."""
        str(x)  # From Python 3.14 on, reprlib would print an address in memory and no error.
        return super().repr_int(x, level)


_SHORT_REPR: Final = _ShortRepr()
_SHORT_REPR.maxstring = 80


def describe_value(value: object) -> str:
    """Return what a value is, in a few words, however long or deeply nested it is."""
    if value is None:
        return "nothing"
    try:
        shown = abbreviate(value)
    except ValueError:  # str() of a number of more than 4300 digits
        shown = "too long to print"
    return f"{describe_type(type(value))} ({shown})"


def abbreviate(value: object) -> str:
    """Return the `repr` of a value, however long or deeply nested it is, in a few words.

    Raises:
        ValueError: the value has a number of more than 4300 digits.
    """
    return _SHORT_REPR.repr(value)


def describe_edtf_error(error: EDTFError) -> str:
    """Return in one line which text is no date, where, and why."""
    return f"{describe_value(error.text)}, character {error.position + 1}: {error.reason}"


def describe_type(cls: type) -> str:
    """Return the name of a type with "a" or "an" before it: "a text", "a TimeSpan"."""
    name = _TYPE_NAMES.get(cls, cls.__name__)
    if name[0] in "AEIOUaeiou":
        return f"an {name}"
    return f"a {name}"


def capitalise(text: str) -> str:
    """Return a text with a capital at its start; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def join_words(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: "a", "a and b", "a, b and c"."""
    *others, last = words
    if not others:
        return last
    return f"{', '.join(others)} and {last}"
