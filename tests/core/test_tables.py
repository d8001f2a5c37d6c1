"""The tables of an export: their columns, and the rows that audits give."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from engagement.walks import AMARA, EMIL, audits

from cx_audit.core.audit import LoggedChange
from cx_audit.core.audit_tables import ANSWERS, AUDITS, FEELINGS, FOLLOW_UPS, TABLES, TOUCHPOINTS
from cx_audit.core.follow_ups import FollowUpState, Mark
from cx_audit.core.questions import Answer, NotApplicable
from cx_audit.core.responses import text_of
from cx_audit.core.result import result_of
from cx_audit.core.scoring import rounded_net_trust
from cx_audit.core.tables import AnyTable, AuditSeen, Kind, audits_seen

_HELD = {
    Kind.TEXT: str,
    Kind.WHOLE: int,
    Kind.NUMBER: (int, float),
    Kind.FLAG: bool,
    Kind.DAY: str,
    Kind.TIME: datetime,
}


def rows_of(table: AnyTable, seen: tuple[AuditSeen, ...] | None = None) -> list[dict[str, Any]]:
    """The rows by the names of their columns; of the made-up engagement unless others are given."""
    names = [column.name for column in table.columns]
    everything = audits_seen(audits(), ()) if seen is None else seen
    return [dict(zip(names, row, strict=True)) for row in table.rows(everything)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_are_sound(table: AnyTable) -> None:
    """Each name once, in letters that no database has to quote; each with a sentence; the first is the audit."""
    names = [column.name for column in table.columns]
    assert names[0] == "audit"
    assert len(set(names)) == len(names)
    for column in table.columns:
        assert column.name.replace("_", "").isalpha()
        assert column.name.islower()
        assert column.says.endswith(".")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_cells_are_what_their_column_holds(table: AnyTable) -> None:
    """Of the kind that the column says, or None; a flag is no number, a text is never empty, a day is a day."""
    rows = rows_of(table)
    assert rows
    for row in rows:
        for column in table.columns:
            cell = row[column.name]
            if cell is None:
                continue
            assert isinstance(cell, _HELD[column.kind]), (column.name, cell)
            assert isinstance(cell, bool) is (column.kind is Kind.FLAG)
            assert cell != ""
            if column.kind is Kind.DAY:
                assert datetime.fromisoformat(cell).date().isoformat() == cell
            if column.kind is Kind.TIME:
                assert cell.utcoffset() is not None


def test_audits_are_what_their_results_say() -> None:
    """One row an audit with its headline; an open walk has no score."""
    rows = {row["audit"]: row for row in rows_of(AUDITS)}
    assert len(rows) == len(audits())
    for audit in audits():
        row, result = rows[audit.id], result_of(audit)
        assert (row["leader"], row["round"], row["started"]) == (audit.leader, audit.round, audit.started)
        assert row["counts"] is audit.complete
        if result.net_trust is None or result.weakest is None:
            scores = ("net_trust", "level", "verdict", "touchpoints_built", "weakest", "finished")
            assert [row[name] for name in scores] == [None] * 6
        else:
            assert row["net_trust"] == rounded_net_trust(result.net_trust)
            assert (row["touchpoints_built"], row["weakest"]) == (result.built, result.weakest.touchpoint.id)


def test_touchpoints_are_what_their_results_say() -> None:
    """Scores, gap and rose tint of finished walks; of an open one only what was answered."""
    rows = rows_of(TOUCHPOINTS)
    by_place = {(row["audit"], row["touchpoint"]): row for row in rows}
    assert len(by_place) == len(rows) == 5 * len(audits())
    for audit in audits():
        for place, each in enumerate(result_of(audit).touchpoints, 1):
            row = by_place[audit.id, each.touchpoint.id]
            assert row["place"] == place
            if not audit.complete:
                names = ("felt", "ceiling", "trust", "level", "built", "rose_tint", "gap", "sight", "unmet")
                assert {row[name] for name in names} == {None}
                continue
            assert each.prediction is not None
            assert (row["felt"], row["ceiling"]) == (each.felt.known, each.ceiling.known)
            assert row["trust"] == min(row["felt"], row["ceiling"]) == each.trust.known
            assert row["gap"] == each.prediction.score - row["trust"]
            assert row["rose_tint"] == max(0, row["felt"] - row["trust"])
            assert row["built"] is (row["trust"] > 0)


def test_answers_in_every_shape() -> None:
    """A text, a choice, several, a number, a day, a feeling, a prediction and a card, each where it belongs."""
    audit = next(each for each in audits() if each.leader == AMARA)
    key = "call/fact/minutes-waited"
    responses = {**audit.responses, key: Answer(12), "website/basic/on-a-phone": NotApplicable()}
    seen = audits_seen([replace(audit, responses=responses)], ())
    rows = {row["question"]: row for row in rows_of(ANSWERS, seen)}

    def said(question: str) -> tuple[Any, ...]:
        return tuple(rows[question][name] for name in ("kind", "answer", "answer_text", "number", "day"))

    assert said("before/persona") == ("text", None, "A nurse with a leaking bathroom", None, None)
    assert said("call/basic/ownership") == ("choice", "missed", "no, missed", None, None)
    assert said("call/departments") == ("several", "reception", "reception", None, None)
    assert said(key) == ("number", None, None, 12, None)
    assert said("problem/promise/1/by") == ("day", None, None, None, text_of(audit.responses, "problem/promise/1/by"))
    assert said("call/feeling") == ("feeling", "annoyed", None, -7, None)
    assert said("predictions/call") == ("prediction", None, None, 6, None)
    assert said("call/card") == ("card", "done", "done", None, None)
    assert rows["call/basic/person-soon"]["critical"] is True
    assert rows["call/basic/listened"]["critical"] is False
    assert rows["call/feeling"]["critical"] is None
    assert rows["website/basic/on-a-phone"]["applies"] is False
    assert said("website/basic/on-a-phone") == ("choice", None, None, None, None)
    assert {row["part"] for row in rows.values()} == {"before", "predictions", "touchpoint", "after"}
    assert rows["before/why"]["answered_at"] == audit.answered["before/why"]
    assert not any(question.endswith(("/review", "/seal")) for question in rows)


def test_hidden_answers_have_no_row() -> None:
    """An answer whose question is no longer asked is kept in the audit, and is in no table."""
    audit = next(each for each in audits() if each.leader == AMARA)
    without = {**audit.responses, "problem/promise/1": Answer("no")}
    seen = audits_seen([replace(audit, responses=without)], ())
    assert "problem/promise/1/what" in audit.responses
    assert "problem/promise/1/what" not in {row["question"] for row in rows_of(ANSWERS, seen)}
    assert [row["kind"] for row in rows_of(FOLLOW_UPS, seen)] == ["commitment"]


def test_changes_are_counted() -> None:
    """As often as the log has the answer."""
    audit = next(each for each in audits() if each.leader == EMIL and each.complete)
    when = datetime(2031, 5, 1, tzinfo=UTC)
    walk = audit.walk
    for value in ("missed", "met"):
        responses = {**walk.responses, "call/basic/thanked": Answer(value)}
        change = LoggedChange(
            key="call/basic/thanked", was=walk.responses["call/basic/thanked"], became=Answer(value), at=when
        )
        audit = replace(audit, responses=responses, changes=(*audit.changes, change))
        walk = audit.walk
    rows = {row["question"]: row for row in rows_of(ANSWERS, audits_seen([audit], ()))}
    assert rows["call/basic/thanked"]["changed_times"] == 2
    assert rows["call/basic/listened"]["changed_times"] == 0


def test_feelings_closing_and_of_moments() -> None:
    """As many as the results have, with their sign."""
    rows = rows_of(FEELINGS)
    results = [each for audit in audits() for each in result_of(audit).touchpoints]
    assert sum(row["kind"] == "closing" for row in rows) == sum(each.feeling is not None for each in results)
    assert sum(row["kind"] == "moment" for row in rows) == sum(len(each.moments) for each in results)
    for row in rows:
        assert row["signed"] == (row["strength"] if row["direction"] == "up" else -row["strength"])
        assert (row["number"] is None) is (row["kind"] == "closing") is (row["what"] is None)


def test_follow_ups_with_the_mark_that_holds() -> None:
    """The state, the day and the note of the latest mark; open without one."""
    audit = next(each for each in audits() if each.complete)
    first = Mark(
        follow_up=f"{audit.id}/after/commitment",
        state=FollowUpState.BROKEN,
        day="2031-03-01",
        at=datetime(2031, 3, 1, tzinfo=UTC),
    )
    later = replace(first, state=FollowUpState.KEPT, day="2031-03-02", at=datetime(2031, 3, 2, tzinfo=UTC), note="late")
    rows = {row["follow_up"]: row for row in rows_of(FOLLOW_UPS, audits_seen(audits(), [later, first]))}
    marked = rows[first.follow_up]
    assert (marked["state"], marked["marked_on"], marked["note"]) == ("kept", "2031-03-02", "late")
    assert (marked["kind"], marked["touchpoint"], marked["who"]) == ("commitment", None, audit.leader)
    others = [row for key, row in rows.items() if key != first.follow_up]
    assert {(row["state"], row["marked_on"], row["note"]) for row in others} == {("open", None, None)}
    assert {row["touchpoint"] for row in others if row["kind"] == "promise"} == {"problem"}


def test_of_two_walks_in_a_round_the_last_counts() -> None:
    """Both have their row, and one of them counts."""
    audit = next(each for each in audits() if each.complete)
    assert audit.finished is not None
    again = replace(audit, id="again1234567", finished=audit.finished.replace(year=2032))
    rows = {row["audit"]: row["counts"] for row in rows_of(AUDITS, audits_seen([again, audit], ()))}
    assert rows == {audit.id: False, "again1234567": True}


def test_organisations_are_told_apart() -> None:
    """Leaders of the same name in two organisations both count."""
    audit = next(each for each in audits() if each.complete)
    other = replace(audit, id="other1234567", organisation="Another one")
    rows = rows_of(AUDITS, audits_seen([audit, other], ()))
    assert [row["organisation"] for row in rows] == ["Another one", audit.organisation]
    assert [row["counts"] for row in rows] == [True, True]
