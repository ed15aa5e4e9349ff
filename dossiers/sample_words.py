"""What the minutes tell of a sample, in Vietnamese: how it was drawn, so that neither side can say it was
picked, and how many of its dossiers met each check.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from core.formats import paper_day

from .models import Check, CheckAnswer, Extract, Sample, SampledDossier

METHODS = {
    Sample.Method.SIMPLE: "bốc thăm trong toàn bộ hồ sơ",
    Sample.Method.BY_PROCEDURE: "bốc thăm theo từng thủ tục hành chính, theo tỷ lệ số hồ sơ của mỗi thủ tục",
    Sample.Method.BY_LATENESS: (
        "bốc thăm một nửa trong số hồ sơ trễ hạn và quá hạn, một nửa trong số hồ sơ còn lại"
    ),
}
# The slips by the names that one-stop offices give them.
CHECKS = {
    Check.RECEIPT: "Có Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    Check.CONTROL: "Có Phiếu kiểm soát quá trình giải quyết hồ sơ, ghi đủ các bước",
    Check.PAPERS: "Không yêu cầu thêm giấy tờ ngoài quy định của thủ tục hành chính",
    Check.SUPPLEMENT: "Yêu cầu bổ sung hồ sơ bằng văn bản, không quá một lần",
    Check.TERM: "Hẹn trả kết quả đúng thời hạn quy định của thủ tục hành chính",
    Check.DATES: "Ngày tháng trên hồ sơ giấy khớp với phần mềm",
    Check.APOLOGY: "Hồ sơ quá hạn có Phiếu xin lỗi và hẹn lại ngày trả kết quả",
    Check.RESULT: "Kết quả đã được trả, có ký nhận",
    Check.DIGITISED: "Hồ sơ và kết quả đã được số hóa",
}
_YES, _NO, _NA = CheckAnswer.Verdict.YES, CheckAnswer.Verdict.NO, CheckAnswer.Verdict.NOT_APPLICABLE


@dataclass(frozen=True)
class SampleTold:
    """The standing sample of one extract, as a paper tells it."""

    sentences: tuple[str, ...]
    # (check, met, not met, not applicable)
    rows: tuple[tuple[str, int, int, int], ...]
    # Of the drawn dossiers, in the order drawn.
    codes: tuple[str, ...]


def samples_told(extracts: Iterable[Extract]) -> dict[int, SampleTold]:
    """{pk of the extract: what is told of its standing sample} of those that have one; three queries."""
    extracts = list(extracts)
    draws = defaultdict(list)
    samples = Sample.objects.filter(extract__in=extracts).select_related("drawn_by", "redrawn_by")
    for sample in samples.order_by("drawn_at", "pk"):
        draws[sample.extract_id].append(sample)
    standing = [of[-1].pk for of in draws.values()]
    dossiers, counts = _dossiers(standing), _counts(standing)
    return {
        extract.pk: _told(extract, draws[extract.pk], dossiers, counts)
        for extract in extracts
        if extract.pk in draws
    }


def _dossiers(samples: list[int]) -> dict[int, list[tuple[str, bool]]]:
    """{sample: [(code, whether every check has its answer), …] in the order drawn}."""
    of_sample = defaultdict(list)
    rows = SampledDossier.objects.filter(sample__in=samples).with_progress().order_by("sample", "place")
    for sample, code, answered in rows.values_list("sample", "dossier__code", "answered"):
        of_sample[sample].append((code, answered == len(Check)))
    return of_sample


def _counts(samples: list[int]) -> dict[int, Counter]:
    """{sample: how many dossiers there are by (check, verdict)}."""
    counts = defaultdict(Counter)
    answers = CheckAnswer.objects.filter(sampled__sample__in=samples)
    grouped = answers.values_list("sampled__sample", "check_name", "verdict").annotate(Count("pk"))
    for sample, check, verdict, count in grouped.order_by():
        counts[sample][check, verdict] = count
    return counts


def _told(extract, draws: list[Sample], dossiers: dict, counts: dict) -> SampleTold:
    *earlier, sample = draws
    drawn, of_check = dossiers[sample.pk], counts[sample.pk]
    checked = sum(is_checked for _code, is_checked in drawn)
    again = [_drawn_again(turn, each) for turn, each in enumerate(earlier, start=1)]
    return SampleTold(
        sentences=(
            _chosen(extract, sample),
            _how(sample),
            *(again or ["Mẫu được chọn một lần, không chọn lại."]),
            f"Đoàn kiểm tra đã kiểm tra {_count(checked)} trong số {_count(len(drawn))} hồ sơ được chọn.",
        ),
        rows=tuple(
            (words, of_check[check, _YES], of_check[check, _NO], of_check[check, _NA])
            for check, words in CHECKS.items()
        ),
        codes=tuple(code for code, _is_checked in drawn),
    )


def _chosen(extract, sample: Sample) -> str:
    return (
        f"Chọn mẫu ngẫu nhiên {_count(sample.size)} hồ sơ trong tổng số {_count(sample.population)} hồ sơ "
        f"được tính trong kỳ từ ngày {paper_day(extract.period_start)} "
        f"đến ngày {paper_day(extract.period_end)}, theo phương pháp {METHODS[sample.method]}."
    )


def _how(sample: Sample) -> str:
    return (
        f"Mẫu do phần mềm bốc thăm {_when(sample.drawn_at)}, người thực hiện: {sample.drawn_by.full_name}; "
        f"mã bốc thăm: {sample.seed}. Với mã này và danh sách hồ sơ xếp theo thứ tự của tệp "
        "trích xuất từ phần mềm một cửa, đơn vị được kiểm tra và Đoàn kiểm tra đều có thể bốc thăm lại "
        "và nhận được đúng các hồ sơ đã chọn."
    )


def _drawn_again(turn: int, sample: Sample) -> str:
    """Of a draw that another one took the place of."""
    return (
        f"Mẫu chọn lần {turn} ({_count(sample.size)} hồ sơ, {_when(sample.drawn_at)}, "
        f"mã bốc thăm: {sample.seed}) được chọn lại {_when(sample.redrawn_at)}, "
        f"người thực hiện: {sample.redrawn_by.full_name}; "
        f"lý do: {sample.redraw_reason.rstrip('. ')}."
    )


def _count(number: int) -> str:
    """A count in running text, under ten with a zero before it."""
    return f"{number:02}" if number < 100 else f"{number:,}".replace(",", ".")


def _when(moment) -> str:
    return f"lúc {timezone.localtime(moment):%H giờ %M phút} ngày {paper_day(moment)}"
