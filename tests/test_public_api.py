"""The public face: lazy, complete, and free of collisions. Runs against any installation."""

import ast
import os
import subprocess
import sys
from importlib.metadata import metadata, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import czsu_relations as czsu

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
"""What `import czsu_relations` must not import."""

EXTRAS = ("altair", "icalendar", "pandas", "polars", "pyarrow", "vl_convert")
"""What only extras bring; a module that is None in `sys.modules` cannot be imported."""


def fresh(code: str, *options: str) -> str:
    """Run code in a new interpreter that finds the package where this one does."""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *options, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603 - our own code
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


class TestLaziness:
    """Importing the package reads no data and imports next to nothing."""

    def test_import_is_light(self) -> None:
        """None of the heavy modules, no room of ours, and no data come with the import."""
        code = (
            "import sys; before = set(sys.modules); import czsu_relations;"
            "print(*sorted(set(sys.modules) - before))"
        )
        # -S, because what site imports for other packages is not ours.
        imported = set(fresh(code, "-S").split())
        assert imported == {"czsu_relations"}
        assert not imported & HEAVY

    def test_a_name_brings_its_room_and_those_below(self) -> None:
        """Asking for `TimeSpan` loads neither the data nor the records."""
        code = "import sys, czsu_relations as c; c.TimeSpan; print(*sys.modules)"
        loaded = set(fresh(code).split())
        assert "czsu_relations._dates.timespan" in loaded
        assert (
            not {"czsu_relations._model.records", "czsu_relations._query.bundled", "dateutil"}
            & loaded
        )

    def test_the_first_answer_needs_neither_dateutil_nor_an_exporter(self) -> None:
        """Only English dates need the one, only exports the other."""
        code = (
            "import sys, czsu_relations as c; c.events.between('1938', 1945); print(*sys.modules)"
        )
        loaded = set(fresh(code).split())
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
    """What the face shows is all there, and all of it is public."""

    @pytest.mark.parametrize("name", czsu.__all__)
    def test_every_name_is_there(self, name: str) -> None:
        """Each name of `__all__` resolves, and what it names is no module."""
        assert type(getattr(czsu, name)).__name__ != "module"

    def test_names_are_sorted_and_once(self) -> None:
        """`__all__` has each name once, in order."""
        assert sorted(set(czsu.__all__)) == czsu.__all__

    def test_star_import(self) -> None:
        """`from czsu_relations import *` brings all of it."""
        code = "from czsu_relations import *; print(len(events), TimeSpan('1935'))"
        assert fresh(code) == f"{len(czsu.events)} 1935\n"

    def test_dir_shows_what_is_not_loaded_and_hides_the_machinery(self) -> None:
        """`dir()` lists the lazy names before they are asked for, and nothing private."""
        listed = fresh("import czsu_relations as c; print(*dir(c))").split()
        assert set(czsu.__all__) <= set(listed)
        assert [name for name in listed if name.startswith("_") and not name.endswith("__")] == []
        assert sorted(listed) == dir(czsu)

    @pytest.mark.parametrize("module", ["errors", "export"])
    def test_public_modules_need_no_import_of_their_own(self, module: str) -> None:
        """`czsu.export` is there, and what it offers, before anything else was asked for."""
        code = f"import czsu_relations as c; print(c.{module}.__name__, *c.{module}.__all__)"
        named, *offered = fresh(code).split()
        assert named == f"czsu_relations.{module}"
        assert offered == getattr(czsu, module).__all__

    def test_unknown_name(self) -> None:
        """A misspelt name is an `AttributeError`, and a `from` import of it an `ImportError`."""
        with pytest.raises(AttributeError, match=r"no attribute 'evnets'$"):
            getattr(czsu, "evnets")  # noqa: B009 - a type checker would catch the misspelling
        with pytest.raises(ImportError):
            exec("from czsu_relations import evnets")  # noqa: S102 - as above

    def test_public_classes_say_where_they_live(self) -> None:
        """Public classes name the package as their module, so reprs and pickles do too."""
        classes = [getattr(czsu, name) for name in czsu.__all__]
        homes = {thing.__module__ for thing in classes if isinstance(thing, type)}
        assert homes == {"czsu_relations"}

    def test_no_module_is_called_as_a_public_name(self) -> None:
        """A module of that name would shadow the object once imported."""
        modules = {path.stem for path in PACKAGE.glob("*.py")}
        assert modules & set(czsu.__all__) == set()

    def test_importing_every_room_changes_nothing(self) -> None:
        """After all submodules are imported, without extras, the names are still the objects."""
        code = (
            "import importlib, pkgutil, sys, czsu_relations as c;"
            f"sys.modules.update(dict.fromkeys({EXTRAS!r}));"
            "[importlib.import_module('czsu_relations.' + m.name)"
            " for m in pkgutil.walk_packages(c.__path__) if m.name != '__main__'];"
            "print([n for n in c.__all__ if type(getattr(c, n)).__name__ == 'module'])"
        )
        assert fresh(code) == "[]\n"

    def test_the_mirror_is_the_table(self) -> None:
        """What type checkers see is what there is: the same names from the same rooms."""
        tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
        mirrored = [
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
        rooms: dict[str, list[str]] = ast.literal_eval(tables["_NAMES"])
        names = [(f"czsu_relations.{room}", name) for room in rooms for name in rooms[room]]
        modules = [("czsu_relations", name) for name in ast.literal_eval(tables["_MODULES"])]
        assert sorted(mirrored) == sorted([*names, *modules])
        assert sorted(name for _, name in names) == czsu.__all__


class TestInstallation:
    """What was installed is what the project says of itself."""

    def test_version(self) -> None:
        """The version has one place, and is not the data's edition."""
        assert czsu.__version__ == version("czsu-relations")
        assert czsu.__version__ != czsu.dataset.edition

    def test_three_dependencies(self) -> None:
        """The base install depends on attrs, cattrs and python-dateutil, and no others."""
        needed = [Requirement(line) for line in requires("czsu-relations") or ()]
        base = {one.name for one in needed if one.marker is None}
        assert base == {"attrs", "cattrs", "python-dateutil"}

    def test_metadata(self) -> None:
        """Both licences stand in the metadata, as an SPDX expression and as files."""
        about = metadata("czsu-relations")
        assert about["License-Expression"] == "MIT AND CC-BY-SA-4.0"
        assert about.get_all("License-File") == ["LICENSE", "LICENSE-DATA"]
        assert about["Requires-Python"] == ">=3.11"

    def test_typed_and_with_data(self) -> None:
        """The marker for type checkers and the data are there, and no tests."""
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
