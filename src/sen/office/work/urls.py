"""The addresses of one's own work, notices and reminders."""

from django.urls import path

from sen.office.work.views import notices, reminders, work

app_name = "work"

urlpatterns = [
    path("viec-cua-toi/", work.page, name="page"),
    path("viec-cua-toi/thong-bao/", notices.notices, name="notices"),
    path("viec-cua-toi/thong-bao/da-doc/", notices.read_all, name="read_all"),
    path("viec-cua-toi/thong-bao/<int:notice_id>/mo/", notices.open_notice, name="open_notice"),
    path("viec-cua-toi/lich/", reminders.reminders, name="reminders"),
    path("viec-cua-toi/lich/dia-chi/", reminders.new_feed, name="new_feed"),
    path("viec-cua-toi/lich/thoi/", reminders.close_feed, name="close_feed"),
    path("viec-cua-toi/lich/thu/", reminders.mail, name="mail"),
    path("viec-cua-toi/lich/<str:token>.ics", reminders.feed, name="feed"),
]
