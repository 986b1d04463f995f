"""What notebooks show, as an HTML parser reads it: well-formed, escaped, and what records say."""

from __future__ import annotations

from html.parser import HTMLParser
from importlib import import_module
from typing import Any, Final, cast

import pytest
from attrs import define, evolve, field
from hypothesis import given

import czsu_relations as czsu
from example_datasets import EXAMPLE, no_deadline
from exported_tables import HOSTILE, TABLES
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
    sound_datasets,
)

formatters: Any = import_module("IPython.core.formatters")
_show: Final = formatters.HTMLFormatter()
"""What IPython hands to a notebook to show."""

ALLOWED: Final[dict[str, set[str]]] = {
    "div": {"lang", "style"},
    "table": {"style"},
    "caption": {"style"},
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"colspan", "scope", "style"},
    "td": {"colspan", "style"},
    "ul": {"style"},
    "li": {"style"},
    "a": {"href", "style"},
    "bdi": {"lang", "title"},
    "br": set(),
    "cite": set(),
    "em": set(),
    "mark": {"style"},
    "small": {"style"},
    "span": {"title"},
}
"""Elements and attributes that do nothing but say what a text is, or where it stands."""

ODD: Final = cast("czsu.Events", TABLES["events, odd"])
DATASETS: Final = {
    "bundled": czsu.dataset,
    "world": EXAMPLE,
    "rich": czsu.Dataset.from_dict(rich_dataset()),
    "odd": ODD.dataset,
}


@define
class Element:
    """An element: what it is, what is in it, and all of its text."""

    tag: str
    attributes: dict[str, str] = field(factory=dict[str, str])
    inside: list[Element] = field(factory=list["Element"])
    text: str = ""

    def all(self, *tags: str) -> list[Element]:
        """The elements of these names in it, at any depth, in order."""
        found = ([one, *one.all(*tags)] for one in self.inside)
        return [one for some in found for one in some if one.tag in tags]


class Page(HTMLParser):
    """A fragment as the parser of the standard library reads it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Element("")
        self._open = [self.root]
        self.feed(html)
        self.close()
        assert self._open == [self.root], "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element of the few that are allowed."""
        attributes = {name: value or "" for name, value in attrs}
        assert len(attributes) == len(attrs)
        assert attributes.keys() <= ALLOWED[tag]
        element = Element(tag, attributes)
        self._open[-1].inside.append(element)
        if tag != "br":
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be of this name."""
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Add to the text of all elements around it."""
        for element in self._open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        """Refuse comments."""
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        """Refuse declarations."""
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        """Refuse processing instructions."""
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        """Refuse what has no name."""
        raise AssertionError(data)


def read(shown: object) -> Element:
    """Read what a notebook shows; what holds of all of it is asserted here."""
    (root,) = Page(_show(shown)).root.inside
    assert root.tag == "div"
    assert root.attributes["lang"] == "en"
    (table,) = root.inside
    assert table.inside[0].tag == "caption"
    assert table.inside[0].text
    for one in root.all(*ALLOWED):
        assert one.attributes.get("href", "http://").startswith(("http://", "https://"))
        for declared in one.attributes.get("style", "").split(";"):
            name, _, value = declared.partition(":")
            assert "url" not in value
            assert "#" not in value
            assert value.count("rgb") == value.count("rgba(128, 128, 128, 0.")
            if name.strip() in {"color", "background", "background-color"}:
                assert value.strip() in {"inherit", "none"}
    headings = root.all("th")
    assert all(
        one.text and one.attributes["scope"] in {"col", "row", "rowgroup"} for one in headings
    )
    return root


def rows(shown: object) -> dict[str, Element]:
    """What stands beside each heading."""
    pairs = [row.inside for row in read(shown).all("tr")]
    assert all([one.tag for one in pair] == ["th", "td"] for pair in pairs)
    found = {heading.text: told for heading, told in pairs}
    assert len(found) == len(pairs)
    return found


def grid(shown: object) -> tuple[list[str], list[list[Element]]]:
    """The headings of a table, and its cells, row by row."""
    page = read(shown)
    head, *body = page.all("tr")
    assert {one.attributes["scope"] for one in head.inside} == {"col"}
    assert all(
        len(row.inside) == len(head.inside)
        or row.inside[0].attributes["colspan"] == str(len(head.inside))
        for row in body
    )
    return [one.text for one in head.inside], [row.inside for row in body]


def texts(element: Element, *tags: str) -> list[str]:
    """The texts of the elements of these names in an element."""
    return [one.text for one in element.all(*tags)]


def bones(element: Element) -> list[Any]:
    """The elements without their texts."""
    return [element.tag, *map(bones, element.inside)]


def only(key: str) -> czsu.Events:
    """One event of the bundled dataset."""
    return czsu.events.where(lambda event: event.id == key)


def title_of(record: Any) -> str:
    """The title, or the first name."""
    return str(record.names[0].text if isinstance(record, czsu.Actor) else record.title)


class TestEverything:
    """What holds of whatever is shown."""

    @pytest.mark.parametrize("name", TABLES)
    def test_tables(self, name: str) -> None:
        """Every room of every dataset, and tables of none."""
        read(TABLES[name])

    @pytest.mark.parametrize("name", DATASETS)
    def test_cards(self, name: str) -> None:
        """Every record has a card with its title, its summary and every source's title in it."""
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
                sources = [dataset.references[one.reference] for one in record.citations]
                shown = 1
            assert texts(page, "cite") == [one.title for one in sources]
            links = [one.attributes["href"] for one in page.all("a")]
            assert links == [one.url for one in sources for _ in range(shown) if one.url]

    @given(sound_datasets())
    @no_deadline
    def test_any_dataset(self, data: Raw) -> None:
        """Whatever a dataset of one's own says comes back as text, and as nothing else."""
        dataset = czsu.Dataset.from_dict(data)
        assert read(dataset).all("caption")[0].text == dataset.title
        for room in ("periods", "events", "conditions", "treaties", "actors", "references"):
            read(getattr(dataset, room))
        read(dataset.on("1934"))
        for record in dataset.records:
            named = texts(read(dataset.card(record)), "bdi")
            assert named[0] == title_of(record)
            assert getattr(record, "summary", named[0]) in named

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_texts(self, text: str) -> None:
        """A text that means something elsewhere is shown as it stands, in every place."""
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
            czsu.dataset.dyad_years(),
        ],
        ids=repr,
    )
    def test_a_prompt_shows_the_short_form(self, shown: object) -> None:
        """Where there is no HTML, IPython prints the repr, which stays as short as it was."""
        read(shown)
        assert formatters.PlainTextFormatter()(shown) == repr(shown)
        assert repr(shown).startswith("<")


class TestCard:
    """One record."""

    def test_an_event(self) -> None:
        """When, who in which role, under what, why, and what came of it."""
        told = rows(EXAMPLE.card("pact-signed-1912"))
        assert told["Date"].text == "1 June 1912"
        assert told["Kind"].text == "treaty-signing"
        assert texts(told["Actors"], "li") == ["Northland (signatory)", "Southland (signatory)"]
        assert texts(told["Treaties"], "li") == ["Harbour Pact (signed 1 June 1912)"]
        assert texts(told["Causes"], "li") == [
            "A visit (May 1910)",
            "muster-1912 (1 June 1912)",
        ]
        assert texts(told["Sources"], "em") == ["qualifies this"]
        begun = rows(EXAMPLE.card("muster-1912"))
        assert texts(begun["Causes"], "li") == ["tension (1911 – 15 January 1930)"]
        assert texts(begun["Conditions that it began"], "li") == [
            "garrison (from June 1912, end unknown)"
        ]
        assert texts(begun["Consequences"], "li")[0] == "Harbour Pact (1 June 1912)"

    def test_a_treaty(self) -> None:
        """All of its dates, what it bound to, its terms, its name in Czech."""
        dataset = DATASETS["rich"]
        told = rows(dataset.card("pact"))
        assert [told[name].text for name in ("Signed", "Ratified", "In force")] == [
            "16 May 1935",
            "8 June 1935",
            "8 June 1935 – 1955",
        ]
        assert told["Obligations"].text == "defence, consultation"
        assert texts(told["Terms"], "li") == ["France helps too."]
        (called,) = told["Also called"].all("bdi")
        assert called == Element("bdi", {"lang": "cs"}, [], "Smlouva ~/")

    def test_a_citation(self) -> None:
        """Which source, where in it, what it makes of it, its date in its words, and a note."""
        (said,) = rows(DATASETS["rich"].card("pact"))["Sources"].all("li")
        where, words, note = said.text.split("[p. 1]")[0], said.text, said.all("small")[0]
        assert where == "book – Dvořák, Jan; The Institute (2014). Works, 1(2), pp. 3–4. Press. "
        assert "qualifies this; signed May 1935 (“the following spring”)" in words
        assert note.text == "It was signed later."
        assert Element("bdi", {"lang": "cs-CZ"}, [], "the following spring") in said.all("bdi")
        assert len(said.all("br")) == 2

    def test_a_reference(self) -> None:
        """What it is and where it can be read; a link twice, under title and address."""
        told = rows(DATASETS["rich"].card("book"))
        assert told["By"].text == "Dvořák, Jan; The Institute"
        assert told["In"].text == "Works, 1(2), pp. 3–4"
        assert told["Read at"].text == "https://example.org/~a/b"
        assert told["Evidence"].text == "scholarly"
        assert "Sources" not in told

    @pytest.mark.parametrize("name", DATASETS)
    def test_disagreements_are_marked(self, name: str) -> None:
        """The title of a disputed record is marked, and what disputes it; nothing else is."""
        for record in DATASETS[name].records:
            page = read(DATASETS[name].card(record))
            (caption,) = page.all("caption")
            disputed = getattr(record, "disputed", False)
            assert texts(caption, "mark") == ["disputed"] * disputed
            marked = texts(page, "mark")[disputed:]
            assert set(marked) <= {"another date", "disputes this"}
            assert bool(marked) == disputed

    def test_only_the_source_that_differs_is_marked(self) -> None:
        """One biography has July for June; a coarser date is no other date."""
        key = "recognition-de-jure-1934"
        words = rows(czsu.dataset.card(key))["Sources"].all("li")
        marked = {
            citation.reference: texts(said, "mark")
            for citation, said in zip(czsu.events[key].citations, words, strict=True)
            if said.all("mark")
        }
        assert marked == {"marina-2013": ["another date"]}
        (july,) = (said.text for said in words if said.all("mark"))
        assert "date 9 July 1934" in july

    def test_a_source_with_two_dates_differs_in_one(self) -> None:
        """Each date is held against the record's own of that field."""
        pact = EXAMPLE.treaties["pact"]
        _, gazette = rows(EXAMPLE.card(pact))["Sources"].all("li")
        assert "signed 2 June 1912 another date; in force August 1912 – 1929" in gazette.text
        assert texts(gazette, "mark") == ["another date"]

    def test_languages(self) -> None:
        """Names and titles bear their language, unless it is English or the title is ours."""
        for one in czsu.references:
            title = read(czsu.dataset.card(one)).all("cite")[0].all("bdi")[0]
            ours = one.language in {None, "en"} or one.title.startswith("[")
            lang = {} if ours else {"lang": one.language}
            assert title.attributes == {"title": one.id, **lang}
        (other,) = rows(EXAMPLE.card("north"))["Also called"].all("bdi")
        assert other == Element("bdi", {}, [], "Severní země")  # the small world has it as English
        odd = rows(ODD[:1])["Also called"].all("bdi")
        assert {one.attributes["lang"] for one in odd} == {"cs"}


class TestSelection:
    """Records in a table."""

    def test_head_and_tail(self) -> None:
        """A long table shows its ends, and counts what is between them."""
        headings, cells = grid(czsu.events)
        assert headings == ["Date", "Event", "Actors", "Sources"]
        shown = [*czsu.events[:5], *czsu.events[-5:]]
        (gap,) = cells.pop(5)
        assert gap.text == f"… {len(czsu.events) - 10} more …"
        for row, one in zip(cells, shown, strict=True):
            assert row[0].text == one.date.describe()
            assert row[1].all("bdi")[0].text == one.title
            assert texts(row[1], "mark") == ["disputed"] * one.disputed
            names = [czsu.actors[each.actor].name for each in one.participants]
            assert texts(row[2], "bdi") == list(dict.fromkeys(names))[:3]

    @pytest.mark.parametrize(("count", "shown"), [(0, 0), (2, 2), (10, 10), (11, 11), (12, 11)])
    def test_counts(self, count: int, shown: int) -> None:
        """The caption has the count; ten rows are all there, and none is no row."""
        selection = czsu.events[:count]
        assert read(selection).all("caption")[0].text == f"{count} events"
        _, cells = grid(selection)
        assert len(cells) == shown
        assert sum(len(row) == 1 for row in cells) == (count > 10)

    def test_one_shows_its_card(self) -> None:
        """Who has found one record wants to read it."""
        one = only("munich-agreement-1938")
        assert read(one) == read(czsu.dataset.card(one[0]))

    def test_treaties(self) -> None:
        """When signed, between whom, and in force from when to when, if a source says."""
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

    def test_the_other_rooms(self) -> None:
        """Conditions, periods, actors and references have what says most of them."""
        rooms = {
            "periods": ["1900–1950", "The whole time", "Atlas of the Two Lands"],
            "conditions": [
                "1911 – 15 January 1930",
                "tension",
                "Northland; Southland",
                "gazette",
            ],
            "actors": ["Army of the North", "armed-force", "undated", "Atlas of the Two Lands"],
            "references": ["Atlas of the Two Lands (1950).", "scholarly"],
        }
        for room, first in rooms.items():
            _, cells = grid(getattr(EXAMPLE, room))
            assert [cell.text for cell in cells[0]] == first

    def test_many_actors_and_sources(self) -> None:
        """A cell names three, and counts the rest, if there are any."""
        for key in ("dresden-meeting-1968", "invasion-of-czechoslovakia-1968"):
            one = czsu.events[key]
            pair = only(key) | only("comecon-1949")
            (row,) = (row for row in grid(pair)[1] if one.title in row[1].text)
            actors = len({each.actor for each in one.participants})
            sources = len({each.reference for each in one.citations})
            for cell, count in (row[2], actors), (row[3], sources):
                assert count >= 3
                assert len(cell.all("bdi")) == 3
                counted = f" and {count - 3} more" if count > 3 else ""
                assert cell.text.partition(" and ")[1:] == counted.partition(" and ")[1:]

    def test_an_actor_in_two_roles_is_named_once(self) -> None:
        """A table says who took part, not how."""
        _, cells = grid(ODD)
        assert all(len(row[2].all("bdi")) == 1 for row in cells if len(row) > 1)
        assert len(ODD[0].participants) == 2

    def test_a_source_in_a_cell(self) -> None:
        """It goes by author and year or a short title, links to where it stands, and tells all."""
        source = raw_reference(
            title="Portréty deportovaných ve světle dokumentů NKVD",
            language="cs",
            issued="2014-05-01",
            url="https://example.org/x",
        )
        named = [{"family": "Dvořák", "given": "Jan"}, {"literal": "The Institute"}]
        for authors, said in (
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
            assert link.text == cells[0][3].text == said
            assert link.attributes["href"] == "https://example.org/x"
            assert link.all("span")[0].attributes["title"] == dataset.references[0].describe()

    @pytest.mark.parametrize(
        ("title", "said"), [("w" * 41, f"{'w' * 39}…"), ("w" * 40, "w" * 40), ("…", "…")]
    )
    def test_a_source_with_a_long_first_word(self, title: str, said: str) -> None:
        """A word that is longer than a short title is cut, not left out."""
        mine = raw_dataset(
            events=[raw_event("a"), raw_event("b")], references=[raw_reference(title=title)]
        )
        _, cells = grid(czsu.Dataset.from_dict(mine).events)
        assert cells[0][3].text == said


class TestYears:
    """Two states, year by year."""

    def test_what_held(self) -> None:
        """What certainly held is named, what sources leave open is marked, the rest is not there.

        The alliance of 1935 is open in 1940, as sources disagree on when it ended.
        """
        years = [one for one in czsu.dataset.dyad_years() if one.year in {1938, 1940, 1968}]
        _, cells = grid(czsu.DyadYears(czsu.dataset, tuple(years)))
        assert [row[0].text for row in cells] == ["1938", "1940", "1968"]
        assert {row[1].text for row in cells} == {"Czechoslovakia – Soviet Union"}
        for row, year in zip(cells, years, strict=True):
            told = [*row[2].text.split(", "), *row[3].text.split(", ")]
            assert ("defence" in told) == (year.defence is True)
            assert ("defence (open)" in told) == (year.defence is None)
            assert ("troop-presence" in told) == (year.troop_presence is True)
            assert [cell.text for cell in row[4:]] == [
                str(year.verbal_cooperation),
                str(year.material_cooperation),
                str(year.verbal_conflict),
                str(year.material_conflict),
            ]
        assert [one.defence for one in years] == [True, None, True]

    def test_which_states_and_how_many_years(self) -> None:
        """Above the table stand the two states, as they were in most of the years, and a count."""
        years = czsu.dataset.dyad_years("slovak-state", "soviet-union")
        assert {key for one in years for key in one.states_a} == {"slovak-state"}
        slovak = czsu.actors["slovak-state"].name
        for shown, named in (
            (czsu.dataset.dyad_years()[:7], "Czechoslovakia – Soviet Russia, 7 years"),
            (czsu.dataset.dyad_years(), "Czechoslovakia – Soviet Union, 76 years"),
            (years[:1], f"{slovak} – Soviet Union, 1 year"),
            (years[:0], "Two states, 0 years"),
        ):
            assert texts(read(shown), "caption") == [named]

    def test_every_measure_of_what_held_is_in_a_column(self) -> None:
        """A measure that is added to the panel is not forgotten here."""
        names = [
            name for name, kind in czsu.DyadYear.__annotations__.items() if "bool" in str(kind)
        ]
        measures = {
            name
            for name in names
            if not name.endswith("_year_end") and name not in {"both_exist", "in_cow", "in_gw"}
        }
        held: dict[str, Any] = dict.fromkeys(measures, True)
        year = evolve(czsu.dataset.dyad_years()[0], **held)
        _, (cells,) = grid(czsu.DyadYears(czsu.dataset, (year,)))
        told = {word for cell in cells[2:4] for word in cell.text.split(", ")}
        assert told == {name.replace("_", "-") for name in measures}

    @pytest.mark.parametrize("text", HOSTILE)
    def test_states_by_name(self, text: str) -> None:
        """States are called by the names that their dataset has, whatever is in them."""
        named = {"names": [{"text": text, "language": "en"}], "existed": "1918/1919"}
        data = czsu.Dataset.from_dict(
            raw_dataset(actors=[raw_actor("moscow", **named), raw_actor("prague", **named)])
        )
        _, (cells, *_) = grid(data.dyad_years("prague", "moscow"))
        assert cells[1].text == f"{text} – {text}"


def groups(snapshot: czsu.Snapshot) -> dict[str, list[list[Element]]]:
    """The cells of a snapshot's rows, under the headings of its groups."""
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


UNKNOWN = "Signed by then, time in force not recorded"


class TestSnapshot:
    """A day."""

    @pytest.mark.parametrize("date", ["1940-06-01", "1921-03-01", "1968", "1993"])
    def test_the_possible_is_marked(self, date: str) -> None:
        """Every record is told; what is only possibly so bears the word, and nothing else does."""
        day = czsu.on(date)
        told = groups(day)
        cells = {
            heading: {row[1].all("bdi")[0].attributes["title"]: row[1] for row in some}
            for heading, some in told.items()
            if len(some[0]) > 1
        }
        offices = {one.id for one in day.conditions if one.kind == "office"}
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
        unknown = told[UNKNOWN][0][0].all("bdi")
        assert [one.attributes["title"] for one in unknown] == list(day.force_unknown.ids)

    def test_what_framed_it(self) -> None:
        """The periods stand under the date, the narrower after the wider."""
        (caption,) = read(czsu.on("1940-06-01")).all("caption")
        assert caption.text == "1 June 1940World War II > Partition accepted"
        assert len(caption.all("br")) == 1

    def test_what_a_treaty_bound_to(self) -> None:
        """When it was signed and the obligations stand after its title."""
        (row,) = groups(EXAMPLE.on("1913"))["Treaties in force"]
        assert row[1].text == "Harbour Pact (signed 1 June 1912; defence, consultation) disputed"

    def test_who_says_otherwise(self) -> None:
        """Each source with another date stands apart with it; one that only disputes, without."""
        told = groups(EXAMPLE.on("1913"))
        atlas, gazette = "Atlas of the Two Lands", "gazette"
        assert told["Treaties in force"][0][2].text == f"{atlas}but {gazette}: signed 2 June 1912"
        rumour = next(row for row in groups(EXAMPLE.on("1931"))["Events"])
        assert rumour[2].text == f"{atlas}disputed by letters"

    def test_nothing_recorded(self) -> None:
        """An empty answer says that nothing is recorded, which is not that nothing was."""
        told = groups(czsu.Dataset.from_dict(raw_dataset()).on("1934"))
        assert len(told) == 5
        assert [[cell.text for cell in row] for rows in told.values() for row in rows] == [
            ["nothing recorded"]
        ] * 5

    def test_open_ends(self) -> None:
        """What goes on, and what nobody knows the end of, say so."""
        told = groups(EXAMPLE.on("1935"))
        assert [cell.text for cell in told["Conditions"][0][:2]] == [
            "from June 1912, end unknown",
            "garrison – possibly",
        ]
        assert [row[0].text for row in told["Treaties in force"]] == ["1 February 1920 onwards"]


OPEN: Final = {
    "1935/..": "1935 onwards",
    "1935/": "from 1935, end unknown",
    "../1935": "until 1935",
    "/1935": "until 1935, start unknown",
}
"""Spans without an end or a beginning, and what is said of them."""

CONTROLS: Final = "\x1b[31mred\x07\u202eback\u2066 <img src=x onerror=alert(1)>&amp;\"'"


def all_of(dataset: czsu.Dataset) -> dict[str, object]:
    """All that a notebook shows of a dataset: itself, its rooms, the cards, the whole time."""
    rooms = ("periods", "events", "conditions", "treaties", "actors", "references")
    return {
        "dataset": dataset,
        "snapshot": dataset.on(dataset.coverage),
        **{room: getattr(dataset, room) for room in rooms},
        **{record.id: dataset.card(record) for record in dataset.records},
    }


TAME: Final = {
    key: bones(read(shown))
    for key, shown in all_of(czsu.Dataset.from_dict(hostile_dataset("tame"))).items()
}
"""The elements of all that, where no text is hostile."""


class TestOnesOwn:
    """A dataset of one's own, on every surface."""

    @pytest.mark.parametrize("text", [*HOSTILE, CONTROLS])
    def test_hostile_everywhere(self, text: str) -> None:
        """One text in every field of every record changes no element, only texts."""
        squeezed = " ".join(text.split())
        for key, shown in all_of(czsu.Dataset.from_dict(hostile_dataset(text))).items():
            page = read(shown)
            assert bones(page) == TAME[key]
            assert squeezed in " ".join(page.text.split())

    def test_years_of_ones_own(self) -> None:
        """The years of two states of one's own have their ids, and counts of nothing."""
        dataset = czsu.Dataset.from_dict(raw_dataset(actors=raw_parties()))
        _, cells = grid(dataset.dyad_years("prague", "moscow"))
        assert {row[1].text for row in cells if len(row) > 1} == {"prague – moscow"}
        assert {cell.text for row in cells if len(row) > 1 for cell in row[2:4]} == {"–"}

    @pytest.mark.parametrize(
        "shown", all_of(czsu.Dataset.from_dict({**raw_dataset(), "references": []}))
    )
    def test_an_empty_dataset(self, shown: str) -> None:
        """Tables have their headings and no rows, and the counts are 0."""
        empty = czsu.Dataset.from_dict({**raw_dataset(), "references": []})
        page = read(all_of(empty)[shown])
        assert not page.all("bdi") or shown == "dataset"
        if shown not in {"dataset", "snapshot"}:
            assert page.all("caption")[0].text == f"0 {shown}"
            assert len(page.all("tr")) == 1

    @pytest.mark.parametrize(("edtf", "english"), OPEN.items())
    def test_open_spans_everywhere(self, edtf: str, english: str) -> None:
        """An end or a beginning that is open or unknown is told in words in every place."""
        force = (
            edtf.replace("..", "", 1) if edtf.startswith("..") else edtf
        )  # not before it is signed
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
            assert english in {told.text for told in rows(places[key]).values()}
        for room in ("periods", "conditions", "actors", "events"):
            assert english in texts(read(places[room]), "td")
        told = groups(dataset.on("1935"))
        for heading in ("Conditions", "Events"):
            assert [row[0].text for row in told[heading]] == [english] * 2
        in_force = OPEN[force]
        assert rows(places["t"])["In force"].text == in_force
        assert texts(read(places["treaties"]), "td").count(in_force) == 2
        assert [row[0].text for row in told["Treaties in force"]] == [in_force] * 2

    def test_disputed_everywhere(self) -> None:
        """A date that sources disagree on is marked in the table, the card and the snapshot."""
        said = [{"reference": "book", "dates": [{"field": "date", "span": "1936"}]}]
        dataset = czsu.Dataset.from_dict(
            raw_dataset(events=[raw_event("a", "1935", citations=said), raw_event("b", "1935")])
        )
        _, cells = grid(dataset.events)
        assert [texts(row[1], "mark") for row in cells] == [["disputed"], []]
        assert texts(read(dataset.card("a")), "mark") == ["disputed", "another date"]
        assert texts(read(dataset.card("b")), "mark") == []
        happened = groups(dataset.on("1935"))["Events"]
        assert [row[2].text for row in happened] == ["but book: 1936", "book"]
        assert rows(dataset)["Events"].text == "2 (1 disputed)"


class TestDataset:
    """The dataset at a glance."""

    def test_overview(self) -> None:
        """Its title, edition, coverage, how much is in it, how much of that is disputed."""
        assert read(EXAMPLE).all("caption")[0].text == "A small world"
        assert {heading: told.text for heading, told in rows(EXAMPLE).items()} == {
            "Edition": "1",
            "Covers": "1900–1950",
            "Periods": "4",
            "Events": "7 (2 disputed)",
            "Conditions": "2",
            "Treaties": "3 (1 disputed)",
            "Actors": "8",
            "References": "4",
            "Cite as": EXAMPLE.citation(),
        }
