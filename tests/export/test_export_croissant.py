"""`croissant.json`: it describes the files that lie beside it, and mlcroissant reads them by it."""

from __future__ import annotations

import csv
import hashlib
import importlib
import json
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given

import czsu_relations as czsu
from czsu_relations.export import datapackage
from dataset_strategies import sound_datasets
from offline import refuse_network
from raw_datasets import Raw, raw_dataset, rich_dataset

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, str]

BOUNDS: Final = re.compile(".*_(earliest|latest)")
"""Columns that have a day."""

TYPES: Final[dict[str, Callable[[str], object]]] = {
    "sc:Boolean": {"true": True, "false": False}.__getitem__,
    "sc:Date": date.fromisoformat,
    "sc:Integer": int,
    "sc:Text": str,
}
"""The types of Croissant that fields have, and what reads a cell of each."""

CASES: Final[dict[str, Any]] = {
    "whole": czsu.dataset,
    "excerpt": czsu.events.search("Munich"),
    "no events": czsu.events[:0],
    "every field": czsu.Dataset.from_dict(rich_dataset()),
    "header alone": czsu.Dataset.from_dict(raw_dataset()),
}


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def read_columns(path: Path) -> list[str]:
    """Return the heading of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file, strict=True))


def write_croissant(data: Any, directory: str | Path) -> Raw:
    """Write a data package, and return its `croissant.json`."""
    path = datapackage(data, directory).with_name("croissant.json")
    croissant: Raw = json.loads(path.read_bytes())
    return croissant


def croissant_of(**more: Any) -> Raw:
    """Return the `croissant.json` of a small dataset with these fields in its header."""
    with tempfile.TemporaryDirectory() as directory:
        return write_croissant(czsu.Dataset.from_dict({**raw_dataset(), **more}), directory)


def check_files(croissant: Raw, directory: Path) -> None:
    """Check that every table is a file object, with the size and the hash of its bytes."""
    contents = {path.name: path.read_bytes() for path in directory.glob("*.csv")}
    assert {file["contentUrl"] for file in croissant["distribution"]} == contents.keys()
    for file in croissant["distribution"]:
        content = contents[file["contentUrl"]]
        assert file["@type"] == "cr:FileObject"
        assert file["@id"] == file["name"] == file["contentUrl"]
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
        assert file["contentSize"] == f"{len(content)} B"
        assert file["encodingFormat"] == "text/csv"


def check_record_sets(croissant: Raw, directory: Path) -> None:
    """Check that every table is a record set with all its columns, types and keys."""
    files = {path.name for path in directory.glob("*.csv")}
    assert {f"{records['name']}.csv" for records in croissant["recordSet"]} == files
    for records in croissant["recordSet"]:
        path = directory / f"{records['name']}.csv"
        rows = read_rows(path)
        fields = {field["name"]: field for field in records["field"]}
        assert list(fields) == read_columns(path)
        for name, field in fields.items():
            assert field["@id"] == f"{records['@id']}/{name}"
            assert field["source"] == {
                "fileObject": {"@id": path.name},
                "extract": {"column": name},
            }
            assert (field["dataType"] == "sc:Date") is bool(BOUNDS.fullmatch(name))
            for row in rows:
                assert not row[name] or TYPES[field["dataType"]](row[name]) is not None
        keys = [part["@id"].removeprefix(f"{records['@id']}/") for part in records["key"]]
        assert len({tuple(row[key] for key in keys) for row in rows}) == len(rows)


def list_ids(croissant: Raw) -> list[str]:
    """Return the ids of files, tables and columns."""
    nodes: list[Raw] = [*croissant["distribution"], *croissant["recordSet"]]
    for records in croissant["recordSet"]:
        nodes.extend(records["field"])
    return [node["@id"] for node in nodes]


class TestDescription:
    """What `croissant.json` says."""

    @pytest.mark.parametrize("case", CASES)
    def test_files_and_tables(self, case: str, tmp_path: Path) -> None:
        """Every file and every column is described as it is."""
        croissant = write_croissant(CASES[case], tmp_path)
        check_files(croissant, tmp_path)
        check_record_sets(croissant, tmp_path)

    @given(sound_datasets())
    def test_any_dataset(self, plain: Raw) -> None:
        """The same is true of any sound dataset, and no two nodes have the same id."""
        dataset = czsu.Dataset.from_dict(plain)
        with tempfile.TemporaryDirectory() as directory:
            croissant = write_croissant(dataset, directory)
            check_files(croissant, Path(directory))
            check_record_sets(croissant, Path(directory))
        ids = list_ids(croissant)
        assert len(set(ids)) == len(ids)
        assert (croissant["name"], croissant["version"]) == (dataset.title, dataset.edition)
        assert croissant.get("url") == dataset.url
        assert croissant["citeAs"] == dataset.citation("bibtex")

    def test_every_field_of_the_header(self) -> None:
        """Title, edition, day, licence, authors, DOI and address are those of the dataset."""
        header = {name: value for name, value in rich_dataset().items() if type(value) is str}
        croissant = croissant_of(**header, authors=rich_dataset()["authors"])
        parts = ("@context", "distribution", "recordSet", "description", "citeAs")
        assert {name: value for name, value in croissant.items() if name not in parts} == {
            "@type": "sc:Dataset",
            "conformsTo": "http://mlcommons.org/croissant/1.0",
            "name": "Two states – every field",
            "license": "https://spdx.org/licenses/CC0-1.0",
            "url": "https://example.org/relations",
            "creator": [
                {
                    "@type": "sc:Person",
                    "name": "Jan Dvořák",
                    "givenName": "Jan",
                    "familyName": "Dvořák",
                },
                {"@type": "sc:Organization", "name": "The Institute"},
            ],
            "datePublished": "2024-05-01",
            "version": "1",
            "identifier": ["https://doi.org/10.1000/183", "two-states-every-field-1"],
            "temporalCoverage": "1917/1993",
        }
        assert "attest them.\n\nFields that can have several values" in croissant["description"]

    def test_nothing_is_invented(self) -> None:
        """Fields that the dataset does not have are left out."""
        optional = {"license", "url", "creator", "datePublished"}
        croissant = croissant_of()
        assert optional & croissant.keys() == set()
        assert croissant["identifier"] == ["two-states-1"]

    @pytest.mark.parametrize(
        "issued", ["2024", "2024-05", "2024-05-01?", "[2024-05-01,2024-06-01]"]
    )
    def test_only_a_certain_day_is_the_day_of_publication(self, issued: str) -> None:
        """A date that is no certain day is left out."""
        assert "datePublished" not in croissant_of(issued=issued)

    def test_other_licences_and_authors(self) -> None:
        """A licence that is no single id stays a text; a person may have one name."""
        croissant = croissant_of(license="MIT AND CC0-1.0", authors=[{"family": "Čapek"}])
        assert croissant["license"] == "MIT AND CC0-1.0"
        assert croissant["creator"] == [
            {"@type": "sc:Person", "name": "Čapek", "familyName": "Čapek"}
        ]


# ---- mlcroissant ----


def expected_value(cell: str, texts: list[str]) -> str:
    """Return what mlcroissant makes of a cell in a column with these texts.

    It lets pandas guess, which takes a column for numbers if all of its cells are numbers; next to
    empty cells and decimal fractions the numbers are floats.
    """
    filled = [text for text in texts if text]
    are_numbers = all(re.fullmatch(r"\d+(\.\d+)?", text) for text in filled)
    are_floats = len(filled) < len(texts) or any("." in text for text in filled)
    if cell and are_numbers and are_floats:
        return str(float(cell))
    return cell


def value_as_text(value: Any) -> str:
    """Return a value that mlcroissant read as the cell of a table has it."""
    match value:
        case None:
            return ""
        case bytes():
            return value.decode()
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case _:
            return str(value.date())


@pytest.mark.croissant
class TestReader:
    """The standard's own library reads the tables, without the network."""

    @pytest.fixture(autouse=True)
    def _offline(self, monkeypatch: pytest.MonkeyPatch) -> None:
        refuse_network(monkeypatch)

    @pytest.mark.parametrize("case", CASES)
    def test_reads_every_cell(self, case: str, tmp_path: Path) -> None:
        """Every record set has the rows of its table, and every value is that of the cell."""
        mlcroissant: Any = importlib.import_module("mlcroissant")
        write_croissant(CASES[case], tmp_path)
        dataset = mlcroissant.Dataset(str(tmp_path / "croissant.json"))
        tables = {path.stem for path in tmp_path.glob("*.csv")}
        assert {records.id for records in dataset.metadata.record_sets} == tables
        for table in tables:
            rows = read_rows(tmp_path / f"{table}.csv")
            texts = {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
            expected: list[Row] = []
            for row in rows:
                expected.append(
                    {
                        f"{table}/{name}": expected_value(cell, texts[name])
                        for name, cell in row.items()
                    }
                )
            found: list[Row] = []
            for record in dataset.records(table):
                found.append({name: value_as_text(value) for name, value in record.items()})
            assert found == expected

    @pytest.mark.parametrize("case", CASES)
    def test_finds_no_error(self, case: str, tmp_path: Path) -> None:
        """It warns only of what the dataset does not have, and of an edition that is no version."""
        mlcroissant: Any = importlib.import_module("mlcroissant")
        croissant = write_croissant(CASES[case], tmp_path)
        issues = mlcroissant.Dataset(str(tmp_path / "croissant.json")).metadata.ctx.issues
        missing = {"license", "datePublished"} - croissant.keys()
        expected = {f'Property "https://schema.org/{name}" is recommended' for name in missing}
        if croissant["version"].endswith(".dev0"):
            expected.add("WarningException(\"Version doesn't follow MAJOR.MINOR.PATCH")
        assert issues.errors == set()
        assert len(issues.warnings) == len(expected)
        for warning in expected:
            assert any(warning in found for found in issues.warnings)

    def test_header(self, tmp_path: Path) -> None:
        """It reads authors, day, licence, address and citation."""
        mlcroissant: Any = importlib.import_module("mlcroissant")
        write_croissant(CASES["every field"], tmp_path)
        metadata = mlcroissant.Dataset(str(tmp_path / "croissant.json")).metadata
        assert [author.name for author in metadata.creators] == ["Jan Dvořák", "The Institute"]
        assert metadata.date_published.date() == date(2024, 5, 1)
        assert metadata.license == ["https://spdx.org/licenses/CC0-1.0"]
        assert metadata.url == "https://example.org/relations"
        assert metadata.cite_as == CASES["every field"].citation("bibtex")

    def test_a_changed_file_is_found(self, tmp_path: Path) -> None:
        """A table that was changed after it was written is refused."""
        mlcroissant: Any = importlib.import_module("mlcroissant")
        write_croissant(CASES["every field"], tmp_path)
        with (tmp_path / "events.csv").open("a", encoding="utf-8") as file:
            file.write("\r\n")
        dataset = mlcroissant.Dataset(str(tmp_path / "croissant.json"))
        with pytest.raises(mlcroissant.GenerationError, match="Download") as caught:
            list(dataset.records("events"))
        assert "is not identical with the reference" in str(caught.value.__cause__)
