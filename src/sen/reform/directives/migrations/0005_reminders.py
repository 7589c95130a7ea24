"""Who was told of a deadline, once."""

import django.db.models.deletion
from django.db import migrations, models

from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """Reminders, added only."""

    dependencies = (("directives", "0004_chain"),)

    operations = (
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_on", models.DateField()),
                (
                    "rung",
                    models.CharField(
                        choices=[
                            ("officer", "Officer of the unit"),
                            ("head", "Head of the unit"),
                            ("secretary", "Secretary of the council"),
                            ("leader", "Leader of the People's Committee"),
                            ("giver", "Who gave the task"),
                        ],
                        max_length=20,
                    ),
                ),
                ("days_before", models.PositiveSmallIntegerField(default=0)),
                ("at", models.DateTimeField()),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="directives.task"
                    ),
                ),
            ],
            options={"ordering": ("at", "id")},
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("task", "due_on", "rung", "days_before"), name="reminded_once"),
        ),
        append_only("directives_reminder"),
    )
