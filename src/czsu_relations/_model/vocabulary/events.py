"""The vocabularies of events: kinds, roles and salience."""

from enum import IntEnum
from typing import Self, cast

from czsu_relations._model.vocabulary.plover import Mode, Plover
from czsu_relations._model.vocabulary.term import Term, define_term
from czsu_relations._public import publish
from czsu_relations.errors import UnknownTermError

__all__ = ["EventKind", "Salience"]


class EventKind(Term):
    """The kind of an event, which determines its PLOVER category and its mode, if it has them.

    >>> import czsu_relations as czsu
    >>> czsu.EventKind("treaty-signing").meaning
    'A treaty or convention was signed.'
    """

    @property
    def plover(self) -> Plover | None:
        """The PLOVER category of events of this kind.

        It is None if an event of this kind is no act of one side towards another.

        >>> import czsu_relations as czsu
        >>> czsu.EventKind.TREATY_SIGNING.plover
        Plover.SUPPORT
        """
        category: Plover | None = self._broader
        return category

    @property
    def mode(self) -> Mode | None:
        """The mode of events of this kind; None if they have no PLOVER category.

        >>> import czsu_relations as czsu
        >>> czsu.EventKind.TREATY_SIGNING.mode
        Mode.VERBAL_COOPERATION
        >>> czsu.EventKind.ELECTION.mode is None
        True
        """
        category = self.plover
        return category.mode if category else None

    # By PLOVER category; kinds without one come last.
    AGREEMENT = define_term("agreement", "Parties agreed, short of a formal treaty.", Plover.AGREE)
    PLEDGE = define_term("pledge", "Help, land, goods or a withdrawal was promised.", Plover.AGREE)
    GUARANTEE = define_term(
        "guarantee", "A state promised to protect another or its borders.", Plover.AGREE
    )
    VISIT = define_term("visit", "Leaders or delegations called on each other.", Plover.CONSULT)
    NEGOTIATION = define_term(
        "negotiation", "Parties talked, wrote or asked and answered.", Plover.CONSULT
    )
    CONFERENCE = define_term("conference", "Several parties met.", Plover.CONSULT)
    MEDIATION = define_term(
        "mediation", "A third party worked for a settlement between the sides.", Plover.CONSULT
    )
    RECOGNITION = define_term(
        "recognition", "A state or government was recognised.", Plover.SUPPORT
    )
    RESUMPTION = define_term("resumption", "Relations were restored after a break.", Plover.SUPPORT)
    TREATY_SIGNING = define_term(
        "treaty-signing", "A treaty or convention was signed.", Plover.SUPPORT
    )
    TREATY_RATIFICATION = define_term(
        "treaty-ratification", "A treaty was ratified or came into force.", Plover.SUPPORT
    )
    TREATY_PROLONGATION = define_term(
        "treaty-prolongation", "A treaty was prolonged.", Plover.SUPPORT
    )
    ACCREDITATION = define_term(
        "accreditation", "Envoys or consuls were named or exchanged.", Plover.SUPPORT
    )
    ACCESSION = define_term(
        "accession", "A state joined an organisation or a treaty.", Plover.SUPPORT
    )
    FRIENDLY_DECLARATION = define_term(
        "friendly-declaration", "Words of support, friendship or common purpose.", Plover.SUPPORT
    )
    SYMBOLIC_ACT = define_term("symbolic-act", "A monument, a name or an honour.", Plover.SUPPORT)
    ARMISTICE = define_term(
        "armistice", "The end of fighting was declared or agreed.", Plover.CONCEDE
    )
    RENUNCIATION = define_term(
        "renunciation", "A claim or doctrine was given up in words.", Plover.CONCEDE
    )
    APOLOGY = define_term("apology", "One side expressed regret for a wrong.", Plover.CONCEDE)
    REHABILITATION = define_term("rehabilitation", "The persecuted were cleared.", Plover.CONCEDE)
    UNIT_FORMATION = define_term(
        "unit-formation", "A military unit was set up in common.", Plover.COOPERATE
    )
    JOINT_BATTLE = define_term("joint-battle", "Both fought on one side.", Plover.COOPERATE)
    JOINT_EXERCISE = define_term("joint-exercise", "Armies exercised as allies.", Plover.COOPERATE)
    JOINT_PROJECT = define_term("joint-project", "A work or a flight in common.", Plover.COOPERATE)
    TRADE = define_term(
        "trade", "Goods were exchanged, or a route for them was opened.", Plover.COOPERATE
    )
    INTELLIGENCE_SHARING = define_term(
        "intelligence-sharing", "Secret information was passed on or exchanged.", Plover.COOPERATE
    )
    DEPLOYMENT = define_term(
        "deployment", "Forces or arms were stationed by consent.", Plover.COOPERATE
    )
    AID = define_term("aid", "One side gave goods, money, arms or services.", Plover.AID)
    LOAN = define_term("loan", "One side lent money or gave credit, or forgave a debt.", Plover.AID)
    REPARATION = define_term("reparation", "Damage or a wrong was paid for.", Plover.AID)
    ASYLUM = define_term("asylum", "Refugees were taken in.", Plover.AID)
    LIBERATION = define_term("liberation", "Land was freed from a common enemy.", Plover.AID)
    CEASEFIRE = define_term("ceasefire", "The sides stopped firing.", Plover.RETREAT)
    WITHDRAWAL = define_term("withdrawal", "Forces or arms left.", Plover.RETREAT)
    DISARMAMENT = define_term(
        "disarmament", "Arms were given up, reduced or destroyed.", Plover.RETREAT
    )
    CESSION = define_term("cession", "Land was given up by treaty.", Plover.RETREAT)
    HANDOVER = define_term(
        "handover", "Property was given back, or persons were handed over.", Plover.RETREAT
    )
    REPATRIATION = define_term(
        "repatriation", "Refugees, captives or displaced people went home.", Plover.RETREAT
    )
    AMNESTY = define_term("amnesty", "Prisoners were released or exchanged.", Plover.RETREAT)
    SANCTIONS_RELIEF = define_term(
        "sanctions-relief", "A sanction, an embargo or a blockade was lifted.", Plover.RETREAT
    )
    DEMAND = define_term("demand", "One side demanded or ordered.", Plover.REQUEST)
    IMPOSED_AGREEMENT = define_term(
        "imposed-agreement", "Terms were dictated to a party that could not refuse.", Plover.REQUEST
    )
    INVITED_INTERVENTION = define_term(
        "invited-intervention",
        "Outsiders were asked to act against one's own side.",
        Plover.REQUEST,
    )
    PROTEST = define_term("protest", "A state, body or person objected formally.", Plover.ACCUSE)
    COMPLAINT = define_term(
        "complaint", "A case went to a court or an international body.", Plover.ACCUSE
    )
    HOSTILE_DECLARATION = define_term(
        "hostile-declaration", "Words of blame, denial or condemnation.", Plover.ACCUSE
    )
    REFUSAL = define_term("refusal", "A proposal or request was refused or vetoed.", Plover.REJECT)
    CANCELLATION = define_term(
        "cancellation", "A planned visit or meeting was called off.", Plover.REJECT
    )
    THREAT = define_term("threat", "One side threatened the other.", Plover.THREATEN)
    ULTIMATUM = define_term(
        "ultimatum", "A demand was set a time limit, under threat.", Plover.THREATEN
    )
    DECLARATION_OF_WAR = define_term("declaration-of-war", "A state declared war.", Plover.THREATEN)
    MASS_PROTEST = define_term(
        "mass-protest", "Crowds demonstrated, struck or rioted.", Plover.PROTEST
    )
    BOYCOTT = define_term(
        "boycott", "Goods, games or meetings were shunned in protest.", Plover.PROTEST
    )
    SEVERANCE = define_term("severance", "Relations were broken off or reduced.", Plover.SANCTION)
    EXPULSION = define_term(
        "expulsion", "Diplomats or other official guests were sent home.", Plover.SANCTION
    )
    SANCTION = define_term(
        "sanction",
        "Aid, credit or contacts were stopped as a punishment.",
        Plover.SANCTION,
    )
    EMBARGO = define_term(
        "embargo", "Trade, or trade in certain goods, was forbidden.", Plover.SANCTION
    )
    TREATY_DENUNCIATION = define_term(
        "treaty-denunciation",
        "A state gave notice that a treaty no longer bound it.",
        Plover.SANCTION,
    )
    EXIT = define_term(
        "exit", "A state left an organisation, or was excluded from it.", Plover.SANCTION
    )
    SECESSION = define_term(
        "secession",
        "A part of a state declared that it left that state.",
        Plover.SANCTION,
    )
    SHOW_OF_FORCE = define_term(
        "show-of-force", "Force was displayed but not used.", Plover.MOBILIZE
    )
    MOBILISATION = define_term(
        "mobilisation", "Forces were called up or put on alert.", Plover.MOBILIZE
    )
    BORDER_VIOLATION = define_term(
        "border-violation",
        "A border was crossed by forces that did not fight.",
        Plover.MOBILIZE,
    )
    REPRESSION = define_term(
        "repression",
        "People were arrested, deported, punished or banned.",
        Plover.COERCE,
    )
    TRIAL = define_term("trial", "A political trial was held.", Plover.COERCE)
    POPULATION_TRANSFER = define_term(
        "population-transfer",
        "A population was made to move to another state.",
        Plover.COERCE,
    )
    ESPIONAGE = define_term("espionage", "One side spied on the other.", Plover.COERCE)
    SEIZURE = define_term("seizure", "Ships, goods or property were seized.", Plover.COERCE)
    BLOCKADE = define_term("blockade", "Access by land, sea or air was cut off.", Plover.COERCE)
    OCCUPATION = define_term(
        "occupation", "Forces took and held land without fighting for it.", Plover.COERCE
    )
    ANNEXATION = define_term("annexation", "Land was taken into another state.", Plover.COERCE)
    COUP = define_term("coup", "Power was seized.", Plover.COERCE)
    ARMED_CONFLICT = define_term(
        "armed-conflict", "Armed forces fought, and not only at a border.", Plover.ASSAULT
    )
    BORDER_CLASH = define_term(
        "border-clash", "Border guards or troops fought briefly at a border.", Plover.ASSAULT
    )
    RAID = define_term("raid", "Forces struck across a border and did not stay.", Plover.ASSAULT)
    UPRISING = define_term("uprising", "People rose in arms.", Plover.ASSAULT)
    INTERVENTION = define_term(
        "intervention", "Outside forces took part in a civil war.", Plover.ASSAULT
    )
    INVASION = define_term("invasion", "Armed forces entered a country to take it.", Plover.ASSAULT)
    ASSASSINATION = define_term(
        "assassination",
        "A person was killed, or nearly, for a political end.",
        Plover.ASSAULT,
    )
    MASSACRE = define_term(
        "massacre", "Many people who could not defend themselves were killed.", Plover.ASSAULT
    )
    STATE_FOUNDING = define_term("state-founding", "A state was proclaimed or formed.")
    ORGANISATION_FOUNDING = define_term(
        "organisation-founding", "A party, league or alliance organisation was founded."
    )
    DISSOLUTION = define_term("dissolution", "A state or organisation ceased to be.")
    ELECTION = define_term("election", "Voters chose.")
    REFORM = define_term("reform", "A government eased its rule by law or programme.")
    LEADERSHIP_CHANGE = define_term("leadership-change", "A leader resigned or was replaced.")
    DEATH = define_term("death", "A person died; a political murder is an assassination.")


class _LevelDefinition(int):
    """The value of a level of salience before it is created, with its meaning."""

    meaning: str


def _define_level(number: int, meaning: str) -> int:
    """Return the definition of a level of salience.

    The declared return type is `int`, because type checkers derive the type of a member's value
    from it (as for `define_term`).
    """
    definition = _LevelDefinition(number)
    definition.meaning = meaning
    return definition


class Salience(IntEnum):
    """The importance of an event for the relations of the two states; 1 is the highest.

    >>> import czsu_relations as czsu
    >>> czsu.Salience(1).meaning
    'It changed what the two states were to each other.'
    """

    _meaning: str

    def __new__(cls, number: int) -> Self:
        self = int.__new__(cls, number)
        # A plain number: the definition itself would end up in the JSON and in pickles.
        self._value_ = int(number)
        self._meaning = cast("_LevelDefinition", number).meaning
        return self

    @classmethod
    def _missing_(cls, value: object) -> None:
        """Raise an error that lists the numbers."""
        if type(value) is int:
            raise UnknownTermError(str(value), "salience", [str(int(level)) for level in cls])

    @property
    def meaning(self) -> str:
        """The meaning of the number, as a sentence.

        >>> import czsu_relations as czsu
        >>> czsu.Salience.DETAIL.meaning
        'It shows how things went.'
        """
        return self._meaning

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    TURNING_POINT = _define_level(1, "It changed what the two states were to each other.")
    MILESTONE = _define_level(2, "A textbook of the relation would name it.")
    DETAIL = _define_level(3, "It shows how things went.")


publish(globals())
