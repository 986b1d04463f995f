"""Find the term that a text names, and say which are near if it names none."""

import re
from collections.abc import Iterable
from typing import TypeVar

from czsu_relations._model.names import fold_text, nearest_names
from czsu_relations._model.vocabulary.term import Term
from czsu_relations._model.wording import describe_value
from czsu_relations.errors import format_suggestions

__all__ = ["describe_unknown_term", "match_term"]

T = TypeVar("T", bound=Term)


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
    noun = re.sub(r"(?<!^)([A-Z])", r" \1", vocabulary.__name__).lower()
    return f"{describe_value(value)} is no {noun}; {hint}"
