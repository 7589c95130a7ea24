"""Pictures and files editors brought: cleaned copies, known by what they hold."""

from django.db import models

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow

LONGEST_CREDIT = 120
LONGEST_FILE_NAME = 200


class Picture(models.Model):
    """A picture as it may be shown: drawn anew from what came in, without anything else the file carried."""

    # Made from the bytes, the credit and the mark: another credit makes another picture, so an approval covers them.
    key = models.CharField(max_length=20, unique=True)
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, db_index=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    # What it looks like, in 64 bits: near pictures have near numbers.
    likeness = models.CharField(max_length=16)
    credit = models.CharField(max_length=LONGEST_CREDIT, blank=True)
    is_illustration = models.BooleanField(default=False)
    file_name = models.CharField(max_length=LONGEST_FILE_NAME)
    # Since when every size and format is there.
    drawn_at = models.DateTimeField(null=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.key} {self.file_name}"


class Attachment(AppendOnlyRow):
    """A file an article offers, exactly as it came in and was found harmless."""

    key = models.CharField(max_length=20, unique=True)
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content_type = models.CharField(max_length=100)
    name = models.CharField(max_length=LONGEST_FILE_NAME)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    objects = AddedOnly["Attachment"].as_manager()

    def __str__(self) -> str:
        return f"{self.key} {self.name}"
