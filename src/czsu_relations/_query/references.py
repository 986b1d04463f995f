"""The selection of references."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Self

from czsu_relations._model.reference import Reference
from czsu_relations._model.vocabulary.sources import CslType, Evidence
from czsu_relations._public import publish
from czsu_relations._query.selection import Selection
from czsu_relations._query.terms import find_terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from czsu_relations._dates.timespan import TimeSpan


__all__ = ["References"]


class References(Selection[Reference]):
    """References attest: by id."""

    __slots__ = ()

    noun: ClassVar[str] = "reference"
    table: ClassVar[str] = "references"
    _time: ClassVar[Callable[[Any], TimeSpan | None]] = attrgetter("issued")

    def of_type(self, *types: str) -> Self:
        """Keep the references of one of these CSL types."""
        wanted = find_terms(CslType, "reference type", types)
        return self.where(lambda reference: reference.type in wanted)

    def of_evidence(self, *evidence: str) -> Self:
        """Keep the references of one of these grades of evidence."""
        wanted = find_terms(Evidence, "grade of evidence", evidence)
        return self.where(lambda reference: reference.evidence in wanted)

    def to_bibtex(self) -> str:
        """Return a BibLaTeX file: UTF-8 text with an entry for each reference, under its id.

        The fields are those of [biblatex](https://ctan.org/pkg/biblatex). Dates are EDTF. One that
        biblatex does not read, such as one of two years, is given as the years that it lies in,
        with the words in `note`. The grade of evidence is a keyword.

        >>> import czsu_relations as czsu
        >>> czsu.references[-1:].to_bibtex().partition(",")[0]
        '@misc{zvezda-perm-1943-treaty'
        """
        from czsu_relations.export._bibtex import format_bibtex

        return format_bibtex(self)

    def to_csl(self) -> list[dict[str, Any]]:
        """Return items of the Citation Style Language, ready for `json.dump`: CSL-JSON.

        They are valid by the JSON Schema of [CSL](https://citationstyles.org), `csl-data.json`. A
        date that is no day, month, year, season or interval of them is given in words. The grade of
        evidence is the `keyword`.

        >>> import czsu_relations as czsu
        >>> czsu.references.where(lambda one: one.id == "cpcz-outline-1980").to_csl()[0]["issued"]
        {'date-parts': [[1980]]}
        """
        from czsu_relations.export._csl import csl_items

        return csl_items(self)


publish(globals())
