"""The types of records, whose methods get here what they need of higher layers.

Whoever has a record has this module, too: the package takes the types from here, and a selection
imports it. A function is imported when it is called, because reading needs cattrs, which is slow to
import.
"""

from typing import Any

from czsu_relations._model.lone_record import ProvidedForms, RecordBase
from czsu_relations._model.records import (
    Actor,
    AttestedRecord,
    Condition,
    Event,
    Period,
    Record,
    Treaty,
)
from czsu_relations._model.reference import Reference

__all__ = [
    "Actor",
    "AttestedRecord",
    "Condition",
    "Event",
    "Period",
    "Record",
    "RecordBase",
    "Reference",
    "Treaty",
]


class _Forms:
    """The forms of a record (`RecordForms`), made by the layers for storage and display."""

    def to_dict(self, record: Any) -> dict[str, Any]:
        from czsu_relations._storage.single_record import record_to_dict

        return record_to_dict(record)

    def to_json(self, record: Any) -> str:
        from czsu_relations._storage.single_record import record_to_json

        return record_to_json(record)

    def to_text(self, record: Any) -> str:
        from czsu_relations._display.table_text import record_text

        return record_text(record)

    def to_html(self, record: Any) -> str:
        from czsu_relations._display.record_html import record_html

        return record_html(record)

    def from_dict(self, cls: type[Any], raw: object) -> Any:
        from czsu_relations._storage.single_record import record_from_dict

        return record_from_dict(cls, raw)

    def from_json(self, cls: type[Any], text: object) -> Any:
        from czsu_relations._storage.single_record import record_from_json

        return record_from_json(cls, text)


ProvidedForms.forms = _Forms()
