"""The vocabularies of conditions: their kinds, and the kinds of offices."""

from czsu_relations._model.vocabulary.term import Term, define_term
from czsu_relations._public import publish

__all__ = ["ConditionKind", "Office"]


class ConditionKind(Term):
    """The kind of a condition, such as diplomatic relations or an occupation.

    >>> import czsu_relations as czsu
    >>> czsu.ConditionKind("occupation").meaning
    'A country or region was under foreign rule.'
    """

    DIPLOMATIC_RELATIONS = define_term("diplomatic-relations", "Full relations with envoys.")
    EXILE_RELATIONS = define_term(
        "exile-relations", "Full relations, one side being a government in exile."
    )
    MISSION = define_term("mission", "Contact through missions without full recognition.")
    BROKEN_RELATIONS = define_term(
        "broken-relations", "No official relations, after there had been some."
    )
    ALLIANCE = define_term("alliance", "Actors stood together, whatever a treaty said.")
    SHARED_BORDER = define_term("shared-border", "The two states had a common frontier.")
    MEMBERSHIP = define_term("membership", "Actors belonged to the same organisation.")
    TROOP_PRESENCE = define_term("troop-presence", "Foreign troops stood in a country.")
    OCCUPATION = define_term("occupation", "A country or region was under foreign rule.")
    ARMED_CONFLICT = define_term("armed-conflict", "A state of war or fighting.")
    STATEHOOD = define_term("statehood", "A short-lived state existed.")
    OFFICE = define_term("office", "A person held an office.")
    EXILE = define_term("exile", "People or bodies lived and worked abroad.")
    AID_PROGRAMME = define_term("aid-programme", "Help was given over a time.")
    ADVISERS = define_term("advisers", "Foreign advisers worked in state bodies.")
    DEBT = define_term("debt", "One side owed the other.")
    STANCE = define_term("stance", "An actor held an attitude towards another.")
    INFLUENCE = define_term("influence", "One side swayed or dominated the other.")
    OPINION = define_term("opinion", "The public thought well or ill of the other side.")
    POLICY = define_term("policy", "An official line was followed.")
    DOMESTIC_SITUATION = define_term(
        "domestic-situation", "An inner state of affairs bore on relations."
    )


class Office(Term):
    """The kind of an office that a person held (`Condition.office`).

    >>> import czsu_relations as czsu
    >>> czsu.Office("foreign-minister").meaning
    'Minister, or people’s commissar, for foreign affairs.'
    """

    HEAD_OF_STATE = define_term("head-of-state", "President, in exile too.")
    HEAD_OF_GOVERNMENT = define_term(
        "head-of-government", "Prime minister, or chairman of the Soviet government."
    )
    FOREIGN_MINISTER = define_term(
        "foreign-minister", "Minister, or people’s commissar, for foreign affairs."
    )
    DEFENCE_MINISTER = define_term("defence-minister", "Minister of defence.")
    PARTY_LEADER = define_term("party-leader", "Leader of the Communist Party of either side.")
    ENVOY = define_term("envoy", "Envoy or ambassador of one side to the other.")


publish(globals())
