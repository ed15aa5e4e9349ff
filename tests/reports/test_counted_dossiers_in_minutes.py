"""The minutes tell what was counted from the one-stop file: numbers, both rates, causes, the late list."""

import pytest

from dossiers.models import Judgement, LateCause, Sample
from reports.blocks import BarChart
from reports.kinds import compose, html_of
from reports.models import Document
from reports.papers.dossiers import source as dossier_source
from reports.papers.minutes.builder import build_minutes
from tests.extracts import ROWS
from tests.standing import standing

from .. import make
from .texts import tables, text_of, texts

KIND = Document.Kind.MINUTES


@standing
def held(team_a, que_vo):
    return make.make_visit(team_a, que_vo, state="completed")


@standing
def extract(held, minh):
    """Ten dossiers, of which two were settled late and two are open and overdue."""
    return make.make_extract(held, by=minh)


def built(visit):
    return build_minutes(Document.of(visit, KIND))


def rows(paper, caption=""):
    table = next(table for table in tables(paper.sections) if table.caption == caption)
    return {row.cells[0]: row.cells[1:] for row in table.rows}


def charts(paper):
    results = next(section for section in paper.sections if section.id == "results")
    return {
        block.caption: {bar.label: bar.value for bar in block.bars}
        for block in results.blocks
        if isinstance(block, BarChart)
    }


def decide(extract, code, by, late):
    Judgement.decide(extract, [row.pk for row in late], by=by, cause=LateCause.objects.get(code=code))


def test_without_a_file_nothing_of_it_is_told(held):
    paper = built(held)
    assert "hồ sơ thủ tục hành chính" not in text_of(paper)
    assert paper.annexes == ()


def test_a_file_that_is_not_confirmed_is_not_told(held, minh):
    make.make_extract(held, by=minh, counted=False)
    assert built(held).annexes == ()


def test_the_numbers_stand_under_a_heading_of_their_own_with_file_and_period(held, extract):
    told = texts(built(held), "results")
    assert any(line.endswith("Tình hình giải quyết hồ sơ thủ tục hành chính") for line in told)
    assert any("từ ngày 01/7/2018 đến ngày 30/9/2018" in line and extract.name in line for line in told)
    counted = rows(built(held))
    assert counted["Hồ sơ phải giải quyết trong kỳ"] == ("10",)
    assert counted["Đã giải quyết"] == ("7",)
    assert counted["Đang giải quyết"] == ("3",)
    assert counted["Tổng số hồ sơ trễ hạn (đã và đang giải quyết)"] == ("4",)


def test_both_rates_are_told_each_with_its_name_and_source(held, extract):
    counted, told = rows(built(held)), "\n".join(texts(built(held), "results"))
    assert counted["Tỷ lệ theo Bộ chỉ số 766 (đúng hạn)"] == ("60,0%",)
    assert counted["Tỷ lệ trên hồ sơ đã giải quyết (đúng hạn)"] == ("71,4%",)
    assert "theo Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ" in told
    assert "theo cách tính của báo cáo, bảng theo dõi trên phần mềm một cửa" in told


def test_causes_that_nobody_found_yet_are_told_as_not_determined(held, extract):
    causes = rows(built(held), "Hồ sơ trễ hạn theo nguyên nhân")
    assert causes["Chưa xác định nguyên nhân"] == ("4", "100,0%")
    assert causes["Chậm thực tế"] == ("0", "0,0%")


def test_the_groups_of_causes_add_up_to_all_late(held, extract, minh):
    first, *rest = extract.dossiers.late().worst_first()
    decide(extract, "not-handled", minh, [first])
    decide(extract, "really-late", minh, rest)
    causes = rows(built(held), "Hồ sơ trễ hạn theo nguyên nhân")
    assert causes["Chậm thực tế"][0] == "3" and causes["Chỉ chậm trên phần mềm"][0] == "1"
    assert causes["- Chậm trả kết quả thực tế"][0] == "3"
    assert "Chưa xác định nguyên nhân" not in causes
    assert causes["Tổng số hồ sơ trễ hạn"][0] == "4"


def test_late_dossiers_are_drawn_by_procedure_office_and_week(held, extract):
    drawn = charts(built(held))
    assert drawn["Số hồ sơ trễ hạn theo thủ tục hành chính"] == {
        "Đăng ký biến động đất đai": 3,
        "Đăng ký khai sinh": 1,
    }
    assert drawn["Số hồ sơ trễ hạn theo bộ phận giải quyết"]["Phòng Tư pháp"] == 1
    weeks = drawn["Số hồ sơ trễ hạn theo tuần hẹn trả"]
    assert sum(weeks.values()) == 4 and weeks["09/7/2018 – 15/7/2018"] == 0


def test_the_late_dossiers_are_an_annex_by_code_with_the_cause(held, extract, minh):
    late = list(extract.dossiers.late().worst_first())
    decide(extract, "really-late", minh, late[:1])
    (annex,) = built(held).annexes
    (table,) = tables([annex])
    assert [row.cells[1] for row in table.rows] == [dossier.code for dossier in late]
    assert [row.cells[7] for row in table.rows] == ["Chậm trả kết quả thực tế"] + ["Chưa xác định"] * 3
    assert {row.cells[5] for row in table.rows} >= {"Chưa xong", "10/7/2018"}


def test_of_a_long_list_the_annex_says_how_many_more_there_are(held, extract, monkeypatch):
    monkeypatch.setattr(dossier_source, "LATE_IN_ANNEX", 3)
    (annex,) = built(held).annexes
    assert len(tables([annex])[0].rows) == 3
    assert "và 1 hồ sơ khác, xem tệp danh sách" in annex.blocks[1].text


def test_no_person_is_named(held, extract):
    document = Document.of(held, KIND)
    page = html_of(document, compose(document), for_print=True)
    assert extract.dossiers.first().code not in page  # it was in time
    assert extract.dossiers.late().first().code in page
    for personal in ("Nguyễn Thị Mẫu Đơn", "Thôn Đoài", "0912345678"):
        assert personal not in page


def test_the_file_counted_last_is_told(held, extract, minh):
    make.make_extract(held, by=minh, rows=ROWS[:5])
    assert rows(built(held))["Hồ sơ phải giải quyết trong kỳ"] == ("5",)


@pytest.mark.parametrize("files", [1, 4])
def test_the_number_of_queries_does_not_grow(held, minh, files, django_assert_max_num_queries):
    for _ in range(files):
        make.make_extract(held, by=minh)
    document = Document.objects.with_sources().get(pk=Document.open_for(held, KIND, by=minh).pk)
    with django_assert_max_num_queries(22):
        build_minutes(document)


def test_a_sample_is_told_with_its_draw_its_results_and_its_codes(held, extract, minh):
    sample = Sample.draw_from(extract, by=minh, method=Sample.Method.SIMPLE, size=3)
    drawn = sample.dossiers.first()
    drawn.answers.create(check_name="receipt", verdict="yes")
    paper = built(held)
    told = "\n".join(texts(paper, "results"))
    assert "Kiểm tra hồ sơ chọn mẫu" in told
    assert sample.seed in told
    assert all(drawn.dossier.code in told for drawn in sample.dossiers.select_related("dossier"))
    checks = next(
        table for table in tables(paper.sections) if table.caption.startswith("Kết quả kiểm tra hồ")
    )
    assert checks.rows[0].cells[2:] == ("1", "0", "0")


def test_before_a_sampled_dossier_was_looked_into_nothing_is_found_in_it(held, extract, minh):
    Sample.draw_from(extract, by=minh, method=Sample.Method.SIMPLE, size=3)
    assert "Kết quả kiểm tra hồ sơ chọn mẫu" not in text_of(built(held))


def test_a_summary_report_is_told_as_such(held, minh):
    content = (
        "BÁO CÁO TÌNH HÌNH GIẢI QUYẾT HỒ SƠ;;;;\nTừ ngày 01/07/2018 đến ngày 30/09/2018;;;;\n"
        "Lĩnh vực;Đã giải quyết;Đúng hạn;Trễ hạn;Chưa giải quyết\nHộ tịch;90;88;2;10\n"
    )
    make.make_extract(held, by=minh, content=content.encode("utf-8-sig"))
    paper = built(held)
    told = "\n".join(texts(paper, "results"))
    assert "Số liệu theo báo cáo tổng hợp của phần mềm một cửa" in told
    assert rows(paper)["Trong đó: trước hạn, đúng hạn"] == ("88",)
    assert "Hồ sơ yêu cầu bổ sung quá một lần" not in rows(paper)
    assert paper.annexes == () and charts(paper) == {}
