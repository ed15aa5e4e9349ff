"""An invented but complete round report, in the shape of Bắc Ninh 2018: 11 units, 14 communes."""

# ruff: noqa: E501 – sentences of a paper are easier to read on one line

from inspections.scoring import Share
from reports.blocks import Photo
from reports.content import Letterhead, Signature
from reports.papers.round_report.content import (
    Counts,
    CoverageRow,
    DomainCount,
    DomainResult,
    Recommendations,
    RoundReport,
    Shortcoming,
    UnitGroup,
    UnitRow,
    UnitShortcomings,
    VisitLine,
)
from reports.prose import Found, tell

DEPARTMENTS = (
    "Sở Giao thông vận tải",
    "Sở Kế hoạch và Đầu tư",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Khoa học và Công nghệ",
)
DISTRICTS = {
    "UBND huyện Quế Võ": ("UBND xã Phượng Mao", "UBND xã Việt Hùng"),
    "UBND thành phố Bắc Ninh": ("UBND phường Vũ Ninh", "UBND phường Đáp Cầu"),
    "UBND thị xã Từ Sơn": ("UBND xã Tam Sơn", "UBND phường Đình Bảng"),
    "UBND huyện Yên Phong": ("UBND xã Yên Trung", "UBND xã Đông Thọ"),
    "UBND huyện Tiên Du": ("UBND xã Phật Tích", "UBND thị trấn Lim"),
    "UBND huyện Thuận Thành": ("UBND xã Mão Điền", "UBND xã Song Hồ"),
    "UBND huyện Gia Bình": ("UBND xã Đại Bái", "UBND xã Nhân Thắng"),
}
COMMUNES = tuple(commune for communes in DISTRICTS.values() for commune in communes)
EVERYONE = (*DEPARTMENTS, *DISTRICTS, *COMMUNES)

STRENGTHS = {
    "Công tác chỉ đạo, điều hành cải cách hành chính": [
        (
            EVERYONE,
            "Các cơ quan, đơn vị, địa phương đã ban hành đầy đủ Kế hoạch cải cách hành chính năm 2018 và chỉ đạo "
            "triển khai thực hiện đầy đủ các nội dung trong Kế hoạch",
        ),
        (
            tuple(DISTRICTS),
            "Công tác tuyên truyền cải cách hành chính được triển khai dưới nhiều hình thức như lồng ghép trong "
            "các cuộc họp, tin bài trên đài phát thanh, cổng thông tin điện tử; nội dung tuyên truyền phong phú, "
            "đa dạng hơn so với trước",
        ),
    ],
    "Cải cách thể chế": [
        (
            DEPARTMENTS,
            "Việc xây dựng, tham mưu ban hành văn bản quy phạm pháp luật bảo đảm đúng thẩm quyền, trình tự, thủ tục; "
            "không có văn bản có nội dung trái pháp luật",
        )
    ],
    "Cải cách thủ tục hành chính": [
        (
            EVERYONE,
            "Thủ tục hành chính được niêm yết công khai tại trụ sở làm việc, tạo điều kiện cho người dân, doanh "
            "nghiệp tiếp cận, tìm hiểu thông tin",
        ),
        (
            ("UBND huyện Quế Võ", "UBND thị xã Từ Sơn"),
            "Trung tâm Hành chính công cấp huyện đi vào hoạt động giúp việc giải quyết hồ sơ nhanh, gọn, thuận tiện",
        ),
        (
            ("UBND phường Vũ Ninh",),
            "Người dân hài lòng với thái độ phục vụ của cán bộ Bộ phận Một cửa khi đến giao dịch",
        ),
    ],
    "Cải cách tổ chức bộ máy hành chính nhà nước": [
        (DEPARTMENTS, "Cơ cấu tổ chức được rà soát, sắp xếp theo hướng tinh gọn, không chồng chéo nhiệm vụ")
    ],
    "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức": [],
    "Cải cách tài chính công": [
        (
            tuple(DISTRICTS),
            "Quy chế chi tiêu nội bộ, quản lý tài sản công được ban hành và công khai theo quy định",
        )
    ],
    "Hiện đại hóa hành chính": [
        (
            EVERYONE,
            "Phần mềm quản lý văn bản và điều hành, thư điện tử công vụ được sử dụng thường xuyên trong giải "
            "quyết công việc",
        )
    ],
}

SHORTCOMINGS = {
    "Công tác chỉ đạo, điều hành cải cách hành chính": [
        (
            ("Sở Khoa học và Công nghệ", "UBND huyện Gia Bình"),
            "Báo cáo cải cách hành chính quý gửi chậm so với quy định",
        )
    ],
    "Cải cách thể chế": [],
    "Cải cách thủ tục hành chính": [
        (
            ("Sở Giao thông vận tải", "UBND huyện Quế Võ", "UBND thành phố Bắc Ninh", "UBND huyện Tiên Du"),
            "Qua kiểm tra trên phần mềm còn tình trạng hồ sơ trả chậm do không thao tác trên phần mềm hoặc chậm "
            "trả kết quả thực tế",
        ),
        (
            ("UBND xã Phượng Mao", "UBND xã Đại Bái", "UBND xã Song Hồ"),
            "Chưa cập nhật bộ thủ tục hành chính tại Bộ phận Tiếp nhận và Trả kết quả",
        ),
        (("UBND xã Việt Hùng", "UBND xã Mão Điền"), "Chưa bố trí bảng tên của từng bộ phận"),
        (
            ("UBND xã Đông Thọ", "UBND thị trấn Lim", "UBND xã Nhân Thắng"),
            "Sổ tiếp nhận hồ sơ ghi chép còn thiếu nội dung",
        ),
    ],
    "Cải cách tổ chức bộ máy hành chính nhà nước": [],
    "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức": [
        (("UBND xã Yên Trung",), "Chưa lập kế hoạch đào tạo, bồi dưỡng công chức năm 2018")
    ],
    "Cải cách tài chính công": [],
    "Hiện đại hóa hành chính": [
        (
            ("Sở Lao động - Thương binh và Xã hội", "UBND huyện Thuận Thành"),
            "Tỷ lệ hồ sơ trực tuyến mức độ 3 còn thấp so với chỉ tiêu được giao",
        )
    ],
}

CAUSES = (
    "Khách quan: đường truyền, phần mềm một cửa có thời điểm chưa ổn định.",
    "Chủ quan: công chức được giao nhiệm vụ chưa thường xuyên cập nhật trạng thái xử lý hồ sơ.",
)


def _found(entries) -> list[Found]:
    return [Found(text, text, unit, unit in COMMUNES) for units, text in entries for unit in units]


def _results() -> tuple[DomainResult, ...]:
    return tuple(
        DomainResult(
            title,
            tell(_found(strengths), everyone=EVERYONE),
            tell(_found(SHORTCOMINGS[title]), everyone=EVERYONE, details=False),
        )
        for title, strengths in STRENGTHS.items()
    )


def _rows(names) -> tuple[UnitRow, ...]:
    return tuple(
        UnitRow(
            name,
            Counts(
                share=Share(met=21 + place % 5, partly=2 + place % 3, no=place % 4, na=1),
                strengths=2,
                shortcomings=place % 3,
                recommendations=place % 2,
                to_settle=1204 + 311 * place,
                late_real=3 + 2 * place,
                late_in_software=9 + place,
            ),
        )
        for place, name in enumerate(names)
    )


def _shortcomings() -> tuple[UnitShortcomings, ...]:
    by_unit: dict[str, list[str]] = {}
    for entries in SHORTCOMINGS.values():
        for units, text in entries:
            for unit in units:
                by_unit.setdefault(unit, []).append(text)
    return tuple(
        UnitShortcomings(
            unit,
            tuple(
                Shortcoming(
                    number=f"TT-2018-{place:03}",
                    text=text + ".",
                    causes=CAUSES,
                    demand="Rà soát, khắc phục ngay; cập nhật đầy đủ trên phần mềm và báo cáo kết quả về Sở Nội vụ.",
                    deadline="Chậm nhất ngày 15/12/2018",
                )
                for place, text in enumerate(by_unit[unit], start=1)
            ),
        )
        for unit in EVERYONE
        if unit in by_unit
    )


def round_report(photos: tuple[Photo, ...] = (), **changes) -> RoundReport:
    """The sample; `changes` replace fields of it."""
    fields = {
        "letterhead": Letterhead("UBND tỉnh Bắc Ninh", "Sở Nội vụ", "BC-SNV", "Bắc Ninh", 11, 2018),
        "kind": "Báo cáo",
        "subject": "Kết quả kiểm tra công tác cải cách hành chính năm 2018",
        "addressees": ("UBND tỉnh Bắc Ninh",),
        "bases": (
            "Căn cứ Quyết định số 563/QĐ-SNV ngày 13 tháng 12 năm 2017 của Sở Nội vụ về việc phê duyệt Kế hoạch "
            "thanh tra, kiểm tra năm 2018 của Sở Nội vụ tỉnh Bắc Ninh",
        ),
        "opening": "Sở Nội vụ báo cáo kết quả kiểm tra công tác cải cách hành chính năm 2018 như sau:",
        "purpose": (
            "Đánh giá đúng thực trạng thực hiện công tác cải cách hành chính của các cơ quan, đơn vị, địa phương; "
            "kịp thời chỉ ra ưu điểm, tồn tại, hạn chế và yêu cầu khắc phục.",
        ),
        "scope": (
            "Đoàn kiểm tra đã kiểm tra công tác cải cách hành chính tại 04 Sở, 07 UBND cấp huyện; tại mỗi đơn vị "
            "cấp huyện kiểm tra thực tế tại 02 xã, phường, thị trấn.",
            "Thời gian kiểm tra: từ ngày 04/9/2018 đến ngày 26/10/2018.",
        ),
        "coverage_summary": ("Đã kiểm tra 11/11 cơ quan, đơn vị theo kế hoạch, đạt 100,0%.",),
        "coverage": (
            CoverageRow("Cơ quan chuyên môn thuộc UBND tỉnh", 19, 4, 4),
            CoverageRow("UBND cấp huyện", 8, 7, 7),
            CoverageRow("UBND cấp xã", 126, 14, 14),
        ),
        "visits": (
            *(VisitLine(name, f"{4 + day:02}/9/2018") for day, name in enumerate(DEPARTMENTS)),
            *(
                VisitLine(name, f"{1 + day:02}/10/2018", communes)
                for day, (name, communes) in enumerate(DISTRICTS.items())
            ),
        ),
        "results": _results(),
        "demand_summary": (
            "Tổng số 18 tồn tại, hạn chế tại 17 đơn vị; nguyên nhân, yêu cầu khắc phục và thời hạn nêu tại Phụ lục I "
            "kèm theo.",
        ),
        "chart": (
            DomainCount("Chỉ đạo, điều hành", 2),
            DomainCount("Thể chế", 0),
            DomainCount("Thủ tục hành chính, một cửa", 12),
            DomainCount("Tổ chức bộ máy", 0),
            DomainCount("Cán bộ, công chức, công vụ", 1),
            DomainCount("Tài chính công", 0),
            DomainCount("Hiện đại hóa, chính quyền số", 2),
        ),
        "figures_summary": ("Kết quả đánh giá theo bộ nội dung kiểm tra tại từng cơ quan, đơn vị như sau:",),
        "groups": (
            UnitGroup("Cơ quan chuyên môn thuộc UBND tỉnh", _rows(DEPARTMENTS)),
            UnitGroup("UBND cấp huyện", _rows(DISTRICTS)),
            UnitGroup("UBND cấp xã", _rows(COMMUNES)),
        ),
        "shortcomings": _shortcomings(),
        "recommendations": (
            Recommendations(
                "Đối với UBND tỉnh",
                ("Chỉ đạo nâng cấp phần mềm một cửa điện tử dùng chung, bảo đảm liên thông ba cấp.",),
            ),
            Recommendations(
                "Đối với UBND các huyện, thị xã, thành phố",
                (
                    "Chỉ đạo UBND cấp xã niêm yết đầy đủ, kịp thời thủ tục hành chính; bố trí bảng tên từng bộ phận.",
                    "Tăng cường tự kiểm tra, gắn kết quả cải cách hành chính với đánh giá, xếp loại cuối năm.",
                ),
            ),
        ),
        "photos": photos,
        "closing": "Trên đây là Báo cáo kết quả kiểm tra công tác cải cách hành chính năm 2018, Sở Nội vụ kính báo "
        "cáo UBND tỉnh xem xét, chỉ đạo",
        "recipients": (
            "Như trên",
            "Giám đốc, các Phó Giám đốc Sở",
            "Các cơ quan, đơn vị được kiểm tra",
            "Lưu: VT, CCHC",
        ),
        "signature": Signature(("Giám đốc",), "Nguyễn Văn Minh Họa"),
        "illustrative": True,
    } | changes
    return RoundReport(**fields)
