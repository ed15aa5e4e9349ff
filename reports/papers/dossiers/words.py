"""The words of papers for what was counted, Vietnamese whatever the reader's language."""

from core.formats import paper_day
from dossiers.models import Extract, LateCause
from dossiers.rates import FINISHED_ONLY, NATIONAL

TITLE = "Tình hình giải quyết hồ sơ thủ tục hành chính"
SAMPLE_TITLE = "Kiểm tra hồ sơ chọn mẫu"
LATE_TITLE = "Danh sách hồ sơ trễ hạn"

# Each rate by its name, where it comes from, and how it is reckoned: they differ for one and the same office.
RATES = {
    NATIONAL: (
        "Tỷ lệ theo Bộ chỉ số 766",
        "Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ",
        "(đã giải quyết trước hạn, đúng hạn + đang giải quyết trong hạn) ÷ tổng số hồ sơ được tính; hồ sơ "
        "yêu cầu bổ sung quá một lần tính là trễ hạn",
    ),
    FINISHED_ONLY: (
        "Tỷ lệ trên hồ sơ đã giải quyết",
        "cách tính của báo cáo, bảng theo dõi trên phần mềm một cửa",
        "(trước hạn + đúng hạn) ÷ tổng số hồ sơ đã giải quyết; không tính hồ sơ đang giải quyết, đã rút, "
        "dừng xử lý",
    ),
}
GROUPS = {
    LateCause.Group.REAL: "Chậm thực tế",
    LateCause.Group.SOFTWARE: "Chỉ chậm trên phần mềm",
    "": "Chưa xác định nguyên nhân",
}
UNDETERMINED = "chưa xác định"


def rate_rule(formula) -> str:
    """How a rate is reckoned and by which source, as a line under a table."""
    name, source, reading = RATES[formula]
    return f"{name} = {reading} (theo {source})."


def period_of(extract: Extract) -> str:
    start, end = map(paper_day, extract.period)
    return f"từ ngày {start} đến ngày {end}"


def file_sentence(extract: Extract) -> str:
    """Where the numbers come from, and whether dossier by dossier."""
    if extract.is_summary:
        return (
            f"Số liệu theo báo cáo tổng hợp của phần mềm một cửa, kỳ {period_of(extract)} (tệp "
            f"“{extract.name}”); báo cáo không có danh sách hồ sơ nên không tính lại được từng hồ sơ."
        )
    return (
        f"Số liệu tính từ danh sách hồ sơ trích xuất từ phần mềm một cửa, kỳ {period_of(extract)} (tệp "
        f"“{extract.name}”), đến hết ngày cuối kỳ."
    )
