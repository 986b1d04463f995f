"""What differs between two datasets, as a sequence and a table."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, SupportsIndex, overload

from attrs import asdict, evolve, field, frozen

from czsu_relations._model.attributes_section import attribute_docs
from czsu_relations._model.changes import Change, compare_records
from czsu_relations._model.names import names_of
from czsu_relations._model.wording import describe_value
from czsu_relations._public import publish
from czsu_relations._query.tabular import Tabular
from czsu_relations._tables.table import Cell, Column, Table
from czsu_relations.errors import QueryTypeError

if TYPE_CHECKING:
    from czsu_relations._query.dataset import Dataset

__all__ = ["Changes", "find_changes"]

_MEANINGS: Final = attribute_docs(Change)
"""Empty if Python runs without docstrings (`-OO`)."""

_COLUMNS: Final = tuple(
    Column(name, str, _MEANINGS.get(name, ""))
    for name in ("table", "record", "title", "change", "field", "before", "after")
)


@frozen(repr=False)
class Changes(Tabular, Sequence[Change]):
    """The differences between two datasets, as `Dataset.diff` returns them.

    They are an immutable sequence in the order of the tables and of the records; they are also in
    `changes`, a tuple. If there is none, the datasets are equal. In rows, `before` and `after` are
    JSON.

    >>> import czsu_relations as czsu
    >>> changes = czsu.dataset.diff(czsu.dataset.according_to("wikipedia-2018"))
    >>> changes.where(lambda change: change.record == "wikipedia-2018")
    <Changes: 0>
    """

    table: ClassVar[str] = "changes"

    # As with selections, equal changes suffice for equality.
    before: "Dataset" = field(eq=False)
    """The older dataset."""
    after: "Dataset" = field(eq=False)
    """The newer dataset."""
    changes: tuple[Change, ...]
    """The differences, in order."""

    def __len__(self) -> int:
        return len(self.changes)

    @overload
    def __getitem__(self, index: SupportsIndex) -> Change: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: SupportsIndex | slice) -> Change | Self:
        """Return the change at a position, or the changes of a slice."""
        if isinstance(index, slice):
            return type(self)(self.before, self.after, self.changes[index])
        return self.changes[index]

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __repr__(self) -> str:
        return f"<Changes: {len(self)}>"

    def __str__(self) -> str:
        from czsu_relations._display.changes_text import changes_text

        return changes_text(self.before.edition, self.after.edition, self.changes)

    def _repr_html_(self) -> str:
        from czsu_relations._display.changes_text import changes_html

        return changes_html(self.before.edition, self.after.edition, self.changes)

    def where(self, test: Callable[[Change], object]) -> Self:
        """Return the changes for which a function returns true.

        >>> import czsu_relations as czsu
        >>> account = czsu.dataset.according_to("wikipedia-2018")
        >>> dates = account.diff(czsu.dataset).where(lambda change: change.field == "signed")
        >>> dates[0].record, dates[0].before, dates[0].after
        ('franco-soviet-1935', '[..1935-05-16]', '1935-05-02')

        Raises:
            QueryTypeError: `test` is not a function.
        """
        if not callable(test):
            raise QueryTypeError(f"where takes a function of a change, not {describe_value(test)}")
        chosen = tuple(change for change in self.changes if test(change))
        return type(self)(self.before, self.after, chosen)

    def to_dict(self) -> dict[str, list[dict[str, Any]]]:
        """Return the changes as new plain dicts; their values are as in the JSON of a dataset.

        >>> import czsu_relations as czsu
        >>> account = czsu.dataset.according_to("wikipedia-2018")
        >>> changes = account.diff(czsu.dataset).where(lambda change: change.field == "signed")
        >>> changes.to_dict()["changes"][0]["after"]
        '1935-05-02'
        """
        return {self.table: [asdict(change) for change in self.changes]}

    def _table(self) -> Table:
        rows: list[tuple[Cell, ...]] = []
        for change in self.changes:
            values = (_to_json(change.before), _to_json(change.after))
            names = (change.table, change.record, change.title, change.change, change.field)
            rows.append((*names, *values))
        return Table(_COLUMNS, rows)


def _to_json(value: object) -> str | None:
    """Return plain data as JSON on one line; None for a field that is missing."""
    return None if value is None else json.dumps(value, ensure_ascii=False)


def find_changes(before: "Dataset", after: object) -> Changes:
    """Return the differences between two datasets.

    Raises:
        QueryTypeError: `after` is not a dataset.
    """
    if not isinstance(after, type(before)):
        raise QueryTypeError(f"diff takes a dataset, not {describe_value(after)}")
    old, new = before.to_dict(), after.to_dict()
    tables = [*after.records_by_table]
    headers = [{key: raw[key] for key in raw if key not in tables} for raw in (old, new)]
    header = Change(table="dataset", record=after.edition, title=after.title, change="changed")
    changes = [*_changed_fields(header, headers[0], headers[1])]
    titles = {record.id: names_of(record)[0] for record in (*before.records, *after.records)}
    for table in tables:
        changes += _changes_of_table(table, old.get(table, []), new.get(table, []), titles)
    return Changes(before, after, tuple(changes))


def _changes_of_table(
    table: str,
    old_records: Sequence[dict[str, Any]],
    new_records: Sequence[dict[str, Any]],
    titles: Mapping[str, str],
) -> Iterator[Change]:
    """Yield the differences of a table: those of the newer records, then the removed ones."""
    old = {record["id"]: record for record in old_records}
    for record in new_records:
        key = record["id"]
        change = Change(table=table, record=key, title=titles[key], change="added")
        if key in old:
            yield from _changed_fields(evolve(change, change="changed"), old.pop(key), record)
        else:
            yield change
    for key in old:
        yield Change(table=table, record=key, title=titles[key], change="removed")


def _changed_fields(
    change: Change, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Change]:
    """Yield a change for each field that differs between two states of a record."""
    for name, old, new in compare_records(before, after):
        yield evolve(change, field=name, before=old, after=new)


publish(globals())
