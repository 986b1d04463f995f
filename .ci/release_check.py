#!/usr/bin/env python3
"""Check that a tag can be released: `python .ci/release_check.py v0.5.0`.

The tag, the version, the changelog and the edition of the data have to agree. RELEASE.md says how
they are set. It needs no package, and is run before anything is built.
"""

import json
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def find_problems(root: Path, tag: str) -> list[str]:
    """Return what has to be corrected before a tag of the repository can be released."""
    pyproject = (root / "pyproject.toml").read_text("utf-8")
    version: str = tomllib.loads(pyproject)["project"]["version"]
    header = (root / "src" / "czsu_relations" / "data" / "dataset.json").read_text("utf-8")
    edition: str = json.loads(header)["edition"]
    changelog = (root / "CHANGELOG.md").read_text("utf-8")
    code, _, data = changelog.partition("\n## Data\n")

    problems: list[str] = []
    if tag != f"v{version}":
        problems.append(
            f"the tag is {tag}, but pyproject.toml has version {version}: write v{version}"
        )
    if not has_dated_heading(code, version):
        problems.append(
            f"CHANGELOG.md has no date for version {version}: write ### [{version}] - DATE"
        )
    if edition.endswith(".dev0"):
        problems.append(f"the edition of the data is {edition}: publish the edition first")
    elif not has_dated_heading(data, edition):
        problems.append(
            f"CHANGELOG.md has no date for edition {edition}: write ### [{edition}] - DATE"
        )
    return problems


def has_dated_heading(text: str, number: str) -> bool:
    """Whether a part of the changelog has a heading with this number and a date."""
    heading = rf"^### \[{re.escape(number)}\] - \d{{4}}-\d{{2}}-\d{{2}}$"
    return re.search(heading, text, re.MULTILINE) is not None


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the tag
        sys.exit("usage: python .ci/release_check.py TAG")
    found = find_problems(ROOT, sys.argv[1])
    if found:
        sys.exit("\n".join(found))
