"""The way in: `cx-audit` and `python -m cx_audit`."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Run one command; the exit code is 0 fine, 1 no, 2 wrong use, 3 a fault of ours, 130 stopped and saved."""
    if list(argv) in (["--version"], ["-V"]):
        from cx_audit import __version__

        return _print(f"cx-audit {__version__}\n")
    from cx_audit.cli.app import run_command

    return run_command(list(argv))


def _print(text: str) -> int:
    """Print a text; a reader that has gone or was never there is no fault."""
    if sys.stdout is not None:
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:
            import os

            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def run() -> None:
    """Run the command line that this process was started with, and leave."""
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
