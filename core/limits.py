"""How often strangers may ask: counted in the database, so that all worker processes count as one."""

import time
from dataclasses import dataclass

from django.db import connection
from django.utils.crypto import salted_hmac

from .models import Tally
from .visitors import network_of

# One statement, so that two processes cannot both read the old count. Django has no upsert that counts on.
_COUNT = """
    INSERT INTO core_tally (asker, times, until) VALUES (%(asker)s, 1, %(until)s)
    ON CONFLICT (asker) DO UPDATE SET
        times = CASE WHEN core_tally.until <= %(now)s THEN 1 ELSE core_tally.times + 1 END,
        until = CASE WHEN core_tally.until <= %(now)s THEN excluded.until ELSE core_tally.until END
    RETURNING times, until
"""


@dataclass(frozen=True)
class Rate:
    """So many questions in so many seconds, which begin with the first question."""

    times: int
    seconds: int


def count_question(about: str, address: str, *, each: Rate, everyone: Rate) -> int:
    """Count a question from `address`; 0 when it may be answered, else the seconds to wait for the next.

    What one address asks too much is not counted for everyone: nobody can use up the others' questions alone.
    """
    return _count(_keyed(about, network_of(address)), each) or _count(_keyed(about, "everyone"), everyone)


def forget_askers() -> int:
    """Delete the counts whose time is over; how many they were."""
    return Tally.objects.filter(until__lte=int(time.time())).delete()[0]


def _keyed(about: str, who: str) -> str:
    """An address is kept only in a form from which nobody without the secret key gets it back."""
    return salted_hmac("core.limits", f"{about} {who}", algorithm="sha256").hexdigest()


def _count(asker: str, rate: Rate) -> int:
    now = int(time.time())
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"asker": asker, "now": now, "until": now + rate.seconds})
        times, until = cursor.fetchone()
    return until - now if times > rate.times else 0
