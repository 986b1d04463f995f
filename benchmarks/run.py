# ruff: noqa: INP001, RUF001, T201 - a script, signs of multiplication, and a table is printed
"""Measure everything that has a goal, and print one table. See README.md."""

import json
import platform
import subprocess
import sys
import timeit
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from shutil import copytree, ignore_patterns
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, Final, NamedTuple

import synthetic

import czsu_relations as czsu

ROUNDS: Final = 21
"""How many fresh processes run each statement."""
SLOW: Final = 2.0
"""A call that takes more seconds than this is timed twice, not five times."""

MOST_IMPORT_MS: Final = 2
MOST_OF_ATTRS: Final = 2
MOST_OF_PANDAS: Final = 0.25
LEAST_PARSE_RATIO: Final = 100
LEAST_PANDAS_RATIO: Final = 10

SIZES: Final = (100, 1_000, 10_000, 100_000)
BASE: Final = 1_000
"""Growth is judged from this size on: below it, constant costs weigh too much."""
GROWTH: Final = 1.5
"""How much more a record may cost among more records than among BASE records."""

FROM, TO = "1938", "1945"
FORMS: Final = {
    "day": "{day}",
    "month": "{month}",
    "year": "{year}",
    "interval": "{day}/{later}",
    "season": "{year}-21",
    "set": "[{year},{next}]",
}


class Goal(NamedTuple):
    """What is compared with a goal, and whether the goal is met; None if there is no goal."""

    text: str = ""
    met: bool | None = None


class Row(NamedTuple):
    """A row of the table."""

    label: str
    figures: str
    goal: Goal = Goal()


# ---- fresh processes ---------------------------------------------------------

ANSWER: Final = f"import czsu_relations as czsu; czsu.events.between({FROM!r}, {TO!r})"
CONTENDERS: Final = {
    "import czsu_relations": ("shipped", "import czsu_relations"),
    "import attrs, cattrs, json": ("shipped", "import attrs, cattrs, json"),
    "first answer, shipped data": ("shipped", ANSWER),
    "first answer, 1 000 records": ("thousand", ANSWER),
    "import pycountry, one look-up": (
        "shipped",
        "import pycountry; pycountry.countries.get(alpha_2='CZ')",
    ),
    "import pandas": ("shipped", "import pandas"),
}
CHILD: Final = """
import sys
sys.path.insert(0, {home!r})
from time import perf_counter_ns
before = set(sys.modules)
started = perf_counter_ns()
{statement}
took = perf_counter_ns() - started
print(took, *sorted({{"re", "typing"}} & (set(sys.modules) - before)))
"""


def fresh_processes() -> Iterator[Row]:
    """Time first statements, each in an interpreter of its own, the contenders taking turns."""
    times: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    slow_modules: dict[str, list[str]] = {}
    with TemporaryDirectory() as directory:
        homes = _copy_package(Path(directory))
        for turn in range(ROUNDS + 1):
            for name, (home, statement) in CONTENDERS.items():
                child = CHILD.format(home=str(homes[home]), statement=statement)
                command = [sys.executable, "-I", "-c", child]
                run = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own statements
                nanoseconds, *slow_modules[name] = run.stdout.split()
                if turn:  # the first turn writes the byte-code
                    times[name].append(int(nanoseconds) / 1e6)
    least = {name: min(milliseconds) for name, milliseconds in times.items()}
    ours, base, shipped, thousand, _, pandas = least
    is_light = least[ours] <= MOST_IMPORT_MS and not slow_modules[ours]
    goals = {
        ours: Goal(f"≤ {MOST_IMPORT_MS} ms, without re, typing", is_light),
        shipped: _ratio_goal(least[shipped] / least[base], MOST_OF_ATTRS, "attrs…"),
        thousand: _ratio_goal(least[thousand] / least[base], MOST_OF_ATTRS, "attrs…"),
        pandas: _ratio_goal(least[shipped] / least[pandas], MOST_OF_PANDAS, "it: first answer"),
    }
    for name, milliseconds in times.items():
        figures = f"{median(milliseconds):8.2f} ms  min {least[name]:7.2f}"
        yield Row(name, figures, goals.get(name, Goal()))


def _ratio_goal(ratio: float, most: float, compared_with: str) -> Goal:
    return Goal(f"{ratio:.2f} × {compared_with}, ≤ {most}", ratio <= most)


def _copy_package(directory: Path) -> dict[str, Path]:
    """Copy the package twice: as it is, and with a thousand records in its data files."""
    package = Path(czsu.__file__).parent
    homes = {name: directory / name for name in ("shipped", "thousand")}
    for home in homes.values():
        copytree(package, home / package.name, ignore=ignore_patterns("__pycache__"))
    header = czsu.Dataset.from_dict(synthetic.make_dataset(1_000)).to_dict()
    files: dict[str, Any] = {"dataset": header}
    for key in list(header):
        if isinstance(header[key], list):  # the list is a table, which has a file of its own
            files[key] = header.pop(key)
    for name, content in files.items():
        path = homes["thousand"] / package.name / "data" / f"{name}.json"
        path.write_text(json.dumps(content, ensure_ascii=False, indent=2), encoding="utf-8")
    return homes


# ---- in one process ----------------------------------------------------------


def best(call: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    """Return the seconds that a call takes, the best of five; garbage collection is on."""
    timer = timeit.Timer(call, "import gc; gc.enable()", clock)
    number, first = timer.autorange()
    repeats = 4
    if first / number > SLOW:
        repeats = 1
    return min(first, *timer.repeat(repeats, number)) / number


def parsing() -> Iterator[Row]:
    """Time the reading of dates, per text, against the two packages for it."""
    undate: Any = import_module("undate").Undate
    parse_edtf: Any = import_module("edtf").parse_edtf
    other_parsers = {"edtf": parse_edtf, "undate": partial(undate.parse, format="EDTF")}
    for form_name, form in FORMS.items():
        texts = synthetic.make_dates(form, 50)
        own_seconds = _seconds_per_text(czsu.TimeSpan.parse, texts)
        ratios: list[float] = []
        comparisons: list[str] = []
        refusals: list[str] = []
        for name, parse in other_parsers.items():
            if not _can_read(parse, texts[0]):
                refusals.append(f"{name} cannot")
                continue
            ratio = _seconds_per_text(parse, texts) / own_seconds
            ratios.append(ratio)
            comparisons.append(f"{name} {ratio:.0f} ×")
        met = None
        if ratios:
            met = min(ratios) >= LEAST_PARSE_RATIO
        text = f"{', '.join(comparisons + refusals)}; ≥ {LEAST_PARSE_RATIO} ×"
        yield Row(f"parse, {form_name}", f"{own_seconds * 1e6:8.2f} µs", Goal(text, met))


def _can_read(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except Exception:  # noqa: BLE001 - each parser has errors of its own
        return False
    return True


def _seconds_per_text(parse: Callable[[str], object], texts: list[str]) -> float:
    return best(lambda: [parse(text) for text in texts]) / len(texts)


def ranges() -> Iterator[Row]:
    """Time a date range over the shipped events against boolean masks over ready frames."""
    events = czsu.events
    first, last = date(1938, 1, 1), date(1945, 12, 31)
    columns: dict[str, list[Any]] = {
        "id": [event.id for event in events],
        "earliest": [event.date.earliest for event in events],
        "latest": [event.date.latest for event in events],
    }
    pandas: Any = import_module("pandas")
    polars: Any = import_module("polars")
    days = {"earliest": "datetime64[s]", "latest": "datetime64[s]"}
    table = pandas.DataFrame(columns).astype(days)
    since, until = pandas.Timestamp(first), pandas.Timestamp(last)
    lazy = polars.DataFrame(columns)

    def own() -> czsu.Events:
        return events.between(FROM, TO)

    def by_pandas() -> Any:
        return table[(table["earliest"] <= until) & (table["latest"] >= since)]

    def by_polars() -> Any:
        return lazy.filter((lazy["earliest"] <= last) & (lazy["latest"] >= first))

    own_ids = set(own().ids)
    pandas_ids, polars_ids = set(by_pandas()["id"]), set(by_polars()["id"])
    # A date that is a set has gaps, which its two bounds in a frame do not have.
    if not own_ids <= pandas_ids == polars_ids:
        raise SystemExit(f"different answers: {own_ids}, {pandas_ids}, {polars_ids}")
    seconds = best(own)
    label, figures = f"between, {len(events)} events", f"{seconds * 1e6:8.2f} µs"
    pandas_ratio = best(by_pandas) / seconds
    text = f"pandas {pandas_ratio:.1f} ×; ≥ {LEAST_PANDAS_RATIO} ×"
    yield Row(label, figures, Goal(text, pandas_ratio >= LEAST_PANDAS_RATIO))
    polars_ratio = best(by_polars) / seconds
    yield Row(label, figures, Goal(f"polars {polars_ratio:.1f} ×"))


def loading() -> Iterator[Row]:
    """Time load and dump of the shipped data against json alone."""
    text = czsu.dataset.to_json()
    raw = json.loads(text)
    plain: dict[str, Callable[[], object]] = {
        "from_json": partial(json.loads, text),
        "to_json": partial(json.dumps, raw, ensure_ascii=False, indent=2),
    }
    own: dict[str, Callable[[], object]] = {
        "from_json": partial(czsu.Dataset.from_json, text),
        "to_json": czsu.dataset.to_json,
    }
    for name, call in own.items():
        seconds, json_seconds = best(call), best(plain[name])
        comparison = f"{seconds / json_seconds:.1f} × json's {json_seconds * 1e3:.2f} ms"
        yield Row(f"{name}, shipped data", f"{seconds * 1e3:8.2f} ms", Goal(comparison))


def growth() -> Iterator[Row]:
    """Time load and range at growing sizes, per record, each beside a loop that is surely linear.

    That loop is slower per record once the records outgrow the processor's caches.
    """
    base: dict[str, float] = {}
    for size in SIZES:
        seconds = _seconds_per_record(size)
        if size == BASE:
            base = seconds
        for name, loop in (("from_json", "json.loads"), ("between", "loop")):
            goal = Goal()
            if size > BASE:
                growth, loop_growth = seconds[name] / base[name], seconds[loop] / base[loop]
                text = f"{growth:.2f} × {_format_number(BASE)}'s, {loop} {loop_growth:.2f}"
                goal = Goal(text, growth <= max(GROWTH, loop_growth))
            label = f"{name}, {_format_number(size)} records"
            yield Row(label, f"{seconds[name] * 1e6:8.3f} µs per record", goal)


def _seconds_per_record(size: int) -> dict[str, float]:
    """Return the seconds per record of each call on a synthetic dataset of this size."""
    text = json.dumps(synthetic.make_dataset(size))
    seconds = {
        "from_json": best(partial(czsu.Dataset.from_json, text), process_time),
        "json.loads": best(partial(json.loads, text), process_time),
    }
    # Loaded only now: the garbage collector would walk through it while the loads are timed.
    events = czsu.Dataset.from_json(text).events
    seconds["between"] = best(partial(events.between, FROM, TO), process_time)
    seconds["loop"] = best(partial(_loop_over, list(events)), process_time)
    return {name: taken / size for name, taken in seconds.items()}


def _loop_over(events: list[czsu.Event]) -> list[czsu.Event]:
    first, last = date(1938, 1, 1), date(1945, 12, 31)
    return [event for event in events if event.date.earliest <= last and event.date.latest >= first]


def _format_number(number: int) -> str:
    return f"{number:_}".replace("_", " ")


# ---- the table ---------------------------------------------------------------

SECTIONS: Final = {
    "A fresh process (median and minimum of the statement alone)": fresh_processes,
    "Reading a date (per text)": parsing,
    "A date range": ranges,
    "Load and dump": loading,
    "Growth": growth,
}
PACKAGES: Final = ("attrs", "cattrs", "edtf", "undate", "pandas", "polars", "pycountry")


def main() -> None:
    """Print the table, and how many goals are met."""
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {platform.system()};", end=" "
    )
    print(f"data edition {czsu.dataset.edition}")
    print(", ".join(f"{name} {version(name)}" for name in PACKAGES))
    verdicts: list[bool] = []
    for title, rows in SECTIONS.items():
        print(f"\n{title}")
        for row in rows():
            verdict = {None: "", True: "met", False: "MISSED"}[row.goal.met]
            line = f"  {row.label:30}{row.figures:25}{row.goal.text:37}{verdict}"
            print(line.rstrip(), flush=True)
            if row.goal.met is not None:
                verdicts.append(row.goal.met)
    print(f"\n{sum(verdicts)} of {len(verdicts)} goals met")


if __name__ == "__main__":
    main()
