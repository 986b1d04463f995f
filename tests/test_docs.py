"""The documentation is true: every example in it runs, and nothing public is left out of it."""

from __future__ import annotations

import doctest
import re
import shutil
from enum import Enum
from inspect import isclass, isfunction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import czsu_relations as czsu

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
DATA = Path(czsu.__file__).parent / "data"
PAGES = sorted(DOCS.rglob("*.md")) if DOCS.is_dir() else []
NAMES: dict[str, tuple[str, ...]] = vars(czsu)["_NAMES"]

FENCE = re.compile(r"^```(\w*|\{[\w:-]+\}.*)$")


def session(text: str) -> str:
    """Return the text with everything blanked out that is not in a `pycon` block.

    Lines keep their numbers, so that a failure names the line of the page.
    """
    kept: list[str] = []
    language = None
    for line in text.splitlines():
        if fence := FENCE.match(line.strip()):
            language = fence[1] if language is None else None
            kept.append("")
        else:
            kept.append(line if language == "pycon" else "")
    return "\n".join(kept) + "\n"


def run(test: doctest.DocTest) -> None:
    """Run one session; fail with what doctest says."""
    said: list[str] = []
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(test, out=said.append)
    if runner.failures:
        pytest.fail("".join(said), pytrace=False)


def name_of(page: Path) -> str:
    """Return the page's path as people name it."""
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=name_of)
def test_examples_of_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page is one session; it runs where a copy of the data stands, which it may change."""
    shutil.copytree(DATA, tmp_path / "src/czsu_relations/data")
    monkeypatch.chdir(tmp_path)
    text = page.read_text("utf-8")
    run(doctest.DocTestParser().get_doctest(session(text), {}, name_of(page), str(page), 0))


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=name_of)
def test_every_example_of_page_runs(page: Path) -> None:
    """Python stands in `pycon` blocks only: nothing looks like an example and is not run."""
    text = page.read_text("utf-8")
    prompts = re.compile(r"^\s*>>> ", re.MULTILINE)
    assert len(prompts.findall(text)) == len(prompts.findall(session(text)))
    assert "```python" not in text
    assert text.count("```") % 2 == 0


def test_pages_with_examples_are_not_lost() -> None:
    """The pages are found, and most of them have examples."""
    assert len([page for page in PAGES if ">>> " in page.read_text("utf-8")]) >= 10


def docstrings() -> Iterator[tuple[str, object]]:
    """Yield every public object that may have examples, by the name that users know it by.

    They are reached through the face: since they say that they live in the package, doctest's
    own search of the modules would pass over them.
    """
    yield "czsu_relations", czsu
    for name in czsu.export.__all__:
        yield f"export.{name}", getattr(czsu.export, name)
    for name in czsu.__all__:
        thing: object = getattr(czsu, name)
        if not isclass(thing):
            continue
        yield name, thing
        members: dict[str, object] = dict(vars(thing))
        for member, value in members.items():
            if isinstance(value, property | classmethod | staticmethod) or isfunction(value):
                yield f"{name}.{member}", value


def examples() -> dict[str, doctest.DocTest]:
    """Return the sessions in public docstrings."""
    parser = doctest.DocTestParser()
    found: dict[str, doctest.DocTest] = {}
    for name, thing in docstrings():
        text = thing.__doc__
        if isinstance(text, str) and ">>> " in text:
            found[name] = parser.get_doctest(text, {}, name, None, None)
    return found


EXAMPLES = examples()


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_of_docstring(name: str) -> None:
    """What a docstring shows is what happens."""
    run(EXAMPLES[name])


def test_docstrings_with_examples_are_not_lost() -> None:
    """The search for examples finds them."""
    assert len(EXAMPLES) >= 24
    assert sum(len(test.examples) for test in EXAMPLES.values()) >= 70
    assert {"czsu_relations", "TimeSpan", "TimeSpan.of", "Problem", "Term"} <= EXAMPLES.keys()
    assert {f"export.{name}" for name in czsu.export.__all__} <= EXAMPLES.keys()


def test_everything_public_has_a_docstring() -> None:
    """A public class or function says what it is."""
    silent = [
        name
        for name, thing in docstrings()
        if not name.rpartition(".")[2].startswith("_") and not (thing.__doc__ or "").strip()
    ]
    assert silent == []


def test_reference_lists_every_module() -> None:
    """The API reference documents every module with public names, and so everything public."""
    text = "\n".join(page.read_text("utf-8") for page in (DOCS / "api").glob("*.md"))
    directives = re.findall(r"^```\{public\} (.+)$", text, re.MULTILINE)
    assert {module for directive in directives for module in directive.split()} == set(NAMES)
    exports = re.findall(r"^\.\. autofunction:: czsu_relations\.export\.(\w+)$", text, re.MULTILINE)
    assert sorted(exports) == czsu.export.__all__
    assert sorted(name for names in NAMES.values() for name in names) == sorted(czsu.__all__)


def test_codebook_lists_every_vocabulary() -> None:
    """The codebook has a table of every vocabulary, once."""
    text = (DOCS / "codebook.md").read_text("utf-8")
    vocabularies = {
        name
        for module, names in NAMES.items()
        if module.startswith("_model.vocabulary.")
        for name in names
        if issubclass(cls := getattr(czsu, name), Enum) and len(cls)
    }
    listed = re.findall(r"^```\{codebook\} (\w+)$", text, re.MULTILINE)
    assert sorted(listed) == sorted(vocabularies)
