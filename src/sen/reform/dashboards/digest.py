"""The one mail of a day: what a person has to do and was told, sent once, on working days, outside quiet hours."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from sen.reform.accounts.queries import Mailbox, actor_for, mailboxes
from sen.reform.common.addresses import absolute_address
from sen.reform.common.days import format_day
from sen.reform.dashboards.queries import When, WorkGroup, my_work
from sen.reform.directives.queries.follow_up import follow_up_rule
from sen.reform.notifications import operations as notifications
from sen.reform.notifications.queries import NoticeLine, settled_on, unmailed
from sen.reform.organizations.queries import work_calendar

log = logging.getLogger(__name__)

_IN_THE_MAIL = (When.OVERDUE, When.TODAY, When.THIS_WEEK)


@dataclass(frozen=True)
class _Letter:
    """What one person is written today."""

    to: Mailbox
    on: date
    groups: tuple[WorkGroup, ...]
    notices: tuple[NoticeLine, ...]

    def message(self) -> EmailMultiAlternatives:
        """The mail, as plain text and as HTML."""
        context = {
            "letter": self,
            "groups": [
                (group.label, [(item, absolute_address(item.url_name, *item.url_args)) for item in group.items])
                for group in self.groups
            ],
            "notices": [(notice.sentence, f"{settings.SEN_SITE}{notice.url}") for notice in self.notices],
            "work_address": absolute_address("work:page"),
            "reminders_address": absolute_address("work:reminders"),
        }
        mail = EmailMultiAlternatives(
            subject=self._subject(),
            body=render_to_string("dashboards/digest.txt", context),
            to=[self.to.address],
            headers={"Auto-Submitted": "auto-generated"},
        )
        mail.attach_alternative(render_to_string("dashboards/digest.html", context), "text/html")
        return mail

    def _subject(self) -> str:
        counts = [f"{group.label.lower()} {len(group.items)}" for group in self.groups]
        if self.notices:
            counts.append(_("new notices %(count)s") % {"count": len(self.notices)})
        return _("Your work on %(day)s: %(counts)s") % {"day": format_day(self.on), "counts": ", ".join(counts)}


def send_daily_digests(*, on: date, at: datetime) -> int:
    """
    Send everybody who gave an address their mail of the day, once; returns how many went.

    Run as often as one likes: who has theirs gets no second one, a mailbox that refused is tried again, and when the
    mail server cannot be reached the run ends and nothing counts as sent.
    """
    if follow_up_rule().is_quiet(timezone.localtime(at).time()) or not work_calendar().is_working(on):
        return 0
    sent = 0
    with override(settings.LANGUAGE_CODE):
        connection = get_connection()
        for letter in _letters(on, at):
            try:
                connection.open()
            except OSError:
                log.exception("The mail server cannot be reached; the mails of the day are tried again later.")
                break
            if notifications.take_digest(letter.to.user_id, on=on, at=at):
                sent += _send(letter, connection, at)
        connection.close()
    return sent


def _letters(on: date, at: datetime) -> Iterator[_Letter]:
    """What is to be written to whom; who needs no mail is settled for the day."""
    settled, told = settled_on(on), unmailed()
    for to in mailboxes():
        if to.user_id in settled:
            continue
        work = my_work(actor_for(to.user_id, on=on), on)
        letter = _Letter(to, on, tuple(group for group in work if group.when in _IN_THE_MAIL), told.get(to.user_id, ()))
        if letter.groups or letter.notices:
            yield letter
        else:
            notifications.mark_nothing_to_mail(to.user_id, on=on, at=at)


def _send(letter: _Letter, connection: object, at: datetime) -> int:
    """Hand one mail over; a mailbox that refuses it stops nobody else's."""
    user_id = letter.to.user_id
    mail = letter.message()
    mail.connection = connection
    try:
        mail.send()
    except OSError:
        log.warning("The mail of the day of account %s was refused.", user_id, exc_info=True)
        connection.close()  # type: ignore[attr-defined]  # every backend has it
        notifications.mark_failed(user_id, on=letter.on, at=at)
        return 0
    notifications.mark_mailed(user_id, [notice.id for notice in letter.notices], on=letter.on, at=at)
    return 1
