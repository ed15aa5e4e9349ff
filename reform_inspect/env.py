"""Typed readers of environment variables; a bad value stops the start with its name."""

import os
import re
from decimal import Decimal

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def flag(name: str, default: bool = False) -> bool:
    raw = os.environ.get(name)
    if raw is None:
        return default
    if raw.lower() in {"1", "true", "yes", "on"}:
        return True
    if raw.lower() in {"0", "false", "no", "off", ""}:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {raw!r}")


def number(name: str, default: int) -> int:
    raw = os.environ.get(name)
    if raw is None:
        return default
    try:
        return int(raw)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {raw!r}") from error


def decimal(name: str, default: str) -> Decimal:
    """A number that is not negative, with a point before its decimals."""
    raw = text(name, default)
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", raw):
        raise ImproperlyConfigured(f"{name} must be a number like 0.5, not {raw!r}")
    return Decimal(raw)


def percent(name: str, default: int) -> int:
    share = number(name, default)
    if not 0 <= share <= 100:
        raise ImproperlyConfigured(f"{name} must be from 0 to 100, not {share}")
    return share


def choice(name: str, *choices: str) -> str:
    """One of `choices`, the first by default."""
    chosen = text(name, choices[0])
    if chosen not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {chosen!r}")
    return chosen


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def term(name: str, default: str) -> tuple[int, bool]:
    """(days, whether they are working days) out of "10 working" or "15 calendar"."""
    days, _space, kind = text(name, default).partition(" ")
    if not days.isdecimal() or kind not in {"calendar", "working"}:
        raise ImproperlyConfigured(f'{name} must be like "10 working" or "15 calendar"')
    return int(days), kind == "working"


def rate(name: str, default: str) -> tuple[int, int]:
    """(times, seconds) out of "20 in 600"; both at least one."""
    times, _in, seconds = text(name, default).partition(" in ")
    if not (times.isdecimal() and seconds.isdecimal() and int(times) and int(seconds)):
        raise ImproperlyConfigured(f'{name} must be like "20 in 600"')
    return int(times), int(seconds)


def numbers(name: str, default: str) -> list[int]:
    """Whole numbers, separated by commas."""
    try:
        return [int(word) for word in words(name, default)]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be whole numbers separated by commas") from error


def hours(name: str, default: str) -> tuple[int, int]:
    """(first, last) out of "7-18": from seven until it strikes eighteen."""
    first, _dash, last = text(name, default).partition("-")
    if not (first.isdecimal() and last.isdecimal() and 0 <= int(first) < int(last) <= 24):
        raise ImproperlyConfigured(f'{name} must be like "7-18"')
    return int(first), int(last)
