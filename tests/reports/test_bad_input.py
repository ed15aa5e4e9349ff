"""Whatever people type anywhere, every kind of paper says it as text, and is made."""

from html.parser import HTMLParser

import pytest
from django.db import models

from findings.models import Conclusion, Demand, Finding, Submission, SubmissionItem
from inspections.models import Answer, Criterion, Evidence, Plan, Round, Section, Team, Visit
from reports.examples import LOOKUPS
from reports.kinds import KINDS, compose, html_of
from reports.models import Document, DocumentSettings
from reports.sheets import workbook
from reports.word.paper import render_docx
from units.models import Unit, User

from .. import make

Kind = Document.Kind

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
TYPED = {
    "script": "<script>alert(1)</script>",
    "a file of this machine": '"><link rel="attachment" href="file:///etc/passwd"><img src=\'file:///etc/passwd\'>',
    "an SVG bomb": (
        '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        "<svg onload=\"alert(1)\"><image href='file:///etc/passwd'/><text>&b;</text></svg>"
    ),
    "a table": "<table><tr><td>Số</td><td>|</td></tr></table>\t| a | b |",
    "marks of a template": "{{ 7*7 }}{% include 'x' %}{# x #}&lt;b&gt;",
    "every letter": LETTERS + LETTERS.upper(),
    "breaks of lines": "UBND xã\nPhượng Mao\r\n\u2028huyện\tQuế Võ",
    "one word of 10,000 letters": "ộ" * 10_000,
    "a paragraph of 10,000 letters": "Niêm yết chưa đủ. " * 560,
}

# What people word: not what the system gives (codes, states, hashes) nor what a file is called on the disk.
MODELS = [
    *(Plan, Round, Team, Visit, Answer, Criterion, Section, Evidence, Finding, Demand, Conclusion),
    *(Submission, SubmissionItem, Unit, User, Document, DocumentSettings),
]
NOT_TYPED = {
    *("code", "sort_key", "search_key", "sha256", "content_type", "username", "password", "email", "seed"),
    *("file", "verify_code", "kind", "state", "figure", "level", "number", "announcement_number", "symbol"),
}
ALLOWED_TAGS = {
    *("html", "head", "meta", "title", "link", "body", "main", "section", "div", "p", "h1", "h2", "h3", "em"),
    *("span", "strong", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "br"),
    *("figure", "figcaption", "img", "svg", "g", "rect", "path", "text", "line", "desc", "header", "footer"),
}


class Page(HTMLParser):
    """The tags, the attributes and the words of a page, as a browser takes them."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.words = set(), [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.words += data


def type_everywhere(text, typed_in=MODELS):
    """`text` in every field that people fill in, as much as the field takes, and the number of the row,
    because some names may not be given twice."""
    for model in typed_in:
        fields = [
            field
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
            and not (field.choices or field.unique or field.name in NOT_TYPED)
        ]
        for pk in model._base_manager.values_list("pk", flat=True):
            words = {field.name: f"{text[: (field.max_length or 20_000) - 6]} {pk}" for field in fields}
            model._base_manager.filter(pk=pk).update(**words)


def paper_of(kind) -> Document:
    lookup = LOOKUPS[kind]
    return lookup.find(lookup.example())


def squeezed(text):
    """Without white space and case, which templates and letterheads change."""
    return "".join(text.split()).casefold()


@pytest.mark.parametrize("name", TYPED)
def test_what_was_typed_is_text_on_every_kind_of_paper(world, name):
    type_everywhere(TYPED[name])
    for kind in KINDS:
        document = paper_of(kind)
        page = Page(html_of(document, compose(document), for_print=False))
        assert squeezed(TYPED[name])[:60] in squeezed(page.words), kind
        assert page.tags <= ALLOWED_TAGS, kind
        assert not any(key.startswith("on") or key == "style" for key, _value in page.attributes), kind
        addresses = [value for key, value in page.attributes if key in {"src", "href", "xlink:href"}]
        assert all(address.startswith("/") for address in addresses), kind


@pytest.mark.parametrize("name", TYPED)
def test_office_files_are_made_of_it_too(world, name):
    type_everywhere(TYPED[name])
    for kind in (Kind.MINUTES, Kind.CONCLUSION, Kind.RECEIPT):
        paper = compose(paper_of(kind))
        made = render_docx(paper, KINDS[kind].shape)
        assert made.startswith(b"PK") and workbook(paper).startswith(b"PK")


def test_a_round_without_any_finding_has_all_its_papers(team_a, que_vo):
    visit = make.make_visit(team_a, que_vo, state="signed")
    told = set(KINDS) - {Kind.REMINDER_LETTER, Kind.RECEIPT}  # they answer to demands, of which there is none
    for kind in told:
        document = paper_of(kind)
        shown = Page(html_of(document, compose(document), for_print=False)).words
        assert KINDS[kind].build(document).kind in shown, kind
        assert "None" not in shown and "  ," not in shown, kind
    assert not Finding.objects.filter(visit=visit).exists()
