"""What comes in from elsewhere, held against what is here: by id and by the digest of what was walked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count


class Choice(StrEnum):
    """What becomes of two audits with one id and other content: what was first stays, is replaced, or both are kept."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An audit that comes in; `digest` is of everything in it but its id."""

    id: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """An arrival has the id, and not the content, of an audit that is here, or of the earlier arrival `against`."""

    arrival: int
    against: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is to be done, each as the number of an arrival and an id; nothing is done for any other arrival.

    `added` come in under that id, `replaced` take the place of the one that is here, `known` is here under that id.
    """

    added: Mapping[int, str]
    replaced: Mapping[int, str]
    known: Mapping[int, str]


def conflicts_among(here: Mapping[str, str], arrivals: Sequence[Arrival]) -> tuple[Conflict, ...]:
    """The arrivals that need a choice. `here` has the digest of each audit by its id.

    One whose content is here under another id, or came in before under another id, needs none.
    """
    contents = set(here.values())
    first: dict[str, int] = {}
    found = []
    for number, arrival in enumerate(arrivals):
        if arrival.digest in contents:
            continue
        contents.add(arrival.digest)
        if arrival.id in here:
            found.append(Conflict(arrival=number, against=None))
        elif arrival.id in first:
            found.append(Conflict(arrival=number, against=first[arrival.id]))
        else:
            first[arrival.id] = number
    return tuple(found)


def outcome_of(
    here: Mapping[str, str],
    arrivals: Sequence[Arrival],
    choices: Mapping[int, Choice],
    id_from: Callable[[str, int], str],
) -> Outcome:
    """What becomes of every arrival; `choices` has one for each conflict, by the number of the arrival.

    Every content that is kept is there once. One that cannot have its own id gets one from `id_from`, which makes it
    of a digest and of a number that counts the tries. Raises KeyError where a choice is missing.
    """
    kept, dropped = dict(here), set[tuple[str, str]]()
    conflicts = {each.arrival for each in conflicts_among(here, arrivals)}
    seen = set(here.values())
    for number, arrival in enumerate(arrivals):
        is_echo = arrival.digest in seen
        seen.add(arrival.digest)
        if is_echo:
            continue
        if number not in conflicts:
            kept[arrival.id] = arrival.digest
        elif choices[number] is Choice.THEIRS:
            dropped.add((arrival.id, kept[arrival.id]))
            kept[arrival.id] = arrival.digest
        elif choices[number] is Choice.MINE:
            dropped.add((arrival.id, arrival.digest))
    contents = set(kept.values())
    for arrival in arrivals:
        if arrival.digest not in contents and (arrival.id, arrival.digest) not in dropped:
            kept[_free_id(arrival, kept, id_from)] = arrival.digest
            contents.add(arrival.digest)
    return _outcome(here, arrivals, kept)


def _free_id(arrival: Arrival, kept: Mapping[str, str], id_from: Callable[[str, int], str]) -> str:
    if arrival.id not in kept:
        return arrival.id
    return next(each for tries in count() if (each := id_from(arrival.digest, tries)) not in kept)


def _outcome(here: Mapping[str, str], arrivals: Sequence[Arrival], kept: Mapping[str, str]) -> Outcome:
    ids = {digest: audit_id for audit_id, digest in kept.items()}
    added: dict[int, str] = {}
    replaced: dict[int, str] = {}
    known: dict[int, str] = {}
    placed = {audit_id for audit_id, digest in here.items() if kept[audit_id] == digest}
    for number, arrival in enumerate(arrivals):
        audit_id = ids.get(arrival.digest)
        if audit_id is None:
            continue
        if audit_id in placed:
            known[number] = audit_id
        else:
            placed.add(audit_id)
            (replaced if audit_id in here else added)[number] = audit_id
    return Outcome(added=added, replaced=replaced, known=known)
