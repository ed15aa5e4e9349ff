"""What a column of an export can say, whatever a product calls it."""

from django.db import models
from django.utils.translation import gettext_lazy


class Column(models.TextChoices):
    CODE = "code", gettext_lazy("Code of the dossier")
    PROCEDURE_CODE = "procedure_code", gettext_lazy("Code of the procedure")
    PROCEDURE = "procedure", gettext_lazy("Procedure")
    SECTOR = "sector", gettext_lazy("Sector")
    AGENCY = "agency", gettext_lazy("Body that settles it")
    OFFICE = "office", gettext_lazy("Office that handles it")
    CHANNEL = "channel", gettext_lazy("Channel")
    STATE = "state", gettext_lazy("State")
    RECEIVED = "received", gettext_lazy("Day of reception")
    DUE = "due", gettext_lazy("Day appointed")
    FINISHED = "finished", gettext_lazy("Day finished")
    RETURNED = "returned", gettext_lazy("Day of the return")
    SUPPLEMENT_ASKED = "supplement_asked", gettext_lazy("Supplement asked for")
    SUPPLEMENT_DONE = "supplement_done", gettext_lazy("Supplement handed in")
    SUPPLEMENTS = "supplements", gettext_lazy("Times supplemented")
    STATUTORY_TIME = "statutory_time", gettext_lazy("Time by law")
    TIME_UNIT = "time_unit", gettext_lazy("Unit of that time")
    REGISTER_RETURNED = "register_returned", gettext_lazy("Returned by the paper register")
    NOTE = "note", gettext_lazy("Note")
    # Of persons; dropped while the file is read unless an administrator allowed them (Luật 91/2025/QH15).
    APPLICANT = "applicant", gettext_lazy("Applicant")
    ADDRESS = "address", gettext_lazy("Address")
    PHONE = "phone", gettext_lazy("Telephone")
    SUMMARY = "summary", gettext_lazy("Abstract")
    OFFICER = "officer", gettext_lazy("Officer in charge")
    PERSON = "person", gettext_lazy("Other data of a person")
    # Known and of no use here, such as the running number.
    IGNORED = "ignored", gettext_lazy("Not needed")


PERSONAL = frozenset(
    {Column.APPLICANT, Column.ADDRESS, Column.PHONE, Column.SUMMARY, Column.OFFICER, Column.PERSON}
)
# Kept where an administrator allowed personal data; abstracts, officers, identity papers and such never are.
ALLOWABLE = frozenset({Column.APPLICANT, Column.ADDRESS, Column.PHONE})
# Without these a row cannot be counted; a due date may be replaced by the time by law.
REQUIRED = frozenset({Column.CODE, Column.RECEIVED})


class Count(models.TextChoices):
    """What a column of a summary report can say: numbers of dossiers, no dossiers."""

    GROUP = "group", gettext_lazy("Kind of dossiers")
    CARRIED_OVER = "carried_over", gettext_lazy("Carried over")
    RECEIVED = "received", gettext_lazy("Received in the period")
    TO_SETTLE = "to_settle", gettext_lazy("To settle")
    SETTLED = "settled", gettext_lazy("Settled")
    ON_TIME = "on_time", gettext_lazy("Settled on time")
    LATE = "late", gettext_lazy("Settled late")
    OPEN = "open", gettext_lazy("Not settled")
    RUNNING = "running", gettext_lazy("Open within time")
    OVERDUE = "overdue", gettext_lazy("Open and overdue")
    IGNORED = "ignored", gettext_lazy("Not needed")
