"""The components follow each other down the paper (Decree 30/2020, annex I, part IV: the layout)."""

from collections.abc import Iterator

from .fault import Fault


def check_order(paper) -> Iterator[Fault]:
    """The first component that stands above the one it should follow."""
    before = None
    for name, place in _places(paper):
        if before and place < before[1]:
            yield Fault(place[0], "thứ tự", f"{name} đứng trước {before[0]}", "ngược lại")
            return
        before = (name, place)


def _places(paper) -> Iterator[tuple[str, tuple[int, float]]]:
    head = paper.letterhead
    body = next((p for p in paper.body if not p.is_note and not p.is_heading), None)
    for name, line in (
        ("Quốc hiệu", head.nation),
        ("Tiêu ngữ", head.motto),
        ("địa danh và thời gian", head.date),
        ("dấu khẩn", head.stamp),
        ("tên loại", paper.name),
        ("trích yếu", paper.about and paper.about[0]),
        ("Kính gửi", paper.addressees and paper.addressees[0]),
        ("Căn cứ", paper.bases and paper.bases[0].lines[0]),
        ("nội dung", body and body.lines[0]),
    ):
        if line:
            yield name, (line.page, line.baseline)
    if paper.foot:
        yield "nơi nhận, chữ ký", (paper.foot.page, paper.foot.start)
