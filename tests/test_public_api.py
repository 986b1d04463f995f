"""The public API: loaded lazily, complete, and documented. Runs against any installation."""

import ast
import doctest
import inspect
import pydoc
import re
import rlcompleter
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from pathlib import Path
from types import ModuleType
from unittest.mock import create_autospec
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

import czsu_relations as czsu
from czsu_relations._command.main import main
from processes import run_process

PACKAGE = Path(czsu.__file__).parent

HEAVY = {
    "attr",
    "attrs",
    "cattrs",
    "dateutil",
    "importlib.metadata",
    "importlib.resources",
    "json",
    "re",
    "typing",
}
"""Modules that `import czsu_relations` must not import."""

EXTRAS = ("altair", "icalendar", "pandas", "polars", "pyarrow", "vl_convert")
"""The packages of the extras; a module that is None in `sys.modules` cannot be imported."""


def run_fresh(code: str, *options: str) -> str:
    """Return what code prints in a new interpreter that imports the same package."""
    run = run_process(*options, "-c", code, variables={"PYTHONIOENCODING": "utf-8"})
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout.decode()


class TestLaziness:
    """Importing the package reads no data and imports no other module."""

    def test_import_is_light(self) -> None:
        """None of the heavy modules, no other module of the package, and no data are loaded."""
        code = (
            "import sys; before = set(sys.modules); import czsu_relations;"
            "print(*sorted(set(sys.modules) - before))"
        )
        # Without site (-S), which may import modules for other packages.
        imported = set(run_fresh(code, "-S").split())
        assert imported == {"czsu_relations"}
        assert not imported & HEAVY

    def test_a_name_loads_its_module_and_no_higher_one(self) -> None:
        """`TimeSpan` loads neither the data nor the records."""
        code = "import sys, czsu_relations as c; c.TimeSpan; print(*sys.modules)"
        loaded = set(run_fresh(code).split())
        assert "czsu_relations._dates.timespan" in loaded
        assert (
            not {"czsu_relations._model.records", "czsu_relations._query.bundled", "dateutil"}
            & loaded
        )

    def test_the_first_answer_needs_neither_dateutil_nor_an_exporter(self) -> None:
        """Only dates in English need dateutil, and only exports need an exporter."""
        code = (
            "import sys, czsu_relations as c; c.events.between('1938', 1945); print(*sys.modules)"
        )
        loaded = set(run_fresh(code).split())
        assert not {"dateutil", "cattrs", "csv"} & loaded
        assert (
            not {"czsu_relations._tables.columns", "czsu_relations._display.author_year"} & loaded
        )
        assert [name for name in loaded if name.startswith("czsu_relations.export")] == []

    def test_the_same_objects_every_time(self) -> None:
        """Each access gives the same dataset and the same selections."""
        assert czsu.dataset is czsu.dataset
        assert czsu.events is czsu.dataset.events
        assert czsu.on("1938") == czsu.dataset.on("1938")


class TestNames:
    """The public names exist, and nothing private is listed with them."""

    def test_every_name_exists(self) -> None:
        """Each name of `__all__` is that of an object, and not of a module."""
        assert [name for name in czsu.__all__ if not hasattr(czsu, name)] == []
        assert [name for name in czsu.__all__ if isinstance(getattr(czsu, name), ModuleType)] == []

    def test_names_are_sorted_and_unique(self) -> None:
        """`__all__` has every name once, in alphabetical order."""
        assert sorted(set(czsu.__all__)) == czsu.__all__

    def test_star_import(self) -> None:
        """`from czsu_relations import *` imports all public names."""
        code = "from czsu_relations import *; print(len(events), TimeSpan('1935'))"
        assert run_fresh(code) == f"{len(czsu.events)} 1935\n"

    def test_dir_lists_lazy_names_and_no_private_ones(self) -> None:
        """`dir()` lists the lazy names before they are used, and nothing private."""
        listed = run_fresh("import czsu_relations as c; print(*dir(c))").split()
        assert set(czsu.__all__) <= set(listed)
        assert [name for name in listed if name.startswith("_") and not name.endswith("__")] == []
        assert sorted(listed) == dir(czsu)

    @pytest.mark.parametrize("module", ["errors", "export"])
    def test_public_modules_need_no_import_of_their_own(self, module: str) -> None:
        """`czsu.export` and its functions can be used before any other name."""
        code = f"import czsu_relations as c; print(c.{module}.__name__, *c.{module}.__all__)"
        name, *functions = run_fresh(code).split()
        assert name == f"czsu_relations.{module}"
        assert functions == getattr(czsu, module).__all__
        # Asked for as before any import of the module, whatever other tests have imported.
        assert vars(czsu)["__getattr__"](module) is getattr(czsu, module)

    def test_unknown_name(self) -> None:
        """A misspelt name is an `AttributeError`, and a `from` import of it an `ImportError`."""
        with pytest.raises(AttributeError, match=r"no attribute 'evnets'$"):
            getattr(czsu, "evnets")  # noqa: B009 - a type checker would catch the misspelling
        with pytest.raises(ImportError):
            exec("from czsu_relations import evnets")  # noqa: S102 - as above

    def test_public_classes_name_the_package_as_their_module(self) -> None:
        """Reprs and pickles then show the name that users import."""
        classes = [getattr(czsu, name) for name in czsu.__all__]
        modules = {cls.__module__ for cls in classes if isinstance(cls, type)}
        assert modules == {"czsu_relations"}

    def test_no_module_has_a_public_name(self) -> None:
        """Once imported, a module of that name would take the place of the object."""
        modules = {path.stem for path in PACKAGE.glob("*.py")}
        assert modules & set(czsu.__all__) == set()

    def test_importing_every_module_changes_nothing(self) -> None:
        """After all submodules are imported, without extras, the names are still the objects."""
        code = (
            "import importlib, pkgutil, sys, czsu_relations as c;"
            f"sys.modules.update(dict.fromkeys({EXTRAS!r}));"
            "[importlib.import_module('czsu_relations.' + m.name)"
            " for m in pkgutil.walk_packages(c.__path__) if m.name != '__main__'];"
            "print([n for n in c.__all__ if type(getattr(c, n)).__name__ == 'module'])"
        )
        assert run_fresh(code) == "[]\n"

    def test_type_checkers_see_the_lazy_names(self) -> None:
        """The imports for type checkers are the same names from the same modules."""
        tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
        imported_for_checkers = [
            (node.module, alias.name)
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
            if alias.asname == alias.name
        ]
        tables = {
            ast.unparse(node.targets[0]): node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
        }
        names_by_module: dict[str, list[str]] = ast.literal_eval(tables["_NAMES"])
        names = [
            (f"czsu_relations.{module}", name)
            for module, module_names in names_by_module.items()
            for name in module_names
        ]
        modules = [("czsu_relations", name) for name in ast.literal_eval(tables["_MODULES"])]
        assert sorted(imported_for_checkers) == sorted([*names, *modules])
        assert sorted(name for _, name in names) == czsu.__all__


PUBLIC_CLASSES = [name for name in czsu.__all__ if isinstance(getattr(czsu, name), type)]

NAMED_TUPLE = {"_asdict", "_field_defaults", "_fields", "_make", "_replace"}
"""The public methods and attributes of every named tuple, such as `Problem`."""


def help_text(value: object) -> str:
    """Return what `help` prints."""
    return pydoc.plain(pydoc.render_doc(value))


class TestHelp:
    """`help` shows public names only, with a text for each."""

    @staticmethod
    def listed_names(value: object) -> set[str]:
        """Return the names that the lines of a help text begin with."""
        text = help_text(value)
        # pydoc lists the files of a package whatever their names are.
        text = re.sub(r"\nPACKAGE CONTENTS\n.*?\n\n", "\n", text, flags=re.DOTALL)
        return set(re.findall(r"^[ |]*(\w+)", text, re.MULTILINE))

    @staticmethod
    def private_names(names: set[str]) -> set[str]:
        """Return the names that begin with one underscore."""
        return {name for name in names if re.match("_(?!_)", name)}

    def test_package(self) -> None:
        """The package and everything in it, on one page."""
        names = self.listed_names(czsu)
        assert {"events", "on", "between", "class"} <= names
        assert self.private_names(names) <= NAMED_TUPLE

    def test_classes(self) -> None:
        """The members of each class, also those that it inherits."""
        private_names: list[str] = []
        for name in PUBLIC_CLASSES:
            cls = getattr(czsu, name)
            allowed = NAMED_TUPLE if hasattr(cls, "_fields") else set[str]()
            for private_name in self.private_names(self.listed_names(cls)) - allowed:
                private_names.append(f"{name}.{private_name}")
        assert not private_names, "\n".join(private_names)

    @pytest.mark.parametrize(
        "cls", [czsu.Dataset, czsu.Selection, czsu.Events, czsu.Claims, czsu.DyadYears]
    )
    def test_base_classes(self, cls: type) -> None:
        """What selections and datasets inherit from is shown without its private module."""
        modules = {base.__module__ for base in cls.__mro__}
        assert not [module for module in modules if module.startswith("czsu_relations.")]

    @pytest.mark.parametrize("name", ["actors", "conditions", "events", "periods", "collection"])
    def test_attributes_of_a_dataset(self, name: str) -> None:
        """The attributes of a dataset have a text, although they are not properties."""
        text = help_text(czsu.Dataset)
        assert re.search(rf"^ \|  {name}\n \|      \w", text, re.MULTILINE)


@pytest.fixture
def without_metadata(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the package one that is imported from a source tree or a zip file."""

    def version(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", version)


@pytest.mark.usefixtures("without_metadata")
class TestWithoutMetadata:
    """In a source tree or a zip file, the package has no version, and all else works."""

    def test_the_version_is_no_attribute(self) -> None:
        """The error is the one that `hasattr` and `getattr` expect, and says why."""
        assert not hasattr(czsu, "__version__")
        assert getattr(czsu, "__version__", "unknown") == "unknown"
        with pytest.raises(AttributeError, match=r"'__version__': .* is not installed$"):
            assert czsu.__version__

    def test_import_of_the_version(self) -> None:
        """It is an ImportError, as for every name that a module lacks."""
        with pytest.raises(ImportError, match="__version__"):
            exec("from czsu_relations import __version__")  # noqa: S102 - no import of this module

    def test_help(self) -> None:
        """`help` shows the package."""
        text = help_text(czsu)
        assert "\nDESCRIPTION\n" in text
        assert "\nVERSION\n" not in text

    def test_members(self) -> None:
        """`inspect` lists every public name."""
        assert set(czsu.__all__) <= {name for name, _ in inspect.getmembers(czsu)}

    def test_autospec(self) -> None:
        """A mock of the package has its functions, and refuses other arguments."""
        mock = create_autospec(czsu)
        with pytest.raises(TypeError):
            mock.on()

    def test_completion(self) -> None:
        """A program that completes names reads all that `dir` lists, as rlcompleter does."""
        matches: list[str] = []
        completer = rlcompleter.Completer({"czsu": czsu})
        while match := completer.complete("czsu.", len(matches)):
            matches.append(match)
        assert {f"czsu.{name}" for name in czsu.__all__} <= {
            match.rstrip("()") for match in matches
        }

    def test_doctest(self) -> None:
        """`doctest` looks at every name of a module."""
        assert doctest.DocTestFinder().find(czsu, "czsu_relations")

    def test_the_command_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        """`--version` says that the package is not installed."""
        assert main(["--version"]) == 0
        out, err = capsys.readouterr()
        edition = czsu.dataset.edition
        assert out == f"czsu-relations (not installed), data edition {edition}\n"
        assert err == ""


def test_a_zip_file(tmp_path: Path) -> None:
    """The package can be imported from a zip file, where it has no version."""
    archive = tmp_path / "lib.zip"
    with ZipFile(archive, "w") as file:
        for path in PACKAGE.rglob("*.*"):
            if path.suffix in {".py", ".json"}:
                file.write(path, path.relative_to(PACKAGE.parent))
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r}); import czsu_relations as c;"
        "print(c.__file__, hasattr(c, '__version__'))"
    )
    # Without site (-S), which would find the metadata of an installed package.
    run = run_process("-I", "-S", "-c", code)
    assert (run.stderr, run.returncode) == (b"", 0)
    assert run.stdout.decode().split() == [str(archive / "czsu_relations" / "__init__.py"), "False"]


class TestInstallation:
    """The installed package is as the project describes it."""

    def test_version(self) -> None:
        """The version is that of the installed distribution, and not the edition of the data."""
        assert czsu.__version__ == version("czsu-relations")
        assert czsu.__version__ != czsu.dataset.edition

    def test_three_dependencies(self) -> None:
        """The base install depends on attrs, cattrs and python-dateutil, and no others."""
        needed = [Requirement(line) for line in requires("czsu-relations") or ()]
        base = {requirement.name for requirement in needed if requirement.marker is None}
        assert base == {"attrs", "cattrs", "python-dateutil"}

    def test_metadata(self) -> None:
        """Both licences are in the metadata, as an SPDX expression and as files."""
        about = metadata("czsu-relations")
        assert about["License-Expression"] == "MIT AND CC-BY-SA-4.0"
        assert about.get_all("License-File") == ["LICENSE", "LICENSE-DATA"]
        assert about["Requires-Python"] == ">=3.11"

    def test_typed_and_with_data(self) -> None:
        """The package has the marker for type checkers and the data, and no tests."""
        assert (PACKAGE / "py.typed").is_file()
        assert {path.name for path in (PACKAGE / "data").glob("*.json")} == {
            "actors.json",
            "conditions.json",
            "dataset.json",
            "events.json",
            "periods.json",
            "references.json",
            "schema.json",
            "treaties.json",
        }
        assert list(PACKAGE.rglob("test*")) == []
