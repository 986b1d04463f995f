"""The command line: every command, on any terminal, pipe and encoding."""

from __future__ import annotations

import csv
import errno
import io
import json
import lzma
import os
import re
import runpy
import subprocess
import sys
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from bibtexparser.entrypoint import parse_string

import czsu_relations as czsu
from czsu_relations._command.main import is_closed_pipe, main
from czsu_relations._command.terminal import transliterate
from czsu_relations._display.text import chronicle_lines, join_lines
from exported_tables import HOSTILE
from processes import make_environment, run_process
from raw_datasets import (
    hostile_dataset,
    raw_actor,
    raw_condition,
    raw_dataset,
    raw_event,
    raw_parties,
    raw_period,
    raw_reference,
    raw_treaty,
    rich_dataset,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Ask = Callable[..., str]
    Save = Callable[[Any], str]
    SaveFolder = Callable[[dict[str, Any]], Path]

TABLES = ("periods", "events", "conditions", "treaties", "actors", "references")

PACKAGE_DATA = Path(czsu.__file__).parent / "data"

MODULE = ("-m", "czsu_relations")
"""The arguments of an interpreter that runs the program."""


def print_chronicle(encoding: str) -> str:
    """Return the chronicle as a process prints it whose output has this encoding."""
    run = run_process(*MODULE, variables={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    assert (run.returncode, run.stderr) == (0, b"")
    return run.stdout.decode(encoding)


def chronicle_text() -> str:
    """Return the chronicle as the library gives it."""
    return f"{join_lines(chronicle_lines(czsu.dataset.collection))}\n"


def run_with_closed_pipe(*arguments: str) -> tuple[int, bytes]:
    """Run the program with a pipe that nobody reads; return its exit code and its errors."""
    reading, writing = os.pipe()
    os.close(reading)
    run = run_process(*MODULE, *arguments, stdout=writing)
    os.close(writing)
    return run.returncode, run.stderr


class TestChronicle:
    """`python -m czsu_relations`, without a command."""

    def test_it_is_the_chronicle(self) -> None:
        """The program prints the chronicle of the bundled dataset, and nothing else."""
        assert print_chronicle("utf-8").replace(os.linesep, "\n") == chronicle_text()

    def test_lines_fit_80_columns(self) -> None:
        """No line is longer than a terminal is wide."""
        assert max(map(len, print_chronicle("utf-8").splitlines())) <= 80

    def test_an_event_stands_under_its_deepest_period(self) -> None:
        """Each heading comes before the first event that begins in that period."""
        lines = print_chronicle("utf-8").splitlines()
        heading = lines.index("Reform and the Prague Spring (5 January 1968 – 20 August 1968)")
        next_heading = [line.startswith("After the invasion") for line in lines].index(True)
        events = "\n".join(lines[heading + 1 : next_heading])
        assert "Prague Spring" in events
        assert "Warsaw Pact" not in events

    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1250", "cp437", "utf-16-le"])
    def test_any_encoding(self, encoding: str) -> None:
        """Characters that the encoding lacks are transliterated, never an error nor a `?`."""
        text = print_chronicle(encoding)
        assert "Dub" in text
        assert "?" not in text

    def test_ascii_is_readable(self) -> None:
        """Letters lose their accents and dashes become hyphens."""
        text = print_chronicle("ascii")
        assert "Alexander Dubcek becomes head" in text
        assert "Czechoslovak-Soviet relations, 1917-1993" in text

    def test_a_closed_pipe_is_no_error(self) -> None:
        """If the reader closes the pipe early, the program ends without a message."""
        assert run_with_closed_pipe() == (0, b"")


def test_in_process(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The package, run as a module, prints the chronicle and exits with 0."""
    monkeypatch.setattr(sys, "argv", ["czsu_relations"])
    with pytest.raises(SystemExit, match=r"^0$"):
        runpy.run_module("czsu_relations", run_name="__main__")
    assert capsys.readouterr() == (chronicle_text(), "")


def test_a_closed_pipe_in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The output goes to the null device then, so that the flush at the exit does not fail."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert main([]) == 0
        assert out.write("more") == 4


@pytest.mark.parametrize(
    ("error", "posix", "windows"),
    [
        (BrokenPipeError(errno.EPIPE, ""), True, True),
        (OSError(errno.EINVAL, ""), False, True),
        (OSError(errno.ENOSPC, ""), False, False),
    ],
)
def test_a_closed_pipe_on_windows(
    monkeypatch: pytest.MonkeyPatch, error: OSError, *, posix: bool, windows: bool
) -> None:
    """On Windows, a write to a closed pipe may fail with EINVAL; a full disk is another error."""
    for name, expected in ("posix", posix), ("nt", windows):
        # `os` is patched for as short as possible: pytest uses it as well.
        with monkeypatch.context() as system:
            system.setattr(os, "name", name)
            is_closed = is_closed_pipe(error)
        assert is_closed is expected


def test_transliteration() -> None:
    """Each character becomes the nearest that the encoding has."""
    assert transliterate("Dubček – “ČSSR”", "ascii") == 'Dubcek - "CSSR"'
    assert transliterate("Dubček – “ČSSR”", "utf-8") == "Dubček – “ČSSR”"
    assert transliterate("СССР", "ascii") == "????"


COMMANDS = ("on", "between", "on-this-day", "show", "search", "cite", "export", "check", "diff")


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return a function that runs a command, which must succeed, and returns what it prints.

    What it must say on standard error begins with `said`, and is empty if that is.
    """

    def run_command(*arguments: str, said: str = "") -> str:
        assert main(arguments) == 0
        out, err = capsys.readouterr()
        assert err.startswith(said)
        assert bool(err) == bool(said)
        return out

    return run_command


@pytest.fixture
def fail(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return a function that runs a command, which must fail, and returns its error message."""

    def run_command(*arguments: str) -> str:
        assert main(arguments) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("czsu-relations: ")
        return err.removeprefix("czsu-relations: ")

    return run_command


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Return a function that writes a dataset to a JSON file and returns its path."""

    def write(dataset: object) -> str:
        path = tmp_path / "mine.json"
        path.write_text(json.dumps(dataset), "utf-8")
        return str(path)

    return write


@pytest.fixture
def save_folder(tmp_path: Path) -> SaveFolder:
    """Return a function that writes a dataset to a folder of JSON files and returns its path."""

    def write(dataset: dict[str, Any]) -> Path:
        folder = tmp_path / "mine"
        folder.mkdir()
        header = dict(dataset)
        for table in TABLES:
            records = header.pop(table, [])
            (folder / f"{table}.json").write_text(json.dumps(records), "utf-8")
        (folder / "dataset.json").write_text(json.dumps(header), "utf-8")
        return folder

    return write


def section_of(text: str, heading: str) -> str:
    """Return the text under a heading, its lines joined."""
    _, _, after = text.partition(f"\n{heading}\n")
    assert after, text
    return " ".join(after.partition("\n\n")[0].split())


def margin_of(text: str) -> str:
    """Return the text of the columns in which dates stand, its lines joined."""
    return " ".join(" ".join(line[:28].strip(" ?") for line in text.splitlines()).split())


def beside_margin(text: str) -> str:
    """Return the text beside the columns in which dates stand, its lines joined."""
    return " ".join(" ".join(line[28:] for line in text.splitlines()).split())


def read_rows(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def column_of(rows: list[dict[str, Any]], column: str) -> list[Any]:
    """Return the values of a column."""
    return [row[column] for row in rows]


class TestOn:
    """`on DATE`."""

    def test_sections(self, ask: Ask) -> None:
        """Periods come first; offices, treaties, conditions and events each have a heading."""
        text = ask("on", "1940-06-01")
        assert text.startswith("1 June 1940\nPeriods: Occupation and war > Partition accepted\n\n")
        assert "Joseph Stalin leads the Communist Party" in section_of(text, "Offices")
        assert "No diplomatic relations" in section_of(text, "Conditions")
        assert "Stalin" not in section_of(text, "Conditions")
        assert "ends relations with the" in section_of(text, "Earlier events")
        assert "Soviet labour camps" in section_of(text, "Events")

    def test_sources_that_disagree_are_named(self, ask: Ask) -> None:
        """A disputed treaty is followed by each source with another date, and that date."""
        treaties = section_of(ask("on", "1938-09-01"), "Treaties in force")
        assert "but atop-4-01: 16 May 1935 – September 1938" in treaties
        # A date that is rejected is not named: this source has the signature on 15 May.
        assert "studopedia" not in treaties
        assert "disputed by wikipedia-2018" in section_of(ask("on", "1940-06-01"), "Events")

    @pytest.mark.parametrize(
        "date",
        [
            "1920-02-05", "1924-10-04", "1940-06-01", "1938-09-30", "1968-09-01", "1921-03-01",
            "1993-06-01", "1938/1939",
        ],
    )  # fmt: skip
    def test_only_what_is_not_certain_is_marked(self, ask: Ask, date: str) -> None:
        """There are as many marks as records that are possible and not certain."""
        snapshot = czsu.on(date)
        text = ask("on", date)
        body, _, legend = text.rpartition("\n?    ")
        assert legend.startswith("possibly so")
        # Recent events that may not be over yet.
        uncertain = len(
            (snapshot.recent - snapshot.events).where(
                lambda event: event.date.latest >= snapshot.date.earliest
            )
        )
        for part in ("treaties", "conditions", "events"):
            uncertain += len(getattr(snapshot, part) - getattr(snapshot.certain, part))
        assert body.count("\n? ") == uncertain
        assert max(map(len, text.splitlines())) <= 80

    def test_earlier_events(self, ask: Ask, save: Save) -> None:
        """The last turning point and the last three events that were over are listed.

        An event with days to come is not listed, unless it also had a day among the 90 days
        before: of these, every event is listed.
        """
        dates = {
            "older": "1924-01-01", "old": "1924", "vague": "1925-01/1925-03", "late": "1928-12-01",
            "both": "{1929-01-01,1931-01-01}", "now": "1930",
        }  # fmt: skip
        events = [raw_event(key, date) for key, date in dates.items()]
        events += [raw_event("first", "1920", salience=1), raw_event("turn", "1921", salience=1)]
        dates |= {"first": "1920", "turn": "1921"}
        mine = save(raw_dataset(events=events))
        earlier = section_of(ask("on", "1930-06-01", "--data", mine), "Earlier events")
        assert [key for key in earlier.split() if key in dates] == ["turn", "old", "vague", "late"]
        assert "?" not in earlier
        assert "still to come" not in earlier
        earlier = section_of(ask("on", "1929-03-01", "--data", mine), "Earlier events")
        assert [key for key in earlier.split() if key in dates] == [
            "turn", "old", "vague", "late", "both",
        ]  # fmt: skip
        assert "both (a part of it was still to come)" in earlier

    def test_every_record_is_listed(self, ask: Ask) -> None:
        """No record of the snapshot is left out, but the older treaties of unknown force."""
        snapshot = czsu.on("1968-09-01")
        text = ask("on", "1968-09-01")
        titles = beside_margin(text)
        records = (
            *snapshot.treaties, *snapshot.conditions, *snapshot.events, *snapshot.recent,
        )  # fmt: skip
        for record in records:
            assert record.title in titles, record.id
        assert f"and {len(snapshot.force_unknown) - 3} more" in " ".join(text.split())

    def test_nothing_recorded(self, ask: Ask, save: Save) -> None:
        """In a dataset without records, every section says so, and no date is made up."""
        text = ask("on", "1935", "--data", save(raw_dataset()))
        assert text.count("nothing recorded") == 5
        assert text.startswith("1935\n\nOffices\n")

    def test_open_ends(self, ask: Ask, save: Save) -> None:
        """A condition that goes on, or whose end is unknown, says so beside its title."""
        conditions = [raw_condition("on", "1934/.."), raw_condition("unknown", "1934/")]
        mine = save(raw_dataset(conditions=conditions))
        lines = ask("on", "1935", "--data", mine).splitlines()
        assert "  1934 onwards              on" in lines
        assert "? from 1934, end unknown    unknown" in lines

    def test_a_long_id_of_a_source(self, ask: Ask, save: Save) -> None:
        """An id longer than its column is broken, not cut off, and more sources are counted."""
        long_id = "k" * 90
        citations = [{"reference": key} for key in (long_id, "book", "other")]
        mine = raw_dataset(
            references=[
                raw_reference(),
                raw_reference("other"),
                raw_reference(long_id, evidence="primary"),
            ],
            events=[raw_event(date="1935", citations=citations)],
        )
        text = ask("on", "1935", "--data", save(mine))
        assert max(map(len, text.splitlines())) <= 80
        assert section_of(text, "Events") == f"1935 talks {'k' * 52} {'k' * 38} +2"

    def test_periods_side_by_side(self, ask: Ask, save: Save) -> None:
        """Two parts of one period are not shown as if one were part of the other."""
        parts = [raw_period(key, "1918/1930", part_of="whole") for key in ("b", "c")]
        mine = save(raw_dataset(periods=[raw_period("whole"), *parts]))
        text = ask("on", "1925", "--data", mine)
        assert text.splitlines()[1] == "Periods: whole > b; c"

    def test_a_source_with_another_date(self, ask: Ask, save: Save) -> None:
        """A source whose date is not the record's is named, though its stance is no dispute."""
        citations = [{"reference": "book", "dates": [{"field": "date", "span": "1936"}]}]
        mine = save(raw_dataset(events=[raw_event(date="1935", citations=citations)]))
        text = ask("on", "1935", "--data", mine)
        assert section_of(text, "Events") == "? 1935 talks but book: 1936"

    def test_another_date_of_signature(self, ask: Ask, save: Save) -> None:
        """A treaty has its time in force beside it; another date of signature is named "signed"."""
        for field, date in ("signed", "signed 1936"), ("in_force", "1936"):
            citations = [{"reference": "book", "dates": [{"field": field, "span": "1936"}]}]
            pact = raw_treaty("pact", "1935", in_force="1935", citations=citations)
            mine = save(raw_dataset(actors=raw_parties(), treaties=[pact]))
            text = ask("on", "1935", "--data", mine)
            assert section_of(text, "Treaties in force").endswith(f"but book: {date}")

    def test_treaties_with_obligations_come_first(self, ask: Ask, save: Save) -> None:
        """They stand before later treaties without any; of two alike, the later is first."""
        alliance = {"in_force": "1926/1939", "obligations": ["defence"]}
        treaties = [
            raw_treaty("old", "1920", **alliance),
            raw_treaty("new", "1922", **alliance),
            raw_treaty("trade", "1925", in_force="1926/1939"),
        ]
        mine = save(raw_dataset(actors=raw_parties(), treaties=treaties))
        text = section_of(ask("on", "1935", "--data", mine), "Treaties in force")
        listed = [key for key in text.split() if key in {"old", "new", "trade"}]
        assert listed == ["new", "old", "trade"]

    def test_json_and_csv(self, ask: Ask) -> None:
        """JSON and CSV have a row for each record in each part of the snapshot."""
        snapshot = czsu.on("1940-06-01")
        expected: set[tuple[str, str, bool | None]] = set()
        for treaty in snapshot.force_unknown:
            expected.add(("force_unknown", treaty.id, None))
        for part in ("periods", "treaties", "conditions", "events", "recent"):
            certain = getattr(snapshot.certain, part)
            for record in getattr(snapshot, part):
                expected.add((part, record.id, record in certain))
        # What began before the day and went on has one row, among the events of the day.
        both = (snapshot.events & snapshot.recent).ids
        assert both == ("refugees-gulag-1939",)
        expected -= {("recent", key, True) for key in both}
        json_rows = json.loads(ask("on", "1940-06-01", "--format", "json"))
        found = {
            (row["part"], row["id"], row["certain"])
            for row in json_rows
            if row["part"] != "earlier"
        }
        assert found == expected
        csv_rows = read_rows(ask("on", "1940-06-01", "--format", "csv"))
        for column in ("part", "id"):
            assert column_of(csv_rows, column) == column_of(json_rows, column)
        assert set(column_of(csv_rows, "certain")) == {"true", "false", ""}
        assert csv_rows[0]["date"] == czsu.periods["second-world-war"].span.edtf

    def test_date_of(self, ask: Ask) -> None:
        """Each row names the field of the record that its date is from."""
        fields: dict[str, set[str]] = {}
        for row in json.loads(ask("on", "1940-06-01", "--format", "json")):
            record: Any = czsu.dataset.record(row["id"])
            assert getattr(record, row["date_of"]) == czsu.TimeSpan(row["date"])
            fields.setdefault(row["part"], set()).add(row["date_of"])
        assert fields["treaties"] == {"in_force"}
        assert fields["force_unknown"] == {"signed"}
        assert fields["events"] == {"date"}
        rows = json.loads(ask("search", "dubček", "--format", "json"))
        assert {row["date_of"] for row in rows if not row["date"]} == {None}

    def test_a_date_of_several_words(self, ask: Ask) -> None:
        """A date in English needs no quotes, and options may follow it."""
        day = ask("on", "1940-06-01", "--format", "csv")
        assert ask("on", "1", "June", "1940", "--format", "csv") == day
        assert ask("on", "1 June 1940", "--format", "csv") == day

    @pytest.mark.parametrize("date", ["1917-06-01", "1920-02-05", "1930-01-01", "1945-05-20"])
    def test_text_and_csv_have_the_same_events(self, ask: Ask, date: str) -> None:
        """Each event of the text has a row, and each event of a row is in the text."""
        rows = read_rows(ask("on", date, "--format", "csv"))
        titles = {row["title"] for row in rows if row["id"] in czsu.events.ids}
        text = beside_margin(ask("on", date))
        assert titles == {event.title for event in czsu.events if event.title in text}
        earlier = {row["id"] for row in rows if row["part"] == "earlier"}
        assert earlier.isdisjoint(czsu.on(date).recent.ids)

    @pytest.mark.parametrize(
        ("words", "start", "end"),
        [
            ("1950 1960", "1950", "1960"),
            ("1960 1950", "1950", "1960"),
            ("1 June 1950 3 May 1951", "1950-06-01", "1951-05-03"),
            ("1950 and 1960", "1950", "1960"),
            ("1950 .. 1960", "1950", "1960"),
            ("1950-05-01 1951~", "1950-05-01", "1951~"),
        ],
    )
    def test_two_dates(self, fail: Ask, words: str, start: str, end: str) -> None:
        """The message says how to ask about the time from one to the other, in both ways."""
        for arguments in words.split(), [words]:
            assert fail("on", *arguments) == (
                f"`on` takes one date, and {words!r} are two; for all of the time write"
                f" {start}/{end}, or list its events with `between {start} {end}`\n"
            )

    def test_what_the_hint_says_is_understood(self, ask: Ask) -> None:
        """The range and the command in the hint work as they are."""
        assert ask("on", "1950-06/1951").startswith("June 1950 – 1951")
        assert ask("between", "1950-06", "1951")

    @pytest.mark.parametrize("words", ["1950 x", "1950/1951 1960", "x 1950", "[1950,1951] 1960"])
    def test_what_is_not_two_dates(self, fail: Ask, words: str) -> None:
        """Other texts get the error of a single date."""
        assert "`on` takes one date" not in fail("on", *words.split())

    def test_a_date_outside_the_coverage(self, fail: Ask) -> None:
        """It is an error, since "nothing recorded" would be untrue; so is an impossible date."""
        assert fail("on", "1999").startswith("1999 is not wholly inside")
        assert fail("on", "1940-13-01").splitlines()[1:] == ["    1940-13-01", "         ^"]


class TestVersion:
    """`--version`."""

    def test_code_and_data(self, ask: Ask, save: Save) -> None:
        """It prints the version of the code, and the edition of the data that are queried."""
        code = f"czsu-relations {version('czsu-relations')}"
        assert ask("--version") == f"{code}, data edition {czsu.dataset.edition}\n"
        mine = save({**raw_dataset(), "edition": "1.2"})
        assert ask("--version", "--data", mine) == f"{code}, data edition 1.2\n"


class TestBetween:
    """`between FROM TO`."""

    def test_filters(self, ask: Ask) -> None:
        """The options for actor, treaty, kind and certainty filter as the selections do."""
        war = czsu.events.between("1938", "1945-05")
        certain = czsu.events.between("1938", "1945-05", certain=True)
        kinds = ("--kind", "recognition", "--kind", "negotiation")
        for options, expected in (
            ((), war),
            (("--certain",), certain),
            (("--actor", "benes"), war.involving("benes")),
            (("--treaty", "alliance-1943"), war.under("alliance-1943")),
            (kinds, war.of_kind("recognition", "negotiation")),
        ):
            rows = read_rows(ask("between", "1938", "1945-05", *options, "--format", "csv"))
            assert tuple(column_of(rows, "id")) == expected.ids
            assert len(expected) > 0
        assert len(certain) < len(war)

    def test_text(self, ask: Ask) -> None:
        """Each event is listed with its date, title and id, and the events are counted."""
        text = ask("between", "1945-06-29", "1945-06-29")
        assert "  29 June 1945  " in text
        assert "ruthenia" in text
        count = len(czsu.events.on("1945-06-29"))
        noun = "events" if count > 1 else "event"
        assert text.endswith(f"\n{count} {noun}\n")

    def test_json_is_the_rows(self, ask: Ask) -> None:
        """JSON has the columns of `to_rows()`."""
        assert json.loads(ask("between", "..", "1920", "--format", "json")) == (
            czsu.events.between(None, "1920").to_rows()
        )

    def test_nothing_recorded(self, ask: Ask) -> None:
        """An empty answer is no error: it says so, or is an empty table."""
        command = ("between", "1975", "1975", "--kind", "invasion")
        assert ask(*command) == "nothing recorded\n"
        said = "nothing recorded\n"
        assert json.loads(ask(*command, "--format", "json", said=said)) == []
        assert read_rows(ask(*command, "--format", "csv", said=said)) == []

    @pytest.mark.parametrize(
        ("command", "reasons"),
        [
            (("1900", "1901"), ["the dataset covers 1917–1993"]),
            (("2020", "2024"), ["the dataset covers 1917–1993"]),
            (
                ("1938", "1945", "--actor", "slovakia"),
                ["Slovakia (existed 1 January 1993"],
            ),
            (("1950", "1960", "--against", "soviet-russia"), ["[soviet-russia]; for states"]),
            (("1950", "1960", "--initiated-by", "Benes"), ["Edvard Beneš (existed"]),
            (("1975-03", "1975-03", "--actor", "czechoslovakia"), []),
        ],
    )
    def test_why_nothing_is_recorded(
        self, ask: Ask, command: tuple[str, ...], reasons: list[str]
    ) -> None:
        """The time is not covered, or the actor did not exist in it: the answer says so."""
        text = " ".join(ask("between", *command).split())
        assert text.startswith("nothing recorded")
        assert (text == "nothing recorded") == (not reasons)
        for reason in reasons:
            assert reason in text

    def test_wider_actors(self, ask: Ask) -> None:
        """`--parts` and `--succession` count more actors, as in Python."""
        time = ("between", "1917", "1993", "--format", "json")
        for options in (("--parts",), ("--succession",), ("--parts", "--succession")):
            wider: Any = {option.removeprefix("--"): True for option in options}
            rows = json.loads(ask(*time, "--actor", "USSR", *options))
            assert column_of(rows, "id") == list(czsu.events.involving("USSR", **wider).ids)
            rows = json.loads(ask(*time, "--against", "USSR", *options))
            events = czsu.events.involving("USSR", role="target", **wider)
            assert column_of(rows, "id") == list(events.ids)

    def test_suggestions(self, fail: Ask) -> None:
        """A misspelt kind brings a suggestion, one like no other the list of all kinds."""
        message = fail("between", "1938", "1939", "--kind", "recogntion")
        assert "did you mean 'recognition'?" in message
        assert "runs backwards" in fail("between", "1939", "1938")
        message = fail("between", "..", "..", "--kind", "xyzzy").rstrip()
        kinds = message.removeprefix("no event kind is called 'xyzzy'; there are ")
        assert kinds.split(", ") == [str(kind) for kind in czsu.EventKind]

    @pytest.mark.parametrize("kind", ["war", "alliance", "peace", "meeting", "invade", ""])
    def test_a_kind_by_another_word(self, fail: Ask, kind: str) -> None:
        """A word that is no misspelt kind brings the list of kinds, or says how to get it."""
        message = fail("between", "1938", "1939", "--kind", kind)
        assert message.startswith(f"no event kind is called {kind!r}; ")
        assert (
            "Otherwise, `czsu-relations between --kind help` lists all kinds\n" in message
            or "; there are agreement, pledge, " in message
        )
        assert "EventKind" not in message

    @pytest.mark.parametrize("dates", [(), ("1938", "1939")])
    def test_kinds_are_listed(self, ask: Ask, dates: tuple[str, ...]) -> None:
        """`--kind help` prints each kind with its meaning on a line, and needs no dates."""
        text = ask("between", *dates, "--kind", "help")
        rows = [line.split(maxsplit=1) for line in text.splitlines()]
        assert rows == [[str(kind), kind.meaning] for kind in czsu.EventKind]
        assert max(map(len, text.splitlines())) < 80


class TestShow:
    """`show ID`."""

    @pytest.mark.parametrize("sought", ["dubcek", "Dubček", "DUBCEK"])
    def test_by_any_name(self, ask: Ask, sought: str) -> None:
        """A record is found by id and name, whatever the case and with or without accents."""
        assert ask("show", sought) == f"{czsu.dataset.card('dubcek')}\n"

    def test_near_matches(self, fail: Ask) -> None:
        """An unknown name brings the nearest ids, or the advice to search."""
        assert "did you mean 'dubcek'?" in fail("show", "dubczek")
        both = "'warsaw-treaty-1955' and 'warsaw-treaty-organisation'"
        assert both in fail("show", "Warsaw Pact")
        assert "try `czsu-relations search` with a word of it\n" in fail("show", "zzz")

    @pytest.mark.parametrize("command", [("show",), ("between", "..", "..", "--treaty"), ("cite",)])
    def test_suggestions_work(self, ask: Ask, fail: Ask, command: tuple[str, ...]) -> None:
        """If several records have the nearest title, their ids are suggested, which work."""
        message = fail(*command, "munich-agrement-1938")
        assert "'munich-1938'" in message
        assert ("'munich-agreement-1938'" in message) is ("--treaty" not in command)
        _, _, suggestions = message.partition("did you mean ")
        for suggested_id in re.findall(r"'(.+?)'", suggestions):
            assert ask(*command, suggested_id)


class TestSearch:
    """`search WORDS`."""

    def test_all_tables(self, ask: Ask) -> None:
        """The records of every table that match all the words are listed with their ids."""
        text = ask("search", "munich", "agreement")
        for table in ("events", "treaties"):
            ids = getattr(czsu.dataset, table).search("munich agreement").ids
            assert set(ids) <= set(text.split())
            assert f"{table.capitalize()}\n" in text
        assert ask("search", "munich agreement") == text

    def test_json_and_csv(self, ask: Ask) -> None:
        """JSON and CSV name the table of each record; missing values are null or empty."""
        json_rows = json.loads(ask("search", "alliance", "--format", "json"))
        csv_rows = read_rows(ask("search", "alliance", "--format", "csv"))
        for column in ("table", "id"):
            assert column_of(json_rows, column) == column_of(csv_rows, column)
        for row in json_rows:
            assert getattr(czsu.dataset, row["table"]).get(row["id"]) is not None
        assert {"events", "treaties", "references"} <= set(column_of(json_rows, "table"))
        references = [row for row in json_rows if row["table"] == "references"]
        assert set(column_of(references, "disputed")) == {None}

    def test_nothing(self, ask: Ask, fail: Ask) -> None:
        """It is no error if no record matches all the words, but if there is no word."""
        nothing = "nothing recorded: each word is in some record, but no record has all of them\n"
        assert ask("search", "lukes", "uranium", "?").startswith(nothing)
        lukes, uranium = ask("search", "lukes", "uranium", "?").splitlines()[1:]
        count = sum(map(len, czsu.dataset.search("uranium").values()))
        assert lukes == f"without 'lukes': {count} records"
        assert uranium.startswith("without 'uranium': ")
        table = ask("search", "zzz", "--format", "csv", said="nothing recorded: ")
        assert table.startswith("table,id,title,date")
        assert "needs at least one word" in fail("search", "?")

    @pytest.mark.parametrize(
        ("words", "explanations"),
        [
            (["Munnich"], ["'munnich'; did you mean 'munich'"]),
            (["munich", "qqq"], ["'qqq'\n"]),
            (["Gotwald", "Stalinn"], ["'gotwald'; did you mean 'gottwald'", "'stalinn'; did"]),
            (["normalizatoin"], ["'normalisatoin'; did you mean 'normalisation'"]),
            (["Бенешь"], ["'бенешь'; did you mean 'бенеш'"]),
            (["3048"], ["'3048'"]),
        ],
    )
    def test_words_that_find_nothing(
        self, ask: Ask, words: list[str], explanations: list[str]
    ) -> None:
        """Each word that is in no record is named, with words that are near."""
        text = " ".join(ask("search", *words).split())
        assert text.count("no record has a word that begins with") == len(explanations)
        for explanation in explanations:
            assert f"no record has a word that begins with {explanation}".strip() in text


class TestCite:
    """`cite [ID ...]`."""

    def test_the_dataset(self, ask: Ask) -> None:
        """Without an id, the dataset itself is cited."""
        assert ask("cite") == f"{czsu.citation()}\n"
        assert ask("cite", "--format", "bibtex") == czsu.citation("bibtex")
        assert ask("cite", "--format", "csl") == czsu.citation("csl")

    def test_sources(self, ask: Ask) -> None:
        """The sources of all the given records are printed, each once, in every format."""
        command = ("cite", "mutual-assistance-1935", "dvorak-2014")
        citations = czsu.treaties["mutual-assistance-1935"].citations
        expected = {citation.reference for citation in citations} | {"dvorak-2014"}
        items = json.loads(ask(*command, "--format", "csl"))
        assert set(column_of(items, "id")) == expected
        library = parse_string(ask(*command, "--format", "bibtex"))
        assert {entry.key for entry in library.entries} == expected
        descriptions = [czsu.references[key].describe() for key in expected]
        assert sorted(ask(*command).splitlines()) == sorted(descriptions)

    def test_footnotes(self, ask: Ask) -> None:
        """The footnote of a record stands below its title."""
        title, note = ask("cite", "loan-1942", "--format", "footnotes").splitlines()
        assert title.startswith(czsu.treaties["loan-1942"].title)
        assert note.strip() == czsu.treaties.footnotes()["loan-1942"]


class TestDiff:
    """`diff OLD [NEW]`."""

    def run(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
        """Return the exit code and what is printed."""
        code = main(["diff", *arguments])
        out, err = capsys.readouterr()
        assert err == ""
        return code, out

    def test_two_files(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, save: Save
    ) -> None:
        """The exit code is 1 if they differ; the formats are those of the changes."""
        raw = raw_dataset()
        older = save(raw)
        newer = tmp_path / "newer.json"
        newer.write_text(json.dumps({**raw, "edition": "2"}), "utf-8")
        changes = czsu.Dataset.from_dict(raw).diff(czsu.Dataset.from_dict({**raw, "edition": "2"}))
        assert self.run(capsys, older, str(newer)) == (1, f"{changes}\n")
        code, text = self.run(capsys, older, str(newer), "--format", "json")
        assert (code, json.loads(text)) == (1, changes.to_dict()["changes"])
        code, text = self.run(capsys, older, str(newer), "--format", "csv")
        assert (code, column_of(read_rows(text), "field")) == (1, ["edition"])
        assert self.run(capsys, older, older) == (
            0,
            "From edition 1 to edition 1\nno differences\n",
        )

    def test_with_the_bundled_data(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """Without a second dataset, the bundled one is the newer."""
        path = tmp_path / "whole.json"
        path.write_text(czsu.dataset.to_json(), "utf-8")
        code, text = self.run(capsys, str(path))
        assert (code, text.splitlines()[-1]) == (0, "no differences")

    def test_an_edition(
        self,
        capsys: pytest.CaptureFixture[str],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """In a checkout, the number of an edition is a dataset."""
        (tmp_path / "editions").mkdir()
        frozen = lzma.compress(json.dumps(raw_dataset()).encode())
        (tmp_path / "editions" / "2000.1.0.json.xz").write_bytes(frozen)
        monkeypatch.chdir(tmp_path)
        code, text = self.run(capsys, "2000.1.0", "--format", "json")
        assert code == 1
        assert {"edition", "title"} <= set(column_of(json.loads(text), "field"))
        assert self.run(capsys, "2000.1.0", "2000.1.0")[0] == 0
        assert self.run(capsys, "2000.1.0", "editions/2000.1.0.json.xz")[0] == 0
        installed = czsu.dataset.edition
        assert self.run(capsys, installed, installed)[0] == 0
        code, text = self.run(capsys, "2000.1.0", "--table", "periods", "--table", "dataset")
        headings = [line for line in text.splitlines() if line.endswith(("changed", "added"))]
        assert [heading.partition(":")[0] for heading in headings] == ["Dataset", "Periods"]
        assert main(["diff", "2000.3.0"]) == 2
        message = capsys.readouterr().err
        assert "there is no file and no edition 2000.3.0; the editions are 2000.1.0 and" in message
        assert message.rstrip().endswith(installed)
        (tmp_path / "broken.xz").write_bytes(frozen[:20])
        assert main(["diff", "broken.xz"]) == 2
        assert "broken.xz: it is not compressed with xz, or not whole" in capsys.readouterr().err

    def test_no_such_dataset(
        self,
        capsys: pytest.CaptureFixture[str],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """What is neither a file nor an edition is named; the exit code is not of a difference."""
        monkeypatch.chdir(tmp_path)
        assert main(["diff", "2000.2.0"]) == 2
        assert "2000.2.0: No such file" in capsys.readouterr().err


class TestExport:
    """`export FORMAT`."""

    def test_documents(self, ask: Ask) -> None:
        """A format that is one document goes to standard output."""
        assert czsu.Dataset.from_json(ask("export", "json")) == czsu.dataset
        assert column_of(read_rows(ask("export", "csv")), "id") == list(czsu.events.ids)
        treaties = read_rows(ask("export", "csv", "--table", "treaties"))
        assert column_of(treaties, "id") == list(czsu.treaties.ids)
        csl = json.loads(ask("export", "csl"))
        assert column_of(csl, "id") == list(czsu.references.ids)
        assert json.loads(ask("export", "jsonld")) == czsu.export.jsonld(czsu.dataset)
        assert json.loads(ask("export", "timelinejs")) == czsu.export.timelinejs(czsu.dataset)
        assert ask("export", "bibtex") == czsu.references.to_bibtex()

    def test_tables_that_are_worked_out(self, ask: Ask) -> None:
        """The dates that sources give, and the years of the two states, are tables as well."""
        claims = read_rows(ask("export", "csv", "--table", "claims"))
        assert len(claims) == len(czsu.dataset.claims)
        years = read_rows(ask("export", "csv", "--table", "dyad-years"))
        assert column_of(years, "year") == [str(row.year) for row in czsu.dataset.dyad_years()]

    def test_no_two_states(self, fail: Ask, save: Save) -> None:
        """Without two states in the header there are no dyad-years; the error says so."""
        path = save(raw_dataset())
        error = fail("export", "csv", "--table", "dyad-years", "--data", path)
        assert "in the header of the dataset as `dyad`" in error

    def test_the_old_name_of_the_option(self, ask: Ask) -> None:
        """`--room`, which was the name until 0.4, does the same as `--table`."""
        treaties = ask("export", "csv", "--table", "treaties")
        assert ask("export", "csv", "--room", "treaties") == treaties

    def test_to_a_file(self, ask: Ask, tmp_path: Path) -> None:
        """With -o, nothing is printed, and the file has the document."""
        target = tmp_path / "events.ics"
        assert ask("export", "ical", "-o", str(target)) == ""
        calendar: Any = icalendar.Calendar.from_ical(target.read_bytes())
        assert len(calendar.walk("VEVENT")) > 100

    def test_a_data_package(self, ask: Ask, tmp_path: Path) -> None:
        """Its files go into a directory; the path of the descriptor is printed."""
        printed = Path(ask("export", "datapackage", "-o", str(tmp_path / "package")).strip())
        assert printed.name == "datapackage.json"
        assert json.loads(printed.read_text("utf-8"))["version"] == czsu.dataset.edition

    def test_a_file_that_cannot_be_written(self, fail: Ask, tmp_path: Path) -> None:
        """The message names the file, without a traceback."""
        target = str(tmp_path / "no" / "events.csv")
        assert fail("export", "csv", "-o", target) == f"{target}: No such file or directory\n"

    def test_a_missing_extra(self, fail: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
        """The message names the extra that has to be installed."""
        monkeypatch.setitem(sys.modules, "icalendar", None)
        assert "czsu-relations[ical]" in fail("export", "ical")


def limit_message(limit: int) -> str:
    """Return what `check` says of a file with more bytes than its limit."""
    return f"there is more to read than {limit} bytes; `check --max-bytes N` reads up to N bytes"


class TestCheck:
    """`check PATH`, where the path is a file or a folder."""

    def test_sound(self, ask: Ask, save: Save) -> None:
        """A sound dataset is called valid, with the number of records in each table."""
        mine = rich_dataset()
        first_line, *table_lines = ask("check", save(mine)).splitlines()
        assert first_line == f"{mine['title']}, edition {mine['edition']}, is valid."
        counts: dict[str, int] = {}
        for line in table_lines:
            count, table = line.split()
            counts[table] = int(count)
        assert counts == {table: len(mine[table]) for table in TABLES}

    def test_every_problem(self, fail: Ask, save: Save) -> None:
        """Each problem is listed with its pointer, and the exit code is 1."""
        mine = {
            **raw_dataset(events=[raw_event(date="1935-02-30"), raw_event("b", kind="tlak")]),
            "edition": 1,
        }
        pointers = [line.split(":")[0].strip() for line in fail("check", save(mine)).splitlines()]
        assert pointers[1:] == ["/edition", "/events/0/date", "/events/1/kind"]

    def test_standard_input(self, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
        """A hyphen in place of a file is standard input."""
        text = czsu.dataset.to_json().encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), "utf-8"))
        assert "is valid." in ask("check", "-")

    def test_the_limit_of_a_file(self, ask: Ask, fail: Ask, save: Save) -> None:
        """As many bytes as the file has may be read; one less is an error that names the file."""
        path = save(rich_dataset())
        size = Path(path).stat().st_size
        assert "is valid." in ask("check", path, "--max-bytes", str(size))
        message = fail("check", path, "--max-bytes", str(size - 1))
        assert message == f"{path}: {limit_message(size - 1)}\n"

    def test_the_limit_of_a_folder(self, ask: Ask, fail: Ask, save_folder: SaveFolder) -> None:
        """The limit is that of all files together; the last one that was read is named."""
        folder = save_folder(rich_dataset())
        size = sum(file.stat().st_size for file in folder.iterdir())
        assert "is valid." in ask("check", str(folder), "--max-bytes", str(size))
        message = fail("check", str(folder), "--max-bytes", str(size - 1))
        assert message == f"{folder / 'references.json'}: {limit_message(size - 1)}\n"

    def test_the_limit_of_standard_input(
        self, ask: Ask, fail: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It counts for what comes through a pipe, too."""
        content = json.dumps(rich_dataset()).encode()
        size = len(content)
        for run, limit, expected in (
            (ask, size, "is valid."),
            (fail, size - 1, limit_message(size - 1)),
        ):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))
            assert expected in run("check", "-", "--max-bytes", str(limit))

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file here")
    def test_an_endless_file(self, fail: Ask) -> None:
        """A device whose size is not known is read up to the limit only."""
        assert limit_message(5000000) in fail("check", "/dev/zero", "--max-bytes", "5000000")

    def test_a_limit_beyond_the_memory(self, ask: Ask, save: Save) -> None:
        """No memory is set aside for what might be read."""
        assert "is valid." in ask("check", save(rich_dataset()), "--max-bytes", "9" * 30)

    def test_the_other_commands_have_no_limit(
        self, ask: Ask, monkeypatch: pytest.MonkeyPatch, save: Save
    ) -> None:
        """`--data` reads all that there is."""
        mine = save(rich_dataset())
        monkeypatch.setattr("czsu_relations._command.reading._CHUNK", 10)
        assert ask("on", "1938", "--data", mine)

    def test_no_file(self, fail: Ask, tmp_path: Path) -> None:
        """A file that does not exist is named."""
        path = str(tmp_path / "no")
        assert fail("check", path) == f"{path}: No such file or directory\n"

    def test_the_folder_of_the_package(self, ask: Ask) -> None:
        """The data of the package are laid out as such a folder, and are valid."""
        first_line, *_ = ask("check", str(PACKAGE_DATA)).splitlines()
        assert first_line == f"{czsu.dataset.title}, edition {czsu.dataset.edition}, is valid."

    def test_a_folder_is_read_as_the_same_dataset_as_a_file(
        self, ask: Ask, save: Save, save_folder: SaveFolder
    ) -> None:
        """Every command gives the same answer for both."""
        mine = rich_dataset()
        folder, path = str(save_folder(mine)), save(mine)
        assert ask("check", folder) == ask("check", path)
        exported = ask("export", "json", "--data", folder)
        assert exported == ask("export", "json", "--data", path)

    def test_every_problem_in_a_folder(self, fail: Ask, save_folder: SaveFolder) -> None:
        """Each problem is listed with its pointer, which begins with the name of the table."""
        folder = save_folder(
            {
                **raw_dataset(events=[raw_event(date="1935-02-30"), raw_event("b", kind="tlak")]),
                "edition": 1,
            }
        )
        lines = fail("check", str(folder)).splitlines()[1:]
        pointers = [line.split(":")[0].strip() for line in lines]
        assert pointers == ["/edition", "/events/0/date", "/events/1/kind"]

    def test_files_that_are_not_json(self, fail: Ask, save_folder: SaveFolder) -> None:
        """Each file that cannot be parsed is named, with what is wrong with it."""
        folder = save_folder(raw_dataset())
        (folder / "dataset.json").write_bytes(b'{"title": }')
        (folder / "events.json").write_bytes(b'[{"id": "\xff"}]')
        (folder / "actors.json").write_bytes(b"\xef\xbb\xbf[]")
        message = fail("check", str(folder))
        assert message.removeprefix("3 problems in the dataset:\n") == (
            "  (the whole dataset): is not JSON at line 1, column 11: Expecting value"
            " (in dataset.json)\n"
            "  /events: byte 9 is not UTF-8; save the file as UTF-8 (in events.json)\n"
            "  /actors: begins with a byte order mark; save the file as UTF-8 without one"
            " (in actors.json)\n"
        )

    @pytest.mark.parametrize("name", ["dataset.json", "treaties.json"])
    def test_a_file_is_missing_in_a_folder(
        self, fail: Ask, save_folder: SaveFolder, name: str
    ) -> None:
        """The missing file is named."""
        path = save_folder(raw_dataset()) / name
        path.unlink()
        assert fail("check", str(path.parent)) == f"{path}: No such file or directory\n"

    def test_a_file_of_a_folder_cannot_be_read(
        self, fail: Ask, save_folder: SaveFolder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The file is named."""
        folder = save_folder(raw_dataset())

        def refuse(path: Path, _mode: str) -> bytes:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

        monkeypatch.setattr(Path, "open", refuse)
        message = f"{folder / 'dataset.json'}: Permission denied\n"
        assert fail("check", str(folder)) == message

    def test_the_header_is_no_object(self, fail: Ask, save_folder: SaveFolder) -> None:
        """A list in `dataset.json` is one problem."""
        folder = save_folder(raw_dataset())
        (folder / "dataset.json").write_text("[]", "utf-8")
        _, problem = fail("check", str(folder)).splitlines()
        assert "wants an object" in problem

    def test_a_table_in_the_header(self, fail: Ask, save_folder: SaveFolder) -> None:
        """Records in `dataset.json` would be lost without a word, so they are an error."""
        mine = raw_dataset()
        folder = save_folder(mine)
        (folder / "dataset.json").write_text(json.dumps(mine), "utf-8")
        _, problem = fail("check", str(folder)).splitlines()
        assert problem == (
            "  /references: remove this key from dataset.json;"
            " its records belong in references.json"
        )


class TestOwnDataset:
    """`--data PATH`, before or after the command."""

    def test_every_command(self, ask: Ask, save: Save) -> None:
        """Every command queries the dataset that is given."""
        path = save(
            raw_dataset(
                actors=raw_parties(),
                events=[raw_event("mine", "1935", title="My talks")],
                treaties=[raw_treaty("pact", title="My pact", in_force="1935/1939")],
            )
        )
        answers = {
            "on": ask("on", "1935", "--data", path),
            "between": ask("--data", path, "between", "1935", "1935"),
            "show": ask("show", "my talks", "--data", path),
            "search": ask("search", "my", "--data", path),
            "chronicle": ask("--data", path),
        }
        assert [name for name, text in answers.items() if "My talks" not in text] == []
        assert "My pact" in answers["on"]
        assert "My pact" in answers["search"]
        assert ask("cite", "mine", "--data", path) == "book (n.d.).\n"
        assert ask("export", "json", "--data", path) == (
            czsu.Dataset.from_json(Path(path).read_bytes()).to_json()
        )

    def test_an_unsound_dataset(self, fail: Ask, save: Save) -> None:
        """A dataset with errors is not queried; its errors are listed."""
        assert "/coverage: is missing" in fail("on", "1935", "--data", save({"format_version": 1}))


TEXT_COMMANDS = {
    "chronicle": (),
    "on": ("on", "1934/1935"),
    "between": ("between", "..", ".."),
    "show an event": ("show", "signing"),
    "show a treaty": ("show", "pact"),
    "show an actor": ("show", "prague"),
    "show a source": ("show", "book"),
    "show a condition": ("show", "relations"),
    "show a period": ("show", "thaw"),
}
"""Commands that answer in text for people, to run on the rich dataset."""

TABLE_COMMANDS = (("on", "1935"), ("between", "..", ".."), ("search", "talks"))
"""Commands that can answer in JSON and CSV."""

OPEN_DATES = {
    "1935/..": "1935 onwards",
    "1935/": "from 1935, end unknown",
    "../1935": "until 1935",
    "/1935": "until 1935, start unknown",
}
"""Dates without an end or a beginning, in EDTF and in English."""


class TestNamesMadeOfWords:
    """A name that nobody bears may have words that few records have."""

    def test_they_are_suggested(self, fail: Ask) -> None:
        """Suggested is what a search finds, rather than what is spelt alike."""
        message = fail("show", "treaty of 12 December 1943")
        assert "'alliance-1943'" in message
        assert "alliance-treaty-1943" in message

    def test_nothing_to_search_for(self, fail: Ask) -> None:
        """A name without a word has no suggestion."""
        assert fail("show", "???").startswith("no record is called '???'; try")


class TestSeveralActors:
    """`--actor`, `--initiated-by`, `--against` and `--treaty` may be given several times."""

    @pytest.mark.parametrize(
        ("options", "expected"),
        [
            (
                ("--actor", "Brezhnev", "--actor", "Husak"),
                czsu.events.involving("brezhnev").involving("husak"),
            ),
            (
                ("--initiated-by", "Poland", "--initiated-by", "Hungary"),
                czsu.events.involving("poland", role="initiator").involving(
                    "hungary", role="initiator"
                ),
            ),
            (
                ("--against", "Hungary", "--against", "Czechoslovakia"),
                czsu.events.involving("hungary", role="target").involving(
                    "czechoslovakia", role="target"
                ),
            ),
            (
                ("--treaty", "munich-1938", "--treaty", "alliance-1943"),
                czsu.events.under("munich-1938").under("alliance-1943"),
            ),
        ],
    )
    def test_all_of_them(self, ask: Ask, options: tuple[str, ...], expected: czsu.Events) -> None:
        """Events are listed in which all of them took part."""
        said = "" if expected else "nothing recorded"
        rows = json.loads(ask("between", "..", "..", *options, "--format", "json", said=said))
        assert tuple(row["id"] for row in rows) == expected.ids


class TestRole:
    """`between --actor A --role R`."""

    def test_role(self, ask: Ask) -> None:
        """Only events in which the actor had the role are listed."""
        arguments = ("between", "..", "..", "--actor", "Benes", "--role", "guest")
        rows = json.loads(ask(*arguments, "--format", "json"))
        assert tuple(row["id"] for row in rows) == czsu.events.involving("benes", role="guest").ids

    def test_mistakes(self, fail: Ask, capsys: pytest.CaptureFixture[str]) -> None:
        """A role needs an actor, and a misspelt one has a suggestion."""
        message = fail("between", "..", "..", "--actor", "Benes", "--role", "gest")
        assert "did you mean 'guest'?" in message
        with pytest.raises(SystemExit):
            main(("between", "..", "..", "--role", "guest"))
        assert "add --actor" in capsys.readouterr().err


class TestAnniversaries:
    """`--anniversaries`, for calendars."""

    @pytest.mark.parametrize(
        "arguments", [("export", "ical"), ("between", "1968", "1969", "--export", "ical")]
    )
    def test_repeated(self, ask: Ask, arguments: tuple[str, ...]) -> None:
        """Entries are repeated every year."""
        said = "" if arguments[0] == "export" else "1 of 27 events left out"
        assert "RRULE" not in ask(*arguments, said=said)
        assert "RRULE:FREQ=YEARLY" in ask(*arguments, "--anniversaries", said=said)

    @pytest.mark.parametrize("arguments", [("export", "csv"), ("between", "1968", "1969")])
    def test_other_formats(
        self, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Other formats have no repetition."""
        with pytest.raises(SystemExit):
            main((*arguments, "--anniversaries"))
        assert "--anniversaries is only for ical" in capsys.readouterr().err


class TestOnThisDay:
    """`on-this-day`."""

    def test_text(self, ask: Ask) -> None:
        """Records are listed under the names of their tables, and counted."""
        found = czsu.dataset.on_this_day("9 June")
        text = ask("on-this-day", "9", "June")
        for table, records in found.items():
            assert f"\n{table.capitalize()}\n" in f"\n{text}"
            assert all(key in text for key in records.ids)
        assert text.endswith(f"\n{sum(map(len, found.values()))} records\n")

    def test_rows(self, ask: Ask) -> None:
        """JSON and CSV name the table of each record."""
        expected = [
            (table, key)
            for table, records in czsu.dataset.on_this_day("06-09").items()
            for key in records.ids
        ]
        for rows in (
            json.loads(ask("on-this-day", "06-09", "--format", "json")),
            read_rows(ask("on-this-day", "06-09", "--format", "csv")),
        ):
            assert [(row["table"], row["id"]) for row in rows] == expected

    def test_export(self, ask: Ask) -> None:
        """The records can be exported."""
        excerpt = czsu.Dataset.from_json(ask("on-this-day", "9 June", "--export", "json"))
        assert excerpt.events.get("recognition-de-jure-1934") is not None

    def test_today(self, ask: Ask) -> None:
        """Without a day, it is today."""
        # Taken twice, in case midnight is between.
        days = [datetime.now().astimezone().date()]
        text = ask("on-this-day")
        days.append(datetime.now().astimezone().date())
        assert text in [ask("on-this-day", day.isoformat()) for day in days]

    def test_no_day(self, fail: Ask) -> None:
        """The error says what a day of the year looks like."""
        assert "such as '21 August', '08-21' or a date" in fail("on-this-day", "August")

    def test_a_day_without_a_year_elsewhere(self, fail: Ask) -> None:
        """`on` names this command if the year is missing."""
        assert fail("on", "21", "August").endswith("for all years write `on-this-day 21 August`\n")


class TestEveryFormat:
    """The text, JSON and CSV of unusual datasets."""

    def test_an_empty_dataset(self, ask: Ask, save: Save) -> None:
        """The text says that nothing is recorded, JSON and CSV are empty; there is no error."""
        mine = ("--data", save({**raw_dataset(), "references": []}))
        for command in (*TABLE_COMMANDS, ("on-this-day", "9 June")):
            assert "nothing recorded" in ask(*mine, *command)
            said = "nothing recorded"
            assert json.loads(ask(*mine, *command, "--format", "json", said=said)) == []
            assert read_rows(ask(*mine, *command, "--format", "csv", said=said)) == []
        assert ask(*mine).endswith("\n\nnothing recorded · data edition 1\n")
        assert ask(*mine, "export", "csl") == "[]\n"
        assert ask(*mine, "export", "bibtex").strip() == ""
        for table in TABLES:
            assert read_rows(ask(*mine, "export", "csv", "--table", table)) == []

    @pytest.mark.parametrize(("edtf", "english"), OPEN_DATES.items())
    def test_open_dates(self, ask: Ask, save: Save, edtf: str, english: str) -> None:
        """They are in English in the text, and in EDTF in JSON and CSV."""
        mine = ("--data", save(raw_dataset(events=[raw_event("talks", edtf)])))
        assert english in margin_of(ask(*mine))
        assert f"date: {english}\n" in ask(*mine, "show", "talks")
        for command in TABLE_COMMANDS:
            assert english in margin_of(ask(*mine, *command))
            json_rows = json.loads(ask(*mine, *command, "--format", "json"))
            csv_rows = read_rows(ask(*mine, *command, "--format", "csv"))
            assert set(column_of([*json_rows, *csv_rows], "date")) == {edtf}

    def test_disputed(self, ask: Ask, save: Save) -> None:
        """The text names the source that disagrees; JSON and CSV have that some source does."""
        citations = [{"reference": "book", "dates": [{"field": "date", "span": "1936"}]}]
        events = [
            raw_event("a", "1935", title="one", citations=citations),
            raw_event("b", "1935", title="two"),
        ]
        mine = ("--data", save(raw_dataset(events=events)))
        assert ask(*mine, "on", "1935").count("but book: 1936") == 1
        assert "date: 1936 (differs)\n" in ask(*mine, "show", "a")
        assert "differs" not in ask(*mine, "show", "b")
        for command in (
            ("on", "1935"),
            ("between", "..", ".."),
            ("search", "one"),
            ("search", "two"),
        ):
            for row in json.loads(ask(*mine, *command, "--format", "json")):
                assert row["disputed"] is (row["id"] == "a")
            for row in read_rows(ask(*mine, *command, "--format", "csv")):
                assert (row["disputed"] == "true") is (row["id"] == "a")


CONTROLS = "\x1b[31mred\x07\x9b2J\u202eback\u2028line\rstart"


class TestHostileTexts:
    """Texts that would control a terminal."""

    @pytest.mark.parametrize("title", [CONTROLS, *HOSTILE])
    def test_no_control_characters_in_text(self, ask: Ask, save: Save, title: str) -> None:
        """Every character of the text is printable but for the ends of lines."""
        path = save(
            raw_dataset(
                events=[raw_event("hostile", "1935", title=title, summary=title)],
                actors=[raw_actor("hostile-actor", names=[{"text": title, "language": "en"}])],
            )
        )
        for command in (
            ("on", "1935"),
            ("between", "1935", "1935"),
            ("show", "hostile"),
            ("show", "hostile-actor"),
            ("search", "hostile"),
            ("check", path),
            (),
        ):
            text = ask(*command) if "check" in command else ask("--data", path, *command)
            assert text.replace("\n", "").isprintable(), command

    @pytest.mark.parametrize("command", TEXT_COMMANDS)
    @pytest.mark.parametrize("text", [CONTROLS, HOSTILE[14], HOSTILE[11]])
    def test_in_any_field(self, ask: Ask, save: Save, command: str, text: str) -> None:
        """Names, places, notes and terms are as harmless, and none makes a line too long."""
        printed = ask("--data", save(hostile_dataset(text)), *TEXT_COMMANDS[command])
        assert printed.replace("\n", "").isprintable()
        assert max(map(len, printed.splitlines())) <= 80

    @pytest.mark.parametrize("text", [CONTROLS, *HOSTILE])
    def test_json_and_csv_have_every_character(self, ask: Ask, save: Save, text: str) -> None:
        """In CSV, an apostrophe may stand before a text that would else be a formula."""
        path = save(hostile_dataset(text))
        for command in TABLE_COMMANDS:
            json_rows = json.loads(ask("--data", path, *command, "--format", "json"))
            csv_rows = read_rows(ask("--data", path, *command, "--format", "csv"))
            assert set(column_of(json_rows, "title")) <= {text}
            assert len(csv_rows) == len(json_rows)
            for title in column_of(csv_rows, "title"):
                assert text in {title, title[1:]}
        assert czsu.Dataset.from_json(ask("--data", path, "export", "json")) == (
            czsu.Dataset.from_dict(hostile_dataset(text))
        )

    def test_problems(self, fail: Ask, save: Save) -> None:
        """The errors in a dataset are listed without its control characters."""
        message = fail("check", save({**raw_dataset(), CONTROLS: 1, "coverage": CONTROLS}))
        assert message.replace("\n", "").isprintable()
        assert "/coverage: " in message

    def test_error_messages(self, fail: Ask) -> None:
        """An error message repeats an argument without its control characters."""
        assert fail("show", CONTROLS).replace("\n", "").isprintable()
        assert fail("check", "\x1b]0;\x07").replace("\n", "").isprintable()


class TestArguments:
    """Wrong arguments, the help, and an interrupt."""

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["shwo"], "invalid choice: 'shwo'"),
            (["on"], "required: DATE"),
            (["export", "datapackage"], "name a directory with -o"),
            (["export", "json", "--table", "events"], "--table is only for csv"),
            (["search", "a", "--format", "xml"], "invalid choice: 'xml'"),
            (["check", ""], "PATH: the path is empty"),
            (["--data", "", "on", "1950"], "--data: the path is empty"),
            (["on", "1950", "--data="], "--data: the path is empty"),
            (["export", "csv", "-o", ""], "-o/--output: the path is empty"),
            (["on", "1950", "--export", "json", "-o", ""], "-o/--output: the path is empty"),
            (["between", "1950", "1951", "--actor", ""], "--actor: the name is empty"),
            (["between", "1950", "1951", "--against", ""], "--against: the name is empty"),
            (["between", "1950", "1951", "--initiated-by="], "--initiated-by: the name is empty"),
            (["between", "1950", "1951", "--treaty", ""], "--treaty: the name is empty"),
            (
                ["between", "1950", "1951", "--salience", "4"],
                "'4' is no salience: write 1 (turning",
            ),
            (["between", "1950", "1951", "--salience", ""], "'' is no salience: write 1 (turning"),
            (["check", "a", "--max-bytes", "1e6"], "'1e6' is no number of bytes: write one such"),
            (["check", "a", "--max-bytes", "-1"], "'-1' is no number of bytes"),
            (["check", "a", "--max-bytes", "0"], "'0' is no number of bytes"),
            (["check", "a", "--max-bytes", "²"], "'²' is no number of bytes"),
            (["on", "1950", "-o", "a"], "-o needs a format: add --export FORMAT, or --format"),
            (["on", "1950", "--format", "csv", "--export", "csl"], "not allowed with argument"),
            (["on", "1950", "--export", "jsonld"], "invalid choice: 'jsonld'"),
            (
                ["between", "1", "June", "1938", "1939"],
                "1938 1939; put a date or a name of several",
            ),
            (["show", "munich", "agreement"], "agreement; put an id, name or title of several"),
            (["check", "my", "data.json"], "data.json; put a path with blanks in quotes"),
            (["export", "csv", "-o", "my", "events.csv"], "events.csv; put a path with blanks"),
            (
                ["between", "1938", "1939", "--actor", "Edvard", "Beneš"],
                "Beneš; put a date",
            ),
            (["show", "a", "--csv"], "unrecognized arguments: --csv\n"),
            (["--csv"], "unrecognized arguments: --csv\n"),
        ],
    )
    def test_wrong_arguments(
        self, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
    ) -> None:
        """The message says what is wrong, nothing else is printed, and the exit code is 2."""
        with pytest.raises(SystemExit, match=r"^2$"):
            main(arguments)
        out, err = capsys.readouterr()
        assert out == ""
        assert message in err

    @pytest.mark.parametrize("command", COMMANDS)
    def test_help(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
    ) -> None:
        """Every command has a help, in ASCII and 80 columns, and is listed with an example.

        No help shows `--room`, the old name of `--table`.
        """
        monkeypatch.setenv("COLUMNS", "80")
        for arguments in [command, "--help"], ["--help"]:
            with pytest.raises(SystemExit, match=r"^0$"):
                main(arguments)
            text = capsys.readouterr().out
            assert command in text
            assert text.isascii()
            assert max(map(len, text.splitlines())) <= 80
            assert "room" not in text
        assert "exit codes:" in text
        assert f"czsu-relations {command}" in text

    @pytest.mark.parametrize("command", ["on", "between", "search"])
    def test_help_lists_every_format_of_a_selection(
        self, capsys: pytest.CaptureFixture[str], command: str
    ) -> None:
        """The help of each command with `--export` explains each format that it takes."""
        with pytest.raises(SystemExit, match=r"^2$"):
            main([command, "1938", "--export", "xml"])
        _, _, choices = capsys.readouterr().err.partition("choose from ")
        with pytest.raises(SystemExit, match=r"^0$"):
            main([command, "--help"])
        _, _, formats = capsys.readouterr().out.partition("formats of --export:\n")
        names = re.findall(r"^  (\w+) ", formats, re.MULTILINE)
        assert names == re.findall(r"\w+", choices)

    def test_help_lists_every_format(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The help of `export` explains each format that it takes."""
        with pytest.raises(SystemExit, match=r"^2$"):
            main(["export", "xml"])
        _, _, choices = capsys.readouterr().err.partition("choose from ")
        with pytest.raises(SystemExit, match=r"^0$"):
            main(["export", "--help"])
        _, _, formats = capsys.readouterr().out.partition("formats:\n")
        names = re.findall(r"^  (\w+) ", formats, re.MULTILINE)
        assert names == re.findall(r"\w+", choices)

    def test_an_interrupt(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """An interrupt from the keyboard ends the program without a traceback."""

        def stop(_path: Path, _mode: str) -> bytes:
            raise KeyboardInterrupt

        monkeypatch.setattr(Path, "open", stop)
        assert main(["check", "any"]) == 130


# ---- in processes of their own -----------------------------------------------


def print_on_terminal(*arguments: str, **variables: str) -> str:
    """Run the program on a pseudo-terminal, and return what the terminal received.

    Args:
        arguments: those of the program.
        variables: more variables of its environment.
    """
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
    leader, follower = pty.openpty()
    environment = make_environment({"TERM": "xterm", "PYTHONIOENCODING": "utf-8", **variables})
    if "NO_COLOR" not in variables:
        environment.pop("NO_COLOR", None)
    command = [sys.executable, *MODULE, *arguments]
    with subprocess.Popen(command, env=environment, stdout=follower) as running:  # noqa: S603 - our own code
        os.close(follower)
        received = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # Linux raises it when the other end is closed
                break
            if not part:
                break
            received += part
        assert running.wait() == 0
    os.close(leader)
    return received.decode().replace("\r\n", "\n")


class Terminal(io.StringIO):
    """An output stream of this process that is a terminal."""

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return True


class TestTerminals:
    """Pipes, terminals, encodings."""

    def test_styles_on_a_terminal_only(self) -> None:
        """Headings are bold and sources dim on a terminal; a pipe gets the same text without."""
        styled = print_on_terminal("on", "1940-06-01")
        assert "\x1b[1mTreaties in force\x1b[0m\n" in styled
        assert "\x1b[2mfdr-library-czechoslovak-memorandum-t468ah10 +4\x1b[0m\n" in styled
        utf_8 = {"PYTHONIOENCODING": "utf-8"}
        run = run_process(*MODULE, "on", "1940-06-01", variables=utf_8)
        plain = run.stdout.decode()
        assert "\x1b" not in plain
        for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
            styled = styled.replace(code, "")
        assert styled == plain.replace(os.linesep, "\n")

    @pytest.mark.parametrize(
        ("environment", "styled"),
        [
            ({"TERM": "xterm"}, True),
            ({"TERM": "xterm", "NO_COLOR": "1"}, False),
            ({"TERM": "dumb"}, False),
        ],
    )
    def test_styles_in_process(
        self, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], *, styled: bool
    ) -> None:
        """A heading is bold if the output stream is a terminal that shows styles."""
        stream = Terminal()
        monkeypatch.setattr(sys, "stdout", stream)
        monkeypatch.delenv("NO_COLOR", raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert main(["show", "dubcek"]) == 0
        # On Windows, no terminal is known to show styles.
        expected = styled and os.name == "posix"
        assert ("\n\x1b[1mSources\x1b[0m\n" in stream.getvalue()) is expected
        assert "Sources\n" in stream.getvalue().replace("\x1b[0m", "")

    @pytest.mark.parametrize(
        ("environment", "styled"),
        [
            ({"NO_COLOR": "1"}, False),
            ({"NO_COLOR": "0"}, False),
            ({"NO_COLOR": ""}, True),
            ({"TERM": "dumb"}, False),
        ],
    )
    def test_no_color(self, environment: dict[str, str], *, styled: bool) -> None:
        """NO_COLOR counts when it is not empty, whatever its value."""
        assert ("\x1b" in print_on_terminal("on", "1940-06-01", **environment)) is styled

    def test_data_cannot_control_a_terminal(self, save: Save) -> None:
        """A terminal gets CSV without control characters; a pipe gets the data unchanged."""
        path = save(raw_dataset(events=[raw_event("x", title=CONTROLS)]))
        command = ("export", "csv", "--data", path)
        assert print_on_terminal(*command).replace("\n", "").isprintable()
        (row,) = read_rows(run_process(*MODULE, *command).stdout.decode())
        assert row["title"] == CONTROLS

    @pytest.mark.slow
    def test_data_are_utf_8_in_every_locale(self) -> None:
        """The encoding of the locale is for text; CSV and JSON are in UTF-8."""
        ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        shown = run_process(*MODULE, "show", "dubcek", variables=ascii_only)
        assert shown.stdout.startswith(b"Alexander Dubcek")
        search = ("search", "dubček", "presidium", "--format", "csv")
        found = run_process(*MODULE, *search, variables=ascii_only)
        first_row = read_rows(found.stdout.decode())[0]
        assert "?" not in first_row["title"]
        failed = run_process(*MODULE, "show", "Dubčekk", variables=ascii_only)
        assert (failed.returncode, failed.stdout) == (1, b"")
        assert b"Traceback" not in failed.stderr
        assert b"Dubcekk" in failed.stderr

    @pytest.mark.parametrize(
        "arguments", [("on", "1968-09-01"), ("export", "json"), ("cite", "dubcek")]
    )
    def test_a_closed_pipe(self, arguments: tuple[str, ...]) -> None:
        """If the reader closes the pipe early, every command ends without a message."""
        assert run_with_closed_pipe(*arguments) == (0, b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
    def test_a_full_disk(self) -> None:
        """It is an error of one line; no second one follows when the program exits."""
        with Path("/dev/full").open("wb") as full:
            run = run_process(*MODULE, stdout=full)
        assert (run.returncode, run.stderr) == (1, b"czsu-relations: No space left on device\n")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
    def test_a_full_disk_in_process(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The output goes to the null device then, as after a closed pipe."""
        with Path("/dev/full").open("w", encoding="utf-8") as out:
            monkeypatch.setattr(sys, "stdout", out)
            assert main([]) == 1
        assert capsys.readouterr().err == "czsu-relations: No space left on device\n"

    def test_a_stream_without_bytes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """An output stream that takes text only gets data as text, no letter lost."""
        stream = io.StringIO()
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["cite"]) == 0
        assert stream.getvalue() == f"{czsu.citation()}\n"

    def test_the_chronicle_needs_no_exporter(self) -> None:
        """Without a command, no module is imported that the chronicle does not need."""
        code = (
            "import sys; from czsu_relations._command.main import main; main([]);"
            "print(*sys.modules, file=sys.stderr)"
        )
        run = run_process("-c", code, variables={"PYTHONIOENCODING": "utf-8"})
        assert run.returncode == 0
        loaded = set(run.stderr.decode().split())
        assert "czsu_relations._display.text" in loaded
        assert not {"cattrs", "dateutil", "csv", "czsu_relations._tables.columns"} & loaded
        assert [name for name in loaded if name.startswith("czsu_relations.export")] == []
