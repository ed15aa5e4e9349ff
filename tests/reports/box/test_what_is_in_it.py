"""What the box of a round holds, what that of one visit holds, and what the manifest says of it."""

import hashlib
import json

import pytest

from core.software import version
from reports.models import Document, DocumentFile

from .conftest import Opened, packed


def test_the_round_is_there_with_all_its_files(opened):
    folders = {path.rpartition("/")[0] for path in opened.content}
    assert {name.split("/")[0] for name in folders if name} == {
        "van-ban",
        "minh-chung",
        "tu-kiem-tra",
        "ban-quet",
        "du-lieu",
    }
    assert {"van-ban/bao-cao-tong-hop", "van-ban/bien-ban", "van-ban/giay-xac-nhan"} <= folders
    assert {"ban-quet/ke-hoach", "ban-quet/ket-luan"} <= folders
    assert len(opened.under("minh-chung")) == len(opened.under("van-ban/bien-ban")) == 2
    assert len(opened.under("tu-kiem-tra")) == len(opened.under("ban-quet/khac-phuc")) == 1


def test_a_folder_tells_unit_and_day(opened, filled):
    (path,) = [path for path in opened.under("minh-chung") if "que-vo" in path]
    assert path == (
        f"minh-chung/2018-05-15-ubnd-huyen-que-vo-c{filled.visit.pk}/"
        f"{filled.photo.order:03}-{filled.photo.criterion.code.lower()}-bo-phan-mot-cua.jpg"
    )
    assert opened.content[path] == filled.photo.file.read()


def test_kept_files_have_the_hash_with_which_they_were_kept(opened):
    recorded = set(DocumentFile.objects.values_list("sha256", flat=True))
    in_box = {opened.entries[path]["sha256"] for path in opened.under("van-ban")}
    assert in_box == recorded
    assert not any("altered" in entry for entry in opened.entries.values())


def test_the_manifest_lists_every_file_but_itself(opened):
    assert set(opened.entries) == set(opened.content) - {"manifest.json"}
    for path, entry in opened.entries.items():
        content = opened.content[path]
        assert (entry["size"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
        assert entry["what"]


def test_the_manifest_says_what_was_packed_by_whom_and_with_what(opened, filled):
    head = {name: value for name, value in opened.manifest.items() if name != "files"}
    assert head["round"] == {"code": "DOT-2018", "name": "Đợt kiểm tra năm 2018"}
    assert head["made_by"] == "Lê Chuyên Viên"
    assert head["made_at"].endswith("+07:00")
    assert head["software"] == {"name": "reform-inspect", "version": version()}
    assert "round-report" in head["template_versions"]
    assert head["lost"] == []
    (path,) = opened.under("van-ban/bao-cao-tong-hop")
    assert "ban-trinh-ky" in path
    assert opened.entries[path]["template_version"] == filled.report_file.template_version


def test_a_visit_has_only_what_its_team_reads(filled):
    opened = Opened(packed(filled.visit, by=filled.officer))
    assert len(opened.under("minh-chung")) == len(opened.under("van-ban")) == 1
    assert opened.under("van-ban") == opened.under("van-ban/bien-ban")
    assert len(opened.under("ban-quet/khac-phuc")) == 1
    assert "yen-phong" not in "".join(opened.content)
    assert "Yên Phong" not in b"".join(opened.content.values()).decode(errors="replace")
    assert opened.manifest["visit"]["body"] == "UBND huyện Quế Võ"


@pytest.mark.parametrize(
    ("state", "issued_on", "is_there"), [("draft", None, 0), ("issued", "2018-06-01", 1)]
)
def test_a_visit_has_its_conclusion_once_that_is_issued(filled, state, issued_on, is_there):
    agency, day = filled.round.plan.agency, filled.visit.date
    words = {"subject": "Kết luận", "dated": day, "state": state, "issued_on": issued_on}
    conclusion = Document.objects.create(kind="conclusion", agency=agency, round=filled.round, **words)
    conclusion.visits.set([filled.visit, filled.other_visit])
    conclusion.keep_file(b"%PDF-1.7", by=filled.officer, template_version="abc", pages=1)
    opened = Opened(packed(filled.visit, by=filled.officer))
    assert len(opened.under("van-ban/ket-luan")) == is_there
    assert len(Opened(packed(filled.round, by=filled.officer)).under("van-ban/ket-luan")) == 1


def test_what_a_unit_has_not_sent_stays_its_own(filled):
    type(filled.visit.self_report).objects.update(state="asked")
    assert not Opened(packed(filled.round, by=filled.officer)).under("tu-kiem-tra")


def test_a_lost_file_is_named_and_the_rest_is_packed(filled, own_photo):
    own_photo.discard_file()
    box = packed(filled.round, by=filled.officer)
    opened = Opened(box)
    (lost,) = opened.manifest["lost"]
    assert (lost["sha256"], lost["name"]) == (own_photo.sha256, own_photo.name)
    assert "Bộ phận Một cửa" in lost["what"]
    assert lost["path"] not in opened.content
    assert box.lost == 1 and box.files == len(opened.entries)


def test_a_file_that_was_changed_on_the_disk_is_named(filled, own_photo):
    with open(own_photo.file.path, "ab") as file:
        file.write(b"!")
    box = packed(filled.round, by=filled.officer)
    (entry,) = [entry for entry in Opened(box).entries.values() if entry.get("altered")]
    assert entry["recorded_sha256"] == own_photo.sha256 != entry["sha256"]
    assert box.lost == 1


def test_the_list_can_be_read_by_people(opened):
    assert "UBND huyện Quế Võ" in opened.content["manifest.json"].decode()
    assert json.loads(opened.content["manifest.json"])["title"] == "Hồ sơ Đợt kiểm tra năm 2018"
