"""Selections of records that have citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from czsu_relations._model.records import Actor, Condition, Event, Period, Treaty
from czsu_relations._public import publish
from czsu_relations._query.selection import Selection, When, day_range

if TYPE_CHECKING:
    import altair as alt

    from czsu_relations._model.reference import Reference
    from czsu_relations._query.references import References

__all__ = ["Attested"]

AttestedR = TypeVar("AttestedR", Period, Event, Condition, Treaty, Actor)


class Attested(Selection[AttestedR]):
    """A selection of records that sources attest."""

    __slots__ = ()

    @property
    def disputed(self) -> Self:
        """The records that a source disputes, or dates outside their own span."""
        return self.where(lambda record: record.disputed)

    def citing(self, reference: str | Reference) -> Self:
        """Keep the records that cite a reference."""
        key = self._dataset.references.named(reference).id
        return self.where(
            lambda record: any(citation.reference == key for citation in record.citations)
        )

    @property
    def references(self) -> References:
        """The references that these records cite."""
        return self._linked(self._dataset.references)

    def plot(self, start: When | None = None, end: When | None = None) -> alt.LayerChart:
        """Draw the records on a timeline, under the periods of the dataset: an Altair chart.

        Bars are strong where a treaty certainly was in force or a condition certainly held, pale
        where it only may have. Of events, cooperation is piled up above a line, and conflict down
        below it; a mark stands in the middle of what its date leaves open, and a grey line shows
        how much that is; if it may not be there at all, as in a set of dates, it is pale. Turning
        points have labels. A tick is the signature of a treaty whose force no source dates. Of
        actors, those are drawn whose time is known, and the rest is counted. `save` of the chart
        writes HTML, SVG and PNG.

        >>> import czsu_relations as czsu
        >>> chart = czsu.events.plot("1938", "1945")
        >>> chart.to_dict()["width"]
        750

        Args:
            start: where the axis begins, and what ended before is left out; as in `between`.
            end: likewise.

        Raises:
            QueryError: the range runs backwards.
            MissingExtraError: Altair is not installed; the extra is `plot`.
        """
        from czsu_relations._plot.charts import draw_timeline

        return draw_timeline(self.records_by_table, self.collection, day_range(start, end))

    def plot_disputes(self) -> alt.LayerChart:
        """Draw each date of these records that sources disagree on: an Altair chart.

        Under each date of ours stand those that sources give, and who gives them. A source
        disagrees if its date does not meet ours, or if it disputes the record with a date that is
        neither ours, nor a coarser one, nor one that an agreeing source gives. Records without such
        a date are left out.

        >>> import czsu_relations as czsu
        >>> czsu.treaties.plot_disputes().to_dict()["title"]["text"]
        'Where sources disagree on a date'

        Raises:
            MissingExtraError: Altair is not installed; the extra is `plot`.
        """
        from czsu_relations._plot.charts import draw_disputes

        return draw_disputes(self, self.collection)


publish(globals())
