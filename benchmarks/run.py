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
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree, ignore_patterns
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, Final, NamedTuple

import synthetic

import czsu_relations as czsu

ROUNDS: Final = 21
"""How many fresh processes each contender gets."""
SLOW: Final = 2.0
"""What takes longer than these seconds is run twice and not five times."""
SIZES: Final = (100, 1_000, 10_000, 100_000)
BASE: Final = 1_000
"""Growth is read from this size on: below it, what does not grow weighs too much."""
GROWTH: Final = 1.5
"""How much more a record may cost among ten or a hundred times as many, if not the loop's own."""
FROM, TO = "1938", "1945"
FORMS: Final = {
    "day": "{day}",
    "month": "{month}",
    "year": "{year}",
    "interval": "{day}/{later}",
    "season": "{year}-21",
    "set": "[{year},{next}]",
}


class Row(NamedTuple):
    """A line of the table."""

    what: str
    figures: str
    goal: str = ""
    met: bool | None = None


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
    runs: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    drawn_in: dict[str, list[str]] = {}
    with TemporaryDirectory() as directory:
        homes = _homes(Path(directory))
        for turn in range(ROUNDS + 1):
            for name, (home, statement) in CONTENDERS.items():
                child = CHILD.format(home=str(homes[home]), statement=statement)
                command = [sys.executable, "-I", "-c", child]
                said = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own words
                took, *drawn_in[name] = said.stdout.split()
                if turn:  # the first turn writes the byte-code
                    runs[name].append(int(took) / 1e6)
    least = {name: min(times) for name, times in runs.items()}
    bare, base, shipped, thousand, _, pandas = least
    goals: dict[str, tuple[str, bool]] = {
        bare: ("≤ 2 ms, without re, typing", least[bare] <= 2 and not drawn_in[bare]),  # noqa: PLR2004
        shipped: _ratio(least[shipped] / least[base], 2, "attrs…"),
        thousand: _ratio(least[thousand] / least[base], 2, "attrs…"),
        pandas: _ratio(least[shipped] / least[pandas], 0.25, "it: first answer"),
    }
    for name, times in runs.items():
        figures = f"{median(times):8.2f} ms  min {least[name]:7.2f}"
        yield Row(name, figures, *goals.get(name, ("", None)))


def _ratio(ratio: float, most: float, of: str) -> tuple[str, bool]:
    return f"{ratio:.2f} × {of}, ≤ {most}", ratio <= most


def _homes(directory: Path) -> dict[str, Path]:
    """Copy the package twice: as it is, and with a thousand records in its data files."""
    spec = find_spec("czsu_relations")
    package = Path(spec.origin or "").parent if spec else Path()
    homes = {name: directory / name for name in ("shipped", "thousand")}
    for home in homes.values():
        copytree(package, home / package.name, ignore=ignore_patterns("__pycache__"))
    content = czsu.Dataset.from_dict(synthetic.dataset(1_000)).to_dict()
    rooms = {name: content.pop(name) for name in list(content) if isinstance(content[name], list)}
    for name, part in (rooms | {"dataset": content}).items():
        path = homes["thousand"] / package.name / "data" / f"{name}.json"
        path.write_text(json.dumps(part, ensure_ascii=False, indent=2), encoding="utf-8")
    return homes


# ---- in one process ----------------------------------------------------------


def best(call: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    """Return the seconds that a call takes, the best of five; collecting garbage counts."""
    timer = timeit.Timer(call, "import gc; gc.enable()", clock)
    number, took = timer.autorange()
    again = timer.repeat(1 if took / number > SLOW else 4, number)
    return min(took, *again) / number


def parsing() -> Iterator[Row]:
    """Time the reading of dates, per text, against the two packages for it."""
    undate: Any = import_module("undate").Undate
    parse_edtf: Any = import_module("edtf").parse_edtf
    others = {"edtf": parse_edtf, "undate": partial(undate.parse, format="EDTF")}
    for kind, form in FORMS.items():
        texts = synthetic.dates(form, 50)
        own = _each(czsu.TimeSpan.parse, texts)
        times = {name: _each(parse, texts) for name, parse in others.items()}
        ratios = {name: took / own for name, took in times.items() if took}
        beside = ", ".join(f"{name} {ratios[name]:.0f} ×" for name in ratios)
        refusing = "".join(f", {name} cannot" for name in others if name not in ratios)
        met = min(ratios.values()) >= 100 if ratios else None  # noqa: PLR2004
        yield Row(f"parse, {kind}", f"{own * 1e6:8.2f} µs", f"{beside}{refusing}; ≥ 100 ×", met)


def _each(parse: Callable[[str], object], texts: list[str]) -> float:
    """Return the seconds per text; 0 if it cannot read them."""
    try:
        parse(texts[0])
    except Exception:  # noqa: BLE001 - it refuses in a way of its own
        return 0.0
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

    answers = [{event.id for event in own()}, set(by_pandas()["id"]), set(by_polars()["id"])]
    if not answers[0] <= answers[1] == answers[2]:  # a set of dates has gaps that a mask lacks
        raise SystemExit(f"the contenders answer differently: {answers}")
    took = best(own)
    for name, mask, goal in (("pandas", by_pandas, 10), ("polars", by_polars, None)):
        ratio = best(mask) / took
        said = f"{name} {ratio:.1f} ×" + (f"; ≥ {goal} ×" if goal else "")
        met = ratio >= goal if goal else None
        yield Row(f"between, {len(events)} events", f"{took * 1e6:8.2f} µs", said, met)


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
        took, alone = best(call), best(plain[name])
        figures = f"{took * 1e3:8.2f} ms"
        yield Row(
            f"{name}, shipped data", figures, f"{took / alone:.1f} × json's {alone * 1e3:.2f} ms"
        )


def growth() -> Iterator[Row]:
    """Time load and range at growing sizes, per record, each beside a loop that is surely linear.

    That loop is slower per record once the records outgrow the processor's caches.
    """
    base: dict[str, float] = {}
    for size in SIZES:
        text = json.dumps(synthetic.dataset(size))
        each = _per_record(
            size,
            {
                "from_json": partial(czsu.Dataset.from_json, text),
                "json.loads": partial(json.loads, text),
            },
        )
        events = czsu.Dataset.from_json(text).events
        each |= _per_record(
            size,
            {"between": partial(events.between, FROM, TO), "loop": partial(_loop, list(events))},
        )
        del events  # or the collector would walk through it at the next load
        base = each if size == BASE else base
        for name, plain in (("from_json", "json.loads"), ("between", "loop")):
            goal: tuple[str, bool | None] = ("", None)
            if size > BASE:
                grown, usual = (each[one] / base[one] for one in (name, plain))
                said = f"{grown:.2f} × {_spaced(BASE)}'s, {plain} {usual:.2f}"
                goal = (said, grown <= max(GROWTH, usual))
            what = f"{name}, {_spaced(size)} records"
            yield Row(what, f"{each[name] * 1e6:8.3f} µs per record", *goal)


def _per_record(size: int, calls: dict[str, Callable[[], object]]) -> dict[str, float]:
    return {name: best(call, process_time) / size for name, call in calls.items()}


def _loop(events: list[czsu.Event]) -> list[czsu.Event]:
    first, last = date(1938, 1, 1), date(1945, 12, 31)
    return [one for one in events if one.date.earliest <= last and one.date.latest >= first]


def _spaced(number: int) -> str:
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
    """Print the table; say at the end how many goals are met."""
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {platform.system()};", end=" "
    )
    print(f"data edition {czsu.dataset.edition}")
    print(", ".join(f"{name} {version(name)}" for name in PACKAGES))
    verdicts: list[bool] = []
    for title, rows in SECTIONS.items():
        print(f"\n{title}")
        for row in rows():
            verdict = {None: "", True: "met", False: "MISSED"}[row.met]
            print(f"  {row.what:30}{row.figures:25}{row.goal:37}{verdict}".rstrip(), flush=True)
            verdicts += [] if row.met is None else [row.met]
    print(f"\n{sum(verdicts)} of {len(verdicts)} goals met")


if __name__ == "__main__":
    main()
