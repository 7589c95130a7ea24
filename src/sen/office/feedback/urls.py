"""Addresses of work with ratings and comments."""

from django.urls import path

from sen.office.feedback import codes, comments, ratings, rules

app_name = "feedback"

urlpatterns = [
    path("bien-tap/binh-luan/", comments.comments, name="comments"),
    path("bien-tap/binh-luan/<int:comment_id>/dang/", comments.publish, name="publish"),
    path("bien-tap/binh-luan/<int:comment_id>/khong-dang/", comments.refuse, name="refuse"),
    path("bien-tap/binh-luan/<int:comment_id>/giu/", comments.keep, name="keep"),
    path("bien-tap/binh-luan/<int:comment_id>/phan-hoi/", comments.reply, name="reply"),
    path("bien-tap/danh-gia/", ratings.ratings, name="ratings"),
    path("bien-tap/danh-gia/<slug:name>.<str:file_format>", ratings.export, name="export"),
    path("bien-tap/ma-ho-so/", codes.codes, name="codes"),
    path("bien-tap/gioi-han-danh-gia/", rules.rule, name="rule"),
]
