"""Where the papers of the season lie, and what is read in them."""

import io

from docx import Document

from tests.reform.documents.nd30 import form_of

FOLDER = "/danh-gia/2023/xa-phuong/ho-so/"
OF_ROUND = ("ke-hoach", "huong-dan", "tai-lieu-hop", "bien-ban", "quyet-dinh", "thong-bao")
OF_UNIT = ("bao-cao-tu-danh-gia", "bang-diem", "thu-thong-bao")
ONE = f"{FOLDER}phuong-mot/"


def text_of(data):
    paper = Document(io.BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in paper.paragraphs), *cells])


def table_headed(data, head):
    return next(table for table in form_of(data).tables if head in table.head)
