"""The bundled data are loaded once, in any thread, and pickles of selections are small."""

from __future__ import annotations

import copy
import io
import json
import os
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

import czsu_relations as czsu
from example_datasets import EXAMPLE

TABLES = ("periods", "events", "conditions", "treaties", "actors", "references")
PACKAGE = Path(czsu.__file__).parent
BUNDLED = (*TABLES, "dataset", "on")


def fresh_python(program: str, *arguments: str, given: bytes = b"", path: str = "") -> bytes:
    """Return what a program writes in a new interpreter, with `path` first on its `sys.path`."""
    first = [path] if path else []
    paths = os.pathsep.join([*first, str(PACKAGE.parent), *filter(None, [os.getenv("PYTHONPATH")])])
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-W", "error", "-c", program, *arguments],
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout


def unpickle(pickled: bytes) -> Any:
    """Return the object in a pickle."""
    return pickle.loads(pickled)  # noqa: S301 - our own pickle


class TestOnce:
    """The bundled data are loaded once, and every access gives the same objects."""

    @pytest.mark.parametrize("name", BUNDLED)
    def test_same_objects(self, name: str) -> None:
        """The package, its dataset and a second access all give the same object."""
        first = getattr(czsu, name)
        assert getattr(czsu, name) is first
        if name in TABLES:
            assert getattr(czsu.dataset, name) is first

    def test_eight_threads(self) -> None:
        """Eight threads that use different names at the same time get parts of one dataset."""
        program = """
import sys, threading
import czsu_relations as czsu
assert "czsu_relations._query.bundled" not in sys.modules
names = ["events", "dataset", "on", "actors", "Dataset", "treaties", "TimeSpan", "references"]
barrier = threading.Barrier(len(names))
seen = {}
def use_name(name):
    barrier.wait()
    first = getattr(czsu, name)
    seen[name] = first, czsu.dataset, czsu.events, czsu.events[0], czsu.Dataset
sys.setswitchinterval(1e-6)
threads = [threading.Thread(target=use_name, args=(name,)) for name in names]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert list(sorted(seen)) == sorted(names), seen.keys()
for kinds in zip(*(rest for _, *rest in seen.values())):
    assert len(set(map(id, kinds))) == 1, kinds
assert all(getattr(czsu, name) == first for name, (first, *_) in seen.items())
assert seen["events"][0] is czsu.dataset.events and seen["actors"][0] is czsu.dataset.actors
print(len(seen))
"""
        for _ in range(3):
            assert fresh_python(program).strip() == b"8"

    def test_from_a_zip(self, tmp_path: Path) -> None:
        """A package in a zip gives the same data."""
        archive = tmp_path / "packages.zip"
        with zipfile.ZipFile(archive, "w") as packed:
            for file in PACKAGE.rglob("*"):
                if file.is_file() and "__pycache__" not in file.parts:
                    packed.write(file, file.relative_to(PACKAGE.parent))
        program = """
import sys
import czsu_relations as czsu
assert ".zip" in czsu.__file__, czsu.__file__
assert ".zip" in sys.modules["czsu_relations._query.bundled"].__file__ if czsu.events else False
sys.stdout.buffer.write(czsu.dataset.to_json().encode())
"""
        written = fresh_python(program, path=str(archive))
        assert written.decode() == czsu.dataset.to_json()
        assert json.loads(written)["edition"] == czsu.dataset.edition


class TestPickles:
    """A selection of the bundled data pickles as its edition and ids."""

    @pytest.mark.parametrize("table", TABLES)
    @pytest.mark.parametrize("part", [slice(None), slice(1, 3), slice(0)], ids=str)
    def test_round_trip(self, table: str, part: slice) -> None:
        """It comes back equal, of the same type, and with the same records, in every protocol."""
        chosen = getattr(czsu, table)[part]
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            again = unpickle(pickle.dumps(chosen, protocol))
            assert type(again) is type(chosen), protocol
            assert again == chosen, protocol
            pairs = zip(again, chosen, strict=True)
            assert all(record is original for record, original in pairs), protocol
            assert again | chosen == chosen, protocol

    def test_of_a_reversed_slice(self) -> None:
        """It comes back equal also when a slice has reversed its order."""
        for backwards in (czsu.events[::-1], EXAMPLE.events[::-1]):
            assert unpickle(pickle.dumps(backwards)) == backwards

    def test_dataset(self) -> None:
        """The bundled dataset comes back as the same object, and its answers come back equal."""
        assert unpickle(pickle.dumps(czsu.dataset)) is czsu.dataset
        assert unpickle(pickle.dumps(czsu.on("1940-06-01"))) == czsu.on("1940-06-01")
        assert unpickle(pickle.dumps(czsu.on))("1956") == czsu.on("1956")

    def test_size(self) -> None:
        """It is small: it has the ids, and no record."""
        longest = sum(len(event.id) + 8 for event in czsu.events)
        assert len(pickle.dumps(czsu.dataset)) < 200
        assert len(pickle.dumps(czsu.events[:0])) < 300
        assert len(pickle.dumps(czsu.events)) < 300 + longest
        pickled = pickle.dumps(czsu.events.of_kind("invasion"))
        assert b"invasion-of-czechoslovakia-1968" in pickled
        assert czsu.dataset.edition.encode() in pickled
        assert czsu.events["invasion-of-czechoslovakia-1968"].title.encode() not in pickled

    @pytest.mark.parametrize("dataset", [czsu.dataset, EXAMPLE], ids=["bundled", "example"])
    def test_claims(self, dataset: czsu.Dataset) -> None:
        """Claims come back equal, in their order and with their dataset, in every protocol."""
        for chosen in (dataset.claims, dataset.treaties.claims[::-1], dataset.claims[:0]):
            for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
                again = unpickle(pickle.dumps(chosen, protocol))
                assert type(again) is czsu.Claims
                assert again == chosen
                assert again.dataset == dataset
            assert copy.copy(chosen) == copy.deepcopy(chosen) == chosen

    def test_size_of_claims(self) -> None:
        """A pickle of claims has their positions in the edition, and no claim."""
        assert len(pickle.dumps(czsu.dataset.claims)) < 300 + 4 * len(czsu.dataset.claims)
        assert czsu.dataset.edition.encode() in pickle.dumps(czsu.dataset.claims)

    def test_names_no_private_class(self) -> None:
        """The type is named by the package, so that private modules can be moved."""
        assert b"czsu_relations._query.selections" not in pickle.dumps(czsu.events)

    @pytest.mark.parametrize("table", TABLES)
    def test_users_dataset(self, table: str) -> None:
        """The pickle of a selection of a user's dataset contains that dataset."""
        chosen = getattr(EXAMPLE, table)[1:3]
        again = unpickle(pickle.dumps(chosen))
        assert type(again) is type(chosen)
        assert again == chosen
        assert again | getattr(EXAMPLE, table) == getattr(EXAMPLE, table)

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_users_datasets(self, protocol: int) -> None:
        """A user's dataset comes back equal, and so does ours according to one source."""
        for dataset in (EXAMPLE, czsu.dataset.according_to("wikipedia-2018")):
            again = unpickle(pickle.dumps(dataset, protocol))
            assert again == dataset
            assert again.to_json() == dataset.to_json()

    def test_two_selections_share_their_dataset(self) -> None:
        """Pickled together, they contain it once, and can still be combined."""
        alone = len(pickle.dumps(EXAMPLE.events))
        together = pickle.dumps((EXAMPLE.events, EXAMPLE.actors))
        assert len(together) < 1.5 * alone
        events, actors = unpickle(together)
        assert events.actors | actors == EXAMPLE.actors

    def test_another_process(self) -> None:
        """A pickle can be read in a new process, and sent back from it."""
        program = """
import pickle, sys
events, treaty = pickle.load(sys.stdin.buffer)
import czsu_relations as czsu
assert events == czsu.events.of_kind("invasion") and events[0] is czsu.events[events[0].id]
pickle.dump((events.actors, treaty), sys.stdout.buffer)
"""
        chosen = czsu.events.of_kind("invasion")
        treaty = czsu.treaties[0]
        actors, back = unpickle(fresh_python(program, given=pickle.dumps((chosen, treaty))))
        assert actors == chosen.actors
        assert all(actor is czsu.actors[actor.id] for actor in actors)
        assert back == treaty

    def test_a_users_dataset_in_another_process(self) -> None:
        """It can be read there without the bundled data."""
        program = """
import pickle, sys
events = pickle.load(sys.stdin.buffer)
assert "czsu_relations._query.bundled" not in sys.modules
pickle.dump(events.references, sys.stdout.buffer)
"""
        back = unpickle(fresh_python(program, given=pickle.dumps(EXAMPLE.events[:2])))
        assert back == EXAMPLE.events[:2].references

    def test_another_edition(self) -> None:
        """A pickle of another edition is refused, because its ids may mean something else."""
        installed = czsu.dataset.edition
        other = installed[:-1] + ("0" if installed[-1] != "0" else "9")
        for value in (czsu.events[:2], czsu.dataset, czsu.on(1956), czsu.treaties.claims):
            pickled = pickle.dumps(value).replace(installed.encode(), other.encode())
            with pytest.raises(czsu.EditionError) as caught:
                pickle.load(io.BytesIO(pickled))  # noqa: S301 - our own pickle
            assert caught.value == czsu.EditionError(other, installed)
        message = str(czsu.EditionError("2025.1", "2026.1"))
        assert message == (
            "this was pickled with data edition 2025.1, but 2026.1 is installed; "
            "pickle it again, or keep it as JSON"
        )
