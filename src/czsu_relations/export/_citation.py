"""How to cite the dataset itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from czsu_relations._display.labels import cite_edition
from czsu_relations._model.names import fold_text
from czsu_relations.errors import QueryError
from czsu_relations.export._biblatex import (
    biblatex_date,
    escape_tex,
    format_bib_entry,
    format_bib_names,
    protect_tex,
)

if TYPE_CHECKING:
    from czsu_relations._model.collection import Header

__all__ = ["cite_dataset"]


def cite_dataset(header: Header, form: str) -> str:
    """Return the citation of a dataset: one line of text, or an entry of a BibLaTeX file.

    Raises:
        QueryError: the form is neither 'text' nor 'bibtex'.
    """
    if form == "text":
        return cite_edition(header)
    if form != "bibtex":
        raise QueryError(f"a citation is 'text' or 'bibtex', not {form!r}")
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
        ("note", "; ".join(notes)),
    ]
    return format_bib_entry("dataset", _make_key(header), fields)


def _make_key(header: Header) -> str:
    """Return a key of ASCII letters and digits, made of the title and the edition."""
    words = re.findall("[a-z0-9]+", fold_text(f"{header.title} {header.edition}"))
    # A title in another script, without digits, leaves no words.
    return "-".join(words) or "dataset"
