"""An administrator extends words, rules, procedures and causes, and allows personal data."""

import pytest
from django.urls import reverse

from dossiers.models import (
    ColumnAlias,
    Deletion,
    DossierPerson,
    LateCause,
    LatenessRule,
    PersonalDataAllowance,
    Procedure,
    Product,
)
from tests import extracts, make
from tests.world import signed_in

LISTS = [
    "product",
    "columnalias",
    "countalias",
    "statealias",
    "channelalias",
    "latenessrule",
    "procedure",
    "latecause",
    "personaldataallowance",
    "extract",
    "deletion",
]
INLINES = ("columnaliases", "statealiases", "channelaliases", "countaliases")


@pytest.fixture
def office(administrator):
    return signed_in(administrator)


def address(page, *what):
    return reverse(f"admin:dossiers_{page}", args=what)


def product_form(**words):
    forms = {f"{name}-{field}": 0 for name in INLINES for field in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return forms | words


def of_columns(*lines):
    words = {"columnaliases-TOTAL_FORMS": len(lines)}
    for number, (heading, meaning) in enumerate(lines):
        words |= {f"columnaliases-{number}-words": heading, f"columnaliases-{number}-meaning": meaning}
    return words


@pytest.mark.parametrize("page", LISTS)
def test_every_list_opens_and_can_be_searched(office, visit, minh, page):
    make.make_extract(visit, by=minh)
    assert office.get(address(f"{page}_changelist")).status_code == 200
    assert office.get(address(f"{page}_changelist"), {"q": "que vo"}).status_code == 200


def test_headings_are_entered_with_their_product_and_read_from_then_on(office, visit, minh):
    lines = of_columns(("Mốc khởi đầu", "received"))
    office.post(address("product_add"), product_form(name="iGate", **lines))
    product = Product.objects.get()
    content = extracts.export(headings=extracts.HEADINGS | {"received": "Mốc khởi đầu"})
    assert make.make_extract(visit, by=minh, content=content, product=product).rows_read == 10


def test_the_same_words_twice_are_refused(office):
    lines = of_columns(("Ngày nộp", "received"), ("NGÀY NỘP:", "due"))
    response = office.post(address("product_add"), product_form(name="iGate", **lines))
    assert response.status_code == 200
    assert not Product.objects.exists()


def test_words_that_hold_for_all_have_one_meaning(office):
    words = {"words": "mã  hồ sơ:", "meaning": "due", "product": ""}
    before = ColumnAlias.objects.filter(product=None, key="mahoso").count()
    response = office.post(address("columnalias_add"), words)
    assert response.context["adminform"].form.errors["words"]
    assert ColumnAlias.objects.filter(product=None, key="mahoso").count() == before == 1


def test_words_are_found_without_diacritics(office):
    page = office.get(address("columnalias_changelist"), {"q": "ngay hen"}).content.decode()
    assert "Ngày hẹn trả" in page


def test_on_one_day_one_rule_holds(office):
    office.post(address("latenessrule_add"), {"valid_from": "01/01/2026", "cutoff": "16:00"})
    assert not LatenessRule.objects.filter(valid_from="2026-01-01").exists()
    standing = LatenessRule.objects.get(valid_to=None)
    until = {"valid_from": "01/07/2025", "valid_to": "31/12/2025", "cutoff": "15:00", "basis": standing.basis}
    office.post(address("latenessrule_change", standing.pk), until)
    office.post(address("latenessrule_add"), {"valid_from": "01/01/2026", "cutoff": "16:00"})
    assert LatenessRule.objects.filter(valid_from="2026-01-01").exists()


def test_a_time_by_law_is_entered_for_a_procedure_and_used(office, visit, minh):
    words = {"code": "", "name": "Đăng ký khai sinh", "statutory_days": "3"}
    office.post(address("procedure_add"), words)
    office.post(address("procedure_add"), words)
    procedure = Procedure.objects.get()
    extract = make.make_extract(visit, by=minh, rows=[{"due": "", "procedure_code": ""}])
    assert extract.dossiers.get().procedure == procedure
    assert f"{extract.dossiers.get().due_on:%d/%m/%Y}" == "05/07/2018"
    assert (
        "Đăng ký khai sinh"
        in office.get(address("procedure_changelist"), {"q": "khai sinh"}).content.decode()
    )


def test_a_cause_is_taken_out_of_use_but_keeps_its_code(office):
    cause = LateCause.objects.get(code="system")
    words = {"code": "khac", "name": "Lỗi phần mềm", "group": "software", "hints": "", "order": 5}
    office.post(address("latecause_change", cause.pk), words)
    cause.refresh_from_db()
    assert (cause.code, cause.name, cause.in_use) == ("system", "Lỗi phần mềm", False)


def test_an_allowance_names_who_gave_it_and_is_not_rewritten(office, visit, administrator):
    words = {"visit": visit.pk, "phone": "on", "purpose": "Gọi hỏi công dân"}
    office.post(address("personaldataallowance_add"), words)
    allowance = PersonalDataAllowance.objects.get()
    assert (allowance.allowed_by, allowance.phone, allowance.applicant) == (administrator, True, False)
    change = address("personaldataallowance_change", allowance.pk)
    assert office.post(change, words | {"applicant": "on"}).status_code == 403
    assert not PersonalDataAllowance.objects.get().applicant


def test_an_allowance_of_nothing_is_refused(office, visit):
    office.post(address("personaldataallowance_add"), {"visit": visit.pk, "purpose": "Không rõ"})
    assert not PersonalDataAllowance.objects.exists()


def test_withdrawing_an_allowance_deletes_what_was_kept(office, visit, minh, administrator):
    allowance = PersonalDataAllowance.objects.create(
        visit=visit, phone=True, purpose="Gọi hỏi", allowed_by=administrator
    )
    make.make_extract(visit, by=minh)
    assert DossierPerson.objects.exists()
    words = {"action": "withdraw_chosen", "_selected_action": [allowance.pk]}
    office.post(address("personaldataallowance_changelist"), words)
    assert not DossierPerson.objects.exists()
    assert Deletion.objects.get().persons == len(extracts.ROWS)
    assert office.get(address("deletion_changelist")).status_code == 200


def test_extracts_and_deletions_are_only_read(office, visit, minh):
    extract = make.make_extract(visit, by=minh)
    page = office.get(address("extract_change", extract.pk))
    assert page.status_code == 200
    assert office.post(address("extract_change", extract.pk), {"name": "khac"}).status_code == 403
    assert office.post(address("extract_delete", extract.pk), {"post": "yes"}).status_code == 403
    assert office.get(address("deletion_add")).status_code == 403
