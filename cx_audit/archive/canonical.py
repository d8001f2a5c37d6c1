"""An audit as it may leave the laptop, spelled in one way, and the digest of what was walked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from cx_audit.archive.format_v1 import decode, encode
from cx_audit.archive.heads import AuditHead, head_of
from cx_audit.archive.names import id_made_from
from cx_audit.core.audit import Audit, seal_is_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Canonical:
    """An audit that was read and checked: its head, its bytes in the one spelling, and the digest of its content.

    The path of a checklist's file is no part of it: that is of one laptop. The digest is of everything but the id, so
    that one walk is known again under another id.
    """

    head: AuditHead
    data: bytes
    digest: str
    seal_is_whole: bool


def canonical(audit: Audit) -> Canonical:
    """The audit in its one spelling."""
    data = encode(replace(audit, checklist_file=""))
    return Canonical(
        head=head_of(audit),
        data=data,
        digest=hashlib.sha256(_without_id(data, audit.id)).hexdigest(),
        seal_is_whole=seal_is_whole(audit),
    )


def canonical_of(data: bytes, file: str) -> Canonical:
    """The audit in these bytes in its one spelling. Raises BadInput with every problem; `file` names the bytes."""
    return canonical(decode(data, file))


def with_id(found: Canonical, audit_id: str) -> Canonical:
    """The same walk under another id."""
    return canonical(replace(decode(found.data, ""), id=audit_id))


def id_for(digest: str, tries: int) -> str:
    """The id that a walk with this digest gets where it cannot keep its own; another one at each try."""
    return id_made_from(f"{digest} {tries}".encode())


def _without_id(data: bytes, audit_id: str) -> bytes:
    return data.replace(f'"id": "{audit_id}"'.encode(), b'"id": ""', 1)
