"""Text comes out of good files whole; every other file is refused with a sentence that says what to do."""

import io
import random
import unicodedata
import zipfile
from pathlib import Path

import pytest
from django.utils import translation
from docx import Document

from sen.reform.common.errors import Refusal
from sen.reform.documents import intake
from sen.reform.documents.docx import render_docx
from sen.reform.documents.intake import check_size, limits, read_text, refusals
from tests.reform.documents.samples import report

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SENTENCE = "Phòng Nội vụ tham mưu kế hoạch trước ngày 15/12."


def body(inner: str, namespace: str = WORD) -> str:
    return f'<w:document xmlns:w="{namespace}"><w:body>{inner}</w:body></w:document>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def relation(kind: str, target: str, mode: str = "Internal", base: str = OFFICE) -> str:
    return f'<Relationship Id="r1" Type="{base}/{kind}" Target="{target}" TargetMode="{mode}"/>'


def relations(*inner: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}">{"".join(inner)}</Relationships>'


def content_types(kind: str = PLAIN_TYPE) -> str:
    return f'<Types xmlns="{TYPES}"><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'


def word_file(document: str | bytes = body(paragraph(SENTENCE)), **changed: str | bytes | None) -> bytes:
    """The smallest DOCX; `changed` replaces, adds or (with None) leaves out parts, "__" standing for "/"."""
    parts: dict[str, str | bytes | None] = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(relation("officeDocument", "word/document.xml")),
        "word/document.xml": document,
    }
    parts |= changed
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            if part is not None:
                archive.writestr(name, part)
    return buffer.getvalue()


# ---- what is taken


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        SENTENCE.encode("utf-8-sig"),  # Notepad's UTF-8
        SENTENCE.encode("utf-16"),  # Notepad's “Unicode”
        b"\xfe\xff" + SENTENCE.encode("utf-16-be"),
        unicodedata.normalize("NFD", SENTENCE).encode(),  # typed on a Mac
        f"\n\n  {SENTENCE}\r\n".encode(),
    ],
)
def test_text_is_read_in_every_unicode_form_and_composed(data):
    assert read_text("ket-luan.txt", data) == SENTENCE


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\f"])
def test_lines_end_in_one_way(line_break):
    assert read_text("a.txt", f"Một{line_break}Hai".encode()) == "Một\nHai"


def test_the_name_may_be_in_capitals():
    assert read_text("KETLUAN.TXT", SENTENCE.encode()) == SENTENCE


def test_a_docx_is_read_in_the_order_of_the_page():
    paper = Document()
    paper.add_paragraph("Trước bảng")
    table = paper.add_table(2, 2)
    for cell, text in zip(table._cells, ("Việc", "Hạn", "Rà soát\nthủ tục", "15/12/2023"), strict=True):
        cell.text = text
    paper.add_paragraph("Sau bảng")
    buffer = io.BytesIO()
    paper.save(buffer)
    assert read_text("a.docx", buffer.getvalue()) == "Trước bảng\nViệc\tHạn\nRà soát thủ tục\t15/12/2023\nSau bảng"


def test_what_we_render_can_be_read_again():
    text = read_text("bao-cao.docx", render_docx(report()))
    assert "Bình quân 8 chỉ số ước đạt 80,00 % kế hoạch năm; 03 chỉ số còn dưới 79 %." in text.split("\n")
    assert "2\tCải cách thể chế\tPhòng Tư pháp\t91,00" in text.split("\n")


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a", "a.doc"])
def test_a_docx_is_known_by_its_content_whatever_its_name(name):
    assert read_text(name, word_file()) == SENTENCE


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:p><w:r><w:t>Một</w:t><w:tab/><w:t>hai</w:t><w:br/><w:t>ba</w:t></w:r></w:p>", "Một\thai\nba"),
        ("<w:p><w:r><w:t>HĐND</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r></w:p>", "HĐND-UBND"),
        # deleted text is gone, inserted text is there
        (
            "<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>",
            "mới",
        ),
        # moved away: only where it went
        (f"<w:p><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>{paragraph('y')}", "y"),
        # a link and a content control are still text
        ("<w:p><w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink></w:p>", "liên kết"),
        (f"<w:sdt><w:sdtContent>{paragraph('trong khung')}</w:sdtContent></w:sdt>", "trong khung"),
        # a cell merged over two columns, and spans that mean nothing
        (
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
            f"{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>",
            "a\t\tb",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='x'/></w:tcPr>"
            f"{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>",
            "a\tb",
        ),
        # a cell inside a content control, a table inside a cell
        (
            f"<w:tbl><w:tr><w:sdt><w:tc>{paragraph('a')}</w:tc></w:sdt><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>",
            "a\tb",
        ),
        (
            f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{paragraph('trong')}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
            "trong",
        ),
        # a row deleted with its cells marked, properties that hold no text
        (
            "<w:tbl><w:tr><w:trPr/><w:del><w:tc/></w:del><w:tc><w:p><w:pPr><w:t>x</w:t></w:pPr></w:p></w:tc></w:tr></w:tbl>y",
            None,
        ),
        # text boxes are drawn twice, for old programs and new: read once
        (
            "<w:p><w:r><w:t>a</w:t><w:Choice><w:t>b</w:t></w:Choice><w:Fallback><w:t>b</w:t></w:Fallback></w:r></w:p>",
            "ab",
        ),
        ("<w:p><w:r><w:t/><w:t>đầu</w:t></w:r></w:p>", "đầu"),  # an empty run
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>1</w:t></w:r></w:p>", "1"),  # a field: its result only
        ("<!-- chú thích --><?x y?><w:p><w:r><w:t>&lt;b&gt; &amp; {{ 1 }}</w:t></w:r></w:p>", "<b> & {{ 1 }}"),
    ],
)
def test_all_that_can_be_seen_in_word_is_read_and_nothing_else(inner, text):
    if text is None:
        with pytest.raises(refusals.NoTextFound):
            read_text("a.docx", word_file(body(inner)))
        return
    assert read_text("a.docx", word_file(body(inner))) == text


def test_the_strict_form_of_docx_is_read_too():
    strict = "http://purl.oclc.org/ooxml"
    data = word_file(
        body(paragraph(SENTENCE), f"{strict}/wordprocessingml/main"),
        **{
            "_rels/.rels": relations(
                relation("officeDocument", "/word/document.xml", base=f"{strict}/officeDocument/relationships")
            )
        },
    )
    assert read_text("a.docx", data) == SENTENCE


def test_links_and_pictures_from_outside_do_no_harm():
    links = relations(
        relation("hyperlink", "https://example.org", "External"),
        relation("image", "https://example.org/a.png", "External"),
        relation("attachedTemplate", "glossary.dotx"),  # inside the file
    )
    assert read_text("a.docx", word_file(**{"word/_rels/document.xml.rels": links})) == SENTENCE


def test_a_picture_that_shrinks_much_but_is_small_is_no_bomb():
    assert read_text("a.docx", word_file(**{"word/media/a.bmp": b"\0" * limits.SMALL_PART_BYTES})) == SENTENCE


def test_text_of_just_the_longest_length_is_taken():
    assert len(read_text("a.txt", ("ạ" * intake.MAXIMUM_CHARACTERS).encode())) == intake.MAXIMUM_CHARACTERS


# ---- what is refused


def bomb(part: bytes, **more: bytes) -> bytes:
    return word_file(**{"word/media/a.bin": part, **more})


def many_parts() -> bytes:
    return word_file(**{f"word/{at}.xml": "" for at in range(limits.MAXIMUM_PARTS)})


def with_method(method: int) -> bytes:
    buffer = io.BytesIO(word_file())
    with zipfile.ZipFile(buffer, "a", method) as archive:
        archive.writestr("word/a.xml", "<a/>")
    return buffer.getvalue()


def with_wrong_sum() -> bytes:
    """The text is stored as it is; one byte of it is changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return buffer.getvalue().replace("Phòng".encode(), b"Phong ", 1)


def locked() -> bytes:
    """Every part claims to be encrypted."""
    data = bytearray(word_file())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def entity(inside: str) -> bytes:
    declared = f'<?xml version="1.0"?><!DOCTYPE w:document [{inside}]>'
    return word_file(declared + body("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"))


def noise(size: int) -> bytes:
    """Bytes that do not shrink."""
    return random.Random(7).randbytes(size)


LAUGHS = '<!ENTITY z "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("zyxwvutsr", "yxwvutsra", strict=True)
)
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

REFUSED = {
    "nothing": ("a.docx", b"", refusals.EmptyFile),
    "blanks": ("a.txt", b" \r\n\t ", refusals.NoTextFound),
    "a mark of order alone": ("a.txt", b"\xef\xbb\xbf", refusals.NoTextFound),
    "a DOCX of 50 MB": (
        "a.docx",
        lambda: word_file(**{"word/media/a.bin": noise(50 * 1024 * 1024)}),
        refusals.FileTooLarge,
    ),
    "one byte too many": ("a.txt", lambda: b"a" * (intake.MAXIMUM_BYTES + 1), refusals.FileTooLarge),
    "one letter too many": ("a.txt", ("ạ" * (intake.MAXIMUM_CHARACTERS + 1)).encode(), refusals.TextTooLong),
    "an old Word file": ("a.doc", OLE + b"\0" * 512, refusals.OldOrProtectedWordFile),
    "a locked Word file": ("a.docx", OLE + b"\0" * 512, refusals.OldOrProtectedWordFile),
    "a PDF": ("a.pdf", b"%PDF-1.7\n", refusals.PdfFile),
    "a PDF that calls itself Word": ("a.docx", b"%PDF-1.7\n", refusals.PdfFile),
    "a web page": ("a.html", b"<html>xin ch\xc3\xa0o</html>", refusals.UnknownKindOfFile),
    "text without an ending": ("ketluan", SENTENCE.encode(), refusals.UnknownKindOfFile),
    "text that calls itself Word": ("a.docx", SENTENCE.encode(), refusals.BrokenWordFile),
    "a picture that calls itself text": ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", refusals.UnreadableLetters),
    "a program that calls itself text": ("a.txt", b"MZ\x00\x01", refusals.UnreadableLetters),
    "an old Vietnamese encoding": ("a.txt", "Phường".encode("cp1258", "replace") + b"\xfd", refusals.UnreadableLetters),
    "UTF-16 without its mark": ("a.txt", "Ngay 15".encode("utf-16-le"), refusals.UnreadableLetters),
    "UTF-16 cut in the middle": ("a.txt", SENTENCE.encode("utf-16")[:-1], refusals.UnreadableLetters),
    "UTF-32": ("a.txt", SENTENCE.encode("utf-32"), refusals.UnreadableLetters),
    "macros in a part": ("a.docx", word_file(**{"word/vbaProject.bin": OLE}), refusals.CarriesMacros),
    "macros under another roof": ("a.docx", word_file(**{"x/VBAPROJECT.BIN": OLE}), refusals.CarriesMacros),
    "a DOCM": ("a.docm", word_file(**{"[Content_Types].xml": content_types(MACRO_TYPE)}), refusals.CarriesMacros),
    "an OLE object": (
        "a.docx",
        word_file(**{"word/_rels/document.xml.rels": relations(relation("oleObject", "embeddings/a.bin"))}),
        refusals.CarriesEmbeddedObjects,
    ),
    "an OLE object from outside": (
        "a.docx",
        word_file(**{"word/_rels/document.xml.rels": relations(relation("oleObject", "http://x/a", "External"))}),
        refusals.CarriesEmbeddedObjects,
    ),
    "an ActiveX control": (
        "a.docx",
        word_file(**{"word/_rels/document.xml.rels": relations(relation("control", "activeX/activeX1.xml"))}),
        refusals.CarriesEmbeddedObjects,
    ),
    "a template from outside": (
        "a.docx",
        word_file(
            **{"word/_rels/settings.xml.RELS": relations(relation("attachedTemplate", "http://x/a", "External"))}
        ),
        refusals.LinksToTemplate,
    ),
    "one swollen part": ("a.docx", bomb(b"\0" * (2 * 1024 * 1024)), refusals.UnpacksTooLarge),
    "a hundred megabytes": (
        "a.docx",
        lambda: bomb((noise(1024) + b"\0" * 100_000) * 1050),  # below the ratio, above the sum
        refusals.UnpacksTooLarge,
    ),
    "text beyond reading": (
        "a.docx",
        lambda: word_file(body("".join(paragraph(f"{at:x}" * 9) for at in range(380_000)))),
        refusals.UnpacksTooLarge,
    ),
    "thousands of parts": ("a.docx", many_parts, refusals.UnpacksTooLarge),
    "a cut-off archive": ("a.docx", word_file()[:-30], refusals.BrokenWordFile),
    "an archive of its head only": ("a.docx", b"PK\x03\x04", refusals.BrokenWordFile),
    "a part of a wrong sum": ("a.docx", with_wrong_sum(), refusals.BrokenWordFile),
    "locked parts": ("a.docx", locked(), refusals.BrokenWordFile),
    "a way of packing Word does not know": ("a.docx", with_method(zipfile.ZIP_LZMA), refusals.BrokenWordFile),
    "XML that is none": ("a.docx", word_file("<w:document>"), refusals.BrokenWordFile),
    "XML in an unknown encoding": (
        "a.docx",
        word_file('<?xml version="1.0" encoding="x-lạ"?><a/>'),
        refusals.BrokenWordFile,
    ),
    "XML nested beyond reason": ("a.docx", word_file("<a>" * 5000 + "</a>" * 5000), refusals.BrokenWordFile),
    "no text part": ("a.docx", word_file(**{"word/document.xml": None}), refusals.BrokenWordFile),
    "no relations": ("a.docx", word_file(**{"_rels/.rels": None}), refusals.BrokenWordFile),
    "relations to nothing": ("a.docx", word_file(**{"_rels/.rels": relations()}), refusals.UnknownKindOfFile),
    "a workbook": (
        "a.xlsx",
        word_file(**{"_rels/.rels": relations(relation("officeDocument", "xl/workbook.xml"))}),
        refusals.UnknownKindOfFile,
    ),
    "another archive": ("a.zip", word_file(**{"[Content_Types].xml": None}), refusals.UnknownKindOfFile),
    "an entity": ("a.docx", entity('<!ENTITY a "b">'), refusals.DeclaresEntities),
    "an entity from a file": ("a.docx", entity('<!ENTITY a SYSTEM "file:///etc/passwd">'), refusals.DeclaresEntities),
    "a billion laughs": ("a.docx", entity(LAUGHS), refusals.DeclaresEntities),
    "a document type from outside": (
        "a.docx",
        word_file('<!DOCTYPE a SYSTEM "http://x/a.dtd">' + body(paragraph("x"))),
        refusals.DeclaresEntities,
    ),
    "a document type in UTF-16": (
        "a.docx",
        word_file(('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a>' + body(paragraph("x"))).encode("utf-16")),
        refusals.DeclaresEntities,
    ),
    "Word without text": ("a.docx", word_file(body("<w:p/>")), refusals.NoTextFound),
}


@pytest.mark.parametrize(("name", "data", "refusal"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_taken_is_refused_by_name(name, data, refusal):
    with pytest.raises(refusals.FileRefused) as caught:
        read_text(name, data() if callable(data) else data)
    assert type(caught.value) is refusal
    assert f"“{name}”" in caught.value.sentence


def test_every_refusal_has_a_test():
    assert {refusal for _, _, refusal in REFUSED.values()} == set(refusals.FileRefused.__subclasses__())


def test_the_size_is_judged_before_anything_is_read():
    check_size("a.docx", intake.MAXIMUM_BYTES)
    with pytest.raises(refusals.FileTooLarge) as caught:
        check_size("a.docx", intake.MAXIMUM_BYTES + 1)
    figures = caught.value.figures
    assert (figures["size"], figures["limit"]) == ("10,1", "10")  # never “10 MB; at most 10 MB”


def test_sentences_say_how_long_is_too_long():
    with pytest.raises(refusals.TextTooLong) as caught:
        read_text("a.txt", b"a" * 200_001)
    with translation.override(None):
        assert "200.001 characters; at most 200.000" in caught.value.sentence


@pytest.mark.parametrize("name", ["100%.txt", "%(limit)s.txt", "<b>.txt"])
def test_a_name_with_signs_does_not_spoil_the_sentence(name):
    with pytest.raises(Refusal) as caught:
        read_text(name, b"")
    assert name in caught.value.sentence


def test_every_sentence_is_translated():
    catalogue = Path(refusals.__file__).parents[1] / "locale/vi/LC_MESSAGES/django.po"
    text = catalogue.read_text()
    with translation.override(None):
        for refusal in refusals.FileRefused.__subclasses__():
            assert f'msgid "{refusal.message}"' in text
