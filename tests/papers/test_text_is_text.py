"""Whatever stands in a checklist or in a name, papers show its letters and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from cx_audit.report.papers.html import agenda_html, briefing_html, field_sheet_html
from cx_audit.report.papers.markdown import agenda_markdown, briefing_markdown, field_sheet_markdown, text
from cx_audit.report.papers.papers import papers_for
from cx_audit.report.papers.view import Papers

from .hostile import HOSTILE, PIECES, hostile_papers, shipped


def html_of(papers: Papers) -> Iterator[str]:
    """Each paper as HTML."""
    yield briefing_html(papers.briefing)
    yield agenda_html(papers.agenda)
    yield from map(field_sheet_html, papers.sheets)


def markdown_of(papers: Papers) -> Iterator[str]:
    """Each paper as Markdown."""
    yield briefing_markdown(papers.briefing)
    yield agenda_markdown(papers.agenda)
    yield from map(field_sheet_markdown, papers.sheets)


class Read(HTMLParser):
    """What a reader of HTML makes of a document."""

    def __init__(self, document: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and what stands in it."""
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "img", "br", "input", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Every tag is closed where it should be."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if "style" not in self.open:
            self.texts.append(data)


ORDINARY = papers_for(shipped("first-walk"), organisation="Harbour Books", made_up=False, round=2)


KINDS = ("briefing", "agenda", "website", "call", "buy", "problem", "leader")


@pytest.mark.parametrize("number", range(len(KINDS)), ids=KINDS)
def test_html_has_the_tags_of_the_template_and_no_others(number: int) -> None:
    """The same kinds of tags and attributes as for an ordinary checklist, and every letter of the hostile texts."""
    read, expected = (Read(list(html_of(papers))[number]) for papers in (hostile_papers(), ORDINARY))
    assert set(read.tags) <= set(expected.tags)
    assert {name for name, _ in read.attributes} <= {name for name, _ in expected.attributes} | {"lang"}
    assert not {"script", "img", "link", "a", "iframe", "form", "base"} & set(read.tags)
    assert not any(name.startswith("on") or name in ("href", "src") for name, _ in read.attributes)
    assert read.open == []
    assert HOSTILE in " ".join(read.texts)


@pytest.mark.parametrize("number", range(len(KINDS)), ids=KINDS)
def test_the_policy_allows_the_style_sheet_and_nothing_else(number: int) -> None:
    """The digest in the policy is that of the one style sheet in the document."""
    document = list(html_of(ORDINARY))[number]
    [style] = re.findall(r"<style>(.*?)</style>", document, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src &#39;sha256-{digest}&#39;" in document
    assert document.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>" in document
    assert document.count("<h1>") == 1
    assert not re.search(r"url\(|@import|https?:|style=", document)


def test_headings_come_in_order() -> None:
    """One h1, then h2: no level is left out."""
    for document in html_of(ORDINARY):
        levels = [int(tag[1]) for tag in Read(document).tags if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1
        assert set(levels[1:]) == {2}


@pytest.mark.parametrize("piece", PIECES)
def test_markdown_escapes(piece: str) -> None:
    """No sign that Markdown reads is left bare, and taking the escapes away gives the text again."""
    shown = text(piece)
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|~&$]", shown)
    assert re.sub(r"\\([\\`*_\[\]<>|~&$#+=\-.)])", r"\1", shown) == piece


@pytest.mark.parametrize(
    ("outside", "shown"),
    [
        ("# one", "\\# one"),
        ("- one", "\\- one"),
        ("+ one", "\\+ one"),
        ("=====", "\\====="),
        ("12. one", "12\\. one"),
        ("1) one", "1\\) one"),
        ("Call 1-2-3.", "Call 1-2-3."),
        ("one\n\n# two", "one # two"),
        ("    code", "code"),
        ("a\tb", "a b"),
    ],
)
def test_markdown_at_the_start_of_a_line(outside: str, shown: str) -> None:
    """Nothing becomes a heading, a list or a block of code; a text is one line."""
    assert text(outside) == shown


def test_hostile_markdown_keeps_its_shape() -> None:
    """As many headings and rows of tables as for an ordinary checklist."""
    for hostile, ordinary in zip(markdown_of(hostile_papers()), markdown_of(ORDINARY), strict=True):
        for sign in (r"^#+ ", r"^\| ", r"^- "):
            assert len(re.findall(sign, hostile, re.MULTILINE)) == len(re.findall(sign, ordinary, re.MULTILINE))
        for row in re.findall(r"^\| .*", hostile, re.MULTILINE):
            cells = re.split(r"(?<!\\)\|", row)
            assert len(cells) in (4, 5, 6, 7)
