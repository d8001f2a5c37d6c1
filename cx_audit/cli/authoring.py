"""Writing a checklist of one's own: the file to begin with, and the schema for an editor."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.cli.speech import say
from cx_audit.cli.writing import write_new
from cx_audit.core.keys import RESERVED_IDS
from cx_audit.core.rounds import FIRST_WALK
from cx_audit.errors import BadInput, StorageFailed
from cx_audit.text import capitalised, clean_line, shortened, slug

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace

SCHEMA_FILE = "checklist.schema.json"
FINE, STOPPED = 0, 130
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a new checklist is wished for with; empty where it is left open. A touchpoint is “id: title” or a title."""

    id: str
    title: str
    touchpoints: tuple[str, ...]
    copy: str
    to: Path | None
    force: bool


def schema_text() -> str:
    """The JSON Schema of a checklist file, as text."""
    import json

    from cx_audit.library.schema import checklist_schema

    return json.dumps(checklist_schema(), ensure_ascii=False, indent=2) + "\n"


def begin_checklist(room: Workspace, draft: Draft, *, plain: bool) -> int:
    """Write the file of a new checklist and say what to do next; 130 when the person leaves while being asked."""
    import shlex

    if draft.to is not None and draft.to.suffix.lower() not in (".yaml", ".yml"):
        raise BadInput("The file of a checklist ends in .yaml.", hint=f"Name it so: --to {draft.to}.yaml")
    whole = _asked_for(room, draft, plain=plain)
    if whole is None:
        say("Nothing was written.")
        return STOPPED
    text = _text_of(room, whole)
    path = whole.to
    if path is None:
        folder = room.data / "checklists"
        _make_folders(room.data, folder)
        path = folder / f"{whole.id}.yaml"
    write_new(path, text, force=whole.force)
    schema = path.absolute().parent / SCHEMA_FILE
    if not schema.exists():
        write_new(schema, schema_text(), force=False)
    say(f"Written to {path}, with {SCHEMA_FILE} beside it for your editor. Write it over, then check it with:")
    say("", command=room.typed(f"checklist check {shlex.quote(str(path))}"))
    return FINE


def _make_folders(*folders: Path) -> None:
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            message = f"The folder {folder} cannot be made: {error.strerror}."
            raise StorageFailed(message, hint="Name another file: --to FILE") from error


def _text_of(room: Workspace, draft: Draft) -> str:
    from cx_audit.library.decode import decode_checklist
    from cx_audit.library.starter import copy_of, starter

    if draft.copy:
        loaded = room.shelf.load(draft.copy)
        if draft.touchpoints:
            listed = _touchpoints(draft)
            return starter(draft.id, draft.title, touchpoints=listed, from_checklist=loaded.checklist)
        return copy_of(loaded.path.read_text(encoding="utf-8-sig"), id=draft.id, title=draft.title)
    text = starter(draft.id, draft.title, touchpoints=_touchpoints(draft))
    try:
        decode_checklist(text.encode(), draft.id)
    except BadInput as error:
        first = error.problems[0]
        message = f"No checklist can be made of that: {first.message}."
        raise BadInput(message, hint=f"{capitalised(first.hint)}.") from error
    return text


def _touchpoints(draft: Draft) -> list[tuple[str, str]]:
    listed: dict[str, str] = {}
    for touchpoint_id, title in map(_touchpoint, draft.touchpoints):
        if touchpoint_id in RESERVED_IDS:
            message = f"“{touchpoint_id}” cannot be the id of a touchpoint: it has a meaning of its own."
            raise BadInput(message, hint=f'Write another id: --touchpoint "our-{touchpoint_id}: {shortened(title)}"')
        if touchpoint_id in listed:
            message = f"Two touchpoints have the id “{touchpoint_id}”: “{listed[touchpoint_id]}” and “{title}”."
            hint = f'Give one of them another: --touchpoint "{touchpoint_id}-2: {shortened(title)}"'
            raise BadInput(message, hint=hint)
        listed[touchpoint_id] = title
    return list(listed.items())


def _touchpoint(written: str) -> tuple[str, str]:
    touchpoint_id, colon, title = (part.strip() for part in written.partition(":"))
    if not colon:
        return slug(written), clean_line(written)
    if not _ID.fullmatch(touchpoint_id) or not title:
        message = f"“{shortened(written)}” is not the id and the title of a touchpoint."
        raise BadInput(message, hint='Write it so: --touchpoint "counter: The counter"')
    return touchpoint_id, clean_line(title)


def _asked_for(room: Workspace, draft: Draft, *, plain: bool) -> Draft | None:
    from cx_audit.terminal.asking import ask_line
    from cx_audit.terminal.screen import has_terminal

    may_ask = has_terminal() or plain
    title = clean_line(draft.title)
    copied = room.shelf.load(draft.copy).checklist.title if draft.copy else ""
    if not title and not may_ask:
        title = copied
    if not title and not may_ask:
        raise BadInput("A new checklist needs a title.", hint='Add one: --title "Our shop"')
    while not title:
        note = f"It begins as a copy of: {copied}" if copied else "A short title, such as: Our shop"
        line = ask_line("What is the checklist called?", plain=plain, note=note)
        if line is None:
            return None
        title = line
    checklist_id = draft.id or slug(title)
    if copied and may_ask and not draft.id:
        line = ask_line(
            "Which id does it have?",
            plain=plain,
            note=f"What you type to walk it; Enter takes: {checklist_id}",
            default=checklist_id,
        )
        if line is None:
            return None
        checklist_id = line or checklist_id
    if not _ID.fullmatch(checklist_id):
        message = f"“{shortened(checklist_id)}” cannot be an id."
        raise BadInput(message, hint="Write lower-case letters, digits and hyphens, at most 60.")
    if checklist_id == FIRST_WALK:
        message = f"{FIRST_WALK} is the id of the first walk, whose five touchpoints stay as they are."
        raise BadInput(message, hint="Write another id.")
    touchpoints = draft.touchpoints
    if not touchpoints and not draft.copy:
        if not may_ask:
            raise BadInput("A new checklist needs a touchpoint.", hint='Add one: --touchpoint "counter: The counter"')
        listed = ask_line(
            "Which touchpoints does it have?",
            plain=plain,
            note="Their titles with commas between: The counter, The repair",
        )
        if listed is None:
            return None
        touchpoints = tuple(part.strip() for part in listed.split(",") if part.strip()) or ("The first touchpoint",)
    return replace(draft, id=checklist_id, title=title, touchpoints=touchpoints)
