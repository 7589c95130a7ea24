"""Addresses of evidence: the keys in them say nothing and cannot be guessed."""

from django.urls import path

from sen.office.evidence.views import contents, library, pieces

app_name = "evidence"

urlpatterns = [
    path("tai-lieu/", library.library, name="library"),
    path("tai-lieu/<str:key>/", pieces.piece, name="piece"),
    path("tai-lieu/<str:key>/tep/", contents.content, name="content"),
    path("tai-lieu/<str:key>/xem-truoc/<int:page>/", contents.page_picture, name="page_picture"),
]
