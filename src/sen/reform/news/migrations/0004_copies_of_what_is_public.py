"""What is public already gets its copy; the versions are guarded again, as SQLite rebuilt their table."""

from django.db import migrations

from sen.reform.common.append_only import append_only
from sen.reform.common.text import fold, slug

PARTS = ("title", "lead", "body", "topic", "happened_on", "source", "is_simulated", "kind", "digest")


def copy(apps, schema_editor):
    articles = apps.get_model("news", "Article").objects.filter(live__isnull=False).select_related("live")
    for article in articles.iterator():
        said = {part: getattr(article.live, part) for part in PARTS}
        apps.get_model("news", "PublishedArticle").objects.create(
            article=article,
            unit_id=article.unit_id,
            **said,
            topic_slug=slug(said["topic"]),
            published_at=article.published_at,
            corrected_at=article.corrected_at,
            search_text=fold(f"{said['title']} {said['lead']} {said['topic']} {said['body']}"),
        )


class Migration(migrations.Migration):
    dependencies = [("news", "0003_published_copies")]
    operations = [
        migrations.RunPython(copy, migrations.RunPython.noop),
        append_only("news_articleversion"),
    ]
