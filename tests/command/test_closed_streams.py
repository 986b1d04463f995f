"""The command line when the shell has closed standard input, output or error."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from czsu_relations._command.main import main
from processes import make_environment

posix_shell = pytest.mark.skipif(
    os.name != "posix", reason="the shell of Windows closes no streams"
)

PROGRAM: Final = shlex.join([sys.executable, "-m", "czsu_relations"])


def run_in_shell(arguments: str, redirections: str) -> tuple[int, str, str]:
    """Run the program in a shell; return its exit code, its output and its errors."""
    run = subprocess.run(  # noqa: S602 - the arguments are written in our tests
        f"{PROGRAM} {arguments} {redirections}",
        shell=True,
        env=make_environment({"PYTHONIOENCODING": "utf-8"}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return run.returncode, run.stdout.decode(), run.stderr.decode()


@pytest.mark.slow
@posix_shell
class TestShell:
    """Streams that are closed in a real shell."""

    @pytest.mark.parametrize(
        ("arguments", "redirections", "code", "message"),
        [
            ("on 1950", "<&-", 0, ""),
            ("--data - on 1950", "<&-", 1, "standard input is closed"),
            ("check -", "<&-", 1, "standard input is closed"),
            ("", ">&-", 1, "standard output is closed"),
            ("export json", ">&-", 1, "standard output is closed"),
            ("check no-such-file", ">&-", 1, "no-such-file: No such file or directory"),
            ("on 1950", "2>&-", 0, ""),
            ("check no-such-file", "2>&-", 1, ""),
            ("--no-such-option", "2>&-", 2, ""),
            ("check -", "<&- >&- 2>&-", 1, ""),
        ],
    )
    def test_closed(self, arguments: str, redirections: str, code: int, message: str) -> None:
        """There is one message if something could not be read or printed, and no traceback."""
        found_code, out, err = run_in_shell(arguments, redirections)
        assert found_code == code
        if message:
            assert err == f"czsu-relations: {message}\n"
        else:
            assert err == ""
        assert bool(out) is (code == 0)

    @pytest.mark.parametrize("redirections", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    @pytest.mark.parametrize(
        "arguments", ["export json", "between 1968 1968 --export csl", "on 1968 --format csv"]
    )
    def test_nothing_to_print(self, arguments: str, redirections: str, tmp_path: Path) -> None:
        """With -o, nothing is printed, and a closed stream does no harm."""
        path = tmp_path / "exported"
        run = run_in_shell(f"{arguments} -o {shlex.quote(str(path))}", redirections)
        assert run == (0, "", "")
        assert path.stat().st_size > 0

    def test_an_empty_answer(self) -> None:
        """No source is no line, and needs no output; that nothing is recorded is an aside."""
        said = "nothing recorded\nthe dataset covers 1917\u20131993\n"
        assert run_in_shell("between 1900 1901 --export bibtex", ">&-") == (0, "", said)
        assert run_in_shell("between 1900 1901 --export bibtex", ">&- 2>&-") == (0, "", "")

    @pytest.mark.parametrize("arguments", ["--help", "on --help"])
    def test_help(self, arguments: str) -> None:
        """A help that nobody reads to its end leaves no message behind."""
        code, _, err = run_in_shell(arguments, "| true; exit ${PIPESTATUS:-0}")
        assert (code, err) == (0, "")
        assert run_in_shell(arguments, ">&- 2>&-")[0] in {0, 1}


class TestInProcess:
    """Streams that Python does not have."""

    def test_output(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """A command that prints fails; one that writes a file does not."""
        monkeypatch.setattr(sys, "stdout", None)
        assert main(["on", "1950"]) == 1
        assert capsys.readouterr().err == "czsu-relations: standard output is closed\n"
        assert main(["export", "csv", "-o", str(tmp_path / "events.csv")]) == 0
        with pytest.raises(SystemExit, match=r"^0$"):
            main(["--help"])

    def test_input(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Only a command that reads from it fails."""
        monkeypatch.setattr(sys, "stdin", None)
        assert main(["--data", "-", "on", "1950"]) == 1
        assert capsys.readouterr() == ("", "czsu-relations: standard input is closed\n")
        assert main(["on", "1950"]) == 0

    def test_errors(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The exit codes are the same without a message, and nothing is printed instead."""
        monkeypatch.setattr(sys, "stderr", None)
        assert main(["show", "xyzzy"]) == 1
        with pytest.raises(SystemExit, match=r"^2$"):
            main(["show"])
        assert capsys.readouterr().out == ""

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
    def test_errors_that_cannot_be_written(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The exit code of an error is the same if its message cannot be written."""
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            monkeypatch.setattr(sys, "stderr", full)
            assert main(["show", "xyzzy"]) == 1

    def test_help_in_a_closed_pipe(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The rest of the help goes to the null device, so that the exit does not fail."""
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as out:
            monkeypatch.setattr(sys, "stdout", out)
            with pytest.raises(SystemExit, match=r"^0$"):
                main(["--help"])
            assert out.write("more") == 4
