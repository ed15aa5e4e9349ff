"""Tags of the official papers: the same template makes the browser's preview and the PDF's source."""

from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from core import formats
from core.charts import Bar, bars
from reports import blocks, verifying
from reports.qr import draw_qr
from reports.wording import DOCUMENT_NUMBER, PAGES

register = template.Library()
register.filter("paper_month", formats.paper_month)

# A chart is as wide as the text, 165 mm; in these units its 13-unit letters come out at 12 points.
CHART_WIDTH = 507

_PARTIALS = {
    blocks.Heading: "reports/paper/_heading.html",
    blocks.Paragraph: "reports/paper/_paragraph.html",
    blocks.Remark: "reports/paper/_remark.html",
    blocks.Table: "reports/paper/_table.html",
    blocks.BarChart: "reports/paper/_bar_chart.html",
    blocks.Photos: "reports/paper/_photos.html",
}


@register.filter
def unbroken(text):
    """The text with the numbers of documents kept from breaking at the end of a line."""
    return mark_safe(DOCUMENT_NUMBER.sub(r'<span class="unbroken">\g<0></span>', conditional_escape(text)))


@register.filter
def pages_counted(text, for_print):
    """The text with the number of pages where it is left open; a browser does not know pages."""
    text = conditional_escape(text)
    if for_print:
        text = text.replace(PAGES, '<span class="pages"></span> trang')
    return mark_safe(text)


@register.simple_tag(takes_context=True)
def paper_file(context, path):
    """The address of a static file: a file on this disk for the PDF, the site's address for the browser."""
    return Path(finders.find(path)).as_uri() if context.get("for_print") else static(path)


@register.simple_tag(takes_context=True)
def photo_source(context, photo):
    """A photo is read from the disk for the PDF; the browser gets it from whoever sees the paper."""
    if context.get("for_print"):
        return Path(default_storage.path(photo.file)).as_uri()
    return reverse("reports:photo", args=[context["document"], photo.evidence])


@register.filter
def partial(block):
    """The template that shows a block."""
    return _PARTIALS[type(block)]


@register.filter
def number_of(paper, annex):
    return paper.number_of(annex)


@register.filter
def cells(row, columns):
    """The cells of a row. Written here and not in a template: a table may have thousands of rows."""
    return mark_safe("".join(map(_cell, row.cells, columns)))


def _cell(text, column):
    name = ' class="mid"' if column.align == blocks.MID else ""
    text = conditional_escape(text)
    if "\n" in text:
        first, *rest = text.split("\n")
        text = first + "".join(f' <span class="line">{line}</span>' for line in rest)
    return f'<th scope="row"{name}>{text}</th>' if column.names_row else f"<td{name}>{text}</td>"


@register.inclusion_tag("reports/paper/_chart.html")
def bar_chart(block):
    """Bars with their values, every one named, none left out for being zero."""
    drawn = [Bar(bar.label, bar.value, bar.shown or formats.number(bar.value)) for bar in block.bars]
    chart = bars(drawn, title=block.caption, width=CHART_WIDTH)
    return {"chart": chart, "caption": block.caption, "axis": chart.rows[0].bar_x if chart.rows else 0}


@register.inclusion_tag("reports/paper/_verification.html")
def verification(code):
    """Where a paper with this code is verified; without a code nothing."""
    if not code:
        return {}
    return {"code": code, "qr": draw_qr(verifying.address_of(code)), "asked_at": verifying.asked_at()}
