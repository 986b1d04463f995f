"""The search for words in records."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from czsu_relations._model.names import fold_text, has_word_prefixes, names_of, require_text
from czsu_relations._model.records import Record
from czsu_relations.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["search_records"]

R = TypeVar("R", bound=Record)


def search_records(records: Iterable[R], words: str) -> list[R]:
    """Return the records whose titles, names or summaries contain all of the words.

    Raises:
        QueryError: `words` contains no word.
        QueryTypeError: `words` is not a string.
    """
    prefixes = fold_text(require_text(words, "search takes a text")).split()
    if not prefixes:
        raise QueryError(f"search needs at least one word; {words!r} has none")
    return [record for record in records if has_word_prefixes(_searchable_text(record), prefixes)]


def _searchable_text(record: Record) -> str:
    """Return the names, titles and summary of a record, folded."""
    texts = [*names_of(record), getattr(record, "summary", "")]
    return fold_text(" ".join(texts))
