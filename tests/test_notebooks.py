"""The notebooks: they run from the first cell to the last, and agree with the data files."""

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
"""The notebooks, and the types of the values that each shows as HTML."""


def read_notebook(name: str) -> dict[str, Any]:
    """Return a notebook as it is in its file."""
    notebook: dict[str, Any] = json.loads((FOLDER / f"{name}.ipynb").read_text("utf-8"))
    return notebook


def read_table(table: str) -> dict[str, dict[str, Any]]:
    """Return the records of a data file by id."""
    records: list[dict[str, Any]] = json.loads((DATA / f"{table}.json").read_text("utf-8"))
    return {record["id"]: record for record in records}


def spans_in_force(treaty: dict[str, Any]) -> list[str]:
    """Return the time in force of a treaty, first by the record and then by each source."""
    spans: list[str] = [treaty["in_force"]]
    for citation in treaty["citations"]:
        for claim in citation.get("dates", ()):
            if claim["field"] == "in_force":
                spans.append(claim["span"])
    return spans


@frozen
class Cell:
    """The output of a cell: its printed text, its last value and the forms that IPython shows."""

    printed: str
    value: object
    shown: dict[str, Any]


@frozen
class Run:
    """A notebook that has run: its variables, and each cell by id."""

    variables: dict[str, Any]
    cells: dict[str, Cell]


@cache
def run_notebook(name: str) -> Run:
    """Run a notebook as IPython does, in this process; if a cell fails, the test fails."""
    cells: dict[str, Cell] = {}
    without_history = config.Config(HistoryManager={"enabled": False})
    # IPython may hold a file open, which Windows could not delete.
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        shell = interactive.InteractiveShell(config=without_history, ipython_dir=folder)
        shell.restore_sys_module_state()  # the shell has replaced the main module by its own
        shell.display_formatter.active_types = shell.display_formatter.format_types
        for cell in read_notebook(name)["cells"]:
            if cell["cell_type"] == "code":
                with capture.capture_output() as captured:
                    result = shell.run_cell("".join(cell["source"]))
                result.raise_error()
                assert captured.stderr == ""
                shown, _ = shell.display_formatter.format(result.result)
                cells[cell["id"]] = Cell(captured.stdout, result.result, shown)
    return Run(shell.user_ns, cells)


# ---- their files -------------------------------------------------------------


def test_notebooks_are_not_lost() -> None:
    """Every notebook is tested."""
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == sorted(NOTEBOOKS)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_files_have_no_output(name: str) -> None:
    """Cells have neither outputs nor counts; of Python, the metadata have only the name."""
    notebook = read_notebook(name)
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
    """Each cell has an id of its own that consists of words, as no editor makes them."""
    ids = [cell["id"] for cell in read_notebook(name)["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-([a-z]+|\d{4}))*", key) for key in ids)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_charts_have_alternative_texts(name: str) -> None:
    """A cell that draws a chart has a text for people who do not see it, and no other cell has."""
    cells = run_notebook(name).cells
    charts = {key for key, cell in cells.items() if isinstance(cell.value, alt.TopLevelMixin)}
    alternative_texts: dict[str, str] = {}
    for cell in read_notebook(name)["cells"]:
        if cell["metadata"]:
            alternative_texts[cell["id"]] = cell["metadata"]["mystnb"]["image"]["alt"]
    assert charts == alternative_texts.keys() != set()
    assert all(alternative_texts.values())


# ---- their output ------------------------------------------------------------


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_cell_shows_something(name: str) -> None:
    """Every cell runs without a warning and prints or shows a value, some values as HTML."""
    cells = run_notebook(name).cells
    assert len(cells) >= 10
    for key, cell in cells.items():
        assert cell.printed, key
        assert "Traceback" not in cell.printed, key
    html = {type(cell.value).__name__ for cell in cells.values() if "text/html" in cell.shown}
    assert html == NOTEBOOKS[name]


def test_pact_is_certain_until_a_source_contradicts_it() -> None:
    """Its bar is strong from its own beginning to the last day that every source allows."""
    record = read_table("treaties")["mutual-assistance-1935"]
    intervals = [span.split("/") for span in spans_in_force(record)]
    latest_start = max(start for start, _ in intervals)
    earliest_end = min(end for _, end in intervals)
    assert (latest_start, earliest_end) == ("1935-06", "1938-09")

    variables = run_notebook("munich-to-prague").variables
    excerpt = variables["czsu"].dataset.excerpt(variables["treaty_of_1935"], variables["relations"])
    certain: set[tuple[str, str]] = set()
    for rows in excerpt.plot().to_dict()["datasets"].values():
        for row in rows:
            if row.get("holds") == "certainly" and row["id"] == record["id"]:
                certain.add((row["first"][:10], row["last"][:10]))
    assert certain == {("1935-06-30", "1938-09-30")}


def test_bibliography_is_what_the_record_cites() -> None:
    """The notebook prints the primary and scholarly sources of its record, and no others."""
    record = read_table("events")["exile-government-recognition-1941"]
    evidence = {key: reference["evidence"] for key, reference in read_table("references").items()}
    cited = {citation["reference"] for citation in record["citations"]}
    printed = run_notebook("munich-to-prague").cells["bibtex"].printed
    assert set(re.findall(r"^@\w+\{(.+),$", printed, re.MULTILINE)) == {
        key for key in cited if evidence[key] in {"primary", "scholarly"}
    }
    assert json.loads((DATA / "dataset.json").read_text("utf-8"))["edition"] in printed


def was_in_force(treaty: dict[str, Any], year: int) -> bool:
    """Return whether a treaty was in force in a year, by the date of its record."""
    start, end = treaty["in_force"].split("/")
    return bool(start[:4] <= str(year) <= end[:4].replace("X", "9"))


def test_merge_keeps_the_panel_and_leaves_open_what_is_open() -> None:
    """A year has defence if some pact was in force; it is open where its end is not known."""
    merged = run_notebook("merging-with-a-panel").variables["merged"]
    pacts: list[dict[str, Any]] = []
    for treaty in read_table("treaties").values():
        is_between_the_sides = {"czechoslovakia", "soviet-union"} <= set(treaty["parties"])
        is_alliance = "defence" in treaty.get("obligations", ())
        if is_between_the_sides and is_alliance and "in_force" in treaty:
            pacts.append(treaty)

    answers: dict[int, bool | None] = {}
    is_missing = merged["defence"].isna()
    for year, answer, missing in zip(merged["year"], merged["defence"], is_missing, strict=True):
        answers[year] = None
        if not missing:
            answers[year] = bool(answer)
    # Of the treaty of 1970, only the decade of its end is known.
    for year in range(1918, 1992):
        assert answers[year] is any(was_in_force(pact, year) for pact in pacts), year
    assert answers[1992] is None
    panel = run_notebook("merging-with-a-panel").variables["panel"]
    first = int(read_table("actors")["czechoslovakia"]["existed"][:4])
    without = run_notebook("merging-with-a-panel").cells["mended"].value
    assert without == list(range(1914, first))
    kept = panel[panel["year"] >= first]
    assert merged["synthetic_trade"].tolist() == kept["synthetic_trade"].tolist()
    assert merged["cow_a"].tolist() == kept["ccode1"].tolist()
