"""Publish the checklists that the product ships; an edition already there is left as it is."""

import csv
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from core.text import clean_text
from inspections.models import ChecklistVersion, Criterion, Section

DATA = Path(__file__).resolve().parents[2] / "data"
ANSWER_PARTS = {"yn3", "number", "ratio", "date", "text"}


def read_rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [{key: clean_text(value) for key, value in row.items()} for row in csv.DictReader(file)]


def answer_fields(answer_type: str) -> dict:
    """The parts, joined by "+" in the data, as fields of a Criterion; CommandError for an unknown part."""
    parts = answer_type.split("+")
    unknown = set(parts) - ANSWER_PARTS
    if unknown or parts.count("number") > 2:
        raise CommandError(f"Unknown answer type: {answer_type}")
    return {
        "asks_verdict": "yn3" in parts,
        "numbers": parts.count("number"),
        "asks_ratio": "ratio" in parts,
        "asks_date": "date" in parts,
        "asks_text": "text" in parts,
    }


class Command(BaseCommand):
    help = "Import the two checklists (30c/NQ-CP of 2011 and 76/NQ-CP of 15/7/2021) as published versions."

    def handle(self, *args, **options):
        items = read_rows("checklist_items.csv")
        for row in read_rows("checklist_versions.csv"):
            if ChecklistVersion.objects.filter(code=row["code"]).exists():
                self.stdout.write(f"{row['code']}: already there")
                continue
            version = import_version(row, items)
            self.stdout.write(f"{row['code']}: {version.criteria.count()} criteria")


@transaction.atomic
def import_version(row: dict[str, str], items: list[dict[str, str]]) -> ChecklistVersion:
    version = ChecklistVersion.objects.create(
        code=row["code"],
        number=row["number"],
        name=row["name"],
        legal_basis=row["legal_basis"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"] or None,
    )
    generation = row["generation"]
    asked = [item for item in items if item["gen"] in {"both", generation}]
    titles = {item[f"domain_{generation}"]: item["domain"] for item in asked}
    sections = {
        title: version.sections.create(domain=domain, title=title, order=order)
        for order, (title, domain) in enumerate(titles.items(), start=1)
    }
    Criterion.objects.bulk_create(
        make_criterion(sections[item[f"domain_{generation}"]], item, order)
        for order, item in enumerate(asked, start=1)
    )
    version.publish(by=None)
    return version


def make_criterion(section: Section, item: dict[str, str], order: int) -> Criterion:
    return Criterion(
        section=section,
        order=order,
        code=item["code"],
        text=item["text_vi"],
        guidance=item["guidance_vi"],
        evidence=item["evidence_vi"],
        for_department=item["level_so"] == "1",
        for_district=item["level_huyen"] == "1",
        for_commune=item["level_xa"] == "1",
        core_for_commune=item["core_xa"] == "1",
        number_1_label=item["number_1_vi"],
        number_2_label=item["number_2_vi"],
        ratio_may_exceed=item["may_exceed_100"] == "1",
        figure=item["figure"],
        **answer_fields(item["answer_type"]),
    )
