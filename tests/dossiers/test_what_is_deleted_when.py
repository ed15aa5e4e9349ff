"""Dossiers go when their time is over; the numbers, the late ones with their causes and the sample stay."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from core.errors import DomainError
from dossiers import recounting, retention
from dossiers.deleting import delete_dossiers
from dossiers.models import (
    Deletion,
    Dossier,
    DossierPerson,
    Extract,
    Judgement,
    LateCause,
    PersonalDataAllowance,
    Sample,
)
from tests import make
from tests.extracts import SILENT
from tests.standing import standing

pytestmark = pytest.mark.django_db
OVER = date(2018, 1, 1)


@standing
def extract(visit, minh):
    return make.make_extract(visit, by=minh)


def let_its_time_be_over(extract):
    Extract.objects.filter(pk=extract.pk).update(keep_until=OVER)


def forget(**options):
    out = StringIO()
    call_command("forget_dossiers", stdout=out, **options)
    return out.getvalue()


def test_until_its_day_everything_stays(extract):
    forget()
    assert extract.dossiers.count() == 10


def test_after_it_only_the_late_ones_and_the_sample_stay(extract, minh):
    sample = Sample.draw_from(extract, by=minh, method="simple", size=3)
    kept = {row.dossier_id for row in sample.dossiers.all()}
    kept |= set(extract.dossiers.late().values_list("pk", flat=True))
    let_its_time_be_over(extract)
    forget()
    assert set(extract.dossiers.values_list("pk", flat=True)) == kept


def test_the_numbers_do_not_change(extract):
    before = extract.totals.counts
    let_its_time_be_over(extract)
    forget()
    reduced = Extract.objects.get(pk=extract.pk)
    assert (reduced.state, reduced.totals.counts) == ("reduced", before)


def test_causes_stay_with_the_late_ones(extract, minh):
    late = extract.dossiers.late().first()
    Judgement.decide(extract, [late.pk], by=minh, cause=LateCause.objects.first())
    let_its_time_be_over(extract)
    forget()
    assert Judgement.objects.get().dossier_id == late.pk


def test_whatever_was_kept_of_persons_goes_even_of_late_dossiers(visit, minh, administrator):
    PersonalDataAllowance.objects.create(
        visit=visit, applicant=True, purpose="Xác minh phản ánh", allowed_by=administrator
    )
    extract = make.make_extract(visit, by=minh)
    assert DossierPerson.objects.count() == 10
    let_its_time_be_over(extract)
    forget()
    assert not DossierPerson.objects.exists()
    assert Deletion.objects.get().persons == 10


def test_each_deletion_is_logged_in_numbers(extract):
    let_its_time_be_over(extract)
    forget()
    deletion = Deletion.objects.get(extract=extract)
    assert (deletion.deleted, deletion.kept) == (6, 4)


def test_a_second_run_deletes_nothing_more(extract):
    let_its_time_be_over(extract)
    forget()
    assert forget() == ""
    assert Deletion.objects.count() == 1


def test_a_dry_run_only_tells(extract):
    let_its_time_be_over(extract)
    assert str(extract.pk) in forget(dry_run=True)
    assert extract.dossiers.count() == 10


def test_the_dossiers_of_an_extract_that_was_taken_back_go_altogether(extract, minh):
    extract.take_back(by=minh, note="Nhầm đơn vị")
    forget()
    assert not Dossier.objects.filter(extract=extract).exists()


def test_the_persons_of_such_an_extract_are_on_record_too(visit, minh, administrator):
    PersonalDataAllowance.objects.create(visit=visit, phone=True, purpose="Gọi", allowed_by=administrator)
    make.make_extract(visit, by=minh).take_back(by=minh, note="Nhầm đơn vị")
    forget()
    assert Deletion.objects.get().persons == 10


def test_a_file_that_nobody_confirmed_is_deleted_after_a_week(
    visit, minh, django_capture_on_commit_callbacks
):
    waiting = make.make_extract(visit, by=minh, counted=False)
    storage, name = waiting.file.storage, waiting.file.name
    forget()
    assert storage.exists(name)
    Extract.objects.filter(pk=waiting.pk).update(uploaded_at=timezone.now() - timedelta(days=8))
    with django_capture_on_commit_callbacks(execute=True):
        forget()
    assert not storage.exists(name)
    assert Extract.objects.get(pk=waiting.pk).state == "discarded"


def test_nothing_is_counted_anew_while_dossiers_are_deleted(extract, minh, monkeypatch):
    """A recount that begins when half of them are gone would write down the half."""
    before, met = extract.totals.counts, []

    def delete_and_recount(*args, **words):
        met.append(delete_dossiers(*args, **words))
        with pytest.raises(DomainError):
            recounting.recount(SILENT, extract.pk, minh.pk)
        return met[0]

    monkeypatch.setattr(retention, "delete_dossiers", delete_and_recount)
    let_its_time_be_over(extract)
    forget()
    assert met == [6]
    assert Extract.objects.get(pk=extract.pk).totals.counts == before


def test_a_reduction_that_was_broken_off_is_finished_by_the_next_run(extract, monkeypatch):
    def break_off(*args, **words):
        raise KeyboardInterrupt

    let_its_time_be_over(extract)
    with monkeypatch.context() as during, pytest.raises(KeyboardInterrupt):
        during.setattr(retention, "delete_dossiers", break_off)
        forget()
    assert extract.dossiers.count() == 10
    forget()
    assert extract.dossiers.count() == extract.dossiers.late().count()
    assert forget() == ""
