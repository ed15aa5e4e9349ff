"""One paper of a unit speaks of several demands, each judged by itself; nothing is half-saved."""

from datetime import date
from uuid import uuid4

import pytest

from core.errors import DomainError
from findings.models import Conclusion, Demand, Submission
from tests import make
from tests.standing import standing


@standing
def demands(signed, leader, minh):
    """Two demands of one conclusion on Quế Võ."""
    second = make.make_finding(signed, by=minh, title="Sổ theo dõi để trống", state="confirmed")
    make.make_demand(second)
    Conclusion.issue(
        signed, by=leader, number="45/TB-SNV", date=date(2018, 6, 1), signer_name="Nguyễn Lãnh Đạo"
    )
    return list(Demand.objects.select_related("finding__conclusion__round__plan").order_by("pk"))


def send(demands, *, by, texts=("Đã lắp bảng tên", "Đã ghi sổ"), **words):
    texts = dict(zip(demands, texts, strict=True))
    conclusion = demands[0].finding.conclusion
    return Submission.send(conclusion, by=by, kind="report", texts=texts, **words)


def test_each_item_is_judged_by_itself(demands, binh, officer):
    first, second = send(demands, by=binh).items.order_by("demand")
    first.accept(by=officer)
    second.send_back(by=officer, note="Gửi ảnh chụp sổ")
    assert [demand.state for demand in Demand.objects.order_by("pk")] == ["accepted", "returned"]


def test_one_empty_text_stops_the_whole_paper(demands, binh):
    with pytest.raises(DomainError) as refusal:
        send(demands, by=binh, texts=("Đã lắp", "  "))
    assert refusal.value.field == f"text_{demands[1].pk}"
    assert not Submission.objects.exists()
    assert {demand.state for demand in Demand.objects.all()} == {"open"}


def test_one_closed_demand_stops_the_whole_paper(demands, binh):
    Demand.objects.filter(pk=demands[1].pk).update(state="closed")
    with pytest.raises(DomainError):
        send(demands, by=binh)
    assert not Submission.objects.exists()


def test_the_same_form_sent_twice_is_one_paper(demands, binh):
    key = uuid4()
    first = send(demands, by=binh, key=key)
    assert send(demands, by=binh, key=key) == first
    assert first.items.count() == 2


def test_files_go_with_the_demand_or_with_the_whole_paper(demands, binh):
    paper = send(
        demands,
        by=binh,
        files=[make.make_image("bia.jpg")],
        files_of={demands[0]: [make.make_image("bang-ten.jpg")]},
    )
    of_first = paper.items.get(demand=demands[0]).files.get()
    assert of_first.name == "bang-ten.jpg"
    assert paper.files.get(item=None).name == "bia.jpg"


def test_a_bad_file_leaves_nothing_behind(demands, binh):
    with pytest.raises(DomainError):
        send(demands, by=binh, files=[make.make_script()])
    assert not Submission.objects.exists()
    assert {demand.state for demand in Demand.objects.all()} == {"open"}


def test_the_unit_is_told_of_every_decision(demands, binh, officer):
    binh.notices.all().delete()
    first, second = send(demands, by=binh).items.order_by("demand")
    first.accept(by=officer)
    second.send_back(by=officer, note="Gửi ảnh")
    returned, accepted = binh.notices.order_by("-pk").values_list("text", flat=True)
    assert "Gửi ảnh" in returned
    assert demands[0].finding.number in accepted


def test_an_older_turn_is_not_judged(demands, binh, officer):
    old = send(demands[:1], by=binh, texts=["Đang làm"]).items.get()
    old.send_back(by=officer, note="Chưa xong")
    new = send([Demand.objects.get(pk=demands[0].pk)], by=binh, texts=["Xong"]).items.get()
    stale = type(old).objects.get(pk=old.pk)
    with pytest.raises(DomainError):
        stale.accept(by=officer)
    assert not type(new).objects.get(pk=new.pk).decision


def test_it_is_seen_by_its_unit_and_the_agency_not_by_other_units(demands, binh, an, officer, minh):
    paper = send(demands, by=binh)
    for person in (binh, officer, minh):
        assert Submission.objects.visible_to(person).get() == paper
    assert not Submission.objects.visible_to(an).exists()
