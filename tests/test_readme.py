"""The README: its examples are true, and its commands are the ones that CI runs."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_examples_are_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example gives the output that it shows; files are written to a temporary folder."""
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    examples = doctest.DocTestParser().get_doctest(text, {}, "README.md", "README.md", 0)
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(examples)
    assert runner.summarize(verbose=False) == (0, len(examples.examples))
    assert len(examples.examples) >= 20


def test_commands_are_those_of_ci() -> None:
    """The two shell commands of the README are run by CI to the letter."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```sh\n(.*)$", text, re.MULTILINE)
    assert commands == [
        "python -m pip install . && python -m czsu_relations",
        'python -m pip install ".[test]" && python -m pytest',
    ]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for command in commands:
        assert f"='{command}'" in script
