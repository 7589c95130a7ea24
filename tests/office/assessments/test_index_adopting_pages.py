"""Adopting an index: a file is looked at first, and only what has no errors is adopted, by whoever may."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sen.reform.accounts.roles import Role
from sen.reform.indices.loader import LARGEST_ANNEX
from sen.reform.indices.queries import text_of, versions
from tests.factories.assessments import an_index, an_index_text
from tests.reform.indices.tables.annexes import COMMUNE, as_docx, as_xlsx

pytestmark = pytest.mark.django_db

CHECK, ADOPT, DRAFT = (f"/danh-gia/bo-chi-so/{name}/" for name in ("kiem-tra", "ghi-nhan", "du-thao"))


def a_file(data: str | bytes, name: str = "2023.toml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


def looked_at(client, data: str | bytes, name: str = "2023.toml", status: int = 200) -> str:
    answer = client.post(CHECK, {"file": a_file(data, name)})
    assert answer.status_code == status
    page = answer.content.decode()
    assert "UNDEFINED VARIABLE" not in page
    return page


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return html.unescape(found[1])


def test_limits_are_said_before_anything_is_sent(sign_in, get_page):
    sign_in(Role.SECRETARY)
    page = get_page(CHECK)
    assert "tối đa 1 MB" in page
    assert "tối đa 10 MB" in page
    assert 'accept=".toml,.docx,.xlsx"' in page


def test_the_secretary_looks_first_and_then_adopts(client, sign_in):
    actor = sign_in(Role.SECRETARY)
    page = looked_at(client, "\ufeff" + an_index_text())
    assert "Không có lỗi" in page
    assert "Chưa ghi cơ quan thẩm định." in page  # a warning does not stand in the way
    assert versions() == ()  # looking is not adopting
    # A browser ends every line of a form in its own way.
    text = hidden(page, "text").replace("\n", "\r\n")
    answer = client.post(ADOPT, {"name": hidden(page, "name"), "text": text})
    (adopted,) = versions()
    assert (answer.status_code, answer.url) == (302, f"/danh-gia/bo-chi-so/{adopted.id}/")
    assert (adopted.source_name, adopted.adopted_by) == ("2023.toml", actor.label)
    assert text_of(adopted.id) == an_index_text()


def test_lines_that_end_as_in_windows_are_the_same_text(client, sign_in):
    sign_in(Role.SECRETARY)
    page = looked_at(client, an_index_text().replace("\n", "\r\n"))
    assert hidden(page, "text") == an_index_text()


def test_an_appraiser_looks_but_does_not_adopt(client, sign_in):
    sign_in(Role.APPRAISER)
    page = looked_at(client, an_index_text())
    assert "Không có lỗi" in page
    assert ADOPT not in page
    assert "Chỉ thư ký hội đồng được" in page
    assert client.post(ADOPT, {"name": "2023.toml", "text": an_index_text()}).status_code == 403
    assert versions() == ()


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.LEADER, Role.FOCAL_OFFICER, Role.UNIT_HEAD])
def test_nobody_else_looks_or_adopts(client, sign_in, role):
    sign_in(role)
    for answer in (
        client.get(CHECK),
        client.post(CHECK, {"file": a_file(an_index_text())}),
        client.post(ADOPT, {"name": "2023.toml", "text": an_index_text()}),
        client.post(DRAFT, {"name": "2023.toml", "text": an_index_text()}),
    ):
        assert answer.status_code == 403
    assert versions() == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('max = "6"', 'max = "5"'), ("Tiêu chí 1",)),  # children do not add up
        (("[index]", "[index"), ("Dòng 2", "TOML")),  # no TOML at all
        (('kind = "target"', 'kind = "taget"'), ("Tiêu chí 2.1.1", "target")),  # a word nobody knows
        (('id = "test/commune"', 'id = "draft/commune"'), ("mã tạm",)),  # a draft nobody looked through
    ],
)
def test_errors_are_shown_with_place_and_remedy_and_nothing_can_be_adopted(client, sign_in, change, words):
    sign_in(Role.SECRETARY)
    text = an_index_text().replace(*change, 1)
    page = looked_at(client, text)
    assert "lỗi phải sửa" in page
    assert "Cách sửa:" in page
    for each in words:
        assert each in page
    assert ADOPT not in page
    # Whoever posts it all the same is shown the same errors.
    answer = client.post(ADOPT, {"name": "2023.toml", "text": text})
    assert answer.status_code == 422
    assert words[0] in answer.content.decode()
    assert versions() == ()


def test_the_same_version_is_not_adopted_twice(client, sign_in):
    an_index()
    sign_in(Role.SECRETARY)
    page = looked_at(client, an_index_text())
    assert "đã được ghi nhận" in page
    assert ADOPT not in page
    assert client.post(ADOPT, {"name": "2023.toml", "text": an_index_text()}).status_code == 422
    assert len(versions()) == 1


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        ("Bộ chỉ số".encode("utf-16"), "2023.toml", "UTF-8"),
        (b"x" * (1024 * 1024 + 1), "2023.toml", "1 MB"),
        (b"", "phu-luc.docx", "Tệp trống"),
        (b"%PDF-1.7", "phu-luc.pdf", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "phu-luc.doc", "mật khẩu"),
        (b"PK\x03\x04 broken", "phu-luc.docx", "Tệp hỏng"),
        (b"just words", "phu-luc.txt", "Đây không phải tệp Word"),
        (lambda: as_docx((), "Công văn"), "cong-van.docx", "Không thấy bảng tiêu chí nào"),
        (b"x", f"{'a' * 200}.toml", "200"),  # a name no book has room for
    ],
    ids=("utf-16", "large", "empty", "pdf", "doc", "broken", "txt", "letter", "long-name"),
)
def test_a_file_that_cannot_be_read_gets_its_sentence(client, sign_in, data, name, sentence):
    sign_in(Role.SECRETARY)
    assert sentence in looked_at(client, data() if callable(data) else data, name, status=422)


def test_no_file_at_all_is_asked_for(client, sign_in):
    sign_in(Role.SECRETARY)
    answer = client.post(CHECK, {})
    assert answer.status_code == 422
    assert "Chưa đọc được tệp" in answer.content.decode()


def test_a_body_beyond_the_limit_is_refused_before_it_is_read(client, sign_in):
    sign_in(Role.SECRETARY)
    answer = client.post(CHECK, CONTENT_LENGTH=str(LARGEST_ANNEX + 3_000_000))
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (lambda: as_docx(COMMUNE, "Bộ chỉ số xã, phường năm 2024"), "phu-luc.docx"),
        (lambda: as_xlsx(COMMUNE, "Bộ chỉ số xã, phường năm 2024"), "phu-luc.xlsx"),
    ],
    ids=["docx", "xlsx"],
)
def test_of_an_annex_a_draft_is_made_that_is_taken_away_and_never_adopted_as_it_is(client, sign_in, data, name):
    sign_in(Role.SECRETARY)
    page = looked_at(client, data(), name)
    assert "Đọc được cách chấm của" in page
    assert "Cách sửa:" in page  # what was not understood is named
    assert ADOPT not in page
    answer = client.post(DRAFT, {"name": hidden(page, "name"), "text": hidden(page, "text")})
    assert answer.headers["Content-Type"] == "application/toml; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="phu-luc.toml"'
    draft = answer.content.decode()
    assert 'title = "Mức độ thực hiện kế hoạch"' in draft
    # Unmended it is refused, even by the straight way.
    assert client.post(ADOPT, {"name": "phu-luc.toml", "text": draft}).status_code == 422
    assert versions() == ()


@pytest.mark.parametrize("address", [ADOPT, DRAFT])
@pytest.mark.parametrize("said", [{}, {"name": "a.toml"}, {"name": "a.toml", "text": "x" * (1024 * 1024 + 1)}])
def test_a_text_that_was_lost_on_the_way_leads_back_to_the_start(client, sign_in, address, said):
    sign_in(Role.SECRETARY)
    answer = client.post(address, said)
    assert (answer.status_code, answer.url) == (302, CHECK)
    assert versions() == ()


def test_a_draft_with_a_strange_name_is_still_a_file(client, sign_in):
    sign_in(Role.SECRETARY)
    answer = client.post(DRAFT, {"name": "../Phụ lục\r\nX: y.docx", "text": "[index]"})
    assert answer.status_code == 200
    assert "\n" not in answer.headers["Content-Disposition"]
    assert "/" not in answer.headers["Content-Disposition"]
