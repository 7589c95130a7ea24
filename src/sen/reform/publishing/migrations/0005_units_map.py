"""Maps of the units and what was decided about them, append-only from the first."""

import django.db.models.deletion
from django.db import migrations, models

from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """One row for each map, one for each decision about it."""

    dependencies = (("publishing", "0004_result_of_a_round"),)
    operations = (
        migrations.CreateModel(
            name="UnitsMap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("scheme", "Scheme of tiles"), ("boundaries", "Boundaries")], max_length=10
                    ),
                ),
                ("valid_from", models.DateField()),
                ("source", models.CharField(max_length=200)),
                ("content", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("file_digest", models.CharField(blank=True, max_length=64)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=400)),
            ],
            options={"ordering": ("id",)},
        ),
        migrations.CreateModel(
            name="MapDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "step",
                    models.CharField(choices=[("used", "In use"), ("withdrawn", "Withdrawn")], max_length=10),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.CharField(max_length=400)),
                (
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="publishing.unitsmap",
                    ),
                ),
            ],
            options={"ordering": ("id",)},
        ),
        append_only("publishing_unitsmap", "publishing_mapdecision"),
    )
