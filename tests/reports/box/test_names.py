"""Names in the box are ASCII, lead nowhere else, fit every system and are never the same twice."""

import re

import pytest

from reports.box.collect import KIND_FOLDERS, ROLES
from reports.box.names import LONGEST, Names, plain, suffix_of
from reports.chain import Kind
from reports.models import DocumentFile

from ... import make
from .conftest import Opened, packed

SAFE = re.compile(r"[a-z0-9-]+")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("UBND huyện Quế Võ", "ubnd-huyen-que-vo"),
        ("Đường Đê Đá", "duong-de-da"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\x", "c-windows-x"),
        ("", "khong-ten"),
        ("报告", "khong-ten"),
        ("...", "khong-ten"),
        ("CON", "con-"),
        ("lpt1", "lpt1-"),
    ],
)
def test_a_name_is_readable_and_safe(given, name):
    assert plain(given) == name
    assert SAFE.fullmatch(name)


def test_a_long_name_is_cut():
    assert len(plain("Rất dài " * 100)) <= LONGEST


def test_a_second_file_of_a_name_gets_another():
    names = Names()
    taken = [names.take("a", "b", ".jpg") for _time in range(3)]
    assert taken == ["a/b.jpg", "a/b-2.jpg", "a/b-3.jpg"]
    assert names.take("a", "b-2", ".jpg") == "a/b-2-2.jpg"


@pytest.mark.parametrize(("name", "suffix"), [("a.TXT", ".txt"), ("a./..", ""), ("a", ""), ("a.t/x", "")])
def test_an_unknown_kind_keeps_a_harmless_extension(name, suffix):
    evidence = make.Evidence(name=name, content_type="application/x-unknown")
    assert suffix_of(evidence) == suffix


def test_photos_of_any_name_stand_in_the_folder_of_their_visit(filled):
    names = ["../../ảnh.jpg", "/etc/ảnh.jpg", "Ảnh " * 45, "cùng tên.jpg", "cùng tên.jpg"]
    for name in names:
        photo = make.make_photo(filled.visit, by=filled.minh)
        type(photo).objects.filter(pk=photo.pk).update(name=name[:200], order=7)
    opened = Opened(packed(filled.round, by=filled.officer))
    paths = [path for path in opened.under("minh-chung") if "/007-" in path]
    assert len(paths) == len(names)
    assert all(re.fullmatch(r"minh-chung/[a-z0-9-]+/[a-z0-9-]+\.jpg", path) for path in paths)
    assert all(len(path) < 150 for path in opened.content)


def test_every_kind_of_paper_has_a_folder_and_every_copy_a_name():
    assert set(KIND_FOLDERS) == set(Kind)
    assert set(ROLES) == set(DocumentFile.Role)
    assert len(set(KIND_FOLDERS.values())) == len(Kind)
