"""An article of one unit on the site of another, and what becomes of it."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.queries import history_of
from sen.reform.common.editions.queries import edition
from sen.reform.common.errors import NotAllowed
from sen.reform.news import operations, permissions, queries
from sen.reform.news.models import Share
from sen.reform.news.queries.sharing import Shareable
from sen.reform.news.workflow import State
from tests.factories.news import LATER, a_text, an_article
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return a_unit("Thành phố")


@pytest.fixture
def ward():
    return a_unit("Phường 3")


@pytest.fixture
def approver(ward):
    return an_actor(Role.PUBLISHER, unit_id=ward.id)


def on_site_of(unit) -> queries.SiteCard:
    return queries.SiteCard(unit_id=unit.id, shows_all_units=False)


def test_a_ward_shows_the_city_s_article_with_its_source(city, ward, approver, at):
    article_id = an_article(unit_id=city.id)
    site, before = on_site_of(ward), edition()
    assert queries.published_articles(limit=5, site=site) == ()
    operations.share(article_id=article_id, unit_id=ward.id, by=approver, at=at)
    (line,) = queries.published_articles(limit=5, site=site)
    assert (line.id, line.unit_name, line.shared_from) == (article_id, "Thành phố", "Thành phố")
    assert queries.article_page(article_id, site=site).shared_from == "Thành phố"
    # On the owner's own site, and on one for all units, it is simply theirs.
    assert queries.article_page(article_id, site=on_site_of(city)).shared_from == ""
    assert queries.article_page(article_id).shared_from == ""
    assert queries.showing_units(article_id) == ("Phường 3",)
    assert edition() > before
    operations.unshare(article_id=article_id, unit_id=ward.id, by=approver, at=at)
    assert queries.published_articles(limit=5, site=site) == ()
    assert queries.showing_units(article_id) == ()
    assert [event.name for event in history_of("news.article", article_id)][-2:] == [
        "article_shared",
        "article_unshared",
    ]
    ended = Share.objects.get()
    assert (ended.shared_by, ended.ended_by, ended.ended_at) == (approver.label, approver.label, at)


def test_what_the_owner_corrects_or_withdraws_changes_everywhere(city, ward, approver, at):
    article_id, site = an_article(unit_id=city.id), on_site_of(ward)
    operations.share(article_id=article_id, unit_id=ward.id, by=approver, at=at)
    text = a_text(title="Đã sửa")
    operations.edit(article_id=article_id, based_on=1, text=text, by=SYSTEM, at=at)
    operations.submit(article_id=article_id, by=SYSTEM, at=at)
    operations.approve_and_publish(article_id=article_id, digest=text.digest, by=SYSTEM, at=LATER)
    assert queries.article_page(article_id, site=site).title == "Đã sửa"
    operations.withdraw(article_id=article_id, reason="Sai.", by=SYSTEM, at=LATER)
    with pytest.raises(queries.ArticleNotFound):
        queries.article_page(article_id, site=site)
    assert queries.published_articles(limit=5, site=site) == ()


def test_the_list_has_what_others_published_and_marks_what_is_shown(city, ward, approver, at):
    shown, other = an_article(unit_id=city.id, title="Một"), an_article(unit_id=city.id, title="Hai", at=LATER)
    an_article(unit_id=ward.id)
    an_article(State.DRAFT, unit_id=city.id)
    an_article(unit_id=city.id, kind="page")
    operations.share(article_id=shown, unit_id=ward.id, by=approver, at=at)
    page = queries.shareable_articles(unit_id=ward.id)
    assert [(line.article_id, line.is_shared, line.shared_by) for line in page] == [
        (other, False, ""),
        (shown, True, approver.label),
    ]
    assert page[0].unit_name == "Phường 3"


def _what(**said: object) -> Shareable:
    known = {
        "article_id": 1,
        "owner_id": -1,
        "owner_name": "Thành phố",
        "unit_id": 2,
        "unit_name": "Phường 3",
        "is_public": True,
        "is_page": False,
        "is_shared": False,
    }
    return Shareable(**{**known, **said})


@pytest.mark.parametrize(
    ("role", "is_own", "said", "may_share", "may_unshare"),
    [
        (Role.PUBLISHER, True, {}, "", "không đăng lại"),
        (Role.PUBLISHER, True, {"is_shared": True}, "đã đăng lại", ""),
        (Role.PUBLISHER, True, {"is_public": False}, "đang đăng", "không đăng lại"),
        (Role.PUBLISHER, True, {"is_page": True}, "đang đăng", "không đăng lại"),
        # A withdrawn article is shown nowhere; the mark can still be taken away.
        (Role.PUBLISHER, True, {"is_public": False, "is_shared": True}, "đang đăng", ""),
        (Role.PUBLISHER, False, {}, "người duyệt tin của Phường 3", "người duyệt tin của Phường 3"),
        (Role.EDITOR, True, {}, "người duyệt tin của Phường 3", "người duyệt tin của Phường 3"),
        (Role.FOCAL_OFFICER, True, {}, "người duyệt tin của Phường 3", "người duyệt tin của Phường 3"),
        (Role.ADMINISTRATOR, True, {}, "người duyệt tin của Phường 3", "người duyệt tin của Phường 3"),
        (None, True, {}, "người duyệt tin của Phường 3", "người duyệt tin của Phường 3"),
    ],
)
def test_who_may_show_what(ward, role, is_own, said, may_share, may_unshare):
    by = an_actor(role, unit_id=ward.id if is_own else a_unit("Phường 1").id)
    what = _what(unit_id=ward.id, **said)
    for decision, reason in (
        (permissions.may_share(by, what), may_share),
        (permissions.may_unshare(by, what), may_unshare),
    ):
        assert bool(decision) == (reason == "")
        assert reason in decision.reason


def test_a_unit_s_own_article_needs_no_showing(ward, approver, at):
    article_id = an_article(unit_id=ward.id)
    with pytest.raises(NotAllowed, match="chính đơn vị"):
        operations.share(article_id=article_id, unit_id=ward.id, by=approver, at=at)


def test_what_is_not_there_cannot_be_shown(ward, approver, at):
    with pytest.raises(queries.ArticleNotFound):
        operations.share(article_id=99_999_999, unit_id=ward.id, by=approver, at=at)
    with pytest.raises(NotAllowed):
        operations.share(article_id=an_article(), unit_id=0, by=approver, at=at)


@pytest.mark.parametrize("role", [Role.PUBLISHER, Role.EDITOR, None])
def test_the_unit_one_shares_for_is_the_one_whose_news_one_approves(ward, role):
    by = an_actor(role, unit_id=ward.id)
    assert permissions.sharing_unit_id(by) == (ward.id if role == Role.PUBLISHER else None)
    assert bool(permissions.may_see_shareable(by)) == (role == Role.PUBLISHER)
