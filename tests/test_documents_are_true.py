"""What the documents say of addresses and settings is so."""

import re

import pytest
from django.conf import settings
from django.urls import resolve

DOCS = settings.BASE_DIR / "docs"
EXAMPLES = {"<pk>": "1", "<section>": "1", "<code>": "BN-2018", "<number>": "TT-2018-001"}
SOURCES = [settings.BASE_DIR / "reform_inspect" / "settings.py", settings.BASE_DIR / "gunicorn.conf.py"]
READ = re.compile(r"""(?:env\.\w+|environ\.get)\(["'](\w+)""")
# For whoever develops: an office never sets it, and in production it has no effect.
NOT_FOR_AN_OFFICE = {"DJANGO_DEBUG"}


def addresses():
    return sorted(set(re.findall(r"`(/[^`]*)`", (DOCS / "glossary.md").read_text())))


@pytest.mark.parametrize("address", addresses())
def test_every_address_of_the_glossary_leads_to_a_page(address):
    for placeholder, example in EXAMPLES.items():
        address = address.replace(placeholder, example)
    assert resolve(address)


def test_every_variable_that_is_read_is_told_to_those_who_run_the_site():
    told = set(re.findall(r"`([A-Z_]+)`", (DOCS / "deployment.md").read_text()))
    read = {name for source in SOURCES for name in READ.findall(source.read_text())}
    assert "PORT" in read
    assert not read - told - NOT_FOR_AN_OFFICE
