"""verify.py says, with nothing but a bare Python, whether a box is as it was packed."""

import ast
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reports.box import packing

from .conftest import packed

SCRIPT = Path(packing.__file__).with_name("verify.py")


@pytest.fixture
def box(filled, tmp_path):
    """The ZIP, as somebody has saved it."""
    return save(packed(filled.round, by=filled.officer), tmp_path)


def save(box, folder):
    saved = folder / "ho-so.zip"
    with box.file.open("rb") as file:
        saved.write_bytes(file.read())
    return saved


@pytest.fixture
def folder(box, tmp_path):
    with zipfile.ZipFile(box) as file:
        file.extractall(tmp_path / "ho so")
    return tmp_path / "ho so"


def verify(script, *arguments):
    """(exit code, what it says) of a Python that knows nothing but its own library."""
    command = [sys.executable, "-I", "-S", str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    return done.returncode, done.stdout.decode() + done.stderr.decode()


def photo_in(folder):
    return next(folder.glob("minh-chung/*/*.jpg"))


def test_an_untouched_folder_is_right(folder):
    code, words = verify(folder / "verify.py")
    assert code == 0
    assert "ĐẠT: đủ" in words and "RIGHT: all" in words


def test_an_untouched_zip_is_right(box):
    assert verify(SCRIPT, box)[0] == 0


def test_one_changed_byte_is_found(folder):
    photo = photo_in(folder)
    content = bytearray(photo.read_bytes())
    content[len(content) // 2] ^= 1
    photo.write_bytes(content)
    code, words = verify(folder / "verify.py")
    assert code == 1
    assert f"BỊ SỬA / CHANGED: {photo.relative_to(folder).as_posix()}" in words
    assert "KHÔNG ĐẠT: 1 lỗi" in words and "NOT RIGHT: 1 fault" in words


def test_bytes_at_the_end_are_found(folder):
    with photo_in(folder).open("ab") as file:
        file.write(b"x")
    assert verify(folder / "verify.py")[0] == 1


def test_a_file_that_is_gone_is_found(folder):
    photo = photo_in(folder)
    photo.unlink()
    code, words = verify(folder / "verify.py")
    assert code == 1
    assert f"THIẾU / MISSING: {photo.relative_to(folder).as_posix()}" in words


def test_a_file_that_was_added_is_found(folder):
    (folder / "van-ban" / "Quyết định.pdf").write_bytes(b"%PDF")
    code, words = verify(folder / "verify.py")
    assert code == 1
    assert "NOT LISTED: van-ban/Quyết định.pdf" in words


def test_what_windows_puts_into_folders_is_no_fault(folder):
    (folder / "Thumbs.db").write_bytes(b"x")
    assert verify(folder / "verify.py")[0] == 0


def test_a_changed_zip_is_found(box):
    content = bytearray(box.read_bytes())
    content[content.index(b"%PDF-1.7 trinh ky") + 9] ^= 1
    box.write_bytes(content)
    code, words = verify(SCRIPT, box)
    assert code == 1
    assert "CHANGED: van-ban/bao-cao-tong-hop/" in words


def test_a_file_put_into_the_zip_is_found(box):
    with zipfile.ZipFile(box, "a") as file:
        file.writestr("../../them.txt", "x")
    code, words = verify(SCRIPT, box)
    assert code == 1
    assert "NOT LISTED: ../../them.txt" in words


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_second_file_of_the_same_name_is_found(box):
    with zipfile.ZipFile(box, "a") as file:
        file.writestr("verify.py", file.read("verify.py"))
    assert verify(SCRIPT, box)[0] == 1


def test_half_a_zip_and_a_folder_without_a_list_are_refused(box, tmp_path):
    box.write_bytes(box.read_bytes()[:1000])
    for target in (box, tmp_path, tmp_path / "khong-co"):
        code, words = verify(SCRIPT, target)
        assert code == 1
        assert "KHÔNG ĐẠT" in words and "Traceback" not in words


@pytest.mark.parametrize("words", ["", "[]", "{}", '{"files": [{}]}', '{"files": [{"path": 1}]}'])
def test_a_spoilt_list_is_refused(folder, words):
    (folder / "manifest.json").write_text(words)
    code, told = verify(folder / "verify.py")
    assert code == 1
    assert "Traceback" not in told


def test_a_list_cannot_lead_out_of_the_folder(folder):
    (folder.parent / "ngoai.txt").write_bytes(b"")
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"].append({"path": "../ngoai.txt", "size": 0, "sha256": "e3b0c442", "what": "x"})
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert "MISSING: ../ngoai.txt" in verify(folder / "verify.py")[1]


def test_what_was_lost_before_is_told_without_blaming_the_box(filled, tmp_path, own_photo):
    own_photo.discard_file()
    code, words = verify(SCRIPT, save(packed(filled.round, by=filled.officer), tmp_path))
    assert code == 0
    assert "Lost before packing: Minh chứng: UBND huyện Quế Võ" in words


def test_it_is_written_for_python_3_8():
    tree = ast.parse(SCRIPT.read_text(), feature_version=(3, 8))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= sys.stdlib_module_names
