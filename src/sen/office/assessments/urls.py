"""Addresses of rounds, rankings and indices."""

from django.urls import path

from sen.office.assessments.views import adopting, comparing, indices, opening, rounds

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
    path("danh-gia/<int:year>/<slug:key>/", rounds.ranking, name="round"),
    path("danh-gia/<int:year>/<slug:key>/tinh-lai/", rounds.recompute, name="recompute"),
]
