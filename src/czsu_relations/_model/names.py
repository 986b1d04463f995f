"""Look-up of records by names as people type them, with suggestions for unknown names."""

from __future__ import annotations

import heapq
import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from czsu_relations.errors import AmbiguousNameError, QueryTypeError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "find_bearers",
    "fold_text",
    "fold_words",
    "has_word_prefixes",
    "names_of",
    "nearest_names",
    "require_text",
    "resolve_name",
]


def require_text(value: object, what: str) -> str:
    """Return the text that a query was given.

    Args:
        value: the argument of the query.
        what: the beginning of the error message, such as "a name is a text".

    Raises:
        QueryTypeError: the argument is not a string.
    """
    if not isinstance(value, str):
        raise QueryTypeError(f"{what}, not {type(value).__name__}")
    return value


def fold_text(text: str) -> str:
    """Return a text without case, accents, punctuation and double blanks.

    Letters that Unicode does not decompose (ł, đ, ø) stay as they are.
    """
    if text.isascii():
        decomposed = text.lower()
    else:
        # Unicode defines caseless matching so: decompose, fold case, decompose again.
        decomposed = _decompose(_decompose(text).casefold())
    return " ".join(decomposed.translate(_FOLDED_CHARACTERS).split())


def _decompose(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


class _FoldedCharacters(dict[int, str | None]):
    """A table for `str.translate`, filled as characters are met for the first time."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        folded: str | None = " "
        if character.isalnum():
            folded = character
        elif unicodedata.combining(character) or character in _APOSTROPHES:
            # These disappear from a word without splitting it.
            folded = None
        self[code] = folded
        return folded


_APOSTROPHES: Final = "'’"
_FOLDED_CHARACTERS: Final = _FoldedCharacters()

_INITIALS: Final = re.compile(
    r"""
    \b[^\W\d_](?:\.[^\W\d_])+\b\.?      # U.S.S.R. or U.S.S.R
    | \b[^\W\d_]\.(?:\s*[^\W\d_]\.)+    # T. G.; each has its full stop, unlike in "War I. A"
    """,
    re.VERBOSE,
)
"""Two or more initials with full stops, which are one word."""

_IZE: Final = re.compile(r"(?<=\w\w)iz")
"""What American and Oxford spelling has for `is`, as in "normalize" and "normalization".

It depends only on what stands before it, so that the beginning of a word is still its beginning
after the replacement.
"""


def fold_words(text: str) -> str:
    """Return a text folded for comparison by words: like `fold_text`, with fewer spellings.

    Dotted initials are one word (`U.S.S.R.` is `ussr`), and `-ize` is written `-ise`.
    """
    if "." in text:
        # Composed, because an accent that stands apart would separate a letter from its full stop.
        composed = unicodedata.normalize("NFC", text)
        text = _INITIALS.sub(_join_initials, composed)
    folded = fold_text(text)
    if "iz" in folded:
        folded = _IZE.sub("is", folded)
    return folded


def _join_initials(initials: re.Match[str]) -> str:
    letters = "".join(filter(str.isalpha, initials[0]))
    # A name may follow at once: "T.G.Masaryk".
    return f"{letters} "


def names_of(record: object) -> tuple[str, ...]:
    """Return the names or titles of a record, the main title first."""
    texts: list[str] = []
    title: str | None = getattr(record, "title", None)
    if title:
        texts.append(title)
    names: tuple[Any, ...] = getattr(record, "names", ())
    also_titled: tuple[Any, ...] = getattr(record, "also_titled", ())
    texts.extend(name.text for name in (*names, *also_titled))
    return tuple(texts)


def nearest_names(sought: str, among: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the names that look most like a name, then those with all its words.

    Only the most promising of many names are compared letter by letter, so that the effort is
    bounded.

    Args:
        sought: the name.
        among: the names to choose from.
        most: how many to return at most.
    """
    import difflib

    folded: dict[str, str] = {}
    for name in among:
        folded.setdefault(fold_text(name), name)
    sought = fold_text(sought)
    similar: list[str] = []
    if len(sought) <= _LONGEST_COMPARED:
        promising = _promising_names(sought, folded)
        similar = difflib.get_close_matches(sought, promising, n=most, cutoff=0.7)
    nearest = dict.fromkeys(similar)
    starts = sought.split()
    for name in folded:
        if len(nearest) >= most:
            break
        if has_word_prefixes(name, starts):
            nearest[name] = None
    return tuple(folded[name] for name in nearest)


_MOST_COMPARED: Final = 250
"""The number of names that are compared letter by letter."""
_LONGEST_COMPARED: Final = 300
"""The length of the longest names that are compared letter by letter."""
_MOST_PAIRS: Final = 24
"""The number of pairs of letters by which the names to compare are chosen."""


def _promising_names(sought: str, names: Iterable[str]) -> list[str]:
    """Return the names worth a comparison: of many, those that share most pairs of letters."""
    comparable = [name for name in names if len(name) <= _LONGEST_COMPARED]
    if len(comparable) <= _MOST_COMPARED:
        return comparable
    pairs = [*dict.fromkeys(map("".join, pairwise(sought)))]
    # Pairs from all over a long name, because many names may have the same beginning.
    pairs = pairs[:: len(pairs) // _MOST_PAIRS + 1]

    def likeness(name: str) -> tuple[int, int]:
        shared = sum(pair in name for pair in pairs)
        return shared, -abs(len(name) - len(sought))

    return heapq.nlargest(_MOST_COMPARED, comparable, key=likeness)


def has_word_prefixes(folded: str, starts: list[str]) -> bool:
    """Whether each start is the beginning of a word in a folded text; false without starts."""
    # A folded text has one blank between two words.
    text = f" {folded}"
    return bool(starts) and all(f" {start}" in text for start in starts)


def resolve_name(sought: str, noun: str, bearers: Mapping[str, Iterable[str]]) -> str:
    """Return the id of the only record that has a name.

    Args:
        sought: a name, or an id, in any spelling that folds the same.
        noun: what it should name, for the error.
        bearers: the names of each record, by its id.

    Raises:
        UnknownNameError: no record has the name.
        AmbiguousNameError: several records have it.
    """
    found = find_bearers(sought, {key: (key, *names) for key, names in bearers.items()})
    if not found:
        raise UnknownNameError(sought, noun, _nearest_bearers(sought, bearers))
    if len(found) > 1:
        raise AmbiguousNameError(sought, noun, found)
    return found[0]


def find_bearers(sought: str, bearers: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the ids of the records that have a name.

    Args:
        sought: a name in any spelling that folds the same.
        bearers: the names of each record, by its id.
    """
    folded = fold_words(sought)
    # Punctuation alone folds to nothing, and names nothing.
    if not folded:
        return []
    return [key for key, names in bearers.items() if _has_name(names, folded)]


def _has_name(names: Iterable[str], folded: str) -> bool:
    return any(fold_words(name) == folded for name in names)


def _nearest_bearers(sought: str, bearers: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the names nearest to a name, at most three and at most one per record."""
    key_of: dict[str, str] = {}
    for key, names in bearers.items():
        key_of[key] = key
        for name in names:
            key_of[name] = key
    nearest: dict[str, str] = {}
    # Of nine names at least three may belong to different records.
    for name in nearest_names(sought, key_of, 9):
        nearest.setdefault(key_of[name], name)
    return list(nearest.values())[:3]
