"""Papers from the shell."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from inspections.models import Plan, Visit
from reports.examples import LOOKUPS
from reports.kinds import KINDS
from tests.standing import standing

from .. import make


@standing
def round_code(inspection_round, team_a, que_vo):
    make.make_visit(team_a, que_vo, state="completed")
    return inspection_round.code


def test_the_kinds_are_listed_with_an_example(round_code, capsys):
    call_command("render_document", "--list")
    listed = dict(line.split(" ", 1) for line in capsys.readouterr().out.splitlines())
    assert set(listed) == {str(kind) for kind in KINDS}
    visit, plan = Visit.objects.get(), Plan.objects.get()
    assert (
        listed
        | {
            "minutes": str(visit.pk),
            "round-report": round_code,
            "yearly-report": str(plan.pk),
            "reminder-letter": "1",
            "receipt": "1",
        }
        == listed
    )


@pytest.mark.parametrize("kind", ["minutes", "conclusion", "yearly-report"])
def test_what_an_inspection_found_is_written_from_its_example(round_code, kind, tmp_path, capsys):
    Visit.objects.update(state="signed", minutes_signed_on=date(2018, 5, 15))
    output = tmp_path / "van-ban.html"
    call_command("render_document", kind, LOOKUPS[kind].example(), output=output, format="html")
    assert "UBND huyện Quế Võ" in output.read_text()


def test_a_conclusion_is_also_written_for_all_visits_of_a_round(round_code, tmp_path):
    Visit.objects.update(state="signed", minutes_signed_on=date(2018, 5, 15))
    output = tmp_path / "ket-luan.html"
    call_command("render_document", "conclusion", round_code, output=output, format="html")
    assert "UBND huyện Quế Võ" in output.read_text()


def test_a_paper_is_written_as_html(round_code, tmp_path):
    output = tmp_path / "bao-cao.html"
    call_command("render_document", "round-report", round_code, output=output, format="html")
    assert "UBND huyện Quế Võ" in output.read_text()


def test_a_paper_is_written_as_pdf(round_code, tmp_path):
    output = tmp_path / "bao-cao.pdf"
    call_command("render_document", "round-report", round_code, output=output)
    assert output.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "words",
    [
        ["round-report"],
        ["no-kind", "DOT-2018"],
        ["round-report", "NO-ROUND"],
        ["reminder-letter", "999"],
        ["reminder-letter", "x"],
        ["minutes", "999"],
        ["conclusion", "999"],
        ["conclusion", "NO-ROUND"],
        ["yearly-report", "x"],
        ["receipt", "999"],
        ["receipt", "-1"],
    ],
)
def test_what_is_missing_is_said(db, tmp_path, words):
    with pytest.raises(CommandError):
        call_command("render_document", *words, output=tmp_path / "x.pdf")
