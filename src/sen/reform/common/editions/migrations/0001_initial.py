"""The edition, and its one row."""

from django.db import migrations, models


def first_edition(apps, schema_editor):
    apps.get_model("editions", "Edition").objects.create(pk=1)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField(default=1)),
            ],
        ),
        migrations.RunPython(first_edition, migrations.RunPython.noop),
    ]
