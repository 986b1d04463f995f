"""The JSON Schema: it accepts every dataset that can be read, and rejects every error of shape."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker

import czsu_relations as czsu
from czsu_relations import EDTFError, TimeSpan
from czsu_relations._model.collection import RECORD_TYPES
from czsu_relations._model.fields import fields_of
from dataset_strategies import sound_datasets
from json_pointers import REMOVED, pointers_in, problems_of, replace_at, value_at
from raw_datasets import Raw, raw_dataset, rich_dataset

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA: Any = czsu.json_schema()
CHECKER = FormatChecker(formats=())


@CHECKER.checks("edtf", raises=EDTFError)
def _is_edtf(value: object) -> bool:
    """Return whether a text is a date; values of other types are left to the rest of the schema."""
    return not isinstance(value, str) or str(TimeSpan.parse(value)) == value


VALIDATOR: Any = Draft202012Validator(SCHEMA, format_checker=CHECKER)


def is_valid(data: object) -> bool:
    """Return whether the schema accepts a dataset."""
    return not list(VALIDATOR.iter_errors(data))


def object_schemas(schema: Any = SCHEMA) -> Iterator[Any]:
    """Yield every schema of an object."""
    yield schema
    yield from schema["$defs"].values()


class TestItself:
    """The schema as a document."""

    def test_it_is_a_schema(self) -> None:
        """The schema is valid by the metaschema of its dialect."""
        assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(SCHEMA)

    def test_shipped_file(self) -> None:
        """The file in the package has the bytes of the schema derived from the records."""
        shipped = (files("czsu_relations") / "data" / "schema.json").read_bytes()
        assert shipped.decode() == json.dumps(SCHEMA, ensure_ascii=False, indent=2) + "\n"

    def test_new_each_time(self) -> None:
        """A change to a returned schema does not change the next one."""
        changed: Any = czsu.json_schema()
        changed["properties"].clear()
        assert czsu.json_schema() == SCHEMA

    def test_all_objects_are_closed(self) -> None:
        """No object accepts unknown keys, and every required key is known."""
        for schema in object_schemas():
            assert schema["type"] == "object"
            assert schema["additionalProperties"] is False
            assert set(schema["required"]) <= set(schema["properties"])

    def test_records_are_whole(self) -> None:
        """Every field of every record is in the schema, in order; every definition is used."""
        for cls in RECORD_TYPES.values():
            named = SCHEMA["$defs"][cls.__name__]
            assert list(named["properties"]) == [field.name for field in fields_of(cls)]
        used = set(_find_references(SCHEMA))
        assert used == {f"#/$defs/{name}" for name in SCHEMA["$defs"]}


def _find_references(schema: Any) -> Iterator[str]:
    for place in pointers_in(schema):
        if place.endswith("/$ref"):
            yield value_at(schema, place)


class TestAccepts:
    """The schema accepts the datasets that can be read."""

    @pytest.mark.parametrize(
        "data",
        [czsu.dataset.to_dict(), json.loads(czsu.dataset.to_json()), rich_dataset(), raw_dataset()],
        ids=["shipped", "shipped-json", "rich", "tiny"],
    )
    def test_sound_datasets(self, data: Raw) -> None:
        """The shipped dataset is valid, and so are a full and a tiny dataset."""
        assert is_valid(data)

    @given(sound_datasets())
    def test_whatever_is_read(self, data: Raw) -> None:
        """Any sound dataset is valid, with nulls and empty lists or without."""
        assert problems_of(data) == ()
        assert is_valid(data)

    def test_it_sees_shape_only(self) -> None:
        """Lost links and contradictory dates are valid: the schema covers the shape alone."""
        data = replace_at(rich_dataset(), "/events/1/treaties/0", "no-such-treaty")
        data = replace_at(data, "/treaties/1/ratified", "1901")
        assert is_valid(data)
        assert len(problems_of(data)) == 2


MISSHAPEN: dict[str, tuple[str, object]] = {
    "version": ("/format_version", 3),
    "version-text": ("/format_version", "2"),
    "version-true": ("/format_version", True),
    "version-missing": ("/format_version", REMOVED),
    "title-missing": ("/title", REMOVED),
    "title-null": ("/title", None),
    "coverage-missing": ("/coverage", REMOVED),
    "coverage-no-date": ("/coverage", "since 1917"),
    "unknown-table": ("/wars", []),
    "table-object": ("/events", {}),
    "table-null": ("/events", None),
    "record-list": ("/events/0", []),
    "unknown-key": ("/events/0/when", "1934"),
    "unknown-key-within": ("/treaties/1/citations/0/dates/0/from", "1934"),
    "id-missing": ("/references/0/id", REMOVED),
    "id-capital": ("/events/0/id", "Talks"),
    "id-blank": ("/events/0/id", "the talks"),
    "id-hyphens": ("/events/0/id", "-talks"),
    "id-accent": ("/events/0/id", "jednání"),
    "id-number": ("/events/0/id", 1),
    "link-number": ("/treaties/1/parties/0", 1),
    "link-no-id": ("/treaties/1/parties/0", "Prague!"),
    "text-empty": ("/events/0/title", ""),
    "text-blank-before": ("/events/0/title", " talks"),
    "text-blank-behind": ("/events/0/title", "talks "),
    "text-null": ("/events/0/summary", None),
    "text-list": ("/events/0/summary", ["talks"]),
    "date-number": ("/events/0/date", 1934),
    "date-impossible": ("/events/0/date", "1935-02-29"),
    "date-old-syntax": ("/treaties/1/in_force", "1935/open"),
    "term-unknown": ("/events/0/kind", "negotiating"),
    "term-capital": ("/events/0/kind", "Negotiation"),
    "term-of-another-list": ("/conditions/0/kind", "negotiation"),
    "term-in-a-list": ("/treaties/1/obligations/0", "help"),
    "term-missing": ("/actors/0/kind", REMOVED),
    "salience-four": ("/events/0/salience", 4),
    "salience-text": ("/events/0/salience", "1"),
    "salience-true": ("/events/0/salience", True),
    "list-null": ("/events/0/citations", None),
    "list-text": ("/treaties/1/terms", "France"),
    "list-object": ("/actors/0/names", {}),
    "list-of-null": ("/treaties/1/terms/0", None),
    "language": ("/actors/0/names/0/language", "English"),
    "language-null": ("/actors/0/names/0/language", None),
    "url": ("/references/0/url", "example.org"),
    "url-blank": ("/references/0/url", "https://example.org/a b"),
    "scheme": ("/actors/0/identifiers/0/scheme", "COW"),
    "stance": ("/treaties/1/citations/0/stance", None),
}


class TestRejects:
    """The schema and the package both reject errors of shape."""

    @pytest.mark.parametrize(("place", "value"), MISSHAPEN.values(), ids=MISSHAPEN)
    def test_errors_of_shape(self, place: str, value: object) -> None:
        """Both point to the same place, or to the object with a missing or an unknown key."""
        data = replace_at(rich_dataset(), place, value)
        (error,) = VALIDATOR.iter_errors(data)
        pointer = "".join(f"/{step}" for step in error.absolute_path)
        assert pointer in {place, place.rpartition("/")[0]}
        assert place in {problem.pointer for problem in problems_of(data)}
