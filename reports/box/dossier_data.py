"""The tables of the box about counted dossiers: the numbers of each file, and late ones without persons."""

from decimal import Decimal

from django.utils.translation import gettext_lazy

from dossiers.models import Axis, Dossier, DossierCount
from dossiers.rates import FINISHED_ONLY, NATIONAL
from dossiers.workflow import COUNTED_STATES

from .cells import Column, Table


def _counts(scope):
    """All axes: over all dossiers, by procedure, by office, by week, or as a summary report groups them."""
    counts = DossierCount.objects.filter(extract__visit__in=scope.visits(), extract__state__in=COUNTED_STATES)
    counts = counts.select_related("extract__product", "procedure")
    return counts.order_by("extract__visit", "extract", "axis", "week", "pk")


def _late(scope):
    late = Dossier.objects.late().filter(extract__visit__in=scope.visits(), extract__state__in=COUNTED_STATES)
    late = late.select_related("extract", "procedure", "judgement__cause")
    return late.order_by("extract__visit", "extract", "-late_days", "row")


def _group(count: DossierCount) -> str:
    if count.axis == Axis.WEEK and count.week:
        return count.week.isoformat()
    return str(count.procedure) if count.procedure else count.name


def _percent(formula):
    """A rate with two decimals, nothing where no dossier counts."""

    def of(count: DossierCount) -> Decimal | None:
        percent = formula.percent(count.counts)
        return percent and round(percent, 2)

    return of


_VISIT = Column("cuoc", "Mã cuộc kiểm tra", "Id of the visit", "extract.visit_id")
_FILE = Column("tep", "Tên tệp trích xuất", "Name of the file", "extract.name")

TABLES = (
    Table(
        "ho-so-so-lieu",
        "Số liệu hồ sơ tính từ tệp trích xuất của phần mềm một cửa",
        gettext_lazy("Counts of dossiers from one-stop files"),
        _counts,
        (
            _VISIT,
            _FILE,
            Column("sha_256", "Mã SHA-256 của tệp", "SHA-256 of the file", "extract.sha256"),
            Column("phan_mem", "Phần mềm một cửa", "One-stop software", "extract.product.name"),
            Column("loai", "Danh sách hồ sơ hay báo cáo tổng hợp", "Kind", "extract.get_kind_display"),
            Column("tu_ngay", "Từ ngày", "From", "extract.period_start"),
            Column("den_ngay", "Đến ngày", "To", "extract.period_end"),
            Column("theo", "Tính theo", "Counted by", "get_axis_display"),
            Column("nhom", "Nhóm; của tuần là ngày thứ Hai", "Group; of a week its Monday", _group),
            Column("phai_giai_quyet", "Phải giải quyết", "To settle", "counts.counted"),
            Column("truoc_han", "Đã giải quyết trước hạn", "Settled before their day", "early"),
            Column("dung_han", "Đã giải quyết đúng hạn", "Settled on their day", "on_time"),
            Column("qua_han", "Đã giải quyết quá hạn", "Settled late", "late"),
            Column("dang_trong_han", "Đang giải quyết trong hạn", "Open within time", "running"),
            Column("dang_qua_han", "Đang giải quyết quá hạn", "Open and overdue", "overdue"),
            Column("khong_tinh", "Không tính", "Not counted", "not_counted"),
            Column(
                "bo_sung_qua_mot_lan", "Bổ sung quá một lần", "Supplemented more than once", "asked_again"
            ),
            Column(
                "ty_le_766",
                "Tỷ lệ theo Bộ chỉ số 766 (Quyết định số 766/QĐ-TTg), %",
                "Rate of the national indicators (766), %",
                _percent(NATIONAL),
            ),
            Column(
                "ty_le_da_giai_quyet",
                "Tỷ lệ trên hồ sơ đã giải quyết, %",
                "Rate of what was settled, %",
                _percent(FINISHED_ONLY),
            ),
        ),
    ),
    Table(
        "ho-so-tre-han",
        "Hồ sơ trễ hạn, không có dữ liệu cá nhân",
        gettext_lazy("Late dossiers, without personal data"),
        _late,
        (
            _VISIT,
            _FILE,
            Column("ma_ho_so", "Mã hồ sơ", "Code of the dossier", "code"),
            Column("thu_tuc", "Thủ tục hành chính", "Procedure", "procedure.name"),
            Column("ma_thu_tuc", "Mã thủ tục", "Code of the procedure", "procedure.code"),
            Column("bo_phan", "Bộ phận giải quyết", "Office", "office"),
            Column("trang_thai", "Trạng thái trên phần mềm", "State in the software", "get_state_display"),
            Column("tiep_nhan", "Ngày tiếp nhận", "Received on", "received_on"),
            Column("hen_tra", "Hẹn trả, đã cộng thời gian chờ bổ sung", "Due, supplements added", "due_on"),
            Column("ket_thuc", "Ngày kết thúc", "Ended on", "ended_on"),
            Column("tre_ngay_lam_viec", "Số ngày làm việc trễ", "Working days late", "late_days"),
            Column(
                "nhom_nguyen_nhan", "Nhóm nguyên nhân", "Group of causes", "judgement.cause.get_group_display"
            ),
            Column("nguyen_nhan", "Nguyên nhân", "Cause", "judgement.cause.name"),
        ),
    ),
)
