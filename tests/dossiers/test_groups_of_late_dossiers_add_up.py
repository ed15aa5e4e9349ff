"""Late in fact, late in the software only and undetermined: together always all late, whatever was found."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossiers.late_groups import late_groups
from dossiers.models import Judgement, LateCause
from tests import make
from tests.standing import standing

from .late import late_of, summary_report

pytestmark = pytest.mark.django_db


@standing
def extract(visit, minh):
    return make.make_extract(visit, by=minh)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_causes_are_set(extract, minh, data):
    Judgement.objects.all().delete()
    late, causes = late_of(extract), list(LateCause.objects.order_by("pk"))
    found = {"real": 0, "software": 0, None: 0}
    for dossier in late:
        cause = data.draw(st.sampled_from([None, *causes]))
        found[cause and cause.group] += 1
        if cause:
            Judgement.decide(extract, [dossier.pk], by=minh, cause=cause)
    groups = late_groups(extract)
    assert (groups.real, groups.software, groups.undetermined) == tuple(found.values())
    assert groups.all == extract.totals.counts.all_late == len(late)


def test_it_takes_one_query(extract, django_assert_num_queries):
    with django_assert_num_queries(1):
        late_groups(extract)


def test_what_is_suggested_is_told_apart_until_a_cause_is_set(extract, minh):
    assert late_groups(extract).suggested == 3
    Judgement.accept_suggestions(extract, by=minh)
    groups = late_groups(extract)
    assert (groups.suggested, groups.undetermined, groups.all) == (0, 1, 4)


def test_a_summary_report_names_none_so_that_all_are_undetermined(visit, minh):
    extract = make.make_extract(visit, by=minh, content=summary_report())
    groups = late_groups(extract)
    assert groups.undetermined == groups.all == extract.totals.counts.all_late > 0
