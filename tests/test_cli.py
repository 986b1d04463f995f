"""The command line: the chronicle on any terminal, pipe and encoding."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import czsu_relations as czsu
from czsu_relations._cli import main
from czsu_relations._display import chronicle, transliterated

SOURCE = str(Path(czsu.__file__).parents[1])


def run(encoding: str) -> str:
    """Print the chronicle in a process whose output has an encoding."""
    environment = {
        **os.environ,
        "PYTHONPATH": SOURCE,
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
    }
    command = [sys.executable, "-m", "czsu_relations"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603 - our own code
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode(encoding)


class TestChronicle:
    """`python -m czsu_relations`."""

    def test_it_is_the_chronicle(self) -> None:
        """The command prints the chronicle of the bundled dataset, and nothing else."""
        assert run("utf-8").replace(os.linesep, "\n") == chronicle(czsu.dataset)

    def test_lines_fit_80_columns(self) -> None:
        """No line is longer than a terminal is wide."""
        assert max(map(len, run("utf-8").splitlines())) <= 80

    def test_an_event_stands_under_its_deepest_period(self) -> None:
        """Each heading comes before the first event that begins in that period."""
        lines = run("utf-8").splitlines()
        heading = lines.index("Reform and the Prague Spring (5 January 1968 – 20 August 1968)")
        nexts = next(i for i, line in enumerate(lines) if line.startswith("After the invasion"))
        assert any("Prague Spring" in line for line in lines[heading + 1 : nexts])
        assert not any("Warsaw Pact" in line for line in lines[heading:nexts])

    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1250", "cp437", "utf-16-le"])
    def test_any_encoding(self, encoding: str) -> None:
        """What the stream cannot hold is transliterated, never an error, never a question mark."""
        text = run(encoding)
        assert "Dub" in text
        assert "?" not in text

    def test_ascii_is_readable(self) -> None:
        """Letters lose their accents and dashes become hyphens."""
        assert "Alexander Dubcek becomes head" in run("ascii")
        assert "Czechoslovak-Soviet relations, 1917-1993" in run("ascii")

    def test_a_closed_pipe_is_no_error(self) -> None:
        """A reader that leaves early makes the command end quietly."""
        environment = {**os.environ, "PYTHONPATH": SOURCE}
        command = [sys.executable, "-m", "czsu_relations"]
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(  # noqa: S603 - our own code
            command, env=environment, stdout=writing, stderr=subprocess.PIPE, check=False
        )
        os.close(writing)
        assert (done.returncode, done.stderr) == (0, b"")


def test_in_process(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """As a module, it prints the chronicle and exits with 0."""
    monkeypatch.setattr(sys, "argv", ["czsu_relations"])
    with pytest.raises(SystemExit, match=r"^0$"):
        runpy.run_module("czsu_relations", run_name="__main__")
    assert capsys.readouterr() == (chronicle(czsu.dataset), "")


def test_unknown_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    """What it does not understand it says, with exit code 2, and prints no chronicle."""
    with pytest.raises(SystemExit, match=r"^2$"):
        main(["foo"])
    assert "unrecognized arguments: foo" in capsys.readouterr().err


def test_a_closed_pipe_in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The output is led to nowhere, so that the last flush finds an open file."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert main([]) == 0
        assert out.write("more") == 4


def test_transliteration() -> None:
    """The nearest that an encoding can hold, letter by letter."""
    assert transliterated("Dubček – “ČSSR”", "ascii") == 'Dubcek - "CSSR"'
    assert transliterated("Dubček – “ČSSR”", "utf-8") == "Dubček – “ČSSR”"
    assert transliterated("СССР", "ascii") == "????"
