"""Exports as products of one-stop software give them, with their dirt; made up, in memory, for the tests."""

import csv
import io
import zipfile
from datetime import datetime
from xml.sax.saxutils import quoteattr

import xlsxwriter
import xlwt

CODE = "H05.12-260701-{:04}"


def xlsx(*sheets, formats=True) -> io.BytesIO:
    """A book of (name, rows); a cell that is a tuple (formula, value) becomes a formula."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"}) if formats else None
        for name, rows in sheets:
            _fill(book.add_worksheet(name), rows, moment)
    file.seek(0)
    return file


def _fill(page, rows, moment):
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if isinstance(cell, datetime):
                page.write_datetime(number, place, cell, moment)
            elif isinstance(cell, tuple):
                page.write_formula(number, place, cell[0], value=cell[1])
            elif cell != "":
                page.write(number, place, cell)


def text(rows, encoding="utf-8-sig", separator=",") -> io.BytesIO:
    lines = io.StringIO()
    csv.writer(lines, delimiter=separator).writerows(rows)
    return io.BytesIO(lines.getvalue().encode(encoding))


def xls(rows) -> io.BytesIO:
    book, file = xlwt.Workbook(), io.BytesIO()
    page, moment = book.add_sheet("Sheet1"), xlwt.easyxf(num_format_str="dd/mm/yyyy hh:mm:ss")
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell != "":
                page.write(number, place, cell, *([moment] if isinstance(cell, datetime) else []))
    book.save(file)
    file.seek(0)
    return file


_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"), ("manifest", "manifest"))
)


def ods(rows, *, body="", manifest="") -> io.BytesIO:
    """A book by hand; `body` is put in as further rows, `manifest` among the entries of the manifest."""
    table = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/manifest.xml", f"<manifest:manifest {_NAMES}>{manifest}</manifest:manifest>"
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {_NAMES}><office:body><office:spreadsheet>"
            f'<table:table table:name="Hồ sơ">{table}{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    file.seek(0)
    return file


def ods_cell(cell) -> str:
    if cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, datetime):
        kind = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, (int, float)):
        kind = f'office:value-type="float" office:value="{cell}"'
    else:
        kind = f'office:value-type="string" office:string-value={quoteattr(cell)}'
    shown = cell.replace("&", "&amp;").replace("<", "&lt;") if isinstance(cell, str) else cell
    return f"<table:table-cell {kind}><text:p>{shown}</text:p></table:table-cell>"


def legal_register() -> list[list]:
    """Sổ theo dõi hồ sơ as the circular draws it: headings merged over two rows, columns numbered below."""
    return [
        ["ỦY BAN NHÂN DÂN XÃ AN BÌNH", "", "", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỔ THEO DÕI HỒ SƠ"],
        ["Từ ngày 01/07/2026 đến hết ngày 30/09/2026"],
        [],
        ["TT", "Mã hồ sơ", "Tên TTHC", "Số lượng hồ sơ (bộ)", "Tên cá nhân, tổ chức", "Địa chỉ, số điện thoại",
         "Cơ quan chủ trì giải quyết", "Nhận và trả kết quả", "", "", "", "", "Ghi chú"],
        ["", "", "", "", "", "", "", "Nhận hồ sơ", "Hẹn trả kết quả", "Trả kết quả",
         "Phương thức nhận kết quả", "Ký nhận", ""],
        [f"({number})" for number in range(1, 14)],
        [1, CODE.format(1), "Đăng ký khai sinh", 1, "Nguyễn Văn An", "Thôn Đoài, 0912345678",
         "UBND xã An Bình", "01/07/2026 08:15", "03/07/2026", "02/7/26", "Trực tiếp", "An", ""],
        [2, CODE.format(2), "Chứng thực hợp đồng", 1, "Trần Thị Bình", "Thôn Đông", "UBND xã An Bình",
         "02/07/2026\u00a014:30", "06-07-2026", "08/07/2026", "Bưu chính", "Bình", "chờ ý kiến"],
        [3, CODE.format(3), "Cấp phép xây dựng", 1, "Lê Văn Cường", "Thôn Tây", "UBND xã An Bình",
         "03/07/2026 15:30", "17/07/2026", "", "", "", ""],
        ["Tổng cộng: 3 hồ sơ"],
        [],
        ["", "", "", "", "", "", "", "An Bình, ngày 30 tháng 9 năm 2026"],
        ["", "Người lập sổ", "", "", "", "", "", "Thủ trưởng đơn vị"],
    ]  # fmt: skip


def dotnet_product(dossiers: int = 3) -> list[list]:
    """The export whose columns domain.md §4.5 lists: lines above, days as text, the state in the title."""
    rows = [
        ["UBND PHƯỜNG KINH BẮC"],
        ["Sổ theo dõi hồ sơ"],
        ["Từ ngày 01/07/2026 đến ngày 31/07/2026"],
        ["Trạng thái hồ sơ: Đã trả kết quả"],
        [],
        ["STT", "MaHoSo", "TrichYeuHoSo", "SoBoHoSo", "ChuHoSo", "DiaChiChuHoSo", "SoDienThoaiChuHoSo",
         "NgayTiepNhan", "NgayHenTra", "NgayTra", "TenNguoiNhanHoSo", "TenDiaBan"],
    ]  # fmt: skip
    for number in range(1, dossiers + 1):
        rows.append(
            [str(number), CODE.format(number), "Đề nghị cấp giấy phép", "1", "Phạm Thị Dung", "Khu 5", "0987654321",
             "01/07/2026 08:00:12", "08/07/2026 17:00:00", "09/07/2026 09:30:00", "Vũ Văn Em", "Kinh Bắc"]
        )  # fmt: skip
    return rows


EGOV_HEADINGS = [
    "STT", "Số hồ sơ", "Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Đơn vị xử lý", "Phòng đang xử lý",
    "Hình thức nộp", "Chủ hồ sơ", "Địa chỉ", "Số điện thoại", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày yêu cầu bổ sung",
    "Ngày bổ sung", "Số lần bổ sung", "Ngày kết thúc xử lý", "Ngày trả kết quả", "Trạng thái", "Mức độ hài lòng",
]  # fmt: skip


def egov_row(number: int, **cells) -> list:
    """One dossier of the eGov product; `cells` by the folded beginning of a heading, see EGOV_PLACES."""
    row = [
        number, CODE.format(number), "1.012766", "Đăng ký biến động đất đai", "Đất đai", "UBND xã An Bình",
        "Phòng Kinh tế", "Trực tuyến", "Nguyễn Văn An", "Thôn Đoài", "0912345678", datetime(2026, 7, 1, 8, 5),
        datetime(2026, 7, 10, 17), "", "", 0, datetime(2026, 7, 9, 10), "", "Đã xử lý xong", "Hài lòng",
    ]  # fmt: skip
    for name, cell in cells.items():
        row[EGOV_PLACES[name]] = cell
    return row


EGOV_PLACES = {
    "code": 1, "body": 5, "channel": 7, "received": 11, "due": 12, "asked": 13, "done": 14, "times": 15,
    "finished": 16, "returned": 17, "state": 18,
}  # fmt: skip


def egov_product(*dossiers) -> list[list]:
    """A product with Excel's own days, states in words, supplements and a column that nobody knows."""
    title = ["DANH SÁCH HỒ SƠ TIẾP NHẬN VÀ GIẢI QUYẾT"]
    period = ["", "", "Từ ngày", "01/07/2026", "đến ngày", "30/09/2026"]
    return [title, period, EGOV_HEADINGS, *(dossiers or [egov_row(1), egov_row(2)])]


def synchronised(dossiers: int = 3) -> list[list]:
    """Field names of the records that products send to the national portal; states and channels in codes."""
    headings = ["MaHoSo", "MaTTHC", "TenTTHC", "NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy", "KenhThucHien",
                "ThoiGianGiaiQuyet", "DonViTinh", "TrangThaiHoSo", "DuongDanTepTinKetQua"]  # fmt: skip
    return [headings] + [
        [CODE.format(number), "2.000635", "Chứng thực bản sao", "2026-07-01T08:00:00", "", "2026-07-02T09:00:00",
         "2", "10", "ngày", "10", "https://example.vn/kq.pdf"]
        for number in range(1, dossiers + 1)
    ]  # fmt: skip


def summary_report() -> list[list]:
    """Counts only, in the columns of an eGov product's summary (domain.md §4.5)."""
    return [
        ["TỔNG HỢP TÌNH HÌNH GIẢI QUYẾT HỒ SƠ"],
        ["Từ ngày 01/07/2026 đến ngày 30/09/2026"],
        ["Stt", "LoaiHoSo", "TonKyTruoc", "NhanTrongKy", "Tong", "DaGiaiQuyet", "DungHen", "TiLeDungHen", "TreHen",
         "TiLeTreHen", "ChuaGiaiQuyet", "TrongHan", "TiLeTrongHan", "QuaHan", "TiLeQuaHan", "GhiChu"],
        [1, "Đất đai", 5, 20, 25, 20, 15, "75%", 5, "25%", 5, 3, "60%", 2, "40%", ""],
        [2, "Hộ tịch", 0, 40, 40, 40, 40, "100%", 0, "0%", 0, 0, "", 0, "", ""],
        ["", "Tổng cộng", 5, 60, 65, 60, 55, "", 5, "", 5, 3, "", 2, "", ""],
    ]  # fmt: skip
