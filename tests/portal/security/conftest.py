"""A portal on which everything anybody can type is hostile, and a reader who opens every page of it."""

from collections import deque
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from sen.reform.accounts.queries import SYSTEM
from sen.reform.feedback import operations as feedback
from sen.reform.feedback.models import Comment
from sen.reform.feedback.operations import NewComment, Visitor
from sen.reform.news.kinds import Kind
from sen.reform.news.queries import feedback_subject
from sen.reform.publishing import queries
from tests.factories.news import an_article
from tests.factories.promises import a_done_promise
from tests.factories.results import a_round_before_the_council, corrected, published
from tests.factories.sites import a_site
from tests.factories.units import a_unit

# Nothing of this may become a tag, an attribute or an address: `qzx` marks what came of it.
HOSTILE = "\"'><script>qzx(1)</script><img src=//qzx.example/x onerror=qzx(2)>{{qzx}}{%qzx%}`qzx`</title></textarea>"
HOSTILE_BODY = f"""{HOSTILE}

## {HOSTILE}

<script>qzx(3)</script> <svg onload=qzx(4)></svg> <iframe src="https://qzx.example/"></iframe>
<a href="javascript:qzx(5)" onclick="qzx(6)" style="background:url(//qzx.example)">một</a>
[hai](https://qzx.example/x) [ba](/tin/) [bốn](mailto:qzx@example.vn)
https://qzx.example/trần
<style>@import "//qzx.example/x.css";</style><link rel=stylesheet href=//qzx.example/x.css><base href=//qzx.example/>
<form action=//qzx.example/><input name=q></form><meta http-equiv=refresh content="0;url=//qzx.example/">
<object data=//qzx.example/></object><embed src=//qzx.example/><video src=//qzx.example/></video><math href=//qzx.example/>
"""


@dataclass
class Page(HTMLParser):
    """What a browser makes of a page."""

    address: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    scripts: list[tuple[dict[str, str], str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._script: dict[str, str] | None = None

    def handle_starttag(self, tag, attrs):
        said = {name: value or "" for name, value in attrs}
        self.tags.append((tag, said))
        self._script = said if tag == "script" else None

    def handle_data(self, data):
        if self._script is not None and data.strip():
            self.scripts.append((self._script, data))

    def handle_endtag(self, tag):
        self._script = None


def read(address: str, answer) -> Page:
    """The page as a browser reads it."""
    page = Page(address)
    page.feed(answer.content.decode())
    page.close()
    return page


_LEFT_OUT = ("/dang-nhap", "/en/", "/static/", "/phuong-a/")


def walk(client: Client, *starts: str, most: int = 400) -> dict[str, object]:
    """Open every page that can be reached without signing in; address → answer."""
    found: dict[str, object] = {}
    waiting = deque(starts)
    while waiting and len(found) < most:
        address = waiting.popleft()
        # Sites of units and English pages are the same views: the ones named are enough.
        if address in found or (address not in starts and address.startswith(_LEFT_OUT)):
            continue
        answer = found[address] = client.get(address)
        if answer.status_code in {301, 302}:
            waiting.append(urljoin(address, answer.url))
        elif answer.headers.get("Content-Type", "").startswith("text/html"):
            for _tag, said in read(address, answer).tags:
                target = urlsplit(urljoin(f"http://testserver{address}", said.get("href", "")))
                if target.netloc in {"testserver", "127.0.0.1:8000"} and target.scheme == "http":
                    waiting.append(target.path + (f"?{target.query}" if target.query else ""))
    return found


@pytest.fixture
def hostile_portal(at):
    """One of everything, public, and hostile in every word; returns addresses nothing links to."""
    queries.forget_texts()
    queries.forget_rankings()
    units = [a_unit(f"{HOSTILE} {letter}") for letter in "ABC"]
    card = a_round_before_the_council(*units, is_simulated=True)
    digest = published(card)
    corrected(card)
    key = a_done_promise(units[0])
    article = an_article(
        unit_id=units[0].id,
        title=HOSTILE,
        lead=HOSTILE * 2,
        body=HOSTILE_BODY,
        topic="\"'><script>qzx</script>",
        source=HOSTILE,
    )
    about = an_article(unit_id=units[0].id, title=f"Giới thiệu {HOSTILE}", kind=Kind.PAGE)
    a_site(
        HOSTILE[:100],
        "phuong-a",
        unit_id=units[0].id,
        tagline=HOSTILE[:100],
        address=HOSTILE,
        hours=HOSTILE,
        menu=(about,),
    )
    for subject in (feedback_subject(article), f"organizations.unit:{units[0].code}"):
        said = NewComment(f"{HOSTILE} {subject}"[:2000], HOSTILE[:60])
        feedback.comment(
            subject=subject, new=said, visitor=Visitor("x" * 22, "203.0.113.9"), unit_id=units[0].id, at=at
        )
    for comment in Comment.objects.all():
        feedback.publish_comment(comment_id=comment.pk, by=SYSTEM, at=at)
        feedback.reply(comment_id=comment.pk, text=HOSTILE, based_on=0, by=SYSTEM, at=at)
    asked = queries.promises.question_about(key, 1, date(2023, 9, 21)).token
    comment = Comment.objects.first().pk
    return [
        f"/kiem-chung/{digest}/",
        f"/kiem-chung/?ma={digest}",
        f"/tin/{article}/danh-gia/",
        f"/tin/{article}/binh-luan/",
        f"/binh-luan/{comment}/bao-vi-pham/",
        "/binh-luan/rut/",
        "/binh-luan/da-gui/?ve=/tin/",
        f"/loi-hua/hoi/{asked}/",
        "/robots.txt",
        "/tin/atom.xml",
        "/danh-gia-phuc-vu/",
        "/sitemap.xml",
        "/sitemap-1.xml",
        "/api/v1/openapi.json",
        "/api/v1/tin",
        "/tin/?q=qzx",
        f"/tin/?q={HOSTILE}",
        "/phuong-a/",
        "/en/",
        "/404.html",
        "/en/tin/",
        f"/en/ket-qua/2023/{card.key}/",
        f"/ket-qua/2023/{card.key}/so-sanh/?don-vi={HOSTILE}",
    ]


@pytest.fixture
def pages(hostile_portal, client):
    """Every page of that portal."""
    return walk(client, "/", *hostile_portal)
