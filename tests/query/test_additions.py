"""`Dataset.with_records`: a dataset with more records."""

from __future__ import annotations

from typing import Any, Final

import pytest
from attrs import evolve

import czsu_relations as czsu
from czsu_relations import DatasetError, QueryTypeError, RecordError
from example_datasets import dataset_of, make_actor, make_event, make_participant

HERE: Final = dataset_of(make_actor("here"), make_event("founded", "1920"))
MEETING: Final = make_event("meeting", "1919", participants=[make_participant("here")])


def test_new_records_may_name_old_ones() -> None:
    """A record is checked together with those of the dataset, and takes its place in the order."""
    more = HERE.with_records(MEETING)
    assert more.events.ids == ("meeting", "founded")
    assert more.events["meeting"].participants[0].actor == "here"
    assert HERE.events.ids == ("founded",)


def test_header() -> None:
    """The title says that there are additions; what else changes has to be given."""
    more = HERE.with_records(MEETING)
    assert more.title == "A small world, with additions"
    assert (more.edition, more.coverage, more.dyad) == (HERE.edition, HERE.coverage, HERE.dyad)
    mine = HERE.with_records(
        make_event("later", "1960"), title="Mine", edition="2", coverage="1900/1970"
    )
    assert (mine.title, mine.edition, mine.coverage.edtf) == ("Mine", "2", "1900/1970")


def test_two_datasets_become_one() -> None:
    """Records that both have are there once."""
    other = dataset_of(make_actor("there"), make_event("founded", "1920"))
    both = HERE.with_records(*other.records)
    assert sorted(record.id for record in both.records) == ["atlas", "founded", "here", "there"]
    assert HERE.with_records(*HERE.records, title=HERE.title) == HERE


def test_another_record_with_the_same_id() -> None:
    """It is an error, unless it is to take the place of the first."""
    other = evolve(HERE.events["founded"], title="Otherwise")
    with pytest.raises(DatasetError, match="'founded' is already the id of /events/0"):
        HERE.with_records(other)
    replaced = HERE.with_records(other, MEETING, replace=True)
    assert replaced.events["founded"].title == "Otherwise"
    assert len(replaced.events) == 2


def test_the_id_of_a_record_of_another_table() -> None:
    """It cannot be replaced: an id stands for one record of all tables."""
    with pytest.raises(DatasetError, match="'here' is already the id of"):
        HERE.with_records(make_event("here", "1920"), replace=True)


def test_unsound_records() -> None:
    """The result is checked as any dataset is."""
    with pytest.raises(DatasetError, match="there is no 'nobody' in actors"):
        HERE.with_records(make_event("x", "1920", participants=[make_participant("nobody")]))
    with pytest.raises(RecordError, match=r"Header\.title: wants a text, not a number"):
        HERE.with_records(title=1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point


@pytest.mark.parametrize("wrong", [[MEETING], czsu.events, {"id": "meeting"}, None], ids=type)
def test_no_records(wrong: Any) -> None:
    """The error says how to give a list of records."""
    with pytest.raises(QueryTypeError, match=r"takes records, not .*; put \* before a list"):
        HERE.with_records(wrong)


def test_problems_name_the_record() -> None:
    """The places are in tables that nobody has seen, so messages begin with the id."""
    founded = evolve(HERE.events["founded"], date="1800")
    with pytest.raises(DatasetError) as caught:
        HERE.with_records(MEETING, founded, make_event("early", "1801"), replace=True)
    assert [problem.message.partition(":")[0] for problem in caught.value.problems] == [
        "founded",
        "early",
    ]
    with pytest.raises(DatasetError, match="to put a record in its place, use replace=True"):
        HERE.with_records(founded)
    header = evolve(HERE.collection.header, dyad=("nowhere", "here"))
    unchecked = czsu.Dataset.from_collection(evolve(HERE.collection, header=header))
    with pytest.raises(DatasetError, match="/dyad/0: there is no 'nowhere' in actors"):
        unchecked.with_records(MEETING)
