"""The portal as files: everything is there, every link leads somewhere, nothing needs a server."""

import argparse
import hashlib
import io
import re
import tracemalloc
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from sen.cli import exporting_site
from sen.cli.exporting_site import telling
from sen.cli.exporting_site.checking import MANIFEST
from sen.cli.exporting_site.fetching import Answer, Portal
from sen.cli.exporting_site.places import Places, file_of, relative
from sen.cli.exporting_site.rewriting import addresses_in_styles, rewritten
from sen.cli.exporting_site.telling import Progress
from sen.cli.exporting_site.walking import _lead_on, _Walk, walk
from sen.design.assets import prepare
from sen.reform.news.workflow import State
from tests.factories.connections import connection_kept
from tests.factories.news import an_article
from tests.factories.results import a_round_before_the_council, an_official_run, corrected, published

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def assets(tmp_path_factory):
    """The style and the letters as `sen prepare` makes them."""
    folder = tmp_path_factory.mktemp("assets")
    prepare(folder / "sen")
    return folder


@pytest.fixture(autouse=True)
def _connection_stays():
    with connection_kept():
        yield


@pytest.fixture
def card(at):
    card = a_round_before_the_council(is_simulated=True)
    published(card)
    corrected(card, at)
    return card


@pytest.fixture
def export(tmp_path, capsys, settings, assets):
    settings.STATICFILES_DIRS = [assets]
    folder = tmp_path / "ban-sao"

    def _export(**said):
        arguments = argparse.Namespace(**{"to": folder, "address": "", "live": "", **said})
        return exporting_site.run(arguments), folder, capsys.readouterr()

    return _export


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def pages(folder):
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.html")}


class _Opened(HTMLParser):
    """What a browser fetches or may be led to."""

    def __init__(self, text):
        super().__init__()
        self.links = []
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        said = dict(attrs)
        if tag in {"a", "link", "script", "img", "use", "source"}:
            self.links += [said[name] for name in ("href", "src") if name in said]


def test_everything_public_is_there_and_every_link_leads_to_a_file(export, client, card):
    """One copy, looked at from all sides: a copy takes seconds."""
    article = an_article(title="Phường 3 trả kết quả tại nhà")
    code, folder, said = export()
    assert code == 0, said.out
    assert "Liên kết hỏng: 0" in said.out
    _has_every_place_in_both_languages(folder, card)
    (written,) = folder.glob(f"tin/{article}/*/index.html")
    assert "Phường 3 trả kết quả tại nhà" in written.read_text()
    _is_whole_for_a_crawler(folder)
    for name, text in pages(folder).items():
        opened = _Opened(text)
        assert not {"form", "input", "textarea"} & set(opened.tags), name
        for link in opened.links:
            assert name.endswith("404.html") or not link.startswith("/"), (name, link)
            assert "dang-nhap" not in link, name
    listed = dict(reversed(line.split("  ", 1)) for line in (folder / MANIFEST).read_text().splitlines())
    assert set(listed) == {str(path.relative_to(folder)) for path in files(folder)} - {MANIFEST}
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def _has_every_place_in_both_languages(folder, card):
    for place in ("", "tin/", "ket-qua/", f"ket-qua/2023/{card.key}/", "du-lieu/", "du-lieu/api/", "kiem-chung/"):
        for prefix in ("", "en/"):
            assert (folder / prefix / place / "index.html").is_file(), (prefix, place)
    for file in (
        f"ket-qua/2023/{card.key}/ban-1.csv",
        f"ket-qua/2023/{card.key}/ban-2.xlsx",
        "du-lieu/tin.csv",
        "du-lieu/catalog.jsonld",
        "du-lieu/luoc-do/ket-qua.json",
        "static/sen/sen.css",
        "robots.txt",
        "sitemap.xml",
        "tin/rss.xml",
    ):
        assert (folder / file).is_file(), file


def _is_whole_for_a_crawler(folder):
    reached, waiting = set(), [folder / "index.html"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        if page.suffix == ".html":
            for link in _Opened(page.read_text()).links:
                if not re.match(r"[a-z]+:|#|//", link):
                    target = (page.parent / link.partition("#")[0]).resolve()
                    assert target.is_file(), (page, link)
                    assert target.is_relative_to(folder)
                    waiting.append(target)
    missed = {path.relative_to(folder).parts[0] for path in files(folder)} - {
        page.relative_to(folder).parts[0] for page in reached
    }
    # What people do not reach by links is only for machines.
    assert missed <= {MANIFEST, "robots.txt", "sitemap.xml", "api", "404.html"}


def test_a_copy_elsewhere_names_its_own_place_and_leads_to_the_live_portal(export, client, card):
    article = an_article(title="Một bài")
    _code, folder, _said = export(address="https://tinh.example/sa-dec/", live="https://song.example")
    (page,) = folder.glob(f"tin/{article}/*/index.html")
    assert f'<a href="https://song.example/tin/{article}/' in page.read_text()
    assert "Thực hiện trên cổng trực tuyến" in (folder / "kiem-chung/index.html").read_text()
    assert "Do this on the live portal" in (folder / "en/kiem-chung/index.html").read_text()
    assert "Tìm kiếm trên cổng trực tuyến" in (folder / "index.html").read_text()
    for name in ("tin/rss.xml", "sitemap.xml", "robots.txt", "du-lieu/catalog.jsonld", "du-lieu/catalog.ttl"):
        text = (folder / name).read_text()
        assert "https://tinh.example/sa-dec/" in text, name
        assert "127.0.0.1" not in text, name
    for name, text in pages(folder).items():
        assert f'content="{ORIGIN}' not in text, name
    # The catalogue tells the SHA-256 of data files: nothing in them is written anew.
    for name in (f"ket-qua/2023/{card.key}/ban-1.json", f"ket-qua/2023/{card.key}/ban-1.xlsx", "du-lieu/tin.csv"):
        assert (folder / name).read_bytes() == client.get(f"/{name}").content, name


def test_an_address_that_leads_nowhere_gets_a_helpful_page_at_any_depth(export, card):
    """A server shows 404.html in the place of whatever was asked: its links must hold from everywhere."""
    article = an_article(title="Tin mới nhất")
    code, folder, said = export(address="https://tinh.example/sa-dec/")
    assert code == 0, said.out
    text = (folder / "404.html").read_text()
    assert "Có thể địa chỉ gõ nhầm" in text
    links = [link for link in _Opened(text).links if not link.startswith("#")]
    assert all(link.startswith("/sa-dec/") for link in links)
    assert all((folder / link.removeprefix("/sa-dec/").partition("#")[0]).is_file() for link in links)
    assert {"/sa-dec/index.html", "/sa-dec/ket-qua/index.html", "/sa-dec/en/404.html"} <= set(links)
    assert any(link.startswith(f"/sa-dec/tin/{article}/") for link in links)
    assert "/sa-dec/en/ket-qua/index.html" in _Opened((folder / "en/404.html").read_text()).links


class TestTelling:
    """Whoever waits sees that something happens."""

    @pytest.fixture
    def told(self, monkeypatch):
        moments = iter(range(100))
        monkeypatch.setattr(telling, "monotonic", lambda: next(moments))

        def _told(output):
            progress = Progress(output)
            for written in range(1, 26):
                progress(written, 7)
            return output.getvalue()

        return _told

    def test_in_a_file_a_line_now_and_then(self, told):
        assert re.findall(r"Đã ghi (\d+) địa chỉ, còn biết 7\n", told(io.StringIO())) == ["10", "20"]

    def test_on_a_screen_one_line_that_changes(self, told):
        screen = io.StringIO()
        screen.isatty = lambda: True
        lines = told(screen).split("\r")
        assert "Đã ghi 2 " in lines[2]
        assert not any("\n" in line for line in lines)


def test_trap_28_a_portal_with_drafts_only_is_copied_without_them(export):
    card = a_round_before_the_council()
    an_official_run(card)
    an_article(State.APPROVED, title="Bài chưa đăng")
    code, folder, said = export()
    assert code == 0, said.out
    assert "Chưa có" in (folder / "ket-qua/index.html").read_text()
    assert not any(card.title in text or "Bài chưa đăng" in text for text in pages(folder).values())
    assert not (folder / "ket-qua/2023").exists()


def test_pages_of_a_list_are_folders(export):
    for number in range(21):
        an_article(title=f"Bài số {number}")
    code, folder, said = export()
    assert code == 0, said.out
    assert len(_Opened((folder / "tin/trang-2/index.html").read_text()).links) > 3


def test_many_pages_take_no_more_memory_than_their_addresses(tmp_path, monkeypatch):
    """A portal of paper: each page leads to the next, 50 kB each; what was written is forgotten."""
    last = 500

    def get(_portal, address):
        number = int(address.strip("/").removeprefix("tin/").split("/")[0] or 0) if address != "/" else 0
        link = f'<a href="/tin/{number + 1}/a/">x</a>' if number < last else ""
        return Answer(200, "text/html", "", f"{link}{'<p>dài</p>' * 5_000}".encode())

    monkeypatch.setattr(Portal, "get", get)
    monkeypatch.setattr("sen.cli.exporting_site.walking.first_addresses", lambda: ["/"])
    monkeypatch.setattr("sen.cli.exporting_site.rewriting._Rewriter.handle_data", lambda *_said: None)
    monkeypatch.setattr("sen.cli.exporting_site.rewriting._Rewriter.feed", _only_links)
    monkeypatch.setattr("pathlib.Path.write_bytes", lambda *_said: 0)
    tracemalloc.start()
    assert walk(tmp_path, Places(ORIGIN, ORIGIN, ""), lambda *_said: None) == last + 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000


def _only_links(rewriter, html):
    for link in re.findall(r'href="([^"]+)"', html):
        rewriter._link(link)


class TestRefusals:
    def test_a_folder_that_holds_something_is_left_alone(self, export, tmp_path):
        (tmp_path / "ban-sao").mkdir()
        (tmp_path / "ban-sao" / "quan-trong.txt").write_text("x")
        code, folder, said = export()
        assert code == 1
        assert "không trống" in said.err
        assert [path.name for path in folder.iterdir()] == ["quan-trong.txt"]

    def test_a_portal_that_does_not_answer_is_named(self, export, settings):
        settings.ALLOWED_HOSTS = ["elsewhere.example"]
        code, _folder, said = export()
        assert code == 1
        assert "SEN_HOSTS" in said.err

    def test_a_dead_link_is_named_and_the_command_fails(self, export, monkeypatch):
        monkeypatch.setattr("sen.cli.exporting_site.walking._static", lambda name: None)
        code, _folder, said = export()
        assert code == 1
        assert "index.html: static/sen/sen.css" in said.out


class TestRewriting:
    PLACES = Places(ORIGIN, "https://tinh.example", "")

    def page(self, html, page="/tin/", places=PLACES):
        found = []
        return rewritten(html, page, places, found.append), found

    @pytest.mark.parametrize(
        ("html", "written"),
        [
            ('<a href="/ket-qua/">x</a>', '<a href="../ket-qua/index.html">x</a>'),
            ('<a href="?trang=2#duoi">x</a>', '<a href="trang-2/index.html#duoi">x</a>'),
            (f'<a href="{ORIGIN}/tin/">x</a>', '<a href="index.html">x</a>'),
            ('<a href="https://chinhphu.vn/">x</a>', '<a href="https://chinhphu.vn/">x</a>'),
            ('<a href="#m">x</a>', '<a href="#m">x</a>'),
            ('<a class="y" href="/dang-nhap/">x</a>', '<a class="y">x</a>'),  # needs the program
            (
                '<a href="/ket-qua/?dv=phuong-3">x</a>',
                '<a href="../ket-qua/index.html">x</a>',
            ),  # the page without the wish
            (
                '<link rel="canonical" href="http://127.0.0.1:8000/tin/">',
                '<link rel="canonical" href="https://tinh.example/tin/">',
            ),
            ('<img src="/static/a.png" alt="a &amp; b">', '<img src="../static/a.png" alt="a &amp; b">'),
            (
                '<img srcset="/static/a.png 1x, /static/b.png 2x">',
                '<img srcset="../static/a.png 1x, ../static/b.png 2x">',
            ),
            ('<use href="/static/a.svg#i"/>', '<use href="../static/a.svg#i"/>'),
            ("<p>a &lt; b &#38; c<br>d</p><!-- e -->", "<p>a &lt; b &#38; c<br>d</p><!-- e -->"),
            ('<script>if (a < b) "/tin/"</script>', '<script>if (a < b) "/tin/"</script>'),
            ('a<form method="post"><p>b<input></p></form>c', "ac"),
        ],
    )
    def test_links_lead_to_files_and_the_rest_stays(self, html, written):
        assert self.page(html)[0] == written

    def test_a_form_leads_to_the_live_page_it_stood_on(self):
        places = Places(ORIGIN, ORIGIN, "https://song.example")
        said, _found = self.page('<form method="post" action="/tin/1/danh-gia/"></form>', "/tin/1/a/", places)
        assert 'href="https://song.example/tin/1/a/"' in said
        said, _found = self.page('<a href="/dang-nhap/">x</a>', "/tin/", places)
        assert said == '<a href="https://song.example/dang-nhap/">x</a>'

    def test_styles_name_what_they_fetch(self):
        css = "a{src:url(fonts/x.woff2)} b{background:url('data:image/png;base64,x')} c{src:url(\"https://a.vn/x\")}"
        assert addresses_in_styles(css, "/static/sen/sen.css", self.PLACES) == ["/static/sen/fonts/x.woff2"]

    @pytest.mark.parametrize(
        ("address", "file"),
        [
            ("/", "index.html"),
            ("/tin/?chu-de=a&trang=2", "tin/chu-de-a/trang-2/index.html"),
            ("/khong-duoi", "khong-duoi/index.html"),
        ],
    )
    def test_every_address_has_a_file(self, address, file):
        assert file_of(address) == file

    def test_nothing_climbs_out_of_the_folder(self):
        assert self.page('<a href="/../../etc/passwd">x</a>')[1] == []
        assert self.PLACES.kept("/tin/../../x/") is None

    def test_what_sites_share_is_in_the_copy_once(self):
        places = Places(ORIGIN, ORIGIN, "", frozenset({"phuong-3"}))
        html = '<a href="/phuong-3/ket-qua/">x</a><a href="/phuong-3/en/ket-qua/">x</a><a href="/phuong-3/tin/">x</a>'
        assert self.page(html, "/phuong-3/", places)[1] == ["/ket-qua/", "/en/ket-qua/", "/phuong-3/tin/"]

    def test_a_link_names_its_file_from_where_it_stands(self):
        assert relative("/a/b/", "/") == "../../index.html"


def test_what_leads_on_leads_on_in_the_copy(tmp_path):
    """Addresses that a server would send on are pages that lead on by themselves."""
    journey = _Walk(tmp_path, Places(ORIGIN, ORIGIN, ""))
    _lead_on(journey, "/cu/", reverse("portal:results"))
    _lead_on(journey, "/ngoai/", "https://a.vn/?x=1&y=2")
    assert list(journey.waiting) == ["/ket-qua/"]
    assert "url=../ket-qua/index.html" in (tmp_path / "cu/index.html").read_text()
    assert "url=https://a.vn/?x=1&amp;y=2" in (tmp_path / "ngoai/index.html").read_text()
