"""Another office program opens the DOCX and finds the same pages in it."""

import pytest

from sen.reform.documents.docx import render_docx
from tests.reform.documents.libreoffice import needs_libreoffice, pages_of
from tests.reform.documents.samples import report

pytestmark = needs_libreoffice


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return pages_of(render_docx(report()), "docx", tmp_path_factory.mktemp("libreoffice"))


def test_it_has_two_pages_of_text_one_annex_of_one_and_one_of_several(pages):
    assert ["Phụ lục" in page for page in pages[:4]] == [False, False, True, True]
    assert len(pages) >= 5


def test_first_pages_carry_no_number_and_the_others_do(pages):
    heads = [page.strip().splitlines()[0].strip() for page in pages]
    assert heads[1] == "2"
    assert heads[4] == "2"
    assert not any(head.isdigit() for head in (heads[0], heads[2], heads[3]))


def test_the_blank_number_the_date_and_the_total_are_there(pages):
    assert "/BC-UBND" in pages[0]
    assert "Sa Đéc, ngày 21 tháng 9 năm 2023" in pages[0]
    assert "Dữ liệu mô phỏng" in pages[-1]
    assert "80,00" in pages[2]
