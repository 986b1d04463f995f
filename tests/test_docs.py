"""The documentation: every example in it runs, and it lists everything public."""

from __future__ import annotations

import re
import shutil
from enum import Enum
from inspect import isclass, isfunction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import czsu_relations as czsu
from documented_examples import read_examples, run_examples

if TYPE_CHECKING:
    import doctest
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
LINKED_DATA = DOCS / "howto" / "linked-data.md"
"""The page that has rdflib read the whole dataset."""
DATA = Path(czsu.__file__).parent / "data"
PAGES = sorted(DOCS.rglob("*.md")) if DOCS.is_dir() else []
NAMES: dict[str, tuple[str, ...]] = vars(czsu)["_NAMES"]

FENCE = re.compile(r"^```(?P<language>\w*|\{[\w:-]+\}.*)$")
"""The line that begins or ends a block of code."""


def pycon_lines(text: str) -> str:
    """Return the text of a page with empty lines in place of all that is not in a `pycon` block.

    Lines keep their numbers, so that a failure names the line of the page.
    """
    lines: list[str] = []
    language: str | None = None
    for line in text.splitlines():
        fence = FENCE.match(line.strip())
        if fence is None and language == "pycon":
            lines.append(line)
            continue
        lines.append("")
        if fence is None:
            continue
        if language is None:
            language = fence["language"]
        else:
            language = None
    return "\n".join(lines) + "\n"


def name_of(page: Path) -> str:
    """Return the path of a page in the repository."""
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    "page",
    [
        *(page for page in PAGES if page != LINKED_DATA),
        pytest.param(LINKED_DATA, marks=pytest.mark.slow),
        ROOT / "CONTRIBUTING.md",
    ],
    ids=name_of,
)
def test_examples_of_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page is one session; it runs beside a copy of the data, which it may change."""
    shutil.copytree(DATA, tmp_path / "src/czsu_relations/data")
    monkeypatch.chdir(tmp_path)
    text = page.read_text("utf-8")
    run_examples([read_examples(pycon_lines(text), name_of(page))])


def problems_of_blocks(text: str) -> Iterator[str]:
    """Yield what is wrong with the blocks of code of a page."""
    prompts = re.compile(r"^\s*>>> ", re.MULTILINE)
    count, count_run = len(prompts.findall(text)), len(prompts.findall(pycon_lines(text)))
    if count != count_run:
        yield f"has {count} examples, of which {count_run} are in pycon blocks"
    if "```python" in text:
        yield "has a python block, which is not run; write pycon"
    if text.count("```") % 2:
        yield "has a block without an end"


def test_every_example_of_pages_runs() -> None:
    """All examples are in `pycon` blocks, which are run."""
    problems: list[str] = []
    for page in (*PAGES, ROOT / "CONTRIBUTING.md"):
        text = page.read_text("utf-8")
        problems += [f"{name_of(page)}: {problem}" for problem in problems_of_blocks(text)]
    assert not problems, "\n".join(problems)


def test_pages_with_examples_are_not_lost() -> None:
    """The pages are found, and most of them have examples."""
    assert len([page for page in PAGES if ">>> " in page.read_text("utf-8")]) >= 10


def public_objects() -> Iterator[tuple[str, object]]:
    """Yield every public object that may have examples, with its public name.

    doctest's own search would not find them: it skips what a module imports, and their
    `__module__` is the package.
    """
    yield "czsu_relations", czsu
    for name in czsu.export.__all__:
        yield f"export.{name}", getattr(czsu.export, name)
    for name in czsu.__all__:
        public_object: object = getattr(czsu, name)
        if not isclass(public_object):
            continue
        yield name, public_object
        members: dict[str, object] = dict(vars(public_object))
        for member, value in members.items():
            if isinstance(value, property | classmethod | staticmethod) or isfunction(value):
                yield f"{name}.{member}", value


def find_examples() -> dict[str, doctest.DocTest]:
    """Return the examples in public docstrings, by the names of the objects."""
    found: dict[str, doctest.DocTest] = {}
    for name, public_object in public_objects():
        text = public_object.__doc__
        if isinstance(text, str) and ">>> " in text:
            found[name] = read_examples(text, name)
    return found


EXAMPLES = find_examples()


@pytest.mark.parametrize("owner", sorted({name.partition(".")[0] for name in EXAMPLES}))
def test_examples_of_docstrings(owner: str) -> None:
    """The examples of a class and its members, or of a module, give the output that they show."""
    run_examples(EXAMPLES[name] for name in EXAMPLES if name.partition(".")[0] == owner)


def test_docstrings_with_examples_are_not_lost() -> None:
    """The search for examples finds them."""
    assert len(EXAMPLES) >= 24
    assert sum(len(test.examples) for test in EXAMPLES.values()) >= 70
    assert {"czsu_relations", "TimeSpan", "TimeSpan.of", "Problem", "Term"} <= EXAMPLES.keys()
    assert {f"export.{name}" for name in czsu.export.__all__} <= EXAMPLES.keys()


def test_everything_public_has_a_docstring() -> None:
    """Every public class, function, method and property has one."""
    for name, public_object in public_objects():
        is_private = name.rpartition(".")[2].startswith("_")
        assert is_private or (public_object.__doc__ or "").strip(), name


def test_reference_lists_every_module() -> None:
    """The API reference has every module with public names, and so every public name."""
    text = "\n".join(page.read_text("utf-8") for page in (DOCS / "api").glob("*.md"))
    directives = re.findall(r"^```\{public\} (.+)$", text, re.MULTILINE)
    assert set(" ".join(directives).split()) == set(NAMES)
    exports = re.findall(r"^\.\. autofunction:: czsu_relations\.export\.(\w+)$", text, re.MULTILINE)
    assert sorted(exports) == czsu.export.__all__
    public_names: list[str] = []
    for names in NAMES.values():
        public_names += names
    assert sorted(public_names) == sorted(czsu.__all__)


def test_codebook_lists_every_vocabulary() -> None:
    """The codebook has a table of every vocabulary, once."""
    text = (DOCS / "codebook.md").read_text("utf-8")
    vocabularies: set[str] = set()
    for module, names in NAMES.items():
        if module.startswith("_model.vocabulary."):
            for name in names:
                cls = getattr(czsu, name)
                # `Term`, which has no members, is what the vocabularies have in common.
                if isinstance(cls, type) and issubclass(cls, Enum) and len(cls):
                    vocabularies.add(name)
    listed = re.findall(r"^```\{codebook\} (\w+)$", text, re.MULTILINE)
    assert sorted(listed) == sorted(vocabularies)
