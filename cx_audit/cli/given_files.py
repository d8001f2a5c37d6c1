"""A picture of the client's that a person named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.errors import BadInput

if TYPE_CHECKING:
    from cx_audit.report.blocks import Logo

MOST_BYTES = 500_000
_BEGINS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def logo_in(path: Path, organisation: str) -> Logo:
    """The logo in a PNG or JPEG file of at most 500 kB, told by how the file begins, not by its name.

    Raises BadInput where the file cannot be read, is too large or is something else.
    """
    from cx_audit.report.blocks import Logo

    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"The logo {path} cannot be read: {reason}.", hint="Name a PNG or JPEG file.") from error
    if len(data) > MOST_BYTES:
        raise BadInput(f"The logo {path} is larger than 500 kB.", hint="Make it smaller, and try again.")
    media_type = next((kind for begin, kind in _BEGINS.items() if data.startswith(begin)), None)
    if media_type is None:
        raise BadInput(f"The logo {path} is neither PNG nor JPEG.", hint="Save it as one of them, and try again.")
    return Logo(data=data, media_type=media_type, words=f"Logo of {organisation}")
