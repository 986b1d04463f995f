"""What notebooks show, read by an HTML parser: well-formed, escaped, and complete."""

from __future__ import annotations

from typing import Any, Final, cast

import pytest
from attrs import evolve
from hypothesis import given

import czsu_relations as czsu
from dataset_strategies import sound_datasets
from example_datasets import EXAMPLE
from exported_tables import HOSTILE, TABLES
from notebook_html import Element, bones, formatters, grid, read, rows, texts
from raw_datasets import (
    Raw,
    hostile_dataset,
    raw_actor,
    raw_condition,
    raw_dataset,
    raw_event,
    raw_parties,
    raw_period,
    raw_reference,
    raw_treaty,
    rich_dataset,
)

ODD: Final = cast("czsu.Events", TABLES["events, odd"])
DATASETS: Final = {
    "bundled": czsu.dataset,
    "world": EXAMPLE,
    "rich": czsu.Dataset.from_dict(rich_dataset()),
    "odd": ODD.dataset,
}
DATASET_NAMES: Final = [pytest.param("bundled", marks=pytest.mark.slow), "world", "rich", "odd"]


def only(key: str) -> czsu.Events:
    """Return a selection of one event of the bundled dataset."""
    return czsu.events.where(lambda event: event.id == key)


def title_of(record: Any) -> str:
    """Return the title of a record, or the first name of an actor."""
    return str(record.names[0].text if isinstance(record, czsu.Actor) else record.title)


class TestEverything:
    """What is true of all HTML."""

    @pytest.mark.parametrize("name", TABLES)
    def test_tables(self, name: str) -> None:
        """Selections of all records, and empty ones, are shown as a table."""
        read(TABLES[name])

    @pytest.mark.parametrize("name", DATASET_NAMES)
    def test_cards(self, name: str) -> None:
        """The card of a record has its title, its summary and the title of every source."""
        dataset = DATASETS[name]
        for record in dataset.records:
            page = read(dataset.card(record))
            named = texts(page, "bdi")
            assert named[0] == title_of(record)
            assert page.all("bdi")[0].attributes["title"] == record.id
            assert getattr(record, "summary", named[0]) in named
            if isinstance(record, czsu.Reference):
                sources, shown = [record], 2  # as title and as address
            else:
                sources = [dataset.references[citation.reference] for citation in record.citations]
                shown = 1
            assert texts(page, "cite") == [source.title for source in sources]
            links = [link.attributes["href"] for link in page.all("a")]
            urls = [source.url for source in sources if source.url]
            assert links == [url for url in urls for _ in range(shown)]

    @given(sound_datasets())
    def test_any_dataset(self, data: Raw) -> None:
        """All texts of a user's dataset are shown as text, never read as markup."""
        dataset = czsu.Dataset.from_dict(data)
        assert read(dataset).all("caption")[0].text == dataset.title
        for table in ("periods", "events", "conditions", "treaties", "actors", "references"):
            read(getattr(dataset, table))
        read(dataset.on("1934"))
        assert (
            read(dataset.claims).all("caption")[0].text.startswith(f"{len(dataset.claims)} claim")
        )
        for record in dataset.records:
            named = texts(read(dataset.card(record)), "bdi")
            assert named[0] == title_of(record)
            assert getattr(record, "summary", named[0]) in named

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_texts(self, text: str) -> None:
        """A text that means something in HTML or elsewhere is shown unchanged, in every place."""
        dataset = czsu.Dataset.from_dict(
            raw_dataset(
                title=text,
                edition=text,
                events=[
                    raw_event(
                        title=text,
                        summary=text,
                        place=text,
                        also_titled=[{"text": text, "language": "cs"}],
                        citations=[
                            {
                                "reference": "book",
                                "locator": text,
                                "note": text,
                                "dates": [{"field": "date", "span": "1934", "as_written": text}],
                            }
                        ],
                    )
                ],
                references=[raw_reference(title=text, url="https://example.org/?a='\"<b>&c=&lt;d")],
            )
        )
        _, (cells,) = grid(dataset.claims)
        # In the title, the wording, and the place in the source.
        assert [text in texts(cell, "bdi") for cell in cells] == [True, False, True, True, False]
        page = read(dataset.events)
        assert texts(page, "bdi").count(text) == 8
        (link,) = page.all("a")
        assert link.attributes["href"] == dataset.references[0].url
        assert read(dataset).all("caption")[0].text == text
        assert rows(dataset)["Edition"].text == text

    @pytest.mark.parametrize(
        "shown",
        [
            czsu.dataset,
            czsu.events,
            czsu.dataset.card("dubcek"),
            czsu.on("1940-06-01"),
            czsu.dataset.claims,
            czsu.dataset.dyad_years(),
        ],
        ids=repr,
    )
    def test_a_prompt_shows_the_short_form(self, shown: object) -> None:
        """Where IPython shows no HTML, it prints the short repr."""
        read(shown)
        assert formatters.PlainTextFormatter()(shown) == repr(shown)
        assert repr(shown).startswith("<")


class TestCard:
    """The card of a record."""

    def test_an_event(self) -> None:
        """A card has the date, kind, actors with roles, treaties, causes and consequences."""
        signing = rows(EXAMPLE.card("pact-signed-1912"))
        assert signing["Date"].text == "1 June 1912"
        assert signing["Kind"].text == "treaty-signing"
        assert texts(signing["Actors"], "li") == ["Northland (signatory)", "Southland (signatory)"]
        assert texts(signing["Treaties"], "li") == ["Harbour Pact (signed 1 June 1912)"]
        assert texts(signing["Causes"], "li") == [
            "A visit (May 1910)",
            "muster-1912 (1 June 1912)",
        ]
        assert texts(signing["Sources"], "em") == ["qualifies"]
        muster = rows(EXAMPLE.card("muster-1912"))
        assert texts(muster["Causes"], "li") == ["tension (1911 – 15 January 1930)"]
        assert texts(muster["Conditions that it began"], "li") == [
            "garrison (from June 1912, end unknown)"
        ]
        assert texts(muster["Consequences"], "li")[0] == "Harbour Pact (1 June 1912)"

    def test_a_treaty(self) -> None:
        """A card has the dates of a treaty, its obligations, its terms, and its name in Czech."""
        dataset = DATASETS["rich"]
        pact = rows(dataset.card("pact"))
        assert [pact[name].text for name in ("Signed", "Ratified", "In force")] == [
            "16 May 1935",
            "8 June 1935",
            "8 June 1935 – 1955",
        ]
        assert pact["Obligations"].text == "defence, consultation"
        assert texts(pact["Terms"], "li") == ["France helps too."]
        (name,) = pact["Also called"].all("bdi")
        assert name == Element("bdi", {"lang": "cs"}, [], "Smlouva ~/")
        assert texts(pact["Identifiers"], "li") == ["lnts 159:347 (June 1935 – 1955)"]

    def test_a_citation(self) -> None:
        """A citation has the source, the place in it, its stance, its date, and a note."""
        (citation,) = rows(DATASETS["rich"].card("pact"))["Sources"].all("li")
        source = citation.text.split("[p. 1]")[0]
        (note,) = citation.all("small")
        assert source == "book – Dvořák, Jan; The Institute (2014). Works, 1(2), pp. 3–4. Press. "
        assert "qualifies; signed May 1935 (“the following spring”)" in citation.text
        assert note.text == "It was signed later."
        assert Element("bdi", {"lang": "cs-CZ"}, [], "the following spring") in citation.all("bdi")
        assert len(citation.all("br")) == 2

    def test_a_reference(self) -> None:
        """A card has the authors of a source, and where it was published and can be read."""
        book = rows(DATASETS["rich"].card("book"))
        assert book["Authors"].text == "Dvořák, Jan; The Institute"
        assert book["Published in"].text == "Works, 1(2), pp. 3–4"
        assert book["Web address"].text == "https://example.org/~a/b"
        assert book["Evidence"].text == "scholarly"
        assert "Sources" not in book

    @pytest.mark.parametrize("name", DATASET_NAMES)
    def test_disagreements_are_marked(self, name: str) -> None:
        """The title of a disputed record and the disputing sources are marked, nothing else is."""
        for record in DATASETS[name].records:
            page = read(DATASETS[name].card(record))
            (caption,) = page.all("caption")
            disputed = getattr(record, "disputed", False)
            assert texts(caption, "mark") == ["disputed"] * disputed
            marked = texts(page, "mark")[disputed:]
            assert set(marked) <= {"differs", "disputes", "rejected"}
            if disputed:
                assert set(marked) & {"differs", "disputes"}
            else:
                assert "differs" not in marked
                assert "rejected" in marked or not marked

    def test_only_the_source_that_differs_is_marked(self) -> None:
        """A biography has July for June, which is rejected; a coarser date does not differ."""
        key = "recognition-de-jure-1934"
        items = rows(czsu.dataset.card(key))["Sources"].all("li")
        marked = {
            citation.reference: texts(item, "mark")
            for citation, item in zip(czsu.events[key].citations, items, strict=True)
            if item.all("mark")
        }
        assert marked == {"marina-2013": ["rejected"]}
        (july,) = (item.text for item in items if item.all("mark"))
        assert "date 9 July 1934" in july

    def test_a_source_with_two_dates_differs_in_one(self) -> None:
        """Each date is compared with the record's own date for that field."""
        pact = EXAMPLE.treaties["pact"]
        _, gazette = rows(EXAMPLE.card(pact))["Sources"].all("li")
        assert "signed 2 June 1912 differs; in force August 1912 – 1929 differs" in gazette.text
        assert texts(gazette, "mark") == ["differs", "differs"]

    @pytest.mark.slow
    def test_languages(self) -> None:
        """Names and titles have their language, unless it is English or the title is our own."""
        for reference in czsu.references:
            title = read(czsu.dataset.card(reference)).all("cite")[0].all("bdi")[0]
            english = reference.language in {None, "en"} or reference.title.startswith("[")
            lang = {} if english else {"lang": reference.language}
            assert title.attributes == {"title": reference.id, **lang}
        (other,) = rows(EXAMPLE.card("north"))["Also called"].all("bdi")
        # The example dataset says that this name is English.
        assert other == Element("bdi", {}, [], "Severní země")
        odd = rows(ODD[:1])["Also called"].all("bdi")
        assert {name.attributes["lang"] for name in odd} == {"cs"}


class TestSelection:
    """A selection as a table."""

    def test_head_and_tail(self) -> None:
        """A long table shows its first and last rows, and the number of rows between them."""
        headings, cells = grid(czsu.events)
        assert headings == ["Date", "Event", "Actors", "Sources"]
        shown = [*czsu.events[:5], *czsu.events[-5:]]
        (gap,) = cells.pop(5)
        assert gap.text == f"… {len(czsu.events) - 10} more …"
        for row, event in zip(cells, shown, strict=True):
            assert row[0].text == event.date.describe()
            assert row[1].all("bdi")[0].text == event.title
            assert texts(row[1], "mark") == ["disputed"] * event.disputed
            names = [czsu.actors[participant.actor].name for participant in event.participants]
            assert texts(row[2], "bdi") == list(dict.fromkeys(names))[:3]

    @pytest.mark.parametrize(("count", "shown"), [(0, 0), (2, 2), (10, 10), (11, 11), (12, 11)])
    def test_counts(self, count: int, shown: int) -> None:
        """The caption has the count; up to ten records have a row each."""
        selection = czsu.events[:count]
        assert read(selection).all("caption")[0].text == f"{count} events"
        _, cells = grid(selection)
        assert len(cells) == shown
        assert sum(len(row) == 1 for row in cells) == (count > 10)

    def test_one_shows_its_card(self) -> None:
        """A selection of one record is shown as its card."""
        selection = only("munich-agreement-1938")
        assert read(selection) == read(czsu.dataset.card(selection[0]))

    def test_treaties(self) -> None:
        """A treaty has the date of its signature, its parties, and its time in force if known."""
        headings, cells = grid(EXAMPLE.treaties)
        assert headings == ["Signed", "Treaty", "Parties", "In force", "Sources"]
        assert [[cell.text for cell in row[:4]] for row in cells] == [
            [
                "1 June 1912",
                "Harbour Pact disputed",
                "Northland; Southland",
                "July 1912 – 1930",
            ],
            ["January 1920", "covenant", "Northland; League", "1 February 1920 onwards"],
            ["1922", "renewal", "Northland; Southland", "undated"],
        ]
        assert texts(cells[0][4], "cite") == ["Atlas of the Two Lands", "gazette"]

    def test_the_other_tables(self) -> None:
        """Periods, conditions, actors and references have their most important fields."""
        first_rows = {
            "periods": ["1900–1950", "The whole time", "Atlas of the Two Lands"],
            "conditions": [
                "1911 – 15 January 1930",
                "tension disputed",
                "Northland; Southland",
                "gazette",
            ],
            "actors": ["Army of the North", "armed-force", "undated", "Atlas of the Two Lands"],
            "references": ["Atlas of the Two Lands (1950).", "scholarly"],
        }
        for table, first_row in first_rows.items():
            _, cells = grid(getattr(EXAMPLE, table))
            assert [cell.text for cell in cells[0]] == first_row

    def test_many_actors_and_sources(self) -> None:
        """A cell names three and counts the others, if there are any."""
        for key in ("dresden-meeting-1968", "invasion-of-czechoslovakia-1968"):
            event = czsu.events[key]
            pair = only(key) | only("comecon-1949")
            (row,) = (row for row in grid(pair)[1] if event.title in row[1].text)
            actors = len({participant.actor for participant in event.participants})
            sources = len({citation.reference for citation in event.citations})
            for cell, count in (row[2], actors), (row[3], sources):
                assert count >= 3
                assert len(cell.all("bdi")) == 3
                counted = f" and {count - 3} more" if count > 3 else ""
                assert cell.text.partition(" and ")[1:] == counted.partition(" and ")[1:]

    def test_an_actor_in_two_roles_is_named_once(self) -> None:
        """A table names the participants without their roles."""
        _, cells = grid(ODD)
        assert all(len(row[2].all("bdi")) == 1 for row in cells if len(row) > 1)
        assert len(ODD[0].participants) == 2

    def test_a_source_in_a_cell(self) -> None:
        """A source has a short label, a link, and its full entry under the pointer."""
        source = raw_reference(
            title="Portréty deportovaných ve světle dokumentů NKVD",
            language="cs",
            issued="2014-05-01",
            url="https://example.org/x",
        )
        named = [{"family": "Dvořák", "given": "Jan"}, {"literal": "The Institute"}]
        for authors, label in (
            ([*named, {"family": "Hradilek"}], "Dvořák et al. 2014"),
            (named, "Dvořák & The Institute 2014"),
            (named[:1], "Dvořák 2014"),
            (named[1:], "The Institute 2014"),
            ([], "Portréty deportovaných ve světle…"),
        ):
            dataset = czsu.Dataset.from_dict(
                raw_dataset(
                    events=[raw_event("a"), raw_event("b")],
                    references=[{**source, "authors": authors}],
                )
            )
            _, cells = grid(dataset.events)
            (link,) = cells[0][3].all("a")
            assert link.text == cells[0][3].text == label
            assert link.attributes["href"] == "https://example.org/x"
            assert link.all("span")[0].attributes["title"] == dataset.references[0].describe()

    @pytest.mark.parametrize(
        ("title", "label"), [("w" * 41, f"{'w' * 39}…"), ("w" * 40, "w" * 40), ("…", "…")]
    )
    def test_a_source_with_a_long_first_word(self, title: str, label: str) -> None:
        """A first word that is too long for a label is cut, not left out."""
        mine = raw_dataset(
            events=[raw_event("a"), raw_event("b")], references=[raw_reference(title=title)]
        )
        _, cells = grid(czsu.Dataset.from_dict(mine).events)
        assert cells[0][3].text == label


class TestClaims:
    """The dates that sources give."""

    def test_every_column(self) -> None:
        """A row has the record, the field, the date, the source, and whether they agree."""
        headings, cells = grid(EXAMPLE.treaties.on("1912").claims)
        assert headings == ["Record", "Field", "Date", "Source", "Agreement"]
        assert [[cell.text for cell in row] for row in cells] == [
            ["Harbour Pact", "in force", "July 1912 – 1930", "Atlas of the Two Lands", "agrees"],
            ["Harbour Pact", "signed", "2 June 1912", "gazette", "differs"],
            ["Harbour Pact", "in force", "August 1912 – 1929", "gazette", "differs"],
        ]
        assert [texts(row[4], "mark") for row in cells] == [[], ["differs"], ["differs"]]
        (title,) = cells[0][0].all("bdi")
        assert title.attributes == {"title": "pact"}

    def test_wording_and_place(self) -> None:
        """The date has the wording of the source, and the source the place in it."""
        _, (cells,) = grid(DATASETS["rich"].treaties.claims)
        assert cells[2].text == "May 1935 (“the following spring”)"
        assert cells[3].text.endswith(" [p. 1]")
        assert Element("bdi", {"lang": "cs-CZ"}, [], "the following spring") in cells[2].all("bdi")

    def test_rejected_dates_are_marked(self) -> None:
        """A date that is rejected is marked as such, and not as one that differs."""
        _, cells = grid(czsu.treaties.claims.where(lambda claim: claim.rejected))
        assert cells
        assert {cell.text for *_, cell in cells} == {"rejected"}
        assert all(texts(cell, "mark") == ["rejected"] for *_, cell in cells)

    def test_caption_and_length(self) -> None:
        """The caption has the count; a long table shows its first and last rows."""
        _, cells = grid(czsu.dataset.claims)
        assert len(cells) == 11
        assert cells[5][0].text == f"… {len(czsu.dataset.claims) - 10} more …"
        assert texts(read(czsu.dataset.claims[:1]), "caption") == ["1 claim"]
        assert texts(read(czsu.dataset.claims[:0]), "caption") == ["0 claims"]


class TestYears:
    """Dyad-years."""

    def test_what_held(self) -> None:
        """Measures that are true are named, open and disputed ones are marked, others left out.

        The alliance of 1935 ended at Munich, but the treaty of 1943 calls it existing. Nobody knows
        when that of 1970 ended.
        """
        years = [year for year in czsu.dataset.dyad_years() if year.year in {1938, 1940, 1992}]
        _, cells = grid(czsu.DyadYears(czsu.dataset, tuple(years)))
        assert [row[0].text for row in cells] == ["1938", "1940", "1992"]
        assert [texts(row[2], "mark") for row in cells] == [[], ["disputed"] * 2, []]
        for row, year in zip(cells, years, strict=True):
            measures = [*row[2].text.split(", "), *row[3].text.split(", ")]
            assert ("defence" in measures) == (year.defence is True and not year.defence_disputed)
            against = "defence (not by our dates) disputed"
            assert (against in measures) == bool(year.defence_disputed)
            assert ("defence (uncertain)" in measures) == (year.defence is None)
            assert ("troop presence" in measures) == (year.troop_presence is True)
            assert [cell.text for cell in row[4:]] == [
                str(year.verbal_cooperation),
                str(year.material_cooperation),
                str(year.verbal_conflict),
                str(year.material_conflict),
            ]
        assert [year.defence for year in years] == [True, False, None]

    def test_which_states_and_how_many_years(self) -> None:
        """The caption names the two states as in most of the years, and counts the years."""
        years = czsu.dataset.dyad_years("slovak-state", "soviet-union")
        assert {key for year in years for key in year.states_a} == {"slovak-state"}
        slovak = czsu.actors["slovak-state"].name
        for shown, named in (
            (czsu.dataset.dyad_years()[:7], "Czechoslovakia – Soviet Russia, 7 years"),
            (czsu.dataset.dyad_years(), "Czechoslovakia – Soviet Union, 76 years"),
            (years[:1], f"{slovak} – Soviet Union, 1 year"),
            (years[:0], "Two states, 0 years"),
        ):
            assert texts(read(shown), "caption") == [named]

    def test_every_measure_of_what_held_is_in_a_column(self) -> None:
        """Every measure of obligations and conditions is named in one of the columns."""
        names = [
            name for name, kind in czsu.DyadYear.__annotations__.items() if "bool" in str(kind)
        ]
        measures = {
            name
            for name in names
            if not name.endswith(("_year_end", "_disputed"))
            and not name.startswith(("both_exist", "in_", "joint_"))
        }
        values: dict[str, Any] = dict.fromkeys(measures, True)
        values |= {f"{measure}_disputed": False for measure in measures}
        year = evolve(czsu.dataset.dyad_years()[0], **values)
        _, (cells,) = grid(czsu.DyadYears(czsu.dataset, (year,)))
        shown = {*cells[2].text.split(", "), *cells[3].text.split(", ")}
        assert shown == {name.replace("_", " ").replace("non ", "non-") for name in measures}

    @pytest.mark.parametrize("text", HOSTILE)
    def test_states_by_name(self, text: str) -> None:
        """States have the names that their dataset gives them, with any characters."""
        named = {"names": [{"text": text, "language": "en"}], "existed": "1918/1919"}
        data = czsu.Dataset.from_dict(
            raw_dataset(actors=[raw_actor("moscow", **named), raw_actor("prague", **named)])
        )
        _, (cells, *_) = grid(data.dyad_years("prague", "moscow"))
        assert cells[1].text == f"{text} – {text}"


def groups(snapshot: czsu.Snapshot) -> dict[str, list[list[Element]]]:
    """Return the cells of a snapshot, row by row, under the headings of its groups."""
    head, *bodies = read(snapshot).all("thead", "tbody")
    assert texts(head, "th") == ["When", "What", "Sources"]
    found: dict[str, list[list[Element]]] = {}
    for body in bodies:
        first, *rest = body.inside
        (heading,) = first.inside
        assert heading.attributes["scope"] == "rowgroup"
        assert heading.attributes["colspan"] == "3"
        found[heading.text] = [row.inside for row in rest]
    assert len(found) == len(bodies)
    return found


UNKNOWN = "Signed by this date; when they were in force is not recorded"


class TestSnapshot:
    """A snapshot."""

    @pytest.mark.parametrize("date", ["1940-06-01", "1921-03-01", "1968", "1993"])
    def test_the_possible_is_marked(self, date: str) -> None:
        """Every record is shown; those that are only possibly so are marked, no other is."""
        day = czsu.on(date)
        sections = groups(day)
        cells: dict[str, dict[str, Element]] = {}
        for heading, section in sections.items():
            if len(section[0]) > 1:
                titles = [row[1] for row in section]
                cells[heading] = {cell.all("bdi")[0].attributes["title"]: cell for cell in titles}
        offices = {office.id for office in day.conditions.of_kind("office")}
        for heading, possible, certain in (
            ("Offices", offices, day.certain.conditions),
            ("Treaties in force", set(day.treaties.ids), day.certain.treaties),
            ("Conditions", set(day.conditions.ids) - offices, day.certain.conditions),
            ("Events", set(day.events.ids), day.certain.events),
        ):
            shown = cells.get(heading, {})
            assert set(shown) == possible
            marks = {key: texts(cell, "em") for key, cell in shown.items()}
            sure = set(certain.ids)
            assert marks == {key: [] if key in sure else ["possibly"] for key in possible}
        past = set(cells["Earlier events"])
        assert set(day.recent.ids) - set(day.events.ids) <= past
        assert past.isdisjoint(day.events.ids)
        headings = list(sections)
        if day.force_unknown:
            unknown = sections[UNKNOWN][0][0].all("bdi")
            assert [title.attributes["title"] for title in unknown] == list(day.force_unknown.ids)
            assert headings.index(UNKNOWN) == headings.index("Treaties in force") + 1
        else:
            assert UNKNOWN not in headings

    def test_its_periods(self) -> None:
        """The periods are under the date, the narrower after the wider."""
        (caption,) = read(czsu.on("1940-06-01")).all("caption")
        assert caption.text == "1 June 1940Periods: Occupation and war > Partition accepted"
        assert len(caption.all("br")) == 1

    def test_details_of_a_treaty(self) -> None:
        """The date of signature and the obligations follow the title of a treaty."""
        (row,) = groups(EXAMPLE.on("1913"))["Treaties in force"]
        assert row[1].text == "Harbour Pact (signed 1 June 1912; defence, consultation) disputed"

    def test_sources_that_disagree(self) -> None:
        """Each source that disagrees is named on its own line, with its date if it gives one."""
        (row,) = groups(EXAMPLE.on("1913"))["Treaties in force"]
        atlas, gazette = "Atlas of the Two Lands", "gazette"
        assert row[2].text == f"{atlas}but {gazette}: signed 2 June 1912; August 1912 – 1929"
        rumour = groups(EXAMPLE.on("1931"))["Events"][0]
        assert rumour[2].text == f"{atlas}disputed by letters"

    def test_nothing_recorded(self) -> None:
        """An empty section says that nothing is recorded."""
        sections = groups(czsu.Dataset.from_dict(raw_dataset()).on("1934"))
        assert len(sections) == 5
        for section in sections.values():
            (row,) = section
            assert [cell.text for cell in row] == ["nothing recorded"]

    def test_open_ends(self) -> None:
        """An open end and an unknown end are given in English."""
        sections = groups(EXAMPLE.on("1935"))
        assert [cell.text for cell in sections["Conditions"][0][:2]] == [
            "from June 1912, end unknown",
            "garrison – possibly",
        ]
        assert [row[0].text for row in sections["Treaties in force"]] == ["1 February 1920 onwards"]


OPEN: Final = {
    "1935/..": "1935 onwards",
    "1935/": "from 1935, end unknown",
    "../1935": "until 1935",
    "/1935": "until 1935, start unknown",
}
"""Spans without an end or a beginning, and what they are in English."""

CONTROLS: Final = "\x1b[31mred\x07\u202eback\u2066 <img src=x onerror=alert(1)>&amp;\"'"


def all_of(dataset: czsu.Dataset) -> dict[str, object]:
    """Return all that a notebook shows of a dataset: itself, tables, cards, and a snapshot."""
    tables = ("periods", "events", "conditions", "treaties", "actors", "references")
    return {
        "dataset": dataset,
        "snapshot": dataset.on(dataset.coverage),
        **{table: getattr(dataset, table) for table in tables},
        **{record.id: dataset.card(record) for record in dataset.records},
    }


TAME: Final = {
    key: bones(read(shown))
    for key, shown in all_of(czsu.Dataset.from_dict(hostile_dataset("tame"))).items()
}
"""The elements of all that for a dataset without hostile texts."""


class TestOwnDataset:
    """A user's own dataset, wherever it is shown."""

    @pytest.mark.parametrize("text", [*HOSTILE, CONTROLS])
    def test_hostile_everywhere(self, text: str) -> None:
        """One text in every field of every record changes no element, only texts."""
        squeezed = " ".join(text.split())
        for key, shown in all_of(czsu.Dataset.from_dict(hostile_dataset(text))).items():
            page = read(shown)
            assert bones(page) == TAME[key]
            assert squeezed in " ".join(page.text.split())

    def test_dyad_years(self) -> None:
        """The years of two states without records have a dash for each kind of measure."""
        dataset = czsu.Dataset.from_dict(raw_dataset(actors=raw_parties()))
        _, cells = grid(dataset.dyad_years("prague", "moscow"))
        assert {row[1].text for row in cells if len(row) > 1} == {"prague – moscow"}
        assert {cell.text for row in cells if len(row) > 1 for cell in row[2:4]} == {"–"}

    @pytest.mark.parametrize(
        "shown", all_of(czsu.Dataset.from_dict({**raw_dataset(), "references": []}))
    )
    def test_an_empty_dataset(self, shown: str) -> None:
        """The tables of an empty dataset have headings and no rows, and their counts are 0."""
        empty = czsu.Dataset.from_dict({**raw_dataset(), "references": []})
        page = read(all_of(empty)[shown])
        assert not page.all("bdi") or shown == "dataset"
        if shown not in {"dataset", "snapshot"}:
            assert page.all("caption")[0].text == f"0 {shown}"
            assert len(page.all("tr")) == 1

    @pytest.mark.parametrize(("edtf", "english"), OPEN.items())
    def test_open_spans_everywhere(self, edtf: str, english: str) -> None:
        """An open or unknown end or beginning is given in English in every place."""
        force = edtf
        if edtf.startswith(".."):
            force = edtf.removeprefix("..")  # it cannot be in force before it is signed
        dataset = czsu.Dataset.from_dict(
            raw_dataset(
                periods=[raw_period("p", edtf), raw_period("p2", edtf)],
                conditions=[raw_condition("c", edtf), raw_condition("c2", edtf)],
                treaties=[raw_treaty(key, "1930", in_force=force) for key in ("t", "t2")],
                actors=[*raw_parties(), raw_actor("a", existed=edtf)],
                events=[raw_event("e", edtf), raw_event("e2", edtf)],
            )
        )
        places = all_of(dataset)
        for key in ("p", "c", "a", "e"):
            assert english in {cell.text for cell in rows(places[key]).values()}
        for table in ("periods", "conditions", "actors", "events"):
            assert english in texts(read(places[table]), "td")
        sections = groups(dataset.on("1935"))
        for heading in ("Conditions", "Events"):
            assert [row[0].text for row in sections[heading]] == [english] * 2
        in_force = OPEN[force]
        assert rows(places["t"])["In force"].text == in_force
        assert texts(read(places["treaties"]), "td").count(in_force) == 2
        assert [row[0].text for row in sections["Treaties in force"]] == [in_force] * 2

    def test_disputed_everywhere(self) -> None:
        """A record with a disputed date is marked in the table, the card and the snapshot."""
        citations = [{"reference": "book", "dates": [{"field": "date", "span": "1936"}]}]
        events = [raw_event("a", "1935", citations=citations), raw_event("b", "1935")]
        dataset = czsu.Dataset.from_dict(raw_dataset(events=events))
        _, cells = grid(dataset.events)
        assert [texts(row[1], "mark") for row in cells] == [["disputed"], []]
        assert texts(read(dataset.card("a")), "mark") == ["disputed", "differs"]
        assert texts(read(dataset.card("b")), "mark") == []
        section = groups(dataset.on("1935"))["Events"]
        assert [row[2].text for row in section] == ["but book: 1936", "book"]
        assert rows(dataset)["Events"].text == "2 (1 disputed)"


class TestDataset:
    """The overview of a dataset."""

    def test_overview(self) -> None:
        """The overview has title, edition, coverage, and numbers of records and disputed ones."""
        assert read(EXAMPLE).all("caption")[0].text == "A small world"
        assert {heading: cell.text for heading, cell in rows(EXAMPLE).items()} == {
            "Edition": "1",
            "Covers": "1900–1950",
            "Periods": "4",
            "Events": "7 (2 disputed)",
            "Conditions": "2 (1 disputed)",
            "Treaties": "3 (1 disputed)",
            "Actors": "8 (1 disputed)",
            "References": "4",
            "Cite as": EXAMPLE.citation(),
        }
