"""A notice waits for one person, leads where it points and is read once."""

import pytest

from tests.standing import standing
from units.models import Notice


@standing
def notice(minh):
    return Notice.send(minh, "Đã có kết luận", "/don-vi/")


@pytest.fixture
def page(client, minh):
    client.force_login(minh)
    return client


def test_a_person_sees_the_own_notices_only(page, notice, hoa):
    Notice.send(hoa, "Việc của người khác")
    text = page.get("/thong-bao/").content.decode()
    assert "Đã có kết luận" in text and "Việc của người khác" not in text


def test_opening_a_notice_reads_it_and_goes_there(page, notice):
    answer = page.post(f"/thong-bao/{notice.pk}/mo/")
    notice.refresh_from_db()
    assert answer.url == "/don-vi/" and notice.read_at


def test_a_second_opening_keeps_the_first_moment(page, notice):
    page.post(f"/thong-bao/{notice.pk}/mo/")
    notice.refresh_from_db()
    first = notice.read_at
    page.post(f"/thong-bao/{notice.pk}/mo/")
    notice.refresh_from_db()
    assert notice.read_at == first


def test_a_notice_never_leads_to_another_site(page, minh):
    stray = Notice.send(minh, "Lạ", "https://example.com/")
    assert page.post(f"/thong-bao/{stray.pk}/mo/").url == "/thong-bao/"


def test_anothers_notice_is_not_there(client, hoa, notice):
    client.force_login(hoa)
    assert client.post(f"/thong-bao/{notice.pk}/mo/").status_code == 404


def test_looking_does_not_read(page, notice):
    assert page.get(f"/thong-bao/{notice.pk}/mo/").status_code == 405
    page.get("/thong-bao/")
    assert Notice.objects.unread().count() == 1


def test_all_are_read_at_once_and_only_the_own(page, notice, minh, hoa):
    Notice.send(minh, "Nữa")
    others = Notice.send(hoa, "Của Hoa")
    page.post("/thong-bao/da-doc/")
    assert list(Notice.objects.unread()) == [others]


def test_a_long_text_is_cut_to_the_column(minh):
    assert len(Notice.send(minh, "dài " * 400).text) <= 500
