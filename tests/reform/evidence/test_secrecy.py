"""State secrets stay outside: a stamp, a title or a name that says so is refused, and harmless words are not."""

import unicodedata

import pytest

from sen.reform.evidence.inspection import inspect, refusals
from sen.reform.evidence.inspection.secrecy import mark_in_name, mark_in_text, mark_in_title
from tests.reform.evidence import samples as s


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("ỦY BAN NHÂN DÂN\nMẬT\nBÁO CÁO", "MẬT"),
        ("[ TỐI  MẬT ]", "TỐI MẬT"),
        ("TUYỆT MẬT.", "TUYỆT MẬT"),
        ("T U Y Ệ T  M Ậ T", "TUYỆT MẬT"),  # letters of a stamp, each by itself
        (unicodedata.normalize("NFD", "TỐI MẬT"), "TỐI MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"),
        ("ỦY BAN\tMẬT", "MẬT"),  # in a cell of the letterhead
        ("Độ mật:", None),  # an empty line of a form
        ("Độ mật: không", None),
        ("Kế hoạch bảo vệ bí mật nhà nước", None),
        ("BẢO MẬT THÔNG TIN", None),
        ("mật", None),  # the end of a broken line, not a stamp
        ("\n".join(["dòng"] * 80 + ["MẬT"]), None),  # far from the beginning
    ],
)
def test_a_stamp_stands_alone_near_the_beginning(text, mark):
    assert mark_in_text(text) == mark


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        ("Quyết định 12 (MẬT)", "MẬT"),
        ("MẬT - Báo cáo tình hình", "MẬT"),
        ("Báo cáo TỐI MẬT về tình hình", "TỐI MẬT"),
        ("MẬT", "MẬT"),
        ("Kế hoạch bảo vệ bí mật nhà nước", None),
        ("DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TUYỆT MẬT, TỐI MẬT", None),  # a public decision about secrets
        ("Báo cáo bảo vệ bí mật nhà nước (MẬT)", "MẬT"),  # and a secret report about them
        ("BẢO MẬT THÔNG TIN", None),
        ("Mặt trận Tổ quốc", None),
    ],
)
def test_a_title_bears_a_mark_when_it_is_set_apart(title, mark):
    assert mark_in_title(title) == mark


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("12-QD-TOI-MAT.pdf", "TỐI MẬT"),
        ("TUYET_MAT.docx", "TUYỆT MẬT"),
        (unicodedata.normalize("NFD", "BC 12_MẬT.pdf"), "MẬT"),
        ("mat-tran-to-quoc.pdf", None),
        ("bao-mat.pdf", None),
        ("toi-mat-the.pdf", None),  # "I lost my card"
    ],
)
def test_the_name_of_a_file_may_bear_the_mark_without_accents(name, mark):
    assert mark_in_name(name) == mark


@pytest.mark.parametrize(
    "data",
    [
        s.a_pdf_in_vietnamese("ỦY BAN NHÂN DÂN", "TỐI MẬT"),
        s.a_docx("ỦY BAN NHÂN DÂN", "TỐI MẬT", "BÁO CÁO"),
        s.an_xlsx("ỦY BAN NHÂN DÂN", "TỐI MẬT"),
    ],
    ids=("pdf", "docx", "xlsx"),
)
def test_a_stamped_document_is_refused_with_what_to_do_instead(data):
    with pytest.raises(refusals.MarkedSecret) as refused:
        inspect("bao-cao", data)
    assert "TỐI MẬT" in refused.value.sentence
    assert "bảo vệ bí mật nhà nước" in refused.value.sentence
