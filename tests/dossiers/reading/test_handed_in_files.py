"""Exports are read from uploads in memory and on the disk, as a web server hands them over."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from tests.dossiers import products

from .read import read

MAKERS = {
    "hs.xlsx": lambda rows: products.xlsx(("HS", rows)),
    "hs.xls": products.xls,
    "hs.ods": products.ods,
    "hs.csv": products.text,
}


def in_memory(name, content):
    return SimpleUploadedFile(name, content)


def on_disk(name, content):
    upload = TemporaryUploadedFile(name, "application/octet-stream", len(content), None)
    upload.write(content)
    upload.flush()
    return upload


@pytest.mark.parametrize("hand_in", [in_memory, on_disk])
@pytest.mark.parametrize("name", MAKERS)
def test_an_upload_is_read_wherever_it_lies(name, hand_in):
    rows = products.legal_register()
    _export, records, _problems = read(hand_in(name, MAKERS[name](rows).getvalue()))
    assert [r.row for r in records] == [8, 9, 10]


@pytest.mark.parametrize("hand_in", [in_memory, on_disk])
def test_the_name_of_a_file_is_not_believed(hand_in):
    content = products.xlsx(("HS", products.egov_product())).getvalue()
    _export, records, _problems = read(hand_in("hs.csv", content))
    assert len(records) == 2
