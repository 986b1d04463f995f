"""The closed lists. A member's value is the word in the JSON; its meaning is the codebook's.

Standards: the event categories and their four modes are PLOVER's (Open Event Data Alliance,
2017), obligations follow ATOP, stances CiTO, reference types CSL 1.0.2.
"""

from enum import IntEnum, StrEnum
from typing import Self, TypeVar

from czsu_relations._public import publish

__all__ = [
    "ActorKind",
    "ClaimField",
    "ConditionKind",
    "CslType",
    "EventKind",
    "Evidence",
    "Mode",
    "Obligation",
    "Plover",
    "Role",
    "Salience",
    "Scheme",
    "Stance",
    "TreatyKind",
    "Word",
]


W = TypeVar("W", bound="Word")


class Word(StrEnum):
    """A word of a closed vocabulary: equal to its text, and with a meaning of its own.

    >>> from czsu_relations import Stance
    >>> Stance.DISPUTES == "disputes"
    True
    """

    _value_: str
    meaning: str
    """What the word says of a record that bears it."""

    def __new__(cls, word: str, meaning: str) -> Self:
        return _member(cls, word, meaning)

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


def _member(cls: type[W], word: str, meaning: str) -> W:
    """Make a member; an enum's own `__new__` is out of its subclasses' reach."""
    member = str.__new__(cls, word)
    member._value_ = word  # pyright: ignore[reportPrivateUsage] - how enums are made
    member.meaning = meaning
    return member


class Mode(Word):
    """The four quadrants of event data: cooperation or conflict, in word or in deed."""

    VERBAL_COOPERATION = "verbal-cooperation", "Words that bring the parties closer."
    MATERIAL_COOPERATION = "material-cooperation", "Deeds that serve the other, or yield to it."
    VERBAL_CONFLICT = "verbal-conflict", "Words directed against the other."
    MATERIAL_CONFLICT = "material-conflict", "Deeds directed against the other."


class Plover(Word):
    """The PLOVER categories in use here, each in one `Mode`."""

    mode: Mode
    """The quadrant that the category belongs to."""

    def __new__(cls, word: str, mode: Mode, meaning: str) -> Self:
        member = _member(cls, word, meaning)
        member.mode = mode
        return member

    AGREE = "AGREE", Mode.VERBAL_COOPERATION, "Agree, offer or promise to cooperate."
    CONSULT = "CONSULT", Mode.VERBAL_COOPERATION, "Meet, visit, negotiate."
    SUPPORT = "SUPPORT", Mode.VERBAL_COOPERATION, "Recognise, endorse, sign or ratify."
    CONCEDE = "CONCEDE", Mode.VERBAL_COOPERATION, "Ease, renounce or give way in words."
    COOPERATE = "COOPERATE", Mode.MATERIAL_COOPERATION, "Work together to mutual benefit."
    AID = "AID", Mode.MATERIAL_COOPERATION, "Give material help, arms or asylum."
    RETREAT = "RETREAT", Mode.MATERIAL_COOPERATION, "Withdraw, release, cede, resign."
    DEMAND = "DEMAND", Mode.VERBAL_CONFLICT, "Demand or order."
    DISAPPROVE = "DISAPPROVE", Mode.VERBAL_CONFLICT, "Protest, object, condemn in words."
    REJECT = "REJECT", Mode.VERBAL_CONFLICT, "Refuse or veto."
    THREATEN = "THREATEN", Mode.VERBAL_CONFLICT, "Threaten or give an ultimatum."
    PROTEST = "PROTEST", Mode.MATERIAL_CONFLICT, "Demonstrate, strike or riot."
    SANCTION = "SANCTION", Mode.MATERIAL_CONFLICT, "Reduce or break relations."
    MOBILIZE = "MOBILIZE", Mode.MATERIAL_CONFLICT, "Show force without using it."
    COERCE = "COERCE", Mode.MATERIAL_CONFLICT, "Repress, arrest, expropriate, subdue."
    ASSAULT = "ASSAULT", Mode.MATERIAL_CONFLICT, "Use armed force."


class EventKind(Word):
    """What sort of thing happened. The kind fixes the PLOVER category, and that the mode."""

    plover: Plover
    """The one PLOVER category of events of this kind."""

    def __new__(cls, word: str, plover: Plover, meaning: str) -> Self:
        member = _member(cls, word, meaning)
        member.plover = plover
        return member

    @property
    def mode(self) -> Mode:
        """The quadrant of event data that events of this kind fall into."""
        return self.plover.mode

    AGREEMENT = "agreement", Plover.AGREE, "Parties agreed, short of a formal treaty."
    PLEDGE = "pledge", Plover.AGREE, "A party offered or promised help, land or goods."
    VISIT = "visit", Plover.CONSULT, "Leaders or delegations called on each other."
    NEGOTIATION = "negotiation", Plover.CONSULT, "Parties talked, wrote or asked and answered."
    CONFERENCE = "conference", Plover.CONSULT, "Several parties met."
    RECOGNITION = "recognition", Plover.SUPPORT, "A state or government was recognised."
    TREATY_SIGNING = "treaty-signing", Plover.SUPPORT, "A treaty or convention was signed."
    TREATY_RATIFICATION = (
        "treaty-ratification",
        Plover.SUPPORT,
        "A treaty was ratified or came into force.",
    )
    TREATY_PROLONGATION = "treaty-prolongation", Plover.SUPPORT, "A treaty was prolonged."
    ACCREDITATION = "accreditation", Plover.SUPPORT, "Envoys were named or exchanged."
    ACCESSION = "accession", Plover.SUPPORT, "A state joined an organisation or a treaty."
    FRIENDLY_DECLARATION = (
        "friendly-declaration",
        Plover.SUPPORT,
        "Words of support, friendship or common purpose.",
    )
    SYMBOLIC_ACT = "symbolic-act", Plover.SUPPORT, "A monument, a name or an honour."
    STATE_FOUNDING = "state-founding", Plover.SUPPORT, "A state was proclaimed or formed."
    ELECTION = "election", Plover.SUPPORT, "Voters chose."
    ARMISTICE = "armistice", Plover.CONCEDE, "Fighting was declared at an end."
    RENUNCIATION = "renunciation", Plover.CONCEDE, "A claim or doctrine was given up in words."
    REHABILITATION = "rehabilitation", Plover.CONCEDE, "The persecuted were cleared."
    REFORM = "reform", Plover.CONCEDE, "A government eased its rule by law or programme."
    ORGANISATION_FOUNDING = (
        "organisation-founding",
        Plover.COOPERATE,
        "A party, league or alliance organisation was founded.",
    )
    UNIT_FORMATION = "unit-formation", Plover.COOPERATE, "A military unit was set up in common."
    JOINT_BATTLE = "joint-battle", Plover.COOPERATE, "Both fought on one side."
    JOINT_EXERCISE = "joint-exercise", Plover.COOPERATE, "Armies exercised as allies."
    JOINT_PROJECT = "joint-project", Plover.COOPERATE, "A work, a trade or a flight in common."
    DEPLOYMENT = "deployment", Plover.COOPERATE, "Forces or arms were stationed by consent."
    AID = "aid", Plover.AID, "One side gave material help."
    ASYLUM = "asylum", Plover.AID, "Refugees were taken in."
    LIBERATION = "liberation", Plover.AID, "Land was freed from a common enemy."
    WITHDRAWAL = "withdrawal", Plover.RETREAT, "Forces or arms left."
    CESSION = "cession", Plover.RETREAT, "Land was given up by treaty."
    HANDOVER = "handover", Plover.RETREAT, "Property or persons were given back."
    AMNESTY = "amnesty", Plover.RETREAT, "Prisoners were released."
    LEADERSHIP_CHANGE = (
        "leadership-change",
        Plover.RETREAT,
        "A leader resigned, died or was replaced.",
    )
    DISSOLUTION = "dissolution", Plover.RETREAT, "A state or organisation ceased to be."
    DEMAND = "demand", Plover.DEMAND, "One side demanded or ordered."
    IMPOSED_AGREEMENT = (
        "imposed-agreement",
        Plover.DEMAND,
        "Terms were dictated to a party that could not refuse.",
    )
    PROTEST = "protest", Plover.DISAPPROVE, "A state, body or person objected formally."
    HOSTILE_DECLARATION = (
        "hostile-declaration",
        Plover.DISAPPROVE,
        "Words of blame, denial or condemnation.",
    )
    INVITED_INTERVENTION = (
        "invited-intervention",
        Plover.DISAPPROVE,
        "Outsiders were asked to act against one's own side.",
    )
    REFUSAL = "refusal", Plover.REJECT, "A proposal or request was refused or vetoed."
    THREAT = "threat", Plover.THREATEN, "One side threatened the other."
    MASS_PROTEST = "mass-protest", Plover.PROTEST, "Crowds demonstrated, struck or rioted."
    SEVERANCE = "severance", Plover.SANCTION, "Relations were broken off or reduced."
    SECESSION = "secession", Plover.SANCTION, "A part of a state declared itself independent."
    SHOW_OF_FORCE = "show-of-force", Plover.MOBILIZE, "Force was displayed but not used."
    REPRESSION = "repression", Plover.COERCE, "People were arrested, deported or punished."
    TRIAL = "trial", Plover.COERCE, "A political trial was held."
    ANNEXATION = "annexation", Plover.COERCE, "Land was taken into another state."
    COUP = "coup", Plover.COERCE, "Power was seized."
    ARMED_CONFLICT = "armed-conflict", Plover.ASSAULT, "Armed forces fought each other."
    UPRISING = "uprising", Plover.ASSAULT, "People rose in arms."
    INTERVENTION = "intervention", Plover.ASSAULT, "Outside forces took part in a civil war."
    INVASION = "invasion", Plover.ASSAULT, "Armed forces entered and took a country."


class ConditionKind(Word):
    """What sort of state of affairs held."""

    DIPLOMATIC_RELATIONS = "diplomatic-relations", "Full relations with envoys."
    MISSION = "mission", "Contact through missions without full recognition."
    BROKEN_RELATIONS = "broken-relations", "No official relations, after there had been some."
    ALLIANCE = "alliance", "Actors stood together, whatever a treaty said."
    SHARED_BORDER = "shared-border", "The two states had a common frontier."
    MEMBERSHIP = "membership", "Actors belonged to the same organisation."
    TROOP_PRESENCE = "troop-presence", "Foreign troops stood in a country."
    OCCUPATION = "occupation", "A country or region was under foreign rule."
    ARMED_CONFLICT = "armed-conflict", "A state of war or fighting."
    STATEHOOD = "statehood", "A short-lived state existed."
    OFFICE = "office", "A person held an office."
    EXILE = "exile", "People or bodies lived and worked abroad."
    AID_PROGRAMME = "aid-programme", "Help was given over a time."
    ADVISERS = "advisers", "Foreign advisers worked in state bodies."
    DEBT = "debt", "One side owed the other."
    STANCE = "stance", "An actor held an attitude towards another."
    INFLUENCE = "influence", "One side swayed or dominated the other."
    OPINION = "opinion", "The public thought well or ill of the other side."
    POLICY = "policy", "An official line was followed."
    DOMESTIC_SITUATION = "domestic-situation", "An inner state of affairs bore on relations."


class TreatyKind(Word):
    """What a treaty is chiefly about."""

    ALLIANCE = "alliance", "Mutual assistance, bilateral or collective."
    FRIENDSHIP = "friendship", "Friendly relations and cooperation without an alliance."
    NON_AGGRESSION = "non-aggression", "Abstention from, or a definition of, aggression."
    PROVISIONAL = "provisional", "Relations short of full recognition."
    MILITARY = "military", "Military cooperation, forces, command."
    STATIONING = "stationing", "Troops or arms in the other's country."
    WITHDRAWAL = "withdrawal", "The departure of troops or arms."
    CESSION = "cession", "A transfer of territory."
    BORDER = "border", "The frontier and its regime."
    COMMERCE = "commerce", "Trade and navigation."
    ECONOMIC = "economic", "Deliveries, energy, plants, credits."
    RESETTLEMENT = "resettlement", "Option and exchange of populations."
    CITIZENSHIP = "citizenship", "Whose citizens people are."
    CONSULAR = "consular", "Consuls and their rights."
    LEGAL = "legal", "Legal assistance."
    CULTURE_SCIENCE = "culture-science", "Culture, science, education."
    SETTLEMENT = "settlement", "A political settlement, also at a third party's cost."
    DECLARATION = "declaration", "A joint declaration of principle."
    PROLONGATION = "prolongation", "A protocol that prolongs another treaty."


class Obligation(Word):
    """What a treaty binds its parties to: the five of ATOP, and three that often stand beside."""

    DEFENCE = "defence", "To help a party that is attacked."
    OFFENCE = "offence", "To join a party in attacking or in a war under way."
    NEUTRALITY = "neutrality", "To stay out of a party's wars."
    NON_AGGRESSION = "non-aggression", "Not to attack each other."
    CONSULTATION = "consultation", "To confer in a crisis."
    NO_SEPARATE_PEACE = "no-separate-peace", "Not to make peace alone."
    NO_HOSTILE_ALLIANCE = "no-hostile-alliance", "Not to join alliances against a party."
    NON_INTERFERENCE = "non-interference", "Not to meddle in a party's inner affairs."


class ActorKind(Word):
    """What sort of actor."""

    STATE = "state", "A state, recognised or not."
    GOVERNMENT = "government", "A government, parliament, ministry or court."
    PARTY = "party", "A political party or an organ of one."
    PERSON = "person", "A human being."
    ARMED_FORCE = "armed-force", "An army, a unit or an armed service."
    ORGANISATION = "organisation", "An international or public body, or a firm."
    GROUP = "group", "People without a common organisation."


class Role(Word):
    """What an actor did in an event."""

    INITIATOR = "initiator", "Did it, or did it first."
    TARGET = "target", "It was done to, or addressed to, this actor."
    PARTY = "party", "Acted jointly and on a level with the other parties."
    SIGNATORY = "signatory", "Signed for itself, being a party to the text."
    PLENIPOTENTIARY = "plenipotentiary", "A person who signed for a signatory."
    HOST = "host", "Received a visit, a meeting or refugees."
    GUEST = "guest", "Came to the host."
    MEMBER = "member", "Belonged to, or founded with others."
    FOUNDED = "founded", "Came into being."
    DISSOLVED = "dissolved", "Ceased to be."
    INCOMING = "incoming", "Took up an office."
    OUTGOING = "outgoing", "Left an office."
    LEADER = "leader", "Led a party to the event: head of state, government, delegation."
    COMMANDER = "commander", "Commanded forces in it."
    NEGOTIATOR = "negotiator", "Spoke or wrote for a party."
    AUTHOR = "author", "Wrote or proclaimed the text."
    SUPPORTER = "supporter", "Helped, sponsored or fought beside the initiator."
    OPPONENT = "opponent", "Resisted or fought against it."
    MEDIATOR = "mediator", "Stood between the parties."
    BENEFICIARY = "beneficiary", "Gained by it."
    VICTIM = "victim", "Suffered by it."
    SUBJECT = "subject", "It was about this actor."
    WITNESS = "witness", "Was present or notified, without a part in it."


class Evidence(Word):
    """How near a source stands to what it tells."""

    PRIMARY = "primary", "A text of the time: treaty, law, note, memoir, document edition."
    SCHOLARLY = "scholarly", "Research: a monograph, an article in a journal."
    REFERENCE_WORK = "reference-work", "An encyclopaedia, a handbook, a data set."
    PRESS = "press", "A newspaper or magazine."
    WEB = "web", "Another page."


class Stance(Word):
    """How a source stands to the record that cites it (CiTO)."""

    SUPPORTS = "supports", "The source says so (cito:supports)."
    QUALIFIES = "qualifies", "The source says so with a reserve (cito:qualifies)."
    DISPUTES = "disputes", "The source says otherwise (cito:disputes)."


class ClaimField(Word):
    """The field of a record that a source dates."""

    DATE = "date", "The date of an event."
    SPAN = "span", "The span of a period or a condition."
    EXISTED = "existed", "The time in which an actor existed or lived."
    SIGNED = "signed", "The signature of a treaty."
    RATIFIED = "ratified", "The exchange or deposit of ratifications."
    IN_FORCE = "in_force", "The time in which a treaty was in force."


class Scheme(Word):
    """A system of identifiers."""

    COW = "cow", "Correlates of War country number."
    GW = "gw", "Gleditsch-Ward country number."
    ISO_ALPHA_2 = "iso-3166-1-alpha-2", "ISO 3166-1 alpha-2, in force."
    ISO_ALPHA_3 = "iso-3166-1-alpha-3", "ISO 3166-1 alpha-3, in force."
    ISO_NUMERIC = "iso-3166-1-numeric", "ISO 3166-1 numeric code."
    ISO_FORMER = "iso-3166-3", "ISO 3166-3: four letters of a country name withdrawn."
    COW_IGO = "cow-igo", "Correlates of War number of an intergovernmental organisation."
    COW_ALLIANCE = "cow-alliance", "Correlates of War formal alliance, version 4."
    COW_TERRITORY = "cow-territory", "Correlates of War territorial change or entity."
    ATOP = "atop", "Alliance Treaty Obligations and Provisions."
    ARCHIGOS = "archigos", "Archigos leader."
    IEADB = "ieadb", "International Environmental Agreements Database."
    TFDD = "tfdd", "Transboundary Freshwater Dispute Database."
    LNTS = "lnts", "League of Nations Treaty Series."
    UNTS = "unts", "United Nations Treaty Series."
    SBIRKA = "sbirka", "Number and year in the Czechoslovak collection of laws."
    PRINTED = "printed", "Where the text is printed, as volume and page."
    WIKIDATA = "wikidata", "Wikidata item."


class CslType(Word):
    """The type of a reference, a term of the Citation Style Language 1.0.2."""

    ARTICLE_JOURNAL = "article-journal", "An article in a journal."
    ARTICLE_MAGAZINE = "article-magazine", "An article in a magazine."
    ARTICLE_NEWSPAPER = "article-newspaper", "An article in a newspaper."
    BOOK = "book", "A book."
    BROADCAST = "broadcast", "A programme on radio or television."
    CHAPTER = "chapter", "A part of a book, or a document in an edition."
    COLLECTION = "collection", "An archive's or library's collection."
    DATASET = "dataset", "Data."
    DOCUMENT = "document", "A document."
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia", "An entry in an encyclopaedia."
    LEGISLATION = "legislation", "A law or a decree."
    MAP = "map", "A map."
    PAPER_CONFERENCE = "paper-conference", "A paper read at a conference."
    POST_WEBLOG = "post-weblog", "A blog post."
    REPORT = "report", "A report."
    SPEECH = "speech", "A speech."
    THESIS = "thesis", "A thesis."
    TREATY = "treaty", "The text of a treaty."
    WEBPAGE = "webpage", "A page on the web."


class Salience(IntEnum):
    """How much an event weighed in the relation of the two states; 1 weighs most."""

    _value_: int
    meaning: str
    """What the number says of an event that bears it."""

    def __new__(cls, number: int, meaning: str) -> Self:
        member = int.__new__(cls, number)
        member._value_ = number
        member.meaning = meaning
        return member

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    TURNING_POINT = 1, "It changed what the two states were to each other."
    MILESTONE = 2, "A textbook of the relation would name it."
    DETAIL = 3, "It shows how things went."


publish(globals())
