"""An obstacle is given to a unit to follow up."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more move."""

    dependencies = (("directives", "0005_reminders"),)

    operations = (
        migrations.AlterField(
            model_name="obstaclerecord",
            name="move",
            field=models.CharField(
                choices=[
                    ("raise", "Raised"),
                    ("entrust", "Given to a unit to follow up"),
                    ("escalate", "Put to a higher level"),
                    ("answer", "Answered"),
                    ("solve", "Solved"),
                    ("reopen", "Not out of the way yet"),
                    ("withdraw", "Withdrawn"),
                ],
                max_length=20,
            ),
        ),
    )
