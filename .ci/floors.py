#!/usr/bin/env python3
"""Print every floor that pyproject.toml declares, as constraints for pip: `name==version`.

A requirement without a floor ends the run, since nobody could tell whether it is true.
"""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(\[[a-z0-9,-]+\])?>=(?P<floor>[0-9.]+)")


def list_floors(project: dict[str, Any]) -> set[str]:
    """Return the floors of a project's dependencies and of all its extras.

    Raises:
        ValueError: a requirement is not written as `name>=version`.
    """
    requirements = list(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        requirements += extra
    floors: set[str] = set()
    for requirement in requirements:
        # An extra that takes in other extras of the project itself, which are in the list too.
        if requirement.startswith(f"{project['name']}["):
            continue
        match = REQUIREMENT.fullmatch(requirement)
        if match is None:
            raise ValueError(f"{requirement!r} has no floor: write it as name>=version")
        floors.add(f"{match['name']}=={match['floor']}")
    return floors


if __name__ == "__main__":
    declared = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]
    sys.stdout.writelines(f"{floor}\n" for floor in sorted(list_floors(declared)))
