"""The closed lists. A member's value is the word in the JSON; its meaning is the codebook's.

Standards: the event categories and their four modes are PLOVER's (Open Event Data Alliance,
codebook draft 2.0 of 2023), obligations follow ATOP, stances CiTO, reference types CSL 1.0.2.
"""

from enum import IntEnum, StrEnum
from typing import Any, Self, cast

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


class _Told(str):
    """A word and what is told of it, on the way to becoming a member."""

    __slots__ = ("above", "meaning")

    meaning: str
    above: "Word | None"


def _told(word: str, meaning: str, above: "Word | None" = None) -> str:
    # Typed as a text, so that type checkers know the value of a member to be one.
    told = _Told(word)
    told.meaning = meaning
    told.above = above
    return told


class Word(StrEnum):
    """A word of a closed vocabulary: equal to its text, and with a meaning of its own.

    >>> from czsu_relations import Stance
    >>> Stance.DISPUTES == "disputes", Stance("disputes").meaning
    (True, 'The source says otherwise (cito:disputes).')
    """

    _meaning: str
    _above: Any

    def __new__(cls, word: str) -> Self:
        member = str.__new__(cls, word)
        member._value_ = str.__str__(word)
        told = cast("_Told", word)
        member._meaning, member._above = told.meaning, told.above  # noqa: SLF001 - its own
        return member

    @property
    def meaning(self) -> str:
        """What the word says of a record that bears it."""
        return self._meaning

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


class Mode(Word):
    """The four quadrants of event data: cooperation or conflict, in word or in deed."""

    VERBAL_COOPERATION = _told("verbal-cooperation", "Words that bring the parties closer.")
    MATERIAL_COOPERATION = _told(
        "material-cooperation", "Deeds that serve the other, or yield to it."
    )
    VERBAL_CONFLICT = _told("verbal-conflict", "Words directed against the other.")
    MATERIAL_CONFLICT = _told("material-conflict", "Deeds directed against the other.")


class Plover(Word):
    """The categories of PLOVER, each in one `Mode`."""

    @property
    def mode(self) -> Mode:
        """The quadrant that the category belongs to."""
        return Mode(self._above)

    AGREE = _told("AGREE", "Agree, offer or promise to cooperate.", Mode.VERBAL_COOPERATION)
    CONSULT = _told("CONSULT", "Meet, visit, negotiate.", Mode.VERBAL_COOPERATION)
    SUPPORT = _told("SUPPORT", "Recognise, endorse, sign or ratify.", Mode.VERBAL_COOPERATION)
    CONCEDE = _told("CONCEDE", "Ease, renounce or give way in words.", Mode.VERBAL_COOPERATION)
    COOPERATE = _told("COOPERATE", "Work together to mutual benefit.", Mode.MATERIAL_COOPERATION)
    AID = _told("AID", "Give material help, arms or asylum.", Mode.MATERIAL_COOPERATION)
    RETREAT = _told("RETREAT", "Withdraw, release, cede, resign.", Mode.MATERIAL_COOPERATION)
    REQUEST = _told("REQUEST", "Request, demand or order.", Mode.VERBAL_CONFLICT)
    ACCUSE = _told("ACCUSE", "Accuse, object, condemn in words.", Mode.VERBAL_CONFLICT)
    REJECT = _told("REJECT", "Refuse or veto.", Mode.VERBAL_CONFLICT)
    THREATEN = _told("THREATEN", "Threaten or give an ultimatum.", Mode.VERBAL_CONFLICT)
    PROTEST = _told("PROTEST", "Demonstrate, strike or riot.", Mode.MATERIAL_CONFLICT)
    SANCTION = _told("SANCTION", "Reduce or break relations.", Mode.MATERIAL_CONFLICT)
    MOBILIZE = _told("MOBILIZE", "Show force without using it.", Mode.MATERIAL_CONFLICT)
    COERCE = _told("COERCE", "Repress, arrest, expropriate, subdue.", Mode.MATERIAL_CONFLICT)
    ASSAULT = _told("ASSAULT", "Use armed force.", Mode.MATERIAL_CONFLICT)


class EventKind(Word):
    """What sort of thing happened. The kind fixes the PLOVER category, and that the mode."""

    @property
    def plover(self) -> Plover:
        """The one PLOVER category of events of this kind."""
        return Plover(self._above)

    @property
    def mode(self) -> Mode:
        """The quadrant of event data that events of this kind fall into."""
        return self.plover.mode

    AGREEMENT = _told("agreement", "Parties agreed, short of a formal treaty.", Plover.AGREE)
    PLEDGE = _told("pledge", "A party offered or promised help, land or goods.", Plover.AGREE)
    VISIT = _told("visit", "Leaders or delegations called on each other.", Plover.CONSULT)
    NEGOTIATION = _told(
        "negotiation", "Parties talked, wrote or asked and answered.", Plover.CONSULT
    )
    CONFERENCE = _told("conference", "Several parties met.", Plover.CONSULT)
    RECOGNITION = _told("recognition", "A state or government was recognised.", Plover.SUPPORT)
    TREATY_SIGNING = _told("treaty-signing", "A treaty or convention was signed.", Plover.SUPPORT)
    TREATY_RATIFICATION = _told(
        "treaty-ratification", "A treaty was ratified or came into force.", Plover.SUPPORT
    )
    TREATY_PROLONGATION = _told("treaty-prolongation", "A treaty was prolonged.", Plover.SUPPORT)
    ACCREDITATION = _told("accreditation", "Envoys were named or exchanged.", Plover.SUPPORT)
    ACCESSION = _told("accession", "A state joined an organisation or a treaty.", Plover.SUPPORT)
    FRIENDLY_DECLARATION = _told(
        "friendly-declaration", "Words of support, friendship or common purpose.", Plover.SUPPORT
    )
    SYMBOLIC_ACT = _told("symbolic-act", "A monument, a name or an honour.", Plover.SUPPORT)
    STATE_FOUNDING = _told("state-founding", "A state was proclaimed or formed.", Plover.SUPPORT)
    ELECTION = _told("election", "Voters chose.", Plover.SUPPORT)
    ARMISTICE = _told("armistice", "Fighting was declared at an end.", Plover.CONCEDE)
    RENUNCIATION = _told(
        "renunciation", "A claim or doctrine was given up in words.", Plover.CONCEDE
    )
    REHABILITATION = _told("rehabilitation", "The persecuted were cleared.", Plover.CONCEDE)
    REFORM = _told("reform", "A government eased its rule by law or programme.", Plover.CONCEDE)
    ORGANISATION_FOUNDING = _told(
        "organisation-founding",
        "A party, league or alliance organisation was founded.",
        Plover.COOPERATE,
    )
    UNIT_FORMATION = _told(
        "unit-formation", "A military unit was set up in common.", Plover.COOPERATE
    )
    JOINT_BATTLE = _told("joint-battle", "Both fought on one side.", Plover.COOPERATE)
    JOINT_EXERCISE = _told("joint-exercise", "Armies exercised as allies.", Plover.COOPERATE)
    JOINT_PROJECT = _told(
        "joint-project", "A work, a trade or a flight in common.", Plover.COOPERATE
    )
    DEPLOYMENT = _told("deployment", "Forces or arms were stationed by consent.", Plover.COOPERATE)
    AID = _told("aid", "One side gave material help.", Plover.AID)
    ASYLUM = _told("asylum", "Refugees were taken in.", Plover.AID)
    LIBERATION = _told("liberation", "Land was freed from a common enemy.", Plover.AID)
    WITHDRAWAL = _told("withdrawal", "Forces or arms left.", Plover.RETREAT)
    CESSION = _told("cession", "Land was given up by treaty.", Plover.RETREAT)
    HANDOVER = _told("handover", "Property or persons were given back.", Plover.RETREAT)
    AMNESTY = _told("amnesty", "Prisoners were released.", Plover.RETREAT)
    LEADERSHIP_CHANGE = _told(
        "leadership-change", "A leader resigned, died or was replaced.", Plover.RETREAT
    )
    DISSOLUTION = _told("dissolution", "A state or organisation ceased to be.", Plover.RETREAT)
    DEMAND = _told("demand", "One side demanded or ordered.", Plover.REQUEST)
    IMPOSED_AGREEMENT = _told(
        "imposed-agreement", "Terms were dictated to a party that could not refuse.", Plover.REQUEST
    )
    PROTEST = _told("protest", "A state, body or person objected formally.", Plover.ACCUSE)
    HOSTILE_DECLARATION = _told(
        "hostile-declaration", "Words of blame, denial or condemnation.", Plover.ACCUSE
    )
    INVITED_INTERVENTION = _told(
        "invited-intervention",
        "Outsiders were asked to act against one's own side.",
        Plover.REQUEST,
    )
    REFUSAL = _told("refusal", "A proposal or request was refused or vetoed.", Plover.REJECT)
    THREAT = _told("threat", "One side threatened the other.", Plover.THREATEN)
    MASS_PROTEST = _told("mass-protest", "Crowds demonstrated, struck or rioted.", Plover.PROTEST)
    SEVERANCE = _told("severance", "Relations were broken off or reduced.", Plover.SANCTION)
    SECESSION = _told(
        "secession", "A part of a state declared itself independent.", Plover.SANCTION
    )
    SHOW_OF_FORCE = _told("show-of-force", "Force was displayed but not used.", Plover.MOBILIZE)
    REPRESSION = _told("repression", "People were arrested, deported or punished.", Plover.COERCE)
    TRIAL = _told("trial", "A political trial was held.", Plover.COERCE)
    ANNEXATION = _told("annexation", "Land was taken into another state.", Plover.COERCE)
    COUP = _told("coup", "Power was seized.", Plover.COERCE)
    ARMED_CONFLICT = _told("armed-conflict", "Armed forces fought each other.", Plover.ASSAULT)
    UPRISING = _told("uprising", "People rose in arms.", Plover.ASSAULT)
    INTERVENTION = _told("intervention", "Outside forces took part in a civil war.", Plover.ASSAULT)
    INVASION = _told("invasion", "Armed forces entered and took a country.", Plover.ASSAULT)


class ConditionKind(Word):
    """What sort of state of affairs held."""

    DIPLOMATIC_RELATIONS = _told("diplomatic-relations", "Full relations with envoys.")
    EXILE_RELATIONS = _told(
        "exile-relations", "Full relations, one side being a government in exile."
    )
    MISSION = _told("mission", "Contact through missions without full recognition.")
    BROKEN_RELATIONS = _told(
        "broken-relations", "No official relations, after there had been some."
    )
    ALLIANCE = _told("alliance", "Actors stood together, whatever a treaty said.")
    SHARED_BORDER = _told("shared-border", "The two states had a common frontier.")
    MEMBERSHIP = _told("membership", "Actors belonged to the same organisation.")
    TROOP_PRESENCE = _told("troop-presence", "Foreign troops stood in a country.")
    OCCUPATION = _told("occupation", "A country or region was under foreign rule.")
    ARMED_CONFLICT = _told("armed-conflict", "A state of war or fighting.")
    STATEHOOD = _told("statehood", "A short-lived state existed.")
    OFFICE = _told("office", "A person held an office.")
    EXILE = _told("exile", "People or bodies lived and worked abroad.")
    AID_PROGRAMME = _told("aid-programme", "Help was given over a time.")
    ADVISERS = _told("advisers", "Foreign advisers worked in state bodies.")
    DEBT = _told("debt", "One side owed the other.")
    STANCE = _told("stance", "An actor held an attitude towards another.")
    INFLUENCE = _told("influence", "One side swayed or dominated the other.")
    OPINION = _told("opinion", "The public thought well or ill of the other side.")
    POLICY = _told("policy", "An official line was followed.")
    DOMESTIC_SITUATION = _told("domestic-situation", "An inner state of affairs bore on relations.")


class TreatyKind(Word):
    """What a treaty is chiefly about."""

    ALLIANCE = _told("alliance", "Mutual assistance, bilateral or collective.")
    FRIENDSHIP = _told("friendship", "Friendly relations and cooperation without an alliance.")
    NON_AGGRESSION = _told("non-aggression", "Abstention from, or a definition of, aggression.")
    PROVISIONAL = _told("provisional", "Relations short of full recognition.")
    MILITARY = _told("military", "Military cooperation, forces, command.")
    STATIONING = _told("stationing", "Troops or arms in the other's country.")
    WITHDRAWAL = _told("withdrawal", "The departure of troops or arms.")
    CESSION = _told("cession", "A transfer of territory.")
    BORDER = _told("border", "The frontier and its regime.")
    COMMERCE = _told("commerce", "Trade and navigation.")
    ECONOMIC = _told("economic", "Deliveries, energy, plants, credits.")
    RESETTLEMENT = _told("resettlement", "Option and exchange of populations.")
    CITIZENSHIP = _told("citizenship", "Whose citizens people are.")
    CONSULAR = _told("consular", "Consuls and their rights.")
    LEGAL = _told("legal", "Legal assistance.")
    CULTURE_SCIENCE = _told("culture-science", "Culture, science, education.")
    SETTLEMENT = _told("settlement", "A political settlement, also at a third party's cost.")
    DECLARATION = _told("declaration", "A joint declaration of principle.")
    PROLONGATION = _told("prolongation", "A protocol that prolongs another treaty.")


class Obligation(Word):
    """What a treaty binds its parties to: the five of ATOP, and three that often stand beside."""

    DEFENCE = _told("defence", "To help a party that is attacked.")
    OFFENCE = _told("offence", "To join a party in attacking or in a war under way.")
    NEUTRALITY = _told("neutrality", "To stay out of a party's wars.")
    NON_AGGRESSION = _told("non-aggression", "Not to attack each other.")
    CONSULTATION = _told("consultation", "To confer in a crisis.")
    NO_SEPARATE_PEACE = _told("no-separate-peace", "Not to make peace alone.")
    NO_HOSTILE_ALLIANCE = _told("no-hostile-alliance", "Not to join alliances against a party.")
    NON_INTERFERENCE = _told("non-interference", "Not to meddle in a party's inner affairs.")


class ActorKind(Word):
    """What sort of actor."""

    STATE = _told("state", "A state, recognised or not.")
    GOVERNMENT = _told("government", "A government, parliament, ministry or court.")
    PARTY = _told("party", "A political party or an organ of one.")
    PERSON = _told("person", "A human being.")
    ARMED_FORCE = _told("armed-force", "An army, a unit or an armed service.")
    ORGANISATION = _told("organisation", "An international or public body, or a firm.")
    GROUP = _told("group", "People without a common organisation.")


class Role(Word):
    """What an actor did in an event."""

    INITIATOR = _told("initiator", "Did it, or did it first.")
    TARGET = _told("target", "It was done to, or addressed to, this actor.")
    PARTY = _told("party", "Acted jointly and on a level with the other parties.")
    SIGNATORY = _told("signatory", "Signed for itself, being a party to the text.")
    PLENIPOTENTIARY = _told("plenipotentiary", "A person who signed for a signatory.")
    HOST = _told("host", "Received a visit, a meeting or refugees.")
    GUEST = _told("guest", "Came to the host.")
    MEMBER = _told("member", "Belonged to, or founded with others.")
    FOUNDED = _told("founded", "Came into being.")
    DISSOLVED = _told("dissolved", "Ceased to be.")
    INCOMING = _told("incoming", "Took up an office.")
    OUTGOING = _told("outgoing", "Left an office.")
    LEADER = _told("leader", "Led a party to the event: head of state, government, delegation.")
    COMMANDER = _told("commander", "Commanded forces in it.")
    NEGOTIATOR = _told("negotiator", "Spoke or wrote for a party.")
    AUTHOR = _told("author", "Wrote or proclaimed the text.")
    SUPPORTER = _told("supporter", "Helped, sponsored or fought beside the initiator.")
    OPPONENT = _told("opponent", "Resisted or fought against it.")
    MEDIATOR = _told("mediator", "Stood between the parties.")
    BENEFICIARY = _told("beneficiary", "Gained by it.")
    VICTIM = _told("victim", "Suffered by it.")
    SUBJECT = _told("subject", "It was about this actor.")
    WITNESS = _told("witness", "Was present or notified, without a part in it.")


class Evidence(Word):
    """How near a source stands to what it tells."""

    PRIMARY = _told("primary", "A text of the time: treaty, law, note, memoir, document edition.")
    SCHOLARLY = _told("scholarly", "Research: a monograph, an article in a journal.")
    REFERENCE_WORK = _told("reference-work", "An encyclopaedia, a handbook, a data set.")
    PRESS = _told("press", "A newspaper or magazine.")
    WEB = _told("web", "Another page.")


class Stance(Word):
    """How a source stands to the record that cites it (CiTO)."""

    SUPPORTS = _told("supports", "The source says so (cito:supports).")
    QUALIFIES = _told("qualifies", "The source says so with a reserve (cito:qualifies).")
    DISPUTES = _told("disputes", "The source says otherwise (cito:disputes).")


class ClaimField(Word):
    """The field of a record that a source dates."""

    DATE = _told("date", "The date of an event.")
    SPAN = _told("span", "The span of a period or a condition.")
    EXISTED = _told("existed", "The time in which an actor existed or lived.")
    SIGNED = _told("signed", "The signature of a treaty.")
    RATIFIED = _told("ratified", "The exchange or deposit of ratifications.")
    IN_FORCE = _told("in_force", "The time in which a treaty was in force.")


class Scheme(Word):
    """A system of identifiers."""

    COW = _told("cow", "Correlates of War country number.")
    GW = _told("gw", "Gleditsch-Ward country number.")
    ISO_ALPHA_2 = _told("iso-3166-1-alpha-2", "ISO 3166-1 alpha-2, in force.")
    ISO_ALPHA_3 = _told("iso-3166-1-alpha-3", "ISO 3166-1 alpha-3, in force.")
    ISO_NUMERIC = _told("iso-3166-1-numeric", "ISO 3166-1 numeric code.")
    ISO_FORMER = _told("iso-3166-3", "ISO 3166-3: four letters of a country name withdrawn.")
    COW_IGO = _told("cow-igo", "Correlates of War number of an intergovernmental organisation.")
    COW_ALLIANCE = _told("cow-alliance", "Correlates of War formal alliance, version 4.")
    COW_TERRITORY = _told("cow-territory", "Correlates of War territorial change or entity.")
    ATOP = _told("atop", "Alliance Treaty Obligations and Provisions.")
    ARCHIGOS = _told("archigos", "Archigos leader.")
    IEADB = _told("ieadb", "International Environmental Agreements Database.")
    TFDD = _told("tfdd", "Transboundary Freshwater Dispute Database.")
    LNTS = _told("lnts", "League of Nations Treaty Series.")
    UNTS = _told("unts", "United Nations Treaty Series.")
    SBIRKA = _told("sbirka", "Number and year in the Czechoslovak collection of laws.")
    PRINTED = _told("printed", "Where the text is printed, as volume and page.")
    WIKIDATA = _told("wikidata", "Wikidata item.")


class CslType(Word):
    """The type of a reference, a term of the Citation Style Language 1.0.2."""

    ARTICLE_JOURNAL = _told("article-journal", "An article in a journal.")
    ARTICLE_MAGAZINE = _told("article-magazine", "An article in a magazine.")
    ARTICLE_NEWSPAPER = _told("article-newspaper", "An article in a newspaper.")
    BOOK = _told("book", "A book.")
    BROADCAST = _told("broadcast", "A programme on radio or television.")
    CHAPTER = _told("chapter", "A part of a book, or a document in an edition.")
    COLLECTION = _told("collection", "An archive's or library's collection.")
    DATASET = _told("dataset", "Data.")
    DOCUMENT = _told("document", "A document.")
    ENTRY_ENCYCLOPEDIA = _told("entry-encyclopedia", "An entry in an encyclopaedia.")
    LEGISLATION = _told("legislation", "A law or a decree.")
    MAP = _told("map", "A map.")
    PAPER_CONFERENCE = _told("paper-conference", "A paper read at a conference.")
    POST_WEBLOG = _told("post-weblog", "A blog post.")
    REPORT = _told("report", "A report.")
    SPEECH = _told("speech", "A speech.")
    THESIS = _told("thesis", "A thesis.")
    TREATY = _told("treaty", "The text of a treaty.")
    WEBPAGE = _told("webpage", "A page on the web.")


class Salience(IntEnum):
    """How much an event weighed in the relation of the two states; 1 weighs most."""

    _value_: int
    _meaning: str

    def __new__(cls, number: int, meaning: str) -> Self:
        member = int.__new__(cls, number)
        member._value_ = number
        member._meaning = meaning  # noqa: SLF001 - the member's own
        return member

    @property
    def meaning(self) -> str:
        """What the number says of an event that bears it."""
        return self._meaning

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    TURNING_POINT = 1, "It changed what the two states were to each other."
    MILESTONE = 2, "A textbook of the relation would name it."
    DETAIL = 3, "It shows how things went."


publish(globals())
