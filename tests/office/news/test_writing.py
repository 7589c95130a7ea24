"""Writing light text: previews, pictures, files, and what was copied; nothing typed is ever lost."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sen.reform.accounts.roles import Role
from sen.reform.news import queries
from sen.reform.news.models import Article, Picture
from sen.reform.news.workflow import State
from tests.factories.news import an_article
from tests.factories.pictures import a_pdf, a_picture, an_attachment, an_image, bytes_of
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

TYPED = {
    "kind": "notice",
    "title": "Chưa xong",
    "lead": "Đoạn mở đầu",
    "body": "Một.\n\nHai.",
    "topic": "Thông báo",
    "happened_on": "31/2/2023",  # still wrong: that is for later
    "source": "",
    "is_simulated": "on",
}


@pytest.fixture
def unit():
    return a_unit()


@pytest.fixture
def editor(sign_in, unit):
    return sign_in(Role.EDITOR, unit.id)


@pytest.fixture
def send(client):
    """Press a button of the writing page; returns status and page."""

    def _send(then: str, *, address: str = "/bien-tap/viet/", **said: object) -> tuple[int, str]:
        answer = client.post(address, {**TYPED, "then": then, **said})
        page = answer.content.decode()
        assert "UNDEFINED VARIABLE" not in page
        return answer.status_code, page

    return _send


def a_file(name: str = "ao sen.png", data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, bytes_of(an_image()) if data is None else data)


def body_of(page: str) -> str:
    return re.search(r'<textarea name="body"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)[1]


def assert_nothing_is_lost(page: str) -> None:
    for name in ("title", "lead", "topic", "happened_on"):
        assert TYPED[name] in page
    assert '<option value="notice" selected>' in page
    assert re.search(r'name="is_simulated"[^>]*checked', page)
    assert not Article.objects.exists()


@pytest.mark.usefixtures("editor")
def test_a_preview_saves_nothing_and_loses_nothing(send):
    status, page = send("preview", body="## Đề mục\n\n**đậm**")
    assert status == 200
    assert "<h2>Đề mục</h2>" in page
    assert_nothing_is_lost(page)


@pytest.mark.usefixtures("editor")
def test_a_picture_goes_into_the_text_where_the_writer_is(send):
    status, page = send(
        "picture",
        picture=a_file(),
        alt="Ao [sen]",
        caption='Buổi "sớm"',
        credit="Phường 3",
        cursor="2",
        is_illustration="on",
    )
    assert status == 200
    (key,) = Picture.objects.values_list("key", flat=True)
    assert body_of(page) == (f"Một.\n\n![Ao (sen)](anh:{key} &quot;Buổi ”sớm”&quot;)\n\nHai.")
    assert f"/bien-tap/anh/{key}-400.jpg" in page
    assert "Ảnh đã nằm trong bài." in page
    assert_nothing_is_lost(page)


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ({"is_leading": "on", "alt": "Sen"}, "![Sen]"),
        ({"is_leading": "on", "is_decorative": "on"}, "![trang trí]"),
        # A browser without script does not say where the writer is: the end will do.
        ({"alt": "Sen"}, "Một."),
    ],
)
def test_a_picture_may_lead_and_may_only_decorate(send, said, begins):
    _status, page = send("picture", picture=a_file(), **said)
    assert body_of(page).startswith(begins)


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"picture": a_file("a.png", b"<svg onload=alert(1)>"), "alt": "x"}, "hình vẽ SVG"),
        ({"picture": a_file("a.png")}, "Hãy ghi trong ảnh có gì"),
        ({"alt": "x"}, "Trường này là bắt buộc"),
    ],
    ids=["no picture", "no words", "no file"],
)
def test_a_picture_that_is_refused_says_why_and_loses_nothing(send, said, sentence):
    if "picture" in said:
        said["picture"].seek(0)
    status, page = send("picture", **said)
    assert status == 422
    assert sentence in page
    assert body_of(page) == "Một.\n\nHai."
    assert_nothing_is_lost(page)


@pytest.mark.usefixtures("editor")
def test_a_picture_that_looks_like_one_we_have_offers_that_one(send):
    old = a_picture(data=bytes_of(an_image(800, 600, shade=3)))
    _status, page = send("picture", picture=a_file("a.png", bytes_of(an_image(shade=5))), alt="Sen")
    assert "Ảnh này giống ảnh đã có" in page
    new = Picture.objects.exclude(key=old).get().key
    button = re.search(r'value="(instead:[^"]+)"', page)[1]
    assert button == f"instead:{new}-{old}"
    _status, page = send(button, body=f"![Sen](anh:{new})")
    assert body_of(page) == f"![Sen](anh:{old})"
    _status, page = send("instead:nonsense")
    assert body_of(page) == TYPED["body"]


@pytest.mark.usefixtures("editor")
def test_a_file_goes_into_the_text_under_its_words_or_its_name(send):
    status, page = send("attachment", file=a_file("Kế hoạch.pdf", a_pdf()), words="Kế hoạch 12")
    assert status == 200
    assert re.fullmatch(r"Một\.\n\nHai\.\n\n\[Kế hoạch 12\]\(tep:[0-9a-f]{20}\)", body_of(page))
    _status, page = send("attachment", file=a_file("Kế hoạch.pdf", a_pdf()))
    assert "[Kế hoạch.pdf](tep:" in body_of(page)
    assert_nothing_is_lost(page)


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("said", [{}, {"file": a_file("a.exe", b"MZ" + b"x" * 50)}], ids=["no file", "a program"])
def test_a_file_that_is_refused_says_why(send, said):
    if said:
        said["file"].seek(0)
    status, page = send("attachment", **said)
    assert status == 422
    assert "field-error" in page
    assert_nothing_is_lost(page)


def test_pictures_go_into_a_text_that_is_being_changed(send, editor, unit):
    article_id = an_article(State.DRAFT, unit_id=unit.id)
    status, page = send(
        "picture", address=f"/bien-tap/{article_id}/sua/", picture=a_file(), alt="Sen", based_on="1", cursor="x"
    )
    assert status == 200
    assert "![Sen](anh:" in body_of(page)
    assert queries.desk_article(article_id).number == 1


def test_the_pane_follows_and_names_what_would_be_refused_and_what_is_alike(client, editor, unit):
    article_id = an_article(unit_id=unit.id, title="Lịch tiêm phòng dại")
    said = {**TYPED, "title": "Lich tiem phong dai", "body": "[x](javascript:alert(1))", "article": ""}
    page = client.post("/bien-tap/xem-thu/", said).content.decode()
    assert "Chưa lưu được" in page
    assert "Lịch tiêm phòng dại" in page
    assert "<html" not in page
    # An article is not like itself.
    page = client.post(
        "/bien-tap/xem-thu/", {**said, "article": str(article_id), "happened_on": "1/9/2023"}
    ).content.decode()
    assert "Rất giống" not in page


@pytest.mark.usefixtures("editor")
def test_what_was_copied_comes_back_as_light_text(client):
    answer = client.post("/bien-tap/dan/", {"html": "<h1>Họp</h1><p>Chiều <b>21/9</b><script>x</script></p>"})
    assert answer.content.decode() == "## Họp\n\nChiều **21/9**"
    assert answer["Content-Type"].startswith("text/plain")


def test_drafts_pictures_and_files_are_for_the_desk(client, sign_in, unit):
    picture, file = a_picture(unit.id), an_attachment(unit.id)
    addresses = (f"/bien-tap/anh/{picture}-400.jpg", f"/bien-tap/tep/{file}.pdf")
    sign_in(Role.PUBLISHER, unit.id)
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "private, max-age=3600"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    for wrong in ("/bien-tap/anh/x", "/bien-tap/tep/x", f"/bien-tap/anh/{picture}-401.jpg"):
        assert client.get(wrong).status_code == 404
    sign_in(Role.FOCAL_OFFICER, unit.id)
    for address in (*addresses, "/bien-tap/anh/x"):
        assert client.get(address).status_code == 403
    for address in ("/bien-tap/xem-thu/", "/bien-tap/dan/"):
        assert client.post(address, TYPED).status_code == 403


def test_the_page_as_readers_will_see_it_is_for_the_desk_and_kept_by_nobody(client, sign_in, get_page, unit):
    picture, file = a_picture(unit.id), an_attachment(unit.id)
    body = f'![Sen](anh:{picture} "Buổi sớm")\n\nChữ.\n\n[Kế hoạch](tep:{file})'
    article_id = an_article(State.DRAFT, unit_id=unit.id, body=body)
    sign_in(Role.EDITOR, unit.id)
    page = get_page(f"/bien-tap/{article_id}/xem-truoc/")
    assert page.count("<h1") == 1
    for shown in ("Bản xem trước", "Buổi sớm", "<p>Chữ.</p>", "Tệp đính kèm", f"/bien-tap/anh/{picture}-400.jpg"):
        assert shown in page
    assert "portal-foot" in page
    assert "noindex" in page
    answer = client.get(f"/bien-tap/{article_id}/xem-truoc/")
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    sign_in(Role.EDITOR, a_unit("Phường 1").id)
    get_page(f"/bien-tap/{article_id}/xem-truoc/", status=403)


def test_an_approver_shows_the_city_s_article_and_stops(client, sign_in, get_page, unit):
    article_id = an_article(unit_id=a_unit("Thành phố").id, title="Của thành phố")
    sign_in(Role.PUBLISHER, unit.id)
    assert "Của thành phố" in get_page("/bien-tap/dang-lai/")
    page = client.post(f"/bien-tap/{article_id}/dang-lai/", follow=True).content.decode()
    assert "đang đăng lại" in page
    assert "Thôi đăng lại" in page
    page = client.post(f"/bien-tap/{article_id}/thoi-dang-lai/", follow=True).content.decode()
    assert "đang đăng lại" not in page


def test_others_are_told_why_they_show_nothing_again(client, sign_in, get_page, unit):
    sign_in(Role.PUBLISHER, unit.id)
    assert "Đơn vị khác chưa đăng tin nào." in get_page("/bien-tap/dang-lai/")
    article_id = an_article(unit_id=a_unit("Thành phố").id)
    sign_in(Role.EDITOR, unit.id)
    assert "Chỉ người duyệt tin" in get_page("/bien-tap/dang-lai/")
    assert client.post(f"/bien-tap/{article_id}/dang-lai/").status_code == 403
