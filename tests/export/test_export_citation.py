"""Citations of sources by author and year, and the citation of the dataset itself."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given

import czsu_relations as czsu
from dataset_strategies import sound_datasets
from exported_tables import HOSTILE
from raw_datasets import Raw, raw_dataset, raw_reference

ANN: Final = {"family": "Author", "given": "Ann"}
BOB: Final = {"family": "Writer"}
BODY: Final = {"literal": "The Institute"}

EXAMPLES: Final = {
    "lukes-1993": "Lukes, Igor (1993). Stalin and Beneš at the End of September 1938: "
    "New Evidence from the Prague Archives. Slavic Review, 52(1), pp. 28–48. https://",
    "cpcz-outline-1980": "Institute of Marxism-Leninism of the CPCz CC; Institute of "
    "Marxism-Leninism of the CPS CC (1980). An Outline of the History of the CPCz. "
    "Prague: Orbis Press Agency.",
    "time-1970-05-18": "Return of the Liberators (18 May 1970). Time.",
    "ken-rupasov-2014": "Кен, Олег; Рупасов, Александр (2014). Западное приграничье. "
    "Политбюро ЦК ВКП(б) и отношения СССР с западными соседними государствами, 1928–1934. "
    "Москва: Алгоритм.",
    "frus-1946-6-144": "The Chargé in the Soviet Union (Durbrow) to the Secretary of State, "
    "No. 3075 (2 August 1946). "
    "In Foreign Relations of the United States, 1946, vol. VI, pp. 210–211. "
    "U.S. Department of State, Office of the Historian. https://",
}
"""How lines of our dataset begin."""


def describe_source(**more: Any) -> str:
    """Return the description of a source with these fields."""
    source = raw_reference(**{"title": "Works", **more})
    return czsu.Dataset.from_dict(raw_dataset(references=[source])).references[0].describe()


def entry_of(citation: str) -> dict[str, str]:
    """Return the only entry that bibtexparser reads: its fields, key and type."""
    library = parse_string(citation)
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}
    return fields | {"type": entry.entry_type, "key": entry.key}


class TestSources:
    """`Reference.describe`."""

    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            ({}, "Works (n.d.)."),
            ({"authors": [ANN]}, "Author, Ann (n.d.). Works."),
            ({"authors": [BODY], "issued": "1934"}, "The Institute (1934). Works."),
            ({"authors": [ANN, BOB, BODY]}, "Author, Ann; Writer; The Institute (n.d.). Works."),
            ({"publisher": "Press"}, "Works (n.d.). Press."),
            ({"publisher_place": "Prague"}, "Works (n.d.). Prague."),
            ({"publisher": "Press", "publisher_place": "Prague"}, "Works (n.d.). Prague: Press."),
            ({"container_title": "All"}, "Works (n.d.). All."),
            ({"volume": "II"}, "Works (vol. II). Vol. II."),
            ({"version": "4.01"}, "Works (version 4.01)."),
            ({"version": "4.01", "volume": "II"}, "Works (version 4.01). Vol. II."),
            ({"version": "4.01", "issued": "2018"}, "Works (2018). Version 4.01."),
            ({"genre": "minutes"}, "Works (n.d.). Minutes."),
            (
                {"genre": "letter", "authors": [ANN], "recipients": [BOB, BODY]},
                "Author, Ann (n.d.). Works. Letter to Writer and The Institute.",
            ),
            ({"recipients": [BOB]}, "Works (n.d.). To Writer."),
            (
                {"container_title": "All", "editors": [ANN, BODY]},
                "Works (n.d.). All. Edited by Ann Author and The Institute.",
            ),
            ({"collection_title": "Sources"}, "Works (n.d.). Sources."),
            ({"isbn": "978-80-200-1234-0"}, "Works (n.d.)."),
            (
                {"doi": "10.1000/182", "url": "https://example.org", "accessed": "2024"},
                "Works (accessed 2024). https://doi.org/10.1000/182",
            ),
            ({"issue": "3"}, "Works (n.d.). No. 3."),
            ({"volume": "b", "issue": "3"}, "Works (vol. b). b(3)."),
            ({"container_title": "All", "volume": "2", "issue": "3"}, "Works (vol. 2). All, 2(3)."),
            ({"container_title": "All", "issue": "3-4"}, "Works (n.d.). All, no. 3–4."),
            ({"container_title": "All", "type": "chapter"}, "Works (n.d.). In All."),
            (
                {"container_title": "All", "publisher_place": "Bern", "type": "article-newspaper"},
                "Works (n.d.). All (Bern).",
            ),
            (
                {"issued": "1934", "accessed": "2024", "url": "https://example.org"},
                "Works (1934). https://example.org",
            ),
            ({"page": "4"}, "Works (n.d.). P. 4."),
            ({"page": "4-6"}, "Works (n.d.). Pp. 4–6."),
            ({"page": "4–6"}, "Works (n.d.). Pp. 4–6."),
            ({"page": "4, 6"}, "Works (n.d.). Pp. 4, 6."),
            ({"page": "A-4"}, "Works (n.d.). P. A-4."),
            ({"url": "https://example.org/a."}, "Works (n.d.). https://example.org/a."),
            ({"accessed": "2024-01-31"}, "Works (accessed 31 January 2024)."),
            (
                {"url": "https://example.org", "accessed": "2024-01"},
                "Works (accessed January 2024). https://example.org",
            ),
            ({"title": "Why?", "authors": [BODY]}, "The Institute (n.d.). Why?"),
            ({"title": "“Why?”", "authors": [BODY]}, "The Institute (n.d.). “Why?”"),
            ({"title": "“Works”", "authors": [BODY]}, "The Institute (n.d.). “Works”."),
            ({"title": "Two\nlines"}, "Two lines (n.d.)."),
        ],
    )
    def test_parts(self, more: Raw, expected: str) -> None:
        """Every known part is there, with one full stop after it."""
        assert describe_source(**more) == expected

    @pytest.mark.parametrize(
        ("issued", "book", "document"),
        [
            (None, "n.d.", "n.d."),
            ("1934", "1934", "1934"),
            ("1934-05-16", "1934", "16 May 1934"),
            ("1934-05", "1934", "May 1934"),
            ("1934-24", "winter 1934–1935", "winter 1934–1935"),
            ("1934/1936", "1934–1936", "1934–1936"),
            ("1934~", "about 1934", "about 1934"),
            ("1934-05-16~", "about 1934", "about 16 May 1934"),
            ("1934-05-16?", "perhaps 1934", "perhaps 16 May 1934"),
            ("[1934,1936]", "1934 or 1936", "1934 or 1936"),
        ],
    )
    def test_dates(self, issued: str | None, book: str, document: str) -> None:
        """A book or an article of a journal is cited by its year, anything else by its day."""
        for kind in czsu.CslType:
            expected = book if kind in {"book", "article-journal"} else document
            assert describe_source(issued=issued, type=kind) == f"Works ({expected})."

    @pytest.mark.parametrize("key", EXAMPLES)
    def test_examples(self, key: str) -> None:
        """Sources of the dataset are described as in a list of references."""
        assert czsu.references[key].describe().startswith(EXAMPLES[key])

    def test_the_whole_dataset(self) -> None:
        """Every source is one line, with its title, authors, year and address."""
        for source in czsu.references:
            description = source.describe()
            assert description == " ".join(description.split())
            assert not re.search(
                r"\(\)|[^.]\.\.[^.]|\. \.|, ,|None", description.partition(" http")[0]
            ), description
            parts = [part for author in source.authors for part in (author.family, author.literal)]
            for part in (source.title, source.container_title, source.doi or source.url, *parts):
                assert (part or "") in description
            instead = source.version or source.volume or source.accessed
            assert ("(n.d.)" in description) is (not source.issued and not instead)
            assert str(source.issued.earliest.year if source.issued else "") in description

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_texts(self, text: str) -> None:
        """Texts stay unchanged, on one line."""
        description = describe_source(title=text, authors=[{"literal": text}], publisher=text)
        assert description.count(" ".join(text.split())) == 3
        assert len(description.splitlines()) == 1


class TestDataset:
    """`Dataset.citation`."""

    def test_ours(self) -> None:
        """The citation names the edition; `czsu.citation` cites the bundled dataset."""
        citation = czsu.citation()
        assert citation == czsu.dataset.citation() == czsu.dataset.citation("text")
        assert citation.startswith("The czsu_relations authors (20")
        assert "Czechoslovak–Soviet relations, 1917–1993. Data edition " in citation
        assert f"Data edition {czsu.dataset.edition}. {czsu.dataset.license}." in citation

    def test_ours_as_biblatex(self) -> None:
        """The entry is of type dataset, and its version is the edition."""
        assert czsu.dataset.issued is not None
        assert entry_of(czsu.citation("bibtex")) == {
            "type": "dataset",
            "key": "czechoslovak-soviet-relations-1917-1993-"
            + czsu.dataset.edition.replace(".", "-"),
            "author": r"{The czsu\_relations authors}",
            "title": "{Czechoslovak–Soviet relations, 1917–1993}",
            "version": czsu.dataset.edition,
            "date": czsu.dataset.issued.edtf,
            "note": czsu.dataset.license,
        }

    def test_ours_has_neither_doi_nor_address(self) -> None:
        """Nothing stands in the place of a DOI or an address that was never given."""
        assert (czsu.dataset.doi, czsu.dataset.url) == (None, None)
        for form in ("text", "bibtex", "csl"):
            citation = czsu.dataset.citation(form)
            assert not re.search("doi|url|https?:", citation, re.IGNORECASE)

    @pytest.mark.parametrize(
        ("more", "text", "expected"),
        [
            (
                {"license": None},
                "Two states (n.d.). Data edition 1.",
                {"type": "dataset", "key": "two-states-1", "title": "{Two states}", "version": "1"},
            ),
            (
                {"license": "MIT", "url": "https://example.org/a_b{c}."},
                "Two states (n.d.). Data edition 1. MIT. https://example.org/a_b{c}.",
                {
                    "type": "dataset",
                    "key": "two-states-1",
                    "title": "{Two states}",
                    "version": "1",
                    "url": "https://example.org/a_b%7Bc%7D.",
                    "note": "MIT",
                },
            ),
            (
                {"issued": "2024-05-01", "doi": "10.1000/a_183", "url": "https://example.org"},
                "Two states (2024). Data edition 1. https://doi.org/10.1000/a_183",
                {
                    "type": "dataset",
                    "key": "two-states-1",
                    "title": "{Two states}",
                    "version": "1",
                    "date": "2024-05-01",
                    "doi": "10.1000/a_183",
                    "url": "https://example.org",
                },
            ),
            (
                {
                    "title": "Два {1}",
                    "edition": "b & c",
                    "issued": "[1934,1936]",
                    "authors": [ANN, BODY],
                    "license": "MIT",
                },
                "Author, Ann; The Institute (1934 or 1936). Два {1}. Data edition b & c. MIT.",
                {
                    "type": "dataset",
                    "key": "1-b-c",
                    "author": "{Author}, Ann and {The Institute}",
                    "title": r"{Два \textbraceleft{}1\textbraceright{}}",
                    "version": r"b \& c",
                    "date": "1934/1936",
                    "note": "dated 1934 or 1936; MIT",
                },
            ),
        ],
    )
    def test_others(self, more: Raw, text: str, expected: dict[str, str]) -> None:
        """The citation has the fields of the header, and leaves out missing ones."""
        dataset = czsu.Dataset.from_dict({**raw_dataset(), **more})
        assert dataset.citation() == text
        assert entry_of(dataset.citation("bibtex")) == expected

    @pytest.mark.parametrize("text", [*HOSTILE, "Два", "}"])
    def test_hostile_texts(self, text: str) -> None:
        """Any title gives a key and a citation on one line."""
        dataset = czsu.Dataset.from_dict({**raw_dataset(), "title": text, "edition": text})
        assert dataset.citation().count(" ".join(text.split())) == 2
        assert len(dataset.citation().splitlines()) == 1
        assert re.fullmatch("[a-z0-9-]+", entry_of(dataset.citation("bibtex"))["key"])

    @given(sound_datasets())
    def test_any_dataset(self, data: Raw) -> None:
        """The entry of any dataset can be read beside those of its sources."""
        dataset = czsu.Dataset.from_dict(data)
        assert entry_of(dataset.citation("bibtex"))["type"] == "dataset"
        both = parse_string(f"{dataset.references.to_bibtex()}\n{dataset.citation('bibtex')}")
        assert len(both.blocks) == len(both.entries) == len(dataset.references) + 1

    @pytest.mark.parametrize("form", ["apa", "", None, []])
    def test_no_such_form(self, form: Any) -> None:
        """The error names the three forms."""
        with pytest.raises(czsu.QueryError, match="'text', 'bibtex' or 'csl', not"):
            czsu.citation(form)
