"""One criterion across all units, and one unit across its criteria: what appraisers see, say, and may not."""

from datetime import date
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.models import Assessment, Entry
from sen.reform.assessments.operations import Marking
from sen.reform.assessments.workflow import Act, Stage, State
from sen.reform.evidence.operations import add_link
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared
from tests.factories.appraisal import DECLARED_AT, an_appraiser, in_state, large_index, large_round, write_words
from tests.factories.assessments import a_round
from tests.factories.evidence import a_new_link
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.office.appraisal.conftest import ADDRESS

pytestmark = pytest.mark.django_db
LATE = Declared("1.1.2", {"value": "late"})


def word(card, code="1.1.2", stage=Stage.APPRAISAL):
    return queries.words_on(card.id, code).get(stage)


def test_all_units_are_stacked_with_what_they_declared(appraiser, get_page):
    page = get_page(ADDRESS + "1.1.1/")
    for words in ("Phường An", "Phường Bình", "48/60 nhiệm vụ = 80,00 %", "1,00", "Chờ thẩm định"):
        assert words in page


def test_trap_19_a_unit_still_at_work_shows_its_name_and_nothing_else(appraiser, get_page, client):
    """Trap 19: figures of a sheet that is not signed are nowhere on the page."""
    page = get_page(ADDRESS + "1.1.1/")
    (row,) = [part for part in page.split("<tr ") if part.startswith('id="d-phuong-cat"')]
    assert "Chưa nộp" in row
    assert "nhiệm vụ" not in row
    assert "data-item" not in row
    item = client.get(ADDRESS + "1.1.1/phuong-cat/").content.decode()
    assert "48/60" not in item
    assert "data-verdict" not in item


def test_trap_16_evidence_beside_a_line_is_reached_by_its_opaque_key_only(appraiser, wards, get_page, at):
    ward = wards["phuong-an"]
    key = add_link(a_new_link(ward.unit_id), by=SYSTEM, at=at)
    in_state(ward, State.DECLARING)
    operations.attach(ward.id, operations.Attaching("1.1.2", key, "mục II, trang 3"), by=SYSTEM, at=at)
    in_state(ward, State.APPRAISING)
    assert "1 tài liệu" in get_page(ADDRESS + "1.1.2/")
    page = get_page(ADDRESS + "1.1.2/phuong-an/")
    assert f'href="/tai-lieu/{key}/"' in page
    assert "mục II, trang 3" in page
    in_state(ward, State.EXPLAINING)
    operations.attach(ward.id, operations.Attaching("1.1.1", key), by=SYSTEM, at=at)
    # What the unit adds while it explains is seen when its turn has passed.
    assert key not in get_page(ADDRESS + "1.1.1/phuong-an/")
    in_state(ward, State.REAPPRAISING)
    assert "Bổ sung" in get_page(ADDRESS + "1.1.1/phuong-an/")


def test_the_own_unit_is_never_in_the_queue(season, wards, enter, get_page, client, send):
    mine = an_appraiser(season, "1.1.2", unit_id=wards["phuong-an"].unit_id)
    enter(mine)
    assert "phuong-an" not in get_page(ADDRESS + "1.1.2/")
    for path in ("1.1.2/phuong-an/", "don-vi/phuong-an/"):
        assert client.get(ADDRESS + path).status_code == 404
    assert send("1.1.2/phuong-an/", "accept").status_code == 404
    assert word(wards["phuong-an"]) is None


def test_trap_1_a_criterion_of_somebody_else_is_refused(season, enter, client, send, wards):
    """Trap 1: another person's field is refused, by address as by post."""
    enter(an_appraiser(season, "1.1.1"))
    an_appraiser(season, "1.1.2")
    assert client.get(ADDRESS + "1.1.2/").status_code == 403
    assert send("1.1.2/phuong-an/", "accept").status_code == 403
    assert word(wards["phuong-an"]) is None


@pytest.mark.parametrize("role", [Role.FOCAL_OFFICER, Role.UNIT_HEAD, Role.EDITOR, Role.ADMINISTRATOR, None])
@pytest.mark.parametrize("path", ["", "1.1.2/", "1.1.2/phuong-an/", "don-vi/phuong-an/", "doc-lan-hai/", "thong-nhat/"])
def test_nobody_else_sees_the_appraisal(role, path, season, sign_in, client):
    sign_in(role)
    assert client.get(ADDRESS + path).status_code == 403


def test_trap_1_posted_points_and_other_fields_are_not_taken(appraiser, send, wards):
    """Trap 1: the rule gives the points, whatever is posted."""
    send("1.1.2/phuong-an/", "step-2", reason="Ký ngày 5/2", points="2", rank="1", stage="council", by="khác")
    found = word(wards["phuong-an"])
    assert (found.points, found.by) == ("1/2", appraiser.label)


def test_trap_2_after_the_window_nothing_is_marked(appraiser, send, settings, wards):
    """Trap 2: by address as by button."""

    settings.SEN_STORY_DAY = date(2023, 10, 14)
    assert send("1.1.2/phuong-an/", "accept").status_code == 403
    assert word(wards["phuong-an"]) is None


@pytest.mark.parametrize(
    ("path", "verdict", "said", "figures", "reason"),
    [
        ("1.1.2/", "accept", {}, {"value": "in_time"}, ""),
        ("1.1.2/", "none", {"reason": "Không có văn bản"}, {}, "Không có văn bản"),
        ("1.1.2/", "step-2", {"reason": "Ký ngày 5/2"}, {"value": "late"}, "Ký ngày 5/2"),
        ("1.1.1/", "figures", {"so-done": "40", "so-planned": "60,0", "reason": "Đếm lại"},
         {"done": "40", "planned": "60"}, "Đếm lại"),
        ("2.1.2/", "figures", {"so-plan": "0", "so-accounts": "0", "reason": "Chưa đăng"},
         {"plan": "0", "accounts": "0"}, "Chưa đăng"),
    ],
)  # fmt: skip
def test_a_verdict_becomes_a_mark(path, verdict, said, figures, reason, appraiser, send, wards):
    answer = send(f"{path}phuong-an/", verdict, **said)
    assert answer.status_code == 302
    found = word(wards["phuong-an"], path.strip("/"))
    assert (dict(found.figures), found.reason, found.act) == (figures, reason, Act.MARK)


def test_a_tick_is_picked_by_the_words_of_its_rule(appraiser, send, wards, get_page):
    page = get_page(ADDRESS + "1.2/phuong-an/")
    for words in ("Có tổ chức", "2,00", "Không tổ chức", "Đơn vị không kê khai"):
        assert words in page
    assert 'value="accept"' not in page  # nothing was declared, so there is nothing to acknowledge
    send("1.2/phuong-an/", "step-1", reason="Có kế hoạch trên cổng")
    assert word(wards["phuong-an"], "1.2").points == "2"


def test_what_is_written_of_a_unit_at_work_is_refused_and_of_a_blind_item_led_elsewhere(appraiser, send, wards, at):
    assert send("1.1.2/phuong-cat/", "accept").status_code == 403
    other = an_appraiser(wards["phuong-an"].round, "1.1.1")
    operations.mark(wards["phuong-an"].id, Marking("1.1.1"), by=other, at=at)
    operations.draw_sample(wards["phuong-an"].round.id, Fraction(1), "1", by=SYSTEM, at=at)
    answer = send("1.1.1/phuong-an/", "accept")
    assert answer.url == ADDRESS + "doc-lan-hai/1.1.1/phuong-an/"
    assert word(wards["phuong-an"], "1.1.1").by == other.label


def test_the_objections_own_figures_and_ticks_are_read_in_words(appraiser, get_page):
    page = get_page(ADDRESS + "don-vi/phuong-an/")
    assert "Không áp dụng" in page or "không được giao vốn" in page.casefold()
    item = get_page(ADDRESS + "2.1.2/phuong-an/")
    assert "dự toán: có; quyết toán: không" in item


def test_not_applying_is_a_verdict_with_its_reason(appraiser, send, wards):
    assert send("2.1.2/phuong-an/", "na").status_code == 422
    assert send("2.1.2/phuong-an/", "na", reason="x" * 501).status_code == 422
    send("2.1.2/phuong-an/", "na", reason="Không phải công khai")
    assert word(wards["phuong-an"], "2.1.2").not_applicable == "Không phải công khai"


def test_an_explanation_is_asked_for_with_a_reason(appraiser, send, wards, get_page):
    assert send("1.1.2/phuong-an/", "accept", ask="on").status_code == 422
    send("1.1.2/phuong-an/", "accept", ask="on", reason="Nêu rõ ngày ký")
    assert word(wards["phuong-an"]).act is Act.ASK
    assert "Yêu cầu giải trình" in get_page(ADDRESS + "1.1.2/")


@pytest.mark.parametrize("fragment", [True, False])
@pytest.mark.parametrize(
    ("verdict", "said", "words"),
    [
        ("step-2", {}, "Hãy ghi lý do"),  # the server says so, not only the page
        ("", {}, "Hãy chọn kết luận"),
        ("step-7", {}, "Hãy chọn kết luận"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(fragment, verdict, said, words, appraiser, send, wards):
    answer = send("1.1.2/phuong-an/", verdict, fragment=fragment, **said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert word(wards["phuong-an"]) is None


def test_a_figure_that_cannot_be_read_is_named_beside_its_field(appraiser, send):
    answer = send("1.1.1/phuong-an/", "figures", **{"so-done": "bốn", "so-planned": "60", "reason": "x"})
    assert answer.status_code == 422
    assert 'id="id_so-done_error"' in answer.content.decode()


def test_the_script_gets_the_line_back_and_the_form_the_next_one(appraiser, send):
    line = send("1.1.2/phuong-an/", "accept", fragment=True).content.decode()
    assert line.lstrip().startswith('<tr id="d-phuong-an" data-status="done"')
    assert "<html" not in line
    answer = send("1.1.2/phuong-an/", "step-2", seen=1, reason="Ký chậm")
    assert answer.url == ADDRESS + "1.1.2/phuong-binh/"
    assert send("1.1.2/phuong-binh/", "accept").url == ADDRESS + "1.1.2/"


def test_by_unit_the_next_criterion_follows(appraiser, send):
    answer = send("1.1.1/phuong-an/?theo=don-vi", "accept")
    assert answer.url == ADDRESS + "1.1.2/phuong-an/?theo=don-vi"
    for code in ("1.1.2", "2.1.1"):
        send(f"{code}/phuong-an/?theo=don-vi", "accept")
    assert send("2.1.2/phuong-an/?theo=don-vi", "accept").url == ADDRESS + "don-vi/phuong-an/"
    line = send("2.1.2/phuong-an/?theo=don-vi", "accept", seen=1, fragment=True).content.decode()
    assert 'id="d-2.1.2"' in line


def test_the_same_save_sent_twice_is_kept_once(appraiser, send, wards):
    for _ in range(2):
        assert send("1.1.2/phuong-an/", "accept", fragment=True, save_key="one").status_code == 200
    assert Entry.objects.filter(assessment_id=wards["phuong-an"].id, stage=Stage.APPRAISAL).count() == 1


@pytest.mark.parametrize("fragment", [True, False])
def test_trap_3_the_second_of_two_appraisers_sees_theirs_and_mine(fragment, season, wards, appraiser, send, at):
    """Trap 3: nothing is overwritten silently."""
    other = an_appraiser(season, "1.1.2")
    operations.mark(wards["phuong-an"].id, Marking("1.1.2", LATE, "Ký ngày 5/2"), by=other, at=at)
    answer = send("1.1.2/phuong-an/", "step-3", fragment=fragment, reason="Không có văn bản")
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Điểm người khác vừa chấm", other.label, "Ký ngày 5/2", "Không có văn bản"):
        assert words in page
    assert 'name="seen_entries" value="1"' in page
    assert word(wards["phuong-an"]).by == other.label
    # Whoever has seen both may decide.
    assert send("1.1.2/phuong-an/", "step-3", seen=1, reason="Không có văn bản").status_code == 302


def test_a_verdict_is_taken_over_from_another_unit_with_its_reason(appraiser, send, wards):
    send("1.1.2/phuong-an/", "step-2", reason="Ký ngày 5/2")
    assert send("1.1.2/phuong-binh/", "like").status_code == 422
    send("1.1.2/phuong-binh/", "like", like=wards["phuong-an"].id)
    found = word(wards["phuong-binh"])
    assert (dict(found.figures), found.reason) == ({"value": "late"}, "Ký ngày 5/2")


def test_acknowledging_is_taken_over_but_figures_of_another_unit_are_not(appraiser, send, wards):
    send("1.1.1/phuong-an/", "accept")
    send("1.1.1/phuong-binh/", "like", like=wards["phuong-an"].id)
    assert dict(word(wards["phuong-binh"], "1.1.1").figures) == {"done": "48", "planned": "60"}
    send("1.1.1/phuong-an/", "figures", seen=1, **{"so-done": "1", "so-planned": "60", "reason": "Đếm lại"})
    answer = send("1.1.1/phuong-binh/", "like", seen=1, like=wards["phuong-an"].id, reason="x")
    assert answer.status_code == 422
    assert "số liệu riêng" in answer.content.decode()


def test_a_reason_is_kept_for_use_again(appraiser, send, get_page):
    send("1.1.2/phuong-an/", "step-2", reason="Ký ngày 5/2", keep="here")
    send("1.1.1/phuong-an/", "none", reason="Không có số liệu", keep="all")
    page = get_page(ADDRESS + "1.1.2/phuong-binh/")
    assert page.index('data-phrase="Ký ngày 5/2" data-letter="a"') < page.index('data-phrase="Không có số liệu"')


def test_in_the_second_appraisal_only_objections_are_listed_and_decided(appraiser, send, wards, get_page, at):
    ward = wards["phuong-an"]
    for code in ("1.1.1", "1.1.2"):
        operations.mark(ward.id, Marking(code, Declared(code), "Không có văn bản"), by=SYSTEM, at=at)
    in_state(ward, State.EXPLAINING)
    reply = operations.Reply("1.1.2", "Văn bản số 7", LATE)
    operations.disagree(ward.id, reply, by=SYSTEM, at=at)
    assert "Văn bản số 7" not in get_page(ADDRESS + "1.1.2/")  # the unit's word is seen when its turn has passed
    assert "Đơn vị giải trình" in get_page(ADDRESS + "1.1.2/")
    in_state(ward, State.REAPPRAISING)
    assert "Văn bản số 7" in get_page(ADDRESS + "1.1.2/")
    assert "Không có ý kiến" in get_page(ADDRESS + "1.1.1/")
    page = get_page(ADDRESS + "don-vi/phuong-an/")
    assert "1.1.2" in page
    assert 'id="d-1.1.1"' not in page
    assert "Giữ điểm thẩm định" in get_page(ADDRESS + "1.1.2/phuong-an/")
    assert send("1.1.2/phuong-an/", "accept").status_code == 422
    assert send("1.1.1/phuong-an/", "accept", reason="x").status_code == 404
    send("1.1.2/phuong-an/", "objection", reason="Văn bản hợp lệ")
    found = word(ward, stage=Stage.REAPPRAISAL)
    assert (dict(found.figures), found.points) == ({"value": "late"}, "1/2")


def test_an_objection_without_figures_asks_for_what_was_declared(appraiser, send, wards, at):
    ward = wards["phuong-an"]
    operations.mark(ward.id, Marking("1.1.2", LATE, "Ký chậm"), by=SYSTEM, at=at)
    in_state(ward, State.EXPLAINING)
    operations.disagree(ward.id, operations.Reply("1.1.2", "Ký đúng hạn"), by=SYSTEM, at=at)
    in_state(ward, State.REAPPRAISING)
    send("1.1.2/phuong-an/", "objection", reason="Đúng")
    assert dict(word(ward, stage=Stage.REAPPRAISAL).figures) == {"value": "in_time"}


def test_what_is_before_the_council_is_only_read(appraiser, wards, get_page, send):
    in_state(wards["phuong-an"], State.COUNCIL)
    assert "data-verdict" not in get_page(ADDRESS + "1.1.2/phuong-an/")
    assert send("1.1.2/phuong-an/", "accept").status_code == 403


def test_the_secretary_looks_on_hands_over_and_is_led_to_what_is_left(season, wards, sign_in, get_page, client, at):
    sign_in(Role.SECRETARY)
    page = get_page(ADDRESS + "don-vi/phuong-an/")
    assert "Bàn giao cho đơn vị" in page
    assert "data-verdict" not in get_page(ADDRESS + "1.1.2/phuong-an/")
    answer = client.post(ADDRESS + "don-vi/phuong-an/ban-giao/")
    assert answer.status_code == 422
    assert f'href="{ADDRESS}1.1.2/phuong-an/?theo=don-vi"' in answer.content.decode()
    for code in ("1.1.1", "1.1.2", "2.1.1", "2.1.2"):
        operations.mark(wards["phuong-an"].id, Marking(code), by=SYSTEM, at=at)
    assert client.post(ADDRESS + "don-vi/phuong-an/ban-giao/").status_code == 302
    assert queries.assessment(wards["phuong-an"].id).state is State.EXPLAINING
    in_state(wards["phuong-an"], State.REAPPRAISING)
    assert "Trình hội đồng" in get_page(ADDRESS + "don-vi/phuong-an/")
    assert client.post(ADDRESS + "don-vi/phuong-an/trinh-hoi-dong/").status_code == 302
    assert queries.assessment(wards["phuong-an"].id).state is State.COUNCIL


def test_an_appraiser_does_not_hand_over(appraiser, client, wards):
    assert client.post(ADDRESS + "don-vi/phuong-an/ban-giao/").status_code == 403
    assert queries.assessment(wards["phuong-an"].id).state is State.APPRAISING


def test_the_overview_counts_what_is_mine(appraiser, get_page, send):
    send("1.1.2/phuong-an/", "accept")
    page = get_page(ADDRESS)
    assert "1.1.2 Ban hành kế hoạch" in page
    assert 'href="/danh-gia/2023/xa-phuong/tham-dinh/don-vi/phuong-an/"' in page
    assert 'href="/danh-gia/2023/xa-phuong/tham-dinh/don-vi/phuong-cat/"' not in page


def test_without_criteria_the_overview_says_who_assigns(season, enter, get_page):
    enter(an_actor(Role.APPRAISER))
    assert "Bạn chưa được giao tiêu chí nào" in get_page(ADDRESS)


def test_in_a_round_of_the_own_unit_only_there_is_nothing_to_see(db, enter, get_page):
    unit = a_unit()
    card = a_round(unit)
    enter(an_appraiser(card, "1.1.2", unit_id=unit.id))
    assert "Không có đơn vị nào khác tham gia" in get_page(ADDRESS + "1.1.2/")


def test_the_secretary_sees_everybody_in_the_overview(season, sign_in, get_page):
    an_appraiser(season, "1.1.2")
    sign_in(Role.SECRETARY)
    page = get_page(ADDRESS)
    assert "Chưa có ai" in page
    assert "2.1.2 Công khai" in page


@pytest.mark.parametrize("path", ["9.9/", "9.9/phuong-an/", "1.1.2/phuong-xa/", "don-vi/phuong-xa/"])
def test_what_is_not_there_is_not_found(path, appraiser, client):
    assert client.get(ADDRESS + path).status_code == 404


@pytest.mark.parametrize("unit_count", [22, 122])
def test_the_queue_and_the_overview_take_as_few_queries_for_many_units_as_for_one(unit_count, enter, client):
    """Issue 4, item 5: at most 15 queries at 22 and at 122 units with 80 criteria, last year and readings included."""
    before = a_round(a_unit("Xã cũ"), year=2022, text=large_index(80, 2022), cut_off_on=date(2022, 9, 9))
    write_words(before, Stage.SELF)
    Assessment.objects.filter(round_id=before.id).update(state=State.PUBLISHED)
    card = large_round(unit_count)
    codes = [line.code for line in loader.outline(card.version_id)]
    first = an_appraiser(card)
    write_words(card, Stage.APPRAISAL, by=first, share=30)
    me = enter(an_appraiser(card, *codes))
    drawn = operations.draw_sample(card.id, Fraction(1, 20), "1", by=SYSTEM, at=DECLARED_AT)
    assert drawn.count > 8
    assert queries.blind_items(card.id, me.user_id)
    for path in ("", "1.1/", "1.2/"):
        with CaptureQueriesContext(connection) as found:
            assert client.get(ADDRESS + path).status_code == 200
        assert len(found) <= 15, [query["sql"][:120] for query in found]
    with CaptureQueriesContext(connection) as found:
        assert client.get(ADDRESS + "1.2/xa-9/", headers={"X-Fragment": "1"}).status_code == 200
    assert len(found) <= 20
