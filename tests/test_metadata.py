"""Licences, versions and dates: every file that has them has the same.

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
SCHEMA: Final = json.loads((ROOT / "tests" / "citation-file-format-1.2.0.json").read_bytes())

CODE: Final = "MIT"
DATA: Final = "CC-BY-SA-4.0"
LICENCE_FILES: Final = {
    "LICENSE": "MIT License\n",
    "LICENSE-DATA": "Creative Commons Attribution-ShareAlike 4.0\n",
}
"""The files with the licences, and a line of each."""


def citation() -> dict[str, Any]:
    """Return CITATION.cff, with dates as texts: its schema asks for them."""
    read = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    cff: dict[str, Any] = json.loads(json.dumps(read, default=str))
    return cff


def releases(part: str) -> list[tuple[str, str]]:
    """Return the versions and their dates in a part of the changelog, newest first."""
    parts = re.split(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)
    text = dict(zip(parts[1::2], parts[2::2], strict=True))[part]
    return re.findall(r"^### \[(.+)\] - (\d{4}-\d{2}-\d{2})$", text, re.MULTILINE)


def package(directory: Path) -> dict[str, Any]:
    """Write the data as a data package, and return its descriptor."""
    read: dict[str, Any] = json.loads(datapackage(czsu.dataset, directory).read_text("utf-8"))
    return read


def header() -> dict[str, Any]:
    """Return the header of the data in the package."""
    path = Path(czsu.__file__).parent / "data" / "dataset.json"
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def problems(cff: dict[str, Any]) -> list[str]:
    """Return the errors that the schema finds."""
    validator: Any = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    return [error.message for error in validator.iter_errors(cff)]


class TestLicences:
    """The code is under one licence, the data under another."""

    def test_the_distribution_has_both(self) -> None:
        """Its metadata name both, and it contains their texts."""
        installed = distribution("czsu-relations")
        assert installed.metadata["License-Expression"] == f"{CODE} AND {DATA}"
        assert set(installed.metadata.get_all("License-File", [])) == set(LICENCE_FILES)
        for name, line in LICENCE_FILES.items():
            text = (ROOT / name).read_text("utf-8")
            assert line in text
            assert installed.read_text(f"licenses/{name}") == text

    def test_the_citation_has_both(self) -> None:
        """CITATION.cff lists the licences of the distribution."""
        expression: str = distribution("czsu-relations").metadata["License-Expression"]
        assert citation()["license"] == expression.split(" AND ")
        assert citation()["preferred-citation"]["license"] == DATA

    def test_data_have_their_own(self, tmp_path: Path) -> None:
        """The licence of the data is in the library, in JSON and in a data package."""
        assert header()["license"] == DATA
        assert czsu.dataset.license == DATA
        assert czsu.dataset.to_dict()["license"] == DATA
        assert json.loads(czsu.dataset.to_json())["license"] == DATA
        assert [licence["name"] for licence in package(tmp_path)["licenses"]] == [DATA]


class TestVersions:
    """The code has versions, the data have editions, and both have dates."""

    def test_of_the_code(self) -> None:
        """The library, its metadata, the project, the citation and the changelog have the same."""
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        newest, _ = releases("Code")[0]
        assert czsu.__version__ == newest
        assert distribution("czsu-relations").version == newest
        assert project["version"] == newest
        assert citation()["version"] == newest

    def test_of_the_data(self, tmp_path: Path) -> None:
        """The dataset, its JSON and a data package have the same, as has the changelog once out."""
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
        """It is valid in version 1.2.0 of the format, which it names."""
        cff = citation()
        assert SCHEMA["$id"].split("/")[-2] == cff["cff-version"] == "1.2.0"
        assert problems(cff) == []

    @pytest.mark.parametrize(
        "error",
        [
            {"title": ""},
            {"type": "data"},
            {"license": [CODE, "CC-BY-SA"]},
            {"date-released": "2026-02-30"},
            {"authors": []},
            {"edition": "1"},
        ],
        ids=lambda error: next(iter(error)),
    )
    def test_an_error_is_found(self, error: dict[str, Any]) -> None:
        """The schema finds an error in any of these fields."""
        assert len(problems(citation() | error)) == 1

    def test_has_the_title_and_authors_of_the_data(self) -> None:
        """Title, authors, DOI and address are those of the dataset."""
        data = citation()["preferred-citation"]
        assert data["title"] == czsu.dataset.title
        assert data["title"] in citation()["title"]
        assert data.get("url") == czsu.dataset.url
        # The DOI is that of an edition, so that a changed dataset has none until it is published.
        unpublished = czsu.dataset.edition.endswith(".dev0")
        assert czsu.dataset.doi == (None if unpublished else data.get("doi"))
        names = [author["name"] for author in data["authors"]]
        assert names == [author.literal for author in czsu.dataset.authors]
