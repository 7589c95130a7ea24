"""A rule can be read: what is measured, each level with its points, and the same as a picture."""

from decimal import Decimal
from fractions import Fraction

import pytest

from sen.engine import load_definition
from sen.reform.indices import loader
from sen.reform.indices.loader.words import rule_picture, rule_words, scoring_of
from sen.reform.indices.queries import AskedFigure, Choice, PicturePiece
from tests.factories.assessments import an_index, sample_text

SAMPLE = load_definition(sample_text(), "2023.toml")


def levels(code: str) -> list[tuple[str, str]]:
    return [(level.words, level.points) for level in rule_words(SAMPLE.criterion(code)).levels]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        # bands: each level of the decision; below nought there is nothing to say
        ("1.1.3", [("từ 0 % đến dưới 70 %", "0"), ("từ 70 % đến 90 %", "1"), ("trên 90 %", "2")]),
        ("1.1.1", [("ban hành kịp thời", "1"), ("ban hành chậm", "0,5"), ("không ban hành", "0")]),
        ("1.4.3", [("không tổ chức", "0"), ("có tổ chức", "1")]),
        # a slope says where its points begin and end
        ("2.1.2", [("từ 0 % đến dưới 100 %", "0 – 2"), ("từ 100 % trở lên", "2")]),
        # deductions and ticks are listed one by one
        ("1.2.1", [("không bị trừ", "1"), ("mỗi báo cáo chậm", "−0,25"), ("mỗi báo cáo không gửi", "−0,5")]),
        (
            "1.1.2",
            [
                ("đủ nhiệm vụ của các lĩnh vực", "0,5"),
                ("nêu rõ sản phẩm", "0,25"),
                ("nêu rõ người chịu trách nhiệm", "0,25"),
            ],
        ),
        ("5.2.2", [("0 vụ", "2"), ("từ 1 đến 2 vụ", "1"), ("từ 3 vụ trở lên", "0")]),
    ],
)
def test_each_level_of_a_rule_is_a_line(code, expected):
    assert levels(code) == expected


@pytest.mark.parametrize(
    ("code", "measured"),
    [
        ("1.1.3", "Nhiệm vụ đã hoàn thành ÷ Nhiệm vụ trong kế hoạch (%)"),
        ("1.3.1", "Số cuộc tự kiểm tra"),  # the label names the unit already
        ("1.1.1", ""),  # a level is picked: nothing is measured
        (
            "4.3.1",
            "(100 × rất tốt + 75 × tốt + 50 × bình thường) ÷ (rất tốt + tốt + bình thường + chưa tốt) (%)",
        ),
        ("1.2.1", "0,25 × báo cáo chậm + 0,5 × báo cáo không gửi (điểm trừ)"),
    ],
)
def test_what_is_measured_is_said_in_the_words_of_the_form(code, measured):
    assert rule_words(SAMPLE.criterion(code)).measured == measured


def test_every_leaf_of_the_sample_has_words_and_what_is_measured_has_a_picture():
    for leaf in SAMPLE.leaves:
        words = rule_words(leaf)
        assert words.levels, leaf.code
        assert (words.picture is None) == (words.measured == ""), leaf.code


def test_the_picture_is_the_rule_as_lines():
    picture = rule_picture(SAMPLE.criterion("1.1.3"))
    assert picture.dot is None
    assert picture.pieces == (
        PicturePiece(Decimal(0), Decimal(0), Decimal(70), Decimal(0)),
        PicturePiece(Decimal(70), Decimal(1), Decimal(90), Decimal(1)),
        PicturePiece(Decimal(90), Decimal(2), Decimal(100), Decimal(2)),
    )


def test_a_group_has_no_rule():
    with pytest.raises(ValueError, match="is a group"):
        scoring_of(SAMPLE.criterion("1.1"))


@pytest.mark.django_db
def test_a_leaf_says_what_it_asks_for():
    version = an_index()
    leaf = loader.leaf(version, "1.1.1")
    assert leaf.asked == (
        AskedFigure("done", "Nhiệm vụ đã hoàn thành", "nhiệm vụ", "count"),
        AskedFigure("planned", "Nhiệm vụ trong kế hoạch", "nhiệm vụ", "count"),
    )
    assert not leaf.may_be_not_applicable
    assert loader.leaf(version, "2.1.1").may_be_not_applicable
    assert loader.leaf(version, "1.1.2").asked[0].choices[0] == Choice("in_time", "kịp thời")


@pytest.mark.django_db
def test_the_page_of_an_index_shows_every_criterion_in_its_place():
    page = loader.definition_page(an_index())
    assert (page.scale, page.leaf_count) == (Decimal(10), 5)
    shown = [
        (area.code, area.maximum, [(group.code, [leaf.code for leaf in group.leaves]) for group in area.groups])
        for area in page.areas
    ]
    assert shown == [
        # a leaf right below its area goes with the area itself
        ("1", Decimal(6), [("1.1", ["1.1.1", "1.1.2"]), ("1", ["1.2"])]),
        ("2", Decimal(4), [("2.1", ["2.1.1", "2.1.2"])]),
    ]
    assert Fraction(sum(area.maximum for area in page.areas)) == 10
