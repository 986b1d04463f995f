"""The vocabularies of treaties: kinds and obligations.

The first five obligations are those of ATOP, Alliance Treaty Obligations and Provisions.
"""

from czsu_relations._model.vocabulary.term import Term, define_term
from czsu_relations._public import publish

__all__ = ["Obligation", "TreatyKind"]


class TreatyKind(Term):
    """The kind of a treaty, by its main subject.

    >>> import czsu_relations as czsu
    >>> czsu.TreatyKind("alliance").meaning
    'Mutual assistance, bilateral or collective.'
    """

    ALLIANCE = define_term("alliance", "Mutual assistance, bilateral or collective.")
    FRIENDSHIP = define_term(
        "friendship", "Friendly relations and cooperation without an alliance."
    )
    NON_AGGRESSION = define_term(
        "non-aggression", "Abstention from, or a definition of, aggression."
    )
    PROVISIONAL = define_term("provisional", "Relations short of full recognition.")
    MILITARY = define_term("military", "Military cooperation, forces, command.")
    STATIONING = define_term("stationing", "Troops or arms in the other's country.")
    WITHDRAWAL = define_term("withdrawal", "The departure of troops or arms.")
    CESSION = define_term("cession", "A transfer of territory.")
    BORDER = define_term("border", "The frontier and its regime.")
    COMMERCE = define_term("commerce", "Trade and navigation.")
    ECONOMIC = define_term("economic", "Deliveries, energy, plants, credits.")
    RESETTLEMENT = define_term("resettlement", "Option and exchange of populations.")
    CITIZENSHIP = define_term("citizenship", "Whose citizens people are.")
    CONSULAR = define_term("consular", "Consuls and their rights.")
    LEGAL = define_term("legal", "Legal assistance.")
    CULTURE_SCIENCE = define_term("culture-science", "Culture, science, education.")
    SETTLEMENT = define_term("settlement", "A political settlement, also at a third party's cost.")
    DECLARATION = define_term("declaration", "A joint declaration of principle.")
    PROLONGATION = define_term("prolongation", "A protocol that prolongs another treaty.")


class Obligation(Term):
    """An obligation under a treaty: the five of ATOP, and three that often go with them.

    >>> import czsu_relations as czsu
    >>> czsu.Obligation("defence").meaning
    'To help a party that is attacked.'
    """

    DEFENCE = define_term("defence", "To help a party that is attacked.")
    OFFENCE = define_term("offence", "To join a party in attacking or in a war under way.")
    NEUTRALITY = define_term("neutrality", "To stay out of a party's wars.")
    NON_AGGRESSION = define_term("non-aggression", "Not to attack each other.")
    CONSULTATION = define_term("consultation", "To confer in a crisis.")
    NO_SEPARATE_PEACE = define_term("no-separate-peace", "Not to make peace alone.")
    NO_HOSTILE_ALLIANCE = define_term(
        "no-hostile-alliance", "Not to join alliances against a party."
    )
    NON_INTERFERENCE = define_term("non-interference", "Not to meddle in a party's inner affairs.")


publish(globals())
