"""A year of two states: a row of panel data with one column per measure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from czsu_relations._model.records import Actor
from czsu_relations._public import publish

__all__ = ["CONDITION_MEASURES", "OBLIGATION_MEASURES", "DyadYear", "main_states"]

OBLIGATION_MEASURES: Final = ("defence", "offence", "neutrality", "non_aggression", "consultation")
"""The columns about obligations under treaties, each named after an `Obligation`."""

CONDITION_MEASURES: Final = (
    "diplomatic_relations",
    "exile_relations",
    "mission",
    "broken_relations",
    "shared_border",
    "troop_presence",
)
"""The columns about conditions, each named after a `ConditionKind`."""


@frozen(kw_only=True)
class DyadYear:
    """A year of two states, as a row of panel data.

    Side A is the first state and side B the second; either may have predecessors or successors in
    some years. Yes-or-no columns are `True` if it was certainly so on some day of the year, `False`
    if no record allows that it was, and `None` if the sources leave it open. The column of the same
    name with `_year_end` answers for 31 December. A treaty counts only if a source dates its time
    in force: see `Treaties.force_unknown`.

    >>> import czsu_relations as czsu
    >>> year = czsu.dataset.dyad_years()[20]
    >>> year.year, year.defence, year.cow_a
    (1938, True, 315)

    Attributes:
        year: the year.
        states_a: the ids of the states on side A: the first state, its predecessors or its
            successors.
        states_b: the ids of the states on side B: the second state, its predecessors or its
            successors.
        cow_a: the Correlates of War number of side A; None if its states have different numbers.
        cow_b: the Correlates of War number of side B; None if its states have different numbers.
        gw_a: the Gleditsch-Ward number of side A; None if its states have different numbers.
        gw_b: the Gleditsch-Ward number of side B; None if its states have different numbers.
        both_exist: whether both states existed.
        both_exist_year_end: whether both states existed on 31 December.
        in_cow: whether the Correlates of War counted both as members of the state system, by the
            spans of their identifiers; None if these have no spans.
        in_cow_year_end: whether the Correlates of War counted both as members of the state system
            on 31 December.
        in_gw: whether Gleditsch and Ward counted both as independent states, by the spans of their
            identifiers; None if these have no spans.
        in_gw_year_end: whether Gleditsch and Ward counted both as independent states on 31
            December.
        defence: whether a treaty obliged them to help each other if attacked.
        defence_year_end: whether a treaty obliged them to help each other if attacked on 31
            December.
        offence: whether a treaty obliged them to join in attacking or in a war under way.
        offence_year_end: whether a treaty obliged them to join in attacking or in a war under way
            on 31 December.
        neutrality: whether a treaty obliged them to stay out of each other's wars.
        neutrality_year_end: whether a treaty obliged them to stay out of each other's wars on 31
            December.
        non_aggression: whether a treaty obliged them not to attack each other.
        non_aggression_year_end: whether a treaty obliged them not to attack each other on 31
            December.
        consultation: whether a treaty obliged them to confer in a crisis.
        consultation_year_end: whether a treaty obliged them to confer in a crisis on 31 December.
        diplomatic_relations: whether they had full diplomatic relations.
        diplomatic_relations_year_end: whether they had full diplomatic relations on 31 December.
        exile_relations: whether one had relations with the other's government in exile.
        exile_relations_year_end: whether one had relations with the other's government in exile on
            31 December.
        mission: whether they had contact through missions without full recognition.
        mission_year_end: whether they had contact through missions without full recognition on 31
            December.
        broken_relations: whether diplomatic relations were broken off.
        broken_relations_year_end: whether diplomatic relations were broken off on 31 December.
        shared_border: whether they had a common frontier.
        shared_border_year_end: whether they had a common frontier on 31 December.
        troop_presence: whether troops of one were stationed in the other.
        troop_presence_year_end: whether troops of one were stationed in the other on 31 December.
        joint_organisations: the ids of the organisations that both certainly belonged to.
        joint_organisations_year_end: the ids of the organisations that both certainly belonged to
            on 31 December.
        verbal_cooperation: number of verbal-cooperation events between the two sides.
        material_cooperation: number of material-cooperation events between the two sides.
        verbal_conflict: number of verbal-conflict events between the two sides.
        material_conflict: number of material-conflict events between the two sides.
        verbal_cooperation_by_a: number of verbal-cooperation events initiated by side A.
        material_cooperation_by_a: number of material-cooperation events initiated by side A.
        verbal_conflict_by_a: number of verbal-conflict events initiated by side A.
        material_conflict_by_a: number of material-conflict events initiated by side A.
        verbal_cooperation_by_b: number of verbal-cooperation events initiated by side B.
        material_cooperation_by_b: number of material-cooperation events initiated by side B.
        verbal_conflict_by_b: number of verbal-conflict events initiated by side B.
        material_conflict_by_b: number of material-conflict events initiated by side B.
        disputed: number of disputed events, treaties and conditions that this row is based on.
    """

    year: int
    states_a: tuple[str, ...]
    states_b: tuple[str, ...]
    cow_a: int | None
    cow_b: int | None
    gw_a: int | None
    gw_b: int | None
    both_exist: bool | None
    both_exist_year_end: bool | None
    in_cow: bool | None
    in_cow_year_end: bool | None
    in_gw: bool | None
    in_gw_year_end: bool | None
    defence: bool | None
    defence_year_end: bool | None
    offence: bool | None
    offence_year_end: bool | None
    neutrality: bool | None
    neutrality_year_end: bool | None
    non_aggression: bool | None
    non_aggression_year_end: bool | None
    consultation: bool | None
    consultation_year_end: bool | None
    diplomatic_relations: bool | None
    diplomatic_relations_year_end: bool | None
    exile_relations: bool | None
    exile_relations_year_end: bool | None
    mission: bool | None
    mission_year_end: bool | None
    broken_relations: bool | None
    broken_relations_year_end: bool | None
    shared_border: bool | None
    shared_border_year_end: bool | None
    troop_presence: bool | None
    troop_presence_year_end: bool | None
    joint_organisations: tuple[str, ...]
    joint_organisations_year_end: tuple[str, ...]
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    verbal_cooperation_by_a: int
    material_cooperation_by_a: int
    verbal_conflict_by_a: int
    material_conflict_by_a: int
    verbal_cooperation_by_b: int
    material_cooperation_by_b: int
    verbal_conflict_by_b: int
    material_conflict_by_b: int
    disputed: int


def main_states(years: Sequence[DyadYear], actors: Mapping[str, Actor]) -> Iterator[Actor]:
    """Yield for each side the state that it was in most of the years; nothing without years.

    Args:
        years: the years of two states.
        actors: the actors of the dataset, by id.
    """
    for column in ("states_a", "states_b"):
        counts: Counter[str] = Counter()
        for year in years:
            counts.update(getattr(year, column))
        for key, _ in counts.most_common(1):
            yield actors[key]


publish(globals())
