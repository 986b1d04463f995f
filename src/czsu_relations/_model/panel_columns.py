"""What the columns of a dyad-year say, and how each is worked out.

These are notes in the annotations of `DyadYear`, which is the table of all columns: a column has
its name, its type and its rule on one line.
"""

from typing import Literal

from attrs import frozen

from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._model.vocabulary.conditions import ConditionKind
from czsu_relations._model.vocabulary.identifiers import Scheme
from czsu_relations._model.vocabulary.plover import Mode
from czsu_relations._model.vocabulary.treaties import Obligation

__all__ = ["Column", "EventCount", "Measure", "Side", "StateNumber", "States", "Subject"]

Side = Literal["a", "b"]

Subject = Obligation | ConditionKind | Scheme | ActorKind
"""What a measure is about, which says where its answer comes from.

An `Obligation` is read from treaties in force, a `ConditionKind` from conditions, a `Scheme` from
the identifiers of the states, and the `ActorKind` of a state from its existence.
"""


@frozen
class States:
    """The ids of the states of one side."""

    side: Side


@frozen
class StateNumber:
    """The number that a state system gives to the states of one side."""

    scheme: Scheme
    side: Side


@frozen
class Measure:
    """A state of affairs: whether it held on a day of the year, or on its last day."""

    subject: Subject
    at_year_end: bool = False
    """Whether the last day of the year is asked about, and not any day."""
    disputed: bool = False
    """Whether the column says if a source gives another answer, and not the answer itself."""


@frozen
class EventCount:
    """The number of events of one mode between the two sides."""

    mode: Mode
    by: Side | None = None
    """The side that acted; None counts all events."""


Column = States | StateNumber | Measure | EventCount
"""The rule of a column; the column `year` needs none."""
