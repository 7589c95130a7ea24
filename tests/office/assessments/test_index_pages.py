"""The library of indices: the list, one version with every rule, and a version as a file."""

import tomllib

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.indices.operations import adopt_version
from sen.reform.indices.queries import versions
from tests.factories.assessments import OPENED_AT, an_index, next_year_text, sample_text
from tests.spec.reading import CODE, FRAME, specs

pytestmark = pytest.mark.django_db

LIBRARY = "/danh-gia/bo-chi-so/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def adopted(text: str) -> int:
    return adopt_version(text, "index.toml", by=SYSTEM, at=OPENED_AT)


def words_of(page: str) -> str:
    return " ".join(page.replace("\xa0", " ").split())


def test_an_index_shows_every_maximum_rule_and_basis(sign_in, get_page):
    version = an_index()
    sign_in(Role.FOCAL_OFFICER)
    page = words_of(get_page(f"{LIBRARY}{version}/"))
    for words in (
        "Bộ chỉ số mẫu, không có giá trị pháp lý",
        "5 tiêu chí, tổng 10 điểm",
        "1.1.1 Mức độ thực hiện kế hoạch",
        "Tối đa 6 điểm",
        "Phụ lục, mục 1.1.1",
        "Nhiệm vụ đã hoàn thành ÷ Nhiệm vụ trong kế hoạch (%)",
        "Nhiệm vụ đã hoàn thành (nhiệm vụ)",
        "Kịp thời",
        "Quyết định thử, 15/1/2023, Phụ lục",
        "Áp dụng cho mọi đơn vị.",
        "Được ghi không phát sinh, kèm lý do.",
        "2 chữ số thập phân, ở từng tiêu chí",
        'class="rule-curve"',
    ):
        assert words in page
    assert versions()[0].digest in page


def test_what_the_checker_warns_of_stands_on_the_page_with_how_to_mend_it(sign_in, get_page):
    version = an_index()
    sign_in(Role.FOCAL_OFFICER)
    page = words_of(get_page(f"{LIBRARY}{version}/"))
    assert "Những điểm cần rà soát lại" in page
    assert "Tiêu chí 1.1.2" in page
    assert "Chưa ghi cơ quan thẩm định." in page
    assert "Cách sửa: Thêm owner" in page


def test_a_version_without_a_warning_says_so(sign_in, get_page):
    version = adopted(sample_text())
    sign_in(Role.FOCAL_OFFICER)
    assert "không có điểm nào cần rà soát" in get_page(f"{LIBRARY}{version}/")


@pytest.mark.parametrize(
    ("block", "cap", "words"),
    [
        ('[[bonus]]\ncode = "T1"\nmax = "1"\nbasis = "a"\nrule = { kind = "yes-no" }', "bonus_cap", "Điểm thưởng"),
        ('[[penalty]]\ncode = "P1"\nmax = "1"\nbasis = "a"\nrule = { kind = "yes-no" }', "", "Điểm trừ"),
        ('[[fact]]\ncode = "F1"', "", "không tính điểm"),
    ],
)
def test_what_stands_outside_the_scale_is_shown_after_it(sign_in, get_page, block, cap, words):
    text = next_year_text().replace('scale = "10"\n', f'scale = "10"\n{cap} = "1"\n' if cap else 'scale = "10"\n')
    version = adopted(f'{text}\n{block}\ntitle = "Việc ngoài bảng"\n')
    sign_in(Role.FOCAL_OFFICER)
    page = words_of(get_page(f"{LIBRARY}{version}/"))
    assert words in page
    assert "Việc ngoài bảng" in page
    assert ("tổng cộng tối đa 1 điểm" in page) is bool(cap)


@pytest.mark.parametrize("kind", sorted(spec.kind for spec in specs()))
def test_a_rule_of_any_kind_has_a_page(sign_in, get_page, kind):
    spec = next(each for each in specs() if each.kind == kind)
    scale = tomllib.loads(spec.criterion)["max"]
    version = adopted(FRAME.format(scale=scale, criterion=spec.criterion))
    sign_in(Role.FOCAL_OFFICER)
    assert spec.definition.criterion(CODE).title in get_page(f"{LIBRARY}{version}/")


def test_what_a_file_says_is_shown_and_never_run(sign_in, get_page):
    version = adopted(next_year_text().replace("Sáng kiến", "<script>alert(1)</script> 'a'"))
    sign_in(Role.FOCAL_OFFICER)
    page = get_page(f"{LIBRARY}{version}/")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_an_index_nobody_adopted_is_not_there(sign_in, get_page):
    sign_in(Role.SECRETARY)
    assert "Không có bộ chỉ số này" in get_page(f"{LIBRARY}7/", 404)


@pytest.mark.parametrize("path", ["", "1/", "1/tai/docx/", "so-sanh/", "thu/", "kiem-tra/"])
def test_somebody_without_a_post_sees_no_index(sign_in, client, path):
    sign_in(None)
    assert client.get(LIBRARY + path).status_code == 403


@pytest.mark.parametrize(
    ("role", "is_invited"),
    [(Role.SECRETARY, True), (Role.UNIT_HEAD, False)],
)
def test_an_empty_library_says_who_fills_it(sign_in, get_page, role, is_invited):
    sign_in(role)
    page = get_page(LIBRARY)
    assert "Chưa có bộ chỉ số nào" in page
    assert ("Chỉ thư ký hội đồng" in page) is not is_invited
    assert ('href="/danh-gia/bo-chi-so/kiem-tra/"' in page) is is_invited


def test_versions_of_an_index_stand_together_with_their_state_and_digest(sign_in, get_page):
    old, new = an_index(), adopted(next_year_text())
    sign_in(Role.UNIT_HEAD)
    page = words_of(get_page(LIBRARY))
    assert page.index(f"/danh-gia/bo-chi-so/{new}/") < page.index(f"/danh-gia/bo-chi-so/{old}/")
    for words in ("test/commune · 2 phiên bản", "Bộ mẫu", "1/1/2024 – 31/12/2024", versions()[0].short_digest):
        assert words in page


def test_a_corrected_version_says_what_took_its_place(sign_in, get_page):
    an_index(status="issued")
    corrected = next_year_text().replace('"sample"', '"corrected"').replace("from = 2024-01-01", "from = 2023-07-01")
    adopted(corrected.replace('title = "Bộ', 'replaces = "2023.1"\ntitle = "Bộ', 1))
    sign_in(Role.UNIT_HEAD)
    page = words_of(get_page(LIBRARY))
    assert "Bị thay bởi 2024.1 từ 1/7/2023" in page
    assert "Đã đính chính" in page


@pytest.mark.parametrize(
    ("file_format", "content_type", "name"),
    [
        ("docx", WORD, "phu-luc-test-commune-2023.1.docx"),
        ("xlsx", EXCEL, "phu-luc-test-commune-2023.1.xlsx"),
        ("toml", "application/toml; charset=utf-8", "test-commune-2023.1.toml"),
    ],
)
def test_a_version_is_taken_away_as_a_file(client, sign_in, file_format, content_type, name):
    version = an_index()
    sign_in(Role.FOCAL_OFFICER)
    answer = client.get(f"{LIBRARY}{version}/tai/{file_format}/")
    assert answer.headers["Content-Type"] == content_type
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert f"/danh-gia/bo-chi-so/{version}/tai/{file_format}/" in client.get(f"{LIBRARY}{version}/").content.decode()


def test_another_format_is_not_there(sign_in, get_page):
    version = an_index()
    sign_in(Role.FOCAL_OFFICER)
    assert "DOCX, XLSX" in get_page(f"{LIBRARY}{version}/tai/exe/", 404)


@pytest.mark.parametrize("count", [1, 3])
def test_more_versions_ask_the_database_no_more_questions(client, sign_in, django_assert_num_queries, count):
    made = [an_index(version=f"2023.{number}") for number in range(1, count + 1)]
    sign_in(Role.FOCAL_OFFICER)
    client.get(LIBRARY)
    with django_assert_num_queries(5):
        client.get(LIBRARY)
    with django_assert_num_queries(7):
        client.get(f"{LIBRARY}{made[0]}/")
