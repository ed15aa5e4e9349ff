"""The papers: opened about one thing, worded, reviewed, and from then on as Issuing says."""

import hashlib

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.history import HistoricalRecords
from core.models import Versioned
from core.text import clean_text
from core.workflow import Stateful, StatusChange
from findings.models import Demand, Submission
from inspections.models import Plan, Round, Team, Visit
from units.models import Unit

from .. import permissions
from ..chain import ABOUT, ONCE_PER_THING, Kind, about_one_thing
from ..urgency import Urgency
from ..usual import USUAL
from ..visibility import seen_documents
from ..workflow import DOCUMENT_MOVES, DOCUMENT_TONES, ENDED_STATES, OPEN_STATES, DocumentState
from .concluding import Concluding
from .issuing import Issuing
from .kept import DocumentFile, DocumentRemark
from .letters import ReminderLetters
from .receipts import Receipts
from .worded import Worded


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(pk__in=Document._base_manager.filter(seen_documents(user)).values("pk"))

    def live(self):
        """Those that are neither replaced nor withdrawn."""
        return self.exclude(state__in=ENDED_STATES)

    def with_sources(self):
        """Each with all that it is built from by name."""
        return self.select_related(
            "agency__parent",
            "plan__agency__parent",
            "round__plan__agency__parent",
            "round__checklist",
            "team__round__plan__agency__parent",
            "visit__round__plan__agency__parent",
            "unit",
            "submission__unit",
            "submission__sent_by",
            "submission__conclusion__round__plan__agency",
            "opened_by",
        ).prefetch_related("visits")


class Document(ReminderLetters, Receipts, Concluding, Worded, Issuing, Stateful, Versioned):
    """One row is one paper; until it is approved its content is built from the data each time.

    It is about one thing, as chain.ABOUT says of its kind. A conclusion also names its visits, a letter the
    demands it chases.
    """

    Kind = Kind

    kind = models.CharField(gettext_lazy("kind"), max_length=40, choices=Kind.choices)
    agency = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="issued_documents", verbose_name=gettext_lazy("agency")
    )
    plan = models.ForeignKey(
        Plan,
        on_delete=models.PROTECT,
        null=True,
        related_name="documents",
        verbose_name=gettext_lazy("plan"),
    )
    round = models.ForeignKey(
        Round,
        on_delete=models.PROTECT,
        null=True,
        related_name="documents",
        verbose_name=gettext_lazy("round"),
    )
    team = models.ForeignKey(
        Team,
        on_delete=models.PROTECT,
        null=True,
        related_name="documents",
        verbose_name=gettext_lazy("team"),
    )
    visit = models.ForeignKey(
        Visit,
        on_delete=models.PROTECT,
        null=True,
        related_name="documents",
        verbose_name=gettext_lazy("visit"),
    )
    visits = models.ManyToManyField(
        Visit, related_name="told_in", verbose_name=gettext_lazy("visits it concludes")
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        related_name="letters",
        verbose_name=gettext_lazy("unit"),
    )
    demands = models.ManyToManyField(
        Demand, related_name="letters", verbose_name=gettext_lazy("demands it chases")
    )
    submission = models.ForeignKey(
        Submission,
        on_delete=models.PROTECT,
        null=True,
        related_name="documents",
        verbose_name=gettext_lazy("plan or report of a unit"),
    )
    subject = models.CharField(gettext_lazy("subject"), max_length=300)
    dated = models.DateField(
        gettext_lazy("month of the paper"),
        help_text=gettext_lazy("Any day of the month; the day itself stays blank until the paper is issued."),
    )
    answer_by = models.DateField(
        gettext_lazy("to be answered at the latest on"),
        null=True,
        help_text=gettext_lazy("The day by which the unit is asked to carry out and report."),
    )
    urgency = models.CharField(
        gettext_lazy("urgency"),
        max_length=20,
        choices=Urgency.choices,
        blank=True,
        help_text=gettext_lazy("Stamped in red under the number; usually left empty."),
    )
    state = models.CharField(
        gettext_lazy("state"),
        max_length=20,
        choices=DocumentState.choices,
        default=DocumentState.DRAFT,
        editable=False,
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=gettext_lazy("opened by"),
    )
    opened_at = models.DateTimeField(gettext_lazy("opened at"), auto_now_add=True)
    history = HistoricalRecords()

    MOVES = DOCUMENT_MOVES
    TONES = DOCUMENT_TONES
    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("document")
        verbose_name_plural = gettext_lazy("documents")
        ordering = ["-dated", "-pk"]
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=["kind", field],
                    condition=Q(kind__in=ONCE_PER_THING, state__in=states),
                    name=f"one_{name}_document_of_a_kind_per_{field}",
                )
                for field in ("plan", "round", "team", "visit")
                for name, states in (("open", OPEN_STATES), ("issued", [DocumentState.ISSUED]))
            ),
            models.UniqueConstraint(fields=["submission"], name="one_receipt_per_submission"),
            models.CheckConstraint(condition=about_one_thing(), name="document_is_about_one_thing"),
            *Issuing.CONSTRAINTS,
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.about_whom}"

    # Opened

    @classmethod
    def of(cls, thing, kind) -> "Document":
        """The paper of this kind that was opened about `thing`, or an unsaved one with the usual words."""
        stored = cls.objects.live().filter(kind=kind, **{ABOUT[kind]: thing}).order_by("-pk").first()
        return stored or cls.usual_for(thing, kind)

    @classmethod
    def usual_for(cls, thing, kind) -> "Document":
        """An unsaved paper of this kind about `thing` with the usual words."""
        usual = USUAL[kind]
        return cls(
            kind=kind,
            agency=usual.plan(thing).agency,
            subject=usual.subject(thing)[:300],
            dated=usual.dated(thing),
            **{ABOUT[kind]: thing},
        )

    @classmethod
    @transaction.atomic
    def open_for(cls, thing, kind, *, by) -> "Document":
        """Begin the paper about `thing`; a second call gives the same one."""
        permissions.can_open(by, kind, thing).enforce()
        document = cls.of(thing, kind)
        if document.pk:
            return document
        document.opened_by = by
        try:
            with transaction.atomic():
                document.save()
        except IntegrityError:  # somebody else began it at the same moment
            return cls.of(thing, kind)
        return document

    # What it is called

    @property
    def about(self):
        """The thing it is about, which has a page of its own."""
        return getattr(self, ABOUT[self.kind])

    @property
    def about_whom(self) -> str:
        """That thing by its shortest name: a round by its code, a receipt by its own.

        A conclusion on one visit is about the body that was visited.
        """
        if self.kind == Kind.RECEIPT:
            return self.code
        about = self.about
        if self.kind == Kind.CONCLUSION and self.pk:
            visits = self.visits.all()
            about = visits[0] if len(visits) == 1 else about
        return next(
            name for each in ("body_name", "code", "name", "title") if (name := getattr(about, each, ""))
        )

    @property
    def about_url(self) -> str:
        """The page of that thing; a team is found on the page of its round."""
        about = self.about
        return (about.round if isinstance(about, Team) else about).get_absolute_url()

    @property
    def stem(self) -> str:
        """How the names of its files begin."""
        if self.kind == Kind.RECEIPT:
            return f"{self.kind}-{self.code}"
        return f"{self.kind}-{self.round.code if self.round else self.pk}"

    def check_ready(self):
        """Raise DomainError when the paper has nothing to say any more."""
        if self.kind == Kind.REMINDER_LETTER and not self.chased().exists():
            raise DomainError(_("The unit owes nothing of this letter any more."))
        if self.kind == Kind.CONCLUSION and not self.visits.exists():
            raise DomainError(_("Choose the visits that the paper concludes."))

    # Reviewed

    def submit(self, *, by, note=""):
        self.check_ready()
        self.move("submit", by=by, note=note)

    def send_back(self, *, by, note):
        self.move("return", by=by, note=note)

    def remark(self, *, by, section, text) -> "DocumentRemark":
        """Say what should change in one section of the paper."""
        permissions.can_remark(by, self).enforce()
        text = clean_text(text)
        if not text:
            raise DomainError(_("Say what should change."), field="text")
        return self.remarks.create(section=section, text=text, by=by)

    # Made

    def keep_file(
        self, content: bytes, *, by, template_version, pages, role=DocumentFile.Role.PRINT, snapshot=""
    ) -> "DocumentFile":
        """Keep the bytes of a PDF as they are, with their hash; each making is a row of its own."""
        with transaction.atomic():
            turn = type(self).objects.select_for_update().get(pk=self.pk).files.count() + 1
            kept = DocumentFile(
                document=self,
                turn=turn,
                name=f"{self.stem}-{turn}.pdf",
                size=len(content),
                content_type="application/pdf",
                sha256=hashlib.sha256(content).hexdigest(),
                uploaded_by=by,
                template_version=template_version,
                pages=pages,
                role=role,
                snapshot=snapshot,
            )
            kept.file.save(kept.name, ContentFile(content), save=False)
            kept.save()
        return kept

    def file_of(self, role: str) -> "DocumentFile":
        """The newest file of a role; DomainError while there is none."""
        kept = self.files.filter(role=role).order_by("-turn").first()
        if kept is None:
            raise DomainError(_("The file was not made yet."))
        return kept

    @transaction.atomic
    def add_signed(self, upload, *, by) -> "DocumentFile":
        """Keep the signed paper, scanned or signed digitally, beside the issued copy."""
        self.lock()
        permissions.can_register(by, self).enforce()
        if self.state != DocumentState.ISSUED:
            raise DomainError(_("Enter number and date first."), field="file")
        turn = self.files.count() + 1
        return DocumentFile.keep(upload, by=by, document=self, turn=turn, role=DocumentFile.Role.SIGNED)

    @cached_property
    def last_file(self) -> "DocumentFile | None":
        return max(self.files.all(), key=lambda kept: kept.turn, default=None)

    @property
    def job_key(self) -> str:
        return f"document-{self.pk}"


class DocumentChange(StatusChange):
    """One row is one change of state of a paper."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="changes")

    class Meta(StatusChange.Meta):
        verbose_name = gettext_lazy("change of a document")
        verbose_name_plural = gettext_lazy("changes of documents")
