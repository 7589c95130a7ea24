"""Addresses of the editors' desk."""

from django.urls import path

from sen.office.news import assisting, decisions, files, sharing, views, writing

app_name = "editorial"

urlpatterns = [
    path("bien-tap/", views.desk, name="list"),
    path("bien-tap/viet/", writing.write, name="write"),
    path("bien-tap/xem-thu/", assisting.preview, name="preview_text"),
    path("bien-tap/dan/", assisting.paste, name="paste"),
    path("bien-tap/anh/<str:name>", files.picture, name="picture"),
    path("bien-tap/tep/<str:name>", files.attachment, name="attachment"),
    path("bien-tap/dang-lai/", sharing.shareable, name="shareable"),
    path("bien-tap/<int:article_id>/dang-lai/", sharing.share, name="share"),
    path("bien-tap/<int:article_id>/thoi-dang-lai/", sharing.unshare, name="unshare"),
    path("bien-tap/<int:article_id>/xem-truoc/", files.preview_page, name="preview"),
    path("bien-tap/<int:article_id>/", views.article, name="article"),
    path("bien-tap/<int:article_id>/sua/", writing.edit, name="edit"),
    path("bien-tap/<int:article_id>/gui-duyet/", decisions.submit, name="submit"),
    path("bien-tap/<int:article_id>/duyet/", decisions.review, name="review"),
    path("bien-tap/<int:article_id>/tra-lai/", decisions.return_for_correction, name="return"),
    path("bien-tap/<int:article_id>/dang/", decisions.publish, name="publish"),
    path("bien-tap/<int:article_id>/hen-gio/", decisions.schedule, name="schedule"),
    path("bien-tap/<int:article_id>/go/", decisions.withdraw, name="withdraw"),
]
