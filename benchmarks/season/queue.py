"""
How long the appraisal's pages take on the server, beside a trivial page in the same run.

Run it with `python -m benchmarks.season.queue`: it builds a season of 80 criteria for 22 and for 122 units in a database
of its own, fetches each page many times, and prints the best and the median time, and how many times a trivial page.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

REPEATS = 15
LEAVES = 80
SIZES = (22, 122)
ROUND = "/danh-gia/2023/xa-phuong/tham-dinh/"
#: The start of everybody's day stands for a page that does next to nothing of this.
TRIVIAL = "/viec-cua-toi/lich/"
PAGES = {
    "overview": "",
    "queue, levels": "1.1/",
    "queue, measured": "1.2/",
    "one item": "1.2/xa-9/",
    "one unit": "don-vi/xa-9/",
}


def main() -> None:
    """Measure each size in a process and a database of its own: what was declared cannot be taken away again."""
    for unit_count in SIZES:
        subprocess.run([sys.executable, "-m", "benchmarks.season.queue", str(unit_count)], check=True)


def measure(unit_count: int) -> None:
    """Build a season of one size and print what its pages take."""
    _set_up()
    from django.core.management import call_command
    from django.test import Client
    from django.test.utils import setup_test_environment

    setup_test_environment()
    call_command("migrate", verbosity=0)
    client = Client()
    _a_season(client, unit_count)
    trivial = _best_and_median(lambda: client.get(TRIVIAL))
    _say(f"{unit_count} units × {LEAVES} criteria; a trivial page takes {trivial[0]:.1f} ms at best")
    for name, path in PAGES.items():
        best, median = _best_and_median(lambda path=path: client.get(ROUND + path))
        _say(f"  {name:<16} best {best:6.1f} ms   median {median:6.1f} ms   {best / trivial[0]:5.1f} × trivial")


def _set_up() -> None:
    os.environ["SEN_VAR"] = tempfile.mkdtemp(prefix="sen-queue-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "sen.config.settings"
    import django

    django.setup()
    from datetime import date

    from django.conf import settings

    settings.SEN_STORY_DAY = date(2023, 9, 21)
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def _a_season(client: object, unit_count: int) -> None:
    from django.contrib.auth import get_user_model

    from sen.reform.indices import loader
    from tests.factories.appraisal import an_appraiser, large_round

    card = large_round(unit_count, LEAVES)
    person = an_appraiser(card, *(line.code for line in loader.outline(card.version_id)))
    client.force_login(get_user_model().objects.get(pk=person.user_id))  # type: ignore[attr-defined]  # Django's client


def _best_and_median(fetch: Callable[[], object]) -> tuple[float, float]:
    fetch()
    times = []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        answer = fetch()
        times.append((time.perf_counter() - begin) * 1000)
        if getattr(answer, "status_code", 0) != 200:
            raise SystemExit(f"The page answered {getattr(answer, 'status_code', '?')}.")
    return min(times), statistics.median(times)


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        main()
