"""Optional packages, which extras of czsu-relations install, imported at first use."""

from importlib import import_module
from typing import Any

from czsu_relations.errors import MissingExtraError

__all__ = ["LazyPackage", "import_extra"]


def import_extra(package: str, extra: str) -> Any:
    """Return an optional package, imported.

    Args:
        package: the name of the package.
        extra: the extra of czsu-relations that installs it.

    Raises:
        MissingExtraError: the package is not installed.
    """
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        # The package is installed, but one that it needs is not: the extra would not help.
        if error.name != package:
            raise
        raise MissingExtraError(package, extra) from error


class LazyPackage:
    """An optional package that is imported when its first attribute is read.

    Args:
        package: the name of the package.
        extra: the extra of czsu-relations that installs it.
    """

    def __init__(self, package: str, extra: str) -> None:
        self._package = package
        self._extra = extra

    def __getattr__(self, name: str) -> Any:
        return getattr(import_extra(self._package, self._extra), name)
