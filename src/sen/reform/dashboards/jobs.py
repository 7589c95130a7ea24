"""Every quarter of an hour: who is to be reminded of a deadline, and has everybody their mail of the day?"""

from django.conf import settings
from django_tasks import task

from sen.reform.common.clock import now, today
from sen.reform.dashboards.digest import send_daily_digests
from sen.reform.directives.operations.reminding import remind


@task()
def send_digests() -> int:
    """
    Remind first, so that the mail of the day carries it; then send what is still to be sent today.

    A demonstration writes nobody: its people are invented, its day stands.
    """
    remind(at=now())
    return 0 if settings.SEN_DEMO else send_daily_digests(on=today(), at=now())
