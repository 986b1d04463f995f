"""The published editions: they never change, they load, and no id is lost between them."""

from __future__ import annotations

import json
import lzma
import re
import runpy
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from packaging.version import Version

import czsu_relations as czsu
from processes import run_process
from raw_datasets import raw_dataset, raw_event, raw_reference

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT: Final = Path(__file__).parents[1]
EDITIONS: Final = ROOT / "editions"
SCRIPT: Final = EDITIONS / "freeze.py"

INDEX: Final[list[dict[str, Any]]] = json.loads((EDITIONS / "index.json").read_text("utf-8"))
NUMBERS: Final[list[str]] = [entry["edition"] for entry in INDEX]
WITHDRAWN: Final[dict[str, Any]] = json.loads((EDITIONS / "withdrawn.json").read_text("utf-8"))
FREEZE: Final = runpy.run_path(str(SCRIPT))
TABLES: Final[tuple[str, ...]] = FREEZE["TABLES"]

freeze: Final[Callable[[list[str]], None]] = FREEZE["main"]


@cache
def read_edition(number: str) -> str:
    """Return the canonical JSON of an edition."""
    return lzma.decompress((EDITIONS / f"{number}.json.xz").read_bytes()).decode()


@cache
def load_edition(number: str) -> czsu.Dataset:
    """Return an edition as a dataset."""
    return czsu.Dataset.from_json(read_edition(number))


def ids_of(dataset: czsu.Dataset) -> set[str]:
    """Return the ids of all records."""
    return {record.id for record in dataset.records}


# ---- the index -----------------------------------------------------------------------


def changelog_dates() -> dict[str, str]:
    """Return the date of each edition in the changelog."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    data = changelog.partition("\n## Data\n")[2]
    return dict(re.findall(r"^### \[(.+)\] - (\d{4}-\d{2}-\d{2})$", data, re.MULTILINE))


def test_index_lists_every_file() -> None:
    """Every file is listed, every listed file is there, and all were published by the changelog."""
    assert {f"{number}.json.xz" for number in NUMBERS} == {
        path.name for path in EDITIONS.glob("*.xz")
    }
    assert set(NUMBERS) == changelog_dates().keys()


def test_index_is_in_order() -> None:
    """Editions stand in the order of their numbers, each once; none is in development."""
    versions = [Version(number) for number in NUMBERS]
    assert versions == sorted(set(versions))
    assert [number for number in NUMBERS if Version(number).is_devrelease] == []


def test_index_describes_every_edition() -> None:
    """Number, date, checksum and counts are those of the data."""
    dates = changelog_dates()
    for entry in INDEX:
        text = read_edition(entry["edition"])
        plain = json.loads(text)
        # The first two editions do not say when they were issued; the changelog does.
        described = {
            "edition": plain["edition"],
            "date": plain.get("issued", dates[plain["edition"]]),
            "sha256": sha256(text.encode()).hexdigest(),
            "counts": {table: len(plain[table]) for table in TABLES},
        }
        assert entry == described, f"edition {entry['edition']}"
        assert entry["date"] == dates[entry["edition"]], f"edition {entry['edition']}"


REWRITTEN_DATES: Final = {'"[1920-02..1920-03-11]"': '"[1920-02-01..1920-03-11]"'}
"""The dates of editions in format 1 that are written otherwise in format 2."""


def in_format_2(text: str) -> str:
    """Return the JSON of an edition as it is written in format 2."""
    if '"format_version": 1,' not in text:
        return text
    for old, new in REWRITTEN_DATES.items():
        text = text.replace(old, new)
    return text.replace('"format_version": 1,', '"format_version": 2,')


def test_every_edition_loads() -> None:
    """An edition passes every check of today, and is written as it was read but for its format."""
    for number in NUMBERS:
        dataset = load_edition(number)
        # Not compared in the assert: a megabyte on each side would take pytest minutes to show.
        is_same = dataset.to_json() == in_format_2(read_edition(number))
        assert is_same, f"edition {number} is not written as it was read"


# ---- what changed ----------------------------------------------------------------------


def count_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """Return the numbers of records that changed in some way, as the changelog has them."""
    added: list[str] = []
    changed: list[str] = []
    removed: list[str] = []
    for table in TABLES:
        before = {record["id"]: record for record in old[table]}
        common = [record for record in new[table] if record["id"] in before]
        for counts, number in (
            (added, len(new[table]) - len(common)),
            (changed, sum(record != before[record["id"]] for record in common)),
            (removed, len(before) - len(common)),
        ):
            if number:
                counts.append(f"{number} {table[:-1] if number == 1 else table}")
    if not added and not changed:
        return "no record was added or changed"
    text = f"added {', '.join(added)}; changed {', '.join(changed)}"
    if removed:
        text += f"; removed {', '.join(removed)}"
    return text


def test_the_changelog_has_the_right_numbers() -> None:
    """Below the heading of each edition but the first are the numbers of what differs."""
    data = (ROOT / "CHANGELOG.md").read_text("utf-8").partition("\n## Data\n")[2]
    found: dict[str, str] = {}
    for heading, numbers in re.findall(
        r"^### \[(.+?)\].*\n\nIn numbers: ([^.]+)\.", data, re.MULTILINE
    ):
        found[heading] = " ".join(numbers.split())
    texts = [json.loads(in_format_2(read_edition(number))) for number in NUMBERS]
    names = list(NUMBERS)
    if czsu.dataset.edition not in names:
        names.append("Unreleased")
        texts.append(czsu.dataset.to_dict())
    expected = {names[i]: count_changes(texts[i - 1], texts[i]) for i in range(1, len(names))}
    assert found == expected


# ---- the shipped data ----------------------------------------------------------------


def problem_with_shipped(shipped: tuple[str, str], newest: tuple[str, str]) -> str | None:
    """Return what is wrong with the shipped data, given the newest edition; None if nothing is.

    Both are given as number and JSON. A newer number has to be a number in development, since a
    number without `.dev0` that is not frozen could stand for one state of the data after another.
    """
    number, text = shipped
    published, published_text = newest
    if Version(number) < Version(published):
        return f"{number} is older than {published}, which is published"
    if Version(number) == Version(published):
        if text == published_text:
            return None
        return f"the data are not those published as {published}: give them a newer number"
    if Version(number).is_devrelease:
        return None
    return f"{number} is not frozen: run editions/freeze.py, or add .dev0"


def test_shipped_data_are_published_or_newer() -> None:
    """The data in the package are the newest edition, or bear a newer number."""
    newest = NUMBERS[-1]
    shipped = (czsu.dataset.edition, czsu.dataset.to_json())
    problem = problem_with_shipped(shipped, (newest, read_edition(newest)))
    assert problem is None


@pytest.mark.parametrize(
    ("number", "text", "problem"),
    [
        ("2026.11.10", "old", None),
        ("2026.11.10", "new", "not those published"),
        ("2026.11.9", "old", "older"),
        ("2026.11.10.dev0", "new", "older"),
        ("2026.11.11.dev0", "new", None),
        ("2026.12.0.dev0", "new", None),
        ("2026.12.0", "new", "not frozen"),
    ],
)
def test_numbers_are_compared_as_versions(number: str, text: str, problem: str | None) -> None:
    """The check of the shipped data tells newer numbers from older ones, and finds a change."""
    found = problem_with_shipped((number, text), ("2026.11.10", "old"))
    if problem is None:
        assert found is None
    else:
        assert found is not None
        assert problem in found


# ---- ids -----------------------------------------------------------------------------


def vanished_ids(
    states: Mapping[str, set[str]], withdrawn: Mapping[str, Any]
) -> dict[str, list[str]]:
    """Return the ids that each state of the data lost, compared with the one before it.

    Ids with an explanation are left out.

    Args:
        states: the ids of each state of the data, oldest first, by its name.
        withdrawn: the explanations, by id.
    """
    vanished: dict[str, list[str]] = {}
    for (_, before), (name, after) in pairwise(states.items()):
        unexplained = before - after - withdrawn.keys()
        if unexplained:
            vanished[name] = sorted(unexplained)
    return vanished


def false_withdrawals(
    withdrawn: Mapping[str, Any], published: set[str], current: set[str]
) -> list[str]:
    """Return what is untrue in the explanations of withdrawn ids.

    Args:
        withdrawn: the explanations, by id.
        published: the ids of all editions.
        current: the ids of the shipped data.
    """
    problems: list[str] = []
    for key, entry in withdrawn.items():
        if key in current:
            problems.append(f"{key}: the data still have it")
        if key not in published:
            problems.append(f"{key}: no edition had it")
        if entry.keys() != {"successors", "reason"} or not entry["reason"]:
            problems.append(f"{key}: give `successors`, which may be empty, and `reason`")
            continue
        problems += [
            f"{key}: its successor {successor} is not in the data"
            for successor in entry["successors"]
            if successor not in current
        ]
    return problems


def test_no_published_id_vanished() -> None:
    """An id that an edition had is in every later state of the data, or in withdrawn.json."""
    states = {number: ids_of(load_edition(number)) for number in NUMBERS}
    states["the shipped data"] = ids_of(czsu.dataset)
    assert vanished_ids(states, WITHDRAWN) == {}


def test_withdrawals_are_true() -> None:
    """An id in withdrawn.json was published and is gone, and its successors exist."""
    published = set[str]().union(*(ids_of(load_edition(number)) for number in NUMBERS))
    assert false_withdrawals(WITHDRAWN, published, ids_of(czsu.dataset)) == []


def test_a_vanished_id_is_found() -> None:
    """The check of ids names the id, and the state of the data that lacks it."""
    states = {"1": {"a", "b"}, "2": {"a", "b", "c"}, "3": {"a", "c"}, "now": {"c"}}
    assert vanished_ids(states, {}) == {"3": ["b"], "now": ["a"]}
    assert vanished_ids(states, {"b": {}}) == {"now": ["a"]}
    assert vanished_ids(states, {"a": {}, "b": {}}) == {}


@pytest.mark.parametrize(
    ("key", "entry", "problem"),
    [
        ("gone", {"successors": ["here"], "reason": "Merged."}, None),
        ("gone", {"successors": [], "reason": "It never happened."}, None),
        ("here", {"successors": [], "reason": "Merged."}, "here: the data still have it"),
        ("slip", {"successors": [], "reason": "Merged."}, "slip: no edition had it"),
        (
            "gone",
            {"successors": ["here", "slip"], "reason": "Split."},
            "gone: its successor slip is not in the data",
        ),
        (
            "gone",
            {"successors": [], "reason": ""},
            "gone: give `successors`, which may be empty, and `reason`",
        ),
        (
            "gone",
            {"reason": "Merged."},
            "gone: give `successors`, which may be empty, and `reason`",
        ),
    ],
)
def test_a_false_withdrawal_is_found(key: str, entry: dict[str, Any], problem: str | None) -> None:
    """The check of withdrawn.json says which entry is wrong, and how."""
    problems = false_withdrawals({key: entry}, published={"gone", "here"}, current={"here"})
    expected = []
    if problem is not None:
        expected = [problem]
    assert problems == expected


# ---- the script ----------------------------------------------------------------------

Files = dict[str, bytes]


def small_edition(number: str, issued: str = "2026-12-01", **tables: list[Any]) -> dict[str, Any]:
    """Return a small dataset in plain form, with this number and date."""
    empty: dict[str, Any] = {table: [] for table in TABLES}
    return empty | raw_dataset(**tables) | {"edition": number, "issued": issued}


def write_data(plain: Mapping[str, Any], folder: Path) -> list[str]:
    """Write a dataset as the package has it, and return the arguments that freeze it.

    Args:
        plain: the dataset in plain form.
        folder: the folder in which `data` is written and `editions` stands.
    """
    data = folder / "data"
    data.mkdir(exist_ok=True)
    header = {key: value for key, value in plain.items() if key not in TABLES}
    (data / "dataset.json").write_text(json.dumps(header), encoding="utf-8")
    for table in TABLES:
        (data / f"{table}.json").write_text(json.dumps(plain[table]), encoding="utf-8")
    return ["--data", str(data), "--editions", str(folder / "editions")]


def read_files(folder: Path) -> Files:
    """Return the content of every file in the folder `editions`."""
    return {path.name: path.read_bytes() for path in (folder / "editions").iterdir()}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of `editions`."""
    editions = tmp_path / "editions"
    editions.mkdir()
    for path in EDITIONS.iterdir():
        if path.is_file():
            (editions / path.name).write_bytes(path.read_bytes())
    return tmp_path


def test_the_next_edition_is_frozen(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new number adds a file and an entry of the index, and changes nothing else."""
    before = read_files(copy)
    arguments = write_data(small_edition("9999.12.0", events=[raw_event()]), copy)
    freeze(arguments)
    after = read_files(copy)
    assert capsys.readouterr().out == (
        "edition 9999.12.0 is frozen: commit 9999.12.0.json.xz and index.json\n"
    )
    text = lzma.decompress(after.pop("9999.12.0.json.xz"), lzma.FORMAT_XZ)
    assert czsu.Dataset.from_json(text).to_json().encode() == text
    assert json.loads(after.pop("index.json")) == [
        *INDEX,
        {
            "edition": "9999.12.0",
            "date": "2026-12-01",
            "sha256": sha256(text).hexdigest(),
            "counts": dict.fromkeys(TABLES, 0) | {"events": 1, "references": 1},
        },
    ]
    del before["index.json"]
    assert after == before


def test_the_same_data_may_be_frozen_again(copy: Path) -> None:
    """An edition, frozen once more from the command line, stays as it is to the byte."""
    arguments = write_data(small_edition("9999.12.0"), copy)
    freeze(arguments)
    before = read_files(copy)
    run = run_process(str(SCRIPT), *arguments, variables={"PYTHONIOENCODING": "utf-8"})
    assert run.stderr == b""
    assert run.stdout.decode().splitlines() == ["edition 9999.12.0 is frozen already"]
    assert read_files(copy) == before


@pytest.mark.parametrize("lost", ["9999.12.0.json.xz", "index.json"])
def test_an_interrupted_freeze_is_completed(copy: Path, lost: str) -> None:
    """If the file or the entry of the index is missing, the same command adds it."""
    before = read_files(copy)
    arguments = write_data(small_edition("9999.12.0"), copy)
    freeze(arguments)
    complete = read_files(copy)
    path = copy / "editions" / lost
    if lost in before:
        path.write_bytes(before[lost])
    else:
        path.unlink()
    freeze(arguments)
    assert read_files(copy) == complete


@pytest.mark.parametrize(
    ("plain", "problem"),
    [
        (small_edition(NUMBERS[0]), f"edition {NUMBERS[0]} is published with other data"),
        (small_edition(NUMBERS[-1]), f"edition {NUMBERS[-1]} is published with other data"),
        (small_edition("2026.10.9"), f"2026.10.9 is older than {NUMBERS[-1]}, which is published"),
        (small_edition("9999.12.0.dev0"), "'9999.12.0.dev0' cannot be published"),
        (small_edition("9999.12.00"), "'9999.12.00' cannot be published"),
        (small_edition("9999.13.0"), "'9999.13.0' cannot be published"),
        (small_edition("9999.12.0", issued="2026-12"), "the day of publication is missing"),
        (small_edition("9999.12.0", events=[raw_event(date="1935-02-29")]), "/events/0/date"),
        (
            small_edition("9999.12.0", references=[raw_reference(), raw_reference()]),
            "/references/1/id",
        ),
    ],
)
def test_other_data_are_not_frozen(
    copy: Path, capsys: pytest.CaptureFixture[str], plain: dict[str, Any], problem: str
) -> None:
    """A number that is taken, too low or in development is refused, and so are unsound data."""
    before = read_files(copy)
    with pytest.raises(SystemExit) as stopped:
        freeze(write_data(plain, copy))
    assert stopped.value.code == 1
    message = capsys.readouterr().err
    assert message.startswith("freeze.py: ")
    assert problem in message
    assert read_files(copy) == before


@pytest.mark.parametrize("lost", [f"{NUMBERS[-1]}.json.xz", "index.json"])
def test_a_number_is_taken_though_half_is_lost(
    copy: Path, capsys: pytest.CaptureFixture[str], lost: str
) -> None:
    """The file alone and the entry of the index alone each keep other data from their number."""
    path = copy / "editions" / lost
    if lost == "index.json":
        path.write_text(json.dumps(INDEX[:-1]), encoding="utf-8")
    else:
        path.unlink()
    with pytest.raises(SystemExit):
        freeze(write_data(small_edition(NUMBERS[-1]), copy))
    assert "is published with other data" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("9999.12.0", "set `issued` to a day, such as 2026-11-26"),
        ("9999.12.0.dev0", "without .dev0"),
    ],
)
def test_the_number_is_asked_for_before_the_day(
    copy: Path, capsys: pytest.CaptureFixture[str], number: str, problem: str
) -> None:
    """Data that do not say when they are issued are not frozen; `.dev0` has to go first."""
    plain = small_edition(number)
    del plain["issued"]
    with pytest.raises(SystemExit):
        freeze(write_data(plain, copy))
    assert problem in capsys.readouterr().err
