#!/usr/bin/env python3
"""Kiểm tra hồ sơ: có thiếu, bị sửa hay thừa tệp nào không. Says what is missing, changed or not listed.

    python verify.py              the unpacked folder in which this script lies
    python verify.py HO-SO.zip    the ZIP itself, or another unpacked folder

Needs Python 3.8 or later and nothing else; reads only. Exit code 0: all is there and unchanged; 1: it is not.
"""

import hashlib
import json
import os
import sys
import zipfile
import zlib
from collections import Counter

MANIFEST = "manifest.json"
CHUNK = 1 << 16
# What the shells of Windows and macOS put into every folder that is looked at.
OF_THE_SHELL = {".DS_Store", "Thumbs.db", "desktop.ini"}
# What a damaged file may make the reading fail with: RuntimeError stands for a file under a password, and for
# a way of packing that zipfile does not know.
UNREADABLE = (OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError)

MISSING = "THIẾU / MISSING"
CHANGED = "BỊ SỬA / CHANGED"
NOT_LISTED = "KHÔNG CÓ TRONG DANH MỤC / NOT LISTED"


class Folder:
    """An unpacked box; only what lies in the folder is ever opened, whatever the manifest says."""

    def __init__(self, root):
        self.root = root

    def paths(self):
        for folder, _folders, names in os.walk(self.root):
            for name in names:
                if name not in OF_THE_SHELL:
                    yield os.path.relpath(os.path.join(folder, name), self.root).replace(os.sep, "/")

    def open(self, path):
        return open(os.path.join(self.root, *path.split("/")), "rb")


class Zip:
    """A box that was not unpacked."""

    def __init__(self, file):
        self.zip = zipfile.ZipFile(file)

    def paths(self):
        return [name for name in self.zip.namelist() if not name.endswith("/")]

    def open(self, path):
        return self.zip.open(path)


def fingerprint(source, path, size):
    """(bytes, SHA-256) of a file, read no further than one byte beyond the `size` it should have."""
    digest, read = hashlib.sha256(), 0
    with source.open(path) as file:
        while read <= size:
            chunk = file.read(min(CHUNK, size + 1 - read))
            if not chunk:
                break
            digest.update(chunk)
            read += len(chunk)
    return read, digest.hexdigest()


def is_unchanged(source, path, entry):
    try:
        return fingerprint(source, path, entry["size"]) == (entry["size"], entry["sha256"])
    except UNREADABLE:
        return False


def faults(source, manifest):
    """(what, path) of everything that is not as the manifest says."""
    present = Counter(source.paths())
    listed = {entry["path"]: entry for entry in manifest["files"]}
    for path, entry in listed.items():
        if path not in present:
            yield MISSING, path
        elif present[path] > 1 or not is_unchanged(source, path, entry):
            yield CHANGED, path
    for path in sorted(set(present) - set(listed) - {MANIFEST}):
        yield NOT_LISTED, path


def tell_of_before(manifest):
    """What had happened to kept files before the box was made; the box is whole all the same."""
    for lost in manifest.get("lost", []):
        print(f"Đã mất trước khi đóng gói / Lost before packing: {lost['what']}")
    for entry in manifest["files"]:
        if entry.get("altered"):
            print(f"Đã khác bản ghi trước khi đóng gói / Altered before packing: {entry['path']}")


def opened(target):
    return Folder(target) if os.path.isdir(target) else Zip(target)


def read_manifest(source):
    with source.open(MANIFEST) as file:
        return json.loads(file.read().decode("utf-8"))


def check(target):
    """Print what was found; the number of faults."""
    source = opened(target)
    manifest = read_manifest(source)
    found = list(faults(source, manifest))
    for what, path in found:
        print(f"{what}: {path}")
    tell_of_before(manifest)
    total = len(manifest["files"])
    if found:
        print(f"KHÔNG ĐẠT: {len(found)} lỗi trong hồ sơ {total} tệp.")
        print(f"NOT RIGHT: {len(found)} faults in a box of {total} files.")
    else:
        print(f"ĐẠT: đủ {total} tệp, không tệp nào bị sửa.")
        print(f"RIGHT: all {total} files are there and unchanged.")
    return len(found)


def main(arguments):
    target = arguments[0] if arguments else os.path.dirname(os.path.abspath(__file__))
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return 1 if check(target) else 0
    except (ValueError, KeyError, TypeError, AttributeError) + UNREADABLE as error:
        print(f"KHÔNG ĐẠT: không đọc được hồ sơ hoặc {MANIFEST}.")
        print(f"NOT RIGHT: the box or its {MANIFEST} cannot be read ({error}).")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
