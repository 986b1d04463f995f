"""The categories of events in PLOVER, and the four modes that they belong to.

They are those of the codebook of the Open Event Data Alliance, draft 2.0 of 2023.
"""

from czsu_relations._model.vocabulary.term import Term, define_term
from czsu_relations._public import publish

__all__ = ["Mode", "Plover"]


class Mode(Term):
    """Cooperation or conflict, verbal or material: the four quadrants of event data.

    >>> import czsu_relations as czsu
    >>> czsu.Mode("verbal-conflict").meaning
    'Words directed against the other.'
    """

    VERBAL_COOPERATION = define_term("verbal-cooperation", "Words that bring the parties closer.")
    MATERIAL_COOPERATION = define_term(
        "material-cooperation", "Deeds that serve the other, or yield to it."
    )
    VERBAL_CONFLICT = define_term("verbal-conflict", "Words directed against the other.")
    MATERIAL_CONFLICT = define_term("material-conflict", "Deeds directed against the other.")


class Plover(Term):
    """A category of events in PLOVER; it belongs to one `Mode`.

    >>> import czsu_relations as czsu
    >>> czsu.Plover("CONSULT").meaning
    'Meet, visit, negotiate.'
    """

    @property
    def mode(self) -> Mode:
        """The mode that the category belongs to.

        >>> import czsu_relations as czsu
        >>> czsu.Plover.CONSULT.mode
        Mode.VERBAL_COOPERATION
        """
        return Mode(self._broader)

    AGREE = define_term("AGREE", "Agree, offer or promise to cooperate.", Mode.VERBAL_COOPERATION)
    CONSULT = define_term("CONSULT", "Meet, visit, negotiate.", Mode.VERBAL_COOPERATION)
    SUPPORT = define_term("SUPPORT", "Recognise, endorse, sign or ratify.", Mode.VERBAL_COOPERATION)
    CONCEDE = define_term(
        "CONCEDE", "Ease, renounce or give way in words.", Mode.VERBAL_COOPERATION
    )
    COOPERATE = define_term(
        "COOPERATE", "Work together to mutual benefit.", Mode.MATERIAL_COOPERATION
    )
    AID = define_term("AID", "Give material help, arms or asylum.", Mode.MATERIAL_COOPERATION)
    RETREAT = define_term("RETREAT", "Withdraw, release, cede, resign.", Mode.MATERIAL_COOPERATION)
    REQUEST = define_term("REQUEST", "Request, demand or order.", Mode.VERBAL_CONFLICT)
    ACCUSE = define_term("ACCUSE", "Accuse, object, condemn in words.", Mode.VERBAL_CONFLICT)
    REJECT = define_term("REJECT", "Refuse or veto.", Mode.VERBAL_CONFLICT)
    THREATEN = define_term("THREATEN", "Threaten or give an ultimatum.", Mode.VERBAL_CONFLICT)
    PROTEST = define_term("PROTEST", "Demonstrate, strike or riot.", Mode.MATERIAL_CONFLICT)
    SANCTION = define_term("SANCTION", "Reduce or break relations.", Mode.MATERIAL_CONFLICT)
    MOBILIZE = define_term("MOBILIZE", "Show force without using it.", Mode.MATERIAL_CONFLICT)
    COERCE = define_term("COERCE", "Repress, arrest, expropriate, subdue.", Mode.MATERIAL_CONFLICT)
    ASSAULT = define_term("ASSAULT", "Use armed force.", Mode.MATERIAL_CONFLICT)


publish(globals())
