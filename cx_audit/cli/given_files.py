"""Files of the person's own that go into a report: the client's logo, and a template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.errors import BadInput

if TYPE_CHECKING:
    from cx_audit.report.blocks import Logo

MOST_BYTES_OF_A_LOGO = 500_000
MOST_BYTES_OF_A_TEMPLATE = 20_000_000
MOST_PIXELS_OF_A_LOGO = 16_000_000
_PRINTERS_COLOURS = 4


def logo_in(path: Path, organisation: str) -> Logo:
    """The logo in a PNG or JPEG file of at most 500 kB and 16 million pixels, told by its bytes, not by its name.

    Raises BadInput where the file cannot be read, is too large, damaged, in printers' colours or something else.
    """
    from cx_audit.report.blocks import Logo
    from cx_audit.report.raster import NotWhole, raster_in

    data = _bytes_in(
        path, f"The logo {path}", most=MOST_BYTES_OF_A_LOGO, too_large="500 kB", instead="Name a PNG or JPEG file."
    )
    try:
        raster = raster_in(data)
    except NotWhole as error:
        raise BadInput(f"The logo {path} is damaged: {error}.", hint="Save it anew as PNG, and try again.") from error
    if raster is None:
        raise BadInput(f"The logo {path} is neither PNG nor JPEG.", hint="Save it as one of them, and try again.")
    if raster.pixels > MOST_PIXELS_OF_A_LOGO:
        size = f"{raster.width:,} by {raster.height:,} pixels"
        raise BadInput(f"The logo {path} has {size}, which is too many.", hint="Make it smaller, and try again.")
    if raster.components == _PRINTERS_COLOURS:
        raise BadInput(
            f"The logo {path} is in colours for a printing press (CMYK).", hint="Save it as PNG, and try again."
        )
    return Logo(data=data, media_type=raster.media_type, words=f"Logo of {organisation}")


def template_in(path: Path) -> bytes:
    """What is in a template of at most 20 MB; whether it is one is for the format to say.

    Raises BadInput where the file cannot be read or is too large.
    """
    return _bytes_in(
        path,
        f"The template {path}",
        most=MOST_BYTES_OF_A_TEMPLATE,
        too_large="20 MB",
        instead="Name a Word document, as in --template house.docx",
    )


def _bytes_in(path: Path, what: str, *, most: int, too_large: str, instead: str) -> bytes:
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise BadInput(f"{what} is no ordinary file.", hint=instead)
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"{what} cannot be read: {reason}.", hint=instead) from error
    if len(data) > most:
        raise BadInput(f"{what} is larger than {too_large}.", hint="Make it smaller, and try again.")
    return data
