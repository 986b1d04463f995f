"""The types of the public API, as mypy, pyright and editors see them."""

import json
import re
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar, assert_type

import pytest

import czsu_relations as czsu
from czsu_relations import (
    Actor,
    Actors,
    Card,
    Citation,
    Claims,
    Condition,
    Conditions,
    Dataset,
    Event,
    EventKind,
    Events,
    Mode,
    Period,
    Periods,
    Plover,
    Reference,
    References,
    Snapshot,
    SourcedClaim,
    TimeSpan,
    Treaties,
    Treaty,
)
from processes import run_process


def test_the_whole_chain_is_typed() -> None:
    """Every step of a chain of calls has its exact type."""
    assert_type(czsu.dataset, Dataset)
    assert_type(czsu.events, Events)
    assert_type(czsu.events[0], Event)
    assert_type(czsu.events["munich-agreement-1938"], Event)
    assert_type(czsu.events[1:3], Events)
    assert_type(czsu.events.get("nothing"), Event | None)
    assert_type(czsu.events.between("1938", 1945), Events)
    assert_type(czsu.events.between("1938", None)[0].date.earliest, date)
    assert_type(czsu.events[0].date, TimeSpan)
    assert_type(czsu.events[0].kind, EventKind)
    assert_type(czsu.events[0].mode, Mode | None)
    assert_type(czsu.events[0].plover, Plover | None)
    assert_type(czsu.events.in_mode(None, "verbal-conflict"), Events)
    assert_type(czsu.events[0].citations, tuple[Citation, ...])
    assert_type(czsu.events | czsu.events, Events)
    assert_type(czsu.events.where(lambda event: event.place == "Prague"), Events)
    assert_type(czsu.events.involving("dubcek").treaties, Treaties)
    assert_type(czsu.events.actors, Actors)
    assert_type(czsu.events.references, References)
    assert_type(czsu.conditions.events, Events)


def test_every_selection_is_typed() -> None:
    """Each selection has records of its own type, and queries of a dataset have types of theirs."""
    assert_type(czsu.periods, Periods)
    assert_type(czsu.periods[0], Period)
    assert_type(czsu.conditions, Conditions)
    assert_type(czsu.conditions[0], Condition)
    assert_type(czsu.treaties.in_force("1950"), Treaties)
    assert_type(czsu.treaties[0].in_force, TimeSpan | None)
    assert_type(czsu.treaties[0], Treaty)
    assert_type(czsu.actors.named("USSR"), Actor)
    assert_type(czsu.actors.identified("cow", 365), Actors)
    assert_type(czsu.references[0], Reference)
    assert_type(czsu.on("1940-06-01"), Snapshot)
    assert_type(czsu.on("1940-06-01").certain.events, Events)
    assert_type(czsu.dataset.card("dubcek"), Card)
    assert_type(czsu.dataset.according_to("wikipedia-2018"), Dataset)
    assert_type(czsu.dataset.to_json(), str)


def test_claims_are_typed() -> None:
    """Claims are a sequence with filters of their own, of a dataset, a selection or a record."""
    assert_type(czsu.dataset.claims, Claims)
    assert_type(czsu.treaties.claims, Claims)
    assert_type(czsu.events[0].claims, tuple[SourcedClaim, ...])
    assert_type(czsu.dataset.claims[0], SourcedClaim)
    assert_type(czsu.dataset.claims[:2], Claims)
    assert_type(czsu.dataset.claims.differing, Claims)
    assert_type(czsu.dataset.claims.where(lambda claim: claim.rejected), Claims)
    assert_type(czsu.dataset.claims[0].span, TimeSpan)
    assert_type(czsu.dataset.claims[0].differs, bool)
    assert_type(czsu.dataset.claims.dataset, Dataset)


def test_exports_are_typed() -> None:
    """Exports have exact types; data frames are checked in their own tests."""
    assert_type(czsu.events.to_rows(), list[dict[str, str | int | bool | None]])
    assert_type(czsu.references.to_bibtex(), str)
    assert_type(czsu.references[0].describe(), str)
    assert_type(czsu.citation(), str)
    assert_type(czsu.export.ical(czsu.events), bytes)
    assert_type(czsu.dataset.excerpt(czsu.events, czsu.actors), Dataset)
    assert_type(czsu.actors.dataset, Dataset)


def ids_of(selection: czsu.Selection[czsu.Record]) -> tuple[str, ...]:
    """Return the ids of a selection of any type."""
    return selection.ids


AttestedT = TypeVar("AttestedT", bound=Event | Treaty)


def disputed_in(selection: czsu.Attested[AttestedT]) -> list[AttestedT]:
    """Return the disputed records of a selection of events or of treaties."""
    return list(selection.disputed)


RecordT = TypeVar("RecordT", bound=czsu.RecordBase)


def first_of(selection: czsu.Selection[RecordT]) -> RecordT | None:
    """Return the first record of a selection of any type."""
    return selection[0] if selection else None


def read_again(record: RecordT) -> RecordT:
    """Return the record that the JSON of a record describes."""
    return type(record).from_json(record.to_json())


def events_of(kind: EventKind | czsu.EventKindText) -> Events:
    """Return events of a kind."""
    return czsu.events.of_kind(kind)


def test_functions_of_users_are_typed() -> None:
    """A user can write a function for selections or records of any type, and for a term."""
    assert_type(disputed_in(czsu.treaties), list[Treaty])
    assert_type(read_again(czsu.events[0]), Event)
    assert_type(first_of(czsu.events), Event | None)
    assert first_of(czsu.events) is czsu.events[0]
    assert read_again(czsu.treaties[0]) == czsu.treaties[0]
    assert ids_of(czsu.events) + ids_of(czsu.treaties)
    assert events_of("visit") == events_of(EventKind.VISIT)
    assert "munich-1938" in czsu.treaties.on("1938-09-30")


def test_terms_compare_with_text() -> None:
    """A term may be compared with its text without an error from a type checker."""
    assert len(czsu.events.where(lambda event: event.kind == "recognition")) >= 1
    assert [event for event in czsu.events if event.salience == 1]
    assert czsu.events.where(lambda event: event.salience == 1)
    assert_type(czsu.events[0].salience.value, int)


def test_terms_are_found_in_vocabularies() -> None:
    """A text from a file becomes a term by a call of its vocabulary, and a number a salience."""
    text, number = "visit", int("1")
    assert_type(EventKind(text), EventKind)
    assert_type(czsu.Salience(number), czsu.Salience)
    assert_type(czsu.events.of_kind(EventKind(text)), Events)
    assert czsu.Salience(1) is czsu.Salience.TURNING_POINT


def test_constructors_convert() -> None:
    """Fields have their own types, whatever the constructor was given."""
    event = Event(
        id="visit",
        title="Visit",
        date="1934",
        kind="visit",
        participants=[czsu.Participant(actor="prague", role="host")],
        treaties=["pact"],
        salience=3,
        summary="S.",
    )
    assert_type(event.date, TimeSpan)
    assert_type(event.kind, EventKind)
    assert_type(event.salience, czsu.Salience)
    assert_type(event.participants, tuple[czsu.Participant, ...])
    assert_type(event.treaties, tuple[str, ...])
    assert_type(czsu.Identifier(scheme="cow", value="315").span, TimeSpan | None)


EVENT = 'czsu.Event(id="a", title="A", summary="S.", '
TREATY = 'czsu.Treaty(id="a", title="A", summary="S.", kind="alliance", signed="1935", '

ACCEPTED = [
    'czsu.events.of_kind("visit", czsu.EventKind.COUP)',
    "czsu.events.of_kind(*czsu.EventKind)",
    "czsu.events.of_kind(czsu.EventKind(input()))",
    'czsu.events.in_mode("verbal-conflict", None, czsu.Mode.MATERIAL_CONFLICT)',
    'czsu.events.involving("Prague", role="host")',
    'czsu.events.involving("Prague", role=czsu.Role.HOST)',
    'czsu.conditions.of_kind("stance")',
    'czsu.treaties.of_kind("alliance").obliging("defence", czsu.Obligation.OFFENCE)',
    'czsu.actors.of_kind("state").identified("cow", 365)',
    'czsu.references.of_type("book").of_evidence("primary")',
    "czsu.Salience(1)",
    f'{EVENT}date="1939-11-30", kind="invasion", salience=1)',
    f"{EVENT}date=1939, kind=czsu.EventKind.INVASION, salience=czsu.Salience.DETAIL)",
    f"{EVENT}date=date(1939, 11, 30), kind=czsu.EventKind(input()), salience=1, treaties=[])",
    f'{EVENT}date=czsu.TimeSpan("1939"), kind="visit", salience=2, treaties=("pact",))',
    f'{TREATY}parties=["a", "b"], obligations=["defence"])',
    f'{TREATY}parties=("a",), obligations=[czsu.Obligation.DEFENCE])',
    f'{TREATY}parties=("a",), obligations=("defence", czsu.Obligation.OFFENCE))',
    f'{TREATY}parties=["a"], in_force="1935/1938", ratified=None)',
    'czsu.Citation(reference="a", dates=[czsu.Claim(field="date", span=1934)], stance="disputes")',
    'czsu.Dataset(title="T", edition="1", coverage="1917/1993", issued=date(2026, 1, 1))',
    'czsu.json_schema()["required"]',
]
"""Expressions that type checkers accept."""

REFUSED = [
    'czsu.events.of_kind("vist")',
    "czsu.events.of_kind(input())",
    'czsu.events.of_kind("stance")',
    'czsu.events.in_mode("verbal")',
    'czsu.events.involving("Prague", role="gest")',
    'czsu.conditions.of_kind("visit")',
    'czsu.treaties.of_kind("alliances")',
    'czsu.treaties.obliging("defense")',
    'czsu.treaties.identified("lnst", "7")',
    'czsu.actors.of_kind("states")',
    'czsu.actors.identified("COW", 365)',
    'czsu.references.of_type("books")',
    'czsu.references.of_evidence("primry")',
    f'{EVENT}date="1939", kind="vist", salience=1)',
    f'{EVENT}date="1939", kind="visit", salience=4)',
    f'{EVENT}date="1939", kind="visit", salience="1")',
    f'{EVENT}date=1939.5, kind="visit", salience=1)',
    f'{EVENT}date=None, kind="visit", salience=1)',
    f'{EVENT}date="1939", kind="visit", salience=1, treaties="pact")',
    f'{EVENT}date="1939", kind="visit", salience=1, participants=[{{"actor": "prague"}}])',
    f'{TREATY}parties=["a"], obligations=["defense"])',
    f'{TREATY}parties=["a"], obligations="defence")',
    'czsu.Participant(actor="prague", role="gest")',
    'czsu.Identifier(scheme="COW", value="315")',
    'czsu.Citation(reference="a", stance="dispute")',
    'czsu.Claim(field="dates", span="1934")',
]
"""Expressions that type checkers refuse, most of them for a misspelt term."""


def write_program(folder: Path) -> Path:
    """Write a program with a line for each expression, and two lines before them."""
    program = folder / "program.py"
    lines = ["from datetime import date", "import czsu_relations as czsu", *ACCEPTED, *REFUSED]
    # A call is marked as used, since pyright would note one whose value is thrown away.
    program.write_text("\n".join([*lines[:2], *(f"print({line})" for line in lines[2:]), ""]))
    return program


def expressions_at(numbers: set[int]) -> set[str]:
    """Return the expressions of the program that stand in lines, which count from 1."""
    expressions = [*ACCEPTED, *REFUSED]
    return {expressions[number - 3] for number in numbers}


@pytest.mark.slow
def test_mypy_finds_misspelt_terms(tmp_path: Path) -> None:
    """Mypy refuses terms that no vocabulary has, and accepts what the constructors convert."""
    pytest.importorskip("mypy")
    source = Path(czsu.__file__).parents[1]
    # An installed package is found without a path, and mypy wants none of that folder.
    path = "" if source.name == "site-packages" else str(source)
    run = run_process(
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        f"--cache-dir={tmp_path / 'cache'}",
        str(write_program(tmp_path)),
        variables={"MYPYPATH": path},
    )
    numbers = re.findall(r"program\.py:(\d+): error:", run.stdout.decode())
    assert expressions_at(set(map(int, numbers))) == set(REFUSED)


@pytest.mark.slow
def test_pyright_finds_misspelt_terms(tmp_path: Path) -> None:
    """So does pyright."""
    pytest.importorskip("pyright")
    settings = {"extraPaths": [str(Path(czsu.__file__).parents[1])], "typeCheckingMode": "strict"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    write_program(tmp_path)
    run = run_process("-m", "pyright", "--outputjson", "--project", str(tmp_path))
    problems = json.loads(run.stdout)["generalDiagnostics"]
    numbers = {problem["range"]["start"]["line"] + 1 for problem in problems}
    assert expressions_at(numbers) == set(REFUSED)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("czsu.", {"events", "on", "Dataset", "export"}),
        ("czsu.events.", {"between", "involving", "plot"}),
        ('czsu.events.between("1938", "1939")[0].date.', {"earliest", "latest", "describe"}),
        ('czsu.events["munich-agreement-1938"].', {"date", "participants"}),
        ('czsu.treaties.in_force("1938").actors.', {"identified"}),
        ('czsu.on("1938").certain.', {"periods", "recent"}),
        ('czsu.dataset.according_to("atop-4-01").', {"events", "to_json"}),
        ("czsu.dataset.claims.differing[0].", {"span", "reference", "agrees"}),
        ("czsu.dataset.dyad_years()[0].", {"defence", "shared_border_year_end"}),
        ("def f(e: czsu.Event): e.", {"date", "kind", "mode", "citations", "disputed"}),
        ("def f(e: czsu.Event): e.date.", {"earliest", "describe"}),
        ("def f(e: czsu.Event): e.kind.", {"meaning", "plover"}),
        ("for event in czsu.events: event.", {"date", "salience"}),
        ("czsu.EventKind.", {"VISIT", "INVASION"}),
        ("czsu.Event(", {"title=", "salience="}),
    ],
)
def test_editors_complete(
    expression: str,
    names: set[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """IPython and editors that use jedi complete names, also after a chain of calls."""
    jedi: Any = import_module("jedi")  # which has no types
    # Two processes with one cache would read what the other has written in part.
    cache = str(tmp_path_factory.getbasetemp() / "jedi")
    monkeypatch.setattr(jedi.settings, "cache_directory", cache)
    package = Path(czsu.__file__).parent
    project = jedi.Project(package, sys_path=[str(package.parent), *sys.path])
    script = jedi.Script(f"import czsu_relations as czsu\n{expression}", project=project)
    assert names <= {completion.name for completion in script.complete()}
