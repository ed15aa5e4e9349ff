"""A paper that was issued, what of it is kept, and a stranger who asks about it."""

import hashlib
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reports.models import Document, DocumentFile

CODE, LATER_CODE, UNKNOWN = "7KQM-X2PD-9RTA", "B3CD-E4FG-H5JK", "ZZZZ-YYYY-XXXX"
SUBJECT = "Kết quả không ai ngoài được đọc"
CONTENT = {
    "print": b"%PDF-1.7 in thu",
    "to_sign": b"%PDF-1.7 trinh ky",
    "numbered": b"%PDF-1.7 co so",
    "signed": b"%PDF-1.7 da ky",
}


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to("2018-11-20T09:00:00+07:00", tick=False)


def issue(round_, **fields):
    fields = {
        "kind": Document.Kind.ROUND_REPORT,
        "agency": round_.plan.agency,
        "round": round_,
        "subject": SUBJECT,
        "dated": date(2018, 11, 6),
        "state": "issued",
        "number": 5,
        "symbol": "BC-SNV",
        "issued_on": date(2018, 11, 6),
        "signer_name": "Nguyễn Người Ký",
        "verify_code": CODE,
    } | fields
    return Document.objects.create(**fields)


def keep(document, role, content=None):
    document.keep_file(
        content or CONTENT[role], by=None, template_version="abc", pages=1, role=DocumentFile.Role(role)
    )


@pytest.fixture
def issued(inspection_round):
    """Report 05/BC-SNV of 06/11/2018, with a file of every role."""
    document = issue(inspection_round)
    for role in CONTENT:
        keep(document, role)
    return document


@pytest.fixture
def stranger():
    return Client()


@pytest.fixture
def ask(stranger):
    """Send the form with these words, and a file with this content; gives back the response."""

    def ask(client=stranger, *, content=None, **words):
        file = {} if content is None else {"file": SimpleUploadedFile("van-ban.pdf", content)}
        return client.post(reverse("reports:verify"), words | file)

    return ask


@pytest.fixture
def scan(stranger):
    """Open the address in the QR code."""
    return lambda code=CODE, client=stranger, **more: client.get(
        reverse("reports:verify_code", args=[code]), **more
    )


def sha256(content):
    return hashlib.sha256(content).hexdigest()
