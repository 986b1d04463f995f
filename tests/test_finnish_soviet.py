"""The dataset on Finland and the Soviet Union is valid, and is written as the library writes it."""

from __future__ import annotations

from finnish_soviet import FINNISH_SOVIET, FINNISH_SOVIET_JSON


def test_the_file_is_the_canonical_json_of_a_valid_dataset() -> None:
    """Reading the file checks the dataset as a whole; writing it gives the same text."""
    assert FINNISH_SOVIET.dyad == ("finland", "soviet-union")
    assert FINNISH_SOVIET.to_json() == FINNISH_SOVIET_JSON.read_text("utf-8")
