"""Articles for tests, at any point of their way."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sen.reform.accounts.queries import SYSTEM
from sen.reform.news import operations, queries
from sen.reform.news.texts import ArticleText
from sen.reform.news.workflow import State
from tests.factories.units import a_unit

WRITTEN_AT = datetime(2023, 9, 20, 2, 0, tzinfo=UTC)
LATER = datetime(2023, 9, 30, 2, 0, tzinfo=UTC)
TEXT = ArticleText(
    title="Thành phố bàn việc ba tháng cuối năm",
    lead="Tám chỉ số ước đạt 80 % kế hoạch.",
    body="Chiều 21/9, thành phố họp.\n\n## Bốn việc\n\nĐơn vị còn thấp được hỗ trợ.",
    topic="Cải cách hành chính",
    happened_on=date(2023, 9, 20),
)


def a_text(**said: object) -> ArticleText:
    """A text, changed in what is said."""
    return replace(TEXT, **said)


def an_article(
    state: State = State.PUBLISHED, *, unit_id: int | None = None, at: datetime = WRITTEN_AT, **said: object
) -> int:
    """An article in a state, by the system itself, so that every person may approve it; returns its number."""
    article_id = operations.write(unit_id=unit_id or a_unit().id, text=a_text(**said), by=SYSTEM, at=at)
    if state != State.DRAFT:
        operations.submit(article_id=article_id, by=SYSTEM, at=at)
    digest = queries.desk_article(article_id).digest
    if state == State.RETURNED:
        operations.return_for_correction(article_id=article_id, reason="Thiếu nguồn.", by=SYSTEM, at=at)
    if state in {State.APPROVED, State.SCHEDULED, State.PUBLISHED, State.WITHDRAWN}:
        operations.approve(article_id=article_id, digest=digest, by=SYSTEM, at=at)
    if state == State.SCHEDULED:
        operations.schedule(article_id=article_id, publish_at=LATER, by=SYSTEM, at=at)
    if state in {State.PUBLISHED, State.WITHDRAWN}:
        operations.publish(article_id=article_id, by=SYSTEM, at=at)
    if state == State.WITHDRAWN:
        operations.withdraw(article_id=article_id, reason="Sai số liệu.", by=SYSTEM, at=at)
    assert queries.desk_article(article_id).state == state
    return article_id
