"""Let the database itself refuse to change or delete evidence, its passports and the log of who looked."""

from django.db import migrations

from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """Append-only, enforced below the application."""

    dependencies = (("evidence", "0001_initial"),)
    operations = (append_only("evidence_piece", "evidence_passport", "evidence_access"),)
