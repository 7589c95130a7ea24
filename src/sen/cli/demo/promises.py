"""What was promised to the public before the meeting, followed day by day, and what citizens answered."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sen.cli.demo.moments import on_day, person
from sen.reform.feedback.operations import Visitor
from sen.reform.feedback.voters import new_token
from sen.reform.news import queries as news
from sen.reform.publishing.operations import promises as operations
from sen.reform.publishing.operations.promises import NewAnswer, NewPromise, NewPromises
from sen.reform.publishing.queries import promises as queries


def load(said: dict[str, Any]) -> None:
    """Publish and follow in the order of days, then let citizens answer."""
    versions = {each["on"]: each["promise"] for each in said["version"]}
    for day in sorted({*versions, *said["followed_on"]}):
        if day in versions:
            _publish(said["book"], versions[day], day)
        else:
            operations.follow_promises(at=on_day(day, 7))
    _link(said["book"], said["article"], max(said["followed_on"]))
    _answer(said["book"], said["answers"])


def _publish(book: str, lines: list[Mapping[str, str]], day: date) -> None:
    desk = queries.desk(book, day)
    sources = {line.candidate.official: line.candidate.source for line in desk.lines}
    new = tuple(NewPromise(sources[line["task"]], line["wording"], line.get("outcome", "")) for line in lines)
    said = NewPromises(new, seen=desk.choice.mark)
    operations.publish_promises(book, said, by=person("thuky"), at=on_day(day, 16))


def _link(book: str, title: str, day: date) -> None:
    article = next(line for line in news.published_articles(limit=100) if line.title == title)
    said = NewPromises((), (article.id,), seen=queries.desk(book, day).choice.mark)
    operations.publish_promises(book, said, by=person("thuky"), at=on_day(day, 17))


def _answer(book: str, said: Mapping[str, Any]) -> None:
    line = next(each for each in queries.desk(book, said["on"]).lines if each.candidate.official == said["task"])
    token = queries.question_about(book, line.chosen.number if line.chosen else 0, said["on"]).token
    for answer in ("yes", "unknown"):
        for number in range(said[answer]):
            visitor = Visitor(token=new_token(), address=f"192.0.2.{number + 1}")
            operations.answer_promise(token, NewAnswer(answer), visitor=visitor, at=on_day(said["on"], 9))
