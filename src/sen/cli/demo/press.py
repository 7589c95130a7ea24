"""The articles of the portal: written, submitted, and approved by somebody else; some with drawn pictures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from sen.cli.demo.drawings import DRAWINGS
from sen.cli.demo.moments import on_day, person
from sen.cli.demo.sites import put_in_menu
from sen.reform.accounts.queries import Actor
from sen.reform.news import operations
from sen.reform.news.kinds import Kind
from sen.reform.news.light_text.writing import picture_line, put_in
from sen.reform.news.texts import ArticleText, checked
from sen.reform.organizations.queries import UnitCard

SITE_UNIT = "29902"
# Unit → its editor and its approver.
_DESKS = {SITE_UNIT: ("bientap", "duyettin"), "867": ("bientaptp", "duyettintp")}
_PARTS = ("title", "lead", "body", "topic", "happened_on", "source", "kind", "is_simulated")


def load_articles(said: dict[str, Any], units: Mapping[str, UnitCard]) -> None:
    """Write each article on the day it happened, and publish those with a moment of publication."""
    people = {code: tuple(map(person, names)) for code, names in _DESKS.items()}
    for line in said["article"]:
        code = line.get("unit", SITE_UNIT)
        editor, approver = people[code]
        at = on_day(line["happened_on"], 7)
        text = checked(_illustrated(_text(line), line, units[code].id, by=editor, at=at))
        article_id = operations.write(unit_id=units[code].id, text=text, by=editor, at=at)
        operations.submit(article_id=article_id, by=editor, at=at)
        if "published_at" in line:
            moment = timezone.make_aware(line["published_at"])
            operations.approve(article_id=article_id, digest=text.digest, by=approver, at=moment)
            operations.publish(article_id=article_id, by=approver, at=moment)
            if text.kind == Kind.PAGE:
                put_in_menu(article_id, unit_id=units[code].id, at=moment)
            for other in line.get("shown_by", ()):
                operations.share(article_id=article_id, unit_id=units[other].id, by=people[other][1], at=moment)


def _text(line: dict[str, Any]) -> ArticleText:
    return ArticleText(**{name: line[name] for name in _PARTS if name in line})


def _illustrated(text: ArticleText, line: dict[str, Any], unit_id: int, *, by: Actor, at: datetime) -> ArticleText:
    """The text with its drawn picture above it, where it has one."""
    if "picture" not in line:
        return text
    drawing = line["picture"]
    new = operations.NewPicture(
        unit_id=unit_id,
        file_name=f"{drawing}.jpg",
        data=DRAWINGS[drawing](),
        credit="dữ liệu mô phỏng",
        is_illustration=True,
    )
    key = operations.add_picture(new, by=by, at=at)
    shown = picture_line(key, alt=line["alt"], caption=line.get("caption", ""))
    return replace(text, body=put_in(text.body, shown, at=0))
