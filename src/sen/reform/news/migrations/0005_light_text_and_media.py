"""Articles are light text: drawn once when published, with pictures and files of their own."""

import django.db.models.deletion
from django.db import migrations, models

from sen.reform.common.append_only import append_only
from sen.reform.news.light_text.rendering import rendered


def draw(apps, schema_editor):
    for public in apps.get_model("news", "PublishedArticle").objects.iterator():
        public.html = rendered(public.body)
        public.save(update_fields=["html"])


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0004_copies_of_what_is_public"),
        ("organizations", "0002_working_days"),
    ]

    operations = [
        migrations.AddField(
            model_name="publishedarticle",
            name="attachments",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="publishedarticle",
            name="html",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="publishedarticle",
            name="pictures",
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=20, unique=True)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("content_type", models.CharField(max_length=100)),
                ("name", models.CharField(max_length=200)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=200)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=20, unique=True)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("likeness", models.CharField(max_length=16)),
                ("credit", models.CharField(blank=True, max_length=120)),
                ("is_illustration", models.BooleanField(default=False)),
                ("file_name", models.CharField(max_length=200)),
                ("drawn_at", models.DateTimeField(null=True)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=200)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PublicFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(db_index=True, max_length=20)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="news.publishedarticle"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("article", "key"), name="news_file_once")],
            },
        ),
        migrations.RunPython(draw, migrations.RunPython.noop),
        append_only("news_attachment"),
    ]
