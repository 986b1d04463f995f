"""What one record does by itself: it becomes plain data, JSON, text and HTML, and is read back.

Reading, writing and drawing belong to higher layers, from which this one imports nothing. It states
what it needs of them in a protocol; `_query.records` has the functions and gives them to the class.
"""

from typing import Any, ClassVar, Protocol, Self

import attrs

from czsu_relations._model.parts import CheckedFields
from czsu_relations._public import publish

__all__ = ["ProvidedForms", "RecordBase", "RecordForms"]


class RecordForms(Protocol):
    """The forms of a single record, and the way back from them."""

    def to_dict(self, record: Any) -> dict[str, Any]:
        """Return a record as new plain data."""
        ...

    def to_json(self, record: Any) -> str:
        """Return a record as canonical JSON."""
        ...

    def to_text(self, record: Any) -> str:
        """Return the title and the date of a record on one line."""
        ...

    def to_html(self, record: Any) -> str:
        """Return the card of a record, with ids in place of other records."""
        ...

    def from_dict(self, cls: type[Any], raw: object) -> Any:
        """Return the record of a type that plain data describe, after every check."""
        ...

    def from_json(self, cls: type[Any], text: object) -> Any:
        """Return the record of a type that a JSON text describes, after every check."""
        ...


class ProvidedForms:
    """Where the methods of records find what they need of higher layers."""

    forms: ClassVar[RecordForms]
    """Given by `_query.records`, without which nobody gets a record or its class."""


class RecordBase(CheckedFields):
    """The base class of all record types: what one record does by itself.

    Use it for a type variable, `TypeVar("R", bound=RecordBase)`, in a function for records of any
    type; `Record` is the union of the types.

    >>> import czsu_relations as czsu
    >>> isinstance(czsu.events[0], czsu.RecordBase)
    True
    """

    __slots__ = ()

    id: str
    """A readable id, unique in the dataset."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for base in cls.__bases__:
            if attrs.has(base):
                raise TypeError(
                    f"{base.__name__} is final: it cannot be subclassed, because a dataset holds"
                    " records of its own types alone; keep your data beside a record, by its id"
                )

    @classmethod
    def from_dict(cls, raw: object) -> Self:
        """Return the record in plain dicts and lists, as `to_dict` returns them.

        The record is checked by itself, by every rule of a dataset that needs no other record: it
        has a citation, for example, but its links may lead anywhere.

        >>> import czsu_relations as czsu
        >>> event = czsu.events["munich-agreement-1938"]
        >>> czsu.Event.from_dict(event.to_dict()) == event
        True

        Args:
            raw: a dict with the keys of a record of this type in the JSON of a dataset.

        Raises:
            DatasetError: `raw` is not such a record; the error lists every problem, with pointers
                into `raw`.
        """
        record: Self = ProvidedForms.forms.from_dict(cls, raw)
        return record

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Return the record in a JSON text, as `to_json` returns it, checked as in `from_dict`.

        >>> import czsu_relations as czsu
        >>> czsu.Period.from_json('{"id": "War", "title": "War", "span": "1939/1945"}')
        Traceback (most recent call last):
            ...
        czsu_relations.DatasetError: 2 problems in the record:
          /id: 'War' is not an id: lower-case ASCII words joined by hyphens
          /summary: is missing

        Args:
            text: JSON; bytes must be UTF-8.

        Raises:
            DatasetError: `text` is not such a record; the error lists every problem.
            QueryTypeError: `text` is neither a string nor bytes.
        """
        record: Self = ProvidedForms.forms.from_json(cls, text)
        return record

    def to_dict(self) -> dict[str, Any]:
        """Return the record as new plain dicts, lists, texts and numbers.

        It is the same object as in the JSON of a dataset: dates are EDTF, and fields at their
        default are left out.

        >>> import czsu_relations as czsu
        >>> czsu.events["munich-agreement-1938"].to_dict()["date"]
        '1938-09-29/1938-09-30'
        """
        return ProvidedForms.forms.to_dict(self)

    def to_json(self) -> str:
        """Return the record as JSON in the canonical form: the same text for the same record.

        >>> import czsu_relations as czsu
        >>> czsu.events["munich-agreement-1938"].to_json().splitlines()[1]
        '  "id": "munich-agreement-1938",'
        """
        return ProvidedForms.forms.to_json(self)

    def __str__(self) -> str:
        return ProvidedForms.forms.to_text(self)

    def _repr_html_(self) -> str:
        return ProvidedForms.forms.to_html(self)


publish(globals())
