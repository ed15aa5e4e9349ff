"""A making that nobody wants any more stops in the middle of a part, and nothing of it is kept."""

import pytest

from core.models import Job
from reports import children, publish
from reports.models import Document

PAGE = '<!doctype html><html lang="vi"><head><title>Thử</title></head><body>{}</body></html>'
LONG = PAGE.format("<p>Thử một đoạn văn bản.</p>" * 20_000)


@pytest.mark.django_db(transaction=True)
def test_a_wish_to_stop_is_heard_while_parts_are_made(inspection_round, team_a, officer, monkeypatch):
    started, messages = [], []
    start, say = children.subprocess.Popen, publish._say_part

    def seen(*given, **named):
        started.append(start(*given, **named))
        return started[-1]

    def ask_to_stop_at_the_second(progress, done, parts):
        say(progress, done, parts)
        messages.append(Job.objects.get().message)
        if started:
            Job.objects.update(cancel_asked=True)

    monkeypatch.setattr(children.subprocess, "Popen", seen)
    monkeypatch.setattr(publish, "_say_part", ask_to_stop_at_the_second)
    monkeypatch.setattr(publish, "printed_parts", lambda *given: [LONG, LONG])
    document = Document.open_for(inspection_round, Document.Kind.ROUND_REPORT, by=officer)
    job = publish.start(document, by=officer)
    assert (job.state, document.files.count()) == ("cancelled", 0)
    assert "1" in messages[0] and "2" in messages[0]
    assert started and all(process.poll() is not None for process in started)
