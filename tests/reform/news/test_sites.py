"""Sites of units and hours without service: who keeps them, and what is refused with a sentence."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.common.errors import NotAllowed, NotFound
from sen.reform.news import operations, queries
from sen.reform.news.operations import SiteText
from tests.factories.news import an_article
from tests.factories.people import an_actor
from tests.factories.sites import a_site
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
AT = datetime(2023, 9, 21, 7, 0, tzinfo=UTC)


def a_text(**said: object) -> SiteText:
    return SiteText(**{"key": "phuong-5", "name": "Phường 5", **said})


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"name": "  "}, operations.NameMissing),
        ({"key": "Phường 5"}, operations.WordUnfit),  # nobody types such an address
        ({"key": "ket-qua"}, operations.WordTaken),  # a page of ours
        ({"key": "static"}, operations.WordTaken),
        ({"key": "en"}, operations.WordTaken),  # the language of an address
        ({"key": "phuong-3"}, operations.WordTaken),  # another site
        ({"host": "P3.example.vn"}, operations.HostTaken),
        ({"menu": (999_999,)}, operations.NotAPage),
    ],
)
def test_what_cannot_be_the_site_of_a_unit_is_refused(said, refusal):
    a_site(host="p3.example.vn")
    with pytest.raises(refusal) as raised:
        operations.set_up_site(unit_id=a_unit("Phường 5").id, said=a_text(**said), by=SYSTEM, at=AT)
    assert raised.value.sentence
    assert len(queries.sites()) == 1


def test_a_unit_has_one_site():
    unit = a_unit("Phường 5")
    a_site("Phường 5", "phuong-5", unit_id=unit.id)
    with pytest.raises(operations.HostTaken):
        operations.set_up_site(unit_id=unit.id, said=a_text(key="phuong-nam"), by=SYSTEM, at=AT)


def test_only_published_pages_stand_in_the_menu():
    unit = a_unit("Phường 5")
    site_id = a_site("Phường 5", "phuong-5", unit_id=unit.id)
    history = an_article(unit_id=unit.id, kind="page", title="Lịch sử hình thành")
    news = an_article(unit_id=unit.id)
    with pytest.raises(operations.NotAPage):
        operations.change_site(site_id=site_id, said=a_text(menu=(news,)), by=SYSTEM, at=AT)
    operations.change_site(site_id=site_id, said=a_text(menu=(history,)), by=SYSTEM, at=AT)
    (site,) = queries.sites()
    assert [page.title for page in queries.menu_pages(site.menu)] == ["Lịch sử hình thành"]
    operations.withdraw(article_id=history, reason="Viết lại.", by=SYSTEM, at=AT)
    assert queries.menu_pages(site.menu) == ()


def test_a_closed_site_names_its_successor():
    old, new = a_site(), a_site("Phường Sa Đéc", "phuong-sa-dec")
    operations.close_site(site_id=old, on=date(2025, 6, 30), successor_id=new, by=SYSTEM, at=AT)
    site = queries.site_with_key("phuong-3")
    assert (site.closed_on, site.successor_key, site.successor_name) == (
        date(2025, 6, 30),
        "phuong-sa-dec",
        "Phường Sa Đéc",
    )
    operations.close_site(site_id=new, on=date(2030, 6, 30), successor_id=None, by=SYSTEM, at=AT)
    assert queries.site_with_key("phuong-sa-dec").successor_key == ""


@pytest.mark.parametrize(
    ("days", "urgency", "refusal"),
    [
        (12, "", None),  # 21/9 (Thursday) to 3/10: eight working days
        (11, "", None),  # exactly seven
        (8, "", operations.TooSoon),
        (8, "Vá lỗi an toàn", None),
        (-1, "", operations.HoursUnfit),
    ],
)
def test_a_planned_outage_is_announced_seven_working_days_before(days, urgency, refusal):
    begins = AT + timedelta(days=days)
    said = {"begins_at": begins, "ends_at": begins + timedelta(hours=2), "reason": "Nâng cấp máy chủ"}
    if refusal is None:
        operations.announce_outage(**said, urgency=urgency, by=SYSTEM, at=AT)
        assert [outage.reason for outage in queries.outages_to_announce(at=AT)] == ["Nâng cấp máy chủ"]
    else:
        with pytest.raises(refusal) as raised:
            operations.announce_outage(**said, urgency=urgency, by=SYSTEM, at=AT)
        assert raised.value.sentence
        assert queries.outages_to_announce(at=AT) == ()


def test_an_outage_has_a_reason_and_may_be_taken_back():
    begins, ends = AT + timedelta(days=20), AT + timedelta(days=21)
    with pytest.raises(operations.OutageReasonMissing):
        operations.announce_outage(begins_at=begins, ends_at=ends, reason=" ", by=SYSTEM, at=AT)
    made = operations.announce_outage(begins_at=begins, ends_at=ends, reason="Nâng cấp", by=SYSTEM, at=AT)
    operations.cancel_outage(outage_id=made, by=SYSTEM, at=AT)
    assert queries.outages_to_announce(at=AT) == ()
    with pytest.raises(NotFound):
        operations.cancel_outage(outage_id=made, by=SYSTEM, at=AT)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_only_administrators_keep_sites(role):
    by, site_id = an_actor(role), a_site()
    orders = (
        lambda: operations.set_up_site(unit_id=a_unit("Phường 5").id, said=a_text(), by=by, at=AT),
        lambda: operations.change_site(site_id=site_id, said=a_text(), by=by, at=AT),
        lambda: operations.close_site(site_id=site_id, on=AT.date(), successor_id=None, by=by, at=AT),
        lambda: operations.announce_outage(begins_at=AT, ends_at=AT, reason="x", by=by, at=AT),
        lambda: operations.cancel_outage(outage_id=1, by=by, at=AT),
    )
    for order in orders:
        with pytest.raises(NotAllowed):
            order()


def test_a_site_that_is_not_there_is_not_changed():
    with pytest.raises(operations.SiteNotFound):
        operations.change_site(site_id=999_999, said=a_text(), by=SYSTEM, at=AT)
