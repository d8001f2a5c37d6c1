"""Format 1, written and read: what goes in comes out, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cx_audit.archive import checklist_v1
from cx_audit.archive.checklist_to_wire import wire_of
from cx_audit.archive.format_v1 import decode, decode_head, encode
from cx_audit.core import checklist as core
from cx_audit.core import questions
from cx_audit.core.audit import Audit, SavedScores, seal_is_whole
from cx_audit.core.feelings import Direction, Felt
from cx_audit.core.questions import Answer, NotApplicable, Prediction
from cx_audit.text import clean
from tests.core.random_checklists import checklists

from .samples import CHECKLIST, STARTED, complete, new_audit, walked

FIXTURES = Path(__file__).parent / "fixtures"
texts = st.lists(st.text().map(clean), min_size=1, max_size=5).map(tuple)


def estimated(checklist: core.Checklist, draw: Callable[[], core.Effort | None]) -> core.Checklist:
    """The checklist with what is drawn as the effort of each pair, each basic and the value question."""

    def with_efforts(touchpoint: core.Touchpoint) -> core.Touchpoint:
        return replace(
            touchpoint,
            pairs=tuple(replace(each, effort=draw()) for each in touchpoint.pairs),
            basics=tuple(replace(each, effort=draw()) for each in touchpoint.basics),
            value=touchpoint.value and replace(touchpoint.value, effort=draw()),
        )

    return replace(checklist, touchpoints=tuple(map(with_efforts, checklist.touchpoints)))


@st.composite
def audits(draw: st.DrawFn) -> Audit:
    """Audits after a random walk, with random names and texts."""
    start = new_audit(
        organisation=" ".join(clean(draw(st.text())).split()),
        round=draw(st.integers(1, 9_999)),
        checklist=estimated(CHECKLIST, lambda: draw(st.sampled_from((None, *core.Effort)))),
        from_file=draw(st.booleans()),
        checklist_file=clean(draw(st.text())),
    )
    chance = draw(st.randoms(use_true_random=False))
    return walked(start, chance, draw(st.integers(0, 120)), draw(texts))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(audits())
def test_any_walk_comes_back_whole(audit: Audit) -> None:
    """Reading gives the same audit, the types of its answers too, and writing that gives the same bytes."""
    data = encode(audit)
    read = decode(data, "a.json")
    assert read == audit
    assert list(read.responses) == list(audit.responses)
    assert [type(each) for each in read.responses.values()] == [type(each) for each in audit.responses.values()]
    assert encode(read) == data
    assert seal_is_whole(read)


@settings(deadline=None)
@given(checklists())
def test_any_checklist_comes_back_whole(checklist: core.Checklist) -> None:
    """Conditions, variants and efforts as they were drawn; the same bytes again."""
    audit = new_audit(checklist=checklist)
    read = decode(encode(audit), "a.json")
    assert read == audit
    assert encode(read) == encode(audit)


def test_a_complete_audit_comes_back_with_its_scores() -> None:
    """Saved scores, whole and with a decimal, keep their types."""
    for net_trust in (-100, 12.5):
        saved = SavedScores(scoring_version=1, net_trust=net_trust, trust={"desk": -3, "phone": 8})
        audit = replace(complete(new_audit(anyway=True), seed=3), saved_scores=saved)
        read = decode(encode(audit), "a.json")
        assert read == audit
        assert read.saved_scores is not None
        assert type(read.saved_scores.net_trust) is type(net_trust)


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ("5", "5"),
        (5, 5),
        ((), []),
        (("5",), ["5"]),
        (
            Felt(word="pleased", direction=Direction.UP, strength=5),
            {"word": "pleased", "direction": "up", "strength": 5},
        ),
        (Prediction(score=-4, certain=70), {"score": -4, "certain": 70}),
    ],
)
def test_each_kind_of_answer_has_its_own_shape(value: questions.Value, shape: object) -> None:
    """Kinds are told apart without the question, also where it is not known."""
    audit = new_audit(responses={"elsewhere/question": Answer(value)}, answered={"elsewhere/question": STARTED})
    data = encode(audit)
    assert json.loads(data)["answers"] == {"elsewhere/question": {"answer": shape, "at": "2031-05-17T09:30:00+02:00"}}
    assert decode(data, "a.json") == audit


def test_what_does_not_apply_is_its_own_thing() -> None:
    """It is no text, and no empty answer."""
    audit = new_audit(responses={"desk/basic/greeted": NotApplicable()})
    data = encode(audit)
    assert json.loads(data)["answers"]["desk/basic/greeted"] == {"answer": {"does_not_apply": True}, "at": None}
    assert decode(data, "a.json") == audit


def test_a_person_can_read_the_file() -> None:
    """Indented, letters as they are, the fields in order and one a line."""
    text = encode(complete(new_audit(), seed=1)).decode()
    assert '\n  "organisation": "Muster & Söhne (made up)",\n' in text
    assert text.endswith("}\n")
    assert ", ".join(json.loads(text)) == (
        "format, id, organisation, leader, round, made_up, anyway, started, changed, finished, "
        "scoring_version, scores, seal, at, answers, changes, checklist"
    )


def test_what_came_later_is_left_out_where_it_says_nothing() -> None:
    """An audit walked at prompts with a checklist of the shelf has the fields that it always had."""
    plain = json.loads(encode(new_audit()))
    assert "from_file" not in plain
    assert set(plain["checklist"]) == {"id", "version", "digest", "content"}
    told = json.loads(encode(new_audit(from_file=True, checklist_file="/home/ada/small.yaml")))
    assert told["from_file"] is True
    assert ", ".join(told["checklist"]) == "id, version, file, digest, content"
    assert told["checklist"]["file"] == "/home/ada/small.yaml"


def test_an_effort_stands_behind_its_fix_where_it_is_said() -> None:
    """In the words of a checklist file; where none is said the field is left out, as in the older files."""
    efforts = iter((core.Effort.MUCH, core.Effort.LITTLE, None, core.Effort.SOME, None))
    audit = new_audit(checklist=estimated(CHECKLIST, lambda: next(efforts)))
    desk, phone = json.loads(encode(audit))["checklist"]["content"]["touchpoints"]
    assert desk["pairs"][0]["effort"] == "much"
    assert [each.get("effort", "left out") for each in desk["basics"]] == ["little", "left out"]
    assert desk["value"]["effort"] == "some"
    assert "effort" not in phone["basics"][0]
    names = list(desk["pairs"][0])
    assert names[names.index("fix") + 1] == "effort"
    assert decode(encode(audit), "a.json").checklist == audit.checklist


@pytest.mark.parametrize("name", ["v1-complete.json", "v1-open.json", "v1-open-from-files.json"])
def test_an_audit_from_before_efforts_keeps_its_digest(name: str) -> None:
    """The checklist in it says none, and what it is written as now has the digest that it always had."""
    data = (FIXTURES / name).read_bytes()
    embedded = json.loads(data)["checklist"]
    audit = decode(data, name)
    assert "effort" not in data.decode()
    assert estimated(audit.checklist, lambda: None) == audit.checklist
    assert checklist_v1.digest_of(wire_of(audit.checklist)) == embedded["digest"]
    with_one = estimated(audit.checklist, lambda: core.Effort.SOME)
    assert checklist_v1.digest_of(wire_of(with_one)) != embedded["digest"]


def test_times_keep_their_offset() -> None:
    """An audit begun in another zone shows the hour that it was there."""
    audit = new_audit(changed=datetime(2031, 5, 17, 9, 30, 0, 123456, tzinfo=UTC))
    read = decode(encode(audit), "a.json")
    assert (read.started.utcoffset(), read.changed.utcoffset()) == (timedelta(hours=2), timedelta(0))
    assert read.changed.isoformat() == "2031-05-17T09:30:00.123456+00:00"


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "../../x"},
        {"id": "short"},
        {"round": 0},
        {"started": datetime(2031, 5, 17)},  # noqa: DTZ001 - the point of the test
        {"answered": {"desk/card": datetime(1, 1, 1, tzinfo=UTC)}},
    ],
)
def test_what_could_not_be_read_again_is_not_written(changes: dict[str, object]) -> None:
    """A fault of ours shows before it reaches the disk."""
    with pytest.raises(ValueError, match="expected"):
        encode(new_audit(**changes))


def test_anybody_can_recompute_the_digest() -> None:
    """It is SHA-256 of the content as the standard library spells it, keys sorted and without white space."""
    checklist = json.loads(encode(new_audit()))["checklist"]
    canonical = json.dumps(checklist["content"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert checklist["digest"] == sha256(canonical.encode()).hexdigest()


@pytest.mark.parametrize(
    ("ours", "wire"),
    [
        (core.Checklist, checklist_v1.WireChecklist),
        (core.Touchpoint, checklist_v1.WireTouchpoint),
        (core.Variant, checklist_v1.WireVariant),
        (core.Extras, checklist_v1.WireExtras),
        (core.ValueQuestion, checklist_v1.WireValue),
        (core.Pair, checklist_v1.WirePair),
        (core.Basic, checklist_v1.WireBasic),
        (core.Item, checklist_v1.WireItem),
        (core.Commitment, checklist_v1.WireCommitment),
        (core.Condition, checklist_v1.WireCondition),
        (questions.TextQuestion, checklist_v1.WireText),
        (questions.ChoiceQuestion, checklist_v1.WireChoice),
        (questions.SeveralQuestion, checklist_v1.WireSeveral),
        (questions.NumberQuestion, checklist_v1.WireNumber),
        (questions.DayQuestion, checklist_v1.WireDay),
        (questions.Option, checklist_v1.WireOption),
    ],
)
def test_no_field_of_a_checklist_is_left_out(ours: type, wire: type[checklist_v1.Wire]) -> None:
    """A field that is new in the core needs a new format."""
    assert {field.name for field in fields(ours)} == set(wire.__struct_fields__)


def test_the_head_is_what_a_list_shows() -> None:
    """The head agrees with the whole audit."""
    audit = complete(new_audit(), seed=5)
    head = decode_head(encode(audit))
    for name in ("id", "organisation", "leader", "round", "started", "changed", "finished", "made_up"):
        assert getattr(head, name) == getattr(audit, name)
    assert (head.checklist_id, head.checklist_title) == (CHECKLIST.id, CHECKLIST.title)


@pytest.mark.parametrize("name", ["v1-complete.json", "v1-open.json", "v1-open-from-files.json"])
def test_format_1_is_read_for_ever(name: str) -> None:
    """Files written by the first version are read, and written again byte for byte."""
    data = (FIXTURES / name).read_bytes()
    audit = decode(data, name)
    assert audit.complete == ("complete" in name)
    assert audit.walk.finished == audit.complete
    assert audit.made_up
    assert seal_is_whole(audit)
    assert encode(audit) == data
    assert decode_head(data).id == audit.id


def test_the_fixture_from_files_says_where_it_came_from() -> None:
    """Begun with an answers file and the path of a checklist; the older ones came from neither."""
    read = {name: decode((FIXTURES / name).read_bytes(), name) for name in ("v1-open.json", "v1-open-from-files.json")}
    older, newer = read.values()
    assert (older.from_file, older.checklist_file) == (False, "")
    assert newer == replace(older, from_file=True, checklist_file="/home/ada/drafts/small-walk.yaml")


def test_the_complete_fixture_says_what_it_always_said() -> None:
    """A few of its answers, each of another kind."""
    audit = decode((FIXTURES / "v1-complete.json").read_bytes(), "v1-complete.json")
    assert audit.organisation == "Muster & Söhne (made up)"
    assert audit.predictions == {
        "desk": Prediction(score=4, certain=70),
        "phone": Prediction(score=-3, certain=40),
    }
    assert audit.responses["desk/feeling"] == Answer(Felt(word="ignored", direction=Direction.DOWN, strength=3))
    assert audit.responses["desk/variants"] == Answer(("morning",))
    assert audit.responses["desk/fact/minutes"] == Answer(12)
    assert audit.responses["phone/basic/person"] == NotApplicable()
    assert audit.changes[0].was == Answer(Felt(word="pleased", direction=Direction.UP, strength=5))
    assert audit.saved_scores == SavedScores(scoring_version=1, net_trust=-40, trust={"desk": -6, "phone": -1})
