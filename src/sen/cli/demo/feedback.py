"""What citizens said: ratings of units and articles, case codes, comments with a reply and a refusal; all invented."""

from collections.abc import Iterable, Mapping
from typing import Any

from sen.cli.demo.moments import on_day, person
from sen.reform.feedback import operations, queries
from sen.reform.feedback.operations import NewComment, Visitor
from sen.reform.feedback.queries.serving import service_subject
from sen.reform.feedback.reasons import Reason
from sen.reform.feedback.voters import new_token
from sen.reform.news import queries as news
from sen.reform.organizations.queries import UnitCard

_NETWORKS = 200


def load(said: Mapping[str, Any], units: Mapping[str, UnitCard]) -> None:
    """Let citizens rate first, then comment; moderators and editors answer."""
    articles = {line.title: line for line in news.published_articles(limit=100)}
    for line in said["service"]:
        unit = units[line["unit"]]
        _rate(service_subject(unit.code), line["open"], line["on"])
        codes = [f"{line['codes']}-{number:04d}" for number in range(1, line["cases"] + 1)] if "codes" in line else []
        if codes:
            operations.bring_codes(unit_id=unit.id, codes=codes, by=person("thuky"), at=on_day(line["on"], 8))
            _rate_verified(unit, _one_by_one(line["verified"]), codes, line)
    for line in said["article"]:
        _rate(news.feedback_subject(articles[line["title"]].id), line["open"], line["on"])
    for line in said["comment"]:
        article = articles[line["title"]]
        _comment(news.feedback_subject(article.id), article.unit_id, line)


def _one_by_one(votes: Iterable[int]) -> list[int]:
    return [stars for stars, count in enumerate(votes, start=1) for _vote in range(count)]


def _rate(subject: str, votes: Iterable[int], day: Any) -> None:
    for number, stars in enumerate(_one_by_one(votes)):
        operations.rate(subject=subject, stars=stars, visitor=_visitor(number), at=on_day(day, 9))


def _rate_verified(unit: UnitCard, votes: list[int], codes: list[str], line: Mapping[str, Any]) -> None:
    for number, (stars, code) in enumerate(zip(votes, codes, strict=False)):
        operations.rate_verified(
            subject=service_subject(unit.code),
            unit_id=unit.id,
            stars=stars,
            code=code,
            visitor=_visitor(number),
            at=on_day(line["on"], 10),
        )


def _comment(subject: str, unit_id: int, line: Mapping[str, Any]) -> None:
    at, editor, approver = on_day(line["on"], 14), person("bientap"), person("duyettin")
    new = NewComment(line["text"], name=line.get("name", ""))
    operations.comment(subject=subject, new=new, visitor=_visitor(0), unit_id=unit_id, at=at)
    number = next(each.id for each in queries.comments_on_pile("cho-duyet", size=1000) if each.text == line["text"])
    if "refused_for" in line:
        operations.refuse_comment(comment_id=number, reason=Reason(line["refused_for"]), by=approver, at=at)
    elif line.get("is_published"):
        operations.publish_comment(comment_id=number, by=approver, at=at)
    if "reply" in line:
        operations.reply(comment_id=number, text=line["reply"], based_on=0, by=editor, at=at)


def _visitor(number: int) -> Visitor:
    """Somebody new; addresses are those set aside for examples."""
    return Visitor(token=new_token(), address=f"198.51.100.{number % _NETWORKS + 1}")
