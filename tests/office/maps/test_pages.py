"""Administrators sketch a scheme or upload boundaries, look at the map, and take it into use."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sen.office.maps import forms
from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.organizations import operations as organizations
from sen.reform.organizations.models import Unit
from sen.reform.publishing.maps import operations, records
from sen.reform.publishing.maps.operations import SchemeUnit
from sen.reform.publishing.maps.queries import BOUNDARIES, map_of
from sen.reform.publishing.models import UnitsMap
from tests.factories.units import a_unit
from tests.reform.publishing.maps.files import collection, feature, square, squares

pytestmark = pytest.mark.django_db
PAGE = "/quan-tri/ban-do/"
TODAY = date(2023, 9, 21)
CODES = ("29905", "29911")


@pytest.fixture
def units():
    return [a_unit("Phường 1", code="29905", short_names=("P.1",)), a_unit("Phường 2", code="29911")]


@pytest.fixture
def admin(sign_in, units):
    return sign_in(Role.ADMINISTRATOR, units[0].id)


def sketched(**changed):
    said = {
        "valid_from": "21/9/2023", "source": "Phòng Nội vụ",
        "x_29905": "0", "y_29905": "0", "near_29905": "phuong 2",
        "x_29911": "1,5", "y_29911": "", "near_29911": "",
    }  # fmt: skip
    return {**said, **changed}


def uploaded(data, **changed):
    file = SimpleUploadedFile("ranh-gioi.geojson", data, content_type="application/geo+json")
    return {
        "file": file,
        "valid_from": "21/9/2023",
        "source": "Sở Nông nghiệp và Môi trường",
        "code_property": "",
        **changed,
    }


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
@pytest.mark.parametrize("path", ["", "so-do/", "ranh-gioi/", "1/"])
def test_others_are_told_who_keeps_the_maps(role, path, units, client, sign_in):
    sign_in(role, units[0].id)
    for answer in (client.get(PAGE + path), client.post(f"{PAGE}1/dung/"), client.post(f"{PAGE}1/go/")):
        assert answer.status_code == 403
        assert "quản trị viên" in answer.content.decode()


def test_the_menu_of_administrators_leads_to_the_maps(admin, get_page):
    assert f'href="{PAGE}"' in get_page(PAGE)
    text = get_page(PAGE)
    assert "Chưa lưu bản đồ nào" in text
    assert "Phường 1: 29905" in text  # the plain grid is drawn meanwhile


def test_an_empty_installation_says_what_to_do_first(sign_in, get_page, at):
    unit = a_unit("Phường 9")
    organizations.close_unit(unit.id, on=TODAY, by=SYSTEM, at=at)
    sign_in(Role.ADMINISTRATOR, unit.id)
    assert "Hôm nay chưa có xã, phường nào" in get_page(PAGE)
    assert "Ngày đó chưa có xã, phường nào" in get_page(f"{PAGE}so-do/")


def test_a_scheme_is_sketched_looked_at_taken_into_use_and_withdrawn(admin, client, get_page):
    answer = client.post(f"{PAGE}so-do/", sketched())
    assert answer.status_code == 302
    assert "Chưa dùng" in get_page(answer.url)
    assert client.post(f"{answer.url}dung/").url == answer.url
    text = get_page(answer.url)
    assert "Đang dùng" in text
    assert "Phòng Nội vụ" in text
    assert "đang dùng" in get_page(PAGE)
    assert client.post(f"{answer.url}go/", {"reason": ""}).status_code == 422
    assert client.post(f"{answer.url}go/", {"reason": "Vẽ lại"}).url == answer.url
    assert "Vẽ lại" in get_page(answer.url)


def test_the_newest_scheme_is_shown_to_be_changed_in_names_people_know(admin, get_page, at):
    kept = (SchemeUnit("29905", 0, 0, ("29911",)), SchemeUnit("29911", 1.5, 0, ()))
    operations.keep_scheme(kept, "Phác thảo", valid_from=TODAY, by=SYSTEM, at=at)
    text = get_page(f"{PAGE}so-do/")
    assert 'value="1,5"' in text
    assert 'value="Phường 2"' in text
    assert 'value=""' not in text.split("near_29905")[1].split(">")[0]
    assert "Phường 1: giáp với" in text


def test_the_units_of_another_day_can_be_sketched(admin, get_page, client):
    assert "20/9/2019" in get_page(f"{PAGE}so-do/?ngay=2019-09-20")
    assert "21/9/2023" in get_page(f"{PAGE}so-do/?ngay=hôm-qua")
    made = client.post(f"{PAGE}so-do/", sketched(valid_from="1/1/2022"))
    assert records.map_page(int(made.url.split("/")[-2])).line.valid_from == date(2022, 1, 1)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"near_29905": "Phường 7"}, "Không có đơn vị nào tên là “Phường 7”"),
        ({"x_29905": "xa"}, "x_29905"),
        ({"x_29905": "1e9"}, "x_29905"),
        ({"source": ""}, "Nguồn sơ đồ"),
        ({"source": "x" * 201}, "Nguồn sơ đồ"),
        ({"near_29905": "Phường\0 2"}, "near_29905"),
        ({"valid_from": "1/1/2019"}, "chưa có xã, phường nào"),
    ],
)
def test_a_scheme_that_cannot_be_arranged_is_said_beside_the_fault(changed, says, admin, client):
    answer = client.post(f"{PAGE}so-do/", sketched(**changed))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not UnitsMap.objects.exists()


def test_neighbours_may_be_named_by_short_name_or_code_and_parted_by_commas(units):
    lines = records.scheme_to_change(TODAY)
    for words in ("P.1", "29905", "Phuong 1 ,", "phường 1;29905"):
        form = forms.Scheme(sketched(near_29911=words), lines=lines)
        assert form.is_valid(), form.errors
        assert form.units[1] == SchemeUnit("29911", 1.5, None, ("29905",))


def test_boundaries_are_uploaded_checked_looked_at_and_taken_into_use(admin, client, get_page):
    answer = client.post(f"{PAGE}ranh-gioi/", uploaded(squares(*CODES, "77777")))
    assert answer.status_code == 302
    text = get_page(answer.url)
    assert "77777" in text
    assert 'class="map-area" d="M' in text
    client.post(f"{answer.url}dung/")
    assert map_of(CODES, TODAY).kind == BOUNDARIES
    assert "Sở Nông nghiệp và Môi trường" in get_page(PAGE)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"{", "không phải JSON"),
        (b"[" * 50_000, "không phải JSON"),
        (squares("29905"), "thiếu ranh giới của các đơn vị: 29911"),
        (collection(feature("29905", [[571000.5, 1149000.1]] * 4), feature("29911", square(1))), "VN-2000"),
        (b" " * (5 * 1024 * 1024 + 1), "lớn hơn 5 MB"),
        (b"", "rỗng"),
    ],
)
def test_a_file_that_cannot_be_believed_is_refused_beside_its_field(data, says, admin, client):
    answer = client.post(f"{PAGE}ranh-gioi/", uploaded(data))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not UnitsMap.objects.exists()


def test_a_file_of_a_hundred_megabytes_is_refused_unread(admin, client):
    answer = client.post(f"{PAGE}ranh-gioi/", uploaded(b"{}"), headers={"content-length": str(100 * 1024 * 1024)})
    assert answer.status_code == 413


def test_a_hostile_file_leaves_nothing_of_its_words_on_a_page(admin, client, get_page):
    evil = "<img src=x onerror=alert(1)>"
    data = collection(
        *(feature(code, square(place), name=evil, **{evil: evil}) for place, code in enumerate(CODES)),
        feature("<script>", square(3)),  # short enough for a code, known to nobody
    )
    answer = client.post(f"{PAGE}ranh-gioi/", uploaded(data))
    text = get_page(answer.url)
    assert "onerror" not in text
    assert "<script>" not in text.split("<main")[1]
    assert "&lt;script&gt;" in text


def test_a_map_whose_units_are_gone_is_still_on_record(admin, client, units, get_page):
    made = client.post(f"{PAGE}ranh-gioi/", uploaded(squares(*CODES))).url
    Unit.objects.filter(code__in=CODES).update(valid_from=date(2021, 1, 1))
    assert "Không còn đơn vị nào của bản đồ mang mã cũ" in get_page(made)


def test_what_was_decided_twice_is_said(admin, client):
    made = client.post(f"{PAGE}so-do/", sketched()).url
    client.post(f"{made}dung/")
    answer = client.post(f"{made}dung/")
    assert answer.status_code >= 400
    assert "đang được dùng" in answer.content.decode()
    assert client.get(f"{PAGE}999/").status_code == 404


def test_the_pages_ask_the_database_little(admin, client, get_page, django_assert_max_num_queries):
    made = client.post(f"{PAGE}ranh-gioi/", uploaded(squares(*CODES))).url
    client.post(f"{made}dung/")
    for path in (PAGE, made, f"{PAGE}so-do/", f"{PAGE}ranh-gioi/"):
        with django_assert_max_num_queries(14):
            get_page(path)
