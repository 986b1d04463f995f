"""References: identifiers of books and articles, and what stands for an unknown date."""

from __future__ import annotations

import pytest

import czsu_relations as czsu
from czsu_relations import RecordError
from czsu_relations._display.labels import label_reference
from example_datasets import make_reference


@pytest.mark.parametrize(
    "isbn",
    [
        "978-80-200-1234-0",
        "9788020012340",
        "80-200-1234-6",
        "0-439-42089-X",
        "043942089X",
        "0306406152",
    ],
)
def test_an_isbn(isbn: str) -> None:
    """Ten or thirteen digits, with hyphens or without, whose last digit fits."""
    assert make_reference("book", isbn=isbn).isbn == isbn


@pytest.mark.parametrize(
    ("isbn", "message"),
    [
        ("978-80-200-1234-1", "whose check digit is wrong: 978-80-200-1234-1"),
        ("0306406153", "whose check digit is wrong"),
        ("80-200-1234", "is not an ISBN of 10 or 13 digits"),
        ("ISBN 0306406152", "is not an ISBN"),
        ("978--8020012340", "is not an ISBN"),
        ("977-80-200-1234-0", "is not an ISBN"),
    ],
)
def test_no_isbn(isbn: str, message: str) -> None:
    """A digit that was mistyped is found."""
    with pytest.raises(RecordError, match=message):
        make_reference("book", isbn=isbn)


@pytest.mark.parametrize("doi", ["https://doi.org/10.1000/182", "doi:10.1000/182", "10.1/x", "182"])
def test_no_doi(doi: str) -> None:
    """A DOI has no address before it."""
    with pytest.raises(RecordError, match="is not a DOI without an address"):
        make_reference("article", doi=doi)


@pytest.mark.parametrize(
    ("fields", "issue"),
    [
        ({"issued": "1934", "version": "2"}, "1934"),
        ({"version": "4.01", "volume": "3"}, "version 4.01"),
        ({"volume": "19", "accessed": "2026-11-24"}, "vol. 19"),
        ({"accessed": "2026-11-24"}, "accessed 24 November 2026"),
        ({}, "n.d."),
    ],
)
def test_what_stands_for_an_unknown_date(fields: dict[str, str], issue: str) -> None:
    """The version, else the volume, else the day on which the address was read."""
    author = [czsu.Author(family="Fierlinger")]
    reference = make_reference("book", authors=author, **fields)
    assert reference.describe().startswith(f"Fierlinger ({issue}). book.")
    assert label_reference(reference) == f"Fierlinger {issue}"


def test_editors_and_recipients_are_searched() -> None:
    """Who edited a book, and to whom a letter is addressed, finds it."""
    names = {name: [czsu.Author(family=name.title())] for name in ("editors", "recipients")}
    dataset = czsu.Dataset(
        title="x", edition="1", coverage="1934", references=[make_reference("letter", **names)]
    )
    for name in names:
        assert dataset.references.search(name).ids == ("letter",)
