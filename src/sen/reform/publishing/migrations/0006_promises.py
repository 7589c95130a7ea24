"""Promises: sealed versions, what names each for ever, the articles about them, and a box for answers."""

import django.db.models.deletion
from django.db import migrations, models

from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """Only the counts of answers, and that a browser answered, are no rows for ever."""

    dependencies = (("publishing", "0005_units_map"),)
    operations = (
        migrations.CreateModel(
            name="AskingRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("days", models.PositiveSmallIntegerField()),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=400)),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="PromiseBrowser",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("book", models.CharField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                ("source", models.CharField(max_length=60)),
                ("token", models.CharField(max_length=32, unique=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("book", "number"), name="promise_number_once"),
                    models.UniqueConstraint(fields=("book", "source"), name="promise_source_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedPromises",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("book", models.CharField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("chosen", "Published by the secretary"),
                            ("followed", "Progress brought up to date"),
                            ("reopened", "Promise opened again"),
                            ("confirmed", "Promise confirmed as done"),
                            ("withdrawn", "Promise withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("content", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("chosen", models.JSONField()),
                ("published_at", models.DateTimeField()),
                ("published_by", models.CharField(max_length=400)),
                ("seal", models.CharField(max_length=64, unique=True)),
                (
                    "previous",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="following",
                        to="publishing.publishedpromises",
                    ),
                ),
            ],
            options={
                "ordering": ("book", "number"),
            },
        ),
        migrations.CreateModel(
            name="PromisesArticle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("article_id", models.PositiveBigIntegerField(db_index=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="about",
                        to="publishing.publishedpromises",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PromiseTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("round", models.PositiveSmallIntegerField()),
                ("yes", models.PositiveIntegerField(default=0)),
                ("not_yet", models.PositiveIntegerField(default=0)),
                ("unknown", models.PositiveIntegerField(default=0)),
                ("told", models.PositiveIntegerField(default=0)),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tallies", to="publishing.promise"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("promise", "round"), name="promise_tally_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="publishedpromises",
            constraint=models.UniqueConstraint(fields=("book", "number"), name="promises_version_number"),
        ),
        append_only(
            "publishing_publishedpromises",
            "publishing_promisesarticle",
            "publishing_promise",
            "publishing_askingrule",
        ),
    )
