"""Files of an office document as a zip file: the same files give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can say."""


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """The files, each a name and its bytes, in this order, without a trace of when and where it was made."""
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for name, data in members:
            info = ZipInfo(name, _FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            made.writestr(info, data)
    return out.getvalue()
