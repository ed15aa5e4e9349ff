"""Packing a box in the background: files, tables, manifest, kept ZIP, word to the person."""

from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core import jobs, software
from core.formats import paper_day
from inspections.models import Round, Visit
from units.models import Notice, User

from .. import permissions
from ..kinds import KINDS, template_version
from ..models import Box
from .collect import sources
from .data import TABLES, described
from .names import Names, plain
from .scope import Scope
from .write import BoxWriter

HERE = Path(__file__).parent
FORMAT = 1


def start(thing: Round | Visit, *, by) -> jobs.Job:
    """Have the box of a round or a visit packed in the background, or join the packing under way."""
    permissions.can_pack(by, thing).enforce()
    scope = Scope.of(thing)
    label = _("File of %s") % thing
    return jobs.start("box", scope.job_key, label, by, pack, scope.kind, thing.pk, by.pk)


def pack(progress, kind: str, pk: int, maker_pk: int) -> str:
    """The background function: returns the address of the page of the box.

    A job that is killed leaves the box before as it was: the ZIP lies in a file without a name until then.
    """
    scope, maker = Scope.find(kind, pk), User.objects.get(pk=maker_pk)
    with TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as file:
        writer = write_box(file, scope, maker, progress)
        box = Box.keep_made(
            file, scope.thing, by=maker, name=file_name(scope), files=len(writer.entries), lost=writer.faulty
        )
    told = {"file": box.name, "n": box.files}
    Notice.send(maker, _("%(file)s is packed: %(n)d files.") % told, scope.url)
    progress.step(1, 1)
    return scope.url


def write_box(file, scope: Scope, maker, progress) -> BoxWriter:
    """Write the ZIP into `file`; what stands in it is Vietnamese whatever language the person reads."""
    steps = Steps(progress, sum(source.measure()[0] for source in sources(scope)) + len(TABLES) + 1)
    with translation.override("vi"), BoxWriter(file, timezone.now()) as writer:
        _add_guides(writer)
        _add_files(writer, scope, steps)
        _add_tables(writer, scope, steps)
        writer.seal(about(scope, maker, writer.moment))
    steps.take(_("Keeping the file"))
    return writer


def _add_guides(writer):
    writer.add_bytes("DOC-TRUOC.txt", _text("DOC-TRUOC.txt"), "Hướng dẫn đọc hồ sơ")
    writer.add_bytes("verify.py", (HERE / "verify.py").read_bytes(), "Chương trình kiểm tra hồ sơ")


def _add_files(writer, scope, steps):
    names = Names()
    for source in sources(scope):
        for piece in source.pieces(names):
            steps.take(source.label)
            writer.add_piece(piece)


def _add_tables(writer, scope, steps):
    writer.add_table("du-lieu/cot.csv", described(), "Nghĩa của từng cột trong các bảng")
    for table in TABLES:
        steps.take(table.label)
        writer.add_table(f"du-lieu/{table.name}.csv", table.lines(scope), table.title)


def _text(name: str) -> bytes:
    """A text of ours as the editors of Windows expect one."""
    return (HERE / name).read_text(encoding="utf-8").replace("\n", "\r\n").encode("utf-8-sig")


class Steps:
    """How far the packing is, told before each step; a step is one file or one table."""

    def __init__(self, progress, total: int):
        self._progress, self._total, self._taken = progress, total, 0

    def take(self, message) -> None:
        """Raises core.jobs.Cancelled when the person asked to stop."""
        self._progress.step(min(self._taken, self._total), self._total, str(message))
        self._taken += 1


def file_name(scope: Scope) -> str:
    """ "ho-so-bn-2018.zip", or with unit and day of the visit."""
    if scope.visit is None:
        return f"ho-so-{plain(scope.round.code)}.zip"
    return f"ho-so-{plain(scope.round.code)}-{plain(scope.visit.body_name)}-{scope.visit.date:%Y-%m-%d}.zip"


def about(scope: Scope, maker, moment) -> dict:
    """The head of the manifest: what was packed, by whom, when, and with which software."""
    head = {
        "format": FORMAT,
        "title": _title(scope),
        "round": {"code": scope.round.code, "name": scope.round.name},
        "made_by": maker.get_full_name(),
        "made_at": timezone.localtime(moment).isoformat(timespec="seconds"),
        "software": {"name": "reform-inspect", "version": software.version()},
        "template_versions": {kind: template_version(kind) for kind in KINDS},
    }
    if scope.visit:
        visit = scope.visit
        head["visit"] = {"id": visit.pk, "body": visit.body_name, "date": visit.date.isoformat()}
    return head


def _title(scope) -> str:
    if scope.visit is None:
        return f"Hồ sơ {scope.round.name}"
    return f"Hồ sơ cuộc kiểm tra tại {scope.visit.body_name} ngày {paper_day(scope.visit.date)}"
