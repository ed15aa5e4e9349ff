"""Long work runs once per key, shows its progress, can be stopped, and survives a killed worker."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from core import jobs
from core.errors import DomainError
from core.models import Job

pytestmark = pytest.mark.django_db


def make_paper(progress, name):
    progress.step(1, 2, "Đang dựng")
    progress.step(2, 2, "Xong")
    return f"/van-ban/{name}/"


def refuse(progress):
    raise DomainError("Chưa có cuộc kiểm tra nào.")


def fail(progress):
    raise ZeroDivisionError("secret detail")


def interrupt(progress):
    raise SystemExit(1)


def notice_the_wish_to_stop(progress):
    Job.objects.get(pk=progress.job.pk).cancel()
    progress.step(1, 2)
    pytest.fail("it went on after it was told to stop")


@pytest.fixture
def queue(settings):
    """Jobs wait for the worker, as they do in use."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def begin(user, function=make_paper, *args, key="bao-cao/1"):
    args = args or (("BC-1",) if function is make_paper else ())
    return jobs.start("bao-cao", key, "Báo cáo đợt", user, function, *args)


def work():
    """What the worker does with the tasks that are ready, without its signals and its own connections."""
    worker = Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    )
    for waiting in DBTaskResult.objects.ready():
        waiting.claim("test")
        worker.run_task(waiting)


def test_a_job_ends_with_the_address_of_its_result(officer):
    job = begin(officer)
    assert (job.state, job.result_url, job.done, job.total) == ("done", "/van-ban/BC-1/", 2, 2)
    assert job.percent == 100
    assert job.started_at <= job.finished_at


def test_a_function_may_be_named_by_its_path(officer):
    job = jobs.start("bao-cao", "k", "Báo cáo", officer, f"{__name__}.make_paper", "BC-2")
    assert job.result_url == "/van-ban/BC-2/"


def test_a_refusal_is_told_in_its_own_words(officer):
    job = begin(officer, refuse)
    assert (job.state, job.error) == ("failed", "Chưa có cuộc kiểm tra nào.")


def test_an_unexpected_error_is_told_without_its_details(officer):
    job = begin(officer, fail)
    assert job.state == "failed"
    assert "ZeroDivisionError" in job.error
    assert "secret" not in job.error


def test_a_worker_stopped_at_once_does_not_leave_the_job_running(officer):
    assert begin(officer, interrupt).state == "failed"


def test_a_job_waits_for_the_worker(queue, officer):
    job = begin(officer)
    assert job.state == "queued"
    work()
    job.refresh_from_db()
    assert job.state == "done"


def test_asking_again_joins_the_live_job(queue, officer, leader):
    job = begin(officer)
    assert begin(leader) == job
    assert DBTaskResult.objects.count() == 1
    assert Job.objects.visible_to(leader).get() == job


def test_asking_again_later_starts_anew(officer):
    assert begin(officer) != begin(officer)


def test_two_keys_run_side_by_side(queue, officer):
    assert begin(officer, key="a") != begin(officer, key="b")


def test_the_database_refuses_a_second_live_job(queue, officer):
    begin(officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(kind="bao-cao", key="bao-cao/1", label="Báo cáo", state="running")


def test_a_waiting_job_is_cancelled_at_once_and_never_runs(queue, officer):
    job = begin(officer)
    job.cancel()
    work()
    job.refresh_from_db()
    assert job.state == "cancelled"
    assert job.done == 0


def test_a_running_job_stops_at_its_next_step(officer):
    assert begin(officer, notice_the_wish_to_stop).state == "cancelled"


def test_an_ended_job_cannot_be_cancelled(officer):
    with pytest.raises(DomainError):
        begin(officer).cancel()


def silence(job, **ago):
    Job.objects.filter(pk=job.pk).update(alive_at=timezone.now() - timedelta(**ago))
    job.refresh_from_db()


def test_a_job_whose_worker_was_killed_can_be_started_again(queue, officer):
    dead = begin(officer)
    Job.objects.filter(pk=dead.pk).update(state="running")
    silence(dead, minutes=2)
    assert dead.is_stale
    fresh = begin(officer)
    dead.refresh_from_db()
    assert (dead.state, fresh.state) == ("failed", "queued")
    work()
    fresh.refresh_from_db()
    assert fresh.state == "done"


def test_a_job_that_waits_behind_others_is_not_given_up_early(queue, officer):
    job = begin(officer)
    silence(job, minutes=30)
    assert not job.is_stale
    silence(job, hours=2)
    assert job.is_stale


def test_a_dead_job_can_be_cancelled(queue, officer):
    job = begin(officer)
    Job.objects.filter(pk=job.pk).update(state="running")
    silence(job, minutes=2)
    job.cancel()
    assert job.state == "cancelled"


def test_a_job_given_up_for_dead_ends_when_its_worker_wakes(queue, officer):
    job = begin(officer)
    progress = jobs.JobProgress(job)
    Job.objects.filter(pk=job.pk).update(state="failed")
    with pytest.raises(jobs.Cancelled):
        progress.step(1, 2)


@pytest.mark.django_db(transaction=True)
def test_a_busy_job_gives_signs_of_life(queue, officer, monkeypatch):
    monkeypatch.setattr(jobs, "_HEARTBEAT_SECONDS", 0.05)
    job = begin(officer)
    Job.objects.filter(pk=job.pk).update(state="running")
    silence(job, minutes=2)
    with jobs.Heartbeat(job.pk) as heart:
        heart.join(0.5)
    job.refresh_from_db()
    assert not job.is_stale
