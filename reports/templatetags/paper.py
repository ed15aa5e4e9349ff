"""Tags of the official papers: the same template makes the browser's preview and the PDF's source."""

import re
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from core import formats
from core.charts import Bar, bars

register = template.Library()
register.filter("paper_month", formats.paper_month)

# A chart is as wide as the text, 165 mm; in these units its 13-unit letters come out at 12 points.
CHART_WIDTH = 507


# The number of a document, such as 30c/NQ-CP or 563/QĐ-SNV.
_NUMBER = re.compile(r"\b\d+\w?/(?:\d{4}/)?[A-ZĐ]\w*(?:[-&]\w+)*")


@register.filter
def unbroken(text):
    """The text with the numbers of documents kept from breaking at the end of a line."""
    return mark_safe(_NUMBER.sub(r'<span class="unbroken">\g<0></span>', conditional_escape(text)))


@register.simple_tag(takes_context=True)
def paper_file(context, path):
    """The address of a static file: a file on this disk for the PDF, the site's address for the browser."""
    return Path(finders.find(path)).as_uri() if context.get("for_print") else static(path)


@register.simple_tag(takes_context=True)
def photo_source(context, photo):
    return photo.file_url if context.get("for_print") else photo.page_url


@register.inclusion_tag("reports/paper/_chart.html")
def domain_chart(counts, caption):
    """Shortcomings by domain as bars, every domain named, none left out for being zero."""
    drawn = [Bar(one.label, one.value, formats.number(one.value)) for one in counts]
    chart = bars(drawn, title=caption, width=CHART_WIDTH)
    return {"chart": chart, "caption": caption, "axis": chart.rows[0].bar_x if chart.rows else 0}
