"""Two states year by year, in the shape of panel data: one row a year, one column a measure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Self, overload

from attrs import astuple, field, frozen

from czsu_relations._forms import fields_of
from czsu_relations._public import publish
from czsu_relations._table import Column, Table
from czsu_relations._tabular import Tabular

if TYPE_CHECKING:
    import altair as alt

    from czsu_relations._dataset import Dataset
    from czsu_relations._records import Actor

__all__ = ["BOUND", "HELD", "DyadYear", "DyadYears", "sides"]

BOUND: Final = ("defence", "offence", "neutrality", "non_aggression", "consultation")
"""The measures of what treaties bound the two to, each the name of an `Obligation`."""

HELD: Final = (
    "diplomatic_relations",
    "exile_relations",
    "mission",
    "broken_relations",
    "shared_border",
    "troop_presence",
)
"""The measures of what held between them, each the name of a `ConditionKind`."""


@frozen(kw_only=True)
class DyadYear:
    """Two states in one year.

    A measure of what held is `True` if it certainly held on some day of the year, `False` if
    nothing recorded can have held, and `None` if sources leave it open. Its twin with
    `_year_end` says the same of 31 December. A treaty whose time in force no source dates does
    not count: see `Treaties.force_unknown`.
    """

    year: int
    """The year."""
    states_a: tuple[str, ...]
    """The first state in this year, by id: itself, or who came before or after it."""
    states_b: tuple[str, ...]
    """The second state, likewise."""
    cow_a: int | None
    """Correlates of War number of the first; None if two states of different numbers share it."""
    cow_b: int | None
    """Correlates of War number of the second."""
    gw_a: int | None
    """Gleditsch-Ward number of the first."""
    gw_b: int | None
    """Gleditsch-Ward number of the second."""
    both_exist: bool | None
    """Whether both states existed."""
    both_exist_year_end: bool | None
    """The same on 31 December."""
    in_cow: bool | None
    """Whether the Correlates of War count both as members of the state system."""
    in_cow_year_end: bool | None
    """The same on 31 December."""
    in_gw: bool | None
    """Whether Gleditsch and Ward count both as independent states."""
    in_gw_year_end: bool | None
    """The same on 31 December."""
    defence: bool | None
    """Whether a treaty bound them to help each other if attacked."""
    defence_year_end: bool | None
    """The same on 31 December."""
    offence: bool | None
    """Whether a treaty bound them to join in attacking, or in a war under way."""
    offence_year_end: bool | None
    """The same on 31 December."""
    neutrality: bool | None
    """Whether a treaty bound them to stay out of each other's wars."""
    neutrality_year_end: bool | None
    """The same on 31 December."""
    non_aggression: bool | None
    """Whether a treaty bound them not to attack each other."""
    non_aggression_year_end: bool | None
    """The same on 31 December."""
    consultation: bool | None
    """Whether a treaty bound them to confer in a crisis."""
    consultation_year_end: bool | None
    """The same on 31 December."""
    diplomatic_relations: bool | None
    """Whether they had full relations."""
    diplomatic_relations_year_end: bool | None
    """The same on 31 December."""
    exile_relations: bool | None
    """Whether one had relations with the other's government in exile."""
    exile_relations_year_end: bool | None
    """The same on 31 December."""
    mission: bool | None
    """Whether they dealt through missions without full recognition."""
    mission_year_end: bool | None
    """The same on 31 December."""
    broken_relations: bool | None
    """Whether relations were broken off."""
    broken_relations_year_end: bool | None
    """The same on 31 December."""
    shared_border: bool | None
    """Whether they had a common frontier."""
    shared_border_year_end: bool | None
    """The same on 31 December."""
    troop_presence: bool | None
    """Whether troops of one stood in the other."""
    troop_presence_year_end: bool | None
    """The same on 31 December."""
    joint_organisations: tuple[str, ...]
    """The organisations that both states certainly belonged to, by id."""
    joint_organisations_year_end: tuple[str, ...]
    """The same on 31 December."""
    verbal_cooperation: int
    """How many events between the two sides were cooperation in word."""
    material_cooperation: int
    """How many were cooperation in deed."""
    verbal_conflict: int
    """How many were conflict in word."""
    material_conflict: int
    """How many were conflict in deed."""
    verbal_cooperation_by_a: int
    """How many of the first of these had an initiator on the first side."""
    material_cooperation_by_a: int
    """Likewise of the second."""
    verbal_conflict_by_a: int
    """Likewise of the third."""
    material_conflict_by_a: int
    """Likewise of the fourth."""
    verbal_cooperation_by_b: int
    """How many of the first of these had an initiator on the second side."""
    material_cooperation_by_b: int
    """Likewise of the second."""
    verbal_conflict_by_b: int
    """Likewise of the third."""
    material_conflict_by_b: int
    """Likewise of the fourth."""
    disputed: int
    """How many of the events, treaties and conditions behind the row are disputed."""


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
        from czsu_relations._html import dyad_years_html  # noqa: PLC0415 - a door to the room above

        return dyad_years_html(self)

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
        from czsu_relations._plot import course  # noqa: PLC0415 - a door to the room above

        return course(self)

    def _table(self) -> Table:
        return Table(_COLUMNS, [astuple(year, recurse=False) for year in self.years])


def sides(years: DyadYears) -> "Iterator[Actor]":
    """Yield of each side the state that it was in most of the years."""
    for states in ("states_a", "states_b"):
        counts = Counter(key for year in years for key in getattr(year, states))
        for key, _ in counts.most_common(1):
            yield years.dataset.actors[key]


_COLUMNS: Final = tuple(
    Column(field.name, tuple if field.many else field.base) for field in fields_of(DyadYear)
)

publish(globals())
