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
    return cell.date() if isinstance(cell, pandas.Timestamp) else cell


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
    """A change to a list in a frame does not change other frames or the records."""
    frame: Any = czsu.events.to_pandas()
    frame["citations"][0].append("mine")
    assert from_pandas(czsu.events.to_pandas()) == expected_rows(czsu.events)


def test_an_editor_knows_the_types() -> None:
    """Type checkers and editors see the frame types of the libraries."""
    assert_type(czsu.events.to_pandas(), pd.DataFrame)
    assert_type(czsu.dataset.dyad_years().to_polars(), pl.DataFrame)
