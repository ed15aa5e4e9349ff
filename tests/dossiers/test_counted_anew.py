"""After the calendar, the rules or a time by law were mended, an extract is judged anew; causes stay."""

from datetime import date

import pytest

from core.errors import DomainError
from core.models import Holiday
from dossiers import recounting
from dossiers.models import Extract, Judgement, LateCause, LatenessRule, Procedure
from dossiers.stored import arithmetic_of
from tests import extracts, make
from tests.extracts import SILENT
from tests.standing import standing

pytestmark = pytest.mark.django_db
# Received on a Friday afternoon, due after three working days by law, ended on the fourth.
BY_LAW = {"received": "06/07/2018 15:30", "due": "", "finished": "13/07/2018"}


@standing
def extract(visit, minh):
    return make.make_extract(visit, by=minh)


def recount(extract, by):
    recounting.recount(SILENT, extract.pk, by.pk)
    return Extract.objects.get(pk=extract.pk)


def numbers(extract):
    return {(row.axis, row.name, row.procedure_id, row.week): row.counts for row in extract.counts.all()}


def test_without_a_change_everything_stands_as_it_did(extract, minh):
    before = numbers(extract)
    assert recounting.judge_anew(extract)[0] == []
    assert numbers(recount(extract, minh)) == before


def test_a_day_that_became_a_day_off_can_put_a_dossier_in_time(visit, minh):
    rows = [BY_LAW | {"code": "H05-1"}]
    extract = counted_by_law(visit, minh, rows)
    assert extract.totals.counts.late == 1
    Holiday.objects.create(date=date(2018, 7, 11), name="Nghỉ đột xuất")
    assert recount(extract, minh).totals.counts.late == 0


def test_a_rule_without_an_hour_counts_from_the_day_itself(visit, minh):
    extract = counted_by_law(visit, minh, [BY_LAW | {"code": "H05-1"}])
    due_on = extract.dossiers.get().due_on
    LatenessRule.objects.update(cutoff=None)
    assert recount(extract, minh).dossiers.get().due_on < due_on


def test_a_time_by_law_that_was_mended_holds_for_what_was_counted_by_it(visit, minh):
    extract = counted_by_law(visit, minh, [BY_LAW | {"code": "H05-1"}])
    Procedure.objects.update(statutory_days=10)
    assert not arithmetic_of(extract, extract.dossiers.get()).agrees
    extract = recount(extract, minh)
    assert extract.totals.counts.late == 0
    assert extract.dossiers.get().statutory_days == 10
    assert arithmetic_of(extract, extract.dossiers.get()).agrees


@pytest.mark.parametrize("heading", ["due", "term"])
def test_but_not_where_the_file_says_its_own(visit, minh, heading):
    Procedure.objects.create(key="1.001193", code="1.001193", statutory_days=30)
    said = {"due": "11/07/2018"} if heading == "due" else {"term": "3 ngày"}
    headings = extracts.HEADINGS | {"term": "Thời gian giải quyết"}
    content = extracts.export([BY_LAW | said], headings=headings)
    extract = make.make_extract(visit, by=minh, content=content)
    assert extract.totals.counts.late == 1
    Procedure.objects.update(statutory_days=60)
    assert recount(extract, minh).totals.counts.late == 1


def test_causes_that_were_found_stay(extract, minh):
    late = extract.dossiers.late().first()
    Judgement.decide(extract, [late.pk], by=minh, cause=LateCause.objects.first())
    Holiday.objects.create(date=date(2018, 7, 9), name="Nghỉ đột xuất")
    recount(extract, minh)
    assert Judgement.objects.get().dossier_id == late.pk


def test_its_history_says_that_and_how_many_stand_otherwise(extract, minh):
    recount(extract, minh)
    change = extract.changes.order_by("-pk").first()
    assert (change.act, change.by) == ("recount", minh)
    assert change.note.startswith("0 ")


def test_once_the_minutes_are_signed_nothing_is_counted_anew(extract, minh):
    extract.visit.state = "signed"
    extract.visit.minutes_signed_on = extract.visit.date
    extract.visit.save()
    with pytest.raises(DomainError):
        recount(extract, minh)


@pytest.mark.parametrize("portion", [3, 10, 100])
def test_it_reads_by_portions(extract, minh, monkeypatch, django_assert_num_queries, portion):
    monkeypatch.setattr(recounting, "_AT_ONCE", portion)
    grounds, portions = 4, 10 // portion + 1
    with django_assert_num_queries(grounds + portions):
        changed, tally = recounting.judge_anew(extract)
    assert changed == [] and tally.totals().counts == extract.totals.counts


def counted_by_law(visit, by, rows):
    Procedure.objects.create(key="1.001193", code="1.001193", statutory_days=3)
    return make.make_extract(visit, by=by, rows=rows)


def test_numbers_whose_dossiers_are_deleted_are_not_counted_from_the_rest(extract, minh):
    before = numbers(extract)
    extract.move("reduce", by=None)
    extract.dossiers.exclude(standing="late").delete()
    with pytest.raises(DomainError):
        recount(extract, minh)
    assert numbers(extract) == before


def test_a_dossier_that_became_late_gets_the_suggestion_it_would_have_had(visit, minh):
    in_time = {"received": "06/07/2018 08:00", "due": "", "finished": "11/07/2018"}
    rows = [
        in_time | {"code": "H05-1", "register": "09/07/2018"},
        {"code": "H05-2", "received": "27/09/2018", "due": "", "finished": "", "state": "Chờ thuế"},
        in_time | {"code": "H05-3"},
    ]
    extract = counted_by_law(visit, minh, rows)
    assert not extract.dossiers.late().exists()
    Procedure.objects.update(statutory_days=1)
    extract = recount(extract, minh)
    assert extract.dossiers.late().count() == 3
    suggested = extract.dossiers.order_by("code").values_list("suggested__code", flat=True)
    assert list(suggested) == ["not-handled", "payment", None]
