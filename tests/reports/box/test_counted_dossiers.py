"""The box holds what was counted from one-stop files, and the late list without persons."""

import csv
import io

from dossiers.models import Judgement, LateCause
from tests import make

from .conftest import Opened, packed


def test_the_counts_and_the_late_list_are_packed(filled, minh):
    extract = make.make_extract(filled.visit, by=minh)
    late = extract.dossiers.late().worst_first()
    cause = LateCause.objects.get(code="really-late")
    Judgement.objects.create(dossier=late[0], cause=cause, decided_by=minh)
    make.make_extract(filled.other_visit, by=filled.hoa, counted=False)
    opened = Opened(packed(filled.round, by=filled.officer))
    counts, listed = rows(opened, "ho-so-so-lieu"), rows(opened, "ho-so-tre-han")
    (total,) = [row for row in counts if not row["nhom"]]
    assert (total["phai_giai_quyet"], total["qua_han"], total["dang_qua_han"]) == ("10", "2", "2")
    assert (total["ty_le_766"], total["ty_le_da_giai_quyet"]) == ("60.00", "71.43")
    assert [row["ma_ho_so"] for row in listed] == [dossier.code for dossier in late]
    assert [row["nguyen_nhan"] for row in listed] == [cause.name, "", "", ""]
    assert {row["cuoc"] for row in (*counts, *listed)} == {str(filled.visit.pk)}
    everything = opened.table("ho-so-so-lieu") + opened.table("ho-so-tre-han")
    assert "Mẫu Đơn" not in everything and "0912345678" not in everything


def rows(opened, name):
    return list(csv.DictReader(io.StringIO(opened.table(name), newline="")))
