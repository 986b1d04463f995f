"""The hook of PyInstaller: what is in a frozen program beside the modules that it imports by name.

PyInstaller itself is not needed: its three functions that the hook calls are written out here.
"""

from __future__ import annotations

import pkgutil
import runpy
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

import czsu_relations as czsu
from czsu_relations._pyinstaller.folders import list_hook_folders

ROOT: Final = Path(__file__).parents[1]
PACKAGE: Final = Path(czsu.__file__).parent
METADATA: Final = ("czsu_relations.dist-info", "czsu_relations.dist-info")


def _collect_submodules(package: str) -> list[str]:
    found = pkgutil.walk_packages([str(PACKAGE)], f"{package}.")
    return [package, *(module.name for module in found)]


def _collect_data_files(package: str) -> list[tuple[str, str]]:
    files: list[tuple[str, str]] = []
    for path in PACKAGE.rglob("*.*"):
        if path.is_file() and path.suffix not in {".py", ".pyc"}:
            files.append((str(path), str(Path(package, path.parent.relative_to(PACKAGE)))))
    return files


def _copy_metadata(distribution: str) -> list[tuple[str, str]]:
    assert distribution == "czsu-relations"
    return [METADATA]


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the variables of the hook after PyInstaller has run it."""
    hooks: Any = ModuleType("PyInstaller.utils.hooks")
    hooks.collect_submodules = _collect_submodules
    hooks.collect_data_files = _collect_data_files
    hooks.copy_metadata = _copy_metadata
    for name in "PyInstaller", "PyInstaller.utils":
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    (folder,) = list_hook_folders()
    return runpy.run_path(str(Path(folder, "hook-czsu_relations.py")))


def test_the_entry_point() -> None:
    """PyInstaller finds the folder of the hook by the entry point."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (entry_point,) = project["entry-points"]["pyinstaller40"].items()
    function = list_hook_folders
    assert entry_point == ("hook-dirs", f"{function.__module__}:{function.__qualname__}")


def test_modules_that_are_imported_when_a_name_is_first_used(hook: dict[str, Any]) -> None:
    """Every module that has a public name is in the program, and so is the command line."""
    for module in vars(czsu)["_NAMES"]:
        assert f"czsu_relations.{module}" in hook["hiddenimports"]
    assert "czsu_relations.export" in hook["hiddenimports"]
    assert "czsu_relations._command.main" in hook["hiddenimports"]


def test_data(hook: dict[str, Any]) -> None:
    """The JSON files keep their folder in the package."""
    folders = {Path(source).name: folder for source, folder in hook["datas"]}
    for path in (PACKAGE / "data").glob("*.json"):
        assert folders[path.name] == str(Path("czsu_relations", "data"))


def test_metadata(hook: dict[str, Any]) -> None:
    """`__version__` works in the program."""
    assert METADATA in hook["datas"]
