"""Whatever people typed, and however much of it, the PDF of every kind keeps to the Decree and says it.

The PDFs are made in this process: a program of its own for each would take most of the time.
"""

from datetime import timedelta

import pikepdf
import pytest
from django.conf import settings

from core.text import clean_line
from dossiers.models import Dossier, DossierCount, LateCause, Procedure
from findings.models import Demand, Finding
from inspections.models import Criterion, Plan, PlanUnit, Team, Visit
from reports.checking import check
from reports.kinds import KINDS, compose, html_of, printed_parts
from reports.models import Document, DocumentSettings
from reports.pdf import make_pdf
from units.models import Unit, User

from .. import make
from .reading import run
from .test_bad_input import TYPED, Page, paper_of, squeezed, type_everywhere

pytestmark = pytest.mark.usefixtures("poppler")

Kind = Document.Kind
LONG_WORD, LONG_PARAGRAPH = "one word of 10,000 letters", "a paragraph of 10,000 letters"
# In a name of 300 letters only the first of them have room.
SHORT = sorted((TYPED[name] for name in TYPED.keys() - {LONG_WORD, LONG_PARAGRAPH}), key=len)
# What the tables of counted dossiers are made of.
COUNTED = [Dossier, DossierCount, LateCause, Procedure]
# These answer to demands: without a finding there are none.
ABOUT_DEMANDS = {Kind.REMINDER_LETTER, Kind.RECEIPT}
ROOTS = [settings.BASE_DIR / "static", settings.MEDIA_ROOT]


@pytest.fixture
def signed_by(so_noi_vu):
    DocumentSettings.objects.create(agency=so_noi_vu, signer_name="Nguyễn Văn Giám")


@pytest.fixture
def hostile(world, signed_by):
    """All that was typed is hostile, some of it long; what stands in the letterhead is the office's own."""
    names = [{"pk": unit.pk, "name": unit.name, "body_name": unit.body_name} for unit in _office(world)]
    own = DocumentSettings.objects.values().get()
    type_everywhere(clean_line(" ".join(SHORT)))  # as every form cleans what is typed
    type_everywhere(" ".join(SHORT[:3]), COUNTED)
    for row in names:
        Unit.objects.filter(pk=row.pop("pk")).update(**row)
    DocumentSettings.objects.update(**own)
    for team in Team.objects.all():
        Team.objects.filter(pk=team.pk).update(name=f"Đoàn kiểm tra số {team.pk}")
    # A row of a table that is longer than a page cannot be kept whole.
    Criterion._base_manager.update(text=" ".join(SHORT[:4]))
    for person in User.objects.all():  # a signature has room for a name
        User.objects.filter(pk=person.pk).update(full_name=f'<b>Nguyễn {{{{ 7*7 }}}} & "Văn" {person.pk}')
    Visit.objects.exclude(minutes_signed_by="").update(minutes_signed_by="<i>Chủ tịch</i> &amp; Phó")
    Plan.objects.update(purpose=TYPED[LONG_PARAGRAPH])
    Finding.objects.filter(pk=Finding.objects.last().pk).update(text=TYPED[LONG_PARAGRAPH])
    # The time for a word in a narrow cell grows with the square of its length: 10,000 letters take seconds.
    Demand.objects.filter(pk=Demand.objects.last().pk).update(what=TYPED[LONG_WORD][:2_000])


def _office(world):
    return world.officer.unit, world.officer.unit.parent


def made(document, folder):
    """The words of a paper and its PDF."""
    paper = compose(document)
    path = folder / f"{document.kind}.pdf"
    (html,) = printed_parts(document, paper)
    path.write_bytes(make_pdf(html, base_url=settings.BASE_DIR.as_uri() + "/", roots=ROOTS)[0])
    return Page(html_of(document, paper, for_print=False)).words, path


def faults_of(document, folder) -> list[str]:
    """What the checker says of its PDF, once that says all that was typed and reaches out for nothing."""
    words, path = made(document, folder)
    told = squeezed(run("pdftotext", "-raw", path, "-"))
    expected = [text for text in TYPED.values() if squeezed(text)[:60] in squeezed(words)]
    assert len(expected) >= 4, document
    assert all(squeezed(text)[:60] in told for text in expected), document
    assert not reaches_out(path), document
    return list(map(str, check(path)))


def reaches_out(path) -> bool:
    """Whether a PDF holds a link, a form, a script or a file of this machine."""
    with pikepdf.open(path) as pdf:
        annotated = any("/Annots" in page for page in pdf.pages)
        return annotated or bool({"/OpenAction", "/AcroForm"} & set(pdf.Root.keys())) or bool(pdf.attachments)


def test_what_was_typed_is_text_in_the_pdf_of_every_kind(hostile, world, tmp_path):
    faults = {kind: faults_of(paper_of(kind), tmp_path) for kind in KINDS}
    with_dossiers = Document.of(world.visit, Kind.MINUTES)
    faults["counted dossiers"] = faults_of(with_dossiers, tmp_path)
    assert not any(faults.values()), faults


def test_without_any_finding_the_papers_are_whole(team_a, que_vo, signed_by, tmp_path):
    make.make_visit(team_a, que_vo, state="signed")
    faults = {
        kind: list(map(str, check(made(paper_of(kind), tmp_path)[1])))
        for kind in KINDS.keys() - ABOUT_DEMANDS
    }
    assert not any(faults.values()) and not Finding.objects.exists(), faults


LONG_NAME = "Xã Tân Dân Đông Thượng – Mỹ Hưng Nam số"
ABOUT_ALL = [Kind.PLAN, Kind.TEAM_DECISION, Kind.SCHEDULE_NOTICE, Kind.ROUND_REPORT, Kind.YEARLY_REPORT]


@pytest.fixture
def four_hundred(team_a, province, signed_by):
    """Units whose names break lines, all in the plan and visited."""
    plan, start = team_a.round.plan, team_a.round.period_start
    units = [make.make_unit(f"{LONG_NAME} {number:03}", parent=province) for number in range(400)]
    PlanUnit.objects.bulk_create(PlanUnit(plan=plan, unit=unit) for unit in units)
    for number, unit in enumerate(units):
        make.make_visit(team_a, unit, day=start + timedelta(days=number % 200), state="signed", members=[])
    return team_a.round


def test_four_hundred_units_are_all_named(four_hundred, tmp_path):
    """In every kind that names them; the longest list keeps to the Decree as well."""
    assert Visit.objects.count() == 400
    for kind in ABOUT_ALL:
        document = paper_of(kind)
        words = squeezed(Page(html_of(document, compose(document), for_print=False)).words)
        assert all(squeezed(f"{LONG_NAME} {number:03}") in words for number in range(400)), kind
    _words, path = made(paper_of(Kind.SCHEDULE_NOTICE), tmp_path)
    assert list(map(str, check(path))) == []
