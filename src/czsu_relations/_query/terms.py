"""The terms of vocabularies that a query names."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from czsu_relations._model.names import fold_text, nearest_names, require_text
from czsu_relations._model.vocabulary.term import Term
from czsu_relations.errors import QueryTypeError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["find_term", "find_terms"]

T = TypeVar("T", bound=Term)


def find_term(vocabulary: type[T], text: str, noun: str) -> T:
    """Return the term that a text names; case, accents and punctuation do not matter.

    Raises:
        UnknownNameError: the vocabulary has no such term; the error suggests similar ones.
        QueryTypeError: this is no text.
    """
    terms = {str(term): term for term in vocabulary}
    folded = fold_text(require_text(text, f"the {noun} is given as text"))
    # Folding turns the hyphens of a term into blanks.
    term = terms.get("-".join(folded.split()))
    if term is None:
        raise UnknownNameError(text, noun, nearest_names(text, terms))
    return term


def find_terms(vocabulary: type[T], noun: str, texts: Iterable[str]) -> frozenset[T]:
    """Return the terms that several texts name.

    Raises:
        UnknownNameError: the vocabulary lacks one of the terms; the error suggests similar ones.
        QueryTypeError: no term is given, or something is no text.
    """
    terms = frozenset(find_term(vocabulary, text, noun) for text in texts)
    if not terms:
        raise QueryTypeError(f"name at least one {noun}: {', '.join(vocabulary)}")
    return terms
