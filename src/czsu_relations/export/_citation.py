"""The dataset itself, cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from czsu_relations._author_year import line, year
from czsu_relations._biblatex import dated, entry, escaped, names, whole
from czsu_relations._names import fold
from czsu_relations.errors import QueryError

if TYPE_CHECKING:
    from czsu_relations._dataset import Dataset

__all__ = ["citation"]


def citation(dataset: Dataset, form: str) -> str:
    """Return a dataset in one line, or as an entry of a BibLaTeX file.

    Raises:
        QueryError: there is no such form.
    """
    if form == "text":
        edition = f"Data edition {dataset.edition}"
        return line(dataset.authors, dataset.title, year(dataset.issued), edition, dataset.license)
    if form != "bibtex":
        raise QueryError(f"a citation is 'text' or 'bibtex', not {form!r}")
    date, note = dated(dataset.issued)
    key = "-".join(re.findall("[a-z0-9]+", fold(f"{dataset.title} {dataset.edition}")))
    fields = [
        ("author", names(dataset.authors)),
        ("title", whole(dataset.title)),
        ("version", escaped(dataset.edition)),
        ("date", date),
        ("note", "; ".join(filter(None, (note and f"dated {note}", escaped(dataset.license))))),
    ]
    return entry("dataset", key or "dataset", fields)
