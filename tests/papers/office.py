"""LibreOffice without a window, to see what an office program makes of a file; nothing but its command is needed.

Each conversion has a profile of its own in a folder that goes when it ends, so it neither reads nor changes the
settings of whoever runs the tests, and several can run at the same time.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

NAMES = ("soffice", "libreoffice")
SECONDS = 120.0


def installed_office() -> str | None:
    """The path of LibreOffice's command, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def converted(path: Path, to: str = "pdf") -> Path:
    """The file as LibreOffice writes it in the other format, beside it: `report.docx` becomes `report.pdf`.

    `to` may name a filter after a colon, as in "txt:Text (encoded):UTF8". Raises AssertionError where LibreOffice is
    not installed, takes longer than two minutes or writes no file.
    """
    office = installed_office()
    assert office is not None, "LibreOffice is not installed"
    target = path.with_suffix(f".{to.partition(':')[0]}")
    assert target != path, f"{path.name} is already in the format {to}"
    with tempfile.TemporaryDirectory() as folder:
        profile, out = Path(folder) / "profile", Path(folder) / "out"
        said = _run(
            [
                office,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                to,
                "--outdir",
                str(out),
                str(path),
            ]
        )
        made = out / target.name
        assert made.is_file(), f"LibreOffice made no {to} of {path.name}: {said}"
        shutil.move(made, target)
    return target


def _run(command: list[str]) -> str:
    """What the command says; it is ended with everything it started where it takes too long."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        said, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired as slow:
        raise AssertionError(f"LibreOffice took longer than {SECONDS:.0f} seconds") from slow
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    return said.decode(errors="replace")
