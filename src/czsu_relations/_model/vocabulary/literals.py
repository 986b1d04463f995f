"""The texts of terms as types, with which type checkers refuse a misspelt one.

The vocabularies are the enums in the other modules. A test compares each type here with its enum.
"""

from typing import Literal

__all__ = [
    "ActorKindText",
    "ClaimFieldText",
    "ConditionKindText",
    "CslTypeText",
    "EventKindText",
    "EvidenceText",
    "ModeText",
    "ObligationText",
    "OfficeText",
    "RoleText",
    "SalienceNumber",
    "SchemeText",
    "StanceText",
    "TreatyKindText",
]

ActorKindText = Literal[
    "state",
    "government",
    "party",
    "person",
    "armed-force",
    "organisation",
    "group",
]
"""The text of a term of `ActorKind`."""

ConditionKindText = Literal[
    "diplomatic-relations",
    "exile-relations",
    "mission",
    "broken-relations",
    "alliance",
    "shared-border",
    "membership",
    "troop-presence",
    "occupation",
    "armed-conflict",
    "statehood",
    "office",
    "exile",
    "aid-programme",
    "advisers",
    "debt",
    "stance",
    "influence",
    "opinion",
    "policy",
    "domestic-situation",
]
"""The text of a term of `ConditionKind`."""

OfficeText = Literal[
    "head-of-state",
    "head-of-government",
    "foreign-minister",
    "defence-minister",
    "party-leader",
    "envoy",
]
"""The text of a term of `Office`."""

EventKindText = Literal[
    "agreement",
    "pledge",
    "guarantee",
    "visit",
    "negotiation",
    "conference",
    "mediation",
    "recognition",
    "resumption",
    "treaty-signing",
    "treaty-ratification",
    "treaty-prolongation",
    "accreditation",
    "accession",
    "friendly-declaration",
    "symbolic-act",
    "armistice",
    "renunciation",
    "apology",
    "rehabilitation",
    "unit-formation",
    "joint-battle",
    "joint-exercise",
    "joint-project",
    "trade",
    "intelligence-sharing",
    "deployment",
    "aid",
    "loan",
    "reparation",
    "asylum",
    "liberation",
    "ceasefire",
    "withdrawal",
    "disarmament",
    "cession",
    "handover",
    "repatriation",
    "amnesty",
    "sanctions-relief",
    "demand",
    "imposed-agreement",
    "invited-intervention",
    "protest",
    "complaint",
    "hostile-declaration",
    "refusal",
    "cancellation",
    "threat",
    "ultimatum",
    "declaration-of-war",
    "mass-protest",
    "boycott",
    "severance",
    "expulsion",
    "sanction",
    "embargo",
    "treaty-denunciation",
    "exit",
    "secession",
    "show-of-force",
    "mobilisation",
    "border-violation",
    "repression",
    "trial",
    "population-transfer",
    "espionage",
    "seizure",
    "blockade",
    "occupation",
    "annexation",
    "coup",
    "armed-conflict",
    "border-clash",
    "raid",
    "uprising",
    "intervention",
    "invasion",
    "assassination",
    "massacre",
    "state-founding",
    "organisation-founding",
    "dissolution",
    "election",
    "reform",
    "leadership-change",
    "death",
]
"""The text of a term of `EventKind`."""

ModeText = Literal[
    "verbal-cooperation",
    "material-cooperation",
    "verbal-conflict",
    "material-conflict",
]
"""The text of a term of `Mode`."""

TreatyKindText = Literal[
    "alliance",
    "friendship",
    "non-aggression",
    "provisional",
    "military",
    "stationing",
    "withdrawal",
    "cession",
    "border",
    "commerce",
    "economic",
    "resettlement",
    "citizenship",
    "consular",
    "legal",
    "culture-science",
    "settlement",
    "declaration",
    "prolongation",
]
"""The text of a term of `TreatyKind`."""

ObligationText = Literal[
    "defence",
    "offence",
    "neutrality",
    "non-aggression",
    "consultation",
    "no-separate-peace",
    "no-hostile-alliance",
    "non-interference",
]
"""The text of a term of `Obligation`."""

SchemeText = Literal[
    "cow",
    "gw",
    "iso-3166-1-alpha-2",
    "iso-3166-1-alpha-3",
    "iso-3166-1-numeric",
    "iso-3166-3",
    "cow-igo",
    "cow-alliance",
    "cow-territory",
    "atop",
    "archigos",
    "ieadb",
    "tfdd",
    "lnts",
    "unts",
    "sbirka",
    "printed",
    "wikidata",
]
"""The text of a term of `Scheme`."""

RoleText = Literal[
    "initiator",
    "target",
    "party",
    "signatory",
    "plenipotentiary",
    "host",
    "guest",
    "member",
    "founded",
    "dissolved",
    "incoming",
    "outgoing",
    "leader",
    "commander",
    "negotiator",
    "author",
    "supporter",
    "opponent",
    "mediator",
    "beneficiary",
    "victim",
    "subject",
    "witness",
]
"""The text of a term of `Role`."""

CslTypeText = Literal[
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "broadcast",
    "chapter",
    "collection",
    "dataset",
    "document",
    "entry-encyclopedia",
    "legislation",
    "map",
    "paper-conference",
    "post-weblog",
    "report",
    "speech",
    "thesis",
    "treaty",
    "webpage",
]
"""The text of a term of `CslType`."""

EvidenceText = Literal[
    "primary",
    "scholarly",
    "reference-work",
    "press",
    "web",
]
"""The text of a term of `Evidence`."""

StanceText = Literal[
    "supports",
    "qualifies",
    "disputes",
]
"""The text of a term of `Stance`."""

ClaimFieldText = Literal[
    "date",
    "span",
    "existed",
    "signed",
    "ratified",
    "in_force",
]
"""The text of a term of `ClaimField`."""

SalienceNumber = Literal[1, 2, 3]
"""The number of a `Salience`."""
