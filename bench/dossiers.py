"""The suite “dossiers”: exports counted, beside the bare reading and writing of the same rows."""

import csv
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from urllib.parse import quote

import xlsxwriter
from django.conf import settings
from django.core.files import File
from django.db import connection, transaction
from django.urls import reverse
from python_calamine import CalamineWorkbook

from dossiers import counting, previewing, recounting
from dossiers.lateness import judge
from dossiers.models import Dossier, Extract
from dossiers.passing import Ground
from dossiers.recounting import StoredFacts
from dossiers.workflow import ExtractState

from . import measure
from .bare import Page
from .data import make_world, visit_in
from .measure import Case, count_queries

XLSX_ROWS, CSV_ROWS, LATENESS_ROWS = 200_000, 1_000_000, 1_000_000
LOOPED = 10_000
PERIOD = (date(2026, 1, 1), date(2026, 9, 30))
HEADINGS = [
    "STT",
    "Mã hồ sơ",
    "Mã thủ tục",
    "Tên thủ tục hành chính",
    "Lĩnh vực",
    "Người nộp",
    "Địa chỉ",
    "Số điện thoại",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc xử lý",
    "Ngày trả kết quả",
    "Trạng thái",
    "Phòng xử lý",
    "Ghi chú",
]
PROCEDURES = [(f"1.{12_000 + place:06}", f"Thủ tục số {place}", place % 12) for place in range(150)]
STATES = ["Đã trả kết quả"] * 17 + ["Đã xử lý xong", "Đang xử lý", "Dừng xử lý"]
OFFICES = ["Tư pháp – Hộ tịch", "Văn hóa – Xã hội", "Kinh tế", "Văn phòng HĐND và UBND"]


def rows_of_export(n: int, *, as_text: bool):
    """`n` dossiers as a product has them, in days as Excel's own or as text; the same on every run."""
    random = Random(6)
    written = (lambda moment: f"{moment:%d/%m/%Y %H:%M:%S}") if as_text else (lambda moment: moment)
    for place in range(n):
        code, name, sector = random.choice(PROCEDURES)
        received = datetime(2026, 1, 2, 8) + timedelta(minutes=random.randrange(60 * 24 * 240))
        due = received + timedelta(days=random.choice([3, 5, 7, 15, 30]))
        ended = due + timedelta(days=random.choice([-3, -2, -1, -1, 0, 0, 1, 4]))
        ended = max(ended, received)
        state = STATES[place % len(STATES)]
        yield [
            place + 1,
            f"H05.12-{received:%y%m%d}-{place:07}",
            code,
            name,
            f"Lĩnh vực {sector}",
            f"Nguyễn Văn {place % 5_000}",
            f"Thôn {place % 300}, xã Việt Hùng",
            f"09{place % 10**8:08}",
            written(received),
            written(due),
            "" if state == "Đang xử lý" else written(ended),
            "" if state == "Đang xử lý" else written(ended),
            state,
            OFFICES[place % len(OFFICES)],
            "",
        ]


def write_xlsx(path: Path, n: int) -> None:
    options = {"constant_memory": True, "default_date_format": "dd/mm/yyyy hh:mm:ss"}
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        for number, row in enumerate(rows_of_export(n, as_text=False), start=1):
            sheet.write_row(number, 0, row)


def write_csv(path: Path, n: int) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(HEADINGS)
        lines.writerows(rows_of_export(n, as_text=True))


@contextmanager
def export(name: str, write, n: int):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(path, n)
        yield path


class Quiet:
    """A job whose progress nobody watches."""

    def step(self, *_):
        pass


def extract_of(world, path: Path, n: int) -> Extract:
    """The file handed in and read for its preview, ready to be confirmed."""
    with path.open("rb") as file:
        extract = Extract.receive(
            visit_in(world, "under_way"),
            File(file, name=path.name),
            by=world.people["officer"],
            period_start=PERIOD[0],
            period_end=PERIOD[1],
        )
    previewing.read(Quiet(), extract.pk)
    return Extract.objects.get(pk=extract.pk)


def counted(world, extract: Extract) -> None:
    counting.count(Quiet(), extract.pk, world.people["officer"].pk)


def bare_read_and_write(path: Path) -> None:
    """Read by the library alone, written as they are into a table of texts without an index or a rule."""
    with path.open("rb") as file:
        rows = CalamineWorkbook.from_object(file).get_sheet_by_index(0).iter_rows()
        write_bare(islice(rows, 1, None))


def bare_csv(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        write_bare(islice(csv.reader(file), 1, None))


def write_bare(rows) -> None:
    columns = [f"c{place}" for place in range(len(HEADINGS))]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE bare_rows ({', '.join(f'{column} text' for column in columns)})")
        if connection.vendor == "postgresql":
            while portion := list(islice(rows, 5_000)):
                copy_bare(cursor, portion)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO bare_rows VALUES ({places})", rows)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE bare_rows")


def copy_bare(cursor, portion: list) -> None:
    with tempfile.SpooledTemporaryFile(mode="w+", encoding="utf-8", newline="", max_size=2**26) as content:
        csv.writer(content).writerows(portion)
        content.seek(0)
        cursor.copy_expert("COPY bare_rows FROM STDIN WITH (FORMAT csv)", content)


def import_xlsx(n: int) -> dict:
    """Confirming a workbook: from its bytes to dossiers that count, beside the bare reading and writing."""
    world = make_world(visits=12, criteria=4)
    with export("so-theo-doi.xlsx", write_xlsx, n) as path:
        return compared(world, path, n, bare_read_and_write)


def import_csv(n: int) -> dict:
    """The same of a text file, and what memory a process takes that does nothing else."""
    world = make_world(visits=12, criteria=4)
    with export("so-theo-doi.csv", write_csv, n) as path:
        return compared(world, path, n, bare_csv)


def compared(world, path: Path, n: int, bare) -> dict:
    """Confirmed and bare in turn; once more in a process of its own for the memory, and for the queries."""
    pairs = []
    for _turn in range(min(measure.REPEATS, 3 if n <= XLSX_ROWS else 1)):
        extract = extract_of(world, path, n)
        mine = seconds(lambda extract=extract: counted(world, extract))
        if extract.dossiers.count() != n:
            raise RuntimeError("not every dossier was counted")
        forget(extract)
        pairs.append((mine, seconds(lambda: bare(path))))
    extract = extract_of(world, path, n)
    peak_mb = peak_of_a_process(world, extract)
    forget(extract)
    extract = extract_of(world, path, n)
    queries = count_queries(lambda: counted(world, extract))
    forget(extract)
    return {
        "seconds": round(median(mine for mine, _bare in pairs), 2),
        "bare_seconds": round(median(theirs for _mine, theirs in pairs), 2),
        "ratio": round(median(mine / theirs for mine, theirs in pairs), 2),
        "queries": queries,
        "peak_mb": peak_mb,
        "load": round(os.getloadavg()[0], 1),
    }


def peak_of_a_process(world, extract: Extract) -> int:
    """Megabytes of a process that starts, counts the extract and ends, its packages included."""
    database = connection.settings_dict
    url = f"sqlite:///{database['NAME']}"
    if connection.vendor == "postgresql":
        user, password, host = (quote(database[part], safe="") for part in ("USER", "PASSWORD", "HOST"))
        port = f":{database['PORT']}" if database["PORT"] else ""
        url = f"postgres://{user}:{password}@{host}{port}/{database['NAME']}"
    code = (
        "import django, sys; django.setup(); from bench.dossiers import *;"
        "settings.MEDIA_ROOT = sys.argv[1]; counting.count(Quiet(), int(sys.argv[2]), int(sys.argv[3]));"
        "from reports.child import peak_mb; print(peak_mb())"
    )
    told = [str(settings.MEDIA_ROOT), str(extract.pk), str(world.people["officer"].pk)]
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "bench.settings"}
    done = subprocess.run(
        [sys.executable, "-c", code, *told], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return int(done.stdout.split()[-1])


def forget(extract: Extract) -> None:
    """Away with everything, the fastest way: this is not what is measured."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM dossiers_dossier")
    extract.counts.all().delete()
    Extract.objects.filter(pk=extract.pk).update(state=ExtractState.DISCARDED)


def seconds(call) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


def lateness(n: int) -> dict:
    """All dossiers of an extract judged anew and tallied, beside a loop that asks for each of them."""
    world = make_world(visits=12, criteria=4)
    with export("so-theo-doi.csv", write_csv, n) as path:
        extract = extract_of(world, path, n)
        counted(world, extract)
    extract = Extract.objects.with_surroundings().get(pk=extract.pk)
    recounting.judge_anew(extract)  # the database's own caches are warm for both
    one_pass = seconds(lambda: recounting.judge_anew(extract))
    looped = seconds(lambda: judge_one_by_one(extract, min(n, LOOPED))) * n / min(n, LOOPED)
    queries = count_queries(lambda: recounting.judge_anew(extract))
    forget(extract)
    return {
        "seconds": round(one_pass, 2),
        "bare_seconds": round(looped, 2),
        "ratio": round(one_pass / looped, 3),
        "times_faster": round(looped / one_pass, 1),
        "queries": queries,
        "queries_per_10000": round(queries / max(n / 10_000, 1), 2),
        "load": round(os.getloadavg()[0], 1),
    }


def judge_one_by_one(extract: Extract, n: int) -> None:
    """What one would write first: each dossier fetched and judged, with the calendar at hand."""
    ground = Ground.of(extract)
    for row in range(2, 2 + n):
        dossier = Dossier.objects.get(extract=extract, row=row)
        facts = StoredFacts._make(getattr(dossier, name) for name in recounting.FACTS)
        judge(facts, extract.period, ground.rules, ground.days)


def late_list(n: int) -> dict:
    """The first page of the late dossiers of an extract, as the officer sees it."""
    world = make_world(visits=12, criteria=4)
    with export("so-theo-doi.csv", write_csv, n) as path:
        extract = extract_of(world, path, n)
        counted(world, extract)
    page = Page(world.people["officer"], reverse("field:late_dossiers", args=[extract.pk]))
    late = extract.dossiers.late().select_related("procedure", "suggested", "judgement__cause")
    figures = measure.compare(page, lambda: list(late.worst_first()[:50]))
    forget(extract)
    return figures


CASES = {
    "import_xlsx": Case(import_xlsx, (20_000, XLSX_ROWS), commits=True),
    "import_csv": Case(import_csv, (100_000, CSV_ROWS), commits=True),
    "lateness": Case(lateness, (100_000, LATENESS_ROWS), commits=True),
    "late_list": Case(late_list, (1_000, 100_000), commits=True),
}
