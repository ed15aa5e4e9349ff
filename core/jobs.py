"""Long work in the background: one function and one Job row with progress, cancel and one per key at most.

A page calls `start`; the worker (`manage.py db_worker`) calls the function with a JobProgress first, then
the arguments given. What the function returns is the address of the result.
"""

import logging
import threading
from collections.abc import Callable
from time import monotonic

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django_tasks import task

from .errors import DomainError
from .models import Job

logger = logging.getLogger(__name__)

_HEARTBEAT_SECONDS = 15
_STEP_SECONDS = 0.3


class Cancelled(Exception):
    """The person asked to stop, or the job was given up for dead; the function just lets this pass."""


def start(kind: str, key: str, label: str, by, function: Callable | str, *args) -> Job:
    """Have `function(progress, *args)` done in the background, or join the live job of the same key.

    `function` is a module-level function or its dotted path; `args` must be JSON values. A job whose worker
    was killed is closed as failed and started again.
    """
    path = function if isinstance(function, str) else f"{function.__module__}.{function.__qualname__}"
    try:
        job = _join_or_create(kind, key, label, by, path, args)
    except IntegrityError:  # somebody else started it at the same moment
        job = Job.objects.live().get(key=key)
        job.watchers.add(by)
    job.refresh_from_db()
    return job


@transaction.atomic
def _join_or_create(kind, key, label, by, path, args) -> Job:
    job = Job.objects.select_for_update().live().filter(key=key).first()
    if job:
        job.close_if_stale()
    if job is None or not job.is_live:
        job = Job.objects.create(kind=kind, key=key, label=label[:200], created_by=by)
        job.watchers.add(by)
        run_job.enqueue(job.pk, path, list(args))
    else:
        job.watchers.add(by)
    return job


@task
def run_job(pk: int, path: str, args: list) -> None:
    """What the worker executes: takes the waiting job, runs its function and writes down how it ended."""
    now = timezone.now()
    waiting = Job.objects.filter(pk=pk, state=Job.State.QUEUED)
    if not waiting.update(state=Job.State.RUNNING, started_at=now, alive_at=now):
        return  # cancelled before it began
    job = Job.objects.get(pk=pk)
    with Heartbeat(pk):
        _run(job, import_string(path), args)


def _run(job: Job, function: Callable, args: list) -> None:
    try:
        url = function(JobProgress(job), *args)
    except Cancelled:
        job.close(Job.State.CANCELLED)
    except DomainError as error:
        job.close(Job.State.FAILED, error=str(error))
    except Exception as error:
        logger.exception("Job %s (%s) failed", job.pk, job.kind)
        job.close(
            Job.State.FAILED,
            error=_("An unexpected error (%s). The office's technician can find it in the log.")
            % type(error).__name__,
        )
    except BaseException:  # the worker is told to stop at once
        job.close(Job.State.FAILED, error=_("It was interrupted. Start it again."))
        raise
    else:
        job.close(Job.State.DONE, result_url=url or "")


class JobProgress:
    """The running function's line to the person who waits; seen at once unless inside a transaction."""

    def __init__(self, job: Job):
        self.job = job
        self._message, self._written_at = None, 0.0

    def step(self, done: int = 0, total: int = 0, message: str = "") -> None:
        """Say how far it is; raises Cancelled when the person asked to stop."""
        soon = monotonic() - self._written_at < _STEP_SECONDS
        if soon and message == self._message and done != total:
            return
        self._message, self._written_at = message, monotonic()
        running = Job.objects.filter(pk=self.job.pk, state=Job.State.RUNNING, cancel_asked=False)
        if not running.update(done=done, total=total, message=message[:300], alive_at=timezone.now()):
            raise Cancelled


class Heartbeat(threading.Thread):
    """Signs of life of a running job, so that a killed worker is told from one that is merely busy."""

    def __init__(self, pk: int):
        super().__init__(name=f"heartbeat of job {pk}", daemon=True)
        self.pk = pk
        self._ended = threading.Event()

    def run(self):
        while not self._ended.wait(_HEARTBEAT_SECONDS):
            try:
                Job.objects.filter(pk=self.pk, state=Job.State.RUNNING).update(alive_at=timezone.now())
            except DatabaseError:
                logger.warning("No sign of life written for job %s", self.pk, exc_info=True)
            finally:
                connection.close()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc_info):
        self._ended.set()
        self.join()
