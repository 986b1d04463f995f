"""Converters of the arguments of records: text to dates and terms, lists to tuples.

Type checkers read from the parameter of a converter what the constructor of a record takes, so
each field type has a function of its own.

A converter returns what it cannot convert as it is. The check of the fields, which comes after it
and knows the names of the record and the field, then refuses the value.
"""

from collections.abc import Sequence
from contextlib import suppress
from enum import Enum
from typing import SupportsIndex, TypeVar, cast

from czsu_relations._dates.timespan import TimeSpan, When
from czsu_relations._dates.whole_number import read_whole_number
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._model.vocabulary.conditions import ConditionKind, Office
from czsu_relations._model.vocabulary.events import EventKind, Salience
from czsu_relations._model.vocabulary.identifiers import Scheme
from czsu_relations._model.vocabulary.literals import (
    ActorKindText,
    ClaimFieldText,
    ConditionKindText,
    CslTypeText,
    EventKindText,
    EvidenceText,
    ObligationText,
    OfficeText,
    RoleText,
    SalienceNumber,
    SchemeText,
    StanceText,
    TreatyKindText,
)
from czsu_relations._model.vocabulary.matching import match_term
from czsu_relations._model.vocabulary.roles import Role
from czsu_relations._model.vocabulary.sources import ClaimField, CslType, Evidence, Stance
from czsu_relations._model.vocabulary.term import Term
from czsu_relations._model.vocabulary.treaties import Obligation, TreatyKind
from czsu_relations.errors import EDTFError, QueryTypeError

__all__ = [
    "convert_actor_kind",
    "convert_claim_field",
    "convert_condition_kind",
    "convert_csl_type",
    "convert_date",
    "convert_event_kind",
    "convert_evidence",
    "convert_list",
    "convert_number_text",
    "convert_obligations",
    "convert_optional_date",
    "convert_optional_office",
    "convert_role",
    "convert_salience",
    "convert_scheme",
    "convert_stance",
    "convert_texts",
    "convert_treaty_kind",
]

T = TypeVar("T")
TermT = TypeVar("TermT", bound=Term)


# ---- dates ----


def convert_date(value: When) -> TimeSpan:
    """Return the date that `TimeSpan.of` makes of a value."""
    if type(value) is TimeSpan:
        return value
    with suppress(EDTFError, QueryTypeError):
        return TimeSpan.of(value)
    return cast("TimeSpan", value)


def convert_optional_date(
    value: When | None,
) -> TimeSpan | None:
    """Return the date that `TimeSpan.of` makes of a value, and None for None."""
    return None if value is None else convert_date(value)


# ---- numbers as texts ----


def convert_number_text(value: str | SupportsIndex) -> str:
    """Return a whole number as a text, and a text as it is."""
    number = read_whole_number(value)
    return str(number) if number is not None else cast("str", value)


# ---- lists ----


def convert_list(items: list[T] | tuple[T, ...]) -> tuple[T, ...]:
    """Return a list as a tuple; mypy wants a function without type variables as a converter."""
    return tuple(items) if isinstance(items, list) else items


def convert_texts(texts: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return a list of texts or ids as a tuple."""
    return convert_list(texts)


def convert_obligations(
    obligations: Sequence[Obligation | ObligationText],
) -> tuple[Obligation, ...]:
    """Return obligations as a tuple of terms."""
    # The type is a Sequence, so that checkers take a list of texts or of terms alone.
    if type(obligations) not in {list, tuple}:
        return cast("tuple[Obligation, ...]", obligations)
    return tuple([_convert_term(Obligation, obligation) for obligation in obligations])


# ---- terms ----


def convert_salience(value: Salience | SalienceNumber) -> Salience:
    """Return the salience of a number."""
    return _convert_number(value)


def _convert_number(value: object) -> Salience:
    number = read_whole_number(value)
    # A member of another enum may be a number, too.
    if number is not None and not isinstance(value, Enum):
        with suppress(ValueError):  # 4 is no salience
            return Salience(number)
    return cast("Salience", value)


def convert_actor_kind(value: ActorKind | ActorKindText) -> ActorKind:
    """Return a kind of actor for its text."""
    return _convert_term(ActorKind, value)


def convert_condition_kind(value: ConditionKind | ConditionKindText) -> ConditionKind:
    """Return a kind of condition for its text."""
    return _convert_term(ConditionKind, value)


def convert_optional_office(value: Office | OfficeText | None) -> Office | None:
    """Return an office for its text, and None for None."""
    return None if value is None else _convert_term(Office, value)


def convert_event_kind(value: EventKind | EventKindText) -> EventKind:
    """Return a kind of event for its text."""
    return _convert_term(EventKind, value)


def convert_treaty_kind(value: TreatyKind | TreatyKindText) -> TreatyKind:
    """Return a kind of treaty for its text."""
    return _convert_term(TreatyKind, value)


def convert_scheme(value: Scheme | SchemeText) -> Scheme:
    """Return a scheme of identifiers for its text."""
    return _convert_term(Scheme, value)


def convert_role(value: Role | RoleText) -> Role:
    """Return a role for its text."""
    return _convert_term(Role, value)


def convert_claim_field(value: ClaimField | ClaimFieldText) -> ClaimField:
    """Return the field of a claim for its name."""
    return _convert_term(ClaimField, value)


def convert_csl_type(value: CslType | CslTypeText) -> CslType:
    """Return a type of reference for its text."""
    return _convert_term(CslType, value)


def convert_evidence(value: Evidence | EvidenceText) -> Evidence:
    """Return a grade of evidence for its text."""
    return _convert_term(Evidence, value)


def convert_stance(value: Stance | StanceText) -> Stance:
    """Return a stance for its text."""
    return _convert_term(Stance, value)


def _convert_term(vocabulary: type[TermT], value: object) -> TermT:
    # A term of another vocabulary is a text, too, and a mistake.
    if isinstance(value, str) and not isinstance(value, Enum):
        term = match_term(vocabulary, value)
        if term is not None:
            return term
    return cast("TermT", value)
