"""What exporters share: packages that only some of them need, and what they are given."""

from importlib import import_module
from typing import Any

from czsu_relations.errors import MissingExtraError

__all__ = ["load"]


def load(package: str, extra: str) -> Any:  # noqa: ANN401 - a module
    """Import a package that is no dependency, or name the extra that brings it."""
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:  # it is there, and something that it needs is not
            raise
        raise MissingExtraError(package, extra) from error
