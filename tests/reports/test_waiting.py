"""What waits for an officer among the papers."""

from reports.models import Document
from reports.waiting import waiting_for


def test_remarks_to_answer_wait_for_the_officer(inspection_round, officer, leader, minh):
    document = Document.open_for(inspection_round, Document.Kind.ROUND_REPORT, by=officer)
    remark = document.remark(by=leader, section="scope", text="Nêu rõ")
    (line,) = waiting_for(officer)
    assert line.detail == document.subject and line.url.endswith("#remarks")
    assert waiting_for(leader) == [] and waiting_for(minh) == []
    remark.settle(by=officer)
    assert waiting_for(officer) == []
