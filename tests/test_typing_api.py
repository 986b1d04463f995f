"""The types of the public API, as mypy, pyright and editors see them."""

import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, assert_type

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


def test_terms_compare_with_text() -> None:
    """A term may be compared with its text without an error from a type checker."""
    assert len(czsu.events.where(lambda event: event.kind == "recognition")) >= 1
    assert [event for event in czsu.events if event.salience == 1]


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
