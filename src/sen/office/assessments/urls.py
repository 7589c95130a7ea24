"""Addresses of rounds, rankings and indices."""

from django.urls import path

from sen.office.assessments.views import adopting, comparing, documents, indices, opening, ranking, rounds, steps

app_name = "assessments"

urlpatterns = [
    path("danh-gia/", rounds.rounds, name="rounds"),
    path("danh-gia/mo/", opening.open_round, name="open"),
    path("danh-gia/bo-chi-so/", indices.indices, name="indices"),
    path("danh-gia/bo-chi-so/kiem-tra/", adopting.check, name="check_index"),
    path("danh-gia/bo-chi-so/du-thao/", adopting.draft, name="draft_index"),
    path("danh-gia/bo-chi-so/ghi-nhan/", adopting.adopt, name="adopt_index"),
    path("danh-gia/bo-chi-so/so-sanh/", comparing.compare, name="compare_indices"),
    path("danh-gia/bo-chi-so/thu/", comparing.trial, name="try_index"),
    path("danh-gia/bo-chi-so/<int:version_id>/", indices.index, name="index"),
    path("danh-gia/bo-chi-so/<int:version_id>/tai/<str:file_format>/", indices.index_file, name="index_file"),
    path("danh-gia/<int:year>/<slug:key>/", rounds.round_page, name="round"),
    path("danh-gia/<int:year>/<slug:key>/xep-hang/", ranking.ranking, name="ranking"),
    path("danh-gia/<int:year>/<slug:key>/tinh-lai/", ranking.recompute, name="recompute"),
    path("danh-gia/<int:year>/<slug:key>/lich/", steps.reschedule, name="reschedule"),
    path("danh-gia/<int:year>/<slug:key>/gia-han/<str:unit>/", steps.extend, name="extend"),
    path("danh-gia/<int:year>/<slug:key>/tiep-nhan/<str:unit>/", steps.take_in, name="take_in"),
    path("danh-gia/<int:year>/<slug:key>/van-ban/<str:name>/<str:file_format>/", documents.document, name="document"),
]
