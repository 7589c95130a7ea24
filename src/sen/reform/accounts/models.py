"""Accounts and the posts they hold."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.roles import Role


class Users(BaseUserManager["User"]):
    """Finding accounts by the name they sign in with."""


class User(AbstractBaseUser):
    """One person's account. Rights come from posts, never from the account."""

    username = models.CharField(
        max_length=60, unique=True, error_messages={"unique": _("An account with this sign-in name already exists.")}
    )
    full_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)

    objects = Users()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.full_name


class Posts(models.QuerySet["Post"]):
    """Ways to choose posts."""

    def held_on(self, day: date) -> "Posts":
        """Those held on the day."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))


class Post(models.Model):
    """A person is something somewhere, from a day to a day."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20, choices=Role)
    # The title people know the post by; the role's own name when empty.
    title = models.CharField(max_length=120, blank=True)
    # Appraisers: the codes of the areas they appraise.
    areas = models.JSONField(default=list, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = Posts.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="post_days_in_order"
            ),
            models.UniqueConstraint(fields=("user", "unit", "role", "starts_on"), name="post_once"),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.unit}"
