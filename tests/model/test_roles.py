"""The part that each role plays, on which the event counts of the panel rest."""

from __future__ import annotations

import pytest

import czsu_relations as czsu
from panel_oracle import PARTS


def test_the_table_has_every_role() -> None:
    """The design gives a part to each of the 23 roles."""
    assert {role.value for role in czsu.Role} == set(PARTS)
    assert len(PARTS) == 23
    assert {part.value for part in czsu.RolePart} == set(PARTS.values())


@pytest.mark.parametrize(("role", "part"), PARTS.items())
def test_part_of_a_role(role: str, part: str) -> None:
    """The part is that of the table in the design, and is a term of its own vocabulary."""
    assert czsu.Role(role).part is czsu.RolePart(part)
