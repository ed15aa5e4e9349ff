"""What the tests of this room share: people at their browsers, and files handed in by them."""

from types import SimpleNamespace

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from dossiers.models import Extract
from tests import extracts
from tests.world import signed_in


@pytest.fixture
def desk(minh):
    """Minh, who heads the team of the visit, at the pages of handing in."""
    return Desk(minh)


class Desk:
    """One person's way through the pages, as forms and buttons send it."""

    def __init__(self, user):
        self.user, self.client = user, signed_in(user)

    def hand_in(self, visit, content=None, name="so-theo-doi.csv", **typed):
        """The extract that was received; the answer with its form where it was refused."""
        address = reverse("dossiers:upload", args=[visit.pk])
        response = self.client.post(address, {"file": extracts.upload(content, name), **typed})
        return Extract.objects.order_by("-pk").first() if response.status_code == 302 else response

    def look(self, extract, **query):
        return self.client.get(reverse("dossiers:preview", args=[extract.pk]), query)

    def say(self, extract, **said):
        return self.client.post(reverse("dossiers:meanings", args=[extract.pk]), said, follow=False)

    def press(self, button, extract, **words):
        return self.client.post(reverse(f"dossiers:{button}", args=[extract.pk]), words)


@pytest.fixture
def busy(monkeypatch):
    """Work is asked for, but no worker takes it yet."""
    monkeypatch.setattr("core.jobs.run_job", SimpleNamespace(enqueue=lambda *args: None))


def told(response) -> list[str]:
    """The messages that the next page will show."""
    return [str(message) for message in get_messages(response.wsgi_request)]
