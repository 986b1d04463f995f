"""Short labels of sources, and the line that cites a dataset."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from czsu_relations._model.reference import (
    describe_issue,
    format_entry,
    issue_year,
    preferred_address,
)

if TYPE_CHECKING:
    from czsu_relations._model.collection import Header
    from czsu_relations._model.reference import Reference

__all__ = ["cite_edition", "label_reference"]

_MAX_TITLE: Final = 40
"""How many characters of a title a label has."""


def cite_edition(header: Header) -> str:
    """Return the citation of a dataset in one line.

    It has authors, year, title, edition and licence, and the address of the DOI, or else that of
    the dataset, if there is one.
    """
    edition = f"Data edition {header.edition}"
    issued = issue_year(header.issued)
    entry = format_entry(header.authors, header.title, issued, edition, header.license)
    address = preferred_address(header.doi, header.url)
    if address:
        return f"{entry} {address}"
    return entry


def label_reference(reference: Reference) -> str:
    """Return the authors of a source and its year, or its shortened title if it has no author."""
    if not reference.authors:
        return _shorten_title(reference.title)
    first, *others = (author.family or author.literal for author in reference.authors)
    if len(others) > 1:
        names = f"{first} et al."
    elif others:
        names = f"{first} & {others[0]}"
    else:
        names = f"{first}"
    return f"{names} {describe_issue(reference)}"


def _shorten_title(title: str) -> str:
    """Return a title cut after a word; a first word that is too long is cut itself."""
    whole = " ".join(title.split())
    if len(whole) <= _MAX_TITLE:
        return whole
    # One character is left for the ellipsis.
    return f"{wrap(whole, _MAX_TITLE - 1)[0]}…"
