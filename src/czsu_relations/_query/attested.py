"""Selections of records that have citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from czsu_relations._model.records import AttestedRecord
from czsu_relations._public import publish
from czsu_relations._query.selection import Selection
from czsu_relations._query.time_range import day_range

if TYPE_CHECKING:
    import altair as alt

    from czsu_relations._dates.timespan import When
    from czsu_relations._model.reference import Reference
    from czsu_relations._query.claims import Claims
    from czsu_relations._query.references import References

__all__ = ["Attested"]

AttestedR_co = TypeVar("AttestedR_co", bound=AttestedRecord, covariant=True)


class Attested(Selection[AttestedR_co]):
    """A selection of records that cite sources: every selection except `References`.

    >>> import czsu_relations as czsu
    >>> isinstance(czsu.events, czsu.Attested), isinstance(czsu.references, czsu.Attested)
    (True, False)
    """

    __slots__ = ()

    @property
    def disputed(self) -> Self:
        """The records that at least one source disputes, or for which it gives another date.

        A coarser date agrees with the record's own (`TimeSpan.agrees_with`), and a date that is
        rejected as an error does not count.

        >>> import czsu_relations as czsu
        >>> "chelyabinsk-incident-1918" in czsu.events.disputed
        True
        """
        return self._of(record for record in self if record.disputed)

    @property
    def claims(self) -> Claims:
        """The dates that sources give for these records, as a table.

        >>> import czsu_relations as czsu
        >>> for claim in czsu.events.on("1955-04-23").claims:
        ...     print(claim.span, claim.reference, claim.agrees)
        1955-04-23 radio-praha-atomove-centrum-2005 True
        1955-04-23 akkuyu-rosatom-exhibition-2015 True
        1955-04-24 rosatom-newsletter-veterans-2015 False
        """
        from czsu_relations._query.claims import collect_claims

        return collect_claims(self._dataset, self)

    def citing(self, reference: str | Reference) -> Self:
        """Return the records that cite a reference, whether it supports or disputes them.

        >>> import czsu_relations as czsu
        >>> "mutual-assistance-1935" in czsu.treaties.citing("atop-4-01")
        True

        Args:
            reference: a reference, or its id or title.

        Raises:
            UnknownNameError: no reference has the name; the error suggests similar names.
            AmbiguousNameError: several references have the name.
        """
        key = self._dataset.references.named(reference).id
        return self._of(
            record
            for record in self
            if any(citation.reference == key for citation in record.citations)
        )

    @property
    def references(self) -> References:
        """The references that these records cite.

        >>> import czsu_relations as czsu
        >>> "wikipedia-2018" in czsu.events.references
        True
        """
        return self._linked_records(self._dataset.references)

    def footnotes(self) -> dict[str, str]:
        """Return the sources of each record as the text of a footnote, by the id of the record.

        A footnote names each source with the place in it (the locator). Sources that date the
        record otherwise, or dispute it, come last, with what they say.

        >>> import czsu_relations as czsu
        >>> note = czsu.events.on("1955-04-23").footnotes()["atomic-cooperation-agreement-1955"]
        >>> note[note.index("Dated") :].partition(".")[0]
        'Dated 24 April 1955 in: Rosatom (13 November 2015)'
        """
        from czsu_relations._display.source_list import footnote_text

        sources = self.collection.references_by_id
        return {record.id: footnote_text(record, sources) for record in self}

    def plot(
        self, start: When | None = None, end: When | None = None, *, title: str | None = None
    ) -> alt.LayerChart:
        """Return an Altair chart: the records on a timeline, under the periods of the dataset.

        What is drawn depends on the table:

        - A bar is the time in force of a treaty, or the time of a condition. It is dark where
          that is certain, and light where it is only possible. A tick is the signature of a treaty
          whose time in force no source gives.
        - A mark is an event, in the middle of the days that its date allows; a grey line shows
          those days. Cooperation is above the axis and conflict below it. A mark is light if the
          event may not have been on that day at all, as in a set of dates. Turning points have
          labels.
        - Actors are drawn if their dates are known; the chart says how many are left out.

        The chart's `save` method writes HTML, SVG and PNG.

        >>> import czsu_relations as czsu
        >>> chart = czsu.events.plot("1938", "1945")
        >>> chart.to_dict()["width"]
        750

        Args:
            start: where the axis begins, as in `between`; records that ended before are left out.
            end: where the axis ends, as in `between`; records that begin later are left out.
            title: the title of the chart; that of the dataset by default.

        Raises:
            QueryError: the range runs backwards.
            EDTFError: `start` or `end` is not a date.
            QueryTypeError: `start` or `end` has none of the types of `When`.
            MissingExtraError: Altair is not installed; the extra is `plot`.
        """
        from czsu_relations._plot.charts import draw_timeline

        return draw_timeline(self.records_by_table, self.collection, day_range(start, end), title)

    def plot_disputes(self, *, title: str | None = None) -> alt.LayerChart:
        """Return an Altair chart of the dates of these records that sources disagree on.

        Below each date of the dataset are the dates that sources give, and the sources. A source
        disagrees if its date does not agree with the record's own (`TimeSpan.agrees_with`), and is
        not rejected as an error. Records without a disputed date are left out.

        >>> import czsu_relations as czsu
        >>> czsu.treaties.plot_disputes().to_dict()["title"]["text"]
        'Where sources disagree on a date'

        Args:
            title: the title of the chart.

        Raises:
            MissingExtraError: Altair is not installed; the extra is `plot`.
        """
        from czsu_relations._plot.charts import draw_disputes

        return draw_disputes(self, self.collection, title)


publish(globals())
