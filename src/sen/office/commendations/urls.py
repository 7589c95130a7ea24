"""Addresses of commendation."""

from django.urls import path

from sen.office.commendations.views import council, decisions, nominations, papers, register, regulations, rounds

app_name = "commendations"

urlpatterns = [
    path("khen-thuong/", rounds.rounds, name="rounds"),
    path("khen-thuong/mo-dot/", rounds.open_round, name="open"),
    path("khen-thuong/quy-dinh/", regulations.regulations, name="regulations"),
    path("khen-thuong/quy-dinh/ap-dung/", regulations.adopt, name="adopt"),
    path("khen-thuong/quy-dinh/luong-co-so/", regulations.salary, name="salary"),
    path("khen-thuong/quy-dinh/ky-luat/", regulations.discipline, name="discipline"),
    path("khen-thuong/so-vang/", register.gold_book, name="register"),
    path("khen-thuong/so-vang/<int:award_id>/giay-khen.<str:file_format>", papers.certificate, name="certificate"),
    path("khen-thuong/ho-so/<int:nomination_id>/", nominations.page, name="nomination"),
    path("khen-thuong/ho-so/<int:nomination_id>/bao-cao/", nominations.report, name="report"),
    path("khen-thuong/ho-so/<int:nomination_id>/dieu-kien/", nominations.condition, name="condition"),
    path("khen-thuong/ho-so/<int:nomination_id>/buoc/<slug:name>/", nominations.step, name="step"),
    path("khen-thuong/ho-so/<int:nomination_id>/thu-hoi/", decisions.revoke, name="revoke"),
    path("khen-thuong/<int:round_id>/", rounds.page, name="round"),
    path("khen-thuong/<int:round_id>/de-cu/", rounds.nominate, name="nominate"),
    path("khen-thuong/<int:round_id>/hoi-dong/", council.page, name="council"),
    path("khen-thuong/<int:round_id>/quyet-dinh/", decisions.decide, name="decide"),
    path("khen-thuong/<int:round_id>/cong-bo/", decisions.publish, name="publish"),
    path("khen-thuong/<int:round_id>/van-ban/<slug:name>.<str:file_format>", papers.paper, name="paper"),
    path(
        "khen-thuong/ho-so/<int:nomination_id>/van-ban/<slug:name>.<str:file_format>",
        papers.own_paper,
        name="own_paper",
    ),
]
