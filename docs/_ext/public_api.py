"""The API reference: every public name, module by module, so that none can be forgotten.

``{public} _query.records`` documents every public name of one or more modules.

Public objects give the package as their module, not the private module that defines them. Sphinx
reads some facts from the source of a module: the strings under attributes, and the order of the
members. `gather_sources` therefore collects these facts from all modules for the package.

The fields of a record are described in the section "Attributes" of its docstring, which `help`
shows. Here each field has an entry of its own with its type, and the section is left out.
"""

import re
from collections.abc import Callable
from datetime import date
from importlib import import_module
from types import UnionType
from typing import Any, ClassVar, Generic, SupportsIndex, get_origin, get_type_hints

import attrs
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.pycode import ModuleAnalyzer
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

import czsu_relations as czsu
from czsu_relations._model.attributes_section import attribute_docs, find_section

NAMES: dict[str, tuple[str, ...]] = vars(czsu)["_NAMES"]
"""The public names of each module."""

PRIVATE_BASES = ("_model.lone_record", "_query.collection_view", "_query.record_view")
"""Modules with private classes from which public classes inherit."""

ANNOTATIONS = {
    name: value
    for module in NAMES
    for name, value in vars(import_module(f"czsu_relations.{module}")).items()
}
"""The objects that the annotations of records and their parts may name."""

MODULES_WITH_FIELDS = (
    "_model.parts",
    "_query.records",
    "_model.collection",
    "_model.dyad_year",
)

DOCUMENTED_ONCE = ("noun", "table")
"""Attributes of every selection that only the entry of `Selection` describes."""


def _flag(_: str | None) -> bool:
    """Return the value of an option that takes no argument."""
    return True


class Public(SphinxDirective):
    """Document the public names of one or more modules.

    Options: `bases` shows base classes, `undoc` also lists members without a docstring, `only` and
    `without` choose names.
    """

    required_arguments = 1
    optional_arguments = 9
    option_spec: ClassVar = {
        "bases": _flag,
        "undoc": _flag,
        "only": str.split,
        "without": str.split,
    }

    def run(self) -> list[nodes.Node]:
        """Return the entries that autodoc writes."""
        names = [name for module in self.arguments for name in NAMES[module]]
        if "only" in self.options:
            names = [name for name in names if name in self.options["only"]]
        names = [name for name in names if name not in self.options.get("without", ())]
        entries = "\n".join(self._entry(name) for name in names)
        return self.parse_text_to_nodes(f"```{{eval-rst}}\n{entries}\n```")

    def _entry(self, name: str) -> str:
        """Return the entry of a name in reStructuredText."""
        value = getattr(czsu, name)
        if isinstance(value, type):
            lines = self._class_lines(name, value)
        elif isinstance(value, UnionType):
            lines = union_lines(name, value)
        elif callable(value):
            lines = [f".. autofunction:: czsu_relations.{name}"]
        else:
            lines = bundled_object_lines(name, value)
        return "\n".join([*lines, ""])

    def _class_lines(self, name: str, cls: type) -> list[str]:
        lines = [f".. autoclass:: czsu_relations.{name}", "   :members:"]
        if has_private_base(cls):
            # What it inherits from a public base has an entry there.
            lines.append("   :inherited-members: object, Tabular, Sequence")
        if issubclass(cls, czsu.Selection) and cls is not czsu.Selection:
            lines.append(f"   :exclude-members: {', '.join(DOCUMENTED_ONCE)}")
        if "bases" in self.options:
            lines.append("   :show-inheritance:")
        if "undoc" in self.options:
            lines.append("   :undoc-members:")
        return lines


def has_private_base(cls: type) -> bool:
    """Whether a class is derived directly from a private class of the package."""
    bases = [base for base in cls.__bases__ if base.__module__.startswith("czsu_relations")]
    return any(base.__name__ not in czsu.__all__ for base in bases)


def union_lines(name: str, union: UnionType) -> list[str]:
    """Return the entry of a type alias, without its last line."""
    members = " | ".join(member.__name__ for member in union.__args__)
    docs = ModuleAnalyzer.for_module("czsu_relations").find_attr_docs().get(("", name), [])
    lines = [f".. py:data:: czsu_relations.{name}", "", f"   ``{members}``", ""]
    return lines + [f"   {line}" for line in docs]


def bundled_object_lines(name: str, value: object) -> list[str]:
    """Return the entry of the bundled dataset or of one of its selections."""
    description = f"The {name} of the bundled dataset."
    if name == "dataset":
        description = "The bundled dataset."
    kind = type(value).__name__
    return [f".. py:data:: czsu_relations.{name}", f"   :type: {kind}", "", f"   {description}"]


def gather_sources() -> None:
    """Give Sphinx the facts from the source of all modules under the name of the package."""
    package = ModuleAnalyzer.for_module("czsu_relations")
    package.analyze()
    for module in [*NAMES, *PRIVATE_BASES]:
        source = ModuleAnalyzer.for_module(f"czsu_relations.{module}")
        source.analyze()
        for part in ("annotations", "attr_docs", "overloads", "tagorder", "tags"):
            gathered: Any = getattr(package, part)
            gathered.update(getattr(source, part))
    for cls in classes_with_fields():
        for field, text in attribute_docs(cls).items():
            package.attr_docs[cls.__name__, field] = [text, ""]


def classes_with_fields() -> list[type]:
    """Return the public classes of attrs."""
    values = [getattr(czsu, name) for names in NAMES.values() for name in names]
    return [value for value in values if isinstance(value, type) and attrs.has(value)]


def resolve_dates() -> None:
    """Let autodoc resolve the annotations `date`, `SupportsIndex` and `Callable` in every module.

    Some modules import the name for type checkers only. Unresolved, it could as well be the field
    `date` of an event.
    """
    for module in NAMES:
        names = vars(import_module(f"czsu_relations.{module}"))
        names.setdefault("date", date)
        names.setdefault("SupportsIndex", SupportsIndex)
        names.setdefault("Callable", Callable)


def simplify_annotations() -> None:
    """Show the plain type of a field, without the notes on its format."""
    for name in [name for module in MODULES_WITH_FIELDS for name in NAMES[module]]:
        cls = getattr(czsu, name)
        if isinstance(cls, type) and attrs.has(cls):
            hints = get_type_hints(cls, ANNOTATIONS)
            cls.__annotations__ = {key: hints[key] for key in cls.__annotations__}


def hide_signature(
    _app: Sphinx, what: str, _name: str, obj: object, _options: object, _args: str, _returns: str
) -> tuple[str, str] | None:
    """Leave out the signature of a class that users do not instantiate."""
    not_instantiated = (czsu.Selection, czsu.Term, czsu.Salience, czsu.Card, czsu.Snapshot)
    if what == "class" and isinstance(obj, type) and issubclass(obj, not_instantiated):
        return "", ""
    return None


def hide_attributes_section(
    _app: Sphinx, _what: str, _name: str, obj: object, _options: object, lines: list[str]
) -> None:
    """Leave out the section of a docstring whose fields have entries of their own."""
    if isinstance(obj, type) and attrs.has(obj):
        start, end = find_section(lines)
        del lines[start:end]


_hidden_docstrings: dict[str, list[str]] = {}


def hide_from_napoleon(
    _app: Sphinx, what: str, name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Hide the docstring of an attribute: napoleon would take what precedes a colon for a type."""
    if what in {"attribute", "data", "property"}:
        _hidden_docstrings[name] = list(lines)
        lines.clear()


def restore_after_napoleon(
    _app: Sphinx, _what: str, name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Restore a docstring that was hidden from napoleon."""
    lines[:] = _hidden_docstrings.pop(name, lines)


def convert_links(
    _app: Sphinx, _what: str, _name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Convert the Markdown links of docstrings to reStructuredText."""
    text = re.sub(r"\[([^]]+)\]\((https?://[^)]+)\)", r"`\1 <\2>`__", "\n".join(lines))
    lines[:] = text.split("\n")


def simplify_bases(
    _app: Sphinx, _name: str, _obj: object, _options: object, bases: list[Any]
) -> None:
    """Show the base classes of a selection without type variables."""
    simplified: list[Any] = []
    # A private base class is left out; its own public bases stand in its place.
    shown: list[Any] = []
    for base in bases:
        origin = get_origin(base)
        if origin and origin.__module__ == "czsu_relations" and origin.__name__ not in czsu.__all__:
            shown += origin.__orig_bases__
        else:
            shown.append(base)
    for base in shown:
        origin = get_origin(base)
        if origin is Generic:
            continue
        if origin and base.__module__ != "czsu_relations":
            simplified.append(origin)
        else:
            simplified.append(base)
    bases[:] = simplified


def check_completeness(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of a public name without an entry."""
    documented = env.get_domain("py").objects
    for name in czsu.__all__:
        if f"czsu_relations.{name}" not in documented:
            logging.getLogger(__name__).warning("czsu_relations.%s has no entry in api/", name)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive, and prepare the package for autodoc."""
    gather_sources()
    resolve_dates()
    simplify_annotations()
    app.add_directive("public", Public)
    app.connect("autodoc-process-signature", hide_signature)
    # napoleon runs at the default priority, 500.
    app.connect("autodoc-process-docstring", hide_attributes_section, priority=400)
    app.connect("autodoc-process-docstring", hide_from_napoleon, priority=400)
    app.connect("autodoc-process-docstring", restore_after_napoleon, priority=600)
    app.connect("autodoc-process-docstring", convert_links)
    app.connect("autodoc-process-bases", simplify_bases)
    app.connect("env-check-consistency", check_completeness)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
