"""Find the term that a text names, and say which are near if it names none."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final, TypeVar

from czsu_relations._model.names import fold_text, nearest_names
from czsu_relations._model.wording import describe_value
from czsu_relations.errors import UnknownTermError, format_suggestions

__all__ = ["describe_unknown_term", "match_term", "unknown_term"]

T = TypeVar("T", bound=StrEnum)

_MOST_TERMS_LISTED: Final = 8
"""The size of the largest vocabulary whose terms an error lists if none of them is similar."""


def match_term(vocabulary: type[T], text: str) -> T | None:
    """Return the term that a text names, or None; case, accents and punctuation do not matter."""
    for term in vocabulary:
        if term == text:
            return term
    folded = fold_text(text)
    for term in vocabulary:
        if fold_text(term) == folded:
            return term
    return None


def describe_unknown_term(
    vocabulary: type, value: object, terms: Iterable[object], hint: str = ""
) -> str:
    """Say that a value is no term of a vocabulary, and what would be right.

    Args:
        vocabulary: the vocabulary.
        value: the value.
        terms: the terms, as the JSON has them.
        hint: what would be right, if that is known better than by the spelling.
    """
    texts = [str(term) for term in terms]
    close = nearest_names(value, texts) if isinstance(value, str) else ()
    if not hint:
        hint = format_suggestions(close) if close else f"it is one of {', '.join(texts)}"
    return f"{describe_value(value)} is no {_noun_of(vocabulary)}; {hint}"


def _noun_of(vocabulary: type) -> str:
    """Return the name of a vocabulary in words, such as "event kind"."""
    return re.sub(r"(?<!^)([A-Z])", r" \1", vocabulary.__name__).lower()


def unknown_term(vocabulary: type[StrEnum], text: str, noun: str = "") -> UnknownTermError:
    """Return the error for a text that is no term, with similar terms.

    It has all terms of a short vocabulary if none is similar.

    Args:
        vocabulary: the terms.
        text: the text.
        noun: what to call a term; without it, the name of the vocabulary.
    """
    terms = [str(term) for term in vocabulary]
    suggestions = nearest_names(text, terms)
    if not suggestions and len(terms) <= _MOST_TERMS_LISTED:
        suggestions = tuple(terms)
    hint = ""
    if len(terms) > _MOST_TERMS_LISTED and not _is_misspelt(text, suggestions):
        hint = f"{vocabulary.__module__}.{vocabulary.__qualname__}"
    return UnknownTermError(text, noun or _noun_of(vocabulary), suggestions, vocabulary=hint)


def _is_misspelt(text: str, suggestions: Iterable[str]) -> bool:
    """Whether a suggestion is spelt almost like the text, and does not only share a word."""
    from difflib import get_close_matches

    return bool(get_close_matches(fold_text(text), map(fold_text, suggestions), cutoff=0.7))
