"""Vietnamese text keeps one form, is found without marks, and sorts as a dictionary does."""

import unicodedata

import pytest

from sen.reform.common.text import collation_key, fold, nfc, slug


def test_decomposed_text_is_stored_composed():
    decomposed = unicodedata.normalize("NFD", " Phường Tân Quy Đông ")
    assert nfc(decomposed) == "Phường Tân Quy Đông"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Phường  Tân Quy Đông", "phuong tan quy dong"),  # marks, đ, capitals and double blanks all go
        (unicodedata.normalize("NFD", "Đồng Tháp"), "dong thap"),  # typed on a Mac
        ("An Hoà", "an hoa"),  # the old place of the tone
        ("An Hòa", "an hoa"),  # and the new one are the same word
    ],
)
def test_search_ignores_marks(typed, found):
    assert fold(typed) == found


def test_names_sort_as_in_a_vietnamese_dictionary():
    names = ["Xã Ba", "Phường 10", "đèn", "dân", "Phường 2", "ấm", "ăn", "an", "án", "ản", "- gạch"]
    expected = ["- gạch", "an", "ản", "án", "ăn", "ấm", "dân", "đèn", "Phường 2", "Phường 10", "Xã Ba"]
    assert sorted(names, key=collation_key) == expected


def test_a_page_is_named_in_plain_letters():
    assert slug("Thành phố bàn việc: 80 % kế hoạch!") == "thanh-pho-ban-viec-80-ke-hoach"
