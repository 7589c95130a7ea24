"""Whatever the text, the drafter answers, and every place it gives holds the words it quotes."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sen.reform.directives.drafting import propose
from tests.reform.directives.drafting.authority import CITY
from tests.reform.directives.drafting.evaluation import texts

ON = date(2023, 10, 2)
# Words of which notices are made, so that rules meet in every order; and any letters at all.
_WORDS = st.sampled_from(
    "giao|Phòng Nội vụ|UBND các xã, phường|(trừ Phường 2)|chủ trì|, phối hợp với|rà soát hồ sơ|trước ngày 31/9|: |; |. |\n"
    "1. |a) |- |* |đề nghị|UBND tỉnh|trong 05 ngày làm việc|thường xuyên|hằng tháng, trước ngày 20|Nơi nhận:|\t|Chủ trì:"
    "|TT\tNhiệm vụ\tChủ trì\tThời hạn\n|biểu dương|do|thực hiện|được giao|các đơn vị chưa|UBND HUYỆN LẤP VÒ\n|P2, P4, AH"
    "|Ban Quản lý chợ|trước thứ Sáu tuần này|năm 9999|trong tháng 12/2099|kể từ ngày 31/12|99 ngày làm việc|\u0301|\u200b|(".split(
        "|"
    )
)
_TEXTS = st.one_of(st.lists(_WORDS, max_size=40).map(" ".join), st.text(max_size=300))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS, st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_any_text_is_read_and_every_place_holds_its_words(text, on):
    proposal = propose(text, CITY, on)
    for one in (*proposal.drafts, *proposal.skipped):
        start, end = one.span
        assert 0 <= start <= end <= len(text)
        assert text[start:end] == one.quote
    for draft in proposal.drafts:
        assert draft.what
        assert set(draft.leads) | set(draft.co_ordinators) <= {unit.code for unit in CITY.units}
        assert not set(draft.leads) & set(draft.co_ordinators)


def test_a_long_notice_gives_the_tasks_of_its_parts():
    notice = next(text for text in texts("notices_practice.toml") if text["name"] == "market and hygiene")
    point = "4. Giao Phòng Nội vụ rà soát hồ sơ tồn đọng, hoàn thành trước ngày 15/12/2024.\n"
    # About a hundred pages.
    proposal = propose(notice["text"].split("Nơi nhận")[0] + point * 2_000, CITY, notice["on"])
    assert sum(draft.due == date(2024, 12, 15) and draft.leads == ("nv",) for draft in proposal.drafts) == 2_000


@pytest.mark.parametrize(
    ("letterhead", "is_other"),
    [
        ("UBND HUYỆN LẤP VÒ\n", True),
        ("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHUYỆN LẤP VÒ\tĐộc lập\n", True),
        ("UBND TỈNH ĐỒNG THÁP\n", True),
        ("UBND TỈNH ĐỒNG THÁP\nKính gửi: UBND thành phố Sa Đéc\n", False),  # the province writes to us
        ("UBND THÀNH PHỐ SA ĐÉC\n", False),
        ("UBND PHƯỜNG 1\n", False),  # one of ours
        ("UBND PHƯỜNG CAO LÃNH\n", True),
        ("", False),
    ],
)
def test_a_text_of_another_authority_keeps_its_names_as_words(letterhead, is_other):
    text = f"{letterhead}Kết luận:\n1. Phòng Nội vụ chủ trì, phối hợp với Phòng Y tế rà soát hồ sơ tồn đọng.\n"
    proposal = propose(text, CITY, ON)
    (draft,) = proposal.drafts
    assert bool(proposal.authority) == is_other
    assert (draft.leads, draft.unknown_leads) == ((), ("Phòng Nội vụ",)) if is_other else (("nv",), ())
    assert (draft.co_ordinators, draft.unknown_co_ordinators) == ((), ("Phòng Y tế",)) if is_other else (("yt",), ())
