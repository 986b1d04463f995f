"""Programs that run in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import czsu_relations as czsu

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

__all__ = ["make_environment", "run_process", "run_python"]

SOURCE: Final = str(Path(czsu.__file__).parents[1])


def make_environment(variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment in which a new interpreter finds the package where this one does.

    Args:
        variables: more variables, or other values of those that are there.
    """
    return {**os.environ, "PYTHONPATH": SOURCE, **(variables or {})}


def run_process(
    *arguments: str,
    variables: Mapping[str, str] | None = None,
    stdout: int | BinaryIO = subprocess.PIPE,
) -> subprocess.CompletedProcess[bytes]:
    """Run a new interpreter; it may fail.

    Args:
        arguments: the arguments of the interpreter, such as `-m`.
        variables: more variables of its environment.
        stdout: where its output goes; by default it is returned.
    """
    return subprocess.run(  # noqa: S603 - the arguments are written in our tests
        [sys.executable, *arguments],
        env=make_environment(variables),
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


def run_python(program: str, *, seed: int = 0) -> bytes:
    """Return what a program prints in a new interpreter that has this seed for its hashes."""
    variables = {"PYTHONHASHSEED": str(seed), "PYTHONIOENCODING": "utf-8"}
    run = run_process("-P", "-c", program, variables=variables)
    assert not run.stderr, run.stderr.decode()
    return run.stdout
