"""The public addresses of results; they belong to the portal's names."""

from django.urls import path

from sen.portal.results import checking, files, views

urlpatterns = [
    path("ket-qua/", views.results, name="results"),
    path("ket-qua/<int:year>/<slug:key>/", views.result, name="result"),
    path("ket-qua/<int:year>/<slug:key>/ban-<int:number>.csv", files.table, name="result_table"),
    path("ket-qua/<int:year>/<slug:key>/ban-<int:number>.json", files.sealed_text, name="result_text"),
    path("ket-qua/<int:year>/<slug:key>/<slug:unit>/", views.unit, name="result_unit"),
    path("kiem-chung/", checking.check, name="check"),
    path("kiem-chung/<str:digest>/", checking.verify, name="verify"),
]
