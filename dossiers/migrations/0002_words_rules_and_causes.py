"""The words that products use, the rules in force and the causes of lateness with which an office begins."""

import csv
import re
import unicodedata
from datetime import date, time
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parent.parent / "data"
ALIASES = {
    "ColumnAlias": ("column_aliases", str),
    "CountAlias": ("count_aliases", str),
    "StateAlias": ("state_aliases", int),
    "ChannelAlias": ("channel_aliases", int),
}

# Article 18.2 of the decree of 2025 says so; before it offices kept the same hour, by what law is not sure.
RULES = [
    (date(2018, 6, 21), date(2025, 6, 30), time(15), ""),
    (date(2025, 7, 1), None, time(15), "Nghị định 118/2025/NĐ-CP, Điều 18 khoản 2"),
]

CAUSES = [
    ("not-handled", "Không thao tác trên phần mềm", "software", "chưa thao tác\nkhông thao tác\nquên kết thúc"),
    ("really-late", "Chậm trả kết quả thực tế", "real", ""),
    ("other-body", "Chờ ý kiến cơ quan phối hợp", "real", "chờ ý kiến\nchờ xác minh\nliên thông chậm"),
    ("payment", "Chờ nghĩa vụ tài chính", "real", "nghĩa vụ tài chính\nchờ nộp thuế\nchờ nộp phí"),
    ("system", "Lỗi hệ thống, liên thông", "software", "lỗi hệ thống\nlỗi phần mềm\nlỗi đồng bộ\nlỗi mạng"),
    ("wrong-term", "Cấu hình sai thời hạn", "software", "sai thời hạn\ncấu hình sai"),
    ("other", "Nguyên nhân khác", "real", ""),
]


def key(words):
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFC", words))
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    return re.sub(r"[\W_]+", "", bare.replace("đ", "d").replace("Đ", "d").casefold())


def seed(apps, schema_editor):
    for name, (file, meaning) in ALIASES.items():
        model = apps.get_model("dossiers", name)
        with (DATA / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines))[1:]
        # Two ways of writing one heading have one key.
        known = {key(words): (words, meaning(value)) for words, value in rows}
        model.objects.bulk_create(
            model(key=folded, words=words, meaning=value) for folded, (words, value) in known.items()
        )
    rule = apps.get_model("dossiers", "LatenessRule")
    for valid_from, valid_to, cutoff, basis in RULES:
        rule.objects.create(valid_from=valid_from, valid_to=valid_to, cutoff=cutoff, basis=basis)
    cause = apps.get_model("dossiers", "LateCause")
    for order, (code, words, group, hints) in enumerate(CAUSES, start=1):
        cause.objects.create(code=code, name=words, group=group, hints=hints, order=order)


def unseed(apps, schema_editor):
    for name in [*ALIASES, "LatenessRule", "LateCause"]:
        apps.get_model("dossiers", name).objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [("dossiers", "0001_initial")]

    operations = [migrations.RunPython(seed, unseed)]
