"""The search for words in records."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from czsu_relations._dates.calendar import MONTHS
from czsu_relations._dates.limits import first_possible_day, last_possible_day
from czsu_relations._dates.phrases import MONTH_IN_ENGLISH
from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.names import (
    fold_words,
    has_word_prefixes,
    names_of,
    nearest_names,
    require_text,
)
from czsu_relations._model.participants import named_actors
from czsu_relations._model.place_names import english_place_names
from czsu_relations._model.records import Actor, Condition, Event, Period, Record, Treaty
from czsu_relations._model.reference import Reference
from czsu_relations.errors import EDTFError, QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["UnmatchedWord", "search_records", "unmatched_words"]

R = TypeVar("R", bound=Record)

_TEXT_FIELDS: Final = ("summary", "kind", "place", "genre", "container_title")
"""The fields that are searched beside ids, names and titles, in the records that have them."""

_MONTH: Final = "|".join((*MONTHS, *MONTH_IN_ENGLISH))

_DATE: Final = re.compile(
    rf"""
    \b (?: \d{{4}} - \d\d (?: - \d\d )?                                    # 1943-12-12, 1943-12
    | (?P<day>\d{{1,2}}) \.\s* (?P<month>\d{{1,2}}) \.\s* (?P<year>\d{{4}})  # 12. 12. 1943
    | (?: \d{{1,2}} \.? \s+ )? (?P<word>{_MONTH}) \s+ \d{{4}}                # 12 December 1943
    | (?: {_MONTH} ) \s+ \d{{1,2}} ,? \s+ \d{{4}}                            # December 12, 1943
    | \d{{4}} ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A date in a search: a day, a month or a year, also as Czechs, Slovaks and Russians write it."""

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
        words: words or beginnings of words, and dates.
        actors: the actors of the dataset, by id.

    Raises:
        QueryError: `words` contains no word.
        QueryTypeError: `words` is not a string.
    """
    sought = _read_search(words)
    folded_names: dict[str, str] = {}
    found: list[R] = []
    for record in records:
        text = _searchable_text(record, actors, folded_names)
        if all(_matches(record, text, part) for part in sought):
            found.append(record)
    return found


def unmatched_words(
    records: Iterable[Record], words: str, actors: Mapping[str, Actor]
) -> list[UnmatchedWord]:
    """Return the words that not even one of the records matches, with similar words.

    Args:
        records: the records that were searched.
        words: words or beginnings of words, and dates.
        actors: the actors of the dataset, by id.

    Raises:
        QueryError, QueryTypeError: as in `search_records`.
    """
    unmatched = dict.fromkeys(_read_search(words))
    known_words: dict[str, None] = {}
    folded_names: dict[str, str] = {}
    for record in records:
        text = _searchable_text(record, actors, folded_names)
        known_words.update(dict.fromkeys(text.split()))
        for part in [*unmatched]:
            if _matches(record, text, part):
                del unmatched[part]
    return [UnmatchedWord(part.text, _nearest_words(part.text, known_words)) for part in unmatched]


def _nearest_words(word: str, known_words: Iterable[str]) -> tuple[str, ...]:
    """Return at most three similar words that find different records."""
    nearest: list[str] = []
    for similar in nearest_names(word, known_words, 3 * _MOST_SUGGESTED):
        # A search for "gottwald" also finds "gottwalds".
        if not similar.startswith(tuple(nearest)):
            nearest.append(similar)
    return tuple(nearest[:_MOST_SUGGESTED])


class _Sought(NamedTuple):
    """A part of a search: a word, or a date or a place of one word or several."""

    text: str
    """The words, folded."""
    span: TimeSpan | None = None
    """What a date means."""
    english: str | None = None
    """The English name of a place, folded."""


def _read_search(words: str) -> list[_Sought]:
    """Return the parts of a search: dates, places in other languages, and words."""
    rest = require_text(words, "search takes a text")
    parts: list[_Sought] = []
    for match in _DATE.finditer(rest):
        with suppress(EDTFError):
            span = TimeSpan.of(_rewrite_date(match))
            parts.append(_Sought(fold_words(match[0]), span=span))
            rest = rest.replace(match[0], " ", 1)
    folded = f" {fold_words(rest)} "
    for name, english in english_place_names().items():
        if f" {name} " in folded:
            parts.append(_Sought(name, english=english))
            folded = folded.replace(f" {name} ", " ")
    parts += [_Sought(word) for word in folded.split()]
    if not parts:
        raise QueryError(f"search needs at least one word; {words!r} has none")
    return parts


def _rewrite_date(match: re.Match[str]) -> str:
    """Return a date of a search in ISO or in English."""
    if match["day"]:
        return f"{match['year']}-{match['month']:0>2}-{match['day']:0>2}"
    if match["word"]:
        month = MONTH_IN_ENGLISH.get(match["word"].casefold(), match["word"])
        return match[0].replace(match["word"], month)
    return match[0]


def _matches(record: Record, text: str, part: _Sought) -> bool:
    """Whether a record has the beginning of each word of a part, or the date that it is."""
    if has_word_prefixes(text, part.text.split()):
        return True
    if part.english and has_word_prefixes(text, part.english.split()):
        return True
    return part.span is not None and _has_date(record, part.span)


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


def _has_date(record: Record, asked: TimeSpan) -> bool:
    """Whether an event or treaty is of a time, or the time of another begins or ends in it."""
    if isinstance(record, Event):
        return record.date.possibly_overlaps(asked)
    if isinstance(record, Treaty):
        return record.signed.possibly_overlaps(asked)
    span: TimeSpan | None
    if isinstance(record, Period | Condition):
        span = record.span
    elif isinstance(record, Actor):
        span = record.existed
    else:
        span = record.issued
    if span is None:
        return False
    ends = (first_possible_day(span), last_possible_day(span))
    return any(asked.earliest <= day <= asked.latest for day in ends if day)
