"""The public addresses of results; they belong to the portal's names."""

from django.urls import path

from sen.portal.results import checking, comparing, criteria, files, methods, units, views

_RESULT = "ket-qua/<int:year>/<slug:key>/"

urlpatterns = [
    path("ket-qua/", views.results, name="results"),
    path(_RESULT, views.result, name="result"),
    path(f"{_RESULT}ban-<int:number>.csv", files.table, name="result_table"),
    path(f"{_RESULT}ban-<int:number>.json", files.sealed_text, name="result_text"),
    path(f"{_RESULT}so-sanh/", comparing.comparison, name="result_comparison"),
    path(f"{_RESULT}cach-tinh/", methods.method, name="result_method"),
    path(f"{_RESULT}linh-vuc/<str:code>/", criteria.area, name="result_area"),
    path(f"{_RESULT}tieu-chi/<str:code>/", criteria.criterion, name="result_criterion"),
    path(f"{_RESULT}<slug:unit>/", views.unit, name="result_unit"),
    path("phuong-cua-toi/", units.choose, name="units"),
    path("phuong-cua-toi/<slug:unit>/", units.through_the_years, name="unit_history"),
    path("dinh-chinh/", methods.corrections, name="corrections"),
    path("dinh-chinh/atom.xml", methods.corrections_feed, name="corrections_feed"),
    path("kiem-chung/", checking.check, name="check"),
    path("kiem-chung/<str:digest>/", checking.verify, name="verify"),
]
