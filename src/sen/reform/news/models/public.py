"""What the public reads: a copy of the approved text, apart from every draft; and where else it is shown."""

from django.db import models

from sen.reform.news.kinds import Kind


class PublishedArticle(models.Model):
    """The text of an article as it is public now; a withdrawn article has none."""

    article = models.OneToOneField("Article", on_delete=models.CASCADE, primary_key=True, related_name="public")
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.NEWS)
    title = models.CharField(max_length=200)
    lead = models.CharField(max_length=500)
    body = models.TextField()
    # The body as readers get it, drawn once; the pictures and files it shows, frozen with it.
    html = models.TextField(default="")
    pictures = models.JSONField(default=list)
    attachments = models.JSONField(default=list)
    topic = models.CharField(max_length=60)
    topic_slug = models.CharField(max_length=80)
    happened_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    is_simulated = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64)
    # The words without marks and signs, so that "phuong" finds "phường"; see news/search.py.
    search_title = models.TextField(default="", editable=False)
    search_text = models.TextField(editable=False)

    class Meta:
        indexes = (
            # All that lists sort, filter and count by: texts are long, and reading past them is slow.
            models.Index(
                fields=("-published_at", "-article", "kind", "topic_slug", "topic", "unit"), name="news_listed"
            ),
            models.Index(fields=("topic_slug", "-published_at"), name="news_of_a_topic"),
        )

    def __str__(self) -> str:
        return self.title


class PublicFile(models.Model):
    """A picture or file some public article shows: nothing else is handed out."""

    article = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="files")
    key = models.CharField(max_length=20, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("article", "key"), name="news_file_once"),)

    def __str__(self) -> str:
        return f"{self.key} ({self.article_id})"


class Share(models.Model):
    """An article shown on the site of another unit too, under the name of the one it came from."""

    article = models.ForeignKey("Article", on_delete=models.PROTECT, related_name="shares")
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField()
    shared_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("article", "unit"), condition=models.Q(ended_at__isnull=True), name="news_shared_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.article_id} → {self.unit_id}"
