"""How many files this process may have open at once."""

from __future__ import annotations

import sys

_BESIDES = 200


def let_open(files: int) -> None:
    """Let this process hold as many locks as there are audits to replace, where the platform counts open files."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = files + _BESIDES
        if soft != resource.RLIM_INFINITY and soft < wanted:
            most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
