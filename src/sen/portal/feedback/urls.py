"""The public addresses of answers; they belong to the portal's names."""

from django.urls import path

from sen.portal.feedback.views import answers, pages

urlpatterns = [
    path("tin/<int:article_id>/danh-gia/", answers.rate_article, name="rate"),
    path("tin/<int:article_id>/binh-luan/", answers.comment_article, name="comment"),
    path("binh-luan/da-gui/", answers.comment_sent, name="comment_sent"),
    path("binh-luan/rut/", answers.withdraw_comment, name="withdraw_comment"),
    path("binh-luan/<int:comment_id>/bao-vi-pham/", answers.report_comment, name="report_comment"),
    path("danh-gia-phuc-vu/", pages.services, name="services"),
    path("danh-gia-phuc-vu/<slug:slug>/", pages.service, name="service"),
    path("danh-gia-phuc-vu/<slug:slug>/danh-gia/", answers.rate_service, name="rate_service"),
    path("danh-gia-phuc-vu/<slug:slug>/binh-luan/", answers.comment_service, name="comment_service"),
    path("danh-gia-phuc-vu/<slug:slug>/ma-qr/", pages.poster, name="service_poster"),
    path("nhat-ky-kiem-duyet/", pages.moderation_log, name="moderation_log"),
]
