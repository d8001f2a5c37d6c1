"""A checklist file becomes a checklist, or every problem in it is named at once."""

from __future__ import annotations

from cx_audit.core.checklist import Checklist
from cx_audit.errors import NotFound
from cx_audit.library import shape
from cx_audit.library.build import build_checklist
from cx_audit.library.compose import Fetch, composed, takes_anything
from cx_audit.library.findings import Findings, quoted
from cx_audit.library.nodes import Mapping, Room, Scalar, Sequence
from cx_audit.library.reading import read
from cx_audit.library.rules import note_broken_rules
from cx_audit.library.source import read_yaml

WHAT = "checklist"


def decode_checklist(data: bytes, file: str, fetch: Fetch | None = None) -> Checklist:
    """The checklist in these bytes; raises BadInput with every problem, each at its line and column.

    `file` is the name that the problems carry, `fetch` finds the checklists that parts are taken from.
    """
    return decode_with_tree(data, file, fetch)[0]


def decode_with_tree(
    data: bytes, file: str, fetch: Fetch | None = None, room: Room | None = None
) -> tuple[Checklist, Mapping]:
    """The checklist in these bytes, and the composed tree that it was read from; raises like `decode_checklist`.

    What is read and what is taken must fit into the `room`, which several files may share.
    """
    room = room or Room()
    root = read_yaml(data, file, what=WHAT, room=room)
    findings = Findings(file=file, what=WHAT)
    if isinstance(root, Mapping):
        _refuse_other_format(root, findings)
        _refuse_too_many_touchpoints(root, findings)
        if takes_anything(root):
            root = composed(root, fetch or _nothing_to_take_from, findings, room)
            taken = root.get("touchpoints")
            if isinstance(taken, Sequence) and not taken.items:
                findings.refuse_if_any()
    read_file = read(root, shape.Checklist, findings)
    if isinstance(root, Mapping):
        note_broken_rules(root, findings)
    if read_file is None or not isinstance(root, Mapping) or len(findings):
        raise findings.refusal()
    return build_checklist(read_file), root


def _nothing_to_take_from(checklist_id: str) -> Mapping:
    raise NotFound(f"No checklist goes by {quoted(checklist_id)}.")


def _refuse_other_format(root: Mapping, findings: Findings) -> None:
    number = root.get("format")
    if isinstance(number, Scalar) and not number.empty and number.text.strip() != str(shape.FORMAT):
        message = f"this version of cx-audit reads format {shape.FORMAT}, and the file says {quoted(number.text)}"
        findings.refuse(number, message, f"write format: {shape.FORMAT}, or use a newer cx-audit")


def _refuse_too_many_touchpoints(root: Mapping, findings: Findings) -> None:
    listed = root.get("touchpoints")
    if isinstance(listed, Sequence) and len(listed.items) > shape.MOST_TOUCHPOINTS:
        one_too_many = listed.items[shape.MOST_TOUCHPOINTS]
        message = f"this is touchpoint number {shape.MOST_TOUCHPOINTS + 1:,}"
        findings.refuse(one_too_many, message, f"write or take fewer, at most {shape.MOST_TOUCHPOINTS:,}")
