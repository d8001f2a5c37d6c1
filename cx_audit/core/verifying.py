"""What an audit that can be read may still be wrong in: its seal, and the scores that were saved with it."""

from __future__ import annotations

from collections.abc import Iterator

from cx_audit.core.audit import Audit, seal_is_whole
from cx_audit.core.result import Result, scores_to_save
from cx_audit.core.scoring import SCORING_VERSION
from cx_audit.errors import Problem


def scores_differ(audit: Audit, result: Result) -> bool:
    """Whether the scores saved with the audit are other than the ones its answers give, under the same version."""
    saved = audit.saved_scores
    return saved is not None and saved.scoring_version == SCORING_VERSION and saved != scores_to_save(result)


def flaws_of(audit: Audit, result: Result) -> Iterator[Problem]:
    """What is wrong, each with what to do about it."""
    if not seal_is_whole(audit):
        yield Problem(
            where="seal",
            message="the predictions were sealed before the walk, and their seal is missing"
            if audit.seal is None
            else "the predictions are not the ones that were sealed before the walk",
            hint="put back a copy of the file from before it was changed",
        )
    yield from _flaws_of_saved_scores(audit, result)


def _flaws_of_saved_scores(audit: Audit, result: Result) -> Iterator[Problem]:
    saved = audit.saved_scores
    if saved is None:
        if audit.complete:
            yield Problem(
                where="scores",
                message="the walk is finished, and the scores saved at its end are missing",
                hint="put back a copy of the file from before it was changed; pages show what the answers give",
            )
    elif saved.scoring_version > SCORING_VERSION:
        yield Problem(
            where="scores",
            message=f"its scores were saved under scoring version {saved.scoring_version}, "
            f"and this program knows none later than {SCORING_VERSION}",
            hint="look at it with the version of cx-audit that wrote it, or put back a copy of the file",
        )
    elif scores_differ(audit, result):
        yield Problem(
            where="scores",
            message="the scores saved at the end of the walk are not the ones that its answers give",
            hint="put back a copy of the file from before it was changed; pages show what the answers give",
        )
