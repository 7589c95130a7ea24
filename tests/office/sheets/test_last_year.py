"""What was lost last year and why stands at its criterion; bonus, penalty and facts stand outside the areas."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.models import Assessment
from sen.reform.assessments.queries import State
from sen.reform.indices.loader import Declared
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from tests.factories.assessments import CALENDAR, a_round, an_index_text, answered, declared, next_year_text
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

NOW = "/danh-gia/2024/xa-phuong/phuong-3/"
OUTSIDE = """
[[bonus]]
code = "T1"
title = "Sáng kiến"
max = "1"
basis = "Phụ lục, mục T1"
rule = { kind = "yes-no", yes = "có", no = "không" }

[[penalty]]
code = "P1"
title = "Nộp hồ sơ chậm"
max = "1"
basis = "Phụ lục, mục P1"
measure = { value = "late" }
inputs = [{ name = "late", label = "Số lần chậm", unit = "lần" }]
rule = { kind = "target", target = "2" }
"""


@pytest.fixture
def rounds(at):
    """Last year published with one lowered mark; this year opened with the changed index."""
    unit = a_unit("Phường 3")
    past = a_round(unit)
    (before,) = queries.assessments_of(past.id)
    answered(before)
    Assessment.objects.filter(pk=before.id).update(state=State.APPRAISING)
    late = operations.Marking("1.1.2", Declared("1.1.2", {"value": "late"}), "Ban hành chậm 3 ngày")
    operations.mark(before.id, late, by=SYSTEM, at=at)
    Assessment.objects.filter(pk=before.id).update(state=State.COUNCIL)
    scoring.run(past.id, RunKind.OFFICIAL, by=SYSTEM, at=at)
    Assessment.objects.filter(pk=before.id).update(state=State.PUBLISHED)
    days = {name: day.replace(year=2024) for name, day in vars(CALENDAR).items() if isinstance(day, date)}
    calendar = queries.Calendar(**days)
    now = a_round(unit, year=2024, text=next_year_text(), cut_off_on=date(2024, 9, 14), calendar=calendar)
    return before, queries.assessments_of(now.id)[0]


def section_of(page: str, code: str) -> str:
    return page.split(f'id="c-{code}"', 1)[1].split("</section>", 1)[0]


def test_what_was_lost_and_why_stands_at_the_criterion(rounds, see, sign_in, settings):
    settings.SEN_STORY_DAY = date(2024, 9, 20)
    sign_in(Role.UNIT_HEAD, rounds[1].unit_id)
    why = section_of(see(NOW), "1.1.2")
    assert (
        'Năm 2023: 0,50/2 điểm, tự chấm 2,00 · <span class="strong">mất 1,50 điểm</span>: “Ban hành chậm 3 ngày”' in why
    )


def test_a_criterion_that_moved_is_followed_and_a_new_one_has_no_past(rounds, see, sign_in, settings):
    settings.SEN_STORY_DAY = date(2024, 9, 20)
    sign_in(Role.UNIT_HEAD, rounds[1].unit_id)
    money = see(f"{NOW}?linh-vuc=2")
    assert "Năm 2023: 0,50/1 điểm" in section_of(money, "2.1.3")  # 2.1.2 then
    assert "Năm 2023: không phát sinh" in section_of(money, "2.1.1")
    assert "Năm 2023" not in section_of(see(NOW), "1.3")


def test_without_an_official_run_the_ledger_still_knows(see, sign_in, at):
    unit = a_unit("Phường 3")
    text = an_index_text(version="2022.1").replace("2023-01-01, to = 2023-12-31", "2022-01-01, to = 2022-12-31")
    (before,) = queries.assessments_of(a_round(unit, year=2022, text=text, cut_off_on=date(2022, 12, 14)).id)
    answered(before)
    Assessment.objects.filter(pk=before.id).update(state=State.PUBLISHED)
    a_round(unit)
    sign_in(Role.UNIT_HEAD, unit.id)
    page = see("/danh-gia/2023/xa-phuong/phuong-3/")
    assert "Năm 2022: 1,00/2 điểm" in section_of(page, "1.1.1")


def test_what_stands_outside_the_areas_is_declared_there(see, client, sign_in):
    unit = a_unit("Phường 3")
    (card,) = queries.assessments_of(a_round(unit, text=an_index_text() + OUTSIDE).id)
    sign_in(Role.FOCAL_OFFICER, unit.id)
    address = "/danh-gia/2023/xa-phuong/phuong-3/"
    assert "Ngoài các lĩnh vực" in see(address)
    assert "Điểm thưởng" in see(f"{address}?linh-vuc=ngoai")
    answer = client.post(f"{address}P1/", {"late": "1", "seen_entries": "0"})
    assert answer.url == f"{address}?linh-vuc=ngoai#c-P1"
    page = see(f"{address}?linh-vuc=ngoai")
    assert "Điểm trừ" in page
    assert 'value="1"' in section_of(page, "P1")
    assert "Chưa nộp" in section_of(page, "T1")
    declared(card, "T1", value="1")
    parts = client.post(
        f"{address}T1/", {"value": "0", "seen_entries": "1"}, headers={"X-Sen-Parts": "1"}
    ).content.decode()
    assert 'data-for="place-ngoai"' in parts
    assert "0,00" in parts


def test_a_full_sheet_asks_few_questions(rounds, client, sign_in, settings, django_assert_num_queries):
    settings.SEN_STORY_DAY = date(2024, 9, 20)
    sign_in(Role.FOCAL_OFFICER, rounds[1].unit_id)
    client.get(NOW)
    with django_assert_num_queries(49):
        client.get(NOW)
