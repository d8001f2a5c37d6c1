"""What an import comes to, held against what is here, and carrying it out: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace

from cx_audit.archive import notes_v1
from cx_audit.archive.arriving import Clash, Here, here_for, side_of
from cx_audit.archive.canonical import Canonical, id_for, with_id
from cx_audit.archive.files import bytes_of
from cx_audit.archive.folder import Folder
from cx_audit.archive.format_v1 import decode, encode
from cx_audit.archive.incoming import FoundAudit, Incoming, notes_by_organisation
from cx_audit.archive.journal import Placement, importing, put_in_place
from cx_audit.archive.notes import NotesFolder
from cx_audit.archive.open_files import let_open
from cx_audit.core.arrivals import Arrival, Choice, Outcome, conflicts_among, outcome_of
from cx_audit.core.notes import Notes, merged
from cx_audit.errors import BadInput, InUse
from cx_audit.text import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class GainedNotes:
    """The notes of an organisation as they are here, and as they will be with what comes in."""

    before: Notes
    after: Notes

    @property
    def new_records(self) -> int:
        """How many marks and volumes come in."""
        return len(self.after.marks) + len(self.after.volumes) - len(self.before.marks) - len(self.before.volumes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """An import, checked and held against what is here; nothing has been changed yet."""

    folder: Folder
    arrivals: tuple[FoundAudit, ...]
    notes: Mapping[str, Notes]
    here: Here
    clashes: tuple[Clash, ...]

    def outcome(self, choices: Mapping[int, Choice]) -> Outcome:
        """What becomes of every arrival; `choices` has one for each clash, by the number of its arrival."""
        return outcome_of(self.here.digests, _arrivals(self.arrivals), choices, id_for)

    def gained_notes(self, outcome: Outcome) -> list[GainedNotes]:
        """The notes that change, by organisation. Raises BadInput where those that are here cannot be read."""
        own = NotesFolder(self.folder.root)
        gained = []
        for _, incoming in sorted(self._notes_under_new_ids(outcome).items()):
            before = own.load(incoming.organisation)
            after = merged(before, incoming)
            if (after.marks, after.volumes) != (before.marks, before.volumes):
                gained.append(GainedNotes(before=before, after=after))
        return gained

    def carry_out(self, outcome: Outcome) -> None:
        """Write everything that comes in, and merge the notes.

        Raises InUse where an audit that is replaced is open in another window or has changed meanwhile, BadInput
        where notes that are here cannot be read, and StorageFailed. In all of these nothing is changed.
        """
        if not (outcome.added or outcome.replaced or self.gained_notes(outcome)):
            return
        with ExitStack() as held:
            held.enter_context(importing(self.folder.root))
            let_open(len(outcome.replaced) + len(self.notes))
            placements = [
                *(self._replacement(self.arrivals[number], held) for number in outcome.replaced),
                *(self._addition(self.arrivals[number], audit_id) for number, audit_id in outcome.added.items()),
                *self._placements_of_notes(outcome, held),
            ]
            put_in_place(self.folder.root, placements)

    def _addition(self, found: FoundAudit, audit_id: str) -> Placement:
        audit = found.audit if found.audit.head.id == audit_id else with_id(found.audit, audit_id)
        target = self.folder.path_for(audit.head)
        if target.exists():
            raise BadInput(f"{target} is in the way, and nothing was imported.", hint="Move it away, then try again.")
        return Placement(target=target, data=audit.data, before=None)

    def _replacement(self, found: FoundAudit, held: ExitStack) -> Placement:
        audit_id = found.audit.head.id
        held.enter_context(self.folder.hold(audit_id))
        target = self.here.files[audit_id]
        before = bytes_of(target)
        if before != self.here.read[audit_id]:
            raise InUse(
                f"The audit {audit_id} has changed in another window, and nothing was imported.",
                hint="Import again, and look at both once more.",
            )
        return Placement(target=target, data=_with_own_file(found.audit, before), before=before)

    def _placements_of_notes(self, outcome: Outcome, held: ExitStack) -> Iterator[Placement]:
        own = NotesFolder(self.folder.root)
        for organisation in {each.after.organisation for each in self.gained_notes(outcome)}:
            held.enter_context(own.hold(organisation))
        for gained in self.gained_notes(outcome):
            path = own.path_of(gained.after.organisation)
            before = bytes_of(path) if path.exists() else None
            yield Placement(target=path, data=notes_v1.encode(gained.after), before=before)

    def _notes_under_new_ids(self, outcome: Outcome) -> dict[str, Notes]:
        """What comes in, the marks on an audit that has another id here standing under that id as well."""
        notes = dict(self.notes)
        for number, audit_id in {**outcome.added, **outcome.known}.items():
            head = self.arrivals[number].audit.head
            own = notes.get(folded(head.organisation))
            if audit_id != head.id and own is not None:
                marks = (
                    replace(mark, follow_up=audit_id + mark.follow_up.removeprefix(head.id))
                    for mark in own.marks
                    if mark.follow_up.startswith(f"{head.id}/")
                )
                notes[folded(head.organisation)] = replace(own, marks=(*own.marks, *marks))
        return notes


def prepare_import(folder: Folder, incoming: Incoming) -> Import:
    """Hold what comes in against what is here.

    Raises BadInput where a file here goes by the id of an arrival and holds another audit, and StorageFailed.
    """
    here = here_for(folder, [each.audit for each in incoming.audits])
    clashes = tuple(
        Clash(
            audit_id=incoming.audits[each.arrival].audit.head.id,
            arrival=each.arrival,
            first=here.side(incoming.audits[each.arrival].audit.head.id)
            if each.against is None
            else side_of(incoming.audits[each.against]),
            second=side_of(incoming.audits[each.arrival]),
            is_here=each.against is None,
        )
        for each in conflicts_among(here.digests, _arrivals(incoming.audits))
    )
    return Import(
        folder=folder,
        arrivals=incoming.audits,
        notes=notes_by_organisation(incoming.notes),
        here=here,
        clashes=clashes,
    )


def _arrivals(found: Iterable[FoundAudit]) -> list[Arrival]:
    return [Arrival(id=each.audit.head.id, digest=each.audit.digest) for each in found]


def _with_own_file(arriving: Canonical, before: bytes) -> bytes:
    """The audit that arrives, going on with the checklist file that the one before it had on this laptop."""
    try:
        own = decode(before, "")
    except BadInput:
        return arriving.data
    audit = decode(arriving.data, "")
    if not own.checklist_file or own.checklist.id != audit.checklist.id:
        return arriving.data
    return encode(replace(audit, checklist_file=own.checklist_file))
