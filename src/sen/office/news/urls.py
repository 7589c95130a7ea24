"""Addresses of the editors' desk."""

from django.urls import path

from sen.office.news import comments, decisions, views

app_name = "editorial"

urlpatterns = [
    path("bien-tap/", views.desk, name="list"),
    path("bien-tap/viet/", views.write, name="write"),
    path("bien-tap/binh-luan/", comments.comments, name="comments"),
    path("bien-tap/binh-luan/<int:comment_id>/dang/", comments.publish, name="publish_comment"),
    path("bien-tap/binh-luan/<int:comment_id>/khong-dang/", comments.refuse, name="refuse_comment"),
    path("bien-tap/<int:article_id>/", views.article, name="article"),
    path("bien-tap/<int:article_id>/sua/", views.edit, name="edit"),
    path("bien-tap/<int:article_id>/gui-duyet/", decisions.submit, name="submit"),
    path("bien-tap/<int:article_id>/duyet/", decisions.review, name="review"),
    path("bien-tap/<int:article_id>/tra-lai/", decisions.return_for_correction, name="return"),
    path("bien-tap/<int:article_id>/dang/", decisions.publish, name="publish"),
    path("bien-tap/<int:article_id>/hen-gio/", decisions.schedule, name="schedule"),
    path("bien-tap/<int:article_id>/go/", decisions.withdraw, name="withdraw"),
]
