"""A job is shown to those who asked for it, and to nobody else; the health page asks no one who they are."""

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse

from core.models import Job
from tests.standing import standing

pytestmark = pytest.mark.django_db


@standing
def job(officer):
    job = Job.objects.create(
        kind="bao-cao", key="1", label="Báo cáo đợt", created_by=officer, done=3, total=8
    )
    job.watchers.add(officer)
    return job


def test_the_health_page_answers_anybody(client):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok"}


def test_the_health_page_says_when_the_database_is_away(client, monkeypatch):
    def refuse():
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", refuse)
    assert client.get("/healthz").status_code == 503


def test_a_job_has_a_page_and_a_fragment_that_asks_again(client, officer, job):
    client.force_login(officer)
    page = client.get(reverse("core:job", args=[job.pk]))
    assert "<html" in page.content.decode()
    fragment = client.get(reverse("core:job", args=[job.pk]), headers={"hx-request": "true"}).content.decode()
    assert "<html" not in fragment
    assert "hx-trigger" in fragment


def test_an_ended_job_asks_no_more_and_leads_to_its_result(client, officer, job):
    job.close("done", result_url="/van-ban/1/")
    client.force_login(officer)
    content = client.get(reverse("core:job", args=[job.pk])).content.decode()
    assert "hx-trigger" not in content
    assert "/van-ban/1/" in content


def test_nobody_else_finds_the_job(client, leader, administrator, job):
    for person in (leader, administrator):
        client.force_login(person)
        assert client.get(reverse("core:job", args=[job.pk])).status_code == 404
        assert client.post(reverse("core:job_cancel", args=[job.pk])).status_code == 404


def test_stopping_needs_a_post(client, officer, job):
    client.force_login(officer)
    assert client.get(reverse("core:job_cancel", args=[job.pk])).status_code == 405
    client.post(reverse("core:job_cancel", args=[job.pk]))
    job.refresh_from_db()
    assert job.state == "cancelled"


def test_stopping_twice_is_told_and_harmless(client, officer, job):
    client.force_login(officer)
    client.post(reverse("core:job_cancel", args=[job.pk]))
    response = client.post(reverse("core:job_cancel", args=[job.pk]), follow=True)
    assert response.status_code == 200
