"""The public name of the package, set on the classes that it exports."""

from collections.abc import Mapping
from typing import cast

__all__: list[str] = []


def publish(module: Mapping[str, object]) -> None:
    """Set `__module__` of a module's public classes to the package.

    Reprs, pickles and tracebacks then show the name that users import, and a pickle still opens
    after a class has moved to another module.

    Args:
        module: the globals of the module, which has an `__all__`.
    """
    for name in cast("list[str]", module["__all__"]):
        value = module[name]
        if isinstance(value, type):
            value.__module__ = "czsu_relations"
