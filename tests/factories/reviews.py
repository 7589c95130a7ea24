"""Reviews for tests, and the figures a meeting looks at."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from sen.reform.accounts.queries import SYSTEM
from sen.reform.common.text import slug
from sen.reform.directives.operations import NewArea
from sen.reform.organizations.kinds import Kind as UnitKind
from sen.reform.organizations.queries import UnitCard
from sen.reform.reviews import operations, queries
from sen.reform.reviews.queries import ConclusionCard, ReviewCard
from sen.reform.scoring.queries import AreaScore, RunPage, UnitScore
from tests.factories.directives import a_plan, an_item, reported
from tests.factories.units import a_unit

PREPARED_AT = datetime(2023, 9, 15, 2, 0, tzinfo=UTC)
MEETING_AT = datetime(2023, 9, 21, 7, 0, tzinfo=UTC)
MEETING_DAY = date(2023, 9, 21)
CUT_OFF = date(2023, 9, 14)
AREA_NAMES = {
    "1": "Chỉ đạo, điều hành",
    "2": "Cải cách thể chế",
    "3": "Cải cách thủ tục hành chính",
    "4": "Cải cách tổ chức bộ máy",
    "5": "Cải cách chế độ công vụ",
    "6": "Cải cách tài chính công",
    "7": "Xây dựng chính quyền điện tử, chính quyền số",
    "8": "Tác động của cải cách hành chính",
}


def new_review(**said: object) -> operations.NewReview:
    """The nine-month review of 2023 unless told otherwise."""
    return operations.NewReview(
        **{
            "kind": "nine_months",
            "year": 2023,
            "held_on": MEETING_DAY,
            "cut_off_on": CUT_OFF,
            "place": "Hội trường UBND thành phố",
            "chaired_by": "Chủ tịch UBND thành phố",
            **said,
            "line_percent": Decimal(str(said.get("line_percent", 70))),
        }
    )


def a_review(state: str = "preparing", **said: object) -> ReviewCard:
    """A review in a state."""
    review_id = operations.prepare_review(new_review(**said), by=SYSTEM, at=PREPARED_AT)
    if state != "preparing":
        operations.open_review(review_id, by=SYSTEM, at=MEETING_AT)
    if state == "closed":
        operations.close_review(review_id, by=SYSTEM, at=MEETING_AT)
    return queries.review(review_id)


def a_conclusion(
    review_id: int, *leads: int, text: str = "Đẩy mạnh tuyên truyền", item_id: int | None = None, **said: object
) -> ConclusionCard:
    """A conclusion, with a task held for each lead."""
    task = operations.TaskSaid(lead_unit_ids=leads, **said)
    new = operations.NewConclusion(text, item_id, task)
    conclusion_id = operations.conclude(review_id, new, by=SYSTEM, at=MEETING_AT)
    return next(each for each in queries.conclusions(review_id) if each.id == conclusion_id)


def a_committee() -> UnitCard:
    """The committee of the city, its province and its office."""
    province = a_unit("Tỉnh Đồng Tháp", UnitKind.PROVINCE)
    committee = a_unit("UBND thành phố Sa Đéc", UnitKind.COMMITTEE, parent_id=province.id)
    a_unit("Văn phòng HĐND và UBND", UnitKind.OFFICE, parent_id=committee.id)
    return committee


def a_plan_at(**percents: int) -> None:
    """The plan of 2023 with one item in each area, reported at so many per cent: a_plan_at(a1=92, a6=69)."""
    codes = [name.removeprefix("a") for name in percents]
    a_plan(*(NewArea(code, AREA_NAMES[code], (an_item(f"{code}.1"),)) for code in codes), is_simulated=True)
    for code, percent in zip(codes, percents.values(), strict=True):
        reported(f"{code}.1", percent)


def eight_areas() -> None:
    """Eight areas that average 80 %, one of them below its level and two a little behind."""
    a_plan_at(a1=92, a2=78, a3=84, a4=71, a5=88, a6=69, a7=74, a8=84)


def a_score(unit: UnitCard, percent: object, *, rank: int | None = None, **areas: object) -> UnitScore:
    """A unit's score; areas as a1=98; None for an area that does not apply."""
    return UnitScore(
        unit_id=unit.id,
        unit_name=unit.name,
        total=Decimal(str(percent)),
        applicable_maximum=Decimal(100),
        percent=Decimal(str(percent)),
        rank=rank,
        grade="",
        areas=tuple(_area_score(name.removeprefix("a"), value) for name, value in areas.items()),
        peer_group="grassroots",
        unit_slug=slug(unit.name),
    )


def a_run(*scores: UnitScore) -> RunPage:
    """A provisional run of the sample index."""
    return RunPage(
        id=1,
        kind="provisional",
        kind_label="Tạm tính",
        computed_at=PREPARED_AT,
        cut_off=CUT_OFF,
        index_title="Bộ chỉ số mẫu xã, phường 2023",
        is_sample=True,
        units=tuple(replace(score, rank=score.rank or place) for place, score in enumerate(scores, start=1)),
        year=2023,
        round_key="xa-phuong",
    )


def _area_score(code: str, percent: object) -> AreaScore:
    known = None if percent is None else Decimal(str(percent))
    return AreaScore(
        code=code,
        name=AREA_NAMES[code],
        percent=known,
        points=known or Decimal(0),
        maximum=Decimal(100),
        state="not_applicable" if known is None else "value",
    )
