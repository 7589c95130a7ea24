"""Let the database itself refuse to change or delete what was decided."""

from django.db import migrations

from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """Append-only, enforced below the application."""

    dependencies = (("commendations", "0001_initial"),)
    operations = (
        append_only(
            "commendations_regulation",
            "commendations_basesalary",
            "commendations_discipline",
            "commendations_round",
            "commendations_basis",
            "commendations_confirmation",
            "commendations_nominationrecord",
            "commendations_session",
            "commendations_vote",
            "commendations_decision",
            "commendations_award",
            "commendations_revocation",
        ),
    )
