"""Extracts as tests need them: a small CSV handed in, read for its preview and counted, by the real path."""

import csv
import io
from contextlib import contextmanager
from datetime import date
from itertools import count
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile

from dossiers import counting, previewing
from dossiers.models import Extract
from inspections.models import Visit

PERIOD = (date(2018, 7, 1), date(2018, 9, 30))
HEADINGS = {
    "code": "Mã hồ sơ",
    "procedure_code": "Mã TTHC",
    "procedure": "Tên thủ tục hành chính",
    "office": "Phòng chuyên môn",
    "received": "Ngày tiếp nhận",
    "due": "Ngày hẹn trả",
    "finished": "Ngày kết thúc xử lý",
    "state": "Trạng thái",
    "register": "Ngày trả theo sổ",
    "note": "Ghi chú",
    "applicant": "Chủ hồ sơ",
    "address": "Địa chỉ",
    "phone": "Số điện thoại",
}
_PLAIN = {
    "procedure_code": "1.001193",
    "procedure": "Đăng ký khai sinh",
    "office": "Phòng Tư pháp",
    "received": "02/07/2018 08:00",
    "due": "06/07/2018",
    "finished": "05/07/2018",
    "state": "Đã trả kết quả",
    "applicant": "Nguyễn Thị Mẫu Đơn",
    "address": "Thôn Đoài",
    "phone": "0912345678",
}
_LAND = {
    "procedure_code": "1.012766",
    "procedure": "Đăng ký biến động đất đai",
    "office": "Phòng Tài nguyên và Môi trường",
}
# Ten dossiers: five in time, two settled late, one that runs and two overdue, one of them for a payment.
ROWS = [
    {},
    {"finished": "06/07/2018"},
    {"finished": "03/07/2018"},
    {"procedure_code": "2.000815", "procedure": "Chứng thực bản sao"},
    {"procedure_code": "2.000815", "procedure": "Chứng thực bản sao", "finished": "06/07/2018"},
    {"finished": "10/07/2018", "register": "06/07/2018"},
    _LAND | {"due": "20/07/2018", "finished": "08/08/2018", "note": "chờ ý kiến của Chi cục Thuế"},
    _LAND | {"received": "17/09/2018 09:30", "due": "08/10/2018", "finished": "", "state": "Đang xử lý"},
    _LAND | {"due": "03/08/2018", "finished": "", "state": "Đang xử lý"},
    _LAND | {"due": "31/08/2018", "finished": "", "state": "Chờ thực hiện nghĩa vụ tài chính"},
]
_serial = count(1)
# What the background functions tell of how far they are, told to nobody.
SILENT = SimpleNamespace(step=lambda *args: None)


def export(rows=ROWS, *, period=PERIOD, headings=HEADINGS) -> bytes:
    """The CSV of a product: a title, its period (None: not said), the headings, and what `rows` change."""
    title = f"DANH SÁCH HỒ SƠ SỐ {next(_serial)}"
    said = "Từ ngày {:%d/%m/%Y} đến ngày {:%d/%m/%Y}".format(*period) if period else ""
    lines = io.StringIO()
    table = csv.writer(lines)
    table.writerows([[title], [said], headings.values()])
    for number, row in enumerate(rows, start=1):
        cells = {"code": f"H05.12-180702-{number:04}"} | _PLAIN | row
        table.writerow([cells.get(name, "") for name in headings])
    return lines.getvalue().encode("utf-8-sig")


def upload(content=None, name="so-theo-doi.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, export() if content is None else content, "text/csv")


def make_extract(visit, *, by, rows=ROWS, period=PERIOD, counted=True, content=None, **words) -> Extract:
    """An extract of `visit`, counted, or else as far as its preview.

    `rows` are dicts of what differs from a plain dossier settled in time, by the keys of HEADINGS; `content`
    are the bytes of another file. A visit that is signed by now had its extract before.
    """
    with _open(visit):
        file = upload(export(rows, period=period) if content is None else content)
        extract = Extract.receive(visit, file, by=by, **words)
        previewing.read(SILENT, extract.pk)
        if counted:
            counting.count(SILENT, extract.pk, by.pk)
    return Extract.objects.with_surroundings().get(pk=extract.pk)


@contextmanager
def _open(visit):
    """While minutes are not signed; afterwards everything stands as it stood."""
    stands = visit.state
    if stands in {"planned", "under_way", "completed"}:
        yield
        return
    visit.state = "completed"
    Visit.objects.filter(pk=visit.pk).update(state="completed")
    yield
    visit.state = stands
    Visit.objects.filter(pk=visit.pk).update(state=stands)
