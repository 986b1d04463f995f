"""Between a dataset and the world: plain data, JSON and loose records, checked whole."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from czsu_relations._codec import FORMAT_VERSION, Reading, decode, encode
from czsu_relations._forms import described, fields_of
from czsu_relations._integrity import problems_in
from czsu_relations._json import dump, parse, pointer
from czsu_relations._order import ordered
from czsu_relations._records import ROOMS, Header, Rooms
from czsu_relations.errors import DatasetError, Problem, QueryTypeError

__all__ = ["from_plain", "from_records", "from_text", "to_plain", "to_text"]


def from_plain(raw: object) -> tuple[Header, Rooms]:
    """Read plain dicts and lists, or say everything that is wrong with them."""
    return _checked(decode(raw))


def from_text(text: object) -> tuple[Header, Rooms]:
    """Read JSON, or say everything that is wrong with it."""
    if not isinstance(text, str | bytes):
        raise QueryTypeError(f"from_json takes a text or bytes, not {described(text)}")
    raw, problems = parse(text)
    if problems:
        raise DatasetError(problems)
    return from_plain(raw)


def from_records(header: Header, rooms: Mapping[str, object]) -> tuple[Header, Rooms]:
    """Take records that somebody built, or say everything that is wrong with them."""
    reading = Reading.empty(header)
    for name, records in rooms.items():
        if not isinstance(records, Iterable):
            raise QueryTypeError(f"{name} are given as records, not {described(records)}")
        for index, record in enumerate(cast("Iterable[object]", records)):
            if type(record) is ROOMS[name]:
                reading.rooms[name][index] = record
            else:
                said = f"wants a record of type {ROOMS[name].__name__}, not {described(record)}"
                reading.problems.append(Problem(pointer("", name, index), said))
                reading.broken[name].add(None)
    return _checked(reading)


def _checked(reading: Reading) -> tuple[Header, Rooms]:
    problems = [*reading.problems, *problems_in(reading)]
    if problems or reading.header is None:
        raise DatasetError(sorted(problems, key=_standing))
    rooms: dict[str, Any] = {name: tuple(room.values()) for name, room in reading.rooms.items()}
    return reading.header, ordered(Rooms(**rooms))


def _standing(problem: Problem) -> tuple[int, int, int]:
    """Return where in the JSON a problem stands: room, record and field; what is unknown, last."""
    _, key, index, field, *_ = (*problem.pointer.split("/"), "", "", "")
    top = ["", "format_version", *_fields(Header), *ROOMS]
    fields = _fields(ROOMS[key]) if key in ROOMS else []
    return (
        top.index(key) if key in top else len(top),
        int(index) if index.isdecimal() else -1,
        fields.index(field) if field in fields else len(fields),
    )


def _fields(cls: type) -> list[str]:
    return [field.name for field in fields_of(cls)]


def to_plain(header: Header, rooms: Rooms) -> dict[str, Any]:
    """Return new plain dicts, lists, texts and numbers, keys in their canonical order."""
    plain = {name: [encode(one) for one in getattr(rooms, name)] for name in ROOMS}
    return {"format_version": FORMAT_VERSION, **encode(header), **plain}


def to_text(header: Header, rooms: Rooms) -> str:
    """Return canonical JSON."""
    return dump(to_plain(header, rooms))
