"""The search for words in records."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from czsu_relations._dates.limits import first_possible_day, last_possible_day
from czsu_relations._model.names import (
    fold_words,
    has_word_prefixes,
    names_of,
    nearest_names,
    require_text,
)
from czsu_relations._model.participants import named_actors
from czsu_relations._model.records import Actor, Condition, Event, Period, Record, Treaty
from czsu_relations._model.reference import Reference
from czsu_relations.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from czsu_relations._dates.timespan import TimeSpan

__all__ = ["UnmatchedWord", "search_records", "unmatched_words"]

R = TypeVar("R", bound=Record)

_TEXT_FIELDS: Final = ("summary", "kind", "place", "container_title")
"""The fields that are searched beside ids, names and titles, in the records that have them."""

_DIGITS_OF_YEAR: Final = 4
_MOST_SUGGESTED: Final = 3


class UnmatchedWord(NamedTuple):
    """A word of a search that no record has."""

    word: str
    """The word as it was compared: without case and accents."""
    nearest: tuple[str, ...]
    """Similar words that records have, best first."""


def search_records(records: Iterable[R], words: str, actors: Mapping[str, Actor]) -> list[R]:
    """Return the records that match all of the words.

    Args:
        records: the records to search.
        words: words or beginnings of words, and years.
        actors: the actors of the dataset, by id.

    Raises:
        QueryError: `words` contains no word.
        QueryTypeError: `words` is not a string.
    """
    sought = _split_words(words)
    folded_names: dict[str, str] = {}
    found: list[R] = []
    for record in records:
        text = _searchable_text(record, actors, folded_names)
        if all(_matches_word(record, text, word) for word in sought):
            found.append(record)
    return found


def unmatched_words(
    records: Iterable[Record], words: str, actors: Mapping[str, Actor]
) -> list[UnmatchedWord]:
    """Return the words that not even one of the records matches, with similar words.

    Args:
        records: the records that were searched.
        words: words or beginnings of words, and years.
        actors: the actors of the dataset, by id.

    Raises:
        QueryError, QueryTypeError: as in `search_records`.
    """
    unmatched = dict.fromkeys(_split_words(words))
    known_words: dict[str, None] = {}
    folded_names: dict[str, str] = {}
    for record in records:
        text = _searchable_text(record, actors, folded_names)
        known_words.update(dict.fromkeys(text.split()))
        for word in [*unmatched]:
            if _matches_word(record, text, word):
                del unmatched[word]
    return [UnmatchedWord(word, _nearest_words(word, known_words)) for word in unmatched]


def _nearest_words(word: str, known_words: Iterable[str]) -> tuple[str, ...]:
    """Return at most three similar words that find different records."""
    nearest: list[str] = []
    for similar in nearest_names(word, known_words, 3 * _MOST_SUGGESTED):
        # A search for "gottwald" also finds "gottwalds".
        if not similar.startswith(tuple(nearest)):
            nearest.append(similar)
    return tuple(nearest[:_MOST_SUGGESTED])


def _split_words(words: str) -> list[str]:
    """Return the words of a search, folded."""
    sought = fold_words(require_text(words, "search takes a text")).split()
    if not sought:
        raise QueryError(f"search needs at least one word; {words!r} has none")
    return sought


def _matches_word(record: Record, text: str, word: str) -> bool:
    """Whether a word is the beginning of a word of a record, or a year of its date."""
    if has_word_prefixes(text, [word]):
        return True
    is_year = len(word) == _DIGITS_OF_YEAR and word.isdecimal() and int(word) > 0
    return is_year and _has_year(record, int(word))


def _searchable_text(
    record: Record, actors: Mapping[str, Actor], folded_names: dict[str, str]
) -> str:
    """Return the texts of a record that are searched, folded.

    Args:
        record: the record to search.
        actors: the actors of the dataset, by id.
        folded_names: the folded names of the actors met so far, by id; this function adds to it.
    """
    texts = [record.id, *names_of(record)]
    for name in _TEXT_FIELDS:
        value: str | None = getattr(record, name, None)
        if value:
            texts.append(value)
    if isinstance(record, Reference):
        for author in (*record.authors, *record.editors, *record.recipients):
            texts += filter(None, (author.given, author.family, author.literal))
    # One field after the other, so that initials at the end of one do not join the next.
    folded = [fold_words(text) for text in texts]
    for key in named_actors(record):
        if key not in folded_names:
            folded_names[key] = " ".join(map(fold_words, names_of(actors[key])))
        folded.append(folded_names[key])
    return " ".join(folded)


def _has_year(record: Record, year: int) -> bool:
    """Whether a year is in the date of an event or treaty, or an end of the time of another."""
    if isinstance(record, Event):
        return _overlaps_year(record.date, year)
    if isinstance(record, Treaty):
        return _overlaps_year(record.signed, year)
    span: TimeSpan | None
    if isinstance(record, Period | Condition):
        span = record.span
    elif isinstance(record, Actor):
        span = record.existed
    else:
        span = record.issued
    return span is not None and year in _years_at_ends(span)


def _overlaps_year(span: TimeSpan, year: int) -> bool:
    return span.possibly_overlaps(date(year, 1, 1), date(year, 12, 31))


def _years_at_ends(span: TimeSpan) -> set[int]:
    """Return the first and the last year of a time, without an end that is open or unknown."""
    return {day.year for day in (first_possible_day(span), last_possible_day(span)) if day}
