"""What the paper is and to whom: name of the kind, trích yếu, “V/v”, addressees, legal bases, closing."""

from collections.abc import Iterator

from .fault import Fault, mm, number, quoted
from .page import POINT
from .style import Style, check_centred, check_rule, check_style


def check_subject(paper) -> Iterator[Fault]:
    """Kind and trích yếu, cell 5a, or “V/v” in a letter, cell 5b: annex I, part II, point I, number 5."""
    if paper.letterhead.matter:
        yield from _matter(paper)
    elif paper.name is None:
        yield Fault(1, "tên loại, trích yếu", "không có", "có tên loại văn bản hoặc dòng “V/v …” (công văn)")
    else:
        yield from _kind(paper)
        yield from _about(paper)


def _matter(paper):
    matter, above = paper.letterhead.matter, paper.letterhead.number
    yield from check_style("trích yếu “V/v”", matter, Style((12, 13)))
    for line in matter[:1]:
        yield from check_centred("trích yếu “V/v”", line, above.centre, "ở giữa, dưới số, ký hiệu", 4)
    gap = (matter[0].baseline - above.baseline) / POINT - 1.15 * matter[0].size
    if gap < 5:
        yield Fault(1, "khoảng cách trên trích yếu", f"{number(max(gap, 0))} pt", "là 6 pt")
    if paper.name and paper.name.text.upper() == "CÔNG VĂN":
        yield Fault(1, "tên loại", "ghi “CÔNG VĂN”", "để trống: công văn không ghi tên loại")


def _kind(paper):
    name, middle = paper.name, paper.main.areas[paper.name.page].middle
    yield from check_style("tên loại", [name], Style((13, 14), bold=True, capitals=True))
    yield from check_centred("tên loại", name, middle, "ở giữa trang", 2)


def _about(paper):
    about, page = paper.about, paper.main.pages[0]
    if not about:
        if paper.kind not in ("BIÊN BẢN",):
            yield Fault(1, "trích yếu", "không có", "ở giữa, dưới tên loại")
        return
    yield from check_style("trích yếu", about, Style((13, 14), bold=True))
    if about[0].begins("V/v"):
        yield Fault(1, "lời trích yếu", f"ghi {quoted(about[0].text)}", "không có “V/v” dưới tên loại")
    last, longest = about[-1], max(line.width for line in about)
    # The rule is measured against the last line or the longest: the Decree says “the line of text”.
    high = longest / last.width / 2
    yield from check_rule("trích yếu", page, last, 1 / 3, high, "dài từ 1/3 đến 1/2 dòng chữ")


def check_addressees(paper) -> Iterator[Fault]:
    """“Kính gửi”, cell 9a: annex I, part II, point I, number 9; a letter cannot go without."""
    lines = paper.addressees
    if not lines:
        if paper.kind in ("CÔNG VĂN", "TỜ TRÌNH"):
            yield Fault(1, "Kính gửi", "không có", "có “Kính gửi:” và tên nơi nhận")
        return
    yield from check_style("Kính gửi", lines, Style((13, 14)))
    if not lines[0].text.startswith("Kính gửi:"):
        yield Fault(lines[0].page, "lời Kính gửi", f"ghi {quoted(lines[0].text)}", "là “Kính gửi:”")
    if not lines[-1].text.endswith("."):
        yield Fault(lines[-1].page, "dấu cuối Kính gửi", quoted(lines[-1].text), "là dấu chấm")
    wrong = next((line for line in _ends_of_items(lines)[:-1] if not line.text.endswith((";", ","))), None)
    if wrong:
        yield Fault(wrong.page, "dấu cuối dòng Kính gửi", quoted(wrong.text), "là dấu chấm phẩy")
    indent = lines[0].left - paper.main.areas[lines[0].page].left
    if indent < 15:
        yield Fault(lines[0].page, "vị trí Kính gửi", f"lùi {mm(indent)}", "lùi vào giữa trang")


def _ends_of_items(lines) -> list:
    """The last line of each addressee that stands behind a hyphen: a long one goes on in the next line."""
    begun = [index for index, line in enumerate(lines) if line.text.startswith("-")]
    return [lines[following - 1] for following in (*begun[1:], len(lines))] if begun else []


def check_bases(paper) -> Iterator[Fault]:
    """“Căn cứ …”: slanted, each on a line of its own: annex I, part II, point I, number 6."""
    bases = paper.bases
    lines = [line for basis in bases for line in basis.lines]
    yield from check_style("Căn cứ", lines, Style((13, 14), italic=True))
    for basis in bases[:-1]:
        if not basis.text.endswith(";"):
            yield Fault(basis.page, "dấu cuối Căn cứ", quoted(basis.text[-40:]), "là dấu chấm phẩy")
    # Before “QUYẾT ĐỊNH:” a comma or semicolon is seen too, but the Decree's forms end with a full stop.
    if bases and not bases[-1].text.endswith("."):
        yield Fault(bases[-1].page, "dấu cuối Căn cứ cuối cùng", quoted(bases[-1].text[-40:]), "là dấu chấm")


def check_closing(paper) -> Iterator[Fault]:
    """The body ends with “./.”, as in the forms of annex III; a receipt has no closing words."""
    body = [paragraph for paragraph in paper.body if not paragraph.is_note]
    if not body or paper.kind == "BIÊN BẢN":
        return
    if not body[-1].text.endswith("./."):
        yield Fault(body[-1].lines[-1].page, "kết thúc nội dung", quoted(body[-1].text[-40:]), "có dấu “./.”")


def check_decision(paper) -> Iterator[Fault]:
    """A decision begins with its bases and is divided into articles: annex III, form 1.2."""
    if paper.kind != "QUYẾT ĐỊNH":
        return
    if not paper.bases:
        yield Fault(1, "Căn cứ", "không có", "có các căn cứ ban hành trước nội dung")
    articles = [paragraph for paragraph in paper.body if paragraph.text.startswith("Điều 1.")]
    if not articles:
        yield Fault(None, "Điều 1.", "không có", "có: quyết định chia thành các điều")
    elif not all(word.bold for word in articles[0].lines[0].words[:2]):
        yield Fault(articles[0].page, "kiểu chữ “Điều 1.”", "không đậm", "là đứng, đậm")
