"""Codes as people type them, and the QR code that spares them the typing."""

import re

import pytest
import segno

from reports.qr import QUIET_ZONE, draw_qr
from reports.verifying import LETTERS, address_of, asked_at, new_code, read_code

from .conftest import CODE


def test_a_new_code_is_read_as_it_is():
    code = new_code()
    assert re.fullmatch(r"\w{4}-\w{4}-\w{4}", code) and set(code) <= {*LETTERS, "-"}
    assert read_code(code) == code


@pytest.mark.parametrize(
    "typed",
    ["7KQM-X2PD-9RTA", "7kqmx2pd9rta", " 7KQM X2PD 9RTA ", "7KQM – X2PD – 9RTA", "7kqm.x2pd.9rta"],
)
def test_hyphens_spaces_and_small_letters_do_not_matter(typed):
    assert read_code(typed) == CODE


@pytest.mark.parametrize(
    "typed", ["", "7KQM-X2PD-9RT", "7KQM-X2PD-9RTA-2", "7KQM-X2PD-9RT0", "7KQM-X2PĐ-9RTA"]
)
def test_what_can_be_no_code_is_none(typed):
    assert read_code(typed) == ""


@pytest.mark.parametrize("mistaken", "0O1ILU")
def test_letters_that_are_taken_for_others_stand_in_no_code(mistaken):
    assert mistaken not in LETTERS


def modules(drawing):
    """The dark modules of a drawing, as (x, y)."""
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", drawing.path)
    assert "".join(f"M{x} {y}h{n}v1h-{n}z" for x, y, n in runs) == drawing.path
    return {(int(x) + step, int(y)) for x, y, n in runs for step in range(int(n))}


def test_the_qr_code_holds_the_address_of_the_answer(settings):
    settings.SITE_URL = "https://kiemtra.example.vn/"
    address = address_of(CODE)
    assert address == "https://kiemtra.example.vn/xac-thuc/7KQM-X2PD-9RTA/"
    matrix = segno.make_qr("https://kiemtra.example.vn/xac-thuc/7KQM-X2PD-9RTA/", error="m").matrix
    dark = {(x, y) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    drawing = draw_qr(address)
    assert modules(drawing) == {(x + QUIET_ZONE, y + QUIET_ZONE) for x, y in dark}
    assert drawing.size == len(matrix) + 2 * QUIET_ZONE


def test_the_printed_address_names_host_and_page(settings):
    settings.SITE_URL = "https://kiemtra.example.vn"
    assert asked_at() == "kiemtra.example.vn/xac-thuc/"
