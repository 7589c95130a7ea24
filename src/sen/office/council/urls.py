"""Addresses of the council's desk, the papers of the season, and calibration."""

from django.urls import include, path

from sen.office.council.views import acts, calibration, changes, items, page, papers

app_name = "council"

_DESK = [
    path("", page.page, name="page"),
    path("thay-doi/", changes.changes, name="changes"),
    path("xem-xet/", items.choose, name="choose"),
    path("xem-xet/<str:unit>/<str:code>/", items.item, name="item"),
    path("thu-tu/", acts.order, name="order"),
    path("xep-loai/", acts.grade, name="grade"),
    path("tinh-diem/", acts.score, name="score"),
    path("phe-duyet/", acts.approve, name="approve"),
    path("cong-bo/", acts.publish, name="publish"),
    path("xem-xet-lai/", acts.revise, name="revise"),
    path("thu-hoi/", acts.withdraw, name="withdraw"),
]

urlpatterns = [
    path("danh-gia/<int:year>/<slug:key>/hoi-dong/", include(_DESK)),
    path("danh-gia/<int:year>/<slug:key>/ho-so/", papers.papers, name="papers"),
    path("danh-gia/<int:year>/<slug:key>/ho-so/<slug:name>.<str:file_format>", papers.paper, name="paper"),
    path(
        "danh-gia/<int:year>/<slug:key>/ho-so/<str:unit>/<slug:name>.<str:file_format>",
        papers.unit_paper,
        name="unit_paper",
    ),
    path("danh-gia/<int:year>/<slug:key>/hieu-chuan/", calibration.calibration, name="calibration"),
    path("danh-gia/<int:year>/<slug:key>/hieu-chuan.xlsx", calibration.workbook, name="calibration_file"),
]
