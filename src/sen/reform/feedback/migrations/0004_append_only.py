"""The rows of ratings go; what was decided, replied and ruled is never changed again."""

from django.db import migrations

from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """Append-only, enforced below the application."""

    dependencies = (("feedback", "0003_rows_become_counts"),)
    operations = (
        migrations.DeleteModel(name="Rating"),
        append_only("feedback_moderationstep", "feedback_reply", "feedback_networkrule"),
    )
