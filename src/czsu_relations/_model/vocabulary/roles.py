"""The vocabulary of the roles of actors in events, and the part that each role plays."""

from czsu_relations._model.vocabulary.term import Term, define_term
from czsu_relations._public import publish

__all__ = ["Role", "RolePart"]


class RolePart(Term):
    """What a role means for acts between two sides: who acts, and upon whom.

    The event counts of dyad-years follow from these parts.

    >>> import czsu_relations as czsu
    >>> czsu.RolePart("acted-upon").meaning
    'The act was done to it, or against it.'
    """

    ACTS = define_term("acts", "It did something, or had a hand in it.")
    ACTS_WITH = define_term("acts-with", "It did something together with others, as their equal.")
    ACTED_UPON = define_term("acted-upon", "The act was done to it, or against it.")
    GAINS = define_term("gains", "The act served it.")
    STANDS_BY = define_term("stands-by", "It was there, or concerned, without a part in the act.")


class Role(Term):
    """The role of an actor in an event, which plays one `RolePart`.

    >>> import czsu_relations as czsu
    >>> czsu.Role("signatory").meaning
    'Signed for itself, being a party to the text.'
    """

    @property
    def part(self) -> RolePart:
        """The part that actors in this role play.

        >>> import czsu_relations as czsu
        >>> czsu.Role.SIGNATORY.part
        RolePart.ACTS_WITH
        """
        return RolePart(self._broader)

    INITIATOR = define_term("initiator", "Did it, or did it first.", RolePart.ACTS)
    TARGET = define_term(
        "target", "It was done to, or addressed to, this actor.", RolePart.ACTED_UPON
    )
    PARTY = define_term(
        "party", "Acted jointly and on a level with the other parties.", RolePart.ACTS_WITH
    )
    SIGNATORY = define_term(
        "signatory", "Signed for itself, being a party to the text.", RolePart.ACTS_WITH
    )
    PLENIPOTENTIARY = define_term(
        "plenipotentiary", "A person who signed for a signatory.", RolePart.ACTS_WITH
    )
    HOST = define_term(
        "host", "Received a visit, a meeting, troops or refugees.", RolePart.ACTS_WITH
    )
    GUEST = define_term("guest", "Came to the host.", RolePart.ACTS_WITH)
    MEMBER = define_term("member", "Belonged to, or founded with others.", RolePart.ACTS_WITH)
    FOUNDED = define_term("founded", "Came into being.", RolePart.STANDS_BY)
    DISSOLVED = define_term("dissolved", "Ceased to be.", RolePart.STANDS_BY)
    INCOMING = define_term("incoming", "Took up an office.", RolePart.STANDS_BY)
    OUTGOING = define_term("outgoing", "Left an office.", RolePart.STANDS_BY)
    LEADER = define_term(
        "leader", "Led a party to the event: head of state, government, delegation.", RolePart.ACTS
    )
    COMMANDER = define_term("commander", "Commanded forces in it.", RolePart.ACTS)
    NEGOTIATOR = define_term("negotiator", "Spoke or wrote for a party.", RolePart.ACTS)
    AUTHOR = define_term("author", "Wrote or proclaimed the text.", RolePart.ACTS)
    SUPPORTER = define_term(
        "supporter", "Helped, sponsored or fought beside the initiator.", RolePart.ACTS
    )
    OPPONENT = define_term("opponent", "Resisted or fought against it.", RolePart.ACTED_UPON)
    MEDIATOR = define_term("mediator", "Stood between the parties.", RolePart.STANDS_BY)
    BENEFICIARY = define_term("beneficiary", "Gained by it.", RolePart.GAINS)
    VICTIM = define_term("victim", "Suffered by it.", RolePart.ACTED_UPON)
    SUBJECT = define_term("subject", "It was about this actor.", RolePart.STANDS_BY)
    WITNESS = define_term(
        "witness", "Was present or notified, without a part in it.", RolePart.STANDS_BY
    )


publish(globals())
