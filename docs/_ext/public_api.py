# ruff: noqa: INP001 - Sphinx finds it by its path
"""The API reference: everything public, module by module, so that nothing can be forgotten.

``{public} _model.records`` documents every public name of one module or of several. Public objects
say that they live in the package and not in their module; what Sphinx reads from the source of a
module (the strings under attributes, their order) is therefore gathered from all modules here.
"""

import re
from importlib import import_module
from types import UnionType
from typing import Any, ClassVar, Generic, get_origin, get_type_hints

import attrs
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.pycode import ModuleAnalyzer
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

import czsu_relations as czsu

NAMES: dict[str, tuple[str, ...]] = vars(czsu)["_NAMES"]
"""The public names of each module."""

ANNOTATIONS = {
    name: value
    for module in NAMES
    for name, value in vars(import_module(f"czsu_relations.{module}")).items()
}
"""What the annotations of records and of their parts speak of."""

CLASSES_WITH_FIELDS = ("_model.parts", "_model.records", "_model.reference", "_model.collection")

SHOWN_ONCE = ("noun", "table")
"""Attributes of every selection that are described with `Selection` alone."""


def _flag(_: str | None) -> bool:
    return True


class Public(SphinxDirective):
    """Document the public names of one or more modules; options go to autodoc as they are."""

    required_arguments = 1
    optional_arguments = 9
    option_spec: ClassVar = {
        "bases": _flag,
        "undoc": _flag,
        "only": str.split,
        "without": str.split,
    }

    def run(self) -> list[nodes.Node]:
        """Return what autodoc writes for each name."""
        names = [name for module in self.arguments for name in NAMES[module]]
        if "only" in self.options:
            names = [name for name in names if name in self.options["only"]]
        names = [name for name in names if name not in self.options.get("without", ())]
        entries = "\n".join(self._entry(name) for name in names)
        return self.parse_text_to_nodes(f"```{{eval-rst}}\n{entries}\n```")

    def _entry(self, name: str) -> str:
        value = getattr(czsu, name)
        if isinstance(value, type):
            lines = [f".. autoclass:: czsu_relations.{name}", "   :members:"]
            if issubclass(value, czsu.Selection) and value is not czsu.Selection:
                lines.append(f"   :exclude-members: {', '.join(SHOWN_ONCE)}")
            if "bases" in self.options:
                lines.append("   :show-inheritance:")
            if "undoc" in self.options:
                lines.append("   :undoc-members:")
        elif isinstance(value, UnionType):
            members = " | ".join(one.__name__ for one in value.__args__)
            told = ModuleAnalyzer.for_module("czsu_relations").find_attr_docs().get(("", name), [])
            lines = [f".. py:data:: czsu_relations.{name}", "", f"   ``{members}``", ""]
            lines += [f"   {line}" for line in told]
        elif callable(value):
            lines = [f".. autofunction:: czsu_relations.{name}"]
        else:
            kind = type(value).__name__
            told = (
                "The bundled dataset."
                if name == "dataset"
                else f"The {name} of the bundled dataset."
            )
            lines = [f".. py:data:: czsu_relations.{name}", f"   :type: {kind}", "", f"   {told}"]
        return "\n".join([*lines, ""])


def gather_sources() -> None:
    """Let Sphinx find under the package what the source of its modules says."""
    package = ModuleAnalyzer.for_module("czsu_relations")
    package.analyze()
    # What public classes inherit from private ones is read there.
    inherited_from = ["_query.collection_view"]
    for module in [*NAMES, *inherited_from]:
        source = ModuleAnalyzer.for_module(f"czsu_relations.{module}")
        source.analyze()
        for part in ("annotations", "attr_docs", "overloads", "tagorder", "tags"):
            gathered: Any = getattr(package, part)
            gathered.update(getattr(source, part))


def plain_annotations() -> None:
    """Show a field as the type it has, without the notes on its form."""
    for name in [name for module in CLASSES_WITH_FIELDS for name in NAMES[module]]:
        cls = getattr(czsu, name)
        if isinstance(cls, type) and attrs.has(cls):
            hints = get_type_hints(cls, ANNOTATIONS)
            cls.__annotations__ = {key: hints[key] for key in cls.__annotations__}
            cls.__init__.__annotations__ = {
                key: hints.get(key) for key in cls.__init__.__annotations__
            }


def short_signature(
    _app: Sphinx, what: str, _name: str, obj: object, _options: object, _args: str, _returns: str
) -> tuple[str, str] | None:
    """Leave out the signatures of what users do not make themselves."""
    unmade = (czsu.Selection, czsu.Term, czsu.Salience, czsu.Card, czsu.Snapshot)
    if what == "class" and isinstance(obj, type) and issubclass(obj, unmade):
        return "", ""
    return None


_kept: dict[str, list[str]] = {}


def keep_from_napoleon(
    _app: Sphinx, what: str, name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Keep napoleon from reading a colon in an attribute's first line as the end of a type."""
    if what in {"attribute", "data", "property"}:
        _kept[name], lines[:] = lines[:], []


def give_back(
    _app: Sphinx, _what: str, name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Put back what was kept from napoleon."""
    lines[:] = _kept.pop(name, lines)


def link(
    _app: Sphinx, _what: str, _name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Turn links in Markdown, as docstrings have them, into those of reStructuredText."""
    text = re.sub(r"\[([^]]+)\]\((https?://[^)]+)\)", r"`\1 <\2>`__", "\n".join(lines))
    lines[:] = text.split("\n")


def plain_bases(_app: Sphinx, _name: str, _obj: object, _options: object, bases: list[Any]) -> None:
    """Show what a selection is, without its type variables."""
    bases[:] = [
        get_origin(base) if base.__module__ != "czsu_relations" and get_origin(base) else base
        for base in bases
        if get_origin(base) is not Generic
    ]


def nothing_is_missing(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of a public name without an entry."""
    documented = env.get_domain("py").objects
    for name in czsu.__all__:
        if f"czsu_relations.{name}" not in documented:
            logging.getLogger(__name__).warning("czsu_relations.%s has no entry in api/", name)


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directive known, and prepare the ground for autodoc."""
    gather_sources()
    plain_annotations()
    app.add_directive("public", Public)
    app.connect("autodoc-process-signature", short_signature)
    app.connect("autodoc-process-docstring", keep_from_napoleon, priority=400)
    app.connect("autodoc-process-docstring", give_back, priority=600)
    app.connect("autodoc-process-docstring", link)
    app.connect("autodoc-process-bases", plain_bases)
    app.connect("env-check-consistency", nothing_is_missing)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
