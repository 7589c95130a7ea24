"""The pages citizens come to, on a phone with a slow line: light, and nothing moves while they arrive."""

import time
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE

# Slow 3G as browsers emulate it: 400 ms there and back, 400 kbit/s.
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
HEAVIEST = 100 * 1024
ARTICLE = "/tin/1/thanh-pho-ban-viec-ba-thang-cuoi-nam-ve-cai-cach-hanh-chinh/"
FIRST_CONTENT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
MOVED = """() => new Promise(resolve => {
    let moved = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { moved += entry.value; }))
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => resolve(moved), 300);
})"""


@pytest.fixture(scope="module")
def drawn(demo) -> str:
    """The portal once its pictures are drawn small: a job does it within half a minute of their coming."""
    for _second in range(120):
        with urllib.request.urlopen(f"{demo}/", timeout=30) as answer:
            if b"image/avif" in answer.read():
                return demo
        time.sleep(1)
    pytest.fail("no picture was drawn within two minutes")


@pytest.mark.parametrize(
    "address", ["/", ARTICLE, "/ket-qua/2022/xa-phuong/", "/ket-qua/2022/xa-phuong/phuong-3/", "/loi-hua/", "/en/"]
)
def test_a_page_is_light_and_nothing_moves_while_it_arrives(drawn, visitor, address):
    page = visitor(PHONE)
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    arrived = []
    line.on("Network.loadingFinished", lambda event: arrived.append(event["encodedDataLength"]))
    page.goto(f"{drawn}{address}", wait_until="networkidle")
    expect(page.get_by_role("heading", level=1)).to_be_attached()
    moved = page.evaluate(MOVED)
    first = page.evaluate(FIRST_CONTENT)
    print(f"{address}: {sum(arrived) / 1024:.0f} KB, first content after {first:.0f} ms, moved {moved:.4f}")
    assert sum(arrived) <= HEAVIEST
    assert moved == 0
