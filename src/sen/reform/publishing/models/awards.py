"""Versions of the public list of awards: written once, followed by others, never replaced."""

from django.db import models

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow


class PublishedAwards(AppendOnlyRow):
    """One version of the public list of awards: the whole gold book as it stood."""

    number = models.PositiveIntegerField(unique=True)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=400)
    # SHA-256 over this version and the seal before it.
    seal = models.CharField(max_length=64, unique=True)

    objects = AddedOnly["PublishedAwards"].as_manager()

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number}"
