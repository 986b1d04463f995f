"""Single records and selections as plain data and JSON; records read back, with every check."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from hypothesis import given

import czsu_relations as czsu
from czsu_relations import DatasetError, Problem, QueryTypeError
from czsu_relations._model.collection import RECORD_TYPES
from dataset_strategies import sound_datasets
from example_datasets import EXAMPLE
from json_pointers import REMOVED, pointers_in, problems_of, replace_at
from processes import run_process
from raw_datasets import Raw, hostile_dataset, raw_event, raw_period, raw_treaty, rich_dataset

RICH = rich_dataset()
DATASETS = {
    "bundled": czsu.dataset,
    "example": EXAMPLE,
    "rich": czsu.Dataset.from_dict(RICH),
    "hostile": czsu.Dataset.from_dict(hostile_dataset("</script>\u202e=1; \U0001f30d")),
}
PLACES = [f"/{table}/{index}" for table in RECORD_TYPES for index in range(len(RICH[table]))]
"""The pointers of all records of the rich dataset."""

every_dataset = pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)


def lone_problems(cls: Any, raw: object) -> tuple[Problem, ...]:
    """Return the problems of a record by itself; none if it is sound."""
    try:
        cls.from_dict(raw)
    except DatasetError as error:
        return error.problems
    return ()


def problems_in_text(cls: Any, text: str | bytes) -> list[tuple[str, str]]:
    """Return the problems of a record in JSON."""
    with pytest.raises(DatasetError) as caught:
        cls.from_json(text)
    return [(problem.pointer, problem.message) for problem in caught.value.problems]


class TestRoundTrip:
    """Every record is its object in the JSON of the dataset, and is read back from it."""

    @every_dataset
    def test_every_record(self, dataset: czsu.Dataset) -> None:
        """`to_dict` gives the object in the dataset's JSON, and `from_dict` an equal record."""
        whole = dataset.to_dict()
        for table, cls in RECORD_TYPES.items():
            for record, raw in zip(getattr(dataset, table), whole[table], strict=True):
                assert record.to_dict() == raw
                assert list(record.to_dict()) == list(raw)
                assert cls.from_dict(raw) == record
                assert cls.from_json(record.to_json()) == record
                assert cls.from_json(record.to_json().encode()) == record
                assert type(cls.from_dict(raw)) is cls

    @given(sound_datasets())
    def test_any_sound_dataset(self, raw: Raw) -> None:
        """A record that a dataset takes is taken by itself."""
        dataset = czsu.Dataset.from_dict(raw)
        for record in dataset.records:
            assert type(record).from_json(record.to_json()) == record

    @every_dataset
    def test_canonical_form(self, dataset: czsu.Dataset) -> None:
        """The JSON of a record is canonical: indented by two, not escaped, a last newline."""
        for record in dataset.records:
            assert record.to_json() == (
                json.dumps(record.to_dict(), ensure_ascii=False, indent=2) + "\n"
            )

    def test_the_data_are_new(self) -> None:
        """Whoever changes the dict of a record changes no record."""
        period = czsu.periods[0]
        changed = period.to_dict()
        changed["citations"].clear()
        assert period.to_dict() != changed

    @pytest.mark.parametrize("cls", RECORD_TYPES.values())
    def test_no_derived_class(self, cls: type[czsu.Record]) -> None:
        """No class can be derived from a type of records: a dataset would refuse its records."""
        with pytest.raises(TypeError, match=f"^{cls.__name__} is final: it cannot be subclassed"):
            type("Mine", (cls,), {})

    @pytest.mark.parametrize(
        "code",
        [
            "c.Event.from_json(text)",
            "c.Reference.from_json('{}')",
            "c.Period(id='a', title='A', summary='A', span=c.TimeSpan('1934')).to_json()",
            "pickle.loads(pickled)._repr_html_()",
            "c.Dataset.from_dict(c.dataset.to_dict()).events[0].to_dict()",
        ],
    )
    def test_in_a_new_process(self, code: str) -> None:
        """The methods work whatever was the first thing that a program asked for."""
        text = json.dumps(raw_event())
        pickled = pickle.dumps(czsu.Event.from_json(text))
        program = (
            f"import pickle, czsu_relations as c; text = {text!r}; pickled = {pickled!r}\n"
            f"try: {code}\n"
            "except c.DatasetError as error: print(error)"
        )
        run = run_process("-c", program)
        assert run.returncode == 0, run.stderr.decode()


class TestSelections:
    """A selection is the part of the dataset's JSON with its records."""

    @every_dataset
    @pytest.mark.parametrize("table", RECORD_TYPES)
    def test_part_of_the_dataset(self, dataset: czsu.Dataset, table: str) -> None:
        """The whole table is the table of the dataset, and a slice is a slice of it."""
        whole = getattr(dataset, table)
        raw = dataset.to_dict()[table]
        assert whole.to_dict() == {table: raw}
        assert whole[1:3].to_dict() == {table: raw[1:3]}
        assert whole[:0].to_dict() == {table: []}
        assert whole.to_json() == json.dumps({table: raw}, ensure_ascii=False, indent=2) + "\n"

    def test_records_are_read_back(self) -> None:
        """Each item of the list is a record."""
        found = czsu.events.on("1968")
        assert tuple(map(czsu.Event.from_dict, found.to_dict()["events"])) == tuple(found)


WRONG_VALUES = [None, 1, True, 1.5, "", " x", "X Y", "\ud800", [], [1], {}, {"x": 1}]


class TestChecks:
    """A record by itself has the errors that it has in a dataset, at the same places."""

    @pytest.mark.slow
    @pytest.mark.parametrize("place", PLACES)
    def test_wrong_values(self, place: str) -> None:
        """A wrong value anywhere in a record is the same problem, at the same place in it."""
        _, table, index = place.split("/")
        raw = RICH[table][int(index)]
        for pointer in pointers_in(raw):
            if not pointer:
                continue
            for value in (*WRONG_VALUES, REMOVED):
                changed = replace_at(raw, pointer, value)
                expected: list[Problem] = []
                for problem in problems_of(replace_at(RICH, place + pointer, value)):
                    if f"{problem.pointer}/".startswith(f"{place}/"):
                        inside = problem.pointer.removeprefix(place)
                        expected.append(Problem(inside, problem.message))
                assert list(lone_problems(RECORD_TYPES[table], changed)) == expected

    @pytest.mark.parametrize(
        ("cls", "raw", "problems"),
        [
            (czsu.Event, raw_event(citations=[]), ["/citations"]),
            (czsu.Event, raw_event(treaties=["a", "a"]), ["/treaties/1"]),
            (czsu.Event, raw_event(because_of=["talks"]), ["/because_of"]),
            (czsu.Event, raw_event(date="1935-02-29", kind="vist"), ["/date", "/kind"]),
            (czsu.Treaty, raw_treaty(in_force="1934/1935"), ["/in_force"]),
            (czsu.Treaty, raw_treaty(supersedes=["pact"]), ["/supersedes"]),
            (
                czsu.Treaty,
                raw_treaty(ratifications=[{"party": "paris", "date": "1936"}]),
                ["/ratifications/0/party"],
            ),
            (
                czsu.Period,
                raw_period(
                    citations=[{"reference": "a", "dates": [{"field": "date", "span": "1918"}]}]
                ),
                ["/citations/0/dates/0/field"],
            ),
            (czsu.Period, raw_event(), ["/span", "/date", "/kind", "/salience"]),
        ],
        ids=lambda case: str(case)[-40:],
    )
    def test_rules(self, cls: Any, raw: Raw, problems: list[str]) -> None:
        """The rules of a dataset that need no other record hold for one alone."""
        assert [problem.pointer for problem in lone_problems(cls, raw)] == problems

    def test_links_may_lead_anywhere(self) -> None:
        """What is linked cannot be known, so no link is a problem."""
        raw = raw_event(treaties=["no-such-treaty"], because_of=["no-such-cause"])
        assert lone_problems(czsu.Event, raw) == ()

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("", ("", "is not JSON at line 1, column 1: Expecting value")),
            ("[" * 100_000, ("", "nests deeper than 64 levels")),
            (b"\xff", ("", "byte 0 is not UTF-8; save the file as UTF-8")),
            (
                "\ufeff{}",
                ("", "begins with a byte order mark; save the file as UTF-8 without one"),
            ),
            ("NaN", ("", "JSON has no number NaN")),
            ("[]", ("", "wants an object, not a list ([])")),
            ("null", ("", "wants an object, not nothing")),
            ('"text"', ("", "wants an object, not a text ('text')")),
        ],
        ids=lambda case: ascii(case)[:24],
    )
    def test_texts(self, text: str | bytes, problem: tuple[str, str]) -> None:
        """A text that is no JSON object is one problem of the whole record."""
        assert problems_in_text(czsu.Actor, text) == [problem]

    def test_hostile_texts(self) -> None:
        """What a parser accepts by mistake is found at its place."""
        text = json.dumps(raw_period())[:-1]
        for more, pointer in (
            (', "id": "other"}', "/id"),
            (', "part_of": NaN}', "/part_of"),
            (f', "part_of": {"9" * 5000}}}', "/part_of"),
            (', "part_of": "\\ud800"}', "/part_of"),
            (', "deep": ' + "[" * 64 + "]" * 64 + "}", "/deep" + "/0" * 63),
        ):
            assert [place for place, _ in problems_in_text(czsu.Period, text + more)] == [pointer]

    def test_data_that_contain_themselves(self) -> None:
        """An endless record is one problem, and so is a key that is no text."""
        raw = raw_period()
        raw["part_of"] = raw
        (problem,) = lone_problems(czsu.Period, raw)
        assert problem.message == "nests deeper than 64 levels"
        assert problem.pointer.startswith("/part_of/part_of")
        with_number: dict[Any, Any] = dict(raw_period())
        with_number[1] = 2
        (problem,) = lone_problems(czsu.Period, with_number)
        assert problem == Problem("", "a key is a text, not a number (1)")

    @pytest.mark.parametrize("value", [None, 1, {}, [], bytearray(b"{}"), raw_event()])
    def test_what_is_no_text_at_all(self, value: Any) -> None:
        """An argument of the wrong type is an error of the query."""
        with pytest.raises(QueryTypeError, match="from_json takes a text or bytes, not"):
            czsu.Event.from_json(value)

    def test_message(self) -> None:
        """The error says that it is about a record, also for the whole of it."""
        with pytest.raises(DatasetError) as caught:
            czsu.Event.from_dict([])
        assert str(caught.value) == (
            "1 problem in the record:\n  (the whole record): wants an object, not a list ([])"
        )
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own pickle
        assert str(again) == str(caught.value)
        assert again == caught.value
