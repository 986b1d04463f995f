"""The library in Pyodide, which is Python 3.14 for browsers; it runs in Node.js here."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

import czsu_relations as czsu
from chromium import program
from processes import run_process

pytestmark = pytest.mark.node

NODE: Final = Path(__file__).parent / "node"
QUESTIONS: Final = NODE / "questions.py"


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheels of the project, of pytest, and of what they depend on."""
    folder = tmp_path_factory.mktemp("wheels")
    packages = [str(NODE.parents[1]), "pytest", "packaging"]
    run = run_process("-m", "pip", "wheel", "--quiet", f"--wheel-dir={folder}", *packages)
    assert run.returncode == 0, run.stderr.decode()
    names = [path.name for path in folder.iterdir()]
    assert [name for name in names if not name.endswith("-none-any.whl")] == []
    return folder


def run_pyodide(path: Path, wheels: Path) -> str:
    """Return what a Python program prints in Pyodide, where warnings are errors."""
    installed = NODE / "node_modules" / "pyodide"
    assert installed.is_dir(), "Pyodide is not installed: npm ci --prefix tests/node"
    run = subprocess.run(  # noqa: S603 - our own script
        [program("node"), NODE / "run_pyodide.mjs", wheels],
        input=path.read_bytes(),
        capture_output=True,
        check=False,
    )
    output = run.stdout.decode()
    assert (run.returncode, run.stderr.decode()) == (0, ""), output
    return output


def test_answers(wheels: Path) -> None:
    """The installed wheel answers ten questions as the library does in this Python."""
    run = run_process("-W", "error", str(QUESTIONS))
    assert (run.returncode, run.stderr) == (0, b"")
    expected: dict[str, Any] = json.loads(run.stdout)
    found: dict[str, Any] = json.loads(run_pyodide(QUESTIONS, wheels))
    assert (found["python"], found["platform"]) == ([3, 14], "emscripten")
    assert (found["warnings"], found["version"]) == ("error", czsu.__version__)
    assert found["imported lazily"]
    assert len(found["answers"]) == 10
    for question, answer in found["answers"].items():
        assert answer, question
        assert answer == expected["answers"][question], question
    for text in "message of an error", "output of a command":
        assert found[text], text
        assert found[text] == expected[text], text
    assert found["read back from JSON"]
    assert found["read back from a pickle"]


def test_own_tests(wheels: Path) -> None:
    """Tests of the project pass: those of the data, of records and dates, of the README."""
    report = run_pyodide(NODE / "run_tests.py", wheels)
    passed = re.search(r"(\d+) passed", report)
    assert passed, report
    assert int(passed[1]) > 700
