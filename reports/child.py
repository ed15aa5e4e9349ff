"""What the programs that run beside the worker share: their order, their memory, and their end with it.

The worker writes one line of JSON to the program's standard input and keeps it open. When it closes – the
worker has been killed, or no longer wants the result – the program ends at once and leaves nothing behind.
"""

import json
import os
import re
import resource
import sys
import threading
from pathlib import Path

# How the programs end: 0 when they wrote what was asked for, else one of these.
UNFIT, OUT_OF_MEMORY = 1, 3

# How a line about a photo begins that nobody should unpack; what follows is the name of its file.
TOO_MANY_PIXELS = "too many pixels: "


def read_order() -> dict:
    """The order of the worker, with the memory limited to its `memory_mb` where it names one."""
    order = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_the_worker, daemon=True).start()
    if order.get("memory_mb"):
        _limit_memory(order["memory_mb"])
    return order


def report(**figures) -> None:
    """The last line on standard error: the figures, and the most memory that the program held, in MB."""
    print(json.dumps(figures | {"peak_mb": peak_mb()}), file=sys.stderr)


def peak_mb() -> int:
    """In `ru_maxrss` Linux counts what the worker held when it started the program, in VmHWM it does not."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) // 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)


def _end_with_the_worker() -> None:
    """Read past Python's buffers: a thread that waits inside them cannot be left behind at the end."""
    while os.read(0, 1):
        pass
    os._exit(UNFIT)


def _limit_memory(megabytes: int) -> None:
    """Ask the system to refuse more; some systems (macOS) know the limit and do not let it be set."""
    try:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024,) * 2)
    except (AttributeError, OSError, ValueError):
        print("no limit of memory on this system", file=sys.stderr)
