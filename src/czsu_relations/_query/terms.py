"""What queries name in words: terms of vocabularies, identifiers, actors and their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from czsu_relations._model.names import fold_text, nearest_names, require_text
from czsu_relations._model.records import Actor, Treaty
from czsu_relations._model.vocabulary.identifiers import Scheme
from czsu_relations._model.vocabulary.term import Term
from czsu_relations.errors import QueryTypeError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations._query.actors import Actors

__all__ = ["actor_ids", "find_term", "find_terms", "identified_records"]

T = TypeVar("T", bound=Term)
Identified = TypeVar("Identified", Actor, Treaty)


def find_term(vocabulary: type[T], text: str, noun: str) -> T:
    """Return the term that a query names.

    Raises:
        UnknownNameError: the vocabulary has no such term; the error names the nearest ones.
        QueryTypeError: this is no text.
    """
    terms = {str(term): term for term in vocabulary}
    folded = fold_text(require_text(text, f"the {noun} is given as a word"))
    term = terms.get("-".join(folded.split()))
    if term is None:
        raise UnknownNameError(text, noun, nearest_names(text, terms))
    return term


def find_terms(vocabulary: type[T], noun: str, texts: Iterable[str]) -> frozenset[T]:
    """Return the terms that a query names, one at least.

    Raises:
        UnknownNameError: the vocabulary lacks one of them; the error names the nearest terms.
        QueryTypeError: none is named, or one is no text.
    """
    terms = frozenset(find_term(vocabulary, text, noun) for text in texts)
    if not terms:
        raise QueryTypeError(f"name at least one {noun}: {', '.join(vocabulary)}")
    return terms


def actor_ids(actors: Actors, actor: str | Actor, *, parts: bool) -> frozenset[str]:
    """Return the id of an actor; with `parts`, also the ids of all that belongs to it."""
    ids = {actors.named(actor).id}
    while parts:
        more = {member.id for member in actors if member.part_of in ids} - ids
        if not more:
            break
        ids |= more
    return frozenset(ids)


def identified_records(
    chosen: Iterable[Identified], known: Iterable[Identified], scheme: str, value: str | int
) -> list[Identified]:
    """Return the chosen records that have an identifier.

    Args:
        chosen: the records to search.
        known: all records of the dataset; the identifier must be that of one of them.
        scheme: whose identifier it is.
        value: the identifier, as text or as a number.

    Raises:
        UnknownNameError: no such scheme, or no known record with this identifier.
        QueryTypeError: the value is neither a text nor a number.
    """
    wanted_scheme = find_term(Scheme, scheme, "scheme")
    wanted_value = (
        str(value)
        if type(value) is int
        else require_text(value, "an identifier is a text or a number")
    )
    identifiers = [identifier for record in known for identifier in record.identifiers]
    values = [item.value for item in identifiers if item.scheme is wanted_scheme]
    if wanted_value not in values:
        close = nearest_names(wanted_value, values)
        raise UnknownNameError(wanted_value, f"{scheme} identifier", close)
    return [
        record
        for record in chosen
        if any(
            (identifier.scheme, identifier.value) == (wanted_scheme, wanted_value)
            for identifier in record.identifiers
        )
    ]
