"""The calendar: icalendar reads the records from it, and events are shown on their days."""

from __future__ import annotations

import importlib
import json
import re
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given

import czsu_relations as czsu
from dataset_strategies import sound_datasets
from processes import run_python
from raw_datasets import Raw, raw_dataset, raw_event, raw_reference

icalendar: Any = importlib.import_module("icalendar")
recurring_ical_events: Any = importlib.import_module("recurring_ical_events")

DAY: Final = timedelta(days=1)
DAYS: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:/(\d{4}-\d{2}-\d{2}))?")
"""A date that is one certain day, or goes from one to another, as it is usually written."""

TEXTS: Final = {"SUMMARY", "LOCATION", "NAME", "X-WR-CALNAME"}

MUNICH: Final = "munich-agreement-1938"


def read(calendar: bytes) -> dict[str, Any]:
    """Return the entries that icalendar reads, by the ids of their events."""
    parsed = icalendar.Calendar.from_ical(calendar)
    assert not parsed.errors
    entries = parsed.walk("VEVENT")
    assert not any(entry.errors for entry in entries)
    by_id = {str(entry["UID"]).partition("@")[0]: entry for entry in entries}
    assert len(by_id) == len(entries)
    return by_id


def description_of(calendar: bytes) -> str:
    """Return the description of the calendar itself."""
    return str(icalendar.Calendar.from_ical(calendar)["DESCRIPTION"])


def days_of(entry: Any) -> tuple[date, date]:
    """Return the first and the last day of an entry, inclusive."""
    assert entry["DTSTART"].params["VALUE"] == "DATE"
    first: date = entry["DTSTART"].dt
    length: timedelta = entry["DURATION"].dt if "DURATION" in entry else entry["DTEND"].dt - first
    return first, first + (length - DAY)


def dataset_of(*events: Raw, **more: Any) -> czsu.Dataset:
    """Return a dataset with these events."""
    return czsu.Dataset.from_dict({**raw_dataset(events=list(events)), **more})


def lines_of(calendar: bytes) -> list[str]:
    """Return the unfolded lines, read strictly by RFC 5545."""
    *folded, end = calendar.split(b"\r\n")
    assert end == b""
    assert all(len(line) <= 75 and not set(line) & {*range(9), *range(10, 32)} for line in folded)
    assert "".join(line.decode() for line in folded)  # no character is cut in two
    return calendar.decode().replace("\r\n ", "").split("\r\n")[:-1]


def texts_of(calendar: bytes) -> dict[str, str]:
    """Return the texts of a calendar with one entry, unescaped strictly by RFC 5545."""
    values = dict(line.split(":", 1) for line in lines_of(calendar))
    escaped = {key: value for key, value in values.items() if key in TEXTS}
    assert all(re.fullmatch(r"(\\[\\;,n]|[^\\;,])*", value) for value in escaped.values())
    return {
        key: re.sub(r"\\(.)", lambda found: found[1].replace("n", "\n"), value)
        for key, value in escaped.items()
    }


class TestBundled:
    """The bundled dataset as a calendar."""

    def test_every_event_of_certain_days_is_an_entry(self) -> None:
        """Exactly the events of certain days are read back, with the days of the records."""
        matches = {event.id: DAYS.fullmatch(str(event.date)) for event in czsu.events}
        expected = {
            key: (date.fromisoformat(match[1]), date.fromisoformat(match[2] or match[1]))
            for key, match in matches.items()
            if match
        }
        entries = read(czsu.export.ical(czsu.dataset))
        several = {event.id for event in czsu.events if str(event.date).startswith("{")}
        found = {key: days_of(entry) for key, entry in entries.items()}
        of_one = {key: days for key, days in found.items() if key.split(".")[0] not in several}
        assert of_one == expected
        assert len(entries) > 100

    def test_what_an_entry_says(self) -> None:
        """Title, place, kind and mode are those of the record, and the entry takes no time."""
        header = Path(czsu.__file__).parent / "data" / "dataset.json"
        issued = datetime.fromisoformat(json.loads(header.read_bytes())["issued"])
        for key, entry in read(czsu.export.ical(czsu.events)).items():
            record = czsu.events[key.split(".")[0]]
            assert str(entry["SUMMARY"]) == record.title
            assert entry.get("LOCATION") == record.place
            assert entry.categories == [term for term in (record.kind, record.mode) if term]
            assert entry["TRANSP"] == "TRANSPARENT"
            assert entry["DTSTAMP"].dt == issued.replace(tzinfo=UTC)
            summary, sources = str(entry["DESCRIPTION"]).split("\n\nSources:\n")
            assert summary == record.summary
            for line, citation in zip(sources.split("\n"), record.citations, strict=True):
                assert line.startswith(czsu.references[citation.reference].describe())
                assert (citation.locator or "") in line

    def test_what_the_calendar_says(self) -> None:
        """The calendar has the dataset's name, edition and licence, and counts missing events."""
        calendar = czsu.export.ical(czsu.dataset)
        parsed = icalendar.Calendar.from_ical(calendar)
        assert parsed["VERSION"] == "2.0"
        titled = r"NAME:Czechoslovak–Soviet relations\, 1917–1993"
        assert {titled, f"X-WR-CAL{titled}"} <= set(lines_of(calendar))
        assert czsu.dataset.edition in description_of(calendar)
        assert "CC-BY-SA-4.0" in description_of(calendar)
        missing = len(czsu.events) - len({key.split(".")[0] for key in read(calendar)})
        assert f"{missing} of {len(czsu.events)} events" in description_of(calendar)

    def test_a_selection_has_its_own_events_only(self) -> None:
        """A calendar of a selection has no other events."""
        found = czsu.events.search("Munich")
        assert {key.split(".")[0] for key in read(czsu.export.ical(found))} <= set(found.ids)

    def test_sources_that_say_otherwise_say_so(self) -> None:
        """The description of an entry names the dates that its sources give instead."""
        entry = read(czsu.export.ical(czsu.dataset))["united-nations-declaration-1942"]
        assert "(disputes; 1 January 1942 and 2 January 1942)" in str(entry["DESCRIPTION"])

    def test_the_same_bytes_every_time(self) -> None:
        """Other processes, with other hash seeds, write the same bytes."""
        program = (
            "import sys, czsu_relations as c;"
            "sys.stdout.buffer.write(c.export.ical(c.dataset, anniversaries=True))"
        )
        here = czsu.export.ical(czsu.dataset, anniversaries=True)
        assert run_python(program, seed=1) == run_python(program, seed=2) == here


class TestEmpty:
    """A calendar without events."""

    @pytest.mark.parametrize(
        "data",
        [czsu.events[:0], dataset_of(), dataset_of(raw_event(date="1934"))],
        ids=["selection", "none", "year"],
    )
    def test_is_read(self, data: czsu.Dataset | czsu.Events) -> None:
        """An empty calendar has the component that RFC 5545 wants, which takes no time."""
        calendar = czsu.export.ical(data)
        assert read(calendar) == {}
        (component,) = icalendar.Calendar.from_ical(calendar).subcomponents
        assert component.name == "VFREEBUSY"
        assert {"UID", "DTSTAMP"} == set(component)


class TestDays:
    """Which dates are in a calendar, and how they are written."""

    @pytest.mark.parametrize(
        ("written", "first", "last"),
        [
            ("0001-01-01", date(1, 1, 1), date(1, 1, 1)),
            ("0987-06-05/0987-06-06", date(987, 6, 5), date(987, 6, 6)),
            ("1940-02-28/1940-03-01", date(1940, 2, 28), date(1940, 3, 1)),
            ("1985-04-12T23:20:30", date(1985, 4, 12), date(1985, 4, 12)),
            ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31)),
            ("9999-12-30/9999-12-31", date(9999, 12, 30), date(9999, 12, 31)),
        ],
    )
    def test_certain_days(self, written: str, first: date, last: date) -> None:
        """Days of any year from 1 to 9999 can be read back."""
        calendar = czsu.export.ical(dataset_of(raw_event(date=written), coverage="0001/9999"))
        assert days_of(read(calendar)["talks"]) == (first, last)

    @pytest.mark.parametrize(
        "written",
        [
            "1938",
            "1938-09",
            "1938-09-2X",
            "1938-09-30?",
            "1938-09-30~",
            "1938-09-29/1938-09-30?",
            "1938-09/1938-09-30",
            "1938-09-29/1938-10",
            "1938-09-29/..",
            "1938-09-29/",
            "../1938-09-29",
            "/1938-09-29",
            "[1938-09-29,1938-09-30]",
            "{1938-09-19,1938-10}",
            "{1938-09-19,1938-09-21?}",
            "../0001-01-01",
            "/0001-01-01",
            "9999-12-31/..",
            "9999-12-31/",
            "[..0001-01-01]",
        ],
    )
    def test_uncertain_days(self, written: str) -> None:
        """Events of imprecise dates are left out and counted."""
        calendar = czsu.export.ical(dataset_of(raw_event(date=written), coverage="0001/9999"))
        assert read(calendar) == {}
        assert "1 of 1 events" in description_of(calendar)

    @pytest.mark.parametrize(
        ("written", "days"),
        [
            ("{1938-09-19,1938-09-21}", ["1938-09-19 1938-09-19", "1938-09-21 1938-09-21"]),
            ("{1938-09-19,1938-09-20}", ["1938-09-19 1938-09-20"]),
            ("{1938-09-21,1938-09-19,1938-09-20}", ["1938-09-19 1938-09-21"]),
            ("{1938-09-19..1938-09-21}", ["1938-09-19 1938-09-21"]),
        ],
    )
    def test_several_days(self, written: str, days: list[str]) -> None:
        """Each of several days has an entry; days that follow each other have one together."""
        calendar = czsu.export.ical(dataset_of(raw_event(date=written)))
        entries = read(calendar)
        assert [*entries] == ["talks", "talks.2"][: len(days)]
        found = [days_of(entry) for entry in entries.values()]
        assert [f"{first} {last}" for first, last in found] == days
        assert "0 of 1 events" in description_of(calendar)

    def test_the_day_after_the_last_is_no_part_of_it(self) -> None:
        """`DTEND` is exclusive, as RFC 5545 defines it."""
        entry = read(czsu.export.ical(czsu.dataset))[MUNICH]
        assert entry["DTEND"].dt == date(1938, 10, 1)
        assert entry["DTEND"].params["VALUE"] == "DATE"


class TestIdentity:
    """The UIDs and stamps with which a newer calendar updates an older one."""

    def test_a_newer_edition_has_the_same_uids_and_a_later_stamp(self) -> None:
        """A newer edition has the same UIDs and a later stamp, so that entries are replaced."""
        older = read(czsu.export.ical(dataset_of(raw_event(date="1934-06-09"), issued="2024-05")))
        newer = read(
            czsu.export.ical(
                dataset_of(raw_event(date="1934-06-10"), issued="2025-01-31", edition="2")
            )
        )
        assert older["talks"]["UID"] == newer["talks"]["UID"]
        assert older["talks"]["DTSTAMP"].dt == datetime(2024, 5, 1, tzinfo=UTC)
        assert newer["talks"]["DTSTAMP"].dt == datetime(2025, 1, 31, tzinfo=UTC)

    def test_another_dataset_has_other_uids(self) -> None:
        """Entries of two datasets with the same id have different UIDs."""
        first = read(czsu.export.ical(dataset_of(raw_event(date="1934-06-09"))))
        second = read(
            czsu.export.ical(dataset_of(raw_event(date="1934-06-09"), title="Two other states"))
        )
        assert first["talks"]["UID"] != second["talks"]["UID"]

    def test_a_dataset_that_was_never_issued_has_a_stamp(self) -> None:
        """Without an issue date the stamp is fixed, and does not depend on the clock."""
        entry = read(czsu.export.ical(dataset_of(raw_event(date="1934-06-09"))))["talks"]
        assert entry["DTSTAMP"].dt == datetime(1970, 1, 1, tzinfo=UTC)


class TestTexts:
    """Texts of any kind can be read back."""

    @pytest.mark.parametrize(
        "text",
        [
            "a\\nb \\N \\\\N C:\\New\\",
            'x;y,z:"q" %2C%5C ^n^\'',
            "one\ntwo\n\nfour",
            "BEGIN:VEVENT\nEND:VCALENDAR",
            "\u202eright to left\u2066",
            "<script>alert(1)</script>",
            "=1+1",
            "👨‍👩‍👧‍👦" * 40,
            "é" * 200,
        ],
    )
    def test_hostile_texts(self, text: str) -> None:
        """Both icalendar and a strict reader find the texts of the record."""
        data = dataset_of(
            raw_event(date="1934-06-09", title=text, summary=text, place=text),
            title=text,
            edition=text,
            references=[raw_reference(title=text)],
        )
        calendar = czsu.export.ical(data)
        entry = read(calendar)["talks"]
        assert [str(entry[key]) for key in ("SUMMARY", "LOCATION")] == [text, text]
        assert str(entry["DESCRIPTION"]).startswith(f"{text}\n\nSources:\n")
        assert texts_of(calendar) == dict.fromkeys(TEXTS, text)

    def test_characters_that_a_calendar_cannot_hold(self) -> None:
        """Line breaks become newlines, and other control characters are replaced by a mark."""
        text = "1\r\n2\r3\x0b4\x0c5\x1c6\x857\u20288\u20299\t0\x00\x07\x1b\x7f."
        entry = read(czsu.export.ical(dataset_of(raw_event(date="1934-06-09", title=text))))[
            "talks"
        ]
        assert str(entry["SUMMARY"]) == "1\n2\n3\n4\n5\n6\n7\n8\n9\t0����."

    @given(sound_datasets())
    def test_any_dataset(self, data: Raw) -> None:
        """The entries of any dataset have the days and titles of its events."""
        dataset = czsu.Dataset.from_dict(data)
        calendar = czsu.export.ical(dataset)
        lines_of(calendar)
        entries = read(calendar)
        for event in dataset.events:
            entry = entries.pop(event.id, None)
            if entry is None:
                assert not DAYS.fullmatch(str(event.date))
                continue
            assert days_of(entry) == (event.date.earliest, event.date.latest)
            assert event.date.certainly_overlaps(event.date.earliest, event.date.earliest)
            assert event.date.certainly_overlaps(event.date.latest, event.date.latest)
            broken = re.sub(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", event.title)
            expected = re.sub(
                r"[\x00-\x08\x0e-\x1f\x7f\ufeff]", "\N{REPLACEMENT CHARACTER}", broken
            )
            assert str(entry["SUMMARY"]) == expected
        assert entries == {}


def titles_shown_on(data: czsu.Dataset | czsu.Events, day: date) -> set[str]:
    """Return the titles that a calendar of anniversaries shows on a day."""
    calendar = icalendar.Calendar.from_ical(czsu.export.ical(data, anniversaries=True))
    return {str(entry["SUMMARY"]) for entry in recurring_ical_events.of(calendar).at(day)}


class TestAnniversaries:
    """A calendar that repeats every year."""

    @pytest.mark.parametrize("year", [1938, 1939, 1940, 2038])
    def test_munich_comes_back_on_its_days(self, year: int) -> None:
        """An event of two days is repeated on both, with the year in the title."""
        munich = czsu.events.where(lambda event: event.id == MUNICH)
        found = {day: titles_shown_on(munich, date(year, 9, 28) + day * DAY) for day in range(4)}
        assert found == {0: set(), 1: {"Munich Agreement (1938)"}, 2: found[1], 3: set()}

    def test_nothing_comes_back_before_it_happened(self) -> None:
        """No event is shown before it happened."""
        assert titles_shown_on(czsu.dataset, date(1917, 1, 1)) == set()
        munich = czsu.events.where(lambda event: event.id == MUNICH)
        assert titles_shown_on(munich, date(1937, 9, 30)) == set()

    @pytest.mark.slow
    def test_every_day_of_a_year_shows_what_happened_on_it(self) -> None:
        """Each day of 2031 shows the events of that day and month, computed from the records."""
        entries = read(czsu.export.ical(czsu.dataset))
        spans = {key: days_of(entry) for key, entry in entries.items()}
        calendar = czsu.export.ical(czsu.dataset, anniversaries=True)
        query = recurring_ical_events.of(icalendar.Calendar.from_ical(calendar))
        found: dict[date, set[str]] = {}
        for entry in query.between(date(2031, 1, 1), date(2032, 1, 1)):
            day: date = entry["DTSTART"].dt
            while day < entry["DTEND"].dt:
                found.setdefault(day, set()).add(str(entry["UID"]).partition("@")[0])
                day += DAY
        assert len(found) > 60
        for day in (date(2031, 1, 1) + number * DAY for number in range(365)):
            expected = {
                key
                for key, (first, last) in spans.items()
                if last - first < timedelta(days=365)
                and any(
                    first.replace(year=start) <= day <= first.replace(year=start) + (last - first)
                    for start in (2030, 2031)
                )
            }
            assert found.get(day, set()) == expected, day

    def test_the_29th_of_february(self) -> None:
        """An event of 29 February is repeated on the last day of February."""
        data = dataset_of(raw_event(date="1920-02-29"))
        assert titles_shown_on(data, date(1920, 2, 29)) == {"talks (1920)"}
        assert titles_shown_on(data, date(1921, 2, 28)) == {"talks (1920)"}
        assert titles_shown_on(data, date(1924, 2, 28)) == set()
        assert titles_shown_on(data, date(1924, 2, 29)) == {"talks (1920)"}

    def test_longer_than_a_year_is_not_repeated(self) -> None:
        """An event that lasted for more than a year is not repeated."""
        year = dataset_of(raw_event(date="1921-01-01/1921-12-31"))
        longer = dataset_of(raw_event(date="1921-01-01/1922-01-01"))
        assert titles_shown_on(year, date(2031, 6, 1)) == {"talks (1921)"}
        assert titles_shown_on(longer, date(1921, 6, 1)) == {"talks (1921)"}
        assert titles_shown_on(longer, date(2031, 6, 1)) == set()


class TestErrors:
    """Data that cannot be exported."""

    @pytest.mark.parametrize("data", [None, "munich", czsu.treaties])
    def test_wrong_data(self, data: Any) -> None:
        """Only a dataset or a selection of events can be a calendar."""
        with pytest.raises(czsu.errors.QueryTypeError, match="a dataset or a selection of events"):
            czsu.export.ical(data)

    def test_without_icalendar(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The error names the missing extra."""
        monkeypatch.setitem(sys.modules, "icalendar", None)
        with pytest.raises(czsu.errors.MissingExtraError, match=r"czsu-relations\[ical\]"):
            czsu.export.ical(czsu.dataset)


@pytest.mark.parametrize("anniversaries", [50, "yes", None])
def test_anniversaries_is_yes_or_no(anniversaries: Any) -> None:
    """A number of years would be taken for every year: it is refused."""
    with pytest.raises(czsu.QueryTypeError, match="anniversaries is True for those of every year"):
        czsu.export.ical(czsu.dataset, anniversaries=anniversaries)
