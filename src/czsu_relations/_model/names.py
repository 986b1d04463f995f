"""Look-up of records by names as people type them, with suggestions for unknown names."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from czsu_relations.errors import AmbiguousNameError, QueryTypeError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "fold_text",
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
    # Unicode defines caseless matching so: decompose, fold case, decompose again.
    decomposed = _decompose(_decompose(text).casefold())
    kept: list[str] = []
    for character in decomposed:
        if character.isalnum():
            kept.append(character)
        elif not _joins_letters(character):
            kept.append(" ")
    return " ".join("".join(kept).split())


def _decompose(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def _joins_letters(character: str) -> bool:
    """Whether a character disappears from a word without splitting it."""
    return unicodedata.combining(character) != 0 or character in "'’"


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
    starts = sought.split()
    similar = difflib.get_close_matches(sought, folded, n=most, cutoff=0.7)
    with_words = [name for name in folded if has_word_prefixes(name, starts)]
    nearest = list(dict.fromkeys([*similar, *with_words]))
    return tuple(folded[name] for name in nearest[:most])


def has_word_prefixes(folded: str, starts: list[str]) -> bool:
    """Whether each start is the beginning of a word in a folded text; false without starts."""
    words = folded.split()
    return bool(starts) and all(_begins_any(words, start) for start in starts)


def _begins_any(words: list[str], start: str) -> bool:
    return any(word.startswith(start) for word in words)


def resolve_name(sought: str, noun: str, bearers: Mapping[str, Iterable[str]]) -> str:
    """Return the id of the only record that has a name.

    Args:
        sought: an id, or a name in any spelling that folds the same.
        noun: what it should name, for the error.
        bearers: the names of each record, by its id.

    Raises:
        UnknownNameError: no record has the name.
        AmbiguousNameError: several records have it.
    """
    # An id wins over a name that another record may have.
    if sought in bearers:
        return sought
    folded = fold_text(sought)
    found: list[str] = []
    # Punctuation alone folds to nothing, and names nothing.
    if folded:
        found = [key for key, names in bearers.items() if _has_name((key, *names), folded)]
    if not found:
        raise UnknownNameError(sought, noun, _nearest_bearers(sought, bearers))
    if len(found) > 1:
        raise AmbiguousNameError(sought, noun, found)
    return found[0]


def _has_name(names: Iterable[str], folded: str) -> bool:
    return any(fold_text(name) == folded for name in names)


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
