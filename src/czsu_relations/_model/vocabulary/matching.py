"""Find the term that a text names."""

from typing import TypeVar

from czsu_relations._model.names import fold_text
from czsu_relations._model.vocabulary.term import Term

__all__ = ["match_term"]

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
