"""The public addresses of promises; they belong to the portal's names."""

from django.urls import path

from sen.portal.promises import asking, feed, views

urlpatterns = [
    path("loi-hua/", views.promises, name="promises"),
    path("loi-hua/atom.xml", feed.changes, name="promises_feed"),
    path("loi-hua/hoi/<str:token>/", asking.question, name="promise_question"),
    path("loi-hua/hoi/<str:token>/tra-loi/", asking.answer, name="promise_answer"),
    path("loi-hua/<slug:book>/", views.book, name="promises_of"),
    path("loi-hua/<slug:book>/<int:number>/", views.promise, name="promise"),
]
