"""Every kind of paper, as the shell makes it from the demonstration, keeps to the layout of the Decree."""

from io import StringIO

import pytest
from django.core.management import call_command

from reports.checking import check
from reports.examples import LOOKUPS

pytestmark = pytest.mark.usefixtures("demonstration", "db")


@pytest.mark.parametrize("kind", LOOKUPS, ids=str)
def test_a_paper_has_no_fault(kind, tmp_path):
    paper = tmp_path / f"{kind}.pdf"
    call_command("render_document", kind, LOOKUPS[kind].example(), output=paper, stdout=StringIO())
    assert check(paper) == []
