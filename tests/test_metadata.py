"""What is said of the whole, and where: licences, versions and dates agree.

`citation-file-format-1.2.0.json` is the schema of the Citation File Format, as the package
cffconvert 2.0.0 has it; the authors put it under CC0-1.0.
"""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
import yaml

import czsu_relations as czsu
from czsu_relations.export import datapackage

ROOT: Final = Path(__file__).parents[1]
SCHEMA: Final = json.loads(Path(__file__).with_name("citation-file-format-1.2.0.json").read_text())

CODE: Final = "MIT"
DATA: Final = "CC-BY-SA-4.0"
LICENCE_FILES: Final = {
    "LICENSE": "MIT License\n",
    "LICENSE-DATA": "Creative Commons Attribution-ShareAlike 4.0\n",
}
"""The files, and what each says."""


def citation() -> dict[str, Any]:
    """Read CITATION.cff; its schema wants dates as texts."""
    read = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    cff: dict[str, Any] = json.loads(json.dumps(read, default=str))
    return cff


def releases(part: str) -> list[tuple[str, str]]:
    """Read the versions and their dates from a part of the changelog."""
    parts = re.split(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)
    told = dict(zip(parts[1::2], parts[2::2], strict=True))[part]
    return re.findall(r"^### \[(.+)\] - (\d{4}-\d{2}-\d{2})$", told, re.MULTILINE)


def package(directory: Path) -> dict[str, Any]:
    """Write the data as a data package, and read what it says of itself."""
    read: dict[str, Any] = json.loads(datapackage(czsu.dataset, directory).read_text("utf-8"))
    return read


def header() -> dict[str, Any]:
    """Read the header of the data as it is installed."""
    path = Path(czsu.__file__).parent / "data" / "dataset.json"
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def problems(cff: dict[str, Any]) -> list[str]:
    """Say what the schema does not allow."""
    validator: Any = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    return [error.message for error in validator.iter_errors(cff)]


class TestLicences:
    """The code is under one licence, the data under another."""

    def test_the_distribution_has_both(self) -> None:
        """So say its metadata, and it brings the texts."""
        installed = distribution("czsu-relations")
        assert installed.metadata["License-Expression"] == f"{CODE} AND {DATA}"
        assert set(installed.metadata.get_all("License-File", [])) == set(LICENCE_FILES)
        for name, says in LICENCE_FILES.items():
            text = (ROOT / name).read_text("utf-8")
            assert says in text
            assert installed.read_text(f"licenses/{name}") == text

    def test_the_citation_has_both(self) -> None:
        """CITATION.cff lists the licences of the distribution."""
        expression: str = distribution("czsu-relations").metadata["License-Expression"]
        assert citation()["license"] == expression.split(" AND ")
        assert citation()["preferred-citation"]["license"] == DATA

    def test_data_alone_have_their_own(self, tmp_path: Path) -> None:
        """In the library, in JSON and in a data package."""
        assert header()["license"] == DATA
        assert czsu.dataset.license == DATA
        assert czsu.dataset.to_dict()["license"] == DATA
        assert json.loads(czsu.dataset.to_json())["license"] == DATA
        assert [one["name"] for one in package(tmp_path)["licenses"]] == [DATA]


class TestVersions:
    """The code has versions, the data have editions, and both have dates."""

    def test_of_the_code(self) -> None:
        """The library, its metadata, the project, the citation and the changelog have one."""
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        newest, _ = releases("Code")[0]
        assert czsu.__version__ == newest
        assert distribution("czsu-relations").version == newest
        assert project["version"] == newest
        assert citation()["version"] == newest

    def test_of_the_data(self, tmp_path: Path) -> None:
        """The dataset, its JSON and a data package have one; once out, the changelog has it."""
        edition: str = header()["edition"]
        assert czsu.dataset.edition == edition
        assert czsu.dataset.to_dict()["edition"] == edition
        assert package(tmp_path)["version"] == edition
        # Until a changed dataset is published, people are asked to cite the edition before it.
        newest, _ = releases("Data")[0]
        assert citation()["preferred-citation"]["version"] == newest
        assert edition == newest or edition.endswith(".dev0")

    def test_dates(self) -> None:
        """The citation has the date of the code's version, the dataset that of its edition."""
        dates = {part: [date for _, date in releases(part)] for part in ("Code", "Data")}
        assert citation()["date-released"] == dates["Code"][0]
        assert header()["issued"] == str(czsu.dataset.issued) == dates["Data"][0]
        assert citation()["preferred-citation"]["date-released"] == dates["Data"][0]
        for part in dates.values():
            assert part == sorted(part, reverse=True)
            # An edition is published with a version, never after it.
            assert max(part) <= dates["Code"][0]


class TestCitationFile:
    """CITATION.cff by the schema of the Citation File Format."""

    def test_is_valid(self) -> None:
        """It is valid against version 1.2.0, the version that it names."""
        cff = citation()
        assert SCHEMA["$id"].split("/")[-2] == cff["cff-version"] == "1.2.0"
        assert problems(cff) == []

    @pytest.mark.parametrize(
        "slip",
        [
            {"title": ""},
            {"type": "data"},
            {"license": [CODE, "CC-BY-SA"]},
            {"date-released": "2026-02-30"},
            {"authors": []},
            {"edition": "1"},
        ],
        ids=lambda slip: next(iter(slip)),
    )
    def test_a_slip_is_found(self, slip: dict[str, Any]) -> None:
        """The schema is not so lax as to let anything pass."""
        assert len(problems(citation() | slip)) == 1

    def test_names_the_data_as_they_name_themselves(self) -> None:
        """Title and authors are those of the dataset."""
        data = citation()["preferred-citation"]
        assert data["title"] == czsu.dataset.title
        assert data["title"] in citation()["title"]
        assert [one["name"] for one in data["authors"]] == [
            one.literal for one in czsu.dataset.authors
        ]
