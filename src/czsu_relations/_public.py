"""Where public objects say they live."""

from collections.abc import Mapping
from typing import cast

__all__: list[str] = []


def publish(module: Mapping[str, object]) -> None:
    """Let the public classes of a room name the package as their home.

    Reprs, pickles and tracebacks then show the name that users import.
    """
    for name in cast("list[str]", module["__all__"]):
        if isinstance(thing := module[name], type):
            thing.__module__ = "czsu_relations"
