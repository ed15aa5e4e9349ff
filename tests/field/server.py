"""The real web server as a process of its own, on the test's database, to be killed and started again."""

import contextlib
import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

HOST = "127.0.0.1"
LONGEST_START = 60  # seconds
LONGEST_REPLY = 30


class Server:
    """gunicorn as bin/run starts it, with the settings of real use; leaving the `with` ends it.

    Only that the workers share one loading of the site: half of the time of a start, of which there are many.
    """

    def __init__(self, scratch: Path):
        self.port = free_port()
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "reform_inspect.settings",
            "DATABASE_URL": database_url(),
            "SECRET_KEY": settings.SECRET_KEY,  # the sessions of the test count here
            "REFORM_VAR": str(scratch),
            "HOST": HOST,
            "PORT": str(self.port),
        }
        self.log = (scratch / "server.log").open("ab")
        self.well = threading.Event()
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.kill()
        self.log.close()

    def start(self):
        """A group of its own, so that a kill reaches the workers too and nobody else."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--preload"],
            cwd=settings.BASE_DIR,
            env=self.environment,
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )
        try:
            self.wait_until_well()
        except BaseException:
            self.kill()
            raise

    def kill(self):
        """At once, without a chance to finish anything."""
        self.well.clear()
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def wait_until_well(self):
        until = time.monotonic() + LONGEST_START
        while not self.is_well():
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError("The server did not start:\n" + Path(self.log.name).read_text()[-5000:])
            time.sleep(0.05)
        self.well.set()

    def is_well(self) -> bool:
        line = self.connect()
        try:
            line.request("GET", "/healthz")
            return line.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(HOST, self.port, timeout=LONGEST_REPLY)


def free_port() -> int:
    """Below those that the system lends to clients: while nobody listens, one could end up calling itself."""
    while True:
        address = (HOST, random.randrange(20_000, 32_000))
        with contextlib.suppress(OSError), socket.create_server(address):
            return address[1]


def database_url() -> str:
    """The database of this test, as the environment names it."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    user, password, host = (quote(database[name], safe="") for name in ("USER", "PASSWORD", "HOST"))
    port = f":{database['PORT']}" if database["PORT"] else ""
    return f"postgres://{user}:{password}@{host}{port}/{database['NAME']}"
