"""The folders of the package are layers: a module imports from its own layer and from lower ones.

Every import counts, also inside functions. What only type checkers read is told apart.
"""

import ast
from collections.abc import Iterator
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
]
"""From low to high. The package itself, `__init__`, stands above them all."""

IMPORTED_FROM_ABOVE_FOR_TYPE_CHECKERS: set[tuple[str, str]] = set()
"""Pairs of modules, the lower one first; at most ten, and none of them in `export`."""

MOST_LINES = 400

MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path != PACKAGE / "__init__.py"
}
"""Every module of the package by its name in it, such as `_dates.edtf`."""


def is_for_type_checkers(node: ast.AST) -> bool:
    """Whether a statement is `if TYPE_CHECKING:`."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def walk_with_flag(node: ast.AST, *, typing: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    """Yield every node below a node, and whether only type checkers read it."""
    for child in ast.iter_child_nodes(node):
        yield child, typing
        if is_for_type_checkers(child):
            assert isinstance(child, ast.If)
            for statement in child.body:
                yield statement, True
                yield from walk_with_flag(statement, typing=True)
            for statement in child.orelse:
                yield statement, typing
                yield from walk_with_flag(statement, typing=typing)
        else:
            yield from walk_with_flag(child, typing=typing)


def imported_modules(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the modules of the package that a file imports, and whether for type checkers only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node, typing in walk_with_flag(tree):
        if isinstance(node, ast.Import):
            whole_package = [alias.name for alias in node.names if alias.name.startswith(NAME)]
            assert not whole_package, f"{path}: import names from a module of the package"
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports within the package are absolute"
            package, _, module = (node.module or "").partition(".")
            if package != NAME:
                continue
            for alias in node.names:
                submodule = f"{module}.{alias.name}" if module else alias.name
                yield (submodule if submodule in MODULES else module), typing


RUN_TIME_IMPORTS = {
    module: {target for target, typing in imported_modules(path) if not typing}
    for module, path in MODULES.items()
}
TYPING_IMPORTS = {
    module: {target for target, typing in imported_modules(path) if typing}
    for module, path in MODULES.items()
}


def layer_of(module: str) -> int:
    """Return how high the layer of a module is."""
    return LAYERS.index(module.partition(".")[0])


def upward_imports(imports: dict[str, set[str]]) -> set[tuple[str, str]]:
    """Return the imports of a module by one in a lower layer."""
    return {
        (module, target)
        for module, targets in imports.items()
        for target in targets
        if layer_of(target) > layer_of(module)
    }


def find_circle(imports: dict[str, set[str]]) -> list[str]:
    """Return modules that import each other in a circle; none if there is no circle."""
    finished: set[str] = set()

    def follow(module: str, path: list[str]) -> list[str]:
        if module in path:
            return [*path[path.index(module) :], module]
        if module in finished:
            return []
        for target in sorted(imports[module]):
            if circle := follow(target, [*path, module]):
                return circle
        finished.add(module)
        return []

    for module in sorted(imports):
        if circle := follow(module, []):
            return circle
    return []


def test_every_module_is_in_a_layer() -> None:
    """The layers are the folders and the few modules directly in the package, and no others."""
    assert {module.partition(".")[0] for module in MODULES} == set(LAYERS)


def test_imports_run_one_way() -> None:
    """No module imports from a layer above its own when the program runs, in a function or not."""
    assert upward_imports(RUN_TIME_IMPORTS) == set()


def test_few_imports_from_above_for_type_checkers() -> None:
    """For type checkers alone, no more is imported from above than the list has."""
    assert upward_imports(TYPING_IMPORTS) == IMPORTED_FROM_ABOVE_FOR_TYPE_CHECKERS
    assert len(IMPORTED_FROM_ABOVE_FOR_TYPE_CHECKERS) <= 10
    assert not [low for low, _ in IMPORTED_FROM_ABOVE_FOR_TYPE_CHECKERS if low.startswith("export")]


def test_no_circle() -> None:
    """No module imports itself by way of others when the program runs."""
    assert find_circle(RUN_TIME_IMPORTS) == []


def test_circles_for_type_checkers_stay_in_the_query_layer() -> None:
    """Only selections and dataset name each other's types; below them there is no circle at all."""
    below = {
        module: {
            target
            for target in RUN_TIME_IMPORTS[module] | TYPING_IMPORTS[module]
            if not target.startswith("_query.")
        }
        for module in MODULES
    }
    assert find_circle(below) == []


def test_a_circle_is_found() -> None:
    """The search for circles finds one that is there, however long."""
    assert find_circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]


def test_no_exporter_imports_another() -> None:
    """A foreign format can be taken out without touching the others."""
    shared = {
        "export._exportable",
        "export._biblatex",
        "export._datapackage_schema",
        "export._jsonld_terms",
    }
    exporters = {module for module in MODULES if module.startswith("export.")} - shared
    found = {
        (module, target) for module in exporters for target in RUN_TIME_IMPORTS[module] & exporters
    }
    assert found == set()


def test_no_module_is_long() -> None:
    """A module is one idea, and so it is short."""
    lines = {
        module: len(path.read_text(encoding="utf-8").splitlines())
        for module, path in MODULES.items()
    }
    assert {module: count for module, count in lines.items() if count > MOST_LINES} == {}


def test_every_layer_says_what_it_is() -> None:
    """The `__init__` of a folder is a docstring; only that of the exporters imports names."""
    for module, path in MODULES.items():
        if path.name == "__init__.py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            assert ast.get_docstring(tree), module
            assert module == "export" or len(tree.body) == 1, module


def test_no_module_has_the_name_of_a_lazy_object() -> None:
    """Else, once it was imported, the module would be found in the place of the object."""
    directly_in_the_package = {module.partition(".")[0] for module in MODULES}
    assert directly_in_the_package & set(czsu.__all__) == set()


def test_the_package_has_no_logic_at_import() -> None:
    """Its `__init__` holds a docstring, tables, the typed mirror and two functions."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    kinds = {type(statement) for statement in tree.body}
    assert kinds <= {ast.Expr, ast.Assign, ast.If}
