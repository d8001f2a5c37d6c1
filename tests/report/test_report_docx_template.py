"""A report in somebody's own Word template: what is theirs stays, what is the client's goes, and nothing is fetched."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO

import docx
from docx.oxml.ns import qn

from cx_audit.report.blocks import Figure, Listing, Report, Steps
from cx_audit.report.contents import stands_on_one_page
from cx_audit.report.report_view import report_of
from cx_audit.report.word.report_docx import PAGE_NUMBERS, TEXT_LEFT_OUT, report_docx

from .docx_reading import expected, members, paragraphs, read, relations, style_of, text_of, texts
from .docx_templates import (
    MAIN,
    OUTSIDE,
    RELATION,
    SECRET,
    changed,
    consultants,
    in_the_header,
    of_two_sections,
    relation,
    saved,
    swapped,
)
from .materials import one_material

HEADER_RELATIONS = "word/_rels/header1.xml.rels"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@cache
def report() -> Report:
    """One leader's report, marked as made up."""
    return report_of(one_material(names=True), by="Harbour Advice")


@cache
def written(template: bytes) -> bytes:
    """The report in this template."""
    return report_docx(report(), template=template).data


def test_what_is_theirs_stays() -> None:
    """Fonts, ids of a German Word, page, header with its logo, and footer; the report is whole."""
    made = read(written(consultants()))
    assert texts(made) == expected(report())
    assert made.styles["Normal"].font.name == "Georgia"
    chapters = [text_of(each) for each in paragraphs(made) if style_of(each) == "berschrift1"]
    assert chapters == [chapter.title for chapter in report().chapters]
    [section] = made.sections
    before = docx.Document(BytesIO(consultants())).sections[0]
    assert (section.page_width, section.left_margin) == (before.page_width, before.left_margin)
    assert len(list(section.header.part.element.iter(qn("w:drawing")))) == 1
    assert [each.text for each in section.header.paragraphs] == ["", report().mark]
    assert [each.text for each in section.footer.paragraphs] == ["Harbour Advice · confidential"]
    room = round((section.page_width - section.left_margin - section.right_margin) / 635)
    assert {sum(int(each.get(qn("w:w"))) for each in table._tbl.tblGrid) for table in made.tables} == {room}


def test_what_was_the_last_clients_goes() -> None:
    """No text, picture, comment or property of the template is left, and whoever made the report hears of it."""
    result = report_docx(report(), template=consultants())
    assert result.notes == (TEXT_LEFT_OUT, PAGE_NUMBERS)
    files = members(result.data)
    assert [name for name, data in files.items() if SECRET.encode() in data] == []
    pictures = [name.rpartition("/")[0] for name in files if name.endswith(".png")]
    figures = [block for chapter in report().chapters for block in chapter.blocks if isinstance(block, Figure)]
    assert (pictures.count("word/frame"), pictures.count("word/media")) == (1, len(figures))
    assert len(pictures) == 1 + len(figures)
    assert report_docx(report(), template=of_two_sections()).notes == (PAGE_NUMBERS,)


def test_styles_that_are_lacking_are_added() -> None:
    """Under free ids, based on theirs, with no font of ours; numbered lists begin at 1."""
    made = read(written(consultants()))
    known = {style.style_id for style in made.styles}
    body = made.element.body
    assert {
        each.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle") for each in body.iter(qn(tag))
    } <= known
    assert {"List Number", "List Bullet", "Callout Built", "Table Text"} <= {style.name for style in made.styles}
    assert made.styles["Table Text"].font.name is None
    for name in ("List Number", "List Bullet"):
        [own] = [style.style_id for style in made.styles if style.name == name]
        items = [each for each in paragraphs(made) if style_of(each) == own]
        assert items
        lists = {each.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val")) for each in items}
        numbers = {each.get(qn("w:numId")) for each in made.part.numbering_part.element.findall(qn("w:num"))}
        assert lists <= numbers


def test_styles_whose_names_are_taken_are_renamed() -> None:
    """A template's own Built may be a style of paragraphs; ours comes beside it."""
    own = '<w:style w:type="paragraph" w:styleId="Built"><w:name w:val="Built"/></w:style></w:styles>'
    made = read(written(changed(consultants(), {"word/styles.xml": swapped("</w:styles>", own)})))
    [ours] = [style for style in made.styles if style.name == "Built (report)"]
    assert ours.style_id == "Built2"
    assert "Built2" in {each.get(qn("w:val")) for each in made.element.body.iter(qn("w:rStyle"))}


def test_a_template_that_chose_a_style_for_tables_gets_it() -> None:
    """Word keeps the choice of a style for new tables in the settings."""
    chosen = '<w:defaultTableStyle w:val="LightShading"/></w:settings>'
    template = changed(consultants(), {"word/settings.xml": swapped("</w:settings>", chosen)})
    made = read(written(template))
    assert "LightShading" in {each.get(qn("w:val")) for each in made.element.body.iter(qn("w:tblStyle"))}
    assert "ReportTable" not in {style.style_id for style in made.styles}


def test_lists_of_the_template_are_used() -> None:
    """Where its List Number has numbers of its own, each list begins anew with them."""
    made = read(written(saved(docx.Document())))
    items = [each for each in paragraphs(made) if style_of(each) == "ListNumber"]
    lists = {each.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val")) for each in items}
    numbering = made.part.numbering_part.element
    patterns = {}
    for each in numbering.findall(qn("w:num")):
        patterns[each.get(qn("w:numId"))] = each.find(qn("w:abstractNumId")).get(qn("w:val"))
    style = made.styles["List Number"].element
    own = next(style.iter(qn("w:numId"))).get(qn("w:val"))
    assert lists
    assert {patterns[each] for each in lists} == {patterns[own]}
    assert own not in lists


def test_sections_end_as_one() -> None:
    """The last one's page counts, with the header it took over; every kind of page has the mark and a foot."""
    [section] = read(written(of_two_sections())).sections
    assert section.page_width > section.page_height
    heads = (section.header, section.first_page_header, section.even_page_header)
    assert [[each.text for each in head.paragraphs] for head in heads] == [
        ["Harbour Advice", report().mark],
        [report().mark],
        [report().mark],
    ]
    feet = (section.footer, section.first_page_footer, section.even_page_footer)
    assert {each.text for foot in feet for each in foot.paragraphs} == {
        "Harbour Advice · Tidewater Tiles (made up) · Page 1 of 1"
    }


def with_feet(usual: str, first: str) -> bytes:
    """A template whose first page has a foot of its own."""
    made = docx.Document()
    [section] = made.sections
    section.different_first_page_header_footer = True
    section.footer.paragraphs[0].text, section.first_page_footer.paragraphs[0].text = usual, first
    return saved(made)


def test_feet_that_are_empty_get_ours() -> None:
    """An address on the first page stays; where most pages have a foot, an empty first one is left so."""
    ours = "Harbour Advice · Tidewater Tiles (made up) · Page 1 of 1"
    for usual, first, then in (
        ("", "Quay 4, Harbour", (ours, "Quay 4, Harbour")),
        ("", "", (ours, ours)),
        ("Harbour Advice", "", ("Harbour Advice", "")),
    ):
        [section] = read(written(with_feet(usual, first))).sections
        feet = (section.footer, section.first_page_footer)
        assert tuple(foot.paragraphs[0].text for foot in feet) == then


def test_the_first_page_of_a_template_is_set_close() -> None:
    """Its texts have our own small spaces, so that the actions stay on it; all others have those of their styles."""
    made = read(written(consultants()))
    spaced = [each for each in paragraphs(made) if each.find(f"{qn('w:pPr')}/{qn('w:spacing')}") is not None]
    said = [text_of(each) for each in spaced]
    assert set(report().about) <= set(said)
    glance = next(each for each in report().chapters if each.key == "at-a-glance")
    [steps] = [block for block in glance.blocks if isinstance(block, Steps)]
    assert {step.what for step in steps.steps} <= set(said)
    [method] = [each for each in report().chapters if stands_on_one_page(each)]
    assert {text for block in method.blocks if isinstance(block, Listing) for text in block.texts} <= set(said)
    assert len(said) < 40


def test_contents_begin_a_page_where_one_is_tall() -> None:
    """On a wide one what is seen at a glance goes on over the page, and the contents follow it."""

    def begins(template: bytes) -> bool:
        [heading] = [each for each in paragraphs(read(written(template))) if text_of(each) == "Contents"]
        return heading.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None

    assert begins(consultants())
    assert not begins(of_two_sections())


def test_without_a_template_nothing_is_set_but_by_styles() -> None:
    """Spaces are those of our own styles."""
    ours = read(report_docx(report(), template=None).data)
    assert [each for each in paragraphs(ours) if each.find(f"{qn('w:pPr')}/{qn('w:spacing')}") is not None] == []


def test_a_header_of_two_kinds_of_pages_is_marked_once() -> None:
    """Word lets the first page and the others share one."""
    other = re.compile(rb'<w:headerReference w:type="default" r:id="(\w+)"/>')

    def shared(data: bytes) -> bytes:
        [number] = other.findall(data)
        return other.sub(rb'\g<0><w:headerReference w:type="first" r:id="' + number + rb'"/>', data).replace(
            b"</w:sectPr>", b"<w:titlePg/></w:sectPr>"
        )

    [section] = read(written(changed(consultants(), {"word/document.xml": shared}))).sections
    assert section.different_first_page_header_footer
    assert [each.text for each in section.first_page_header.paragraphs] == ["", report().mark]


def test_dotx_becomes_docx() -> None:
    """A template's own type would keep the report from being opened as a document."""
    template = changed(consultants(), {"[Content_Types].xml": swapped(".document.main+xml", ".template.main+xml")})
    types = members(written(template))["[Content_Types].xml"].decode()
    assert MAIN in types
    assert "template.main" not in types


def test_what_reaches_out_or_gets_in_the_way_is_left_out() -> None:
    """The template's own template, mail merge, protection, tracking, and everything that hung on its text."""
    extra = (
        '<w:attachedTemplate r:id="rIdOut" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
        '<w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:updateFields w:val="true"/>'
        "<w:mailMerge/></w:settings>"
    )
    types = swapped(
        "</Types>",
        '<Override PartName="/word/comments.xml" ContentType="application/xml"/></Types>',
    )
    comments = f'<Relationship Id="rIdC" Type="{RELATION}/comments" Target="comments.xml"/>'
    remote = OUTSIDE.format(RELATION, "image", "https://example.invalid/spy.png")
    template = changed(
        consultants(),
        {
            "word/settings.xml": swapped("</w:settings>", extra),
            "[Content_Types].xml": types,
            "word/_rels/document.xml.rels": swapped("</Relationships>", comments + remote),
        },
        **{
            "word__comments.xml": f"<w:comments {W}>{SECRET}</w:comments>".encode(),
            "word___rels__settings.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                + OUTSIDE.format(RELATION, "attachedTemplate", "file:///C:/Users/me/Normal.dotm")
            ).encode(),
        },
    )
    made = written(template)
    assert [each for each in relations(made) if each.get("TargetMode") == "External"] == []
    settings = members(made)["word/settings.xml"]
    assert not re.search(rb"attachedTemplate|trackRevisions|documentProtection|updateFields|mailMerge", settings)
    assert "word/comments.xml" not in members(made)


def test_links_into_the_web_stay_and_links_to_a_disk_do_not() -> None:
    """A header may lead to the consultancy's own pages; that is only followed by whoever clicks on it."""
    r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    link = f'<w:p {r}><w:hyperlink r:id="rIdOut"><w:r><w:t>Our pages</w:t></w:r></w:hyperlink></w:p>'
    for target, kept in (("https://example.invalid/", 1), ("file:///C:/secret.docx", 0)):
        template = changed(
            consultants(),
            {"word/header1.xml": in_the_header(link), HEADER_RELATIONS: relation("hyperlink", target)},
        )
        made = written(template)
        assert [each.get("Target") for each in relations(made) if each.get("TargetMode") == "External"] == [
            target
        ] * kept
        assert [name for name, data in members(made).items() if b"Our pages" in data and "header" in name]


def test_the_report_is_english_in_any_template() -> None:
    """Else a German template would have each word of it marked as misspelt."""
    german = swapped('w:lang w:val="en-US"', 'w:lang w:val="de-DE"')
    made = read(written(changed(consultants(), {"word/styles.xml": german})))
    assert {each.get(qn("w:val")) for each in made.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_the_same_template_gives_the_same_bytes() -> None:
    """Twice the same."""
    assert report_docx(report(), template=consultants()).data == written(consultants())
