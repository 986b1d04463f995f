"""Typed frames: pandas, Polars, pyarrow and DuckDB have the values of the records."""

from __future__ import annotations

import importlib
import sys
from datetime import date
from typing import TYPE_CHECKING, Any, Final, assert_type

import pandas as pd
import polars as pl
import pytest
from hypothesis import given

import czsu_relations as czsu
from dataset_strategies import sound_datasets
from exported_tables import TABLES, Row, column_types, expected_rows, tables_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from raw_datasets import Raw

pandas: Any = importlib.import_module("pandas")
polars: Any = importlib.import_module("polars")
pyarrow: Any = importlib.import_module("pyarrow")
parquet: Any = importlib.import_module("pyarrow.parquet")
duckdb: Any = importlib.import_module("duckdb")

PANDAS: Final = {
    str: "string",
    int: "Int64",
    bool: "boolean",
    date: "datetime64[s]",
    list: "object",
}
POLARS: Final = {
    str: polars.String,
    int: polars.Int64,
    bool: polars.Boolean,
    date: polars.Date,
    list: polars.List(polars.String),
}
ARROW: Final = {
    str: pyarrow.string(),
    int: pyarrow.int64(),
    bool: pyarrow.bool_(),
    date: pyarrow.date32(),
    list: pyarrow.list_(pyarrow.string()),
}
DUCKDB: Final = {
    str: "VARCHAR",
    int: "BIGINT",
    bool: "BOOLEAN",
    date: "DATE",
    list: "VARCHAR[]",
}

every_table = pytest.mark.parametrize("name", TABLES)


def types_of(name: str) -> dict[str, type]:
    """Return the columns of a table and their types."""
    return column_types(name.partition(",")[0])


def from_pandas(frame: Any) -> list[Row]:
    """Return the rows of a pandas frame, with Python's own types."""
    rows = zip(
        *(map(_read_pandas_cell, frame[name].to_list()) for name in frame.columns), strict=True
    )
    return [dict(zip(frame.columns, row, strict=True)) for row in rows]


def _read_pandas_cell(cell: Any) -> Any:
    if cell is pandas.NA or cell is pandas.NaT:
        return None
    # A list would have no hash, and `expected_rows` has lists.
    assert cell.__class__ is not list
    if cell.__class__ is tuple:
        return list(cell)
    return cell.date() if isinstance(cell, pandas.Timestamp) else cell


def column_of(rows: list[Row], column: str) -> list[Any]:
    """Return the cells of a column."""
    return [row[column] for row in rows]


def from_duckdb(relation: Any) -> list[Row]:
    """Return the rows of a DuckDB relation."""
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


@every_table
class TestEveryTable:
    """The tables of the whole dataset, of odd datasets and of empty ones."""

    def test_pandas(self, name: str) -> None:
        """A frame has every value, and the types do not depend on the values."""
        frame: Any = TABLES[name].to_pandas()
        expected = [(column, PANDAS[holds]) for column, holds in types_of(name).items()]
        assert list(frame.dtypes.astype(str).items()) == expected
        assert list(frame.index) == list(range(len(frame)))
        assert from_pandas(frame) == expected_rows(TABLES[name])

    def test_polars(self, name: str) -> None:
        """A frame has every value, and the types do not depend on the values."""
        frame: Any = TABLES[name].to_polars()
        expected = [(column, POLARS[holds]) for column, holds in types_of(name).items()]
        assert list(frame.schema.items()) == expected
        assert frame.to_dicts() == expected_rows(TABLES[name])

    def test_pyarrow(self, name: str) -> None:
        """A selection can be given to pyarrow as it is."""
        read = pyarrow.table(TABLES[name])
        read.validate(full=True)
        assert read.schema == pyarrow.schema(
            {column: ARROW[holds] for column, holds in types_of(name).items()}
        )
        assert read.to_pylist() == expected_rows(TABLES[name])

    def test_duckdb(self, name: str) -> None:
        """DuckDB finds a selection by the name of its variable."""
        selection = TABLES[name]  # noqa: F841  # pyright: ignore[reportUnusedVariable] - in the query
        read = duckdb.sql("SELECT * FROM selection")
        expected = [(column, DUCKDB[holds]) for column, holds in types_of(name).items()]
        assert list(zip(read.columns, map(str, read.types), strict=True)) == expected
        assert from_duckdb(read) == expected_rows(TABLES[name])

    def test_parquet(self, name: str, tmp_path: Path) -> None:
        """Three libraries read the same values from a Parquet file."""
        path = str(tmp_path / "table.parquet")
        parquet.write_table(pyarrow.table(TABLES[name]), path)
        expected = expected_rows(TABLES[name])
        assert parquet.read_table(path).to_pylist() == expected
        assert polars.read_parquet(path).to_dicts() == expected
        assert from_duckdb(duckdb.read_parquet(path)) == expected


@given(sound_datasets())
def test_every_sound_dataset(plain: Raw) -> None:
    """No date, text or missing value of any sound dataset is changed or refused by a frame."""
    for table in tables_of(czsu.Dataset.from_dict(plain)).values():
        expected = expected_rows(table)
        assert from_pandas(table.to_pandas()) == expected
        assert table.to_polars().to_dicts() == expected
        assert pyarrow.table(table).to_pylist() == expected


class TestRequestedSchema:
    """The Arrow stream honours the schema that a reader requests, as pyarrow's own tables do."""

    OWN: Final = pyarrow.table(czsu.events)

    def test_types_that_it_can_be_cast_to_are_given(self) -> None:
        """Texts can have 64-bit offsets, as in other libraries."""
        wanted = pyarrow.schema(
            [
                field.with_type(pyarrow.large_string()) if field.type == ARROW[str] else field
                for field in self.OWN.schema
            ]
        )
        read = pyarrow.table(czsu.events, schema=wanted)
        assert read.schema == wanted
        assert read.to_pylist() == expected_rows(czsu.events)

    def test_others_are_refused_as_pyarrow_refuses_them(self) -> None:
        """Casts that pyarrow refuses for its own tables are refused."""
        own = self.OWN.schema
        listed = own.set(4, pyarrow.field("earliest", ARROW[list]))
        longer = own.append(pyarrow.field("more", ARROW[str]))
        refusals: list[tuple[Any, type[Exception]]] = [
            (listed, pyarrow.ArrowTypeError),
            (longer, ValueError),
        ]
        for wanted, refusal in refusals:
            with pytest.raises(refusal):
                self.OWN.__arrow_c_stream__(wanted.__arrow_c_schema__())
            with pytest.raises(refusal):
                czsu.events.__arrow_c_stream__(wanted.__arrow_c_schema__())


@pytest.mark.parametrize(
    ("package", "extra", "call"),
    [
        ("pandas", "pandas", czsu.Events.to_pandas),
        ("polars", "polars", czsu.Events.to_polars),
        ("pyarrow", "arrow", czsu.Events.__arrow_c_stream__),
    ],
)
def test_a_missing_package_is_named_with_its_extra(
    package: str, extra: str, call: Callable[[czsu.Events], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names the package and the extra that installs it."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(czsu.MissingExtraError, match=rf"czsu-relations\[{extra}\]") as caught:
        call(czsu.events)
    assert (caught.value.package, caught.value.extra) == (package, extra)


def test_an_error_inside_a_package_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """If a package itself lacks a dependency, its own error is raised."""

    def broken(name: str) -> object:
        raise ModuleNotFoundError(f"{name} needs numpy", name="numpy")

    monkeypatch.setattr("czsu_relations._extras.import_module", broken)
    with pytest.raises(ModuleNotFoundError, match="pandas needs numpy") as caught:
        czsu.events.to_pandas()
    assert not isinstance(caught.value, czsu.MissingExtraError)


def test_frames_can_be_changed() -> None:
    """A change to a frame does not change other frames or the records."""
    frame: Any = czsu.events.to_pandas()
    frame["citations"].array[0] = ("mine",)
    assert frame["citations"][0] == ("mine",)
    assert from_pandas(czsu.events.to_pandas()) == expected_rows(czsu.events)


class TestPandasHashesCells:
    """The functions of pandas that hash cells work on all columns, also on lists of texts."""

    @every_table
    def test_duplicates(self, name: str) -> None:
        """Rows that are there twice are found, and no others."""
        frame: Any = TABLES[name].to_pandas()
        twice = pandas.concat([frame, frame], ignore_index=True)
        assert len(twice.drop_duplicates()) == len(frame.drop_duplicates())
        assert twice.duplicated().sum() >= len(frame)

    @every_table
    def test_counts(self, name: str) -> None:
        """Every column has a number of different cells, as Python's own sets count them."""
        frame: Any = TABLES[name].to_pandas()
        rows = expected_rows(TABLES[name])
        for column, count in frame.nunique().items():
            different: set[Any] = set()
            for cell in column_of(rows, column):
                different.add(tuple(cell) if cell.__class__ is list else cell)
            assert count == len(different - {None}), column

    def test_value_counts(self) -> None:
        """Combinations of actors can be counted."""
        counts: Any = czsu.events.to_pandas()["actors"].value_counts()
        assert counts.sum() == len(czsu.events)
        assert all(isinstance(actors, tuple) for actors in counts.index)

    def test_merge(self) -> None:
        """Two frames can be merged on a list column."""
        frame: Any = czsu.events.to_pandas()[["id", "actors"]]
        merged = frame.merge(frame.drop_duplicates("actors"), on="actors")
        assert len(merged) == len(frame)

    def test_groups(self) -> None:
        """Rows can be grouped by a list column."""
        frame: Any = czsu.treaties.to_pandas()
        assert frame.groupby("parties").size().sum() == len(frame)

    def test_membership(self) -> None:
        """Cells can be looked for with `isin`, and can be keys of an index."""
        frame: Any = czsu.events.to_pandas()
        first = frame["actors"][0]
        assert frame["actors"].isin([first])[0]
        assert first in frame.set_index("actors").index

    def test_a_pivot(self) -> None:
        """A list column can be an axis of a pivot table."""
        frame: Any = czsu.conditions.to_pandas()
        pivot = frame.pivot_table(index="actors", columns="kind", values="id", aggfunc="count")
        assert pivot.sum().sum() == len(frame)

    def test_explode(self) -> None:
        """There still is one row per item after `explode`."""
        frame: Any = czsu.events.to_pandas()
        actors = [row["actors"] for row in expected_rows(czsu.events)]
        assert len(frame.explode("actors")) == sum(len(ids) or 1 for ids in actors)

    def test_arrow(self) -> None:
        """A frame becomes an Arrow table with lists, as a selection itself does."""
        table = pyarrow.Table.from_pandas(czsu.events.to_pandas(), preserve_index=False)
        assert table.field("actors").type == ARROW[list]
        assert table["actors"].to_pylist() == pyarrow.table(czsu.events)["actors"].to_pylist()


def test_an_editor_knows_the_types() -> None:
    """Type checkers and editors see the frame types of the libraries."""
    assert_type(czsu.events.to_pandas(), pd.DataFrame)
    assert_type(czsu.dataset.dyad_years().to_polars(), pl.DataFrame)
