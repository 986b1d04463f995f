"""Looking at selections: `print`, `head`, `tail`, levels of salience, ids offered by IPython."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from attrs import evolve

import czsu_relations as czsu
from czsu_relations import QueryError, QueryTypeError, Salience, UnknownNameError
from czsu_relations._model.collection import RECORD_TYPES
from example_datasets import EXAMPLE
from exported_tables import HOSTILE, TABLES
from raw_datasets import raw_actor, raw_dataset

if TYPE_CHECKING:
    from czsu_relations import Selection

every_table = pytest.mark.parametrize("table", RECORD_TYPES)


def whole_table(table: str, dataset: czsu.Dataset = czsu.dataset) -> Selection[Any]:
    """Return the selection of all records in a table."""
    whole: Selection[Any] = getattr(dataset, table)
    return whole


class TestPrint:
    """`print` shows the first and the last records; `repr` is the short form that it was."""

    def test_a_long_selection(self) -> None:
        """Five records at either end, and how many there are between them and in all."""
        first = czsu.events.where(
            lambda event: (
                event.id
                in {
                    "penza-agreement-1918",
                    "legion-bolshevik-conflict-1918",
                    "chelyabinsk-incident-1918",
                    "trotsky-disarmament-order-1918",
                    "legion-allied-intervention-1918",
                }
            )
        )
        events = first | czsu.events.between("1968", "1969")
        assert str(events) == "\n".join(
            [
                "  26 March 1918             The Legion is promised passage to Vladivostok",
                "  May 1918 –                Czechoslovak Legions fight the Bolsheviks",
                "  7 February 1920",
                "  14–17 May 1918            Chelyabinsk incident",
                "  25 May 1918               Trotsky orders the Legion to be disarmed",
                "  June 1918 –               The Legions join the Allied intervention in Russia",
                "  February 1920",
                f"  … {len(events) - 10} more; to_csv() has all …",
                *str(events[-5:]).split("\n")[:-2],
                "",
                f"{len(events)} events",
            ]
        )

    @every_table
    @pytest.mark.parametrize("dataset", [czsu.dataset, EXAMPLE], ids=["bundled", "example"])
    def test_every_table(self, table: str, dataset: czsu.Dataset) -> None:
        """The title of each shown record is there, and the count with its noun."""
        whole = whole_table(table, dataset)
        lines = str(whole).split("\n")
        assert lines[-1] == f"{len(whole)} {table}"
        assert len(lines) <= 24
        assert max(map(len, lines)) <= 80
        text = " ".join(" ".join(lines).split())
        for record in (*whole[:5], *whole[-5:]):
            title = record.name if isinstance(record, czsu.Actor) else record.title
            for word in title.split():
                assert word in text

    @pytest.mark.parametrize(
        ("count", "hidden"), [(1, None), (2, None), (10, None), (11, 1), (12, 2), (100, 90)]
    )
    def test_where_a_selection_is_long(self, count: int, hidden: int | None) -> None:
        """Ten records are shown in full; of eleven, one is left out."""
        text = str(czsu.events[:count])
        assert ("…" in text) == (hidden is not None)
        if hidden:
            assert f"\n  … {hidden} more; to_csv() has all …\n" in text

    @pytest.mark.parametrize(
        ("table", "line"),
        [
            ("periods", "1 period"),
            ("events", "1 event"),
            ("conditions", "1 condition"),
            ("treaties", "1 treaty"),
            ("actors", "1 actor"),
            ("references", "1 reference"),
        ],
    )
    def test_one_record(self, table: str, line: str) -> None:
        """The count of one record is in the singular."""
        assert str(whole_table(table)[:1]).split("\n")[-1] == line

    @every_table
    def test_an_empty_selection(self, table: str) -> None:
        """An empty selection says that nothing is recorded."""
        assert str(whole_table(table)[:0]) == "nothing recorded"

    @every_table
    def test_repr(self, table: str) -> None:
        """`repr`, and a prompt with it, still shows the type and the number."""
        whole = whole_table(table)
        assert repr(whole) == f"<{type(whole).__name__}: {len(whole)}>"
        assert f"{whole!r}" == repr(whole)
        assert f"{whole}" == str(whole)

    @pytest.mark.parametrize("table", ["events", "treaties", "actors", "references", "periods"])
    def test_hostile_titles(self, table: str) -> None:
        """Titles with line breaks and controls break no line and turn no direction."""
        odd: Any = TABLES[f"{table}, odd"]
        for record in odd:
            text = str(odd[odd.ids.index(record.id) :][:1])
            controls = {char for char in text if unicodedata.category(char).startswith(("C", "Zl"))}
            assert controls <= {"\n", "\ufffd"}
        assert len(odd) >= len(HOSTILE)

    def test_a_record_without_a_date(self) -> None:
        """The title of a record without a date stands in the same column."""
        undated = czsu.actors.where(lambda actor: actor.existed is None)[:1]
        assert str(undated).startswith(f"{'':28}{undated[0].name}")


class TestPrintOthers:
    """What else `print` shows: a record, claims, dyad-years, and what is behind a cell."""

    @every_table
    def test_a_record(self, table: str) -> None:
        """A record is one line with its title and a date."""
        for record in whole_table(table):
            name = record.name if isinstance(record, czsu.Actor) else record.title
            assert str(record).startswith(f"{name} (")
            assert "\n" not in str(record)
        assert repr(whole_table(table)[0]).startswith(f"{type(whole_table(table)[0]).__name__}(id=")

    def test_a_hostile_record(self) -> None:
        """A line break in a title breaks no line."""
        odd: Any = TABLES["events, odd"]
        for record in odd:
            controls = {char for char in str(record) if unicodedata.category(char)[0] == "C"}
            assert controls <= {"\ufffd"}

    def test_claims(self) -> None:
        """A claim is its date, the record and its field, the source, and whether it differs."""
        claims = czsu.treaties["mutual-assistance-1935"].claims
        shown = czsu.treaties[:].where(lambda treaty: treaty.id == "mutual-assistance-1935").claims
        text = " ".join(str(shown).split())
        assert str(shown).endswith(f"\n\n{len(claims)} claims")
        assert "May 1935 –" in text
        assert "Union of Soviet Socialist Republics: in_force atop-4-01 (differs)" in text
        assert "(rejected)" in text
        assert str(shown[:1]).endswith("\n\n1 claim")
        assert str(shown[:0]) == "nothing recorded"

    def test_dyad_years(self) -> None:
        """A year has what is true, what may be true, the organisations, and the counts."""
        years = czsu.dataset.dyad_years()
        year = years.between(1937, 1937)
        assert str(year).split("\n") == [
            "  1937  both_exist, in_cow, in_gw, defence, consultation, diplomatic_relations,",
            "        joint_organisations (league-of-nations), verbal_cooperation=1",
            "",
            "1 year",
        ]
        assert "defence?, " in str(years.between(1992, 1992))
        assert "defence=False (disputed)" in str(years.between(1940, 1940))
        assert f"\n  … {len(years) - 10} more; to_csv() has all …\n" in str(years)
        assert max(map(len, str(years).split("\n"))) <= 80
        assert str(years[:0]) == "nothing recorded"

    def test_a_year_of_nothing(self) -> None:
        """What no record of the dataset is about is left out; it may be everything."""
        raw = raw_dataset(actors=[raw_actor("north"), raw_actor("south")])
        years = czsu.Dataset.from_dict(raw).dyad_years("north", "south")[:1]
        assert str(years) == "  1917  both_exist?, in_cow?, in_gw?\n\n1 year"
        nothing = evolve(years[0], both_exist=False, in_cow=False, in_gw=False)
        years = evolve(years, years=(nothing,))
        assert str(years) == "  1917  nothing recorded\n\n1 year"

    def test_the_sources_of_a_cell(self) -> None:
        """The records and the claims are listed; `repr` counts them."""
        sources = czsu.dataset.dyad_years().year(1938).sources("defence")
        assert repr(sources) == f"<CellSources: records=1, claims={len(sources.claims)}>"
        treaty, *claims = str(sources).split("\n")
        assert treaty.startswith("mutual-assistance-1935: Treaty of mutual assistance")
        assert "  atop-4-01 dates mutual-assistance-1935 in_force 1935-05-16/1938-09" in claims
        assert str(czsu.dataset.dyad_years().year(1920).sources("defence")) == "no records"


class TestHeadAndTail:
    """`head` and `tail` are the slices at the ends."""

    @every_table
    @pytest.mark.parametrize("count", [0, 1, 5, 7, 10_000, np.int64(3), np.uint8(2)])
    def test_slices(self, table: str, count: Any) -> None:
        """They keep the type, the dataset and the order; too large a number gives everything."""
        whole = whole_table(table)
        head, tail = whole.head(count), whole.tail(count)
        assert type(head) is type(tail) is type(whole)
        assert head.dataset is tail.dataset is whole.dataset
        assert head.ids == whole.ids[: int(count)]
        assert tail.ids == whole.ids[max(len(whole) - int(count), 0) :]
        assert len(head) == len(tail) == min(int(count), len(whole))

    def test_five_by_default(self) -> None:
        """Without a number there are five, of an empty selection none."""
        assert czsu.events.head() == czsu.events[:5]
        assert czsu.events.tail() == czsu.events[-5:]
        assert czsu.events[:0].head() == czsu.events[:0].tail() == czsu.events[:0]
        assert czsu.events.head(n=2) == czsu.events[:2]

    @pytest.mark.parametrize("method", ["head", "tail"])
    @pytest.mark.parametrize("wrong", [None, True, "5", 5.0, [5], np.float64(5)])
    def test_wrong_types(self, method: str, wrong: object) -> None:
        """A number of records is a whole number."""
        with pytest.raises(QueryTypeError, match=f"^{method} takes a number of records, not "):
            getattr(czsu.events, method)(wrong)

    @pytest.mark.parametrize("method", ["head", "tail"])
    @pytest.mark.parametrize("wrong", [-1, -10, np.int64(-5)])
    def test_negative_numbers(self, method: str, wrong: int) -> None:
        """A negative number, which other libraries read in two ways, is refused."""
        with pytest.raises(QueryError, match=f"^{method} takes 0 or a greater number, not -"):
            getattr(czsu.events, method)(wrong)


class TestSalience:
    """`of_salience` takes levels as numbers."""

    @pytest.mark.parametrize(
        ("levels", "wanted"),
        [
            ((1,), {1}),
            ((2, 3), {2, 3}),
            ((Salience.DETAIL,), {3}),
            ((Salience.MILESTONE, 2), {2}),
            ((np.int8(2),), {2}),
            ((1, 2, 3), {1, 2, 3}),
        ],
    )
    def test_levels(self, levels: tuple[int, ...], wanted: set[int]) -> None:
        """The events of all given levels, in order."""
        chosen = czsu.events.of_salience(*levels)
        assert chosen == czsu.events.where(lambda event: event.salience.value in wanted)
        assert type(chosen) is czsu.Events

    @pytest.mark.parametrize("wrong", [0, 4, -1, 100])
    def test_unknown_levels(self, wrong: int) -> None:
        """The error lists the three levels."""
        with pytest.raises(UnknownNameError) as caught:
            czsu.events.of_salience(1, wrong)
        assert caught.value.nearest == ("1", "2", "3")
        assert f"no salience is called '{wrong}'" in str(caught.value)

    @pytest.mark.parametrize("wrong", ["1", "high", None, True, 1.0, [1]])
    def test_wrong_types(self, wrong: Any) -> None:
        """A text is refused with the numbers that it could have been."""
        with pytest.raises(QueryTypeError) as caught:
            czsu.events.of_salience(wrong)
        assert str(caught.value).startswith("a salience is a number, not ")
        assert str(caught.value).endswith(": 1 (turning point), 2 (milestone), 3 (detail)")

    def test_no_level(self) -> None:
        """At least one level is named."""
        with pytest.raises(QueryTypeError, match=r"^name at least one salience: 1 "):
            czsu.events.of_salience()


class TestCompletion:
    """IPython offers ids after `events["`."""

    @every_table
    def test_ids(self, table: str) -> None:
        """The ids of the selection, each of which finds its record."""
        whole: Any = whole_table(table)
        offered = whole[:7]._ipython_key_completions_()
        assert offered == list(whole.ids[:7])
        assert all(whole[key] for key in offered)

    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ('events["munich-ag', "munich-agreement-1938"),
            ('treaties["warsaw', "warsaw-treaty-1955"),
            ('actors["dubc', "dubcek"),
            ('references["lukes-19', "lukes-1993"),
            ('periods["stal', "stalinism"),
        ],
    )
    def test_in_ipython(self, line: str, found: str) -> None:
        """IPython itself completes them."""
        completer: Any = pytest.importorskip("IPython.core.completer")
        names = {name: getattr(czsu, name) for name in RECORD_TYPES}
        asked = completer.IPCompleter(namespace=names, use_jedi=False)
        with completer.provisionalcompleter():
            matches = [match.text for match in asked.completions(line, len(line))]
        assert any(found in match for match in matches)
