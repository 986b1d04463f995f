"""Hypothesis strategies for plain data: sound raw datasets, and anything that JSON can hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import has
from hypothesis import settings, strategies as st

from czsu_relations import (
    Author,
    Citation,
    Claim,
    ConditionKind,
    Name,
    Office,
    Participant,
    Ratification,
    Reference,
    TimeSpan,
)
from czsu_relations._model.collection import RECORD_TYPES, Header
from czsu_relations._model.fields import Field, fields_of
from date_strategies import edtf_texts

if TYPE_CHECKING:
    from raw_datasets import Raw

__all__ = ["few_examples", "json_values", "sound_datasets"]

few_examples = settings(max_examples=settings().max_examples // 8)
"""For tests whose examples take more than a tenth of a second: an eighth of the usual number."""

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
"""Any value of JSON, and some that JSON cannot hold: infinities, NaN, lone surrogates."""

_TEXTS_OF_EVERY_FORMAT: Final = (
    "cs", "de-CH-1901", "http://example.org", "https://example.org/~a?b#c", "a-1",
)  # fmt: skip
"""At least one text for each format that a field may ask for."""

_ids = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,3})?", fullmatch=True)
_spans = edtf_texts().map(lambda dated: dated.text)
_texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
    lambda text: text == text.strip()
)


def _lists_of(parts: st.SearchStrategy[Raw], min_size: int = 0) -> st.SearchStrategy[list[Raw]]:
    """Return a strategy for lists of different parts of records."""
    return st.lists(parts, min_size=min_size, max_size=2, unique_by=_describe_part)


def _describe_part(part: Raw | str | int) -> str:
    """Return a text that is the same for parts that are read as equal: null is like no value."""
    if isinstance(part, dict):
        return repr(sorted((key, value) for key, value in part.items() if value))
    return repr(part)


def _some_of(ids: list[str]) -> st.SearchStrategy[list[str]]:
    """Return a strategy for up to two of these ids."""
    if not ids:
        return st.just([])
    return st.lists(st.sampled_from(ids), unique=True, max_size=2)


class _RecordMaker:
    """Draws sound records out of a few dates and texts, so that there is little to draw."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._texts = st.sampled_from(
            [*draw(st.lists(_texts, max_size=3)), *_TEXTS_OF_EVERY_FORMAT]
        )
        self.spans = st.sampled_from(draw(st.lists(_spans, min_size=1, max_size=4)))
        self._ids = iter(draw(st.lists(_ids, min_size=12, max_size=12, unique=True)))
        self.tables: dict[str, list[Raw]] = {table: [] for table in RECORD_TYPES}
        for _ in range(draw(st.integers(1, 2))):
            reference = draw(self.objects(Reference, id=st.just(next(self._ids))))
            self.tables["references"].append(reference)
        self._reference_ids = [reference["id"] for reference in self.tables["references"]]

    def objects(self, cls: type, /, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Raw]:
        """Return a strategy for records of a type, or parts of records, in plain form.

        Args:
            cls: the type; its fields say what may be in them.
            given: strategies for fields that are always there.
        """
        required: dict[str, st.SearchStrategy[Any]] = {}
        optional: dict[str, st.SearchStrategy[Any]] = {}
        for field in fields_of(cls):
            if field.name in given:
                required[field.name] = given[field.name]
            elif field.required:
                required[field.name] = self._values(field)
            else:
                optional[field.name] = self._values(field)
        return st.fixed_dictionaries(required, optional=optional)

    def _values(self, field: Field) -> st.SearchStrategy[Any]:
        """Return a strategy for the value of a field."""
        values = self._single_values(field)
        if field.many:
            return _lists_of(values)
        if field.optional:
            return st.none() | values
        return values

    def _single_values(self, field: Field) -> st.SearchStrategy[Any]:
        """Return a strategy for the value of a field, or for an item of it if it is a list."""
        if field.base is TimeSpan:
            return self.spans
        if field.base is Author:
            # An author has a family name, and perhaps a given name, or one literal name.
            people = self.objects(Author, family=self._texts, literal=st.none())
            body_fields = {"family": st.none(), "given": st.none(), "literal": self._texts}
            return people | self.objects(Author, **body_fields)
        if has(field.base):
            return self.objects(field.base)
        if field.base is bool:
            return st.booleans()
        if field.terms:
            return st.sampled_from(field.terms)
        assert field.text_format is not None, field
        return self._texts.filter(re.compile(field.text_format.pattern).search)

    def add(self, table: str, **given: st.SearchStrategy[Any]) -> str:
        """Add a record to a table, and return its id."""
        cls = RECORD_TYPES[table]
        record_id = next(self._ids)
        records = self.objects(cls, id=st.just(record_id), citations=st.just([]), **given)
        record = self._draw(records)
        # A claim may only be about a date that the record has.
        dated_fields: list[str] = []
        for field in fields_of(cls):
            if field.base is TimeSpan and record.get(field.name):
                dated_fields.append(field.name)
        claim_lists: st.SearchStrategy[list[Raw]] = st.just([])
        if dated_fields:
            claims = self.objects(Claim, field=st.sampled_from(dated_fields))
            claim_lists = st.lists(claims, max_size=2, unique_by=lambda claim: str(claim["field"]))
        citations = self.objects(
            Citation, reference=st.sampled_from(self._reference_ids), dates=claim_lists
        )
        record["citations"] = self._draw(st.lists(citations, min_size=1, max_size=2))
        self.tables[table].append(record)
        return record_id

    def draw_dates(self) -> list[str]:
        """Draw up to two dates, and return them in their order."""
        spans = self._draw(st.lists(self.spans.map(TimeSpan), max_size=2))
        return [str(span) for span in sorted(spans)]


@st.composite
def sound_datasets(draw: st.DrawFn) -> Raw:
    """Sound raw datasets of random shape: up to two records of each type, linked to each other."""
    maker = _RecordMaker(draw)
    names = _lists_of(maker.objects(Name), min_size=1)
    old_actor = maker.add("actors", names=names, part_of=st.none(), successor_of=st.just([]))
    new_actor = maker.add(
        "actors",
        names=names,
        part_of=st.sampled_from([None, old_actor]),
        successor_of=_some_of([old_actor]),
        existed=st.none(),
    )

    whole_period: str | None = None
    period_spans = maker.spans
    for _ in range(draw(st.integers(0, 2))):
        whole_period = maker.add(
            "periods", span=period_spans, part_of=st.sampled_from([None, whole_period])
        )
        # A part of a period lies in it: a second period has the same span.
        period_spans = st.just(maker.tables["periods"][0]["span"])

    treaties: list[str] = []
    for date in map(st.just, maker.draw_dates()):
        ratifications = maker.objects(
            Ratification, party=st.sampled_from([old_actor, new_actor]), date=date
        )
        treaty = maker.add(
            "treaties",
            signed=date,
            parties=st.just([old_actor, new_actor]),
            ratified=st.none() | date,
            in_force=st.none() | date,
            ended_with=st.just([]),
            ratifications=_lists_of(ratifications),
            # Only treaties that are not later.
            prolongs=_some_of(treaties),
            supersedes=_some_of(treaties),
        )
        treaties.append(treaty)

    passive = maker.objects(
        Participant, actor=st.just(old_actor), role=st.sampled_from(["target", "victim"])
    )
    active = maker.objects(Participant, actor=st.just(new_actor))
    causes: list[str] = []
    for date in map(st.just, maker.draw_dates()):
        event = maker.add(
            "events",
            date=date,
            participants=_lists_of(passive | active),
            treaties=_some_of(treaties),
            because_of=_some_of(causes),
        )
        causes.append(event)
        if draw(st.booleans()):
            # Only an office says which one it is.
            office = draw(st.none() | st.sampled_from([*Office]))
            kinds = st.sampled_from([*ConditionKind])
            condition = maker.add(
                "conditions",
                span=date,
                kind=st.just("office") if office else kinds.map(str),
                office=st.just(office and str(office)),
                actors=_some_of([old_actor, new_actor]),
                began_with=_some_of([event]),
                ended_with=_some_of([event]),
            )
            causes.append(condition)
    # Two states of one line are no dyad.
    dyads = [[], [old_actor, new_actor]]
    if maker.tables["actors"][1]["successor_of"]:
        dyads.pop()
    header = draw(maker.objects(Header, coverage=st.just("0001/9999"), dyad=st.sampled_from(dyads)))
    return {"format_version": 2, **header, **maker.tables}
