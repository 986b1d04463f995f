"""The folders of the package are layers: a module imports from its own layer and from lower ones.

Every import counts, also inside a function. Imports that only type checkers read are counted apart.
"""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import czsu_relations as czsu

PACKAGE = Path(__file__).parents[1] / "src" / "czsu_relations"
NAME = PACKAGE.name

LAYERS = [
    "_public",
    "errors",
    "_extras",
    "_dates",
    "_model",
    "_storage",
    "_tables",
    "_display",
    "_plot",
    "export",
    "_query",
    "_command",
    "__main__",
    "_pyinstaller",
]
"""From low to high. The `__init__` of the package itself is above all of them."""

IMPORTED_FROM_ABOVE_FOR_TYPE_CHECKERS: set[tuple[str, str]] = set()
"""Pairs of modules, the lower one first; at most ten, and none of them in `export`."""

MOST_LINES = 400

MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path != PACKAGE / "__init__.py"
}
"""Every module of the package by its name in it, such as `_dates.edtf`."""


def walk_tree(node: ast.AST, *, typing: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    """Yield a node and every node below it, and whether only type checkers read it."""
    yield node, typing
    children = ast.iter_child_nodes(node)
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        for statement in node.body:
            yield from walk_tree(statement, typing=True)
        children = iter(node.orelse)
    for child in children:
        yield from walk_tree(child, typing=typing)


def imported_modules(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the modules of the package that a file imports, and whether for type checkers only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node, typing in walk_tree(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                is_ours = alias.name.partition(".")[0] == NAME
                assert not is_ours, f"{path}: import names from a module of the package"
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports within the package are absolute"
            package, _, module = (node.module or "").partition(".")
            if package != NAME:
                continue
            for alias in node.names:
                target = module
                submodule = f"{module}.{alias.name}".removeprefix(".")
                if submodule in MODULES:
                    target = submodule
                assert target in MODULES, f"{path}: {alias.name} is to come from its own module"
                yield target, typing


RUN_TIME_IMPORTS: dict[str, set[str]] = {}
TYPING_IMPORTS: dict[str, set[str]] = {}
for _module, _path in MODULES.items():
    RUN_TIME_IMPORTS[_module] = set()
    TYPING_IMPORTS[_module] = set()
    for _target, _typing in imported_modules(_path):
        (TYPING_IMPORTS if _typing else RUN_TIME_IMPORTS)[_module].add(_target)


def layer_of(module: str) -> int:
    """Return how high the layer of a module is."""
    return LAYERS.index(module.partition(".")[0])


def upward_imports(imports: dict[str, set[str]]) -> set[tuple[str, str]]:
    """Return pairs of modules of which the first imports the second, from a higher layer."""
    found: set[tuple[str, str]] = set()
    for module, targets in imports.items():
        for target in targets:
            if layer_of(target) > layer_of(module):
                found.add((module, target))
    return found


def find_circle(imports: dict[str, set[str]]) -> list[str]:
    """Return modules that import each other in a circle; none if there is no circle."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle
    return []


def test_every_module_is_in_a_layer() -> None:
    """The layers are the folders and the few modules directly in the package, and no others."""
    assert {module.partition(".")[0] for module in MODULES} == set(LAYERS)


def test_imports_run_one_way() -> None:
    """No module imports from a layer above its own when the program runs, in a function or not."""
    assert upward_imports(RUN_TIME_IMPORTS) == set()


def test_few_imports_from_above_for_type_checkers() -> None:
    """For type checkers alone, a module imports from above only what the list has."""
    assert upward_imports(TYPING_IMPORTS) == IMPORTED_FROM_ABOVE_FOR_TYPE_CHECKERS
    assert len(IMPORTED_FROM_ABOVE_FOR_TYPE_CHECKERS) <= 10
    for module, _ in IMPORTED_FROM_ABOVE_FOR_TYPE_CHECKERS:
        assert not module.startswith("export")


def test_no_circle() -> None:
    """No module imports itself through others when the program runs."""
    assert find_circle(RUN_TIME_IMPORTS) == []


def test_circles_for_type_checkers_stay_in_the_query_layer() -> None:
    """Only selections and dataset name each other's types; below them there is no circle at all."""
    imports_below: dict[str, set[str]] = {}
    for module in MODULES:
        targets = RUN_TIME_IMPORTS[module] | TYPING_IMPORTS[module]
        imports_below[module] = {target for target in targets if not target.startswith("_query.")}
    assert find_circle(imports_below) == []


def test_a_circle_is_found() -> None:
    """The search for circles finds one, however long."""
    assert set(find_circle({"a": {"b"}, "b": {"c"}, "c": {"b"}})) == {"b", "c"}
    assert find_circle({"a": {"a"}}) == ["a", "a"]
    assert find_circle({"a": {"b", "c"}, "b": {"c"}}) == []


def test_every_kind_of_import_is_found(tmp_path: Path) -> None:
    """An import counts inside a function, and is for type checkers only below TYPE_CHECKING."""
    path = tmp_path / "module.py"
    path.write_text(
        "from czsu_relations import errors\n"
        "if TYPE_CHECKING:\n"
        "    from czsu_relations._query.dataset import Dataset\n"
        "else:\n"
        "    from czsu_relations._tables import table\n"
        "def f():\n"
        "    if True:\n"
        "        from czsu_relations.export import ical\n",
        encoding="utf-8",
    )
    assert list(imported_modules(path)) == [
        ("errors", False),
        ("_query.dataset", True),
        ("_tables.table", False),
        ("export", False),
    ]


def test_no_exporter_imports_another() -> None:
    """A format can be removed without changing the others."""
    shared = {
        "export._exportable",
        "export._biblatex",
        "export._catalogue",
        "export._citation",
        "export._croissant",
        "export._csl_item",
        "export._datapackage_schema",
        "export._jsonld_terms",
        "export._license",
    }
    exporters = {module for module in MODULES if module.startswith("export.")} - shared
    for module in exporters:
        assert RUN_TIME_IMPORTS[module] & exporters == set(), module


def test_no_module_is_long() -> None:
    """A module is one idea, and so it is short."""
    for path in PACKAGE.rglob("*.py"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= MOST_LINES, path


def test_every_layer_has_a_docstring() -> None:
    """The `__init__` of a folder is a docstring; only that of the exporters imports names."""
    for module, path in MODULES.items():
        if path.name == "__init__.py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            assert ast.get_docstring(tree), module
            assert module == "export" or len(tree.body) == 1, module


def test_no_module_has_the_name_of_a_lazy_object() -> None:
    """Such a module would take the place of the object once it was imported."""
    directly_in_the_package = {module.partition(".")[0] for module in MODULES}
    assert directly_in_the_package & set(czsu.__all__) == set()


def test_the_package_has_no_logic_at_import() -> None:
    """Its `__init__` holds a docstring, tables, the typed mirror and two functions."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    kinds = {type(statement) for statement in tree.body}
    assert kinds <= {ast.Expr, ast.Assign, ast.If}
