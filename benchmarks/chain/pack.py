"""
How long the chair's pack takes, as a page and as a file, beside a trivial page and a bare page of Typst in the same run.

Run it with `python -m benchmarks.chain.pack`: for 22 and for 122 units it builds a season of 80 criteria with a plan, an
overdue task of every third unit and a third of the units low, in a database of its own, on two cores.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

REPEATS = 5
LEAVES = 80
SIZES = {22: 10.0, 122: 30.0}
#: The start of everybody's day stands for a page that does next to nothing of this.
TRIVIAL = "/viec-cua-toi/lich/"
PREPARED_AT = datetime(2023, 9, 15, 2, 0, tzinfo=UTC)


def main() -> None:
    """Measure each size in a process and a database of its own."""
    cores = sorted(os.sched_getaffinity(0))[:2]
    for unit_count in SIZES:
        command = [sys.executable, "-m", "benchmarks.chain.pack", str(unit_count)]
        subprocess.run(command, check=True, preexec_fn=lambda: os.sched_setaffinity(0, cores))


def measure(unit_count: int) -> None:
    """Build a season of one size and print what its pack takes."""
    _set_up()
    from django.core.management import call_command
    from django.test import Client
    from django.test.utils import setup_test_environment

    setup_test_environment()
    call_command("migrate", verbosity=0)
    client = Client()
    review_id, low = _a_season(client, unit_count)
    trivial = _median(lambda: client.get(TRIVIAL))
    bare = _median(_bare_page)
    page = _median(lambda: client.get(f"/so-ket/{review_id}/"))
    file, size, pages = _file(review_id)
    whole = page + file
    _say(
        f"{unit_count} units × {LEAVES} criteria, {low} low; trivial page {trivial:.3f} s, bare Typst page {bare:.3f} s"
    )
    _say(f"  pack as a page   {page:7.2f} s   {page / trivial:6.1f} × trivial page")
    _say(f"  pack as PDF/A    {file:7.2f} s   {file / bare:6.1f} × bare Typst page   {pages} pages, {size // 1024} KiB")
    _say(f"  both             {whole:7.2f} s   goal < {SIZES[unit_count]:.0f} s")
    if whole > SIZES[unit_count]:
        raise SystemExit("The pack is slower than its goal.")


def _set_up() -> None:
    os.environ["SEN_VAR"] = tempfile.mkdtemp(prefix="sen-pack-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "sen.config.settings"
    import django

    django.setup()
    from django.conf import settings

    settings.SEN_STORY_DAY = date(2023, 9, 21)
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def _a_season(client: Any, unit_count: int) -> tuple[int, int]:
    from django.contrib.auth import get_user_model

    from sen.reform.accounts.queries import SYSTEM
    from sen.reform.accounts.roles import Role
    from sen.reform.assessments import queries as assessments
    from sen.reform.reviews import queries as reviews
    from sen.reform.scoring import operations as scoring
    from sen.reform.scoring.kinds import RunKind
    from tests.factories.appraisal import large_round
    from tests.factories.directives import a_task
    from tests.factories.people import an_actor
    from tests.factories.reviews import a_committee, a_review, eight_areas

    a_committee()
    eight_areas()
    card = large_round(unit_count, LEAVES)
    run_id = scoring.run(card.id, RunKind.PROVISIONAL, by=SYSTEM, at=PREPARED_AT)
    for unit in assessments.assessments_of(card.id)[::3]:
        a_task(unit.unit_id, due_on=date(2023, 9, 2))
    review = a_review(line_percent=_line(run_id))
    person = an_actor(Role.SECRETARY)
    client.force_login(get_user_model().objects.get(pk=person.user_id or 0))
    return review.id, sum(len(part.low) for part in reviews.pack(review.id).rounds)


def _line(run_id: int) -> Decimal:
    """The line under which about a third of the units are low."""
    from sen.reform.scoring.queries import run_page

    page = run_page(run_id)
    percents = sorted(unit.percent for unit in page.units) if page else []
    return min(percents[len(percents) // 3] + Decimal("0.01"), Decimal(100)).quantize(Decimal("0.01"))


def _file(review_id: int) -> tuple[float, int, int]:
    import pypdfium2

    from sen.reform.accounts.queries import SYSTEM
    from sen.reform.reviews import jobs, operations, queries

    file_id = operations.ask_for_pack(review_id, by=SYSTEM, at=PREPARED_AT)
    begin = time.perf_counter()
    if not jobs.make_pack.func(file_id):
        raise SystemExit(f"The pack was not made: {queries.pack_file(review_id, file_id).failure}")
    took = time.perf_counter() - begin
    content = queries.pack_content(review_id, file_id)
    return took, len(content), len(pypdfium2.PdfDocument(content))


def _bare_page() -> bytes:
    import typst

    return typst.compile(b"Sen", format="pdf", pdf_standards=["a-2a"])


def _median(act: Callable[[], object]) -> float:
    act()
    times = []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        answer = act()
        times.append(time.perf_counter() - begin)
        if getattr(answer, "status_code", 200) != 200:
            raise SystemExit(f"The page answered {getattr(answer, 'status_code', '?')}.")
    return statistics.median(times)


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        main()
