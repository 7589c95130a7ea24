"""The articles of the portal: written, submitted, and approved by somebody else."""

from typing import Any

from django.utils import timezone

from sen.cli.demo.moments import on_day, person
from sen.reform.news import operations
from sen.reform.news.texts import ArticleText, checked

SITE_UNIT = "29902"


def load_articles(said: dict[str, Any], unit_id: int) -> None:
    """Write each article on the day it happened, and publish those with a moment of publication."""
    editor, approver = person("bientap"), person("duyettin")
    for line in said["article"]:
        text = checked(
            ArticleText(
                title=line["title"],
                lead=line["lead"],
                body=line["body"],
                topic=line["topic"],
                happened_on=line["happened_on"],
                source=line.get("source", ""),
                is_simulated=line.get("is_simulated", False),
            )
        )
        at = on_day(line["happened_on"], 7)
        article_id = operations.write(unit_id=unit_id, text=text, by=editor, at=at)
        operations.submit(article_id=article_id, by=editor, at=at)
        if "published_at" in line:
            moment = timezone.make_aware(line["published_at"])
            operations.approve(article_id=article_id, digest=text.digest, by=approver, at=moment)
            operations.publish(article_id=article_id, by=approver, at=moment)
