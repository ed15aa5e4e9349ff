"""What units of the demonstration reported about themselves before their visits."""

from django.core.files.uploadedfile import SimpleUploadedFile

from inspections.answering import Entry, save_answers
from inspections.models import Criterion, SelfAnswer, SelfEvidence, SelfReport, Visit

from .answers import Answers
from .clock import Clock, backdate, moment
from .scenes import draw_scene
from .schedule import Cast


def report_itself(visit: Visit, row: dict, answers: Answers, cast: Cast, clock: Clock) -> None:
    """Ask the unit of `visit`; where the row says so its officer answers everything and sends it."""
    report = SelfReport.ask(visit, by=cast[row["by"]])
    asked = moment(clock.day(row["asked"]), 9)
    backdate(report, asked)
    if row["sent"]:
        _fill_in(report, row, answers, cast, clock)
        report.send(by=cast[row["sent_by"]])
        sent = moment(clock.day(row["sent"]), 15)
        backdate(report, sent)
        SelfReport.objects.filter(pk=report.pk).update(sent_at=sent)
    # The verb takes no day that has passed, and the visit was marked after it was scheduled.
    SelfReport.objects.filter(pk=report.pk).update(
        asked_at=asked, due_on=clock.day(row["due"]), illustrative=True
    )


def _fill_in(report: SelfReport, row: dict, answers: Answers, cast: Cast, clock: Clock) -> None:
    """Everything as usual: what the inspectors find otherwise later, the unit does not tell."""
    officer, at = cast[row["sent_by"]], moment(clock.day(row["sent"]), 14)
    asked = list(report.asked())
    versions = dict(report.answers.values_list("criterion", "version"))
    entries = [
        Entry(
            criterion.pk,
            versions.get(criterion.pk, 0),
            answers.told(report.visit, row["visit"], criterion),
            entered_at=dict.fromkeys(SelfAnswer.FIELDS, at),
        )
        for criterion in asked
    ]
    save_answers(report, entries, by=officer)
    report.mark_seen(asked)
    report.answers.update(changed_at=at)
    _keep_picture(report, row, officer, at)


def _keep_picture(report, row, officer, at):
    SelfEvidence.keep(
        SimpleUploadedFile(f"{row['visit']}.jpg", draw_scene(row["scene"]), "image/jpeg"),
        by=officer,
        report=report,
        criterion=Criterion.objects.get(section__version=report.visit.round.checklist, code=row["code"]),
        caption=row["caption"],
        order=1,
        illustrative=True,
        uploaded_at=at,
    )
