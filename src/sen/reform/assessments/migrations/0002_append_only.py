"""Let the database itself refuse to change or delete an entry of a ledger."""

from django.db import migrations

from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """Append-only, enforced below the application."""

    dependencies = (("assessments", "0001_initial"),)
    operations = (
        append_only("assessments_entry", "assessments_turn", "assessments_extension", "assessments_placedecision"),
    )
