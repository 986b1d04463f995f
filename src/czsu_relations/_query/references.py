"""The selection of references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from czsu_relations._model.reference import Reference
from czsu_relations._model.vocabulary.sources import CslType, Evidence
from czsu_relations._public import publish
from czsu_relations._query.selection import Selection
from czsu_relations._query.terms import find_terms

if TYPE_CHECKING:
    from czsu_relations._model.vocabulary.literals import CslTypeText, EvidenceText

__all__ = ["References"]


class References(Selection[Reference]):
    """References, sorted by id: the sources that the other records cite.

    >>> import czsu_relations as czsu
    >>> czsu.references["lukes-1993"].issued
    TimeSpan('1993')
    """

    __slots__ = ()

    noun = "reference"
    table = "references"
    _time_field = "issued"

    def of_type(self, *types: CslType | CslTypeText) -> Self:
        """Return the references of one or more types of the Citation Style Language.

        >>> import czsu_relations as czsu
        >>> "benes-1928" in czsu.references.of_type("book")
        True

        Args:
            *types: terms of `CslType`.

        Raises:
            UnknownNameError: there is no such type; the error suggests similar ones.
            QueryTypeError: no type is given, or an argument is not a string.
        """
        wanted = find_terms(CslType, types, "reference type")
        return self.where(lambda reference: reference.type in wanted)

    def of_evidence(self, *evidence: Evidence | EvidenceText) -> Self:
        """Return the references of one or more grades of evidence.

        >>> import czsu_relations as czsu
        >>> "alexandrovsky-benes-1934-06-15" in czsu.references.of_evidence("primary")
        True

        Args:
            *evidence: terms of `Evidence`.

        Raises:
            UnknownNameError: there is no such grade; the error suggests similar ones or lists all.
            QueryTypeError: no grade is given, or an argument is not a string.
        """
        wanted = find_terms(Evidence, evidence, "grade of evidence")
        return self.where(lambda reference: reference.evidence in wanted)

    def bibliography(self) -> str:
        """Return the sources as text for a document, one in a line, sorted by author or title.

        Each line is what `Reference.describe` returns; paste them into a word processor.

        >>> import czsu_relations as czsu
        >>> books = czsu.events.under("mutual-assistance-1935").references.of_type("book")
        >>> print(books.bibliography().splitlines()[0])
        Gibler, Douglas M. (2009). International Military Alliances, 1648–2008. Correlates of War Series. Washington, DC: CQ Press.
        """  # noqa: E501 - an entry is one line
        from czsu_relations._display.source_list import bibliography_text

        return bibliography_text(self)

    def to_bibtex(self) -> str:
        """Return the references as a BibLaTeX file, each under its id.

        The fields are those of [biblatex](https://ctan.org/pkg/biblatex), and the grade of
        evidence is a keyword. Dates are EDTF. A date that biblatex cannot read, such as one of two
        years, is given as the years that it lies in, and in English in `note`.

        >>> import czsu_relations as czsu
        >>> czsu.references[-1:].to_bibtex().partition(",")[0]
        '@misc{zvezda-perm-1943-treaty'
        """
        from czsu_relations.export._bibtex import format_bibtex

        return format_bibtex(self)

    def to_csl(self) -> list[dict[str, Any]]:
        """Return the references as CSL-JSON items, ready for `json.dump`.

        They conform to the JSON Schema of the Citation Style Language
        ([CSL](https://citationstyles.org)), `csl-data.json`. A date that is not a day, month, year,
        season or interval is given in English. The grade of evidence is the `keyword`.

        >>> import czsu_relations as czsu
        >>> czsu.references.search("outline").to_csl()[0]["issued"]
        {'date-parts': [[1980]]}
        """
        from czsu_relations.export._csl import csl_items

        return csl_items(self)


publish(globals())
