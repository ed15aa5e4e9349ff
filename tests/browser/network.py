"""A network that can fail: a relay between the browser and the live server, on sockets of its own.

Cutting it off in the browser would leave out what the service worker sends, and would tell the page
beforehand; a cable that is pulled does neither.
"""

import contextlib
import socket
import threading
from urllib.parse import urlsplit


class Network:
    """Relays every connection to the server at `upstream`, until it is told to fail."""

    def __init__(self, upstream: str):
        address = urlsplit(upstream)
        self.upstream = (address.hostname, address.port)
        self.down = False
        self.swallow: bytes | None = None
        self.connections: set[socket.socket] = set()
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.listener.getsockname()[1]}"

    def cut(self):
        """Break every connection, and let none through until `mend`."""
        self.down = True
        for each in list(self.connections):
            self._close(each)

    def mend(self):
        self.down = False
        self.swallow = None

    def lose_reply_to(self, path: str):
        """Let requests to `path` reach the server, but drop the line before the answer comes back."""
        self.swallow = path.encode()

    def close(self):
        self.cut()
        self.listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            if self.down:
                client.close()
                continue
            server = socket.create_connection(self.upstream)
            self.connections |= {client, server}
            line = Line()
            self._start(client, server, line.ask)
            self._start(server, client, lambda _, line=line: not self._is_swallowed(line))

    def _start(self, *args):
        threading.Thread(target=self._relay, args=args, daemon=True).start()

    def _relay(self, source, goal, let_through):
        with contextlib.suppress(OSError):
            while (chunk := source.recv(65536)) and let_through(chunk):
                goal.sendall(chunk)
        self._close(source)
        self._close(goal)

    def _is_swallowed(self, line) -> bool:
        return self.swallow is not None and self.swallow in line.asked

    def _close(self, each):
        self.connections.discard(each)
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
        each.close()


class Line:
    """What the browser last asked for on one connection."""

    asked = b""

    def ask(self, chunk) -> bool:
        if chunk.startswith((b"GET ", b"POST ")):
            self.asked = chunk.split(b"\r\n", 1)[0]
        return True
