"""What a dataset says of itself: the fields of its header, and how it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from czsu_relations._public import publish

if TYPE_CHECKING:
    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.collection import Collection
    from czsu_relations._model.parts import Author

__all__ = ["HeaderView"]


class HeaderView:
    """A view of the header of a collection: the part of `Dataset` that needs no records."""

    # A dict, because `help` shows the texts in it.
    __slots__ = {"collection": "The header and all records as plain tuples, by table and by id."}

    collection: Collection
    """The header and all records as plain tuples, by table and by id."""

    @property
    def title(self) -> str:
        """The title of the dataset.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.title
        'Czechoslovak–Soviet relations, 1917–1993'
        """
        return self.collection.header.title

    @property
    def edition(self) -> str:
        """The version of the data; the code has a version of its own, `__version__`.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.edition
        '2026.11.2'
        """
        return self.collection.header.edition

    @property
    def issued(self) -> TimeSpan | None:
        """The date on which this edition came out, if it is known.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.issued
        TimeSpan('2026-11-26')
        """
        return self.collection.header.issued

    @property
    def authors(self) -> tuple[Author, ...]:
        """The people or bodies that made the dataset.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.authors[0].literal
        'The czsu_relations authors'
        """
        return self.collection.header.authors

    @property
    def license(self) -> str | None:
        """The licence of the data as an SPDX expression, if it is known.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.license
        'CC-BY-SA-4.0'
        """
        return self.collection.header.license

    @property
    def doi(self) -> str | None:
        """The Digital Object Identifier of this edition, without an address, if it has one.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.doi is None
        True
        """
        return self.collection.header.doi

    @property
    def url(self) -> str | None:
        """The web address of the dataset, if it has one.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.url is None
        True
        """
        return self.collection.header.url

    @property
    def coverage(self) -> TimeSpan:
        """The period covered; `on` and `in_force` raise `CoverageError` outside it.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.coverage
        TimeSpan('1917/1993')
        """
        return self.collection.header.coverage

    @property
    def dyad(self) -> tuple[str, ...]:
        """The ids of the two states whose relations the dataset is about; none if it names none.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.dyad
        ('czechoslovakia', 'soviet-union')
        """
        return self.collection.header.dyad

    def citation(self, form: Literal["text", "bibtex", "csl"] = "text") -> str:
        """Return how to cite the dataset: authors, date, title, edition, licence, DOI and address.

        The text has the year of issue, and the DOI before any other address. A DOI or an address
        that the dataset does not have is left out.

        >>> import czsu_relations as czsu
        >>> print(czsu.citation())  # doctest: +NORMALIZE_WHITESPACE
        The czsu_relations authors (2026). Czechoslovak–Soviet relations, 1917–1993.
        Data edition 2026.11.2. CC-BY-SA-4.0.

        Args:
            form: "text" for one line, "bibtex" for an entry of a BibLaTeX file, "csl" for
                CSL-JSON: the text of a list with one item.

        Raises:
            QueryError: `form` is neither "text" nor "bibtex" nor "csl".
        """
        from czsu_relations.export._citation import cite_dataset

        return cite_dataset(self.collection.header, form)


# So that `help(Dataset)` does not name a private module.
publish(globals())
