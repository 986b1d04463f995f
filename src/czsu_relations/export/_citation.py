"""The dataset itself, cited."""

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
    """Return how to cite a dataset: one line of text, or an entry of a BibLaTeX file.

    Raises:
        QueryError: there is no such form.
    """
    if form == "text":
        return cite_edition(header)
    if form != "bibtex":
        raise QueryError(f"a citation is 'text' or 'bibtex', not {form!r}")
    date, note = biblatex_date(header.issued)
    key = "-".join(re.findall("[a-z0-9]+", fold_text(f"{header.title} {header.edition}")))
    notes = (note and f"dated {note}", escape_tex(header.license))
    fields = [
        ("author", format_bib_names(header.authors)),
        ("title", protect_tex(header.title)),
        ("version", escape_tex(header.edition)),
        ("date", date),
        ("note", "; ".join(filter(None, notes))),
    ]
    return format_bib_entry("dataset", key or "dataset", fields)
