"""One door to all files: what it gives opens as what it says it is, under a name every system keeps."""

from collections import Counter
from dataclasses import replace

import pytest

from sen.reform.documents.content import Title
from sen.reform.documents.rendering import FILE_FORMATS, formats_of, render
from sen.reform.documents.wording import Kind
from tests.reform.documents.libreoffice import needs_libreoffice, pages_of, pdf_pages
from tests.reform.documents.samples import council_minutes, decision, letter, report


@pytest.mark.parametrize(
    ("file_format", "content_type", "beginning"),
    [
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("pdf", "application/pdf", b"%PDF-"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
    ],
)
def test_a_file_has_its_name_its_type_and_its_bytes(file_format, content_type, beginning):
    file = render(replace(report(), stem="bao-cao-cchc-9-thang-2023"), file_format)
    assert (file.name, file.content_type) == (f"bao-cao-cchc-9-thang-2023.{file_format}", content_type)
    assert file.data.startswith(beginning)


@pytest.mark.parametrize(
    ("stem", "subject", "name"),
    [
        ("", "Kết quả năm 2022", "bao-cao-ket-qua-nam-2022"),  # without a stem, kind and subject
        ("../../etc/passwd", "x", "etc-passwd"),  # no way out of a folder
        ('a"\r\nSet-Cookie: b', "x", "a-set-cookie-b"),  # nor out of a header
        ("CON", "x", "van-ban-con"),  # a device on Windows
        ("", "đề nghị " * 30, "bao-cao" + "-de-nghi" * 9),  # cut between words
        ("x" * 200, "x", "x" * 80),
        ("???", "???", "bao-cao"),
    ],
)
def test_names_are_safe_everywhere(stem, subject, name):
    document = replace(report(), stem=stem, title=Title(Kind.REPORT, subject), annexes=(), blocks=())
    assert render(document, "docx").name == f"{name}.docx"


def test_a_workbook_is_offered_only_where_there_is_a_table():
    assert formats_of(decision()) == FILE_FORMATS == ("docx", "pdf", "xlsx")
    assert formats_of(letter()) == ("docx", "pdf")


@needs_libreoffice
@pytest.mark.parametrize("document", [decision(), letter(), council_minutes()], ids=["decision", "letter", "minutes"])
def test_libreoffice_opens_it_and_finds_the_letters_of_the_pdf(document, tmp_path):
    opened = _letters(pages_of(render(document, "docx").data, "docx", tmp_path))
    assert opened == _letters(pdf_pages(render(document, "pdf").data))


def _letters(pages):
    """Count letters: two columns beside each other are read in different ways, and blanks put anywhere."""
    return Counter("".join("".join(pages).split()))
