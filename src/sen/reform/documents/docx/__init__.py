"""DOCX of an official document, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from docx import Document

from sen.reform.documents.content import OfficialDocument
from sen.reform.documents.docx import file, frame, pages, pieces, styles
from sen.reform.documents.printed import printed


def render_docx(document: OfficialDocument) -> bytes:
    """Write the document as DOCX; the same document gives the same bytes."""
    words = printed(document)
    paper = Document()
    styles.define(paper)
    pages.set_up(paper, words.note)
    frame.write_letterhead(paper, words)
    frame.write_title(paper, words)
    pieces.write(paper, words.pieces)
    frame.write_ending(paper, words)
    for annex in words.annexes:
        pages.start_annex(paper, annex.orientation)
        frame.write_annex_title(paper, annex)
        pieces.write(paper, annex.pieces)
    return file.save(paper, words.name, document.letterhead.on)
