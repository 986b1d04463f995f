"""What the terms of all vocabularies have in common."""

from enum import StrEnum
from typing import Any, Self, cast

from czsu_relations._public import publish

__all__ = ["Term", "define_term"]


class _TermDefinition(str):
    """The value of an enum member that is not made yet, with its meaning and its broader term."""

    __slots__ = ("broader", "meaning")

    meaning: str
    broader: "Term | None"


def define_term(text: str, meaning: str, broader: "Term | None" = None) -> str:
    """Return the value of a member of a vocabulary.

    The return type is `str`, because that is what type checkers then take the value of the
    member to be.
    """
    definition = _TermDefinition(text)
    definition.meaning = meaning
    definition.broader = broader
    return definition


class Term(StrEnum):
    """A term of a closed vocabulary: equal to its text, and with a meaning.

    >>> from czsu_relations import Stance
    >>> Stance.DISPUTES == "disputes", Stance("disputes").meaning
    (True, 'The source says otherwise (cito:disputes).')
    """

    _meaning: str
    _broader: Any

    def __new__(cls, text: str) -> Self:
        member = str.__new__(cls, text)
        member._value_ = str.__str__(text)
        definition = cast("_TermDefinition", text)
        member._meaning = definition.meaning  # noqa: SLF001 - the member's own
        member._broader = definition.broader  # noqa: SLF001 - the member's own
        return member

    @property
    def meaning(self) -> str:
        """What the term says of a record that has it."""
        return self._meaning

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


publish(globals())
