"""Every named address of the site, asked for by everybody of the standing cast and by a stranger.

The two tables below are the access rules as they look from outside. A new address without a line in one of
them fails the test; one behind which several kinds of things stand has a line for each.
"""

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from . import make
from .world import signed_in

PEOPLE = ["administrator", "leader", "officer", "minh", "guest", "hoa", "binh", "an", "viewer", "outsider"]

# What stands in an address is looked up in the world (dots go deeper); a word after ' stands for itself.
# address                  what stands in it                  adm lea off min gue hoa bin an  vie out
PAGES = """
core:healthz               -                                  200 200 200 200 200 200 200 200 200 200
core:job                   job.pk                             404 404 200 404 404 404 404 404 404 404
login                      -                                  302 302 302 302 302 302 302 302 302 302
password_change            -                                  200 200 200 200 200 200 200 200 200 200
password_change_done       -                                  200 200 200 200 200 200 200 200 200 200
password_reset             -                                  200 200 200 200 200 200 200 200 200 200
password_reset_done        -                                  200 200 200 200 200 200 200 200 200 200
password_reset_confirm     'a 'b                              200 200 200 200 200 200 200 200 200 200
password_reset_complete    -                                  200 200 200 200 200 200 200 200 200 200
set_language               -                                  302 302 302 302 302 302 302 302 302 302
admin:index                -                                  200 302 302 302 302 302 302 302 302 302

units:list                 -                                  200 200 200 200 200 200 200 200 200 200
units:notices              -                                  200 200 200 200 200 200 200 200 200 200

inspections:checklists     -                                  200 200 200 200 200 200 200 200 200 200
inspections:checklist      checklist.pk                       200 200 200 200 200 200 200 200 200 200
inspections:plan_create    -                                  403 200 200 403 403 403 403 403 403 403
inspections:plan_edit      draft_plan.pk                      403 200 200 404 404 404 404 404 404 404
inspections:plan_decision  draft_plan.pk                      403 200 200 404 404 404 404 404 404 404
inspections:plan_targets   draft_plan.pk                      403 200 200 404 404 404 404 404 404 404
inspections:plan_units     draft_plan.pk                      403 200 200 404 404 404 404 404 404 404
inspections:plan_draw      draft_plan.pk                      403 200 200 404 404 404 404 404 404 404
inspections:draw_override  draft_plan.pk drawn.pk             403 200 200 404 404 404 404 404 404 404
inspections:plan_file      plan_file.pk                       200 200 200 200 200 200 200 200 200 404
inspections:round_create   plan.pk                            403 200 200 403 403 403 403 403 403 404
inspections:round_edit     round.code                         403 200 200 403 403 403 403 403 403 404
inspections:round_asked    round_in_preparation.code 'commune 403 200 200 403 404 404 403 404 404 404
inspections:team_create    round.code                         403 200 200 403 403 403 403 403 403 404
inspections:team_edit      round.code team_a.pk               403 200 200 403 403 403 403 403 403 404
inspections:visit_schedule round.code                         403 200 200 403 403 403 403 403 403 404
inspections:announce       round.code                         403 200 200 403 403 403 403 403 403 404
inspections:visit_unannounced -                               403 200 200 200 403 403 403 403 403 403
inspections:visit_edit     visits.planned.pk                  403 200 200 403 403 404 403 404 404 404
inspections:visit_reinspect visits.concluded.pk               403 302 302 403 403 404 403 404 403 404
inspections:evidence       evidence.pk                        200 200 200 200 200 404 404 404 404 404
inspections:thumbnail      evidence.pk                        200 200 200 200 200 404 404 404 404 404
inspections:self_evidence  self_evidence.pk                   200 200 200 200 200 404 200 404 404 404
inspections:self_thumbnail self_evidence.pk                   200 200 200 200 200 404 200 404 404 404

dossiers:upload            visit.pk                           403 200 200 200 403 404 403 404 404 404
dossiers:preview           uncounted.pk                       200 200 200 200 200 404 404 404 404 404
dossiers:preview           extract.pk                         302 302 302 302 302 404 404 404 404 404
dossiers:problems          extract.pk                         200 200 200 200 200 404 404 404 404 404
dossiers:problems_export   extract.pk                         200 200 200 200 200 404 404 404 404 404
dossiers:dossier           extract.pk late_dossier.pk         200 200 200 200 200 404 404 404 404 404
dossiers:photo             extract.pk dossier_photo.pk        200 200 200 200 200 404 404 404 404 404
dossiers:photo_small       extract.pk dossier_photo.pk        200 200 200 200 200 404 404 404 404 404
dossiers:sample            extract.pk                         200 200 200 200 200 404 404 404 404 404
dossiers:draw              extract.pk                         302 302 302 302 302 404 404 404 404 404
dossiers:redraw            extract.pk                         403 200 200 200 403 404 404 404 404 404
dossiers:sample_sheet      extract.pk                         200 200 200 200 200 404 404 404 404 404
dossiers:sample_pool       extract.pk                         200 200 200 200 200 404 404 404 404 404
dossiers:check             extract.pk sampled.pk              200 200 200 200 200 404 404 404 404 404

findings:list              -                                  200 200 200 200 200 200 200 200 200 200
findings:finding           finding.number                     200 200 200 200 200 404 404 404 404 404
findings:edit              finding.number                     403 403 403 200 403 404 404 404 404 404
findings:demand            finding.number                     403 200 200 200 403 404 404 404 404 404
findings:export            -                                  200 200 200 200 200 200 200 200 200 200
findings:extend            findings.open.number               403 200 200 403 403 404 403 404 403 404
findings:propose           findings.open.number               403 200 200 403 403 404 403 404 403 404
findings:hand_over         findings.orphaned.number           403 200 200 403 403 404 403 404 403 404
findings:recompute         -                                  200 200 200 403 403 403 403 403 403 403
findings:consult           visits.completed.pk                403 403 403 403 403 404 403 404 404 404
findings:conclude          visits.signed.pk                   403 200 200 403 403 404 403 404 404 404
findings:conclude_round    round.code                         403 200 200 403 403 403 403 403 403 404
findings:conclusion_file   conclusion_file.pk                 200 200 200 200 200 404 200 404 200 404
findings:submission        submission.pk                      200 200 200 200 200 404 200 404 200 404
findings:submission_file   submission_file.pk                 200 200 200 200 200 404 200 404 200 404

field:visit                visit.pk                           200 200 200 200 200 404 200 404 404 404
field:section              visit.pk section.pk                200 200 200 200 200 404 404 404 404 404
field:closing              visit.pk                           200 200 200 200 200 404 404 404 404 404
field:sign                 visits.completed.pk                403 200 200 200 403 404 403 404 404 404
field:raise                visit.pk                           403 403 403 200 403 404 403 404 404 404
field:extract              extract.pk                         200 200 200 200 200 404 404 404 404 404
field:extract_compare      extract.pk                         200 200 200 200 200 404 404 404 404 404
field:late_dossiers        extract.pk                         200 200 200 200 200 404 404 404 404 404
field:late_export          extract.pk                         200 200 200 200 200 404 404 404 404 404
field:late_raise           extract.pk                         403 403 403 200 403 404 404 404 404 404
field:late                 visit.pk                           200 200 200 200 200 404 404 404 404 404
field:late_photo           visit.pk late_photo.pk             200 200 200 200 200 404 404 404 404 404
field:device               -                                  200 200 200 200 200 200 200 200 200 200
field:service_worker       -                                  200 200 200 200 200 200 200 200 200 200
field:reinspection         reinspection.pk                    200 200 200 200 200 404 200 404 404 404
field:self_report          visit.pk                           200 200 200 200 200 404 200 404 404 404
field:self_report_ask      other_visit.pk                     403 200 200 404 404 200 404 403 404 404
field:self_section         visit.pk section.pk                200 200 200 200 200 404 200 404 404 404

reports:verify             -                                  200 200 200 200 200 200 200 200 200 200
reports:verify_code        '7KQM-X2PD-9RTA                    200 200 200 200 200 200 200 200 200 200
reports:list               -                                  200 200 200 200 200 200 200 200 200 200
reports:document           document.pk                        200 200 200 404 404 404 404 404 404 404
reports:preview            document.pk                        200 200 200 404 404 404 404 404 404 404
reports:docx               document.pk                        200 200 200 404 404 404 404 404 404 404
reports:tables             document.pk                        200 200 200 404 404 404 404 404 404 404
reports:edit               document.pk                        403 200 200 404 404 404 404 404 404 404
reports:photo              document.pk evidence.pk            200 200 200 404 404 404 404 404 404 404
reports:download           document.pk document_file.turn     200 200 200 404 404 404 404 404 404 404
reports:folder             round.code                         200 200 200 200 200 200 200 200 200 404
reports:conclude           round.code                         403 200 200 403 403 403 403 403 403 404
reports:word               document.pk 'opening               403 200 200 404 404 404 404 404 404 404
reports:issue              papers.approved.pk                 403 200 200 404 404 404 404 404 404 404
reports:compare            correction.pk                      200 200 200 404 404 404 404 404 404 404
reports:compare            papers.issued.pk                   404 404 404 404 404 404 404 404 404 404
reports:signed_file        papers.issued.pk                   403 200 200 404 404 404 404 404 404 404
reports:document           letter.pk                          200 200 200 404 404 404 404 404 404 404
reports:preview            letter.pk                          200 200 200 404 404 404 404 404 404 404
reports:docx               letter.pk                          200 200 200 404 404 404 404 404 404 404
reports:tables             letter.pk                          200 200 200 404 404 404 404 404 404 404
reports:edit               letter.pk                          403 200 200 404 404 404 404 404 404 404
reports:photo              letter.pk evidence.pk              404 404 404 404 404 404 404 404 404 404
reports:download           letter.pk letter_file.turn         200 200 200 404 404 404 404 404 404 404
reports:document           receipt.pk                         200 200 200 404 404 404 200 404 404 404
reports:preview            receipt.pk                         200 200 200 404 404 404 200 404 404 404
reports:docx               receipt.pk                         200 200 200 404 404 404 200 404 404 404
reports:tables             receipt.pk                         200 200 200 404 404 404 200 404 404 404
reports:edit               receipt.pk                         403 403 403 404 404 404 403 404 404 404
reports:photo              receipt.pk evidence.pk             404 404 404 404 404 404 404 404 404 404
reports:download           receipt.pk receipt_file.turn       200 200 200 404 404 404 200 404 404 404
reports:round_box          round.code                         404 200 200 404 404 404 404 404 404 404
reports:round_box          round_in_preparation.code          404 200 200 404 404 404 404 404 404 404
reports:visit_box          visit.pk                           404 200 200 200 404 404 404 404 404 404
reports:visit_box          other_visit.pk                     404 200 200 404 404 200 404 404 404 404
reports:box_download       box.pk                             404 200 200 404 404 404 404 404 404 404
reports:box_download       visit_box.pk                       404 200 200 200 404 404 404 404 404 404

home                       -                                  200 200 200 200 200 200 200 200 200 200
portal:home                -                                  200 200 200 200 200 200 200 200 200 200
portal:sent_requests       -                                  403 200 200 403 403 403 403 403 403 403
portal:sent                submission.pk                      200 200 200 200 200 404 200 404 200 404
portal:consultation        visits.signed.pk                   200 200 200 200 200 404 200 404 404 404
portal:link_make           'conclusion conclusion.pk          403 200 200 403 403 404 403 404 403 404
portal:link                link.pk                            404 200 200 404 404 404 404 404 404 404
portal:open_link           link.token                         302 302 302 302 302 302 302 302 302 302
portal:conclusion          conclusion.pk                      200 200 200 200 200 404 200 404 200 404
portal:submit              conclusion.pk que_vo.pk 'report    403 200 200 403 403 404 200 404 403 404
portal:chase               -                                  403 200 200 403 403 403 403 403 403 403

desk:home                  -                                  200 200 200 200 200 200 200 200 200 200
desk:plans                 -                                  200 200 200 200 200 200 200 200 200 200
desk:plan                  plan.pk                            200 200 200 200 200 200 200 200 200 404
desk:round                 round.code                         200 200 200 200 200 200 200 200 200 404
desk:figures               -                                  200 200 200 200 200 200 403 403 200 200
desk:figures_export        -                                  200 200 200 200 200 200 403 403 200 200
desk:unit                  que_vo.pk                          200 200 200 200 200 200 200 200 200 200
"""

# Acts are only posted. yes: done; no: refused with the reason on the next page; ok: led on without a word;
# a number is the answer itself, of what a script asks for.
# address                     what stands in it                       adm lea off min gue hoa bin an  vie out
ACTS = """
core:job_cancel               job.pk                                  404 404 yes 404 404 404 404 404 404 404
logout                        -                                       ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
units:notices_read            -                                       ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
units:notice_open             notice.pk                               404 404 404 ok  404 404 404 404 404 404

inspections:checklist_publish draft_checklist.pk                      yes 404 404 404 404 404 404 404 404 404
inspections:checklist_copy    checklist.pk                            yes no  no  no  no  no  no  no  no  no
inspections:plan_unit_remove  draft_plan.pk chosen.pk                 no  yes yes 404 404 404 404 404 404 404
inspections:plan_file_remove  plan.pk plan_file.pk                    no  yes yes no  no  no  no  no  no  404
inspections:plan_discard      draft_plan.pk                           no  no  no  404 404 404 404 404 404 404
inspections:round_discard     round_in_preparation.code               no  no  no  no  404 404 no  404 404 404
inspections:plan_approve      draft_plan.pk                           no  yes no  404 404 404 404 404 404 404
inspections:plan_close        plan_without_rounds.pk                  no  no  no  404 404 404 404 404 404 404
inspections:round_open        round_in_preparation.code               no  yes yes no  404 404 no  404 404 404
inspections:round_close       round_without_visits.code               no  yes yes 404 404 404 404 404 404 404
inspections:team_dissolve     round.code spare_team.pk                no  yes yes no  no  no  no  no  no  404
inspections:visit_cancel      visits.planned.pk                       no  yes yes no  no  404 no  404 404 404

dossiers:meanings             uncounted.pk                            no  ok  ok  ok  no  404 404 404 404 404
dossiers:confirm              uncounted.pk                            no  ok  ok  ok  no  404 404 404 404 404
dossiers:discard              uncounted.pk                            no  yes yes yes no  404 404 404 404 404
dossiers:take_back            extract.pk                              no  yes yes yes no  404 404 404 404 404
dossiers:judge                extract.pk                              403 403 403 403 403 404 404 404 404 404
dossiers:accept_ticked        extract.pk                              no  no  no  no  no  404 404 404 404 404
dossiers:accept_all           extract.pk                              no  yes yes yes no  404 404 404 404 404
dossiers:recount              extract.pk                              no  ok  ok  ok  no  404 404 404 404 404
dossiers:photo_add            extract.pk late_dossier.pk              no  yes yes yes no  404 404 404 404 404
dossiers:photo_remove         extract.pk dossier_photo.pk             no  yes yes yes no  404 404 404 404 404

findings:confirm              finding.number                          no  yes no  yes no  404 404 404 404 404
findings:answer_comment       commented.number                        no  yes yes yes no  404 no  404 404 404
findings:withdraw             finding.number                          no  yes no  yes no  404 404 404 404 404
findings:confirm_all          visit.pk                                no  yes no  yes no  404 no  404 404 404
findings:bulk_confirm         -                                       no  no  no  no  no  no  no  no  no  no
findings:bulk_accept          -                                       no  no  no  no  no  no  no  no  no  no
findings:bulk_extend          -                                       no  no  no  no  no  no  no  no  no  no
findings:accept_all           submission.pk                           no  yes yes no  no  404 no  404 no  404
findings:accept               submission.pk item.pk                   403 yes yes 403 403 404 403 404 403 404
findings:return               submission.pk item.pk                   403 yes yes 403 403 404 403 404 403 404
findings:close                findings.accepted.number                no  yes yes no  no  404 no  404 no  404

field:start                   visits.planned.pk                       no  no  no  yes no  404 no  404 404 404
field:complete                visit.pk                                no  yes no  yes no  404 no  404 404 404
field:reopen                  visits.completed.pk                     no  yes no  yes no  404 no  404 404 404
field:sync                    visit.pk                                400 400 400 400 400 404 400 404 404 404
field:sync_photo              visit.pk                                400 400 400 400 400 404 400 404 404 404
field:look                    visit.pk                                400 400 400 400 400 404 400 404 404 404
field:compare                 -                                       400 400 400 400 400 400 400 400 400 400
field:late_raise_ticked       extract.pk                              no  no  no  no  no  404 404 404 404 404
field:late_accept             visit.pk late_answer.pk                 no  yes no  yes no  404 404 404 404 404
field:late_drop               visit.pk late_answer.pk                 no  yes no  yes no  404 404 404 404 404
field:late_accept_all         visit.pk                                no  yes no  yes no  404 404 404 404 404
field:rest_met                visit.pk section.pk                     422 422 422 ok  422 404 404 404 404 404
field:rest_take_back          visit.pk section.pk                     no  no  no  yes no  404 404 404 404 404
field:take_figure             visits.planned.pk                       no  no  no  no  no  404 no  404 404 404
field:settle_keep             visit.pk contested.pk                   no  no  no  yes no  404 no  404 404 404
field:settle_put_back         visit.pk contested.pk                   no  no  no  yes no  404 no  404 404 404
field:evidence_add            visit.pk                                no  no  no  yes no  404 no  404 404 404
field:evidence_caption        evidence.pk                             no  no  no  yes no  404 no  404 404 404
field:evidence_up             evidence.pk                             no  no  no  ok  no  404 no  404 404 404
field:evidence_down           evidence.pk                             no  no  no  ok  no  404 no  404 404 404
field:evidence_remove         evidence.pk                             no  no  no  yes no  404 no  404 404 404
field:self_sync               visit.pk                                400 400 400 400 400 404 400 404 404 404
field:self_report_send        visits.planned.pk                       no  no  no  no  no  404 yes 404 404 404
field:self_report_return      visit.pk                                no  yes yes yes no  404 no  404 404 404
field:self_report_take        visit.pk                                no  no  no  no  no  404 no  404 404 404
field:self_settle_keep        visits.planned.pk self_contested.pk     no  no  no  no  no  404 yes 404 404 404
field:self_settle_put_back    visits.planned.pk self_contested.pk     no  no  no  no  no  404 yes 404 404 404
field:self_evidence_caption   open_self_evidence.pk                   no  no  no  no  no  404 yes 404 404 404
field:self_evidence_remove    open_self_evidence.pk                   no  no  no  no  no  404 yes 404 404 404

portal:link_revoke            link.pk                                 404 yes yes 404 404 404 404 404 404 404
portal:link_renew             link.pk                                 404 yes yes 404 404 404 404 404 404 404

reports:open                  'round-report round_without_visits.pk   no  ok  ok  404 404 404 404 404 404 404
reports:make                  document.pk                             no  ok  ok  404 404 404 404 404 404 404
reports:remark                document.pk                             no  ok  no  404 404 404 404 404 404 404
reports:answer                document.pk remark.pk                   no  ok  ok  404 404 404 404 404 404 404
reports:unword                document.pk 'opening                    no  yes yes 404 404 404 404 404 404 404
reports:submit                document.pk                             no  yes yes 404 404 404 404 404 404 404
reports:return                papers.in_review.pk                     no  yes no  404 404 404 404 404 404 404
reports:approve               papers.in_review.pk                     no  ok  no  404 404 404 404 404 404 404
reports:reopen                papers.approved.pk                      no  yes no  404 404 404 404 404 404 404
reports:make_numbered         papers.issued.pk                        no  ok  ok  404 404 404 404 404 404 404
reports:supersede             papers.issued.pk                        no  ok  ok  404 404 404 404 404 404 404
reports:withdraw              papers.issued.pk                        no  yes no  404 404 404 404 404 404 404
reports:submit                receipt.pk                              no  no  no  404 404 404 no  404 404 404
reports:letter                que_vo.pk                               no  ok  ok  no  no  no  no  no  no  no
reports:make                  letter.pk                               no  ok  ok  404 404 404 404 404 404 404
reports:remark                letter.pk                               no  no  no  404 404 404 404 404 404 404
reports:answer                letter.pk remark.pk                     404 404 404 404 404 404 404 404 404 404
reports:receipt               submission.pk                           no  ok  ok  no  no  404 ok  404 no  404
reports:make                  receipt.pk                              no  ok  ok  404 404 404 ok  404 404 404
reports:remark                receipt.pk                              no  no  no  404 404 404 no  404 404 404
reports:answer                receipt.pk remark.pk                    404 404 404 404 404 404 404 404 404 404
reports:round_box_pack        round.code                              404 ok  ok  404 404 404 404 404 404 404
reports:round_box_pack        round_in_preparation.code               404 no  no  404 404 404 404 404 404 404
reports:visit_box_pack        visit.pk                                404 ok  ok  ok  404 404 404 404 404 404
reports:visit_box_pack        visits.planned.pk                       404 no  no  no  404 404 404 404 404 404

portal:resend                 digest.pk                               404 yes yes 404 404 404 404 404 404 404
"""

# What a stranger may open without being sent to sign in; everything else asks for a name first.
OPEN_TO_STRANGERS = {
    "core:healthz": 200,
    "login": 200,
    "password_reset": 200,
    "password_reset_done": 200,
    "password_reset_confirm": 200,
    "password_reset_complete": 200,
    "set_language": 302,
    "field:service_worker": 200,
    "portal:open_link": 302,
    "reports:verify": 200,
    "reports:verify_code": 200,
}


def rows(table):
    """(name, what stands in the address, {person: outcome}) of each line."""
    for line in filter(None, table.splitlines()):
        name, *what = line.split()
        outcomes = what[-len(PEOPLE) :]
        yield (
            name,
            [word for word in what[: -len(PEOPLE)] if word != "-"],
            dict(zip(PEOPLE, outcomes, strict=True)),
        )


def named_addresses(resolver=None, prefix=""):
    """Every name that can be reversed; of the administration only its first page."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name}"
        elif entry.namespace == "admin":
            yield "admin:index"
        else:
            yield from named_addresses(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)


def do(client, url):
    """Post an act with words and a file that suit all of them, see what came of it, and take it back."""
    client.cookies.pop("messages", None)
    words = {
        "note": "Vì cần làm rõ",
        "section": "results",
        "text": "Nói rõ",
        "answer": "Đoàn đã xem xét",
        "file": make.make_image(),
    }
    with transaction.atomic():
        response = client.post(url, words)
        transaction.set_rollback(True)
    if response.status_code != 302:
        return str(response.status_code)
    tags = {message.level_tag for message in get_messages(response.wsgi_request)}
    return "no" if "error" in tags else "yes" if "success" in tags else "ok"


def test_every_address_has_a_line_in_a_table():
    lines = [(name, *what) for table in (PAGES, ACTS) for name, what, _outcomes in rows(table)]
    listed = [name for name, *_what in lines]
    twice = [line for line in lines if lines.count(line) > 1]
    assert set(listed) == set(named_addresses())
    assert not twice, "the same door twice"


@pytest.mark.parametrize("person", PEOPLE)
def test_pages_open_for_whom_they_are_meant(world, person):
    client = signed_in(getattr(world, person))
    seen = {
        (name, *what): str(client.get(world.address(name, *what)).status_code)
        for name, what, _ in rows(PAGES)
    }
    assert seen == {(name, *what): outcomes[person] for name, what, outcomes in rows(PAGES)}


@pytest.mark.parametrize("person", PEOPLE)
def test_acts_are_done_by_whom_they_are_meant_for(world, person, monkeypatch):
    monkeypatch.setattr("core.jobs._run", lambda *args: None)
    client = signed_in(getattr(world, person))
    acts = [line for line in rows(ACTS) if line[0] != "logout"]
    seen = {(name, *what): do(client, world.address(name, *what)) for name, what, _ in acts}
    assert seen == {(name, *what): outcomes[person] for name, what, outcomes in acts}
    assert do(client, reverse("logout")) == "ok"


def test_no_act_is_done_by_following_a_link(world):
    client = signed_in(world.leader)
    seen = {(name, *what): client.get(world.address(name, *what)).status_code for name, what, _ in rows(ACTS)}
    assert set(seen.values()) == {405}, seen


def test_a_stranger_is_sent_to_sign_in(world):
    for table in (PAGES, ACTS):
        for name, what, _outcomes in rows(table):
            url = world.address(name, *what)
            for response in (Client().get(url), Client().post(url)):
                if name in OPEN_TO_STRANGERS:
                    assert response.status_code in {OPEN_TO_STRANGERS[name], 302, 405}, name
                elif name == "admin:index":
                    assert "/dang-nhap/" in response["Location"] or "/login/" in response["Location"]
                else:
                    assert response["Location"].startswith("/dang-nhap/"), name
