"""How large a PNG or a JPEG is, and whether it is whole, told from its own bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

PNG, JPEG = "image/png", "image/jpeg"
_PNG_BEGINS, _JPEG_BEGINS, _JPEG_ENDS = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd9"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a frame, which has the size: ITU-T T.81, table B.1."""
_ALONE = frozenset(range(0xD0, 0xD9)) | {0x01}
"""Markers without a length behind them."""
_SCAN = 0xDA


class NotWhole(ValueError):
    """The bytes end too soon, or contradict themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A picture of so many pixels, and so many values for each: 3 for red, green and blue, 4 for printers' colours."""

    media_type: str
    width: int
    height: int
    components: int

    @property
    def pixels(self) -> int:
        """How many there are."""
        return self.width * self.height


def raster_in(data: bytes) -> Raster | None:
    """The picture that these bytes are; None for anything but PNG and JPEG. Raises NotWhole for a damaged one."""
    if data.startswith(_PNG_BEGINS):
        found = _png(data)
    elif data.startswith(_JPEG_BEGINS):
        found = _jpeg(data)
    else:
        return None
    if not found.pixels:
        raise NotWhole("a picture without pixels")
    return found


def _png(data: bytes) -> Raster:
    """By its first chunk, with every chunk's sum: PNG specification, 5.3 and 11.2.2."""
    chunks = list(_chunks(data))
    names = [name for name, _ in chunks]
    if not names or names[0] != b"IHDR" or b"IDAT" not in names or len(chunks[0][1]) != 13:
        raise NotWhole("no picture in it")
    width, height = struct.unpack(">II", chunks[0][1][:8])
    return Raster(media_type=PNG, width=width, height=height, components=3)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk's name and content, up to the last one."""
    at = len(_PNG_BEGINS)
    while True:
        if at + 12 > len(data):
            raise NotWhole("it ends too soon")
        (length,) = struct.unpack(">I", data[at : at + 4])
        named = data[at + 4 : at + 8 + length]
        said = data[at + 8 + length : at + 12 + length]
        if len(said) < 4 or zlib.crc32(named) != struct.unpack(">I", said)[0]:
            raise NotWhole("a part of it is damaged")
        yield named[:4], named[4:]
        if named[:4] == b"IEND":
            return
        at += 12 + length


def _jpeg(data: bytes) -> Raster:
    """By its frame; what follows the last scan must be the end: ITU-T T.81, B.2."""
    found = None
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise NotWhole("a part of it is damaged")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _ALONE:
            at += 2
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if marker in _FRAMES and at + 10 <= len(data):
            height, width, components = struct.unpack(">HHB", data[at + 5 : at + 10])
            found = Raster(media_type=JPEG, width=width, height=height, components=components)
        if marker == _SCAN:
            break
        at += 2 + length
    if found is None or _JPEG_ENDS not in data[at:]:
        raise NotWhole("it ends too soon")
    return found
