"""Template filters write as Vietnamese offices do, and component tags escape what they are given."""

import datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import RequestContext, Template
from django.test import RequestFactory
from django.utils import translation
from lucide import IconDoesNotExist

from core import formats, icons
from core.permissions import ALLOWED, refuse
from core.workflow import Move, Offer


def show(source, **context):
    address = context.pop("address", "/")
    return Template(source).render(RequestContext(RequestFactory().get(address), context)).strip()


@pytest.mark.parametrize(
    ("write", "value", "words"),
    [
        (formats.number, 1204, "1.204"),
        (formats.number, Decimal("1204.5"), "1.204,5"),
        (formats.number, 0, "0"),
        (formats.number, None, "–"),
        (formats.decimal1, Decimal("95.44"), "95,4"),
        (formats.decimal1, Decimal("95.45"), "95,5"),
        (formats.percent, 95.4, "95,4%"),
        (formats.percent, 100, "100,0%"),
        (formats.percent, None, "–"),
        (formats.day, datetime.date(2018, 9, 18), "18/09/2018"),
        (formats.day_month, datetime.date(2018, 9, 5), "05/09"),
        (formats.day, None, "–"),
        (formats.paper_day, datetime.date(2018, 9, 18), "18/9/2018"),
        (formats.paper_day, datetime.date(2018, 9, 5), "05/9/2018"),
        (formats.paper_day, datetime.date(2018, 2, 18), "18/02/2018"),
        (formats.paper_day, datetime.date(2018, 1, 2), "02/01/2018"),
        (formats.paper_day, datetime.date(2018, 12, 10), "10/12/2018"),
        (formats.filesize, 820, "820 B"),
        (formats.filesize, 34_000, "33 KB"),
        (formats.filesize, 1_245_678, "1,2 MB"),
    ],
)
def test_values_are_written_the_vietnamese_way(write, value, words):
    with translation.override("vi"):
        assert write(value) == words


def test_numbers_follow_the_language_of_the_reader():
    with translation.override("en"):
        assert formats.percent(Decimal("1204.44")) == "1,204.4%"


def test_a_moment_is_told_by_the_clock_of_the_office():
    late = datetime.datetime(2018, 9, 17, 20, 32, tzinfo=datetime.UTC)
    assert formats.day(late) == "18/09/2018"
    assert formats.moment(late) == "03:32 18/09/2018"
    assert formats.paper_day(late) == "18/9/2018"


def test_days_left_are_words():
    with translation.override("en"):
        assert [formats.days_left(days) for days in (4, 1, 0, -1, None)] == [
            "4 working days left",
            "1 working day left",
            "due today",
            "1 working day late",
            "–",
        ]


def test_a_badge_escapes_its_words():
    assert "&lt;b&gt;" in show("{% badge 'done' words %}", words="<b>")


@pytest.mark.parametrize(
    ("value", "total", "width"),
    [(18, 25, "72.00%"), (3, 0, "0.00%"), (30, 25, "100.00%"), (None, 5, "0.00%")],
)
def test_a_meter_never_leaves_its_track(value, total, width):
    with translation.override("vi"):
        assert f'width="{width}"' in show("{% meter value total %}", value=value, total=total)


def test_a_pager_keeps_the_filters_of_the_address():
    page = Paginator(range(200), 50).page(2)
    shown = show("{% pager page_obj %}", page_obj=page, address="/?q=que+vo&page=2")
    assert "q=que+vo&amp;page=3" in shown
    assert shown.count('aria-current="page"') == 1


def test_a_pager_of_one_page_is_nothing():
    assert show("{% pager page_obj %}", page_obj=Paginator([], 50).page(1)) == ""


class Thing:
    """A thing with four acts on offer, as core.workflow.Stateful would offer them."""

    pk = 3
    _meta = SimpleNamespace(model_name="thing")

    def get_absolute_url(self):
        return "/thing/3/"

    def offers(self, user):
        def offer(act, verdict=ALLOWED, **move):
            return Offer(act, Move(frozenset(), "", None, label=act.title(), **move), verdict)

        return [
            offer("finish", tone="primary"),
            offer("reopen", needs_note=True),
            offer("sign", refuse("Only <the> head")),
            offer("seal", refuse("Only <the> head")),
        ]


def test_the_action_bar_posts_an_allowed_act_to_its_own_address():
    shown = show("{% action_bar thing user %}", thing=Thing(), user=None)
    assert 'action="/thing/3/finish/"' in shown
    assert shown.count("btn-primary") == 2  # the act itself, and the one in the dialog of the other


def test_the_action_bar_asks_for_words_where_an_act_needs_them():
    shown = show("{% action_bar thing user only='reopen' %}", thing=Thing(), user=None)
    assert 'popovertarget="thing-3-reopen"' in shown
    assert '<textarea class="form-control" id="thing-3-reopen-note" name="note"' in shown


def test_a_refused_act_is_disabled_with_its_reason_in_sight_once():
    shown = show("{% action_bar thing user %}", thing=Thing(), user=None)
    assert shown.count("disabled") == 2
    assert "Seal, Sign: Only &lt;the&gt; head" in shown
    assert "/thing/3/sign/" not in shown


def test_the_action_bar_leaves_out_what_the_page_offers_itself():
    shown = show("{% action_bar thing user exclude='sign,seal' %}", thing=Thing(), user=None)
    assert "disabled" not in shown


def test_a_panel_puts_its_tools_into_the_head():
    shown = show("{% panel title count=25 %}TOOLS{% panel_body %}BODY{% endpanel %}", title="<Visits>")
    assert '<div class="panel-tools">TOOLS</div>' in shown
    assert '<div class="panel-body">BODY</div>' in shown
    assert "&lt;Visits&gt;" in shown


def test_a_panel_without_tools_is_its_body():
    shown = show("{% panel 'Visits' %}{{ words }}{% endpanel %}", words="<!--panel-body-->")
    assert '<div class="panel-body">&lt;!--panel-body--&gt;</div>' in shown


def test_a_fact_without_a_value_shows_a_dash():
    assert "<dd>–</dd>" in show("{% facts %}{% fact 'Cause' None %}{% endfacts %}")


def test_an_attachment_shows_a_picture_as_a_picture_and_a_paper_as_a_link():
    picture = SimpleNamespace(
        name="a.jpg", size=9, content_type="image/jpeg", caption="Front desk", illustrative=True
    )
    paper = SimpleNamespace(name="a.pdf", size=2048, content_type="application/pdf")
    assert 'alt="Front desk"' in show("{% attachment item '/f/1/' %}", item=picture)
    with translation.override("vi"):
        assert "2 KB" in show("{% attachment item '/f/1/' %}", item=paper)


def test_an_icon_is_silent_and_takes_no_markup_from_its_arguments():
    shown = show("{% icon 'flag' class=words %}", words='"><script>')
    assert 'aria-hidden="true"' in shown
    assert "<script>" not in shown


def test_an_icon_that_does_not_exist_is_named():
    with pytest.raises(IconDoesNotExist, match="no-such-icon"):
        show("{% icon 'no-such-icon' %}")


def test_the_archive_of_icons_is_read_once(monkeypatch):
    show("{% icon 'flag' %}")
    monkeypatch.setattr(icons, "ZipFile", None)
    assert "<svg" in show("{% icon 'flag' size=31 %}") and "<svg" in show("{% icon 'house' size=32 %}")
