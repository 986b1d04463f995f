"""Sources as BibLaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from czsu_relations._model.reference import describe_container, describe_names
from czsu_relations._model.vocabulary.sources import CslType
from czsu_relations.export._biblatex import (
    biblatex_date,
    escape_tex,
    escape_url,
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
"""The entry type, and the subtype, which some styles use."""

_LANGUAGES: Final = {
    "bg": "bulgarian",
    "cs": "czech",
    "de": "ngerman",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hr": "croatian",
    "hu": "hungarian",
    "is": "icelandic",
    "it": "italian",
    "pl": "polish",
    "ro": "romanian",
    "ru": "russian",
    "sk": "slovak",
    "uk": "ukrainian",
}
"""The names that biblatex has for the languages of our sources, by its manual (table 2)."""

_CONTAINERS: Final = {
    "article": "journaltitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "inreference": "booktitle",
}
"""The field for the title of the container, by entry type; `titleaddon` for other types."""
_PUBLISHERS: Final = {
    "misc": "organization",
    "online": "organization",
    "report": "institution",
    "thesis": "institution",
}
"""The field for the publisher, by entry type; `publisher` for other types."""


def format_bibtex(references: Iterable[Reference]) -> str:
    """Return sources as a BibLaTeX file, in their order, each under its id."""
    return "\n".join(map(_format_entry, references))


def _format_entry(reference: Reference) -> str:
    kind, subtype = _TYPES[reference.type]
    issued, issued_in_english = biblatex_date(reference.issued)
    accessed, accessed_in_english = biblatex_date(reference.accessed)
    notes: list[str] = []
    if reference.recipients:
        notes.append(escape_tex(describe_names("to", reference.recipients)))
    if issued_in_english:
        notes.append(f"dated {issued_in_english}")
    if accessed_in_english:
        notes.append(f"accessed {accessed_in_english}")
    # Hyphenation depends on the language alone: `cs-CZ` is `cs`.
    language = (reference.language or "").partition("-")[0]
    fields = [
        ("author", format_bib_names(reference.authors)),
        ("editor", format_bib_names(reference.editors)),
        ("title", protect_tex(reference.title)),
        ("type", protect_tex(reference.genre)),
        *_container_fields(kind, reference),
        (_PUBLISHERS.get(kind, "publisher"), protect_tex(reference.publisher)),
        ("location", protect_tex(reference.publisher_place)),
        ("series", protect_tex(reference.collection_title)),
        ("date", issued),
        ("version", escape_tex(reference.version)),
        ("doi", escape_url(reference.doi)),
        ("isbn", reference.isbn),
        ("url", escape_url(reference.url)),
        ("urldate", accessed),
        ("note", "; ".join(notes)),
        ("langid", _LANGUAGES.get(language)),
        ("entrysubtype", subtype),
        ("keywords", str(reference.evidence)),
    ]
    return format_bib_entry(kind, reference.id, fields)


def _container_fields(kind: str, reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the fields for the journal or book in which a source appeared."""
    if kind == "misc":
        # Styles print no volume, number and pages for this type, but they print this text.
        yield "howpublished", protect_tex(describe_container(reference))
        return
    yield _CONTAINERS.get(kind, "titleaddon"), protect_tex(reference.container_title)
    yield "volume", escape_tex(reference.volume)
    yield "number", escape_tex(reference.issue)
    yield "pages", escape_tex(reference.page)
