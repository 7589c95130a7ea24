"""The officials' addresses, one line per subject."""

from django.urls import include, path

urlpatterns = [
    path("", include("sen.office.accounts.urls")),
    path("", include("sen.office.organizations.urls")),
    path("", include("sen.office.work.urls")),
    path("", include("sen.office.assessments.urls")),
    path("", include("sen.office.evidence.urls")),
    path("", include("sen.office.council.urls")),
    path("", include("sen.office.appraisal.urls")),
    path("", include("sen.office.directives.urls")),
    path("", include("sen.office.obstacles.urls")),
    path("", include("sen.office.communication.urls")),
    path("", include("sen.office.reviews.urls")),
    path("", include("sen.office.support.urls")),
    path("", include("sen.office.promises.urls")),
    path("", include("sen.office.commendations.urls")),
    path("", include("sen.office.feedback.urls")),
    path("", include("sen.office.news.urls")),
    path("", include("sen.office.sites.urls")),
    path("", include("sen.office.maps.urls")),
    # Last: the name of a unit in its addresses may be anything.
    path("", include("sen.office.sheets.urls")),
]
