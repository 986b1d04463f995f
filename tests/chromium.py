"""A page in Chromium, as a reader has it: from a file, without network, under a real mouse."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import count
from threading import Timer
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from attrs import define, field

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FLAGS", "Page", "opened", "program"]

FLAGS: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
"""Chromium without a window, and without network."""

_PIPED: Final = 'exec "${@:3}" 3<&"$1" 4>&"$2"'
"""Chromium reads commands from file 3, and writes to file 4 what happens."""

_NOISE: Final = {
    "Log.entryAdded",
    "Page.javascriptDialogOpening",
    "Runtime.consoleAPICalled",
    "Runtime.exceptionThrown",
}
"""What a page that works well never does."""

_PATIENCE: Final = 120
"""The seconds after which a Chromium that hangs is ended."""


def program(name: str) -> str:
    """Where a program is that these tests need."""
    path = shutil.which(name)
    assert path, f"{name} is not installed"
    return path


@define
class Page:
    """A page: what is done to it, by the DevTools protocol, and what it has done."""

    commands: BinaryIO
    answers: BinaryIO
    session: dict[str, str] = field(factory=dict[str, str])
    noise: list[dict[str, Any]] = field(factory=list[dict[str, Any]])
    requests: list[str] = field(factory=list[str])
    numbers: Iterator[int] = field(factory=count)

    def open(self, path: Path) -> None:
        """Go to a page in a file."""
        self.do("Page.navigate", url=path.as_uri())

    def do(self, method: str, **params: Any) -> dict[str, Any]:
        """Give a command, and return what comes of it."""
        number = self._send(method, params)
        while (said := self._hear()).get("id") != number:
            self._note(said)
        assert "error" not in said, said
        result: dict[str, Any] = said["result"]
        return result

    def run(self, script: str) -> Any:
        """Return what an expression in JavaScript is, or what it promises."""
        done = self.do("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def soon(self, script: str) -> Any:
        """Return what an expression is once it is true, or after ten seconds as it is then."""
        return self.run(
            f"""new Promise(answer => {{
                const end = Date.now() + 10000;
                const look = () => {{
                    const found = {script};
                    found || Date.now() > end ? answer(found) : setTimeout(look, 20);
                }};
                look();
            }})"""
        )

    def settle(self) -> None:
        """Wait until what has happened is drawn."""
        self.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def mouse(self, kind: str, place: tuple[float, float], **more: Any) -> None:
        """Move the mouse, press or release its button, or turn its wheel."""
        x, y = place
        self.do("Input.dispatchMouseEvent", type=f"mouse{kind}", x=x, y=y, **more)
        self.settle()

    def _send(self, method: str, params: dict[str, Any]) -> int:
        number = next(self.numbers)
        command = {"id": number, "method": method, "params": params, **self.session}
        self.commands.write(json.dumps(command).encode() + b"\0")
        self.commands.flush()
        return number

    def _hear(self) -> dict[str, Any]:
        text = bytearray()
        while not text.endswith(b"\0"):
            byte = self.answers.read(1)
            assert byte, "Chromium has ended"
            text += byte
        said: dict[str, Any] = json.loads(text[:-1])
        return said

    def _note(self, said: dict[str, Any]) -> None:
        method = said.get("method")
        if method in _NOISE:
            self.noise.append(said["params"])
        if method == "Page.javascriptDialogOpening":
            self._send("Page.handleJavaScriptDialog", {"accept": True})
        if method == "Network.requestWillBeSent":
            self.requests.append(said["params"]["request"]["url"])


@contextmanager
def opened(folder: Path, zone: str = "UTC", width: int = 1000) -> Generator[Page]:
    """Have an empty page in Chromium, in a time zone, as long as the block lasts."""
    reads, commands = os.pipe()
    answers, writes = os.pipe()
    chromium = subprocess.Popen(  # noqa: S603 - our own pages
        [
            *(program("bash"), "-c", _PIPED, "", str(reads), str(writes), program("chromium")),
            *(*FLAGS, "--remote-debugging-pipe", f"--user-data-dir={folder / 'profile'}"),
        ],
        pass_fds=(reads, writes),
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TZ": zone},
    )
    os.close(reads)
    os.close(writes)
    guard = Timer(_PATIENCE, chromium.kill)
    guard.start()
    with os.fdopen(commands, "wb") as to, os.fdopen(answers, "rb") as from_, chromium:
        try:
            page = Page(to, from_)
            made = page.do("Target.createTarget", url="about:blank")
            page.session = page.do("Target.attachToTarget", flatten=True, **made)
            for domain in ("Page", "Runtime", "Log", "Network"):
                page.do(f"{domain}.enable")
            screen = {"height": 1600, "deviceScaleFactor": 1, "mobile": False}
            page.do("Emulation.setDeviceMetricsOverride", width=width, **screen)
            yield page
        finally:
            guard.cancel()
            chromium.kill()
