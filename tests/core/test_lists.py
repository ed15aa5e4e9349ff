"""Lists are searched without diacritics, ordered by the alphabet, and forgive a page that is no more."""

import pytest
from django.core.paginator import Paginator
from django.test import RequestFactory

from core.lists import DeepPaginator, FilteredListView, FilterSet, ForgivingPaginator, SearchFilter
from inspections.models import Plan
from units.models import Unit

from .. import make


class UnitFilter(FilterSet):
    q = SearchFilter()

    class Meta(FilterSet.Meta):
        model = Unit
        fields = ["level"]


class PlanFilter(FilterSet):
    q = SearchFilter(through="agency")

    class Meta(FilterSet.Meta):
        model = Plan
        fields = []


class Units(FilteredListView):
    queryset = Unit.objects.all()
    filterset_class = UnitFilter


def context(query):
    view = Units()
    view.setup(RequestFactory().get(f"/?{query}"))
    view.filterset = view.get_filterset(view.get_filterset_class())
    view.object_list = view.filterset.qs
    return view.get_context_data(filter=view.filterset, object_list=view.object_list)


def names(query):
    return [unit.name for unit in context(query)["object_list"]]


def test_words_are_found_without_diacritics_in_any_order(que_vo, yen_phong):
    assert names("q=que+vo") == names("q=VO+QUẾ") == ["Huyện Quế Võ"]
    assert names("q=xyz") == []


def test_signs_that_mean_something_to_the_database_are_plain_text(que_vo):
    assert names("q=%25") == names("q=_") == []


def test_rows_are_found_by_the_row_they_belong_to(plan):
    assert PlanFilter({"q": "so noi"}, Plan.objects.all()).qs.get() == plan
    assert not PlanFilter({"q": "que vo"}, Plan.objects.all()).qs.exists()


def test_a_bad_filter_is_ignored_and_told(que_vo, yen_phong):
    found = context("level=nowhere")
    assert found["filter"].form.errors["level"]
    assert found["paginator"].count == Unit.objects.count()


@pytest.mark.parametrize(
    ("asked", "given"), [("9", 3), ("0", 1), ("-2", 1), ("abc", 1), ("2", 2), ("last", 1)]
)
def test_a_page_that_is_no_more_gives_the_nearest(asked, given):
    assert ForgivingPaginator(range(25), 10).page(asked).number == given


def test_an_empty_list_has_an_empty_first_page():
    assert list(ForgivingPaginator([], 10).page("7")) == list(Paginator([], 10).page(1)) == []


@pytest.mark.django_db
def test_rows_made_in_bulk_are_found_and_ordered_too():
    parent = make.make_unit("Tỉnh Bắc Ninh")
    Unit.objects.bulk_create(
        Unit(name=name, parent=parent, level="commune", kind="xa", valid_from=make.LONG_AGO)
        for name in ("Xã Đào Viên", "Xã Ân Thịnh", "Xã An Thịnh", "Xã Dũng Liệt")
    )
    communes = Unit.objects.of_level("commune").order_by("sort_key").values_list("name", flat=True)
    assert list(communes) == ["Xã An Thịnh", "Xã Ân Thịnh", "Xã Dũng Liệt", "Xã Đào Viên"]
    assert Unit.objects.search("dao vien").count() == 1


def test_a_partial_save_keeps_the_keys_right(que_vo):
    que_vo.name = "Huyện Gia Bình"
    que_vo.save(update_fields=["name"])
    assert Unit.objects.search("gia binh").get() == que_vo


def test_a_page_cut_before_joining_holds_the_same_rows_in_the_same_order(province):
    for n in range(25):
        make.make_unit(f"Xã Số {n % 7}{n}", parent=province)
    rows = Unit.objects.select_related("parent").filter(level="commune").order_by("-sort_key")
    for number in (1, 3):
        plain, deep = (paginator(rows, 10).page(number) for paginator in (Paginator, DeepPaginator))
        assert list(deep) == list(plain)


def test_a_page_cut_before_joining_is_one_query(que_vo, phu_lang, django_assert_num_queries):
    page = DeepPaginator(Unit.objects.select_related("parent").order_by("pk"), 2).page(2)
    with django_assert_num_queries(1):
        assert [unit.parent.name for unit in page] == ["Huyện Quế Võ"]
