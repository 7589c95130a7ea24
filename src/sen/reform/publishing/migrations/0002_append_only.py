"""Let the database itself refuse to change or delete what was published."""

from django.db import migrations

from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """Append-only, enforced below the application."""

    dependencies = (("publishing", "0001_initial"),)
    operations = (append_only("publishing_publishedresult"),)
