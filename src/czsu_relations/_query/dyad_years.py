"""The years of two states, in the shape of panel data: one row a year, one column a measure."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Self, overload

from attrs import astuple, field, frozen

from czsu_relations._model.dyad_year import DyadYear
from czsu_relations._model.fields import fields_of
from czsu_relations._public import publish
from czsu_relations._query.tabular import Tabular
from czsu_relations._tables.table import Column, Table

if TYPE_CHECKING:
    import altair as alt

    from czsu_relations._query.dataset import Dataset

__all__ = ["DyadYears"]


@frozen(repr=False)
class DyadYears(Tabular, Sequence[DyadYear]):
    """The years of two states, in order."""

    dataset: "Dataset" = field(eq=False)  # equal rows are equal, as in equal tables
    """The dataset that the years are of."""
    years: tuple[DyadYear, ...]
    """The rows."""

    def __len__(self) -> int:
        return len(self.years)

    @overload
    def __getitem__(self, index: int) -> DyadYear: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: int | slice) -> DyadYear | Self:
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
        """Draw the course of the relationship, year by year: an Altair chart.

        Each square is an event between the two sides, cooperation above a line and conflict below
        it; it stands in each year that it certainly touches, else in the first that it may. Strips
        are strong in the years in which something certainly bound them or held on some day, and
        pale where sources leave it open.

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
        return Table(_COLUMNS, [astuple(year, recurse=False) for year in self.years])


_COLUMNS: Final = tuple(
    Column(field.name, tuple if field.many else field.base) for field in fields_of(DyadYear)
)

publish(globals())
