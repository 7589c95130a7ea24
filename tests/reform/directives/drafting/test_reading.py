"""A text is read block by block and sentence by sentence, and every place leads back to the letters given."""

import cProfile
import pstats
import unicodedata
from datetime import date

import pytest

from sen.reform.directives.drafting import propose
from sen.reform.directives.drafting.blocks import LONGEST_SENTENCE, PARAGRAPH, blocks, sentences
from sen.reform.directives.drafting.source import LONGEST_TEXT, Source, TextTooLong, without_marks
from tests.reform.directives.drafting.authority import CITY


def blocks_of(text: str) -> list[tuple[int, str]]:
    source = Source.of(text)
    return [(one.level, source.clean[one.start : one.end]) for one in blocks(source)]


def sentences_of(text: str) -> list[str]:
    source = Source.of(text)
    return [source.clean[start:end] for start, end in sentences(source, 0, len(source.clean))]


def test_the_views_are_of_equal_length_and_lead_back():
    text = unicodedata.normalize("NFD", "\ufeffPhường  Hoà\u200b Thuận, İstanbul\n\n ½")
    source = Source.of(text)
    assert len(source.clean) == len(source.low) == len(source.bare) == len(source.starts) == len(source.ends)
    place = source.low.index("hòa")  # "hoà" and "hòa" are one word
    start, end = source.span(place, place + 3)
    assert unicodedata.normalize("NFC", text[start:end]) == "Hoà"


@pytest.mark.parametrize(
    ("word", "same"),
    [("hoàn", "hoàn"), ("soát", "soát"), ("quý", "quý"), ("thuỷ", "thủy"), ("hoá", "hóa")],
)
def test_only_open_syllables_change_the_place_of_their_tone(word, same):
    assert Source.of(f"{word} đầy đủ").low.startswith(same)


def test_an_empty_span_has_a_place_too():
    source = Source.of("ab")
    assert source.span(1, 1) == (1, 1)
    assert source.span(2, 2) == (2, 2)


def test_marks_are_dropped_letter_for_letter():
    assert without_marks("Đề nghị Phường Ỷ") == "De nghi Phuong Y"


def test_a_text_too_long_is_refused_with_a_sentence():
    with pytest.raises(TextTooLong, match=r"200\.001 ký tự.*200\.000 ký tự"):
        Source.of("a" * (LONGEST_TEXT + 1))


def test_numbered_points_bullets_and_paragraphs_are_blocks():
    assert blocks_of("Mở đầu.\nI. Chung\n1. Một\n1.1. Một một\na) Chữ\n- Gạch\n+ Cộng") == [
        (PARAGRAPH, "Mở đầu."),
        (1, "Chung"),
        (2, "Một"),
        (3, "Một một"),
        (4, "Chữ"),
        (5, "Gạch"),
        (6, "Cộng"),
    ]


def test_a_date_at_the_beginning_of_a_line_is_no_number():
    assert blocks_of("21/9/2023 là ngày họp.") == [(PARAGRAPH, "21/9/2023 là ngày họp.")]


def test_a_line_broken_by_hand_goes_on():
    assert blocks_of("Giao Phòng Nội vụ rà soát,\nbáo cáo kết quả.\nGiao Phòng Y tế.") == [
        (PARAGRAPH, "Giao Phòng Nội vụ rà soát,\nbáo cáo kết quả."),
        (PARAGRAPH, "Giao Phòng Y tế."),
    ]


@pytest.mark.parametrize("heading", ["Thông tin khác", "THÔNG TIN KHÁC", "Tin liên quan:", "Nơi nhận:"])
def test_what_stands_below_other_news_or_the_receivers_is_not_read(heading):
    assert blocks_of(f"Giao việc.\n{heading}\n- UBND Phường 3;\nViệc khác.") == [(PARAGRAPH, "Giao việc.")]


@pytest.mark.parametrize("noise", ["(0)", "★★★★★ (0)", "- Phường 3 ra quân dọn vệ sinh (21/04/2024)"])
def test_ratings_and_dated_headlines_are_not_read(noise):
    assert blocks_of(f"Một.\n{noise}\nHai.") == [(PARAGRAPH, "Một."), (PARAGRAPH, "Hai.")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Giao P. Nội vụ rà soát. Giao P. Kinh tế báo cáo.", 2),
        ("Tại TP. Sa Đéc, Đ/c. Chủ tịch kết luận.", 1),
        ("Ước đạt 97.5% kế hoạch. Hết.", 2),
        ("Rà soát ngay! Vì sao? Vì chậm…", 3),
    ],
)
def test_abbreviations_and_decimals_do_not_end_a_sentence(text, count):
    assert len(sentences_of(text)) == count


def test_no_sentence_is_longer_than_the_rules_can_bear():
    assert max(map(len, sentences_of("giao việc " * 5_000))) <= LONGEST_SENTENCE


def work_on(text: str) -> int:
    """How many calls reading a text takes: the same on every machine."""
    profile = cProfile.Profile()
    profile.runcall(propose, text, CITY, date(2023, 9, 21))
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "piece",
    [
        "và ",
        "giao ",
        "Phòng Nội vụ, ",
        "các phòng, ban, ",
        "các xã: ",
        ", 2",
        "giao Phòng Nội vụ; ",
        "yêu cầu Phòng Nội vụ rà soát hồ sơ; ",
        "Giao Phòng Nội vụ rà soát hồ sơ. ",
        "Báo cáo trước ngày 15/12. ",
        "- Phòng Nội vụ:\n",
        "Đồng chí Lê Thị Dụ ",
        "Phòng Ban Sở ",
        "(",
        "1.",
        "e\u0301",
    ],
)
def test_twice_the_text_is_no_more_than_twice_the_work(piece):
    start = "Giao Phường 1"
    once, twice = work_on(start + piece * 1_500), work_on(start + piece * 3_000)
    assert twice <= 2.3 * once
