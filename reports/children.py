"""The programs that make PDFs, as the worker sees them: started, watched, stopped, and never left behind."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile
from time import monotonic, sleep
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from core.errors import DomainError

from .child import OUT_OF_MEMORY, TOO_MANY_PIXELS

# Seven hundred pages take about a minute; what takes longer than this is stuck.
TIMEOUT_SECONDS = 900
AT_ONCE = min(os.cpu_count() or 1, 2)
GLANCE_SECONDS, TELL_SECONDS = 0.05, 1

# C libraries end so when the system refuses them memory, or when the system itself ends them for want of it.
WANT_OF_MEMORY = {OUT_OF_MEMORY, -signal.SIGABRT, -signal.SIGTRAP, -signal.SIGSEGV, -signal.SIGKILL}
# What Python can still say when even the telling of it needed memory.
_NO_MEMORY = "MemoryError"


class Child:
    """One program at work; what it writes goes to files without a name, gone when the last holder ends."""

    def __init__(self, module: str, order: dict, files: Sequence[BinaryIO] = ()):
        self.output, self.errors = TemporaryFile(), TemporaryFile()  # noqa: SIM115 – `close` does
        self.order = order
        self.process = subprocess.Popen(
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=self.output,
            stderr=self.errors,
            cwd=settings.BASE_DIR,
            pass_fds=[file.fileno() for file in files],
        )
        with suppress(BrokenPipeError):  # it ended before it had read: how, its return code says
            self.process.stdin.write(json.dumps(order).encode() + b"\n")
            self.process.stdin.flush()

    def is_done(self) -> bool:
        """Whether it has ended; DomainError when it did not make what was asked for."""
        code = self.process.poll()
        if code:
            raise DomainError(self._reason(code))
        return code is not None

    def _reason(self, code: int) -> str:
        if code in WANT_OF_MEMORY or _NO_MEMORY in self._said():
            told = _(
                "Making the PDF needs more memory than it may have (%d MB). Please tell the administrator."
            )
            return told % self.order["memory_mb"]
        reason = self._said().strip()
        photos = [line for line in reason.splitlines() if line.startswith(TOO_MANY_PIXELS)]
        if photos:
            name = photos[0].removeprefix(TOO_MANY_PIXELS)
            return _("The photo %s has too many pixels to be printed. Replace it by a smaller one.") % name
        return _("The PDF could not be made: %s") % reason[-1000:]

    def _said(self) -> str:
        self.errors.seek(0)
        return self.errors.read().decode(errors="replace")

    @property
    def figures(self) -> dict:
        """What it reports of itself on its last line."""
        return json.loads(self._said().splitlines()[-1])

    def read(self) -> bytes:
        self.output.seek(0)
        return self.output.read()

    def close(self) -> None:
        """Stop it if it still runs, and let its files go."""
        self.process.kill()
        self.process.wait()
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.output.close()
        self.errors.close()


@contextmanager
def run_all(
    module: str, orders: Sequence[dict], told: Callable[[int], None], files: Sequence[BinaryIO] = ()
) -> Iterator[list[Child]]:
    """A program for each order, two at a time, until all have ended; their files stay open inside the block.

    `told` is called whenever one has ended, and every second, with how many have: what it raises stops all of
    them, as an error of one does.
    """
    children: list[Child] = []
    deadline, tell_at, last = monotonic() + TIMEOUT_SECONDS, 0.0, -1
    try:
        while (done := sum(child.is_done() for child in children)) < len(orders):
            if done != last or monotonic() > tell_at:
                told(done)
                last, tell_at = done, monotonic() + TELL_SECONDS
            if monotonic() > deadline:
                raise DomainError(_("Making the PDF took too long and was stopped."))
            if len(children) - done < AT_ONCE and len(children) < len(orders):
                children.append(Child(module, orders[len(children)], files))
            else:
                sleep(GLANCE_SECONDS)
        yield children
    finally:
        for child in children:
            child.close()
