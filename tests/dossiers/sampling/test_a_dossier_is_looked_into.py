"""What was found in a drawn dossier is kept whole, by those who may, and nobody's finding is lost."""

import pytest

from core.errors import DomainError
from dossiers.models import Check, SampledDossier
from tests.standing import standing


@standing
def sampled(sample):
    return sample.dossiers.get(place=1)


def answers_of(sampled):
    return dict(sampled.answers.values_list("check_name", "verdict"))


def test_answers_and_note_are_kept_with_who_and_when(sampled, minh):
    sampled.look_into(by=minh, version=1, answers={"receipt": "yes", "apology": "na"}, note=" Đủ ")
    sampled.refresh_from_db()
    assert answers_of(sampled) == {"receipt": "yes", "apology": "na"}
    assert (sampled.note, sampled.checked_by, sampled.version) == ("Đủ", minh, 2)


def test_an_answer_can_be_changed_and_taken_away(sampled, minh):
    sampled.look_into(by=minh, version=1, answers={"receipt": "yes", "dates": "no"}, note="")
    sampled.look_into(by=minh, version=2, answers={"receipt": "no"}, note="")
    assert answers_of(sampled) == {"receipt": "no"}


def test_whoever_started_from_an_older_version_is_refused(sampled, minh):
    late = SampledDossier.objects.get(pk=sampled.pk)
    sampled.look_into(by=minh, version=1, answers={"receipt": "yes"}, note="")
    with pytest.raises(DomainError):
        late.look_into(by=minh, version=1, answers={"receipt": "no"}, note="")
    assert answers_of(sampled) == {"receipt": "yes"}


def test_a_dossier_of_an_earlier_draw_is_no_longer_looked_into(sampled, sample, minh):
    sample.redraw(by=minh, reason="Thiếu hồ sơ giấy", method="simple", size=5)
    with pytest.raises(DomainError):
        sampled.look_into(by=minh, version=1, answers={"receipt": "yes"}, note="")


def test_others_look_into_nothing(sampled, hoa, binh, viewer):
    for stranger in (hoa, binh, viewer):
        with pytest.raises(DomainError):
            sampled.look_into(by=stranger, version=1, answers={"receipt": "yes"}, note="")


def test_a_dossier_is_checked_when_no_check_lacks_an_answer(sample, sampled, minh):
    sampled.look_into(by=minh, version=1, answers=dict.fromkeys(Check, "yes"), note="")
    half = sample.dossiers.get(place=2)
    half.look_into(by=minh, version=1, answers={Check.RECEIPT: "no"}, note="")
    assert list(sample.dossiers.unchecked().values_list("place", flat=True)) == [2, 3, 4, 5]
    told = sample.dossiers.with_progress().values_list("place", "answered", "refused")[:2]
    assert list(told) == [(1, 9, 0), (2, 1, 1)]
