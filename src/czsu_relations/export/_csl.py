"""Sources as CSL-JSON, which Zotero and citation processors read.

The fields are those of <https://docs.citationstyles.org/en/stable/specification.html>, and their
form is that of its JSON Schema (`csl-data.json`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from czsu_relations._model.fields import fields_of
from czsu_relations._model.reference import Reference
from czsu_relations.export._csl_item import make_csl_item

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["csl_items"]

_KEYS: Final = {
    "authors": "author",
    "editors": "editor",
    "recipients": "recipient",
    "doi": "DOI",
    "isbn": "ISBN",
    "url": "URL",
    "evidence": "keyword",
}
"""The names that CSL gives to fields; other names differ in their hyphens alone."""


def csl_items(references: Iterable[Reference]) -> list[dict[str, Any]]:
    """Return sources as CSL items, in their order, each under its id."""
    return [_make_item(reference) for reference in references]


def _make_item(reference: Reference) -> dict[str, Any]:
    """Return the fields of a source that have a value, under CSL's names."""
    fields: dict[str, object] = {}
    for field in fields_of(Reference):
        key = _KEYS.get(field.name, field.name.replace("_", "-"))
        fields[key] = getattr(reference, field.name)
    return make_csl_item(fields)
