"""Programs that run in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import czsu_relations as czsu

if TYPE_CHECKING:
    from typing import BinaryIO

__all__ = ["python_environment", "run_process", "run_python"]

SOURCE: Final = str(Path(czsu.__file__).parents[1])


def python_environment(**variables: str) -> dict[str, str]:
    """Return the environment of a new interpreter, which finds the package where this one does."""
    return {**os.environ, "PYTHONPATH": SOURCE, **variables}


def run_process(
    *arguments: str, stdout: int | BinaryIO = subprocess.PIPE, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a new interpreter, whether it succeeds or not.

    Args:
        arguments: the arguments of the interpreter, such as `-m`.
        stdout: where its output goes; it is returned if nothing else is given.
        variables: more variables of its environment.
    """
    return subprocess.run(  # noqa: S603 - the arguments are written in our tests
        [sys.executable, *arguments],
        env=python_environment(**variables),
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


def run_python(program: str, *, seed: int = 0) -> bytes:
    """Return what a program prints in a new interpreter that has this seed for its hashes."""
    run = run_process("-P", "-c", program, PYTHONHASHSEED=str(seed), PYTHONIOENCODING="utf-8")
    assert not run.stderr, run.stderr.decode()
    return run.stdout
