"""The base class of everything that can be converted to a table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import IO, TYPE_CHECKING, Any, ClassVar

from czsu_relations._public import publish

if TYPE_CHECKING:
    from os import PathLike

    import pandas as pd
    import polars as pl

    from czsu_relations._tables.table import Table

__all__ = ["Tabular"]


class Tabular(ABC):
    """A table of records, one row each; the columns depend only on the type of the records.

    Every selection is a `Tabular`, and so are `Claims` and `DyadYears`.

    >>> import czsu_relations as czsu
    >>> list(czsu.periods.to_rows()[0])[:3]
    ['id', 'title', 'span']
    """

    __slots__ = ()

    table: ClassVar[str]
    """The name of the table, such as "events" or "dyad_years"."""

    @abstractmethod
    def _table(self) -> Table:
        """Return the records as a table."""

    def to_rows(self) -> list[dict[str, str | int | bool | None]]:
        """Return one flat dict for each record, all with the same keys in the same order.

        Dates of a record are EDTF, and the days that bound them are ISO dates. The items of a list
        are joined by "; " (which may also occur in an item). What is unknown or has no bound is
        None.

        >>> import czsu_relations as czsu
        >>> row = czsu.events.of_kind("armed-conflict").to_rows()[0]
        >>> row["date"], row["earliest"], row["latest"], row["certain_day"]
        ('1918-05/1920-02-07', '1918-05-01', '1920-02-07', False)
        """
        return self._table().to_rows()

    @property
    def column_meanings(self) -> dict[str, str]:
        """What each column says, by its name: labels for statistics programs, or a codebook.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.dyad_years().column_meanings["shared_border"]
        'Whether they had a common frontier.'
        """
        return {column.name: column.meaning for column in self._table().columns}

    def to_dict(self) -> dict[str, list[dict[str, Any]]]:
        """Return the rows as new plain dicts, as they are in JSON, under the name of the table.

        Unlike in `to_rows`, lists are lists, which are empty where nothing is in them.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.dyad_years()[:1].to_dict()["dyad_years"][0]["states_b"]
        ['soviet-russia']
        """
        return {self.table: self._table().to_plain()}

    def to_json(self) -> str:
        """Return the rows as JSON, in the form of `to_dict`.

        >>> import czsu_relations as czsu
        >>> print(czsu.dataset.dyad_years()[:0].to_json(), end="")
        {
          "dyad_years": []
        }
        """
        from czsu_relations._storage.json_text import dump_json

        return dump_json(self.to_dict())

    def to_csv(
        self, target: str | PathLike[str] | IO[str] | IO[bytes], *, bom: bool = False
    ) -> None:
        """Write the rows as CSV: RFC 4180, UTF-8, with a header row.

        Truth values are `true` and `false`, and None is an empty cell. A text that a spreadsheet
        would run as a formula gets an apostrophe before it. Cells are separated by commas; a
        spreadsheet that expects semicolons needs this setting when it opens the file.

        >>> import io
        >>> import czsu_relations as czsu
        >>> target = io.StringIO(newline="")
        >>> czsu.dataset.dyad_years()[:0].to_csv(target)
        >>> target.getvalue()[:22]
        'year,states_a,states_b'

        Args:
            target: a path, or a file open for writing: in binary mode, or in text mode with
                `newline=""` and an encoding of its own.
            bom: whether to begin the file with a byte order mark, by which Excel recognises UTF-8.

        Raises:
            QueryTypeError: `target` is neither a path nor a file.
            OSError: the file cannot be written.
        """
        from czsu_relations.export._csv import write_csv

        write_csv(self._table(), target, bom=bom)

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas data frame; days are `datetime64[s]`, lists are tuples.

        Tuples have a hash, so `drop_duplicates`, `nunique`, `value_counts` and `merge` work with
        every column.

        >>> import czsu_relations as czsu
        >>> czsu.events[:0].to_pandas()["earliest"].dtype
        dtype('<M8[s]')
        >>> czsu.events.under("moscow-1968").to_pandas()["initiators"][0]
        ('soviet-union',)

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
        """Return the table as an Arrow stream, for libraries such as pyarrow and DuckDB.

        >>> import pyarrow
        >>> import czsu_relations as czsu
        >>> print(pyarrow.table(czsu.events[:0]).schema.field("earliest").type)
        date32[day]

        Args:
            requested_schema: a schema to convert to, as an Arrow PyCapsule.

        Raises:
            MissingExtraError: pyarrow is not installed; the extra is `arrow`.
        """
        from czsu_relations.export._arrow import arrow_stream

        return arrow_stream(self._table(), requested_schema)


publish(globals())
