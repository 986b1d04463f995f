"""The README: its examples are true, and its commands are those that CI runs."""

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_examples_are_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example in the README gives the output that it shows; files go elsewhere."""
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    examples = doctest.DocTestParser().get_doctest(text, {}, "README.md", "README.md", 0)
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(examples)
    assert runner.summarize(verbose=False) == (0, len(examples.examples))
    assert len(examples.examples) >= 20


def test_commands_are_those_of_ci() -> None:
    """The two shell commands stand in the README, and CI runs just these."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    shell = [lines[i + 1] for i, line in enumerate(lines) if line == "```sh"]
    assert shell == [
        "python -m pip install . && python -m czsu_relations",
        'python -m pip install ".[test]" && python -m pytest',
    ]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert [f"='{command}'" in script for command in shell] == [True, True]
