"""Packages that only an extra of czsu-relations installs, imported at first use."""

from importlib import import_module
from typing import Any

from czsu_relations.errors import MissingExtraError

__all__ = ["LazyPackage", "import_extra"]


def import_extra(package: str, extra: str) -> Any:
    """Import an optional package.

    Raises:
        MissingExtraError: it is not installed; the error names the extra that installs it.
    """
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:  # the package is installed, and something that it needs is not
            raise
        raise MissingExtraError(package, extra) from error


class LazyPackage:
    """An optional package under the name it is known by, imported when it is first used."""

    def __init__(self, package: str, extra: str) -> None:
        self._package = package
        self._extra = extra

    def __getattr__(self, name: str) -> Any:
        return getattr(import_extra(self._package, self._extra), name)
