"""The years of two states, in the shape of panel data: one row a year, one column a measure."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Self, overload

from attrs import astuple, field, frozen

from czsu_relations._model.dyad_year import DyadYear
from czsu_relations._model.fields import Field, fields_of
from czsu_relations._public import publish
from czsu_relations._query.tabular import Tabular
from czsu_relations._tables.table import Column, Table

if TYPE_CHECKING:
    import altair as alt

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
        """Return the row at a position, or the rows of a slice."""
        if isinstance(index, slice):
            return type(self)(self.dataset, self.years[index])
        return self.years[index]

    def __iter__(self) -> Iterator[DyadYear]:
        return iter(self.years)

    def __repr__(self) -> str:
        return f"<DyadYears: {len(self)}>"

    def _repr_html_(self) -> str:
        from czsu_relations._display.html import dyad_years_html

        return dyad_years_html(self.years, self.dataset.collection)

    def plot(self) -> "alt.LayerChart":
        """Return an Altair chart of the relationship of the two states, year by year.

        Each square is an event between them, with cooperation above the axis and conflict below
        it. It is drawn in every year that the event certainly overlaps; if there is none, in the
        first year that it possibly overlaps. Each strip is a measure: dark in a year in which it
        is True, and light where sources leave it open.

        >>> import czsu_relations as czsu
        >>> chart = czsu.dataset.dyad_years().plot()
        >>> chart.to_dict()["title"]["text"]
        'Czechoslovakia – Soviet Union, year by year'

        Raises:
            MissingExtraError: Altair is not installed; the extra is `plot`.
        """
        from czsu_relations._plot.charts import draw_course

        return draw_course(self.years, self.dataset.collection)

    def _table(self) -> Table:
        return Table(_MEASURE_COLUMNS, [astuple(year, recurse=False) for year in self.years])


def _column_of(measure: Field) -> Column:
    """Return the column of a field of `DyadYear`."""
    if measure.many:
        return Column(measure.name, tuple)
    return Column(measure.name, measure.base)


_MEASURE_COLUMNS: Final = tuple(_column_of(measure) for measure in fields_of(DyadYear))

publish(globals())
