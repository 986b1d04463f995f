"""The sources of the bundled data: rules for every reference, claim and locator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import czsu_relations as czsu
from repetition import find_repeated

if TYPE_CHECKING:
    from collections.abc import Iterator


TABLES = (czsu.periods, czsu.events, czsu.conditions, czsu.treaties, czsu.actors)
"""The tables of records that cite references."""

RECORDS = [*czsu.periods, *czsu.events, *czsu.conditions, *czsu.treaties, *czsu.actors]


ADDRESS = re.compile(r"https?://[a-z0-9.-]+\.[a-z0-9-]{2,}(:\d+)?([/?#]\S*)?")
"""A web address with the name of a host, perhaps a port, and no blank."""


def test_references() -> None:
    """Some record cites it; its address has a host and no blank; its title is no address."""
    problems: list[str] = []
    for reference in czsu.references:
        if not any(table.citing(reference) for table in TABLES):
            problems.append(f"{reference.id}: no record cites it")
        if reference.url and not ADDRESS.fullmatch(reference.url):
            problems.append(f"{reference.id}: its address has no host, or a blank: {reference.url}")
        if "://" in reference.title:
            problems.append(f"{reference.id}: its title has an address: {reference.title!r}")
    assert not problems, "\n".join(problems)


INCOMPLETE = {
    "author": {
        *("brezhnev-doctrine-sources-1970", "cesjournal-gillerson-2024"),
        *("forum-historiae-arosev", "na-ceste-ke-konfliktu-2007"),
        "prazhskaya-vesna-50-let-spustya",
        *("slavic-world-slovak-national-uprising-2024", "sod-konzulat-kyjev-2023"),
        "springer-czech-republic-2020",
    },
    "date": {
        *("antigitlerovskaia-koalitsiia-1939", "bekes-warsaw-pact-csce", "bitva-za-karpaty-2"),
        *("cierna-lantayova-zaverecne-dejstvo", "cpsu-congress-19-guests", "dejmek-clementis"),
        "fic-bolsheviks-and-legion",
        *("ginat-egyptian-arms-deals", "gorbachev-zhizn-i-reformy"),
        *("kemp-welch-in-search-of-sovereignty", "kuklik-munich", "meltyukhov-bessarabskii-vopros"),
        *("moshechkov-chekhoslovakiia-i-sssr", "nacr-1945-01-29"),
        *("solonin-kak-sovetskii-soiuz-pobedil", "stankov-mostovenko-comintern"),
        *("tuma-dlinnaia-ten-avgusta-1968", "un-repertoire-situation-in-czechoslovakia"),
        *("un-treaty-collection-charter", "zacek-sovetsky-svaz-a-kgb"),
    },
    "author, publisher or container": {
        *("antigitlerovskaia-koalitsiia-1939", "google-books-soviet-treaties-mutual-assistance"),
        "na-ceste-ke-konfliktu-2007",
    },
}
"""The references whose author, date or place was searched and not found."""


def missing_parts(reference: czsu.Reference) -> Iterator[str]:
    """Find what a bibliography has to say of a source and this reference does not."""
    names = (*reference.authors, *reference.editors)
    dated = reference.version or reference.accessed
    if reference.evidence == "scholarly" and not names:
        yield "author"
    if not reference.issued and (reference.evidence in {"primary", "scholarly"} or not dated):
        yield "date"
    if not names and not reference.publisher and not reference.container_title:
        yield "author, publisher or container"


def test_what_references_lack_is_known() -> None:
    """Scholars have names, primary and scholarly sources dates, others at least a day of access."""
    found: dict[str, set[str]] = {part: set() for part in INCOMPLETE}
    for reference in czsu.references:
        for part in missing_parts(reference):
            found[part].add(reference.id)
    assert found == INCOMPLETE


def test_no_work_is_listed_twice() -> None:
    """No two references have the same address, nor the same title, authors and place."""
    assert find_repeated(reference.url for reference in czsu.references if reference.url) == []
    works: list[object] = []
    for work in czsu.references:
        works.append((work.title, work.authors, work.container_title, work.issued, work.url))
    assert find_repeated(works) == []


COPIES_OF_WIKIPEDIA = (
    *("wikiwand", "wiki2.", "wikizero", "en-academic", "dic.academic", "dbpedia", "alchetron"),
    *("infogalactic", "everybodywiki", "wikibrief", "wikimili", "wiki.edu.vn", "second.wiki"),
    *("de.zxc.wiki", "hmong.wiki", "ipfs.io"),
)


def test_addresses_are_those_of_the_work_itself() -> None:
    """No address is a number, names a port, or leads to a copy of Wikipedia."""
    problems: list[str] = []
    for reference in czsu.references:
        host = urlsplit(reference.url or "").netloc
        if re.fullmatch(r"[\d.]+|.*:\d+|\[.*", host):
            problems.append(f"{reference.id}: the host is a number, or has one: {host}")
        if any(copy in host for copy in COPIES_OF_WIKIPEDIA):
            problems.append(f"{reference.id}: {host} copies Wikipedia")
    assert not problems, "\n".join(problems)


PIRATES = (
    *("bibliboba", "litfond.net", "readli", "livebooks", "hotlib", "hub-books", "readboom"),
    *("litbaza", "club-books", "knizhkionline", "readania", "docslide", "pdfslide", "issuhub"),
    *("coek.info", "scribd", "newlib"),
)


def test_unauthorised_copies_are_not_linked() -> None:
    """A work that was read in such a copy is cited without its address."""
    problems: list[str] = []
    for reference in czsu.references:
        for host in PIRATES:
            if host in (reference.url or ""):
                problems.append(f"{reference.id}: {reference.url}")
    assert not problems, "\n".join(problems)


# ---- sources and their dates --------------------------------------------------------------


COUNTED_FROM = {("benes-moscow-visit-1943", "1943-12-11/")}
"""Claims whose wording gives another day, by record and date: "the second day after I arrived"."""


def numbers_in(text: str, *, digits: str) -> set[int]:
    """Return the numbers of so many digits in a text."""
    return {int(number) for number in re.findall(rf"(?<!\d)\d{{{digits}}}(?!\d)", text)}


def test_the_wording_of_a_claim_means_its_date() -> None:
    """In any language, the years and days in the wording of a source are those of the claim."""
    problems: list[str] = []
    worded = [claim for record in RECORDS for claim in record.claims if claim.as_written]
    for claim in worded:
        span = claim.span
        years = numbers_in(claim.as_written or "", digits="4")
        days = numbers_in(claim.as_written or "", digits="1,2")
        if any(not span.possibly_overlaps(year) for year in years):
            problems.append(f"{claim.record}: {claim.as_written!r} is not in {span}")
        for side in span.ends:
            if side is None or not side.is_day or not days:
                continue
            is_counted = (claim.record, span.edtf) in COUNTED_FROM
            if (side.earliest.day not in days) is not is_counted:
                problems.append(f"{claim.record}: {claim.as_written!r} is not {side}")
    assert not problems, "\n".join(problems)
    assert len(worded) > 80


ANNOUNCED = {
    ("moscow-talks-teschen-1945", "frus-1945-4-509"): "they were to leave for Moscow on that day",
    ("iib-membership-1993", "interfax-international-investment-bank-2022"): "it was agreed on",
    ("jinr-membership-1993", "vyzkumne-infrastruktury-jinr-2022"): "it was given notice of",
    ("sakharov", "csds-charta-d132"): "the edition of the document gives the years of his life",
}
"""Claims about a time after the source was issued, by record and source, and how it can know."""


def test_no_source_dates_what_happened_after_it_was_issued() -> None:
    """A date is not after the source, unless it was announced; of laws, databases say the end."""
    found: dict[tuple[str, str], str] = {}
    for claim in (claim for record in RECORDS for claim in record.claims):
        source = czsu.references[claim.reference]
        if source.issued is None or source.type == "legislation":
            continue
        for side in claim.span.ends:
            if side is not None and side.earliest > source.issued.latest:
                found[claim.record, source.id] = f"{claim.span} is after {source.issued}"
    assert found.keys() == ANNOUNCED.keys(), found


def problems_of_locator(locator: str, reference: czsu.Reference) -> Iterator[str]:
    """Find what a locator repeats: the title, the date or the pages of its reference."""
    for part in locator.split(", "):
        number = part.removeprefix("p. ").removeprefix("pp. ").replace("–", "-")
        if number == reference.page:
            yield f"{part!r} is the page of the reference"
        if re.search(r"\d", number) and number.removeprefix("No. ") in reference.title:
            yield f"{part!r} is in the title"
        if reference.issued and part == reference.issued.describe():
            yield f"{part!r} is the date of the reference"


def test_locators_add_to_their_references() -> None:
    """A footnote does not have the same page, day or title twice."""
    problems: list[str] = []
    for record in RECORDS:
        for citation in record.citations:
            reference = czsu.references[citation.reference]
            for problem in problems_of_locator(citation.locator or "", reference):
                problems.append(f"{record.id}: {citation.reference}: {problem}")
    assert not problems, "\n".join(problems)
