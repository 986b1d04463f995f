"""The search for words and years, and the names that people use, in the bundled data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import czsu_relations as czsu
from czsu_relations._query.search import search_records, unmatched_words
from example_datasets import (
    EXAMPLE,
    dataset_of,
    make_actor,
    make_event,
    make_period,
    make_reference,
    make_treaty,
)

if TYPE_CHECKING:
    from czsu_relations import Selection


def table_of(name: str) -> Selection[Any]:
    """Return all records of a table of the bundled data."""
    table: Selection[Any] = getattr(czsu.dataset, name)
    return table


class TestTexts:
    """What is searched."""

    @pytest.mark.parametrize(
        ("table", "words", "key"),
        [
            pytest.param("events", "february coup", "february-coup-1948", id="an id"),
            pytest.param("events", "munich 1938", "munich-agreement-1938", id="a title and a year"),
            pytest.param("treaties", "munich 1938", "munich-1938", id="so of a treaty"),
            pytest.param("events", "warsaw 1955", "warsaw-pact-1955", id="another year"),
            pytest.param("treaties", "diktat", "munich-1938", id="a by-name"),
            pytest.param("events", "velvet divorce", "czechoslovakia-dissolved-1992", id="another"),
            pytest.param("events", "invasion 1968", "invasion-of-czechoslovakia-1968", id="a kind"),
            pytest.param(
                "conditions", "troop presence 1991", "soviet-occupation-1968", id="an end"
            ),
            pytest.param(
                "events", "invasion bulgaria", "invasion-of-czechoslovakia-1968", id="a participant"
            ),
            pytest.param("treaties", "turkey", "definition-of-aggression-1933", id="a party"),
            pytest.param("events", "penza", "penza-agreement-1918", id="a place"),
            pytest.param("references", "Lukes", "lukes-1999", id="an author"),
            pytest.param("references", "Марьина", "marina-2013", id="an author in Cyrillic"),
            pytest.param("references", "navratil", "prague-spring-1968-1", id="a container"),
            pytest.param("references", "dvořák 2014", "dvorak-2014", id="an author and a year"),
            pytest.param("actors", "person 1921 1992", "dubcek", id="the years of a life"),
            pytest.param("periods", "1945", "second-world-war", id="the last year of a period"),
        ],
    )
    def test_found(self, table: str, words: str, key: str) -> None:
        """Ids, titles, by-names, kinds, places, actors, authors, containers and years match."""
        assert key in table_of(table).search(words).ids

    @pytest.mark.parametrize("year", [1918, 1935, 1948, 1968, 1989])
    def test_a_year_finds_every_event_of_it(self, year: int) -> None:
        """A year matches the events that possibly were in it, not only those that name it."""
        assert set(czsu.events.on(year).ids) <= set(czsu.events.search(str(year)).ids)
        assert set(czsu.treaties.on(year).ids) <= set(czsu.treaties.search(str(year)).ids)

    @pytest.mark.parametrize(
        ("span", "found"),
        [("0001/9999", ["0001", "9999"]), ("1945/..", ["1945"]), ("../1945", ["1945"])],
    )
    def test_years_at_the_ends_of_a_time(self, span: str, found: list[str]) -> None:
        """The first and the last year of a time match, whichever they are; an open end is none."""
        periods = dataset_of(make_period("age", span)).periods
        assert [year for year in ("0001", "1945", "9999") if periods.search(year)] == found

    @pytest.mark.parametrize(
        "name",
        ["Jan Masaryk", "Zdeněk Fierlinger", "Edvard Beneš", "Gustáv Husák", "Rudolf Slánský"],
    )
    def test_a_person_finds_the_events_he_took_part_in(self, name: str) -> None:
        """The names of participants are searched, too."""
        involving = czsu.events.involving(name).ids
        assert involving
        assert set(involving) <= set(czsu.events.search(name).ids)

    @pytest.mark.parametrize(
        ("typed", "plain"),
        [
            ("U.S.S.R.", "USSR"),
            ("U.S.S.R", "ussr"),
            ("С.С.С.Р.", "СССР"),
            ("R.S.F.S.R.", "RSFSR"),
            ("K.G.B.", "KGB"),
            ("K.S.Č.", "KSČ"),
        ],
    )
    def test_dotted_initials(self, typed: str, plain: str) -> None:
        """Dotted initials are one word."""
        found = czsu.dataset.search(typed)
        assert found == czsu.dataset.search(plain)
        assert "actors" in found

    @pytest.mark.parametrize(
        ("american", "british"),
        [
            ("normalization", "normalisation"),
            ("organization", "organisation"),
            ("recognize", "recognise"),
            ("mobilization", "mobilisation"),
            ("nationalized", "nationalised"),
            ("demilitariz", "demilitaris"),
        ],
    )
    def test_american_spelling(self, american: str, british: str) -> None:
        """`-ize` and `-ise` are one spelling."""
        assert czsu.dataset.search(american) == czsu.dataset.search(british)

    @pytest.mark.parametrize("words", ["0000", "3048", "munich 1492", "lukes uranium", "zzz"])
    def test_nothing(self, words: str) -> None:
        """An empty answer is empty; it is no error."""
        assert czsu.dataset.search(words) == {}
        assert not czsu.events.search(words)

    def test_order(self) -> None:
        """Results come in the order of the selection."""
        backwards = czsu.events[::-1]
        assert backwards.search("1948").ids == czsu.events.search("1948").ids[::-1]


class TestAllTables:
    """`Dataset.search` searches all tables."""

    @pytest.mark.parametrize("words", ["stone", "1912", "jan", "pact"])
    def test_the_same_as_each_table(self, words: str) -> None:
        """It gives the selections that find something, by table, in the order of the tables."""
        expected = {
            table: selection.search(words)
            for table, selection in EXAMPLE.records_by_table.items()
            if selection.search(words)
        }
        assert EXAMPLE.search(words) == expected
        assert [*EXAMPLE.search(words)] == [*expected]

    @pytest.mark.parametrize("words", ["", "?!"])
    def test_wants_a_word(self, words: str) -> None:
        """Text without words is refused."""
        with pytest.raises(czsu.QueryError, match="search needs at least one word"):
            EXAMPLE.search(words)


def test_words_that_nothing_matches() -> None:
    """They are named once, dates first, with words that are near."""
    collection = EXAMPLE.collection
    unmatched = unmatched_words(
        collection.records, "Kamenn pact zzz ZZZ 1912 8888", collection.actors_by_id
    )
    assert [word for word, _ in unmatched] == ["8888", "kamenn", "zzz"]
    assert unmatched[2].nearest == ()
    assert not search_records(collection.records, "zzz", collection.actors_by_id)


class TestDates:
    """A search takes dates for what they mean."""

    DATED = dataset_of(
        make_event("day", "1943-12-12"),
        make_event("month", "1943-12"),
        make_event("other-day", "1943-12-13"),
        make_event("year", "1943"),
        make_event("said", "1963", title="Twenty years after 12 December 1943"),
        make_treaty("pact", "1943-12-12", "here"),
        make_period("war", "1939-09-01/1943-12-12"),
        make_actor("here"),
        make_reference("letter", issued="1943-12-12"),
        coverage="1900/1970",
    )

    @pytest.mark.parametrize(
        "words",
        [
            *("12 December 1943", "12. december 1943", "December 12, 1943", "1943-12-12"),
            *("12.12.1943", "12. 12. 1943", "12. prosince 1943", "12 декабря 1943"),
        ],
    )
    def test_a_day(self, words: str) -> None:
        """It finds what may be of that day, and what begins, ends or was issued on it."""
        found = self.DATED.search(words)
        events = set(found["events"].ids)
        assert events - {"said"} == {"day", "month", "year"}
        assert found["treaties"].ids == ("pact",)
        assert found["periods"].ids == ("war",)
        assert found["references"].ids == ("letter",)

    def test_a_month(self) -> None:
        """It finds all days of the month."""
        found = self.DATED.events.search("December 1943")
        assert set(found.ids) == {"day", "month", "other-day", "year", "said"}

    def test_words_beside_it(self) -> None:
        """The other words are searched as ever, and a text may have the date in words."""
        assert self.DATED.events.search("after 12 December 1943").ids == ("said",)
        assert self.DATED.events.search("other December 1943").ids == ("other-day",)

    def test_no_date(self) -> None:
        """A text that looks like a date is searched as words."""
        assert self.DATED.search("30 February 1943") == {}
        assert self.DATED.search("1943-13") == {}

    def test_what_people_typed(self) -> None:
        """The treaty of 1943 is found by its day, and the month of the invasion has all events."""
        assert "alliance-1943" in czsu.treaties.search("treaty 12 December 1943")
        august = czsu.events.on("1968-08")
        assert august - czsu.events.search("August 1968") == august[:0]


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("Praha", "Prague"),
        ("Užhorod", "Uzhhorod"),
        ("uzhorod", "Uzhhorod"),
        ("Москва", "Moscow"),
        ("Podkarpatská Rus", "Carpathian Ruthenia"),
        ("Subcarpathian Ruthenia", "Carpathian Ruthenia"),
        ("Подкарпатская Русь", "Ruthenia"),
        ("Ужгород 1966", "Uzhhorod 1966"),
    ],
)
def test_places_in_other_languages(words: str, english: str) -> None:
    """They also find what the English name finds."""
    found = czsu.events.search(english)
    assert found
    assert found - czsu.events.search(words) == found[:0]


def test_a_part_of_a_place_is_a_word() -> None:
    """Only the whole name stands for the English one."""
    assert czsu.events.search("podkarpatska") == czsu.events[:0]


class TestNames:
    """Events and treaties have the names that people use."""

    @pytest.mark.parametrize(
        ("table", "name", "key"),
        [
            ("treaties", "Warsaw Pact", "warsaw-treaty-1955"),
            ("treaties", "Munich Pact", "munich-1938"),
            ("treaties", "Penza Agreement", "penza-1918"),
            ("treaties", "Molotov–Ribbentrop Pact", "german-soviet-pact-1939"),
            ("treaties", "Franco-Soviet Pact", "franco-soviet-1935"),
            ("treaties", "Belgrade Convention", "danube-navigation-1948"),
            ("treaties", "United Nations Declaration", "declaration-by-united-nations"),
            ("events", "Prague Spring", "prague-spring-1968"),
            ("events", "February coup", "february-coup-1948"),
            ("events", "Victorious February", "february-coup-1948"),
            ("events", "Vitezny unor", "february-coup-1948"),
            ("events", "Operation Danube", "invasion-of-czechoslovakia-1968"),
            ("events", "Gentle Revolution", "velvet-revolution-1989"),
            ("events", "Velvet Divorce", "czechoslovakia-dissolved-1992"),
        ],
    )
    def test_named(self, table: str, name: str, key: str) -> None:
        """`named` finds them."""
        assert table_of(table).named(name).id == key

    @pytest.mark.parametrize(
        "name",
        [
            "Warsaw Pact",
            "Munich Diktat",
            "Czech-Soviet Treaty",
            "Moskevský protokol",
            "munich 1938",
        ],
    )
    def test_filters_take_them(self, name: str) -> None:
        """So does every filter that takes a name."""
        treaty = czsu.treaties.named(name)
        assert czsu.events.under(name) == czsu.events.under(treaty.id)
        assert czsu.events.under(name)

    @pytest.mark.parametrize("table", ["events", "treaties"])
    def test_no_two_records_of_a_table_share_a_name(self, table: str) -> None:
        """Every name of an event or treaty leads to it."""
        for record in table_of(table):
            for name in record.also_titled:
                assert table_of(table).named(name.text) is record

    @pytest.mark.parametrize(
        ("name", "ids"),
        [
            ("Warsaw Pact", ("warsaw-treaty-1955", "warsaw-treaty-organisation")),
            ("Munich Agreement", ("munich-agreement-1938", "munich-1938")),
            ("munich pact", ("munich-agreement-1938", "munich-1938")),
            ("Girsa", ("josef-girsa", "vaclav-girsa")),
            ("Moscow Protocol", ("moscow-protocol-1968", "moscow-1968")),
        ],
    )
    def test_ambiguous_names_list_the_candidates(self, name: str, ids: tuple[str, ...]) -> None:
        """The error has the ids of all records that have the name."""
        with pytest.raises(czsu.AmbiguousNameError) as caught:
            czsu.dataset.record(name)
        assert caught.value.candidates == ids
        assert all(repr(key) in str(caught.value) for key in ids)

    @pytest.mark.parametrize(
        ("table", "name", "ids"),
        [
            ("treaties", "Munich Agreement", ("munich-1938",)),
            ("treaties", "mnichovska dohoda", ("munich-1938",)),
            ("events", "Prague Spring", ("prague-spring-1968",)),
            ("actors", "U.S.S.R.", ("soviet-union",)),
            ("actors", "Girsa", ("josef-girsa", "vaclav-girsa")),
            ("periods", "Revolution and interwar years", ("interwar",)),
        ],
    )
    def test_a_title_is_no_id(self, table: str, name: str, ids: tuple[str, ...]) -> None:
        """A look-up by id says whose name or title it is, and what the id is."""
        selection = table_of(table)
        with pytest.raises(czsu.UnknownNameError) as caught:
            selection[name]
        assert caught.value == czsu.UnknownNameError(name, selection.noun, ids, ids)
        assert all(repr(key) in str(caught.value) for key in ids)

    def test_neither_title_nor_id(self) -> None:
        """Otherwise it suggests similar ids and names."""
        with pytest.raises(czsu.UnknownNameError, match="did you mean 'munich-1938'") as caught:
            czsu.treaties["Munich 1938"]
        assert caught.value.bearers == ()
