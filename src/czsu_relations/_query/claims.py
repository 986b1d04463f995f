"""The dates that the sources of records give, as a sequence and a table."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Self, SupportsIndex, overload

from attrs import field, frozen

from czsu_relations._model.sourced_claims import SourcedClaim, claims_of
from czsu_relations._model.wording import describe_value
from czsu_relations._public import publish
from czsu_relations._query.tabular import Tabular
from czsu_relations.errors import QueryTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations._model.records import Record
    from czsu_relations._query.dataset import Dataset
    from czsu_relations._tables.table import Table

__all__ = ["Claims", "collect_claims"]


@frozen(repr=False)
class Claims(Tabular, Sequence[SourcedClaim]):
    """The dates that sources give for fields of records, one row for each.

    The rows are an immutable sequence, in the order of the records and of their citations; they are
    also in `claims`, a tuple. `dataset` is the dataset that they come from.

    >>> import czsu_relations as czsu
    >>> czsu.treaties.claims.where(lambda claim: claim.rejected)[0].record
    'mutual-assistance-1935'
    """

    table: ClassVar[str] = "claims"

    # As with selections, equal claims suffice for equality.
    dataset: "Dataset" = field(eq=False)
    """The dataset that the records belong to."""
    claims: tuple[SourcedClaim, ...]
    """The claims, in order."""

    def __len__(self) -> int:
        return len(self.claims)

    @overload
    def __getitem__(self, index: SupportsIndex) -> SourcedClaim: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: SupportsIndex | slice) -> SourcedClaim | Self:
        """Return the claim at a position, or the claims of a slice."""
        if isinstance(index, slice):
            return type(self)(self.dataset, self.claims[index])
        return self.claims[index]

    def __iter__(self) -> Iterator[SourcedClaim]:
        return iter(self.claims)

    def __repr__(self) -> str:
        return f"<Claims: {len(self)}>"

    def __str__(self) -> str:
        from czsu_relations._display.table_text import claims_text

        return claims_text(self.claims, self.dataset.collection.by_id)

    def _repr_html_(self) -> str:
        from czsu_relations._display.claims_html import claims_html

        return claims_html(self.claims, self.dataset.collection)

    def __reduce__(self) -> tuple[object, ...]:
        # Positions among all claims of the dataset, which are short and need no claim.
        positions = {claim: position for position, claim in enumerate(self.dataset.claims)}
        chosen = tuple(positions[claim] for claim in self.claims)
        return _unpickle_claims, (type(self), self.dataset, chosen)

    def where(self, test: Callable[[SourcedClaim], object]) -> Self:
        """Return the claims for which a function returns true.

        >>> import czsu_relations as czsu
        >>> czsu.events.claims.where(lambda claim: claim.as_written == "late 1967")[0].span
        TimeSpan('1967-36')

        Raises:
            QueryTypeError: `test` is not a function.
        """
        if not callable(test):
            raise QueryTypeError(f"where takes a function of a claim, not {describe_value(test)}")
        return type(self)(self.dataset, tuple(claim for claim in self.claims if test(claim)))

    @property
    def differing(self) -> Self:
        """The claims that do not agree with the record, without those that are rejected.

        >>> import czsu_relations as czsu
        >>> for claim in czsu.treaties.on("1968-08").claims.differing:
        ...     print(claim.record, claim.field, claim.span, claim.reference)
        moscow-1968 signed 1968-08-27 ct24-unos-natlak-a-kapitulace
        """
        return self.where(lambda claim: claim.differs)

    def _table(self) -> "Table":
        from czsu_relations._tables.columns import build_table

        return build_table(SourcedClaim, self.claims, self.dataset.collection.by_id)


def collect_claims(dataset: "Dataset", records: "Iterable[Record]") -> Claims:
    """Return the claims on some records of a dataset, in the order of the records."""
    claims: list[SourcedClaim] = []
    for record in records:
        claims += claims_of(record)
    return Claims(dataset, tuple(claims))


def _unpickle_claims(cls: type[Claims], dataset: "Dataset", positions: tuple[int, ...]) -> Claims:
    """Return the claims at these positions among all claims of a dataset."""
    claims = dataset.claims
    return cls(dataset, tuple(claims[position] for position in positions))


publish(globals())
