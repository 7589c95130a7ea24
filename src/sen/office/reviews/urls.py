"""Addresses of review meetings."""

from django.urls import path

from sen.office.reviews.views import lists, meeting, packs, reports, texts

app_name = "reviews"

urlpatterns = [
    path("so-ket/", lists.reviews, name="list"),
    path("so-ket/chuan-bi/", lists.prepare, name="prepare"),
    path("so-ket/<int:review_id>/", packs.pack, name="pack"),
    path("so-ket/<int:review_id>/mo/", packs.open_review, name="open"),
    path("so-ket/<int:review_id>/ket-thuc/", packs.close_review, name="close"),
    path("so-ket/<int:review_id>/hop/", meeting.meeting, name="meeting"),
    path("so-ket/<int:review_id>/chuong-trinh/", meeting.put_on_agenda, name="put_on_agenda"),
    path("so-ket/<int:review_id>/ket-luan/", meeting.conclude, name="conclude"),
    path("so-ket/<int:review_id>/ket-luan/<int:conclusion_id>/", meeting.conclusion, name="conclusion"),
    path("so-ket/<int:review_id>/ket-luan/<int:conclusion_id>/rut/", meeting.withdraw, name="withdraw"),
    path("so-ket/<int:review_id>/tu-van-ban/", texts.draft, name="draft"),
    path("so-ket/<int:review_id>/ban-thao/<int:draft_id>/xac-nhan/", texts.confirm_draft, name="confirm_draft"),
    path("so-ket/<int:review_id>/bao-cao/", reports.report, name="report"),
    path("so-ket/<int:review_id>/bao-cao/bo-sung/", reports.remark, name="remark"),
    path("so-ket/<int:review_id>/bao-cao/<str:file_format>/", reports.report_file, name="report_file"),
    path("so-ket/<int:review_id>/thong-bao/<str:file_format>/", reports.notice_file, name="notice_file"),
]
