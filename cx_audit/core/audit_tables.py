"""The five tables of an export, column by column: audits, touchpoints, answers, feelings and follow-ups."""

from __future__ import annotations

from cx_audit.core.audit import seal_is_whole
from cx_audit.core.follow_ups import FollowUp
from cx_audit.core.table_rows import (
    Answered,
    FeltThere,
    Place,
    answer_rows,
    audit_rows,
    built_at,
    chosen_in,
    critical_of,
    day_in,
    feeling_rows,
    follow_up_rows,
    kind_of,
    marked,
    net_trust_of,
    number_in,
    question_and_answer,
    touchpoint_of,
    touchpoint_rows,
    words_of,
)
from cx_audit.core.tables import AnyTable, AuditSeen, Table, day, flag, number, text, time, whole

AUDITS: Table[AuditSeen] = Table(
    name="audits",
    says="One row for each audit, finished or open.",
    rows_of=audit_rows,
    columns=(
        text("audit", "The id of the audit; the other tables name it.", lambda row: row.audit.id),
        text(
            "organisation",
            "The organisation whose customers' experience was walked.",
            lambda row: row.audit.organisation,
        ),
        text("leader", "The leader who walked.", lambda row: row.audit.leader),
        whole("round", "The round, from 1.", lambda row: row.audit.round),
        text("checklist", "The id of the checklist.", lambda row: row.audit.checklist.id),
        text("checklist_version", "The version of the checklist.", lambda row: row.audit.checklist.version),
        time("started", "When the walk began.", lambda row: row.audit.started),
        time(
            "finished",
            "When the last question was answered; empty while the walk is open.",
            lambda row: row.audit.finished,
        ),
        flag(
            "complete",
            "Whether the walk is finished and nothing that is scored is missing.",
            lambda row: row.result.complete,
        ),
        flag(
            "counts",
            "Whether it counts in the figures of its round: of a leader's walks the last that was finished.",
            lambda row: row.counts,
        ),
        number("net_trust", "Net trust N, -100 to +100, at most one decimal; empty unless complete.", net_trust_of),
        text("level", "eroding, at risk, building or remarkable; empty unless complete.", lambda row: row.result.level),
        text(
            "verdict", "built where N is above 0, else eroded; empty unless complete.", lambda row: row.result.verdict
        ),
        whole(
            "touchpoints_built",
            "How many touchpoints built trust; empty unless complete.",
            lambda row: row.result.built if row.result.complete else None,
        ),
        whole("touchpoints", "How many touchpoints the checklist has.", lambda row: len(row.result.touchpoints)),
        text(
            "weakest",
            "The id of the weakest touchpoint; empty unless complete.",
            lambda row: row.result.weakest.touchpoint.id if row.result.weakest else None,
        ),
        flag(
            "seal_whole", "Whether the predictions are the ones that were sealed.", lambda row: seal_is_whole(row.audit)
        ),
        whole(
            "scoring_version",
            "The version of the scoring that the walk was made with; the scores here are of the present one.",
            lambda row: row.audit.scoring_version,
        ),
        flag("anyway", "Whether the rule of the first round was overridden.", lambda row: row.audit.anyway),
        flag("from_file", "Whether the walk began with an answers file.", lambda row: row.audit.from_file),
        flag("made_up", "Whether it is a made-up example.", lambda row: row.audit.made_up),
    ),
)

TOUCHPOINTS: Table[Place] = Table(
    name="touchpoints",
    says="One row for each touchpoint of each audit.",
    rows_of=touchpoint_rows,
    columns=(
        text("audit", "The id of the audit.", lambda row: row.seen.audit.id),
        text("touchpoint", "The id of the touchpoint.", lambda row: row.result.touchpoint.id),
        whole("place", "Its place on the walk, from 1.", lambda row: row.number),
        text("title", "Its title.", lambda row: row.result.touchpoint.title),
        number("weight", "Its weight in the net trust.", lambda row: row.result.touchpoint.weight),
        flag("begun", "Whether the leader set out for it.", lambda row: row.result.begun),
        flag(
            "got_through",
            "Whether the leader got through; empty until it is begun.",
            lambda row: row.result.got_through if row.result.begun else None,
        ),
        flag("complete", "Whether every question that is scored has its answer.", lambda row: row.result.complete),
        whole(
            "felt",
            "Felt score F, -10 to +10 without 0; like all scores empty until all of it is known.",
            lambda row: row.score(row.result.felt),
        ),
        whole(
            "ceiling",
            "Ceiling C, -10 to +10 without 0: what the evidence allows.",
            lambda row: row.score(row.result.ceiling),
        ),
        whole("trust", "Trust score T, the lower of F and C.", lambda row: row.score(row.result.trust)),
        text(
            "level",
            "eroding, at risk, building or remarkable.",
            lambda row: row.result.level if row.seen.audit.complete else None,
        ),
        flag("built", "Whether T is above 0: trust was built; else it was eroded.", built_at),
        whole(
            "rose_tint",
            "F - T where that is above 0, else 0: it felt better than the evidence allows.",
            lambda row: row.result.rose_tint if row.seen.audit.complete else None,
        ),
        whole(
            "unmet",
            "How many basics were not met, bad treatment and too little for the money included; empty until finished.",
            lambda row: len(row.result.unmet) if row.seen.audit.complete else None,
        ),
        whole("extras", "How many extras were named.", lambda row: len(row.result.extras)),
        whole(
            "moments",
            "How many moments hit harder than the rest.",
            lambda row: len(row.result.moments),
        ),
        whole(
            "predicted",
            "The prediction, -10 to +10 without 0.",
            lambda row: row.result.prediction.score if row.result.prediction else None,
        ),
        whole(
            "certain",
            "How certain the leader was of it, in percent.",
            lambda row: row.result.prediction.certain if row.result.prediction else None,
        ),
        whole(
            "gap",
            "Prediction - T: above 0 the leader expected better than was experienced.",
            lambda row: row.gap.gap if row.gap else None,
        ),
        text("sight", "blind spot, hidden strength or seen.", lambda row: row.gap.sight if row.gap else None),
    ),
)

ANSWERS: Table[Answered] = Table(
    name="answers",
    says="One row for each question that was asked and answered.",
    rows_of=answer_rows,
    alike=question_and_answer,
    columns=(
        text("audit", "The id of the audit.", lambda row: row.audit.id, own=True),
        text("question", "The key of the question, such as call/basic/listened.", lambda row: row.step.key),
        text("part", "before, predictions, touchpoint or after.", lambda row: row.step.part),
        text("touchpoint", "The id of the touchpoint; empty before and after the touchpoints.", touchpoint_of),
        text("kind", "What is asked for: text, choice, several, number, day, feeling, prediction or card.", kind_of),
        text("asked", "The question in words.", lambda row: row.step.question.ask),
        flag(
            "applies",
            "false where the leader said that it does not apply; then there is no answer.",
            lambda row: row.value is not None,
        ),
        text(
            "answer",
            "The id of the chosen answer, several with a bar between them, or the word of a feeling.",
            chosen_in,
        ),
        text("answer_text", "The chosen answer in words, or what the leader wrote.", words_of),
        whole("number", "The answer as a number: a number, a prediction's score, a feeling with its sign.", number_in),
        day("day", "The answer to a question for a day.", day_in),
        flag("critical", "Whether a basic is critical; empty for everything else.", critical_of),
        whole(
            "changed_times",
            "How often the answer was changed later; changes of words are not kept, and not counted.",
            lambda row: row.times_changed,
            own=True,
        ),
        time(
            "answered_at",
            "When it was answered, the last time.",
            lambda row: row.audit.answered.get(row.step.key),
            own=True,
        ),
    ),
)

FEELINGS: Table[FeltThere] = Table(
    name="feelings",
    says="One row for each feeling: one that closed a touchpoint, and one for each moment.",
    rows_of=feeling_rows,
    columns=(
        text("audit", "The id of the audit.", lambda row: row.audit.id),
        text("touchpoint", "The id of the touchpoint.", lambda row: row.touchpoint),
        text(
            "kind",
            "closing for the feeling in which the touchpoint left the leader, moment for one that hit harder.",
            lambda row: "closing" if row.number is None else "moment",
        ),
        whole("number", "Which moment, from 1; empty for the closing feeling.", lambda row: row.number),
        text("word", "The word for the feeling.", lambda row: row.felt.word),
        text("direction", "up or down.", lambda row: row.felt.direction),
        whole("strength", "Its strength, 1 to 10.", lambda row: row.felt.strength),
        whole("signed", "The strength, below 0 for a feeling that went down.", lambda row: row.felt.signed),
        text("what", "What the moment was; empty for the closing feeling.", lambda row: row.what),
    ),
)

FOLLOW_UPS: Table[FollowUp] = Table(
    name="follow_ups",
    says="One row for each commitment and each promise.",
    rows_of=follow_up_rows,
    columns=(
        text("audit", "The id of the audit.", lambda row: row.audit.id),
        text(
            "follow_up",
            "The id of the follow-up: the audit's id, a slash, and the key of the question.",
            lambda row: row.id,
        ),
        whole("number", "Its number in the audit, from 1.", lambda row: row.number),
        text(
            "kind",
            "commitment for what the leader will do, promise for what somebody said to the leader.",
            lambda row: row.kind,
        ),
        text(
            "touchpoint",
            "Where it was promised; empty for a commitment.",
            lambda row: row.touchpoint.id if row.touchpoint else None,
        ),
        text("what", "What is to be done.", lambda row: row.what),
        text("who", "Who does it.", lambda row: row.who),
        day("due", "By which day.", lambda row: row.by),
        text("state", "open, kept or broken.", lambda row: row.state),
        day(
            "marked_on",
            "The day of which the mark says so; empty without a mark.",
            lambda row: marked(row, "day"),
        ),
        time("marked_at", "When that was written down.", lambda row: marked(row, "at")),
        text("note", "The note on it.", lambda row: marked(row, "note")),
    ),
)

TABLES: tuple[AnyTable, ...] = (AUDITS, TOUCHPOINTS, ANSWERS, FEELINGS, FOLLOW_UPS)
"""Every table of an export, in the order in which they refer to each other."""
