"""The DuckDB recipes of docs/recipes.md, run on an exported engagement and held against what the core says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from engagement.walks import ORGANISATION, audits, save_engagement

from cx_audit.archive.folder import Folder
from cx_audit.core.blind_spots import Sight, gaps_of
from cx_audit.core.checklist import Basic
from cx_audit.core.engagement import LeaderWalk, engagement_of
from cx_audit.core.follow_ups import follow_ups_of
from cx_audit.core.scoring import rounded_net_trust

from .conftest import Cx

DOCS = Path(__file__).parent.parent.parent / "docs"
_RECIPE = re.compile(r"^### ([^\n]+)\n(?:(?!^##).)*?^```sql duckdb\n(.*?)^```", re.MULTILINE | re.DOTALL)
RECIPES = dict(_RECIPE.findall((DOCS / "recipes.md").read_text(encoding="utf-8")))
READING = "Reading the tables"
Rows = list[tuple[Any, ...]]


def run(connection: duckdb.DuckDBPyConnection, recipe: str) -> Rows:
    """What the last statement of a recipe gives; `.read` is the one command that is not SQL."""
    sql = re.sub(r"^\.read docs/(\S+)$", lambda read: (DOCS / read[1]).read_text(encoding="utf-8"), recipe, flags=re.M)
    return connection.execute(sql).fetchall()


@pytest.fixture
def tables(cx: Cx) -> Iterator[duckdb.DuckDBPyConnection]:
    """The exported engagement, with one walk that was walked again in its round, read as the first recipe says."""
    save_engagement(cx.data)
    Folder(cx.data).save(earlier())
    assert cx("export", ORGANISATION, "--to", "tables", "--as", "jsonl").code == 0
    with duckdb.connect() as connection:
        run(connection, RECIPES[READING])
        yield connection


def earlier() -> Any:
    """A walk that its leader finished again later in the round: it does not count."""
    audit = next(each for each in audits() if each.complete)
    assert audit.finished is not None
    return replace(audit, id="superseded12", finished=audit.finished - timedelta(minutes=1))


def counting() -> list[tuple[int, LeaderWalk]]:
    """Every walk that counts, with its round."""
    engagement = engagement_of(ORGANISATION, [*audits(), earlier()])
    return [
        (number, walk) for number in engagement.rounds for walk in engagement.round_walked(number, "first-walk").walks
    ]


def eroded() -> Rows:
    """Walks that eroded, of all that count, by round and touchpoint."""
    of_all, walks = Counter[tuple[int, str]](), Counter[tuple[int, str]]()
    for number, walk in counting():
        for each in walk.result.touchpoints:
            assert each.trust.known is not None
            of_all[number, each.touchpoint.id] += each.trust.known < 0
            walks[number, each.touchpoint.id] += 1
    return [(*key, of_all[key], walks[key]) for key in sorted(walks, key=lambda key: (key[0], -of_all[key], key[1]))]


def net_trusts() -> Rows:
    """Each leader's net trust in the three rounds."""
    found: dict[str, dict[int, float]] = {}
    for number, walk in counting():
        assert walk.result.net_trust is not None
        found.setdefault(walk.leader, {})[number] = rounded_net_trust(walk.result.net_trust)
    return [(leader, *(found[leader].get(number) for number in (1, 2, 3))) for leader in sorted(found)]


def blind_spots() -> Rows:
    """Mean gap and number of blind spots by round and touchpoint."""
    gaps: dict[tuple[int, str], list[tuple[int, bool]]] = {}
    for number, walk in counting():
        for gap in gaps_of(walk.result.touchpoints):
            gaps.setdefault((number, gap.touchpoint_id), []).append((gap.gap, gap.sight is Sight.BLIND_SPOT))
    rows = [
        (*key, sum(gap for gap, _ in each) / len(each), sum(blind for _, blind in each), len(each))
        for key, each in gaps.items()
    ]
    return sorted(rows, key=lambda row: (row[0], -row[2], row[1]))


def unmet_basics() -> Rows:
    """Basics that were missed or partly met."""
    found: dict[tuple[str, str, bool], Counter[str]] = {}
    asked = len(counting())
    for _, walk in counting():
        for each in walk.result.touchpoints:
            for unmet in each.unmet:
                if isinstance(unmet.entry, Basic):
                    key = (each.touchpoint.id, unmet.entry.ask, unmet.entry.critical)
                    found.setdefault(key, Counter())[unmet.outcome] += 1
    rows = [(*key, counts["missed"], counts["partly"], asked) for key, counts in found.items()]
    return sorted(rows, key=lambda row: (-(row[3] + row[4]), row[0], row[1]))


def overdue() -> Rows:
    """What is open and was to be done before the day."""
    today = date(2025, 6, 1)
    rows = [
        (each.audit.leader, each.kind.value, each.what, each.who, date.fromisoformat(each.by), each.days_late(today))
        for each in follow_ups_of([*audits(), earlier()], ())
        if each.days_late(today)
    ]
    return sorted(rows, key=lambda row: (row[4], row[0], row[1]))


def closing_feelings() -> Rows:
    """The closing feelings by touchpoint."""
    felt = Counter(
        (each.touchpoint.id, each.feeling.word, each.feeling.signed)
        for _, walk in counting()
        for each in walk.result.touchpoints
        if each.feeling is not None
    )
    return sorted(((*key, times) for key, times in felt.items()), key=lambda row: (row[0], row[2], row[1]))


EXPECTED: dict[str, Callable[[], Rows]] = {
    "Walks that eroded, by touchpoint": eroded,
    "Net trust over the rounds": net_trusts,
    "Net trust, computed again": list,
    "Blind spots": blind_spots,
    "Basics that were not met": unmet_basics,
    "Overdue follow-ups": overdue,
    "The feelings in which each touchpoint left them": closing_feelings,
}


def test_every_recipe_is_held_against_something() -> None:
    """No recipe without an expectation, none expected that is not there, and no block that the search overlooks."""
    assert set(RECIPES) == {READING, *EXPECTED}
    assert (DOCS / "recipes.md").read_text(encoding="utf-8").count("```sql duckdb") == len(RECIPES)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_recipe_gives_what_the_core_says(tables: duckdb.DuckDBPyConnection, name: str) -> None:
    """Row by row, in the order that it asks for."""
    expected = EXPECTED[name]()
    found = run(tables, RECIPES[name])
    if name == "Overdue follow-ups":
        found, expected = sorted(found), sorted(expected)
    assert len(found) == len(expected)
    for row, wanted in zip(found, expected, strict=True):
        assert row == pytest.approx(wanted) if name == "Blind spots" and row[1] == wanted[1] else row == wanted


def test_the_check_of_net_trust_finds_a_wrong_one(tables: duckdb.DuckDBPyConnection) -> None:
    """The recipe that gives no row gives one where a score was changed."""
    tables.execute("UPDATE audits SET net_trust = net_trust + 1 WHERE audit = 'superseded12'")
    assert [row[0] for row in run(tables, RECIPES["Net trust, computed again"])] == ["superseded12"]


def test_csv_is_read_alike(tables: duckdb.DuckDBPyConnection, cx: Cx) -> None:
    """DuckDB makes the same tables of the CSV as of the lines of JSON, where no text needs an apostrophe."""
    assert cx("export", ORGANISATION, "--to", "csv", "--as", "csv").code == 0
    with duckdb.connect() as other:
        other.execute((DOCS / "tables.sql").read_text(encoding="utf-8"))
        for path in (cx.home / "csv").iterdir():
            other.execute(f"COPY {path.stem} FROM '{path}' (HEADER)")
            read = f"SELECT COLUMNS(*)::VARCHAR FROM {path.stem}"
            assert other.execute(read).fetchall() == tables.execute(read).fetchall()


def test_tables_without_rows_are_read(cx: Cx) -> None:
    """An engagement without a follow-up or a feeling has empty files, and the recipe takes them."""
    audit = audits()[0]
    started = replace(
        audit, responses={}, answered={}, finished=None, saved_scores=None, seal=None, changes=(), at=None
    )
    Folder(cx.data).save(started)
    assert cx("export", "--to", "tables", "--as", "jsonl").code == 0
    assert (cx.home / "tables" / "follow_ups.jsonl").read_bytes() == b""
    with duckdb.connect() as connection:
        run(connection, RECIPES[READING])
        assert connection.execute("SELECT count(*) FROM audits").fetchone() == (1,)
