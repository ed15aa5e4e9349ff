"""The words that products use, the rules in force and the causes of lateness with which an office begins.

They are put into empty tables after every migration: an office may change and delete them as it likes.
"""

from datetime import date, time

from django.db import transaction

from .models import ChannelAlias, ColumnAlias, CountAlias, LateCause, LatenessRule, StateAlias
from .reading import aliases

_ALIASES = {
    ColumnAlias: "column_aliases",
    CountAlias: "count_aliases",
    StateAlias: "state_aliases",
    ChannelAlias: "channel_aliases",
}

# Article 18.2 of the decree of 2025 says so; before it offices kept the same hour, by what law is not sure.
_RULES = [
    {"valid_from": date(2018, 6, 21), "valid_to": date(2025, 6, 30), "cutoff": time(15)},
    {
        "valid_from": date(2025, 7, 1),
        "cutoff": time(15),
        "basis": "Nghị định 118/2025/NĐ-CP, Điều 18 khoản 2",
    },
]

_CAUSES = [
    (
        "not-handled",
        "Không thao tác trên phần mềm",
        "software",
        "chưa thao tác\nkhông thao tác\nquên kết thúc",
    ),
    ("really-late", "Chậm trả kết quả thực tế", "real", ""),
    ("other-body", "Chờ ý kiến cơ quan phối hợp", "real", "chờ ý kiến\nchờ xác minh\nliên thông chậm"),
    ("payment", "Chờ nghĩa vụ tài chính", "real", "nghĩa vụ tài chính\nchờ nộp thuế\nchờ nộp phí"),
    ("system", "Lỗi hệ thống, liên thông", "software", "lỗi hệ thống\nlỗi phần mềm\nlỗi đồng bộ\nlỗi mạng"),
    ("wrong-term", "Cấu hình sai thời hạn", "software", "sai thời hạn\ncấu hình sai"),
    ("other", "Nguyên nhân khác", "real", ""),
]


def fill_empty_tables(*, using: str, **signal) -> None:
    """What the product ships, in the tables that hold nothing yet; called after each migration."""
    with transaction.atomic(using=using):
        for model, file in _ALIASES.items():
            _fill(model, using, _aliases(model, file))
        _fill(LatenessRule, using, (LatenessRule(**rule) for rule in _RULES))
        _fill(LateCause, using, _causes())


def _fill(model, using: str, rows) -> None:
    if not model.objects.using(using).exists():
        model.objects.using(using).bulk_create(rows)


def _aliases(model, file: str):
    """Two ways of writing one heading have one key, and are one row."""
    known = {aliases.key(words): (words, meaning) for words, meaning in aliases.rows(file)}
    return (model(key=folded, words=words, meaning=meaning) for folded, (words, meaning) in known.items())


def _causes():
    for order, (code, name, group, hints) in enumerate(_CAUSES, start=1):
        yield LateCause(code=code, name=name, group=group, hints=hints, order=order)
