"""The static files can be collected as production serves them, with every one that a template names."""

import json
import re

import pytest
from django.core.management import call_command

from .architecture import ROOT

NAMED = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")


@pytest.fixture
def manifest(settings, tmp_path):
    """The names under which production serves the files; collecting fails where a reference leads nowhere."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "reform_inspect.storage.StaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return json.loads((tmp_path / "staticfiles.json").read_text())["paths"]


def test_every_static_file_named_in_a_template_is_collected(manifest):
    templates = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    named = {(path.name, name) for path in templates for name in NAMED.findall(path.read_text())}
    assert not [(template, name) for template, name in sorted(named) if name not in manifest]
