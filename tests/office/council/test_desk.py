"""The council's desk: the whole way from an objection to a corrected, then withdrawn result, and who may go it."""

from decimal import Decimal

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations
from sen.reform.assessments.models import Assessment
from sen.reform.assessments.queries import Stage, State, round_with_id, words_on
from sen.reform.publishing.queries import current, history
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import approval_of, latest_run, snapshot
from tests.factories.assessments import OPENED_AT, a_round, an_index_text, declared
from tests.factories.council import a_settled_round, member
from tests.factories.results import a_round_before_the_council, all_at, an_official_run, approved, published
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db
DESK = "/danh-gia/2023/xa-phuong/hoi-dong/"
ITEM = f"{DESK}xem-xet/phuong-mot/1.1.2/"


@scene
def alone():
    """One ward before the council."""
    return a_settled_round("Phường Một")


@scene
def ready():
    """Three wards before the council, with nothing left to decide."""
    return a_round_before_the_council()


@pytest.fixture
def post(client):
    """Send a form and give the text of the page that follows."""

    def _post(path, status=302, **said):
        answer = client.post(path if path.startswith("/") else DESK + path, said)
        assert answer.status_code == status, answer.content.decode()[:3000]
        text = client.get(answer.url).content.decode() if status == 302 else answer.content.decode()
        assert "UNDEFINED VARIABLE" not in text
        return text

    return _post


def read(card):
    """What the leader's form sends along: the newest run and its digest."""
    run = latest_run(card.year, RunKind.OFFICIAL, key=card.key)
    return {"run_id": run.id, "digest": snapshot(run.id).digest}


def decided(**said):
    return {"verdict": "declared", "reason": "Hội đồng công nhận", "seen_entries": 0, "save_key": "k" * 32, **said}


def test_from_an_objection_to_a_corrected_and_then_withdrawn_result(sign_in, get_page, post, settled):
    one = member(settled, "Phường Một")
    sign_in(Role.SECRETARY)
    page = get_page(DESK)
    for words in ("Đã trình đủ", "Ban hành ngày 28/12", "Văn bản đóng dấu ngày 5/1", "Chưa tính."):
        assert words in page
    assert "Đã ghi quyết định về tiêu chí 1.1.2" in post(ITEM, **decided())
    assert words_on(one.id, "1.1.2")[Stage.COUNCIL].points == "2"
    post("tinh-diem/")
    digest = read(settled)["digest"]
    assert " ".join(digest[at : at + 4] for at in range(0, 64, 4)) in get_page(DESK)
    sign_in(Role.LEADER)
    post("phe-duyet/", **read(settled), note="Nhất trí")
    assert approval_of(settled.id).digest == digest
    sign_in(Role.SECRETARY)
    post("cong-bo/")
    assert [version.digest for version in history(2023, "xa-phuong")] == [digest]

    # A correction: taken up again, another decision, scored, approved, published with its reason.
    assert "Phê duyệt hết hiệu lực" in post("xem-xet-lai/", reason="Nhầm số liệu của Phường Một")
    other = decided(
        verdict="figures", **{"so-value": "late"}, seen_entries=1, save_key="m" * 32, reason="Văn bản ký muộn"
    )
    post(ITEM, **other)
    post("tinh-diem/")
    sign_in(Role.LEADER)
    post("phe-duyet/", **read(settled))
    sign_in(Role.SECRETARY)
    assert "Lý do đính chính" in post("cong-bo/", 422)
    post("cong-bo/", reason="Đính chính Phường Một")
    assert [(each.number, each.kind) for each in history(2023, "xa-phuong")] == [(2, "corrected"), (1, "published")]
    assert current(2023, "xa-phuong").head.version.reason == "Đính chính Phường Một"

    post("thu-hoi/", 422, reason="")
    post("thu-hoi/", reason="Phát hiện sai sót nghiêm trọng")
    assert history(2023, "xa-phuong")[0].is_withdrawal
    assert set(round_with_id(settled.id).states) == {State.WITHDRAWN}


ACTS = ("thu-tu/", "xep-loai/", "tinh-diem/", "phe-duyet/", "cong-bo/", "xem-xet-lai/", "thu-hoi/")
OTHERS = [role for role in Role if role not in (Role.SECRETARY, Role.LEADER)] + [None]


@pytest.mark.parametrize("role", OTHERS)
def test_the_desk_is_for_the_secretary_and_the_chair(sign_in, client, role, settled):
    sign_in(role)
    for path in ("", "thay-doi/", "xem-xet/", "xem-xet/phuong-mot/1.1.2/"):
        assert client.get(DESK + path).status_code == 403, path
    for path in ACTS:
        assert client.post(DESK + path, {"first": 1, "unit": 1, "reason": "x"}).status_code == 403, path
    assert latest_run(settled.year, RunKind.OFFICIAL) is None


@pytest.mark.parametrize(
    ("role", "state", "path", "said"),
    [
        # The leader approves, and does nothing else; the secretary does not approve.
        (Role.LEADER, State.COUNCIL, "tinh-diem/", {}),
        (Role.LEADER, State.APPROVED, "cong-bo/", {}),
        (Role.LEADER, State.APPROVED, "xem-xet-lai/", {"reason": "x"}),
        (Role.LEADER, State.PUBLISHED, "thu-hoi/", {"reason": "x"}),
        (Role.SECRETARY, State.COUNCIL, "phe-duyet/", {"run_id": "1", "digest": "a"}),
    ],
)
def test_each_step_is_refused_to_whom_it_does_not_belong(sign_in, client, role, state, path, said, ready):
    if path == "phe-duyet/":
        an_official_run(ready)
    all_at(ready, state)
    sign_in(role)
    assert client.post(DESK + path, said).status_code == 403
    assert set(round_with_id(ready.id).states) == {state}


@pytest.mark.parametrize(
    ("role", "reason"),
    [
        (Role.SECRETARY, "Chỉ lãnh đạo"),  # why the secretary has no button to approve
        (Role.LEADER, "Chỉ thư ký"),  # and the leader none to publish
    ],
)
def test_the_desk_says_who_may_and_why_the_reader_may_not(sign_in, get_page, role, reason, ready):
    an_official_run(ready)
    sign_in(role)
    assert reason in get_page(DESK)


def test_sheets_on_their_way_are_named_with_who_holds_them(sign_in, get_page, post):
    card = a_round(a_unit("Phường Xa"))
    sign_in(Role.SECRETARY)
    page = get_page(DESK)
    assert "Còn 1 trên 1 phiếu chưa trình." in page
    assert "Phường Xa" in page
    # Computing is refused by the server, too, and said where it was asked.
    assert "chưa" in post("tinh-diem/")
    assert latest_run(card.year, RunKind.OFFICIAL) is None


def test_trap_28_an_empty_round_has_a_desk(sign_in, get_page):
    card = a_round(a_unit())
    Assessment.objects.filter(round_id=card.id).delete()
    sign_in(Role.SECRETARY)
    for path in (DESK, f"{DESK}thay-doi/", "/danh-gia/2023/xa-phuong/ho-so/", "/danh-gia/2023/xa-phuong/hieu-chuan/"):
        get_page(path)


def test_trap_14_what_the_leader_did_not_read_is_not_approved(sign_in, post, settled):
    an_official_run(settled)
    seen = read(settled)
    an_official_run(settled)
    sign_in(Role.LEADER)
    assert "đã thay đổi" in post("phe-duyet/", 422, **{**seen, "digest": "0" * 64})
    assert approval_of(settled.id) is None


def test_trap_13_a_decision_after_the_result_makes_it_stale_and_says_so(sign_in, get_page, post, settled):
    an_official_run(settled)
    sign_in(Role.SECRETARY)
    post(ITEM, **decided())
    assert "Không còn khớp với quyết định" in get_page(DESK)
    sign_in(Role.LEADER)
    assert "Thư ký hội đồng tính lại" in get_page(DESK)
    assert "đã thay đổi" in post("phe-duyet/", 422, **read(settled))


def test_an_approval_without_its_digest_is_no_approval(sign_in, post, ready):
    sign_in(Role.LEADER)
    assert "Hãy đọc kết quả mới nhất" in post("phe-duyet/", run_id="1", digest="ab")
    an_official_run(ready)
    assert "Hãy đọc kết quả mới nhất" in post("phe-duyet/")


CHAIR = an_index_text().replace('ties = "competition"', 'ties = "chair"')
LEFT_OPEN = an_index_text().replace(
    '{ label = "Tốt", from = "80" }', '{ label = "Tốt", from = "80", each_area_from = "99", otherwise = "decided" }'
)


def test_the_chair_parts_units_that_stand_level(sign_in, get_page, post):
    card = a_round_before_the_council(done=(80, 80, 10), text=CHAIR)
    sign_in(Role.SECRETARY)
    page = get_page(DESK)
    assert "cùng đạt" in page
    a, b = member(card, "Phường A").unit_id, member(card, "Phường B").unit_id
    order = {"first": a, f"place_{a}": "2", f"place_{b}": "1"}
    assert "Mỗi đơn vị phải có một thứ tự riêng" in post(
        "thu-tu/", 422, **{**order, f"place_{a}": "1"}, reason="Nộp sớm hơn"
    )
    post("thu-tu/", 422, **order)
    assert "Thứ tự: Phường B, Phường A" in post("thu-tu/", **order, reason="Nộp sớm hơn")
    post("tinh-diem/")
    ranks = {unit.unit_name: unit.rank for unit in latest_run(2023, RunKind.OFFICIAL).units}
    assert (ranks["Phường B"], ranks["Phường A"]) == (1, 2)
    assert "Không còn nội dung nào chờ" in post("thu-tu/", **order, reason="Lần nữa")


def test_a_grade_left_open_is_given_with_its_reason(sign_in, get_page, post):
    card = a_round_before_the_council(text=LEFT_OPEN)
    sign_in(Role.SECRETARY)
    unit_id = member(card, "Phường B").unit_id
    assert "chờ hội đồng quyết định" in get_page(DESK)
    post("xep-loai/", 422, unit=unit_id, grade="Tốt")
    assert "Xếp loại Phường B: Tốt" in post("xep-loai/", unit=unit_id, grade="Tốt", reason="Vốn giao muộn")
    assert "Không còn nội dung nào chờ" in post("xep-loai/", unit=unit_id, grade="Tốt", reason="Lần nữa")


def test_an_open_tie_is_named_where_it_would_be_approved(sign_in, get_page):
    card = a_round_before_the_council(done=(80, 80, 10), text=CHAIR)
    an_official_run(card)
    sign_in(Role.LEADER)
    page = get_page(DESK)
    assert "Còn thứ hạng hoặc xếp loại chưa quyết định" in page
    assert "Ghi thứ tự" not in page


@pytest.mark.parametrize("path", ["thu-tu/", "xep-loai/"])
def test_a_decision_about_nobody_is_not_found(sign_in, client, path, ready):
    sign_in(Role.SECRETARY)
    for said in ({}, {"first": "x", "unit": "x"}):
        assert client.post(DESK + path, said).status_code == 404


@pytest.mark.parametrize(
    ("verdict", "said", "points"),
    [
        ("keep", {}, "1/2"),  # what the second appraisal came to
        ("declared", {}, "2"),
        ("none", {}, "0"),
        ("figures", {"so-value": "in_time"}, "2"),
    ],
)
def test_every_verdict_counts_as_it_says(sign_in, post, verdict, said, points, alone):
    sign_in(Role.SECRETARY)
    post(ITEM, **decided(verdict=verdict, **said))
    word = words_on(member(alone, "Phường Một").id, "1.1.2")[Stage.COUNCIL]
    assert (word.points or "0") == points
    assert word.reason == "Hội đồng công nhận"


def test_figures_the_unit_proposed_are_taken_over(sign_in, post, get_page):
    from sen.reform.indices.loader import Declared
    from tests.factories.assessments import handed_over

    card = a_round(a_unit("Phường Một"))
    one = member(card, "Phường Một")
    handed_over(one)
    proposed = operations.Reply("1.1.2", "Ban hành ngày 28/12", Declared("1.1.2", {"value": "in_time"}))
    operations.disagree(one.id, proposed, by=SYSTEM, at=OPENED_AT)
    operations.answer(one.id, by=SYSTEM, at=OPENED_AT)
    operations.mark(one.id, operations.Marking("1.1.2", reason="Giữ"), by=SYSTEM, at=OPENED_AT)
    operations.settle(one.id, by=SYSTEM, at=OPENED_AT)
    sign_in(Role.SECRETARY)
    assert "Lấy số liệu đơn vị đề nghị" in get_page(ITEM)
    post(ITEM, **decided(verdict="objection"))
    assert words_on(one.id, "1.1.2")[Stage.COUNCIL].points == "2"


def test_that_something_does_not_apply_is_said_in_few_words(sign_in, post, alone):
    sign_in(Role.SECRETARY)
    path = f"{DESK}xem-xet/phuong-mot/2.1.2/"
    assert "500" in post(path, 422, **decided(verdict="na", reason="x" * 501))
    post(path, **decided(verdict="na", reason="Không được giao dự toán"))
    assert words_on(member(alone, "Phường Một").id, "2.1.2")[Stage.COUNCIL].not_applicable == "Không được giao dự toán"


@pytest.mark.parametrize(
    ("code", "said", "words"),
    [
        ("1.1.2", {"verdict": ""}, "Chọn nội dung hội đồng quyết định"),
        ("1.1.2", {"reason": ""}, "Vui lòng"),
        ("1.1.1", {"verdict": "figures", "so-done": "mười", "so-planned": "60"}, "mười"),
        ("1.1.2", {"seen_entries": 3}, "sau khi"),  # trap 3: somebody decided in between
    ],
)
def test_what_cannot_be_recorded_is_said_in_the_form(sign_in, post, code, said, words, alone):
    sign_in(Role.SECRETARY)
    page = post(f"{DESK}xem-xet/phuong-mot/{code}/", 422, **decided(**said))
    assert words in page or 'class="error-summary"' in page
    assert Stage.COUNCIL not in words_on(member(alone, "Phường Một").id, code)


def test_the_same_decision_sent_twice_is_kept_once(sign_in, post, alone):
    sign_in(Role.SECRETARY)
    post(ITEM, **decided())
    post(ITEM, **decided())
    assert words_on(member(alone, "Phường Một").id, "1.1.2")[Stage.COUNCIL].entry_count == 1


def test_before_the_council_and_after_the_approval_nothing_is_decided(sign_in, client, get_page, alone):
    all_at(alone, State.REAPPRAISING)
    sign_in(Role.SECRETARY)
    assert "chưa trình hội đồng" in get_page(ITEM, 403)
    all_at(alone, State.COUNCIL)
    approved(alone)
    assert "đưa ra xem xét lại" in get_page(ITEM)
    assert client.post(ITEM, decided()).status_code == 403


def test_any_criterion_of_any_unit_can_be_looked_at(sign_in, client, get_page, alone):
    sign_in(Role.SECRETARY)
    assert client.get(f"{DESK}xem-xet/?don_vi=phuong-mot&tieu_chi=1.2").url == f"{DESK}xem-xet/phuong-mot/1.2/"
    assert client.get(f"{DESK}xem-xet/?don_vi=phuong-hai&tieu_chi=1.2").url == DESK
    get_page(f"{DESK}xem-xet/phuong-mot/1.2/")
    get_page(f"{DESK}xem-xet/phuong-mot/9.9/", 404)


def test_a_criterion_nobody_spoke_of_takes_figures_only(sign_in, get_page):
    card = a_round_before_the_council(done=(80,))
    Assessment.objects.filter(round_id=card.id).update(state=State.COUNCIL)
    silent = member(card, "Phường B")
    sign_in(Role.SECRETARY)
    page = get_page(f"{DESK}xem-xet/{silent.unit_slug}/1.2/")
    assert "Chưa bên nào có ý kiến" in page
    assert "Giữ kết quả thẩm định" not in page


def test_the_page_names_the_kind_of_points_and_simulated_figures(sign_in, get_page):
    card = a_round_before_the_council(is_simulated=True)
    an_official_run(card)
    sign_in(Role.LEADER)
    page = get_page(DESK)
    for words in ("Dữ liệu mô phỏng", "Bộ chỉ số mẫu", "Điểm chính thức"):
        assert words in page


def test_trap_14_an_approval_that_fell_is_called_void_with_its_reason(sign_in, get_page, ready):
    approved(ready)
    first = member(ready, "Phường A")
    all_at(ready, State.DECLARING)
    declared(first, "1.1.1", done=1, planned=100)
    all_at(ready, State.APPROVED)
    sign_in(Role.SECRETARY)
    page = get_page(DESK)
    assert "Phê duyệt hết hiệu lực" in page
    assert 'action="/danh-gia/2023/xa-phuong/hoi-dong/cong-bo/"' not in page


def test_before_and_after_shows_every_turn(sign_in, get_page, settled):
    sign_in(Role.LEADER)
    page = get_page(f"{DESK}thay-doi/")
    for words in ("Thẩm định lần 1", "Hội đồng quyết định", "5,50", "4,00", "hạng 1"):
        assert words in page


@pytest.mark.parametrize("state", ["open", "published"])
def test_the_desk_asks_a_bounded_number_of_times(sign_in, get_page, django_assert_max_num_queries, state):
    card = a_round_before_the_council(*map(a_unit, "ABCDEFGH"), done=[50] * 8)
    if state == "published":
        published(card)
    sign_in(Role.SECRETARY)
    with django_assert_max_num_queries(42):
        get_page(DESK)


def test_trap_1_a_rank_or_a_total_sent_along_is_not_taken(sign_in, post, alone):
    sign_in(Role.SECRETARY)
    post(ITEM, **decided(points="99", stage="self", kind="official"))
    post("tinh-diem/", rank="1", total="100", grade="Xuất sắc")
    (unit,) = latest_run(2023, RunKind.OFFICIAL).units
    assert (unit.total, unit.grade) == (Decimal("5.5"), "Chưa tốt")
    assert words_on(member(alone, "Phường Một").id, "1.1.2")[Stage.COUNCIL].points == "2"


def test_trap_9_unlike_units_stand_in_rankings_of_their_own(sign_in, get_page):
    wards = [a_unit(name) for name in ("Phường Một", "Phường Hai")]
    groups = {"Phường": (wards[0].id,), "Xã": (wards[1].id,)}
    card = a_round_before_the_council(*wards, peer_groups=groups)
    an_official_run(card)
    sign_in(Role.LEADER)
    page = get_page(DESK)
    assert "Xếp hạng chính thức: Phường" in page
    assert "Xếp hạng chính thức: Xã" in page
    assert {unit.rank for unit in latest_run(2023, RunKind.OFFICIAL).units} == {1}
