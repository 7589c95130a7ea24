"""Addresses of making promises public."""

from django.urls import path

from sen.office.promises.views import deciding, publishing

app_name = "promises"

urlpatterns = [
    path("cong-khai-loi-hua/", publishing.books, name="list"),
    path("so-ket/<int:review_id>/loi-hua/", publishing.of_meeting, name="of_meeting"),
    path("cong-khai-loi-hua/quy-dinh/", publishing.rule, name="rule"),
    path("cong-khai-loi-hua/<slug:book>/", publishing.desk, name="book"),
    path("cong-khai-loi-hua/<slug:book>/<int:number>/", deciding.promise, name="promise"),
    path("cong-khai-loi-hua/<slug:book>/<int:number>/to-hoi/", deciding.poster, name="poster"),
    path("cong-khai-loi-hua/<slug:book>/<int:number>/<slug:act>/", deciding.act, name="act"),
]
