"""The vocabulary of actors: their kinds."""

from czsu_relations._model.vocabulary.term import Term, define_term
from czsu_relations._public import publish

__all__ = ["ActorKind"]


class ActorKind(Term):
    """The kind of an actor, such as a state or a person.

    >>> import czsu_relations as czsu
    >>> czsu.ActorKind("state").meaning
    'A state, recognised or not.'
    """

    STATE = define_term("state", "A state, recognised or not.")
    GOVERNMENT = define_term("government", "A government, parliament, ministry or court.")
    PARTY = define_term("party", "A political party or an organ of one.")
    PERSON = define_term("person", "A human being.")
    ARMED_FORCE = define_term("armed-force", "An army, a unit or an armed service.")
    ORGANISATION = define_term("organisation", "An international or public body, or a firm.")
    GROUP = define_term("group", "People without a common organisation.")


publish(globals())
