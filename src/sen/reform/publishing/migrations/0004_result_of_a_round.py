"""Published results say themselves of which round they are, so that reading them needs no other table."""

from datetime import date
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from sen.reform.common.append_only import append_only, unguarded

TABLE = "publishing_publishedresult"
SAID = ("year", "key", "block", "title", "cut_off_on", "is_simulated")


def fill(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Each version says what its text says; a withdrawal what the version before it said."""
    rows = apps.get_model("publishing", "PublishedResult").objects.using(_schema_editor.connection.alias)
    said: dict[int, dict[str, Any]] = {}
    for row in rows.select_related("round").order_by("number"):
        if row.content:
            said[row.round_id] = {name: row.content["round"][name] for name in SAID}
        kept = said.get(row.round_id) or {name: getattr(row.round, name) for name in SAID}
        rows.filter(pk=row.pk).update(**kept)


class Migration(migrations.Migration):
    """Columns for what is told of the round, filled from the sealed texts."""

    dependencies = (("publishing", "0003_awards"),)
    operations = (
        migrations.AddField(
            "publishedresult", "year", models.PositiveSmallIntegerField(default=0), preserve_default=False
        ),
        migrations.AddField(
            "publishedresult", "key", models.SlugField(max_length=60, default="-"), preserve_default=False
        ),
        migrations.AddField(
            "publishedresult", "block", models.CharField(max_length=100, default="-"), preserve_default=False
        ),
        migrations.AddField(
            "publishedresult", "title", models.CharField(max_length=200, default="-"), preserve_default=False
        ),
        migrations.AddField(
            "publishedresult", "cut_off_on", models.DateField(default=date(2000, 1, 1)), preserve_default=False
        ),
        migrations.AddField(
            "publishedresult", "is_simulated", models.BooleanField(default=False), preserve_default=False
        ),
        migrations.AddField("publishedresult", "method", models.JSONField(null=True)),
        migrations.AddIndex(
            "publishedresult", models.Index(fields=("year", "key", "number"), name="published_result_address")
        ),
        unguarded(TABLE),
        migrations.RunPython(fill, migrations.RunPython.noop),
        append_only(TABLE),
    )
