"""Provisional figures never appear, and odd results break no page."""

import pytest
from django.core.cache import cache
from django.urls import get_resolver

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments.queries import State, assessments_of
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.models import ScoreLine
from tests.factories.assessments import declared
from tests.factories.results import DECIDED_AT, a_round_before_the_council, all_at, an_official_run, of_year, published
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

PAGES = (
    *("/", "/ket-qua/", "/dinh-chinh/", "/dinh-chinh/atom.xml", "/kiem-chung/", "/sitemap.xml"),
    *("/phuong-cua-toi/", "/phuong-cua-toi/phuong-a/", "/phuong-cua-toi/?ten=phuong"),
)
OF_A_RESULT = ("", "phuong-a/", "linh-vuc/1/", "tieu-chi/1.1.1/", "so-sanh/?dv=phuong-a&dv=phuong-b", "cach-tinh/")


def every_page(*cards):
    """The addresses of everything the public may ask for."""
    yield from PAGES
    for card in cards:
        for page in OF_A_RESULT:
            yield f"/ket-qua/{card.year}/{card.key}/{page}"
        yield f"/ket-qua/{card.year}/{card.key}/ban-1.csv"
        yield f"/ket-qua/{card.year}/{card.key}/ban-1.json"


@pytest.mark.parametrize("kind", [RunKind.PROVISIONAL, RunKind.APPRAISED, RunKind.OFFICIAL])
def test_no_figure_of_an_unpublished_run_is_on_any_page(client, kind):
    units = [a_unit(name) for name in ("Phường A", "Phường B", "Phường C")]
    public = a_round_before_the_council(*units, done=(80, 95, 10), **of_year(2022))
    published(public)
    # 7 done of 93 gives 7,53 %: a figure that stands nowhere in the public result.
    secret = a_round_before_the_council(*units, done=(7, 7, 7), year=2023)
    all_at(secret, State.DECLARING)
    for each in assessments_of(secret.id):
        declared(each, "1.1.1", done=7, planned=93)
    all_at(secret, State.COUNCIL)
    scoring.run(secret.id, kind, by=SYSTEM, at=DECIDED_AT)
    assert ScoreLine.objects.filter(run__round_id=secret.id).exists()
    for address in every_page(public, secret):
        said = client.get(address).content.decode()
        for figure in ("7,53", "7/93", "7.53", secret.title):
            assert figure not in said, address


def test_every_page_of_a_result_is_tried_here():
    """A page added later is asked for provisional figures too."""
    tried = {"result", "result_unit", "result_area", "result_criterion", "result_comparison", "result_method"}
    # The workbook is the table in another form; its page is tried with open data.
    tried |= {
        "result_table",
        "result_text",
        "result_workbook",
        "results",
        "units",
        "unit_history",
        "corrections",
        "corrections_feed",
    }
    portal = get_resolver().namespace_dict["portal"][1]
    named = {name for name in portal.reverse_dict if isinstance(name, str) and name.startswith(("result", "unit"))}
    assert {name for name in named if not name.startswith("results_")} <= tried


def test_trap_28_an_empty_installation_breaks_no_page(get_page):
    for address in ("/ket-qua/", "/dinh-chinh/", "/phuong-cua-toi/", "/kiem-chung/"):
        assert get_page(address).count("<h1") == 1


def test_a_round_of_one_unit_has_its_pages(said):
    card = a_round_before_the_council(a_unit("Phường A"), done=(80,))
    published(card)
    start = f"/ket-qua/2023/{card.key}/"
    words = said(start)
    assert "1 xã, phường; Phường A đạt 80,00 %." in words
    assert "chót" not in words
    assert "Không lĩnh vực nào có chênh lệch" in words
    assert "Hạng 1 trên 1 đơn vị" in said(start + "phuong-a/")
    assert "Phường A đạt 83,33 %." in said(start + "linh-vuc/1/")
    assert "Giống" not in said(start + "so-sanh/?dv=phuong-a")


def test_trap_10_what_does_not_apply_is_no_nought(said):
    units = [a_unit(name) for name in ("Phường A", "Phường B")]
    card = a_round_before_the_council(*units, done=(80, 95))
    first = assessments_of(card.id)[0]
    all_at(card, State.DECLARING)
    declared(first, "2.1.1", not_applicable="Không được giao vốn")
    declared(first, "2.1.2", not_applicable="Không có công trình")
    all_at(card, State.COUNCIL)
    published(card)
    start = f"/ket-qua/2023/{card.key}/"
    for page in ("", "linh-vuc/2/", "tieu-chi/2.1.1/", "so-sanh/?dv=phuong-a&dv=phuong-b", "phuong-a/", "cach-tinh/"):
        words = said(start + page)
        assert "hông áp dụng" in words, page
    assert "2.1.1" in said(start + "cach-tinh/")


def test_a_unit_without_a_place_says_why(said):
    units = [a_unit(name) for name in ("Phường A", "Phường B")]
    card = a_round_before_the_council(*units, done=(80,))
    published(card)
    start = f"/ket-qua/2023/{card.key}/"
    words = said(start)
    assert "1 đơn vị không xếp hạng" in words
    alone = said(start + "phuong-b/")
    assert "Hạng" not in alone.split("Từng lĩnh vực")[0]
    assert said(start + "so-sanh/?dv=phuong-a&dv=phuong-b")


def test_an_official_run_that_nobody_approved_is_nowhere(client):
    card = a_round_before_the_council()
    an_official_run(card)
    cache.clear()
    for address in every_page(card):
        assert "90,00" not in client.get(address).content.decode(), address


def test_pages_exist_in_english(client):
    card = a_round_before_the_council()
    published(card)
    start = f"/en/ket-qua/2023/{card.key}/"
    ranking = client.get(start).content.decode()
    assert "3 units (xã, phường); Phường B leads with 90.00%" in ranking
    assert (
        "Place 1 of 3; grade Tốt; 10.00 percentage points above the median"
        in client.get(start + "phuong-b/").content.decode()
    )
