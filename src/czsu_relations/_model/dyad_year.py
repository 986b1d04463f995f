"""One year of two states: a row of panel data, one column a measure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from czsu_relations._model.records import Actor
from czsu_relations._public import publish

__all__ = ["CONDITION_MEASURES", "OBLIGATION_MEASURES", "DyadYear", "main_states"]

OBLIGATION_MEASURES: Final = ("defence", "offence", "neutrality", "non_aggression", "consultation")
"""The measures of what treaties bound the two to, each the name of an `Obligation`."""

CONDITION_MEASURES: Final = (
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


def main_states(years: Sequence[DyadYear], actors: Mapping[str, Actor]) -> Iterator[Actor]:
    """Yield for each side the state that it was in most of the years; none if there are no years.

    Args:
        years: the years of two states.
        actors: the actors of the dataset, by id.
    """
    for column in ("states_a", "states_b"):
        counts = Counter(key for year in years for key in getattr(year, column))
        for key, _ in counts.most_common(1):
            yield actors[key]


publish(globals())
