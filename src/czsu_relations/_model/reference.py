"""References (sources as CSL items) and their form in a bibliography."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, final

from attrs import field, frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.converters import (
    convert_csl_type,
    convert_evidence,
    convert_optional_date,
)
from czsu_relations._model.fields import simplify_signature
from czsu_relations._model.lone_record import RecordBase
from czsu_relations._model.parts import (
    Author,
    Doi,
    Id,
    Isbn,
    Language,
    Text,
    Url,
    convert_authors,
)
from czsu_relations._model.vocabulary.sources import CslType, Evidence
from czsu_relations._model.wording import capitalise, join_words
from czsu_relations._public import publish

__all__ = [
    "Reference",
    "describe_container",
    "describe_issue",
    "describe_names",
    "doi_address",
    "format_author",
    "format_authors",
    "format_entry",
    "issue_year",
    "preferred_address",
]

_DATED_BY_YEAR: Final = {CslType.ARTICLE_JOURNAL, CslType.BOOK}
"""The types of which a bibliography gives the year alone, even if the day is known."""

_CONTAINED: Final = {CslType.CHAPTER, CslType.ENTRY_ENCYCLOPEDIA, CslType.PAPER_CONFERENCE}
"""The types whose container is a book, after the word "In"."""

_PERIODICALS: Final = {CslType.ARTICLE_MAGAZINE, CslType.ARTICLE_NEWSPAPER}
"""The types whose place of publication tells apart papers of one name."""

_DOI_RESOLVER: Final = "https://doi.org/"
_DIGITS_OF_ISBN_10: Final = 10
_ACCESSED: Final = "accessed "
"""What stands before the day on which an address was read."""

_END_OF_SENTENCE: Final = re.compile(r"""[.?!…]["'’”“»]?$""")
"""The end of a part that needs no full stop after it."""


@final
@simplify_signature
@frozen(kw_only=True, repr=False)
class Reference(RecordBase):
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
        genre: what it is, where the type says too little, such as "telegram" or "minutes".
        title: the title, as the source has it; for a source without one, a description of it.
        authors: the authors, which are persons or bodies.
        editors: the editors of the book that it is, or that contains it.
        recipients: those to whom a letter or a dispatch is addressed.
        container_title: the title of the journal, book or site that contains it.
        collection_title: the title of the series in which the book or its container appeared.
        publisher: the name of the publisher.
        publisher_place: the place of publication.
        issued: the date of publication; of a document, the date that it bears.
        version: the version of a data set, or the revision of a page.
        volume: the volume of a journal or a series.
        issue: the issue of a journal.
        page: the pages of an article or a chapter.
        doi: the Digital Object Identifier, without an address.
        isbn: the International Standard Book Number, with or without hyphens.
        url: the web address at which it can be read.
        accessed: the date on which the web address was last read.
        language: the language, as a BCP 47 tag.
        evidence: how close the source is to the events that it describes.
    """

    id: Id
    type: CslType = field(converter=convert_csl_type)
    genre: Text | None = None
    title: Text
    authors: tuple[Author, ...] = field(default=(), converter=convert_authors)
    editors: tuple[Author, ...] = field(default=(), converter=convert_authors)
    recipients: tuple[Author, ...] = field(default=(), converter=convert_authors)
    container_title: Text | None = None
    collection_title: Text | None = None
    publisher: Text | None = None
    publisher_place: Text | None = None
    issued: TimeSpan | None = field(default=None, converter=convert_optional_date)
    version: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None
    doi: Doi | None = None
    isbn: Isbn | None = None
    url: Url | None = None
    accessed: TimeSpan | None = field(default=None, converter=convert_optional_date)
    language: Language | None = None
    evidence: Evidence = field(converter=convert_evidence)

    def _combination_problems(self) -> Iterator[str]:
        if self.isbn and not _has_right_check_digit(self.isbn):
            yield f"has an ISBN whose check digit is wrong: {self.isbn}"

    def describe(self, locator: str | None = None) -> str:
        """Return the source in one line, in the form of an author–year bibliography.

        Books and articles of journals have the year of publication, others the date as far as it is
        known. Where it is unknown, the version stands for it, else the volume, else the day on
        which the address was read; "n.d." where none of them is known. Without an author the title
        comes first. Other unknown parts are left out.

        >>> import czsu_relations as czsu
        >>> print(czsu.references["cpcz-outline-1980"].describe())  # doctest: +NORMALIZE_WHITESPACE
        Institute of Marxism-Leninism of the CPCz CC; Institute of Marxism-Leninism of the CPS CC
        (1980). An Outline of the History of the CPCz. Prague: Orbis Press Agency.

        Args:
            locator: the place in the source that is meant, such as "p. 12".
        """
        if self.issued and self.type not in _DATED_BY_YEAR:
            issued = self.issued.describe()
        else:
            issued = describe_issue(self)
        container = describe_container(self)
        if self.container_title and self.type in _CONTAINED:
            container = f"In {container}"
        place = None if self.container_title and self.type in _PERIODICALS else self.publisher_place
        entry = format_entry(
            self.authors,
            self.title,
            issued,
            _describe_genre(self),
            container,
            describe_names("Edited by", self.editors),
            self.collection_title,
            ": ".join(filter(None, (place, self.publisher))),
            f"Version {self.version}" if self.issued and self.version else None,
            locator,
        )
        address = preferred_address(self.doi, self.url)
        return f"{entry} {address}" if address else entry


def doi_address(doi: str) -> str:
    """Return the address to which a DOI leads."""
    return f"{_DOI_RESOLVER}{doi}"


def preferred_address(doi: str | None, url: str | None) -> str | None:
    """Return the address of a DOI, or else the web address; None if there is neither."""
    if doi:
        return doi_address(doi)
    return url


def _has_right_check_digit(isbn: str) -> bool:
    """Whether the last digit of an ISBN is the one that the others require (ISO 2108)."""
    digits = [10 if char == "X" else int(char) for char in isbn if char != "-"]
    if len(digits) == _DIGITS_OF_ISBN_10:
        return sum(weight * digit for weight, digit in enumerate(reversed(digits), 1)) % 11 == 0
    return (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10 == 0


def format_entry(authors: Iterable[Author], title: str, issued: str, *more: str | None) -> str:
    """Return authors, date, title and further parts, with one full stop after each part.

    Without authors the title comes first, and the date after it.
    """
    names = format_authors(authors)
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


def format_authors(authors: Iterable[Author]) -> str:
    """Return names one after the other, as in "Keller, Helen; The Institute"."""
    return "; ".join(map(format_author, authors))


def format_author(author: Author) -> str:
    """Return a body's name, or a person's as "Family, Given"."""
    return ", ".join(filter(None, (author.family, author.given, author.literal)))


def issue_year(issued: TimeSpan | None) -> str:
    """Return the year of a date, a date of several years in English, and "n.d." without a date."""
    if issued is None:
        return "n.d."
    if issued.earliest.year != issued.latest.year:
        return issued.describe()
    year = str(issued.earliest.year)
    if issued.approximate:
        year = f"about {year}"
    return f"perhaps {year}" if issued.uncertain else year


def describe_issue(reference: Reference) -> str:
    """Return the year of a source, or what stands for an unknown one; "n.d." if nothing does."""
    if reference.issued:
        return issue_year(reference.issued)
    if reference.version:
        return f"version {reference.version}"
    if reference.volume:
        return f"vol. {reference.volume}"
    if reference.accessed:
        return f"{_ACCESSED}{reference.accessed.describe()}"
    return issue_year(None)


def describe_names(words: str, names: Iterable[Author]) -> str:
    """Return names after some words, such as "to Edvard Beneš"; nothing if there are none."""
    plain = [" ".join(filter(None, (name.given, name.family, name.literal))) for name in names]
    return f"{words} {join_words(plain)}" if plain else ""


def _describe_genre(reference: Reference) -> str:
    """Return what a source is and to whom it is addressed, as in "Telegram to Edvard Beneš"."""
    recipients = describe_names("to", reference.recipients)
    text = " ".join(filter(None, (reference.genre, recipients)))
    return capitalise(text)


def describe_container(reference: Reference) -> str:
    """Return the journal, book or site with volume, issue and pages; empty if none is known.

    The parts are joined as in "Slavic Review, 12(3), pp. 4–9". A newspaper or a magazine has its
    place of publication in brackets.
    """
    title = reference.container_title
    if title and reference.publisher_place and reference.type in _PERIODICALS:
        title += f" ({reference.publisher_place})"
    volume, issue = _with_dashes(reference.volume), _with_dashes(reference.issue)
    if volume and issue:
        number = f"{volume}({issue})"
    elif volume:
        number = f"vol. {volume}"
    elif issue:
        number = f"no. {issue}"
    else:
        number = ""
    parts = (title, number, _format_pages(reference.page))
    text = ", ".join(filter(None, parts))
    begins_with_abbreviation = not title and not (volume and issue)
    return capitalise(text) if begins_with_abbreviation else text


def _format_pages(page: str | None) -> str | None:
    if not page:
        return None
    pages = _with_dashes(page)
    if re.search("[,–]", pages):
        return f"pp. {pages}"
    return f"p. {pages}"


def _with_dashes(numbers: str | None) -> str:
    """Return numbers with a dash between the first and the last of several."""
    return re.sub(r"(?<=\d)-(?=\d)", "–", numbers or "")


publish(globals())
