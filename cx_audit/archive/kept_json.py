"""What holds for every JSON file that is kept of an organisation beside its audits: its size, its format, its times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from msgspec import Raw, Struct, json

from cx_audit.archive.bounds import EARLIEST_YEAR, LATEST_YEAR, MOST_BYTES
from cx_audit.archive.complaints import READING_ERRORS, syntax_problem
from cx_audit.errors import BadInput, Problem
from cx_audit.text import clean_line

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class _Marked(Struct, frozen=True):
    format: str


_MARKED = json.Decoder(_Marked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """The mark of a format, such as cx-audit-notes/1, and the words for what is in its files."""

    mark: str
    words: str

    def opened(self, data: bytes, file: str) -> bytes:
        """The bytes without their mark of order, once they are JSON of this format. Raises BadInput."""
        if len(data) > MOST_BYTES:
            raise self.unreadable(file, [Problem(message=f"this is larger than {MOST_BYTES // 1_000_000} MB")])
        data = data.removeprefix(_BYTE_ORDER_MARK)
        if not data.strip():
            raise self.unreadable(file, [Problem(message="this is empty")])
        try:
            data.decode()
            json.decode(data, type=Raw)
        except READING_ERRORS as error:
            raise self.unreadable(file, [syntax_problem(error, data)]) from error
        self._refuse_others(data, file)
        return data

    def unreadable(self, file: str, problems: Iterable[Problem]) -> BadInput:
        """The error for a file that is not what it should be; every problem gets the file's name."""
        return BadInput(
            f"This file cannot be read as the {self.words} of an organisation.",
            hint="Put back a copy of the file from before it was changed.",
            problems=[replace(problem, file=file) for problem in problems],
        )

    def refuse_too_large(self, data: bytes, organisation: str) -> None:
        """Raise BadInput where these bytes are more than a file may have."""
        if len(data) > MOST_BYTES:
            raise BadInput(
                f"The {self.words} of {organisation} would be larger than {MOST_BYTES // 1_000_000} MB.",
                hint="Nothing was changed.",
            )

    def _refuse_others(self, data: bytes, file: str) -> None:
        try:
            given = clean_line(_MARKED.decode(data).format)[:40]
        except READING_ERRORS as error:
            these_are = "these are" if self.words.endswith("s") else "this is"
            message = f"{these_are} no {self.words}: expected “{self.mark}”"
            raise self.unreadable(file, [Problem(where="format", message=message)]) from error
        if given == self.mark:
            return
        newer = given.startswith(self.mark.partition("/")[0] + "/")
        raise BadInput(
            f"The format of this file, “{given}”, is not one that this cx-audit reads as {self.words}.",
            hint="A newer cx-audit may be needed." if newer else f"Put back a copy of the {self.words} from before.",
            problems=[Problem(file=file, where="format", message=f"expected “{self.mark}”")],
        )


def time_problems(at: datetime) -> Iterator[Problem]:
    """What is wrong with the moment of a record: no usable zone, or a year that no file has."""
    offset = at.utcoffset()
    if offset is None or offset.total_seconds() % 60:
        yield Problem(where="at", message="expected a time with its zone, of whole minutes")
    elif not EARLIEST_YEAR <= at.year <= LATEST_YEAR:
        yield Problem(where="at", message=f"expected a year from {EARLIEST_YEAR} to {LATEST_YEAR}")


def is_line(text: str, most: int) -> bool:
    """Whether the text is one clean line of at most so many letters."""
    return len(text) <= most and text == clean_line(text)
