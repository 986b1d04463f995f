"""How to cite the dataset itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from czsu_relations._display.labels import cite_edition
from czsu_relations._model.vocabulary.sources import CslType
from czsu_relations._storage.json_text import dump_json
from czsu_relations.errors import QueryError
from czsu_relations.export._biblatex import (
    biblatex_date,
    escape_tex,
    escape_url,
    format_bib_entry,
    format_bib_names,
    protect_tex,
)
from czsu_relations.export._catalogue import make_edition_key
from czsu_relations.export._csl_item import make_csl_item

if TYPE_CHECKING:
    from czsu_relations._model.collection import Header

__all__ = ["cite_dataset"]


def cite_dataset(header: Header, form: str) -> str:
    """Return the citation of a dataset: a line of text, an entry of BibLaTeX, or CSL-JSON.

    Raises:
        QueryError: the form is neither 'text' nor 'bibtex' nor 'csl'.
    """
    if form == "text":
        return cite_edition(header)
    if form == "bibtex":
        return _cite_in_biblatex(header)
    if form == "csl":
        return _cite_in_csl(header)
    raise QueryError(f"a citation is 'text', 'bibtex' or 'csl', not {form!r}")


def _cite_in_biblatex(header: Header) -> str:
    date, date_in_english = biblatex_date(header.issued)
    notes: list[str] = []
    if date_in_english:
        notes.append(f"dated {date_in_english}")
    license_note = escape_tex(header.license)
    if license_note:
        notes.append(license_note)
    fields = [
        ("author", format_bib_names(header.authors)),
        ("title", protect_tex(header.title)),
        ("version", escape_tex(header.edition)),
        ("date", date),
        ("doi", escape_url(header.doi)),
        ("url", escape_url(header.url)),
        ("note", "; ".join(notes)),
    ]
    return format_bib_entry("dataset", make_edition_key(header), fields)


def _cite_in_csl(header: Header) -> str:
    """Return a list of one item, since programs read lists of items."""
    item = {
        "id": make_edition_key(header),
        "type": CslType.DATASET,
        "author": header.authors,
        "title": header.title,
        "version": header.edition,
        "issued": header.issued,
        "DOI": header.doi,
        "URL": header.url,
        # CSL has no field for a licence.
        "note": header.license,
    }
    return dump_json([make_csl_item(item)])
