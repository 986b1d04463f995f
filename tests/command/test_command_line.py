"""The command line: every command, on any terminal, pipe and encoding."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import runpy
import subprocess
import sys
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
        assert (
            run("utf-8").replace(os.linesep, "\n")
            == f"{join_lines(chronicle_lines(czsu.dataset.collection))}\n"
        )

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
        """What the stream cannot hold is transliterate, never an error, never a question mark."""
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
    assert capsys.readouterr() == (f"{join_lines(chronicle_lines(czsu.dataset.collection))}\n", "")


def test_a_closed_pipe_in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The output is led to nowhere, so that the last flush finds an open file."""
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
    """There, a write to a closed pipe may fail as an invalid argument; a full disk is no pipe."""
    for name, left in ("posix", posix), ("nt", windows):
        with monkeypatch.context() as system:
            system.setattr(os, "name", name)
            found = is_closed_pipe(error)
        assert found is left


def test_transliteration() -> None:
    """The nearest that an encoding can hold, letter by letter."""
    assert transliterate("Dubček – “ČSSR”", "ascii") == 'Dubcek - "CSSR"'
    assert transliterate("Dubček – “ČSSR”", "utf-8") == "Dubček – “ČSSR”"
    assert transliterate("СССР", "ascii") == "????"


COMMANDS = ("on", "between", "show", "search", "cite", "export", "check")


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command that succeeds, and return what it prints."""

    def asked(*arguments: str) -> str:
        assert main(arguments) == 0
        out, err = capsys.readouterr()
        assert err == ""
        return out

    return asked


@pytest.fixture
def fail(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command that cannot be answered, and return its complaint."""

    def failed(*arguments: str) -> str:
        assert main(arguments) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("czsu-relations: ")
        return err.removeprefix("czsu-relations: ")

    return failed


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Write a dataset as JSON, and return the path of the file."""

    def saved(dataset: object) -> str:
        path = tmp_path / "mine.json"
        path.write_text(json.dumps(dataset), "utf-8")
        return str(path)

    return saved


def section(text: str, heading: str) -> str:
    """Return what stands under a heading, lines joined."""
    _, _, after = text.partition(f"\n{heading}\n")
    assert after, text
    return " ".join(after.partition("\n\n")[0].split())


def rows(text: str) -> list[dict[str, str]]:
    """Read CSV."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


class TestOn:
    """`on DATE`."""

    def test_it_says_who_stood_where(self, ask: Ask) -> None:
        """Frames, offices, treaties, conditions and what had happened, each under its heading."""
        text = ask("on", "1940-06-01")
        assert text.startswith("1 June 1940\nWorld War II > Partition accepted\n\n")
        assert "Joseph Stalin is general secretary" in section(text, "Offices")
        assert "No diplomatic relations" in section(text, "Conditions")
        assert "Stalin" not in section(text, "Conditions")
        assert "ends relations with the" in section(text, "Earlier events")
        assert "Soviet labour camps" in section(text, "Events")

    def test_sources_that_disagree_are_named(self, ask: Ask) -> None:
        """Of a disputed treaty, each source with another date stands there with that date."""
        bound = section(ask("on", "1940-06-01"), "Treaties in force")
        assert "but atop-4-01: 16 May 1935 – September 1938" in bound
        assert "but studopedia-dogovor-o-vzaimnoi-pomoshchi: signed 15 May 1935" in bound
        happened = section(ask("on", "1940-06-01"), "Events")
        assert "disputed by wikipedia-2018" in happened

    @pytest.mark.parametrize(
        "date",
        [
            "1920-02-05", "1924-10-04", "1940-06-01", "1938-09-30", "1968-09-01", "1921-03-01",
            "1993-06-01", "1938/1939",
        ],
    )  # fmt: skip
    def test_what_is_possible_is_marked_and_nothing_else(self, ask: Ask, date: str) -> None:
        """There are as many marks as records that are possibly so and not certainly."""
        snapshot = czsu.on(date)
        text = ask("on", date)
        body, _, legend = text.rpartition("\n?   ")
        assert legend.startswith("possibly so")
        recent = (snapshot.recent - snapshot.events).where(
            lambda one: one.date.latest >= snapshot.date.earliest
        )
        parts = ("treaties", "conditions", "events")
        possible = sum(
            len(getattr(snapshot, part) - getattr(snapshot.certain, part)) for part in parts
        )
        assert body.count("\n? ") == possible + len(recent)
        assert max(map(len, text.splitlines())) <= 80

    def test_what_had_happened_last(self, ask: Ask, save: Save) -> None:
        """However long ago, the last three that were over are told; what has days to come is not.

        Of the 90 days all are told, and such an event is, too.
        """
        dates = {
            "older": "1924-01-01", "old": "1924", "vague": "1925-01/1925-03", "late": "1928-12-01",
            "both": "{1929-01-01,1931-01-01}", "now": "1930",
        }  # fmt: skip
        mine = save(raw_dataset(events=[raw_event(*one) for one in dates.items()]))
        told = section(ask("on", "1930-06-01", "--data", mine), "Earlier events")
        assert [word for word in told.split() if word in dates] == ["old", "vague", "late"]
        assert "?" not in told
        told = section(ask("on", "1929-03-01", "--data", mine), "Earlier events")
        assert [word for word in told.split() if word in dates] == ["old", "vague", "late", "both"]

    def test_every_record_is_told_once(self, ask: Ask) -> None:
        """Nothing that the snapshot has is left out, but the older of the undated treaties."""
        snapshot = czsu.on("1968-09-01")
        text = " ".join(ask("on", "1968-09-01").split())
        joined = " ".join(line[28:] for line in ask("on", "1968-09-01").splitlines())
        for one in (*snapshot.treaties, *snapshot.conditions, *snapshot.events, *snapshot.recent):
            assert " ".join(joined.split()).count(one.title) >= 1, one.id
        assert f"and {len(snapshot.force_unknown) - 3} more" in text

    def test_nothing_recorded(self, ask: Ask, save: Save) -> None:
        """Of a dataset without a record every part says so; no date is made up."""
        text = ask("on", "1935", "--data", save(raw_dataset()))
        assert text.count("nothing recorded") == 5
        assert text.startswith("1935\n\nOffices\n")

    def test_open_ends(self, ask: Ask, save: Save) -> None:
        """What goes on, or ends nobody knows when, says so in the margin."""
        held = [raw_condition("on", "1934/.."), raw_condition("unknown", "1934/")]
        lines = ask("on", "1935", "--data", save(raw_dataset(conditions=held))).splitlines()
        assert "  1934 onwards              on" in lines
        assert "? from 1934, end unknown    unknown" in lines

    def test_a_source_of_ones_own_long_key(self, ask: Ask, save: Save) -> None:
        """A key longer than its column is broken, not lost, and more sources are counted."""
        long = "k" * 90
        said = [{"reference": key} for key in (long, "book", "other")]
        mine = raw_dataset(
            references=[
                raw_reference(),
                raw_reference("other"),
                raw_reference(long, evidence="primary"),
            ],
            events=[raw_event(date="1935", citations=said)],
        )
        text = ask("on", "1935", "--data", save(mine))
        assert max(map(len, text.splitlines())) <= 80
        assert section(text, "Events") == f"1935 talks {'k' * 52} {'k' * 38} +2"

    def test_periods_side_by_side(self, ask: Ask, save: Save) -> None:
        """A period that is no part of the one before is not shown as if it were."""
        parts = [raw_period(key, "1918/1930", part_of="whole") for key in ("b", "c")]
        text = ask("on", "1925", "--data", save(raw_dataset(periods=[raw_period("whole"), *parts])))
        assert text.splitlines()[1] == "whole > b; c"

    def test_a_source_with_a_date_of_its_own(self, ask: Ask, save: Save) -> None:
        """It need not say that it disputes: a date outside the record's is told all the same."""
        said = [{"reference": "book", "dates": [{"field": "date", "span": "1936"}]}]
        text = ask(
            "on",
            "1935",
            "--data",
            save(raw_dataset(events=[raw_event(date="1935", citations=said)])),
        )
        assert section(text, "Events") == "1935 talks but book: 1936"

    def test_of_which_date_it_is_another(self, ask: Ask, save: Save) -> None:
        """A treaty stands beside its force; a source that dates the signature otherwise says so."""
        for field, other in ("signed", "signed 1936"), ("in_force", "1936"):
            said = [{"reference": "book", "dates": [{"field": field, "span": "1936"}]}]
            pact = raw_treaty("pact", "1935", in_force="1935", citations=said)
            text = ask(
                "on", "1935", "--data", save(raw_dataset(actors=raw_parties(), treaties=[pact]))
            )
            assert section(text, "Treaties in force").endswith(f"but book: {other}")

    def test_what_binds_most_comes_first(self, ask: Ask, save: Save) -> None:
        """Treaties with obligations stand before later ones without; of two, the later first."""
        force, duty = {"in_force": "1926/1939"}, {"obligations": ["defence"]}
        treaties = [
            raw_treaty("old", "1920", **force, **duty),
            raw_treaty("new", "1922", **force, **duty),
            raw_treaty("trade", "1925", **force),
        ]
        text = ask(
            "on", "1935", "--data", save(raw_dataset(actors=raw_parties(), treaties=treaties))
        )
        bound = section(text, "Treaties in force").split()
        assert [word for word in bound if word in {"old", "new", "trade"}] == [
            "new",
            "old",
            "trade",
        ]

    def test_json_and_csv(self, ask: Ask) -> None:
        """For programs there is a row for each record of the snapshot, in its parts."""
        snapshot = czsu.on("1940-06-01")
        told = json.loads(ask("on", "1940-06-01", "--format", "json"))
        wanted = {
            (part, one.id, one in getattr(snapshot.certain, part))
            for part in ("periods", "treaties", "conditions", "events", "recent")
            for one in getattr(snapshot, part)
        } | {("force_unknown", one.id, None) for one in snapshot.force_unknown}
        assert {
            (one["part"], one["id"], one["certain"]) for one in told if one["part"] != "earlier"
        } == wanted
        table = rows(ask("on", "1940-06-01", "--format", "csv"))
        assert [(one["part"], one["id"]) for one in table] == [(o["part"], o["id"]) for o in told]
        assert {one["certain"] for one in table} == {"true", "false", ""}
        assert table[0]["date"] == czsu.periods["second-world-war"].span.edtf

    def test_which_date_it_is(self, ask: Ask) -> None:
        """Each row names the field of the record that its date is from."""
        parts: dict[str, set[str]] = {}
        for one in json.loads(ask("on", "1940-06-01", "--format", "json")):
            record: Any = czsu.dataset.record(one["id"])
            assert getattr(record, one["date_of"]) == czsu.TimeSpan(one["date"])
            parts.setdefault(one["part"], set()).add(one["date_of"])
        assert parts["treaties"] == {"in_force"}
        assert parts["force_unknown"] == {"signed"}
        assert parts["events"] == {"date"}
        found = json.loads(ask("search", "dubček", "--format", "json"))
        assert {one["date_of"] for one in found if not one["date"]} == {None}

    def test_a_date_of_several_words(self, ask: Ask) -> None:
        """An English date needs no quotes, and options may stand after it."""
        day = ask("on", "1940-06-01", "--format", "csv")
        assert ask("on", "1", "June", "1940", "--format", "csv") == day
        assert ask("on", "1 June 1940", "--format", "csv") == day

    @pytest.mark.parametrize("date", ["1917-06-01", "1920-02-05", "1930-01-01", "1945-05-20"])
    def test_programs_get_what_people_read(self, ask: Ask, date: str) -> None:
        """Each event that the text tells has a row, and each event of a row is in the text."""
        table = rows(ask("on", date, "--format", "csv"))
        events = {one["title"] for one in table if one["id"] in czsu.events.ids}
        text = " ".join(line[28:] for line in ask("on", date).splitlines())
        past = " ".join(text.split())
        assert events == {one.title for one in czsu.events if one.title in past}
        last = {one["id"] for one in table if one["part"] == "earlier"}
        assert last.isdisjoint(czsu.on(date).recent.ids)

    def test_what_is_not_covered(self, fail: Ask) -> None:
        """Where "nothing" would be untrue it is an error; so is what is no date."""
        assert fail("on", "1999").startswith("1999 is not wholly inside")
        assert fail("on", "1940-13-01").splitlines()[1:] == ["    1940-13-01", "         ^"]


class TestVersion:
    """`--version`."""

    def test_code_and_data(self, ask: Ask, save: Save) -> None:
        """It has the version of the code, and the edition of the data that would be asked."""
        code = f"czsu-relations {version('czsu-relations')}"
        assert ask("--version") == f"{code}, data edition {czsu.dataset.edition}\n"
        mine = save({**raw_dataset(), "edition": "1.2"})
        assert ask("--version", "--data", mine) == f"{code}, data edition 1.2\n"


class TestBetween:
    """`between FROM TO`."""

    def test_filters(self, ask: Ask) -> None:
        """Actor, treaty, kind and certainty choose as the selections do."""
        war = czsu.events.between("1938", "1945-05")
        certain = czsu.events.between("1938", "1945-05", certain=True)
        kinds = ("--kind", "recognition", "--kind", "negotiation")
        for options, wanted in (
            ((), war),
            (("--certain",), certain),
            (("--actor", "benes"), war.involving("benes")),
            (("--treaty", "alliance-1943"), war.under("alliance-1943")),
            (kinds, war.of_kind("recognition", "negotiation")),
        ):
            table = rows(ask("between", "1938", "1945-05", *options, "--format", "csv"))
            assert tuple(one["id"] for one in table) == wanted.ids
            assert len(wanted) > 0
        assert len(certain) < len(war)

    def test_text(self, ask: Ask) -> None:
        """Each event stands there with its date, title and id, and they are counted."""
        text = ask("between", "1945-06-29", "1945-06-29")
        assert "  29 June 1945  " in text
        assert "ruthenia" in text
        found = len(czsu.events.on("1945-06-29"))
        assert text.endswith(f"\n{found} event{'s' * (found > 1)}\n")

    def test_json_is_the_rows(self, ask: Ask) -> None:
        """JSON has the columns of `to_rows()`."""
        assert json.loads(ask("between", "..", "1920", "--format", "json")) == (
            czsu.events.between(None, "1920").to_rows()
        )

    def test_nothing_recorded(self, ask: Ask) -> None:
        """An empty answer is an answer: it says so, or is an empty table."""
        none = ("between", "1900", "1901")
        assert ask(*none) == "nothing recorded\n"
        assert json.loads(ask(*none, "--format", "json")) == []
        assert rows(ask(*none, "--format", "csv")) == []

    def test_suggestions(self, fail: Ask) -> None:
        """What is misspelt is guessed at."""
        complaint = fail("between", "1938", "1939", "--kind", "recogntion")
        assert "did you mean 'recognition'?" in complaint
        assert "runs backwards" in fail("between", "1939", "1938")
        complaint = fail("between", "..", "..", "--kind", "help").rstrip()
        told = complaint.removeprefix("no event kind is called 'help'; there are ")
        assert told.split(", ") == [str(kind) for kind in czsu.EventKind]


class TestShow:
    """`show ID`."""

    @pytest.mark.parametrize("sought", ["dubcek", "Dubček", "DUBCEK"])
    def test_by_any_name(self, ask: Ask, sought: str) -> None:
        """The card is found by id and name, in any spelling."""
        assert ask("show", sought) == f"{czsu.dataset.card('dubcek')}\n"

    def test_near_matches(self, fail: Ask) -> None:
        """An unknown name brings the nearest, or the way to search."""
        assert "did you mean 'dubcek'?" in fail("show", "dubczek")
        assert "'dubcek' and 'wikipedia-alexander-dubcek'" in fail("show", "Alexander Dubček")
        assert (
            fail("show", "zzz").rstrip().endswith("try `czsu-relations search` with a word of it")
        )

    @pytest.mark.parametrize("command", [("show",), ("between", "..", "..", "--treaty"), ("cite",)])
    def test_what_is_suggested_works(self, ask: Ask, fail: Ask, command: tuple[str, ...]) -> None:
        """A near title that several records bear is suggested by the ids of these."""
        complaint = fail(*command, "munich-agrement-1938")
        assert "'munich-1938'" in complaint
        assert ("'munich-agreement-1938'" in complaint) is ("--treaty" not in command)
        for suggested in complaint.partition("did you mean ")[2].split("'")[1::2]:
            assert ask(*command, suggested)


class TestSearch:
    """`search WORDS`."""

    def test_all_rooms(self, ask: Ask) -> None:
        """Records of every sort are found by all the words, and shown with their ids."""
        text = ask("search", "munich", "agreement")
        told = [one for one in czsu.dataset.records if one.id in text.split()]
        for room in ("events", "treaties"):
            found = getattr(czsu.dataset, room).search("munich agreement")
            assert set(found) <= set(told)
            assert f"{room.capitalize()}\n" in text
        assert ask("search", "munich agreement") == text

    def test_json_and_csv(self, ask: Ask) -> None:
        """They name the table of each record; what a record has not is null or empty."""
        told = json.loads(ask("search", "uranium", "--format", "json"))
        table = rows(ask("search", "uranium", "--format", "csv"))
        assert [(one["table"], one["id"]) for one in told] == [(r["table"], r["id"]) for r in table]
        for one in told:
            assert getattr(czsu.dataset, one["table"]).get(one["id"]) is not None
        assert {"events", "treaties", "references"} <= {one["table"] for one in told}
        assert [one["disputed"] for one in told if one["table"] == "references"] == [None]

    def test_nothing(self, ask: Ask, fail: Ask) -> None:
        """Words that nothing has together are no error; no word is one."""
        none = "nothing recorded: no record has all the words in titles, names or summary\n"
        assert ask("search", "Munnich") == ask("search", "munich", "zzz") == none
        assert ask("search", "zzz", "--format", "csv").startswith("table,id,title,date")
        assert "needs at least one word" in fail("search", "?")


class TestCite:
    """`cite [ID ...]`."""

    def test_the_dataset(self, ask: Ask, fail: Ask) -> None:
        """Without an id it is the dataset that is cited."""
        assert ask("cite") == f"{czsu.citation()}\n"
        assert ask("cite", "--format", "bibtex") == czsu.citation("bibtex")
        assert "name a record" in fail("cite", "--format", "csl")

    def test_sources(self, ask: Ask) -> None:
        """The sources of all the records, each once, in every format."""
        one, other = "mutual-assistance-1935", "dvorak-2014"
        wanted = {each.reference for each in czsu.treaties[one].citations} | {other}
        assert {
            item["id"] for item in json.loads(ask("cite", one, other, "--format", "csl"))
        } == wanted
        library = parse_string(ask("cite", one, other, "--format", "bibtex"))
        assert {entry.key for entry in library.entries} == wanted
        assert sorted(ask("cite", one, other).splitlines()) == sorted(
            czsu.references[key].describe() for key in wanted
        )


class TestExport:
    """`export FORMAT`."""

    def test_documents(self, ask: Ask) -> None:
        """What is one document goes to the standard output, whole."""
        assert czsu.Dataset.from_json(ask("export", "json")) == czsu.dataset
        assert [one["id"] for one in rows(ask("export", "csv"))] == list(czsu.events.ids)
        table = rows(ask("export", "csv", "--table", "treaties"))
        assert rows(ask("export", "csv", "--room", "treaties")) == table  # the name until 0.4
        assert [one["id"] for one in table] == list(czsu.treaties.ids)
        csl = json.loads(ask("export", "csl"))
        assert [one["id"] for one in csl] == list(czsu.references.ids)
        assert json.loads(ask("export", "jsonld")) == czsu.export.jsonld(czsu.dataset)
        assert json.loads(ask("export", "timelinejs")) == czsu.export.timelinejs(czsu.dataset)
        assert ask("export", "bibtex") == czsu.references.to_bibtex()

    def test_to_a_file(self, ask: Ask, tmp_path: Path) -> None:
        """With -o nothing is printed, and the file has the document."""
        target = tmp_path / "events.ics"
        assert ask("export", "ical", "-o", str(target)) == ""
        calendar: Any = icalendar.Calendar.from_ical(target.read_bytes())
        assert len(calendar.walk("VEVENT")) > 100

    def test_a_data_package(self, ask: Ask, tmp_path: Path) -> None:
        """Several files go into a directory; the path of the descriptor is printed."""
        printed = Path(ask("export", "datapackage", "-o", str(tmp_path / "package")).strip())
        assert printed.name == "datapackage.json"
        assert json.loads(printed.read_text("utf-8"))["version"] == czsu.dataset.edition

    def test_what_cannot_be_written(self, fail: Ask, tmp_path: Path) -> None:
        """A missing directory is named, without a traceback."""
        target = str(tmp_path / "no" / "events.csv")
        assert fail("export", "csv", "-o", target) == f"{target}: No such file or directory\n"

    def test_a_missing_extra(self, fail: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is not installed is named, with the way to install it."""
        monkeypatch.setitem(sys.modules, "icalendar", None)
        assert "czsu-relations[ical]" in fail("export", "ical")


class TestCheck:
    """`check FILE`."""

    def test_sound(self, ask: Ask, save: Save) -> None:
        """A sound dataset is called so, with the number of records in each table."""
        mine = rich_dataset()
        lines = ask("check", save(mine)).splitlines()
        assert lines[0] == f"{mine['title']}, edition {mine['edition']}, is sound."
        told = {room: int(count) for count, room in map(str.split, lines[1:])}
        rooms = ("periods", "events", "conditions", "treaties", "actors", "references")
        assert told == {room: len(mine[room]) for room in rooms}

    def test_every_problem(self, fail: Ask, save: Save) -> None:
        """Each problem stands there with its pointer, and the exit code is 1."""
        mine = {
            **raw_dataset(events=[raw_event(date="1935-02-30"), raw_event("b", kind="tlak")]),
            "edition": 1,
        }
        pointers = [line.split(":")[0].strip() for line in fail("check", save(mine)).splitlines()]
        assert pointers[1:] == ["/edition", "/events/0/date", "/events/1/kind"]

    def test_standard_input(self, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
        """A hyphen stands for the standard input."""
        text = czsu.dataset.to_json().encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        assert "is sound." in ask("check", "-")

    def test_no_file(self, fail: Ask, tmp_path: Path) -> None:
        """A file that is not there is named."""
        assert (
            fail("check", str(tmp_path / "no")) == f"{tmp_path / 'no'}: No such file or directory\n"
        )


class TestOnesOwn:
    """`--data FILE`, before or after the command."""

    def test_every_command(self, ask: Ask, save: Save) -> None:
        """All of them ask the dataset that is given."""
        path = save(
            raw_dataset(
                actors=raw_parties(),
                events=[raw_event("mine", "1935", title="My talks")],
                treaties=[raw_treaty("pact", title="My pact", in_force="1935/1939")],
            )
        )
        told = {
            "on": ask("on", "1935", "--data", path),
            "between": ask("--data", path, "between", "1935", "1935"),
            "show": ask("show", "my talks", "--data", path),
            "search": ask("search", "my", "--data", path),
            "chronicle": ask("--data", path),
        }
        assert [name for name, text in told.items() if "My talks" not in text] == []
        assert "My pact" in told["on"]
        assert "My pact" in told["search"]
        assert ask("cite", "mine", "--data", path) == "book (n.d.).\n"
        assert ask("export", "json", "--data", path) == (
            czsu.Dataset.from_json(Path(path).read_bytes()).to_json()
        )

    def test_one_that_is_not_sound(self, fail: Ask, save: Save) -> None:
        """It is not asked; its problems are told."""
        assert "/coverage: is missing" in fail("on", "1935", "--data", save({"format_version": 1}))


ASKED = {
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
"""Questions of the rich dataset that are answered in text for people."""

OPEN = {
    "1935/..": "1935 onwards",
    "1935/": "from 1935, end unknown",
    "../1935": "until 1935",
    "/1935": "until 1935, start unknown",
}
"""Spans without an end or a beginning, and what is said of them."""


class TestEveryFormat:
    """What datasets of one's own may have in them, in text, JSON and CSV."""

    def test_an_empty_dataset(self, ask: Ask, save: Save) -> None:
        """Nothing is recorded in text, an empty table in JSON and CSV; there is no error."""
        mine = ("--data", save({**raw_dataset(), "references": []}))
        for asked in (("on", "1935"), ("between", "..", ".."), ("search", "a")):
            assert "nothing recorded" in ask(*mine, *asked)
            assert json.loads(ask(*mine, *asked, "--format", "json")) == []
            assert rows(ask(*mine, *asked, "--format", "csv")) == []
        assert ask(*mine).endswith("\n\nnothing recorded · data edition 1\n")
        assert ask(*mine, "export", "csl") == "[]\n"
        assert ask(*mine, "export", "bibtex").strip() == ""
        for room in ("periods", "events", "conditions", "treaties", "actors", "references"):
            assert rows(ask(*mine, "export", "csv", "--table", room)) == []

    @pytest.mark.parametrize(("edtf", "english"), OPEN.items())
    def test_open_spans(self, ask: Ask, save: Save, edtf: str, english: str) -> None:
        """They are told in words to people, and in EDTF to programs."""
        mine = ("--data", save(raw_dataset(events=[raw_event("talks", edtf)])))
        for asked in (), ("on", "1935"), ("between", "..", ".."), ("search", "talks"):
            margin = " ".join(line[:28].strip(" ?") for line in ask(*mine, *asked).splitlines())
            assert english in " ".join(margin.split())
        assert f"date: {english}\n" in ask(*mine, "show", "talks")
        for asked in ("on", "1935"), ("between", "..", ".."), ("search", "talks"):
            told = json.loads(ask(*mine, *asked, "--format", "json"))
            table = rows(ask(*mine, *asked, "--format", "csv"))
            assert {one["date"] for one in (*told, *table)} == {edtf}

    def test_disputed(self, ask: Ask, save: Save) -> None:
        """Who says otherwise is told to people, and that somebody does to programs."""
        said = [{"reference": "book", "dates": [{"field": "date", "span": "1936"}]}]
        events = [
            raw_event("a", "1935", title="one", citations=said),
            raw_event("b", "1935", title="two"),
        ]
        mine = ("--data", save(raw_dataset(events=events)))
        assert ask(*mine, "on", "1935").count("but book: 1936") == 1
        assert "date: 1936, which is another date\n" in ask(*mine, "show", "a")
        assert "another date" not in ask(*mine, "show", "b")
        for asked in ("on", "1935"), ("between", "..", ".."), ("search", "one"), ("search", "two"):
            told = json.loads(ask(*mine, *asked, "--format", "json"))
            table = rows(ask(*mine, *asked, "--format", "csv"))
            assert [one["disputed"] for one in told] == [one["id"] == "a" for one in told]
            assert [one["disputed"] == "true" for one in table] == [r["id"] == "a" for r in table]


CONTROLS = "\x1b[31mred\x07\x9b2J\u202eback\u2028line\rstart"


class TestHostile:
    """Titles that would command a terminal."""

    @pytest.mark.parametrize("title", [CONTROLS, *HOSTILE])
    def test_no_control_characters_in_text(self, ask: Ask, save: Save, title: str) -> None:
        """Nothing but line ends is not printable, whoever wrote the dataset."""
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

    @pytest.mark.parametrize("asked", ASKED)
    @pytest.mark.parametrize("text", [CONTROLS, HOSTILE[14], HOSTILE[11]])
    def test_in_any_field(self, ask: Ask, save: Save, asked: str, text: str) -> None:
        """Names, places, notes and wordings are as harmless, and none begins a line of its own."""
        told = ask("--data", save(hostile_dataset(text)), *ASKED[asked])
        assert told.replace("\n", "").isprintable()
        assert max(map(len, told.splitlines())) <= 80

    @pytest.mark.parametrize("text", [CONTROLS, *HOSTILE])
    def test_programs_get_the_very_text(self, ask: Ask, save: Save, text: str) -> None:
        """JSON and CSV have every character; in CSV, ' keeps a formula from being one."""
        path = save(hostile_dataset(text))
        for asked in ("on", "1935"), ("between", "..", ".."), ("search", "talks"):
            told = json.loads(ask("--data", path, *asked, "--format", "json"))
            table = rows(ask("--data", path, *asked, "--format", "csv"))
            assert {one["title"] for one in told} <= {text}
            assert len(table) == len(told)
            assert all(text in {one["title"], one["title"][1:]} for one in table)
        assert czsu.Dataset.from_json(ask("--data", path, "export", "json")) == (
            czsu.Dataset.from_dict(hostile_dataset(text))
        )

    def test_problems(self, fail: Ask, save: Save) -> None:
        """What is wrong with a dataset is told without what would command a terminal."""
        told = fail("check", save({**raw_dataset(), CONTROLS: 1, "coverage": CONTROLS}))
        assert told.replace("\n", "").isprintable()
        assert "/coverage: " in told

    def test_nor_in_complaints(self, fail: Ask) -> None:
        """What was asked for comes back harmless, too."""
        assert fail("show", CONTROLS).replace("\n", "").isprintable()
        assert fail("check", "\x1b]0;\x07").replace("\n", "").isprintable()


class TestMisunderstood:
    """What is no command of ours: exit code 2."""

    @pytest.mark.parametrize(
        ("arguments", "complaint"),
        [
            (["shwo"], "invalid choice: 'shwo'"),
            (["on"], "required: DATE"),
            (["export", "datapackage"], "name a directory with -o"),
            (["export", "json", "--table", "events"], "--table goes with csv"),
            (["search", "a", "--format", "xml"], "invalid choice: 'xml'"),
        ],
    )
    def test_complaints(
        self, capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
    ) -> None:
        """The error names what is wrong, and nothing is printed."""
        with pytest.raises(SystemExit, match=r"^2$"):
            main(arguments)
        out, err = capsys.readouterr()
        assert out == ""
        assert complaint in err

    @pytest.mark.parametrize("command", COMMANDS)
    def test_help(self, capsys: pytest.CaptureFixture[str], command: str) -> None:
        """Every command explains itself, in ASCII, and stands in the list of commands."""
        for arguments in [command, "--help"], ["--help"]:
            with pytest.raises(SystemExit, match=r"^0$"):
                main(arguments)
            text = capsys.readouterr().out
            assert command in text
            assert text.isascii()
        assert "exit codes:" in text
        assert f"czsu-relations {command}" in text

    def test_an_interrupt(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Who stops it gets no traceback."""

        def stop(_: Path) -> bytes:
            raise KeyboardInterrupt

        monkeypatch.setattr(Path, "read_bytes", stop)
        assert main(["check", "any"]) == 130


# ---- in processes of their own -----------------------------------------------


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command whose output is a pipe."""
    command = [sys.executable, "-m", "czsu_relations", *arguments]
    env = {**os.environ, "PYTHONPATH": SOURCE, **environment}
    return subprocess.run(command, env=env, capture_output=True, check=False)  # noqa: S603 - our own code


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """Run a command whose output is a pseudo-terminal, and return what that was sent."""
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
    leader, follower = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    env |= {"PYTHONPATH": SOURCE, "TERM": "xterm", "PYTHONIOENCODING": "utf-8", **environment}
    command = [sys.executable, "-m", "czsu_relations", *arguments]
    with subprocess.Popen(command, env=env, stdout=follower) as running:  # noqa: S603 - our own code
        os.close(follower)
        sent = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not part:
                break
            sent += part
        assert running.wait() == 0
    os.close(leader)
    return sent.decode().replace("\r\n", "\n")


class Terminal(io.StringIO):
    """A terminal of this process."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


class TestTerminals:
    """Pipes, terminals, encodings."""

    def test_styles_on_a_terminal_only(self) -> None:
        """Headings are bold and sources dim on a terminal; the text is that of a pipe."""
        styled = on_a_terminal("on", "1940-06-01")
        assert "\x1b[1mTreaties in force\x1b[0m\n" in styled
        assert "\x1b[2mwerth-1964, wikipedia-2018 +1\x1b[0m\n" in styled
        plain = process("on", "1940-06-01", PYTHONIOENCODING="utf-8").stdout.decode()
        assert "\x1b" not in plain
        for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
            styled = styled.replace(code, "")
        assert styled == plain.replace(os.linesep, "\n")

    def test_styles_in_process(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A heading is bold where the output says that it is a terminal."""
        stream = Terminal()
        monkeypatch.setattr(sys, "stdout", stream)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.delenv("NO_COLOR", raising=False)
        assert main(["show", "dubcek"]) == 0
        assert "\n\x1b[1mSources\x1b[0m\n" in stream.getvalue()

    @pytest.mark.parametrize(
        ("environment", "styled"),
        [
            ({"NO_COLOR": "1"}, False),
            ({"NO_COLOR": "0"}, False),
            ({"NO_COLOR": ""}, True),
            ({"TERM": "dumb"}, False),
        ],
    )
    def test_no_color(self, environment: dict[str, str], styled: bool) -> None:  # noqa: FBT001 - a case
        """NO_COLOR counts when it is not empty, whatever it says."""
        assert ("\x1b" in on_a_terminal("on", "1940-06-01", **environment)) is styled

    def test_data_for_programs_cannot_command_a_terminal(self, save: Save) -> None:
        """A terminal gets CSV without control characters; a pipe gets the very bytes."""
        path = save(raw_dataset(events=[raw_event("x", title=CONTROLS)]))
        asked = ("export", "csv", "--data", path)
        assert on_a_terminal(*asked).replace("\n", "").isprintable()
        (row,) = rows(process(*asked).stdout.decode())
        assert row["title"] == CONTROLS

    def test_data_are_utf_8_whatever_the_terminal(self) -> None:
        """What programs read does not depend on the locale; what people read is made to fit."""
        ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        told = process("show", "dubcek", **ascii_only)
        assert told.stdout.startswith(b"Alexander Dubcek")
        (row,) = rows(
            process(
                "search", "dubček", "presidium", "--format", "csv", **ascii_only
            ).stdout.decode()
        )[:1]
        assert "?" not in row["title"]
        failed = process("show", "Dubčekk", **ascii_only)
        assert (failed.returncode, failed.stdout) == (1, b"")
        assert b"Traceback" not in failed.stderr
        assert b"Dubcekk" in failed.stderr

    @pytest.mark.parametrize(
        "arguments", [("on", "1968-09-01"), ("export", "json"), ("cite", "dubcek")]
    )
    def test_a_closed_pipe(self, arguments: tuple[str, ...]) -> None:
        """A reader that leaves early makes every command end quietly."""
        reading, writing = os.pipe()
        os.close(reading)
        command = [sys.executable, "-m", "czsu_relations", *arguments]
        done = subprocess.run(  # noqa: S603 - our own code
            command,
            env={**os.environ, "PYTHONPATH": SOURCE},
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(writing)
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
    def test_a_full_disk(self) -> None:
        """What cannot be written is an error of one line, and no more of it comes at the exit."""
        command = [sys.executable, "-m", "czsu_relations"]
        env = {**os.environ, "PYTHONPATH": SOURCE}
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(  # noqa: S603 - our own code
                command, env=env, stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert (done.returncode, done.stderr) == (1, b"czsu-relations: No space left on device\n")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
    def test_a_full_disk_in_process(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The output is led to nowhere, as after a closed pipe."""
        with Path("/dev/full").open("w", encoding="utf-8") as out:
            monkeypatch.setattr(sys, "stdout", out)
            assert main([]) == 1
        assert capsys.readouterr().err == "czsu-relations: No space left on device\n"

    def test_a_stream_without_bytes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A text stream of somebody's own gets data as text, no letter lost."""
        stream = io.StringIO()
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["cite"]) == 0
        assert stream.getvalue() == f"{czsu.citation()}\n"

    def test_the_chronicle_needs_no_exporter(self) -> None:
        """Without a command, nothing is imported that the chronicle does not need."""
        code = (
            "import sys; from czsu_relations._command.main import main; main([]);"
            "print(*sys.modules, file=sys.stderr)"
        )
        env = {**os.environ, "PYTHONPATH": SOURCE, "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, env=env, capture_output=True, check=True)  # noqa: S603 - our own code
        loaded = set(done.stderr.decode().split())
        assert "czsu_relations._display.text" in loaded
        assert not {"cattrs", "dateutil", "csv", "czsu_relations._tables.columns"} & loaded
        assert [name for name in loaded if name.startswith("czsu_relations.export")] == []
