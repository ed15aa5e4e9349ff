"""Sections worded by hand: they stand before the data, show that they do, and nobody's words are lost."""

import pytest
from django.urls import reverse

from core.errors import DomainError
from reports.kinds import compose
from reports.models import Document, SectionWording
from reports.rewording import fingerprint
from tests.standing import standing


@standing
def document(inspection_round, team_a, officer):
    return Document.open_for(inspection_round, Document.Kind.ROUND_REPORT, by=officer)


def address(document, name="word"):
    return reverse(f"reports:{name}", args=[document.pk, "opening"])


def opening(document):
    return compose(Document.objects.get(pk=document.pk)).sections[0].blocks[0].text


def word(document, text, *, by, over="Sở Nội vụ nói", generated="Sở Nội vụ nói"):
    document.word("opening", text, by=by, over=fingerprint(over), generated=generated)


def test_the_page_offers_the_words_of_the_data(client, officer, document):
    client.force_login(officer)
    assert opening(document) in client.get(address(document)).text


def test_what_is_typed_stands_in_the_paper_and_is_marked(client, officer, document):
    client.force_login(officer)
    form = client.get(address(document)).context["form"]
    client.post(address(document), {"text": "Lời của chuyên viên.", "over": form["over"].value()})
    assert opening(document) == "Lời của chuyên viên."
    assert "Tự sửa" in client.get(document.get_absolute_url()).text


def test_the_difference_to_the_data_is_shown(client, officer, document):
    word(document, "Lời của chuyên viên.", by=officer)
    client.force_login(officer)
    page = client.get(address(document))
    assert "<ins>" in page.text and page.context["has_moved_on"]


def test_the_data_speaks_again_when_asked_to(client, officer, document):
    said = opening(document)
    word(document, "Lời của chuyên viên.", by=officer)
    client.force_login(officer)
    client.post(address(document, "unword"))
    assert opening(document) == said


def test_words_equal_to_the_data_are_no_wording(officer, document):
    word(document, "Sở Nội vụ nói", by=officer)
    assert not document.wordings.exists()


def test_of_two_who_word_the_same_section_the_second_is_told(client, officer, document):
    client.force_login(officer)
    over = client.get(address(document)).context["form"]["over"].value()
    client.post(address(document), {"text": "Lời thứ nhất.", "over": over})
    late = client.post(address(document), {"text": "Lời thứ hai.", "over": over})
    assert opening(document) == "Lời thứ nhất."
    assert "Lời thứ hai." in late.text and late.context["form"].errors["text"]


def test_an_empty_section_is_refused(officer, document):
    with pytest.raises(DomainError):
        word(document, " \n ", by=officer)


def test_a_section_that_does_not_exist_is_not_found(client, officer, document):
    client.force_login(officer)
    assert client.get(reverse("reports:word", args=[document.pk, "khong-co"])).status_code == 404


def test_only_the_agency_words(document, minh):
    with pytest.raises(DomainError):
        word(document, "Lời khác", by=minh)


def test_words_that_were_typed_over_or_taken_away_stay_on_record(officer, document):
    word(document, "Lời thứ nhất.", by=officer)
    word(document, "Lời thứ hai.", by=officer, over="Lời thứ nhất.")
    document.unword("opening", by=officer)
    kept = SectionWording.history.order_by("history_date", "history_id")
    assert list(kept.values_list("text", "history_type")) == [
        ("Lời thứ nhất.", "+"),
        ("Lời thứ hai.", "~"),
        ("Lời thứ hai.", "-"),
    ]


@pytest.mark.parametrize("part, status", [("outline", 200), ("khong-co", 404)])
def test_an_annex_of_prose_is_worded_too(client, officer, team_a, part, status):
    decision = Document.open_for(team_a, Document.Kind.TEAM_DECISION, by=officer)
    client.force_login(officer)
    assert client.get(reverse("reports:word", args=[decision.pk, part])).status_code == status
