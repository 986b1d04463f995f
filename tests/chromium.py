"""A page in Chromium, as readers have it: from a file, without network, with a real mouse."""

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

__all__ = ["FLAGS", "Page", "open_page", "program"]

FLAGS: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
"""The options of Chromium without a window and without network."""

_CONNECT_PIPES: Final = 'exec "${@:3}" 3<&"$1" 4>&"$2"'
"""A shell script that starts Chromium, which reads commands from file 3 and answers in file 4."""

_UNWANTED_EVENTS: Final = {
    "Log.entryAdded",
    "Page.javascriptDialogOpening",
    "Runtime.consoleAPICalled",
    "Runtime.exceptionThrown",
}
"""The events of a page that warns, fails, or opens a dialogue."""

_TIME_LIMIT: Final = 120
"""The seconds after which a Chromium that hangs is ended."""


def program(name: str) -> str:
    """Return the path of a program that these tests need."""
    path = shutil.which(name)
    assert path, f"{name} is not installed"
    return path


@define
class Page:
    """A page under the DevTools protocol of Chromium."""

    commands: BinaryIO
    messages: BinaryIO
    session: dict[str, str] = field(factory=dict[str, str])
    unwanted: list[dict[str, Any]] = field(factory=list[dict[str, Any]])
    """The warnings, errors and dialogues of the page so far."""
    requests: list[str] = field(factory=list[str])
    """The addresses that the page has asked for."""
    numbers: Iterator[int] = field(factory=count)

    def open(self, path: Path) -> None:
        """Open a page in a file."""
        self.do("Page.navigate", url=path.as_uri())

    def do(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command, and return its result."""
        number = self._send(method, params)
        message = self._receive()
        while message.get("id") != number:  # events come between a command and its answer
            self._record(message)
            message = self._receive()
        assert "error" not in message, message
        result: dict[str, Any] = message["result"]
        return result

    def run(self, script: str) -> Any:
        """Return the value of an expression in JavaScript, once it is known."""
        answer = self.do(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait_for(self, script: str) -> Any:
        """Return the value of an expression once it is true, or its value after ten seconds."""
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
        """Wait until the page is drawn as it is now."""
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

    def _receive(self) -> dict[str, Any]:
        """Return the next message, which ends with a null byte."""
        text = bytearray()
        while not text.endswith(b"\0"):
            byte = self.messages.read(1)
            assert byte, "Chromium has ended"
            text += byte
        message: dict[str, Any] = json.loads(text[:-1])
        return message

    def _record(self, message: dict[str, Any]) -> None:
        """Record an event of the page, and close a dialogue, which would stop the page."""
        method = message.get("method")
        if method in _UNWANTED_EVENTS:
            self.unwanted.append(message["params"])
        if method == "Page.javascriptDialogOpening":
            self._send("Page.handleJavaScriptDialog", {"accept": True})
        if method == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])


@contextmanager
def open_page(folder: Path, zone: str = "UTC", width: int = 1000) -> Generator[Page]:
    """Yield an empty page in Chromium, in a time zone, and close it after the block.

    Args:
        folder: where Chromium keeps its profile.
        zone: the time zone of the reader.
        width: the width of the page in pixels.
    """
    commands_read, commands_written = os.pipe()
    messages_read, messages_written = os.pipe()
    pipe_ends = str(commands_read), str(messages_written)
    chromium = subprocess.Popen(  # noqa: S603 - our own pages
        [
            *(program("bash"), "-c", _CONNECT_PIPES, "", *pipe_ends, program("chromium")),
            *(*FLAGS, "--remote-debugging-pipe", f"--user-data-dir={folder / 'profile'}"),
        ],
        pass_fds=(commands_read, messages_written),
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TZ": zone},
    )
    # Chromium has these ends now; while ours are open, the end of a pipe is never reached.
    os.close(commands_read)
    os.close(messages_written)
    guard = Timer(_TIME_LIMIT, chromium.kill)
    guard.start()
    with (
        os.fdopen(commands_written, "wb") as commands,
        os.fdopen(messages_read, "rb") as messages,
        chromium,
    ):
        try:
            page = Page(commands, messages)
            target = page.do("Target.createTarget", url="about:blank")
            page.session = page.do("Target.attachToTarget", flatten=True, **target)
            for domain in ("Page", "Runtime", "Log", "Network"):
                page.do(f"{domain}.enable")
            screen = {"height": 1600, "deviceScaleFactor": 1, "mobile": False}
            page.do("Emulation.setDeviceMetricsOverride", width=width, **screen)
            yield page
        finally:
            guard.cancel()
            chromium.kill()
