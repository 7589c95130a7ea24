"""Files of every kind somebody may send, made by hand, so that each says what it is."""

import io
import zipfile
import zlib

import xlsxwriter
from docx import Document
from PIL import Image


def a_pdf(*lines, extra=b"", trailer=b"", box=b"0 0 595 842"):
    """A PDF of one page; `extra` goes into its catalogue, `trailer` into its trailer."""
    text = (
        b"BT /F1 20 Tf 60 780 Td 24 TL " + b" ".join(b"(%s) Tj T*" % line.encode("latin-1") for line in lines) + b" ET"
    )
    return _assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % extra,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            % box,
            b"<< /Length %d >> stream\n%s\nendstream" % (len(text), text),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ],
        trailer,
    )


def a_pdf_in_vietnamese(*lines):
    """A PDF whose text layer holds Vietnamese letters: each glyph mapped to its letter."""
    letters = sorted({letter for line in lines for letter in line})
    code = {letter: number + 1 for number, letter in enumerate(letters)}
    mapped = b"".join(
        b"<%02X> <%s>\n" % (code[letter], letter.encode("utf-16-be").hex().encode()) for letter in letters
    )
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n%d beginbfchar\n%sendbfchar\n"
        b"endcmap CMapName currentdict /CMap defineresource pop end end" % (len(letters), mapped)
    )
    shown = b" ".join(b"<%s> Tj T*" % bytes(code[letter] for letter in line).hex().encode() for line in lines)
    text = b"BT /F1 20 Tf 60 780 Td 24 TL " + shown + b" ET"
    return _assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            b"<< /Length %d >> stream\n%s\nendstream" % (len(text), text),
            b"<< /Type /Font /Subtype /TrueType /BaseFont /Helvetica /ToUnicode 6 0 R >>",
            b"<< /Length %d >> stream\n%s\nendstream" % (len(cmap), cmap),
        ]
    )


def a_pdf_of_pages(count):
    """A PDF of so many empty pages."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    catalogue = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)]
    return _assembled(catalogue + [page] * count)


def a_pdf_with_packed(content, claimed=None):
    """A PDF with further objects packed together, where a reader of the plain bytes sees nothing."""
    packed = zlib.compress(content)
    stream = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >> stream\n%s\nendstream"
    return _assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
            stream % (len(packed), packed if claimed is None else claimed),
        ]
    )


def a_locked_pdf():
    """A PDF encrypted with a password nobody told."""
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]"
    return a_pdf("x", trailer=locked % (b"11" * 32, b"22" * 32))


def _assembled(objects, trailer=b""):
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def a_picture(format_name="PNG", size=(60, 40), mode="RGB", **options):
    """A picture of one colour."""
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, format_name, **options)
    return buffer.getvalue()


def a_docx(*lines):
    """A Word file of these paragraphs."""
    document, buffer = Document(), io.BytesIO()
    for line in lines or ("Báo cáo",):
        document.add_paragraph(line)
    document.save(buffer)
    return buffer.getvalue()


def an_xlsx(*cells):
    """A workbook with these texts one under the other."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, cell in enumerate(cells):
            sheet.write(row, 0, cell)
    return buffer.getvalue()


def with_part(archive, name, content=b"x"):
    """An archive with one more part, or a part replaced."""
    source, buffer = zipfile.ZipFile(io.BytesIO(archive)), io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            if part != name:
                target.writestr(part, source.read(part))
        target.writestr(name, content)
    return buffer.getvalue()


def a_zip(**parts):
    """An archive that is no Office file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in (parts or {"a.txt": "x"}).items():
            target.writestr(name, content)
    return buffer.getvalue()


def a_presentation():
    """A PowerPoint file, as far as its relations say."""
    relation = (
        b'<Relationships><Relationship Id="1" Type="x/officeDocument" Target="ppt/presentation.xml"/></Relationships>'
    )
    return a_zip(**{"[Content_Types].xml": "<Types/>", "_rels/.rels": relation})


DDE = b'<a xmlns="urn:x"><ddeLink ddeService="cmd"/></a>'
A_WORKBOOK_ELSEWHERE = b'<a xmlns="urn:x"><externalBook/></a>'
ENTITIES = b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
A_NEST = with_part(a_docx(), "word/embeddings/b.xlsx", an_xlsx("x"))
