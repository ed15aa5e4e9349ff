"""A paper made by the verbs is verified by what stands on it: from the approval to its replacement."""

from datetime import date

import pytest

from reports import publish
from reports.disclosed import Answer
from reports.models import Document
from reports.render import MadePdf

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """The PDF program is left out: its bytes are the HTML it would read."""
    monkeypatch.setattr(publish, "render_pdf", lambda parts, *more: MadePdf(parts[0].encode(), pages=1))


def approve(document, *, officer, leader):
    document.submit(by=officer)
    publish.start_approval(document, by=leader)
    document.refresh_from_db()
    return document


def enter(document, number, *, by):
    document.issue(by=by, number=number, date=date(2018, 11, 6), signer_name="Nguyễn Văn Giám")
    publish.start_numbered(document, by=by)


@pytest.fixture
def approved(inspection_round, team_a, officer, leader):
    draft = Document.open_for(inspection_round, Document.Kind.ROUND_REPORT, by=officer)
    return approve(draft, officer=officer, leader=leader)


def content(document, role):
    with document.file_of(role).file.open("rb") as file:
        return file.read()


def test_the_approved_paper_carries_a_code_that_answers_only_once_it_is_issued(approved, officer, scan, ask):
    code = approved.verify_code
    assert code.encode() in content(approved, "to_sign")
    assert scan(code).context["answer"] == Answer()
    enter(approved, 5, by=officer)
    assert scan(code).context["answer"].paper.number == "05/BC-SNV"
    for role in ("to_sign", "numbered"):
        assert code.encode() in content(approved, role)
        assert ask(code=code, content=content(approved, role)).context["answer"].file == role


def test_the_new_version_has_a_code_of_its_own_and_the_old_one_names_it(approved, officer, leader, scan):
    enter(approved, 5, by=officer)
    later = approve(approved.new_version(by=officer), officer=officer, leader=leader)
    assert later.verify_code != approved.verify_code
    assert scan(approved.verify_code).context["answer"].paper.state == "issued"
    enter(later, 7, by=officer)
    paper = scan(approved.verify_code).context["answer"].paper
    assert (paper.state, paper.replaced_by) == ("superseded", "07/BC-SNV")
    assert scan(later.verify_code).context["answer"].paper.state == "issued"
