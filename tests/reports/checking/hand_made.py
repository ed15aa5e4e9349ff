"""A decision and minutes written by hand: shapes of paper that the house does not make from data yet."""

# ruff: noqa: E501 – sentences of a paper are easier to read on one line

from django.conf import settings

PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="{css}"></head><body><main>{body}</main></body></html>"""

LETTERHEAD = """<div class="letterhead">
<div class="row"><div class="left"><p class="parent">{parent}</p><p class="issuer"><span>{issuer}</span></p></div>
<div class="right"><p class="nation">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p class="motto"><span>Độc lập - Tự do - Hạnh phúc</span></p></div></div>
<div class="row"><div class="left">{number}</div><div class="right">{date}</div></div></div>"""

DECISION = """
<h1 class="subject"><span class="kind">QUYẾT ĐỊNH</span> <span class="about">Về việc thành lập Đoàn kiểm tra công tác cải cách hành chính năm 2018</span></h1>
<p style="text-align:center;text-indent:0;margin-top:12pt"><b>GIÁM ĐỐC SỞ NỘI VỤ TỈNH BẮC NINH</b></p>
<p class="basis">Căn cứ Quyết định số 15/2016/QĐ-UBND ngày 25 tháng 3 năm 2016 của UBND tỉnh Bắc Ninh quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Nội vụ;</p>
<p class="basis">Căn cứ Kế hoạch số 08/KH-SNV ngày 05 tháng 02 năm 2018 của Sở Nội vụ;</p>
<p class="basis">Theo đề nghị của Trưởng phòng Cải cách hành chính.</p>
<p style="text-align:center;text-indent:0;margin-top:12pt"><b>QUYẾT ĐỊNH:</b></p>
<p><b>Điều 1.</b> Thành lập Đoàn kiểm tra công tác cải cách hành chính năm 2018 tại các cơ quan, đơn vị, địa phương trên địa bàn tỉnh gồm các ông, bà có tên trong danh sách kèm theo.</p>
<p><b>Điều 2.</b> Đoàn kiểm tra có nhiệm vụ kiểm tra theo Kế hoạch đã được phê duyệt và báo cáo kết quả với Giám đốc Sở; tự giải thể khi hoàn thành nhiệm vụ.</p>
<div class="ending"><p><b>Điều 3.</b> Chánh Văn phòng, Trưởng phòng Cải cách hành chính, Thủ trưởng các cơ quan, đơn vị liên quan và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.</p>
<div class="foot"><div class="recipients"><p class="heading">Nơi nhận:</p><p>- Như Điều 3;</p><p>- UBND tỉnh (để báo cáo);</p><p>- Lưu: VT, CCHC.</p></div>
<div class="signature"><p class="authority">KT. GIÁM ĐỐC</p><p class="authority">PHÓ GIÁM ĐỐC</p><p class="name">Trần Văn Minh Họa</p></div></div></div>
<section class="annex"><h2 class="annex-number">Phụ lục I</h2><h3 class="annex-title">DANH SÁCH THÀNH VIÊN ĐOÀN KIỂM TRA</h3>
<p class="annex-of">(Kèm theo Quyết định số 05/QĐ-SNV ngày 12 tháng 02 năm 2018 của Sở Nội vụ)</p>
<table><thead><tr><th>TT</th><th>Họ và tên</th><th>Chức vụ</th></tr></thead>
<tbody><tr><td>1</td><td>Nguyễn Văn A</td><td>Trưởng đoàn</td></tr><tr><td>2</td><td>Trần Thị B</td><td>Thư ký</td></tr></tbody></table></section>"""

MINUTES = """
<h1 class="subject"><span class="kind">BIÊN BẢN</span> <span class="about">Kiểm tra công tác cải cách hành chính tại UBND huyện Quế Võ</span></h1>
<p style="margin-top:12pt">Hôm nay, hồi 08 giờ 00 phút, ngày 01 tháng 10 năm 2018, tại trụ sở UBND huyện Quế Võ, Đoàn kiểm tra theo Quyết định số 563/QĐ-SNV tiến hành kiểm tra công tác cải cách hành chính.</p>
<h2>I. THÀNH PHẦN</h2>
<p>1. Đại diện Đoàn kiểm tra: ông Nguyễn Văn A, Phó Giám đốc Sở Nội vụ, Trưởng đoàn; bà Trần Thị B, chuyên viên Phòng Cải cách hành chính, Thư ký.</p>
<p>2. Đại diện đơn vị được kiểm tra: ông Lê Văn C, Phó Chủ tịch UBND huyện.</p>
<h2>II. NỘI DUNG</h2>
<p>Đơn vị đã ban hành đầy đủ kế hoạch cải cách hành chính; thủ tục hành chính được niêm yết công khai tại Bộ phận tiếp nhận và trả kết quả.</p>
<div class="ending"><p>Biên bản kết thúc hồi 11 giờ 30 phút cùng ngày, gồm 01 trang, được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản.</p>
<div class="foot">{signers}</div></div>"""

SIGNER = '<div class="signature" style="width:33%"><p class="authority">{title}</p><p class="name">{name}</p></div>'
SIGNERS = [
    ("ĐẠI DIỆN ĐƠN VỊ<br>ĐƯỢC KIỂM TRA", "Lê Văn C"),
    ("THƯ KÝ", "Trần Thị B"),
    ("TRƯỞNG ĐOÀN", "Nguyễn Văn A"),
]

DATED = '<p class="date">Bắc Ninh, ngày 12 tháng 02 năm 2018</p>'


def page(title, letterhead, body):
    css = (settings.BASE_DIR / "static/css/reports/paper.css").as_uri()
    return PAGE.format(title=title, css=css, body=LETTERHEAD.format(**letterhead) + body)


PAPERS = {
    "decision": page(
        "Quyết định",
        {
            "parent": "UBND TỈNH BẮC NINH",
            "issuer": "SỞ NỘI VỤ",
            "number": '<p class="number">Số: 05/QĐ-SNV</p>',
            "date": DATED,
        },
        DECISION,
    ),
    "minutes": page(
        "Biên bản",
        {"parent": "SỞ NỘI VỤ", "issuer": "ĐOÀN KIỂM TRA", "number": "", "date": ""},
        MINUTES.format(signers="".join(SIGNER.format(title=title, name=name) for title, name in SIGNERS)),
    ),
}
