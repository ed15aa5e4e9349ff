"""What was found at one unit by one team stands on no page of the other team, the other unit or outsiders."""

import pytest

from .test_every_address import PAGES, rows
from .world import signed_in

pytestmark = pytest.mark.django_db


def secrets(world):
    """Words by what they betray: a draft, a photo of a visit under way, and what has been concluded."""
    return {
        "draft": world.finding.title,
        "photo": world.evidence.caption,
        "concluded": world.findings["open"].title,
    }


@pytest.mark.parametrize(
    ("person", "known"),
    [
        ("minh", {"draft", "photo", "concluded"}),
        ("hoa", set()),
        ("binh", {"concluded"}),
        ("an", set()),
        ("viewer", {"concluded"}),
        ("outsider", set()),
    ],
)
def test_everybody_reads_what_concerns_them_and_nothing_else(world, person, known):
    client = signed_in(getattr(world, person))
    told = {}
    for name, what, _outcomes in rows(PAGES):
        page = b"".join(client.get(world.address(name, *what))).decode(errors="replace")
        told |= {key: name for key, words in secrets(world).items() if words in page}
    assert set(told) == known, told
