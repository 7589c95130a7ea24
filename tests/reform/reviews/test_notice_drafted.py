"""The notice of conclusions survives its own drafter: the same units, the same days."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.directives import operations as directives
from sen.reform.directives import queries as directive_queries
from sen.reform.documents.docx import render_docx
from sen.reform.documents.intake import read_text
from sen.reform.reviews import documents
from tests.factories.reviews import MEETING_AT, MEETING_DAY, a_committee, a_conclusion, a_review
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def test_the_drafter_finds_the_same_leads_and_days_in_the_notice():
    a_committee()
    review = a_review("open")
    one, two = a_unit("Phường 1"), a_unit("Phường 2")
    office, culture = a_unit("Phòng Nội vụ", "department"), a_unit("Phòng Văn hóa và Thông tin", "department")
    given = {
        ("Rà soát, cắt giảm thủ tục hành chính nội bộ", (office.id,), (culture.id,), date(2023, 12, 15)),
        ("Hoàn thành số hóa kho hồ sơ", (one.id, two.id), (), date(2023, 11, 30)),
        ("Xây dựng kế hoạch tuyên truyền cải cách hành chính", (culture.id,), (office.id,), date(2023, 10, 10)),
    }
    for text, leads, helpers, due_on in sorted(given):
        a_conclusion(review.id, *leads, text=text, co_ordinator_ids=helpers, due_on=due_on, product="Báo cáo")
    file = render_docx(documents.notice_of_conclusions(review.id))
    batch_id = directives.draft_from_text(
        read_text("thong-bao.docx", file), source_name="Thông báo", written_on=MEETING_DAY, by=SYSTEM, at=MEETING_AT
    )
    drafts = directive_queries.draft_batch(batch_id).drafts
    found = [
        (card.title, tuple(sorted(card.lead_unit_ids)), tuple(sorted(card.co_ordinator_ids)), card.due_on)
        for card in drafts
        # Who signs stands in a table of its own, and is no task with a day.
        if card.due_on is not None
    ]
    assert sorted(found) == sorted(given)
