"""Checks the layout of an official paper by measuring its PDF (Decree 30/2020/NĐ-CP, annex I).

Knows nothing of how the paper was made: a file from a word processor is measured in the same way.
"""

from . import annexes, body, foot, letterhead, naming, order, sheet, stamp
from .fault import Fault
from .paper import RECEIPT, find_paper
from .reading import Unreadable, read

__all__ = ["Fault", "Unreadable", "check"]

OF_PAGES = (sheet.check_size, sheet.check_margins, sheet.check_fonts)
OF_PAPER = (
    sheet.check_direction,
    sheet.check_bottom,
    sheet.check_page_numbers,
    letterhead.check_nation,
    letterhead.check_issuer,
    letterhead.check_number,
    letterhead.check_date,
    stamp.check_stamp,
    naming.check_subject,
    naming.check_addressees,
    naming.check_bases,
    naming.check_decision,
    body.check_body,
    annexes.check_annexes,
    order.check_order,
)

# A receipt made by the system is signed by nobody.
OF_SIGNED_PAPER = (naming.check_closing, foot.check_recipients, foot.check_signatures, foot.check_together)


def check(path) -> list[Fault]:
    """What is wrong in the file at `path`, page by page; Unreadable when it is no PDF."""
    pages = read(path)
    if not any(page.lines for page in pages):
        return [Fault(None, "chữ", "không đọc được (tệp quét?)", "là văn bản có chữ, không phải ảnh chụp")]
    paper = find_paper(pages)
    checks = OF_PAPER if paper.kind == RECEIPT else (*OF_PAPER, *OF_SIGNED_PAPER)
    faults = [fault for check_of in OF_PAGES for fault in check_of(pages)]
    faults += [fault for check_of in checks for fault in check_of(paper)]
    return sorted(faults, key=lambda fault: fault.page or 0)
