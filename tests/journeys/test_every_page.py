"""Every page people open: nothing for axe to report, nothing wider than the screen, no English, and light."""

import re
from collections import Counter

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.journeys.conftest import DESKTOP, IMAGES, MANUAL, PHONE, picture_for_the_manual, shown_in_the_manual, sign_in

HEAVIEST = 100 * 1024

WARDS, DEPARTMENTS, LAST_YEAR = (
    "/danh-gia/2023/xa-phuong",
    "/danh-gia/2023/phong-chuyen-mon",
    "/danh-gia/2022/xa-phuong",
)

# Who opens what; a name where the manual shows the page.
PAGES = {
    None: (
        *("/ article-list", "/dang-nhap/ sign-in", "/tin/ ", "/tin/1/x/ article", "/khong-co/ "),
        *("/ket-qua/ ", "/ket-qua/2022/xa-phuong/ result", "/ket-qua/2022/xa-phuong/phuong-3/ "),
        *("/ket-qua/2022/xa-phuong/?dv=phuong-3 ", "/ket-qua/2022/xa-phuong/linh-vuc/3/ result-area"),
        *("/ket-qua/2022/xa-phuong/tieu-chi/8.2.1/ ", "/ket-qua/2022/xa-phuong/cach-tinh/ result-method"),
        "/ket-qua/2022/xa-phuong/so-sanh/?dv=phuong-3&dv=phuong-1 result-comparison",
        *("/ket-qua/2021/xa-phuong/ ", "/ket-qua/2021/xa-phuong/phuong-3/ ", "/ket-qua/2022/phong-chuyen-mon/ "),
        *("/phuong-cua-toi/ ", "/phuong-cua-toi/phuong-3/ ", "/phuong-cua-toi/khong-co/ ", "/dinh-chinh/ "),
        *("/kiem-chung/ ", "/kiem-chung/?ma=0123456789abcdef "),
        *("/loi-hua/ promises", "/loi-hua/ke-hoach-2023/ ", "/loi-hua/ke-hoach-2023/1/ "),
        *("/loi-hua/?don-vi=phuong-3&trang-thai=overdue ", "/loi-hua/cuoc-hop-1/ "),
        *("/danh-gia-phuc-vu/ ", "/danh-gia-phuc-vu/phuong-3/ service", "/danh-gia-phuc-vu/phuong-3/ma-qr/ poster"),
        *("/nhat-ky-kiem-duyet/ moderation-log", "/binh-luan/rut/ ", "/binh-luan/1/bao-vi-pham/ "),
        *("/khen-thuong/cong-bo/ ", "/du-lieu/ ", "/du-lieu/api/ "),
    ),
    "chutich": (
        "/viec-cua-toi/ ",
        "/so-ket/ ",
        "/so-ket/1/ pack",
        "/ke-hoach/2023/ plan",
        "/ke-hoach/2023/linh-vuc/6/ ",
        "/danh-gia/ ",
        f"{WARDS}/ ",
        f"{WARDS}/xep-hang/ ranking",
        f"{WARDS}/xa-tan-phu-dong/ ",
        f"{WARDS}/tham-dinh/ ",
        f"{WARDS}/hoi-dong/ ",
        f"{LAST_YEAR}/xep-hang/ ",
        f"{LAST_YEAR}/hoi-dong/ ",
        f"{LAST_YEAR}/hoi-dong/thay-doi/ ",
        "/danh-gia/bo-chi-so/1/ ",
        "/nhiem-vu/ tasks",
        "/nhiem-vu/1/ ",
        "/nhiem-vu/10/ ",
        "/nhiem-vu/giao/ give",
        "/nhiem-vu/bang-theo-doi/ boards",
        "/nhiem-vu/don-doc/ ",
        "/ke-hoach/muc/70/ ",
        "/kho-khan/1/ obstacle",
        "/khen-thuong/2/ commend",
        "/don-vi/ ",
        "/don-vi/29905/2021-01-01/ unit",
        "/doi-mat-khau/ ",
    ),
    "thuky": (
        "/viec-cua-toi/ ",
        "/bien-tap/ma-ho-so/ case-codes",
        "/bien-tap/gioi-han-danh-gia/ ",
        "/ke-hoach/2023/bo-sung/ ",
        "/ke-hoach/2023/nhap/ bring-plan",
        "/ke-hoach/2023/ban-hanh/ issues",
        "/ke-hoach/2023/don-vi/14/ ",
        "/so-ket/1/hop/ meeting",
        "/so-ket/1/diem-danh/ ",
        "/so-ket/1/bao-cao/ report",
        "/so-ket/1/bao-cao/muc/unit_reports/ ",
        "/so-ket/1/phu-luc/ ",
        "/so-ket/1/don-vi/ collection",
        "/so-ket/chi-tieu/ ",
        "/so-ket/chi-tieu/1.5/ ",
        "/nhiem-vu/soan-tu-van-ban/ ",
        "/nhiem-vu/ten-goi/ ",
        "/nhiem-vu/don-doc/ follow-up",
        "/nhiem-vu/don-doc/don-vi/7/ ",
        "/nhiem-vu/don-doc/cai-dat/ ",
        "/nhiem-vu/don-doc/cong-van/1/ ",
        "/kho-khan/ obstacles",
        "/kho-khan/neu/ ",
        "/kho-khan/de-nghi-tinh/ province",
        "/tuyen-truyen/2023/ communication",
        "/tuyen-truyen/2023/them/ ",
        "/tuyen-truyen/hoat-dong/12/ ",
        "/ho-tro/2023/xa-phuong/ support",
        "/ho-tro/2023/xa-phuong/xa-tan-phu-dong/ ",
        "/ho-tro/2023/xa-phuong/xa-tan-phu-dong/7.2.4/ ",
        "/khen-thuong/ ",
        "/khen-thuong/1/ ",
        "/khen-thuong/ho-so/1/ nomination",
        "/khen-thuong/2/hoi-dong/ commend-council",
        "/khen-thuong/so-vang/ gold-book",
        "/khen-thuong/quy-dinh/ ",
        *("/cong-khai-loi-hua/ ", "/cong-khai-loi-hua/ke-hoach-2023/ ", "/cong-khai-loi-hua/ke-hoach-2023/1/ promise"),
        *("/cong-khai-loi-hua/ke-hoach-2023/1/to-hoi/ promise-sheet", "/cong-khai-loi-hua/quy-dinh/ "),
        "/danh-gia/bo-chi-so/ ",
        "/danh-gia/bo-chi-so/2/ index",
        "/danh-gia/bo-chi-so/kiem-tra/ ",
        "/danh-gia/bo-chi-so/so-sanh/?cu=1&moi=2 compare",
        "/danh-gia/bo-chi-so/thu/?vong=1&bo=2 trial",
        "/danh-gia/mo/ ",
        "/danh-gia/mo/?tu=moi ",
        f"{WARDS}/ board",
        f"{WARDS}/lich/ ",
        f"{WARDS}/gia-han/phuong-an-hoa/ ",
        f"{WARDS}/tiep-nhan/phuong-an-hoa/ ",
        f"{WARDS}/tham-dinh/phan-cong/ ",
        f"{WARDS}/tham-dinh/doc-lan-hai/ ",
        f"{WARDS}/tham-dinh/thong-nhat/ ",
        f"{WARDS}/tham-dinh/thong-nhat/1.2.2/xa-tan-phu-dong/ ",
        f"{WARDS}/tham-dinh/dong-thuan/ agreement",
        f"{WARDS}/tham-dinh/don-vi/phuong-1/ ",
        f"{WARDS}/hoi-dong/ ",
        f"{LAST_YEAR}/hoi-dong/xem-xet/phuong-3/6.1.2/ ",
        f"{WARDS}/ho-so/ ",
        f"{WARDS}/hieu-chuan/ calibration",
        f"{LAST_YEAR}/hoi-dong/ ",
        f"{LAST_YEAR}/ho-so/ papers",
    ),
    "thamdinh": (
        "/viec-cua-toi/ ",
        f"{WARDS}/tham-dinh/ ",
        f"{WARDS}/tham-dinh/1.1.1/ queue",
        f"{WARDS}/tham-dinh/1.1.1/phuong-2/ ",
        f"{WARDS}/tham-dinh/don-vi/xa-tan-quy-tay/ ",
        f"{WARDS}/tham-dinh/doc-lan-hai/ ",
    ),
    "daumoi": (
        "/viec-cua-toi/ my-work",
        "/so-ket/1/don-vi/17/ ",
        "/nhiem-vu/ ",
        "/kho-khan/neu/ ",
        "/tuyen-truyen/2023/ ",
        "/tuyen-truyen/hoat-dong/1/ ",
        "/khen-thuong/2/ ",
        f"{WARDS}/phuong-3/ ",
        f"{WARDS}/phuong-3/giai-trinh/ explain",
        f"{WARDS}/phuong-3/lich-su/7.1.1/ history",
        f"{WARDS}/phuong-3/tai-lieu/1.4.1/ ",
        f"{LAST_YEAR}/phuong-3/ ",
        f"{LAST_YEAR}/phuong-3/giai-trinh/ ",
        "/tai-lieu/ evidence",
        "/nhiem-vu/7/ ",
        "/viec-cua-toi/thong-bao/ ",
        "/viec-cua-toi/lich/ reminders",
    ),
    "dm-quan-ly-do-thi": (
        f"{DEPARTMENTS}/phong-quan-ly-do-thi/ declare",
        f"{DEPARTMENTS}/phong-quan-ly-do-thi/kiem-tra/ check",
        f"{DEPARTMENTS}/phong-quan-ly-do-thi/de-xuat/ proposals",
        f"{DEPARTMENTS}/phong-quan-ly-do-thi/ngoai-tuyen/ workbook",
    ),
    "thutruong": ("/nhiem-vu/7/ ", "/so-ket/1/don-vi/17/ ", "/khen-thuong/ "),
    "phuong-an-hoa": ("/viec-cua-toi/ ", f"{WARDS}/phuong-an-hoa/ ", f"{WARDS}/phuong-an-hoa/ky/ ", "/kho-khan/4/ "),
    "bientap": ("/bien-tap/viet/ ", "/bien-tap/1/sua/ "),
    "duyettin": (
        *("/viec-cua-toi/ ", "/bien-tap/ desk", "/bien-tap/binh-luan/ "),
        *("/bien-tap/dang-lai/ ", "/bien-tap/10/duyet/ ", "/bien-tap/10/xem-truoc/ "),
        *("/bien-tap/binh-luan/?ngan=da-dang moderation", "/bien-tap/danh-gia/ "),
    ),
    "quantri": (
        *("/quan-tri/tai-khoan/ accounts", "/don-vi/ ", "/don-vi/lich-lam-viec/ "),
        *("/quan-tri/ban-do/ ", "/quan-tri/ban-do/1/ ", "/quan-tri/ban-do/so-do/ ", "/quan-tri/ban-do/ranh-gioi/ "),
    ),
}
#: Pages that answer so on purpose; every other one is there.
ANSWERS = {
    "/khong-co/": 404,
    "/phuong-cua-toi/khong-co/": 404,
    "/loi-hua/cuoc-hop-1/": 404,
    "/kiem-chung/?ma=0123456789abcdef": 404,
}
VISITS = [(who, *line.split(" ")) for who, lines in PAGES.items() for line in lines]
SIZES = {"phone": PHONE, "desktop": DESKTOP}
# On public pages what fingers touch is 24 px high, too.
AXE = """() => {
    const rules = { "target-size": { enabled: Boolean(document.querySelector(".portal")) } };
    return axe.run({ resultTypes: ["violations"], rules }).then(results => results.violations);
}"""
# What programs are called by is no word of the page.
READ = """() => {
    const names = [...document.querySelectorAll("code:not([hidden])")];
    names.forEach(name => { name.hidden = true; });
    const words = document.body.innerText;
    names.forEach(name => { name.hidden = false; });
    return words;
}"""
# English words our own msgids use and Vietnamese does not: any of them on a page is a leak.
ENGLISH = re.compile(
    r"\b(the|and|of|with|unit|units|task|tasks|score|your|page|day|from|this|are|not)\b", re.IGNORECASE
)


def complaints(page, image: str = "") -> list[str]:
    """What is wrong with the page that just arrived, on a telephone and, turned wide, on a computer."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{name}: {line}" for line in _complaints_at_this_size(page)]
        if image:
            picture_for_the_manual(page, f"{image}-{name}.png")
    return found


def _complaints_at_this_size(page) -> list[str]:
    found = []
    violations = page.evaluate(AXE)
    found += [f"axe: {line['id']}: {line['nodes'][0]['html'][:160]}" for line in violations]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append("the page is wider than the screen")
    words = page.evaluate(READ)
    found += [f"English: …{words[max(0, m.start() - 30) : m.end() + 30]}…" for m in ENGLISH.finditer(words)]
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    found += [f"two things are called {name}" for name, number in Counter(ids).items() if number > 1]
    if page.locator("h1").count() != 1:
        found.append("a page has one heading of the first level")
    return found


@pytest.mark.parametrize("who", list(PAGES), ids=str)
def test_every_page_is_sound(demo, visitor, who):
    page = visitor(PHONE)
    if who:
        sign_in(page, demo, who)
    wrong = []
    for visitor_name, path, image in VISITS:
        if visitor_name != who:
            continue
        answer = page.goto(demo + path)
        if answer.status != ANSWERS.get(path, 200):
            wrong.append(f"{path}: answers {answer.status}")
        wrong += [f"{path}: {line}" for line in complaints(page, image)]
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert wrong == []


def test_every_page_of_an_empty_installation_is_sound(empty, visitor):
    page = visitor(PHONE)
    wrong = [
        line
        for path in ("/", "/tin/", "/loi-hua/", "/ket-qua/", "/kiem-chung/", "/khen-thuong/cong-bo/")
        for line in [page.goto(empty + path), *complaints(page)][1:]
    ]
    sign_in(page, empty, "quantri")
    for path in (
        *("/viec-cua-toi/", "/so-ket/", "/danh-gia/", "/ke-hoach/2023/", "/nhiem-vu/", "/don-vi/"),
        *("/nhiem-vu/bang-theo-doi/", "/nhiem-vu/don-doc/", "/nhiem-vu/don-doc/cai-dat/"),
        *("/kho-khan/", "/tuyen-truyen/", "/ho-tro/", "/so-ket/chi-tieu/", "/so-ket/chi-tieu/them/"),
        *("/khen-thuong/", "/khen-thuong/so-vang/", "/khen-thuong/quy-dinh/"),
        *("/cong-khai-loi-hua/", "/cong-khai-loi-hua/quy-dinh/"),
        *("/quan-tri/tai-khoan/", "/bien-tap/", "/danh-gia/bo-chi-so/", "/don-vi/lich-lam-viec/"),
        *("/quan-tri/ban-do/", "/quan-tri/ban-do/so-do/", "/quan-tri/ban-do/ranh-gioi/"),
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


@pytest.mark.parametrize(
    "path", ["/so-ket/1/", f"{WARDS}/xa-tan-phu-dong/", f"{WARDS}/", "/viec-cua-toi/", "/nhiem-vu/"]
)
def test_a_page_of_the_office_is_light(demo, official, path):
    page = official("chutich")
    page.context.clear_cookies(name="nothing")
    fresh = page.context.browser.new_context(storage_state=page.context.storage_state())
    try:
        assert 5_000 < _weight(fresh.new_page(), demo + path) <= HEAVIEST
    finally:
        fresh.close()


def test_the_manual_shows_what_the_tests_took():
    shown = shown_in_the_manual()
    for name in shown:
        assert (IMAGES / name).exists(), f"{name}: take it anew with SEN_WRITE_DOCS=1 ./test"
    assert {path.name for path in IMAGES.iterdir()} - shown == set(), "pictures no page of the manual shows"


def test_the_pages_of_the_manual_lead_to_each_other():
    pages = {page.name: page.read_text(encoding="utf-8") for page in MANUAL.glob("*.md")}
    led_to = {name for text in pages.values() for name in re.findall(r"\]\(([\w-]+\.md)", text)}
    assert led_to - set(pages) == set(), "links to pages that are not there"
    assert set(pages) - led_to == set(), "pages nothing leads to"


def test_pages_can_be_read_in_english_too(demo, visitor):
    page = visitor()
    page.goto(f"{demo}/en/dang-nhap/")
    assert page.locator("h1").inner_text() == "Sign in"
    assert page.locator("html").get_attribute("lang") == "en"
