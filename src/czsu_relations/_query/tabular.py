"""What can be laid out as a table, and the ways out that every table has."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import IO, TYPE_CHECKING

from czsu_relations._public import publish

if TYPE_CHECKING:
    from os import PathLike

    import pandas as pd
    import polars as pl

    from czsu_relations._tables.table import Table

__all__ = ["Tabular"]


class Tabular(ABC):
    """What can be laid out as a table, a row for each record, the columns always the same."""

    __slots__ = ()

    @abstractmethod
    def _table(self) -> Table:
        """Lay it out."""

    def to_rows(self) -> list[dict[str, str | int | bool | None]]:
        """Return one flat, plain dict for each record, with the same keys in the same order.

        Days are ISO dates, the items of a list are joined by "; " (which may stand in an item,
        too), and what is not known or has no bound is None. A date of the record is EDTF, never
        made to look more precise.

        >>> import czsu_relations as czsu
        >>> row = czsu.events.to_rows()[1]
        >>> row["date"], row["earliest"], row["latest"], row["certain_day"]
        ('1918-05/1920-02-07', '1918-05-01', '1920-02-07', False)
        """
        return self._table().to_rows()

    def to_csv(self, target: str | PathLike[str] | IO[str] | IO[bytes]) -> None:
        """Write the rows as CSV: RFC 4180, UTF-8, a heading for each column.

        Yes and no are `true` and `false`, what is None is empty. A text that a spreadsheet
        would run as a formula gets an apostrophe before it. Commas separate the cells; a
        spreadsheet that takes semicolons for that may find others.

        >>> import io
        >>> import czsu_relations as czsu
        >>> target = io.StringIO(newline="")
        >>> czsu.dataset.dyad_years()[:0].to_csv(target)
        >>> target.getvalue()[:22]
        'year,states_a,states_b'

        Args:
            target: a path, or a file open for writing, in binary mode, or in text mode with
                `newline=""`; such a file has its own encoding.

        Raises:
            QueryTypeError: it is neither.
            OSError: it cannot be written.
        """
        from czsu_relations.export._csv import write_csv

        write_csv(self._table(), target)

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas data frame; days are `datetime64[s]`, lists are lists.

        >>> import czsu_relations as czsu
        >>> czsu.events[:0].to_pandas()["earliest"].dtype
        dtype('<M8[s]')

        Raises:
            MissingExtraError: pandas is not installed; the extra is `pandas`.
        """
        from czsu_relations.export._pandas import pandas_frame

        return pandas_frame(self._table())

    def to_polars(self) -> pl.DataFrame:
        """Return a Polars data frame; days are `Date`, lists are `List(String)`.

        >>> import czsu_relations as czsu
        >>> czsu.events[:0].to_polars()["earliest"].dtype
        Date

        Raises:
            MissingExtraError: Polars is not installed; the extra is `polars`.
        """
        from czsu_relations.export._polars import polars_frame

        return polars_frame(self._table())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Hand the table to whatever reads Arrow streams, such as pyarrow and DuckDB.

        >>> import pyarrow
        >>> import czsu_relations as czsu
        >>> print(pyarrow.table(czsu.events[:0]).schema.field("earliest").type)
        date32[day]

        Raises:
            MissingExtraError: pyarrow is not installed; the extra is `arrow`.
        """
        from czsu_relations.export._arrow import arrow_stream

        return arrow_stream(self._table(), requested_schema)


publish(globals())
