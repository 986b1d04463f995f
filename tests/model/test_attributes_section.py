"""The texts about fields are those of the section "Attributes" of a docstring."""

from __future__ import annotations

from czsu_relations._model.attributes_section import attribute_docs


class Described:
    """A class.

    Attributes:
        first: the text of a field,
            which goes on.
        second: another text.

    Text after the section.
    """


class Plain:
    """A class whose docstring has no such section."""


def test_attribute_docs() -> None:
    """A text begins with a capital and is of one line; without a section, there are none."""
    assert attribute_docs(Described) == {
        "first": "The text of a field, which goes on.",
        "second": "Another text.",
    }
    assert attribute_docs(Plain) == {}
