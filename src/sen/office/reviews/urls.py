"""Addresses of review meetings."""

from django.urls import path

from sen.office.reviews.views import annex, collecting, lists, meeting, minuting, packs, red, reports, texts

app_name = "reviews"

urlpatterns = [
    path("so-ket/", lists.reviews, name="list"),
    path("so-ket/chuan-bi/", lists.prepare, name="prepare"),
    path("so-ket/<int:review_id>/", packs.pack, name="pack"),
    path("so-ket/<int:review_id>/mo/", packs.open_review, name="open"),
    path("so-ket/<int:review_id>/ket-thuc/", packs.close_review, name="close"),
    path("so-ket/<int:review_id>/hop/", meeting.meeting, name="meeting"),
    path("so-ket/<int:review_id>/chuong-trinh/", meeting.put_on_agenda, name="put_on_agenda"),
    path("so-ket/<int:review_id>/chuong-trinh/<int:item_id>/bo/", red.take_off, name="take_off"),
    path("so-ket/<int:review_id>/o-do/dua-vao/", red.put_on_agenda, name="put_red_on_agenda"),
    path("so-ket/<int:review_id>/o-do/mien/", red.waive, name="waive"),
    path("so-ket/<int:review_id>/tep/", packs.ask_for_pack, name="ask_for_pack"),
    path("so-ket/<int:review_id>/tep/<int:file_id>/", packs.pack_file, name="pack_file"),
    path("so-ket/<int:review_id>/tep/<int:file_id>/pdf/", packs.pack_pdf, name="pack_pdf"),
    path("so-ket/<int:review_id>/diem-danh/", minuting.attendance, name="attendance"),
    path("so-ket/<int:review_id>/y-kien/", minuting.opinion, name="opinion"),
    path("so-ket/<int:review_id>/nhiem-vu/<int:held_id>/", minuting.held_task, name="held_task"),
    path("so-ket/<int:review_id>/bien-ban/<str:file_format>/", minuting.minutes_file, name="minutes_file"),
    path("so-ket/<int:review_id>/ket-luan/", meeting.conclude, name="conclude"),
    path("so-ket/<int:review_id>/ket-luan/<int:conclusion_id>/", meeting.conclusion, name="conclusion"),
    path("so-ket/<int:review_id>/ket-luan/<int:conclusion_id>/rut/", meeting.withdraw, name="withdraw"),
    path("so-ket/<int:review_id>/tu-van-ban/", texts.draft, name="draft"),
    path("so-ket/<int:review_id>/ban-thao/<int:draft_id>/xac-nhan/", texts.confirm_draft, name="confirm_draft"),
    path("so-ket/<int:review_id>/bao-cao/", reports.report, name="report"),
    path("so-ket/<int:review_id>/bao-cao/muc/<str:key>/", reports.section, name="section"),
    path("so-ket/<int:review_id>/bao-cao/muc/<str:key>/theo-so-lieu/", reports.give_back, name="give_back"),
    path("so-ket/<int:review_id>/bao-cao/<str:file_format>/", reports.report_file, name="report_file"),
    path("so-ket/<int:review_id>/phu-luc/", annex.annex, name="annex"),
    path("so-ket/<int:review_id>/don-vi/", collecting.collection, name="collection"),
    path("so-ket/<int:review_id>/don-vi/yeu-cau/", collecting.ask, name="ask_reports"),
    path("so-ket/<int:review_id>/don-vi/nhac/", collecting.remind, name="remind_units"),
    path("so-ket/<int:review_id>/don-vi/<int:unit_id>/", collecting.unit_report, name="unit_report"),
    path("so-ket/chi-tieu/", annex.rows, name="annex_rows"),
    path("so-ket/chi-tieu/them/", annex.new_row, name="new_annex_row"),
    path("so-ket/chi-tieu/<str:code>/", annex.row, name="annex_row"),
    path("so-ket/chi-tieu/<str:code>/bo/", annex.drop_row, name="drop_annex_row"),
    path("so-ket/<int:review_id>/thong-bao/<str:file_format>/", reports.notice_file, name="notice_file"),
]
