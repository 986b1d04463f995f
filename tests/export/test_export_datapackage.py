"""The data package: Frictionless finds it valid, and the dataset can be rebuilt from its tables."""

from __future__ import annotations

import csv
import importlib
import importlib.util
import json
import re
import tempfile
from pathlib import Path
from typing import Any, Final

import jsonschema
import pandas as pd
import pytest
from hypothesis import given

import czsu_relations as czsu
from czsu_relations.export import datapackage
from dataset_strategies import few_examples, sound_datasets
from exported_tables import HOSTILE, TABLES
from open_dates import has_first_day, has_last_day
from processes import run_python
from raw_datasets import Raw, raw_dataset, raw_reference, rich_dataset

frictionless: Any = importlib.import_module("frictionless")

Row = dict[str, str | None]

RECORD_TABLES: Final = ("periods", "events", "conditions", "treaties", "actors", "references")

LISTS: Final[dict[str, dict[str, tuple[str, str | tuple[str, ...]]]]] = {
    "periods": {},
    "events": {
        "participants": ("participants", ("actor", "role")),
        "treaties": ("event_treaties", "treaty"),
        "because_of": ("causes", "because_of"),
        "also_titled": ("names", ("text", "language")),
    },
    "conditions": {
        "actors": ("condition_actors", "actor"),
        "began_with": ("beginnings", "began_with"),
        "ended_with": ("endings", "ended_with"),
    },
    "treaties": {
        "parties": ("treaty_parties", "party"),
        "ratifications": ("ratifications", ("party", "date")),
        "ended_with": ("endings", "ended_with"),
        "obligations": ("obligations", "obligation"),
        "terms": ("terms", "term"),
        "prolongs": ("prolongations", "prolongs"),
        "supersedes": ("supersessions", "supersedes"),
        "identifiers": ("identifiers", ("scheme", "value", "span")),
        "also_titled": ("names", ("text", "language")),
    },
    "actors": {
        "names": ("names", ("text", "language")),
        "successor_of": ("predecessors", "successor_of"),
        "identifiers": ("identifiers", ("scheme", "value", "span")),
    },
    "references": {
        name: (f"reference_{name}", ("family", "given", "literal"))
        for name in ("authors", "editors", "recipients")
    },
}
"""For each table of records: its fields with several values, and the table and columns of each."""

LINKS: Final = {
    ("periods", "part_of"),
    ("actors", "part_of"),
    ("participants", "actor"),
    ("event_treaties", "treaty"),
    ("causes", "because_of"),
    ("condition_actors", "actor"),
    ("beginnings", "began_with"),
    ("endings", "ended_with"),
    ("treaty_parties", "party"),
    ("ratifications", "party"),
    ("prolongations", "prolongs"),
    ("supersessions", "supersedes"),
    ("predecessors", "successor_of"),
    ("citations", "reference"),
    *((table, "record") for lists in LISTS.values() for table, _ in lists.values()),
    ("citations", "record"),
    ("claims", "record, citation"),
}
"""The columns that lead to another table."""


ODD: Final[Any] = TABLES["events, odd"]


def empty_dataset() -> czsu.Dataset:
    """Return a dataset without records."""
    return czsu.Dataset(title="Nothing", edition="1", coverage=czsu.TimeSpan("1917/1993"))


CASES: Final[dict[str, Any]] = {
    "whole": czsu.dataset,
    "excerpt": czsu.events.search("Munich"),
    "references": czsu.references.of_evidence("primary"),
    "no events": czsu.events[:0],
    "no records": empty_dataset(),
    "every field": czsu.Dataset.from_dict(rich_dataset()),
    "hostile": ODD.dataset,
}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the package of each case; return the paths of the descriptors."""
    return {
        name: datapackage(data, tmp_path_factory.mktemp("packages") / name)
        for name, data in CASES.items()
    }


def dataset_of(data: Any) -> czsu.Dataset:
    """Return the dataset that should be read back."""
    return data if isinstance(data, czsu.Dataset) else data.dataset.excerpt(data)


# ---- reading the tables as a user of R would: joined by their keys ----


def cells_of(path: Path) -> list[list[str]]:
    """Return the cells of a table as they are in the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def read_table(path: Path) -> list[Row]:
    """Return the rows of a table: an empty cell is None, and guarding apostrophes are removed."""
    names, *rows = cells_of(path)
    return [dict(zip(names, map(remove_guard, row), strict=True)) for row in rows]


def remove_guard(cell: str) -> str | None:
    """Return the text of a cell without its guard."""
    return re.sub("^'(?='*[=+@\t\r\n\0＝＋－＠-])", "", cell) or None


def read_back(directory: Path) -> czsu.Dataset:
    """Return the dataset that the tables contain."""
    tables = {path.stem: read_table(path) for path in directory.glob("*.csv")}
    owned = {
        name: group_by_record(rows) for name, rows in tables.items() if name not in RECORD_TABLES
    }
    plain: Raw = json.loads((directory / "datapackage.json").read_bytes())["dataset"]
    for name in RECORD_TABLES:
        plain[name] = [read_record(owned, name, row) for row in tables[name]]
    return czsu.Dataset.from_dict(plain)


def group_by_record(rows: list[Row]) -> dict[str | None, list[Row]]:
    """Return the rows of each record, in order of position."""
    owned: dict[str | None, list[Row]] = {}
    for row in sorted(rows, key=lambda row: int(row.get("position") or 0)):
        owned.setdefault(row.get("record"), []).append(row)
    return owned


def read_record(owned: dict[str, dict[str | None, list[Row]]], table: str, row: Row) -> Raw:
    """Return a record, given its row and the rows of other tables by record."""
    own = {name: rows.get(row["id"], []) for name, rows in owned.items()}
    plain: Raw = {
        name: cell for name, cell in row.items() if not name.endswith(("_earliest", "_latest"))
    }
    for name, (source, columns) in LISTS[table].items():
        plain[name] = [pick_columns(item, columns) for item in own[source]]
    if table == "events":
        plain["salience"] = int(plain["salience"])
    if table != "references":
        plain["citations"] = [
            {
                **pick_columns(citation, ("reference", "locator", "stance", "note")),
                "dates": [
                    pick_columns(claim, ("field", "span", "as_written"))
                    | {"rejected": claim["rejected"] == "true"}
                    for claim in own["claims"]
                    if claim["citation"] == citation["position"]
                ],
            }
            for citation in own["citations"]
        ]
    return plain


def pick_columns(row: Row, columns: str | tuple[str, ...]) -> Any:
    """Return one cell, or several by name."""
    return row[columns] if isinstance(columns, str) else {name: row[name] for name in columns}


class TestTables:
    """The tables contain the whole dataset, and nothing else."""

    @pytest.mark.parametrize("case", CASES)
    def test_tables_give_the_dataset_back(self, case: str, packages: dict[str, Path]) -> None:
        """The tables, read by a CSV reader and joined, are the same dataset."""
        assert read_back(packages[case].parent) == dataset_of(CASES[case])

    @given(sound_datasets())
    def test_tables_give_any_dataset_back(self, plain: Raw) -> None:
        """The same is true of any sound dataset."""
        dataset = czsu.Dataset.from_dict(plain)
        with tempfile.TemporaryDirectory() as directory:
            assert read_back(datapackage(dataset, directory).parent) == dataset

    def test_rows_are_shuffled_without_loss(self, tmp_path: Path) -> None:
        """The order of a list is in its positions, not in the order of the rows."""
        datapackage(czsu.dataset, tmp_path)
        for path in tmp_path.glob("*.csv"):
            names, *rows = cells_of(path)
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([names, *reversed(rows)])
        assert read_back(tmp_path) == czsu.dataset

    @pytest.mark.parametrize("case", CASES)
    def test_days_beside_dates_are_their_bounds(self, case: str, packages: dict[str, Path]) -> None:
        """The bounds are ISO days, or empty on an open side."""
        seen = 0
        for path in packages[case].parent.glob("*.csv"):
            for row in read_table(path):
                for name in row:
                    if f"{name}_earliest" in row:
                        bounds = (row[f"{name}_earliest"], row[f"{name}_latest"])
                        assert bounds == bounds_of(row[name])
                        seen += 1
        assert seen or not dataset_of(CASES[case]).records

    def test_register_has_every_record_once(self, packages: dict[str, Path]) -> None:
        """Every record is in the register with its table and its title or first name."""
        rows = read_table(packages["whole"].parent / "records.csv")
        assert [row["id"] for row in rows] == [record.id for record in czsu.dataset.records]
        by_id = {row["id"]: (row["room"], row["title"]) for row in rows}
        assert by_id["munich-agreement-1938"] == (
            "events",
            czsu.events["munich-agreement-1938"].title,
        )
        assert by_id["red-army"] == ("actors", czsu.actors["red-army"].name)

    def test_no_cell_is_a_formula(self, packages: dict[str, Path]) -> None:
        """A spreadsheet runs none of the texts, and they stay readable."""
        cells = {
            cell
            for path in packages["hostile"].parent.glob("*.csv")
            for row in cells_of(path)
            for cell in row
        }
        assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n\0"))]
        assert {"'+1", "'-1", "''=1", "''tis", "null"} <= cells

    def test_pandas_reads_the_tables(self, packages: dict[str, Path]) -> None:
        """The readers of pandas find rows and days, and take no text for a missing value."""
        directory = packages["whole"].parent
        for path in directory.glob("*.csv"):
            count = len(pd.read_csv(path, keep_default_na=False))
            assert count == len(read_table(path))
            assert count or path.stem in {"reference_editors", "reference_recipients"}
        events = pd.read_csv(directory / "events.csv", parse_dates=["date_earliest"])
        first = events.set_index("id")["date_earliest"]["munich-agreement-1938"]
        assert first == pd.Timestamp(czsu.events["munich-agreement-1938"].date.earliest)
        titles = pd.read_csv(packages["hostile"].parent / "references.csv", keep_default_na=False)[
            "title"
        ]
        assert set(map(remove_guard, titles)) == {*HOSTILE, "book"}

    def test_pandas_reads_empty_tables(self, packages: dict[str, Path]) -> None:
        """Empty tables have their headings."""
        full, none = packages["whole"].parent, packages["no records"].parent
        for path in none.glob("*.csv"):
            frame = pd.read_csv(path)
            assert frame.empty
            assert list(frame.columns) == list(pd.read_csv(full / path.name, nrows=0).columns)


def bounds_of(text: str | None) -> tuple[str | None, str | None]:
    """Return the first and the last day of a date in EDTF, as the table has them."""
    if text is None:
        return None, None
    span = czsu.TimeSpan(text)
    return (
        str(span.earliest) if has_first_day(text) else None,
        str(span.latest) if has_last_day(text) else None,
    )


# ---- Frictionless ----


def report_of(descriptor: Path) -> list[tuple[str, str, str]]:
    """Return the errors of Frictionless: the table, the type of error, the note."""
    report = frictionless.validate(str(descriptor))
    assert not report.errors
    assert not report.warnings
    return [(task.name, error.type, error.note) for task in report.tasks for error in task.errors]


def overwrite_column(directory: Path, name: str, column: str, value: str) -> None:
    """Write a value into every cell of a column that is not empty."""
    path = directory / f"{name}.csv"
    names, *rows = cells_of(path)
    place = names.index(column)
    for row in rows:
        row[place] = value if row[place] else ""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, *rows])


class TestFrictionless:
    """Frictionless, the standard's own library, reads the packages."""

    @pytest.mark.slow
    @pytest.mark.parametrize("case", CASES)
    def test_package_is_valid(self, case: str, packages: dict[str, Path]) -> None:
        """Descriptor, types, terms, keys, links, sizes and hashes have no errors."""
        assert report_of(packages[case]) == []

    @few_examples
    @given(sound_datasets())
    def test_any_package_is_valid(self, plain: Raw) -> None:
        """The package of any sound dataset is valid."""
        # Frictionless may hold a file open, which Windows could not delete.
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory:
            assert report_of(datapackage(czsu.Dataset.from_dict(plain), directory)) == []

    def test_frictionless_reads_what_we_wrote(self, packages: dict[str, Path]) -> None:
        """The cells, cast by the schema, are the values of the records."""
        package = frictionless.Package(str(packages["whole"]))
        assert len(package.resources) == len(list(packages["whole"].parent.glob("*.csv")))
        for row, event in zip(package.get_resource("events").read_rows(), czsu.events, strict=True):
            assert row["id"] == event.id
            assert row["title"] == event.title
            assert row["date_earliest"] == event.date.earliest
            assert row["place"] == event.place
            assert row["salience"] == event.salience

    def test_every_link_is_checked(self, tmp_path: Path) -> None:
        """Every link that leads nowhere is reported, in a dataset with every field filled."""
        descriptor = datapackage(CASES["every field"], tmp_path)
        for name, column in LINKS - {("claims", "record, citation")}:
            overwrite_column(tmp_path, name, column, "nowhere")
        overwrite_column(tmp_path, "claims", "citation", "99")
        found = report_of(descriptor)
        broken = {
            (name, match[1])
            for name, kind, note in found
            if kind == "foreign-key" and (match := re.match('for "([^"]*)"', note))
        }
        assert broken == LINKS

    def test_what_is_wrong_is_reported(self, tmp_path: Path) -> None:
        """Unknown terms, missing texts, wrong types and repeated keys are reported."""
        descriptor = datapackage(CASES["every field"], tmp_path)
        wrong = {
            ("events", "kind", "quarrel"): "constraint-error",
            ("events", "salience", "4"): "constraint-error",
            ("participants", "role", "bystander"): "constraint-error",
            ("claims", "field", "title"): "constraint-error",
            ("treaties", "title", ""): "constraint-error",
            ("citations", "stance", ""): "constraint-error",
            ("events", "date_latest", "1935"): "type-error",
            ("names", "position", "first"): "type-error",
            ("records", "id", "pact"): "primary-key",
            ("obligations", "position", "1"): "primary-key",
            ("references", "title", "another"): "hash-count",
        }
        for name, column, value in wrong:
            overwrite_column(tmp_path, name, column, value)
        found = report_of(descriptor)
        for (name, column, _), kind in wrong.items():
            notes = [note for table, error, note in found if (table, error) == (name, kind)]
            assert notes, (name, column)


# ---- the descriptor ----


def load_profile(version: str) -> Any:
    """Return the standard's JSON Schema of a descriptor, as dplib ships it."""
    spec = importlib.util.find_spec("dplib")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "profiles" / version / "datapackage.json"
    return json.loads(path.read_bytes())


def descriptor_of(**more: Any) -> Raw:
    """Return the descriptor of a small dataset with these fields in its header."""
    with tempfile.TemporaryDirectory() as directory:
        dataset = czsu.Dataset.from_dict({**raw_dataset(), **more})
        descriptor: Raw = json.loads(datapackage(dataset, directory).read_bytes())
    for version in ("1.0", "2.0"):
        jsonschema.validate(descriptor, load_profile(version))
    return descriptor


class TestDescriptor:
    """`datapackage.json` describes the data in the terms of the standard."""

    @pytest.mark.slow
    @pytest.mark.parametrize("version", ["1.0", "2.0"])
    @pytest.mark.parametrize("case", CASES)
    def test_descriptor_is_valid_by_both_versions(
        self, case: str, version: str, packages: dict[str, Path]
    ) -> None:
        """The JSON Schemas of the standard accept the descriptor."""
        jsonschema.validate(json.loads(packages[case].read_bytes()), load_profile(version))

    def test_descriptor_of_the_bundled_data(self, packages: dict[str, Path]) -> None:
        """Title, edition, day, licence, authors and sources are those of the dataset."""
        descriptor = json.loads(packages["whole"].read_bytes())
        assert descriptor["name"] == "czechoslovak-soviet-relations-1917-1993"
        assert descriptor["title"] == czsu.dataset.title
        assert descriptor["version"] == czsu.dataset.edition
        assert descriptor["created"] == f"{czsu.dataset.issued}T00:00:00Z"
        (licence,) = descriptor["licenses"]
        assert licence["name"] == czsu.dataset.license == "CC-BY-SA-4.0"
        assert licence["path"] == "https://creativecommons.org/licenses/by-sa/4.0/"
        assert [contributor["title"] for contributor in descriptor["contributors"]] == [
            "The czsu_relations authors"
        ]
        sources = [(source["title"], source.get("path")) for source in descriptor["sources"]]
        assert sources == [(reference.title, reference.url) for reference in czsu.references]

    def test_every_column_is_described(self, packages: dict[str, Path]) -> None:
        """Every description is a sentence, and a vocabulary that it names is public."""
        for resource in json.loads(packages["whole"].read_bytes())["resources"]:
            assert resource["description"]
            for column in resource["schema"]["fields"]:
                description = column["description"]
                assert description.endswith(".")
                named = re.fullmatch("A term of the codebook: `(.*)`.", description)
                assert not named or named[1] in czsu.__all__
                assert not named or "enum" in column["constraints"]

    def test_persons_and_bodies_made_it(self) -> None:
        """A person has a given and a family name, a body has a title alone."""
        authors = [
            {"family": "Dvořák", "given": "Jan"},
            {"family": "Čapek"},
            {"literal": "The Institute"},
        ]
        role = {"role": "author", "roles": ["author"]}
        assert descriptor_of(authors=authors)["contributors"] == [
            {"title": "Jan Dvořák", "givenName": "Jan", "familyName": "Dvořák", **role},
            {"title": "Čapek", "familyName": "Čapek", **role},
            {"title": "The Institute", **role},
        ]

    @pytest.mark.parametrize(
        ("licence", "expected"),
        [
            ("CC0-1.0", [{"name": "CC0-1.0"}]),
            ("MIT AND CC-BY-SA-4.0", None),
            ("LicenseRef-mine", None),
            ("ask <me>", None),
            (None, None),
        ],
    )
    def test_only_an_id_names_a_licence(
        self, licence: str | None, expected: list[dict[str, str]] | None
    ) -> None:
        """The standard has no place for an SPDX expression, which stays in the header."""
        descriptor = descriptor_of(license=licence)
        assert descriptor.get("licenses") == expected
        assert descriptor["dataset"].get("license") == licence

    @pytest.mark.parametrize(
        ("issued", "created"),
        [("2024-05-01", "2024-05-01T00:00:00Z"), ("2024-05", None), ("2024-05-01?", None)],
    )
    def test_only_a_certain_day_is_the_day_of_creation(
        self, issued: str, created: str | None
    ) -> None:
        """A date that is no certain day stays in the header, and is not made into one."""
        descriptor = descriptor_of(issued=issued)
        assert descriptor.get("created") == created
        assert descriptor["dataset"]["issued"] == issued

    def test_title_without_latin_letters_gives_no_name(self) -> None:
        """A name is ASCII, and it is left out if no letters remain."""
        assert "name" not in descriptor_of(title="Дружба")
        assert descriptor_of(title="Přátelství – Дружба, 2")["name"] == "pratelstvi-2"

    def test_address_with_two_dots_is_the_same_address(self) -> None:
        """Two dots, which version 1 refuses, are encoded."""
        reference = raw_reference(url="https://example.org/a...b/../c")
        (source,) = descriptor_of(references=[reference])["sources"]
        assert source["path"] == "https://example.org/a%2E%2E.b/%2E%2E/c"


# ---- files ----


class TestFiles:
    """Which files are written, and when none are."""

    def test_directory_is_made_and_files_are_replaced(self, tmp_path: Path) -> None:
        """Missing directories are made, files replaced, and other files kept."""
        target = tmp_path / "a" / "b"
        assert datapackage(czsu.dataset, str(target)) == target / "datapackage.json"
        (target / "notes.txt").touch()
        datapackage(czsu.events[:0], target)
        assert read_back(target) == czsu.dataset.excerpt(czsu.events[:0])
        assert (target / "notes.txt").exists()

    def test_a_file_is_no_directory(self, tmp_path: Path) -> None:
        """A file in the place of the directory is an error, and is not changed."""
        path = tmp_path / "file"
        path.write_text("mine", "utf-8")
        with pytest.raises(czsu.QueryError, match=r"into a directory, not a file: .*file$"):
            datapackage(czsu.dataset, path)
        assert path.read_text("utf-8") == "mine"

    def test_a_file_above_the_directory(self, tmp_path: Path) -> None:
        """A file in the place of a parent directory is an error, too."""
        (tmp_path / "file").touch()
        with pytest.raises(czsu.QueryError, match=r"into a directory, not a file: .*file.below$"):
            datapackage(czsu.dataset, tmp_path / "file" / "below")

    def test_where_one_file_cannot_be_written_none_is(self, tmp_path: Path) -> None:
        """If one file cannot be written, no file is changed, and the error names it."""
        datapackage(czsu.dataset, tmp_path)
        (tmp_path / "treaties.csv").unlink()
        (tmp_path / "treaties.csv").mkdir()
        before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
        with pytest.raises(OSError, match=r"treaties\.csv"):
            datapackage(czsu.events[:0], tmp_path)
        assert {path: path.read_bytes() for path in before} == before

    def test_a_directory_is_given_by_its_path(self) -> None:
        """A number is not a path."""
        wrong: Any = 3
        with pytest.raises(czsu.QueryTypeError, match=r"by its path, not a number \(3\)"):
            datapackage(czsu.dataset, wrong)

    def test_only_data_are_written(self, tmp_path: Path) -> None:
        """For data of another type no directory is made."""
        wrong: Any = "events"
        with pytest.raises(czsu.QueryTypeError, match="a dataset or a selection, not a text"):
            datapackage(wrong, tmp_path / "a")
        assert not (tmp_path / "a").exists()

    def test_same_data_give_the_same_bytes(self, tmp_path: Path) -> None:
        """Other processes, with other hash seeds, write the same bytes."""
        program = (
            "import czsu_relations as czsu, sys; "
            "czsu.export.datapackage(czsu.dataset, {!r}); print(czsu.dataset.edition)"
        )
        for seed in (1, 2):
            assert run_python(program.format(str(tmp_path / str(seed))), seed=seed)
        first, second = (
            {path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()}
            for seed in ("1", "2")
        )
        assert first == second
        assert len(first) == 29
