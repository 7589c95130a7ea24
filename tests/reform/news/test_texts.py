"""What an article may say."""

import unicodedata

import pytest

from sen.reform.news.differences import differences, pieces_of
from sen.reform.news.texts import TextMissing, TextTooLong, checked
from tests.factories.news import TEXT, a_text


def test_text_typed_in_pieces_is_stored_composed():
    typed = a_text(title=unicodedata.normalize("NFD", "Phường  3\thọp "), body="Dòng một\r\nDòng hai\rDòng ba")
    assert checked(typed).title == "Phường 3 họp"
    assert checked(typed).body == "Dòng một\nDòng hai\nDòng ba"


@pytest.mark.parametrize("part", ["title", "lead", "body", "topic"])
def test_a_part_that_every_article_needs_may_not_be_empty(part):
    with pytest.raises(TextMissing, match="Tin chưa có"):
        checked(a_text(**{part: " \n "}))


@pytest.mark.parametrize(
    ("part", "most"), [("title", 200), ("lead", 500), ("body", 20_000), ("topic", 60), ("source", 200)]
)
def test_a_part_fits_or_is_refused_with_both_lengths(part, most):
    assert checked(a_text(**{part: "ậ" * most}))
    with pytest.raises(TextTooLong, match=f"{most + 1} ký tự, tối đa {most}"):
        checked(a_text(**{part: "ậ" * (most + 1)}))


@pytest.mark.parametrize(
    "said",
    [
        {"title": "Khác"},
        {"lead": "Khác"},
        {"body": "Khác"},
        {"topic": "Khác"},
        {"source": "Khác"},
        {"is_simulated": True},
        {"kind": "notice"},
        # Whatever stands in the text is covered: which picture, its words, its caption; which file.
        {"body": "![Hồ sen](anh:0123456789abcdef0123)"},
        {"body": '![Hồ sen](anh:0123456789abcdef0123 "Buổi sớm")'},
        {"body": "[Kế hoạch](tep:0123456789abcdef0123)"},
        {"happened_on": TEXT.happened_on.replace(day=1)},
        # Words moved from one part to the next make another text.
        {"title": TEXT.title + TEXT.lead, "lead": ""},
    ],
)
def test_any_other_text_has_another_digest(said):
    assert a_text(**said).digest != TEXT.digest
    assert a_text().digest == TEXT.digest


def test_a_text_approved_before_there_were_kinds_keeps_its_digest():
    assert TEXT.digest == "4c4ad898de2ad895e82c3d175666e2af07d9d2d94abe14970f2232a2c72eb43f"


def test_only_parts_that_changed_are_listed():
    changed = differences(TEXT, a_text(title="Thành phố bàn việc ba tháng đầu năm", is_simulated=True))
    assert [str(each.part) for each in changed] == ["Tiêu đề", "Dữ liệu mô phỏng"]
    assert [(piece.kind, piece.text) for piece in changed[1].pieces] == [("removed", "không"), ("added", "có")]
    assert differences(TEXT, TEXT) == ()


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("", "mới", [("added", "mới")]),
        ("cũ", "", [("removed", "cũ")]),
        ("a b", "a b", [("same", "a b")]),
        # A word in the middle goes; its neighbours stay.
        ("a b c", "a c", [("same", "a "), ("removed", "b "), ("same", "c")]),
    ],
)
def test_words_are_laid_over_each_other(old, new, pieces):
    assert [(piece.kind, piece.text) for piece in pieces_of(old, new)] == pieces
