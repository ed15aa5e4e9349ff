"""Reading and counting run in the background: seen, stopped, begun again, and never done twice."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from core.errors import DomainError
from core.jobs import Cancelled
from core.models import Job
from dossiers import counting, previewing
from dossiers.models import Dossier, DossierCount, Extract
from tests import extracts, make
from tests.dossiers.conftest import Desk, told


def stopped(*args):
    raise Cancelled


STOPPED = SimpleNamespace(step=stopped)


def fresh(extract):
    return Extract.objects.get(pk=extract.pk)


def read(extract):
    Job.objects.live().update(state="done")
    previewing.read(extracts.SILENT, extract.pk)
    return fresh(extract)


def test_while_it_is_read_the_page_shows_how_far_it_is_and_can_stop_it(desk, visit, busy):
    extract = desk.hand_in(visit)
    page = desk.look(extract).content.decode()
    assert extract.state == "reading"
    assert reverse("core:job_cancel", args=[Job.objects.get().pk]) in page
    assert "meanings" not in page


def test_others_see_who_has_it_worked_on(desk, visit, busy, officer):
    extract = desk.hand_in(visit)
    page = Desk(officer).look(extract).content.decode()
    assert "Phạm Văn Minh" in page
    assert reverse("core:job_cancel", args=[Job.objects.get().pk]) not in page


def test_a_reading_that_was_stopped_can_be_begun_again(desk, visit, busy):
    extract = desk.hand_in(visit)
    with pytest.raises(Cancelled):
        previewing.read(STOPPED, extract.pk)
    Job.objects.live().get().close("cancelled")
    assert fresh(extract).state == "reading"
    assert reverse("dossiers:meanings", args=[extract.pk]) in desk.look(extract).content.decode()
    desk.say(extract)
    assert Job.objects.live().filter(key=extract.job_key).exists()
    assert read(extract).state == "read"


def test_a_counting_that_was_stopped_leaves_nothing(desk, visit, busy):
    extract = read(desk.hand_in(visit))
    with pytest.raises(Cancelled):
        counting.count(STOPPED, extract.pk, desk.user.pk)
    assert fresh(extract).state == "read"
    assert not Dossier.objects.exists()
    assert not DossierCount.objects.exclude(axis="all").exists()
    assert fresh(extract).file


def test_a_counting_that_breaks_off_in_the_middle_leaves_nothing(desk, visit, busy, monkeypatch):
    extract = read(desk.hand_in(visit))
    monkeypatch.setattr(counting, "_AT_ONCE", 3)

    def break_off(*args):
        assert Dossier.objects.filter(extract=extract).count() == 9
        raise OSError("disk full")

    monkeypatch.setattr(counting._Writing, "_write", _breaking_at(4, break_off, counting._Writing._write))
    with pytest.raises(OSError, match="disk full"):
        counting.count(extracts.SILENT, extract.pk, desk.user.pk)
    assert not Dossier.objects.exists()
    assert fresh(extract).state == "read"


def _breaking_at(turn, break_off, write):
    turns = iter(range(1, 100))

    def written(self, batch):
        if next(turns) == turn:
            break_off()
        write(self, batch)

    return written


def test_two_who_confirm_at_once_wait_for_one_counting(desk, visit, busy, officer):
    extract = read(desk.hand_in(visit))
    desk.press("confirm", extract)
    Desk(officer).press("confirm", extract)
    job = Job.objects.live().get()
    assert set(job.watchers.all()) == {desk.user, officer}
    counting.count(extracts.SILENT, extract.pk, desk.user.pk)
    counting.count(extracts.SILENT, extract.pk, officer.pk)
    assert Dossier.objects.count() == 10
    assert fresh(extract).changes.filter(act="confirm").get().by == desk.user


def test_a_preview_that_is_no_longer_true_is_not_confirmed(desk, visit, minh):
    extract = make.make_extract(visit, by=minh, counted=False)
    seen = desk.look(extract).context["preview"].reading
    desk.say(extract, period_start="01/08/2018", period_end="31/08/2018")
    assert told(desk.press("confirm", extract, seen=seen))
    assert fresh(extract).state == "read"
    desk.press("confirm", extract, seen=desk.look(extract).context["preview"].reading)
    assert fresh(extract).state == "counted"


def test_who_confirms_too_late_is_told_and_led_to_what_counts(desk, visit, minh):
    extract = make.make_extract(visit, by=minh)
    response = desk.press("confirm", extract)
    assert told(response)
    assert response["Location"] == extract.get_absolute_url()
    assert Dossier.objects.count() == 10


def while_it_runs(act):
    """Progress of a job in the middle of which somebody else does `act`."""
    return SimpleNamespace(step=lambda *args: act())


def test_a_file_that_was_discarded_while_it_was_counted_does_not_count(desk, visit, busy):
    extract = read(desk.hand_in(visit))
    progress = while_it_runs(lambda: fresh(extract).discard(by=desk.user))
    with pytest.raises(DomainError):
        counting.count(progress, extract.pk, desk.user.pk)
    assert fresh(extract).state == "discarded"
    assert not Dossier.objects.exists()


def test_minutes_signed_while_it_was_counted_keep_it_out(desk, visit, busy):
    extract = read(desk.hand_in(visit))
    signed = {"state": "signed", "minutes_signed_on": visit.date}
    progress = while_it_runs(lambda: type(visit).objects.filter(pk=visit.pk).update(**signed))
    with pytest.raises(DomainError):
        counting.count(progress, extract.pk, desk.user.pk)
    assert fresh(extract).state == "read"
    assert not Dossier.objects.exists()


def test_a_worker_that_wakes_up_leaves_alone_what_another_one_has_confirmed(desk, visit, busy):
    """A machine that slept counts as dead: another worker takes the job, and then the first one goes on."""
    extract = read(desk.hand_in(visit))

    def wake_up(*args):
        counting.count(extracts.SILENT, extract.pk, desk.user.pk)
        raise Cancelled

    with pytest.raises(Cancelled):
        counting.count(SimpleNamespace(step=wake_up), extract.pk, desk.user.pk)
    assert fresh(extract).state == "counted"
    assert Dossier.objects.count() == 10


def test_what_such_a_worker_cleared_away_is_missed_before_anything_counts(desk, visit, busy, monkeypatch):
    extract = read(desk.hand_in(visit))
    written = counting._written

    def cleared_away(*args):
        counts = written(*args)
        counting.delete_dossiers(extract)
        return counts

    monkeypatch.setattr(counting, "_written", cleared_away)
    with pytest.raises(DomainError):
        counting.count(extracts.SILENT, extract.pk, desk.user.pk)
    assert fresh(extract).state == "read"
