"""What looks like personal data is hidden, and what only looks like it can be shown."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sen.reform.feedback.personal import findings, masked

PHONE, CITIZEN, MAIL = "[đã ẩn số điện thoại]", "[đã ẩn số định danh]", "[đã ẩn địa chỉ thư điện tử]"
CARD, PLATE = "[đã ẩn số thẻ hoặc tài khoản]", "[đã ẩn biển số xe]"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Gọi 0903123456 nhé", f"Gọi {PHONE} nhé"),
        ("Gọi 0903.123.456, gấp", f"Gọi {PHONE}, gấp"),
        ("Gọi 0903 123 456.", f"Gọi {PHONE}."),
        ("máy bàn 0277-386-1234", f"máy bàn {PHONE}"),
        ("máy bàn 02773861234", f"máy bàn {PHONE}"),
        ("(0277) 386 1234", f"{PHONE}"),
        ("+84 903 123 456", PHONE),
        ("+84903123456", PHONE),
        ("CCCD 087203001234 của tôi", f"CCCD {CITIZEN} của tôi"),
        ("CCCD 087 203 001 234", f"CCCD {CITIZEN}"),
        ("CCCD087203001234", f"CCCD{CITIZEN}"),
        ("CMND 341234567", f"CMND {CITIZEN}"),
        ("CMND 341 234 567", f"CMND {CITIZEN}"),
        ("thư ten.toi+x@vi-du.com.vn nhé", f"thư {MAIL} nhé"),
        ("thẻ 4111 1111 1111 1111", f"thẻ {CARD}"),
        ("thẻ 4111-1111-1111-1111", f"thẻ {CARD}"),
        ("tài khoản 1234567890123", f"tài khoản {CARD}"),
        ("xe 66A-123.45 chạy ẩu", f"xe {PLATE} chạy ẩu"),
        ("xe 66-B1 123.45", f"xe {PLATE}"),
        ("xe 66B1-12345", f"xe {PLATE}"),
        ("xe 66b1-12345", f"xe {PLATE}"),
        ("xe 66K4-1234", f"xe {PLATE}"),
        ("0903123456 và 0912345678", f"{PHONE} và {PHONE}"),
        # What people also write, and everybody may read.
        ("ngày 21/9/2023, 14 giờ 30", "ngày 21/9/2023, 14 giờ 30"),
        ("Quyết định 766/QĐ-TTg", "Quyết định 766/QĐ-TTg"),
        ("Nghị định 224/2026/NĐ-CP", "Nghị định 224/2026/NĐ-CP"),
        ("kinh phí 1.234.567.890 đồng", "kinh phí 1.234.567.890 đồng"),
        ("123.456.789 đồng", "123.456.789 đồng"),
        ("đạt 80,5 % của 189 tiêu chí", "đạt 80,5 % của 189 tiêu chí"),
        ("hồ sơ 000.00.16.H19-230921-0001", "hồ sơ 000.00.16.H19-230921-0001"),
        ("từ năm 2020 đến 2025", "từ năm 2020 đến 2025"),
        ("đi 20 km 1234 mét", "đi 20 km 1234 mét"),
        ("gọi 113 hoặc 1022", "gọi 113 hoặc 1022"),
        ("", ""),
    ],
)
def test_personal_data_is_hidden_and_other_numbers_are_not(said, shown):
    assert masked(said) == shown


def test_a_false_alarm_is_shown_and_the_others_stay_hidden():
    text = "Số 0903123456 và thư a@b.vn"
    assert masked(text, {0}) == f"Số 0903123456 và thư {MAIL}"
    assert masked(text, {3}, first=2) == f"Số {PHONE} và thư a@b.vn"
    assert masked(text, {0, 1}) == text


@given(st.text(alphabet="0123456789 .-@abAB+()", max_size=60))
def test_findings_never_overlap_and_lie_within_the_text(text):
    found = findings(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert masked(text, range(len(found))) == text


@given(st.from_regex(r"0[35789][0-9]{8}", fullmatch=True), st.sampled_from(["", " ", ".", "-"]))
def test_every_mobile_number_is_hidden_however_it_is_parted(number, parting):
    written = parting.join((number[:4], number[4:7], number[7:]))
    assert masked(f"Gọi {written} nhé") == f"Gọi {PHONE} nhé"
