"""The static files can be collected as production serves them, with every one that a template names."""

import json
import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from .architecture import ROOT

NAMED = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")
STORAGE = {"staticfiles": {"BACKEND": "reform_inspect.storage.StaticFilesStorage"}}


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The folder that production serves; collecting fails where a reference leads nowhere."""
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder, STORAGES=settings.STORAGES | STORAGE):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


@pytest.fixture
def manifest(collected):
    """The names under which production serves the files, by the names in the source."""
    return json.loads((collected / "staticfiles.json").read_text())["paths"]


def test_every_static_file_named_in_a_template_is_collected(manifest):
    templates = [
        path for path in (ROOT / "templates").rglob("*") if path.is_file() and path.suffix != ".docx"
    ]
    named = {(path.name, name) for path in templates for name in NAMED.findall(path.read_text())}
    assert not [(template, name) for template, name in sorted(named) if name not in manifest]


def test_what_pages_ask_for_lies_packed_beside_it(collected, manifest):
    packed = {path.name for path in collected.rglob("*.br")}
    for name in ["css/site.css", "css/bootstrap.min.css", "js/theme.js", "fonts/BeVietnamPro-Regular.ttf"]:
        assert (collected / f"{manifest[name]}.br").exists()
    assert not [name for name in packed if "bootstrap" in name and not name.startswith("bootstrap.min.")]
