"""A year of two states: a row of panel data with one column per measure."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Final

from attrs import field, frozen

from czsu_relations._model.fields import fields_of, simplify_signature
from czsu_relations._model.names import nearest_names
from czsu_relations._model.panel_columns import EventCount, Measure, StateNumber, States
from czsu_relations._model.records import Actor, Record
from czsu_relations._model.sourced_claims import SourcedClaim
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._model.vocabulary.conditions import ConditionKind
from czsu_relations._model.vocabulary.identifiers import Scheme
from czsu_relations._model.vocabulary.plover import Mode
from czsu_relations._model.vocabulary.treaties import Obligation
from czsu_relations._public import publish
from czsu_relations.errors import QueryError, UnknownNameError

__all__ = [
    "CONDITION_MEASURES",
    "OBLIGATION_MEASURES",
    "CellSources",
    "DyadYear",
    "is_recorded",
    "main_states",
]

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


@frozen(kw_only=True, repr=False)
class CellSources:
    """What decides a cell of a dyad-year, as `DyadYear.sources` returns it; printed as a list.

    >>> import czsu_relations as czsu
    >>> sources = czsu.dataset.dyad_years().year(1938).sources("defence")
    >>> [record.id for record in sources.records]
    ['mutual-assistance-1935']

    Attributes:
        records: the records. Of a measure, those that held in the year, at least possibly; of a
            count, the events; of a column about states, the actors.
        claims: the dates that sources give for the field of these records that is asked. Of a
            `_disputed` column, those that would change the answer.
    """

    records: tuple[Record, ...]
    claims: tuple[SourcedClaim, ...]

    def __repr__(self) -> str:
        return f"<CellSources: records={len(self.records)}, claims={len(self.claims)}>"

    def __str__(self) -> str:
        lines = [f"{record.id}: {record}" for record in self.records]
        for claim in self.claims:
            lines.append(f"  {claim.reference} dates {claim.record} {claim.field} {claim.span}")
        return "\n".join(lines) or "no records"


@simplify_signature
@frozen(kw_only=True)
class DyadYear:
    """A year of two states, as a row of panel data.

    Side A is the first state and side B the second; either may have predecessors or successors in
    some years. Three kinds of columns follow rules of their own:

    - Yes-or-no columns are `True` if it was certainly so on some day of the year by the dates of
      our records, `False` if it cannot have been, and `None` if these dates leave it open. A
      treaty of unknown force leaves it open from its signature until it can have ended. The column
      of the same name with `_year_end` answers for 31 December. `_disputed` is `True` if a source
      gives a date for a record that does not agree with ours (`TimeSpan.agrees_with`), and that
      date in the place of ours would change the answer.
    - Counts are those of events between the two sides: see `RolePart`.
    - A column is `None` in all years if the dataset has no record of its kind at all. About two
      states that are not its own (`Dataset.dyad`), it only says what is recorded: it is `None`
      where it would be `False` or 0.

    >>> import czsu_relations as czsu
    >>> year = czsu.dataset.dyad_years().year(1938)
    >>> year.defence, year.shared_border, year.cow_a
    (True, False, 315)

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
        both_exist_year_end: the same on 31 December.
        both_exist_disputed: whether a source's other date would change `both_exist`.
        in_cow: whether the Correlates of War counted both as members of the state system, by the
            spans of their identifiers; None if these have no spans.
        in_cow_year_end: the same on 31 December.
        in_gw: whether Gleditsch and Ward counted both as independent states, by the spans of their
            identifiers; None if these have no spans.
        in_gw_year_end: the same on 31 December.
        defence: whether a treaty obliged them to help each other if attacked.
        defence_year_end: the same on 31 December.
        defence_disputed: whether a source's other date would change `defence`.
        offence: whether a treaty obliged them to join in attacking or in a war under way.
        offence_year_end: the same on 31 December.
        offence_disputed: whether a source's other date would change `offence`.
        neutrality: whether a treaty obliged them to stay out of each other's wars.
        neutrality_year_end: the same on 31 December.
        neutrality_disputed: whether a source's other date would change `neutrality`.
        non_aggression: whether a treaty obliged them not to attack each other.
        non_aggression_year_end: the same on 31 December.
        non_aggression_disputed: whether a source's other date would change `non_aggression`.
        consultation: whether a treaty obliged them to confer in a crisis.
        consultation_year_end: the same on 31 December.
        consultation_disputed: whether a source's other date would change `consultation`.
        diplomatic_relations: whether they had full diplomatic relations.
        diplomatic_relations_year_end: the same on 31 December.
        diplomatic_relations_disputed: whether a source's other date would change
            `diplomatic_relations`.
        exile_relations: whether one had relations with the other's government in exile.
        exile_relations_year_end: the same on 31 December.
        exile_relations_disputed: whether a source's other date would change `exile_relations`.
        mission: whether they had contact through missions without full recognition.
        mission_year_end: the same on 31 December.
        mission_disputed: whether a source's other date would change `mission`.
        broken_relations: whether diplomatic relations were broken off.
        broken_relations_year_end: the same on 31 December.
        broken_relations_disputed: whether a source's other date would change `broken_relations`.
        shared_border: whether they had a common frontier.
        shared_border_year_end: the same on 31 December.
        shared_border_disputed: whether a source's other date would change `shared_border`.
        troop_presence: whether troops of one were stationed in the other.
        troop_presence_year_end: the same on 31 December.
        troop_presence_disputed: whether a source's other date would change `troop_presence`.
        joint_organisations: the ids of the organisations that both certainly belonged to; None if
            the dataset has no memberships.
        joint_organisations_year_end: the same on 31 December.
        joint_organisations_disputed: whether a source's other date would change
            `joint_organisations`.
        verbal_cooperation: number of verbal-cooperation events between the two sides.
        material_cooperation: number of material-cooperation events between the two sides.
        verbal_conflict: number of verbal-conflict events between the two sides.
        material_conflict: number of material-conflict events between the two sides.
        verbal_cooperation_by_a: number of verbal-cooperation events in which side A acts; where
            neither acts, those in which A acts with others.
        material_cooperation_by_a: number of material-cooperation events in which side A acts; where
            neither acts, those in which A acts with others.
        verbal_conflict_by_a: number of verbal-conflict events in which side A acts; where neither
            acts, those in which A acts with others.
        material_conflict_by_a: number of material-conflict events in which side A acts; where
            neither acts, those in which A acts with others.
        verbal_cooperation_by_b: number of verbal-cooperation events in which side B acts; where
            neither acts, those in which B acts with others.
        material_cooperation_by_b: number of material-cooperation events in which side B acts; where
            neither acts, those in which B acts with others.
        verbal_conflict_by_b: number of verbal-conflict events in which side B acts; where neither
            acts, those in which B acts with others.
        material_conflict_by_b: number of material-conflict events in which side B acts; where
            neither acts, those in which B acts with others.
    """

    year: int
    states_a: Annotated[tuple[str, ...], States("a")]
    states_b: Annotated[tuple[str, ...], States("b")]
    cow_a: Annotated[int | None, StateNumber(Scheme.COW, "a")]
    cow_b: Annotated[int | None, StateNumber(Scheme.COW, "b")]
    gw_a: Annotated[int | None, StateNumber(Scheme.GW, "a")]
    gw_b: Annotated[int | None, StateNumber(Scheme.GW, "b")]
    both_exist: Annotated[bool | None, Measure(ActorKind.STATE)]
    both_exist_year_end: Annotated[bool | None, Measure(ActorKind.STATE, at_year_end=True)]
    both_exist_disputed: Annotated[bool | None, Measure(ActorKind.STATE, disputed=True)]
    in_cow: Annotated[bool | None, Measure(Scheme.COW)]
    in_cow_year_end: Annotated[bool | None, Measure(Scheme.COW, at_year_end=True)]
    in_gw: Annotated[bool | None, Measure(Scheme.GW)]
    in_gw_year_end: Annotated[bool | None, Measure(Scheme.GW, at_year_end=True)]
    defence: Annotated[bool | None, Measure(Obligation.DEFENCE)]
    defence_year_end: Annotated[bool | None, Measure(Obligation.DEFENCE, at_year_end=True)]
    defence_disputed: Annotated[bool | None, Measure(Obligation.DEFENCE, disputed=True)]
    offence: Annotated[bool | None, Measure(Obligation.OFFENCE)]
    offence_year_end: Annotated[bool | None, Measure(Obligation.OFFENCE, at_year_end=True)]
    offence_disputed: Annotated[bool | None, Measure(Obligation.OFFENCE, disputed=True)]
    neutrality: Annotated[bool | None, Measure(Obligation.NEUTRALITY)]
    neutrality_year_end: Annotated[bool | None, Measure(Obligation.NEUTRALITY, at_year_end=True)]
    neutrality_disputed: Annotated[bool | None, Measure(Obligation.NEUTRALITY, disputed=True)]
    non_aggression: Annotated[bool | None, Measure(Obligation.NON_AGGRESSION)]
    non_aggression_year_end: Annotated[
        bool | None, Measure(Obligation.NON_AGGRESSION, at_year_end=True)
    ]
    non_aggression_disputed: Annotated[
        bool | None, Measure(Obligation.NON_AGGRESSION, disputed=True)
    ]
    consultation: Annotated[bool | None, Measure(Obligation.CONSULTATION)]
    consultation_year_end: Annotated[
        bool | None, Measure(Obligation.CONSULTATION, at_year_end=True)
    ]
    consultation_disputed: Annotated[bool | None, Measure(Obligation.CONSULTATION, disputed=True)]
    diplomatic_relations: Annotated[bool | None, Measure(ConditionKind.DIPLOMATIC_RELATIONS)]
    diplomatic_relations_year_end: Annotated[
        bool | None, Measure(ConditionKind.DIPLOMATIC_RELATIONS, at_year_end=True)
    ]
    diplomatic_relations_disputed: Annotated[
        bool | None, Measure(ConditionKind.DIPLOMATIC_RELATIONS, disputed=True)
    ]
    exile_relations: Annotated[bool | None, Measure(ConditionKind.EXILE_RELATIONS)]
    exile_relations_year_end: Annotated[
        bool | None, Measure(ConditionKind.EXILE_RELATIONS, at_year_end=True)
    ]
    exile_relations_disputed: Annotated[
        bool | None, Measure(ConditionKind.EXILE_RELATIONS, disputed=True)
    ]
    mission: Annotated[bool | None, Measure(ConditionKind.MISSION)]
    mission_year_end: Annotated[bool | None, Measure(ConditionKind.MISSION, at_year_end=True)]
    mission_disputed: Annotated[bool | None, Measure(ConditionKind.MISSION, disputed=True)]
    broken_relations: Annotated[bool | None, Measure(ConditionKind.BROKEN_RELATIONS)]
    broken_relations_year_end: Annotated[
        bool | None, Measure(ConditionKind.BROKEN_RELATIONS, at_year_end=True)
    ]
    broken_relations_disputed: Annotated[
        bool | None, Measure(ConditionKind.BROKEN_RELATIONS, disputed=True)
    ]
    shared_border: Annotated[bool | None, Measure(ConditionKind.SHARED_BORDER)]
    shared_border_year_end: Annotated[
        bool | None, Measure(ConditionKind.SHARED_BORDER, at_year_end=True)
    ]
    shared_border_disputed: Annotated[
        bool | None, Measure(ConditionKind.SHARED_BORDER, disputed=True)
    ]
    troop_presence: Annotated[bool | None, Measure(ConditionKind.TROOP_PRESENCE)]
    troop_presence_year_end: Annotated[
        bool | None, Measure(ConditionKind.TROOP_PRESENCE, at_year_end=True)
    ]
    troop_presence_disputed: Annotated[
        bool | None, Measure(ConditionKind.TROOP_PRESENCE, disputed=True)
    ]
    joint_organisations: Annotated[tuple[str, ...] | None, Measure(ConditionKind.MEMBERSHIP)]
    joint_organisations_year_end: Annotated[
        tuple[str, ...] | None, Measure(ConditionKind.MEMBERSHIP, at_year_end=True)
    ]
    joint_organisations_disputed: Annotated[
        bool | None, Measure(ConditionKind.MEMBERSHIP, disputed=True)
    ]
    verbal_cooperation: Annotated[int | None, EventCount(Mode.VERBAL_COOPERATION)]
    material_cooperation: Annotated[int | None, EventCount(Mode.MATERIAL_COOPERATION)]
    verbal_conflict: Annotated[int | None, EventCount(Mode.VERBAL_CONFLICT)]
    material_conflict: Annotated[int | None, EventCount(Mode.MATERIAL_CONFLICT)]
    verbal_cooperation_by_a: Annotated[int | None, EventCount(Mode.VERBAL_COOPERATION, by="a")]
    material_cooperation_by_a: Annotated[int | None, EventCount(Mode.MATERIAL_COOPERATION, by="a")]
    verbal_conflict_by_a: Annotated[int | None, EventCount(Mode.VERBAL_CONFLICT, by="a")]
    material_conflict_by_a: Annotated[int | None, EventCount(Mode.MATERIAL_CONFLICT, by="a")]
    verbal_cooperation_by_b: Annotated[int | None, EventCount(Mode.VERBAL_COOPERATION, by="b")]
    material_cooperation_by_b: Annotated[int | None, EventCount(Mode.MATERIAL_COOPERATION, by="b")]
    verbal_conflict_by_b: Annotated[int | None, EventCount(Mode.VERBAL_CONFLICT, by="b")]
    material_conflict_by_b: Annotated[int | None, EventCount(Mode.MATERIAL_CONFLICT, by="b")]
    _find_sources: Callable[[int, str], CellSources] | None = field(
        default=None, eq=False, repr=False, alias="find_sources"
    )
    """A function that returns the sources of a cell, given the year and the column."""

    def sources(self, column: str) -> CellSources:
        """Return the records and the claims that decide a cell of this row.

        >>> import czsu_relations as czsu
        >>> row = czsu.dataset.dyad_years().year(1968)
        >>> [record.id for record in row.sources("material_conflict_by_b").records]
        ['sumava-exercise-1968', 'invasion-of-czechoslovakia-1968']

        Args:
            column: the name of the column.

        Raises:
            UnknownNameError: there is no such column; the error suggests similar names.
            QueryError: the row does not come from `Dataset.dyad_years`.
        """
        names = [column.name for column in fields_of(type(self))]
        if column not in names:
            raise UnknownNameError(column, "column", nearest_names(column, names))
        if self._find_sources is None:
            raise QueryError("only the rows of `Dataset.dyad_years` know their sources")
        return self._find_sources(self.year, column)


def is_recorded(year: DyadYear, measure: str) -> bool:
    """Whether the dataset has records about a yes-or-no measure at all."""
    return getattr(year, f"{measure}_disputed") is not None


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
