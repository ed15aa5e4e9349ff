"""The styles of the Word template by the names that people see in Word; an office may change their looks."""

from django.utils.translation import gettext as _

from core.errors import DomainError

SECTION, HEADING = "Heading 2", "Heading 3"
SMALL_HEADING = "VB Mục nhỏ"
PARAGRAPH = "Normal"
REMARK = "VB Ghi chú"
CAPTION = "VB Tên bảng"
FIGURE_CAPTION = "VB Tên hình"
PHOTO, PHOTO_CAPTION = "VB Ảnh", "VB Tên ảnh"
CELL, CELL_MID, CELL_RIGHT, HEAD = "VB Ô", "VB Ô giữa", "VB Ô phải", "VB Đầu bảng"
CHART = "VB Biểu đồ"
GAP = "VB Khoảng cách"
ANNEX_NUMBER, ANNEX_TITLE, ANNEX_OF = "VB Phụ lục", "VB Tên phụ lục", "VB Kèm theo"
ISSUER_LINE = "VB Kẻ dưới cơ quan"
SIGNER = "VB Chức vụ"
STAMP = "VB Độ khẩn"
CONTENT = "VB Nội dung"
CLOSING = "VB Kết thúc"
QR, VERIFICATION = "VB Mã QR", "VB Xác thực"
TABLE, BARE_TABLE = "VB Bảng", "VB Bảng không kẻ"


class Styles:
    """What Word calls each style inside the file: it writes those ids anew whenever it saves a template."""

    def __init__(self, document):
        self._ids = {style.name: style.style_id for style in document.styles}

    def __getitem__(self, name: str) -> str:
        if name not in self._ids:
            raise DomainError(_("The Word template has no style “%s”.") % name)
        return self._ids[name]
