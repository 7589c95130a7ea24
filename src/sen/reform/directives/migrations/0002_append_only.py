"""Let the database itself refuse to change or delete what was recorded."""

from django.db import migrations

from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """Append-only, enforced below the application."""

    dependencies = (("directives", "0001_initial"),)
    operations = (append_only("directives_progressreport", "directives_taskrecord"),)
