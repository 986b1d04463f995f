"""The notebooks run from the first cell to the last, and say what the data files say."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from attrs import frozen

import czsu_relations as czsu

alt: Any = import_module("altair")
config: Any = import_module("traitlets.config")
interactive: Any = import_module("IPython.core.interactiveshell")
capture: Any = import_module("IPython.utils.capture")

FOLDER: Final = Path(__file__).parents[1] / "docs/notebooks"
DATA: Final = Path(czsu.__file__).parent / "data"
NOTEBOOKS: Final = {
    "merging-with-a-panel": {"Chart", "DataFrame", "DyadYears"},
    "munich-to-prague": {"Card", "Events", "LayerChart", "Snapshot", "Treaties"},
}
"""What each shows as HTML."""


def read(name: str) -> dict[str, Any]:
    """A notebook as it is kept."""
    notebook: dict[str, Any] = json.loads((FOLDER / f"{name}.ipynb").read_text("utf-8"))
    return notebook


def data(room: str) -> dict[str, dict[str, Any]]:
    """The records of a room by id, as the file has them."""
    records: list[dict[str, Any]] = json.loads((DATA / f"{room}.json").read_text("utf-8"))
    return {record["id"]: record for record in records}


@frozen
class Cell:
    """What a cell gave: its prints, and its last value, also in the forms that IPython shows."""

    printed: str
    value: object
    shown: dict[str, Any]


@frozen
class Run:
    """A notebook that has run: its variables, and each cell by id."""

    variables: dict[str, Any]
    cells: dict[str, Cell]


@cache
def run(name: str) -> Run:
    """Run a notebook as IPython does, in this process; a cell that fails fails the test."""
    cells: dict[str, Cell] = {}
    without_history = config.Config(HistoryManager={"enabled": False})
    with TemporaryDirectory() as folder:
        shell = interactive.InteractiveShell(config=without_history, ipython_dir=folder)
        shell.restore_sys_module_state()  # it has made itself the main module
        shell.display_formatter.active_types = shell.display_formatter.format_types
        for cell in read(name)["cells"]:
            if cell["cell_type"] == "code":
                with capture.capture_output() as captured:
                    result = shell.run_cell("".join(cell["source"]))
                result.raise_error()
                assert captured.stderr == ""
                shown, _ = shell.display_formatter.format(result.result)
                cells[cell["id"]] = Cell(captured.stdout, result.result, shown)
    return Run(shell.user_ns, cells)


# ---- as they are kept --------------------------------------------------------


def test_notebooks_are_not_lost() -> None:
    """Every notebook is tested."""
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == sorted(NOTEBOOKS)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_nothing_generated_is_kept(name: str) -> None:
    """Cells have neither outputs nor counts, and notebooks say no more of Python than its name."""
    notebook = read(name)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert notebook["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook["cells"]:
        assert set(cell["metadata"]) <= {"mystnb"}
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_cells_are_named(name: str) -> None:
    """Each cell has an id of its own, of words: no editor made it up, none will replace it."""
    ids = [cell["id"] for cell in read(name)["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-([a-z]+|\d{4}))*", key) for key in ids)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_figures_are_told(name: str) -> None:
    """A cell that draws a chart has a text for those who do not see it, and no other has."""
    cells = run(name).cells
    drawn = {key for key, cell in cells.items() if isinstance(cell.value, alt.TopLevelMixin)}
    told = {
        cell["id"]: cell["metadata"]["mystnb"]["image"]["alt"]
        for cell in read(name)["cells"]
        if cell["metadata"]
    }
    assert drawn == told.keys() != set()
    assert all(told.values())


# ---- as they run -------------------------------------------------------------


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_cell_shows_something(name: str) -> None:
    """Every cell runs without a warning and prints or shows; records and frames show as HTML."""
    cells = run(name).cells
    assert len(cells) >= 10
    for key, cell in cells.items():
        assert cell.printed, key
        assert "Traceback" not in cell.printed, key
    html = {type(cell.value).__name__ for cell in cells.values() if "text/html" in cell.shown}
    assert html == NOTEBOOKS[name]


def test_pact_is_drawn_certain_until_the_first_source_ends_it() -> None:
    """The figure is strong from the last beginning that is given to the earliest end."""
    record = data("treaties")["mutual-assistance-1935"]
    claims = [claim for citation in record["citations"] for claim in citation.get("dates", ())]
    spans = [claim["span"] for claim in claims if claim["field"] == "in_force"]
    starts, ends = zip(*(span.split("/") for span in [record["in_force"], *spans]), strict=True)
    assert (max(starts), min(ends)) == ("1935-06", "1938-09")

    variables = run("munich-to-prague").variables
    excerpt = variables["czsu"].dataset.excerpt(variables["treaty_of_1935"], variables["relations"])
    bars = [row for rows in excerpt.plot().to_dict()["datasets"].values() for row in rows]
    certain = [
        (bar["first"][:10], bar["last"][:10])
        for bar in bars
        if bar.get("holds") == "certainly" and bar["id"] == record["id"]
    ]
    assert set(certain) == {("1935-06-30", "1938-09-01")}


def test_bibliography_is_what_the_record_cites() -> None:
    """The notebook cites the texts of the time and the research that its record rests on."""
    record = data("events")["exile-government-recognition-1941"]
    evidence = {key: reference["evidence"] for key, reference in data("references").items()}
    cited = {citation["reference"] for citation in record["citations"]}
    printed = run("munich-to-prague").cells["bibtex"].printed
    assert set(re.findall(r"^@\w+\{(.+),$", printed, re.MULTILINE)) == {
        key for key in cited if evidence[key] in {"primary", "scholarly"}
    }
    assert json.loads((DATA / "dataset.json").read_text("utf-8"))["edition"] in printed


def test_merge_keeps_the_panel_and_leaves_open_what_is_open() -> None:
    """A year is bound if all sources of some pact say so, open if only some do, by years alone."""
    merged = run("merging-with-a-panel").variables["merged"]
    pacts = [
        pact
        for pact in data("treaties").values()
        if "defence" in pact.get("obligations", ())
        and {"czechoslovakia", "soviet-union"} <= set(pact["parties"])
        and "in_force" in pact
    ]

    def says(span: str, signed: str, year: int) -> bool:
        start, end = span.split("/")
        return (start or signed)[:4] <= str(year) <= (end or "9999")[:4]

    def bound(year: int) -> bool | None:
        answers: list[set[bool]] = []
        for pact in pacts:
            claims = [one for cited in pact["citations"] for one in cited.get("dates", ())]
            spans = [claim["span"] for claim in claims if claim["field"] == "in_force"]
            spans.append(pact["in_force"])
            answers.append({says(span, pact["signed"], year) for span in spans})
        if {True} in answers:
            return True
        return None if {True, False} in answers else False

    answers = {
        year: None if is_open else bool(answer)
        for year, answer, is_open in zip(
            merged["year"], merged["defence"], merged["defence"].isna(), strict=True
        )
    }
    # Later, what is said of a treaty's end must be read together with the end of a state.
    years = range(1918, 1991)
    assert {year: answers[year] for year in years} == {year: bound(year) for year in years}
    panel = run("merging-with-a-panel").variables["panel"]
    first = int(data("actors")["czechoslovakia"]["existed"][:4])
    without = run("merging-with-a-panel").cells["mended"].value
    assert without == list(range(1914, first))
    kept = panel[panel["year"] >= first]
    assert merged["synthetic_trade"].tolist() == kept["synthetic_trade"].tolist()
    assert merged["cow_a"].tolist() == kept["ccode1"].tolist()
