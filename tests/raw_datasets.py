"""Tiny raw datasets, which are the plain data of JSON; tests break them at one place at a time.

The function `raw_event` and its like give a record with the fields that it must have; keyword
arguments add fields or replace them.
"""

from __future__ import annotations

import copy
import json
from typing import Any, Final

from czsu_relations._model.collection import RECORD_TYPES

__all__ = [
    "CITED",
    "Raw",
    "hostile_dataset",
    "raw_actor",
    "raw_condition",
    "raw_dataset",
    "raw_event",
    "raw_parties",
    "raw_period",
    "raw_reference",
    "raw_treaty",
    "rich_dataset",
]

Raw = dict[str, Any]

CITED: Final = [{"reference": "book"}]
"""The citations of a record that asks for no others."""


def _new_citations() -> list[Raw]:
    """Return citations that no other record shares: a test may change them in place."""
    return copy.deepcopy(CITED)


def raw_dataset(**more: Any) -> Raw:
    """Return a dataset of one reference, with more tables or other keys, in canonical order."""
    dataset: Raw = {
        "format_version": 2,
        "title": "Two states",
        "edition": "1",
        "coverage": "1917/1993",
    }
    given = {"references": [raw_reference()], **more}
    for table in RECORD_TYPES:
        if table in given:
            dataset[table] = given.pop(table)
    return dataset | given


def raw_period(key: str = "interwar", span: str = "1918/1938", **more: Any) -> Raw:
    """Return a period."""
    return {
        "id": key,
        "title": key,
        "span": span,
        "summary": key,
        "citations": _new_citations(),
        **more,
    }


def raw_event(key: str = "talks", date: str = "1934", **more: Any) -> Raw:
    """Return an event."""
    required = {"id": key, "title": key, "date": date, "kind": "negotiation", "salience": 3}
    return {**required, "summary": key, "citations": _new_citations(), **more}


def raw_condition(key: str = "relations", span: str = "1934/1938", **more: Any) -> Raw:
    """Return a condition."""
    required = {"id": key, "title": key, "span": span, "kind": "diplomatic-relations"}
    return {**required, "summary": key, "citations": _new_citations(), **more}


def raw_treaty(key: str = "pact", signed: str = "1935-05-16", **more: Any) -> Raw:
    """Return a treaty between Prague and Moscow, the actors of `raw_parties()`."""
    required = {"id": key, "title": key, "kind": "alliance", "parties": ["prague", "moscow"]}
    return {**required, "signed": signed, "summary": key, "citations": _new_citations(), **more}


def raw_actor(key: str = "prague", **more: Any) -> Raw:
    """Return an actor."""
    names = [{"text": key, "language": "en"}]
    return {
        "id": key,
        "kind": "state",
        "names": names,
        "summary": key,
        "citations": _new_citations(),
        **more,
    }


def raw_parties() -> list[Raw]:
    """Return the two parties of `raw_treaty`."""
    return [raw_actor("moscow"), raw_actor("prague")]


def raw_reference(key: str = "book", **more: Any) -> Raw:
    """Return a reference."""
    return {"id": key, "type": "book", "title": key, "evidence": "scholarly", **more}


def rich_dataset() -> Raw:
    """Return a sound dataset in canonical order: every type of record, most of their fields."""
    # Through JSON, so that no two records share a list.
    return dict(json.loads(json.dumps(_make_rich_dataset())))


def _make_rich_dataset() -> Raw:
    name = {"text": "Smlouva ~/", "language": "cs"}
    claim = {
        "field": "signed",
        "span": "1935-05",
        "as_written": "the following spring",
        "rejected": True,
    }
    citation = {
        "reference": "book",
        "locator": "p. 1",
        "dates": [claim],
        "stance": "qualifies",
        "note": "It was signed later.",
    }
    return {
        "format_version": 2,
        "title": "Two states – every field",
        "edition": "1",
        "issued": "2024-05-01",
        "authors": [{"family": "Dvořák", "given": "Jan"}, {"literal": "The Institute"}],
        "license": "CC0-1.0",
        "doi": "10.1000/183",
        "url": "https://example.org/relations",
        "coverage": "1917/1993",
        "periods": [
            raw_period(),
            {
                **raw_period("thaw", "1933/1938"),
                "part_of": "interwar",
            },
        ],
        "events": [
            raw_event(participants=[{"actor": "prague", "role": "party"}]),
            raw_event(
                "signing",
                "1935-05-16",
                kind="treaty-signing",
                place="Moscow",
                participants=[
                    {"actor": "prague", "role": "signatory"},
                    {"actor": "moscow", "role": "signatory"},
                ],
                treaties=["pact"],
                because_of=["talks", "relations"],
                salience=1,
                also_titled=[name],
            ),
        ],
        "conditions": [
            raw_condition(actors=["prague", "moscow"], began_with=["talks"], ended_with=["signing"])
            | {"span": "1934/1935-05-16"},
            raw_condition("presidency", "1935/1938", kind="office", office="head-of-state"),
        ],
        "treaties": [
            raw_treaty("older", "1934", ended_with=["signing"]),
            raw_treaty(
                place="Moscow",
                ratified="1935-06-08",
                ratifications=[{"party": "prague", "date": "1935-06-07"}],
                in_force="1935-06-08/1955",
                obligations=["defence", "consultation"],
                terms=["France helps too."],
                prolongs=["older"],
                supersedes=["older"],
                identifiers=[{"scheme": "lnts", "value": "159:347", "span": "1935-06/1955"}],
                also_titled=[name],
                citations=[citation],
            ),
        ],
        "actors": [
            raw_actor("moscow", identifiers=[{"scheme": "cow", "value": "365"}]),
            raw_actor(
                existed="1918-10-28/1992-12-31",
                part_of="moscow",
                successor_of=["moscow"],
                identifiers=[
                    {"scheme": "cow", "value": "315", "span": "1918-10-28/1939-03-15"},
                    {"scheme": "cow", "value": "315", "span": "1945-05-10/1992-12-31"},
                ],
            ),
        ],
        "references": [
            raw_reference(
                genre="letter",
                authors=[{"family": "Dvořák", "given": "Jan"}, {"literal": "The Institute"}],
                editors=[{"family": "Čapek"}],
                recipients=[{"family": "Beneš", "given": "Edvard"}],
                container_title="Works",
                collection_title="Sources",
                publisher="Press",
                publisher_place="Prague",
                issued="2014",
                version="4.01",
                volume="1",
                issue="2",
                page="3–4",
                doi="10.1000/182",
                isbn="978-80-200-1234-0",
                url="https://example.org/~a/b",
                accessed="2024-01-31",
                language="cs-CZ",
            ),
        ],
    }


_FREE_TEXT_KEYS: Final = {
    "title", "text", "summary", "place", "note", "locator", "as_written", "edition", "family",
    "given", "literal", "container_title", "publisher", "publisher_place", "volume", "issue",
    "page", "genre", "collection_title", "version",
}  # fmt: skip
"""The keys whose values may be any text."""


def hostile_dataset(text: str) -> Raw:
    """Return the rich dataset with one text in every place that may have any."""
    return dict(_replace_texts(rich_dataset(), text))


def _replace_texts(data: Raw | list[Any] | str | int, text: str) -> Any:
    if isinstance(data, list):
        return [_replace_texts(item, text) for item in data]
    if not isinstance(data, dict):
        return data
    replaced: Raw = {}
    for key, value in data.items():
        if key in _FREE_TEXT_KEYS:
            replaced[key] = text
        elif key == "terms":
            replaced[key] = [text]
        else:
            replaced[key] = _replace_texts(value, text)
    return replaced
