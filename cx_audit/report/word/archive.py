"""Somebody else's Word file, read with care: what is in it, what it says it is, and what refers to what."""

from __future__ import annotations

import posixpath
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx.oxml.parser import parse_xml

from cx_audit.errors import BadInput
from cx_audit.report.word.package import TYPES, Relation

MOST_BYTES = 20_000_000
"""Of a template as it lies on the disk, and of each of its parts when it is unpacked."""
_MOST_IN_ALL = 60_000_000
_MOST_PARTS = 5_000
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AGAIN = "Open it in Word, save it as .docx or .dotx, and name that file."
_MACROS = "macroEnabled"
_STRICT = "http://purl.oclc.org/ooxml/"
_MAIN = tuple(
    f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}.main+xml"
    for kind in ("document", "template")
)
_DOCUMENT = "/officeDocument"


def broken() -> BadInput:
    """What to say of a file that is damaged."""
    return BadInput("The template cannot be read: the file is damaged.", hint=_SAVE_AGAIN)


def no_word_file() -> BadInput:
    """What to say of a file of another kind."""
    return BadInput("The template is not a Word document.", hint="Name a .docx or .dotx file.")


@dataclass(slots=True, kw_only=True)
class Archive:
    """The parts of a Word file by name, unpacked one by one and only as far as they are wanted."""

    _zip: ZipFile
    _names: dict[str, str]
    _read: int = 0
    _told: Any = None

    @property
    def document(self) -> str:
        """The name of the part with the text.

        Raises BadInput for another kind of file, one with macros, and one in the strict format.
        """
        types = self.types()
        if any(_MACROS in each for each in types.values()) or any(
            name.endswith("vbaproject.bin") for name in self._names
        ):
            raise BadInput(
                "The template has macros in it, and they would run at the client's.",
                hint="In Word, save it as .docx or .dotx without macros, and name that file.",
            )
        for relation in self.relations(""):
            if relation.type.startswith(_STRICT):
                raise BadInput(
                    "The template is saved as Strict Open XML, which few programs read.",
                    hint="In Word, save it as an ordinary Word document (.docx), and name that file.",
                )
            if relation.type.endswith(_DOCUMENT) and not relation.external:
                if types.get(relation.target.casefold()) not in _MAIN:
                    raise no_word_file()
                return relation.target
        raise no_word_file()

    def types(self) -> dict[str, str]:
        """What each part is, by its name in small letters; parts that go by their ending are left out."""
        return self._types_by("PartName")

    def type_of(self, name: str) -> str:
        """What a part is."""
        ending = posixpath.splitext(name)[1].removeprefix(".").casefold()
        known = self.types().get(name.casefold()) or self._types_by("Extension").get(ending)
        return known or "application/octet-stream"

    def _types_by(self, attribute: str) -> dict[str, str]:
        if self._told is None:
            if f"/{TYPES}".casefold() not in self._names:
                raise no_word_file()
            self._told = self.xml(f"/{TYPES}")
        named = [each for each in self._told if each.get(attribute)]
        return {str(each.get(attribute)).casefold(): str(each.get("ContentType", "")) for each in named}

    def relations(self, name: str) -> tuple[Relation, ...]:
        """What a part refers to, or with an empty name what the whole file begins with; targets are names of parts."""
        folder, _, own = name.rpartition("/")
        place = f"{folder}/_rels/{own}.rels"
        if place.casefold() not in self._names:
            return ()
        found = []
        for each in self.xml(place):
            external = each.get("TargetMode") == "External"
            target = str(each.get("Target", ""))
            found.append(
                Relation(
                    id=str(each.get("Id", "")),
                    type=str(each.get("Type", "")),
                    target=target if external else posixpath.normpath(posixpath.join(folder or "/", target)),
                    external=external,
                )
            )
        return tuple(found)

    def xml(self, name: str) -> Any:
        """A part's root element; raises BadInput where it is no XML or has a document type."""
        data = self.data(name)
        if b"<!DOCTYPE" in data:
            raise broken()
        try:
            return parse_xml(data)
        except (SyntaxError, ValueError) as wrong:
            raise broken() from wrong

    def data(self, name: str) -> bytes:
        """A part unpacked; raises BadInput where there is none, it is damaged, or it is too large."""
        inside = self._names.get(name.casefold())
        if inside is None:
            raise broken()
        try:
            with self._zip.open(inside) as packed:
                data = packed.read(MOST_BYTES + 1)
        # zipfile says NotImplementedError for a packing it does not know, and RuntimeError for a locked part.
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as wrong:
            raise broken() from wrong
        self._read += len(data)
        if len(data) > MOST_BYTES or self._read > _MOST_IN_ALL:
            raise _too_large()
        return data


def archive_of(template: bytes) -> Archive:
    """The parts of a template; raises BadInput where it is no zip file, or a larger one than a template needs to be."""
    if template.startswith(_OLD_WORD):
        raise BadInput(
            "The template is in the old format of Word (.doc), or is locked with a password.",
            hint="In Word, save it as .docx or .dotx without a password, and name that file.",
        )
    if len(template) > MOST_BYTES:
        raise _too_large()
    try:
        opened = ZipFile(BytesIO(template))
    # zipfile says NotImplementedError for a kind of zip file it does not know, and ValueError for sizes that cannot be.
    except (BadZipFile, OSError, ValueError, NotImplementedError) as wrong:
        raise (broken() if template.startswith(b"PK") else no_word_file()) from wrong
    names = opened.namelist()
    if len(names) > _MOST_PARTS:
        raise _too_large()
    return Archive(_zip=opened, _names={f"/{name}".casefold(): name for name in names})


def _too_large() -> BadInput:
    return BadInput(
        f"The template is too large: {MOST_BYTES // 1_000_000} MB are the most, also when it is unpacked.",
        hint="Make the pictures in it smaller, or leave out what a template does not need.",
    )
