"""The course of a relationship: the years as the panel has them, drawn."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given, settings

import czsu_relations as czsu
from chart_reading import data_rows, dataset_with, spec_of, svg_of, svg_texts
from exported_tables import HOSTILE
from raw_datasets import Raw, raw_actor, raw_condition, raw_event, sound_datasets

if TYPE_CHECKING:
    from chart_reading import Spec

MODES = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")

MEASURES = {
    "defence": "defence",
    "offence": "offence",
    "neutrality": "neutrality",
    "non_aggression": "non-aggression",
    "consultation": "consultation",
    "diplomatic_relations": "diplomatic relations",
    "exile_relations": "exile relations",
    "mission": "mission",
    "broken_relations": "broken relations",
    "shared_border": "shared border",
    "troop_presence": "troop presence",
}
"""What a measure of the panel is called in the picture."""


def shown(spec: Spec, name: str) -> dict[int, bool | None]:
    """What the strips of a name say of each year that they cover."""
    return {
        year: True if row["holds"] == "certainly" else None
        for row in data_rows(spec, "holds")
        if row["title"] == name
        for year in range(int(row["first"][:4]), int(row["last"][:4]) + 1)
    }


def squares(spec: Spec) -> list[dict[str, Any]]:
    """The squares, each of an event in a year."""
    return data_rows(spec, "level")


def counted(years: czsu.DyadYears) -> Counter[tuple[int, str]]:
    """How many events of each mode the panel has in each year."""
    return Counter(
        {
            (year.year, mode.replace("_", " ")): count
            for year in years
            for mode in MODES
            if (count := getattr(year, mode))
        }
    )


@cache
def bundled() -> Spec:
    """The picture of Czechoslovakia and the Soviet Union."""
    return spec_of(czsu.dataset.dyad_years().plot())


def two(**rooms: Any) -> czsu.DyadYears:
    """The years of two states, one of which was away for a while."""
    states = [
        raw_actor("brno", existed="1930/1932", successor_of=["prague"]),
        raw_actor("moscow", existed="1900/1990"),
        raw_actor("prague", existed="1920/1922"),
    ]
    return dataset_with(**{"actors": states, **rooms}).dyad_years("prague", "moscow")


class TestBundled:
    """Czechoslovakia and the Soviet Union."""

    def test_every_event_is_a_square_of_its_year(self) -> None:
        """The panel's counts are the numbers of squares, whole years wide and none over another."""
        years = czsu.dataset.dyad_years()
        found = squares(bundled())
        assert Counter((int(row["first"][:4]), row["mode"]) for row in found) == counted(years)
        for row in found:
            assert row["first"][4:] == "-01-01T00:00:00Z"
            assert row["last"] == f"{row['first'][:4]}-12-31T23:59:59Z"
        assert len({(row["first"], row["y"]) for row in found}) == len(found)

    def test_cooperation_above_conflict(self) -> None:
        """No conflict is drawn above any cooperation."""
        found = squares(bundled())
        ends = {
            side: {y for row in found if side in row["mode"] for y in (row["y"], row["y2"])}
            for side in ("cooperation", "conflict")
        }
        assert max(ends["cooperation"]) <= min(ends["conflict"])

    @pytest.mark.parametrize("measure", MEASURES)
    def test_strips_are_the_measures(self, measure: str) -> None:
        """Dark is true, light is left open, and nothing is false."""
        years = czsu.dataset.dyad_years()
        told = {year.year: getattr(year, measure) for year in years}
        wanted = {year: held for year, held in told.items() if held is not False}
        assert shown(bundled(), MEASURES[measure]) == wanted

    def test_strips_of_organisations(self) -> None:
        """Each that both states belonged to has one, for the years in which they did."""
        spec = bundled()
        assert sorted(shown(spec, "League of Nations")) == [*range(1934, 1940)]
        said = svg_texts(svg_of(spec))
        joined = {key for one in czsu.dataset.dyad_years() for key in one.joint_organisations}
        for key in joined:
            assert czsu.actors[key].name in said

    def test_what_is_written(self) -> None:
        """The two sides, how to read it, the measures and how to cite it."""
        said = svg_texts(svg_of(bundled()))
        assert "Czechoslovakia – Soviet Union, year by year" in said
        assert any(czsu.dataset.citation() in one for one in said)
        assert set(MEASURES.values()) - {"neutrality"} <= set(said)
        assert any("little is recorded" in one for one in said)

    def test_a_doubt_is_told(self) -> None:
        """What sources leave open says so when pointed at."""
        spec = bundled()
        assert {
            row["disputed"] for row in data_rows(spec, "holds") if row["holds"] == "possibly"
        } == {"sources leave it open"}

    @pytest.mark.parametrize("some", [slice(0), slice(1), slice(20, 23)])
    def test_a_part(self, some: slice) -> None:
        """Some years are drawn alone, one as well, and none is a picture, too."""
        years = czsu.dataset.dyad_years()[some]
        spec = spec_of(years.plot())
        assert sum(counted(years).values()) == len(squares(spec))
        assert any("year by year" in one for one in svg_texts(svg_of(spec)))


class TestOwn:
    """Other datasets."""

    def test_years_that_are_not_there_have_no_strip(self) -> None:
        """What held before a gap and after it is two strips."""
        held = raw_condition(span="1900/..", kind="shared-border", actors=["prague", "moscow"])
        years = two(conditions=[held])
        assert sorted(shown(spec_of(years.plot()), "shared border")) == [
            *range(1920, 1923),
            *range(1930, 1933),
        ]

    def test_many_events_of_a_year(self) -> None:
        """A thousand are a thousand squares, no higher than the picture has room."""
        each = {"actor": "prague", "role": "party"}, {"actor": "moscow", "role": "party"}
        many = [raw_event(f"e{n}", "1921", participants=[*each]) for n in range(1000)]
        spec = spec_of(two(events=many).plot())
        assert len(squares(spec)) == 1000
        assert spec["height"] < 400
        svg_of(spec)

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_names(self, text: str) -> None:
        """The names of states and organisations are text."""
        named = {"names": [{"text": text, "language": "en"}]}
        both = ["prague", "moscow", "club"]
        years = two(
            title=text,
            actors=[
                raw_actor("club", kind="organisation", **named),
                raw_actor("moscow", existed="1920/1932", **named),
                raw_actor("prague", existed="1920/1932", **named),
            ],
            conditions=[raw_condition(span="1920/1932", kind="membership", actors=both)],
        )
        assert years[1].joint_organisations == ("club",)
        picture = svg_of(spec_of(years.plot()))
        assert not [*picture.iter("{http://www.w3.org/2000/svg}script")]

    def test_the_name_that_a_side_bore_longest(self) -> None:
        """A state of two names is called by the one that it had for most of the years."""
        years = czsu.dataset.dyad_years()
        before = [year for year in years if year.states_b == ("soviet-russia",)]
        assert len(before) > 1
        few = evolve(years, years=(*before, years[-1]))
        assert "Czechoslovakia – Soviet Russia, year by year" in svg_texts(
            svg_of(spec_of(few.plot()))
        )

    @settings(max_examples=8, deadline=None, derandomize=True)
    @given(sound_datasets())
    def test_any_dataset(self, data: Raw) -> None:
        """Whatever the dataset, two of its states are a valid chart of all their events."""
        dataset = czsu.Dataset.from_dict(data)
        for one, other in pairwise(dataset.actors.of_kind("state")[:2]):
            try:
                years = dataset.dyad_years(one, other)
            except czsu.QueryError:
                continue  # the one followed the other
            found = squares(spec := spec_of(years.plot()))
            assert Counter((int(row["first"][:4]), row["mode"]) for row in found) == counted(years)
            svg_of(spec)
