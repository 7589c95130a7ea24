"""Background work is queued when its time has come."""

import pytest

from sen.config import jobs

pytestmark = pytest.mark.django_db


def test_a_job_runs_at_once_and_again_after_its_pause():
    last_run: dict[str, float] = {}
    assert set(jobs.enqueue_due(last_run, 0)) == set(jobs.SCHEDULE)
    assert jobs.enqueue_due(last_run, 10) == []
    assert jobs.enqueue_due(last_run, 30) == [
        "sen.reform.news.jobs.publish_due_articles",
        "sen.reform.news.jobs.draw_pictures",
    ]


def test_every_job_of_the_schedule_exists_and_runs():
    for name in jobs.SCHEDULE:
        assert jobs._job(name).call() == 0


def test_the_clock_ticks_until_the_process_ends():
    class Ended(Exception):
        pass

    pauses = []

    def pause(seconds):
        pauses.append(seconds)
        if len(pauses) == 2:
            raise Ended

    with pytest.raises(Ended):
        jobs._keep_time(pause)
    assert pauses == [5, 5]
