"""Ratings kept one by one are counted, and the rows forgotten; comments learn their unit and their place in the log."""

from collections import Counter

from django.db import migrations
from django.utils import timezone

_COLUMNS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
_ARTICLE = "news.article:"


def count(apps, _schema_editor):
    """Add the ratings up by subject and month; who had rated is not carried over."""
    counted = Counter()
    for subject, stars, rated_at in apps.get_model("feedback", "Rating").objects.values_list(
        "subject", "stars", "rated_at"
    ):
        counted[subject, timezone.localtime(rated_at).date().replace(day=1), stars] += 1
    tallies = {}
    for (subject, month_from, stars), number in counted.items():
        tallies.setdefault((subject, month_from), {})[_COLUMNS[stars]] = number
    tally_model = apps.get_model("feedback", "Tally")
    tally_model.objects.bulk_create(
        tally_model(subject=subject, month_from=month_from, is_verified=False, **votes)
        for (subject, month_from), votes in sorted(tallies.items())
    )


def complete_comments(apps, _schema_editor):
    """Find the unit behind each comment, and begin the log with the decisions that stand."""
    units = dict(apps.get_model("news", "Article").objects.values_list("pk", "unit_id"))
    step_model = apps.get_model("feedback", "ModerationStep")
    for comment in apps.get_model("feedback", "Comment").objects.all():
        number = comment.subject.removeprefix(_ARTICLE)
        comment.unit_id = units.get(int(number)) if number.isdigit() else None
        comment.save(update_fields=["unit"])
        if comment.decided_at is not None:
            step_model.objects.create(
                comment=comment,
                subject=comment.subject,
                state=comment.state,
                refused_for=comment.refused_for,
                at=comment.decided_at,
            )


class Migration(migrations.Migration):
    """Counts instead of rows."""

    dependencies = (("feedback", "0002_ballot_box"), ("news", "0001_initial"))
    operations = (
        migrations.RunPython(count, migrations.RunPython.noop),
        migrations.RunPython(complete_comments, migrations.RunPython.noop),
    )
