"""Articles are found by the beginnings of words, and listed from one index however long their texts are."""

from django.db import migrations, models

from sen.reform.news.search import keep_search_table, words_in
from sen.reform.news.texts import words_of


def plain_words(apps, schema_editor):
    for said in apps.get_model("news", "PublishedArticle").objects.iterator(chunk_size=200):
        said.search_title = " ".join(words_in(said.title))
        said.search_text = " ".join(words_in(f"{said.title} {said.lead} {said.topic} {words_of(said.body)}"))
        said.save(update_fields=("search_title", "search_text"))


class Migration(migrations.Migration):
    dependencies = [("news", "0005_light_text_and_media")]
    operations = [
        migrations.AddField("publishedarticle", "search_title", models.TextField(default="", editable=False)),
        migrations.RemoveIndex("publishedarticle", "news_newest_first"),
        migrations.AddIndex(
            "publishedarticle",
            models.Index(
                fields=["-published_at", "-article", "kind", "topic_slug", "topic", "unit"], name="news_listed"
            ),
        ),
        migrations.RunPython(plain_words, migrations.RunPython.noop),
        migrations.RunPython(keep_search_table, migrations.RunPython.noop),
    ]
