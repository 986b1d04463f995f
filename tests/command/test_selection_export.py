"""The command line: a part of the data in a file, in the formats of other programs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

import icalendar
import pytest

import czsu_relations as czsu
from czsu_relations._command.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Export = Callable[..., bytes]

SPRING: Final = ("between", "1968", "1969")
EVENTS: Final = czsu.events.between("1968", "1969")
BOM: Final = b"\xef\xbb\xbf"

FORMATS: Final = ("csv", "json", "bibtex", "csl", "footnotes", "timelinejs", "ical")
TURNING_POINTS: Final = czsu.events.where(
    lambda event: event.salience is czsu.Salience.TURNING_POINT
)

LEFT_OUT: Final[dict[tuple[str, ...], str]] = {
    SPRING: "1 of 27 events left out: no certain days\n",
    ("on", "1968-09-01"): "1 of 14 events left out: no certain days\n",
    ("search", "prague"): "24 of 122 events left out: no certain days\n",
}
"""Commands, and what they say of events that a calendar cannot show."""

COMMANDS: Final = tuple(LEFT_OUT)
NOTHING: Final[dict[tuple[str, ...], str]] = {
    ("between", "1900", "1901"): "nothing recorded\nthe dataset covers 1917–1993\n",
    ("between", "1975", "1975", "--kind", "invasion"): "nothing recorded\n",
    ("search", "xyzzy"): "nothing recorded: no record has a word that begins with 'xyzzy'\n",
}
"""Commands that find nothing, and what they say on standard error."""


@pytest.fixture
def export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Export:
    """Return a function that runs a command with `-o` and returns the content of the file.

    The content is the same as on standard output.
    """

    def run_command(*arguments: str, said: str = "") -> bytes:
        path = tmp_path / "exported"
        assert main([*arguments, "-o", str(path)]) == 0
        assert capsys.readouterr() == ("", said)
        content = path.read_bytes()
        assert main(arguments) == 0
        assert capsys.readouterr().out == content.decode("utf-8")
        return content

    return run_command


def read_rows(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


class TestBetween:
    """`between FROM TO --export FORMAT`."""

    def test_csv(self, export: Export) -> None:
        """It is the table of the selection, in either spelling of the option."""
        target = io.BytesIO()
        EVENTS.to_csv(target)
        assert export(*SPRING, "--export", "csv") == target.getvalue()
        assert export(*SPRING, "--format", "csv") == target.getvalue()

    def test_rows_as_json(self, export: Export) -> None:
        """`--format json` still has the rows, and can be written to a file, too."""
        assert json.loads(export(*SPRING, "--format", "json")) == EVENTS.to_rows()

    def test_json(self, export: Export, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """It is a valid dataset of these events, which the other commands can query."""
        dataset = czsu.Dataset.from_json(export(*SPRING, "--export", "json"))
        assert dataset == czsu.dataset.excerpt(EVENTS)
        assert dataset.events.ids == EVENTS.ids
        path = str(tmp_path / "exported")
        assert main(["between", "1968", "1968", "--data", path, "--format", "json"]) == 0
        again = json.loads(capsys.readouterr().out)
        assert [row["id"] for row in again] == list(EVENTS.on("1968").ids)

    def test_sources(self, export: Export) -> None:
        """BibTeX and CSL have the sources that the events cite, and no others."""
        references = EVENTS.references
        assert export(*SPRING, "--export", "bibtex").decode() == references.to_bibtex()
        assert json.loads(export(*SPRING, "--export", "csl")) == references.to_csl()

    def test_timelinejs(self, export: Export) -> None:
        """The timeline has a slide for each event."""
        timeline = json.loads(export(*SPRING, "--export", "timelinejs"))
        assert timeline == czsu.export.timelinejs(EVENTS)
        assert len(timeline["events"]) == len(EVENTS)

    def test_ical(self, export: Export) -> None:
        """The calendar is that of the selection, and people hear what it leaves out."""
        said = "1 of 27 events left out: no certain days\n"
        assert export(*SPRING, "--export", "ical", said=said) == czsu.export.ical(EVENTS)
        day = ("on-this-day", "5 March", "--export", "ical")
        assert export(*day).count(b"BEGIN:VEVENT") > 0

    def test_filters(self, export: Export) -> None:
        """The export has what all filters leave."""
        filters = ("--actor", "dubcek", "--salience", "1", "--certain")
        rows = read_rows(export(*SPRING, *filters, "--export", "csv"))
        expected = czsu.events.between("1968", "1969", certain=True).involving("dubcek")
        assert [row["id"] for row in rows] == list((expected & TURNING_POINTS).ids)


class TestOtherCommands:
    """`on DATE --export FORMAT` and `search WORD --export FORMAT`."""

    def test_on(self, export: Export) -> None:
        """Everything that `on` lists is exported, the earlier events as well."""
        command = ("on", "1968-09-01")
        rows = read_rows(export(*command, "--format", "csv"))
        dataset = czsu.Dataset.from_json(export(*command, "--export", "json"))
        assert {row["id"] for row in rows} <= {record.id for record in dataset.records}
        events = {row["id"] for row in rows if row["part"] in {"events", "recent", "earlier"}}
        assert set(dataset.events.ids) == events
        timeline = json.loads(export(*command, "--export", "timelinejs"))
        assert len(timeline["events"]) == len(events)
        csl = json.loads(export(*command, "--export", "csl"))
        sources = {key for row in rows for key in row["sources"].split("; ")}
        assert {item["id"] for item in csl} == sources

    def test_search(self, export: Export) -> None:
        """The sources are those of all records but actors, and the references found themselves."""
        command = ("search", "munich")
        rows = read_rows(export(*command, "--export", "csv"))
        works = [row for row in rows if row["table"] != "actors"]
        sources = {key for row in works for key in row["sources"].split("; ") if key}
        found = {row["id"] for row in rows if row["table"] == "references"}
        assert found
        csl = json.loads(export(*command, "--export", "csl"))
        assert {item["id"] for item in csl} == sources | found
        dataset = czsu.Dataset.from_json(export(*command, "--export", "json"))
        assert {row["id"] for row in rows} <= {record.id for record in dataset.records}

    @pytest.mark.parametrize("format_name", FORMATS)
    @pytest.mark.parametrize("command", NOTHING)
    def test_nothing(self, export: Export, command: tuple[str, ...], format_name: str) -> None:
        """If nothing is found, the document has no records, can be read, and people are told."""
        content = export(*command, "--export", format_name, said=NOTHING[command])
        if format_name in {"json", "csl", "timelinejs"}:
            json.loads(content)
        if format_name == "json":
            assert czsu.Dataset.from_json(content).records == ()
        if format_name == "csv":
            assert read_rows(content) == []
        if format_name == "ical":
            calendar: Any = icalendar.Calendar.from_ical(content)
            assert calendar.walk("VEVENT") == []

    @pytest.mark.parametrize("format_name", FORMATS)
    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_format(self, export: Export, command: tuple[str, ...], format_name: str) -> None:
        """Every command has every format."""
        said = LEFT_OUT[command] if format_name == "ical" else ""
        assert export(*command, "--export", format_name, said=said)


def test_sources_of_actors(export: Export) -> None:
    """A search that finds events exports their sources, and not all those of the actors found."""
    found = czsu.dataset.search("Marshall Plan")
    assert {"events", "actors"} <= found.keys()
    ids = {item["id"] for item in json.loads(export("search", "Marshall Plan", "--export", "csl"))}
    assert ids == {*czsu.events.search("Marshall Plan").references.ids, *found["references"].ids}


def test_footnotes(export: Export) -> None:
    """Each record is on a line with its sources on the next; a source stands for itself."""
    lines = export(*SPRING, "--export", "footnotes").decode().splitlines()
    assert [line[2:] for line in lines[1::2]] == [*EVENTS.footnotes().values()]
    assert [line.startswith(event.title) for line, event in zip(lines[::2], EVENTS, strict=True)]
    found = export("search", "lukes 1993", "--export", "footnotes").decode()
    assert czsu.references["lukes-1993"].describe() in found.splitlines()


class TestByteOrderMark:
    """`--bom`, for spreadsheets."""

    @pytest.mark.parametrize(
        "command",
        [
            (*SPRING, "--export", "csv"),
            (*SPRING, "--format", "csv"),
            ("on", "1968", "--format", "csv"),
            ("search", "prague", "--export", "csv"),
            ("export", "csv"),
            ("export", "csv", "--table", "treaties"),
        ],
    )
    def test_csv(self, export: Export, command: tuple[str, ...]) -> None:
        """The same file follows the mark."""
        assert export(*command, "--bom") == BOM + export(*command)

    @pytest.mark.parametrize(
        "command",
        [
            SPRING,
            (*SPRING, "--format", "json"),
            (*SPRING, "--export", "json"),
            ("on", "1968"),
            ("search", "prague", "--export", "csl"),
            ("export", "bibtex"),
        ],
    )
    def test_other_formats(
        self, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The option is for csv only."""
        with pytest.raises(SystemExit, match=r"^2$"):
            main([*command, "--bom"])
        assert "--bom is only for csv" in capsys.readouterr().err


class TestFilters:
    """`--initiated-by`, `--against` and `--salience`."""

    @pytest.mark.parametrize(
        ("options", "expected"),
        [
            (
                ("--initiated-by", "Soviet Union"),
                czsu.events.involving("soviet-union", role="initiator"),
            ),
            (
                ("--against", "Czechoslovakia"),
                czsu.events.involving("czechoslovakia", role="target"),
            ),
            (
                ("--initiated-by", "soviet-union", "--against", "czechoslovakia"),
                czsu.events.involving("soviet-union", role="initiator").involving(
                    "czechoslovakia", role="target"
                ),
            ),
            (("--salience", "1"), TURNING_POINTS),
            (("--salience", "turning-point"), TURNING_POINTS),
            (
                ("--salience", "Milestone", "--salience", "3"),
                czsu.events - TURNING_POINTS,
            ),
        ],
    )
    def test_what_they_leave(
        self, export: Export, options: tuple[str, ...], expected: czsu.Events
    ) -> None:
        """They filter as the selections do, and can be combined."""
        rows = read_rows(export("between", "..", "..", *options, "--format", "csv"))
        assert [row["id"] for row in rows] == list(expected.ids)
        assert 0 < len(rows) < len(czsu.events)

    @pytest.mark.parametrize("option", ["--initiated-by", "--against"])
    def test_an_unknown_actor(self, capsys: pytest.CaptureFixture[str], option: str) -> None:
        """The id of a similar actor is suggested."""
        assert main(["between", "..", "..", option, "dubczek"]) == 1
        assert "no actor is called 'dubczek'; did you mean 'dubcek'?" in capsys.readouterr().err
