"""Tiny raw datasets, as JSON has them: sound ones, to be broken at one place at a time."""

from __future__ import annotations

import copy
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

from attrs import has
from hypothesis import strategies as st

from czsu_relations import (
    Author,
    Citation,
    Claim,
    Dataset,
    DatasetError,
    Name,
    Participant,
    Problem,
    Ratification,
    Reference,
    TimeSpan,
)
from czsu_relations._model.collection import RECORD_TYPES, Header
from czsu_relations._model.fields import Field, fields_of
from date_strategies import edtf_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "CITED",
    "REMOVED",
    "Raw",
    "hostile_dataset",
    "json_values",
    "pointers_in",
    "problems_of",
    "raw_actor",
    "raw_condition",
    "raw_dataset",
    "raw_event",
    "raw_parties",
    "raw_period",
    "raw_reference",
    "raw_treaty",
    "replace_at",
    "rich_dataset",
    "run_python",
    "sound_datasets",
    "value_at",
]

Raw = dict[str, Any]

REMOVED: Final = object()
"""To be put where nothing is to stand."""

CITED: Final = [{"reference": "book"}]


def _cited() -> list[Raw]:
    """Citations of one's own, so that nothing is in two places."""
    return copy.deepcopy(CITED)


# ---- builders ----------------------------------------------------------------


def raw_dataset(**more: Any) -> Raw:
    """A dataset of one reference, and of what else is given."""
    header: Raw = {
        "format_version": 1,
        "title": "Two states",
        "edition": "1",
        "coverage": "1917/1993",
    }
    rooms = {"references": [raw_reference()], **more}
    return {**header, **{key: rooms[key] for key in sorted(rooms, key=_place)}}


def _place(key: str) -> int:
    """Where a key stands in canonical JSON: a room after the header, whatever is none last."""
    return [*RECORD_TYPES, key].index(key)


def raw_period(key: str = "interwar", span: str = "1918/1938", **more: Any) -> Raw:
    """A period with what it must have."""
    return {"id": key, "title": key, "span": span, "summary": key, "citations": _cited(), **more}


def raw_event(key: str = "talks", date: str = "1934", **more: Any) -> Raw:
    """An event with what it must have."""
    must = {"id": key, "title": key, "date": date, "kind": "negotiation", "salience": 3}
    return {**must, "summary": key, "citations": _cited(), **more}


def raw_condition(key: str = "relations", span: str = "1934/1938", **more: Any) -> Raw:
    """A condition with what it must have."""
    must = {"id": key, "title": key, "span": span, "kind": "diplomatic-relations"}
    return {**must, "summary": key, "citations": _cited(), **more}


def raw_treaty(key: str = "pact", signed: str = "1935-05-16", **more: Any) -> Raw:
    """A treaty with what it must have, between Prague and Moscow: give it `people()`."""
    must = {"id": key, "title": key, "kind": "alliance", "parties": ["prague", "moscow"]}
    return {**must, "signed": signed, "summary": key, "citations": _cited(), **more}


def raw_actor(key: str = "prague", **more: Any) -> Raw:
    """An actor with what it must have."""
    names = [{"text": key, "language": "en"}]
    return {
        "id": key,
        "kind": "state",
        "names": names,
        "summary": key,
        "citations": _cited(),
        **more,
    }


def raw_parties() -> list[Raw]:
    """The two actors that treaties here are between."""
    return [raw_actor("moscow"), raw_actor("prague")]


def raw_reference(key: str = "book", **more: Any) -> Raw:
    """A reference with what it must have."""
    return {"id": key, "type": "book", "title": key, "evidence": "scholarly", **more}


def rich_dataset() -> Raw:
    """A sound dataset with every field of every record filled, in canonical order."""
    return dict(json.loads(json.dumps(_rich())))  # so that nothing is in two places


def _rich() -> Raw:
    name = {"text": "Smlouva ~/", "language": "cs"}
    said = {"field": "signed", "span": "1935-05", "as_written": "the following spring"}
    whole = {
        "reference": "book",
        "locator": "p. 1",
        "dates": [said],
        "stance": "qualifies",
        "note": "It was signed later.",
    }
    return {
        "format_version": 1,
        "title": "Two states – every field",
        "edition": "1",
        "license": "CC0-1.0",
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
        ],
        "treaties": [
            raw_treaty("older", "1934"),
            raw_treaty(
                place="Moscow",
                ratified="1935-06-08",
                ratifications=[{"party": "prague", "date": "1935-06-07"}],
                in_force="1935-06-08/1955",
                obligations=["defence", "consultation"],
                terms=["France helps too."],
                prolongs=["older"],
                supersedes=["older"],
                identifiers=[{"scheme": "lnts", "value": "159:347"}],
                also_titled=[name],
                citations=[whole],
            ),
        ],
        "actors": [
            raw_actor("moscow", identifiers=[{"scheme": "cow", "value": "365"}]),
            raw_actor(
                existed="1918-10-28/1992-12-31",
                part_of="moscow",
                successor_of=["moscow"],
                identifiers=[{"scheme": "cow", "value": "315"}],
            ),
        ],
        "references": [
            raw_reference(
                authors=[{"family": "Dvořák", "given": "Jan"}, {"literal": "The Institute"}],
                container_title="Works",
                publisher="Press",
                publisher_place="Prague",
                issued="2014",
                volume="1",
                issue="2",
                page="3–4",
                url="https://example.org/~a/b",
                accessed="2024-01-31",
                language="cs-CZ",
            ),
        ],
    }


_FREE: Final = {
    "title", "text", "summary", "place", "note", "locator", "as_written", "edition", "family",
    "given", "literal", "container_title", "publisher", "publisher_place", "volume", "issue",
    "page",
}  # fmt: skip
"""What may be any text."""


def hostile_dataset(text: str) -> Raw:
    """The rich dataset with one text in every place where there may be any."""
    return dict(_with_text(rich_dataset(), text))


def _with_text(data: Any, text: str) -> Any:
    if _is(list, data):
        return [_with_text(item, text) for item in data]
    if _is(dict, data):
        return {
            key: text if key in _FREE else [text] if key == "terms" else _with_text(value, text)
            for key, value in data.items()
        }
    return data


# ---- breaking ----------------------------------------------------------------


def problems_of(data: object) -> tuple[Problem, ...]:
    """What is wrong with a raw dataset; nothing if it is sound."""
    try:
        Dataset.from_dict(data)
    except DatasetError as error:
        return error.problems
    return ()


def replace_at(data: Raw, pointer: str, value: object) -> Raw:
    """A copy with a value put at a JSON Pointer; `GONE` takes away what is there."""
    changed = copy.deepcopy(data)
    way, _, last = pointer.rpartition("/")
    inner = value_at(changed, way)
    key = int(last) if _is(list, inner) else _unescaped(last)
    if value is REMOVED:
        del inner[key]
    elif _is(list, inner) and key == len(inner):
        inner.append(value)
    else:
        inner[key] = value
    return changed


def value_at(data: object, pointer: str) -> Any:
    """What a JSON Pointer leads to.

    Raises:
        LookupError: nothing.
    """
    inner: Any = data
    for step in pointer.split("/")[1:]:
        if _is(dict, inner):
            # Half of a surrogate pair stands in a pointer as its escape.
            known = {str(key).encode("utf-8", "backslashreplace").decode(): key for key in inner}
            inner = inner[known[_unescaped(step)]]
        elif _is(list, inner):
            inner = inner[int(step)]
        else:
            raise LookupError(pointer)
    return inner


def _is(cls: type, value: object) -> bool:
    """Whether it is one, without telling the type checker, who would ask what is in it."""
    return isinstance(value, cls)


def _unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")


def pointers_in(data: object, place: str = "") -> Iterator[str]:
    """The pointers of everything in a raw dataset."""
    yield place
    inner: Any = data
    if _is(dict, inner):
        for key, item in inner.items():
            yield from pointers_in(item, f"{place}/{key.replace('~', '~0').replace('/', '~1')}")
    elif _is(list, inner):
        for index, item in enumerate(inner):
            yield from pointers_in(item, f"{place}/{index}")


def run_python(program: str, *, seed: int = 0) -> bytes:
    """What a program prints that runs in a process of its own, with a hash seed of its own."""
    env = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-P", "-c", program], capture_output=True, check=False, env=env
    )
    assert not run.stderr, run.stderr.decode()
    return run.stdout


# ---- strategies --------------------------------------------------------------

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.text(st.characters(categories=["Cs"]), min_size=1, max_size=2)
    | st.sampled_from(["1935-02-29", "1934", "book", "talks", "", "~/", "state"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)
"""Anything that JSON can say, and some things that it cannot."""


_FORMED: Final = ("cs", "de-CH-1901", "http://example.org", "https://example.org/~a?b#c", "a-1")
"""Texts of every form."""
_keys = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,3})?", fullmatch=True)
_spans = edtf_texts().map(lambda dressed: dressed.text)
_texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
    lambda text: text == text.strip()
)


def _lists(one: st.SearchStrategy[Raw], least: int = 0) -> st.SearchStrategy[list[Raw]]:
    return st.lists(one, min_size=least, max_size=2, unique_by=_said)


def _said(value: object) -> str:
    """What a value says; a null says nothing."""
    inner: Any = value
    return repr(sorted(kv for kv in inner.items() if kv[1]) if _is(dict, inner) else inner)


def _some(among: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(among), unique=True, max_size=2) if among else st.just([])


class _Maker:
    """Draws sound records out of a few dates and texts, so that there is little to draw."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._texts = st.sampled_from([*draw(st.lists(_texts, max_size=3)), *_FORMED])
        self.spans = st.sampled_from(draw(st.lists(_spans, min_size=1, max_size=4)))
        self._keys = iter(draw(st.lists(_keys, min_size=12, max_size=12, unique=True)))
        self.rooms: dict[str, list[Raw]] = {name: [] for name in RECORD_TYPES}
        for _ in range(draw(st.integers(1, 2))):
            source = draw(self.plain(Reference, id=st.just(next(self._keys))))
            self.rooms["references"].append(source)
        self._sources = [one["id"] for one in self.rooms["references"]]

    def plain(self, cls: type, /, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Raw]:
        """Raw records of a type, read off its fields; `given` says what some fields hold."""
        must: dict[str, st.SearchStrategy[Any]] = {}
        may: dict[str, st.SearchStrategy[Any]] = {}
        for field in fields_of(cls):
            shelf = must if field.required or field.name in given else may
            shelf[field.name] = given[field.name] if field.name in given else self._values(field)
        return st.fixed_dictionaries(must, optional=may)

    def _values(self, field: Field) -> st.SearchStrategy[Any]:
        one = self._single(field)
        if field.many:
            return _lists(one)
        return st.none() | one if field.optional else one

    def _single(self, field: Field) -> st.SearchStrategy[Any]:
        if field.base is TimeSpan:
            return self.spans
        if field.base is Author:
            person = self.plain(Author, family=self._texts, literal=st.none())
            body = {"family": st.none(), "given": st.none(), "literal": self._texts}
            return person | self.plain(Author, **body)
        if has(field.base):
            return self.plain(field.base)
        if field.terms:
            return st.sampled_from(field.terms)
        assert field.text_format is not None, field
        return self._texts.filter(re.compile(field.text_format.pattern).search)

    def add(self, room: str, **given: st.SearchStrategy[Any]) -> str:
        """Add a record whose citations date no field but those that it has dates for."""
        cls, key = RECORD_TYPES[room], next(self._keys)
        record = self._draw(self.plain(cls, id=st.just(key), citations=st.just([]), **given))
        dated = [one.name for one in fields_of(cls) if one.base is TimeSpan]
        dated = [name for name in dated if record.get(name)]
        claims: st.SearchStrategy[list[Raw]] = st.just([])
        if dated:
            claim = self.plain(Claim, field=st.sampled_from(dated))
            claims = st.lists(claim, max_size=2, unique_by=lambda one: str(one["field"]))
        citation = self.plain(Citation, reference=st.sampled_from(self._sources), dates=claims)
        record["citations"] = self._draw(st.lists(citation, min_size=1, max_size=2))
        self.rooms[room].append(record)
        return key

    def dates(self) -> list[str]:
        """Up to two dates in their order."""
        return list(map(str, sorted(self._draw(st.lists(self.spans.map(TimeSpan), max_size=2)))))


@st.composite
def sound_datasets(draw: st.DrawFn) -> Raw:
    """Sound raw datasets of random shape: up to two records of each type, linked to each other."""
    make = _Maker(draw)
    first: dict[str, Any] = {"part_of": st.none(), "successor_of": st.just([])}
    names = _lists(make.plain(Name), 1)
    old = make.add("actors", names=names, **first)
    part_of, before = st.sampled_from([None, old]), _some([old])
    new = make.add("actors", names=names, part_of=part_of, successor_of=before, existed=st.none())

    whole: str | None = None
    span = make.spans
    for _ in range(draw(st.integers(0, 2))):
        whole = make.add("periods", span=span, part_of=st.sampled_from([None, whole]))
        span = st.just(make.rooms["periods"][0]["span"])

    treaties: list[str] = []
    for date in map(st.just, make.dates()):
        ratification = make.plain(Ratification, party=st.sampled_from([old, new]), date=date)
        key = make.add(
            "treaties",
            signed=date,
            parties=st.just([old, new]),
            ratified=st.none() | date,
            in_force=st.none() | date,
            ratifications=_lists(ratification),
            prolongs=_some(treaties),
            supersedes=_some(treaties),
        )
        treaties.append(key)

    passive = make.plain(
        Participant, actor=st.just(old), role=st.sampled_from(["target", "victim"])
    )
    active = make.plain(Participant, actor=st.just(new))
    causes: list[str] = []
    for date in map(st.just, make.dates()):
        key = make.add(
            "events",
            date=date,
            participants=_lists(passive | active),
            treaties=_some(treaties),
            because_of=_some(causes),
        )
        causes.append(key)
        if draw(st.booleans()):
            bounds = {"began_with": _some([key]), "ended_with": _some([key])}
            causes.append(make.add("conditions", span=date, actors=_some([old, new]), **bounds))
    header = draw(make.plain(Header, coverage=st.just("0001/9999")))
    return {"format_version": 1, **header, **make.rooms}
