"""A second dataset: Finnish–Soviet relations, 1917–1992.

It is real and sourced, as the bundled one is, but small and about other states. What the library
answers about it cannot depend on the names of the two states of the bundled dataset.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import czsu_relations as czsu

__all__ = ["FINNISH_SOVIET", "FINNISH_SOVIET_JSON"]

FINNISH_SOVIET_JSON: Final = Path(__file__).with_suffix(".json")
"""The file of the dataset."""

FINNISH_SOVIET: Final = czsu.Dataset.from_json(FINNISH_SOVIET_JSON.read_text("utf-8"))
