"""The layout of the dates that sources disagree on, without drawing it."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._display.content import format_count, format_term, title_of
from czsu_relations._model.collection import Collection
from czsu_relations._model.vocabulary.sources import ClaimField
from czsu_relations._plot.frame import (
    Row,
    cuttable_text,
    finite_days_of,
    source_names,
    writable_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from czsu_relations._model.records import AttestedRecord
    from czsu_relations._model.sourced_claims import SourcedClaim

__all__ = [
    "AGREEING_DATE",
    "DATES_END",
    "OTHER_DATE",
    "OWN_DATE",
    "PANEL_START",
    "REJECTED_DATE",
    "SOURCES_START",
    "TOTAL_WIDTH",
    "Disputes",
]

DATES_END: Final = 205
"""Where the column of dates ends, in pixels from the left."""

PANEL_START: Final = 220
"""Where the panel with the scales begins, in pixels from the left."""

SOURCES_START: Final = 490
"""Where the column of sources begins, in pixels from the left."""

TOTAL_WIDTH: Final = 880
"""The width of the chart in pixels."""

OWN_DATE: Final = "date in this dataset"
AGREEING_DATE: Final = "agreeing source"
OTHER_DATE: Final = "disagreeing source"
REJECTED_DATE: Final = "source in error"

_PANEL_WIDTH: Final = SOURCES_START - PANEL_START - 15
"""The width of the panel in pixels."""

_TITLE_HEIGHT: Final = 16
"""The height in pixels of the title of a dispute."""

_DATE_LINE_HEIGHT: Final = 13
"""The height in pixels of a line of a date."""

_DISPUTES_GAP: Final = 30
"""The height in pixels between two disputes, with the scale of the first."""

_SCALE_RISE: Final = 4
"""How many pixels a scale is above the end of its dates."""

_DATE_LETTERS: Final = 36
"""The number of letters in a line of a date."""

_NARROWEST_BAR: Final = 7
"""The width in pixels up to which a mark is drawn instead of a bar."""

_UNNAMED_FIELDS: Final = {ClaimField.DATE, ClaimField.SPAN, ClaimField.EXISTED}
"""The fields that are the only date of a record, so that titles need not name them."""

_SOURCES_LETTERS: Final = 76
"""The number of letters for the names of sources; tooltips name all of them."""

_MOST_DAYS: Final = 92
"""The greatest length that is described in days: three months."""

_MOST_DAYS_IN_MONTHS: Final = 1096
"""The greatest length that is described in months: three years."""


@define
class Disputes:
    """The dates that sources disagree on as rows of data, with the height of all."""

    collection: Collection
    height: float = 0
    titles: list[Row] = field(factory=list[Row])
    scales: list[Row] = field(factory=list[Row])
    lines: list[Row] = field(factory=list[Row])
    """The dates in words, each with its sources."""
    bars: list[Row] = field(factory=list[Row])
    """The stretches of days that dates cover."""
    dots: list[Row] = field(factory=list[Row])
    """The stretches of days that are too short for a bar."""

    @classmethod
    def of(cls, collection: Collection, records: Iterable[AttestedRecord]) -> Disputes:
        """Lay out every date that sources disagree on, one below the other."""
        disputes = cls(collection)
        for record in records:
            for claim_field in _disputed_fields(record):
                disputes.add_dispute(record, claim_field)
        return disputes

    def add_dispute(self, record: AttestedRecord, claim_field: ClaimField) -> None:
        """Lay out all dates that are given for one field of a record, on a common scale."""
        title = title_of(record)
        if claim_field not in _UNNAMED_FIELDS:
            title = f"{title}: {format_term(claim_field)}"
        self.titles.append({"text": cuttable_text(title), "y": self.height})
        self.height += _TITLE_HEIGHT
        given_dates = _given_dates(record, claim_field)
        scale = _Scale.of([given.span for given in given_dates])
        for given in given_dates:
            self._add_date(title, given, scale)
        length = scale.last + 1 - scale.first
        row = _place_row(scale.x_of(scale.first), scale.x_of(scale.last + 1))
        row["y"] = self.height - _SCALE_RISE
        row["long"] = _describe_length(length)
        self.scales.append(row)
        self.height += _DISPUTES_GAP

    def _add_date(self, title: str, given: _GivenDate, scale: _Scale) -> None:
        """Lay out a date: in words, with its sources, and on the scale."""
        when = given.span.describe()
        row: Row = {
            "title": writable_text(title),
            "when": writable_text(when),
            "verdict": given.verdict,
            "sources": source_names(self.collection, given.references, len(given.references)),
            "said": writable_text(f"{title}, {when}, {given.verdict}"),
            "y": self.height,
        }
        lines = wrap(cuttable_text(when), _DATE_LETTERS)
        sources = cuttable_text(self._fitting_sources(given))
        self.lines.append(row | {"date": lines, "named": sources})
        self.height += _DATE_LINE_HEIGHT * len(lines)
        certain = given.span.certain_extents
        # A stretch that is both possible and certain is drawn once; certain ones come last, on top.
        for days in dict.fromkeys((*given.span.extents, *certain)):
            first, last = days
            left, right = scale.x_of(first.toordinal()), scale.x_of(last.toordinal() + 1)
            stretch = row | _place_row(left, right) | {"sure": days in certain}
            if right - left > _NARROWEST_BAR:
                self.bars.append(stretch)
            else:
                self.dots.append(stretch)

    def _fitting_sources(self, given: _GivenDate) -> str:
        """Return the names of as many sources of a date as fit beside it, at least one."""
        own_name = ["this dataset"] if given.verdict == OWN_DATE else []
        text = " · ".join(own_name)
        for most in range(len(given.references), 0, -1):
            names = source_names(self.collection, given.references, most)
            text = " · ".join([*own_name, names])
            if len(text) <= _SOURCES_LETTERS:
                break
        return text


@frozen
class _GivenDate:
    """A date, its sources, and whether they agree with the dataset."""

    span: TimeSpan
    verdict: str
    references: list[str] = field(factory=list[str])
    """The ids of the sources, one for each time that they give the date."""


@frozen
class _Scale:
    """A linear scale from days to pixels of the panel; days are proleptic Gregorian ordinals."""

    first: int
    last: int

    @classmethod
    def of(cls, spans: Sequence[TimeSpan]) -> _Scale:
        """Return the scale on which all finite bounds of some dates fit."""
        # Two dates that do not agree have at least one finite bound.
        days = finite_days_of(spans)
        return cls(min(days).toordinal(), max(days).toordinal())

    def x_of(self, day: int) -> float:
        """Return where a day begins in pixels; a day beyond the scale is at the panel's edge."""
        length = self.last + 1 - self.first
        margin = max(1, length / 20)
        part = (day - self.first + margin) / (length + 2 * margin)
        return PANEL_START + _PANEL_WIDTH * min(max(part, 0), 1)


def _place_row(left: float, right: float) -> Row:
    return {"x": left, "x2": right, "middle": (left + right) / 2}


def _disputed_fields(record: AttestedRecord) -> list[ClaimField]:
    """Return the fields of a record on whose date sources disagree, in a fixed order."""
    disputed = {claim.field for claim in record.claims if claim.differs}
    return [claim_field for claim_field in ClaimField if claim_field in disputed]


def _given_dates(record: AttestedRecord, claim_field: ClaimField) -> list[_GivenDate]:
    """Return each date that is given for a field: the dataset's own, then the others by time."""
    own: TimeSpan = getattr(record, claim_field)
    own_date = _GivenDate(own, OWN_DATE)
    given_dates = {(own, OWN_DATE): own_date}
    for claim in record.claims:
        if claim.field is claim_field:
            key = (claim.span, _verdict_on(claim, own))
            given_dates.setdefault(key, _GivenDate(*key)).references.append(claim.reference)
    others = [given for given in given_dates.values() if given is not own_date]
    return [own_date, *sorted(others, key=lambda given: given.span)]


def _verdict_on(claim: SourcedClaim, own: TimeSpan) -> str:
    """Return whether a source gives the dataset's own date, a compatible one, or another."""
    if claim.rejected:
        return REJECTED_DATE
    if claim.differs:
        return OTHER_DATE
    if claim.span == own:
        return OWN_DATE
    return AGREEING_DATE


def _describe_length(days: int) -> str:
    """Return a number of days as a rounded length, for example "7 months"."""
    if days <= _MOST_DAYS:
        return format_count(days, "day")
    if days <= _MOST_DAYS_IN_MONTHS:
        return format_count(round(days / 30.44), "month")
    return f"{round(days / 365.25)} years"
