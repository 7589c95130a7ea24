"""The reports of units: the secretary's list, and the form in which a unit hands in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sen.reform.accounts.roles import Role
from sen.reform.common.clock import today
from sen.reform.evidence.queries import pieces_of
from sen.reform.notifications.models import Notice
from sen.reform.reviews import queries
from sen.reform.reviews.queries.unit_reports import collection
from tests.factories.evidence import a_new_file
from tests.factories.people import an_actor
from tests.factories.reviews import a_review
from tests.factories.unit_reports import DUE, a_collection, handed_in
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return a_unit("Phường 1")


def latest(review, unit):
    line = collection(review, on=today()).line_of(unit.id)
    return line.latest


def test_the_secretary_asks_with_a_proposed_day_that_says_it_is_one(client, sign_in, get_page):
    head = an_actor(Role.UNIT_HEAD, unit_id=a_unit("Phường 1").id)
    review = a_review(held_on=today())
    sign_in(Role.SECRETARY)
    page = get_page(f"/so-ket/{review.id}/don-vi/")
    assert 'value="15/9/2023"' in page or 'value="15/09/2023"' in page
    assert "chưa đối chiếu quy định" in page
    response = client.post(f"/so-ket/{review.id}/don-vi/yeu-cau/", {"due_on": "21/9/2023"})
    assert response["Location"] == f"/so-ket/{review.id}/don-vi/"
    assert queries.review(review.id).reports_due_on == today()
    assert Notice.objects.filter(user_id=head.user_id).count() == 1
    refused = client.post(f"/so-ket/{review.id}/don-vi/yeu-cau/", {"due_on": "22/9/2023"})
    assert refused.status_code == 422


def test_the_list_says_who_when_and_how_late(sign_in, get_page, unit):
    late, _missing = a_unit("Phường 2"), a_unit("Phường 4")
    review = a_collection()
    handed_in(review, unit.id, number="12/BC-UBND")
    handed_in(review, late.id, DUE.replace(day=19))
    sign_in(Role.LEADER, unit.id)
    page = get_page(f"/so-ket/{review.id}/don-vi/")
    assert "Trong 3 đơn vị: 1 gửi đúng hạn, 1 gửi muộn, 1 chưa gửi" in page
    assert "12/BC-UBND" in page
    assert '<td class="num">2</td>' in page
    assert "Nhắc đơn vị chưa gửi" not in page


def test_the_secretary_reminds(client, sign_in, unit):
    officer = an_actor(Role.FOCAL_OFFICER, unit_id=unit.id)
    review = a_collection()
    Notice.objects.all().delete()
    sign_in(Role.SECRETARY)
    client.post(f"/so-ket/{review.id}/don-vi/nhac/")
    assert list(Notice.objects.values_list("user_id", flat=True)) == [officer.user_id]


def test_the_list_asks_the_database_the_same_for_many_units(client, sign_in, django_assert_max_num_queries):
    units = [a_unit(f"Xã {number}") for number in range(15)]
    review = a_collection()
    for each in units[:10]:
        handed_in(review, each.id)
    sign_in(Role.SECRETARY)
    with django_assert_max_num_queries(14):
        client.get(f"/so-ket/{review.id}/don-vi/")


def test_a_unit_hands_in_figures_words_and_a_file(client, sign_in, get_page, unit):
    review = a_collection()
    actor = sign_in(Role.FOCAL_OFFICER, unit.id)
    address = f"/so-ket/{review.id}/don-vi/{unit.id}/"
    assert "1.1 Văn bản chỉ đạo" in get_page(address)
    file = SimpleUploadedFile("bao-cao.pdf", a_new_file(unit.id).data)
    said = {"f-1.1": "4", "f-3.1": "1 200", "text": "Đã xong.", "number": "12/BC-UBND", "issued_on": "15/9/2023"}
    response = client.post(address, said | {"file": file, "is_free_of_secrets": "on"})
    assert response.status_code == 302, response.content.decode()[-3000:]
    found = latest(review, unit)
    assert (found.figures, found.text, found.number) == ({"1.1": "4", "3.1": "1200"}, "Đã xong.", "12/BC-UBND")
    assert found.by == actor.name
    (piece,) = pieces_of(unit.id)
    assert (found.piece_key, piece.issuing_body) == (piece.key, "Phường 1")
    # A new version begins where the last one ended.
    page = get_page(address)
    assert 'value="1200"' in page
    assert "Gửi bản mới" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"f-1.1": "bốn"}, "không phải số từ 0 trở lên"),
        ({"f-1.1": "1.563"}, "1563"),
        ({"issued_on": "hôm qua"}, "issued_on"),
    ],
)
def test_nothing_is_lost_when_something_is_wrong(client, sign_in, unit, wrong, words):
    review = a_collection()
    sign_in(Role.UNIT_HEAD, unit.id)
    file = SimpleUploadedFile("bao-cao.pdf", a_new_file(unit.id).data)
    said = {"text": "Đã xong.", "f-3.1": "1200", "issued_on": "15/9/2023", "is_free_of_secrets": "on"} | wrong
    response = client.post(f"/so-ket/{review.id}/don-vi/{unit.id}/", said | {"file": file})
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert "Đã xong." in page
    assert 'value="1200"' in page
    assert latest(review, unit) is None
    # A file that is right by itself stays chosen, so that it is not asked for again.
    if "issued_on" not in wrong:
        (piece,) = pieces_of(unit.id)
        assert f'value="{piece.key}" selected' in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "bí mật nhà nước"),  # nobody ruled secrets out
        ({"is_free_of_secrets": "on"}, "ngày ban hành"),
    ],
)
def test_a_file_that_may_not_come_in_is_refused_at_its_place(client, sign_in, unit, said, words):
    review = a_collection()
    sign_in(Role.UNIT_HEAD, unit.id)
    file = SimpleUploadedFile("bao-cao.pdf", a_new_file(unit.id).data)
    response = client.post(f"/so-ket/{review.id}/don-vi/{unit.id}/", {"text": "Đã xong.", "file": file} | said)
    assert response.status_code == 422
    assert words in response.content.decode().lower()
    assert latest(review, unit) is None


def test_an_empty_report_is_refused(client, sign_in, unit):
    review = a_collection()
    sign_in(Role.UNIT_HEAD, unit.id)
    assert client.post(f"/so-ket/{review.id}/don-vi/{unit.id}/", {"text": " "}).status_code == 422


@pytest.mark.parametrize(
    ("role", "own", "sees", "hands_in"),
    [
        (Role.FOCAL_OFFICER, True, 200, 302),
        (Role.UNIT_HEAD, True, 200, 302),
        (Role.UNIT_HEAD, False, 403, 403),
        (Role.SECRETARY, False, 200, 403),
        (Role.LEADER, False, 200, 403),
        (Role.EDITOR, True, 200, 403),
        (Role.EDITOR, False, 403, 403),
        (None, False, 403, 403),
    ],
)
def test_who_sees_and_who_hands_in(client, sign_in, unit, role, own, sees, hands_in):
    review = a_collection()
    sign_in(role, unit.id if own else a_unit("Phường 2").id)
    address = f"/so-ket/{review.id}/don-vi/{unit.id}/"
    assert client.get(address).status_code == sees
    assert client.post(address, {"text": "Đã xong."}).status_code == hands_in


def test_a_unit_that_owes_nothing_has_no_page(client, sign_in, unit):
    sign_in(Role.SECRETARY)
    assert client.get(f"/so-ket/{a_review().id}/don-vi/{unit.id}/").status_code == 404


def test_before_anything_is_asked_the_page_says_so(sign_in, get_page):
    review = a_review()
    sign_in(Role.LEADER)
    assert "Kỳ này chưa thu báo cáo." in get_page(f"/so-ket/{review.id}/don-vi/")
