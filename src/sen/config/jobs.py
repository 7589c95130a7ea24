"""Background work: what runs when, and the process that runs it (`python -m sen.config.jobs`)."""

import os
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

# Job → seconds between runs. Each is one call to an operation, in its app's `jobs.py`.
SCHEDULE: dict[str, int] = {
    "sen.reform.news.jobs.publish_due_articles": 30,
    "sen.reform.news.jobs.draw_pictures": 30,
    "sen.reform.feedback.jobs.forget": 24 * 60 * 60,
    "sen.reform.audit.jobs.verify_chain": 24 * 60 * 60,
    "sen.reform.assessments.jobs.pass_overdue_explanations": 60 * 60,
    "sen.reform.assessments.jobs.check_ledgers": 24 * 60 * 60,
    "sen.reform.evidence.jobs.verify_pieces": 24 * 60 * 60,
    "sen.reform.commendations.jobs.flag_shaken_awards": 24 * 60 * 60,
    "sen.reform.publishing.jobs.check_seals": 24 * 60 * 60,
    "sen.reform.publishing.jobs.follow_promises": 10 * 60,
    "sen.reform.publishing.jobs.tell_of_answers": 24 * 60 * 60,
    "sen.reform.scoring.jobs.recompute_runs": 24 * 60 * 60,
    "sen.reform.dashboards.jobs.send_digests": 15 * 60,
}


def enqueue_due(last_run: dict[str, float], moment: float) -> list[str]:
    """Put every job whose time has come into the queue; returns their names and notes the moment in `last_run`."""
    due = [name for name, pause in SCHEDULE.items() if moment - last_run.get(name, float("-inf")) >= pause]
    for name in due:
        last_run[name] = moment
        _job(name).enqueue()
    return due


def main() -> None:
    """Work the queue until told to stop; a second thread keeps time."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sen.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    threading.Thread(target=_keep_time, args=(time.sleep,), daemon=True).start()
    call_command("db_worker", "--interval", "2", "--queue-name", "*", verbosity=0)


def _keep_time(pause: Callable[[float], None]) -> None:
    from django.db import close_old_connections

    last_run: dict[str, float] = {}
    while True:
        close_old_connections()
        enqueue_due(last_run, time.monotonic())
        pause(5)


def _job(name: str) -> Any:
    module, _dot, attribute = name.rpartition(".")
    return getattr(import_module(module), attribute)


if __name__ == "__main__":
    main()
