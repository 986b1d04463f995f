"""What PyInstaller cannot see in `import czsu_relations`.

Modules are imported by their names in text when they are first used, the data are JSON files, and
`__version__` comes from the metadata.
"""

from importlib import import_module
from typing import Any

# PyInstaller is no dependency: type checkers would miss it in an import statement.
_hooks: Any = import_module("PyInstaller.utils.hooks")

hiddenimports: list[str] = _hooks.collect_submodules("czsu_relations")
datas: list[tuple[str, str]] = [
    *_hooks.collect_data_files("czsu_relations"),
    *_hooks.copy_metadata("czsu-relations"),
]
