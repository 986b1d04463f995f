"""The years of two states, in the shape of panel data: one row a year, one column a measure."""

import operator
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, Self, SupportsIndex, overload

from attrs import field, frozen

from czsu_relations._dates.whole_number import read_year
from czsu_relations._model.attributes_section import attribute_docs
from czsu_relations._model.dyad_year import DyadYear
from czsu_relations._model.fields import Field, fields_of
from czsu_relations._model.wording import describe_value
from czsu_relations._public import publish
from czsu_relations._query.tabular import Tabular
from czsu_relations._query.time_range import day_range
from czsu_relations._tables.table import Cell, Column, Table
from czsu_relations.errors import MissingRowError, QueryError, QueryTypeError

if TYPE_CHECKING:
    import altair as alt

    from czsu_relations._dates.timespan import When
    from czsu_relations._query.dataset import Dataset

__all__ = ["DyadYears"]


@frozen(repr=False)
class DyadYears(Tabular, Sequence[DyadYear]):
    """One row for each year in which both states existed (a dyad-year).

    A year in which they only possibly existed has a row, too. The rows are an immutable sequence;
    they are also in `years`, a tuple. `dataset` is the dataset that they come from.

    >>> import czsu_relations as czsu
    >>> years = czsu.dataset.dyad_years()
    >>> [row.year for row in years if row.broken_relations]
    [1939, 1940, 1941]
    """

    table: ClassVar[str] = "dyad_years"

    # Two panels with the same rows are equal, whichever dataset they come from.
    dataset: "Dataset" = field(eq=False)
    """The dataset that the rows come from."""
    years: tuple[DyadYear, ...]
    """The rows, in order."""

    def __len__(self) -> int:
        return len(self.years)

    @overload
    def __getitem__(self, index: int) -> DyadYear: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: int | slice) -> DyadYear | Self:
        """Return the row at a position or of a year, or the rows of a slice of positions.

        A number that is no position in the rows is a year.

        Raises:
            MissingRowError: there is neither such a position nor such a year.
            QueryError: the slice reaches beyond the rows, as one of years would.
        """
        count = len(self.years)
        if isinstance(index, slice):
            for bound in (index.start, index.stop):
                if bound is not None and abs(operator.index(bound)) > count:
                    raise QueryError(
                        f"there are only {count} rows, and a slice counts rows; for a stretch of"
                        f" years, use between({index.start}, {index.stop})"
                    )
            return type(self)(self.dataset, self.years[index])
        if -count <= operator.index(index) < count:
            return self.years[index]
        row = self._row_of(operator.index(index))
        if row is None:
            raise MissingRowError(operator.index(index))
        return row

    def year(self, year: SupportsIndex) -> DyadYear:
        """Return the row of a year.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.dyad_years().year(1938).defence
        True

        Raises:
            QueryError: there is no row of that year.
            QueryTypeError: `year` is no whole number.
        """
        number = read_year(year)
        if number is None:
            raise QueryTypeError(f"a year is a whole number, not {describe_value(year)}")
        row = self._row_of(number)
        if row is None:
            raise QueryError(
                f"there is no row of {year}; the rows are those of {self._describe_years()}"
            )
        return row

    def _row_of(self, year: int) -> DyadYear | None:
        return next((row for row in self.years if row.year == year), None)

    def _describe_years(self) -> str:
        if not self.years:
            return "no year"
        return f"{self.years[0].year} to {self.years[-1].year}"

    def between(self, start: "When | None", end: "When | None") -> Self:
        """Return the rows from one year to another, which may be given as longer dates, too.

        >>> import czsu_relations as czsu
        >>> interwar = czsu.dataset.dyad_years().between(1919, 1938)
        >>> len(interwar), interwar[0].year
        (20, 1919)

        Args:
            start: the first year, or None or ".." for no limit.
            end: the last year, or None or ".." for no limit.

        Raises:
            QueryError: the range runs backwards.
            EDTFError: `start` or `end` is not a date.
            QueryTypeError: `start` or `end` has none of the types of `When`.
        """
        first, last = day_range(start, end)
        rows = [row for row in self.years if first.year <= row.year <= last.year]
        return type(self)(self.dataset, tuple(rows))

    def __iter__(self) -> Iterator[DyadYear]:
        return iter(self.years)

    def __repr__(self) -> str:
        return f"<DyadYears: {len(self)}>"

    def __str__(self) -> str:
        from czsu_relations._display.table_text import dyad_years_text

        return dyad_years_text(self.years)

    def _repr_html_(self) -> str:
        from czsu_relations._display.html import dyad_years_html

        return dyad_years_html(self.years, self.dataset.collection)

    def plot(self, *, title: str | None = None) -> "alt.LayerChart":
        """Return an Altair chart of the relationship of the two states, year by year.

        Each square is an event between them, with cooperation above the axis and conflict below
        it. It is drawn in every year that the event certainly overlaps; if there is none, in the
        first year that it possibly overlaps. Each strip is a measure: dark in a year in which it
        is True, and light where our dates leave it open, or where a source alone says so.

        >>> import czsu_relations as czsu
        >>> chart = czsu.dataset.dyad_years().plot()
        >>> chart.to_dict()["title"]["text"]
        'Czechoslovakia – Soviet Union, year by year'

        Args:
            title: the title of the chart; the names of the two states by default.

        Raises:
            MissingExtraError: Altair is not installed; the extra is `plot`.
        """
        from czsu_relations._plot.charts import draw_course

        return draw_course(self.years, self.dataset.collection, title)

    def _table(self) -> Table:
        rows: list[tuple[Cell, ...]] = []
        for year in self.years:
            rows.append(tuple(getattr(year, column.name) for column in _MEASURE_COLUMNS))
        return Table(_MEASURE_COLUMNS, rows)


def _column_of(measure: Field, meaning: str) -> Column:
    """Return the column of a field of `DyadYear`."""
    return Column(measure.name, tuple if measure.many else measure.base, meaning)


_MEANINGS: Final = attribute_docs(DyadYear)
"""Empty if Python runs without docstrings (`-OO`)."""

_MEASURE_COLUMNS: Final = tuple(
    _column_of(measure, _MEANINGS.get(measure.name, "")) for measure in fields_of(DyadYear)
)

publish(globals())
