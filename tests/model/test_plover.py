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
    "recognition": ("SUPPORT", "recognition of newly independent states, new governments"),
    "treaty-signing": ("SUPPORT", "sign, or finalize an agreement or treaty"),
    "treaty-ratification": ("SUPPORT", "ratify [...] an agreement or treaty"),
    "friendly-declaration": ("SUPPORT", "express support for, commend, approve"),
    "armistice": ("CONCEDE", "declarations (but not implementations) of ceasefires"),
    "renunciation": ("CONCEDE", "Withdrawing a demand should be coded as CONCEDE"),
    "rehabilitation": ("CONCEDE", "Formal pardons, acquittals"),
    "reform": ("CONCEDE", "easing of administrative or legal restrictions"),
    "joint-battle": ("COOPERATE", "Joint military operations"),
    "joint-exercise": ("COOPERATE", "joint military games and maneuvers"),
    "aid": ("AID", "material aid whose material benefits primarily accrue to the recipient"),
    "asylum": ("AID", "Asylum, both to persons in its territories"),
    "withdrawal": ("RETREAT", "Retreat from territory or withdraw forces from an area"),
    "cession": ("RETREAT", "ceding, territory"),
    "handover": ("RETREAT", "the return of confiscated property"),
    "amnesty": ("RETREAT", "the actual release or exchange of prisoners"),
    "demand": ("REQUEST", "All requests, demands, and orders"),
    "invited-intervention": ("REQUEST", "Any form of exchange, relations, or assistance"),
    "protest": ("ACCUSE", "diplomatic protests"),
    "hostile-declaration": ("ACCUSE", "condemn, decry a policy or an action"),
    "refusal": ("REJECT", "All rejections and refusals"),
    "threat": ("THREATEN", "All threats"),
    "mass-protest": ("PROTEST", "All civilian demonstrations"),
    "severance": ("SANCTION", "Curtail, decrease, break, or terminate diplomatic"),
    "show-of-force": ("MOBILIZE", "demonstration of military capabilities and readiness"),
    "repression": ("COERCE", "Repression, restrictions on rights"),
    "armed-conflict": ("ASSAULT", "violence is two-sided"),
}
"""The kinds of events that the codebook names, each with its category and a quotation."""


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
    for kind in EventKind:
        category, _ = QUOTATIONS.get(kind.value, (kind.plover.value, ""))
        mode = QUADS[category].lower().replace(" ", "-")
        if kind.plover is not Plover(category):
            problems.append(f"{kind.value}: its category is {kind.plover!r}, not {category}")
        if kind.mode.value != mode:
            problems.append(f"{kind.value}: its mode is {kind.mode.value}, not {mode}")
    assert not problems, "\n".join(problems)


def test_every_quotation_has_a_kind() -> None:
    """Every quotation is about an existing kind, and every category has one."""
    assert set(QUOTATIONS) <= {kind.value for kind in EventKind}
    assert {category for category, _ in QUOTATIONS.values()} == set(QUADS)


def test_events_have_the_category_and_the_mode_of_their_kind() -> None:
    """The data have kinds only; rows also have the category and the mode derived from them."""
    written = Counter(event["kind"] for event in czsu.dataset.to_dict()["events"])
    rows = czsu.events.to_rows()
    shown = Counter((row["kind"], row["plover"], row["mode"]) for row in rows)
    expected: dict[tuple[str, str, str], int] = {}
    for term, count in written.items():
        kind = EventKind(term)
        expected[kind.value, kind.plover.value, kind.mode.value] = count
    assert shown == expected
