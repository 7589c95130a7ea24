"""Promises the public follows: versions written once, what names a promise for ever, and what citizens answered."""

from django.db import models
from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow


class PromisesKind(TextChoices):
    """Why there is a new version."""

    CHOSEN = "chosen", pgettext_lazy("promises", "Published by the secretary")
    FOLLOWED = "followed", pgettext_lazy("promises", "Progress brought up to date")
    REOPENED = "reopened", pgettext_lazy("promises", "Promise opened again")
    CONFIRMED = "confirmed", pgettext_lazy("promises", "Promise confirmed as done")
    WITHDRAWN = "withdrawn", pgettext_lazy("promises", "Promise withdrawn")


class PublishedPromises(AppendOnlyRow):
    """One version of what is said of the promises of a meeting or plan."""

    # "cuoc-hop-3", "ke-hoach-2023": also its public address.
    book = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=PromisesKind)
    # What the public reads, and SHA-256 over its canonical form.
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    # What the office chose: which conclusions, whose names are left out, what was decided; not for the public.
    chosen = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=400)
    previous = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="following")
    # SHA-256 over this version and the seal before it.
    seal = models.CharField(max_length=64, unique=True)

    objects = AddedOnly["PublishedPromises"].as_manager()

    class Meta:
        ordering = ("book", "number")
        constraints = (models.UniqueConstraint(fields=("book", "number"), name="promises_version_number"),)

    def __str__(self) -> str:
        return f"{self.book}/{self.number} {self.kind}"


class PromisesArticle(AppendOnlyRow):
    """An article a version names as being about its meeting."""

    version = models.ForeignKey(PublishedPromises, on_delete=models.PROTECT, related_name="about")
    article_id = models.PositiveBigIntegerField(db_index=True)

    objects = AddedOnly["PromisesArticle"].as_manager()

    def __str__(self) -> str:
        return f"{self.version_id}: {self.article_id}"


class Promise(AppendOnlyRow):
    """What names a promise for ever: its number in its book, and the token of its page of questions."""

    book = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=60)
    token = models.CharField(max_length=32, unique=True)

    objects = AddedOnly["Promise"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("book", "number"), name="promise_number_once"),
            models.UniqueConstraint(fields=("book", "source"), name="promise_source_once"),
        )

    def __str__(self) -> str:
        return f"{self.book}/{self.number}"


class Answer(TextChoices):
    """Is it done?"""

    YES = "yes", pgettext_lazy("asked", "Yes, it is done")
    NOT_YET = "not_yet", pgettext_lazy("asked", "Not yet")
    UNKNOWN = "unknown", pgettext_lazy("asked", "I do not know")


class PromiseTally(models.Model):
    """
    How often each answer was given in one asking about a promise.

    One row holds all counts: rows of their own would tell, by their order, which answer came first.
    """

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="tallies")
    round = models.PositiveSmallIntegerField()
    yes = models.PositiveIntegerField(default=0)
    not_yet = models.PositiveIntegerField(default=0)
    unknown = models.PositiveIntegerField(default=0)
    # Of how many "not yet" the secretary was told.
    told = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("promise", "round"), name="promise_tally_once"),)

    def __str__(self) -> str:
        return f"{self.promise_id}/{self.round}"


class PromiseBrowser(models.Model):
    """That some browser answered, under a key nothing leads back from; not what it answered, nor when."""

    key = models.CharField(max_length=64, primary_key=True)

    def __str__(self) -> str:
        return self.key


class AskingRule(AppendOnlyRow):
    """How many days after "done" citizens are asked; the last row counts."""

    days = models.PositiveSmallIntegerField()
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=400)

    objects = AddedOnly["AskingRule"].as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.days}"
