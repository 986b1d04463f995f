"""The terms of vocabularies that a query names."""

from __future__ import annotations

from typing import TYPE_CHECKING, SupportsIndex, TypeVar

from czsu_relations._dates.whole_number import read_whole_number
from czsu_relations._model.names import require_text
from czsu_relations._model.vocabulary.events import Salience
from czsu_relations._model.vocabulary.matching import match_term, unknown_term
from czsu_relations._model.vocabulary.term import Term
from czsu_relations._model.wording import describe_value
from czsu_relations.errors import QueryTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["find_levels", "find_term", "find_terms"]

T = TypeVar("T", bound=Term)


def find_term(vocabulary: type[T], text: str, noun: str) -> T:
    """Return the term that a text names; case, accents and punctuation do not matter.

    Args:
        vocabulary: the terms to choose from.
        text: a term in any spelling that folds the same.
        noun: what to call a term in an error, such as "event kind".

    Raises:
        UnknownTermError: the vocabulary has no such term. The error suggests similar terms, or
            all terms of a short vocabulary if none is similar.
        QueryTypeError: `text` is not a string.
    """
    term = match_term(vocabulary, require_text(text, f"the {noun} is given as text"))
    if term is None:
        raise unknown_term(vocabulary, text, noun)
    return term


def find_terms(vocabulary: type[T], texts: Iterable[str], noun: str) -> frozenset[T]:
    """Return the terms that several texts name.

    Args:
        vocabulary: the terms to choose from.
        texts: terms in any spelling that folds the same.
        noun: what to call a term in an error, such as "event kind".

    Raises:
        UnknownNameError: the vocabulary lacks one of the terms; the error suggests others.
        QueryTypeError: no term is given, or one of the texts is not a string.
    """
    terms = frozenset(find_term(vocabulary, text, noun) for text in texts)
    if not terms:
        raise QueryTypeError(f"name at least one {noun}: {', '.join(vocabulary)}")
    return terms


def find_levels(numbers: Iterable[SupportsIndex]) -> frozenset[Salience]:
    """Return the levels of salience that several numbers name.

    Raises:
        UnknownNameError: one of the numbers is no level; the error lists all levels.
        QueryTypeError: no number is given, or one of the arguments is not a whole number.
    """
    levels = frozenset(_find_level(number) for number in numbers)
    if not levels:
        raise QueryTypeError(f"name at least one salience: {_describe_levels()}")
    return levels


def _find_level(number: object) -> Salience:
    wanted = read_whole_number(number)
    if wanted is None:
        description = describe_value(number)
        raise QueryTypeError(f"a salience is a number, not {description}: {_describe_levels()}")
    # The vocabulary raises the error for a number that is no level.
    return Salience(wanted)


def _describe_levels() -> str:
    """Return the levels in one line, each with its number: "1 (turning point), 2 (milestone)"."""
    return ", ".join(f"{level:d} ({level.name.lower().replace('_', ' ')})" for level in Salience)
