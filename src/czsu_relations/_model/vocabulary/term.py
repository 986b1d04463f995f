"""The base class of the terms of all vocabularies."""

from enum import StrEnum
from typing import Any, Self, cast

from czsu_relations._public import publish

__all__ = ["Term", "define_term"]


class _TermDefinition(str):
    """The value of an enum member before it is created, with its meaning and its broader term."""

    __slots__ = ("broader", "meaning")

    meaning: str
    broader: "Term | None"


def define_term(text: str, meaning: str, broader: "Term | None" = None) -> str:
    """Return the definition of a term, to be assigned to a member of a vocabulary.

    The declared return type is `str`, because type checkers derive the type of a member's value
    from it.

    Args:
        text: the term as it is written in the JSON.
        meaning: what the term means, as a sentence.
        broader: the term of another vocabulary that includes it.
    """
    definition = _TermDefinition(text)
    definition.meaning = meaning
    definition.broader = broader
    return definition


class Term(StrEnum):
    """A term of a closed vocabulary, which is equal to its text and has a meaning.

    >>> from czsu_relations import Stance
    >>> Stance.DISPUTES == "disputes", Stance("disputes").meaning
    (True, 'The source says otherwise (cito:disputes).')
    """

    _meaning: str
    _broader: Any

    def __new__(cls, text: str) -> Self:
        self = str.__new__(cls, text)
        # A plain text: the definition itself would end up in the JSON and in pickles.
        self._value_ = str.__str__(text)
        definition = cast("_TermDefinition", text)
        self._meaning = definition.meaning
        self._broader = definition.broader
        return self

    @classmethod
    def _missing_(cls, value: object) -> None:
        """Raise an error that suggests similar terms, where `EventKind("vist")` is no term."""
        if isinstance(value, str):
            from czsu_relations._model.vocabulary.matching import unknown_term

            raise unknown_term(cls, value)

    @property
    def meaning(self) -> str:
        """The meaning of the term, as a sentence.

        >>> from czsu_relations import Stance
        >>> Stance.SUPPORTS.meaning
        'The source says so (cito:supports).'
        """
        return self._meaning

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


publish(globals())
