"""Sources as text for a document: a bibliography, and the footnote of a record."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from czsu_relations._model.names import fold_text
from czsu_relations._model.reference import format_authors
from czsu_relations._model.sourced_claims import citations_of, claims_in
from czsu_relations._model.vocabulary.sources import Stance
from czsu_relations._model.wording import join_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from czsu_relations._model.parts import Citation
    from czsu_relations._model.records import AttestedRecord
    from czsu_relations._model.reference import Reference

__all__ = ["bibliography_text", "footnote_text"]


_PLAIN_LETTERS: Final = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "\u0456": "и"})
"""Letters that Unicode does not decompose, and those among which a list has them.

The last is the Ukrainian letter that looks like a Latin i.
"""


def bibliography_text(references: Iterable[Reference]) -> str:
    """Return a line for each source: by author, or by title without an author, then by date."""
    return "".join(f"{source.describe()}\n" for source in sorted(references, key=_sort_key))


def _sort_key(source: Reference) -> tuple[object, ...]:
    head = format_authors(source.authors) or source.title
    issued = source.issued.earliest if source.issued else date.max
    return (_split_numbers(head), issued, _split_numbers(source.title))


def _split_numbers(text: str) -> list[str | int]:
    """Return a text for sorting, in which 2 comes before 11: texts and numbers by turns."""
    folded = fold_text(text).translate(_PLAIN_LETTERS)
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", folded)]


def footnote_text(record: AttestedRecord, references_by_id: Mapping[str, Reference]) -> str:
    """Return the sources of a record with the places in them, those that disagree last."""
    agreeing: list[str] = []
    dissenting: list[str] = []
    for citation in citations_of(record):
        entry = references_by_id[citation.reference].describe(citation.locator)
        objection = _describe_objection(citation, record)
        if objection:
            entry = f"{objection}: {entry}"
            if citation.note:
                entry += f" ({_without_full_stop(citation.note)})"
            dissenting.append(entry)
        else:
            agreeing.append(entry)
    *others, last = dict.fromkeys((*agreeing, *dissenting))  # each once
    return "; ".join((*map(_without_full_stop, others), last))


def _without_full_stop(text: str) -> str:
    """Return a text without a full stop at its end, unless it is that of an abbreviation."""
    return re.sub(r"(?<!\s[^\W\d_])(?<!\s[^\W\d_]{2})\.$", "", text)


def _describe_objection(citation: Citation, record: AttestedRecord) -> str:
    """Return how a source disagrees with a record, as "Dated 9 July 1934 in"; "" if it agrees.

    A date that is rejected as an error is named, too: without it, the source would seem to agree.
    """
    dates: list[str] = []
    for claim in claims_in(citation, record):
        if not claim.agrees:
            rejected = " (rejected)" if claim.rejected else ""
            dates.append(f"{claim.span.describe()}{rejected}")
    if dates:
        return f"Dated {join_words(dates)} in"
    if citation.stance is Stance.DISPUTES:
        return "Disputed in"
    return ""
