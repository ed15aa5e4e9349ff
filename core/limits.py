"""How often strangers may ask: counted in the database, so that all worker processes count as one."""

import time
from dataclasses import dataclass

from django.db import connection
from django.utils.crypto import salted_hmac

from .models import Tally
from .visitors import network_of

# A time is counted in so many parts, and the part in which it began still counts in full.
PARTS = 6

# One statement, so that two processes cannot both read the old count: it gives a row only where there was
# room. Django has no upsert that counts on.
_COUNT = """
    INSERT INTO core_tally (asker, times, until) VALUES (%(asker)s, 1, %(until)s)
    ON CONFLICT (asker) DO UPDATE SET times = core_tally.times + 1 WHERE core_tally.times < %(room)s
    RETURNING times
"""


@dataclass(frozen=True)
class Rate:
    """At most so many questions in any so many seconds; whoever used them up waits a sixth longer at most."""

    times: int
    seconds: int

    @property
    def part(self) -> int:
        """The seconds of one part."""
        return -(-self.seconds // PARTS)


def count_question(about: str, address: str, *, each: Rate, everyone: Rate) -> int:
    """Count a question from `address`; 0 when it may be answered, else the seconds to wait for the next.

    What one address asks too much is not counted for everyone: nobody can use up the others' questions alone.
    """
    return _count(f"{about} {network_of(address)}", each) or _count(f"{about} everyone", everyone)


def forget_askers() -> int:
    """Delete the counts whose time is over; how many they were."""
    return Tally.objects.filter(until__lte=int(time.time())).delete()[0]


def _count(asker: str, rate: Rate) -> int:
    """Two queries: what was counted in the parts that still count, and the count in the present one.

    Refused questions are not counted, so that patience helps even whoever asked on.
    """
    now = int(time.time())
    present = now // rate.part
    parts = {_keyed(asker, part): part for part in range(present - PARTS, present + 1)}
    counted = dict(Tally.objects.filter(asker__in=parts).values_list("asker", "times"))
    mine = _keyed(asker, present)
    room = rate.times - sum(times for key, times in counted.items() if key != mine)
    if room > 0 and _fits(mine, room, _end(present, rate)):
        return 0
    oldest = min((parts[key] for key in counted), default=present)
    return _end(oldest, rate) - now


def _fits(asker: str, room: int, until: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"asker": asker, "until": until, "room": room})
        return cursor.fetchone() is not None


def _end(part: int, rate: Rate) -> int:
    """The second from which a part no longer counts: all of it is over for as long as the rate says."""
    return (part + PARTS + 1) * rate.part


def _keyed(asker: str, part: int) -> str:
    """An address is kept only in a form from which nobody without the secret key gets it back."""
    return salted_hmac("core.limits", f"{asker} {part}", algorithm="sha256").hexdigest()
