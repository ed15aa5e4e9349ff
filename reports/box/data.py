"""The tables of the box: what was asked, answered, found and put right, one CSV each.

No telephone and no e-mail of an account is among the columns: people appear by their names.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from findings.models import DeadlineChange, Demand, Finding, UnitComment
from inspections.models import Answer

from . import dossier_data
from .cells import Column, Table

# The rows


def _visits(scope):
    visits = scope.visits().select_related("round", "unit", "team", "reinspects")
    return visits.order_by("date", "pk")


def _answers(scope):
    answers = Answer.objects.filter(visit__in=scope.visits()).select_related(
        "visit", "criterion__section", "changed_by"
    )
    return answers.order_by("visit", "criterion__section__order", "criterion__order", "pk")


def _findings(scope):
    findings = Finding.objects.filter(visit__in=scope.visits()).select_related(
        "visit", "unit", "criterion", "conclusion", "raised_by"
    )
    return findings.order_by("visit", "number")


def _demands(scope):
    demands = Demand.objects.filter(finding__visit__in=scope.visits()).select_related("finding", "unit")
    return demands.order_by("finding__number")


def _submissions(scope):
    items = scope.items().select_related(
        "submission__unit", "submission__sent_by", "demand__finding", "decided_by"
    )
    return items.order_by("submission", "pk")


def _deadline_changes(scope):
    changes = DeadlineChange.objects.filter(demand__finding__visit__in=scope.visits())
    return changes.select_related("demand__finding", "by").order_by("pk")


def _comments(scope):
    comments = UnitComment.objects.filter(finding__visit__in=scope.visits())
    return comments.select_related("finding__unit", "by", "answered_by").order_by("pk")


# The columns

_VISIT = Column("cuoc", "Mã cuộc kiểm tra, như ở cuối tên thư mục minh chứng", "Id of the visit", "visit_id")
_CRITERION = Column("noi_dung", "Mã nội dung kiểm tra", "Code of the criterion", "criterion.code")


def _finding_number(path: str) -> Column:
    return Column("so_nhan_xet", "Số của ưu điểm, tồn tại, kiến nghị", "Number of the finding", path)


TABLES = (
    Table(
        "cuoc-kiem-tra",
        "Các cuộc kiểm tra",
        gettext_lazy("Visits"),
        _visits,
        (
            Column("cuoc", "Mã cuộc kiểm tra, như ở cuối tên thư mục minh chứng", "Id of the visit", "pk"),
            Column("dot", "Mã đợt kiểm tra", "Code of the round", "round.code"),
            Column("co_quan", "Cơ quan được kiểm tra, tên gọi hôm đó", "Body as named that day", "body_name"),
            Column("truc_thuoc", "Trực thuộc, tên gọi hôm đó", "Under, as named that day", "parent_name"),
            Column("don_vi", "Tên đơn vị trong danh mục", "Name of the unit in the register", "unit.name"),
            Column("loai", "Hình thức kiểm tra", "Kind of visit", "get_kind_display"),
            Column("ngay", "Ngày kiểm tra", "Date of the visit", "date"),
            Column("dia_diem", "Địa điểm", "Place", "place"),
            Column("doan", "Đoàn kiểm tra", "Team", "team.name"),
            Column("thong_bao_lich", "Thông báo lịch số", "Notice of schedule", "announcement_number"),
            Column("ngay_thong_bao", "Ngày thông báo lịch", "Date of the notice", "announced_on"),
            Column("trang_thai", "Trạng thái", "State", "get_state_display"),
            Column("ngay_ky_bien_ban", "Ngày ký biên bản", "Minutes signed on", "minutes_signed_on"),
            Column(
                "nguoi_ky_bien_ban",
                "Người ký biên bản phía đơn vị",
                "Who signed for the unit",
                "minutes_signed_by",
            ),
            Column("phuc_tra_cuoc", "Mã cuộc được phúc tra", "Id of the visit re-inspected", "reinspects_id"),
            Column("minh_hoa", "Số liệu minh họa", "Illustrative", "illustrative"),
        ),
    ),
    Table(
        "tra-loi",
        "Kết quả theo nội dung kiểm tra",
        gettext_lazy("Answers to the criteria"),
        _answers,
        (
            _VISIT,
            _CRITERION,
            Column("linh_vuc", "Lĩnh vực", "Domain", "criterion.section.get_domain_display"),
            Column("cau_hoi", "Nội dung kiểm tra", "Text of the criterion", "criterion.text"),
            Column("danh_gia", "Đánh giá", "Verdict", "get_verdict_display"),
            Column("so_1", "Số thứ nhất", "Number", "number_1"),
            Column("so_2", "Số thứ hai", "Second number", "number_2"),
            Column("phan", "Phần (của tỷ lệ)", "Part (of the ratio)", "part"),
            Column("tong", "Tổng (của tỷ lệ)", "Whole (of the ratio)", "whole"),
            Column("ngay", "Ngày được hỏi", "Date asked for", "day"),
            Column("loi", "Trả lời bằng lời", "Answer in words", "text"),
            Column("ghi_chu", "Ghi chú", "Note", "note"),
            Column("du", "Đã trả lời đủ", "Complete", "complete"),
            Column("nguoi_sua", "Người sửa cuối", "Last changed by", "changed_by.get_full_name"),
            Column("luc_sua", "Sửa lúc", "Last changed at", "changed_at"),
        ),
    ),
    Table(
        "nhan-xet",
        "Ưu điểm, tồn tại, kiến nghị",
        gettext_lazy("Strengths, shortcomings, recommendations"),
        _findings,
        (
            _finding_number("number"),
            _VISIT,
            Column("don_vi", "Đơn vị", "Unit", "unit.body_name"),
            Column("loai", "Loại", "Kind", "get_kind_display"),
            Column("linh_vuc", "Lĩnh vực", "Domain", "get_domain_display"),
            _CRITERION,
            Column("tieu_de", "Tiêu đề", "Title", "title"),
            Column("mo_ta", "Mô tả", "Description", "text"),
            Column("muc_do", "Mức độ", "Severity", "get_severity_display"),
            Column("khach_quan", "Nguyên nhân khách quan", "Objective cause", "objective_cause"),
            Column("chu_quan", "Nguyên nhân chủ quan", "Subjective cause", "subjective_cause"),
            Column("can_cu", "Căn cứ pháp lý", "Legal basis", "legal_basis"),
            Column("gui_toi", "Nơi nhận kiến nghị", "Addressed to", "addressee"),
            Column("trang_thai", "Trạng thái", "State", "get_state_display"),
            Column("ket_luan", "Số của thông báo kết luận", "Number of the conclusion", "conclusion.number"),
            Column("ngay_ket_luan", "Ngày kết luận", "Date of the conclusion", "conclusion.date"),
            Column("nguoi_ghi", "Người ghi", "Raised by", "raised_by.get_full_name"),
            Column("luc_ghi", "Ghi lúc", "Raised at", "raised_at"),
        ),
    ),
    Table(
        "yeu-cau",
        "Yêu cầu khắc phục",
        gettext_lazy("Demands"),
        _demands,
        (
            _finding_number("finding.number"),
            Column("yeu_cau", "Việc phải làm", "What must be done", "what"),
            Column("don_vi", "Đơn vị phải làm", "Who must do it", "unit.body_name"),
            Column("cach_tinh_han", "Cách tính thời hạn", "Kind of deadline", "get_deadline_kind_display"),
            Column("so_ngay", "Số ngày", "Number of days", "days"),
            Column("ngay_an_dinh", "Ngày ấn định", "Fixed date", "fixed_on"),
            Column("han_ke_hoach", "Hạn gửi kế hoạch", "Plan at the latest on", "plan_due_on"),
            Column("han", "Hạn khắc phục", "At the latest on", "due_on"),
            Column("trang_thai", "Trạng thái", "State", "get_state_display"),
        ),
    ),
    Table(
        "khac-phuc",
        "Kế hoạch, báo cáo khắc phục của đơn vị, mỗi yêu cầu một dòng",
        gettext_lazy("Plans and reports of units"),
        _submissions,
        (
            Column("van_ban", "Mã văn bản của đơn vị", "Id of the unit's paper", "submission_id"),
            Column("loai", "Loại", "Kind", "submission.get_kind_display"),
            Column("don_vi", "Đơn vị gửi", "Unit", "submission.unit.body_name"),
            Column("so", "Số công văn", "Number of the letter", "submission.number"),
            Column("ngay_cong_van", "Ngày công văn", "Date of the letter", "submission.letter_date"),
            Column("ngay_tinh", "Ngày tính là đã gửi", "Counts as sent on", "submission.reported_on"),
            Column("luc_gui", "Gửi lúc", "Sent at", "submission.sent_at"),
            Column("nguoi_gui", "Người gửi", "Sent by", "submission.sent_by.get_full_name"),
            Column("nhap_ho", "Nhập hộ đơn vị", "Entered on behalf of the unit", "submission.on_behalf"),
            _finding_number("demand.finding.number"),
            Column("lan", "Lần gửi", "Turn", "turn"),
            Column("noi_dung", "Nội dung", "What was done or will be done", "text"),
            Column("quyet_dinh", "Chấp nhận hay trả lại", "Decision", "get_decision_display"),
            Column("nguoi_quyet_dinh", "Người quyết định", "Decided by", "decided_by.get_full_name"),
            Column("luc_quyet_dinh", "Quyết định lúc", "Decided at", "decided_at"),
            Column("loi_quyet_dinh", "Ý kiến khi quyết định", "Words of the decision", "decision_note"),
            Column(
                "cuoc_phuc_tra",
                "Mã cuộc phúc tra xác nhận",
                "Id of the re-inspection that verified it",
                "reinspection_id",
            ),
        ),
    ),
    Table(
        "doi-han",
        "Thay đổi thời hạn",
        gettext_lazy("Moves of deadlines"),
        _deadline_changes,
        (
            _finding_number("demand.finding.number"),
            Column("loai", "Loại", "Kind", "get_kind_display"),
            Column("han_cu", "Hạn cũ", "Old last day", "old"),
            Column("han_moi", "Hạn mới", "New last day", "new"),
            Column("han_ke_hoach_cu", "Hạn kế hoạch cũ", "Old last day of the plan", "plan_old"),
            Column("han_ke_hoach_moi", "Hạn kế hoạch mới", "New last day of the plan", "plan_new"),
            Column("ly_do", "Lý do", "Reason", "reason"),
            Column("so", "Số công văn", "Number of the letter", "number"),
            Column("ngay_cong_van", "Ngày công văn", "Date of the letter", "letter_date"),
            Column("nguoi", "Người thực hiện", "By", "by.get_full_name"),
            Column("luc", "Lúc", "At", "at"),
        ),
    ),
    Table(
        "y-kien",
        "Ý kiến của đơn vị về nhận xét và trả lời của đoàn",
        gettext_lazy("Comments of units and the answers"),
        _comments,
        (
            _finding_number("finding.number"),
            Column("don_vi", "Đơn vị", "Unit", "finding.unit.body_name"),
            Column("y_kien", "Ý kiến của đơn vị", "Comment of the unit", "text"),
            Column("nguoi", "Người nêu", "By", "by.get_full_name"),
            Column("luc", "Nêu lúc", "At", "at"),
            Column("tra_loi", "Trả lời của đoàn", "Answer of the team", "answer"),
            Column("nguoi_tra_loi", "Người trả lời", "Answered by", "answered_by.get_full_name"),
            Column("luc_tra_loi", "Trả lời lúc", "Answered at", "answered_at"),
        ),
    ),
    *dossier_data.TABLES,
)


def described() -> Iterator[list[str]]:
    """Every column of every table in words, as cells line by line."""
    yield ["tep", "cot", "nghia", "meaning"]
    for table in TABLES:
        for column in table.columns:
            yield [f"{table.name}.csv", column.name, column.vi, column.en]
