"""A new version shows what it changes in the one that it replaces."""

import re
from dataclasses import replace

from django.urls import reverse

from reports.blocks import Column, Row, RowGroup, Section, Table
from reports.comparing import changed_parts, in_full
from reports.models import DocumentFile
from reports.papers.round_report.layout import arrange
from reports.rewording import fingerprint, reworded, to_text
from reports.snapshots import from_json, to_json
from tests.standing import standing

from .. import make
from .sample import round_report

PAPER = arrange(round_report())


def test_a_paper_beside_itself_as_it_was_kept_has_no_changes():
    assert changed_parts(from_json(to_json(PAPER)), PAPER) == []


def test_a_changed_cell_of_a_table_is_seen():
    shortcomings = round_report().shortcomings
    item = replace(shortcomings[0].items[0], demand="Khắc phục trước ngày 01/12/2018.")
    changed = replace(shortcomings[0], items=(item, *shortcomings[0].items[1:]))
    (part,) = changed_parts(PAPER, arrange(round_report(shortcomings=(changed, *shortcomings[1:]))))
    assert "Khắc phục trước ngày 01/12/2018." in part.now and "Khắc phục trước" not in part.before


def test_a_changed_recipient_is_seen():
    (part,) = changed_parts(PAPER, replace(PAPER, recipients=("Như trên", "Lưu: VT")))
    assert part.id == "" and "Lưu: VT" in part.now


def test_a_section_that_came_or_went_is_seen():
    more = replace(PAPER, sections=(*PAPER.sections, Section("thêm", PAPER.sections[0].blocks, "V. THÊM")))
    assert [(part.id, part.before) for part in changed_parts(PAPER, more)] == [("thêm", "")]
    assert [part.now for part in changed_parts(more, PAPER)] == [""]


@standing
def correction(plan, officer):
    issued = make.make_report(plan, by=officer, state="issued")
    return issued.new_version(by=officer)


def test_the_page_marks_the_words_that_changed(client, officer, correction):
    said = to_text(PAPER.sections[0])
    correction.word("opening", "Lời đính chính.", by=officer, over=fingerprint(said), generated=said)
    client.force_login(officer)
    page = client.get(reverse("reports:compare", args=[correction.pk])).text
    assert "đính chính" in page and "<ins>" in page and "<del>" in page
    assert "Phần mở đầu" in page and "Trích yếu, căn cứ và nơi nhận" not in page


def test_a_first_version_has_nothing_to_be_compared_with(client, officer, plan):
    first = make.make_report(plan, by=officer)
    client.force_login(officer)
    assert client.get(reverse("reports:compare", args=[first.pk])).status_code == 404


def test_what_did_not_change_is_folded_away_but_there(client, officer, correction):
    words = "\n".join(f"Nội dung thứ {number} của báo cáo." for number in range(1, 10))
    said = to_text(PAPER.sections[0])
    correction.word("opening", words, by=officer, over=fingerprint(said), generated=said)
    kept = correction.replaces.file_of(DocumentFile.Role.TO_SIGN)
    paper = reworded(from_json(kept.snapshot), {"opening": words.replace("thứ 5", "số 5")})
    DocumentFile.objects.filter(pk=kept.pk).update(snapshot=to_json(paper))
    client.force_login(officer)
    page = client.get(reverse("reports:compare", args=[correction.pk])).text
    assert page.count("… 3 đoạn không đổi") == 2 or page.count("… 3 paragraphs unchanged") == 2
    shown = re.sub(r"(?s)<details class=.unchanged.>.*?</details>", "", page)
    assert "thứ 4" in shown and "thứ 6" in shown and "thứ 3" not in shown and "thứ 3" in page


def test_a_cell_of_several_lines_is_one_row():
    table = Table((Column("TT"), Column("Tên")), (RowGroup((Row(("1", "một\nhai")),)),))
    assert in_full(Section("x", (table,))).splitlines()[-1] == "1 | một hai"
