"""The public addresses."""

from django.urls import include, path

from sen.portal import feeds, machines, media, views

app_name = "portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("gioi-thieu/", views.about, name="about"),
    path("tin/", views.archive, name="archive"),
    path("tin/rss.xml", feeds.rss, name="feed"),
    path("tin/atom.xml", feeds.atom, name="atom"),
    path("", include("sen.portal.feedback.urls")),
    path("tin/<int:article_id>/<slug:slug>/", views.article, name="article"),
    path("", include("sen.portal.results.urls")),
    path("", include("sen.portal.commendations.urls")),
    path("", include("sen.portal.promises.urls")),
    path("", include("sen.portal.data.urls")),
    path("anh/<str:name>", media.picture, name="picture"),
    path("tep/<str:name>", media.attachment, name="attachment"),
    path("404.html", views.nothing, name="nothing"),
    path("robots.txt", machines.robots, name="robots"),
]
