"""The rooms stand in one direction: a lower one never imports a higher one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOMS = Path(__file__).parents[1] / "src" / "czsu_relations"

EXPORTERS = [f"export.{path.stem}" for path in sorted((ROOMS / "export").glob("_[!_]*.py"))]
"""One room for each foreign format; none knows another."""

BOTTOM_TO_TOP = [
    "_public",
    "errors",
    "_calendar",
    "_edtf",
    "_english",
    "_bounds",
    "_timespan",
    "_vocabulary",
    "_author_year",
    "_names",
    "_forms",
    "_parts",
    "_records",
    "_trusted",
    "_json",
    "_codec",
    "_schema",
    "_integrity",
    "_order",
    "_account",
    "_exchange",
    "_csv",
    "_table",
    "_columns",
    "_tabular",
    "_selection",
    "_selections",
    "_answers",
    "_dyads",
    "_panel",
    "_dataset",
    "_bundled",
    "_exporting",
    "_biblatex",
    *EXPORTERS,
    "export",
    "_content",
    "_display",
    "_frame",
    "_timeline",
    "_course",
    "_disputes",
    "_drawing",
    "_plot",
    "_elements",
    "_html",
    "_terminal",
    "_cli",
    "__main__",
]

DOORS = {
    "_answers": ["_display", "_html"],
    "_tabular": ["export._arrow", "export._csv", "export._pandas", "export._polars"],
    "_selection": ["_html", "_plot"],
    "_selections": ["export._bibtex", "export._csl"],
    "_dyads": ["_html", "_plot"],
    "_dataset": ["export._citation", "_html", "_plot"],
}
"""Rooms with one-line methods that import a higher room and return its call."""


def imports(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Yield the rooms imported below a node, but for what only type checkers read."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        if isinstance(child, ast.ImportFrom) and (child.module or "").startswith("czsu_relations"):
            room = (child.module or "").partition(".")[2]
            yield from ((node, room or alias.name) for alias in child.names)
        if isinstance(child, ast.Import):
            assert not any(alias.name.startswith("czsu_relations") for alias in child.names)
        yield from imports(child)


def source_of(room: str) -> str:
    """Return the text of a room."""
    path = ROOMS / room.replace(".", "/")
    return (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text("utf-8")


def test_every_room_has_its_place() -> None:
    """The list names every module of the package but its face."""
    rooms = {path.stem for path in ROOMS.glob("*.py")} - {"__init__"}
    assert rooms | {"export", *EXPORTERS} == set(BOTTOM_TO_TOP)


@pytest.mark.parametrize("room", BOTTOM_TO_TOP)
def test_imports_run_one_way(room: str) -> None:
    """A room imports only rooms below it, but for the doors, whose body is one return."""
    for place, imported in imports(ast.parse(source_of(room))):
        if imported in DOORS.get(room, ()):
            assert isinstance(place, ast.FunctionDef)
            *documented, opened, called = place.body
            assert all(isinstance(statement, ast.Expr) for statement in documented)
            assert isinstance(opened, ast.ImportFrom)
            assert isinstance(called, ast.Return | ast.Expr)
        else:
            assert BOTTOM_TO_TOP.index(imported) < BOTTOM_TO_TOP.index(room)


def test_no_exporter_knows_another() -> None:
    """A foreign format can be taken out without touching the others."""
    for room in EXPORTERS:
        imported = {name for _, name in imports(ast.parse(source_of(room)))}
        assert imported.isdisjoint({"export", *EXPORTERS})


def test_the_face_has_no_logic_at_import() -> None:
    """The face holds a docstring, tables, the mirror and two functions: no calls, no loops."""
    tree = ast.parse((ROOMS / "__init__.py").read_text(encoding="utf-8"))
    kinds = {type(statement) for statement in tree.body}
    assert kinds <= {ast.Expr, ast.Assign, ast.If}
