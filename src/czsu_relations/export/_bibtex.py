"""Sources as BibLaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from czsu_relations._model.reference import describe_container
from czsu_relations._model.vocabulary.sources import CslType
from czsu_relations.export._biblatex import (
    biblatex_date,
    escape_tex,
    format_bib_entry,
    format_bib_names,
    protect_tex,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from czsu_relations._model.reference import Reference

__all__ = ["format_bibtex"]

_TYPES: Final = {
    CslType.ARTICLE_JOURNAL: ("article", ""),
    CslType.ARTICLE_MAGAZINE: ("article", "magazine"),
    CslType.ARTICLE_NEWSPAPER: ("article", "newspaper"),
    CslType.BOOK: ("book", ""),
    CslType.BROADCAST: ("misc", "broadcast"),
    CslType.CHAPTER: ("incollection", ""),
    CslType.COLLECTION: ("misc", "collection"),
    CslType.DATASET: ("dataset", ""),
    CslType.DOCUMENT: ("misc", ""),
    CslType.ENTRY_ENCYCLOPEDIA: ("inreference", ""),
    CslType.LEGISLATION: ("misc", "legislation"),
    CslType.MAP: ("misc", "map"),
    CslType.PAPER_CONFERENCE: ("inproceedings", ""),
    CslType.POST_WEBLOG: ("online", "blog"),
    CslType.REPORT: ("report", ""),
    CslType.SPEECH: ("misc", "speech"),
    CslType.THESIS: ("thesis", ""),
    CslType.TREATY: ("misc", "treaty"),
    CslType.WEBPAGE: ("online", ""),
}
"""The entry type, and a subtype that some styles tell apart."""

_LANGUAGES: Final = {
    "bg": "bulgarian",
    "cs": "czech",
    "de": "ngerman",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "hu": "hungarian",
    "is": "icelandic",
    "it": "italian",
    "pl": "polish",
    "ro": "romanian",
    "ru": "russian",
    "sk": "slovak",
    "uk": "ukrainian",
}
"""How biblatex hyphenates the languages of our sources, by its manual (table 2)."""

_CONTAINERS: Final = {
    "article": "journaltitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "inreference": "booktitle",
}
_PUBLISHERS: Final = {
    "misc": "organization",
    "online": "organization",
    "report": "institution",
    "thesis": "institution",
}


def format_bibtex(references: Iterable[Reference]) -> str:
    """Return sources as a BibLaTeX file, in their order, each under its id."""
    return "\n".join(map(_entry, references))


def _entry(reference: Reference) -> str:
    kind, subtype = _TYPES[reference.type]
    issued, dated_note = biblatex_date(reference.issued)
    accessed, accessed_note = biblatex_date(reference.accessed)
    notes = [("dated", dated_note), ("accessed", accessed_note)]
    fields = [
        ("author", format_bib_names(reference.authors)),
        ("title", protect_tex(reference.title)),
        *_place(kind, reference),
        (_PUBLISHERS.get(kind, "publisher"), protect_tex(reference.publisher)),
        ("location", protect_tex(reference.publisher_place)),
        ("date", issued),
        ("url", _verbatim(reference.url)),
        ("urldate", accessed),
        ("note", "; ".join(f"{verb} {words}" for verb, words in notes if words)),
        ("langid", _LANGUAGES.get((reference.language or "").partition("-")[0])),
        ("entrysubtype", subtype),
        ("keywords", str(reference.evidence)),
    ]
    return format_bib_entry(kind, reference.id, fields)


def _place(kind: str, reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield where it stands; as one text where styles print no volume, number and pages."""
    if kind == "misc":
        yield "howpublished", protect_tex(describe_container(reference))
        return
    yield _CONTAINERS.get(kind, "titleaddon"), protect_tex(reference.container_title)
    yield "volume", escape_tex(reference.volume)
    yield "number", escape_tex(reference.issue)
    yield "pages", escape_tex(reference.page)


def _verbatim(url: str | None) -> str | None:
    """Return an address as it is but for what would end the field."""
    return url and re.sub(r"[{}\\]", lambda match: f"%{ord(match[0]):X}", url)
