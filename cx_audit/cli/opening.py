"""Opening a file with the program that this computer has for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

_SECONDS = 5


def opened(path: Path) -> bool:
    """Ask the platform to open the file; False where it has nothing to open it with, or says no."""
    if sys.platform == "win32":
        import os

        try:
            os.startfile(path.absolute())  # noqa: S606 - the file that was just written, at the person's wish
        except OSError:
            return False
        return True
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        return False
    try:
        asked = subprocess.Popen(  # noqa: S603 - the platform's own opener, and a path, never a shell
            [opener, str(path.absolute())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return asked.wait(_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True  # it shows the file, and stays for as long as it does
