"""What becomes a draft, what does not, and that a draft always leads back to its words."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sen.reform.directives.drafting import Draft, Gazetteer, KnownUnit, propose
from tests.reform.directives.drafting.authority import CITY, DEPARTMENTS, LOCAL
from tests.reform.directives.drafting.evaluation import texts

MEETING = date(2023, 9, 21)


def drafts_of(text: str, on: date = MEETING) -> tuple[Draft, ...]:
    return propose(text, CITY, on).drafts


def only(text: str) -> Draft:
    (draft,) = drafts_of(text)
    return draft


def the_report() -> str:
    return next(text["text"] for text in texts("notices.toml") if text["name"] == "a report in one paragraph")


def test_a_report_of_a_review_gives_its_leads_and_the_things_asked_and_nothing_else():
    drafts = drafts_of(the_report())
    assert [draft.leads for draft in drafts] == [("tp", "kt"), *[DEPARTMENTS + LOCAL] * 3]
    assert [draft.rule for draft in drafts] == ["given", "named", "continuing", "continuing"]
    assert {draft.due for draft in drafts} == {date(2023, 12, 31)}
    assert all(draft.due_is_proposed for draft in drafts)


def test_a_set_is_resolved_and_keeps_its_name():
    draft = only("Yêu cầu Chủ tịch UBND các xã, phường công khai số điện thoại đường dây nóng.")
    assert draft.leads == LOCAL
    assert draft.lead_set == "Chủ tịch UBND các xã, phường"


def test_the_action_is_an_order_that_begins_with_a_capital():
    draft = only("Giao Phòng Tư pháp chủ trì, phối hợp với Phòng Kinh tế rà soát hồ sơ, hoàn thành trước ngày 15/12./.")
    assert draft.what == "Rà soát hồ sơ"
    assert (draft.leads, draft.co_ordinators) == (("tp",), ("kt",))
    assert (draft.due, draft.due_words) == (date(2023, 12, 15), "trước ngày 15/12")


def test_a_product_is_named_when_the_text_names_it():
    assert only("Giao Phòng Nội vụ xây dựng kế hoạch kiểm tra công vụ.").product == "Kế hoạch"
    stated = only("Giao Phòng Nội vụ kiểm tra công vụ tại 5 đơn vị; sản phẩm: Biên bản kiểm tra từng đơn vị.")
    assert stated.product == "Biên bản kiểm tra từng đơn vị"
    assert only("Giao Phòng Nội vụ tăng cường kiểm tra công vụ.").product == ""


def test_nobody_is_named_in_an_action():
    draft = only("Giao Phòng Nội vụ tổng hợp, báo cáo đồng chí Lê Văn Giả Định, Phó Chủ tịch UBND thành phố.")
    assert draft.what == "Tổng hợp, báo cáo Phó Chủ tịch UBND thành phố"
    assert "Định" not in only("Giao Phòng Y tế phối hợp cùng ông Lê Văn Giả Định kiểm tra bếp ăn.").what


def test_a_unit_nobody_knows_is_reported_with_the_nearest_names():
    proposal = propose("Giao Phòng Nội dụ rà soát vị trí việc làm.", CITY, MEETING)
    (unknown,) = proposal.unknown_units
    assert unknown.name == "Phòng Nội dụ"
    assert unknown.suggestions[0] == "Phòng Nội vụ"
    (draft,) = proposal.drafts
    assert (draft.leads, draft.unknown_leads) == ((), ("Phòng Nội dụ",))
    assert any("Phòng Nội dụ" in warning for warning in draft.warnings)


def test_a_wrong_date_is_a_warning_and_no_date():
    draft = only("Giao Phòng Tư pháp rà soát văn bản trước ngày 31/11.")
    assert draft.due is None
    assert any("31/11" in warning for warning in draft.warnings)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Phòng Y tế đề nghị UBND thành phố bố trí kinh phí. Đề nghị UBND tỉnh ban hành bộ tiêu chí.", "Kiến nghị"),
        ("Chủ tịch yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện Thông báo này.", "Câu kết"),
        ("Giao UBND các xã, phường 12 chỉ tiêu, đạt 90% kế hoạch năm.", "đã làm"),
        ("UBND Phường 4 phải được khen ngợi, phường cần tiếp tục phát huy.", "Biểu dương"),
        ("Nhiều nơi chỉ đạo UBND các xã, phường tổ chức thực hiện tốt.", "Không rõ"),
    ],
)
def test_what_only_looks_like_a_task_is_left_out_with_its_reason(text, reason):
    proposal = propose(text, CITY, MEETING)
    assert proposal.drafts == ()
    assert any(reason in one.reason for one in proposal.skipped)
    assert all(text[slice(*one.span)] == one.quote for one in proposal.skipped)


def test_a_demand_to_nobody_in_particular_is_proposed_without_a_lead():
    draft = only("Đồng chí Chủ tịch UBND thành phố yêu cầu tiếp tục rút ngắn thời gian trả kết quả.")
    assert (draft.leads, draft.rule) == ((), "asked-nobody")
    assert draft.warnings


def test_a_sentence_that_only_reports_back_belongs_to_the_task_before_it():
    draft = only("Giao Phòng Kinh tế kiểm tra chợ tự phát. Báo cáo kết quả trước ngày 10/10/2023.")
    assert draft.due == date(2023, 10, 10)
    assert draft.quote.endswith("trước ngày 10/10/2023.")


@pytest.mark.parametrize(
    "file", ["notices.toml", "notices_more.toml", "notices_third.toml", "notices_fourth.toml", "notices_fifth.toml"]
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_span_holds_the_words_quoted(file, form):
    for text in texts(file):
        given_text = unicodedata.normalize(form, text["text"])
        for draft in propose(given_text, CITY, text["on"]).drafts:
            assert given_text[slice(*draft.span)] == draft.quote
            assert draft.what[:1].isupper() or not draft.what[:1].isalpha()
            if draft.due_from:
                assert given_text[slice(*draft.due_from)].strip() == draft.due_words


@pytest.mark.parametrize(
    "file", ["notices.toml", "notices_more.toml", "notices_third.toml", "notices_fourth.toml", "notices_fifth.toml"]
)
def test_the_unicode_form_of_a_text_does_not_matter(file):
    for text in texts(file):
        composed, decomposed = (
            propose(unicodedata.normalize(form, text["text"]), CITY, text["on"]).drafts for form in ("NFC", "NFD")
        )
        assert [(one.leads, one.what, one.due) for one in composed] == [
            (one.leads, one.what, one.due) for one in decomposed
        ]


WORDS = st.sampled_from(
    "Giao|giao|yêu cầu|đề nghị|chỉ đạo|Phòng Nội vụ|UBND các xã, phường|các đơn vị|Phường 1|, 2|chủ trì|phối hợp với|rà soát hồ sơ"
    "|trước ngày 31/11|trong quý IV|3 tháng cuối năm|hằng tháng|đã|đạt|:|;|.|,|\n|\n1. |\n- |a) |(0)|Thông tin khác|đồng chí|Lê Thị Dụ"
    "|e\u0301|\u200b|\ufeff| |\t|Sở Nội vụ|có trách nhiệm|cũng như đẩy mạnh|Trong đó tập trung".split("|")
)


@given(
    st.one_of(
        st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=60).map("".join)
    )
)
def test_any_text_is_read_without_a_fault(text):
    proposal = propose(text, CITY, MEETING)
    for one in (*proposal.drafts, *proposal.skipped):
        start, end = one.span
        assert 0 <= start <= end <= len(text)
        assert text[start:end] == one.quote
    for unknown in proposal.unknown_units:
        assert 0 <= unknown.span[0] < unknown.span[1] <= len(text)
    for draft in proposal.drafts:
        assert set(draft.leads) <= {unit.code for unit in CITY.units}
        assert not set(draft.leads) & set(draft.co_ordinators)


def test_an_authority_without_units_still_gets_drafts():
    (draft,) = propose("Giao Phòng Nội vụ rà soát hồ sơ.", Gazetteer(()), MEETING).drafts
    assert draft.unknown_leads == ("Phòng Nội vụ",)


def test_units_without_a_committee_keep_their_tails():
    gazetteer = Gazetteer((KnownUnit("nv", "Phòng Nội vụ", "department"),))
    (draft,) = propose("Giao Phòng Nội vụ thành phố rà soát hồ sơ.", gazetteer, MEETING).drafts
    assert draft.leads == ("nv",)


def test_what_stands_before_the_conclusion_of_minutes_was_only_said():
    text = (
        "BIÊN BẢN\nHọp giao ban\nI. DIỄN BIẾN\n- Phòng Kinh tế: hồ sơ tăng, đề nghị bổ sung người.\n"
        "II. KẾT LUẬN\n- Phòng Nội vụ: đề xuất phương án bố trí người trước 20/10.\n"
    )
    assert [draft.leads for draft in drafts_of(text)] == [("nv",)]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Yêu cầu Ban Quản lý chợ tổ chức kiểm điểm.", "Ban Quản lý chợ"),
        ("Giao Ban Tiếp công dân thành phố trả lời người dân.", "Ban Tiếp công dân thành phố"),
        ("Giao Xí nghiệp Cấp nước Sa Đéc kéo đường ống nước.", "Xí nghiệp Cấp nước Sa Đéc"),
        ("Giao Hiệu trưởng các trường tiểu học bàn giao học sinh.", "Hiệu trưởng các trường tiểu học"),
        ("Giao Văn phòng HĐND và UBND phường cập nhật lịch tiếp dân.", "Văn phòng HĐND và UBND phường"),
        ("Yêu cầu các đơn vị chưa gửi báo cáo hoàn thành ngay việc tự chấm.", "Các đơn vị chưa gửi báo cáo"),
    ],
)
def test_who_is_in_no_list_keeps_the_whole_name(sentence, words):
    draft = only(sentence)
    assert (draft.leads, draft.unknown_leads) == ((), (words,))


def test_places_no_list_has_are_each_kept():
    draft = only("Giao UBND các phường An Lộc, An Bình A khắc phục hồ sơ quá hạn.")
    assert draft.unknown_leads == ("UBND các phường An Lộc", "An Bình A")


@pytest.mark.parametrize(
    ("sentence", "without"),
    [
        ("Yêu cầu UBND các xã, phường (trừ Phường 2) đăng ký gian hàng.", {"p2"}),
        ("Yêu cầu UBND các xã, phường (ngoại trừ Phường 2, Phường 4) đăng ký gian hàng.", {"p2", "p4"}),
    ],
)
def test_an_exception_is_taken_out_of_a_set(sentence, without):
    assert set(only(sentence).leads) == set(LOCAL) - without
