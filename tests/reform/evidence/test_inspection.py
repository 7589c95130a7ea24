"""What a file is, its content decides; what may act, hide or fill the memory does not come in (traps 17 and 18)."""

import json
import subprocess
import sys
import zlib

import pytest

from sen.reform.evidence import apart, reader
from sen.reform.evidence.inspection import check_size, inspect, refusals, signatures
from sen.reform.evidence.limits import MAXIMUM_BYTES
from tests.reform.evidence import samples as s

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _named(value):
    """Files made by hand bear the moment they were made; their names in the report must not."""
    return "file" if isinstance(value, bytes) else getattr(value, "__name__", None)


@pytest.mark.parametrize(
    ("name", "data", "content_type", "pages"),
    [
        ("ke-hoach.pdf", s.a_pdf("hello"), "application/pdf", 1),
        ("ke-hoach.pdf", s.a_pdf_of_pages(3), "application/pdf", 3),
        ("anh.png", s.a_picture("PNG"), "image/png", 1),
        ("anh.jpg", s.a_picture("JPEG"), "image/jpeg", 1),
        ("anh.pdf", s.a_picture("JPEG"), "image/jpeg", 1),  # the name lies, harmlessly: the content counts
        ("bao-cao.docx", s.a_docx("Báo cáo"), DOCX, 0),
        ("bao-cao.pdf", s.a_docx("Báo cáo"), DOCX, 0),
        ("so-lieu.xlsx", s.an_xlsx("Chỉ tiêu", 5), XLSX, 0),
        ("so-lieu.xlsx", s.an_xlsx(5), XLSX, 0),  # figures only: no shared texts at all
        ("chua-bang.docx", s.with_part(s.a_docx(), "word/embeddings/a.xlsx", s.an_xlsx(5)), DOCX, 0),  # of a chart
        ("chup.jpg", s.a_picture("JPEG") + b"\x00" * 30 + s.a_picture("JPEG"), "image/jpeg", 1),  # as phones write
        ("quet.pdf", s.a_pdf("scan") + b"\r\nscanner 1.0", "application/pdf", 1),  # as some scanners write
        ("lien-ket.xlsx", s.with_part(s.an_xlsx("x"), "xl/externalLinks/1.xml", s.A_WORKBOOK_ELSEWHERE), XLSX, 0),
    ],
    ids=_named,
)
def test_files_of_the_office_come_in_as_what_they_are(name, data, content_type, pages):
    found = inspect(name, data)
    assert (found.content_type, found.page_count) == (content_type, pages)


@pytest.mark.parametrize(
    ("name", "data", "refusal"),
    [
        ("rong.pdf", b"", refusals.EmptyFile),
        ("lon.pdf", b"%PDF-" + b"0" * MAXIMUM_BYTES, refusals.FileTooLarge),
        # Two files in one.
        ("a.pdf", b"%PDF-1.7\n<html><script>alert(1)</script>" + s.a_pdf("x"), refusals.TwoFilesInOne),
        ("a.pdf", s.a_pdf("x") + b"<script>alert(1)</script>", refusals.TwoFilesInOne),
        ("a.pdf", s.a_pdf("x") + b"x" * 2000, refusals.TwoFilesInOne),
        ("a.pdf", s.a_pdf("x") + s.a_zip(), refusals.TwoFilesInOne),  # a PDF and a Java archive
        ("a.png", s.a_picture("PNG") + s.a_zip(), refusals.TwoFilesInOne),
        ("a.png", s.a_picture("PNG") + b"something else", refusals.TwoFilesInOne),
        ("a.jpg", s.a_picture("JPEG") + s.a_zip(), refusals.TwoFilesInOne),
        ("a.jpg", s.a_picture("JPEG", comment=b"%PDF-1.7"), refusals.TwoFilesInOne),
        ("a.jpg", s.a_picture("JPEG", comment=b"<script>alert(1)</script>"), refusals.TwoFilesInOne),
        ("a.docx", b"PK\x03\x04" + b"hidden" * 9 + s.a_docx(), refusals.TwoFilesInOne),
        # Code.
        ("a.pdf", s.a_pdf("x", extra=b"/OpenAction << /S /JavaScript /JS (1) >>"), refusals.CarriesCode),
        ("a.pdf", s.a_pdf("x", extra=b"/OpenAction << /S /J#61vaScript /JS (1) >>"), refusals.CarriesCode),
        ("a.pdf", s.a_pdf("x", extra=b"/OpenAction << /S /Launch /F (x.exe) >>"), refusals.CarriesCode),
        ("a.pdf", s.a_pdf_with_packed(b"1 0 << /S /JavaScript /JS (1) >>"), refusals.CarriesCode),
        ("a.docx", s.with_part(s.a_docx(), "word/vbaProject.bin"), refusals.CarriesCode),
        ("a.xlsx", s.with_part(s.an_xlsx("x"), "xl/vbaProject.bin"), refusals.CarriesCode),
        ("a.xlsx", s.with_part(s.an_xlsx("x"), "xl/macrosheets/sheet1.xml", b"<a/>"), refusals.CarriesCode),
        ("a.xlsx", s.with_part(s.an_xlsx("x"), "xl/externalLinks/1.xml", s.DDE), refusals.CarriesCode),
        ("a.docx", s.with_part(s.a_docx(), "META-INF/MANIFEST.MF"), refusals.CarriesCode),  # also a Java archive
        ("a.docx", s.with_part(s.a_docx(), "word/tro-choi.exe"), refusals.CarriesCode),
        ("a.docx", s.with_part(s.a_docx(), "word/embeddings/a.xlsm", s.an_xlsx("x")), refusals.CarriesCode),
        ("a.docx", s.with_part(s.a_docx(), "word/document.xml", s.ENTITIES), refusals.CarriesCode),
        # Files inside.
        (
            "a.pdf",
            s.a_pdf("x", extra=b"/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>"),
            refusals.CarriesOtherFiles,
        ),
        ("a.pdf", s.a_pdf_with_packed(b"1 0 << /Type /EmbeddedFile >>"), refusals.CarriesOtherFiles),
        ("a.docx", s.with_part(s.a_docx(), "word/embeddings/a.bin", b"anything"), refusals.CarriesOtherFiles),
        ("a.docx", s.with_part(s.a_docx(), "word/embeddings/a.docx", s.A_NEST), refusals.CarriesOtherFiles),
        # Locked, swollen, broken.
        ("a.pdf", s.a_locked_pdf(), refusals.LockedFile),
        ("a.pdf", s.a_pdf("x", box=b"0 0 99999 99999"), refusals.UnpacksTooLarge),
        ("a.pdf", s.a_pdf_of_pages(2001), refusals.UnpacksTooLarge),
        ("a.docx", s.with_part(s.a_docx(), "word/a.xml", b"0" * 5_000_000), refusals.UnpacksTooLarge),
        ("a.png", s.a_picture("PNG", (9000, 9000), "1"), refusals.UnpacksTooLarge),
        ("a.pdf", b"%PDF-1.7\nnothing", refusals.DamagedFile),
        ("a.png", s.a_picture("PNG", (400, 400))[:300] + b"IEND\xaeB`\x82", refusals.DamagedFile),
        ("a.docx", s.with_part(s.a_docx(), "word/document.xml", b"<a>"), refusals.DamagedFile),
        ("a.docx", b"PK\x03\x04 and no archive", refusals.DamagedFile),
        ("a.pptx", s.a_presentation(), refusals.UnknownKindOfFile),
        ("a.docx", s.a_zip(), refusals.UnknownKindOfFile),
    ],
    ids=_named,
)
def test_trap_17_what_must_not_come_in_is_refused(name, data, refusal):
    with pytest.raises(refusal) as refused:
        inspect(name, data)
    assert type(refused.value) is refusal
    assert name in refused.value.sentence


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!DOCTYPE html><p>", "trang web"),
        (b"\xef\xbb\xbf  <script>alert(1)</script>", "trang web"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"<?xml version='1.0'?><a/>", "SVG"),
        (b"GIF89a", "GIF"),
        (b"BM" + b"\x00" * 20, "BMP"),
        (b"II*\x00", "TIFF"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"RIFF\x00\x00\x00\x00AVI ", "phim"),
        (b"\x00\x00\x00\x18ftypheic", "HEIC"),
        (b"\x00\x00\x00\x18ftypmp42", "phim"),
        (b"MZ\x90\x00", "chương trình"),
        (b"\x7fELF\x02", "chương trình"),
        (b"#!/bin/sh", "tập lệnh"),
        (b"{\\rtf1", "RTF"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"\x1f\x8b\x08", "tệp nén"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "mật khẩu"),
        ("Ủy ban nhân dân".encode(), "văn bản thuần"),
        (("Ủy ban " * 900).encode(), "văn bản thuần"),  # the first kilobytes end inside a letter
        ("Ủy ban".encode("utf-16"), "không rõ"),
        (b"\xfe\xfe\xfe", "không rõ"),
    ],
    ids=_named,
)
def test_a_file_of_another_kind_is_named_for_what_it_is_whatever_its_name_says(data, words):
    with pytest.raises(refusals.UnknownKindOfFile) as refused:
        inspect("ke-hoach.pdf", data)
    assert words in refused.value.sentence


def test_every_kind_has_words():
    for _start, kind in signatures._STARTS:
        assert signatures.WORDS[kind]


def test_the_size_alone_is_refused_with_the_limit_named():
    check_size("vua.pdf", MAXIMUM_BYTES)
    with pytest.raises(refusals.FileTooLarge) as refused:
        check_size("lon.pdf", MAXIMUM_BYTES + 1)
    assert "20 MB" in refused.value.sentence


def test_a_pdf_that_unpacks_to_gigabytes_is_refused_without_unpacking_them():
    bomb = zlib.compress(b"0" * (reader._MOST_OBJECTS + 1))
    with pytest.raises(refusals.UnpacksTooLarge):
        inspect("bom.pdf", s.a_pdf_with_packed(b"", bomb))


def test_packed_objects_that_cannot_be_read_do_not_stop_a_document():
    assert inspect("la.pdf", s.a_pdf_with_packed(b"", b"no zlib")).page_count == 1


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(apart, "_SECONDS", 0.001)
    with pytest.raises(apart.Unreadable):
        apart.look("pdf", s.a_pdf("x"))


def test_the_reader_sees_nothing_of_our_environment(monkeypatch):
    seen = {}

    def run(command, **options):
        seen.update(options, command=command)
        return subprocess.CompletedProcess(command, 0, stdout=b'{"pages": 1, "text": "", "problem": ""}')

    monkeypatch.setattr(apart.subprocess, "run", run)
    apart.look("pdf", b"x")
    assert seen["env"] == {}
    assert seen["timeout"] <= 30
    assert seen["command"][:2] == (sys.executable, "-I")


@pytest.mark.parametrize(
    ("kind", "data", "problem"),
    [
        ("pdf", s.a_pdf("hello"), ""),
        ("pdf", s.a_locked_pdf(), "locked"),
        ("pdf", s.a_pdf_with_packed(b"1 0 << /S /JavaScript >>"), "code"),
        ("pdf", s.a_pdf_with_packed(b"1 0 << /Type /EmbeddedFile >>"), "files"),
        ("pdf", s.a_pdf_with_packed(b"", b"no zlib"), ""),
        ("pdf", s.a_pdf_with_packed(b"", zlib.compress(b"0" * (reader._MOST_OBJECTS + 1))), "large"),
        ("pdf", s.a_pdf("x", box=b"0 0 99999 99999"), "large"),
        ("png", s.a_picture(), ""),
        ("png", s.a_picture("PNG", (8000, 8000), "1"), "large"),  # a little beyond
        ("png", s.a_picture("PNG", (12_000, 12_000), "1"), "large"),  # far beyond
    ],
    ids=_named,
)
def test_what_the_reader_itself_says(kind, data, problem):
    """In this process, where coverage sees it."""
    found = json.loads(reader.main(["look", kind], data))
    assert found["problem"] == problem
    assert found["pages"] == (0 if problem else 1)


def test_the_reader_reads_and_draws():
    assert json.loads(reader.main(["look", "pdf"], s.a_pdf("hello")))["text"].strip() == "hello"
    assert reader.main(["draw", "pdf", "1"], s.a_pdf("hello")).startswith(b"\x89PNG")
    assert reader.main(["draw", "png", "1"], s.a_picture("PNG", (3000, 20), "RGBA")).startswith(b"\xff\xd8")


def test_a_damaged_file_is_an_error_of_the_reader():
    with pytest.raises(reader.pdfium.PdfiumError):
        reader.main(["look", "pdf"], b"%PDF-1.7 nothing")
