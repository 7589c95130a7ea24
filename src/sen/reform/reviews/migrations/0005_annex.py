"""The rows of the statistical annex as an administrator keeps them, and the figures a person typed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """Two tables that are only ever added to."""

    dependencies = [
        ("reviews", "0004_held"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AnnexRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("code", models.CharField(max_length=20)),
                ("group", models.CharField(max_length=120)),
                ("measure", models.CharField(max_length=60)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("city", "The whole authority"),
                            ("units", "All units"),
                            ("departments", "Departments"),
                            ("grassroots", "Wards and communes"),
                        ],
                        max_length=20,
                    ),
                ),
                ("owner", models.CharField(blank=True, max_length=120)),
                (
                    "computed",
                    models.CharField(
                        choices=[
                            ("plan", "The plan"),
                            ("tasks", "Tasks given"),
                            ("scores", "Provisional scores"),
                            ("reports", "Reports handed in"),
                            ("unit_sum", "Reports of units, added up"),
                            ("unit_list", "Reports of units, side by side"),
                            ("typed", "Typed by the secretary"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "period",
                    models.CharField(
                        choices=[("cumulative", "Since the beginning of the year"), ("in_period", "In the period")],
                        max_length=20,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=60)),
                ("part_of", models.CharField(blank=True, max_length=20)),
                ("is_dropped", models.BooleanField(default=False)),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ("id",), "abstract": False},
        ),
        migrations.CreateModel(
            name="AnnexFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("code", models.CharField(max_length=20)),
                ("previous", models.CharField(blank=True, max_length=30)),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="annex_figures", to="reviews.review"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ("id",), "abstract": False},
        ),
        append_only("reviews_annexrow", "reviews_annexfigure"),
    ]
