"""Articles and the versions of their text."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow
from sen.reform.news.kinds import Kind
from sen.reform.news.texts import ArticleText
from sen.reform.news.workflow import MOVES, Move, State


class Article(models.Model):
    """One piece of news: where its newest text stands, and which version the public reads."""

    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    moved_at = models.DateTimeField()
    moved_by = models.CharField(max_length=200)
    # Why it was returned or withdrawn, in the words of whoever did so.
    reason = models.CharField(max_length=500, blank=True)
    latest_number = models.PositiveIntegerField(default=0)
    # The text last approved. An approval counts only while the newest text still has this digest.
    approved_number = models.PositiveIntegerField(null=True)
    approved_digest = models.CharField(max_length=64, blank=True)
    scheduled_at = models.DateTimeField(null=True)
    live = models.ForeignKey("ArticleVersion", on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.CharField(max_length=200, blank=True)
    corrected_at = models.DateTimeField(null=True)
    corrected_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(live__isnull=True) | Q(published_at__isnull=False),
                name="news_public_has_a_moment",
                violation_error_message=_("A published article needs the moment it was published."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.SCHEDULED) | Q(scheduled_at__isnull=False),
                name="news_scheduled_has_a_moment",
                violation_error_message=_("A scheduled article needs the moment it is scheduled for."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk} ({self.state})"

    def move(self, move: Move, *, by: str, at: datetime, reason: str = "") -> None:
        """Follow the table; who moved it, when and why stays on the article until the next move."""
        self.state = MOVES[move][1]
        self.moved_by = by
        self.moved_at = at
        self.reason = reason
        if self.state != State.SCHEDULED:
            self.scheduled_at = None


class ArticleVersion(AppendOnlyRow):
    """One text of an article as somebody saved it; never changed afterwards."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    lead = models.CharField(max_length=500)
    body = models.TextField()
    topic = models.CharField(max_length=60)
    happened_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.NEWS)
    is_simulated = models.BooleanField(default=False)
    digest = models.CharField(max_length=64)
    writer = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    written_by = models.CharField(max_length=200)
    written_at = models.DateTimeField()

    objects = AddedOnly["ArticleVersion"].as_manager()

    class Meta:
        ordering = ("article", "number")
        constraints = (models.UniqueConstraint(fields=("article", "number"), name="news_version_number"),)

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def text(self) -> ArticleText:
        """What this version says."""
        return ArticleText(
            title=self.title,
            lead=self.lead,
            body=self.body,
            topic=self.topic,
            happened_on=self.happened_on,
            source=self.source,
            kind=self.kind,
            is_simulated=self.is_simulated,
        )
