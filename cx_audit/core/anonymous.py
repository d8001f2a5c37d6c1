"""Audits and notes without names: leaders lettered, organisations and persons aliased, ids and times anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from cx_audit.core.audit import Audit
from cx_audit.core.cast import Cast, cast_of
from cx_audit.core.checklist import Checklist
from cx_audit.core.engagement import Engagement, engagement_of, letter
from cx_audit.core.keys import RESERVED_IDS
from cx_audit.core.known_names import Known, KnownNames, is_word_too, known_organisation
from cx_audit.core.notes import Notes
from cx_audit.core.rewriting import Rewriting, as_it_is, own_key, rewritten_audit, rewritten_mark, rewritten_volume
from cx_audit.core.rewritten_checklist import ids_in
from cx_audit.core.shifted_times import ShiftedTimes, shifted_times
from cx_audit.text import folded, slug

ANOTHER_ORGANISATION = "another organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is known beside the audits that leave.

    `people` has further names by the folded name of their organisation, `organisations` those whose walks stay, and
    `is_public` says of a checklist that everybody may know it, so that it stays as it is.
    """

    people: Mapping[str, Sequence[str]]
    organisations: Sequence[str]
    is_public: Callable[[Checklist], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anonymous:
    """The audits by their new times, the notes, the checklists that stayed, and the moment of the last thing in it."""

    audits: tuple[Audit, ...]
    notes: tuple[Notes, ...]
    is_public: Callable[[Checklist], bool]
    last: datetime

    def texts(self) -> tuple[str, ...]:
        """Every free text, each once: answers in words, notes, and the words of checklists that are not public."""
        found: dict[str, None] = {}

        def noted(text: str) -> str:
            if text:
                found[text] = None
            return text

        self.with_texts(noted)
        return tuple(found)

    def with_texts(self, change: Callable[[str], str]) -> Anonymous:
        """The same with its free texts changed."""
        rewriting = Rewriting(text=change, keeps=self.is_public)
        return replace(
            self,
            audits=tuple(rewritten_audit(audit, rewriting) for audit in self.audits),
            notes=tuple(
                replace(each, marks=tuple(rewritten_mark(mark, mark.follow_up, rewriting) for mark in each.marks))
                for each in self.notes
            ),
        )


def anonymous(
    audits: Sequence[Audit], notes: Iterable[Notes], *, new_ids: Mapping[str, str], surroundings: Surroundings
) -> Anonymous:
    """The audits, at least one, and the notes on them, without names.

    `new_ids` has a fresh id for the id of each audit. Marks on other audits, and notes of other organisations, are
    left out.
    """
    engagements = _engagements(audits)
    naming = _Naming(engagements, surroundings)
    own_notes = [each for each in notes if folded(each.organisation) in engagements]
    times = shifted_times(_moments(audits, own_notes))
    renamed = _renamed_ids(audits, naming.everything(), surroundings.is_public)
    found: list[Audit] = []
    found_notes: list[Notes] = []
    for name, engagement in engagements.items():
        rewriting = _rewriting(naming, name, times, renamed, surroundings)
        alias = naming.organisations[name]
        found += [
            replace(
                rewritten_audit(audit, rewriting),
                id=new_ids[audit.id],
                organisation=alias,
                leader=naming.casts[name].leader(audit.leader),
                from_file=False,
                checklist_file="",
            )
            for audit in engagement.audits
        ]
        found_notes += [
            _notes(each, alias, new_ids, rewriting) for each in own_notes if folded(each.organisation) == name
        ]
    return Anonymous(
        audits=tuple(sorted(found, key=lambda each: (each.started, each.id))),
        notes=tuple(sorted(found_notes, key=lambda each: each.organisation)),
        is_public=surroundings.is_public,
        last=max(times.moments.values()),
    )


def checklists_of(audits: Iterable[Audit]) -> tuple[Checklist, ...]:
    """The checklists of the audits, each once."""
    # Most audits share one object, and hashing a checklist takes long.
    apart = {id(audit.checklist): audit.checklist for audit in audits}
    return tuple(dict.fromkeys(apart.values()))


def names_known(audits: Sequence[Audit], surroundings: Surroundings) -> KnownNames:
    """The names that are replaced in such an export, to be found in whatever goes along with it."""
    return KnownNames(_Naming(_engagements(audits), surroundings).everything())


def _engagements(audits: Sequence[Audit]) -> dict[str, Engagement]:
    """The engagements by the folded name of the organisation, in the order in which their first walks began."""
    by_name: dict[str, list[Audit]] = {}
    for audit in sorted(audits, key=lambda each: (each.started, each.id)):
        by_name.setdefault(folded(audit.organisation), []).append(audit)
    return {name: engagement_of(each[0].organisation, each) for name, each in by_name.items()}


class _Naming:
    """What everybody is called: in the texts of each organisation its own people by their letter or number alone."""

    def __init__(self, engagements: Mapping[str, Engagement], surroundings: Surroundings) -> None:
        self.organisations = {name: f"Organisation {letter(number)}" for number, name in enumerate(engagements)}
        self.casts: dict[str, Cast] = {
            name: cast_of(engagement, surroundings.people.get(name, ())) for name, engagement in engagements.items()
        }
        self._spelled = {
            name: tuple(dict.fromkeys(audit.organisation for audit in engagement.audits))
            for name, engagement in engagements.items()
        }
        self._elsewhere = [Known(name=name, alias=ANOTHER_ORGANISATION) for name in surroundings.organisations]

    def within(self, name: str) -> list[Known]:
        """What is known in the texts of this organisation, its own first."""
        others = [known for other in self.casts if other != name for known in self._from_outside(other)]
        return [*self.casts[name].known, *self._organisation(name), *others, *self._elsewhere]

    def everything(self) -> list[Known]:
        """Everything that is known of any of them."""
        own = [known for name in self.casts for known in (*self.casts[name].known, *self._organisation(name))]
        return [*own, *self._elsewhere]

    def _organisation(self, name: str) -> Iterator[Known]:
        for spelled in self._spelled[name]:
            yield from known_organisation(spelled, self.organisations[name])

    def _from_outside(self, name: str) -> Iterator[Known]:
        """An organisation and its people in the texts of another: whole names only."""
        alias = self.organisations[name]
        yield from (Known(name=spelled, alias=alias) for spelled in self._spelled[name])
        for known in self.casts[name].known:
            if " " in known.name:
                yield replace(known, alias=f"{known.alias} of {alias}")


def _rewriting(
    naming: _Naming, name: str, times: ShiftedTimes, renamed: Mapping[str, str], surroundings: Surroundings
) -> Rewriting:
    names = KnownNames(naming.within(name))
    return Rewriting(
        text=lru_cache(maxsize=10_000)(names.replaced),  # leaders give many of the same answers
        who=naming.casts[name].who,
        part_id=(lambda part: renamed.get(part, part)) if renamed else as_it_is,
        day=times.day,
        moment=times.moment,
        keeps=surroundings.is_public,
    )


def _notes(notes: Notes, alias: str, new_ids: Mapping[str, str], rewriting: Rewriting) -> Notes:
    marks = []
    for mark in notes.marks:
        audit_id, _, key = mark.follow_up.partition("/")
        if audit_id in new_ids:
            marks.append(rewritten_mark(mark, f"{new_ids[audit_id]}/{own_key(key, rewriting)}", rewriting))
    volumes = tuple(rewritten_volume(volume, rewriting) for volume in notes.volumes)
    return Notes(organisation=alias, marks=tuple(marks), volumes=volumes)


def _moments(audits: Iterable[Audit], notes: Iterable[Notes]) -> Iterator[datetime]:
    for audit in audits:
        yield audit.started
        yield audit.changed
        if audit.finished is not None:
            yield audit.finished
        if audit.seal is not None:
            yield audit.seal.at
        yield from audit.answered.values()
        yield from (change.at for change in audit.changes)
    for each in notes:
        yield from (mark.at for mark in each.marks)
        yield from (volume.at for volume in each.volumes)


def _renamed_ids(
    audits: Iterable[Audit], known: Iterable[Known], is_public: Callable[[Checklist], bool]
) -> dict[str, str]:
    """New ids for those that an author made of a name; ids of public checklists stay."""
    names = KnownNames(replace(each, cased=False) for each in known if not is_word_too(each.name))
    checklists = checklists_of(audits)
    own = dict.fromkeys(part for each in checklists if not is_public(each) for part in ids_in(each))
    public = {part for each in checklists if is_public(each) for part in ids_in(each)}
    taken = {*own, *public, *RESERVED_IDS}
    renamed = {}
    for part in own:
        replaced = names.replaced(part)
        if replaced != part and part not in public:
            renamed[part] = _free(slug(replaced), taken)
            taken.add(renamed[part])
    return renamed


def _free(wanted: str, taken: set[str]) -> str:
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
