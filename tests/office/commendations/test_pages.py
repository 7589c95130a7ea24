"""The pages of commendation: from opening a round to the public list, and back when the result is corrected."""

from datetime import date

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.commendations import operations, queries
from sen.reform.commendations.queries import State
from sen.reform.organizations.kinds import Kind
from tests.factories.commendations import (
    AT,
    a_commendation_round,
    a_nomination,
    commended,
    submitted,
    voted,
)
from tests.factories.council import COMMITTEE
from tests.factories.results import corrected
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
LIST = "/khen-thuong/"


@pytest.fixture
def post(client):
    """Send a form; give the text of the page that follows."""

    def _post(path, status=302, **said):
        answer = client.post(path, said)
        assert answer.status_code == status, answer.content.decode()[:3000]
        text = client.get(answer.url).content.decode() if status == 302 else answer.content.decode()
        assert "UNDEFINED VARIABLE" not in text, text[text.index("UNDEFINED VARIABLE") - 300 :][:600]
        return text

    return _post


def opening(*results, **said):
    return {
        "title": "Khen thưởng 9 tháng",
        "year": 2023,
        "occasion": "conference",
        "held_on": "2/10/2023",
        "period_from": "15/12/2022",
        "period_to": "14/9/2023",
        "results": [each.id for each in results],
        **said,
    }


def at(card):
    return f"{LIST}{card.id}/"


def dossier(card):
    return f"{LIST}ho-so/{card.id}/"


def test_the_whole_way_from_the_list_to_the_certificate_and_the_public_list(sign_in, client, get_page, post, result):
    a_unit(COMMITTEE, kind=Kind.COMMITTEE)
    sign_in(Role.SECRETARY)
    page = post(f"{LIST}mo-dot/", **opening(result))
    for words in ("Phường B", "xếp hạng 1/3", "Chưa đủ điều kiện và lý do", "Xếp hạng 3/3", "22/9/2023"):
        assert words in page
    (line,) = queries.rounds()
    card = line.round
    best = queries.eligibility(card, date(2023, 9, 21)).eligible[0].placed
    page = post(f"{at(card)}de-cu/", unit_id=best.unit_id, rule_key="top", basis_id=best.basis.id, deed="")
    assert "Đã lập hồ sơ" in page
    (made,) = queries.nominations_of(card.id)
    post(f"{dossier(made)}bao-cao/", achievement="Đã có thành tích", report="Hoàn thành kế hoạch")
    for condition in made.conditions:
        post(f"{dossier(made)}dieu-kien/", key=condition.condition.key, answer="met", proof="Số 15/TB")
    sign_in(Role.UNIT_HEAD, made.unit_id)
    post(f"{dossier(made)}buoc/submit/")
    sign_in(Role.SECRETARY)
    post(f"{dossier(made)}buoc/check/")
    post(f"{dossier(made)}buoc/put/")
    counts = {f"for_{made.id}": 8, f"against_{made.id}": 1, f"dissent_{made.id}": "Cần thêm minh chứng"}
    meeting = {"held_on": "21/9/2023", "member_count": 9, "present_count": 9, "written_count": 0}
    assert "Cần thêm minh chứng" in post(f"{at(card)}hoi-dong/", **meeting, **counts)
    sign_in(Role.LEADER)
    page = post(f"{at(card)}quyet-dinh/", chosen=[made.id], number=101, decided_on="21/9/2023")
    assert "Đã ghi quyết định" in page
    assert "Phường B" in get_page(f"{LIST}so-vang/")
    sign_in(Role.SECRETARY)
    post(f"{dossier(made)}buoc/hand_over/")
    post(f"{at(card)}cong-bo/")
    client.logout()
    public = get_page(f"{LIST}cong-bo/")
    assert "Phường B" in public
    assert "Quyết định số 101/QĐ-UBND ngày 21/9/2023" in public


def test_a_corrected_result_leads_to_keeping_or_revoking_and_the_public_list_says_so(sign_in, get_page, post, result):
    card = a_commendation_round(result)
    first, second = a_nomination(card, 0), a_nomination(card, 1)
    commended(first, second)
    sign_in(Role.SECRETARY)
    post(f"{at(card)}cong-bo/")
    corrected(result, AT)
    assert "không còn đúng căn cứ" in get_page(at(card))
    assert operations.flag_shaken_awards(at=AT) == 2
    assert "Cần xem xét lại" in get_page(dossier(first))
    assert "Hạng không đổi" in post(f"{dossier(first)}buoc/keep/", reason="Hạng không đổi")
    page = post(f"{dossier(second)}thu-hoi/", number=102, decided_on="21/9/2023", reason="Không còn đứng đầu nhóm")
    assert "Đã thu hồi khen thưởng" in page
    assert "Không còn đứng đầu nhóm" in get_page(f"{LIST}so-vang/")
    assert "Không còn đứng đầu nhóm" in get_page(f"{LIST}cong-bo/")


def test_below_quorum_the_page_says_the_rule_and_keeps_what_was_typed(sign_in, post, tabled):
    sign_in(Role.SECRETARY)
    counts = {f"for_{tabled.id}": 5, f"against_{tabled.id}": 0}
    meeting = {"held_on": "21/9/2023", "member_count": 9, "present_count": 5, "written_count": 0}
    page = post(f"{at(tabled.round)}hoi-dong/", 422, **meeting, **counts)
    assert "phải có ít nhất 6 (2/3 số thành viên" in page
    assert queries.nomination(tabled.id).state is State.BEFORE_COUNCIL


@pytest.mark.parametrize(
    ("path", "said", "words"),
    [
        ("mo-dot/", {"occasion": "conference"}, "error-summary"),
        ("quy-dinh/ap-dung/", {"valid_from": "1/1/2024", "reward_factor": "sáu"}, "sáu"),
        ("quy-dinh/luong-co-so/", {"valid_from": "1/1/2024", "amount": 1}, "Văn bản, điều khoản"),
        ("quy-dinh/ky-luat/", {"decided_on": "1/1/2024"}, "Văn bản"),
    ],
)
def test_a_form_that_is_not_whole_comes_back(sign_in, post, path, said, words):
    sign_in(Role.SECRETARY)
    assert words in post(f"{LIST}{path}", 422, **said)


def test_what_applies_is_entered_with_its_source(sign_in, get_page, post):
    unit = a_unit("Phường Kỷ luật")
    sign_in(Role.SECRETARY)
    page = get_page(f"{LIST}quy-dinh/")
    for words in ("Ghi theo trí nhớ, chưa đối chiếu văn bản", "1.800.000", "2.530.000"):
        assert words in page
    assert "1.900.000" in post(
        f"{LIST}quy-dinh/luong-co-so/", valid_from="1/8/2023", amount=1_900_000, source="Nghị định thử"
    )
    said = {
        "valid_from": "1/9/2023",
        "grounds": "Căn cứ Luật",
        "dossier_days": 15,
        "dossier_source": "Quy chế",
        "quorum_share": "3/4",
        "votes_share": "9/10",
        "council_source": "Quy chế, Điều 8",
        "reward_factor": "0,6",
        "reward_source": "Nghị định",
        "limit_top": "1",
        "limit_percent": "95",
        "limit_rise": "4",
    }
    assert "Quy chế, Điều 8" in post(f"{LIST}quy-dinh/ap-dung/", **said)
    assert "ngang phiếu" in post(f"{LIST}quy-dinh/ap-dung/", 422, **{**said, "quorum_share": "1/2"})
    words = "Đã ghi kỷ luật"
    assert words in post(f"{LIST}quy-dinh/ky-luat/", unit_id=unit.id, decided_on="1/9/2023", document="QĐ số 5")


def test_what_the_data_cannot_show_is_nominated_in_words(sign_in, post):
    card = a_commendation_round()
    unit = queries.eligibility(card, date(2023, 9, 21)).others[0].placed
    sign_in(Role.SECRETARY)
    page = post(f"{at(card)}de-cu/", unit_id=unit.unit_id, rule_key="sudden", deed="cứu kho hồ sơ khi bão")
    assert "cứu kho hồ sơ khi bão" in page
    again = post(f"{at(card)}de-cu/", 422, unit_id=unit.unit_id, rule_key="sudden", deed="cứu kho hồ sơ khi bão")
    assert "Một thành tích chỉ khen một lần" in again


def test_steps_against_somebody_need_their_reason(sign_in, post):
    made = submitted(a_nomination())
    sign_in(Role.SECRETARY)
    assert "Lý do" in post(f"{dossier(made)}buoc/return/", 422, reason="")
    assert "Thiếu số liệu" in post(f"{dossier(made)}buoc/return/", reason="Thiếu số liệu")
    assert queries.nomination(made.id).state is State.DRAFTED


def test_a_step_that_is_refused_is_said(sign_in, post, nominated):
    sign_in(Role.UNIT_HEAD, nominated.unit_id)
    assert "Hãy viết báo cáo thành tích trước" in post(f"{dossier(nominated)}buoc/submit/")


@pytest.mark.parametrize("path", ["buoc/khong-co/", "dieu-kien/", "thu-hoi/"])
def test_an_unknown_step_condition_or_award_is_not_found(sign_in, client, path, nominated):
    sign_in(Role.SECRETARY)
    assert client.post(dossier(nominated) + path).status_code == 404


@pytest.mark.parametrize("role", [Role.FOCAL_OFFICER, Role.UNIT_HEAD])
def test_another_unit_sees_the_list_but_no_dossier_and_no_council(sign_in, client, get_page, role, tabled):
    sign_in(role)
    page = get_page(at(tabled.round))
    assert "Chưa có hồ sơ nào" in page
    assert client.get(dossier(tabled)).status_code == 403
    assert client.get(f"{at(tabled.round)}hoi-dong/").status_code == 403
    assert client.get(f"{at(tabled.round)}van-ban/to-trinh.docx").status_code == 403


def test_the_leader_reads_what_lies_before_the_council(sign_in, get_page, tabled):
    sign_in(Role.LEADER)
    assert tabled.unit_name in get_page(f"{at(tabled.round)}hoi-dong/")


def test_with_nothing_in_the_database_every_page_says_so(sign_in, client, get_page):
    sign_in(Role.SECRETARY)
    assert "Chưa có đợt khen thưởng nào" in get_page(LIST)
    assert "Sổ vàng chưa có dòng nào" in get_page(f"{LIST}so-vang/")
    assert "Chưa công bố danh sách khen thưởng" in get_page(f"{LIST}cong-bo/")
    assert client.get(f"{LIST}99/").status_code == 404
    assert client.get(f"{LIST}ho-so/99/").status_code == 404


def test_nothing_new_is_not_published_twice(sign_in, post, awarded):
    sign_in(Role.SECRETARY)
    post(f"{at(awarded.round)}cong-bo/")
    assert "Danh sách công khai đã khớp" in post(f"{at(awarded.round)}cong-bo/")


def test_files_come_with_their_names(sign_in, client, awarded):
    a_unit(COMMITTEE, kind=Kind.COMMITTEE)
    sign_in(Role.SECRETARY)
    (session,) = queries.sessions_of(awarded.round.id)
    (decided,) = queries.decisions_of(awarded.round.id)
    names = (
        *("to-trinh.docx", "to-trinh.pdf", "to-trinh.xlsx"),
        *(f"bien-ban-hop-{session.id}.docx", f"bien-ban-kiem-phieu-{session.id}.pdf", f"quyet-dinh-{decided.id}.docx"),
    )
    for name in names:
        assert client.get(f"{at(awarded.round)}van-ban/{name}").status_code == 200, name
    assert client.get(f"{at(awarded.round)}van-ban/to-trinh.txt").status_code == 404
    assert client.get(f"{at(awarded.round)}van-ban/khong-co.docx").status_code == 404
    assert client.get(f"{dossier(awarded)}van-ban/bao-cao.docx").status_code == 200
    assert client.get(f"{dossier(awarded)}van-ban/khac.docx").status_code == 404
    given = client.get(f"{LIST}so-vang/{awarded.award.id}/giay-khen.pdf")
    assert given["Content-Type"] == "application/pdf"
    assert client.get(f"{LIST}so-vang/{awarded.award.id}/giay-khen.txt").status_code == 404


def test_the_decision_form_comes_back_with_what_is_wrong(sign_in, post, tabled):
    voted(tabled)
    sign_in(Role.LEADER)
    page = post(f"{at(tabled.round)}quyet-dinh/", 422, chosen=[tabled.id], number=5, decided_on="1/1/2023")
    assert "Ngày quyết định phải từ ngày họp hội đồng" in page


def test_the_list_of_rounds_is_bounded(sign_in, client, django_assert_max_num_queries, awarded):
    sign_in(Role.SECRETARY)
    with django_assert_max_num_queries(14):
        client.get(LIST)
