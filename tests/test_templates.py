"""Templates keep to the strict content policy: nothing inline, nothing from another host."""

import re

import pytest

from .architecture import ROOT

TEMPLATES = sorted(
    path for path in (ROOT / "templates").rglob("*") if path.is_file() and path.suffix != ".docx"
)

FORBIDDEN = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "an inline style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a file of another host": re.compile(r"<(script|link|img|source|iframe)\b[^>]*https?://", re.IGNORECASE),
}


def faults(source):
    return [what for what, pattern in FORBIDDEN.items() if pattern.search(source)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_keeps_to_the_content_policy(path):
    assert not faults(path.read_text())


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        '<p style="color: red">',
        "<style>p {}</style>",
        '<button onclick="go()">',
        '<link rel="stylesheet" href="https://cdn.example/x.css">',
    ],
)
def test_a_breach_would_be_seen(source):
    assert faults(source)


def test_a_data_attribute_and_a_script_file_are_no_breach():
    assert not faults('<script type="module" src="{% static "js/a.js" %}"></script><p data-style="x">')
