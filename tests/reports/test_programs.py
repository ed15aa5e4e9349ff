"""The programs that make PDFs: bounded, stopped on a wish, and never left behind."""

import json
import os
import subprocess
import sys
from time import monotonic, sleep

import pytest
from django.conf import settings

from core.errors import DomainError
from reports import children
from reports.children import Child, run_all
from reports.render import render_pdf

PAGE = '<!doctype html><html lang="vi"><head><title>Thử</title></head><body>{body}</body></html>'
LONG = PAGE.format(body="<p>Thử một đoạn văn bản.</p>" * 20_000)
SHORT = PAGE.format(body="<p>Thử</p>")


class Stopped(Exception):
    pass


@pytest.fixture
def started(monkeypatch):
    """The processes that were started."""
    processes = []

    class Seen(Child):
        def __init__(self, *given):
            super().__init__(*given)
            processes.append(self.process)

    monkeypatch.setattr(children, "Child", Seen)
    return processes


def order(html=SHORT):
    return {"html": html, "base_url": "", "roots": [], "attached": {}, "memory_mb": 1024}


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_parts_are_joined_in_their_order_whichever_is_made_first():
    made = render_pdf([PAGE.format(body="<p>Thử</p>" * n) for n in (400, 1, 200)])
    apart = [render_pdf(PAGE.format(body="<p>Thử</p>" * n)).pages for n in (400, 1, 200)]
    assert (made.parts, made.pages) == (3, sum(apart))
    assert made.content.startswith(b"%PDF-1.7")


def test_one_part_alone_goes_its_way_without_being_joined(started):
    made = render_pdf([SHORT])
    assert made.parts == len(started) == 1
    assert made.content == render_pdf(SHORT).content


def test_no_more_than_two_work_at_a_time(started):
    most = []
    render_pdf([SHORT] * 4, told=lambda done, parts: most.append(sum(p.poll() is None for p in started)))
    assert max(most) <= children.AT_ONCE


def test_it_is_told_how_many_parts_are_made():
    told = []
    render_pdf([SHORT] * 3, told=lambda done, parts: told.append((done, parts)))
    assert told[0] == (0, 3) and told[-1] == (3, 3) and told == sorted(told)


def test_who_is_told_may_stop_it_in_the_middle_of_a_part(started):
    def told(done, parts):
        if started:
            raise Stopped

    began = monotonic()
    with pytest.raises(Stopped):
        render_pdf([LONG, LONG], told=told)
    assert monotonic() - began < 5
    assert started and all(process.poll() is not None for process in started)


def test_one_part_that_fails_stops_the_others(started):
    with pytest.raises(DomainError, match="none"):
        render_pdf([LONG, PAGE.format(body='<img alt="ảnh" src="file:///none.png">')])
    assert len(started) == 2 and all(process.poll() is not None for process in started)


def test_what_takes_too_long_is_stopped(monkeypatch, started):
    monkeypatch.setattr(children, "TIMEOUT_SECONDS", 0.5)
    with pytest.raises(DomainError):
        render_pdf(LONG)
    assert all(process.poll() is not None for process in started)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_what_needs_too_much_memory_is_refused_in_words():
    with pytest.raises(DomainError, match="300 MB"):
        render_pdf(LONG, memory_mb=300)


def test_a_program_ends_with_the_worker_that_started_it():
    worker = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-m', 'reports.printing'], "
        "stdin=subprocess.PIPE, stdout=-3)\n"
        "child.stdin.write(sys.stdin.buffer.readline()); child.stdin.flush()\n"
        "print(child.pid, flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", worker],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
    ) as process:
        process.stdin.write(json.dumps(order(LONG)).encode() + b"\n")
        process.stdin.flush()
        child = int(process.stdout.readline())
        sleep(2)
        assert is_alive(child)
        process.kill()
    deadline = monotonic() + 10
    while is_alive(child) and monotonic() < deadline:
        sleep(0.1)
    assert not is_alive(child)


def test_what_is_made_is_in_no_named_file(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    with run_all("reports.printing", [order(), order()], lambda done: None) as made:
        assert all(child.output.seek(0, os.SEEK_END) for child in made)
        assert not list(tmp_path.iterdir())
