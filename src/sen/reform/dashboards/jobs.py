"""Every quarter of an hour: has everybody their mail of the day?"""

from django.conf import settings
from django_tasks import task

from sen.reform.common.clock import now, today
from sen.reform.dashboards.digest import send_daily_digests


@task()
def send_digests() -> int:
    """Send what is still to be sent today. A demonstration writes nobody: its people are invented, its day stands."""
    return 0 if settings.SEN_DEMO else send_daily_digests(on=today(), at=now())
