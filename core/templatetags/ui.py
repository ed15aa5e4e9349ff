"""Template filters and the tags that render templates/components/: one tag, one template, one CSS file."""

from decimal import Decimal
from itertools import groupby

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from core import formats, icons
from core.differences import differences as text_differences
from core.slots import fill

register = template.Library()

for _format in (
    formats.number,
    formats.percent,
    formats.day,
    formats.day_month,
    formats.moment,
    formats.clock,
    formats.days_left,
    formats.filesize,
    formats.dash,
):
    register.filter(_format.__name__, _format)


def _plain(value):
    """The str itself: template arguments arrive marked safe, which they are not."""
    return value + "" if isinstance(value, SafeString) else value


@register.simple_tag
def icon(name, size=18, **attributes):
    """A lucide icon, silent for screen readers: a word always stands beside it."""
    attributes.setdefault("class", "icon")
    drawing = {key: _plain(value) for key, value in attributes.items()}
    return mark_safe(icons.draw(_plain(name), size, aria_hidden="true", **drawing))


def _component(name):
    return f"components/{name}.html"


@register.inclusion_tag(_component("badge"))
def badge(tone, label, icon=""):
    return {"tone": tone, "label": label, "icon": icon}


@register.inclusion_tag(_component("illustrative"))
def illustrative(flag=True):
    return {"flag": flag}


@register.inclusion_tag(_component("illustrative_note"))
def illustrative_note(text=""):
    return {"text": text}


@register.inclusion_tag(_component("meter"))
def meter(value, total, label="", tone="brand"):
    """Progress as a 6 px line; the share is an SVG width, since the page allows no inline style."""
    value, total = value or 0, total or 0
    share = Decimal(100 * value) / Decimal(total) if total else Decimal(0)
    return {
        "value": value,
        "total": total,
        "label": label,
        "tone": tone,
        "width": f"{min(share, Decimal(100)):.2f}%",
    }


@register.inclusion_tag(_component("empty"))
def empty_state(title, text="", icon="inbox", href="", action=""):
    return {"title": title, "text": text, "icon": icon, "href": href, "action": action}


@register.inclusion_tag(_component("pager"), takes_context=True)
def pager(context, page_obj):
    pages = page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
    return {"page_obj": page_obj, "pages": pages, "request": context.get("request")}


@register.inclusion_tag(_component("filter_bar"), takes_context=True)
def filter_bar(context, filter, export_url=""):
    request = context.get("request")
    return {
        "filter": filter,
        "export_url": export_url,
        "request": request,
        "is_filtered": any(value for key, value in filter.form.data.items() if key != "page"),
    }


@register.inclusion_tag(_component("crumb"))
def crumb(label, url=""):
    return {"label": label, "url": url}


@register.inclusion_tag(_component("stepper"))
def stepper(steps):
    return {"steps": steps}


@register.inclusion_tag(_component("action_bar"))
def action_bar(thing, user, url_prefix="", primary="", only="", exclude=""):
    """The acts of `thing.offers(user)`: each button posts to `<address of the thing><act>/`."""
    offers = [offer for offer in thing.offers(user) if _wanted(offer.act, only, exclude)]
    return {
        "offers": offers,
        "refusals": _by_reason(offers),
        "prefix": url_prefix or thing.get_absolute_url(),
        "primary": primary or _first_primary(offers),
        "key": f"{thing._meta.model_name}-{thing.pk}",
    }


def _wanted(act, only, exclude):
    return (not only or act in only.split(",")) and act not in exclude.split(",")


def _first_primary(offers):
    return next((offer.act for offer in offers if offer.verdict and offer.move.tone == "primary"), "")


def _by_reason(offers):
    """Refused acts that share a reason stand in one line: [(reason, [label, …]), …]."""
    refused = sorted(
        (str(offer.verdict.reason), str(offer.move.label)) for offer in offers if not offer.verdict
    )
    return [
        (reason, [label for _, label in pairs])
        for reason, pairs in groupby(refused, key=lambda pair: pair[0])
    ]


@register.inclusion_tag(_component("history"))
def history(*things):
    """The changes of state of Stateful things (None is passed over) as one story, oldest first."""
    entries = [entry for thing in things if thing for entry in _changes(thing)]
    return {"entries": sorted(entries, key=lambda entry: entry[2].at)}


def _changes(thing):
    states = dict(thing._meta.get_field("state").flatchoices)
    changes = thing.changes.select_related("by")
    return [(thing.MOVES.get(change.act), states.get(change.new), change) for change in changes]


@register.inclusion_tag(_component("attachment"))
def attachment(item, url, thumb=""):
    return {
        "item": item,
        "url": url,
        "thumb": thumb or url,
        "is_image": item.content_type.startswith("image/"),
        "caption": getattr(item, "caption", ""),
        "illustrative": getattr(item, "illustrative", False),
    }


@register.inclusion_tag(_component("answer_buttons"))
def answer_buttons(field, disabled=False):
    """A bound choice field with the values yes, partly, no, na as one row of large buttons."""
    choices = [(str(value), label) for value, label in field.field.choices if str(value)]
    return {"field": field, "choices": choices, "value": str(field.value() or ""), "disabled": disabled}


@register.inclusion_tag(_component("differences"))
def differences(old, new):
    """`new` with the words marked that it has and `old` had not, and those that it lost."""
    return {"pieces": text_differences(old, new)}


@register.simple_tag(takes_context=True)
def slot(context, name, thing):
    """What rooms to the right have to say of `thing` at this place of the page (core/slots.py)."""
    return mark_safe("".join(fill(name, context["request"], thing)))


@register.inclusion_tag(_component("job"))
def job_progress(job):
    return {"job": job}


@register.inclusion_tag("components/bars.svg")
def bars(chart):
    return {"chart": chart}


@register.inclusion_tag("components/columns.svg")
def columns(chart):
    return {"chart": chart}


@register.inclusion_tag(_component("fact"))
def fact(label, value, href=""):
    return {"label": label, "value": formats.dash(value), "href": href}


def _render(name, **context):
    return render_to_string(_component(name), context)


PANEL_BODY = mark_safe("<!--panel-body-->")


@register.simple_tag
def panel_body():
    """Inside {% panel %}: what stands before this goes to the right of the panel's head."""
    return PANEL_BODY


@register.simple_block_tag
def panel(content, title="", count=None, id="", flush=False, tone=""):
    tools, _, body = content.rpartition(PANEL_BODY)
    head = {"title": title, "count": count, "tools": mark_safe(tools.strip())}
    return _render("panel", content=mark_safe(body), id=id, flush=flush, tone=tone, **head)


@register.simple_block_tag
def table(content, caption="", plain=False):
    return _render("table", content=content, caption=caption, plain=plain)


@register.simple_block_tag
def facts(content):
    return _render("facts", content=content)


@register.simple_block_tag
def factblock(content, label):
    return _render("fact", value=content, label=label)


@register.simple_block_tag
def event(content, title, at=None, by="", icon="circle-dot", tone="idle"):
    return _render("event", content=content, title=title, at=at, by=by, icon=icon, tone=tone)
