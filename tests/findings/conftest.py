"""A visit of team A that has been signed, with one confirmed shortcoming and its demand."""

from datetime import date

from findings.models import Conclusion, Demand, Finding
from tests.standing import standing

from .. import make


@standing
def shortcoming(visit, minh):
    """A draft on Minh's visit to Quế Võ."""
    return Finding.raise_on(
        visit,
        by=minh,
        kind=Finding.Kind.SHORTCOMING,
        title="Chưa bố trí bảng tên từng quầy",
        criterion=visit.asked().first(),
        severity="moderate",
    )


@standing
def demand(shortcoming, minh):
    return Demand.set_for(shortcoming, by=minh, what="Lắp bảng tên tại từng quầy", days=15)


@standing
def signed(visit, shortcoming, demand, minh):
    """The visit with all answered, its finding confirmed and its minutes signed."""
    make.answer_everything(visit)
    visit.complete(by=minh)
    shortcoming.confirm(by=minh)
    visit.sign_minutes(by=minh, on=date(2018, 5, 15), signer="Chủ tịch UBND huyện")
    return visit


@standing
def conclusion(signed, leader):
    return Conclusion.issue(
        signed, by=leader, number="45/TB-SNV", date=date(2018, 6, 1), signer_name="Nguyễn Lãnh Đạo"
    )


@standing
def running(conclusion, demand):
    """The demand with its clock running."""
    return Demand.objects.get(pk=demand.pk)
