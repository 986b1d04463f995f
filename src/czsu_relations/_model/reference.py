"""References (sources as CSL items) and their form in a bibliography."""

import re
from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.converters import (
    convert_csl_type,
    convert_evidence,
    convert_optional_date,
)
from czsu_relations._model.fields import simplify_signature
from czsu_relations._model.lone_record import LoneRecord
from czsu_relations._model.parts import (
    Author,
    Id,
    Language,
    Text,
    Url,
    convert_authors,
)
from czsu_relations._model.vocabulary.sources import CslType, Evidence
from czsu_relations._public import publish

__all__ = ["Reference", "describe_container", "format_author", "format_entry", "issue_year"]

_PERIODICALS: Final = {CslType.ARTICLE_MAGAZINE, CslType.ARTICLE_NEWSPAPER}
"""The types whose issues are too many for a year alone to find the article."""

_END_OF_SENTENCE: Final = re.compile(r"""[.?!…]["'’”“»]?$""")
"""The end of a part that needs no full stop after it."""


@simplify_signature
@frozen(kw_only=True, repr=False)
class Reference(LoneRecord):
    """A source, with the fields of an item in the Citation Style Language (CSL).

    >>> import czsu_relations as czsu
    >>> reference = czsu.Reference(
    ...     id="cpcz-outline-1980",
    ...     type="book",
    ...     title="An Outline of the History of the CPCz",
    ...     issued="1980",
    ...     evidence="scholarly",
    ... )
    >>> print(reference.describe())
    An Outline of the History of the CPCz (1980).

    Attributes:
        id: a readable id and citation key, unique in the dataset.
        type: the type of source, a term of CSL.
        title: the title, as the source has it.
        authors: the authors, which are persons or bodies.
        container_title: the title of the journal, book or site that contains it.
        publisher: the name of the publisher.
        publisher_place: the place of publication.
        issued: the date of publication.
        volume: the volume of a journal or a series.
        issue: the issue of a journal.
        page: the pages of an article or a chapter.
        url: the web address at which it can be read.
        accessed: the date on which the web address was last read.
        language: the language, as a BCP 47 tag.
        evidence: how close the source is to the events that it describes.
    """

    id: Id
    type: CslType = field(converter=convert_csl_type)
    title: Text
    authors: tuple[Author, ...] = field(default=(), converter=convert_authors)
    container_title: Text | None = None
    publisher: Text | None = None
    publisher_place: Text | None = None
    issued: TimeSpan | None = field(default=None, converter=convert_optional_date)
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None
    url: Url | None = None
    accessed: TimeSpan | None = field(default=None, converter=convert_optional_date)
    language: Language | None = None
    evidence: Evidence = field(converter=convert_evidence)

    def describe(self) -> str:
        """Return the source in one line, in the form of an author–year bibliography.

        Newspapers and magazines have the day of publication, other types the year, and sources of
        unknown date "n.d.". Without an author the title comes first. Other unknown parts are left
        out.

        >>> import czsu_relations as czsu
        >>> print(czsu.references["cpcz-outline-1980"].describe())  # doctest: +NORMALIZE_WHITESPACE
        Institute of Marxism-Leninism of the CPCz CC; Institute of Marxism-Leninism of the CPS CC
        (1980). An Outline of the History of the CPCz. Prague: Orbis Press Agency.
        """
        if self.issued and self.type in _PERIODICALS:
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
    names = "; ".join(map(format_author, authors))
    if names:
        parts = [f"{names} ({issued})", title, *more]
    else:
        parts = [f"{title} ({issued})", *more]
    sentences: list[str] = []
    for part in parts:
        if part:
            sentence = " ".join(part.split())
            if not _END_OF_SENTENCE.search(sentence):
                sentence += "."
            sentences.append(sentence)
    return " ".join(sentences)


def format_author(author: Author) -> str:
    """Return a body's name, or a person's as "Family, Given"."""
    return ", ".join(filter(None, (author.family, author.given, author.literal)))


def issue_year(issued: TimeSpan | None) -> str:
    """Return the year of a day, a less precise date in English, and "n.d." if there is no date."""
    if issued is None:
        return "n.d."
    if issued.is_day:
        return str(issued.earliest.year)
    return issued.describe()


def describe_container(reference: Reference) -> str:
    """Return the journal, book or site with volume, issue and pages; empty if none is known.

    The parts are joined as in "Slavic Review, 12(3), pp. 4–9".
    """
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
    if re.search("[,–]", pages):
        return f"pp. {pages}"
    return f"p. {pages}"


publish(globals())
