"""A real browser without a window, steered through a pipe: no port, no driver, nothing to install but Chromium."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS = 300.0
A4, LETTER = (8.27, 11.69), (8.5, 11.0)
"""Sizes of paper, in inches."""


def installed_browser() -> str | None:
    """The path of a browser of this family, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@dataclass
class Browser:
    """One browser with one page. `said` has what the page put in the console, `asked_for` every address it fetched."""

    _to: BinaryIO
    _from: BinaryIO
    _last: int = 0
    _session: str = ""
    said: list[str] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Open a page, and listen to it."""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._call(f"{domain}.enable")

    def show(self, path: Path, *, width: int, dark: bool = False) -> None:
        """Load a file in a window so many pixels wide."""
        self._call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 500
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._call("Emulation.setEmulatedMedia", features=[scheme])
        self._call("Page.navigate", url=path.absolute().as_uri())
        self._until("Page.loadEventFired")

    def evaluate(self, expression: str) -> Any:
        """What an expression comes to in the page."""
        return self._call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def picture(self) -> bytes:
        """The whole page as PNG."""
        shot = self._call("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        return base64.b64decode(shot["data"])

    def printed(self, paper: tuple[float, float]) -> bytes:
        """The page as PDF on this paper, with the margins that the page asks for."""
        width, height = paper
        pdf = self._call(
            "Page.printToPDF", paperWidth=width, paperHeight=height, printBackground=False, preferCSSPageSize=False
        )
        return base64.b64decode(pdf["data"])

    def roles(self) -> list[str]:
        """What each part of the page is to those who listen to it."""
        nodes = self._call("Accessibility.getFullAXTree")["nodes"]
        return [node["role"]["value"] for node in nodes if not node["ignored"]]

    def close(self) -> None:
        """End the browser."""
        self._session = ""
        self._send("Browser.close")

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        number = self._send(method, **params)
        while True:
            message = self._next()
            if message.get("id") == number:
                if "error" in message:
                    raise AssertionError(f"{method}: {message['error']}")
                result: dict[str, Any] = message["result"]
                return result

    def _until(self, event: str) -> None:
        while self._next().get("method") != event:
            pass

    def _send(self, method: str, **params: Any) -> int:
        self._last += 1
        message = {"id": self._last, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        return self._last

    def _next(self) -> dict[str, Any]:
        letters = bytearray()
        while (letter := self._from.read(1)) != b"\0":
            if not letter:
                raise AssertionError("the browser ended")
            letters += letter
        message: dict[str, Any] = json.loads(letters)
        match message.get("method"):
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown" | "Log.entryAdded":
                self.said.append(json.dumps(message["params"]))
            case "Network.requestWillBeSent":
                self.asked_for.append(message["params"]["request"]["url"])
        return message


@contextmanager
def browser(path: str) -> Iterator[Browser]:
    """A browser that runs while the block does; it is ended where that takes longer than five minutes."""
    with tempfile.TemporaryDirectory() as profile:
        to_read, to_write = os.pipe()
        from_read, from_write = os.pipe()
        command = (
            f'exec "$0" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run '
            f'--user-data-dir="$1" --remote-debugging-pipe 3<&{to_read} 4>&{from_write}'
        )
        process = subprocess.Popen(
            ["bash", "-c", command, path, profile],
            pass_fds=(to_read, from_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(from_write)
        watch = threading.Timer(SECONDS, process.kill)
        watch.start()
        try:
            with os.fdopen(to_write, "wb") as to, os.fdopen(from_read, "rb") as from_:
                page = Browser(_to=to, _from=from_)
                page.begin()
                yield page
                page.close()
                process.wait(timeout=10)
        finally:
            watch.cancel()
            process.kill()
            process.wait()
