"""Run the tests of the project that need no other package than pytest, in Pyodide."""

import os
import sys
from typing import Any
from unittest.mock import patch

import pytest

TESTS = [
    "tests/data",
    "tests/dates/test_timespan.py",
    "tests/model/test_records.py",
    "tests/storage/test_integrity.py",
    "tests/test_docs.py::test_examples_of_docstrings",
    "tests/test_errors.py",
    "tests/test_public_api.py",
    "tests/test_readme.py",
]

WITH_HYPOTHESIS = "tests/data/test_on_any_day.py"

OPTIONS = "addopts=--import-mode=importlib --strict-markers"

WITHOUT_EXTRAS = "not (docstrings and (Attested or DyadYears or Tabular or export) or picture)"


def skip_process(*_: Any, **__: Any) -> None:
    """Skip a test that starts a process: Pyodide cannot."""
    pytest.skip("starts a process")


os.chdir("/project")
sys.dont_write_bytecode = True
with patch("subprocess.run", skip_process):
    # conftest.py and the project's own options need packages that are not there.
    options = ["-q", "-p", "no:cacheprovider", "--noconftest", "-o", OPTIONS, "-k", WITHOUT_EXTRAS]
    exit_code = pytest.main([*options, f"--ignore={WITH_HYPOTHESIS}", *TESTS])
assert exit_code == 0
