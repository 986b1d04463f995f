"""References: sources as CSL items, and how they are written in one line."""

import re
from collections.abc import Iterable
from typing import Final

from attrs import frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.parts import Author, CheckedFields, Id, Language, Text, Url
from czsu_relations._model.vocabulary.sources import CslType, Evidence
from czsu_relations._public import publish

__all__ = ["Reference", "describe_container", "format_entry", "issue_year"]

_DAILY: Final = {CslType.ARTICLE_MAGAZINE, CslType.ARTICLE_NEWSPAPER}
"""What comes out so often that a year alone does not lead to it."""

_FULL_STOP: Final = re.compile(r"""[.?!…]["'’”“»]?$""")
"""The end of a part that needs no full stop after it."""


@frozen(kw_only=True, repr=False)
class Reference(CheckedFields):
    """A source, as a CSL item. It attests; nothing attests it."""

    id: Id
    """A readable citation key, unique in the dataset."""
    type: CslType
    """What sort of source, in CSL's terms."""
    title: Text
    """As the source has it."""
    authors: tuple[Author, ...] = ()
    """Persons and bodies."""
    container_title: Text | None = None
    """The journal, book or site that it is a part of."""
    publisher: Text | None = None
    """Who published it."""
    publisher_place: Text | None = None
    """Where it was published."""
    issued: TimeSpan | None = None
    """When it was published."""
    volume: Text | None = None
    """Of a journal or a series."""
    issue: Text | None = None
    """Of a journal."""
    page: Text | None = None
    """The pages that it stands on."""
    url: Url | None = None
    """Where it can be read."""
    accessed: TimeSpan | None = None
    """When that address was last read."""
    language: Language | None = None
    """Its language, BCP 47."""
    evidence: Evidence
    """How near it stands to what it tells."""

    def describe(self) -> str:
        """Return the source in one line, as a list of references by author and year has it.

        Only what is known is given, and "n.d." where no date is. Newspapers and magazines have
        their day, all others their year. Without an author the title comes first.

        >>> import czsu_relations as czsu
        >>> print(czsu.references["cpcz-outline-1980"].describe())  # doctest: +NORMALIZE_WHITESPACE
        Institute of Marxism-Leninism of the CPCz CC; Institute of Marxism-Leninism of the CPS CC
        (1980). An Outline of the History of the CPCz. Prague: Orbis Press Agency.
        """
        if self.issued and self.type in _DAILY:
            issued = self.issued.describe()
        else:
            issued = issue_year(self.issued)
        publisher = ": ".join(filter(None, (self.publisher_place, self.publisher)))
        entry = format_entry(self.authors, self.title, issued, describe_container(self), publisher)
        if self.url:
            entry += f" {self.url}"
        if self.accessed:
            entry += f" (accessed {self.accessed.describe()})"
        return entry


def format_entry(authors: Iterable[Author], title: str, issued: str, *more: str | None) -> str:
    """Return authors, date, title and further parts, with one full stop after each part.

    Without authors the title comes first, and the date after it.
    """
    names = "; ".join(map(_format_author, authors))
    if names:
        parts = [f"{names} ({issued})", title, *more]
    else:
        parts = [f"{title} ({issued})", *more]
    lines = [" ".join(part.split()) for part in parts if part]
    return " ".join(line if _FULL_STOP.search(line) else f"{line}." for line in lines)


def _format_author(author: Author) -> str:
    return ", ".join(filter(None, (author.family, author.given, author.literal)))


def issue_year(issued: TimeSpan | None) -> str:
    """Return the year of a day, any less precise date in English, and "n.d." for none."""
    if issued is None:
        return "n.d."
    return str(issued.earliest.year) if issued.is_day else issued.describe()


def describe_container(reference: Reference) -> str:
    """Return the journal, book or site with volume, issue and pages; empty if none is known."""
    volume, issue = reference.volume, reference.issue
    if volume and issue:
        number = f"{volume}({issue})"
    elif volume:
        number = f"vol. {volume}"
    elif issue:
        number = f"no. {issue}"
    else:
        number = ""
    parts = (reference.container_title, number, _format_pages(reference.page))
    return ", ".join(filter(None, parts))


def _format_pages(page: str | None) -> str | None:
    if not page:
        return None
    pages = re.sub(r"(?<=\d)-(?=\d)", "–", page)
    several = re.search("[,–]", pages)
    return f"pp. {pages}" if several else f"p. {pages}"


publish(globals())
