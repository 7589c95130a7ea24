"""Let the database itself refuse to change or delete a run, its lines, or an approval."""

from django.db import migrations

from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """Append-only, enforced below the application."""

    dependencies = (("scoring", "0001_initial"),)
    operations = (append_only("scoring_scorerun", "scoring_scoreline", "scoring_approval"),)
