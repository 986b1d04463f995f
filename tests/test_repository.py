"""What is beside the package in the repository: workflows, forms, and the scripts of `.ci`."""

from __future__ import annotations

import json
import re
import runpy
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

import czsu_relations as czsu

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT: Final = Path(__file__).parents[1]
WORKFLOWS: Final = ROOT / ".github" / "workflows"
FORMS: Final = ROOT / ".github" / "ISSUE_TEMPLATE"
DATA: Final = Path(czsu.__file__).parent / "data"

find_problems: Final[Callable[[Path, str], list[str]]] = runpy.run_path(
    str(ROOT / ".ci" / "release_check.py")
)["find_problems"]
sort_data: Final[Callable[[Path], list[str]]] = runpy.run_path(str(ROOT / ".ci" / "sort_data.py"))[
    "sort_data"
]


# ---- workflows and forms ---------------------------------------------------------------


def read_yaml(path: Path) -> dict[str, Any]:
    """Return the content of a YAML file."""
    content: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return content


def test_the_quick_tests_are_run_as_the_readme_says() -> None:
    """The workflow runs the second command of README.md, to the letter."""
    steps = read_yaml(WORKFLOWS / "ci.yml")["jobs"]["quick"]["steps"]
    (command,) = [step["run"] for step in steps if "run" in step]
    assert command in (ROOT / "README.md").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", ["ci.yml", "release.yml"])
def test_jobs_have_only_the_permissions_that_they_name(name: str) -> None:
    """A workflow has no permissions, and each of its jobs has one."""
    workflow = read_yaml(WORKFLOWS / name)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert len(job["permissions"]) == 1


def test_only_one_job_can_publish() -> None:
    """It is in the environment in which a maintainer approves, and runs no code of ours."""
    jobs = read_yaml(WORKFLOWS / "release.yml")["jobs"]
    (publisher,) = [job for job in jobs.values() if "id-token" in job["permissions"]]
    assert publisher["environment"] == "release"
    assert [step["uses"].partition("@")[0] for step in publisher["steps"]] == [
        "actions/download-artifact",
        "pypa/gh-action-pypi-publish",
    ]


def test_forms_ask_for_what_the_documentation_says() -> None:
    """`docs/mistakes.md` names both forms and what they ask for."""
    page = " ".join((ROOT / "docs" / "mistakes.md").read_text("utf-8").split())
    for form in "data-correction", "bug":
        assert f"*{read_yaml(FORMS / f'{form}.yml')['name']}*" in page
    for field in "id", "What is wrong", "source", "place in the source", "wording":
        assert re.search(rf"\*\*(The )?{field}\*\*", page), field
    (versions,) = [
        field["attributes"]["description"]
        for field in read_yaml(FORMS / "bug.yml")["body"]
        if field.get("id") == "versions"
    ]
    assert versions.partition("`")[2].rstrip("`") in page


# ---- the check of a release --------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with version 1.2.0 and edition 2026.12.0, both ready for a release."""
    data = tmp_path / "src" / "czsu_relations" / "data"
    data.mkdir(parents=True)
    (data / "dataset.json").write_text('{"edition": "2026.12.0"}', "utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.0"\n', "utf-8")
    (tmp_path / "CHANGELOG.md").write_text(
        "## Code\n\n### [1.2.0] - 2026-12-03\n\n## Data\n\n### [2026.12.0] - 2026-12-03\n", "utf-8"
    )
    return tmp_path


def test_a_release_that_is_ready(repository: Path) -> None:
    """There is nothing to correct."""
    assert find_problems(repository, "v1.2.0") == []


@pytest.mark.parametrize("tag", ["1.2.0", "v1.2", "v1.2.1"])
def test_another_tag(repository: Path, tag: str) -> None:
    """The tag is the version after a v."""
    assert find_problems(repository, tag) == [
        f"the tag is {tag}, but pyproject.toml has version 1.2.0: write v1.2.0"
    ]


@pytest.mark.parametrize("heading", ["### [1.2.0] - Unreleased", "### [1.1.0] - 2026-12-03", ""])
def test_a_version_without_a_date(repository: Path, heading: str) -> None:
    """The changelog has a heading with the version and a date."""
    changelog = repository / "CHANGELOG.md"
    text = changelog.read_text("utf-8").replace("### [1.2.0] - 2026-12-03", heading)
    changelog.write_text(text, "utf-8")
    (problem,) = find_problems(repository, "v1.2.0")
    assert problem.startswith("CHANGELOG.md has no date for version 1.2.0")


def test_an_edition_in_development(repository: Path) -> None:
    """Data in development are not released."""
    header = repository / "src" / "czsu_relations" / "data" / "dataset.json"
    header.write_text('{"edition": "2026.12.1.dev0"}', "utf-8")
    assert find_problems(repository, "v1.2.0") == [
        "the edition of the data is 2026.12.1.dev0: publish the edition first"
    ]


def test_an_edition_without_a_date(repository: Path) -> None:
    """The changelog has a heading with the edition and a date, in its part on the data."""
    changelog = repository / "CHANGELOG.md"
    code, _, _ = changelog.read_text("utf-8").partition("## Data")
    changelog.write_text(f"{code}### [2026.12.0] - 2026-12-03\n\n## Data\n", "utf-8")
    (problem,) = find_problems(repository, "v1.2.0")
    assert problem.startswith("CHANGELOG.md has no date for edition 2026.12.0")


# ---- the order of the data ----------------------------------------------------------------


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the folder with the bundled data."""
    return shutil.copytree(DATA, tmp_path / "data")


def test_the_bundled_data_are_in_order(data: Path) -> None:
    """Nothing is written."""
    assert sort_data(data) == []


def test_data_are_put_in_order(data: Path) -> None:
    """Records, keys and line endings become what they were; the names of the files are returned."""
    events = json.loads((data / "events.json").read_text("utf-8"))
    shuffled = [dict(reversed(event.items())) for event in reversed(events)]
    (data / "events.json").write_text(json.dumps(shuffled), "utf-8")
    header = (data / "dataset.json").read_bytes()
    (data / "dataset.json").write_bytes(header.replace(b"\n", b"\r\n"))
    assert sort_data(data) == ["dataset.json", "events.json"]
    for path in DATA.glob("*.json"):
        assert (data / path.name).read_bytes() == path.read_bytes()


def test_invalid_data_are_not_written(data: Path) -> None:
    """Every problem is reported, and the files stay as they are."""
    (data / "treaties.json").write_text("[{}]", "utf-8")
    with pytest.raises(czsu.DatasetError, match="/treaties/0/id: is missing"):
        sort_data(data)
    assert (data / "treaties.json").read_text("utf-8") == "[{}]"
