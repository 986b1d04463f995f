"""The README: its examples are true, its picture is current, and CI runs its commands."""

import re
import runpy
from importlib.metadata import metadata
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import czsu_relations as czsu
from documented_examples import read_examples, run_examples

ROOT = Path(__file__).parents[1]
PICTURE = "docs/_static/timeline.svg"


def test_examples_are_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example gives the output that it shows; files are written to a temporary folder."""
    monkeypatch.chdir(tmp_path)
    examples = read_examples((ROOT / "README.md").read_text("utf-8"), "README.md")
    assert len(examples.examples) >= 10
    run_examples([examples])


def test_numbers_of_records() -> None:
    """The README has the number of records of each table, within a tenth."""
    text = (ROOT / "README.md").read_text("utf-8")
    for table, records in czsu.dataset.records_by_table.items():
        number = re.search(rf"(\d+) {table}\b", text)
        assert number, table
        assert abs(int(number[1]) - len(records)) <= len(records) / 10, table


def test_commands_are_those_of_ci() -> None:
    """The two shell commands of the README are run by CI to the letter."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```sh\n(.*)$", text, re.MULTILINE)
    assert commands == [
        "python -m pip install . && python -m czsu_relations",
        'python -m pip install ".[test]" && python -m pytest',
    ]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for command in commands:
        assert f"'{command}'" in script


def test_links() -> None:
    """Only the picture has a relative link; the package index, which has no picture, has none."""
    links = re.compile(r"\]\((?!https://)(.+?)\)")
    assert links.findall((ROOT / "README.md").read_text("utf-8")) == [PICTURE]
    description = metadata("czsu-relations").json["description"]
    assert isinstance(description, str)
    assert "# czsu_relations" in description
    assert not links.findall(description)


def test_picture_is_current() -> None:
    """It was made of the chart that its script makes today, and has the labels of its events."""
    script = runpy.run_path(str(ROOT / "docs" / "draw_timeline.py"))
    svg = (ROOT / PICTURE).read_text("utf-8")
    assert script["format_checksum"](script["make_chart"]()) in svg, "run docs/draw_timeline.py"
    texts = " ".join(ET.fromstring(svg).itertext())  # noqa: S314 - made here
    for event in czsu.events.where(lambda event: event.salience == czsu.Salience.TURNING_POINT):
        assert all(word in texts for word in event.title.split()), event.id
