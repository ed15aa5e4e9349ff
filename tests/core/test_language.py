"""Pages are Vietnamese until the person chooses English."""

import pytest


@pytest.mark.django_db
def test_an_english_browser_is_shown_vietnamese(client):
    page = client.get("/dang-nhap/", headers={"accept-language": "en-US,en;q=0.9"})
    assert page.headers["Content-Language"] == "vi"


@pytest.mark.django_db
def test_who_chooses_english_gets_english(client):
    client.post("/ngon-ngu/", {"language": "en", "next": "/dang-nhap/"})
    assert client.get("/dang-nhap/").headers["Content-Language"] == "en"
