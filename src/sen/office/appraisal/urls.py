"""Addresses of the appraisal; criteria come last, for their codes may be anything."""

from django.urls import include, path

from sen.office.appraisal.views import agreement, assigning, consolidating, items, overview, queue, readings, units

app_name = "appraisal"

_PAGES = [
    path("", overview.overview, name="overview"),
    path("phan-cong/", assigning.assign, name="assign"),
    path("phan-cong/de-xuat/", assigning.propose, name="propose"),
    path("doc-lan-hai/", readings.readings, name="readings"),
    path("doc-lan-hai/rut-mau/", readings.draw, name="draw"),
    path("doc-lan-hai/<str:code>/<str:unit>/", readings.reading, name="reading"),
    path("thong-nhat/", consolidating.consolidation, name="consolidation"),
    path("thong-nhat/<str:code>/<str:unit>/", consolidating.consolidate, name="consolidate"),
    path("dong-thuan/", agreement.agreement, name="agreement"),
    path("don-vi/<str:unit>/", units.unit, name="unit"),
    path("don-vi/<str:unit>/ban-giao/", units.hand_over, name="hand_over"),
    path("don-vi/<str:unit>/trinh-hoi-dong/", units.settle, name="settle"),
    path("<str:code>/", queue.queue, name="queue"),
    path("<str:code>/<str:unit>/", items.item, name="item"),
]

urlpatterns = [path("danh-gia/<int:year>/<slug:key>/tham-dinh/", include(_PAGES))]
