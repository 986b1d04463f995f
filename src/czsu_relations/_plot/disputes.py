"""The lay-out of what sources say of a date that they disagree on. No drawing."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._display.content import claim_differs, format_count, format_term, title_of
from czsu_relations._model.collection import Collection
from czsu_relations._model.parts import Citation, Claim
from czsu_relations._model.vocabulary.sources import ClaimField
from czsu_relations._plot.frame import (
    Row,
    cuttable_text,
    finite_days_of,
    source_names,
    writable_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from czsu_relations._model.records import AttestedRecord

__all__ = [
    "AGREEING_DATE",
    "DATES_END",
    "OTHER_DATE",
    "OWN_DATE",
    "PANEL_START",
    "SOURCES_START",
    "TOTAL_WIDTH",
    "Disputes",
]

DATES_END, PANEL_START, SOURCES_START, TOTAL_WIDTH = 205, 220, 490, 880
"""Where dates end, the panel begins, sources begin, and all ends; in pixels."""

OWN_DATE, AGREEING_DATE, OTHER_DATE = (
    "as dated here",
    "a source that agrees",
    "a source that says otherwise",
)

_WIDTH: Final = SOURCES_START - PANEL_START - 15
_TITLE, _LINE, _GAP = 16, 13, 30
"""Heights: of a title, of a line, and between two dates."""

_LETTERS: Final = 36
"""How many of them there is room for in a line of a date."""

_DOT: Final = 7
"""What is narrower than that is drawn as a mark."""

_PLAIN: Final = {ClaimField.DATE, ClaimField.SPAN, ClaimField.EXISTED}
"""Fields that need not be called by their name."""

_NAMES: Final = 76
"""How many letters the names of sources may have; pointing at a date tells all."""


@define
class Disputes:
    """What is drawn, as rows of data, and how high it stands."""

    collection: Collection
    height: float = 0
    titles: list[Row] = field(factory=list[Row])
    scales: list[Row] = field(factory=list[Row])
    lines: list[Row] = field(factory=list[Row])
    bars: list[Row] = field(factory=list[Row])
    dots: list[Row] = field(factory=list[Row])

    @classmethod
    def of(cls, collection: Collection, records: Iterable[AttestedRecord]) -> Disputes:
        """Lay out every date on which sources disagree, one beneath the other."""
        self = cls(collection)
        for record in records:
            for dated in _disputed(record):
                self._add(record, dated, _said(record, dated))
        return self

    def _add(self, record: AttestedRecord, dated: ClaimField, said: list[_Said]) -> None:
        title = title_of(record)
        if dated not in _PLAIN:
            title = f"{title}: {format_term(dated)}"
        self.titles.append({"text": cuttable_text(title), "y": self.height})
        self.height += _TITLE
        scale = _Scale.of([one.span for one in said])
        for one in said:
            self._add_line(title, one, scale)
        left, right = scale.x(scale.first), scale.x(scale.last + 1)
        ends = {"x": left, "x2": right, "middle": (left + right) / 2, "y": self.height - 4}
        self.scales.append(ends | {"long": _long(scale.last + 1 - scale.first)})
        self.height += _GAP

    def _add_line(self, title: str, said: _Said, scale: _Scale) -> None:
        when = said.span.describe()
        told = {
            "title": writable_text(title),
            "when": writable_text(when),
            "verdict": said.verdict,
            "sources": source_names(self.collection, said.citations, len(said.citations)),
            "said": writable_text(f"{title}, {when}, {said.verdict}"),
            "y": self.height,
        }
        lines = wrap(cuttable_text(when), _LETTERS)
        self.lines.append(told | {"date": lines, "named": cuttable_text(self._named(said))})
        self.height += _LINE * len(lines)
        certain = said.span.certain_extents
        for days in dict.fromkeys((*said.span.extents, *certain)):
            left, right = (scale.x(day) for day in (days[0].toordinal(), days[1].toordinal() + 1))
            place = {"x": left, "x2": right, "middle": (left + right) / 2, "sure": days in certain}
            (self.bars if right - left > _DOT else self.dots).append(told | place)

    def _named(self, said: _Said) -> str:
        """Return who gives a date, with as many sources as there is room for."""
        here = ["this dataset"] if said.verdict == OWN_DATE else []
        fewer = range(len(said.citations), 0, -1)
        told = [
            " · ".join([*here, source_names(self.collection, said.citations, most)])
            for most in fewer
        ] or here
        return next((text for text in told if len(text) <= _NAMES), told[-1])


@frozen
class _Said:
    """A date, who gives it, and how it stands to the dataset's own."""

    span: TimeSpan
    verdict: str
    citations: list[Citation] = field(factory=list[Citation])


@frozen
class _Scale:
    """A stretch of days, by their ordinals, as pixels of the panel."""

    first: int
    last: int

    @classmethod
    def of(cls, spans: Sequence[TimeSpan]) -> _Scale:
        """Return the scale that has room for all bounds of some times."""
        days = finite_days_of(spans) or [
            day for span in spans for ends in span.extents for day in ends
        ]
        return cls(min(days).toordinal(), max(days).toordinal())

    def x(self, day: int) -> float:
        """Return where a day begins; what lies beyond the scale, at its edge."""
        long = self.last + 1 - self.first
        margin = max(1, long / 20)
        place = (day - self.first + margin) / (long + 2 * margin)
        return PANEL_START + _WIDTH * min(max(place, 0), 1)


def _claims(record: AttestedRecord) -> Iterator[tuple[Citation, Claim]]:
    yield from ((citation, claim) for citation in record.citations for claim in citation.dates)


def _disputed(record: AttestedRecord) -> Iterator[ClaimField]:
    """Yield the fields of a record on whose date sources disagree."""
    differing = {
        claim.field for citation, claim in _claims(record) if claim_differs(record, citation, claim)
    }
    yield from (one for one in ClaimField if one in differing)


def _said(record: AttestedRecord, dated: ClaimField) -> list[_Said]:
    """Return each date that is given for a field, the dataset's own first."""
    own: TimeSpan = getattr(record, dated)
    found = {(own, OWN_DATE): _Said(own, OWN_DATE)}
    for citation, claim in _claims(record):
        if claim.field is dated:
            agrees = OWN_DATE if claim.span == own else AGREEING_DATE
            verdict = OTHER_DATE if claim_differs(record, citation, claim) else agrees
            said = found.setdefault((claim.span, verdict), _Said(claim.span, verdict))
            said.citations.append(citation)
    ours, *theirs = found.values()
    return [ours, *sorted(theirs, key=lambda one: one.span)]


def _long(days: int) -> str:
    """Return a number of days as people say it."""
    for most, unit, length in ((92, "day", 1), (1096, "month", 30.44)):
        if days <= most:
            return format_count(round(days / length), unit)
    return f"{round(days / 365.25)} years"
