"""An invented letter and an invented receipt, each as long as they become: 12 demands, 40 files."""

# ruff: noqa: E501 – sentences of a paper are easier to read on one line

from reports.content import Letterhead, Paper, Signature
from reports.papers import receipt as receipts
from reports.papers import reminder_letter as letters
from reports.papers.receipt import Receipt, ReceivedFile, ReceivedItem
from reports.papers.reminder_letter import ChasedDemand, ReminderLetter

UNIT = "UBND huyện Quế Võ"
TITLES = (
    "Chưa niêm yết đầy đủ thủ tục hành chính tại Bộ phận tiếp nhận và trả kết quả; một số thủ tục đã hết hiệu lực vẫn còn niêm yết.",
    "Hồ sơ quá hạn không có văn bản xin lỗi và hẹn lại ngày trả kết quả.",
    "Sổ tiếp nhận hồ sơ thiếu thông tin, chưa khớp với phần mềm một cửa.",
)
DEMAND = (
    "Rà soát toàn bộ danh mục thủ tục hành chính đã được công bố, niêm yết công khai đầy đủ, kịp thời tại trụ sở và trên "
    "trang thông tin điện tử; gỡ bỏ các thủ tục đã hết hiệu lực; phân công công chức theo dõi và chịu trách nhiệm cập nhật."
)


def items(n=12):
    return tuple(
        ChasedDemand(
            number=f"TT-2018-{number:03}",
            title=TITLES[number % 3],
            demand=DEMAND if number % 2 else "Khắc phục ngay.",
            awaited="báo cáo khắc phục" if number % 4 else "kế hoạch khắc phục đã được trả lại để hoàn thiện",
            deadline="chậm nhất ngày 17/10/2018",
            is_extended=number == 5,
            days_late=number * 101 if number % 5 else None,
        )
        for number in range(1, n + 1)
    )


def reminder_letter(**changes) -> Paper:
    words = {
        "letterhead": Letterhead(
            "UBND tỉnh Bắc Ninh",
            "Sở Nội vụ",
            "SNV-CCHC",
            "Bắc Ninh",
            11,
            2018,
            about="V/v đôn đốc thực hiện yêu cầu khắc phục sau kiểm tra",
        ),
        "kind": "Công văn",
        "subject": "V/v đôn đốc thực hiện yêu cầu khắc phục sau kiểm tra",
        "addressees": (UNIT,),
        "bases": (
            "Căn cứ Thông báo kết luận số 98/TB-SNV ngày 29 tháng 9 năm 2018 của Sở Nội vụ",
            "Căn cứ Thông báo kết luận số 101/TB-SNV ngày 02 tháng 10 năm 2018 của Sở Nội vụ",
        ),
        "opening": f"Qua theo dõi, tính đến ngày 06/11/2018, {UNIT} chưa gửi báo cáo khắc phục đối với 12 yêu cầu.",
        "items": items(),
        "lead": f"Sở Nội vụ đề nghị {UNIT}:",
        "requests": (
            "Khẩn trương thực hiện các yêu cầu khắc phục nêu trên; gửi báo cáo khắc phục chậm nhất ngày 13/11/2018.",
            "Đối với nội dung chưa khắc phục xong, báo cáo rõ nguyên nhân và thời gian hoàn thành.",
        ),
        "closing": f"Sở Nội vụ đề nghị {UNIT} quan tâm chỉ đạo thực hiện",
        "recipients": ("Như trên", "UBND tỉnh Bắc Ninh (để báo cáo)", "Lãnh đạo Sở Nội vụ", "Lưu: VT, CCHC"),
        "signature": Signature(("Giám đốc",), "Nguyễn Thị Họa"),
    }
    return letters.arrange(ReminderLetter(**words | changes))


def files(n):
    return tuple(
        ReceivedFile(
            f"Anh niem yet thu tuc hanh chinh tai bo phan mot cua so {number}.jpg"
            if number % 3
            else f"{number}.pdf",
            size=number * 123_456,
            sha256=f"{number * 7919:016x}",
            of="" if number % 4 == 0 else f"TT-2018-{number % 12 + 1:03}",
        )
        for number in range(1, n + 1)
    )


def receipt(n_items=12, n_files=40, **changes) -> Paper:
    words = {
        "letterhead": Letterhead(
            "UBND tỉnh Bắc Ninh", "Sở Nội vụ", "", "Bắc Ninh", 10, 2018, day=9, code="XN-2018-00012"
        ),
        "kind": "Giấy xác nhận",
        "subject": f"Đã nhận báo cáo khắc phục của {UNIT}",
        "addressees": (),
        "bases": (),
        "closing": "",
        "recipients": (),
        "signature": Signature(()),
        "opening": "Sở Nội vụ xác nhận đã nhận văn bản sau đây:",
        "facts": (
            ("Cơ quan, đơn vị gửi", UNIT),
            ("Văn bản", "Báo cáo khắc phục số 512/BC-UBND ngày 09/10/2018"),
            ("Thực hiện", "Thông báo kết luận số 98/TB-SNV ngày 29 tháng 9 năm 2018 của Sở Nội vụ"),
            ("Thời điểm nhận", "10:32 ngày 09/10/2018, gửi trực tuyến trên hệ thống"),
            ("Người gửi", "Đỗ Văn Bình, Chuyên viên Phòng Nội vụ"),
        ),
        "items": tuple(
            ReceivedItem(
                number=f"TT-2018-{number:03}",
                title=TITLES[number % 3],
                deadline="Chậm nhất ngày 17/10/2018",
                turn=1 + (number == 2),
                days_late=3 if number == 4 else None,
            )
            for number in range(1, n_items + 1)
        ),
        "files": files(n_files),
        "notes": ("Giấy xác nhận này do hệ thống tự động lập từ dữ liệu đã nhận.",),
    }
    return receipts.arrange(Receipt(**words | changes))
