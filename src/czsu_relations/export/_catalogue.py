"""What catalogues of datasets show of a dataset as a whole, in the terms of schema.org."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from czsu_relations._model.names import fold_text
from czsu_relations._model.reference import doi_address
from czsu_relations.export._license import spdx_id

if TYPE_CHECKING:
    from czsu_relations._model.collection import Header
    from czsu_relations._model.parts import Author

__all__ = [
    "SUMMARY",
    "license_address",
    "list_identifiers",
    "make_edition_key",
    "split_name",
]

SUMMARY: Final = (
    "Periods, events, conditions, treaties and actors, and the references that attest them."
)
"""What a dataset of any title contains."""


def make_edition_key(header: Header) -> str:
    """Return a key of ASCII letters and digits, made of the title and the edition."""
    words = re.findall("[a-z0-9]+", fold_text(f"{header.title} {header.edition}"))
    # A title in another script, without digits, leaves no words.
    return "-".join(words) or "dataset"


def list_identifiers(header: Header) -> list[str]:
    """Return the address of the DOI, if there is one, and the key of the edition."""
    identifiers: list[str] = []
    if header.doi:
        identifiers.append(doi_address(header.doi))
    identifiers.append(make_edition_key(header))
    return identifiers


def split_name(author: Author) -> dict[str, str]:
    """Return the given and the family name of a person, in this order; a body has neither."""
    names = {"givenName": author.given, "familyName": author.family}
    return {key: name for key, name in names.items() if name}


def license_address(expression: str | None) -> str | None:
    """Return the address of a licence at SPDX; None if its expression is not a single id."""
    license_id = spdx_id(expression)
    if license_id is None:
        return None
    return f"https://spdx.org/licenses/{license_id}"
