"""Everything is asked of a dataset about two other states, Finland and the Soviet Union."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

import czsu_relations as czsu
from czsu_relations import export
from czsu_relations._command.main import main
from finnish_soviet import FINNISH_SOVIET, FINNISH_SOVIET_JSON

if TYPE_CHECKING:
    from pathlib import Path

    from czsu_relations import DyadYear
    from czsu_relations._query.tabular import Tabular

YEARS = FINNISH_SOVIET.dyad_years()


def test_the_file_is_the_canonical_json_of_a_valid_dataset() -> None:
    """Reading the file checks the dataset as a whole; writing it gives the same text."""
    assert FINNISH_SOVIET.to_json() == FINNISH_SOVIET_JSON.read_text("utf-8")


def years_in_which(column: str, *, answer: bool | None) -> list[int]:
    """Return the years in which a column has an answer."""
    return [row.year for row in YEARS if getattr(row, column) is answer]


class TestPanel:
    """The years of the dataset's own two states."""

    def test_its_own_states_are_the_default(self) -> None:
        """They are those of the header, also by their numbers and in the other order."""
        assert FINNISH_SOVIET.dyad == ("finland", "soviet-union")
        assert FINNISH_SOVIET.dyad_years(375, 365) == YEARS
        assert FINNISH_SOVIET.dyad_years("Suomi", "USSR") == YEARS
        turned = FINNISH_SOVIET.dyad_years("soviet-union", "finland")
        assert [row.material_conflict_by_a for row in turned] == [
            row.material_conflict_by_b for row in YEARS
        ]

    def test_states(self) -> None:
        """Soviet Russia, the Soviet Union and the Russian Federation follow each other."""
        assert YEARS.year(1920).states_b == ("soviet-russia",)
        assert YEARS.year(1939).states_b == ("soviet-union",)
        assert YEARS.year(1992).states_b == ("russian-federation",)
        assert {(row.states_a, row.cow_a, row.cow_b) for row in YEARS} == {(("finland",), 375, 365)}

    def test_what_is_recorded(self) -> None:
        """Treaties, relations, troops and border are as the records have them."""
        # The day on which the treaty of 1932 took effect is not known, only its end.
        assert years_in_which("non_aggression", answer=None) == [*range(1932, 1939)]
        assert years_in_which("non_aggression", answer=True) == [1939, 1940, 1941]
        assert years_in_which("defence", answer=True) == [*range(1948, 1993)]
        assert years_in_which("diplomatic_relations", answer=True) == [*range(1920, 1940), 1945]
        assert years_in_which("troop_presence", answer=True) == [1940, 1941, *range(1944, 1957)]
        assert years_in_which("troop_presence_year_end", answer=True) == [1940, *range(1944, 1956)]
        assert years_in_which("shared_border", answer=True) == [*range(1917, 1993)]

    def test_what_is_not(self) -> None:
        """Of kinds that nobody recorded, nothing is said: there are no false zeros."""
        for column in ("offence", "mission", "exile_relations", "broken_relations", "in_gw"):
            assert years_in_which(column, answer=None) == [*range(1917, 1993)], column
        assert years_in_which("joint_organisations", answer=None) == [*range(1917, 1993)]
        assert {row.in_cow for row in YEARS} == {True}

    def test_events(self) -> None:
        """The Soviet Union acts in 1939; the League's exclusion is no act of the two."""
        row = YEARS.year(1939)
        assert (row.material_conflict, row.material_conflict_by_a, row.material_conflict_by_b) == (
            4,
            0,
            4,
        )
        acts = [record.id for record in row.sources("material_conflict").records]
        assert acts == [
            "mainila-shelling-1939",
            "non-aggression-treaty-denounced-1939",
            "relations-broken-off-1939",
            "invasion-of-finland-1939",
        ]
        assert YEARS.year(1956).material_cooperation_by_b == 1
        assert counts_of(YEARS.year(1920)) == (1, 0, 0, 0)


def counts_of(row: DyadYear) -> tuple[int | None, ...]:
    """Return the counts of a year by mode."""
    return (
        row.verbal_cooperation,
        row.material_cooperation,
        row.verbal_conflict,
        row.material_conflict,
    )


class TestQueries:
    """Days, sources and accounts."""

    def test_a_day_of_the_winter_war(self) -> None:
        """The snapshot has what held, and does not mix in what had ended."""
        day = FINNISH_SOVIET.on("1939-12-15")
        assert "winter-war-1939" in day.certain.conditions.ids
        assert "diplomatic-relations-1920" not in day.conditions.ids
        assert day.treaties.ids == ()
        assert day.force_unknown.ids == ("finnish-democratic-republic-1939",)
        assert "Winter War" in str(day)

    def test_a_protocol_ends_with_its_treaty(self) -> None:
        """The protocol that prolonged the pact of 1932 did not outlive it."""
        bounds = FINNISH_SOVIET.bounds("non-aggression-protocol-1934")
        assert bounds is not None
        assert (str(bounds.last), bounds.cut_by and bounds.cut_by.id) == (
            "1939-11-28",
            "non-aggression-treaty-denounced-1939",
        )

    def test_who_says_so(self) -> None:
        """Claims that differ or are rejected are found without a loop."""
        rejected = FINNISH_SOVIET.claims.where(lambda claim: claim.rejected)
        assert "recognition-1917" in {claim.record for claim in rejected}
        differing = {claim.record for claim in FINNISH_SOVIET.claims.differing}
        assert {"moscow-peace-signed-1940", "kekkonen-president-1956"} <= differing
        assert not differing & {claim.record for claim in rejected} - differing

    def test_accounts(self) -> None:
        """The dataset according to every source is valid, and so are its years."""
        for reference in FINNISH_SOVIET.references:
            account = FINNISH_SOVIET.according_to(reference)
            assert czsu.Dataset.from_json(account.to_json()) == account, reference.id
            if account.dyad:
                assert account.dyad_years() is not None

    def test_coverage_and_names_in_errors(self) -> None:
        """Errors speak of this dataset's own records."""
        with pytest.raises(czsu.CoverageError, match="1917/1992"):
            FINNISH_SOVIET.on("1993")
        with pytest.raises(czsu.UnknownNameError, match="no actor is called 'czechoslovakia'"):
            FINNISH_SOVIET.dyad_years("czechoslovakia", "soviet-union")


class TestOutput:
    """Cards, tables, exports, figures and the command line."""

    def test_every_card(self) -> None:
        """Every record has a card, as text and as HTML."""
        for record in FINNISH_SOVIET.records:
            card: Any = FINNISH_SOVIET.card(record)
            assert record.id in str(card)
            assert record.id in card._repr_html_()

    def test_tables(self) -> None:
        """Rows and CSV of every table, of the claims and of the years."""
        selections: list[Tabular] = list(FINNISH_SOVIET.records_by_table.values())
        for table in (*selections, FINNISH_SOVIET.claims, YEARS):
            text = io.StringIO(newline="")
            table.to_csv(text)
            assert text.getvalue().count("\r\n") >= len(table.to_rows()) + 1

    def test_exports(self, tmp_path: Path) -> None:
        """The documents name the two states, and no other dyad."""
        document = json.dumps(export.jsonld(FINNISH_SOVIET))
        assert '"@id": "finland"' in document
        assert "czechoslovakia" not in document.lower().replace("czechoslovak", "")
        assert len(export.timelinejs(FINNISH_SOVIET)["events"]) == len(FINNISH_SOVIET.events)
        export.datapackage(FINNISH_SOVIET, tmp_path / "package")
        package = json.loads((tmp_path / "package" / "datapackage.json").read_text("utf-8"))
        assert package["dataset"]["dyad"] == ["finland", "soviet-union"]
        assert FINNISH_SOVIET.references.to_bibtex().count("\n@") + 1 == len(
            FINNISH_SOVIET.references
        )

    def test_figures(self) -> None:
        """The timeline, the years and the disputes are drawn with this dataset's title."""
        pytest.importorskip("altair")
        assert "Finnish–Soviet" in str(FINNISH_SOVIET.plot().to_dict()["title"])
        title = YEARS.plot().to_dict()["title"]["text"]
        assert title == "Finland – Soviet Union, year by year"
        assert FINNISH_SOVIET.plot_disputes().to_dict()["title"]["text"]

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (["on", "1939-12-15"], "Winter War"),
            (["between", "1939", "1940"], "Moscow"),
            (["show", "tartu-1920"], "Tartu"),
            (["search", "porkkala"], "porkkala-lease-1944"),
            (["check", str(FINNISH_SOVIET_JSON)], "valid"),
            (["cite"], "Finnish–Soviet relations"),
            ([], "Finnish–Soviet relations"),
        ],
    )
    def test_command_line(
        self, arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Every command takes the dataset from its file."""
        if "check" not in arguments:
            arguments = [*arguments, "--data", str(FINNISH_SOVIET_JSON)]
        status = main(arguments)
        captured = capsys.readouterr()
        assert not status, captured.err
        assert expected in captured.out
