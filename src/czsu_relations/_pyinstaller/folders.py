"""The folder of the hook, which PyInstaller asks for at the entry point `pyinstaller40`."""

from pathlib import Path

__all__ = ["list_hook_folders"]


def list_hook_folders() -> list[str]:
    """Return the folders in which PyInstaller looks for hooks."""
    return [str(Path(__file__).with_name("hooks"))]
