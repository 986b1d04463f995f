"""Answers that may be left open."""

from __future__ import annotations

import pytest

from czsu_relations._model.three_valued import Answer, any_of


@pytest.mark.parametrize(
    ("answers", "answer"),
    [
        ([], False),
        ([False], False),
        ([None], None),
        ([True], True),
        ([False, False], False),
        ([False, None], None),
        ([None, False], None),
        ([True, None], True),
        ([None, True], True),
        ([False, True], True),
        ([None, False, True], True),
    ],
)
def test_any_of(answers: list[Answer], answer: Answer) -> None:
    """One True suffices; without one, a None leaves it open; of nothing, nothing is true."""
    assert any_of(answers) is answer
    assert any_of(iter(answers)) is answer
