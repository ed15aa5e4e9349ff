"""How numbers and dates are written: on screen in the reader's language, on paper as Decree 30/2020."""

import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DASH = "–"


def number(value) -> str:
    """1204 → "1.204"; a fraction keeps its digits, without the zeros that the database fills up with."""
    if value is None or value == "":
        return DASH
    if isinstance(value, Decimal):
        value = value.quantize(1) if value == value.to_integral_value() else value.normalize()
    return number_format(value, force_grouping=True)


def decimal1(value) -> str:
    """95.44 → "95,4", half rounded up as people do by hand."""
    if value is None or value == "":
        return DASH
    rounded = Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return number_format(rounded, decimal_pos=1, force_grouping=True)


def percent(value) -> str:
    """A value already in percent: 95.44 → "95,4%"."""
    text = decimal1(value)
    return text if text == DASH else f"{text}%"


def _local(value):
    is_aware = isinstance(value, datetime.datetime) and timezone.is_aware(value)
    return timezone.localtime(value) if is_aware else value


def day(value) -> str:
    """ "18/09/2018"; a moment is first brought to the office's clock."""
    return f"{_local(value):%d/%m/%Y}" if value else DASH


def day_month(value) -> str:
    """ "18/09", where the year is clear."""
    return f"{_local(value):%d/%m}" if value else DASH


def moment(value) -> str:
    """ "10:32 18/09/2018"."""
    return f"{_local(value):%H:%M %d/%m/%Y}" if value else DASH


def clock(value) -> str:
    """ "10:32"."""
    return f"{_local(value):%H:%M}" if value else DASH


def paper_day(value) -> str:
    """A date as papers write it: a zero only before days under 10 and months 1 and 2 (Decree 30/2020)."""
    if not value:
        return DASH
    value = _local(value)
    return f"{value.day:02d}/{paper_month(value.month)}/{value.year}"


def paper_month(month: int) -> str:
    """The number of a month as papers write it: "01", "02", then "3" to "12"."""
    return f"{month:02d}" if month < 3 else str(month)


def days_left(days) -> str:
    """Working days to a deadline in words; negative when it is past."""
    if days is None:
        return DASH
    if days == 0:
        return _("due today")
    if days < 0:
        return ngettext("%(n)s working day late", "%(n)s working days late", -days) % {"n": number(-days)}
    return ngettext("%(n)s working day left", "%(n)s working days left", days) % {"n": number(days)}


def filesize(size) -> str:
    """Bytes as "820 B", "34 KB" or "1,2 MB"."""
    if size is None:
        return DASH
    if size < 1024:
        return f"{number(size)} B"
    if size < 1024 * 1024:
        return f"{number(size // 1024)} KB"
    return f"{decimal1(size / 1024 / 1024)} MB"


def dash(value):
    """The value, or a dash where there is none."""
    return DASH if value is None or value == "" else value
