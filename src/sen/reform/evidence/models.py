"""Pieces, their passports, and who looked at them: all of them only ever added."""

import uuid

from django.db import models
from django.db.models import Q

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow
from sen.reform.evidence import limits
from sen.reform.evidence.kinds import DocumentKind, Look, PieceKind, Sensitivity


class Piece(AppendOnlyRow):
    """The bytes of a file, or the address of a page, as they came in."""

    # The only thing an address shows; it says nothing and cannot be guessed.
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=4, choices=PieceKind)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    # Found from the content, never from the name.
    content_type = models.CharField(max_length=100, blank=True)
    page_count = models.PositiveSmallIntegerField(default=0)
    file_name = models.CharField(max_length=limits.LONGEST_NAME, blank=True)
    storage_name = models.CharField(max_length=100, blank=True)
    url = models.CharField(max_length=limits.LONGEST_URL, blank=True)
    # Made by the browser: a retry after a lost answer does not add twice.
    request_key = models.UUIDField(null=True)
    added_at = models.DateTimeField()
    added_by_user_id = models.BigIntegerField(null=True)
    added_by = models.CharField(max_length=400)

    objects = AddedOnly["Piece"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "sha256"), condition=Q(kind="file"), name="piece_bytes_once"),
            models.UniqueConstraint(fields=("unit", "url"), condition=Q(kind="link"), name="piece_link_once"),
            models.UniqueConstraint(fields=("unit", "request_key"), name="piece_request_once"),
            models.CheckConstraint(
                condition=(Q(kind="file", url="") & ~Q(sha256="") & ~Q(storage_name=""))
                | (Q(kind="link", sha256="", storage_name="") & ~Q(url="")),
                name="piece_file_or_link",
            ),
        )

    def __str__(self) -> str:
        return str(self.key)


class Passport(AppendOnlyRow):
    """What a piece is, as somebody described it; the newest description counts, the others stay readable."""

    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="passports")
    title = models.CharField(max_length=limits.LONGEST_TITLE)
    document_kind = models.CharField(max_length=10, choices=DocumentKind)
    issuing_body = models.CharField(max_length=limits.LONGEST_BODY, blank=True)
    number = models.CharField(max_length=limits.LONGEST_NUMBER, blank=True)
    issued_on = models.DateField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    sensitivity = models.CharField(max_length=10, choices=Sensitivity)
    # Everything people search by, without marks.
    search_text = models.TextField()
    said_at = models.DateTimeField()
    said_by_user_id = models.BigIntegerField(null=True)
    said_by = models.CharField(max_length=400)

    objects = AddedOnly["Passport"].as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.title


class Access(AppendOnlyRow):
    """Somebody looked at a piece."""

    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="accesses")
    what = models.CharField(max_length=10, choices=Look)
    at = models.DateTimeField()
    by_user_id = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=400)

    objects = AddedOnly["Access"].as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.piece_id} {self.what} {self.by_label}"
