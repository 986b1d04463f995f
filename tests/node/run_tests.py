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
    "tests/test_docs.py::test_examples_of_docstring",
    "tests/test_errors.py",
    "tests/test_public_api.py",
    "tests/test_readme.py",
]

WITHOUT_EXTRAS = "not (docstring and (arrow or ical or pandas or plot or polars))"


def skip_process(*_: Any, **__: Any) -> None:
    """Skip a test that starts a process: Pyodide cannot."""
    pytest.skip("starts a process")


os.chdir("/project")
sys.dont_write_bytecode = True
with patch("subprocess.run", skip_process):
    exit_code = pytest.main(["-q", "-p", "no:cacheprovider", "-k", WITHOUT_EXTRAS, *TESTS])
assert exit_code == 0
