"""A counted extract answers the figures of the checklist, as far as it can know them."""

import pytest

from dossiers.figures import figure_values, newest_extract
from dossiers.models import Judgement, LateCause
from dossiers.rates import FINISHED_ONLY
from inspections.models.checklists import Figure
from tests import make
from tests.standing import standing

pytestmark = pytest.mark.django_db
SUMMARY = """BÁO CÁO TÌNH HÌNH GIẢI QUYẾT HỒ SƠ;;;;
Từ ngày 01/07/2018 đến ngày 30/09/2018;;;;
Lĩnh vực;Đã giải quyết;Đúng hạn;Trễ hạn;{last}
Hộ tịch;90;88;2;{number}
Đất đai;30;20;10;{number}
"""


@standing
def extract(visit, minh):
    """Ten dossiers, of which four are late; see tests/extracts.py."""
    return make.make_extract(visit, by=minh)


def summary(visit, by, last="STT", number=1):
    content = SUMMARY.format(last=last, number=number).encode("utf-8-sig")
    return make.make_extract(visit, by=by, content=content)


def judge(extract, code, dossiers, by):
    cause = LateCause.objects.get(code=code)
    Judgement.decide(extract, [row.pk for row in dossiers], by=by, cause=cause)


def test_what_is_to_settle_is_all_that_was_counted(extract):
    assert figure_values(extract)[Figure.TO_SETTLE].fields == {"number_1": 10}


def test_the_rate_is_that_of_what_was_settled_in_the_period(extract):
    """The guidance of the criterion says so; the national rate has another denominator."""
    value = figure_values(extract)[Figure.ON_TIME]
    assert value.fields == {"part": 5, "whole": 7}
    assert value.formula is FINISHED_ONLY


def test_without_causes_it_is_said_how_many_are_undetermined(extract):
    value = figure_values(extract)[Figure.LATE_REAL]
    assert (value.number, value.undetermined) == (0, 4)


def test_late_dossiers_are_told_apart_by_the_groups_of_their_causes(extract, minh):
    first, *rest = extract.dossiers.late().worst_first()
    judge(extract, "not-handled", [first], minh)
    judge(extract, "really-late", rest, minh)
    values = figure_values(extract)
    real, software = values[Figure.LATE_REAL], values[Figure.LATE_IN_SOFTWARE]
    assert (real.number, software.number) == (3, 1)
    assert real.undetermined == software.undetermined == 0


def test_how_many_got_an_apology_no_file_knows(extract):
    assert figure_values(extract)[Figure.LATE_WITH_APOLOGY].fields == {"whole": 4}


def test_what_was_handed_over_in_time_owes_nobody_an_apology(extract, minh):
    judge(extract, "not-handled", [extract.dossiers.late().first()], minh)
    assert figure_values(extract)[Figure.LATE_WITH_APOLOGY].fields == {"whole": 3}


def test_dossiers_supplemented_more_than_once_are_counted_by_the_file(extract):
    extract.totals.asked_again = 3
    assert figure_values(extract)[Figure.SUPPLEMENTED].fields == {"number_1": 3}


def test_the_number_of_queries_is_constant(extract, django_assert_num_queries):
    with django_assert_num_queries(2):
        figure_values(extract)


def test_a_summary_report_tells_only_what_its_columns_say(visit, minh):
    """Without the open dossiers nobody knows how many there were to settle, or are late in all."""
    values = figure_values(summary(visit, minh))
    assert set(values) == {Figure.ON_TIME}
    assert values[Figure.ON_TIME].fields == {"part": 108, "whole": 120}


def test_a_summary_report_with_open_dossiers_tells_what_was_to_settle(visit, minh):
    values = figure_values(summary(visit, minh, last="Chưa giải quyết", number=5))
    assert values[Figure.TO_SETTLE].fields == {"number_1": 130}
    assert Figure.LATE_REAL not in values


def test_nothing_is_told_before_the_extract_is_counted(visit, minh):
    extract = make.make_extract(visit, by=minh, counted=False)
    assert newest_extract([extract]) is None


def test_a_list_of_dossiers_goes_before_a_later_summary_report(visit, minh, extract):
    later = make.make_extract(visit, by=minh)
    assert newest_extract([extract, later, summary(visit, minh)]) == later
