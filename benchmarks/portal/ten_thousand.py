"""
``python -m benchmarks.portal.ten_thousand``: the news at none, one and ten thousand articles of about 3 KB.

Each read of the portal is timed at ten thousand and divided by its time at one. SQLite works in our own process, so its
time is the processor's, whoever else is busy on the machine; PostgreSQL's is the clock's. ``python tests/on_postgresql.py benchmarks.portal.ten_thousand`` does it on PostgreSQL.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

WORDS = [
    "cải",
    "cách",
    "hành",
    "chính",
    "phường",
    "xã",
    "thành",
    "phố",
    "chỉ",
    "số",
    "kế",
    "hoạch",
    "đơn",
    "vị",
    "hồ",
    "sơ",
    "người",
    "dân",
    "một",
    "cửa",
    "trực",
    "tuyến",
    "dịch",
    "vụ",
    "công",
    "báo",
    "cáo",
    "tháng",
    "quý",
    "năm",
    "tuyên",
    "truyền",
    "kiểm",
    "tra",
    "đánh",
    "giá",
    "xếp",
    "hạng",
    "hỗ",
    "trợ",
    "văn",
    "phòng",
    "nội",
    "vụ",
    "chủ",
    "tịch",
    "ủy",
    "ban",
    "hội",
    "nghị",
    "khen",
    "thưởng",
    "giải",
    "quyết",
    "đúng",
    "hạn",
    "tỷ",
    "lệ",
    "kết",
    "quả",
    "thực",
    "hiện",
    "nhiệm",
    "vụ",
    "chuyển",
    "đổi",
    "số",
    "tài",
    "chính",
    "công",
    "bộ",
    "máy",
    "thể",
    "chế",
]
SEARCHES = ("cai cach", "hành chính phường", "hiếm", "khongcogi", "chu tich uy ban thanh pho", "p", "tin so 7777")
AT = datetime(2023, 9, 21, 7, 0, tzinfo=UTC)


def main() -> int:
    """Print the ratios; 1 if a search takes longer than it may."""
    os.environ["SEN_VAR"] = tempfile.mkdtemp(prefix="sen-tin-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "sen.config.settings"
    subprocess.run([sys.executable, "-m", "sen.cli", "prepare"], check=True)
    import django

    django.setup()
    one = _times(0), _fill(0, 1), _times(1)
    _fill(1, 10_000)
    many = _times(10_000)
    sys.stdout.write(f"{'read':<34}{'none':>9}{'one':>9}{'10,000':>9}{'ratio':>8}\n")
    for name, spent in many.items():
        few = one[2][name]
        sys.stdout.write(f"{name:<34}{one[0][name]:>8.1f} {few:>8.1f} {spent:>8.1f} {spent / few:>7.1f}\n")
    slowest = max(spent for name, spent in many.items() if name.startswith("search"))
    sys.stdout.write(f"milliseconds, median of 7; slowest search {slowest:.1f}\n")
    return int(slowest > 100)


def _fill(first: int, upto: int) -> None:
    """Articles that are public, written straight into the tables: the operations would take minutes."""
    from sen.reform.accounts.queries import SYSTEM
    from sen.reform.common.text import slug
    from sen.reform.news.models import Article, ArticleVersion, PublishedArticle
    from sen.reform.news.search import words_in
    from sen.reform.organizations import operations, queries
    from sen.reform.organizations.kinds import Kind

    chance = random.Random(1)
    if first == 0:
        new = operations.NewUnit(code="29905", name="Phường 3", kind=Kind.WARD, valid_from=date(2020, 1, 1))
        operations.found_unit(new, by=SYSTEM, at=AT)
    unit_id = queries.unit_on("29905", date(2023, 9, 21)).id
    topics = [" ".join(chance.sample(WORDS, 3)) for _number in range(30)]
    rows = []
    for number in range(first, upto):
        moment = AT - timedelta(hours=number)
        title = f"Tin số {number}: " + " ".join(chance.choices(WORDS, k=10))
        body = " ".join(chance.choices(WORDS, k=600)) + (" hiếm" if number % 500 == 0 else "")
        topic = topics[number % 30]
        article = Article(pk=number + 1, unit_id=unit_id, state="published", published_at=moment, moved_at=moment)
        said: dict[str, Any] = {
            "title": title, "lead": title, "body": body, "topic": topic, "happened_on": moment.date(), "digest": "",
        }  # fmt: skip
        rows.append((article, PublishedArticle(
            article=article, unit_id=unit_id, html=f"<p>{body}</p>", topic_slug=slug(topic), published_at=moment,
            search_title=" ".join(words_in(title)), search_text=" ".join(words_in(f"{title} {title} {topic} {body}")),
            **said,
        )))  # fmt: skip
    Article.objects.bulk_create((row[0] for row in rows), batch_size=500)
    PublishedArticle.objects.bulk_create((row[1] for row in rows), batch_size=200)
    assert ArticleVersion.objects.count() == 0


def _times(_count: int) -> dict[str, float]:
    from django.db import connection
    from django.test import Client

    from sen.reform.news import queries

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    client = Client(headers={"host": "localhost"})
    found: dict[str, float] = {}
    for words in SEARCHES:
        found[f"search: {words}"] = _median(lambda words=words: queries.archive(words=words))
    for page in (1, 250, 500):
        found[f"archive, page {page}"] = _median(lambda page=page: queries.archive(page=page))
    found["topics"] = _median(queries.topics)
    found["months"] = _median(queries.months)
    found["front page"] = _median(lambda: queries.front_page(on=date(2023, 9, 21)))
    for address in ("/", "/tin/", "/tin/?trang=400", "/tin/?q=cai+cach", "/tin/rss.xml", "/sitemap.xml"):
        found[f"page {address}"] = _median(lambda address=address: _read(client, address))
    return found


def _read(client: Any, address: str) -> None:
    from sen.reform.common.editions.operations import raise_edition

    raise_edition()  # rendered anew each time
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)


def _median(read: Callable[[], Any]) -> float:
    spent = []
    clock = time.perf_counter if "SEN_DATABASE" in os.environ else time.process_time
    for _time in range(7):
        began = clock()
        read()
        spent.append((clock() - began) * 1000)
    return statistics.median(spent)


if __name__ == "__main__":
    sys.exit(main())
