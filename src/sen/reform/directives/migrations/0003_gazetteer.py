"""Names of units learnt from corrections."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """The words each lead was named by, and the names people taught."""

    dependencies = (
        ("directives", "0002_append_only"),
        ("organizations", "0002_working_days"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )
    operations = (
        migrations.AddField(
            model_name="taskdraft",
            name="lead_words",
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name="GazetteerEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_label", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                ("name", models.CharField(max_length=300)),
                ("key", models.CharField(db_index=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directives.taskdraft"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        append_only("directives_gazetteerentry"),
    )
