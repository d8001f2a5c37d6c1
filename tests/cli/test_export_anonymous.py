"""`export --anonymous`: no name that went in comes out, and what comes out is whole."""

from __future__ import annotations

import io
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import wcwidth
from engagement.walks import ORGANISATION, audits, save_engagement
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cx_audit.__main__ import main
from cx_audit.archive.folder import Folder
from cx_audit.archive.format_v1 import encode
from cx_audit.archive.notes import NotesFolder
from cx_audit.archive.rosters import rosters_in
from cx_audit.core.audit import Audit, digest_of_predictions, seal_is_whole
from cx_audit.core.checklist import Checklist, Condition, Effort, ValueQuestion
from cx_audit.core.every_question import every_question
from cx_audit.core.follow_ups import FollowUpState, Mark
from cx_audit.core.known_names import folded_letters, known_person
from cx_audit.core.questions import Answer, DayQuestion, Response, TextQuestion
from cx_audit.core.responses import text_of
from cx_audit.core.result import result_of, scores_to_save
from cx_audit.core.roster import Objection
from cx_audit.core.volumes import Volume
from cx_audit.text import clean_line, slug

from .conftest import Cx
from .fixed import FINISHED, finished_audit, saved
from .running import on_disk

HIDDEN = ("Tidewater", "Oduya", "Amara", "Bram", "Chiyo", "Lindqvist", "Novák", "Haddad", "Wanda", "Ruud")
FORMATS = ("json", "csv", "jsonl")


def everything(path: Path) -> str:
    """All that an export says: the names of its files, and what is in them."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return "\n".join([*(each.name for each in files), *(each.read_text(encoding="utf-8") for each in files)])


def exported(cx: Cx, *options: str) -> dict[str, Any]:
    """The document of an anonymous export."""
    ran = cx("export", "--anonymous", "--mask", "--to", "x.json", "--force", *options)
    assert ran.code == 0, ran.err
    document: dict[str, Any] = json.loads((cx.home / "x.json").read_text(encoding="utf-8"))
    return document


def with_answers(audit: Audit, **answers: str) -> Audit:
    """The audit with other answers; __ in a key stands for a slash."""
    changed: dict[str, Response] = {key.replace("__", "/"): Answer(text) for key, text in answers.items()}
    return replace(audit, responses={**audit.responses, **changed})


@pytest.mark.parametrize("ending", FORMATS)
def test_no_name_of_the_engagement_is_left(cx: Cx, ending: str) -> None:
    """Neither names nor ids nor years, in any format."""
    save_engagement(cx.data)
    to = "x.json" if ending == "json" else "x"
    ran = cx("export", "--anonymous", "--mask", "--to", to, "--as", ending)
    assert ran.code == 0
    assert "read it through" in " ".join(ran.err.split())
    said = everything(cx.home / to)
    for name in HIDDEN:
        assert not re.search(rf"\b{name}\b", said, re.IGNORECASE), name
    for audit in audits():
        assert audit.id not in said
    assert not re.search(r"\b20[1-9]\d-", said)
    for alias in ("Leader A", "Leader F", "Organisation A", "Person 1"):
        assert alias in said


def test_it_can_be_imported_and_is_whole(cx: Cx) -> None:
    """Imported elsewhere and verified; every score, answer that is no text, and round is as it was."""
    save_engagement(cx.data)
    exported(cx)
    assert cx("import", "x.json", "--data", "other").code == 0
    assert cx("verify", "--data", "other").code == 0
    heads, problems = Folder(cx.home / "other").heads()
    assert not problems
    there = [Folder(cx.home / "other").load(stored.head.id) for stored in heads]

    def scores(found: tuple[Audit, ...] | list[Audit]) -> list[tuple[Any, ...]]:
        results = [(audit.round, result_of(audit)) for audit in found]
        return sorted((number, str([(t.trust.low, t.felt.low) for t in each.touchpoints])) for number, each in results)

    assert scores(there) == scores(audits())
    assert all(seal_is_whole(audit) for audit in there)
    team = cx("team", ORGANISATION, "--json").json
    without = cx("team", "Organisation A", "--json", "--data", "other").json
    for key in ("net_trust", "touchpoints", "foresight", "headline"):
        assert team[key] == without[key]


def test_letters_are_those_of_the_team(cx: Cx) -> None:
    """Leader A is whom the page of the team calls A."""
    save_engagement(cx.data)
    document = exported(cx)
    letters = {audit["leader"] for audit in document["audits"]}
    assert letters == {f"Leader {letter}" for letter in "ABCDEF"}
    team = cx("team", ORGANISATION, "--json", "--round", "3").json
    open_there = {audit["leader"] for audit in document["audits"] if audit["round"] == 3 and audit["finished"]}
    assert open_there == {f"Leader {each['leader']}" for each in team["leaders"]}


def test_times_begin_in_2000_and_keep_their_distance(cx: Cx) -> None:
    """The first walk begins on 2000-01-01; days between walks, and to promised days, stay; the clock is gone."""
    save_engagement(cx.data)
    document = exported(cx)
    started = [date.fromisoformat(audit["started"][:10]) for audit in document["audits"]]
    before = sorted(audit.started.date() for audit in audits())
    assert started == [date(2000, 1, 1) + (each - before[0]) for each in before]
    by = [audit["answers"]["after/commitment/by"]["answer"] for audit in document["audits"] if audit["finished"]]
    days = sorted(text_of(each.responses, "after/commitment/by") for each in audits() if each.complete)
    shift = date(2000, 1, 1) - before[0]
    assert sorted(by) == [str(date.fromisoformat(each) + shift) for each in days]
    assert all("T00:0" in audit["finished"] for audit in document["audits"] if audit["finished"])
    assert document["made"] < "2001"


def test_ids_are_new_each_time(cx: Cx) -> None:
    """Nobody can tell from two exports, nor from the audits, which is which."""
    save_engagement(cx.data)
    first, second = ({audit["id"] for audit in exported(cx)["audits"]} for _ in range(2))
    assert len(first) == len(second) == len(audits())
    assert not first & second
    assert not (first | second) & {audit.id for audit in audits()}


def test_notes_go_along_without_names(cx: Cx) -> None:
    """Marks name the new ids and say the new days; a note is free text; volumes stay; other organisations stay away."""
    save_engagement(cx.data)
    audit = next(each for each in audits() if each.complete)
    notes = NotesFolder(cx.data)
    key = f"{audit.id}/after/commitment"
    at = audit.started + timedelta(days=5)
    notes.add_mark(
        ORGANISATION, Mark(follow_up=key, state=FollowUpState.KEPT, day="2025-03-01", at=at, note="Bram saw it")
    )
    gone = Mark(follow_up="gone12345678/after/commitment", state=FollowUpState.KEPT, day="2025-03-01", at=at)
    notes.add_mark(ORGANISATION, gone)
    notes.add_volume(ORGANISATION, Volume(touchpoint="call", low=5, high=9, at=at))
    document = exported(cx)
    (written,) = document["notes"]
    (mark,) = written["marks"]
    assert written["organisation"] == "Organisation A"
    assert mark["note"] == "Leader C saw it"
    assert mark["follow_up"].split("/")[0] in {each["id"] for each in document["audits"]}
    assert (written["volumes"][0]["low"], written["volumes"][0]["high"]) == (5, 9)
    assert "gone12345678" not in json.dumps(document)
    assert "2025" not in json.dumps(document)
    assert cx("import", "x.json", "--data", "other").code == 0
    assert cx("follow-ups", "Organisation A", "--all", "--data", "other", "--json").json["kept"] == 1


def test_persons_are_numbered_alike_everywhere(filled: Cx) -> None:
    """Sam who brought the book is Person 1 wherever he comes up; departments stay; a leader keeps the letter."""
    audit = with_answers(
        finished_audit(),
        problem__promise__1__who="Ada",
        leader__extra__1__who="Sam",
        before__why="Sam and sam's boss",
        website__fact__not_working="Samples were missing",
    )
    saved(filled.data, audit)
    (first,) = exported(filled, FINISHED)["audits"]
    answers = {key: each.get("answer") for key, each in first["answers"].items()}
    assert answers["problem/extra/1/who"] == answers["leader/extra/1/who"] == "Person 1"
    assert answers["problem/promise/1/who"] == "Leader A"
    assert answers["before/why"] == "Person 1 and Person 1's boss"


def test_the_roster_is_known_and_stays(filled: Cx) -> None:
    """Whoever is on the roster is replaced where a leader names them; so are leaders whose walks stay."""
    at = datetime(2031, 5, 1, tzinfo=UTC)
    roster = rosters_in(filled.data)
    roster.change(
        "Harbour Books",
        lambda own: own.with_invited("Ottoline Grubb", reason="", at=at).with_objection(
            Objection(text="no", said_on="2031-05-01", round=1, at=at, said_by="Peregrine Fallow")
        ),
    )
    saved(
        filled.data, with_answers(finished_audit(), before__why="Ottoline and FALLOW said so to Ben, near the library")
    )
    said = json.dumps(exported(filled, FINISHED))
    for name in ("ottoline", "fallow", '"Ben', "to Ben"):
        assert name.casefold() not in said.casefold()
    damaged = roster.path_of("Harbour Books")
    damaged.write_text("{", encoding="utf-8")
    assert filled("export", FINISHED, "--anonymous", "--mask", "--to", "y.json").code == 2
    assert not (filled.home / "y.json").exists()


def test_two_organisations(filled: Cx) -> None:
    """Each has its letter, and its leaders begin at A; one in the texts of the other goes by its letter too."""
    saved(
        filled.data,
        with_answers(
            finished_audit(),
            before__why="As good as The Old Library and Reading Room of the Upper Harbour, with its Garden",
        ),
    )
    document = exported(filled)
    assert {(each["organisation"], each["leader"]) for each in document["audits"]} == {
        ("Organisation A", "Leader A"),
        ("Organisation A", "Leader B"),
        ("Organisation B", "Leader A"),
    }
    said = [each["answers"]["before/why"]["answer"] for each in document["audits"]]
    assert "As good as Organisation B" in said
    only = exported(filled, FINISHED)
    assert only["audits"][0]["answers"]["before/why"]["answer"] == "As good as another organisation"


NEVER = (Condition(key="before/persona", values=("nobody",)),)


def own_checklist(checklist: Checklist) -> Checklist:
    """A checklist of one's own, with the organisation's name in its texts and ids."""
    (website, *others) = checklist.touchpoints
    website = replace(
        website,
        id="harbour-books-website",
        title="The website of Harbour Books",
        departments=(*website.departments, "Harbour Books web"),
        pairs=tuple(replace(each, effort=Effort.LITTLE) for each in website.pairs),
        basics=tuple(replace(each, id=f"{each.id}-harbourbooks", effort=Effort.MUCH) for each in website.basics),
        value=ValueQuestion(ask="Less or more?", fix="Weigh again.", effort=Effort.SOME, when=NEVER),
    )
    return replace(
        checklist, id="harbour-books", title="Harbour Books: our walk", touchpoints=(website, *others), version="2"
    )


def test_a_checklist_of_ones_own(cx: Cx) -> None:
    """The name is gone from titles, ids and keys, and every score and comparison is as it was."""
    audit = finished_audit()

    def renamed(key: str) -> str:
        key = key.replace("website/", "harbour-books-website/", 1).replace(
            "predictions/website", "predictions/harbour-books-website"
        )
        return f"{key}-harbourbooks" if "/basic/" in key and key.startswith("harbour") else key

    responses = {renamed(key): each for key, each in audit.responses.items()}
    responses["harbour-books-website/departments"] = Answer(("Harbour Books web",))
    own = replace(
        audit,
        checklist=own_checklist(audit.checklist),
        responses=responses,
        answered={renamed(key): at for key, at in audit.answered.items()},
        checklist_file="/home/ada/harbour-books.yaml",
        from_file=True,
    )
    assert own.seal is not None
    seal = replace(own.seal, digest=digest_of_predictions(own.predictions, own.seal.at))
    own = replace(own, seal=seal, saved_scores=scores_to_save(result_of(own)))
    saved(cx.data, own)
    NotesFolder(cx.data).add_volume(
        own.organisation, Volume(touchpoint="harbour-books-website", low=1, high=1, at=own.started)
    )
    document = exported(cx)
    said = json.dumps(document)
    assert not re.search(r"harbour.?books|/home/ada|from_file", said, re.IGNORECASE)
    assert cx("import", "x.json", "--data", "other").code == 0
    assert cx("verify", "--data", "other").code == 0
    (stored,), _ = Folder(cx.home / "other").heads()
    there = Folder(cx.home / "other").load(stored.head.id)
    assert [each.trust for each in result_of(there).touchpoints] == [each.trust for each in result_of(own).touchpoints]
    website = there.checklist.touchpoints[0]
    assert document["notes"][0]["volumes"][0]["touchpoint"] == website.id
    assert {each.effort for each in website.pairs} == {Effort.LITTLE}
    assert {each.effort for each in website.basics} == {Effort.MUCH}
    assert website.value is not None
    assert website.value.effort is Effort.SOME


def test_a_shipped_checklist_stays(cx: Cx) -> None:
    """Its words tell nobody anything, and audits of several clients stay comparable."""
    leader = replace(finished_audit(), leader="Reception Phone")
    saved(cx.data, leader)
    before = json.loads(Folder(cx.data).path_of(FINISHED).read_text(encoding="utf-8"))
    assert exported(cx)["audits"][0]["checklist"] == before["checklist"]


def test_a_broken_seal_stays_broken(cx: Cx) -> None:
    """And its old digest, from which predictions and day could be found out, is gone."""
    audit = finished_audit()
    assert audit.seal is not None
    saved(cx.data, replace(audit, seal=replace(audit.seal, digest="ab" * 32)))
    document = exported(cx)
    assert document["audits"][0]["seal"]["digest"] == "0" * 64
    assert cx("import", "x.json", "--data", "other").code == 0
    assert cx("verify", "--data", "other").code == 1


# What may be left


LEFT = {
    "website__quote__1": "Ask Tom Hargreaves, or ring 020 7946 0958",
    "before__why": "I wrote to jo@x.example about order 4711-998877",
    "after__learned": "See www.x.example/faq; Tom Hargreaves again",
}
MARKS = ("Tom Hargreaves", "020 7946 0958", "jo@x.example", "4711-998877", "www.x.example/faq")


@pytest.fixture
def leaky(cx: Cx) -> Cx:
    """cx-audit with an audit in whose free words something is left."""
    saved(cx.data, with_answers(finished_audit(), **LEFT))
    return cx


def test_without_a_terminal_and_without_mask_nothing_is_written(leaky: Cx) -> None:
    """Exit code 2, and each place with what it may be."""
    before = on_disk(leaky.home)
    for json_too in ((), ("--json",)):
        ran = leaky("export", "--anonymous", "--to", "x.json", *json_too)
        assert (ran.code, ran.out) == (2, "")
        for said in (*MARKS, "--mask", "phone", "e-mail", "web address", "number"):
            assert said in " ".join(ran.err.split())
    assert on_disk(leaky.home) == before


def test_with_mask_the_kind_stands_there(leaky: Cx) -> None:
    """In brackets, in every format."""
    answers = exported(leaky)["audits"][0]["answers"]
    assert answers["website/quote/1"]["answer"] == "Ask [name], or ring [phone]"
    assert answers["before/why"]["answer"] == "I wrote to [e-mail] about order [number]"
    assert answers["after/learned"]["answer"] == "See [web address]; [name] again"
    for ending in ("csv", "jsonl"):
        assert leaky("export", "--anonymous", "--mask", "--to", ending, "--as", ending).code == 0
        assert not any(mark in everything(leaky.home / ending) for mark in MARKS)


def typed(cx: Cx, monkeypatch: pytest.MonkeyPatch, *lines: str, data: str = "") -> Any:
    """An anonymous export with plain prompts, and what is typed at each."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    more = ("--data", data) if data else ()
    return cx("export", "--anonymous", "--to", "x.json", "--plain", "--force", *more)


def places(cx: Cx) -> list[str]:
    """The places that are asked about, in order."""
    err = cx("export", "--anonymous", "--to", "x.json").err
    return re.findall(r"›(.*?)‹", err.replace("\n", " "))


def test_decided_one_by_one(leaky: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kept, masked, written in another way, and masked wherever it stands; each place is shown in its text."""
    asked = places(leaky)
    choice = {"Tom Hargreaves": ["a"], "020 7946 0958": ["e", "a number"], "jo@x.example": ["k"], "4711-998877": ["m"]}
    lines, masked = [], False
    for place in asked:
        if place == "Tom Hargreaves" and masked:
            continue
        masked = masked or place == "Tom Hargreaves"
        lines += choice.get(place, ["k"])
    ran = typed(leaky, monkeypatch, *lines)
    assert ran.code == 0, ran.err
    assert "›jo@x.example‹" in ran.out
    assert f"1 of {len(asked)}" in ran.out
    answers = json.loads((leaky.home / "x.json").read_text(encoding="utf-8"))["audits"][0]["answers"]
    assert answers["website/quote/1"]["answer"] == "Ask [name], or ring a number"
    assert answers["before/why"]["answer"] == "I wrote to jo@x.example about order [number]"
    assert answers["after/learned"]["answer"] == "See www.x.example/faq; [name] again"


def test_mask_the_rest(leaky: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """One key for all that is left."""
    assert typed(leaky, monkeypatch, "r").code == 0
    assert not any(mark in everything(leaky.home / "x.json") for mark in MARKS)


@pytest.mark.parametrize("lines", [(), ("k",), ("e",), ("",)])
def test_leaving_writes_nothing(leaky: Cx, monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...]) -> None:
    """At whatever question; the exit code says so."""
    ran = typed(leaky, monkeypatch, *lines)
    assert ran.code == 130
    assert "Nothing was written" in ran.err
    assert not (leaky.home / "x.json").exists()


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_the_questions_fit(leaky: Cx, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """No line is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", columns)
    ran = typed(leaky, monkeypatch, "r")
    assert max(wcwidth.wcswidth(line) for line in ran.out.splitlines()) <= int(columns)


def test_wrong_wishes(filled: Cx) -> None:
    """A name in the file's own name, and a mask without an anonymous export."""
    before = on_disk(filled.home)
    for to in ("harbour-books.json", "HarbourBooks 2.json", "for-ada.json"):
        ran = filled("export", "--anonymous", "--mask", "--to", to)
        assert (ran.code, ran.out) == (2, "")
        assert "There is a name in" in " ".join(ran.err.split())
    assert "--anonymous" in filled("export", "--mask", "--to", "x.json").err
    assert on_disk(filled.home) == before


def test_json_says_that_it_is_anonymous(filled: Cx) -> None:
    """For other programs."""
    ran = filled("export", "--anonymous", "--mask", "--to", "x.json", "--json")
    assert ran.json["anonymous"] is True
    assert filled("export", "--to", "y.json", "--json").json["anonymous"] is False


def test_a_name_that_is_an_answer_as_well(cx: Cx) -> None:
    """In a checklist of one's own as well, what was chosen is what can be chosen; only the words are replaced."""
    audit = with_answers(finished_audit(), before__why="Tell asked Glad: a well-known one", problem__extra__1__who="-")
    own = replace(audit.checklist, id="own", version="2", title="Our walk")
    leaders = ("Wilhelm Tell", "Ida Glad", "Terms", "Few", "Asked", "Treatment")
    saved(
        cx.data,
        *(replace(audit, id=f"tell{at:08}", leader=name, checklist=own) for at, name in enumerate(leaders)),
        replace(audit, id="public123456", leader="Jo Would"),
    )

    closed = [key for key, asked in every_question(own).items() if not isinstance(asked, TextQuestion | DayQuestion)]
    document = exported(cx)
    assert cx("import", "x.json", "--data", "other").code == 0
    assert {each["answers"]["before/why"]["answer"] for each in document["audits"]} == {
        "Leader B Leader F Leader C: a well-known one"
    }
    there = [Folder(cx.home / "other").load(stored.head.id) for stored in Folder(cx.home / "other").heads()[0]]
    assert len(there) == 7
    for each in there:
        assert [each.responses.get(key) for key in closed] == [audit.responses.get(key) for key in closed]


# Every name that goes in


@cache
def vocabulary() -> frozenset[str]:
    """Every word that an anonymous export has anyway: from the checklist, the formats and what the walk says."""
    neutral = replace(finished_audit(), organisation="Organisation", leader="Leader")
    said = [encode(neutral).decode()]
    with tempfile.TemporaryDirectory() as home, _quiet():
        saved(Path(home, "data"), neutral)
        for ending in FORMATS:
            to = Path(home, "exported.json" if ending == "json" else f"exported-{ending}")
            assert main(export_of(Path(home, "data"), to, ending)) == 0
            said.append(everything(to))
    also = "person somebody another exported name mask json csv jsonl follow ups web address phone number"
    return frozenset(re.findall(r"[^\W_]+", folded_letters(" ".join([*said, also]))[0]))


def export_of(data: Path, to: Path, ending: str) -> list[str]:
    """The command that exports everything without names."""
    return ["export", "--anonymous", "--mask", "--to", str(to), "--as", ending, "--data", str(data)]


SIGNS = st.sampled_from(list(".*+?()[]{}|\\^$/&'-# "))
LETTERS = st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo", "Nd"))
NAME = (
    st.text(LETTERS | SIGNS, min_size=1, max_size=14)
    | st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=4)
    | st.sampled_from(
        ["Q", "Zo", "A.B", "(x)", "[Kraut]", ".*", "Art", "Eve", "山", "山田 太郎", "Ng", "O'Brien", "İpek"]
    )
)


BETWEEN_PEOPLE = re.compile(r"[,;/&+]")


def usable(name: str) -> str:
    """The name as it would be stored; an example without letters, or with a word that is there anyway, is skipped.

    So is one that counts only with a capital, also as one of several people, as in "Bo/A0".
    """
    name = clean_line(name)
    folded = folded_letters(name)[0]
    words = re.findall(r"[^\W_]+", folded)
    known = [known for piece in [name, *BETWEEN_PEOPLE.split(name)] if piece for known in known_person(piece, "x")]
    assume(name and words and known and not any(each.cased for each in known))
    assume(
        not any(
            word in vocabulary() or any(word in each for each in vocabulary() if not word.isascii()) for word in words
        )
    )
    assume(not any(word.isdigit() for word in words))
    return name


def is_there(name: str, said: str) -> bool:
    """Whether a name stands in a text as a word of its own; in scripts without spaces anywhere."""
    folded, text = folded_letters(name)[0], folded_letters(said)[0]
    before = r"(?<![^\W_])" if folded[0].isascii() and folded[0].isalnum() else ""
    after = r"(?![^\W_])" if folded[-1].isascii() and folded[-1].isalnum() else ""
    return re.search(f"{before}{re.escape(folded)}{after}", text) is not None


@settings(max_examples=settings().max_examples // 2)
@example("b", "c", "UNMET", "{}")
@given(NAME, NAME, NAME, st.sampled_from(["{}", "({})", "“{}”", "{}'s", "x {} y", "{}, again"]))
def test_no_name_that_goes_in_comes_out(organisation: str, leader: str, person: str, around: str) -> None:
    """Spelled in any way and in any free text: not in what the files are called nor in what they say."""
    organisation, leader, person = usable(organisation), usable(leader), usable(person)
    assume(len({folded_letters(each)[0] for each in (organisation, leader, person)}) == 3)
    texts = [
        around.format(spelled)
        for name in (organisation, leader, person)
        for spelled in (name, name.upper(), name.casefold())
    ]
    slugs = [
        slug(name)
        for name in (organisation, leader, person)
        if len(slug(name).replace("-", "")) > 2 and slug(name) != "unnamed"
    ]
    audit = with_answers(
        finished_audit(),
        before__why=" ; ".join(texts),
        after__learned=" ".join(slugs),
        website__quote__1=" / ".join(texts),
        problem__extra__1__who=person,
        after__commitment__who=leader,
    )
    audit = replace(audit, organisation=organisation, leader=leader, checklist_file=f"/home/{slug(leader)}/x.yaml")
    home = Path(tempfile.mkdtemp())
    try:
        saved(home / "data", audit)
        for ending in FORMATS:
            to = home / ("exported.json" if ending == "json" else f"exported-{ending}")
            with _quiet():
                assert main(export_of(home / "data", to, ending)) == 0
            said = everything(to)
            for name in (organisation, leader, person, *slugs):
                assert not is_there(name, said), (name, ending)
        with _quiet():
            assert main(["import", str(home / "exported.json"), "--data", str(home / "other")]) == 0
            assert main(["verify", "--data", str(home / "other")]) == 0
        files = " ".join(str(path.relative_to(home)) for path in (home / "other").rglob("*"))
        for name in slugs:
            assert not is_there(name, files)
    finally:
        shutil.rmtree(home)


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing is printed while the block runs."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        yield
