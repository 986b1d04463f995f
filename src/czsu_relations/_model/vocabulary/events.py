"""The vocabularies of events: kinds with their PLOVER categories and modes, roles, salience.

The event categories and their four modes are those of PLOVER (Open Event Data Alliance, codebook
draft 2.0 of 2023).
"""

from enum import IntEnum
from typing import Self

from czsu_relations._model.vocabulary.term import Term, define_term
from czsu_relations._public import publish

__all__ = ["EventKind", "Mode", "Plover", "Role", "Salience"]


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


class EventKind(Term):
    """The kind of an event, which determines its PLOVER category and its mode.

    >>> import czsu_relations as czsu
    >>> czsu.EventKind("treaty-signing").meaning
    'A treaty or convention was signed.'
    """

    @property
    def plover(self) -> Plover:
        """The PLOVER category of events of this kind.

        >>> import czsu_relations as czsu
        >>> czsu.EventKind.TREATY_SIGNING.plover
        Plover.SUPPORT
        """
        return Plover(self._broader)

    @property
    def mode(self) -> Mode:
        """The mode of events of this kind.

        >>> import czsu_relations as czsu
        >>> czsu.EventKind.TREATY_SIGNING.mode
        Mode.VERBAL_COOPERATION
        """
        return self.plover.mode

    AGREEMENT = define_term("agreement", "Parties agreed, short of a formal treaty.", Plover.AGREE)
    PLEDGE = define_term("pledge", "A party offered or promised help, land or goods.", Plover.AGREE)
    VISIT = define_term("visit", "Leaders or delegations called on each other.", Plover.CONSULT)
    NEGOTIATION = define_term(
        "negotiation", "Parties talked, wrote or asked and answered.", Plover.CONSULT
    )
    CONFERENCE = define_term("conference", "Several parties met.", Plover.CONSULT)
    RECOGNITION = define_term(
        "recognition", "A state or government was recognised.", Plover.SUPPORT
    )
    TREATY_SIGNING = define_term(
        "treaty-signing", "A treaty or convention was signed.", Plover.SUPPORT
    )
    TREATY_RATIFICATION = define_term(
        "treaty-ratification", "A treaty was ratified or came into force.", Plover.SUPPORT
    )
    TREATY_PROLONGATION = define_term(
        "treaty-prolongation", "A treaty was prolonged.", Plover.SUPPORT
    )
    ACCREDITATION = define_term("accreditation", "Envoys were named or exchanged.", Plover.SUPPORT)
    ACCESSION = define_term(
        "accession", "A state joined an organisation or a treaty.", Plover.SUPPORT
    )
    FRIENDLY_DECLARATION = define_term(
        "friendly-declaration", "Words of support, friendship or common purpose.", Plover.SUPPORT
    )
    SYMBOLIC_ACT = define_term("symbolic-act", "A monument, a name or an honour.", Plover.SUPPORT)
    STATE_FOUNDING = define_term(
        "state-founding", "A state was proclaimed or formed.", Plover.SUPPORT
    )
    ELECTION = define_term("election", "Voters chose.", Plover.SUPPORT)
    ARMISTICE = define_term("armistice", "Fighting was declared at an end.", Plover.CONCEDE)
    RENUNCIATION = define_term(
        "renunciation", "A claim or doctrine was given up in words.", Plover.CONCEDE
    )
    REHABILITATION = define_term("rehabilitation", "The persecuted were cleared.", Plover.CONCEDE)
    REFORM = define_term(
        "reform", "A government eased its rule by law or programme.", Plover.CONCEDE
    )
    ORGANISATION_FOUNDING = define_term(
        "organisation-founding",
        "A party, league or alliance organisation was founded.",
        Plover.COOPERATE,
    )
    UNIT_FORMATION = define_term(
        "unit-formation", "A military unit was set up in common.", Plover.COOPERATE
    )
    JOINT_BATTLE = define_term("joint-battle", "Both fought on one side.", Plover.COOPERATE)
    JOINT_EXERCISE = define_term("joint-exercise", "Armies exercised as allies.", Plover.COOPERATE)
    JOINT_PROJECT = define_term(
        "joint-project", "A work, a trade or a flight in common.", Plover.COOPERATE
    )
    DEPLOYMENT = define_term(
        "deployment", "Forces or arms were stationed by consent.", Plover.COOPERATE
    )
    AID = define_term("aid", "One side gave material help.", Plover.AID)
    ASYLUM = define_term("asylum", "Refugees were taken in.", Plover.AID)
    LIBERATION = define_term("liberation", "Land was freed from a common enemy.", Plover.AID)
    WITHDRAWAL = define_term("withdrawal", "Forces or arms left.", Plover.RETREAT)
    CESSION = define_term("cession", "Land was given up by treaty.", Plover.RETREAT)
    HANDOVER = define_term("handover", "Property or persons were given back.", Plover.RETREAT)
    AMNESTY = define_term("amnesty", "Prisoners were released.", Plover.RETREAT)
    LEADERSHIP_CHANGE = define_term(
        "leadership-change", "A leader resigned, died or was replaced.", Plover.RETREAT
    )
    DISSOLUTION = define_term(
        "dissolution", "A state or organisation ceased to be.", Plover.RETREAT
    )
    DEMAND = define_term("demand", "One side demanded or ordered.", Plover.REQUEST)
    IMPOSED_AGREEMENT = define_term(
        "imposed-agreement", "Terms were dictated to a party that could not refuse.", Plover.REQUEST
    )
    PROTEST = define_term("protest", "A state, body or person objected formally.", Plover.ACCUSE)
    HOSTILE_DECLARATION = define_term(
        "hostile-declaration", "Words of blame, denial or condemnation.", Plover.ACCUSE
    )
    INVITED_INTERVENTION = define_term(
        "invited-intervention",
        "Outsiders were asked to act against one's own side.",
        Plover.REQUEST,
    )
    REFUSAL = define_term("refusal", "A proposal or request was refused or vetoed.", Plover.REJECT)
    THREAT = define_term("threat", "One side threatened the other.", Plover.THREATEN)
    MASS_PROTEST = define_term(
        "mass-protest", "Crowds demonstrated, struck or rioted.", Plover.PROTEST
    )
    SEVERANCE = define_term("severance", "Relations were broken off or reduced.", Plover.SANCTION)
    SECESSION = define_term(
        "secession", "A part of a state declared itself independent.", Plover.SANCTION
    )
    SHOW_OF_FORCE = define_term(
        "show-of-force", "Force was displayed but not used.", Plover.MOBILIZE
    )
    REPRESSION = define_term(
        "repression", "People were arrested, deported or punished.", Plover.COERCE
    )
    TRIAL = define_term("trial", "A political trial was held.", Plover.COERCE)
    ANNEXATION = define_term("annexation", "Land was taken into another state.", Plover.COERCE)
    COUP = define_term("coup", "Power was seized.", Plover.COERCE)
    ARMED_CONFLICT = define_term(
        "armed-conflict", "Armed forces fought each other.", Plover.ASSAULT
    )
    UPRISING = define_term("uprising", "People rose in arms.", Plover.ASSAULT)
    INTERVENTION = define_term(
        "intervention", "Outside forces took part in a civil war.", Plover.ASSAULT
    )
    INVASION = define_term("invasion", "Armed forces entered and took a country.", Plover.ASSAULT)


class Role(Term):
    """The role of an actor in an event.

    >>> import czsu_relations as czsu
    >>> czsu.Role("signatory").meaning
    'Signed for itself, being a party to the text.'
    """

    INITIATOR = define_term("initiator", "Did it, or did it first.")
    TARGET = define_term("target", "It was done to, or addressed to, this actor.")
    PARTY = define_term("party", "Acted jointly and on a level with the other parties.")
    SIGNATORY = define_term("signatory", "Signed for itself, being a party to the text.")
    PLENIPOTENTIARY = define_term("plenipotentiary", "A person who signed for a signatory.")
    HOST = define_term("host", "Received a visit, a meeting or refugees.")
    GUEST = define_term("guest", "Came to the host.")
    MEMBER = define_term("member", "Belonged to, or founded with others.")
    FOUNDED = define_term("founded", "Came into being.")
    DISSOLVED = define_term("dissolved", "Ceased to be.")
    INCOMING = define_term("incoming", "Took up an office.")
    OUTGOING = define_term("outgoing", "Left an office.")
    LEADER = define_term(
        "leader", "Led a party to the event: head of state, government, delegation."
    )
    COMMANDER = define_term("commander", "Commanded forces in it.")
    NEGOTIATOR = define_term("negotiator", "Spoke or wrote for a party.")
    AUTHOR = define_term("author", "Wrote or proclaimed the text.")
    SUPPORTER = define_term("supporter", "Helped, sponsored or fought beside the initiator.")
    OPPONENT = define_term("opponent", "Resisted or fought against it.")
    MEDIATOR = define_term("mediator", "Stood between the parties.")
    BENEFICIARY = define_term("beneficiary", "Gained by it.")
    VICTIM = define_term("victim", "Suffered by it.")
    SUBJECT = define_term("subject", "It was about this actor.")
    WITNESS = define_term("witness", "Was present or notified, without a part in it.")


class Salience(IntEnum):
    """The importance of an event for the relations of the two states; 1 is the highest.

    >>> import czsu_relations as czsu
    >>> czsu.Salience(1).meaning
    'It changed what the two states were to each other.'
    """

    _value_: int
    _meaning: str

    def __new__(cls, number: int, meaning: str) -> Self:
        self = int.__new__(cls, number)
        self._value_ = number
        self._meaning = meaning
        return self

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

    TURNING_POINT = 1, "It changed what the two states were to each other."
    MILESTONE = 2, "A textbook of the relation would name it."
    DETAIL = 3, "It shows how things went."


publish(globals())
