"""What wordings of annexes come to, and which are handed back with a reason."""

from fractions import Fraction

import pytest

from sen.reform.indices.tables.phrases import NotRecognised, recognise
from sen.reform.indices.tables.phrases.levels import Earns, read_level
from sen.reform.indices.tables.phrases.ranges import range_in


def read(words: str, maximum: str = "2", title: str = "Tên tiêu chí"):
    return recognise([], [words], Fraction(maximum), title)


def bands(*each: tuple[dict[str, str], str]) -> dict:
    return {"kind": "bands", "bands": [ends | {"points": points} for ends, points in each]}


@pytest.mark.parametrize(
    "words",
    [
        "> 90%: 2; 70 – 90%: 1; < 70%: 0",
        "Trên 90 %: 2 điểm\nTừ 70 % đến 90 %: 1 điểm\nDưới 70 %: 0 điểm",
        "- Trên 90%: 2,0 điểm;\n- Từ 70% - 90%: 1,0 điểm;\n- Dưới 70%: 0 điểm.",
        "Đạt trên 90% được 2 điểm, từ 70% đến 90% được 1 điểm, dưới 70% không được điểm",
        "> 90 phần trăm = 2 điểm; 70 phần trăm ≤ x ≤ 90 phần trăm = 1 điểm; < 70 phần trăm = 0 điểm",
        "2 điểm: trên 90%; 1 điểm: 70% - 90%; 0 điểm: dưới 70%",
        "Tỷ lệ >90% => 2; tỷ lệ 70%-90% => 1; tỷ lệ <70% => 0",
        "lớn hơn 90% (2 điểm); từ 70% tới 90% (1 điểm); nhỏ hơn 70% (0 điểm)",
        "Từ 90% trở xuống đến 70%: 1; trên 90%: điểm tối đa; dưới 70%: không có điểm",
        "Tính tỷ lệ % số hồ sơ đúng hạn so với tổng số hồ sơ:\nTrên 90%: 2\n70-90%: 1\nDưới 70%: 0",
        "Cách chấm điểm: Trên 90%: 2\nTừ 70% đến\n90%: 1\nDưới 70%: 0",  # a line broken by the width of the cell
    ],
)
def test_bands_in_many_wordings_are_the_same_bands(words):
    expected = bands(({"below": "70"}, "0"), ({"from": "70", "to": "90"}, "1"), ({"above": "90"}, "2"))
    assert read(words).rule == expected


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Đạt từ 80% trở lên: điểm tối đa; dưới 80%: tính theo công thức tỷ lệ % × điểm tối đa / 80%",
         {"kind": "target", "target": "80"}),
        ("Từ 80% trở lên sẽ đạt điểm tối đa. Dưới 80%: (Tỷ lệ % x 2)/80%", {"kind": "target", "target": "80"}),
        ("Từ 80% đến dưới 100%: tính theo công thức tỷ lệ % × điểm tối đa; 100%: 2; dưới 80%: 0",
         {"kind": "linear-above", "from": "80", "full": "100"}),
        ("Nếu đạt từ 70%-100% thì điểm đánh giá được tính theo công thức: (b/a)*2.0\n"
         "Nếu tỷ lệ dưới 70% thì điểm đánh giá là 0", {"kind": "linear-above", "from": "70", "full": "100"}),
        ("Dưới 50%: 0 điểm; từ 50% trở lên: tính theo tỷ lệ", {"kind": "linear-above", "from": "50", "full": "100"}),
        ("Tỷ lệ % × điểm tối đa", {"kind": "linear"}),
        ("Tính theo tỷ lệ % thực hiện nhân với điểm tối đa", {"kind": "linear"}),
        ("Không phát sinh: tính điểm tối đa\nTính theo công thức: (b/a) × 100% × 2 điểm", {"kind": "linear"}),
        ("100%: 2 điểm; dưới 100%: tính theo tỷ lệ; 0%: 0 điểm", {"kind": "linear"}),
    ],
)  # fmt: skip
def test_formulas_are_lines(words, rule):
    found = read(words)
    assert found.rule == rule
    assert found.measure["ratio"] == ["done", "total"]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("đạt: 2; không đạt: 0", {"kind": "yes-no", "yes": "đạt", "no": "không đạt"}),
        ("Có / không", {"kind": "yes-no", "yes": "Có", "no": "không"}),
        ("Không có vi phạm: 2; có vi phạm: 0", {"kind": "yes-no", "yes": "Không có vi phạm", "no": "có vi phạm"}),
        ("Niêm yết: 0,5; đăng tải: 1,5", {"kind": "checklist", "items": [
            {"input": "muc_1", "label": "Niêm yết", "points": "0.5"},
            {"input": "muc_2", "label": "đăng tải", "points": "1.5"}]}),
        ("Trước ngày 15/01/2023: 2; sau ngày 15/01/2023: 1; không gửi: 0", {"kind": "choice", "options": [
            {"key": "muc_1", "label": "Trước ngày 15/01/2023", "points": "2"},
            {"key": "muc_2", "label": "sau ngày 15/01/2023", "points": "1"},
            {"key": "muc_3", "label": "không gửi", "points": "0"}]}),
        ("Tốt: 100%; khá: 50%; kém: 0%", {"kind": "survey-mean", "options": [
            {"input": "muc_1", "label": "Tốt", "weight": "100"},
            {"input": "muc_2", "label": "khá", "weight": "50"},
            {"input": "muc_3", "label": "kém", "weight": "0"}]}),
        ("Chỉ số SIPAS (%) × điểm tối đa", {"kind": "external-index", "source": "SIPAS"}),
        ("Điểm do Hội đồng thẩm định chấm", {"kind": "imported", "source": "Hội đồng thẩm định"}),
        ("Theo kết quả đánh giá của Sở Nội vụ", {"kind": "imported", "source": "Sở Nội vụ"}),
        ("Điều tra xã hội học", {"kind": "imported", "source": "Điều tra xã hội học"}),
        ("mỗi báo cáo chậm trừ 0,25 điểm", {"kind": "deduction", "each": [
            {"input": "loi_1", "label": "báo cáo chậm", "points": "0.25"}]}),
        ("Báo cáo chậm: trừ 0,25 điểm/báo cáo; trừ 0,5 điểm cho mỗi báo cáo không gửi; trừ tối đa 1 điểm",
         {"kind": "deduction", "each": [
            {"input": "loi_1", "label": "Báo cáo chậm", "points": "0.25"},
            {"input": "loi_2", "label": "báo cáo không gửi", "points": "0.5"}], "floor": "1"}),
        ("Đầy đủ: 2 điểm; mỗi nội dung thiếu trừ 0,5 điểm; không thực hiện: 0 điểm",
         {"kind": "deduction", "each": [
            {"input": "loi_1", "label": "nội dung thiếu", "points": "0.5"},
            {"input": "loi_2", "label": "không thực hiện", "points": "2"}]}),
        ("Mỗi sáng kiến được 0,5 điểm, tối đa 2 điểm", {"kind": "target", "target": "4"}),
        ("Có sáng kiến mới: 0,5 điểm/1 sáng kiến, tối đa 2 điểm", {"kind": "target", "target": "4"}),
        ("0,5 điểm/sáng kiến", {"kind": "target", "target": "4"}),
        ("từ 3 sáng kiến trở lên: 2 điểm; 1-2 sáng kiến: 1 điểm; không có: 0 điểm", {"kind": "count-bands", "bands": [
            {"from": 0, "to": 0, "points": "0"}, {"from": 1, "to": 2, "points": "1"}, {"from": 3, "points": "2"}]}),
        ("Không có vụ nào: 2; 01 vụ: 1; trên 01 vụ: 0", {"kind": "count-bands", "bands": [
            {"from": 0, "to": 0, "points": "2"}, {"from": 1, "to": 1, "points": "1"}, {"from": 2, "points": "0"}]}),
        ("Dưới 2 vụ: 2; từ 2 vụ trở lên: 0", {"kind": "count-bands", "bands": [
            {"from": 0, "to": 1, "points": "2"}, {"from": 2, "points": "0"}]}),
        ("Từ 3,5 điểm trở lên: 2; dưới 3,5 điểm: 0", {"kind": "bands", "bands": [
            {"below": "3.5", "points": "0"}, {"from": "3.5", "points": "2"}]}),
    ],
)  # fmt: skip
def test_each_family_of_wordings_is_its_kind(words, rule):
    assert read(words).rule == rule


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("", "no-rule", "Chưa có cách chấm"),
        ("Thực hiện tốt theo chỉ đạo", "rule-not-recognised", "Chưa hiểu cách chấm"),
        ("Tùy mức độ, từ 1 đến 2 điểm", "rule-not-recognised", "tự cân nhắc"),
        ("điểm " * 300, "rule-not-recognised", "quá dài"),
        ("điểm. " * 3000, "rule-not-recognised", "dài hơn mọi cách chấm"),
        ("Cứ 5% giảm được 0,5 điểm", "rule-not-recognised", "từng bậc"),
        ("Cứ 5% chậm trừ 0,5 điểm", "rule-not-recognised", "trừ cho từng trường hợp nào"),
        ("Mỗi lỗi trừ 0 điểm", "rule-not-recognised", "trừ 0 điểm"),
        ("Chậm: 1 điểm; mỗi lỗi trừ 0,5 điểm", "rule-not-recognised", "Vừa trừ điểm"),
        ("Đạt lộ trình: 2; từ 70%: 1; dưới 70%: 0", "rule-not-recognised", "không có khoảng số"),
        ("Từ 80% trở lên: 2; dưới 80%: tỷ lệ % × điểm tối đa", "rule-not-recognised", "hẫng"),
        ("Từ 80% trở lên: 2; dưới 80%: tỷ lệ % × điểm tối đa / 90%", "rule-not-recognised", "chia cho 90 %"),
        ("Đạt yêu cầu: 2; còn lại: tỷ lệ % × điểm tối đa", "rule-not-recognised", "mốc được điểm tối đa"),
        ("Từ 100%: 2; dưới 100%: tỷ lệ % × 2; chưa rõ trên 30%: 0", "rule-not-recognised", "mức không có điểm"),
        ("100%: 2; dưới 100%: tỷ lệ % × 2; hồ sơ lỗi: 0", "rule-not-recognised", "không đi cùng công thức"),
        ("Từ 90% trở lên: tỷ lệ % × 2 / 90%; từ 90%: 2", "rule-not-recognised", "đã có từ 90 %"),
        ("Tỷ lệ % × 1,5 điểm", "formula-maximum", "nhân với 1,5"),
        ("(Tỷ lệ % - 80%) × điểm tối đa / 20%", "rule-not-recognised", "không phải tỷ lệ × điểm tối đa"),
        ("Từ 80%: tỷ lệ % × 2; dưới 80%: a/b × 2 / 80%", "rule-not-recognised", "nhiều công thức"),
        ("> 90%: 2; < 90%: 0; đạt 3 tiêu chuẩn cấp tỉnh", "rule-not-recognised", "chưa hiểu “đạt 3 tiêu chuẩn"),
        ("Mỗi sáng kiến được 0,75 điểm, tối đa 2 điểm", "rule-not-recognised", "Chưa hiểu"),
        ("Đạt: 1 điểm", "rule-not-recognised", "Chưa hiểu cách chấm"),
        ("Tốt: 90%; kém: 0%", "rule-not-recognised", "Chưa hiểu cách chấm"),
    ],
)
def test_what_fits_nothing_is_handed_back_with_its_words(words, code, said):
    with pytest.raises(NotRecognised) as refused:
        recognise([], [words] if words else [], Fraction(2), "Tên")

    assert refused.value.code == code
    assert said in str(refused.value)
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        ("Đạt: 2 điểm", "only-one-level"),
        ("1 sáng kiến: 1; từ 2 sáng kiến trở lên: 2", "no-level-for-zero"),
        ("không có: 0; 1 sáng kiến: 1; 2 sáng kiến: 2", "highest-count-capped"),
        ("Từ 3 sáng kiến trở lên: 2", "no-level-for-zero"),
        ("Từ 80% trở lên: 2; dưới 80%: tính theo tỷ lệ", "divisor-not-said"),
        ("100%: 2; dưới 100%: 1; không báo cáo: 0", "words-among-figures"),
        ("Đạt: 2; không đạt: 0. Không phát sinh: báo cáo riêng", "treatment-not-recognised"),
    ],
)
def test_an_understanding_that_adds_something_is_said_so(words, remark):
    assert [each.code for each in read(words).remarks] == [remark]


@pytest.mark.parametrize(
    ("words", "treatment"),
    [
        ("Không phát sinh: tính điểm tối đa", "full-marks"),
        ("Trường hợp không phát sinh thì không tính tiêu chí này", "exclude"),
        ("Đơn vị không thuộc đối tượng: điểm được chia đều cho các tiêu chí còn lại", "redistribute"),
        ("Không được giao: điểm của nhóm quy về đủ điểm tối đa của nhóm", "rescale-group"),
        ("Không phát sinh: tổng điểm quy về thang 100", "rescale-total"),
    ],
)
def test_what_becomes_of_a_criterion_without_cases_is_read(words, treatment):
    found = read(f"Trên 90%: 2; từ 90% trở xuống: 0\n{words}")

    assert found.not_applicable == treatment
    assert found.measure["when_zero"] == "not-applicable"
    assert read(f"Đạt: 2; không đạt: 0\n{words}").not_applicable == treatment


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("(Số hồ sơ đúng hạn / Tổng số hồ sơ) × 100% × điểm tối đa", ["Số hồ sơ đúng hạn", "Tổng số hồ sơ"]),
        ("b/a × 2. Trong đó: a là tổng số văn bản; b là số văn bản ký số", ["Số văn bản ký số", "Tổng số văn bản"]),
        (
            "Trên 90%: 2; từ 90% trở xuống: 0\nTỷ lệ = Số đã xử lý / Số phải xử lý × 100%",
            ["Số đã xử lý", "Số phải xử lý"],
        ),
        ("Tỷ lệ % × điểm tối đa", ["Số thực hiện được: Tên tiêu chí", "Tổng số phải thực hiện: Tên tiêu chí"]),
    ],
)
def test_the_two_figures_of_a_rate_have_the_names_the_annex_gives_them(words, labels):
    assert [asked["label"] for asked in read(words).inputs] == labels


def test_counts_have_the_word_they_are_counted_in():
    assert read("từ 2 sáng kiến trở lên: 2; dưới 2 sáng kiến: 0").inputs[0]["unit"] == "sáng kiến"
    assert "unit" not in read("từ 2 trở lên: 2; dưới 2: 0").inputs[0]


def test_a_change_against_last_year_is_a_figure_of_its_own_and_may_fall():
    found = read("Tăng từ 5% trở lên so với năm trước: 2; dưới 5%: 0")
    assert found.measure == {"value": "figure"}
    assert found.inputs[0]["kind"] == "number"


def test_levels_below_a_criterion_go_before_the_remarks_beside_it():
    found = recognise(["Đạt: 2", "Không đạt: 0"], ["Theo báo cáo năm"], Fraction(2), "Tên")
    assert found.rule["kind"] == "yes-no"


def test_where_the_levels_say_too_little_the_remarks_are_read():
    found = recognise(["Mức độ thực hiện"], ["Đạt: 2", "Không đạt: 0"], Fraction(2), "Tên")
    assert found.rule["kind"] == "yes-no"


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("từ 70% đến dưới 90%", ("70", True, "90", False)),
        ("dưới 90% đến 70%", ("70", True, "90", False)),  # written from above
        ("trên 70% đến 90%", ("70", False, "90", True)),
        (">= 70% và < 90%", ("70", True, "90", False)),
        ("70% < x <= 90%", ("70", False, "90", True)),
        ("không dưới 70%", ("70", True, None, False)),
        ("hơn 70%", ("70", False, None, False)),
        ("không quá 70%", (None, False, "70", True)),
        ("chưa đạt 70%", (None, False, "70", False)),
        ("từ 70% trở xuống", (None, False, "70", True)),
        ("bằng 70%", ("70", True, "70", True)),
    ],
)
def test_ends_are_open_or_closed_as_the_words_say(words, ends):
    found = range_in(words)
    low, high = (None if found.low is None else str(found.low)), (None if found.high is None else str(found.high))
    assert (low, found.low_closed, high, found.high_closed) == ends


@pytest.mark.parametrize("words", ["đạt 80% và 3 văn bản", "từ 5% đến 10% của 20%", "kịp thời", "năm 2023"])
def test_two_figures_or_none_are_no_range(words):
    assert range_in(words) is None


@pytest.mark.parametrize(
    ("words", "earns"),
    [
        ("kịp thời 1 điểm", Earns.POINTS),
        ("kịp thời được điểm tối đa", Earns.FULL),
        ("không ban hành thì không có điểm", Earns.POINTS),
        ("quý 1", Earns.NOTHING_SAID),  # a number that is not called points
        ("bị trừ 0,5 điểm", Earns.LOSES),
    ],
)
def test_a_statement_says_how_it_earns(words, earns):
    assert read_level(words).earns is earns
