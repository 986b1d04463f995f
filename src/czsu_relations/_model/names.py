"""Names as people type them: folding, nearest matches, and finding the one that is meant."""

import unicodedata
from collections.abc import Iterable, Mapping

from czsu_relations.errors import AmbiguousNameError, QueryTypeError, UnknownNameError

__all__ = [
    "fold_text",
    "has_word_prefixes",
    "names_of",
    "nearest_names",
    "require_text",
    "resolve_name",
]


def require_text(value: object, what: str) -> str:
    """Return a text that a query was given; refuse anything else, saying what it is to be."""
    if not isinstance(value, str):
        raise QueryTypeError(f"{what}, not {type(value).__name__}")
    return value


def fold_text(text: str) -> str:
    """Strip what people leave out: case, accents, punctuation, doubled blanks.

    The letters that Unicode does not take apart (ł, đ, ø) stay as they are.
    """
    decomposed = _decomposed(_decomposed(text).casefold())
    kept = (char if char.isalnum() else " " for char in decomposed if not _is_mark(char))
    return " ".join("".join(kept).split())


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) != 0 or char in "'’"


def names_of(record: object) -> tuple[str, ...]:
    """Return the names or titles of a record."""
    own: str | None = getattr(record, "title", None)
    more = (*getattr(record, "names", ()), *getattr(record, "also_titled", ()))
    return (*([own] if own else []), *(name.text for name in more))


def nearest_names(sought: str, among: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the names that look most like what was sought, or have all its words, best first."""
    import difflib

    folded: dict[str, str] = {}
    for name in among:
        folded.setdefault(fold_text(name), name)
    close = difflib.get_close_matches(fold_text(sought), folded, n=most, cutoff=0.7)
    wider = (name for name in folded if has_word_prefixes(name, fold_text(sought).split()))
    return tuple(folded[name] for name in dict.fromkeys([*close, *wider]))[:most]


def has_word_prefixes(folded: str, starts: list[str]) -> bool:
    """Whether each of the starts, one at least, begins a word of a folded text."""
    words = folded.split()
    return bool(starts) and all(any(word.startswith(one) for word in words) for one in starts)


def resolve_name(sought: str, noun: str, bearers: Mapping[str, Iterable[str]]) -> str:
    """Return the id of the one record that is meant.

    Args:
        sought: an id, or a name in any spelling that folds the same.
        noun: what it should name, for the error.
        bearers: the names of each record, by its id.

    Raises:
        UnknownNameError: no record bears the name.
        AmbiguousNameError: several do.
    """
    if sought in bearers:
        return sought
    folded = fold_text(sought)
    found = [
        key
        for key, names in bearers.items()
        if folded and (fold_text(key) == folded or any(fold_text(name) == folded for name in names))
    ]
    if len(found) > 1:
        raise AmbiguousNameError(sought, noun, found)
    if not found:
        known = {name: key for key, names in bearers.items() for name in (key, *names)}
        close: dict[str, str] = {}
        for name in nearest_names(sought, known, 9):
            close.setdefault(known[name], name)
        raise UnknownNameError(sought, noun, [*close.values()][:3])
    return found[0]
