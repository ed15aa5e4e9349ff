"""Conclusions get their round and visits by rows; each remediation report becomes a paper with one item."""

from django.db import migrations
from django.utils import timezone

FILE = ["file", "name", "size", "content_type", "sha256", "uploaded_by_id", "uploaded_at"]
DECISION = ["turn", "text", "decision", "decided_by_id", "decided_at", "decision_note"]
LETTER = ["number", "letter_date", "sent_by_id", "sent_at", "on_behalf"]


def of(row, names):
    return {name: getattr(row, name) for name in names}


def forwards(apps, schema_editor):
    model = lambda name: apps.get_model("findings", name)
    for conclusion in model("Conclusion").objects.select_related("visit"):
        conclusion.round_id = conclusion.visit.round_id
        conclusion.save(update_fields=["round"])
        model("ConcludedVisit").objects.create(conclusion=conclusion, visit=conclusion.visit)
    for report in model("RemediationReport").objects.select_related("demand__finding").order_by("pk"):
        sent_on = timezone.localdate(report.sent_at)
        submission = model("Submission").objects.create(
            kind="report",
            conclusion_id=report.demand.finding.conclusion_id,
            unit_id=report.demand.unit_id,
            reported_on=report.letter_date if report.on_behalf else sent_on,
            **of(report, LETTER),
        )
        item = model("SubmissionItem").objects.create(
            submission=submission, demand_id=report.demand_id, **of(report, DECISION)
        )
        for file in report.files.all():
            model("SubmissionFile").objects.create(submission=submission, item=item, **of(file, FILE))


def backwards(apps, schema_editor):
    """A conclusion on several visits has no place in the old table and keeps the first of them."""
    model = lambda name: apps.get_model("findings", name)
    for link in model("ConcludedVisit").objects.order_by("-pk"):
        model("Conclusion").objects.filter(pk=link.conclusion_id).update(visit=link.visit_id)
    items = model("SubmissionItem").objects.filter(submission__kind="report")
    for item in items.select_related("submission").order_by("pk"):
        report = model("RemediationReport").objects.create(
            demand_id=item.demand_id, **of(item, DECISION), **of(item.submission, LETTER)
        )
        for file in item.submission.files.all():
            if file.item_id in {None, item.pk}:
                model("ReportFile").objects.create(report=report, **of(file, FILE))


class Migration(migrations.Migration):
    dependencies = [("findings", "0002_plans_comments_and_moved_deadlines")]

    operations = [migrations.RunPython(forwards, backwards)]
