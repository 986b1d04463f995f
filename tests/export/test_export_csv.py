"""CSV: readers find the values of the records, and spreadsheets find no formula."""

from __future__ import annotations

import csv
import gzip
import importlib
import io
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, strategies as st

import czsu_relations as czsu
from czsu_relations._query.tabular import Tabular
from czsu_relations._tables.csv_text import escape_formula, format_csv
from dataset_strategies import sound_datasets
from exported_tables import HOSTILE, TABLES, Row, column_types, expected_rows, tables_of
from processes import run_python

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from czsu_relations._tables.table import Table
    from raw_datasets import Raw

pandas: Any = importlib.import_module("pandas")
polars: Any = importlib.import_module("polars")
duckdb: Any = importlib.import_module("duckdb")

FORMULA: Final = tuple("=+-@\t\r\n\0＝＋－＠")
"""The characters that OWASP and ASVS name."""
GUARD: Final = re.compile("'(?='*[=+@\t\r\n\0＝＋－＠-])")
"""The apostrophe that readers should remove, by the documentation."""

FIELD: Final = r'(?:"(?:[^"]|"")*"|[^",\r\n]*)'
RFC_4180: Final = re.compile(rf"(?:{FIELD}(?:,{FIELD})*\r\n)+")

SPELLINGS: Final = {"None": "", "True": "true", "False": "false"}

POLARS: Final = {int: polars.Int64, bool: polars.Boolean, date: polars.Date}
DUCKDB: Final = {int: "BIGINT", bool: "BOOLEAN", date: "DATE"}

every_table = pytest.mark.parametrize("name", TABLES)


def bytes_of(table: Tabular) -> bytes:
    """Return the bytes of the file."""
    target = io.BytesIO()
    table.to_csv(target)
    return target.getvalue()


def read_cells(text: str) -> list[list[str]]:
    """Return the cells that Python's own reader finds in a file."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def flatten_rows(table: Tabular) -> list[Row]:
    """Return the expected rows, with lists as one text or None."""
    return [
        row | {key: "; ".join(row[key]) or None for key in row if isinstance(row[key], list)}
        for row in expected_rows(table)
    ]


def spell_cell(cell: object) -> str:
    """Return the text that a cell must have without its guard."""
    return cell if isinstance(cell, str) else SPELLINGS.get(str(cell), str(cell))


def remove_guard(cell: str) -> str:
    """Return the text of a cell without its guard."""
    return cell[1:] if GUARD.match(cell) else cell


def expected_cells(table: Tabular) -> list[list[str]]:
    """Return the rows that a file must have, without guards."""
    return [list(map(spell_cell, row.values())) for row in flatten_rows(table)]


def columns_of(name: str) -> dict[str, type]:
    """Return the columns that a table must have."""
    return column_types(name.partition(",")[0])


def remove_guards(columns: list[str], rows: list[tuple[object, ...]]) -> list[Row]:
    """Return the rows that a reader found, without guards."""
    return [
        {
            key: remove_guard(cell) if isinstance(cell, str) else cell
            for key, cell in zip(columns, row, strict=True)
        }
        for row in rows
    ]


@every_table
class TestEveryTable:
    """The tables of the whole dataset, of odd datasets and of empty ones."""

    def test_rows(self, name: str) -> None:
        """Flat rows have the same keys in the same order, lists joined, days as ISO dates."""
        rows = TABLES[name].to_rows()
        assert rows == [
            {key: cell.isoformat() if isinstance(cell, date) else cell for key, cell in row.items()}
            for row in flatten_rows(TABLES[name])
        ]
        assert {tuple(row) for row in rows} <= {tuple(columns_of(name))}

    def test_the_file_is_rfc_4180(self, name: str) -> None:
        """The file is UTF-8 without a mark, has CRLF, and quotes only where needed."""
        text = bytes_of(TABLES[name]).decode("utf-8")
        assert not text.startswith("\ufeff")
        assert RFC_4180.fullmatch(text)
        quoted = [field for field in re.findall(FIELD, text) if field.startswith('"')]
        assert all(re.search('[",\r\n]', field[1:-1]) for field in quoted)

    def test_no_cell_is_a_formula(self, name: str) -> None:
        """No cell begins as a formula does."""
        cells = [cell for row in read_cells(bytes_of(TABLES[name]).decode()) for cell in row]
        assert [cell for cell in cells if cell.startswith(FORMULA)] == []

    def test_python_reads_it(self, name: str) -> None:
        """Every value is there when the guards are removed."""
        heading, *found = read_cells(bytes_of(TABLES[name]).decode())
        assert heading == list(columns_of(name))
        assert [list(map(remove_guard, row)) for row in found] == expected_cells(TABLES[name])

    def test_pandas_reads_it(self, name: str) -> None:
        """Every value is there, and "NA" stays a text if pandas is asked for texts."""
        file = io.BytesIO(bytes_of(TABLES[name]))
        frame = pandas.read_csv(file, dtype=str, keep_default_na=False)
        assert list(frame.columns) == list(columns_of(name))
        found = frame.to_numpy().tolist()
        assert [list(map(remove_guard, row)) for row in found] == expected_cells(TABLES[name])

    def test_polars_reads_it_typed(self, name: str) -> None:
        """Numbers, booleans and days have their types."""
        schema = {key: POLARS.get(holds, polars.String) for key, holds in columns_of(name).items()}
        frame = polars.read_csv(bytes_of(TABLES[name]), schema=schema)
        assert remove_guards(frame.columns, frame.rows()) == flatten_rows(TABLES[name])

    def test_duckdb_reads_it_typed(self, name: str, tmp_path: Path) -> None:
        """Numbers, booleans and days have their types."""
        path = str(tmp_path / "table.csv")
        TABLES[name].to_csv(path)
        types = {key: DUCKDB.get(holds, "VARCHAR") for key, holds in columns_of(name).items()}
        found = duckdb.read_csv(path, header=True, dtype=types)
        assert remove_guards(found.columns, found.fetchall()) == flatten_rows(TABLES[name])


class TestSafe:
    """The rule for texts that a spreadsheet would run."""

    @pytest.mark.parametrize("first", FORMULA)
    def test_a_formula_gets_an_apostrophe(self, first: str) -> None:
        """The apostrophe is added, also to a text that seems to have one already."""
        assert escape_formula(f"{first}1") == f"'{first}1"
        assert escape_formula(f"'{first}1") == f"''{first}1"

    @pytest.mark.parametrize("text", ["", "a=1", "'tis", "''", "1+1", " =1", "–", "−1", "1–2"])
    def test_other_texts_stay(self, text: str) -> None:
        """A text with an apostrophe, a dash or a minus sign elsewhere is not changed."""
        assert escape_formula(text) == text

    @given(st.text(st.sampled_from([*FORMULA, "'", "a", '"', ",", " "])) | st.text())
    def test_every_text_comes_back(self, text: str) -> None:
        """Every text can be restored, and no escaped text begins as a formula does."""
        assert remove_guard(escape_formula(text)) == text
        assert not escape_formula(text).startswith(FORMULA)


cells = (
    st.none() | st.booleans() | st.integers() | st.dates() | st.sampled_from(HOSTILE) | st.text()
)


@given(st.integers(1, 3).flatmap(lambda n: st.lists(st.lists(cells, min_size=n, max_size=n))))
def test_every_cell_comes_back(rows: list[list[Any]]) -> None:
    """Python's reader finds each cell of any table in its place."""
    names = [f"column {n}" for n, _ in enumerate(rows[0] if rows else "")] or ["column"]
    heading, *found = read_cells(format_csv(names, rows))
    assert heading == names
    assert [list(map(remove_guard, row)) for row in found] == [
        list(map(spell_cell, row)) for row in rows
    ]


@given(sound_datasets())
def test_every_dataset_comes_back(raw: Raw) -> None:
    """Python's reader finds the tables of any sound dataset."""
    for table in tables_of(czsu.Dataset.from_dict(raw)).values():
        found = [list(map(remove_guard, row)) for row in read_cells(bytes_of(table).decode())[1:]]
        assert found == expected_cells(table)


def _path(path: Path, *, bom: bool = False) -> None:
    czsu.events.to_csv(path, bom=bom)


def _text(path: Path, *, bom: bool = False) -> None:
    czsu.events.to_csv(str(path), bom=bom)


def _text_file(path: Path, *, bom: bool = False) -> None:
    with path.open("w", encoding="utf-8", newline="") as target:
        czsu.events.to_csv(target, bom=bom)


def _binary_file(path: Path, *, bom: bool = False) -> None:
    with path.open("wb") as target:
        czsu.events.to_csv(target, bom=bom)


def _memory(path: Path, *, bom: bool = False) -> None:
    target = io.StringIO(newline="")
    czsu.events.to_csv(target, bom=bom)
    path.write_bytes(target.getvalue().encode())


def _packed(path: Path, *, bom: bool = False) -> None:
    with gzip.open(path, "wb") as packed:
        target: Any = packed  # it is no IO[bytes] to a type checker
        czsu.events.to_csv(target, bom=bom)
    path.write_bytes(gzip.decompress(path.read_bytes()))


class TestTargets:
    """The targets that a table can be written to."""

    @pytest.mark.parametrize("way", [_path, _text, _text_file, _binary_file, _memory, _packed])
    def test_a_path_or_an_open_file(self, way: Callable[..., None], tmp_path: Path) -> None:
        """Every target gets the same bytes, and an old file is replaced."""
        path = tmp_path / "events.csv"
        path.write_bytes(b"x" * 1_000_000)
        way(path)
        assert path.read_bytes() == bytes_of(czsu.events)

    @pytest.mark.parametrize("way", [_path, _text, _text_file, _binary_file, _memory, _packed])
    def test_a_byte_order_mark(self, way: Callable[..., None], tmp_path: Path) -> None:
        """Every target gets the same bytes, on request with a mark before them, once."""
        path = tmp_path / "events.csv"
        way(path, bom=True)
        assert path.read_bytes() == b"\xef\xbb\xbf" + bytes_of(czsu.events)

    @pytest.mark.parametrize(
        "name", ["treaties", "claims", "dyad_years", "events, empty", "events, odd"]
    )
    def test_any_table_with_a_mark(self, name: str) -> None:
        """A reader that knows the mark finds the same cells."""
        target = io.BytesIO()
        TABLES[name].to_csv(target, bom=True)
        assert target.getvalue().decode("utf-8-sig") == bytes_of(TABLES[name]).decode()

    @pytest.mark.parametrize("target", [None, 3, b"events.csv", ["events.csv"]])
    def test_nothing_else(self, target: Any) -> None:
        """Any other target is refused, with a message that names its type."""
        with pytest.raises(czsu.QueryTypeError, match="a path or an open file, not "):
            czsu.events.to_csv(target)

    def test_a_file_that_is_not_for_writing_says_so(self, tmp_path: Path) -> None:
        """The error of a file that is open for reading is not hidden."""
        path = tmp_path / "events.csv"
        path.touch()
        with path.open("rb") as target, pytest.raises(io.UnsupportedOperation):
            czsu.events.to_csv(target)

    def test_a_files_own_error_is_not_tried_again(self) -> None:
        """A text file that raises a TypeError is not taken for a binary file."""

        class Broken(io.StringIO):
            def write(self, text: str) -> int:
                if text:
                    raise TypeError("mine")
                return 0

        with pytest.raises(TypeError, match="mine"):
            czsu.events.to_csv(Broken())

    def test_what_fails_before_leaves_the_file_alone(self, tmp_path: Path) -> None:
        """An error before writing leaves the file unchanged."""

        class Broken(Tabular):
            def _table(self) -> Table:
                raise ZeroDivisionError

        path = tmp_path / "events.csv"
        path.write_bytes(b"kept")
        with pytest.raises(ZeroDivisionError):
            Broken().to_csv(path)
        assert path.read_bytes() == b"kept"


def test_the_bytes_are_always_the_same() -> None:
    """Other processes, with other hash seeds, write the same bytes."""
    program = """
import sys, czsu_relations as czsu
for table in (czsu.events, czsu.treaties, czsu.dataset.dyad_years()):
    table.to_csv(sys.stdout.buffer)
"""
    assert run_python(program, seed=1) == run_python(program, seed=2)
