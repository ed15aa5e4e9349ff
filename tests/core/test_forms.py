"""Forms take clean text, days and numbers as offices write them, and tell stale edits without losing them."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.template import Context, Template
from django.utils import translation
from django.utils.datastructures import MultiValueDict
from django.utils.formats import number_format
from hypothesis import given
from hypothesis import strategies as st

from core.errors import DomainError
from core.fields import parse_number
from core.forms import (
    BaseForm,
    BaseModelForm,
    DateField,
    FilesField,
    NumberField,
    VersionedFormMixin,
    WholeNumberField,
)
from inspections.models import Plan


class Sheet(BaseForm):
    name = forms.CharField(max_length=7)
    note = forms.CharField(widget=forms.Textarea, required=False)
    password = forms.CharField(widget=forms.PasswordInput, required=False)
    day = DateField(required=False)
    count = WholeNumberField(required=False, min_value=0)
    share = NumberField(required=False, decimal_places=1, max_value=100)


def sheet(**typed):
    data = QueryDict(mutable=True)
    data.update({"name": "Quế Võ"} | typed)
    return Sheet(data)


def cleaned(**typed):
    form = sheet(**typed)
    assert form.is_valid(), form.errors
    return form.cleaned_data


def test_decomposed_text_is_composed_before_its_length_is_measured():
    assert cleaned(name=unicodedata.normalize("NFD", " Quế  Võ "))["name"] == "Quế Võ"


def test_lines_are_kept_where_there_are_many_and_passwords_are_left_alone():
    data = cleaned(note=" một\r\n hai ", password="  a  b ")
    assert data["note"] == "một\n hai"
    assert data["password"] == "a  b"


@pytest.mark.parametrize("typed", ["18/09/2018", "18-9-2018", "18.09.2018", "2018-09-18"])
def test_a_day_is_picked_or_typed(typed):
    assert cleaned(day=typed)["day"] == date(2018, 9, 18)


def test_a_wrong_day_is_told_how_to_write_it():
    assert "18/09/2018" in sheet(day="31/02/2018").errors["day"][0]


@pytest.mark.parametrize(
    ("typed", "count"), [("1204", 1204), ("1.204", 1204), ("1 204", 1204), ("12.040.000", 12040000), ("0", 0)]
)
def test_whole_numbers_may_have_their_thousands_marked(typed, count):
    assert cleaned(count=typed)["count"] == count


@pytest.mark.parametrize(
    ("typed", "share"), [("95,4", "95.4"), ("95.4", "95.4"), ("100", "100"), ("-0,5", "-0.5")]
)
def test_a_share_has_a_comma_and_forgives_a_dot(typed, share):
    assert cleaned(share=typed)["share"] == Decimal(share)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("count", "1,5"),
        ("count", "mười"),
        ("count", "-1"),
        ("share", "95,45"),
        ("share", "100,1"),
        ("share", "1,2,3"),
    ],
)
def test_other_numbers_are_refused_in_words(field, typed):
    form = sheet(**{field: typed})
    assert form.errors[field]
    assert form[field].value() == typed


def test_a_stored_number_is_shown_as_offices_write_it():
    html = str(Sheet(initial={"count": 1204, "share": Decimal("95.4")}))
    assert 'value="1.204"' in html
    assert 'value="95,4"' in html


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2), st.sampled_from(["vi", "en"]))
def test_every_number_that_is_shown_is_read_back(number, language):
    with translation.override(language):
        assert parse_number(number_format(number, force_grouping=True)) == number


@given(st.text("0123456789.,- ", max_size=12))
def test_no_typed_number_breaks_the_form(text):
    assert parse_number(text) is None or isinstance(parse_number(text), Decimal)


def test_an_untouched_number_has_not_changed():
    data = QueryDict("name=a&count=1.204&share=95,4")
    assert Sheet(data, initial={"name": "a", "count": 1204, "share": Decimal("95.40")}).changed_data == []


def test_the_form_brings_no_form_tag_and_no_inline_style():
    html = Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": Sheet()}))
    assert "<form" not in html
    assert "csrf" not in html
    assert "style=" not in html
    assert "data-date" in html


def test_a_refusal_of_the_rules_stands_at_its_field_or_above_the_form():
    form = sheet()
    form.add_domain_error(DomainError("Sai ngày.", field="day"))
    form.add_domain_error(DomainError("Không được.", field="elsewhere"))
    assert form.errors["day"] == ["Sai ngày."]
    assert form.non_field_errors() == ["Không được."]


class PlanForm(VersionedFormMixin, BaseModelForm):
    class Meta:
        model = Plan
        fields = ["title", "purpose", "decision_date"]


def edit(plan, version, **typed):
    data = QueryDict(mutable=True)
    data.update(
        {"title": plan.title, "purpose": plan.purpose, "version": version, "decision_date": ""} | typed
    )
    return PlanForm(data, instance=Plan.objects.get(pk=plan.pk))


def test_the_form_carries_the_version_it_started_from(plan):
    assert 'name="version" value="1"' in str(PlanForm(instance=plan))


def test_saving_counts_the_version(plan):
    form = edit(plan, 1, purpose="Mục đích")
    assert form.is_valid()
    form.save()
    plan.refresh_from_db()
    assert (plan.version, plan.purpose) == (2, "Mục đích")


def test_a_stale_edit_shows_both_and_keeps_what_was_typed(plan):
    edit(plan, 1, purpose="Của người khác", decision_date="2018-01-05").save()
    mine = edit(plan, 1, purpose="Của tôi")
    assert not mine.is_valid()
    told = " ".join(mine.non_field_errors())
    assert "Của tôi" in told
    assert "Của người khác" in told
    assert "05/01/2018" in told
    assert plan.title not in told
    assert mine["purpose"].value() == "Của tôi"
    plan.refresh_from_db()
    assert plan.purpose == "Của người khác"


def test_sending_it_again_knowingly_saves_it(plan):
    edit(plan, 1, purpose="Của người khác").save()
    refused = edit(plan, 1, purpose="Của tôi")
    refused.is_valid()
    again = edit(plan, refused["version"].value(), purpose="Của tôi")
    assert again.is_valid()
    again.save()
    plan.refresh_from_db()
    assert (plan.version, plan.purpose) == (3, "Của tôi")


def test_two_who_save_at_the_same_moment_do_not_both_win(plan):
    first, second = edit(plan, 1, purpose="Một"), edit(plan, 1, purpose="Hai")
    assert first.is_valid()
    assert second.is_valid()
    first.save()
    with pytest.raises(DomainError):
        second.save()
    plan.refresh_from_db()
    assert plan.purpose == "Một"


class Uploads(BaseForm):
    files = FilesField(required=False)


def test_several_files_come_at_once_or_none():
    two = MultiValueDict({"files": [SimpleUploadedFile("a.pdf", b"a"), SimpleUploadedFile("b.pdf", b"b")]})
    form = Uploads({}, two)
    assert form.is_valid()
    assert [upload.name for upload in form.cleaned_data["files"]] == ["a.pdf", "b.pdf"]
    empty = Uploads({}, MultiValueDict())
    assert empty.is_valid()
    assert empty.cleaned_data["files"] == []
