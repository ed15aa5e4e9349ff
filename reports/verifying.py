"""The short code by which anybody can ask whether a paper is one of ours, and where it is asked."""

import re
import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

# No letter or digit that is taken for another on paper or on the telephone.
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12


def new_code() -> str:
    """Twelve letters and digits (59 bits) in groups of four: not to be guessed, quick to type."""
    return _grouped("".join(secrets.choice(LETTERS) for _place in range(LENGTH)))


def read_code(typed: str) -> str:
    """The code that somebody typed, however spaced and in small letters; empty when it can be none."""
    letters = re.sub(r"[\s‐-―−.-]", "", typed).upper()
    return _grouped(letters) if len(letters) == LENGTH and set(letters) <= set(LETTERS) else ""


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + 4] for start in range(0, LENGTH, 4))


def address_of(code: str) -> str:
    """What the QR code of a paper holds: the page that answers about it."""
    return settings.SITE_URL.rstrip("/") + reverse("reports:verify_code", args=[code])


def asked_at() -> str:
    """Where one types the code, as it is printed: without https, which browsers add."""
    return urlsplit(settings.SITE_URL).netloc + reverse("reports:verify")
