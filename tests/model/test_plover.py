"""The event categories are those of PLOVER, compared with a transcription of its codebook.

The codebook is PLOVER_MANUAL.tex, draft version 2.0, of 23 December 2023, by the Open Event Data
Alliance (github.com/openeventdata/PLOVER at commit 840dbef); its text is under CC-BY-SA-4.0.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

import czsu_relations as czsu
from czsu_relations import EventKind, Mode, Plover

QUADS: Final = {
    "AGREE": "VERBAL COOPERATION",
    "CONSULT": "VERBAL COOPERATION",
    "SUPPORT": "VERBAL COOPERATION",
    "CONCEDE": "VERBAL COOPERATION",
    "COOPERATE": "MATERIAL COOPERATION",
    "AID": "MATERIAL COOPERATION",
    "RETREAT": "MATERIAL COOPERATION",
    "REQUEST": "VERBAL CONFLICT",
    "ACCUSE": "VERBAL CONFLICT",
    "REJECT": "VERBAL CONFLICT",
    "THREATEN": "VERBAL CONFLICT",
    "PROTEST": "MATERIAL CONFLICT",
    "SANCTION": "MATERIAL CONFLICT",
    "MOBILIZE": "MATERIAL CONFLICT",
    "COERCE": "MATERIAL CONFLICT",
    "ASSAULT": "MATERIAL CONFLICT",
}
"""The "Quad category" that ends the section of each category, chapter 3.

The summary in section 7.3 has the same. Table 7.2 there has SANCTION under verbal conflict, as the
README of 2016 had; but its own section contrasts it with what is "therefore verbal conflict".
"""

QUOTATIONS: Final = {
    "pledge": ("AGREE", "Agree to, offer, promise"),
    "visit": ("CONSULT", "visiting and hosting visits"),
    "negotiation": ("CONSULT", "negotiations, bargaining, or discussions"),
    "conference": ("CONSULT", "All consultations and meetings"),
    "resumption": ("SUPPORT", "Initiate, resume, improve, or expand diplomatic"),
    "recognition": ("SUPPORT", "recognition of newly independent states, new governments"),
    "treaty-signing": ("SUPPORT", "sign, or finalize an agreement or treaty"),
    "treaty-ratification": ("SUPPORT", "ratify [...] an agreement or treaty"),
    "friendly-declaration": ("SUPPORT", "express support for, commend, approve"),
    "armistice": ("CONCEDE", "declarations (but not implementations) of ceasefires"),
    "renunciation": ("CONCEDE", "Withdrawing a demand should be coded as CONCEDE"),
    "apology": ("CONCEDE", "Expressions of regret or remorse"),
    "rehabilitation": ("CONCEDE", "Formal pardons, acquittals"),
    "joint-battle": ("COOPERATE", "Joint military operations"),
    "joint-exercise": ("COOPERATE", "joint military games and maneuvers"),
    "trade": ("COOPERATE", "expand economic exchange or cooperation"),
    "intelligence-sharing": ("COOPERATE", "Voluntary exchanges or sharing of intelligence"),
    "aid": ("AID", "material aid whose material benefits primarily accrue to the recipient"),
    "loan": ("AID", "Monetary aid and financial guarantees, grants, gifts and credit"),
    "reparation": ("AID", "reparations or voluntary settlements"),
    "asylum": ("AID", "Asylum, both to persons in its territories"),
    "ceasefire": ("RETREAT", "Implement ceasefire"),
    "disarmament": ("RETREAT", "Disarm militarily or give up weapons"),
    "repatriation": ("RETREAT", "repatriation of refugees"),
    "withdrawal": ("RETREAT", "Retreat from territory or withdraw forces from an area"),
    "cession": ("RETREAT", "ceding, territory"),
    "handover": ("RETREAT", "the return of confiscated property"),
    "amnesty": ("RETREAT", "the actual release or exchange of prisoners"),
    "demand": ("REQUEST", "All requests, demands, and orders"),
    "invited-intervention": ("REQUEST", "Any form of exchange, relations, or assistance"),
    "protest": ("ACCUSE", "diplomatic protests"),
    "complaint": ("ACCUSE", "Sue or bring to court"),
    "hostile-declaration": ("ACCUSE", "condemn, decry a policy or an action"),
    "refusal": ("REJECT", "All rejections and refusals"),
    "cancellation": ("REJECT", "Cancellation of meetings"),
    "threat": ("THREATEN", "All threats"),
    "mass-protest": ("PROTEST", "All civilian demonstrations"),
    "boycott": ("PROTEST", "The boycott of an activity, person, country, or organization"),
    "severance": ("SANCTION", "Curtail, decrease, break, or terminate diplomatic"),
    "expulsion": ("SANCTION", "the expulsion of ambassadors or similar diplomats"),
    "sanction": ("SANCTION", "International (political or economic) sanctions"),
    "exit": ("SANCTION", "Withdraw oneself [...] from a group, mediation activity, organization"),
    "mobilisation": ("MOBILIZE", "Mobilize armed personnel or units"),
    "show-of-force": ("MOBILIZE", "demonstration of military capabilities and readiness"),
    "repression": ("COERCE", "Repression, restrictions on rights"),
    "seizure": ("COERCE", "Execute search, confiscate property, raid"),
    "blockade": ("COERCE", "Impose restrictions on political freedoms or movement"),
    "population-transfer": ("COERCE", "a group or organization is expelled from a country"),
    "assassination": ("ASSAULT", "(successful and attempted) assassinations and executions"),
    "massacre": ("ASSAULT", "deliberate mass killings of defenseless actors"),
    "armed-conflict": ("ASSAULT", "violence is two-sided"),
}
"""The kinds of events that the codebook names, each with its category and a quotation."""

WITHOUT_CATEGORY: Final = {
    "state-founding",
    "organisation-founding",
    "dissolution",
    "election",
    "reform",
    "leadership-change",
    "death",
}
"""The kinds that are no act of one side towards another."""


def test_categories_and_their_quads() -> None:
    """The categories are the sixteen of PLOVER, each in the quad that its section gives."""
    ours = {category.value: category.mode.value for category in Plover}
    assert ours == {name: quad.lower().replace(" ", "-") for name, quad in QUADS.items()}


def test_modes_are_the_four_quads() -> None:
    """The modes are the quads of PLOVER."""
    assert {mode.value.replace("-", " ").upper() for mode in Mode} == set(QUADS.values())


def test_kinds_have_the_category_of_the_codebook() -> None:
    """A kind that the codebook names has the category given there, and the mode of it."""
    problems: list[str] = []
    for term, (category, _) in QUOTATIONS.items():
        kind = EventKind(term)
        mode = QUADS[category].lower().replace(" ", "-")
        if kind.plover is not Plover(category):
            problems.append(f"{term}: its category is {kind.plover!r}, not {category}")
        if kind.mode is not Mode(mode):
            problems.append(f"{term}: its mode is {kind.mode!r}, not {mode}")
    assert not problems, "\n".join(problems)


def test_every_category_has_a_kind() -> None:
    """There is a kind for every category of PLOVER."""
    assert {kind.plover for kind in EventKind} == {*Plover, None}


def test_kinds_without_category_and_mode() -> None:
    """Deaths, elections and the like have neither; every other kind has both."""
    assert {kind.value for kind in EventKind if kind.plover is None} == WITHOUT_CATEGORY
    assert {kind.value for kind in EventKind if kind.mode is None} == WITHOUT_CATEGORY


def test_kinds_are_in_the_order_of_the_categories() -> None:
    """Kinds are listed category by category, and those without one at the end."""
    categories = list(dict.fromkeys(kind.plover for kind in EventKind))
    assert categories == [*Plover, None]


def test_meanings_differ() -> None:
    """No two kinds have the same meaning."""
    assert len({kind.meaning for kind in EventKind}) == len(EventKind)


def test_every_quotation_has_a_kind() -> None:
    """Every quotation is about an existing kind, and every category has one."""
    assert set(QUOTATIONS) <= {kind.value for kind in EventKind}
    assert {category for category, _ in QUOTATIONS.values()} == set(QUADS)


def test_events_have_the_category_and_the_mode_of_their_kind() -> None:
    """The data have kinds only; rows also have the category and the mode derived from them."""
    written = Counter(event["kind"] for event in czsu.dataset.to_dict()["events"])
    rows = czsu.events.to_rows()
    shown = Counter((row["kind"], row["plover"], row["mode"]) for row in rows)
    expected: dict[tuple[str, str | None, str | None], int] = {}
    for term, count in written.items():
        kind = EventKind(term)
        category, mode = kind.plover, kind.mode
        expected[term, category and category.value, mode and mode.value] = count
    assert shown == expected
    assert shown["death", None, None] == 1
