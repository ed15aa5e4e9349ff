"""The export of a unit's one-stop software, as its product would give it, counted by the ordinary way."""

import csv
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

from core.workdays import Calendar
from dossiers import counting, previewing
from dossiers.models import Extract, Judgement, LateCause, Product, Sample
from inspections.models import Visit

from .story import DATA, read_table

HEADINGS = [
    *("STT", "Mã hồ sơ", "Mã thủ tục", "Tên thủ tục hành chính", "Chủ hồ sơ", "Số điện thoại"),
    *("Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý", "Trạng thái", "Phòng chuyên môn"),
    *("Số lần yêu cầu bổ sung", "Ghi chú"),
]
_BACK, _LENGTH = timedelta(days=95), 90  # the period ends before the visit
_IN_TIME, _REAL, _SOFTWARE = range(3)


class _Unwatched:
    """A job whose progress nobody watches."""

    def step(self, *_):
        pass


@dataclass(frozen=True)
class OneStop:
    """One unit's software: how many dossiers it settled, late in fact, and late because nobody clicked."""

    visit: Visit
    to_settle: int
    late_real: int
    late_in_software: int
    supplemented_twice: int
    calendar: Calendar

    @classmethod
    def of(cls, visit: Visit, figures: dict[str, str], calendar: Calendar) -> "OneStop":
        names = ("to_settle", "late_real", "late_in_software", "supplemented_twice")
        return cls(visit, *(int(figures[name]) for name in names), calendar)

    @property
    def start(self):
        return self.visit.date - _BACK

    @property
    def end(self):
        return self.start + timedelta(days=_LENGTH)

    def content(self) -> bytes:
        """The file; the same for the same visit and day. Its people are invented and never stored."""
        out = StringIO()
        lines = csv.writer(out)
        lines.writerow([self.visit.body_name.upper()])
        lines.writerow(["SỔ THEO DÕI HỒ SƠ"])
        lines.writerow([f"Từ ngày {self.start:%d/%m/%Y} đến ngày {self.end:%d/%m/%Y}"])
        lines.writerow(HEADINGS)
        lines.writerows(self._rows())
        return b"\xef\xbb\xbf" + out.getvalue().encode()

    def _rows(self):
        random, procedures = Random(self.visit.body_name), read_table(DATA / "one_stop_procedures.csv")
        late = [_REAL] * self.late_real + [_SOFTWARE] * self.late_in_software
        kinds = late + [_IN_TIME] * (self.to_settle - len(late))
        random.shuffle(kinds)
        again = set(random.sample(range(self.to_settle), self.supplemented_twice))
        for place, kind in enumerate(kinds):
            weights = [6, 4, 4, 2, 3, 2, 2, 4] if kind == _IN_TIME else [1, 1, 1, 1, 2, 4, 3, 9]
            procedure = random.choices(procedures, weights)[0]
            yield self._row(random, place, kind, procedure, 2 if place in again else 0)

    def _row(self, random, place, kind, procedure, supplements) -> list:
        days = int(procedure["days"])
        received = self._received(random, days, place)
        due = self.calendar.add_working_days(received, days)
        ended = self._ended(random, kind, received, due)
        note = "Đã trả kết quả, chưa thao tác kết thúc" if kind == _SOFTWARE and place % 3 else ""
        return [
            place + 1,
            f"H05.15-{received:%y%m%d}-{place + 1:04}",
            procedure["code"],
            procedure["name"],
            f"Người dân minh họa {place + 1}",
            "0900000000",
            f"{received:%d/%m/%Y} {random.randint(7, 14):02}:{random.randint(0, 59):02}",
            f"{due:%d/%m/%Y}",
            f"{ended:%d/%m/%Y}",
            "Đã trả kết quả",
            procedure["office"],
            supplements or "",
            note,
        ]

    def _received(self, random, days: int, place: int):
        """Early enough that the latest of them ends within the period."""
        room = _LENGTH - 2 * days - 25
        return self.calendar.next_working_day(self.start + timedelta(days=random.randint(0, room)))

    def _ended(self, random, kind: int, received, due):
        if kind == _IN_TIME:
            return received + (due - received) * random.choice([0, 0.5, 1, 1])
        return self.calendar.add_working_days(due, random.randint(1, 4 if kind == _REAL else 9))


def count_export(one_stop: OneStop, row: dict[str, str], *, by) -> None:
    """Hand the file in, count it, find causes for some of the late, draw a sample and look into a part."""
    upload = SimpleUploadedFile("so-theo-doi-ho-so.csv", one_stop.content(), "text/csv")
    product, _new = Product.objects.get_or_create(name=row["product"])
    extract = Extract.receive(one_stop.visit, upload, by=by, product=product)
    previewing.read(_Unwatched(), extract.pk)
    counting.count(_Unwatched(), extract.pk, by.pk)
    extract = Extract.objects.with_surroundings().get(pk=extract.pk)
    _find_causes(extract, int(row["judged"]), by)
    Sample.draw_from(extract, by=by, method=Sample.Method.BY_LATENESS, size=int(row["sample"]))


def _find_causes(extract: Extract, judged: int, by) -> None:
    """What the notes of the file suggest is accepted, the others are late in fact, some are left to find."""
    suggested = extract.dossiers.late().filter(suggested__isnull=False).count()
    Judgement.accept_suggestions(extract, by=by)
    rest = extract.dossiers.late().filter(judgement=None).worst_first()
    chosen = list(rest.values_list("pk", flat=True)[: max(judged - suggested, 1)])
    Judgement.decide(extract, chosen, by=by, cause=LateCause.objects.get(code="really-late"))
