"""A source in one plain line, as a list of references by author and year has it."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from czsu_relations._vocabulary import CslType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations._parts import Author
    from czsu_relations._records import Reference
    from czsu_relations._timespan import TimeSpan

__all__ = ["describe", "line", "part_of", "short", "year"]

_DAILY: Final = {CslType.ARTICLE_MAGAZINE, CslType.ARTICLE_NEWSPAPER}
"""What comes out so often that a year does not lead to it."""

_LONGEST: Final = 40
"""How many characters of a title stand where it only tells one source from another."""

_ENDED: Final = re.compile(r"""[.?!…]["'’”“»]?$""")


def describe(reference: Reference) -> str:
    """Return a source in one line: who, when, what, where it stands, who published it."""
    issued = reference.issued
    daily = issued is not None and reference.type in _DAILY
    told = line(
        reference.authors,
        reference.title,
        issued.describe() if issued and daily else year(issued),
        part_of(reference),
        ": ".join(filter(None, (reference.publisher_place, reference.publisher))),
    )
    if reference.url:
        told += f" {reference.url}"
    if reference.accessed:
        told += f" (accessed {reference.accessed.describe()})"
    return told


def short(reference: Reference) -> str:
    """Return how a source is told from others in a figure: by authors and year, or title."""
    if not reference.authors:
        return _cut(reference.title)
    first, *others = (one.family or one.literal for one in reference.authors)
    more = " et al." if len(others) > 1 else "".join(f" & {other}" for other in others)
    return f"{first}{more} {year(reference.issued)}"


def _cut(title: str) -> str:
    """Return a title, or the beginning of a long one; a word is cut only if it is as long."""
    whole = " ".join(title.split())
    return whole if len(whole) <= _LONGEST else f"{wrap(whole, _LONGEST - 1)[0]}…"


def line(authors: Iterable[Author], title: str, when: str, *more: str | None) -> str:
    """Return authors, date, title and whatever else there is, with one full stop after each."""
    named = "; ".join(map(_name, authors))
    first = (f"{named} ({when})", title) if named else (f"{title} ({when})",)
    told = (" ".join(part.split()) for part in (*first, *more) if part)
    return " ".join(part if _ENDED.search(part) else f"{part}." for part in told)


def _name(author: Author) -> str:
    return ", ".join(filter(None, (author.family, author.given, author.literal)))


def year(issued: TimeSpan | None) -> str:
    """Return the year of a day, and in English what is less precise than a day."""
    if issued is None:
        return "n.d."
    return str(issued.earliest.year) if issued.is_day else issued.describe()


def part_of(reference: Reference) -> str:
    """Return the journal, book or site with the volume, issue and pages; empty if none is known."""
    volume, issue, page = reference.volume, reference.issue, reference.page
    if volume and issue:
        number = f"{volume}({issue})"
    else:
        number = f"vol. {volume}" if volume else f"no. {issue}" if issue else ""
    if page:
        page = re.sub(r"(?<=\d)-(?=\d)", "–", page)
        page = f"{'pp.' if re.search('[,–]', page) else 'p.'} {page}"
    return ", ".join(filter(None, (reference.container_title, number, page)))
