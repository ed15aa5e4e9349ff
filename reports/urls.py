"""Addresses of the papers."""

from django.urls import path

from .views import boxes, comparing, documents, folder, issuing, verification, wording

app_name = "reports"
urlpatterns = [
    path("xac-thuc/", verification.verify, name="verify"),
    path("xac-thuc/<str:code>/", verification.verify_code, name="verify_code"),
    path("van-ban/", documents.DocumentListView.as_view(), name="list"),
    path("van-ban/dot/<slug:code>/", folder.folder, name="folder"),
    path("van-ban/dot/<slug:code>/ket-luan/", folder.ConclusionView.as_view(), name="conclude"),
    path("van-ban/mo/<slug:kind>/<int:pk>/", documents.open_document, name="open"),
    path("van-ban/don-doc/<int:unit_pk>/", documents.draft_letter, name="letter"),
    path("van-ban/giay-xac-nhan/<int:submission_pk>/", documents.give_receipt, name="receipt"),
    path("van-ban/<int:pk>/", documents.DocumentView.as_view(), name="document"),
    path("van-ban/<int:pk>/sua/", documents.DocumentUpdateView.as_view(), name="edit"),
    path("van-ban/<int:pk>/xem/", documents.preview, name="preview"),
    path("van-ban/<int:pk>/word/", documents.docx, name="docx"),
    path("van-ban/<int:pk>/bang/", documents.tables, name="tables"),
    path("van-ban/<int:pk>/anh/<int:photo_pk>/", documents.photo, name="photo"),
    path("van-ban/<int:pk>/muc/<slug:section>/", wording.WordingView.as_view(), name="word"),
    path("van-ban/<int:pk>/muc/<slug:section>/bo-sua/", wording.unword, name="unword"),
    path("van-ban/<int:pk>/submit/", issuing.submit, name="submit"),
    path("van-ban/<int:pk>/return/", issuing.send_back, name="return"),
    path("van-ban/<int:pk>/approve/", issuing.approve, name="approve"),
    path("van-ban/<int:pk>/reopen/", issuing.reopen, name="reopen"),
    path("van-ban/<int:pk>/issue/", issuing.IssueView.as_view(), name="issue"),
    path("van-ban/<int:pk>/issue/tao-lai/", issuing.make_numbered, name="make_numbered"),
    path("van-ban/<int:pk>/ban-ky/", issuing.SignedFileView.as_view(), name="signed_file"),
    path("van-ban/<int:pk>/so-sanh/", comparing.compare, name="compare"),
    path("van-ban/<int:pk>/supersede/", issuing.supersede, name="supersede"),
    path("van-ban/<int:pk>/withdraw/", issuing.withdraw, name="withdraw"),
    path("van-ban/<int:pk>/tao-pdf/", documents.make, name="make"),
    path("van-ban/<int:pk>/tep/<int:turn>/", documents.download, name="download"),
    path("van-ban/<int:pk>/gop-y/", documents.add_remark, name="remark"),
    path("van-ban/<int:pk>/gop-y/<int:remark_pk>/tra-loi/", documents.answer_remark, name="answer"),
    path("van-ban/ho-so/dot/<slug:code>/", boxes.RoundBoxView.as_view(), name="round_box"),
    path("van-ban/ho-so/dot/<slug:code>/dong-goi/", boxes.pack_round, name="round_box_pack"),
    path("van-ban/ho-so/cuoc/<int:pk>/", boxes.VisitBoxView.as_view(), name="visit_box"),
    path("van-ban/ho-so/cuoc/<int:pk>/dong-goi/", boxes.pack_visit, name="visit_box_pack"),
    path("van-ban/ho-so/<int:pk>/tai/", boxes.download, name="box_download"),
]
