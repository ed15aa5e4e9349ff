"""The Vietnamese catalogue is complete: all messages translated, none fuzzy, none missing, none left over."""

import os
import re
import shutil
import subprocess
import sys
import unicodedata

import polib
import pytest

from .architecture import RANK, ROOT
from .tools import require_program

CATALOGUE = ROOT / "locale/vi/LC_MESSAGES/django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w*}")


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(CATALOGUE))


@pytest.fixture(scope="module")
def source_messages(tmp_path_factory):
    """The messages that makemessages finds in a copy of the sources."""
    require_program("xgettext")
    copy = tmp_path_factory.mktemp("sources")
    for folder in [*RANK, "templates"]:
        if (ROOT / folder).is_dir():
            shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "locale").mkdir()
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "vi", "--verbosity", "0"]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(command, cwd=copy, check=True, env=environment)
    return polib.pofile(str(copy / "locale/vi/LC_MESSAGES/django.po"))


def key(entry):
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def texts(entry):
    return [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values())


def test_every_message_of_the_source_is_in_the_catalogue(catalogue, source_messages):
    known = {key(entry) for entry in catalogue if not entry.obsolete}
    assert not [entry.msgid for entry in source_messages if key(entry) not in known]


def test_no_message_is_left_over(catalogue, source_messages):
    used = {key(entry) for entry in source_messages}
    assert not [entry.msgid for entry in catalogue if key(entry) not in used]


def test_every_message_is_translated_and_none_is_fuzzy(catalogue):
    assert not [entry.msgid for entry in catalogue if entry.fuzzy or not all(texts(entry))]


def test_translations_keep_the_placeholders(catalogue):
    def differ(entry):
        """A plural's one form in Vietnamese stands for any number, as the English plural does."""
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        return any(set(PLACEHOLDER.findall(text)) != wanted for text in texts(entry))

    assert not [entry.msgid for entry in catalogue if differ(entry)]


def test_translations_are_composed_text(catalogue):
    assert not [e.msgid for e in catalogue for text in texts(e) if not unicodedata.is_normalized("NFC", text)]
