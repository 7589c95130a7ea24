"""Signing in, switching posts, keeping accounts: what people see."""

from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse

from sen.reform.accounts import operations
from sen.reform.accounts.models import Post, User
from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.models import AuditEvent
from tests.factories.people import PASSWORD, an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counts():
    cache.clear()


def _username(actor):
    return User.objects.get(pk=actor.user_id).username


def test_signing_in_leads_to_my_work_and_is_on_record(client):
    actor = an_actor()
    answer = client.post("/dang-nhap/", {"login": _username(actor), "password": PASSWORD})
    assert answer.url == reverse("work:page")
    assert AuditEvent.objects.filter(name="signed_in", by_user_id=actor.user_id).exists()
    client.post("/dang-xuat/")
    assert AuditEvent.objects.filter(name="signed_out", by_user_id=actor.user_id).exists()


def test_a_wrong_password_is_said_so_in_vietnamese(client):
    answer = client.post("/dang-nhap/", {"login": _username(an_actor()), "password": "sai"})
    text = answer.content.decode()
    assert "không đúng" in text
    assert "incorrect" not in text


def test_after_five_wrong_passwords_the_account_is_locked_for_a_while(client):
    name = _username(an_actor())
    for _attempt in range(5):
        client.post("/dang-nhap/", {"login": name, "password": "sai"})
    answer = client.post("/dang-nhap/", {"login": name, "password": PASSWORD})
    assert answer.status_code != 302
    assert "quá nhiều" in answer.content.decode()


def test_nobody_opens_an_account_alone(client):
    assert client.get("/accounts/signup/").status_code == 404


def test_the_sign_in_page_lists_accounts_in_a_demonstration_only(client, at, settings):
    account = operations.NewAccount(username="chutich", full_name="Thử", password=PASSWORD, is_demo=True)
    user_id = operations.open_account(account, by=SYSTEM, at=at)
    post = operations.Appointment(
        user_id=user_id, unit_id=a_unit().id, role=Role.LEADER, starts_on=date(2023, 1, 1), title="Chủ tịch"
    )
    operations.appoint(post, by=SYSTEM, at=at)
    assert "chutich" not in client.get("/dang-nhap/").content.decode()
    settings.SEN_DEMO = {"city": "Sa Đéc 2023"}
    assert "chutich" in client.get("/dang-nhap/").content.decode()


def test_a_page_of_the_office_asks_to_sign_in_and_comes_back(client):
    assert client.get("/don-vi/?q=3").url == "/dang-nhap/?next=/don-vi/%3Fq%3D3"


def test_switching_posts_stays_on_the_page_and_never_leaves_the_site(client, sign_in, at):
    actor = sign_in(Role.FOCAL_OFFICER)
    second = operations.appoint(
        operations.Appointment(actor.user_id, a_unit("Phường 4").id, Role.EDITOR, date(2023, 1, 1)), by=SYSTEM, at=at
    )
    answer = client.post("/vi-tri/doi/", {"post": second, "next": "/don-vi/"})
    assert answer.url == "/don-vi/"
    assert "Phường 4" in client.get("/don-vi/").content.decode()
    assert client.post("/vi-tri/doi/", {"post": "x", "next": "https://example.org/"}).url == reverse("work:page")
    other = Post.objects.exclude(user_id=actor.user_id).first()
    client.post("/vi-tri/doi/", {"post": other.pk if other else 0})
    assert client.session["acting_post"] == second


def test_an_administrator_opens_an_account_and_gives_it_a_post(client, sign_in):
    unit_id = sign_in(Role.ADMINISTRATOR).acting.unit_id
    new = {"full_name": "Người Mới", "username": "nguoi-moi", "password": PASSWORD}
    assert client.post("/quan-tri/tai-khoan/mo/", new).status_code == 302
    user = User.objects.get(username="nguoi-moi")
    post = {"user_id": user.pk, "unit_id": unit_id, "role": "editor", "starts_on": "1/9/2023", "title": ""}
    assert client.post("/quan-tri/tai-khoan/giao/", post).status_code == 302
    assert user.posts.get().role == Role.EDITOR
    again = client.post("/quan-tri/tai-khoan/giao/", post)
    assert again.status_code == 422


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"password": "yeu"}, "8"),
        ({"username": "có dấu"}, ""),
        ({"full_name": ""}, ""),
    ],
)
def test_a_wrong_account_form_comes_back_with_sentences_and_opens_nothing(client, sign_in, change, complaint):
    sign_in(Role.ADMINISTRATOR)
    new = {"full_name": "Người Mới", "username": "nguoi-moi", "password": PASSWORD, **change}
    answer = client.post("/quan-tri/tai-khoan/mo/", new)
    assert answer.status_code == 422
    assert complaint in answer.content.decode()
    assert not User.objects.filter(username="nguoi-moi").exists()


def test_a_wrong_day_of_a_post_is_explained(client, sign_in):
    actor = sign_in(Role.ADMINISTRATOR)
    post = {"user_id": actor.user_id, "unit_id": actor.acting.unit_id, "role": "editor", "starts_on": "31/11/2023"}
    assert client.post("/quan-tri/tai-khoan/giao/", post).status_code == 422


@pytest.mark.parametrize("role", [Role.FOCAL_OFFICER, Role.LEADER])
def test_others_are_told_why_they_may_not_keep_accounts(client, sign_in, role):
    sign_in(role)
    new = {"full_name": "Người Mới", "username": "nguoi-moi", "password": PASSWORD}
    for answer in (client.get("/quan-tri/tai-khoan/"), client.post("/quan-tri/tai-khoan/mo/", new)):
        assert answer.status_code == 403
        assert "quản trị" in answer.content.decode()


def test_the_list_of_accounts_costs_the_same_however_many_there_are(client, sign_in, django_assert_max_num_queries):
    sign_in(Role.ADMINISTRATOR)
    for _number in range(20):
        an_actor()
    with django_assert_max_num_queries(12):
        text = client.get("/quan-tri/tai-khoan/").content.decode()
    assert "UNDEFINED VARIABLE" not in text


@pytest.mark.parametrize("url", ["/doi-mat-khau/", "/dang-xuat/"])
def test_pages_about_oneself_are_complete(sign_in, get_page, url):
    sign_in(Role.FOCAL_OFFICER)
    assert "<h1" in get_page(url)


def test_a_password_is_changed_by_its_owner(client, sign_in):
    actor = sign_in(Role.FOCAL_OFFICER)
    words = {"oldpassword": PASSWORD, "password1": "Hoa-Sen-88", "password2": "Hoa-Sen-88"}
    assert client.post("/doi-mat-khau/", words).status_code == 302
    assert User.objects.get(pk=actor.user_id).check_password("Hoa-Sen-88")
