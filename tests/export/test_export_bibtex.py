"""BibLaTeX: bibtexparser reads the entries, and pylatexenc undoes the escapes."""

from __future__ import annotations

import importlib
import re
from typing import Any, Final

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import NameParts, SeparateCoAuthors, SplitNameParts
from hypothesis import given

import czsu_relations as czsu
from czsu_relations import CslType
from dataset_strategies import sound_datasets
from exported_tables import HOSTILE
from raw_datasets import Raw, raw_dataset, raw_reference, rich_dataset

latex2text: Any = importlib.import_module("pylatexenc.latex2text")

Entry = dict[str, str]

TYPES: Final = {
    "article",
    "book",
    "dataset",
    "incollection",
    "inproceedings",
    "inreference",
    "misc",
    "online",
    "report",
    "thesis",
}
"""Entry types of biblatex that its own styles print, by section 2.1.1 of its manual."""

FIELDS: Final = {
    "author",
    "booktitle",
    "date",
    "doi",
    "editor",
    "entrysubtype",
    "howpublished",
    "institution",
    "isbn",
    "journaltitle",
    "keywords",
    "langid",
    "location",
    "note",
    "number",
    "organization",
    "pages",
    "publisher",
    "series",
    "title",
    "titleaddon",
    "type",
    "url",
    "urldate",
    "version",
    "volume",
}
"""Fields of biblatex, by section 2.2 of its manual."""

VERBATIM: Final = {"date", "doi", "isbn", "url", "urldate"}
"""Fields that LaTeX does not print as text."""

ACTIVE: Final = re.compile(r"(?<!\\)[&%$#_^~]")
"""Characters that mean something to TeX."""

TEX: Final = (
    "100 % & $5 #1 a_b ^ ~ {a} }{ \\b \\\\",
    "\\end{document}",
    "x @book{y, z = 1}",
    "% not a comment",
    "--- ``x'' -- ?` !` ,, <<",
    "one and two",
    "and",
    "von der Leyen",
    "al-Farabi",
    "Last, First, Jr",
    "family=a",
    "}",
    "a = {b}, c",
    "👨‍👩‍👧 Žluťoučký кůň",
    "\x00one\x1btwo\x7f\u2028three",
)
"""Texts that TeX or a parser of BibTeX may misread."""


def _decoder() -> Any:
    """Return pylatexenc's decoder, with the names that LaTeX has for three ASCII characters.

    What TeX makes of two hyphens or quotation marks stays as it is written.
    """
    context = latex2text.get_default_latex_context_db().filter_context(
        exclude_categories=["nonascii-specials"]
    )
    names = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    macros = [latex2text.MacroTextSpec(name, simplify_repl=text) for name, text in names.items()]
    context.add_context_category("ascii", prepend=True, macros=macros)
    return latex2text.LatexNodes2Text(latex_context=context, math_mode="verbatim")


DECODER: Final = _decoder()


def decode_latex(latex: str) -> str:
    """Return the text that LaTeX prints."""
    text: str = DECODER.latex_to_text(latex)
    return text


def as_one_line(text: str) -> str:
    """Return a text on one line, without control characters."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", text).split())


def is_balanced(value: str) -> bool:
    """Whether BibTeX finds the end of a value; it also counts braces after a backslash."""
    depths = [value[:end].count("{") - value[:end].count("}") for end in range(len(value) + 1)]
    return min(depths) == depths[-1] == 0


def read(text: str) -> dict[str, Entry]:
    """Return the entries that bibtexparser reads, by key: their fields and their type."""
    library = parse_string(text)
    assert not library.failed_blocks
    assert len(library.blocks) == len(library.entries) == len(library.entries_dict)
    found: dict[str, Entry] = {}
    for entry in library.entries:
        fields = {field.key: field.value for field in entry.fields}
        assert len(fields) == len(entry.fields)
        assert fields.keys() <= FIELDS
        for name, value in fields.items():
            assert is_balanced(value)
            assert name in VERBATIM or not ACTIVE.search(value)
        found[entry.key] = fields | {"type": entry.entry_type}
    return found


def authors_of(text: str) -> dict[str, list[NameParts]]:
    """Return the authors of each entry, as bibtexparser splits their names."""
    library = parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    assert not library.failed_blocks
    fields = {entry.key: entry.fields_dict.get("author") for entry in library.entries}
    return {key: field.value if field else [] for key, field in fields.items()}


def entry_of_source(**more: Any) -> Entry:
    """Return the entry of a source with these fields."""
    return read(references_of(more).to_bibtex())["r0"]


def references_of(*references: Raw) -> czsu.References:
    """Return sources with the given fields and the required ones."""
    sources = [raw_reference(f"r{n}", **more) for n, more in enumerate(references)]
    return czsu.Dataset.from_dict(raw_dataset(references=sources)).references


def check_entries(references: czsu.References) -> None:
    """Check that every field of the sources is in the file."""
    text = references.to_bibtex()
    entries, authors = read(text), authors_of(text)
    assert list(entries) == list(references.ids)
    for source in references:
        entry = entries[source.id]
        assert entry["type"] in TYPES
        assert decode_latex(entry["title"]) == as_one_line(source.title)
        assert entry["keywords"] == source.evidence
        assert decode_latex(entry.get("location", "")) == as_one_line(source.publisher_place or "")
        published = [entry.get(key, "") for key in ("publisher", "institution", "organization")]
        assert decode_latex("".join(published)) == as_one_line(source.publisher or "")
        standing = decode_latex(" ".join(map(str, entry.values()))).replace("–", "-")
        for part in (source.container_title, source.volume, source.issue):
            assert as_one_line(part or "").replace("–", "-") in standing
        assert entry.get("url", "") == re.sub(r"[{}\\]", _percent, source.url or "")
        note = entry.get("note", "")
        assert ("date" in entry or "dated " in note) is (source.issued is not None)
        assert ("urldate" in entry or "accessed " in note) is (source.accessed is not None)
        for author, parts in zip(source.authors, authors[source.id], strict=True):
            assert (parts.von, parts.jr) == ([], [])
            last, first = decode_latex(" ".join(parts.last)), decode_latex(" ".join(parts.first))
            assert last == as_one_line(author.family or author.literal or "")
            assert first == as_one_line(author.given or "")


def _percent(found: re.Match[str]) -> str:
    return {"{": "%7B", "}": "%7D", "\\": "%5C"}[found[0]]


class TestTexts:
    """Keys, texts and names can be read back."""

    @pytest.mark.slow
    def test_the_whole_dataset(self) -> None:
        """Every source is an entry, in the order of the selection."""
        check_entries(czsu.references)

    def test_nothing(self) -> None:
        """No sources give no entries."""
        assert read(czsu.references[:0].to_bibtex()) == {}

    @pytest.mark.parametrize("text", [*HOSTILE, *TEX])
    @pytest.mark.parametrize("type_", ["article-journal", "book", "legislation", "webpage"])
    def test_hostile_texts(self, text: str, type_: str) -> None:
        """Texts are printed unchanged, in whichever field they are."""
        names = [{"family": text, "given": text}, {"literal": text}, {"family": text}]
        fields = ["title", "container_title", "publisher", "publisher_place", "volume", "issue"]
        check_entries(
            references_of({"type": type_, "authors": names, **dict.fromkeys(fields, text)}, {})
        )

    def test_hostile_addresses(self) -> None:
        """An address can be opened, and does not end its field."""
        entry = entry_of_source(url="https://example.org/a_b?c=%7E&d=~#{x}\\}")
        assert entry["url"] == "https://example.org/a_b?c=%7E&d=~#%7Bx%7D%5C%7D"

    @given(sound_datasets())
    def test_any_dataset(self, data: Raw) -> None:
        """The entries of any sources are complete."""
        check_entries(czsu.Dataset.from_dict(data).references)

    def test_bodies_and_titles_are_braced(self) -> None:
        """Braces keep the names of bodies whole, and the capitals of titles."""
        text = references_of(
            {"title": "NATO", "authors": [{"literal": "Barnes and Noble"}]}
        ).to_bibtex()
        assert "  author = {{Barnes and Noble}},\n  title = {{NATO}},\n" in text

    def test_given_names_can_be_initials(self) -> None:
        """Given names have braces only if they could be split."""
        authors = [
            {"family": "Fierlinger", "given": "Zdeněk R."},
            {"family": "Ly and Ly", "given": "A, and B"},
            {"family": "Masaryk", "given": "T_G"},
        ]
        assert entry_of_source(authors=authors)["author"] == (
            r"{Fierlinger}, Zdeněk R. and {Ly and Ly}, {A, and B} and {Masaryk}, {T\_G}"
        )


class TestTypes:
    """The types of entries, and the fields of each."""

    @pytest.mark.parametrize("type_", CslType)
    def test_every_type(self, type_: CslType) -> None:
        """Sources of every type keep all fields."""
        source = rich_dataset()["references"][0]
        check_entries(
            czsu.Dataset.from_dict(raw_dataset(references=[source | {"type": type_}])).references
        )

    @pytest.mark.parametrize(
        ("key", "expected"),
        [
            (
                "lukes-1993",
                {
                    "type": "article",
                    "journaltitle": "{Slavic Review}",
                    "volume": "52",
                    "number": "1",
                    "pages": "28-48",
                    "date": "1993",
                    "langid": "english",
                },
            ),
            (
                "uj-szo-1978-05-31",
                {
                    "type": "article",
                    "entrysubtype": "newspaper",
                    "journaltitle": "{Új Szó}",
                    "volume": "31",
                    "number": "148",
                    "location": "{Bratislava}",
                    "date": "1978-05-31",
                    "langid": "hungarian",
                },
            ),
            (
                "treaty-csfr-russia-1992",
                {
                    "type": "misc",
                    "entrysubtype": "treaty",
                    "howpublished": "{Necenzurované noviny, no. 20, supplement}",
                },
            ),
            (
                "sbirka-29-1958",
                {"entrysubtype": "legislation", "howpublished": "{Sbírka zákonů}"},
            ),
            ("wikipedia-2018", {"type": "inreference", "booktitle": "{Wikipedia}"}),
            ("frus-1946-6-144", {"type": "incollection", "pages": "210-211"}),
            ("werth-1964", {"type": "book", "publisher": "{E. P. Dutton}"}),
            (
                "solnicky-2014",
                {"type": "thesis", "location": "{Plzeň}"},
            ),
        ],
    )
    def test_examples(self, key: str, expected: Entry) -> None:
        """Sources of the dataset are as the manual of biblatex wants them."""
        entry = read(czsu.references.to_bibtex())[key]
        assert {name: entry.get(name) for name in expected} == expected

    def test_every_language_of_our_sources_that_biblatex_knows(self) -> None:
        """All languages of more than one or two sources have a name."""
        entries = read(czsu.references.to_bibtex())
        without = {
            source.language for source in czsu.references if "langid" not in entries[source.id]
        }
        assert without == {None, "ca", "da", "ja", "lt", "sco", "zh"}

    @pytest.mark.parametrize(
        ("language", "expected"), [("cs-CZ", "czech"), ("de", "ngerman"), ("xx", None)]
    )
    def test_languages(self, language: str, expected: str | None) -> None:
        """The name depends on the language and not on the region."""
        assert entry_of_source(language=language).get("langid") == expected


class TestDates:
    """Dates are EDTF if biblatex reads it, by section 2.3.8 of its manual."""

    @pytest.mark.parametrize(
        "written",
        [
            "1850",
            "1997/",
            "/1997",
            "1997/..",
            "../1997",
            "1967-02",
            "2009-01-31",
            "1988/1992",
            "2002-01/2002-02",
            "1995-03-30/1995-04-05",
            "199X",
            "19XX",
            "1999-XX",
            "1999-01-XX",
            "1999-XX-XX",
            "1723~",
            "1723?",
            "1723%",
            "2004-22",
            "2004-24",
            "1934~/1936?",
        ],
    )
    def test_what_biblatex_reads(self, written: str) -> None:
        """A date that biblatex reads is unchanged, and there is no note."""
        entry = entry_of_source(issued=written, accessed=written)
        assert (entry["date"], entry["urldate"]) == (written, written)
        assert "note" not in entry

    @pytest.mark.parametrize(
        ("written", "years", "english"),
        [
            ("[1934,1936]", "1934/1936", "1934 or 1936"),
            ("{1934-05,1934-07}", "1934", "May 1934 and July 1934"),
            ("[..1934]", "../1934", "by 1934"),
            ("[1934..]", "1934/..", "1934 or later"),
            ("[9990..9999]", "9990/9999", "between 9990 and 9999"),
            ("{0001,9999-12-31}", "0001/9999", "1 and 31 December 9999"),
            ("[9999..]", "9999/..", "9999 or later"),
            ("1950S2", "1900/1999", "about 1950 (1900–1999)"),
            ("1934-?05", "1934?", "perhaps May 1934"),
            ("1934-~05", "1934~", "about May 1934"),
            ("1934-%05", "1934%", "perhaps about May 1934"),
            ("[1934?,1936~]", "1934%/1936%", "perhaps 1934 or about 1936"),
        ],
    )
    def test_what_it_does_not_read(self, written: str, years: str, english: str) -> None:
        """A date that biblatex cannot read becomes its years, and a note has it in English."""
        entry = entry_of_source(issued=written, accessed=written)
        assert (entry["date"], entry["urldate"]) == (years, years)
        assert entry["note"] == f"dated {english}; accessed {english}"

    def test_no_bounds(self) -> None:
        """A date without bounds is in the note alone."""
        entry = entry_of_source(issued="{..1934,1936..}")
        assert "date" not in entry
        assert entry["note"].startswith("dated ")

    def test_the_time_of_day_is_left_out(self) -> None:
        """The time of day is left out."""
        assert entry_of_source(accessed="2024-01-31T10:20:30Z")["urldate"] == "2024-01-31"

    @given(sound_datasets())
    def test_no_date_leaves_anything_out(self, data: Raw) -> None:
        """The date of a record always lies in the date for biblatex."""
        references = czsu.Dataset.from_dict(data).references
        entries = read(references.to_bibtex())
        for source in references:
            if "date" in entries[source.id]:
                assert source.issued is not None
                written = czsu.TimeSpan(entries[source.id]["date"])
                assert written.earliest <= source.issued.earliest
                assert source.issued.latest <= written.latest
