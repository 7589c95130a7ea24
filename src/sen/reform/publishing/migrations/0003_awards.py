"""The public list of awards, append-only from its first version."""

from django.db import migrations, models

from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """One row for each published version of the gold book."""

    dependencies = (("publishing", "0002_append_only"),)
    operations = (
        migrations.CreateModel(
            name="PublishedAwards",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("content", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("published_at", models.DateTimeField()),
                ("published_by", models.CharField(max_length=400)),
                ("seal", models.CharField(max_length=64, unique=True)),
            ],
            options={"ordering": ("number",)},
        ),
        append_only("publishing_publishedawards"),
    )
