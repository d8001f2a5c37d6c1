"""What an audit that can be read may still be wrong in."""

from __future__ import annotations

from dataclasses import replace

from cx_audit.core.audit import Audit, Seal
from cx_audit.core.keys import SEAL
from cx_audit.core.result import result_of, scores_to_save
from cx_audit.core.scoring import SCORING_VERSION
from cx_audit.core.verifying import flaws_of

from .samples import NOON, finished_audit, walked
from .team_samples import walk_of


def whole() -> Audit:
    """A finished audit with the scores that its answers give."""
    audit = finished_audit(walked())
    return replace(audit, saved_scores=scores_to_save(result_of(audit)))


def places(audit: Audit) -> list[str]:
    """Where something is wrong."""
    return [flaw.where for flaw in flaws_of(audit, result_of(audit))]


def test_a_whole_audit() -> None:
    """Nothing is found, also where there is nothing to hold the answers against."""
    assert whole().saved_scores is not None
    assert places(whole()) == []
    before_sealing = walk_of("Ann", {}, until=SEAL)
    assert before_sealing.seal is None
    assert places(before_sealing) == []
    assert places(walk_of("Ann", {}, until="shop/entrance")) == []


def test_what_was_changed() -> None:
    """The seal, the scores, or both, each with what to do."""
    saved = whole().saved_scores
    assert saved is not None
    other = replace(whole(), saved_scores=replace(saved, net_trust=saved.net_trust + 1))
    assert places(other) == ["scores"]
    broken = replace(other, seal=Seal(at=NOON, digest="0" * 64))
    assert places(broken) == ["seal", "scores"]
    assert all(flaw.message and flaw.hint for flaw in flaws_of(broken, result_of(broken)))


def test_a_seal_that_was_taken_out() -> None:
    """The leader sealed the predictions, so an audit without the seal is not whole."""
    assert places(replace(whole(), seal=None)) == ["seal"]


def test_a_finished_walk_without_its_scores() -> None:
    """They are saved with the last answer, so somebody took them out."""
    without = replace(whole(), saved_scores=None)
    assert places(without) == ["scores"]
    assert "missing" in next(flaws_of(without, result_of(without))).message
    assert all(flaw.hint for flaw in flaws_of(without, result_of(without)))


def test_scores_of_a_later_version_are_told_and_not_held_against_these() -> None:
    """Whatever they are, this program cannot compute them; the version that wrote them can."""
    saved = whole().saved_scores
    assert saved is not None
    later = replace(whole(), saved_scores=replace(saved, scoring_version=SCORING_VERSION + 1, net_trust=0))
    (flaw,) = flaws_of(later, result_of(later))
    assert (flaw.where, f"scoring version {SCORING_VERSION + 1}" in flaw.message) == ("scores", True)
    assert "the version of cx-audit that wrote it" in flaw.hint
