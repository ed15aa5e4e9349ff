"""How the web server runs, under bin/run and under systemd alike; HOST, PORT and WEB_WORKERS change it."""

import os

_host = os.environ.get("HOST") or "127.0.0.1"
if ":" in _host:
    _host = f"[{_host}]"

bind = f"{_host}:{os.environ.get('PORT') or '8000'}"
wsgi_app = "reform_inspect.wsgi:application"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS") or 2)
threads = 4
timeout = 120  # a photo of 25 MB over a commune's line takes its time
graceful_timeout = 10
control_socket_disable = True
