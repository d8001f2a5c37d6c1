"""The keys of questions: `before/why`, `predictions/call`, `call/basic/listened`, `call/moment/1/feeling`.

The first word of a key is the stretch of the walk in which the question stands: `before`, `predictions`, `after`,
or the id of a touchpoint.
"""

from __future__ import annotations

BEFORE, PREDICTIONS, AFTER = "before", "predictions", "after"
SEAL = f"{PREDICTIONS}/seal"
RESERVED_IDS = frozenset({BEFORE, PREDICTIONS, AFTER, "seal", "earlier"})


def stretch_of(key: str) -> str:
    """The stretch in which the question with this key stands."""
    return key.partition("/")[0]


def goes_by_name(key: str) -> bool:
    """Whether the options of the question with this key are known by their names: those of the departments met."""
    stretch, _, place = key.partition("/")
    return place == "departments" and stretch not in (BEFORE, AFTER)


def prediction_key(touchpoint_id: str) -> str:
    """The key of the prediction for a touchpoint."""
    return f"{PREDICTIONS}/{touchpoint_id}"
