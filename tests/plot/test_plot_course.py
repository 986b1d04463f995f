"""The course of a relationship: the years of the panel, drawn."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given, settings

import czsu_relations as czsu
from chart_reading import (
    HOSTILE_TEXTS,
    cuttable,
    data_rows,
    dataset_with,
    descriptions_in,
    scripts_in,
    spec_of,
    svg_of,
    texts_in,
    unsafe_texts_in,
    valid_spec_of,
)
from czsu_relations._plot.course import course_title
from dataset_strategies import sound_datasets
from raw_datasets import Raw, raw_actor, raw_condition, raw_event, raw_period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chart_reading import Spec

YEARS = czsu.dataset.dyad_years()

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
"""The names of the measures of the panel in the picture, by column."""


def values_of_strips(spec: Spec, name: str) -> dict[int, bool | None]:
    """Return the value of a measure in each year that its strips cover: True, or None for light."""
    values: dict[int, bool | None] = {}
    for row in data_rows(spec, "holds"):
        if row["title"] == name:
            first, last = int(row["first"][:4]), int(row["last"][:4])
            value = True if row["holds"] == "certainly" else None
            values |= dict.fromkeys(range(first, last + 1), value)
    return values


def squares_in(spec: Spec) -> list[dict[str, Any]]:
    """Return the rows of the squares, each of which is an event in a year."""
    return data_rows(spec, "level")


def count_squares(squares: list[dict[str, Any]]) -> Counter[tuple[int, str]]:
    """Return the number of squares by year and mode."""
    return Counter((int(row["first"][:4]), row["mode"]) for row in squares)


def count_events(years: czsu.DyadYears) -> Counter[tuple[int, str]]:
    """Return the number of events in the panel by year and mode."""
    counts: Counter[tuple[int, str]] = Counter()
    for year in years:
        for mode in MODES:
            count = getattr(year, mode)
            if count:
                counts[year.year, mode.replace("_", " ")] = count
    return counts


@cache
def bundled_spec() -> Spec:
    """Return the chart of Czechoslovakia and the Soviet Union."""
    return valid_spec_of(YEARS.plot())


@cache
def bundled_texts() -> list[str]:
    """Return the texts in the picture of Czechoslovakia and the Soviet Union."""
    return texts_in(svg_of(bundled_spec()))


def years_with_gap(**tables: Any) -> czsu.DyadYears:
    """Return the years of two states, of which one did not exist from 1923 to 1929."""
    states = [
        raw_actor("brno", existed="1930/1932", successor_of=["prague"]),
        raw_actor("moscow", existed="1900/1990"),
        raw_actor("prague", existed="1920/1922"),
    ]
    return dataset_with(**{"actors": states, **tables}).dyad_years("prague", "moscow")


def years_of_members(name: str, organisations: Iterable[str], **more: Any) -> czsu.DyadYears:
    """Return the years of two states of the same name that are members of these organisations."""
    names = [{"text": name, "language": "en"}]
    actors = [raw_actor(key, existed="1920/1932", names=names) for key in ("moscow", "prague")]
    conditions: list[Raw] = []
    for number, organisation in enumerate(organisations):
        key = f"club-{number}"
        names = [{"text": organisation, "language": "en"}]
        actors.append(raw_actor(key, kind="organisation", names=names))
        members = ["prague", "moscow", key]
        conditions.append(
            raw_condition(f"in-{key}", "1920/1932", kind="membership", actors=members)
        )
    dataset = dataset_with(actors=actors, conditions=conditions, **more)
    return dataset.dyad_years("prague", "moscow")


def plain_text(text: str) -> str:
    """Return a text without whitespace and byte order marks."""
    return "".join(text.replace("\ufeff", "").split())


class TestBundled:
    """Czechoslovakia and the Soviet Union."""

    def test_every_event_is_a_square_of_its_year(self) -> None:
        """There are as many squares as events, each a whole year wide, none over another."""
        squares = squares_in(bundled_spec())
        assert count_squares(squares) == count_events(YEARS)
        for row in squares:
            assert row["first"][4:] == "-01-01T00:00:00Z"
            assert row["last"] == f"{row['first'][:4]}-12-31T23:59:59Z"
        assert len({(row["first"], row["y"]) for row in squares}) == len(squares)

    def test_cooperation_above_conflict(self) -> None:
        """No conflict is drawn above any cooperation."""
        heights: dict[str, set[float]] = {"cooperation": set(), "conflict": set()}
        for row in squares_in(bundled_spec()):
            _, side = row["mode"].split()
            heights[side] |= {row["y"], row["y2"]}
        assert max(heights["cooperation"]) <= min(heights["conflict"])

    @pytest.mark.parametrize("measure", MEASURES)
    def test_strips_are_the_measures(self, measure: str) -> None:
        """Years are dark where a measure is true, light where it is open or only a source's."""
        expected: dict[int, bool | None] = {}
        for year in YEARS:
            if getattr(year, measure) is not False:
                expected[year.year] = getattr(year, measure)
            elif getattr(year, f"{measure}_disputed"):
                expected[year.year] = None
        assert values_of_strips(bundled_spec(), MEASURES[measure]) == expected

    def test_strips_of_organisations(self) -> None:
        """An organisation has a strip for the years in which both states belonged to it."""
        spec = bundled_spec()
        assert sorted(values_of_strips(spec, "League of Nations")) == [*range(1934, 1940)]
        texts = bundled_texts()
        for year in YEARS:
            for key in year.joint_organisations or ():
                assert czsu.actors[key].name in texts

    def test_texts_of_the_picture(self) -> None:
        """It has the two sides, how to read it, headings, measures and how to cite it."""
        texts = bundled_texts()
        assert "Czechoslovakia – Soviet Union, year by year" in texts
        assert any(czsu.dataset.citation() in text for text in texts)
        assert set(MEASURES.values()) - {"neutrality"} <= set(texts)
        assert {"Treaty obligations", "Conditions", "Joint memberships"} <= set(texts)
        assert any("Few squares mean few records" in text for text in texts)

    def test_a_doubt_is_noted(self) -> None:
        """The tooltip of a light strip says if our dates leave it open, or a source disagrees."""
        rows = data_rows(bundled_spec(), "holds")
        against = "not so by our dates; a source says otherwise"
        notes = {row["disputed"] for row in rows if row["holds"] == "possibly"}
        assert notes == {"our dates leave it open", against}
        disputed = [row for row in rows if row["title"] == "defence" and row["disputed"]]
        assert [(row["when"], row["disputed"], row["holds"]) for row in disputed] == [
            ("1939–1941", against, "possibly"),
            ("1992–1993", "our dates leave it open", "possibly"),
        ]

    def test_an_answer_that_is_open_and_disputed(self) -> None:
        """The tooltip says both; where nothing of a kind is recorded, there is no strip."""
        citation = {"reference": "book", "dates": [{"field": "span", "span": "1921/1922"}]}
        border = raw_condition(
            span="1921~/1922",
            kind="shared-border",
            actors=["prague", "moscow"],
            citations=[citation],
        )
        rows = data_rows(spec_of(years_with_gap(conditions=[border]).plot()), "holds")
        assert {row["title"] for row in rows} == {"shared border"}
        other = {"reference": "book", "dates": [{"field": "span", "span": "1920/1920-12"}]}
        border["citations"] = [other]
        rows = data_rows(spec_of(years_with_gap(conditions=[border]).plot()), "holds")
        notes = {row["when"]: row["disputed"] for row in rows}
        assert notes == {
            "1920": "not so by our dates; a source says otherwise",
            "1921–1922": "our dates leave it open; a source says otherwise",
        }

    @pytest.mark.parametrize("part", [slice(0), slice(1), slice(20, 23)])
    def test_some_years(self, part: slice) -> None:
        """Any years can be drawn, a single one as well; no years are a picture, too."""
        years = YEARS[part]
        spec = spec_of(years.plot())
        assert sum(count_events(years).values()) == len(squares_in(spec))
        assert any("year by year" in text for text in texts_in(svg_of(spec)))


class TestOwn:
    """Datasets of our own."""

    def test_missing_years_have_no_strip(self) -> None:
        """A condition before and after a gap in the years is two strips."""
        border = raw_condition(span="1900/..", kind="shared-border", actors=["prague", "moscow"])
        spec = spec_of(years_with_gap(conditions=[border]).plot())
        years = [*range(1920, 1923), *range(1930, 1933)]
        assert sorted(values_of_strips(spec, "shared border")) == years

    def test_many_events_of_a_year(self) -> None:
        """A thousand are a thousand squares, small enough for the height of the picture."""
        participants = [
            {"actor": "prague", "role": "party"},
            {"actor": "moscow", "role": "party"},
        ]
        events = [raw_event(f"e{n}", "1921", participants=[*participants]) for n in range(1000)]
        spec = spec_of(years_with_gap(events=events).plot())
        assert len(squares_in(spec)) == 1000
        assert spec["height"] < 400
        svg_of(spec)

    def test_hostile_names(self) -> None:
        """The names of states and organisations are text."""
        worst = "<script>alert(1)</script>"
        years = years_of_members(
            worst,
            HOSTILE_TEXTS,
            title=worst,
            edition="</script><!-- x",
            periods=[raw_period(title=worst)],
        )
        assert len(years[1].joint_organisations or ()) == len(HOSTILE_TEXTS)
        spec = valid_spec_of(years.plot())
        assert unsafe_texts_in(spec) == set()
        written_worst = HOSTILE_TEXTS[worst]
        title = f"{written_worst} – {written_worst}, year by year"
        assert spec["title"]["text"] == title
        strips = Counter((row["title"], row["said"]) for row in data_rows(spec, "holds"))
        names = Counter(row["name"] for row in data_rows(spec, "room") if "id" not in row)
        written_texts = HOSTILE_TEXTS.values()
        assert strips == Counter((written, f"{written}, 1920–1932") for written in written_texts)
        assert names == Counter(cuttable(written) for written in written_texts)
        picture = svg_of(spec)
        assert scripts_in(picture) == []
        descriptions = descriptions_in(picture)
        assert f"Title text '{title}'" in descriptions
        assert {
            text
            for text, written in HOSTILE_TEXTS.items()
            if f"{written}, 1920–1932" not in descriptions
        } == set()

    def test_hostile_names_of_rows(self) -> None:
        """Short names of organisations are written beside their strips, and are text as well."""
        short_texts = [text for text in HOSTILE_TEXTS if len(text) <= 25]
        assert len(short_texts) >= 20
        spec = valid_spec_of(years_of_members("x", short_texts).plot())
        assert unsafe_texts_in(spec) == set()
        rows = {row["text"] for row in data_rows(spec, "head")}
        assert {text for text in short_texts if HOSTILE_TEXTS[text] not in rows} == set()
        picture = svg_of(spec)
        assert scripts_in(picture) == []
        # Vega draws no byte order mark, and spaces instead of other whitespace.
        drawn = {plain_text(text) for text in texts_in(picture)}
        assert {
            text for text in short_texts if plain_text(HOSTILE_TEXTS[text]) not in drawn
        } == set()

    def test_hostile_names_of_sides(self) -> None:
        """The title of the chart has the names of the states as they are."""
        titles: dict[str, str] = {}
        for text in HOSTILE_TEXTS:
            years = years_of_members(text, [], coverage="1920/1921")
            titles[text] = course_title(years.years, years.dataset.collection)
        assert titles == {text: f"{text} – {text}, year by year" for text in HOSTILE_TEXTS}

    def test_the_name_of_most_years(self) -> None:
        """A side is called by the state that it was in most of the years."""
        years = YEARS
        russian_years = [year for year in years if year.states_b == ("soviet-russia",)]
        assert len(russian_years) > 1
        some_years = evolve(years, years=(*russian_years, years[-1]))
        title = spec_of(some_years.plot())["title"]["text"]
        assert title == "Czechoslovakia – Soviet Russia, year by year"

    @pytest.mark.slow
    # Most of these datasets have ten thousand years, which take seconds.
    @settings(max_examples=settings().max_examples // 16)
    @given(sound_datasets())
    def test_any_dataset(self, data: Raw) -> None:
        """Two states of any dataset are a valid chart of all their events."""
        dataset = czsu.Dataset.from_dict(data)
        for state, other in pairwise(dataset.actors.of_kind("state")[:2]):
            try:
                years = dataset.dyad_years(state, other)
            except czsu.QueryError:
                continue  # one of them followed the other
            spec = valid_spec_of(years.plot())
            assert count_squares(squares_in(spec)) == count_events(years)
            svg_of(spec)
