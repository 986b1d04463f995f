"""Records to plain data to JSON and back; and datasets that somebody builds of records."""

from __future__ import annotations

import copy
import json
import pickle
from collections import defaultdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NoReturn

import attrs
import pytest
from hypothesis import given

import czsu_relations as czsu
from czsu_relations import (
    Citation,
    Dataset,
    DatasetError,
    Event,
    Problem,
    QueryTypeError,
    RecordError,
    TimeSpan,
)
from czsu_relations._model.collection import RECORD_TYPES, Header
from czsu_relations._model.fields import fields_of
from czsu_relations._storage import converter
from dataset_strategies import sound_datasets
from json_pointers import REMOVED, pointers_in, replace_at, value_at
from processes import run_python
from raw_datasets import (
    CITED,
    Raw,
    raw_condition,
    raw_dataset,
    raw_event,
    raw_parties,
    raw_period,
    raw_treaty,
    rich_dataset,
)

if TYPE_CHECKING:
    from collections.abc import Callable

RICH = Dataset.from_dict(rich_dataset())
SHIPPED = czsu.dataset


def built(dataset: Dataset, **changes: Any) -> Dataset:
    """A dataset of the same records, built from them."""
    names = [*(field.name for field in fields_of(Header)), *RECORD_TYPES]
    return Dataset(**{**{name: getattr(dataset, name) for name in names}, **changes})


def in_order(data: Any, cls: type) -> bool:
    """Whether the keys of an object, and of all objects in it, are in the order of the fields."""
    fields = fields_of(cls)
    if list(data) != [field.name for field in fields if field.name in data]:
        return False
    return all(
        in_order(item, field.base)
        for field in fields
        if attrs.has(field.base) and field.name in data
        for item in (data[field.name] if field.many else [data[field.name]])
    )


class TestRoundTrip:
    """What is written is read back the same."""

    @pytest.mark.parametrize("dataset", [SHIPPED, RICH], ids=repr)
    def test_exactly(self, dataset: Dataset) -> None:
        """By dicts, JSON and bytes of JSON, and every way gives the same data again."""
        for again in (
            Dataset.from_dict(dataset.to_dict()),
            Dataset.from_json(dataset.to_json()),
            Dataset.from_json(dataset.to_json().encode()),
            built(dataset),
        ):
            assert again == dataset
            assert hash(again) == hash(dataset)
            assert again.to_json() == dataset.to_json()
            for table in RECORD_TYPES:
                assert getattr(again, table) == getattr(dataset, table)
        assert json.loads(dataset.to_json()) == dataset.to_dict()

    def test_every_field(self) -> None:
        """A dataset with every field filled is written as it was read."""
        assert RICH.to_dict() == rich_dataset()
        filled: dict[str, set[str]] = {}
        for table, cls in RECORD_TYPES.items():
            for record in rich_dataset()[table]:
                filled.setdefault(cls.__name__, set()).update(record)
        for cls in RECORD_TYPES.values():
            assert filled[cls.__name__] == {field.name for field in fields_of(cls)}

    @given(sound_datasets())
    def test_any_dataset(self, data: Raw) -> None:
        """So it is with any sound dataset, and canonical JSON is a fixed point."""
        dataset = Dataset.from_dict(data)
        text = dataset.to_json()
        assert Dataset.from_dict(dataset.to_dict()) == dataset == Dataset.from_json(text)
        assert Dataset.from_json(text).to_json() == text
        assert text.encode().decode() == text
        assert built(dataset) == dataset

    def test_what_says_nothing_may_be_written(self) -> None:
        """A null, an empty list and a stance left out are the defaults, and are not written."""
        plain = raw_dataset(periods=[raw_period()])
        wordy = replace_at(plain, "/periods/0/part_of", None)
        wordy = replace_at(wordy, "/periods/0/citations/0/dates", [])
        wordy = replace_at(wordy, "/periods/0/citations/0/stance", "supports")
        wordy = replace_at(wordy, "/license", None)
        wordy["events"] = []
        assert Dataset.from_dict(wordy) == Dataset.from_dict(plain)
        assert Dataset.from_dict(wordy).to_dict()["periods"] == plain["periods"]
        assert "license" not in Dataset.from_dict(wordy).to_dict()

    def test_order_is_ours(self) -> None:
        """Records stand in their table's order, whatever order they come in."""
        data = raw_dataset(
            periods=[
                raw_period("part", part_of="whole"),
                raw_period("whole"),
                raw_period("a", "1917/1918"),
            ],
            events=[
                raw_event("e3", "1934", because_of=["e4", "c3"]),
                raw_event("e4", "1934"),
                raw_event("e2", "1934"),
                raw_event("e1", "1933-12-31"),
            ],
            conditions=[raw_condition("c2"), raw_condition("c3"), raw_condition("c1")],
            treaties=[raw_treaty("t2", "1935"), raw_treaty("t3", "1934"), raw_treaty("t1", "1935")],
            actors=[
                *raw_parties(),
                {**raw_parties()[0], "id": "z", "names": [{"text": "Čech", "language": "cs"}]},
                {**raw_parties()[0], "id": "y", "names": [{"text": "čECH", "language": "cs"}]},
            ],
        )
        dataset = Dataset.from_dict(data)
        assert dataset.periods.ids == ("a", "whole", "part")
        assert dataset.events.ids == ("e1", "e2", "e4", "e3")
        assert dataset.conditions.ids == ("c1", "c2", "c3")
        assert dataset.treaties.ids == ("t3", "t1", "t2")
        assert dataset.actors.ids == ("y", "z", "moscow", "prague")
        backwards = {
            key: value[::-1] if key in RECORD_TYPES else value for key, value in data.items()
        }
        assert Dataset.from_dict(backwards).to_json() == dataset.to_json()


class TestCanonicalJson:
    """One dataset has one JSON."""

    @pytest.mark.parametrize("dataset", [SHIPPED, RICH], ids=repr)
    def test_form(self, dataset: Dataset) -> None:
        """Letters stand as they are, two blanks indent, and one newline ends the text."""
        text = dataset.to_json()
        assert "–" in text
        assert "\\u" not in text
        assert text.startswith('{\n  "format_version": 2,\n  "title": ')
        assert text.endswith("]\n}\n")
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"

    @pytest.mark.parametrize("dataset", [SHIPPED, RICH], ids=repr)
    def test_key_order(self, dataset: Dataset) -> None:
        """Keys stand in the order of the records' fields; the format's version stands first."""
        data = dataset.to_dict()
        assert next(iter(data)) == "format_version"
        assert list(data)[-6:] == list(RECORD_TYPES)
        assert in_order({key: data[key] for key in list(data)[1:-6]}, Header)
        for table, cls in RECORD_TYPES.items():
            wrong = [record["id"] for record in data[table] if not in_order(record, cls)]
            assert wrong == []

    def test_stable_to_the_byte(self) -> None:
        """Two processes with different hash seeds write the same bytes."""
        program = "import sys, czsu_relations as c; sys.stdout.buffer.write({}.to_json().encode())"
        ours = SHIPPED.to_json().encode()
        again = "c.Dataset.from_json(c.dataset.to_json())"
        assert run_python(program.format("c.dataset"), seed=1) == ours
        assert run_python(program.format(again), seed=2) == ours

    @pytest.mark.parametrize("table", RECORD_TYPES)
    def test_shipped_files(self, table: str) -> None:
        """The files in the package are to the byte what `to_json` writes of each table."""
        shipped = (files("czsu_relations") / "data" / f"{table}.json").read_bytes()
        canonical = json.dumps(SHIPPED.to_dict()[table], ensure_ascii=False, indent=2) + "\n"
        assert shipped.decode() == canonical

    def test_shipped_header(self) -> None:
        """So is the header."""
        shipped = (files("czsu_relations") / "data" / "dataset.json").read_bytes()
        header = {key: value for key, value in SHIPPED.to_dict().items() if key not in RECORD_TYPES}
        assert shipped.decode() == json.dumps(header, ensure_ascii=False, indent=2) + "\n"

    def test_shipped_files_are_sound(self) -> None:
        """The quick way that reads the shipped files, and the one that checks, agree on them."""
        data: Raw = {}
        for name in ("dataset", *RECORD_TYPES):
            text = (files("czsu_relations") / "data" / f"{name}.json").read_text(encoding="utf-8")
            data |= json.loads(text) if name == "dataset" else {name: json.loads(text)}
        checked = Dataset.from_dict(data)
        assert checked == SHIPPED
        for table in RECORD_TYPES:
            assert repr(list(getattr(checked, table))) == repr(list(getattr(SHIPPED, table)))

    def test_plain_data_is_new(self) -> None:
        """`to_dict` gives plain types, and changing them changes nothing."""
        data, text = RICH.to_dict(), RICH.to_json()
        inner = [value_at(data, place) for place in pointers_in(data)]
        assert {type(value) for value in inner} == {dict, list, str, int, bool}
        for value in inner:
            if hasattr(value, "clear"):
                value.clear()
        assert data == {}
        assert RICH.to_json() == text
        assert RICH.to_dict() == rich_dataset()


class TestBuilt:
    """A dataset that somebody builds of records."""

    def test_same_rules(self) -> None:
        """The rules of a sound dataset hold, and the error says where each record stood."""
        orphan = Event(
            id="orphan",
            title="Orphan",
            date=TimeSpan("1934"),
            kind=czsu.EventKind.VISIT,
            salience=czsu.Salience.DETAIL,
            summary="Nobody attests it.",
        )
        lost = attrs.evolve(orphan, id="lost", citations=(Citation(reference="none"),))
        with pytest.raises(DatasetError) as caught:
            Dataset(title="T", edition="1", coverage=TimeSpan("1917/1993"), events=(orphan, lost))
        assert set(caught.value.problems) == {
            Problem("/events/0/citations", "wants at least one citation"),
            Problem("/events/1/citations/0/reference", "there is no 'none' in references"),
        }

    def test_wrong_record_types(self) -> None:
        """What is no record of its table is reported, and links to it are passed over."""
        with pytest.raises(DatasetError) as caught:
            built(RICH, references=[*RICH.references[1:], "book"], periods=[*RICH.events[:1], None])
        assert caught.value.problems == (
            Problem("/periods/0", "wants a record of type Period, not an Event (" + _cut() + ")"),
            Problem("/periods/1", "wants a record of type Period, not nothing"),
            Problem("/references/0", "wants a record of type Reference, not a text ('book')"),
        )

    @pytest.mark.parametrize(
        ("field", "value", "problem"),
        [
            ("title", "T ", "'T ' is not a text without blanks at its ends"),
            ("edition", 1, "wants a text, not a number (1)"),
            ("license", b"MIT", "wants a text, not a bytes (b'MIT')"),
            (
                "doi",
                "doi.org/10.1000/182",
                "'doi.org/10.1000/182' is not a DOI without an address, such as '10.1000/182'",
            ),
            (
                "url",
                "example.org",
                "'example.org' is not a web address that begins with http:// or https://",
            ),
            ("coverage", 1917.5, "wants a TimeSpan, not a float (1917.5)"),
            ("dyad", "prague", "wants a list or a tuple, not a text ('prague')"),
        ],
    )
    def test_header_fields(self, field: str, value: object, problem: str) -> None:
        """What stands above the records has its forms too."""
        with pytest.raises(RecordError) as caught:
            built(RICH, **{field: value})
        assert (caught.value.field, caught.value.problem) == (field, problem)

    def test_nothing_to_iterate(self) -> None:
        """A table that is no iterable is refused with a sentence."""
        nothing: Any = None
        with pytest.raises(QueryTypeError, match=r"^events are given as records, not nothing$"):
            Dataset(title="Mine", edition="1", coverage=TimeSpan("1918"), events=nothing)

    def test_any_iterable(self) -> None:
        """Records may come in any order from anything that gives them; empty is sound."""
        assert built(RICH, events=reversed(RICH.events), actors=iter(RICH.actors)) == RICH
        empty = Dataset(title="Nothing", edition="1", coverage=TimeSpan("1917/1993"))
        assert Dataset.from_json(empty.to_json()) == empty
        assert [len(getattr(empty, table)) for table in RECORD_TYPES] == [0] * 6

    def test_equality(self) -> None:
        """Datasets are equal when their headers and records are."""
        assert built(RICH) == RICH
        assert hash(built(RICH)) == hash(RICH)
        for change in ({"title": "Other"}, {"edition": "2"}, {"license": None}, {"periods": ()}):
            assert built(RICH, **change) != RICH
        other: object = "RICH"
        assert other != RICH
        assert RICH.__eq__(other) is NotImplemented

    def test_immutability(self) -> None:
        """Nothing about a dataset can be set, deleted or added."""
        for dataset in (SHIPPED, RICH):
            for name in ("events", "title", "collection", "new"):
                with pytest.raises(AttributeError, match=f"is immutable: '{name}'"):
                    setattr(dataset, name, None)
                with pytest.raises(AttributeError, match=f"is immutable: '{name}'"):
                    delattr(dataset, name)
            assert not hasattr(dataset, "__dict__")

    def test_copies(self) -> None:
        """A copy of what cannot change is itself."""
        for dataset in (SHIPPED, RICH):
            assert copy.copy(dataset) is dataset
            assert copy.deepcopy(dataset) is dataset

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_pickle(self, protocol: int) -> None:
        """A pickle holds a user's dataset whole, and of the shipped one only the edition."""
        again = pickle.loads(pickle.dumps(RICH, protocol))  # noqa: S301 - our own
        assert again == RICH
        assert again.to_json() == RICH.to_json()
        assert again.events.between("1934", "1935").ids == RICH.events.between("1934", "1935").ids
        small = pickle.dumps(SHIPPED, protocol)
        assert pickle.loads(small) is SHIPPED  # noqa: S301 - our own
        assert len(small) < 200

    def test_pickle_crosses_processes(self) -> None:
        """A pickle written in one process opens in another."""
        program = (
            "import pickle, sys, czsu_relations as c;"
            f"d = c.Dataset.from_json({RICH.to_json()!r});"
            "sys.stdout.buffer.write(pickle.dumps(d))"
        )
        assert pickle.loads(run_python(program, seed=3)) == RICH  # noqa: S301 - our own

    def test_shared_lists_stay_the_callers(self) -> None:
        """Reading changes nothing of what is read."""
        data = raw_dataset(
            periods=[raw_period("a", citations=CITED), raw_period("b", citations=CITED)]
        )
        before = copy.deepcopy(data)
        Dataset.from_dict(data)
        assert data == before

    def test_a_dict_with_defaults_has_only_its_keys(self) -> None:
        """A key that a dict would make up on demand is missing, and is not made up."""
        book = defaultdict(str, RICH.to_dict()["references"][0])
        del book["title"]
        before = copy.deepcopy(book)
        with pytest.raises(DatasetError) as caught:
            Dataset.from_dict(raw_dataset(references=[book]))
        assert Problem("/references/0/title", "is missing") in caught.value.problems
        assert book == before


FAULTS = {
    "building the converter": (converter, "_converter"),
    "a text": (converter, "problem_with_text"),
    "a term": (converter, "_members_by_value"),
    "a date": (converter, "TimeSpan"),
    "a list": (converter, "_structure_items"),
    "a record": (Event, "_combination_problems"),
    "a part of a record": (Citation, "_combination_problems"),
}
"""Functions that reading calls, by what they are called for."""


def from_json_of(data: Raw) -> Dataset:
    """Read the dataset from the JSON of these plain data."""
    return Dataset.from_json(json.dumps(data))


def plant(monkeypatch: pytest.MonkeyPatch, called_for: str, fault: Exception) -> None:
    """Make a function that reading calls raise this."""

    def broken(*_: object) -> NoReturn:
        raise fault

    owner, name = FAULTS[called_for]
    monkeypatch.setattr(owner, name, broken)


@pytest.mark.parametrize("read", [Dataset.from_dict, from_json_of])
class TestFaultsOfOurs:
    """A fault of our own is not reported as a problem of the user's data."""

    @pytest.mark.parametrize("called_for", FAULTS)
    @pytest.mark.parametrize(
        "kind", [AttributeError, KeyError, TypeError, ValueError, ZeroDivisionError]
    )
    def test_surface(
        self,
        read: Callable[[Raw], Dataset],
        kind: type[Exception],
        called_for: str,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """The very exception comes out, wherever it was raised, and no other hides it."""
        fault = kind("title")
        plant(monkeypatch, called_for, fault)
        with pytest.raises(kind) as caught:
            read(rich_dataset())
        assert caught.value is fault
        assert fault.__cause__ is fault.__context__ is None

    @pytest.mark.parametrize("kind", [KeyError, ValueError])
    def test_beside_problems(
        self,
        read: Callable[[Raw], Dataset],
        kind: type[Exception],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Problems of the data, also of the same record, do not hide it either."""
        data = replace_at(rich_dataset(), "/periods/0/titel", "Known by another key")
        data = replace_at(data, "/events/0/title", REMOVED)
        data = replace_at(data, "/events/0/kind", "vist")
        fault = kind("date")
        plant(monkeypatch, "a part of a record", fault)
        with pytest.raises(kind) as caught:
            read(data)
        assert caught.value is fault


def _cut() -> str:
    """The first event, as errors show it."""
    from reprlib import repr as shortened

    return shortened(RICH.events[0])
