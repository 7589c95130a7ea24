"""Every page people open: nothing for axe to report, nothing wider than the screen, no English, and light."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import DESKTOP, IMAGES, MANUAL, PHONE, picture_for_the_manual, sign_in

HEAVIEST = 100 * 1024

# Who opens what; a name where the manual shows the page.
PAGES = {
    None: ("/ article-list", "/dang-nhap/ sign-in", "/tin/ ", "/tin/1/x/ article", "/khong-co/ "),
    "chutich": (
        "/viec-cua-toi/ ",
        "/so-ket/ ",
        "/so-ket/1/ pack",
        "/ke-hoach/2023/ plan",
        "/ke-hoach/2023/6/ ",
        "/danh-gia/ ",
        "/danh-gia/2023/ round",
        "/danh-gia/2023/29923/ sheet",
        "/danh-gia/bo-chi-so/1/ ",
        "/nhiem-vu/ tasks",
        "/nhiem-vu/1/ ",
        "/don-vi/ ",
        "/don-vi/29905/2021-01-01/ unit",
        "/doi-mat-khau/ ",
    ),
    "thuky": (
        "/viec-cua-toi/ ",
        "/so-ket/1/hop/ meeting",
        "/so-ket/1/bao-cao/ report",
        "/nhiem-vu/soan-tu-van-ban/ ",
        "/danh-gia/bo-chi-so/ ",
        "/danh-gia/bo-chi-so/2/ index",
        "/danh-gia/bo-chi-so/kiem-tra/ ",
        "/danh-gia/bo-chi-so/so-sanh/?cu=1&moi=2 compare",
        "/danh-gia/bo-chi-so/thu/?vong=2023&bo=2 trial",
    ),
    "daumoi": (
        "/viec-cua-toi/ my-work",
        "/danh-gia/2023/29902/ ",
        "/tai-lieu/ evidence",
        "/nhiem-vu/7/ ",
        "/viec-cua-toi/thong-bao/ ",
        "/viec-cua-toi/lich/ ",
    ),
    "duyettin": ("/viec-cua-toi/ ", "/bien-tap/ desk", "/bien-tap/binh-luan/ "),
    "quantri": ("/quan-tri/tai-khoan/ accounts", "/don-vi/ ", "/don-vi/lich-lam-viec/ "),
}
VISITS = [(who, *line.split(" ")) for who, lines in PAGES.items() for line in lines]
SIZES = {"desktop": DESKTOP, "phone": PHONE}
# English words our own msgids use and Vietnamese does not: any of them on a page is a leak.
ENGLISH = re.compile(
    r"\b(the|and|of|with|unit|units|task|tasks|score|your|page|day|from|this|are|not)\b", re.IGNORECASE
)


def complaints(page) -> list[str]:
    """What is wrong with the page as it stands."""
    found = []
    results = Axe().run(page)
    found += [f"axe: {line['id']}: {line['nodes'][0]['html'][:160]}" for line in results.response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append("the page is wider than the screen")
    words = page.evaluate("document.body.innerText")
    found += [f"English: …{words[max(0, m.start() - 30) : m.end() + 30]}…" for m in ENGLISH.finditer(words)]
    if page.locator("h1").count() != 1:
        found.append("a page has one heading of the first level")
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("who", list(PAGES), ids=str)
def test_every_page_is_sound(demo, visitor, who, size):
    page = visitor(SIZES[size])
    if who:
        sign_in(page, demo, who)
    wrong = []
    for visitor_name, path, image in VISITS:
        if visitor_name != who:
            continue
        page.goto(demo + path)
        wrong += [f"{path}: {line}" for line in complaints(page)]
        if image:
            picture_for_the_manual(page, f"{image}-{size}.png")
    assert wrong == []


@pytest.mark.parametrize("size", SIZES)
def test_every_page_of_an_empty_installation_is_sound(empty, visitor, size):
    page = visitor(SIZES[size])
    wrong = [line for path in ("/", "/tin/") for line in [page.goto(empty + path), *complaints(page)][1:]]
    sign_in(page, empty, "quantri")
    for path in (
        *("/viec-cua-toi/", "/so-ket/", "/danh-gia/", "/ke-hoach/2023/", "/nhiem-vu/", "/don-vi/"),
        *("/quan-tri/tai-khoan/", "/bien-tap/"),
    ):
        page.goto(empty + path)
        wrong += [f"{path}: {line}" for line in complaints(page)]
    assert wrong == []


def _weight(page, address: str) -> int:
    """Compressed bytes a browser with nothing in its cache fetches for a page."""
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(sum(request.sizes()[k] for k in ("responseBodySize",))))
    page.goto(address, wait_until="networkidle")
    return sum(sizes)


@pytest.mark.parametrize("path", ["/", "/tin/1/x/", "/dang-nhap/"])
def test_a_public_page_is_light(demo, visitor, path):
    assert 5_000 < _weight(visitor(PHONE), demo + path) <= HEAVIEST


@pytest.mark.parametrize("path", ["/so-ket/1/", "/danh-gia/2023/29923/", "/viec-cua-toi/", "/nhiem-vu/"])
def test_a_page_of_the_office_is_light(demo, official, path):
    page = official("chutich")
    page.context.clear_cookies(name="nothing")
    fresh = page.context.browser.new_context(storage_state=page.context.storage_state())
    try:
        assert 5_000 < _weight(fresh.new_page(), demo + path) <= HEAVIEST
    finally:
        fresh.close()


def test_the_manual_shows_what_the_tests_took():
    for name in re.findall(r"\(images/([^)]+)\)", MANUAL.read_text(encoding="utf-8")):
        assert (IMAGES / name).exists(), f"{name}: take it anew with SEN_WRITE_DOCS=1 ./test"


def test_pages_can_be_read_in_english_too(demo, visitor):
    page = visitor()
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": demo}])
    page.goto(f"{demo}/dang-nhap/")
    assert page.locator("h1").inner_text() == "Sign in"
    assert page.locator("html").get_attribute("lang") == "en"
