"""What a held task carries, what was waived in words, forms sent twice, and the pack on paper."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """The columns, and append-only again where SQLite made a table anew."""

    dependencies = [
        ("assessments", "0003_evidence_use"),
        ("organizations", "0002_working_days"),
        ("reviews", "0003_chain"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="conclusion",
            name="save_key",
            field=models.UUIDField(null=True, unique=True),
        ),
        migrations.AddField(
            model_name="heldtask",
            name="criterion_code",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="heldtask",
            name="is_regular",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="heldtask",
            name="monitor",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
            ),
        ),
        migrations.AddField(
            model_name="heldtask",
            name="round",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessments.round"
            ),
        ),
        migrations.AddField(
            model_name="heldtask",
            name="working_days",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="waiver",
            name="about",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="agendaitem",
            name="topic",
            field=models.CharField(
                choices=[
                    ("carried_over", "Tasks of earlier meetings"),
                    ("results", "Results by area"),
                    ("area", "One area"),
                    ("low_units", "Units below the line"),
                    ("overdue", "Overdue tasks"),
                    ("extensions", "Extensions asked for"),
                    ("obstacles", "Obstacles"),
                    ("ahead", "Tasks of the months ahead"),
                    ("other", "Other matters"),
                ],
                default="other",
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="PackFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting its turn"),
                            ("reading", "Reading the figures"),
                            ("setting", "Setting the pages"),
                            ("done", "Ready"),
                            ("failed", "Could not be made"),
                        ],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("pages_done", models.PositiveSmallIntegerField(default=0)),
                ("pages", models.PositiveSmallIntegerField(default=0)),
                ("failure", models.TextField(blank=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("content", models.BinaryField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pack_files", to="reviews.review"
                    ),
                ),
            ],
            options={
                "ordering": ("review", "-id"),
            },
        ),
        append_only("reviews_waiver"),
    ]
